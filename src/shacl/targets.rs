//! Focus nodes: what the targets of a shape select (SHACL §2.1.3).

use crate::shacl::model::{Shape, Target};
use crate::shacl::path::distinct;
use crate::shacl::run::{Node, Run};

impl Run<'_> {
    /// The focus nodes of a shape, each once.
    pub(super) fn focus_nodes(&self, shape: &Shape) -> Vec<Node> {
        let mut found = Vec::new();
        for target in &shape.targets {
            self.select(*target, &mut found);
        }
        distinct(&mut found);
        found
    }

    fn select(&self, target: Target, found: &mut Vec<Node>) {
        let triples_with = |predicate| self.view.triples(None, Some(predicate), None);
        match target {
            Target::Node(node) => found.push(self.node(node)),
            Target::Class(class) => {
                let Some(rdf_type) = self.rdf_type else {
                    return;
                };
                for class in self.classes(class) {
                    found.extend(self.view.subjects(rdf_type, *class).map(Node::In));
                }
            }
            Target::SubjectsOf(predicate) => {
                if let Some(predicate) = self.known(predicate) {
                    found.extend(triples_with(predicate).map(|t| Node::In(t[0])));
                }
            }
            Target::ObjectsOf(predicate) => {
                if let Some(predicate) = self.known(predicate) {
                    found.extend(triples_with(predicate).map(|t| Node::In(t[2])));
                }
            }
        }
    }

    /// Whether a node is a focus node of a shape.
    pub(super) fn is_focus_node(&self, shape: &Shape, node: Node) -> bool {
        shape.targets.iter().any(|target| match *target {
            Target::Node(target) => self.node(target) == node,
            Target::Class(class) => self.is_instance(node, class),
            Target::SubjectsOf(predicate) => match (self.known(predicate), node) {
                (Some(p), Node::In(s)) => {
                    self.view.triples(Some(s), Some(p), None).next().is_some()
                }
                _ => false,
            },
            Target::ObjectsOf(predicate) => match (self.known(predicate), node) {
                (Some(p), Node::In(o)) => {
                    self.view.triples(None, Some(p), Some(o)).next().is_some()
                }
                _ => false,
            },
        })
    }
}
