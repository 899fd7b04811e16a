//! What is touched as lists, distance by distance and kind by kind, with the path to each.

use super::super::words::impact::Impact;
use super::super::{Link, Site, in_query};
use super::drawing::anchor;
use super::kinds::{Kind, Kinds};
use super::sorted::Sorted;
use super::steps::{Step, Steps};
use crate::impact::Found;

/// What is farther away is folded, where all is listed.
const NEAR: usize = 3;

/// All that is so many steps away.
pub(super) struct Ring {
    pub heading: String,
    /// How many things there are so far away.
    pub count: String,
    /// Whether it is folded at first.
    pub far: bool,
    pub groups: Vec<Group>,
}

/// What of it is of one kind.
pub(super) struct Group {
    pub anchor: String,
    pub name: Link,
    pub count: String,
    pub items: Vec<Item>,
    /// To all of it, where some are left out: what it says, where, and what it says alone.
    pub all: Option<(String, String, String)>,
}

/// One thing, and the steps to it.
pub(super) struct Item {
    pub link: Link,
    pub steps: Vec<Step>,
}

/// The lists; `address` is that of the whole page, if it can be narrowed.
pub(super) fn rings(
    site: &Site<'_>,
    kinds: &Kinds<'_>,
    found: &Found,
    sorted: &Sorted,
    address: Option<&str>,
) -> Vec<Ring> {
    let words = Impact::of_language(site.language());
    let steps = Steps::new(site);
    let mut rings: Vec<(usize, Ring)> = Vec::new();
    let mut last: Option<(usize, Kind)> = None;
    for (kind, place) in &sorted.listed {
        let reached = found.reached[*place];
        let item = Item {
            link: site.link(reached.thing),
            steps: steps.of(&found.path(*place)),
        };
        if rings.last().is_none_or(|(n, _)| *n != reached.distance) {
            let ring = Ring {
                heading: (words.steps)(reached.distance),
                count: count_of(site, sorted, reached.distance),
                far: reached.distance > NEAR && sorted.wanted == sorted.total,
                groups: Vec::new(),
            };
            rings.push((reached.distance, ring));
        }
        let Some((_, ring)) = rings.last_mut() else {
            continue;
        };
        if last != Some((reached.distance, *kind)) {
            ring.groups
                .push(group(site, kinds, sorted, (reached.distance, *kind)));
            last = Some((reached.distance, *kind));
        }
        if let Some(group) = ring.groups.last_mut() {
            group.items.push(item);
        }
    }
    for (distance, ring) in &mut rings {
        for group in &mut ring.groups {
            finish(site, group, *distance, address);
        }
    }
    rings.into_iter().map(|(_, ring)| ring).collect()
}

/// How many things are so far away.
fn count_of(site: &Site<'_>, sorted: &Sorted, distance: usize) -> String {
    let counts = sorted.counts.iter();
    let counts = counts.filter(|((at, _), _)| *at == distance);
    site.words().number(counts.map(|(_, count)| count).sum())
}

fn group(site: &Site<'_>, kinds: &Kinds<'_>, sorted: &Sorted, of: (usize, Kind)) -> Group {
    let (distance, kind) = of;
    let key = kinds.key(kind);
    let label = kinds.label(kind);
    let count = sorted.counts.get(&of).copied().unwrap_or_default();
    Group {
        anchor: anchor(distance, &key),
        name: Link {
            lang: site.foreign(label.language.as_deref()),
            text: label.text,
            title: key,
            ..Link::default()
        },
        count: site.words().number(count),
        items: Vec::new(),
        all: None,
    }
}

/// Says how much is left out, once it is known.
fn finish(site: &Site<'_>, group: &mut Group, distance: usize, address: Option<&str>) {
    let words = Impact::of_language(site.language());
    let shown = site.words().number(group.items.len());
    if shown == group.count {
        return;
    }
    let Some(address) = address else {
        return;
    };
    let kind = in_query(&group.name.title);
    let href = format!("{address}&kind={kind}&distance={distance}");
    let unseen = (words.all_of)(&group.count, &group.name.text, distance);
    group.all = Some(((words.all)(&group.count), site.reader.local(&href), unseen));
}
