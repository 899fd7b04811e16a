//! The W3C SHACL test suite: whole reports compared as multisets, failures expected as failures.

use crate::support;
use helsegraf::index::Snapshot;
use helsegraf::rdf::Delta;
use helsegraf::shacl::Shapes;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::vocab::rdf;
use oxrdf::{
    Graph, GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, TermRef,
    Triple,
};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

const MF: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const SHT: &str = "http://www.w3.org/ns/shacl-test#";
const SH: &str = "http://www.w3.org/ns/shacl#";
const SHAPES_GRAPH: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("urn:helsegraf:test:shapes");

/// Cases left out, by the beginning of their IRI, each with the reason.
const SKIPPED: &[(&str, &str)] = &[];

#[test]
fn w3c_shacl() {
    let Some(folder) = support::shared("w3c/shacl") else {
        return;
    };
    let mut suite = Suite::default();
    suite.manifest(&folder.join("manifest.ttl"));
    // Proposed, and in no manifest's list.
    suite.manifest(&folder.join("sparql/component/nodeValidator-001.ttl"));
    let (mut passed, mut skipped, mut failures) = (0, 0, Vec::new());
    for case in std::mem::take(&mut suite.cases) {
        let name = case.iri.as_str().trim_start_matches("file://");
        let name = name.trim_start_matches(folder.to_str().expect("a UTF-8 path"));
        if let Some((_, reason)) = SKIPPED.iter().find(|(iri, _)| name.starts_with(iri)) {
            println!("skipped {name}: {reason}");
            skipped += 1;
            continue;
        }
        match suite.run(&case) {
            Ok(()) => passed += 1,
            Err(why) => failures.push(format!("{name}\n{why}")),
        }
    }
    println!(
        "W3C SHACL: {passed} passed, {skipped} skipped, {} failed",
        failures.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert_eq!(passed + skipped, 121, "the suite has 121 cases");
}

struct Case {
    iri: NamedNode,
    file: PathBuf,
}

/// Each file is read once, so that a blank node is the same wherever it is mentioned.
#[derive(Default)]
struct Suite {
    files: HashMap<PathBuf, Graph>,
    cases: Vec<Case>,
}

impl Suite {
    fn manifest(&mut self, file: &Path) {
        let this = file_iri(file);
        let graph = self.graph(file).clone();
        for entries in objects(&graph, this.as_ref(), &format!("{MF}entries")) {
            for entry in list(&graph, &entries) {
                let Term::NamedNode(iri) = entry else {
                    panic!("a case has no name in {}", file.display())
                };
                self.cases.push(Case {
                    iri,
                    file: file.to_owned(),
                });
            }
        }
        for include in objects(&graph, this.as_ref(), &format!("{MF}include")) {
            self.manifest(&path_of(&include));
        }
    }

    fn graph(&mut self, file: &Path) -> &Graph {
        self.files
            .entry(file.to_owned())
            .or_insert_with(|| read(file))
    }

    fn run(&mut self, case: &Case) -> Result<(), String> {
        let manifest = self.graph(&case.file).clone();
        let action = one(&manifest, &case.iri, &format!("{MF}action"));
        let expected = one(&manifest, &case.iri, &format!("{MF}result"));
        let data = path_of(&one(&manifest, &action, &format!("{SHT}dataGraph")));
        let shapes = path_of(&one(&manifest, &action, &format!("{SHT}shapesGraph")));
        let snapshot = snapshot(self.graph(&data).clone(), self.graph(&shapes));
        let compiled = Shapes::compile(&snapshot.view_of(GraphNameRef::NamedNode(SHAPES_GRAPH)));
        if expected == Term::from(NamedNode::new_unchecked(format!("{SHT}Failure"))) {
            return match compiled {
                Err(_) => Ok(()),
                Ok(_) => Err("a failure was expected".to_owned()),
            };
        }
        let compiled = compiled.map_err(|e| e.to_string())?;
        let report = compiled
            .validate(&snapshot.view_of(GraphNameRef::DefaultGraph))
            .to_graph();
        let root = report
            .subjects_for_predicate_object(rdf::TYPE, &sh("ValidationReport"))
            .next()
            .ok_or("no report")?;
        compare(&manifest, &expected, &report, &root.into_owned().into())
    }
}

fn compare(expected: &Graph, wanted: &Term, actual: &Graph, got: &Term) -> Result<(), String> {
    let conforms = |g: &Graph, r: &Term| one(g, r, &format!("{SH}conforms")).to_string();
    let (a, b) = (conforms(expected, wanted), conforms(actual, got));
    if a != b {
        return Err(format!("sh:conforms {b}, expected {a}"));
    }
    // Messages and source constraints are compared where the case states them.
    let mut open = results(actual, got);
    for result in results(expected, wanted) {
        let found = open.iter().position(|other| {
            result
                .iter()
                .all(|(key, values)| other.get(key) == Some(values))
                && other.keys().all(|key| {
                    result.contains_key(key)
                        || [sh("resultMessage"), sh("sourceConstraint"), sh("detail")].contains(key)
                })
        });
        match found {
            Some(place) => drop(open.swap_remove(place)),
            None => return Err(format!("missing: {result:?}\nof: {open:#?}")),
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("not expected: {open:#?}"))
    }
}

/// The results of a report, each as its values by property; paths as text.
fn results(graph: &Graph, report: &Term) -> Vec<HashMap<NamedNode, Vec<String>>> {
    let mut all = Vec::new();
    for result in objects_of(graph, report, &format!("{SH}result")) {
        let mut properties: HashMap<NamedNode, Vec<String>> = HashMap::new();
        for triple in graph.triples_for_subject(&subject(&result)) {
            let value = if triple.predicate == sh("resultPath") {
                path_text(graph, &triple.object.into_owned())
            } else {
                triple.object.to_string()
            };
            let predicate = triple.predicate.into_owned();
            properties.entry(predicate).or_default().push(value);
        }
        properties.values_mut().for_each(|v| v.sort());
        all.push(properties);
    }
    all
}

fn path_text(graph: &Graph, path: &Term) -> String {
    if matches!(path, Term::NamedNode(_)) {
        return path.to_string();
    }
    let members = list(graph, path);
    if !members.is_empty() {
        let members: Vec<_> = members.iter().map(|m| path_text(graph, m)).collect();
        return format!("({})", members.join(" "));
    }
    let mut parts = Vec::new();
    for triple in graph.triples_for_subject(&subject(path)) {
        parts.push(format!(
            "{} {}",
            triple.predicate,
            path_text(graph, &triple.object.into_owned())
        ));
    }
    parts.sort();
    format!("[{}]", parts.join(";"))
}

fn snapshot(data: Graph, shapes: &Graph) -> Snapshot {
    let unnamed = data
        .iter()
        .map(|t| t.into_owned().in_graph(GraphName::DefaultGraph));
    let named = shapes
        .iter()
        .map(|t| t.into_owned().in_graph(SHAPES_GRAPH.into_owned()));
    let delta = Delta {
        added: unnamed.chain(named).collect(),
        ..Delta::default()
    };
    Snapshot::empty(&[SHAPES_GRAPH.as_str().to_owned()]).apply(&delta, 1)
}

fn read(file: &Path) -> Graph {
    let text = std::fs::read(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    RdfParser::from_format(RdfFormat::Turtle)
        .with_base_iri(file_iri(file).as_str())
        .expect("a file IRI")
        .for_slice(&text)
        .map(|quad| Triple::from(quad.unwrap_or_else(|e| panic!("{}: {e}", file.display()))))
        .collect()
}

fn file_iri(file: &Path) -> NamedNode {
    NamedNode::new(format!("file://{}", file.display())).expect("a plain path")
}

fn path_of(iri: &Term) -> PathBuf {
    match iri {
        Term::NamedNode(iri) => PathBuf::from(iri.as_str().trim_start_matches("file://")),
        _ => panic!("{iri} names no file"),
    }
}

fn sh(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SH}{local}"))
}

fn subject(term: &Term) -> NamedOrBlankNode {
    match term {
        Term::NamedNode(n) => n.clone().into(),
        Term::BlankNode(n) => n.clone().into(),
        _ => panic!("{term} is no subject"),
    }
}

fn objects<'t>(graph: &Graph, subject: impl Into<TermRef<'t>>, predicate: &str) -> Vec<Term> {
    objects_of(graph, &subject.into().into_owned(), predicate)
}

fn objects_of(graph: &Graph, node: &Term, predicate: &str) -> Vec<Term> {
    graph
        .objects_for_subject_predicate(&subject(node), &NamedNode::new_unchecked(predicate))
        .map(TermRef::into_owned)
        .collect()
}

fn one<'t>(graph: &Graph, subject: impl Into<TermRef<'t>>, predicate: &str) -> Term {
    let subject = subject.into();
    objects(graph, subject, predicate)
        .pop()
        .unwrap_or_else(|| panic!("{subject} has no {predicate}"))
}

fn list(graph: &Graph, head: &Term) -> Vec<Term> {
    let mut members = Vec::new();
    let mut node = head.clone();
    while let Some(first) = objects_of(graph, &node, rdf::FIRST.as_str()).pop() {
        members.push(first);
        node = one(graph, &node, rdf::REST.as_str());
    }
    members
}
