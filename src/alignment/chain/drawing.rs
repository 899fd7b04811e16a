//! A chain being drawn: what is known, then the gaps.

use super::{Link, Node, STAGES, Stage};
use oxrdf::NamedNode;

/// A chain being drawn: nodes by stage, none for a gap, and links between places.
pub(super) struct Drawing {
    stages: [Vec<Option<NamedNode>>; STAGES],
    pub(super) links: Vec<Strand>,
}

/// The places a link joins, each a stage and a place in it, and what it runs along.
type Strand = ([(usize, usize); 2], Vec<NamedNode>);

impl Drawing {
    pub(super) fn new(category: &NamedNode) -> Self {
        let mut stages: [Vec<Option<NamedNode>>; STAGES] = Default::default();
        stages[Stage::Category.place()].push(Some(category.clone()));
        Self {
            stages,
            links: Vec::new(),
        }
    }

    fn place(&mut self, (stage, thing): (usize, Option<NamedNode>)) -> (usize, usize) {
        let things = &mut self.stages[stage];
        let known = things.iter().position(|known| *known == thing);
        let place = known.unwrap_or_else(|| {
            things.push(thing);
            things.len() - 1
        });
        (stage, place)
    }

    pub(super) fn link(
        &mut self,
        from: (usize, Option<NamedNode>),
        to: (usize, Option<NamedNode>),
        along: Option<&NamedNode>,
    ) {
        let ends = [self.place(from), self.place(to)];
        let known = self.links.iter().position(|(known, _)| *known == ends);
        let known = known.unwrap_or_else(|| {
            self.links.push((ends, Vec::new()));
            self.links.len() - 1
        });
        let ways = &mut self.links[known].1;
        if let Some(way) = along.filter(|way| !ways.contains(way)) {
            ways.push(way.clone());
        }
    }

    /// Gives a gap to all that leads nowhere or comes from nowhere, and to every empty stage.
    pub(super) fn close(&mut self) {
        for stage in 0..STAGES {
            if self.stages[stage].is_empty() {
                self.stages[stage].push(None);
            }
        }
        for stage in 0..STAGES - 1 {
            // A gap leads on only to what comes from nowhere else.
            for node in self.stages[stage]
                .clone()
                .into_iter()
                .filter(Option::is_some)
            {
                let here = self.place((stage, node.clone()));
                if !self.links.iter().any(|([from, _], _)| *from == here) {
                    self.link((stage, node), (stage + 1, None), None);
                }
            }
        }
        // From the last stage: a gap before a node may need a gap before itself.
        for stage in (1..STAGES).rev() {
            for node in self.stages[stage].clone() {
                let here = self.place((stage, node.clone()));
                if !self.links.iter().any(|([_, to], _)| *to == here) {
                    self.link((stage - 1, None), (stage, node), None);
                }
            }
        }
    }

    /// The nodes in one row, the gap of each stage last.
    pub(super) fn in_order(self) -> (Vec<Node>, Vec<Link>) {
        let mut nodes = Vec::new();
        let mut places = Vec::new();
        for (number, things) in self.stages.into_iter().enumerate() {
            let mut order: Vec<usize> = (0..things.len()).collect();
            order.sort_by_key(|place| (things[*place].is_none(), *place));
            for place in order {
                places.push((number, place));
                nodes.push(Node {
                    stage: Stage::ALL[number],
                    thing: things[place].clone(),
                });
            }
        }
        let at = |place: (usize, usize)| places.iter().position(|known| *known == place);
        let links = self.links.into_iter().filter_map(|([from, to], along)| {
            Some(Link {
                from: at(from)?,
                to: at(to)?,
                along,
            })
        });
        let mut links: Vec<Link> = links.collect();
        links.sort_by_key(|link| (link.from, link.to));
        (nodes, links)
    }
}
