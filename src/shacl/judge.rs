//! One node against one shape, by their names: for whoever says in data which shape is to hold for what.
//!
//! Targets play no part here: a shape without any is asked about all the same.

use super::model::ShapeId;
use super::run::{Node, Run};
use super::sink::Collector;
use super::validate::Part;
use super::{Shapes, ValidationResult};
use crate::index::{GraphView, TermId};
use crate::query::Budget;
use foldhash::HashMap;
use oxrdf::{NamedNodeRef, Term};

/// Shapes by name, on one view of the data.
pub struct Judge<'a> {
    run: Run<'a>,
    names: HashMap<&'a str, ShapeId>,
}

impl Shapes {
    /// A judge of single nodes.
    ///
    /// To be asked inside [`Budget::supervise`], out of which it unwinds when the budget is used
    /// up.
    pub fn judge<'a>(&'a self, data: &'a GraphView, budget: &'a Budget) -> Judge<'a> {
        let named = (0..).map(ShapeId).zip(&self.shapes);
        let named = named.filter_map(|(id, shape)| match &shape.node {
            Term::NamedNode(node) => Some((node.as_str(), id)),
            _ => None,
        });
        Judge {
            names: named.collect(),
            run: Run::new(self, data).within(budget),
        }
    }
}

impl Judge<'_> {
    /// The nodes of the data that the path of a property shape leads to, each once; none if there
    /// is no such shape or it has no path.
    pub fn reached(&self, shape: NamedNodeRef<'_>, from: TermId) -> Option<Vec<TermId>> {
        let path = self.run.path(self.id(shape)?)?;
        let reached = self.run.values(path, Node::In(from));
        self.run.spend(reached.len() + 1);
        let reached = reached.into_iter().filter_map(|node| match node {
            Node::In(id) => Some(id),
            Node::Out(_) => None,
        });
        Some(reached.collect())
    }

    /// Whether a node conforms to a shape; none if there is no such shape.
    pub fn conforms(&self, shape: NamedNodeRef<'_>, node: TermId) -> Option<bool> {
        Some(self.run.conforms(self.id(shape)?, Node::In(node)))
    }

    /// What a shape finds wrong with a node, the first `limit` results; none if there is no such
    /// shape.
    pub fn faults(
        &self,
        shape: NamedNodeRef<'_>,
        node: TermId,
        limit: usize,
    ) -> Option<Vec<ValidationResult>> {
        let shape = self.id(shape)?;
        let node = Node::In(node);
        let ahead = self.run.ask_ahead(shape, Part::Whole, &[node]);
        let mut collector = Collector::new(&self.run, ahead, limit);
        // Never breaks: a collector counts to the end.
        let _ = self.run.validate(shape, node, &mut collector);
        Some(collector.take())
    }

    fn id(&self, shape: NamedNodeRef<'_>) -> Option<ShapeId> {
        self.names.get(shape.as_str()).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::index::{Builder, Scope};
    use crate::query::Budget;
    use crate::shacl::Shapes;
    use oxigraph::io::{RdfFormat, RdfParser};
    use oxrdf::NamedNode;

    #[test]
    fn a_shape_without_targets_is_asked_by_its_name() {
        let turtle = r#"PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX e: <urn:e:>
            e:leads a sh:PropertyShape ; sh:path ( e:has [ sh:inversePath e:of ] ) .
            e:named a sh:NodeShape ; sh:property [ sh:path e:name ; sh:minCount 1 ; sh:message "no name" ] .
            e:a e:has e:b . e:c e:of e:b ; e:name "c" . e:d e:of e:b ."#;
        let mut builder = Builder::new(&[]);
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
            builder.insert(quad.expect("Turtle").as_ref());
        }
        let view = builder.finish(1).view(Scope::Union);
        let shapes = Shapes::compile(&view).expect("shapes");
        let (budget, iri) = (Budget::unlimited(), |n: &str| NamedNode::new_unchecked(n));
        let judge = shapes.judge(&view, &budget);
        let id = |n: &str| view.id(&iri(n)).expect("a term");
        let work = || {
            let mut reached = judge.reached(iri("urn:e:leads").as_ref(), id("urn:e:a"));
            reached.iter_mut().for_each(|nodes| nodes.sort());
            let mut both = vec![id("urn:e:c"), id("urn:e:d")];
            both.sort();
            assert_eq!(reached, Some(both));
            let named = iri("urn:e:named");
            assert_eq!(judge.conforms(named.as_ref(), id("urn:e:c")), Some(true));
            assert_eq!(judge.conforms(named.as_ref(), id("urn:e:d")), Some(false));
            let faults = judge.faults(named.as_ref(), id("urn:e:d"), 5);
            assert_eq!(faults.expect("a shape")[0].messages[0].value(), "no name");
            assert_eq!(judge.reached(named.as_ref(), id("urn:e:a")), None);
            assert_eq!(
                judge.conforms(iri("urn:e:no").as_ref(), id("urn:e:a")),
                None
            );
        };
        budget.supervise(work).expect("within the budget");
    }
}
