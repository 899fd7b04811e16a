//! From expressions to conditions and values; none where there is no such condition here.

use super::chain::Step;
use super::compile::{Compiler, Place};
use super::condition::{Condition, Text, Value};
use spargebra::algebra::{Expression, Function};

impl Compiler<'_> {
    pub(super) fn filter(&mut self, expression: &Expression, place: &Place) -> Option<Step> {
        Some(Step::Filter {
            condition: self.condition(expression, place)?,
            fresh: false,
        })
    }

    fn condition(&mut self, expression: &Expression, place: &Place) -> Option<Condition> {
        let both = |this: &mut Self, left: &Expression, right: &Expression| {
            let left = Box::new(this.condition(left, place)?);
            Some((left, Box::new(this.condition(right, place)?)))
        };
        match expression {
            Expression::And(left, right) => {
                both(self, left, right).map(|(left, right)| Condition::And(left, right))
            }
            Expression::Or(left, right) => {
                both(self, left, right).map(|(left, right)| Condition::Or(left, right))
            }
            Expression::Not(inner) => Some(Condition::Not(Box::new(self.condition(inner, place)?))),
            Expression::Bound(variable) => Some(Condition::Bound(self.name(variable.as_str()))),
            Expression::Equal(left, right) => {
                self.equal(left, right).or_else(|| self.equal(right, left))
            }
            Expression::SameTerm(left, right) => match (&**left, &**right) {
                (Expression::Variable(left), Expression::Variable(right)) => Some(Condition::Same(
                    self.name(left.as_str()),
                    self.name(right.as_str()),
                )),
                _ => None,
            },
            Expression::In(what, list) if !list.is_empty() => {
                let options = list.iter().map(|option| self.equal(what, option));
                let options = options.collect::<Option<Vec<_>>>()?;
                options
                    .into_iter()
                    .reduce(|left, right| Condition::Or(Box::new(left), Box::new(right)))
            }
            Expression::Exists(pattern) => {
                Some(Condition::Exists(self.inner_chain(pattern, place)?.0))
            }
            Expression::FunctionCall(Function::LangMatches, arguments) => match &arguments[..] {
                [of, Expression::Literal(range)] if is_plain(range) => {
                    self.language(of, range.value(), true)
                }
                _ => None,
            },
            Expression::FunctionCall(function, arguments) => self.text(function, arguments),
            _ => None,
        }
    }

    /// `?v = <iri>` and `LANG(?v) = "nb"`.
    fn equal(&mut self, left: &Expression, right: &Expression) -> Option<Condition> {
        match (left, right) {
            (Expression::Variable(variable), Expression::NamedNode(node)) => Some(Condition::Is(
                self.name(variable.as_str()),
                self.dataset.intern(node.clone().into()),
            )),
            (left, Expression::Literal(literal)) if is_plain(literal) => {
                self.language(left, literal.value(), false)
            }
            _ => None,
        }
    }

    fn language(&mut self, of: &Expression, wanted: &str, range: bool) -> Option<Condition> {
        let Expression::FunctionCall(Function::Lang, arguments) = of else {
            return None;
        };
        let [Expression::Variable(variable)] = &arguments[..] else {
            return None;
        };
        Some(Condition::Language {
            place: self.name(variable.as_str()),
            wanted: wanted.to_owned(),
            range,
        })
    }

    fn text(&mut self, function: &Function, arguments: &[Expression]) -> Option<Condition> {
        let test: fn(&str, &str) -> bool = match function {
            Function::Contains => |text, needle| text.contains(needle),
            Function::StrStarts => |text, needle| text.starts_with(needle),
            Function::StrEnds => |text, needle| text.ends_with(needle),
            _ => return None,
        };
        let [of, Expression::Literal(needle)] = arguments else {
            return None;
        };
        let (of, lower_case) = under(of, &Function::LCase);
        let (of, any_term) = under(of, &Function::Str);
        let Expression::Variable(variable) = of else {
            return None;
        };
        is_plain(needle).then(|| {
            Condition::Text(Text {
                place: self.name(variable.as_str()),
                any_term,
                lower_case,
                test,
                needle: needle.value().to_owned(),
            })
        })
    }

    pub(super) fn value(&mut self, expression: &Expression) -> Option<Value> {
        Some(match expression {
            Expression::Variable(variable) => Value::Variable(self.name(variable.as_str())),
            Expression::NamedNode(node) => Value::Term(self.dataset.intern(node.clone().into())),
            Expression::Literal(literal) => {
                Value::Term(self.dataset.intern(literal.clone().into()))
            }
            Expression::Coalesce(options) => {
                let options = options.iter().map(|option| self.value(option));
                Value::Coalesce(options.collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }
}

/// Whether a literal is a string without a language.
fn is_plain(literal: &oxrdf::Literal) -> bool {
    literal.datatype() == oxrdf::vocab::xsd::STRING
}

/// The argument of a function of one, and whether it was there.
fn under<'a>(expression: &'a Expression, wanted: &Function) -> (&'a Expression, bool) {
    match expression {
        Expression::FunctionCall(function, arguments) if function == wanted => match &arguments[..]
        {
            [argument] => (argument, true),
            _ => (expression, false),
        },
        other => (other, false),
    }
}
