//! Walking a shape's query: the shape's path goes where `$PATH` stands, and what pre-binding
//! forbids (SHACL appendix A) is refused.

use super::expression;
use super::prepare::Prebound;
use crate::shacl::Path;
use oxrdf::Variable;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TriplePattern};

/// Whether a projection met is the query's own or a subquery's.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Level {
    Outermost,
    Inner,
}

pub(super) struct Rewrite<'a> {
    pub(super) path: Option<&'a Path>,
    pub(super) prebound: &'a [Prebound],
    /// Whether the query mentions `$shapesGraph`.
    pub(super) reads_shapes: bool,
}

impl Rewrite<'_> {
    pub(super) fn pattern(
        &mut self,
        pattern: &mut GraphPattern,
        level: Level,
    ) -> Result<(), String> {
        match pattern {
            GraphPattern::Bgp { patterns } => {
                let patterns = std::mem::take(patterns);
                *pattern = self.triples(patterns)?;
            }
            GraphPattern::Path { .. } => {}
            GraphPattern::Join { left, right } | GraphPattern::Union { left, right } => {
                self.pattern(left, Level::Inner)?;
                self.pattern(right, Level::Inner)?;
            }
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } => {
                self.pattern(left, Level::Inner)?;
                self.pattern(right, Level::Inner)?;
                if let Some(expression) = expression {
                    self.expression(expression)?;
                }
            }
            GraphPattern::Filter { expr, inner } => {
                self.expression(expr)?;
                self.pattern(inner, Level::Inner)?;
            }
            GraphPattern::Graph { name, inner } => {
                if let NamedNodePattern::Variable(variable) = name {
                    self.reads_shapes |= variable.as_str() == "shapesGraph";
                }
                self.pattern(inner, Level::Inner)?;
            }
            GraphPattern::Extend {
                inner,
                variable,
                expression,
            } => {
                self.assigned(variable)?;
                self.expression(expression)?;
                self.pattern(inner, level)?;
            }
            GraphPattern::Project { inner, variables } => {
                self.projected(variables, level)?;
                self.pattern(inner, Level::Inner)?;
            }
            GraphPattern::OrderBy { inner, expression } => {
                for order in expression {
                    let (OrderExpression::Asc(e) | OrderExpression::Desc(e)) = order;
                    self.expression(e)?;
                }
                self.pattern(inner, level)?;
            }
            GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => self.pattern(inner, level)?,
            GraphPattern::Group {
                inner, aggregates, ..
            } => {
                for (variable, _) in aggregates {
                    self.assigned(variable)?;
                }
                self.pattern(inner, level)?;
            }
            GraphPattern::Minus { .. } => return Err("its query must not use MINUS".to_owned()),
            GraphPattern::Values { .. } => return Err("its query must not use VALUES".to_owned()),
            GraphPattern::Service { .. } => {
                return Err("its query must not use SERVICE".to_owned());
            }
            GraphPattern::Lateral { .. } => {
                return Err("its query must not use LATERAL".to_owned());
            }
        }
        Ok(())
    }

    /// Puts the shape's path where `$PATH` stands.
    fn triples(&mut self, patterns: Vec<TriplePattern>) -> Result<GraphPattern, String> {
        let mut plain = Vec::new();
        let mut paths = Vec::new();
        for mut triple in patterns {
            match (&triple.predicate, self.path) {
                (NamedNodePattern::Variable(v), Some(Path::Predicate(p)))
                    if v.as_str() == "PATH" =>
                {
                    triple.predicate = p.clone().into();
                }
                (NamedNodePattern::Variable(v), Some(path)) if v.as_str() == "PATH" => {
                    let path = expression(path);
                    paths.push(GraphPattern::Path {
                        subject: triple.subject,
                        path,
                        object: triple.object,
                    });
                    continue;
                }
                (NamedNodePattern::Variable(v), None) if v.as_str() == "PATH" => {
                    return Err("$PATH stands for the path of a property shape".to_owned());
                }
                _ => {}
            }
            plain.push(triple);
        }
        let bgp = GraphPattern::Bgp { patterns: plain };
        Ok(paths
            .into_iter()
            .fold(bgp, |left, right| GraphPattern::Join {
                left: Box::new(left),
                right: Box::new(right),
            }))
    }

    fn assigned(&self, variable: &Variable) -> Result<(), String> {
        if self.prebound.iter().any(|p| p.variable == *variable) {
            return Err(format!(
                "its query must not assign {variable}, which has a value"
            ));
        }
        Ok(())
    }

    fn projected(&self, variables: &[Variable], level: Level) -> Result<(), String> {
        let needed: Vec<&Variable> = match level {
            Level::Outermost => self.prebound.iter().map(|p| &p.variable).take(1).collect(),
            Level::Inner => {
                let needed = self.prebound.iter().filter(|p| p.in_subqueries);
                needed.map(|p| &p.variable).collect()
            }
        };
        if let Some(missing) = needed.into_iter().find(|v| !variables.contains(v)) {
            return Err(format!("each SELECT of its query must give {missing}"));
        }
        if level == Level::Outermost && variables.iter().any(|v| v.as_str() == "failure") {
            return Err("the variable ?failure is not supported".to_owned());
        }
        Ok(())
    }

    fn expression(&mut self, expression: &mut Expression) -> Result<(), String> {
        match expression {
            Expression::NamedNode(_) | Expression::Literal(_) => {}
            Expression::Variable(variable) | Expression::Bound(variable) => {
                self.reads_shapes |= variable.as_str() == "shapesGraph";
            }
            Expression::Exists(pattern) => self.pattern(pattern, Level::Inner)?,
            Expression::Or(a, b)
            | Expression::And(a, b)
            | Expression::Equal(a, b)
            | Expression::SameTerm(a, b)
            | Expression::Greater(a, b)
            | Expression::GreaterOrEqual(a, b)
            | Expression::Less(a, b)
            | Expression::LessOrEqual(a, b)
            | Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => {
                self.expression(a)?;
                self.expression(b)?;
            }
            Expression::UnaryPlus(a) | Expression::UnaryMinus(a) | Expression::Not(a) => {
                self.expression(a)?;
            }
            Expression::If(a, b, c) => {
                self.expression(a)?;
                self.expression(b)?;
                self.expression(c)?;
            }
            Expression::In(a, all) => {
                self.expression(a)?;
                all.iter_mut().try_for_each(|e| self.expression(e))?;
            }
            Expression::Coalesce(all) | Expression::FunctionCall(_, all) => {
                all.iter_mut().try_for_each(|e| self.expression(e))?;
            }
        }
        Ok(())
    }
}
