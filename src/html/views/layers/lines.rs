//! The lines of the drawing: one a pair of things, in the look of what is least settled between them.

use super::super::super::{Site, ehds};
use super::drawing::Box_;
use super::{Plan, route};
use crate::rdf::last_part;
use std::collections::{BTreeMap, HashMap};

/// A relation.
pub(in super::super) struct Line {
    /// The path.
    pub path: String,
    /// The class of its look: how settled it is.
    pub class: String,
    /// All it stands for, in words.
    pub says: String,
    /// Where it crosses a layer it says nothing of.
    pub skips: Option<(usize, usize)>,
}

/// The lines between the boxes of a plan, which are in their places.
pub(super) fn lines(site: &Site<'_>, plan: &Plan<'_>, boxes: &[Box_]) -> Vec<Line> {
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (place, row) in plan.relations.iter().enumerate() {
        let end = |name| row.thing(name).and_then(|thing| plan.thing(thing));
        if let (Some(one), Some(other)) = (end("one"), end("other"))
            && one != other
        {
            let pair = (one.min(other), one.max(other));
            pairs.entry(pair).or_default().push(place);
        }
    }
    let mut lanes: HashMap<usize, usize> = HashMap::new();
    let pairs = pairs.into_iter();
    pairs
        .map(|((one, other), rows)| {
            let said = rows.iter().map(|place| &plan.relations[*place]);
            let states = said.clone().filter_map(|row| row.thing("state"));
            let least = states.max_by_key(|node| site.view.id(*node).map(|id| site.order_key(id)));
            let says = said.filter_map(|row| {
                let name = |column| row.thing(column).map(|node| ehds::named(site, node).text);
                let (one, relation) = name("one").zip(name("relation"))?;
                Some(format!("{one} {relation} {}", name("other")?))
            });
            let ends = [one, other].map(|at| boxes[at].place);
            let layers = (plan.things[one].1, plan.things[other].1);
            let far = matches!(layers, (Some(a), Some(b)) if a.abs_diff(b) > 1);
            let lane = route::leaves_below(ends).map_or(0, |end| {
                let used = lanes.entry([one, other][end]).or_default();
                *used += 1;
                *used - 1
            });
            let (path, middle) = match far {
                true => route::past(ends),
                false => route::between(ends, lane),
            };
            Line {
                path,
                class: least.map_or_else(String::new, |node| last_part(node.as_str()).to_owned()),
                says: says.collect::<Vec<_>>().join("; "),
                skips: far.then_some(middle),
            }
        })
        .collect()
}
