//! Validating everything: the focus nodes of every shape, on all cores.

use crate::index::GraphView;
use crate::query::Budget;
use crate::shacl::model::ShapeId;
use crate::shacl::run::{Node, Run};
use crate::shacl::sink::Collector;
use crate::shacl::validate::Part;
use crate::shacl::work::{self, BATCH};
use crate::shacl::{Shapes, ValidationReport};
use oxrdf::Term;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a validation of everything has come, in focus nodes done and known of.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// How much a validation of everything may take and say.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Results the report holds at most; it says how many there are.
    pub limit: usize,
    /// Threads to work on.
    pub threads: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            limit: usize::MAX,
            threads: work::cores(),
        }
    }
}

/// What a validation within a budget is about.
#[derive(Clone, Copy)]
pub struct Aim<'a> {
    /// Results the report holds at most; it says how many there are.
    pub limit: usize,
    /// The one shape to validate with; all of them if none is named.
    pub only: Option<&'a Term>,
    /// A view of the same snapshot that mentions the focus nodes meant; all nodes unless given.
    pub among: Option<&'a GraphView>,
}

/// What a validation within a budget found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The report.
    pub report: ValidationReport,
    /// How many pairs of shape and focus node there were: none means that nothing was judged.
    pub focus_nodes: usize,
}

impl Shapes {
    /// Whether a shape says itself which nodes it is for; none if there is no such shape.
    pub fn has_targets(&self, shape: &Term) -> Option<bool> {
        let known = self.shapes.iter().find(|known| known.node == *shape);
        known.map(|shape| !shape.targets.is_empty())
    }

    /// Validates the focus nodes of `data` on this thread.
    ///
    /// To be called inside [`Budget::supervise`], out of which it unwinds when the budget is used
    /// up.
    pub fn validate_within(&self, data: &GraphView, aim: Aim<'_>, budget: &Budget) -> Checked {
        let run = Run::new(self, data).within(budget);
        let mut checked = Checked {
            report: ValidationReport::default(),
            focus_nodes: 0,
        };
        for (id, shape) in (0..).map(ShapeId).zip(&self.shapes) {
            if aim.only.is_some_and(|only| shape.node != *only) {
                continue;
            }
            let mut nodes = run.focus_nodes(shape);
            run.spend(nodes.len() + 1);
            if let Some(among) = aim.among {
                nodes.retain(|node| mentions(among, *node));
            }
            checked.focus_nodes += nodes.len();
            for nodes in nodes.chunks(BATCH) {
                let report = validate_batch(&run, id, nodes, aim.limit);
                checked.report.append(report, aim.limit);
            }
        }
        checked
    }

    /// Validates every focus node of `data`.
    pub fn validate(&self, data: &GraphView) -> ValidationReport {
        self.validate_at_most(data, usize::MAX)
    }

    /// Validates every focus node of `data`; the report holds at most `limit` results and says
    /// how many there are.
    pub fn validate_at_most(&self, data: &GraphView, limit: usize) -> ValidationReport {
        let effort = Effort {
            limit,
            ..Effort::default()
        };
        self.validate_with(data, effort, &|_, _| {})
    }

    /// Validates every focus node of `data`, and tells `progress` now and then, from any thread.
    pub fn validate_with(
        &self,
        data: &GraphView,
        effort: Effort,
        progress: Progress<'_>,
    ) -> ValidationReport {
        let limit = effort.limit;
        let run = Run::new(self, data);
        let batches = self.batches(&run);
        let total = batches.iter().map(|(_, nodes)| nodes.len()).sum();
        let done = AtomicUsize::new(0);
        let reports = work::in_order(&batches, total, effort.threads, |(shape, nodes)| {
            let report = validate_batch(&run, *shape, nodes, limit);
            let before = done.fetch_add(nodes.len(), Ordering::Relaxed);
            progress(before + nodes.len(), total);
            report
        });
        let mut whole = ValidationReport::default();
        for report in reports {
            whole.append(report, limit);
        }
        whole
    }

    fn batches(&self, run: &Run<'_>) -> Vec<(ShapeId, Vec<Node>)> {
        let mut batches = Vec::new();
        for (id, shape) in (0..).map(ShapeId).zip(&self.shapes) {
            let nodes = run.focus_nodes(shape);
            let parts = nodes.chunks(BATCH);
            batches.extend(parts.map(|part| (id, part.to_vec())));
        }
        batches
    }
}

fn mentions(view: &GraphView, node: Node) -> bool {
    let Node::In(node) = node else { return false };
    let is_said_of = |subject, object| view.triples(subject, None, object).next().is_some();
    is_said_of(Some(node), None) || is_said_of(None, Some(node))
}

fn validate_batch(run: &Run<'_>, shape: ShapeId, nodes: &[Node], limit: usize) -> ValidationReport {
    let ahead = run.ask_ahead(shape, Part::Whole, nodes);
    let mut collector = Collector::new(run, ahead, limit);
    for focus in nodes {
        // Never breaks: a collector counts to the end.
        let _ = run.validate(shape, *focus, &mut collector);
    }
    collector.report()
}
