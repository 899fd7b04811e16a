//! A data directory meets a newer program: what is new in the embedded content comes in as one
//! guarded commit, and what people have changed since stays as they left it.
//!
//! Which content a directory has stands in its graph, in [`hg::EMBEDDED`]; what that content was,
//! in the commits that came through the door [`Door::Embedded`].

#[cfg(test)]
mod tests;
mod told;

use super::{Failure, seed};
use crate::assets;
use crate::graph::{self, Graph, Mode};
use crate::index::Snapshot;
use crate::log::{self, Door};
use crate::rdf::{Conflict, Delta, Merge, merge};
use crate::shacl::Style;
use crate::vocab::{dct, hg};
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write;

pub use told::Upgrade;

/// A version of the embedded content: a digest of its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition(String);

impl Edition {
    /// That of this program.
    pub fn embedded(base: &NamedNode) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(base.as_str());
        for document in assets::documents() {
            let (folder, path) = document.name;
            for part in [folder.as_bytes(), path.as_bytes(), document.turtle] {
                hasher.update((part.len() as u64).to_be_bytes());
                hasher.update(part);
            }
        }
        let mut text = "sha256:".to_owned();
        for byte in hasher.finalize() {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// What a graph says that has it.
    pub fn quad(&self, base: &NamedNode) -> Quad {
        let graph = seed::moved(hg::EMBEDDED.into_owned(), base);
        let digest = Literal::from(self.0.as_str());
        Quad::new(graph.clone(), dct::IDENTIFIER, digest, graph)
    }

    /// What a graph says of the content it has.
    fn said(snapshot: &Snapshot, base: &NamedNode) -> Vec<Quad> {
        let graph = seed::moved(hg::EMBEDDED.into_owned(), base);
        snapshot.quads_in(graph.as_ref().into()).collect()
    }
}

/// Brings the content of `edition` to a graph that has another; none if it has it, or none at all.
pub fn bring(
    graph: &Graph,
    base: &NamedNode,
    edition: &Edition,
    content: impl FnOnce() -> Result<Delta, Failure>,
) -> Result<Option<Upgrade>, Failure> {
    let snapshot = graph.snapshot();
    let said = Edition::said(&snapshot, base);
    let is_current = said.contains(&edition.quad(base));
    if is_current || (said.is_empty() && !was_filled(graph)?) {
        return Ok(None);
    }
    let content = content()?;
    let names: Vec<GraphName> = content
        .created
        .iter()
        .cloned()
        .map(GraphName::from)
        .collect();
    if !names
        .iter()
        .any(|name| snapshot.contains_graph(name.as_ref()))
    {
        let here = "the graphs here have other names than --iri-base gives them";
        return Ok(Some(Upgrade::refused(here.to_owned())));
    }
    let old = earlier(graph, &names)?;
    let mut conflicts = Vec::new();
    let committed = graph.commit(&seed::author(), Mode::Commit, |snapshot| {
        let here: Vec<Quad> = names
            .iter()
            .flat_map(|name| snapshot.quads_in(name.as_ref()))
            .collect();
        let Merge {
            mut delta,
            conflicts: found,
        } = merge(&old, &content.added, &here);
        conflicts = found;
        delta.created.extend(content.created.clone());
        delta.removed.extend(Edition::said(snapshot, base));
        delta.added.push(edition.quad(base));
        Ok::<_, graph::Error>(delta)
    });
    match committed {
        Ok(committed) => Ok(Some(brought(&committed.delta, &names, conflicts))),
        Err(graph::Error::Refused(report) | graph::Error::Breaks(report)) => {
            Ok(Some(Upgrade::refused(format!(
                "the shapes refuse it beside what was changed here:\n{}",
                report.to_text(&Style::default())
            ))))
        }
        Err(error) => Err(error.into()),
    }
}

/// What was done, told in the log of events too.
fn brought(delta: &Delta, names: &[GraphName], conflicts: Vec<Conflict>) -> Upgrade {
    for conflict in &conflicts {
        tracing::warn!(%conflict, "the new content was not taken where it was changed here");
    }
    // One of each is the digest.
    let of_content = |quads: &[Quad]| {
        let quads = quads.iter();
        quads.filter(|q| names.contains(&q.graph_name)).count()
    };
    Upgrade {
        added: of_content(&delta.added),
        removed: of_content(&delta.removed),
        conflicts,
        refused: None,
    }
}

/// Whether a graph that does not say so was made from the embedded content, by an old program.
fn was_filled(graph: &Graph) -> Result<bool, Failure> {
    let first = graph.commits(1..=1)?;
    Ok(first
        .first()
        .is_some_and(|it| it.draft.door == Door::Embedded))
}

/// The content that the embedded commits brought, in these graphs.
fn earlier(graph: &Graph, names: &[GraphName]) -> Result<Vec<Quad>, Failure> {
    let mut content = HashSet::new();
    graph.changes(0, &mut |header, changes| {
        if header.draft.door == Door::Embedded {
            let delta = log::gather(changes)?;
            for quad in &delta.removed {
                content.remove(quad);
            }
            content.extend(delta.added);
        }
        Ok(())
    })?;
    content.retain(|quad| names.contains(&quad.graph_name));
    Ok(content.into_iter().collect())
}
