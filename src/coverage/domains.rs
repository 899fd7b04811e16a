//! The data domains and their subdomains, and how much is known of each.

use crate::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use crate::registry::own_term;
use crate::vocab::{dqv, skos};
use oxrdf::NamedNode;
use oxrdf::vocab::rdf;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Domains nested deeper are not looked for.
const DEEPEST: usize = 4;

/// The data domains of one revision.
#[derive(Debug, Clone, Default)]
pub struct Domains {
    /// Those that are part of no other, by their IRIs.
    pub top: Vec<Domain>,
}

/// A domain with its subdomains.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Its IRI.
    pub iri: NamedNode,
    /// Questions about it that have an answer: assessments with a value, and properties with a
    /// value among those that are stated unknown of some domain.
    pub known: usize,
    /// Questions about it whose answer is stated to be unknown.
    pub unknown: usize,
    /// Whether it holds in one region only.
    pub regional: bool,
    /// Its subdomains.
    pub parts: Vec<Domain>,
}

impl Domains {
    /// Reads every `hg:DataDomain` and `hg:SubDomain`, nested by `skos:broader`.
    pub fn read(snapshot: &Snapshot, base: &str) -> Self {
        let view = snapshot.view(Scope::Union);
        let Some(reading) = Reading::new(&view, base) else {
            return Self::default();
        };
        let mut top: Vec<Domain> = reading
            .domains
            .iter()
            .filter(|domain| reading.above(**domain).is_none())
            .filter_map(|domain| reading.domain(*domain, 1))
            .collect();
        top.sort_by(|a, b| a.iri.cmp(&b.iri));
        Self { top }
    }

    /// All of them, each before its parts.
    pub fn all(&self) -> Vec<&Domain> {
        let mut all = Vec::new();
        self.top.iter().for_each(|domain| domain.collect(&mut all));
        all
    }
}

impl Domain {
    /// The share of questions that have an answer, in whole percent; none if there are none.
    pub fn percent(&self) -> Option<usize> {
        let all = self.known + self.unknown;
        (all > 0).then(|| (self.known * 100 + all / 2) / all)
    }

    fn collect<'d>(&'d self, all: &mut Vec<&'d Self>) {
        all.push(self);
        self.parts.iter().for_each(|part| part.collect(all));
    }
}

struct Reading<'v> {
    view: &'v GraphView,
    domains: BTreeSet<TermId>,
    broader: Option<TermId>,
    unknown: Option<TermId>,
    computed_on: Option<TermId>,
    value: Option<TermId>,
    scope: Option<TermId>,
    regional: Option<TermId>,
    /// Properties whose value is stated unknown of some domain.
    asked: HashSet<TermId>,
    below: HashMap<TermId, Vec<TermId>>,
}

impl<'v> Reading<'v> {
    fn new(view: &'v GraphView, base: &str) -> Option<Self> {
        let own = |local| own_term(view, base, local);
        let a = view.id(rdf::TYPE)?;
        let domains: BTreeSet<TermId> = ["DataDomain", "SubDomain"]
            .into_iter()
            .filter_map(own)
            .flat_map(|class| view.subjects(a, class))
            .filter(|thing| view.kind(*thing) == TermKind::NamedNode)
            .collect();
        let mut reading = Self {
            view,
            broader: view.id(skos::BROADER),
            unknown: own("unknown"),
            computed_on: view.id(dqv::COMPUTED_ON),
            value: own("assessedValue"),
            scope: own("scope"),
            regional: own("regional"),
            asked: HashSet::new(),
            below: HashMap::new(),
            domains,
        };
        reading.asked = reading
            .domains
            .iter()
            .flat_map(|domain| reading.objects(*domain, reading.unknown))
            .collect();
        for domain in &reading.domains {
            if let Some(above) = reading.above(*domain) {
                reading.below.entry(above).or_default().push(*domain);
            }
        }
        Some(reading)
    }

    fn objects(&self, subject: TermId, property: Option<TermId>) -> Vec<TermId> {
        property.map_or_else(Vec::new, |p| self.view.objects(subject, p).collect())
    }

    /// The domain it is part of.
    fn above(&self, domain: TermId) -> Option<TermId> {
        let above = self.objects(domain, self.broader);
        above
            .into_iter()
            .find(|a| *a != domain && self.domains.contains(a))
    }

    fn domain(&self, domain: TermId, depth: usize) -> Option<Domain> {
        let unknown = self.objects(domain, self.unknown);
        let answered = self.asked.iter().filter(|property| {
            !unknown.contains(*property) && !self.objects(domain, Some(**property)).is_empty()
        });
        let (valued, open) = self.assessments(domain);
        let mut parts: Vec<Domain> = match self.below.get(&domain) {
            Some(parts) if depth < DEEPEST => parts
                .iter()
                .filter_map(|part| self.domain(*part, depth + 1))
                .collect(),
            _ => Vec::new(),
        };
        parts.sort_by(|a, b| a.iri.cmp(&b.iri));
        Some(Domain {
            iri: NamedNode::new(self.view.text(domain)).ok()?,
            known: answered.count() + valued,
            unknown: unknown.len() + open,
            regional: self
                .objects(domain, self.scope)
                .iter()
                .any(|scope| Some(*scope) == self.regional),
            parts,
        })
    }

    /// How many assessments of a domain have a value, and how many say it is unknown.
    fn assessments(&self, domain: TermId) -> (usize, usize) {
        let Some(computed_on) = self.computed_on else {
            return (0, 0);
        };
        let is_open = |assessment: TermId| {
            let unknown = self.objects(assessment, self.unknown);
            unknown.iter().any(|property| Some(*property) == self.value)
        };
        self.view
            .subjects(computed_on, domain)
            .fold((0, 0), |(valued, open), assessment| {
                match is_open(assessment) {
                    true => (valued, open + 1),
                    false => (valued + 1, open),
                }
            })
    }
}
