//! `hg:matches`: the things a text search finds, as a table in the query.
//!
//! `?thing hg:matches "allergi"`, or with the score
//! `?thing hg:matches [ hg:query "allergi" ; hg:score ?score ]`. The text is a literal, or a variable
//! that a `VALUES` table of the query gives texts, so that stored questions can be asked about one.
//! Who evaluates gives the search ([`TextSearch`]); the triples are replaced by what it finds before
//! anything else is done, in queries and in the patterns of updates.

#[cfg(test)]
mod tests;
mod uses;

use super::Error;
use super::children::{expressions, patterns};
use super::walk::Part;
use crate::index::Snapshot;
use crate::vocab::hg;
use oxrdf::{Literal, NamedNode, Variable};
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{GroundTerm, TermPattern, TriplePattern};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use uses::{Use, has, mentions, renamed, taken};

/// Most texts one variable may stand for.
const TEXTS: usize = 16;

/// Finds things by text.
pub trait TextSearch: Send + Sync {
    /// What `text` finds, best first, with scores; names are those of `snapshot`.
    fn find(&self, snapshot: &Snapshot, text: &str) -> Result<Vec<(NamedNode, f64)>, Unsearched>;
}

/// Why nothing was searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsearched {
    /// The text cannot be searched for.
    Refused(String),
    /// Later it can.
    NotReady(String),
}

/// The pattern with what `hg:matches` finds in its place; none if it is not used.
pub(super) fn matched(
    snapshot: &Snapshot,
    pattern: &GraphPattern,
    search: Option<&dyn TextSearch>,
) -> Result<Option<GraphPattern>, Error> {
    if !mentions(pattern)? {
        return Ok(None);
    }
    let search = search.ok_or_else(|| {
        refused("it is not supported here: there is no search index but in a running server")
    })?;
    let matching = Matching {
        snapshot,
        search,
        texts: texts(pattern),
        state: RefCell::default(),
    };
    let pattern = matching.pattern(pattern.clone());
    match matching.state.into_inner().failed {
        Some(error) => Err(error),
        None => Ok(Some(pattern)),
    }
}

fn refused(why: impl std::fmt::Display) -> Error {
    Error::Search(format!("hg:matches: {why}"))
}

/// The literals that tables of the query give variables; none for one that has other values too.
fn texts(pattern: &GraphPattern) -> BTreeMap<String, Option<Vec<Literal>>> {
    let mut texts: BTreeMap<String, Option<Vec<Literal>>> = BTreeMap::new();
    Part::Pattern(pattern).all(&mut |part| {
        let Part::Pattern(GraphPattern::Values {
            variables,
            bindings,
        }) = part
        else {
            return;
        };
        for (column, variable) in variables.iter().enumerate() {
            let known = texts.entry(variable.as_str().to_owned());
            let known = known.or_insert_with(|| Some(Vec::new()));
            for row in bindings {
                match (&mut *known, &row[column]) {
                    (Some(known), Some(GroundTerm::Literal(literal))) => {
                        if !known.contains(literal) {
                            known.push(literal.clone());
                        }
                    }
                    _ => *known = None,
                }
            }
        }
    });
    texts
}

struct Matching<'a> {
    snapshot: &'a Snapshot,
    search: &'a dyn TextSearch,
    texts: BTreeMap<String, Option<Vec<Literal>>>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    failed: Option<Error>,
    /// Variables made so far.
    made: usize,
}

impl Matching<'_> {
    fn pattern(&self, pattern: GraphPattern) -> GraphPattern {
        match pattern {
            service @ GraphPattern::Service { .. } => service,
            GraphPattern::Bgp { patterns } => self.triples(patterns).unwrap_or_else(|error| {
                self.state.borrow_mut().failed.get_or_insert(error);
                GraphPattern::default()
            }),
            other => patterns(other, &mut |inner| self.pattern(inner), &mut |expression| {
                self.expression(expression)
            }),
        }
    }

    fn expression(&self, expression: Expression) -> Expression {
        expressions(
            expression,
            &mut |inner| self.pattern(inner),
            &mut |expression| self.expression(expression),
        )
    }

    fn triples(&self, mut triples: Vec<TriplePattern>) -> Result<GraphPattern, Error> {
        let mut tables = Vec::new();
        while let Some(at) = triples.iter().position(|triple| has(triple, hg::MATCHES)) {
            let triple = triples.remove(at);
            let mut found = taken(triple, &mut triples)?;
            if let TermPattern::BlankNode(_) = &found.thing {
                let variable = TermPattern::from(self.variable());
                triples = renamed(triples, &found.thing, &variable);
                found.thing = variable;
            }
            tables.push(self.table(found)?);
        }
        let rest = (!triples.is_empty()).then_some(GraphPattern::Bgp { patterns: triples });
        let all = tables.into_iter().chain(rest);
        let joined = all.reduce(|left, right| GraphPattern::Join {
            left: Box::new(left),
            right: Box::new(right),
        });
        Ok(joined.unwrap_or_default())
    }

    fn variable(&self) -> Variable {
        let mut state = self.state.borrow_mut();
        state.made += 1;
        Variable::new_unchecked(format!("x_helsegraf_found_{}", state.made))
    }

    /// What one use finds.
    fn table(&self, found: Use) -> Result<GraphPattern, Error> {
        let (thing, only) = match found.thing {
            TermPattern::Variable(variable) => (variable, None),
            TermPattern::NamedNode(iri) => (self.variable(), Some(iri)),
            _ => return Err(refused("what it is asked of must be a variable or an IRI")),
        };
        let (text, texts) = self.given(found.text)?;
        let score = found.score.unwrap_or_else(|| self.variable());
        let text = text.unwrap_or_else(|| self.variable());
        let variables = vec![thing, text, score];
        if variables.iter().collect::<HashSet<_>>().len() < variables.len() {
            return Err(refused("thing, text and score must be different variables"));
        }
        let mut bindings = Vec::new();
        for text in texts {
            let things = self.search.find(self.snapshot, text.value());
            let things = things.map_err(|error| match error {
                Unsearched::Refused(why) => refused(why),
                Unsearched::NotReady(why) => Error::SearchNotReady(why),
            })?;
            for (thing, score) in things {
                if only.as_ref().is_none_or(|only| *only == thing) {
                    let row: [GroundTerm; 3] = [
                        thing.into(),
                        text.clone().into(),
                        Literal::from(score).into(),
                    ];
                    bindings.push(row.map(Some).into());
                }
            }
        }
        Ok(GraphPattern::Values {
            variables,
            bindings,
        })
    }

    /// The texts to search for, and the variable that stands for them.
    fn given(&self, text: TermPattern) -> Result<(Option<Variable>, Vec<Literal>), Error> {
        match text {
            TermPattern::Literal(text) => Ok((None, vec![text])),
            TermPattern::Variable(variable) => match self.texts.get(variable.as_str()) {
                Some(Some(texts)) if texts.len() <= TEXTS => Ok((Some(variable), texts.clone())),
                Some(Some(_)) => Err(refused(format!("{variable} has more than {TEXTS} texts"))),
                Some(None) => Err(refused(format!(
                    "{variable} has values that are no texts; give it literals alone"
                ))),
                None => Err(refused(format!(
                    "{variable} must be given texts by a table: VALUES {variable} {{ \"...\" }}"
                ))),
            },
            other => Err(refused(format!(
                "{other} is no text; write \"...\" or [ hg:query \"...\" ; hg:score ?score ]"
            ))),
        }
    }
}
