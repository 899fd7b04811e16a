//! What a profile's query must not do.

use super::super::error::Cause;
use super::this;
use crate::query;
use oxrdf::Variable;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// Adds the variables of a triple of the template.
pub(super) fn of_template(
    triple: &TriplePattern,
    variables: &mut Vec<Variable>,
) -> Result<(), Cause> {
    let mut see = |variable: &Variable| {
        if !variables.contains(variable) {
            variables.push(variable.clone());
        }
    };
    for term in [&triple.subject, &triple.object] {
        match term {
            TermPattern::Variable(variable) => see(variable),
            TermPattern::NamedNode(_) | TermPattern::Literal(_) => {}
            TermPattern::BlankNode(_) => {
                return Err(wrong(
                    "the template has a blank node; name the part: \
                     BIND(IRI(CONCAT(STR(?this), \"#part\")) AS ?part)",
                ));
            }
            TermPattern::Triple(_) => return Err(wrong("the template has a triple term")),
        }
    }
    if let NamedNodePattern::Variable(variable) = &triple.predicate {
        see(variable);
    }
    Ok(())
}

/// Refuses what a profile's query must not do; gives the variables it mentions.
pub(super) fn check(pattern: &GraphPattern) -> Result<Vec<Variable>, Cause> {
    let mut checked = Checked::default();
    checked.pattern(pattern.clone());
    match checked.fault {
        Some(fault) => Err(wrong(fault)),
        None => Ok(checked.variables),
    }
}

#[derive(Default)]
struct Checked {
    variables: Vec<Variable>,
    fault: Option<&'static str>,
}

impl Checked {
    pub(super) fn pattern(&mut self, pattern: GraphPattern) -> GraphPattern {
        match &pattern {
            GraphPattern::Service { .. } => self.fault = Some("the query asks another host"),
            GraphPattern::Graph { .. } => {
                self.fault = Some("the query names a GRAPH; it is asked of their union")
            }
            GraphPattern::Extend { variable, .. } if *variable == this() => {
                self.fault = Some("?this is bound by the query; it is to be left free");
            }
            GraphPattern::Values { variables, .. } if variables.contains(&this()) => {
                self.fault = Some("?this is in a VALUES of the query; it is to be left free");
            }
            GraphPattern::Slice { .. } => {
                self.fault =
                    Some("the query has a LIMIT or OFFSET, which counts rows of all resources");
            }
            _ => {}
        }
        self.see(&pattern);
        // Both walks share `self`; they never run at once.
        let shared = std::cell::RefCell::new(self);
        query::map_pattern(
            pattern,
            &mut |inner| shared.borrow_mut().pattern(inner),
            &mut |inner| shared.borrow_mut().expression(inner),
        )
    }

    fn expression(&mut self, expression: Expression) -> Expression {
        if let Expression::FunctionCall(function, _) = &expression
            && matches!(
                function,
                Function::Now
                    | Function::Rand
                    | Function::Uuid
                    | Function::StrUuid
                    | Function::BNode
            )
        {
            self.fault = Some("NOW, RAND, UUID, STRUUID and BNODE give another result every time");
        }
        let shared = std::cell::RefCell::new(self);
        query::map_expression(
            expression,
            &mut |inner| shared.borrow_mut().pattern(inner),
            &mut |inner| shared.borrow_mut().expression(inner),
        )
    }

    fn see(&mut self, pattern: &GraphPattern) {
        pattern.on_in_scope_variable(|variable| {
            if !self.variables.contains(variable) {
                self.variables.push(variable.clone());
            }
        });
    }
}

pub(super) fn wrong(what: impl Into<String>) -> Cause {
    Cause::Construct(what.into())
}
