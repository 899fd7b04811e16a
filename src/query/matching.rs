//! `hg:matches`: the things a text search finds, as a table in the query.
//!
//! `?thing hg:matches "allergi"`, or with the score
//! `?thing hg:matches [ hg:query "allergi" ; hg:score ?score ]`. The text is a literal, or a variable
//! that a `VALUES` table of the query gives texts, so that stored questions can be asked about one.
//! Who evaluates gives the search ([`TextSearch`]); the triples are replaced by what it finds before
//! anything else is done, in queries and in the patterns of updates.

use super::Error;
use super::children::{expressions, patterns};
use super::walk::Part;
use crate::index::Snapshot;
use crate::vocab::hg;
use oxrdf::{Literal, NamedNode, Variable};
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression as Path};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

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

/// Whether it is used outside what other hosts are asked.
fn mentions(pattern: &GraphPattern) -> Result<bool, Error> {
    let mut mentions = false;
    let mut in_path = false;
    let mut rest = vec![Part::Pattern(pattern)];
    while let Some(part) = rest.pop() {
        match part {
            Part::Pattern(GraphPattern::Service { .. }) => continue,
            Part::Pattern(GraphPattern::Bgp { patterns }) => {
                mentions |= patterns.iter().any(|triple| has(triple, hg::MATCHES));
            }
            Part::Pattern(GraphPattern::Path { path, .. }) => in_path |= walks(path),
            _ => part.each(&mut |inner| rest.push(inner)),
        }
    }
    match in_path {
        true => Err(refused("it cannot be part of a property path")),
        false => Ok(mentions),
    }
}

fn walks(path: &Path) -> bool {
    match path {
        Path::NamedNode(predicate) => predicate.as_ref() == hg::MATCHES,
        Path::Reverse(path)
        | Path::ZeroOrMore(path)
        | Path::OneOrMore(path)
        | Path::ZeroOrOne(path) => walks(path),
        Path::Sequence(a, b) | Path::Alternative(a, b) => walks(a) || walks(b),
        Path::NegatedPropertySet(_) => false,
    }
}

fn has(triple: &TriplePattern, predicate: oxrdf::NamedNodeRef<'_>) -> bool {
    matches!(&triple.predicate, NamedNodePattern::NamedNode(it) if it.as_ref() == predicate)
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

/// One use, taken out of its triples.
struct Use {
    thing: TermPattern,
    text: TermPattern,
    score: Option<Variable>,
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

/// Takes the triples of one use out of those that stand with it.
fn taken(triple: TriplePattern, triples: &mut Vec<TriplePattern>) -> Result<Use, Error> {
    let thing = triple.subject;
    let TermPattern::BlankNode(node) = triple.object else {
        return Ok(Use {
            thing,
            text: triple.object,
            score: None,
        });
    };
    let node = TermPattern::BlankNode(node);
    let (own, others): (Vec<TriplePattern>, Vec<_>) =
        triples.drain(..).partition(|triple| triple.subject == node);
    *triples = others;
    let (mut text, mut score) = (None, None);
    for triple in own {
        let is_twice = if has(&triple, hg::QUERY) {
            text.replace(triple.object).is_some()
        } else if let (true, TermPattern::Variable(variable)) =
            (has(&triple, hg::SCORE), &triple.object)
        {
            score.replace(variable.clone()).is_some()
        } else {
            return Err(refused(format!(
                "{} {} is not understood; it takes hg:query \"...\" and hg:score ?score",
                triple.predicate, triple.object
            )));
        };
        if is_twice {
            return Err(refused("hg:query and hg:score are given once each"));
        }
    }
    let text = text.ok_or_else(|| refused("hg:query is missing: the text to search for"))?;
    Ok(Use { thing, text, score })
}

fn renamed(
    triples: Vec<TriplePattern>,
    from: &TermPattern,
    to: &TermPattern,
) -> Vec<TriplePattern> {
    let swap = |term: TermPattern| if term == *from { to.clone() } else { term };
    let triples = triples.into_iter().map(|triple| TriplePattern {
        subject: swap(triple.subject),
        predicate: triple.predicate,
        object: swap(triple.object),
    });
    triples.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Scope;
    use crate::query::{Options, evaluate, parse};
    use crate::rdf::Delta;
    use oxrdf::{GraphName, Quad};
    use spareval::QueryResults;
    use std::sync::Arc;

    /// Finds things whose IRI ends in the text, and one more.
    struct ByName;

    impl TextSearch for ByName {
        fn find(&self, _: &Snapshot, text: &str) -> Result<Vec<(NamedNode, f64)>, Unsearched> {
            let of = |name: &str| NamedNode::new(format!("http://a.no/{name}")).unwrap();
            match text {
                "" => Err(Unsearched::Refused("no word".into())),
                "soon" => Err(Unsearched::NotReady("soon".into())),
                _ => Ok(vec![(of(text), 2.0), (of("other"), 1.0)]),
            }
        }
    }

    fn ask(query: &str, search: bool) -> Result<String, Error> {
        let thing = |name: &str| NamedNode::new(format!("http://a.no/{name}")).unwrap();
        let quads = [("a", "b"), ("other", "c"), ("third", "a")];
        let added =
            quads.map(|(s, o)| Quad::new(thing(s), thing("p"), thing(o), GraphName::DefaultGraph));
        let delta = Delta {
            added: added.into(),
            ..Delta::default()
        };
        let snapshot = Snapshot::empty(&[]).apply(&delta, 1);
        assert_eq!(snapshot.view(Scope::Union).count(None, None, None), 3);
        let text = format!(
            "PREFIX hg: <{}ns#> PREFIX : <http://a.no/> {query}",
            hg::BASE
        );
        let search: Option<Arc<dyn TextSearch>> = search.then(|| Arc::new(ByName) as _);
        let options = Options {
            search,
            ..Options::default()
        };
        match evaluate(&snapshot, &parse(&text, None)?, &options)? {
            QueryResults::Boolean(yes) => Ok(yes.to_string()),
            QueryResults::Graph(triples) => Ok(triples.count().to_string()),
            QueryResults::Solutions(solutions) => {
                let mut rows: Vec<String> = solutions
                    .map(|row| {
                        let row = row.unwrap();
                        let cells = row.iter().map(|(_, term)| match term {
                            oxrdf::Term::NamedNode(iri) => iri.as_str()[12..].to_owned(),
                            oxrdf::Term::Literal(literal) => literal.value().to_owned(),
                            other => other.to_string(),
                        });
                        cells.collect::<Vec<_>>().join(" ")
                    })
                    .collect();
                rows.sort();
                Ok(rows.join(", "))
            }
        }
    }

    #[test]
    fn things_found_are_rows_wherever_it_stands() {
        for (query, rows) in [
            ("SELECT ?s { ?s hg:matches 'a' }", "a, other"),
            (
                "SELECT ?s ?n { ?s hg:matches [ hg:query 'a' ; hg:score ?n ] ; :p ?o }",
                "a 2, other 1",
            ),
            (
                "SELECT ?n { ?s :p ?o ; hg:matches [ hg:score ?n ; hg:query 'a'@nb ] . FILTER(?n > 1) }",
                "2",
            ),
            (
                "SELECT ?o { ?s :p ?o . OPTIONAL { ?o hg:matches 'a' . BIND(1 AS ?x) } FILTER(BOUND(?x)) }",
                "a",
            ),
            (
                "SELECT ?s { ?s :p ?o FILTER EXISTS { ?s hg:matches 'a' } }",
                "a, other",
            ),
            (
                "SELECT ?s { ?s :p ?o MINUS { ?s hg:matches 'a' } }",
                "third",
            ),
            (
                "SELECT ?s { VALUES ?t { 'a' 'third' } ?s hg:matches ?t ; :p ?o } ORDER BY ?s",
                "a, other, other, third",
            ),
            ("SELECT ?o { [] hg:matches 'a' ; :p ?o }", "b, c"),
            ("ASK { :a hg:matches 'a' }", "true"),
            ("ASK { :third hg:matches 'a' }", "false"),
            (
                "CONSTRUCT { ?s :p ?o } WHERE { ?s hg:matches 'a' ; :p ?o }",
                "2",
            ),
            (
                "SELECT ?s { ?s hg:matches 'a' . ?s hg:matches 'other' }",
                "other, other",
            ),
        ] {
            match ask(query, true) {
                Ok(found) => assert_eq!(found, rows, "{query}"),
                Err(error) => panic!("{query}: {error}"),
            }
        }
    }

    #[test]
    fn what_it_cannot_be_asked_is_refused_by_name() {
        for (query, why) in [
            ("ASK { ?s hg:matches :a }", "is no text"),
            ("ASK { ?s hg:matches ?t }", "VALUES ?t"),
            ("ASK { VALUES ?t { 'a' :a } ?s hg:matches ?t }", "no texts"),
            (
                "ASK { ?s hg:matches [ hg:score ?n ] }",
                "hg:query is missing",
            ),
            (
                "ASK { ?s hg:matches [ hg:query 'a' ; :p 1 ] }",
                "not understood",
            ),
            (
                "ASK { ?s hg:matches [ hg:query 'a' ; hg:score 1 ] }",
                "not understood",
            ),
            ("ASK { ?s hg:matches [ hg:query 'a', 'b' ] }", "once each"),
            (
                "ASK { ?s hg:matches [ hg:query 'a' ; hg:score ?s ] }",
                "different",
            ),
            ("ASK { 'x' hg:matches 'a' }", "variable or an IRI"),
            ("ASK { ?s hg:matches+ 'a' }", "property path"),
            ("ASK { ?s hg:matches '' }", "no word"),
        ] {
            let error = ask(query, true).map(|_| ()).unwrap_err();
            assert!(matches!(error, Error::Search(_)), "{query}: {error}");
            assert!(error.to_string().contains(why), "{query}: {error}");
        }
        let late = ask("ASK { ?s hg:matches 'soon' }", true).unwrap_err();
        assert!(matches!(late, Error::SearchNotReady(_)), "{late}");
        let without = ask("ASK { ?s hg:matches 'a' }", false).unwrap_err();
        assert!(without.to_string().contains("not supported"), "{without}");
        assert_eq!(ask("ASK { ?s :p ?o }", false).unwrap(), "true");
    }
}
