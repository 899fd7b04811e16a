//! The domains nested in one another.

use super::super::domains::percent;
use crate::health::{self, Comparison};
use oxrdf::NamedNode;
use std::collections::{HashMap, HashSet};

/// A domain with its subdomains.
pub(super) struct Domain<'d> {
    pub(super) of: &'d health::Domain,
    pub(super) parts: Vec<Domain<'d>>,
}

/// Domains nested deeper are not looked for.
const DEEPEST: usize = 4;

/// The domains that are part of no other, each with those below it.
pub(super) fn tree(comparison: &Comparison) -> Vec<Domain<'_>> {
    let known: HashSet<&NamedNode> = comparison.domains.iter().map(|it| &it.iri).collect();
    let mut below: HashMap<Option<&NamedNode>, Vec<&health::Domain>> = HashMap::new();
    for domain in &comparison.domains {
        let above = domain.above.as_ref().filter(|above| known.contains(above));
        below.entry(above).or_default().push(domain);
    }
    nested(&below, None, DEEPEST)
}

fn nested<'d>(
    below: &HashMap<Option<&'d NamedNode>, Vec<&'d health::Domain>>,
    above: Option<&'d NamedNode>,
    depth: usize,
) -> Vec<Domain<'d>> {
    let here = below.get(&above).filter(|_| depth > 0);
    let domain = |of: &&'d health::Domain| Domain {
        of,
        parts: nested(below, Some(&of.iri), depth - 1),
    };
    here.map_or_else(Vec::new, |here| here.iter().map(domain).collect())
}

impl Domain<'_> {
    /// Its data health in whole percent.
    pub(super) fn percent(&self) -> Option<usize> {
        self.of.card.score().map(|score| percent(score) as usize)
    }
}
