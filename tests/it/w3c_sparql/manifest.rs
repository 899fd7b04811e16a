//! Reads the manifests of the suites into cases.

use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{Graph, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, TermRef, Triple};
use std::path::{Path, PathBuf};

/// Where the suites are published; what they say of themselves is relative to this.
const HOME: &str = "https://w3c.github.io/rdf-tests/sparql/";
const MF: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const QT: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
const UT: &str = "http://www.w3.org/2009/sparql/tests/test-update#";

/// A folder of suites on disk, with the addresses its files have on the web.
#[derive(Clone)]
pub struct Suites {
    root: PathBuf,
}

/// One entry of a manifest.
pub struct Case {
    /// Its IRI.
    pub iri: String,
    /// Folder of its manifest, such as `sparql11/aggregates`.
    pub suite: String,
    /// Local name of its type in the manifest vocabulary.
    pub kind: String,
    /// The query or the update.
    pub request: File,
    /// What is there before.
    pub data: Data,
    /// The endpoints a query asks, in the order of their addresses, and what each has in its default graph.
    pub endpoints: Vec<(String, File)>,
    /// The file that holds the expected answer of a query.
    pub answer: Option<File>,
    /// What is there after an update.
    pub after: Data,
}

/// A file and the address it has on the web, the base of the IRIs in it.
#[derive(Clone, Default)]
pub struct File {
    pub path: PathBuf,
    pub iri: String,
}

/// A dataset spread over files; no name means the unnamed graph (or those the file itself names).
#[derive(Default)]
pub struct Data(pub Vec<(Option<NamedNode>, File)>);

impl Suites {
    /// The suites under `root`.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// Every case reachable from the manifest at `relative`.
    pub fn cases(&self, relative: &str) -> Vec<Case> {
        let manifest = Manifest::read(self, relative);
        let mut cases: Vec<_> = manifest
            .list("include")
            .iter()
            .filter_map(|included| self.relative(included))
            .flat_map(|included| self.cases(&included))
            .collect();
        cases.extend(manifest.list("entries").iter().map(|e| manifest.case(e)));
        cases
    }

    fn relative(&self, term: &Term) -> Option<String> {
        match term {
            Term::NamedNode(n) => n.as_str().strip_prefix(HOME).map(str::to_owned),
            _ => None,
        }
    }

    fn file(&self, term: TermRef<'_>) -> File {
        let relative = self
            .relative(&term.into_owned())
            .unwrap_or_else(|| panic!("{term} is not a file of the suites"));
        File {
            path: self.root.join(&relative),
            iri: format!("{HOME}{relative}"),
        }
    }
}

struct Manifest<'a> {
    suites: &'a Suites,
    graph: Graph,
    folder: String,
}

impl<'a> Manifest<'a> {
    fn read(suites: &'a Suites, relative: &str) -> Self {
        let text = std::fs::read(suites.root.join(relative)).expect("a readable manifest");
        let graph = RdfParser::from_format(RdfFormat::Turtle)
            .with_base_iri(format!("{HOME}{relative}"))
            .expect("an IRI")
            .for_slice(&text)
            .map(|quad| Triple::from(quad.expect("a manifest in Turtle")))
            .collect();
        let folder = relative.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self {
            suites,
            graph,
            folder: folder.to_owned(),
        }
    }

    /// The members of the list that is the value of `mf:{property}`, if any.
    fn list(&self, property: &str) -> Vec<Term> {
        let property = NamedNode::new_unchecked(format!("{MF}{property}"));
        let mut members = Vec::new();
        let head = self.graph.triples_for_predicate(&property).next();
        let mut rest = head.map(|t| t.object.into_owned());
        while let Some(node) = rest.as_ref().and_then(as_subject) {
            let first = self
                .graph
                .object_for_subject_predicate(&node, rdf::FIRST)
                .map(TermRef::into_owned);
            members.extend(first);
            rest = self
                .graph
                .object_for_subject_predicate(&node, rdf::REST)
                .map(TermRef::into_owned);
        }
        members
    }

    fn case(&self, entry: &Term) -> Case {
        let Term::NamedNode(iri) = entry else {
            panic!("an entry without a name in {}", self.folder)
        };
        let entry = NamedOrBlankNode::from(iri.clone());
        let kind = self.value(&entry, rdf::TYPE).expect("a type");
        let kind = match kind {
            TermRef::NamedNode(kind) => kind.as_str().trim_start_matches(MF).to_owned(),
            other => panic!("{iri} has the type {other}"),
        };
        let mut case = Case {
            iri: iri.as_str().to_owned(),
            suite: self.folder.clone(),
            kind,
            request: File::default(),
            data: Data::default(),
            endpoints: Vec::new(),
            answer: None,
            after: Data::default(),
        };
        self.describe(&entry, &mut case);
        case
    }

    fn describe(&self, entry: &NamedOrBlankNode, case: &mut Case) {
        match self.value(entry, name(MF, "action").as_ref()) {
            Some(TermRef::NamedNode(file)) if file.as_str().starts_with(HOME) => {
                case.request = self.suites.file(file.into());
            }
            Some(TermRef::BlankNode(action)) => {
                let action = action.into_owned().into();
                let request = self
                    .value(&action, name(QT, "query").as_ref())
                    .or_else(|| self.value(&action, name(UT, "request").as_ref()));
                if let Some(request) = request {
                    case.request = self.suites.file(request);
                }
                case.data = self.data(&action);
                case.endpoints = self.endpoints(&action);
            }
            _ => {}
        }
        match self.value(entry, name(MF, "result").as_ref()) {
            Some(file @ TermRef::NamedNode(_)) => case.answer = Some(self.suites.file(file)),
            Some(TermRef::BlankNode(result)) => case.after = self.data(&result.into_owned().into()),
            _ => {}
        }
    }

    fn data(&self, node: &NamedOrBlankNode) -> Data {
        let mut data = Vec::new();
        for vocabulary in [QT, UT] {
            for file in self.values(node, &name(vocabulary, "data")) {
                data.push((None, self.suites.file(file)));
            }
            for graph in self.values(node, &name(vocabulary, "graphData")) {
                data.push(self.named_graph(vocabulary, graph));
            }
        }
        Data(data)
    }

    fn endpoints(&self, action: &NamedOrBlankNode) -> Vec<(String, File)> {
        let services = self.values(action, &name(QT, "serviceData"));
        let endpoint = |service: &TermRef<'_>| {
            let service = as_subject(&service.into_owned())?;
            let TermRef::NamedNode(at) = self.value(&service, name(QT, "endpoint").as_ref())?
            else {
                return None;
            };
            let data = self.value(&service, name(QT, "data").as_ref())?;
            Some((at.as_str().to_owned(), self.suites.file(data)))
        };
        let mut endpoints: Vec<_> = services.iter().filter_map(endpoint).collect();
        endpoints.sort_by(|(left, _), (right, _)| left.cmp(right));
        endpoints
    }

    fn named_graph(&self, vocabulary: &str, graph: TermRef<'_>) -> (Option<NamedNode>, File) {
        match graph {
            TermRef::BlankNode(node) => {
                let node = node.into_owned().into();
                let file = self.value(&node, name(vocabulary, "graph").as_ref());
                let Some(TermRef::Literal(label)) = self.value(&node, rdfs::LABEL) else {
                    panic!("a graph without a name in {}", self.folder)
                };
                (
                    Some(NamedNode::new(label.value()).expect("an IRI")),
                    self.suites.file(file.expect("a file")),
                )
            }
            file => {
                let file = self.suites.file(file);
                (Some(NamedNode::new_unchecked(&file.iri)), file)
            }
        }
    }

    fn value(&self, node: &NamedOrBlankNode, property: NamedNodeRef<'_>) -> Option<TermRef<'_>> {
        self.graph.object_for_subject_predicate(node, property)
    }

    fn values<'g>(&'g self, node: &NamedOrBlankNode, property: &NamedNode) -> Vec<TermRef<'g>> {
        self.graph
            .objects_for_subject_predicate(node, property)
            .collect()
    }
}

fn name(vocabulary: &str, local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{vocabulary}{local}"))
}

fn as_subject(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::NamedNode(node) if node.as_ref() != rdf::NIL => Some(node.clone().into()),
        _ => None,
    }
}
