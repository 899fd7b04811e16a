//! One pass on the index: every triple adds to what is known of the entry it belongs to.

use super::owners::Owners;
use super::tally::{Facts, MARKS};
use super::{Coverage, KindRow, Tally};
use crate::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use crate::rdf::Language;
use crate::registry::{Registry, own_term};
use crate::vocab::{dct, foaf, skos};
use oxrdf::NamedNode;
use oxrdf::vocab::{rdf, rdfs};
use std::collections::HashMap;

/// What a predicate says of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Name,
    Definition,
    Description,
    Source,
    Mark,
    Unknown,
    /// Nothing this room counts, and no link either.
    Nothing,
    /// The object of a statement that is spoken of; the statement itself is the link.
    Spoken,
}

impl Coverage {
    /// Counts the entries of a snapshot, as the registry of the same snapshot sorts them.
    ///
    /// Entries are the instances of the collections' classes, as on their lists, and whatever else
    /// lives under `{base}id/`. A part (`{entry}#...`, a blank node) counts as its entry.
    pub fn read(snapshot: &Snapshot, registry: &Registry, base: &str) -> Self {
        let view = snapshot.view(Scope::Union);
        let mut reading = Reading::new(&view, base);
        let members = reading.members(registry);
        reading.pass();
        let mut coverage = Self::default();
        for (collection, members) in registry.collections().iter().zip(members) {
            let mut tally = Tally::default();
            members.iter().for_each(|m| tally.add(&reading.facts[*m]));
            if tally.entries > 0 {
                coverage.kinds.push(KindRow {
                    segment: collection.segment.clone(),
                    names: collection.names.clone(),
                    tally,
                });
            }
        }
        for (entry, facts) in reading.owners.entries().iter().zip(&reading.facts) {
            let iri = || view.text(*entry).to_owned();
            coverage.total.add(facts);
            if facts.is_orphan() {
                coverage.orphans.push(iri());
            } else if facts.is_loose() {
                coverage.loose.push(iri());
            }
            if !facts.collected {
                coverage.astray.push(iri());
            }
        }
        coverage.orphans.sort();
        coverage.loose.sort();
        coverage.astray.sort();
        coverage
    }
}

struct Reading<'v> {
    view: &'v GraphView,
    owners: Owners<'v>,
    /// By number of the entry.
    facts: Vec<Facts>,
    says: HashMap<TermId, Says>,
    marks: [Option<TermId>; 4],
}

impl<'v> Reading<'v> {
    fn new(view: &'v GraphView, base: &str) -> Self {
        let own = |local| own_term(view, base, local);
        let standard = [
            (skos::PREF_LABEL, Says::Name),
            (rdfs::LABEL, Says::Name),
            (dct::TITLE, Says::Name),
            (foaf::NAME, Says::Name),
            (skos::DEFINITION, Says::Definition),
            (dct::DESCRIPTION, Says::Description),
            (rdfs::COMMENT, Says::Description),
            (dct::SOURCE, Says::Source),
            (rdf::TYPE, Says::Nothing),
            (rdf::SUBJECT, Says::Spoken),
            (rdf::OBJECT, Says::Spoken),
        ];
        let standard = standard.map(|(iri, says)| (view.id(iri), says));
        let ours = [("mark", Says::Mark), ("unknown", Says::Unknown)];
        let ours = ours.map(|(local, says)| (own(local), says));
        Self {
            view,
            owners: Owners::new(view, base),
            facts: Vec::new(),
            says: standard
                .into_iter()
                .chain(ours)
                .filter_map(|(id, says)| Some((id?, says)))
                .collect(),
            marks: MARKS.map(own),
        }
    }

    /// The numbers of the entries of each collection.
    fn members(&mut self, registry: &Registry) -> Vec<Vec<usize>> {
        let a = self.view.id(rdf::TYPE);
        let mut all = Vec::new();
        for collection in registry.collections() {
            let mut members = Vec::new();
            for class in collection.all_classes() {
                let class = NamedNode::new(class).ok();
                let class = class.and_then(|class| self.view.id(&class));
                for thing in a
                    .zip(class)
                    .into_iter()
                    .flat_map(|(a, class)| self.view.subjects(a, class))
                {
                    if self.view.kind(thing) == TermKind::NamedNode
                        && !self.view.text(thing).contains('#')
                    {
                        members.push(self.owners.enter(thing));
                    }
                }
            }
            members.sort_unstable();
            members.dedup();
            members
                .iter()
                .for_each(|member| self.facts(*member).collected = true);
            all.push(members);
        }
        all
    }

    fn facts(&mut self, number: usize) -> &mut Facts {
        if self.facts.len() <= number {
            self.facts.resize_with(number + 1, Facts::default);
        }
        &mut self.facts[number]
    }

    fn pass(&mut self) {
        for [subject, predicate, object] in self.view.triples(None, None, None) {
            let Some(entry) = self.owners.of(subject) else {
                continue;
            };
            let whole = self.owners.entries()[entry] == subject;
            let says = self.says.get(&predicate).copied();
            match says {
                Some(Says::Nothing) => {}
                Some(Says::Spoken) if !whole => {}
                Some(Says::Unknown) => self.facts(entry).unknown += 1,
                Some(Says::Mark) if whole => self.mark(entry, object),
                Some(Says::Name) if whole => self.name(entry, object),
                Some(Says::Definition) if whole => self.facts(entry).defined = true,
                Some(Says::Description) if whole => self.facts(entry).described = true,
                Some(Says::Source) => {
                    self.facts(entry).sourced |= whole;
                    self.link(entry, object, says);
                }
                _ => self.link(entry, object, says),
            }
        }
        let entries = self.owners.entries().len();
        self.facts.resize_with(entries, Facts::default);
    }

    fn mark(&mut self, entry: usize, value: TermId) {
        if let Some(mark) = self.marks.iter().position(|mark| *mark == Some(value)) {
            self.facts(entry).marks[mark] = true;
        }
    }

    fn name(&mut self, entry: usize, value: TermId) {
        let language = self.view.language(value).and_then(Language::from_tag);
        let place = language.and_then(|l| Language::ALL.iter().position(|known| *known == l));
        if let Some(place) = place {
            self.facts(entry).named[place] = true;
        }
    }

    fn link(&mut self, from: usize, object: TermId, says: Option<Says>) {
        if self.view.kind(object) == TermKind::Literal {
            return;
        }
        let Some(to) = self.owners.of(object).filter(|to| *to != from) else {
            return;
        };
        if says == Some(Says::Source) {
            self.facts(from).source_links += 1;
            self.facts(to).source_links += 1;
        } else {
            self.facts(from).links_out += 1;
            self.facts(to).links_in += 1;
        }
    }
}
