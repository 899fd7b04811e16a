//! What was there once and is no more: by which commit it went, and what it was called.

use super::{Detail, History, Told, Whose};
use crate::graph::Error;
use crate::index::Snapshot;
use crate::log::Header;
use crate::rdf::Labels;
use crate::registry::names_in;
use oxrdf::NamedNode;

/// Commits that are looked through for a name.
const MOST: usize = 5;

/// Something that was removed.
pub struct Gone {
    /// The newest commit that touched it: who removed it, when and why.
    pub header: Header,
    /// What it was called; empty if only large commits say so.
    pub names: Labels,
}

impl History {
    /// Whether something was there once that nothing is said of any more; none while the index is being
    /// made for the first time.
    pub fn gone(
        &self,
        snapshot: &Snapshot,
        iri: &NamedNode,
    ) -> Result<Option<Option<Gone>>, Error> {
        let whose = Whose::Iri(snapshot, iri);
        let Some(touches) = self.touches(whose)? else {
            return Ok(None);
        };
        let (added, removed) = touches.iter().fold((0, 0), |(added, removed), touch| {
            (added + touch.added, removed + touch.removed)
        });
        // Of what was never there, and of what is there, there is nothing to tell.
        if touches.is_empty() || added > removed {
            return Ok(Some(None));
        }
        let told = self.of(whose, (None, MOST), Detail::Changes)?;
        Ok(told.map(|told| gone(told, iri)))
    }
}

fn gone(told: Told, iri: &NamedNode) -> Option<Gone> {
    let names = told.entries.iter().find_map(|entry| {
        let changes = entry.changes.as_ref()?;
        let names = names_in(changes.removed.iter().chain(&changes.added), iri);
        (!names.is_empty()).then_some(names)
    });
    let newest = told.entries.into_iter().next()?;
    Some(Gone {
        header: newest.header,
        names: names.unwrap_or_default(),
    })
}
