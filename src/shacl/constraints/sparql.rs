//! `sh:sparql` and constraint components of the shapes' own (SHACL §5, §6).

use crate::shacl::model::{Constraint, ShapeId};
use crate::shacl::run::{Node, Run};
use crate::shacl::sparql::{Form, Solution, SparqlConstraint};
use crate::shacl::validate::{Check, Flow};

/// Below this many focus nodes a shape's queries are asked one by one as they are met.
const WORTH_ASKING_AT_ONCE: usize = 2;

impl Check<'_, '_> {
    pub(in crate::shacl) fn sparql(&mut self, constraint: &SparqlConstraint) -> Flow {
        let pairs = pairs(constraint.form, self.focus, self.values);
        let known = self.run.answered(self.shape, self.index, &pairs);
        let answers = known.unwrap_or_else(|| self.run.ask(constraint, &pairs));
        for solution in answers.into_iter().flatten() {
            self.wrong_by(solution)?;
        }
        Flow::Continue(())
    }
}

/// What a constraint is asked about for one focus node.
fn pairs(form: Form, focus: Node, values: &[Node]) -> Vec<(Node, Node)> {
    match form {
        Form::Select => vec![(focus, focus)],
        Form::Ask => values.iter().map(|value| (focus, *value)).collect(),
    }
}

impl Run<'_> {
    /// Asks the queries of a shape, and of its property shapes, for all focus nodes at once.
    pub(in crate::shacl) fn ask_ahead(&self, shape: ShapeId, focus_nodes: &[Node]) {
        if focus_nodes.len() < WORTH_ASKING_AT_ONCE {
            return;
        }
        for (index, constraint) in self.shape(shape).constraints.iter().enumerate() {
            match constraint {
                Constraint::Sparql(constraint) => {
                    let pairs = self.all_pairs(shape, constraint.form, focus_nodes);
                    let answers = self.ask(constraint, &pairs);
                    self.remember(shape, index, pairs.into_iter().zip(answers));
                }
                // Only there are the value nodes the same as the focus nodes.
                Constraint::Property(property) if self.path(shape).is_none() => {
                    self.ask_ahead(*property, focus_nodes);
                }
                _ => {}
            }
        }
    }

    fn all_pairs(&self, shape: ShapeId, form: Form, focus_nodes: &[Node]) -> Vec<(Node, Node)> {
        let path = self.path(shape);
        focus_nodes
            .iter()
            .flat_map(|focus| match (form, path) {
                (Form::Ask, Some(path)) => pairs(form, *focus, &self.values(path, *focus)),
                _ => vec![(*focus, *focus)],
            })
            .collect()
    }

    fn remember(
        &self,
        shape: ShapeId,
        index: usize,
        answers: impl Iterator<Item = ((Node, Node), Vec<Solution>)>,
    ) {
        let mut known = self.answers.lock().unwrap_or_else(|e| e.into_inner());
        known.entry((shape, index)).or_default().extend(answers);
    }

    /// What was asked ahead, if all of it was.
    fn answered(
        &self,
        shape: ShapeId,
        index: usize,
        pairs: &[(Node, Node)],
    ) -> Option<Vec<Vec<Solution>>> {
        let known = self.answers.lock().unwrap_or_else(|e| e.into_inner());
        let known = known.get(&(shape, index))?;
        pairs.iter().map(|pair| known.get(pair).cloned()).collect()
    }

    /// Drops what was asked ahead.
    pub(in crate::shacl) fn forget_answers(&self) {
        self.answers
            .lock()
            .unwrap_or_else(|e| e.into_inner())
            .clear();
    }
}
