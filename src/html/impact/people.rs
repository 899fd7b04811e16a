//! Who is to be told: one line each, with what they are to what is changed or touched.

use super::super::order::collation;
use super::super::words::impact::Impact;
use super::super::{Link, Site};
use crate::impact::Found;
use crate::index::TermId;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Things that are named of a role; the rest is counted.
const NAMED: usize = 4;

/// Somebody who is to be told.
#[derive(Debug)]
pub struct Person {
    /// Who.
    pub agent: TermId,
    /// As what and of what: the property, and the things of which it is said.
    pub roles: Vec<(TermId, Vec<TermId>)>,
    /// Of how many things, roles apart.
    pub count: usize,
}

/// Everybody who is to be told, who has most to look after first.
pub fn people(site: &Site<'_>, found: &Found) -> Vec<Person> {
    let mut people: BTreeMap<TermId, BTreeMap<TermId, Vec<TermId>>> = BTreeMap::new();
    for told in &found.told {
        let roles = people.entry(told.agent).or_default();
        roles.entry(told.role).or_default().push(told.thing);
    }
    let people = people.into_iter().map(|(agent, roles)| Person {
        agent,
        count: roles.values().map(Vec::len).sum(),
        roles: roles.into_iter().collect(),
    });
    let mut people: Vec<Person> = people.collect();
    people.sort_by_cached_key(|it| (Reverse(it.count), collation(&site.label(it.agent).text)));
    people
}

/// A person as a row of the table.
pub(super) struct Row {
    pub agent: Link,
    pub roles: Vec<Role>,
}

/// A role, the first of its things, and how many more there are.
pub(super) struct Role {
    pub name: Link,
    pub things: Vec<Link>,
    pub more: Option<String>,
}

pub(super) fn rows(site: &Site<'_>, people: &[Person]) -> Vec<Row> {
    let row = |person: &Person| Row {
        agent: site.link(person.agent),
        roles: person
            .roles
            .iter()
            .map(|role| of_role(site, role))
            .collect(),
    };
    people.iter().map(row).collect()
}

fn of_role(site: &Site<'_>, (role, things): &(TermId, Vec<TermId>)) -> Role {
    let words = Impact::of_language(site.language());
    let named = things.iter().take(NAMED);
    let more = things.len().saturating_sub(NAMED);
    Role {
        name: site.property_name(site.view.text(*role), None),
        things: named.map(|thing| site.link(*thing)).collect(),
        more: (more > 0).then(|| (words.more)(more)),
    }
}
