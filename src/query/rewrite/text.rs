//! Text filters: candidates from the index's search in all literals, before the filter decides.

use super::correlate::is_closed;
use super::flatten::Parts;
use super::group::{Element, Size};
use super::names::{Name, certain, mentioned, used};
use super::{Context, Rewriter};
use crate::index::{Scope, TermId};
use crate::query::scope::Graph;
use oxrdf::NamedNode;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use std::sync::Arc;

/// Rows below which a search through all texts is not worth its time.
const WORTH: f64 = 3000.0;

/// The predicate of the patterns that stand for candidates; their subject is the list's number.
pub(in crate::query) fn predicate() -> NamedNode {
    NamedNode::new_unchecked("x-helsegraf:candidates")
}

/// The subject of the pattern for a list.
pub(in crate::query) fn list(number: usize) -> NamedNode {
    NamedNode::new_unchecked(format!("x-helsegraf:candidates:{number}"))
}

impl Rewriter<'_> {
    /// Adds candidates for the text filters of a group that is dear without; true if it did.
    pub(super) fn add_candidates(&self, parts: &mut Parts, cost: f64, context: &Context) -> bool {
        if cost < WORTH || !self.is_in_union(context) {
            return false;
        }
        let mut added = Vec::new();
        for filter in &parts.filters {
            let Some((name, text)) = needle(filter) else {
                continue;
            };
            let literals = parts
                .elements
                .iter()
                .find_map(|element| self.literals_at(element, &name));
            let Some(literals) =
                literals.filter(|_| is_closed(filter, &parts.names(), &used(filter)))
            else {
                continue;
            };
            let found = self.snapshot.literals_containing(&text);
            if (found.len() as f64) < cost / 4.0 {
                added.push(self.candidates_of(&name, found, literals));
            }
        }
        let any = !added.is_empty();
        parts.elements.extend(added);
        any
    }

    fn is_in_union(&self, context: &Context) -> bool {
        let is_in =
            |graph: &TermId| *graph == TermId::UNNAMED_GRAPH || !self.snapshot.is_aside_id(*graph);
        match &context.graph {
            Graph::One(Scope::Union | Scope::Unnamed) => true,
            Graph::One(Scope::Named(graph)) => is_in(graph),
            Graph::One(Scope::Merge(graphs)) => graphs.iter().all(is_in),
            Graph::Any => false,
        }
    }

    /// The number of different objects, if the element binds `name` to an object of a predicate
    /// whose objects are all literals: an IRI would match without being a candidate.
    fn literals_at(&self, element: &Element, name: &Name) -> Option<f64> {
        let GraphPattern::Bgp { patterns } = &element.pattern else {
            return None;
        };
        let [pattern] = &patterns[..] else {
            return None;
        };
        let NamedNodePattern::NamedNode(predicate) = &pattern.predicate else {
            return None;
        };
        if super::names::of_term(&pattern.object).as_ref() != Some(name) {
            return None;
        }
        let statistics = self.snapshot.statistics(self.snapshot.id(predicate)?);
        (statistics.literals == statistics.objects).then_some(statistics.objects as f64)
    }

    fn candidates_of(&self, name: &Name, found: Vec<TermId>, literals: f64) -> Element {
        let mut lists = self.candidates.borrow_mut();
        let rows = found.len() as f64;
        let object = match name {
            Name::Variable(name) => oxrdf::Variable::new_unchecked(&**name),
            Name::Blank(_) => unreachable!("a filter names variables"),
        };
        let pattern = GraphPattern::Bgp {
            patterns: vec![TriplePattern {
                subject: TermPattern::NamedNode(list(lists.len())),
                predicate: predicate().into(),
                object: object.into(),
            }],
        };
        lists.push(Arc::from(found));
        Element {
            certain: certain(&pattern),
            mentioned: mentioned(&pattern),
            pattern,
            size: Size::Fan(super::cost::Fan::of_list(name.clone(), rows, literals)),
        }
    }
}

/// The variable a filter is about, and the text its value must contain whatever the case.
fn needle(filter: &Expression) -> Option<(Name, String)> {
    let Expression::FunctionCall(function, arguments) = filter else {
        return None;
    };
    let (Some(about), Some(Expression::Literal(text))) = (arguments.first(), arguments.get(1))
    else {
        return None;
    };
    let name = variable(about)?;
    let text = match function {
        Function::Contains | Function::StrStarts | Function::StrEnds => text.value().to_owned(),
        Function::Regex => required(text.value(), arguments.get(2))?,
        _ => return None,
    };
    (text.chars().count() > 1).then_some((name, text))
}

/// The variable behind `STR` and `LCASE`.
fn variable(expression: &Expression) -> Option<Name> {
    match expression {
        Expression::Variable(variable) => Some(variable.into()),
        Expression::FunctionCall(Function::Str | Function::LCase, arguments) => {
            variable(arguments.first()?)
        }
        _ => None,
    }
}

/// The text a regular expression is, anchors apart, if it is nothing but text.
fn required(pattern: &str, flags: Option<&Expression>) -> Option<String> {
    let is_harmless = match flags {
        None => true,
        Some(Expression::Literal(flags)) => flags.value().chars().all(|flag| "ism".contains(flag)),
        Some(_) => false,
    };
    let text = pattern.strip_prefix('^').unwrap_or(pattern);
    let text = text.strip_suffix('$').unwrap_or(text);
    let is_plain = !text.contains(|c| r".*+?()[]{}|\^$".contains(c));
    (is_harmless && is_plain).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needle_of(filter: &str) -> Option<String> {
        let text = format!("SELECT * {{ ?s ?p ?l FILTER({filter}) }}");
        let query = crate::query::parse(&text, None).expect("it parses");
        let mut pattern = crate::query::evaluate::pattern_of(&query);
        loop {
            match pattern {
                GraphPattern::Filter { expr, .. } => return needle(expr).map(|found| found.1),
                GraphPattern::Project { inner, .. } => pattern = inner,
                other => panic!("no filter in {other}"),
            }
        }
    }

    #[test]
    fn filters_that_need_a_text_tell_it() {
        let cases = [
            ("CONTAINS(LCASE(STR(?l)), 'abc')", Some("abc")),
            ("STRSTARTS(?l, 'ab')", Some("ab")),
            ("REGEX(?l, '^Ab c$', 'i')", Some("Ab c")),
            ("REGEX(?l, 'a.c')", None),
            ("REGEX(?l, 'a b', 'x')", None),
            ("CONTAINS(UCASE(?l), 'ABC')", None),
            ("CONTAINS(?l, 'a')", None),
            ("!CONTAINS(?l, 'abc')", None),
        ];
        for (filter, wanted) in cases {
            assert_eq!(needle_of(filter).as_deref(), wanted, "{filter}");
        }
    }
}
