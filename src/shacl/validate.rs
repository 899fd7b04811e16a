//! Validating one node against one shape (SHACL §3.4), and where the findings go.

use crate::shacl::constraints::Ahead;
use crate::shacl::model::{Constraint, ShapeId};
use crate::shacl::run::{Node, Run};
use crate::shacl::sparql::Solution;
use std::ops::ControlFlow;

/// Whether to look for more.
pub(super) type Flow = ControlFlow<()>;

/// A result before it is written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) shape: ShapeId,
    /// Place among the shape's constraints.
    pub(super) constraint: usize,
    pub(super) focus: Node,
    pub(super) value: Option<Node>,
    /// A predicate that stands for the shape's path: `sh:closed` reports one.
    pub(super) predicate: Option<Node>,
    pub(super) details: Vec<Self>,
    /// What a query said.
    pub(super) solution: Option<Box<Solution>>,
}

/// All constraints of a shape, or one by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Constraint(usize),
}

impl Part {
    pub(super) fn has(self, place: usize) -> bool {
        match self {
            Self::Whole => true,
            Self::Constraint(only) => only == place,
        }
    }
}

/// Steps that a finding kept for the report counts as: it takes room until the end.
const FOUND_STEPS: usize = 1000;

/// Who is told of findings.
pub(super) trait Sink {
    /// Whether results that explain others are wanted.
    fn wants_details(&self) -> bool;
    /// Answers of queries that were asked for all focus nodes beforehand.
    fn ahead(&self) -> Option<&Ahead> {
        None
    }
    fn add(&mut self, found: Found) -> Flow;
}

/// Stops at the first.
struct Any;

impl Sink for Any {
    fn wants_details(&self) -> bool {
        false
    }

    fn add(&mut self, _: Found) -> Flow {
        Flow::Break(())
    }
}

/// Keeps all.
impl Sink for Vec<Found> {
    fn wants_details(&self) -> bool {
        true
    }

    fn add(&mut self, found: Found) -> Flow {
        self.push(found);
        Flow::Continue(())
    }
}

impl Run<'_> {
    /// Validates a focus node against a shape.
    pub(super) fn validate(&self, shape: ShapeId, focus: Node, sink: &mut dyn Sink) -> Flow {
        self.validate_part(shape, Part::Whole, focus, sink)
    }

    /// Validates a focus node against some constraints of a shape.
    pub(super) fn validate_part(
        &self,
        shape: ShapeId,
        part: Part,
        focus: Node,
        sink: &mut dyn Sink,
    ) -> Flow {
        let compiled = self.shape(shape);
        self.spend(1);
        if compiled.constraints.is_empty() {
            return Flow::Continue(());
        }
        let own = [focus];
        let reached;
        let values: &[Node] = match self.path(shape) {
            None => &own,
            Some(path) => {
                reached = self.values(path, focus);
                &reached
            }
        };
        for (index, constraint) in compiled.constraints.iter().enumerate() {
            if !part.has(index) {
                continue;
            }
            let mut check = Check {
                run: self,
                shape,
                index,
                focus,
                values,
                sink,
            };
            check.constraint(constraint)?;
        }
        Flow::Continue(())
    }

    /// Whether a node conforms to a shape: no result at all, of whatever severity.
    pub(super) fn conforms(&self, shape: ShapeId, node: Node) -> bool {
        self.validate(shape, node, &mut Any).is_continue()
    }
}

/// One constraint being checked for one focus node and its value nodes.
pub(super) struct Check<'c, 'r> {
    pub(super) run: &'c Run<'r>,
    pub(super) shape: ShapeId,
    pub(super) index: usize,
    pub(super) focus: Node,
    pub(super) values: &'c [Node],
    pub(super) sink: &'c mut dyn Sink,
}

impl Check<'_, '_> {
    /// Adds a result about the focus node as a whole.
    pub(super) fn wrong(&mut self) -> Flow {
        self.add(None, None, Vec::new())
    }

    /// Adds a result about a value node.
    pub(super) fn wrong_value(&mut self, value: Node) -> Flow {
        self.add(Some(value), None, Vec::new())
    }

    /// Adds a result about a value node, explained by its results against `shapes`.
    pub(super) fn wrong_because(&mut self, value: Node, shapes: &[ShapeId]) -> Flow {
        let mut details = Vec::new();
        if self.sink.wants_details() {
            for shape in shapes {
                // Never breaks: a list takes all.
                let _ = self.run.validate(*shape, value, &mut details);
            }
        }
        self.add(Some(value), None, details)
    }

    /// Adds a result about the value of a predicate of a value node.
    pub(super) fn wrong_property(&mut self, predicate: Node, value: Node) -> Flow {
        self.add(Some(value), Some(predicate), Vec::new())
    }

    /// Adds a result that a query told; without a value of its own it is about the value node of
    /// a node shape (SHACL §5.3.2).
    pub(super) fn wrong_by(&mut self, solution: Solution) -> Flow {
        self.count();
        let is_node_shape = self.run.path(self.shape).is_none();
        self.sink.add(Found {
            value: is_node_shape.then_some(self.focus),
            solution: Some(Box::new(solution)),
            ..self.found()
        })
    }

    fn add(&mut self, value: Option<Node>, predicate: Option<Node>, details: Vec<Found>) -> Flow {
        self.count();
        self.sink.add(Found {
            value,
            predicate,
            details,
            ..self.found()
        })
    }

    fn count(&self) {
        let is_kept = self.sink.wants_details();
        self.run.spend(if is_kept { FOUND_STEPS } else { 1 });
    }

    fn found(&self) -> Found {
        Found {
            shape: self.shape,
            constraint: self.index,
            focus: self.focus,
            value: None,
            predicate: None,
            details: Vec::new(),
            solution: None,
        }
    }

    /// Adds a result for each value node that is not as it should be.
    pub(super) fn each(&mut self, is_right: impl Fn(&Run<'_>, Node) -> bool) -> Flow {
        for value in self.values {
            if !is_right(self.run, *value) {
                self.wrong_value(*value)?;
            }
        }
        Flow::Continue(())
    }

    fn constraint(&mut self, constraint: &Constraint) -> Flow {
        self.run.spend(self.values.len() + 1);
        match constraint {
            Constraint::Class(class) => self.class(*class),
            Constraint::Datatype(datatype, lexical) => self.datatype(*datatype, *lexical),
            Constraint::NodeKind(kinds) => self.node_kind(kinds),
            Constraint::MinCount(count) => self.min_count(*count),
            Constraint::MaxCount(count) => self.max_count(*count),
            Constraint::Range(side, bound) => self.range(*side, *bound),
            Constraint::MinLength(length) => self.min_length(*length),
            Constraint::MaxLength(length) => self.max_length(*length),
            Constraint::Pattern(pattern) => self.pattern(pattern),
            Constraint::LanguageIn(languages) => self.language_in(languages),
            Constraint::UniqueLang => self.unique_lang(),
            Constraint::Equals(predicate) => self.equals(*predicate),
            Constraint::Disjoint(predicate) => self.disjoint(*predicate),
            Constraint::LessThan(predicate) => self.less_than(*predicate),
            Constraint::LessThanOrEquals(predicate) => self.less_than_or_equals(*predicate),
            Constraint::Not(shape) => self.not(*shape),
            Constraint::And(shapes) => self.and(shapes),
            Constraint::Or(shapes) => self.or(shapes),
            Constraint::Xone(shapes) => self.xone(shapes),
            Constraint::Node(shape) => self.node(*shape),
            Constraint::Property(shape) => self.property(*shape),
            Constraint::QualifiedMinCount(qualified, min) => self.qualified_min(qualified, *min),
            Constraint::QualifiedMaxCount(qualified, max) => self.qualified_max(qualified, *max),
            Constraint::Closed(allowed) => self.closed(*allowed),
            Constraint::HasValue(value) => self.has_value(*value),
            Constraint::In(members) => self.is_in(*members),
            Constraint::Sparql(constraint) => self.sparql(constraint),
        }
    }
}
