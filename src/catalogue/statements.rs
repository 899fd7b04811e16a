//! The Turtle files of a profile: a handful of statements, asked by subject and property.

use super::error::Cause;
use crate::rdf::Labels;
use crate::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};

/// The statements of one file.
#[derive(Debug, Default)]
pub(super) struct Statements(pub Vec<Triple>);

/// What of ours moves with the base of a deployment.
const MOVING: [&str; 4] = ["id/", "graph/", "catalog/", "profiles/"];

impl Statements {
    /// Reads a file; IRIs of ours move to `base`.
    pub fn read(turtle: &[u8], base: &NamedNode) -> Result<Self, Cause> {
        let parser = RdfParser::from_format(RdfFormat::Turtle)
            .with_base_iri(hg::BASE)
            .map_err(|e| Cause::Turtle(e.to_string()))?;
        let mut triples = Vec::new();
        for quad in parser.for_slice(turtle) {
            let quad = quad.map_err(|e| Cause::Turtle(e.to_string()))?;
            let subject = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => moved(node, base).into(),
                blank @ NamedOrBlankNode::BlankNode(_) => blank,
            };
            let object = match quad.object {
                Term::NamedNode(node) => moved(node, base).into(),
                other => other,
            };
            triples.push(Triple::new(subject, quad.predicate, object));
        }
        Ok(Self(triples))
    }

    /// The subjects that say anything by a property, with what they say.
    pub fn pairs(
        &self,
        property: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = (&NamedOrBlankNode, &Term)> {
        self.0
            .iter()
            .filter(move |triple| triple.predicate == property)
            .map(|triple| (&triple.subject, &triple.object))
    }

    /// The values of a subject and property.
    pub fn values<'a>(
        &'a self,
        subject: &'a NamedOrBlankNode,
        property: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a Term> {
        let pairs = self.pairs(property);
        pairs.filter(move |(s, _)| *s == subject).map(|(_, o)| o)
    }

    /// The IRIs among the values of a subject and property, in their order.
    pub fn iris(&self, subject: &NamedOrBlankNode, property: NamedNodeRef<'_>) -> Vec<NamedNode> {
        let values = self.values(subject, property);
        let mut iris: Vec<_> = values
            .filter_map(|value| match value {
                Term::NamedNode(node) => Some(node.clone()),
                _ => None,
            })
            .collect();
        iris.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        iris
    }

    /// The texts among the values of a subject and property.
    pub fn labels(&self, subject: &NamedOrBlankNode, property: NamedNodeRef<'_>) -> Labels {
        let mut labels = Labels::default();
        for value in self.values(subject, property) {
            if let Term::Literal(literal) = value {
                labels.add(literal.value(), literal.language());
            }
        }
        labels
    }

    /// The one text of a subject and property.
    pub fn text(
        &self,
        subject: &NamedOrBlankNode,
        property: NamedNodeRef<'_>,
        name: &'static str,
    ) -> Result<String, Cause> {
        let values: Vec<&Term> = self.values(subject, property).collect();
        match values[..] {
            [Term::Literal(literal)] => Ok(literal.value().to_owned()),
            _ => Err(Cause::Count {
                node: subject.to_string(),
                property: name,
                count: values.len(),
            }),
        }
    }
}

fn moved(node: NamedNode, base: &NamedNode) -> NamedNode {
    let there = node
        .as_str()
        .strip_prefix(hg::BASE)
        .filter(|path| MOVING.iter().any(|start| path.starts_with(start)))
        .and_then(|path| NamedNode::new(format!("{}{path}", base.as_str())).ok());
    there.unwrap_or(node)
}

/// The text of a query with the IRIs of ours moved to `base`.
pub(super) fn moved_text(text: &str, base: &NamedNode) -> String {
    if base.as_str() == hg::BASE {
        return text.to_owned();
    }
    MOVING.iter().fold(text.to_owned(), |text, start| {
        text.replace(
            &format!("{}{start}", hg::BASE),
            &format!("{}{start}", base.as_str()),
        )
    })
}
