//! Everything of one revision that may be published in the words of one profile.
//!
//! It is kept in blocks of a page each: what the page's resources say, and what they share with
//! others, as packed lines. So ten thousand datasets take some megabytes, a page is one block, and
//! the whole is all blocks with what they share told once.

use super::judge::judge;
use super::kind::Kind;
use super::lines::{Packed, line};
use super::profile::Profile;
use super::render::{Renderer, Rendering};
use crate::index::Snapshot;
use crate::query::{self, Budget};
use crate::rdf::Labels;
use crate::shacl::{Severity, ValidationReport};
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::time::{Duration, SystemTime};

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

/// A resource that is held back.
#[derive(Debug, Clone)]
pub struct Held {
    /// The resource.
    pub iri: NamedNode,
    /// The name of its kind.
    pub kind: String,
    /// The level it says it is of.
    pub level: Option<usize>,
    /// Why.
    pub reason: Reason,
}

/// Why a resource is held back.
#[derive(Debug, Clone)]
pub enum Reason {
    /// It is marked as a draft.
    Draft,
    /// The profile has levels and it says none of them.
    NoLevel,
    /// Its rendering has Violations: what each says, in the languages there are.
    Lacks(Vec<Lack>),
}

/// One thing a resource lacks.
#[derive(Debug, Clone)]
pub struct Lack {
    /// The property, as a SPARQL path.
    pub path: Option<String>,
    /// The node that lacks it: the resource, or a part of it.
    pub node: Term,
    /// What to do, from the shape.
    pub messages: Labels,
}

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
    fn add(
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

/// Why a rendering is held back, if it is.
pub(super) fn why_held(profile: &Profile, kind: &Kind, rendering: &Rendering) -> Option<Reason> {
    if kind.level.is_some() && !profile.levels.is_empty() && rendering.level.is_none() {
        return Some(Reason::NoLevel);
    }
    let report = judge(profile, rendering);
    report
        .has_violations()
        .then(|| Reason::Lacks(lacks(&report)))
}

/// What the Violations of a report say.
pub fn lacks(report: &ValidationReport) -> Vec<Lack> {
    let violations = report
        .results
        .iter()
        .filter(|r| r.severity == Severity::Violation);
    let mut lacks: Vec<Lack> = violations
        .map(|result| {
            let mut messages = Labels::default();
            for message in &result.messages {
                messages.add(message.value(), message.language());
            }
            Lack {
                path: result.path.clone(),
                node: result.focus_node.clone(),
                messages,
            }
        })
        .collect();
    lacks.sort_by_cached_key(|lack| (lack.node.to_string(), lack.path.clone()));
    lacks
}

impl Block {
    fn pack(
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

/// The newest moment that statements of a kind tell as that of a change.
fn newest(kind: &Kind, triples: &[Triple]) -> Option<SystemTime> {
    let property = kind.modified.as_ref()?;
    let told = triples
        .iter()
        .filter(|triple| triple.predicate == *property);
    told.filter_map(|triple| match &triple.object {
        Term::Literal(literal) => moment(literal.value()),
        _ => None,
    })
    .max()
}

/// An `xsd:date` or `xsd:dateTime` as a moment; without a time zone it is taken as UTC.
fn moment(lexical: &str) -> Option<SystemTime> {
    let number = |from: usize, to: usize| lexical.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let mut rest = lexical.get(10..)?;
    let mut seconds = 0;
    if let Some(clock) = rest.strip_prefix('T') {
        let part = |from: usize, to: usize| clock.get(from..to)?.parse::<i64>().ok();
        seconds = part(0, 2)? * 3600 + part(3, 5)? * 60 + part(6, 8)?;
        rest = clock
            .get(8..)?
            .trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    }
    let sign = match rest.chars().next() {
        Some('+') => -1,
        Some('-') => 1,
        _ => 0,
    };
    if sign != 0 {
        let zone = |from: usize, to: usize| rest.get(from..to)?.parse::<i64>().ok();
        seconds += sign * (zone(1, 3)? * 3600 + zone(4, 6)? * 60);
    }
    // Days since 1970 in the Gregorian calendar, years beginning in March.
    let (year, month) = if month < 3 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * (month - 3) + 2) / 5
        + day
        - 719_469;
    let total = u64::try_from(days * 86_400 + seconds).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_moments() {
        for (lexical, seconds) in [
            ("1970-01-01", Some(0)),
            ("1994-11-06T08:49:37Z", Some(784_111_777)),
            ("1994-11-06T09:49:37.5+01:00", Some(784_111_777)),
            ("2024-02-29", Some(1_709_164_800)),
            ("2000-03-01", Some(951_868_800)),
            ("igår", None),
        ] {
            let wanted = seconds.map(|s| SystemTime::UNIX_EPOCH + Duration::from_secs(s));
            assert_eq!(moment(lexical), wanted, "{lexical}");
        }
    }
}
