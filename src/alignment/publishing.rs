//! Whether datasets may be published as EHDS asks: each told in the profile of EHDS, and judged by
//! the shapes of its level of access.
//!
//! The profile is the newest of those that have levels of access. Drafts are judged too, so that
//! a steward sees what they lack before they are published.

use super::{Asker, Error};
use crate::catalogue::{Lack, Profile, Profiles, Renderer, judge, lacks};
use crate::rdf::Labels;
use oxrdf::NamedNode;
use std::cmp::Reverse;

/// Whether a dataset may be published, and if not, why.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// What its level of access is called in the profile; none if it says none.
    pub level: Option<Labels>,
    /// What it lacks, each message once.
    pub lacks: Vec<Lack>,
    /// Whether it is marked as published.
    pub published: bool,
}

impl Publishing {
    /// Whether it meets the profile at its level.
    pub fn is_ready(&self) -> bool {
        self.level.is_some() && self.lacks.is_empty()
    }
}

/// The profile that EHDS asks for, if there is one.
pub fn profile_of(profiles: &Profiles) -> Option<&Profile> {
    let levelled = profiles.iter().filter(|profile| !profile.levels.is_empty());
    levelled.max_by_key(|profile| {
        let parts = profile.version.split('.').map(|part| part.parse::<u32>());
        let parts: Vec<u32> = parts.map_while(Result::ok).collect();
        (parts, Reverse(profile.token.clone()))
    })
}

/// How it is with each of some datasets; nothing for one the profile does not tell.
pub(super) fn read(
    asker: &Asker<'_>,
    datasets: &[NamedNode],
) -> Result<Vec<Option<Publishing>>, Error> {
    let Some(profile) = asker.profile else {
        return Ok(vec![None; datasets.len()]);
    };
    let mut renderer = Renderer::new(profile, asker.snapshot, asker.options.budget.clone());
    let mut all = vec![None; datasets.len()];
    let kinds: Vec<_> = datasets.iter().map(|it| renderer.kind_of(it)).collect();
    for (place, kind) in profile.kinds.iter().enumerate() {
        let of_kind = |at: &usize| kinds[*at] == Some(place);
        let places: Vec<usize> = (0..datasets.len()).filter(of_kind).collect();
        let these: Vec<NamedNode> = places.iter().map(|at| datasets[*at].clone()).collect();
        let renderings = renderer.render(kind, &these)?;
        for (at, rendering) in places.into_iter().zip(renderings) {
            let level = rendering.level.and_then(|level| profile.levels.get(level));
            all[at] = Some(Publishing {
                level: level.map(|level| level.titles.clone()),
                lacks: once(lacks(&judge(profile, &rendering))),
                published: kind.is_published(renderer.view(), &rendering.iri),
            });
        }
    }
    Ok(all)
}

/// Each message once: what two parts lack is mended in one place as a rule.
fn once(lacks: Vec<Lack>) -> Vec<Lack> {
    let mut kept: Vec<Lack> = Vec::new();
    for lack in lacks {
        if !kept.iter().any(|known| known.messages == lack.messages) {
            kept.push(lack);
        }
    }
    kept
}
