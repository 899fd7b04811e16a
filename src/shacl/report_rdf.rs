//! The report as RDF (SHACL §3.6.2).

use crate::shacl::{Path, ValidationReport, ValidationResult};
use crate::vocab::{hydra, sh};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{BlankNode, Graph, Literal, NamedNodeRef, NamedOrBlankNode, Term, Triple};

impl ValidationReport {
    /// The report as a graph; says how many results there are where it does not hold all.
    pub fn to_graph(&self) -> Graph {
        let mut writer = Writer::default();
        let report = BlankNode::default();
        writer.add(&report, rdf::TYPE, sh::VALIDATION_REPORT);
        writer.add(&report, sh::CONFORMS, Literal::from(self.conforms()));
        for result in &self.results {
            let node = writer.result(result);
            writer.add(&report, sh::RESULT, node);
        }
        if self.omitted.total() > 0 {
            let total = u64::try_from(self.total()).unwrap_or(u64::MAX);
            writer.add(&report, hydra::TOTAL_ITEMS, Literal::from(total));
            let note = format!("{} of {total} results are shown", self.results.len());
            let note = Literal::new_language_tagged_literal_unchecked(note, "en");
            writer.add(&report, rdfs::COMMENT, note);
        }
        writer.graph
    }
}

#[derive(Default)]
struct Writer {
    graph: Graph,
}

impl Writer {
    fn add(
        &mut self,
        subject: &BlankNode,
        predicate: NamedNodeRef<'static>,
        object: impl Into<Term>,
    ) {
        let subject = NamedOrBlankNode::from(subject.clone());
        self.graph.insert(&Triple::new(subject, predicate, object));
    }

    fn result(&mut self, result: &ValidationResult) -> BlankNode {
        let node = BlankNode::default();
        self.add(&node, rdf::TYPE, sh::VALIDATION_RESULT);
        self.add(&node, sh::FOCUS_NODE, result.focus_node.clone());
        if let Some(path) = &result.path_structure {
            let path = self.path(path);
            self.add(&node, sh::RESULT_PATH, path);
        }
        if let Some(value) = &result.value {
            self.add(&node, sh::VALUE, value.clone());
        }
        self.add(&node, sh::SOURCE_SHAPE, result.source_shape.clone());
        self.add(
            &node,
            sh::SOURCE_CONSTRAINT_COMPONENT,
            result.component.clone(),
        );
        if let Some(constraint) = &result.source_constraint {
            self.add(&node, sh::SOURCE_CONSTRAINT, constraint.clone());
        }
        self.add(
            &node,
            sh::RESULT_SEVERITY,
            result.severity.iri().into_owned(),
        );
        for message in &result.messages {
            self.add(&node, sh::RESULT_MESSAGE, message.clone());
        }
        for detail in &result.details {
            let detail = self.result(detail);
            self.add(&node, sh::DETAIL, detail);
        }
        node
    }

    /// A copy of a path: what the report says must not hang on the shapes graph.
    fn path(&mut self, path: &Path) -> Term {
        let (predicate, inner) = match path {
            Path::Predicate(predicate) => return predicate.clone().into(),
            Path::Sequence(paths) => return self.list(paths),
            Path::Alternative(paths) => (sh::ALTERNATIVE_PATH, self.list(paths)),
            Path::Inverse(path) => (sh::INVERSE_PATH, self.path(path)),
            Path::ZeroOrMore(path) => (sh::ZERO_OR_MORE_PATH, self.path(path)),
            Path::OneOrMore(path) => (sh::ONE_OR_MORE_PATH, self.path(path)),
            Path::ZeroOrOne(path) => (sh::ZERO_OR_ONE_PATH, self.path(path)),
        };
        let node = BlankNode::default();
        self.add(&node, predicate, inner);
        node.into()
    }

    fn list(&mut self, paths: &[Path]) -> Term {
        let mut rest = Term::from(rdf::NIL.into_owned());
        for path in paths.iter().rev() {
            let node = BlankNode::default();
            let first = self.path(path);
            self.add(&node, rdf::FIRST, first);
            self.add(&node, rdf::REST, rest);
            rest = node.into();
        }
        rest
    }
}
