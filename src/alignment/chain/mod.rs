//! The chain of a category: primary documentation, model, register, dataset, category, access body.
//!
//! The links are the rows of one question. What has nothing before it or after it is linked to a
//! gap, so that what is missing can be seen, counted and read.

mod drawing;
#[cfg(test)]
mod tests;

use super::{Answer, Asker, Category, Error};
use drawing::Drawing;
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
