//! A page of resources of one kind and level, packed.

use super::kind::Kind;
use super::lines::{Packed, line};
use super::moment::newest;
use super::render::Rendering;
use oxrdf::{NamedNode, NamedOrBlankNode, Triple};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io;
use std::time::SystemTime;

/// A page of resources of one kind and level.
#[derive(Debug)]
pub(super) struct Block {
    pub level: Option<usize>,
    pub kind: usize,
    pub members: Vec<NamedNode>,
    pub own: Packed,
    pub shared: Packed,
    pub digest: [u8; 32],
    pub modified: Option<SystemTime>,
}

impl Block {
    pub(super) fn pack(
        kind: &Kind,
        (level, place): (Option<usize>, usize),
        renderings: Vec<Rendering>,
    ) -> io::Result<Self> {
        let (mut own, mut shared) = (String::new(), BTreeSet::new());
        let mut modified = None;
        for rendering in &renderings {
            modified = modified.max(newest(kind, &rendering.triples));
            for triple in &rendering.triples {
                match is_own(&rendering.iri, triple) {
                    true => own.push_str(&line(triple)),
                    false => drop(shared.insert(line(triple))),
                }
            }
        }
        let shared: String = shared.into_iter().collect();
        let mut digest = Sha256::new();
        digest.update(own.as_bytes());
        digest.update([0]);
        digest.update(shared.as_bytes());
        Ok(Self {
            level,
            kind: place,
            members: renderings
                .into_iter()
                .map(|rendering| rendering.iri)
                .collect(),
            own: Packed::new(own.as_bytes())?,
            shared: Packed::new(shared.as_bytes())?,
            digest: digest.finalize().into(),
            modified,
        })
    }
}

/// Whether a statement is about a resource or a part of it, and not about what it shares.
fn is_own(resource: &NamedNode, triple: &Triple) -> bool {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => node
            .as_str()
            .strip_prefix(resource.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('#')),
        NamedOrBlankNode::BlankNode(_) => false,
    }
}
