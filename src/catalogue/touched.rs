//! The resources whose rendering a change can touch.

use super::kind::Kind;
use super::profile::Profile;
use super::reads::{Read, Side, Way};
use crate::index::{Scope, Snapshot};
use crate::query::{self, Budget, Options};
use crate::rdf::Delta;
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNode, NamedOrBlankNode, Quad, Term, Variable};
use spareval::QueryResults;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;
use std::collections::{BTreeSet, HashSet};

/// Changes larger than this are taken to touch everything.
const LARGEST: usize = 20_000;

#[cfg(test)]
mod tests;

/// One change, from before and after.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub before: &'a Snapshot,
    pub after: &'a Snapshot,
    pub delta: &'a Delta,
}

/// Resources, in the order of their IRIs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Touched {
    These(Vec<NamedNode>),
    Every,
}

/// The resources of a kind whose rendering after the change may be another than before.
pub(super) fn touched(
    profile: &Profile,
    kind: &Kind,
    change: Change<'_>,
) -> Result<Touched, query::Error> {
    if change.delta.added.len() + change.delta.removed.len() > LARGEST {
        return Ok(Touched::Every);
    }
    let quads: Vec<&Quad> = seen(change).collect();
    if quads.is_empty() {
        return Ok(Touched::These(Vec::new()));
    }
    let Some(mut found) = direct(kind, change, &quads)? else {
        return Ok(Touched::Every);
    };
    let Some(referred) = referred(profile, change, &quads)? else {
        return Ok(Touched::Every);
    };
    found.extend(referring(kind, change.after, &referred)?);
    let view = change.after.view(Scope::Union);
    let mut of_kind: Vec<NamedNode> = found
        .into_iter()
        .filter(|node| view.id(node).is_some_and(|id| kind.has(&view, id)))
        .collect();
    of_kind.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    Ok(Touched::These(of_kind))
}

/// The changed quads that a query of a profile can see.
fn seen(change: Change<'_>) -> impl Iterator<Item = &Quad> {
    let delta = change.delta;
    let quads = delta.added.iter().chain(&delta.removed);
    quads.filter(move |quad| !change.after.is_aside(quad.graph_name.as_ref()))
}

/// What changed triples lead to by what the kind's query reads; none if that is everything.
fn direct(
    kind: &Kind,
    change: Change<'_>,
    quads: &[&Quad],
) -> Result<Option<HashSet<NamedNode>>, query::Error> {
    let mut found = HashSet::new();
    let marks = [&kind.published, &kind.draft].into_iter().flatten();
    let marks: Vec<&NamedNode> = marks.map(|(property, _)| property).collect();
    for quad in quads {
        if quad.predicate == rdfs::SUB_CLASS_OF {
            return Ok(None);
        }
        if let NamedOrBlankNode::NamedNode(subject) = &quad.subject
            && (quad.predicate == rdf::TYPE || marks.contains(&&quad.predicate))
        {
            found.insert(subject.clone());
        }
    }
    for read in &kind.reads.reads {
        let fitting: Vec<&Quad> = quads
            .iter()
            .copied()
            .filter(|quad| fits(read, quad))
            .collect();
        if fitting.is_empty() {
            continue;
        }
        match &read.way {
            Way::Every => return Ok(None),
            Way::Itself(side) => found.extend(ends(*side, &fitting).into_iter().filter_map(named)),
            Way::Through(side, variable, pattern) => {
                let nodes = ends(*side, &fitting);
                for snapshot in [change.before, change.after] {
                    found.extend(led_to(snapshot, variable, pattern, &nodes)?);
                }
            }
        }
    }
    Ok(Some(found))
}

fn fits(read: &Read, quad: &Quad) -> bool {
    let [subject, object] = &read.fixed;
    let predicates = read.predicates.as_ref();
    predicates.is_none_or(|list| list.contains(&quad.predicate))
        && subject
            .as_ref()
            .is_none_or(|s| *s == Term::from(quad.subject.clone()))
        && object.as_ref().is_none_or(|o| *o == quad.object)
}

fn ends(side: Side, quads: &[&Quad]) -> BTreeSet<Ordered> {
    let end = |quad: &&Quad| match side {
        Side::Subject => Term::from(quad.subject.clone()),
        Side::Object => quad.object.clone(),
    };
    quads.iter().map(end).map(Ordered::new).collect()
}

/// A term with a place among others.
#[derive(Clone, PartialEq, Eq)]
struct Ordered(String, Term);

impl Ordered {
    fn new(term: Term) -> Self {
        Self(term.to_string(), term)
    }
}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

fn named(term: Ordered) -> Option<NamedNode> {
    match term.1 {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}

/// What is told only where it is referred to and may be told otherwise now, with what refers to
/// that in turn; none if it is everything.
fn referred(
    profile: &Profile,
    change: Change<'_>,
    quads: &[&Quad],
) -> Result<Option<HashSet<NamedNode>>, query::Error> {
    let kinds: Vec<&Kind> = profile
        .kinds
        .iter()
        .filter(|kind| kind.by_reference)
        .collect();
    let mut found: HashSet<NamedNode> = HashSet::new();
    let view = change.after.view(Scope::Union);
    for kind in &kinds {
        let Some(direct) = direct(kind, change, quads)? else {
            return Ok(None);
        };
        // A type that went leaves a resource that is of the kind no more, and told otherwise.
        found.extend(direct.into_iter().filter(|node| {
            let was = || {
                let before = change.before.view(Scope::Union);
                before.id(node).is_some_and(|id| kind.has(&before, id))
            };
            view.id(node).is_some_and(|id| kind.has(&view, id)) || was()
        }));
    }
    let mut fresh = found.clone();
    while !fresh.is_empty() {
        let mut next = HashSet::new();
        for kind in &kinds {
            next.extend(referring(kind, change.after, &fresh)?);
        }
        next.retain(|node| !found.contains(node));
        found.extend(next.iter().cloned());
        fresh = next;
    }
    Ok(Some(found))
}

/// The resources of a kind that refer to one of `nodes` in what is told of them.
fn referring(
    kind: &Kind,
    snapshot: &Snapshot,
    nodes: &HashSet<NamedNode>,
) -> Result<HashSet<NamedNode>, query::Error> {
    let mut found = HashSet::new();
    if nodes.is_empty() {
        return Ok(found);
    }
    let terms: BTreeSet<Ordered> = nodes
        .iter()
        .map(|n| Ordered::new(n.clone().into()))
        .collect();
    for (variable, pattern) in &kind.reads.refers {
        found.extend(led_to(snapshot, variable, pattern, &terms)?);
    }
    Ok(found)
}

/// The resources that a pattern connects with one of `nodes` as the value of a variable.
fn led_to(
    snapshot: &Snapshot,
    variable: &Variable,
    pattern: &GraphPattern,
    nodes: &BTreeSet<Ordered>,
) -> Result<HashSet<NamedNode>, query::Error> {
    let this = Variable::new_unchecked("this");
    // A blank node in a table is no constant of SPARQL: its rows are picked afterwards.
    let ground = |term: &Ordered| match &term.1 {
        Term::NamedNode(node) => Some(GroundTerm::from(node.clone())),
        Term::Literal(literal) => Some(GroundTerm::from(literal.clone())),
        Term::BlankNode(_) | Term::Triple(_) => None,
    };
    let rows: Vec<_> = nodes
        .iter()
        .filter_map(ground)
        .map(|term| vec![Some(term)])
        .collect();
    let whole = rows.len() == nodes.len();
    let table = GraphPattern::Values {
        variables: vec![variable.clone()],
        bindings: rows,
    };
    let joined = match whole {
        true => GraphPattern::Join {
            left: Box::new(table),
            right: Box::new(pattern.clone()),
        },
        false => pattern.clone(),
    };
    let query = Query::Select {
        dataset: None,
        pattern: GraphPattern::Distinct {
            inner: Box::new(GraphPattern::Project {
                inner: Box::new(joined),
                variables: vec![this.clone(), variable.clone()],
            }),
        },
        base_iri: None,
    };
    let options = Options {
        budget: Budget::unlimited(),
        ..Options::default()
    };
    let mut found = HashSet::new();
    if let QueryResults::Solutions(rows) = query::evaluate(snapshot, &query, &options)? {
        for row in rows {
            let row = row?;
            let value = row.get(variable).cloned().map(Ordered::new);
            if let Some(Term::NamedNode(node)) = row.get(&this)
                && value.is_some_and(|value| nodes.contains(&value))
            {
                found.insert(node.clone());
            }
        }
    }
    Ok(found)
}
