//! `sh:sparql` and constraint components of the shapes' own (SHACL §5, §6).

use crate::shacl::model::{Constraint, ShapeId};
use crate::shacl::run::{Node, Run};
use crate::shacl::sparql::{Form, Solution, SparqlConstraint};
use crate::shacl::validate::{Check, Flow, Part};
use foldhash::HashMap;

/// Below this many focus nodes a shape's queries are asked one by one as they are met.
const WORTH_ASKING_AT_ONCE: usize = 2;

impl Check<'_, '_> {
    pub(in crate::shacl) fn sparql(&mut self, constraint: &SparqlConstraint) -> Flow {
        let pairs = pairs(constraint.form, self.focus, self.values);
        let ahead = self.sink.ahead();
        let known = ahead.and_then(|ahead| ahead.answers(self.shape, self.index, &pairs));
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

/// Answers of queries asked for many focus nodes at once, by shape and place among its
/// constraints, then by focus node and value node.
#[derive(Default)]
pub(in crate::shacl) struct Ahead(HashMap<(ShapeId, usize), Answers>);

/// The solutions for each focus node and value node.
type Answers = HashMap<(Node, Node), Vec<Solution>>;

impl Ahead {
    /// What was asked ahead, if all of it was.
    fn answers(
        &self,
        shape: ShapeId,
        index: usize,
        pairs: &[(Node, Node)],
    ) -> Option<Vec<Vec<Solution>>> {
        let known = self.0.get(&(shape, index))?;
        pairs.iter().map(|pair| known.get(pair).cloned()).collect()
    }
}

impl Run<'_> {
    /// Asks the queries of a shape, and of its property shapes, for all focus nodes at once.
    pub(in crate::shacl) fn ask_ahead(
        &self,
        shape: ShapeId,
        part: Part,
        focus_nodes: &[Node],
    ) -> Ahead {
        let mut ahead = Ahead::default();
        if focus_nodes.len() >= WORTH_ASKING_AT_ONCE {
            self.ask_into(shape, part, focus_nodes, &mut ahead);
        }
        ahead
    }

    fn ask_into(&self, shape: ShapeId, part: Part, focus_nodes: &[Node], ahead: &mut Ahead) {
        for (index, constraint) in self.shape(shape).constraints.iter().enumerate() {
            match constraint {
                _ if !part.has(index) => {}
                Constraint::Sparql(constraint) => {
                    let pairs = self.all_pairs(shape, constraint.form, focus_nodes);
                    let answers = self.ask(constraint, &pairs);
                    let known = ahead.0.entry((shape, index)).or_default();
                    known.extend(pairs.into_iter().zip(answers));
                }
                // Only there are the value nodes the same as the focus nodes.
                Constraint::Property(property) if self.path(shape).is_none() => {
                    self.ask_into(*property, Part::Whole, focus_nodes, ahead);
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
}
