//! Any line, with the full parser.

use super::{Unusual, Worker};
use crate::index::encode;
use crate::index::lines::{LineFormat, LoadError};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term, TermRef};

impl Worker<'_> {
    /// Reads any line with the full parser.
    pub(super) fn any_line(&mut self, number: u64, line: &str) -> Result<(), LoadError> {
        let format = match self.format {
            LineFormat::NTriples => RdfFormat::NTriples,
            LineFormat::NQuads => RdfFormat::NQuads,
        };
        for quad in RdfParser::from_format(format).for_slice(line) {
            let quad = quad.map_err(|error| {
                let place = error.location().map(|range| range.start);
                LoadError::Syntax {
                    line: number,
                    column: place.map_or(1, |place| place.column + 1),
                    reason: error.to_string(),
                }
            })?;
            self.push(&quad);
        }
        Ok(())
    }

    pub(super) fn push(&mut self, quad: &Quad) {
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => self.default_graph,
            GraphName::NamedNode(name) => self.term(name.into()),
            GraphName::BlankNode(label) => self.term((&self.renamed_node(label)).into()),
        };
        let subject = Term::from(quad.subject.clone());
        let row = [
            self.term(self.renamed(&subject).as_ref()),
            self.term((&quad.predicate).into()),
            self.term(self.renamed(&quad.object).as_ref()),
            graph,
        ];
        self.rows.push(row);
    }

    fn term(&mut self, term: TermRef<'_>) -> u32 {
        self.text.clear();
        encode::encode(term, &mut self.text);
        match self.intern(|_| true) {
            Ok(id) => id,
            Err(Unusual) => unreachable!("any term of the full parser is valid"),
        }
    }

    fn renamed_node(&self, node: &BlankNode) -> BlankNode {
        BlankNode::new_unchecked(self.labels.rename(node.as_str()))
    }

    fn renamed(&self, term: &Term) -> Term {
        match term {
            Term::BlankNode(node) => self.renamed_node(node).into(),
            Term::Triple(triple) => {
                let mut triple = triple.clone();
                if let NamedOrBlankNode::BlankNode(node) = &triple.subject {
                    triple.subject = self.renamed_node(node).into();
                }
                triple.object = self.renamed(&triple.object);
                Term::Triple(triple)
            }
            other => other.clone(),
        }
    }
}
