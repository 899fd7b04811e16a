//! Everything of one revision that may be published in the words of one profile.
//!
//! It is kept in blocks of a page each: what the page's resources say, and what they share with
//! others, as packed lines. So ten thousand datasets take some megabytes, a page is one block, and
//! the whole is all blocks with what they share told once.

use super::block::Block;
use super::held::{Held, Reason, why_held};
use super::kind::Kind;
use super::moment::newest;
use super::profile::Profile;
use super::render::{Renderer, Rendering};
use crate::index::Snapshot;
use crate::query::{self, Budget};
use oxrdf::{NamedNode, Triple};
use std::collections::BTreeMap;
use std::io;
use std::time::SystemTime;

/// Resources on a page, unless the resources of a kind need each other.
pub(super) const PAGE: usize = 100;

/// Resources told at once.
const BATCH: usize = 200;

/// Everything of one revision that may be published in the words of one profile.
#[derive(Debug)]
pub struct Feed {
    /// The revision.
    pub revision: u64,
    /// What is not in it, and why, in the order of kinds and IRIs.
    pub held: Vec<Held>,
    /// The IRI of the catalogue.
    pub catalogue: NamedNode,
    pub(super) about: Vec<Triple>,
    pub(super) blocks: Vec<Block>,
    pub(super) modified: Option<SystemTime>,
}

impl Feed {
    /// Tells, judges and packs everything.
    pub fn build(
        profile: &Profile,
        base: &NamedNode,
        snapshot: &Snapshot,
        budget: &Budget,
    ) -> Result<Self, Failure> {
        let mut renderer = Renderer::new(profile, snapshot, budget.clone());
        let path = format!("{}catalog/{}", base.as_str(), profile.token);
        let catalogue = NamedNode::new_unchecked(path);
        let mut feed = Self {
            revision: snapshot.revision(),
            held: Vec::new(),
            about: renderer.catalogue(&catalogue)?,
            catalogue,
            blocks: Vec::new(),
            modified: None,
        };
        let kind = profile.catalogue.as_ref();
        feed.modified = kind.and_then(|kind| newest(kind, &feed.about));
        for (place, kind) in profile.kinds.iter().enumerate() {
            if !kind.by_reference {
                feed.add(profile, place, kind, &mut renderer)?;
            }
        }
        feed.blocks.sort_by_key(|block| (block.level, block.kind));
        Ok(feed)
    }

    /// All resources of a kind.
    pub(super) fn add(
        &mut self,
        profile: &Profile,
        place: usize,
        kind: &Kind,
        renderer: &mut Renderer<'_>,
    ) -> Result<(), Failure> {
        let mut open: BTreeMap<Option<usize>, Vec<Rendering>> = BTreeMap::new();
        let (drafts, members): (Vec<_>, Vec<_>) = kind
            .members(renderer.view())
            .into_iter()
            .partition(|member| kind.is_draft(renderer.view(), member));
        let held = |iri, level, reason| Held {
            iri,
            kind: kind.name.clone(),
            level,
            reason,
        };
        self.held
            .extend(drafts.into_iter().map(|iri| held(iri, None, Reason::Draft)));
        for batch in members.chunks(BATCH) {
            for rendering in renderer.render(kind, batch)? {
                if let Some(reason) = why_held(profile, kind, &rendering) {
                    self.held.push(held(rendering.iri, rendering.level, reason));
                    continue;
                }
                let level = rendering.level;
                let pending = open.entry(level).or_default();
                pending.push(rendering);
                if pending.len() == PAGE && !kind.whole {
                    let full = std::mem::take(pending);
                    self.blocks.push(Block::pack(kind, (level, place), full)?);
                }
            }
        }
        for (level, rest) in open {
            if !rest.is_empty() {
                self.blocks.push(Block::pack(kind, (level, place), rest)?);
            }
        }
        Ok(())
    }

    /// How many resources of a level are published; of all levels unless one is given.
    pub fn published(&self, level: Option<usize>) -> usize {
        self.chosen(level).map(|block| block.members.len()).sum()
    }

    /// Every resource published, of a level or of all.
    pub fn members(&self, level: Option<usize>) -> impl Iterator<Item = &NamedNode> {
        self.chosen(level).flat_map(|block| &block.members)
    }

    /// The blocks of a level: those of it, and those of kinds without levels.
    pub(super) fn chosen(&self, level: Option<usize>) -> impl Iterator<Item = &Block> {
        let fits =
            move |block: &&Block| level.is_none() || block.level.is_none() || block.level == level;
        self.blocks.iter().filter(fits)
    }

    /// About how much memory it takes, in bytes.
    pub fn size(&self) -> usize {
        let of_block = |block: &Block| {
            let names: usize = block.members.iter().map(|iri| iri.as_str().len()).sum();
            block.own.len() + block.shared.len() + names
        };
        self.blocks.iter().map(of_block).sum()
    }
}

/// Why a feed could not be built.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A query of the profile failed, or was stopped.
    #[error("{0}")]
    Query(#[from] query::Error),
    /// Somebody else is building it.
    #[error("the catalogue is being put together")]
    Building,
    /// Packing failed.
    #[error("{0}")]
    Pack(#[from] io::Error),
}
