//! How a graph is opened.

use crate::vocab::hg;

/// How a graph is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Canonical base of the IRIs minted here; ends in `/`.
    pub iri_base: String,
    /// What to do with the stored index.
    pub stored_index: StoredIndex,
}

/// What to do with the stored index at start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoredIndex {
    /// Start from it; a damaged one is refused.
    #[default]
    Use,
    /// Throw it away and replay every commit.
    Rebuild,
}

impl Default for Options {
    fn default() -> Self {
        Self::with_base(hg::BASE)
    }
}

impl Options {
    /// The defaults under another base.
    pub fn with_base(iri_base: impl Into<String>) -> Self {
        Self {
            iri_base: iri_base.into(),
            stored_index: StoredIndex::default(),
        }
    }

    /// What the names of graphs outside the default union begin with.
    pub fn aside(&self) -> Vec<String> {
        hg::ASIDE_SCOPES
            .iter()
            .map(|scope| format!("{}{scope}", self.iri_base))
            .collect()
    }

    /// What the names of graphs that hold shapes begin with.
    pub(super) fn shapes_prefix(&self) -> String {
        format!("{}graph/shapes/", self.iri_base)
    }
}
