//! What one write changes: quads and named graphs added and removed.

use oxrdf::{NamedOrBlankNode, Quad};

/// The net change of one write, relative to the revision it was computed on.
///
/// A quad is in at most one of `added` and `removed`; adding one that is there, or removing one
/// that is not, is allowed and changes nothing. Naming a graph in a quad creates it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delta {
    /// Quads to add.
    pub added: Vec<Quad>,
    /// Quads to remove.
    pub removed: Vec<Quad>,
    /// Named graphs to create even if nothing is in them.
    pub created: Vec<NamedOrBlankNode>,
    /// Named graphs that cease to exist; their quads are in `removed`.
    pub dropped: Vec<NamedOrBlankNode>,
}

impl Delta {
    /// Whether applying it would certainly change nothing.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.created.is_empty()
            && self.dropped.is_empty()
    }
}
