//! Things found are rows wherever they are asked for; what cannot be searched is refused.

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
