//! The W3C suites that speak HTTP: SPARQL Protocol, Graph Store Protocol, Service Description.

use crate::server::{Server, encoded, request};
use crate::support;
use helsegraf::http::Settings;
use helsegraf::query::DefaultGraph;
use helsegraf::rdf::{self, Format, Target};
use oxrdf::graph::CanonicalizationAlgorithm;
use oxrdf::vocab::rdf as rdf_vocab;
use oxrdf::{Graph, NamedNode, Term, TermRef, Triple};
use std::path::Path;

const MF: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const HT: &str = "http://www.w3.org/2011/http#";
const CNT: &str = "http://www.w3.org/2011/content#";
const UT: &str = "http://www.w3.org/2009/sparql/tests/test-update#";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const SD: &str = "http://www.w3.org/ns/sparql-service-description#";

/// A manifest, read as a graph.
struct Manifest {
    graph: Graph,
    folder: std::path::PathBuf,
}

/// One request of a case, and what must come back.
struct Step {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    response: Term,
}

impl Manifest {
    fn read(file: &Path) -> Self {
        let base = NamedNode::new(format!("file://{}", file.display())).unwrap();
        let text = std::fs::read(file).unwrap();
        let quads = rdf::read(&text, Format::Turtle, Some(&base), Target::Dataset).unwrap();
        Self {
            graph: quads.into_iter().map(Triple::from).collect(),
            folder: file.parent().unwrap().to_owned(),
        }
    }

    fn all<'g>(&'g self, subject: &'g Term, namespace: &str, name: &str) -> Vec<Term> {
        let predicate = NamedNode::new(format!("{namespace}{name}")).unwrap();
        let subject = match subject {
            Term::NamedNode(node) => oxrdf::NamedOrBlankNodeRef::from(node),
            Term::BlankNode(node) => node.into(),
            _ => return Vec::new(),
        };
        self.graph
            .objects_for_subject_predicate(subject, &predicate)
            .map(TermRef::into_owned)
            .collect()
    }

    fn one(&self, subject: &Term, namespace: &str, name: &str) -> Option<Term> {
        self.all(subject, namespace, name).into_iter().next()
    }

    fn text(&self, subject: &Term, namespace: &str, name: &str) -> Option<String> {
        match self.one(subject, namespace, name)? {
            Term::Literal(literal) => Some(literal.value().to_owned()),
            _ => None,
        }
    }

    fn list(&self, head: Option<Term>) -> Vec<Term> {
        const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        let mut items = Vec::new();
        let mut rest = head;
        while let Some(node) = rest {
            let Some(first) = self.one(&node, RDF, "first") else {
                break;
            };
            items.push(first);
            rest = self.one(&node, RDF, "rest");
        }
        items
    }

    fn cases(&self) -> Vec<Term> {
        let entries = NamedNode::new(format!("{MF}entries")).unwrap();
        let head = self.graph.triples_for_predicate(&entries).next().unwrap();
        self.list(Some(head.object.into_owned()))
    }

    fn headers(&self, message: &Term) -> Vec<(String, String)> {
        self.list(self.one(message, HT, "headers"))
            .iter()
            .map(|header| {
                (
                    self.text(header, HT, "fieldName").unwrap().to_lowercase(),
                    self.text(header, HT, "fieldValue").unwrap(),
                )
            })
            .collect()
    }

    fn body(&self, message: &Term) -> Vec<u8> {
        let Some(body) = self.one(message, HT, "body") else {
            return Vec::new();
        };
        let text = self.text(&body, CNT, "chars").unwrap();
        match self.text(&body, CNT, "characterEncoding").as_deref() {
            Some("UTF-16") => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => text.into_bytes(),
        }
    }

    fn steps(&self, case: &Term) -> Vec<Step> {
        let action = self.one(case, MF, "action").unwrap();
        self.list(self.one(&action, HT, "requests"))
            .iter()
            .map(|step| Step {
                method: self.text(step, HT, "methodName").unwrap(),
                path: self.text(step, HT, "absolutePath").unwrap(),
                headers: self.headers(step),
                body: self.body(step),
                response: self.one(step, HT, "resp").unwrap(),
            })
            .collect()
    }

    /// Loads the graphs a case needs.
    fn load(&self, case: &Term, server: &Server) {
        for data in self.all(case, UT, "graphData") {
            let name = self.text(&data, RDFS, "label").unwrap();
            let Some(Term::NamedNode(file)) = self.one(&data, UT, "graph") else {
                panic!("{case} has no data");
            };
            let file = self.folder.join(file.as_str().rsplit('/').next().unwrap());
            let content = std::fs::read(file).unwrap();
            let path = format!("/graphs?graph={}", encoded(&name));
            let answer = server.put(&path, "application/n-triples", content);
            assert!(answer.status.is_success(), "{}", answer.text());
        }
    }
}

fn server() -> Server {
    Server::new(Settings {
        default_graph: DefaultGraph::Unnamed,
        ..Settings::default()
    })
}

/// Runs a case: every request in turn, with an admin's token.
fn run(manifest: &Manifest, case: &Term) -> Result<(), String> {
    let server = server();
    manifest.load(case, &server);
    let mut location = String::new();
    for step in manifest.steps(case) {
        let path = ours(&step.path).replace("$LOCATION$", &location);
        let bearer = format!("Bearer {}", server.admin);
        let mut headers: Vec<_> = step
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        headers.push(("authorization", &bearer));
        let answer = server.ask(request(&step.method, &path, &headers, step.body));
        let told = format!(
            "{} {path}: {} {}",
            step.method,
            answer.status,
            answer.text()
        );
        let wanted = manifest.all(&step.response, MF, "expectedStatus");
        if !wanted.iter().any(|w| is_status(w, answer.status.as_u16())) {
            return Err(format!("{told}\n  wanted {wanted:?}"));
        }
        if manifest
            .one(&step.response, MF, "expectedLocation")
            .is_some()
        {
            location = answer.header("location").to_owned();
            if location.is_empty() {
                return Err(format!("{told}\n  no Location"));
            }
        }
        check_content(manifest, &step.response, &answer, &told)?;
    }
    Ok(())
}

fn check_content(
    manifest: &Manifest,
    response: &Term,
    answer: &crate::server::Answer,
    told: &str,
) -> Result<(), String> {
    let content_type = answer.header("content-type");
    let good = match manifest.text(response, MF, "expectedFormat").as_deref() {
        Some("boolean") => content_type.starts_with("application/sparql-results+"),
        Some("tabular") => content_type.starts_with("application/sparql-results+"),
        Some("RDF") => Format::from_media_type(content_type).is_some(),
        _ => true,
    };
    if !good {
        return Err(format!("{told}\n  Content-Type: {content_type}"));
    }
    if let Some(value) = manifest.text(response, MF, "expectedBoolean")
        && answer.json()["boolean"].as_bool() != value.parse().ok()
    {
        return Err(format!("{told}\n  wanted {value}"));
    }
    let wanted = manifest.body(response);
    if !wanted.is_empty() {
        let format = Format::from_media_type(content_type).ok_or("no format")?;
        if graph(&answer.body, format)? != graph(&wanted, Format::Turtle)? {
            return Err(format!("{told}\n  is another graph"));
        }
    }
    Ok(())
}

fn graph(bytes: &[u8], format: Format) -> Result<Graph, String> {
    let base = NamedNode::new("http://www.example/").unwrap();
    let quads =
        rdf::read(bytes, format, Some(&base), Target::Dataset).map_err(|e| e.to_string())?;
    let mut graph: Graph = quads.into_iter().map(Triple::from).collect();
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    Ok(graph)
}

/// The suites' addresses as ours.
fn ours(path: &str) -> String {
    match path.strip_prefix("/gsp") {
        Some(rest) if rest.starts_with('/') => format!("/graph{rest}"),
        Some(rest) => format!("/graphs{rest}"),
        None => path.to_owned(),
    }
}

fn is_status(wanted: &Term, status: u16) -> bool {
    let Term::NamedNode(wanted) = wanted else {
        return false;
    };
    match wanted.as_str().rsplit('#').next().unwrap() {
        "StatusCode2xx" => (200..300).contains(&status),
        "StatusCode3xx" => (300..400).contains(&status),
        "StatusCode4xx" => (400..500).contains(&status),
        "OK" => status == 200,
        "Created" => status == 201,
        "NoContent" => status == 204,
        "NotFound" => status == 404,
        other => panic!("what is {other}?"),
    }
}

fn check(suite: &str, manifests: &[&str], least: usize) {
    let mut failures = Vec::new();
    let mut count = 0;
    for name in manifests {
        let Some(file) = support::shared(name) else {
            return;
        };
        let manifest = Manifest::read(&file);
        for case in manifest.cases() {
            count += 1;
            if let Err(why) = run(&manifest, &case) {
                failures.push(format!("{case}\n  {why}"));
            }
        }
    }
    println!("{suite}: {}/{count}", count - failures.len());
    assert!(
        failures.is_empty(),
        "{} fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert_eq!(count, least);
}

#[test]
fn protocol() {
    check("protocol", &["w3c/sparql11/protocol/manifest.ttl"], 34);
}

#[test]
fn graph_store_protocol() {
    check(
        "graph-store-protocol",
        &[
            "w3c/sparql11/graph-store-protocol/manifest-direct.ttl",
            "w3c/sparql11/graph-store-protocol/manifest-indirect.ttl",
        ],
        13,
    );
}

/// `has-endpoint-triple`, `returns-rdf` and `conforms-to-schema` are words in the manifest; here
/// they are tests.
#[test]
fn service_description() {
    let Some(file) = support::shared("w3c/sparql11/service-description/manifest.ttl") else {
        return;
    };
    let mut passed = Vec::new();
    let server = server();
    server.put(
        "/graphs?graph=http://g/1",
        "text/turtle",
        "<http://a> <http://b> 1 .",
    );
    let headers = [("host", "www.example"), ("accept", "")];
    let answer = server.ask(request("GET", "/sparql", &headers, ""));
    let format = Format::from_media_type(answer.header("content-type")).unwrap();
    let graph = graph(&answer.body, format).unwrap();
    passed.push("returns-rdf");
    let sd = |name: &str| NamedNode::new(format!("{SD}{name}")).unwrap();
    let endpoint = NamedNode::new("http://www.example/sparql").unwrap();
    let service = graph
        .subject_for_predicate_object(&sd("endpoint"), &endpoint)
        .expect("an endpoint");
    passed.push("has-endpoint-triple");
    assert!(graph.contains(oxrdf::TripleRef::new(
        service,
        rdf_vocab::TYPE,
        &sd("Service")
    )));
    // Domains and ranges of the vocabulary.
    for (property, kind) in [
        ("defaultDataset", "Dataset"),
        ("namedGraph", "NamedGraph"),
        ("defaultGraph", "Graph"),
        ("graph", "Graph"),
    ] {
        let found: Vec<_> = graph.triples_for_predicate(&sd(property)).collect();
        assert!(!found.is_empty(), "{property}");
        for triple in found {
            let Term::BlankNode(object) = triple.object.into_owned() else {
                panic!("{triple}");
            };
            let kind = sd(kind);
            let typed = oxrdf::TripleRef::new(&object, rdf_vocab::TYPE, &kind);
            assert!(graph.contains(typed), "{triple}");
        }
    }
    for property in ["supportedLanguage", "resultFormat", "inputFormat"] {
        assert!(graph.triples_for_predicate(&sd(property)).count() > 1);
    }
    passed.push("conforms-to-schema");
    let cases = Manifest::read(&file).cases();
    let names: Vec<_> = cases
        .iter()
        .map(|case| match case {
            Term::NamedNode(name) => name.as_str().rsplit('#').next().unwrap().to_owned(),
            other => other.to_string(),
        })
        .collect();
    for name in &names {
        assert!(passed.contains(&name.as_str()), "{name}");
    }
    println!("service-description: {}/{}", passed.len(), names.len());
}
