//! The nodes that things and parts of a document are.

use super::super::fault::Fault;
use super::Reader;
use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode};

impl Reader<'_> {
    /// The node of an `id`: an IRI, `#name` for a part, `_:label` for a blank node.
    pub(super) fn named(&mut self, id: &str, at: &str) -> Result<NamedOrBlankNode, Fault> {
        if let Some(label) = id.strip_prefix("_:") {
            if self.blank.contains(label) {
                return Ok(BlankNode::new_unchecked(label).into());
            }
            let node = self.fresh.entry(label.to_owned()).or_default();
            return Ok(node.clone().into());
        }
        Ok(super::super::value::iri(id, self.thing, at)?.into())
    }

    /// A name for a part that was sent without one.
    pub(super) fn mint(&mut self, name: &str) -> NamedOrBlankNode {
        let mut number = 1;
        loop {
            let iri = format!("{}#{name}-{number}", self.thing.as_str());
            let node = NamedNode::new_unchecked(iri.clone());
            if self.union.id(&node).is_none() && self.minted.insert(iri) {
                return node.into();
            }
            number += 1;
        }
    }

    pub(super) fn is_part(&self, iri: &str) -> bool {
        let rest = iri.strip_prefix(self.thing.as_str());
        rest.is_some_and(|rest| rest.starts_with('#'))
    }
}
