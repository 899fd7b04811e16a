//! The chain of a category: primary documentation, model, register, dataset, category, access body.
//!
//! The links are the rows of one question. What has nothing before it or after it is linked to a
//! gap, so that what is missing can be seen, counted and read.

use super::{Answer, Asker, Category, Error};
use oxrdf::NamedNode;

const CHAIN: &str = "c25-chain-of-a-category";

/// How many stages there are.
pub const STAGES: usize = 6;

/// A stage, in the order of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Where care is documented first.
    Documentation,
    /// The information model.
    Model,
    /// The register, or another source that is not the record of care.
    Register,
    /// The dataset described.
    Dataset,
    /// The category of article 51.
    Category,
    /// Who gives access.
    AccessBody,
}

impl Stage {
    /// Every stage, first to last.
    pub const ALL: [Self; STAGES] = [
        Self::Documentation,
        Self::Model,
        Self::Register,
        Self::Dataset,
        Self::Category,
        Self::AccessBody,
    ];

    /// Its name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Model => "model",
            Self::Register => "register",
            Self::Dataset => "dataset",
            Self::Category => "category",
            Self::AccessBody => "accessBody",
        }
    }

    fn place(self) -> usize {
        self as usize
    }
}

/// Something at a stage; nothing is a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub stage: Stage,
    /// It; none for a gap.
    pub thing: Option<NamedNode>,
}

/// A link from one stage to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Place of its start among the nodes.
    pub from: usize,
    /// Place of its end among the nodes.
    pub to: usize,
    /// What it runs along: domains, relations or roles.
    pub along: Vec<NamedNode>,
}

/// What is missing at a stage, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The stage at which nothing is known.
    pub stage: Stage,
    /// What it is missing before or after; empty where the whole stage is empty.
    pub of: Vec<NamedNode>,
}

/// The chain of a category.
#[derive(Debug)]
pub struct Chain {
    /// The category.
    pub category: NamedNode,
    /// What is at each stage, stage by stage, the gap of a stage last.
    pub nodes: Vec<Node>,
    /// What links them.
    pub links: Vec<Link>,
    /// The question and its rows.
    pub answer: Answer,
}

impl Chain {
    /// The chain of a category.
    pub fn read(asker: &Asker<'_>, category: &Category) -> Result<Self, Error> {
        let iri = &category.category;
        let answer = asker.about(CHAIN, "category", iri.as_str())?;
        let mut chain = Drawing::new(iri);
        for row in answer.rows() {
            let step: usize = row
                .text("step")
                .and_then(|step| step.parse().ok())
                .filter(|step| (1..STAGES).contains(step))
                .ok_or(Error::NoValue(CHAIN, "step"))?;
            let ends = [(step - 1, "one"), (step, "other")];
            let [from, to] = ends.map(|(place, column)| (place, row.thing(column).cloned()));
            chain.link(from, to, row.thing("along"));
        }
        chain.close();
        let (nodes, links) = chain.in_order();
        Ok(Self {
            category: iri.clone(),
            nodes,
            links,
            answer,
        })
    }

    /// The nodes of a stage with their places.
    pub fn at(&self, stage: Stage) -> impl Iterator<Item = (usize, &Node)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.stage == stage)
    }

    /// The gaps, in the order of the stages, each with what it is missing of.
    pub fn gaps(&self) -> Vec<Gap> {
        let gaps = self.nodes.iter().enumerate();
        let gaps = gaps.filter(|(_, node)| node.thing.is_none());
        gaps.map(|(place, node)| {
            let beside = self.links.iter().filter_map(|link| match place {
                _ if link.from == place => Some(link.to),
                _ if link.to == place => Some(link.from),
                _ => None,
            });
            Gap {
                stage: node.stage,
                of: beside
                    .filter_map(|beside| self.nodes[beside].thing.clone())
                    .collect(),
            }
        })
        .collect()
    }
}

/// A chain being drawn: nodes by stage, none for a gap, and links between places.
struct Drawing {
    stages: [Vec<Option<NamedNode>>; STAGES],
    links: Vec<Strand>,
}

/// The places a link joins, each a stage and a place in it, and what it runs along.
type Strand = ([(usize, usize); 2], Vec<NamedNode>);

impl Drawing {
    fn new(category: &NamedNode) -> Self {
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

    fn link(
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
    fn close(&mut self) {
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
    fn in_order(self) -> (Vec<Node>, Vec<Link>) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn iri(name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("http://example.org/{name}"))
    }

    fn stage(nodes: &[Node], stage: Stage) -> Vec<Option<String>> {
        let nodes = nodes.iter().filter(|node| node.stage == stage);
        let name = |node: &NamedNode| node.as_str().rsplit('/').next().map(str::to_owned);
        nodes
            .map(|node| node.thing.as_ref().and_then(name))
            .collect()
    }

    #[test]
    fn what_is_empty_is_a_gap_all_the_way() {
        let mut drawing = Drawing::new(&iri("k"));
        drawing.close();
        let (nodes, links) = drawing.in_order();
        assert_eq!(nodes.len(), STAGES);
        assert_eq!(stage(&nodes, Stage::Dataset), [None]);
        assert_eq!(stage(&nodes, Stage::Category), [Some("k".to_owned())]);
        assert_eq!(links.len(), STAGES - 1);
    }

    #[test]
    fn a_dead_end_leads_to_a_gap_beside_what_is_there() {
        let mut drawing = Drawing::new(&iri("k"));
        drawing.link((3, Some(iri("d"))), (4, Some(iri("k"))), None);
        drawing.link((2, Some(iri("r"))), (3, Some(iri("d"))), None);
        drawing.link((2, Some(iri("lonely"))), (3, None), None);
        drawing.link((4, Some(iri("k"))), (5, Some(iri("b"))), Some(&iri("role")));
        drawing.link(
            (4, Some(iri("k"))),
            (5, Some(iri("b"))),
            Some(&iri("other")),
        );
        drawing.close();
        let (nodes, links) = drawing.in_order();
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(stage(&nodes, Stage::Dataset), [named("d"), None]);
        assert_eq!(stage(&nodes, Stage::Model), [None]);
        let to_body = links.last().expect("a link");
        assert_eq!(to_body.along, [iri("role"), iri("other")]);
        // r and lonely come from no model, the model from no documentation; the dataset that is
        // none leads nowhere.
        assert_eq!(links.len(), 7);
        assert_eq!(stage(&nodes, Stage::Category), [named("k")]);
    }
}
