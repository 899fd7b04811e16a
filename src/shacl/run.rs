//! One validation run: compiled shapes resolved against one view of the data.

use crate::index::{GraphView, TermId, TermKind};
use crate::query::Budget;
use crate::shacl::model::{Constant, SetId, Shape, ShapeId};
use crate::shacl::path::{DataPath, distinct};
use crate::shacl::{Path, Shapes};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{Literal, Term};
use std::sync::OnceLock;

/// A term in a run: one the data knows, or one only the shapes know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Node {
    In(TermId),
    /// In the shapes' table of constants.
    Out(u32),
}

/// Shapes resolved against data. Ids change when the index is compacted, so a run is made anew
/// for every validation; it costs a look-up per constant.
pub(super) struct Run<'a> {
    pub(super) shapes: &'a Shapes,
    pub(super) view: &'a GraphView,
    pub(super) rdf_type: Option<TermId>,
    pub(super) sub_class_of: Option<TermId>,
    /// What it may use; none for shapes and data of our own.
    pub(super) budget: Option<&'a Budget>,
    nodes: Vec<Node>,
    paths: Vec<Option<DataPath>>,
    sets: Vec<OnceLock<Vec<Node>>>,
    classes: Vec<OnceLock<Vec<TermId>>>,
}

impl<'a> Run<'a> {
    pub(super) fn new(shapes: &'a Shapes, view: &'a GraphView) -> Self {
        let nodes: Vec<Node> = (0..)
            .zip(&shapes.constants)
            .map(|(i, term)| view.id(term).map_or(Node::Out(i), Node::In))
            .collect();
        let in_data = |constant: &Constant| match nodes[constant.0 as usize] {
            Node::In(id) => Some(id),
            Node::Out(_) => None,
        };
        let resolve = |shape: &Shape| shape.path.as_ref().map(|path| path.map(&in_data));
        Self {
            paths: shapes.shapes.iter().map(resolve).collect(),
            sets: shapes.sets.iter().map(|_| OnceLock::new()).collect(),
            classes: nodes.iter().map(|_| OnceLock::new()).collect(),
            rdf_type: view.id(rdf::TYPE),
            sub_class_of: view.id(rdfs::SUB_CLASS_OF),
            budget: None,
            shapes,
            view,
            nodes,
        }
    }

    /// The same run, stopped by unwinding when a budget is used up.
    pub(super) fn within(mut self, budget: &'a Budget) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Counts work: as many steps, or what takes as long or as much room.
    #[inline]
    pub(super) fn spend(&self, steps: usize) {
        if let Some(budget) = self.budget {
            budget.spend(steps as u64);
        }
    }

    /// The node for a term, unless neither the data nor the shapes mention it.
    pub(super) fn node_for(&self, term: &Term) -> Option<Node> {
        let out = || (0..).zip(&self.shapes.constants).find(|(_, t)| *t == term);
        let known = self.view.id(term).map(Node::In);
        known.or_else(|| out().map(|(place, _)| Node::Out(place)))
    }

    pub(super) fn shape(&self, id: ShapeId) -> &'a Shape {
        &self.shapes.shapes[id.0 as usize]
    }

    pub(super) fn node(&self, constant: Constant) -> Node {
        self.nodes[constant.0 as usize]
    }

    /// The constant's id, if the data mentions it.
    pub(super) fn known(&self, constant: Constant) -> Option<TermId> {
        match self.node(constant) {
            Node::In(id) => Some(id),
            Node::Out(_) => None,
        }
    }

    /// The members of a set, sorted.
    pub(super) fn set(&self, set: SetId) -> &[Node] {
        self.sets[set.0 as usize].get_or_init(|| {
            let members = &self.shapes.sets[set.0 as usize];
            let mut nodes: Vec<_> = members.iter().map(|c| self.node(*c)).collect();
            distinct(&mut nodes);
            nodes
        })
    }

    pub(super) fn path(&self, shape: ShapeId) -> Option<&DataPath> {
        self.paths[shape.0 as usize].as_ref()
    }

    /// Paths of the shapes in this run's ids.
    pub(super) fn paths(&self, paths: &[Path<Constant>]) -> Vec<DataPath> {
        let resolve = |path: &Path<Constant>| path.map(&|constant| self.known(*constant));
        paths.iter().map(resolve).collect()
    }

    /// A class with all its subclasses in the data, sorted.
    pub(super) fn classes(&self, class: Constant) -> &[TermId] {
        self.classes[class.0 as usize].get_or_init(|| {
            let mut classes: Vec<TermId> = self.known(class).into_iter().collect();
            let mut seen: foldhash::HashSet<TermId> = classes.iter().copied().collect();
            let mut next = 0;
            while let (Some(class), Some(sub_class_of)) = (classes.get(next), self.sub_class_of) {
                let subclasses = self.view.subjects(sub_class_of, *class);
                classes.extend(subclasses.filter(|c| seen.insert(*c)));
                self.spend(1);
                next += 1;
            }
            classes.sort_unstable();
            classes
        })
    }

    /// Whether a node is a SHACL instance of a class.
    pub(super) fn is_instance(&self, node: Node, class: Constant) -> bool {
        let (Node::In(node), Some(rdf_type)) = (node, self.rdf_type) else {
            return false;
        };
        match self.classes(class) {
            [] => false,
            [class] => self.view.contains(node, rdf_type, *class),
            classes => self
                .view
                .objects(node, rdf_type)
                .any(|class| classes.binary_search(&class).is_ok()),
        }
    }

    fn foreign_term(&self, place: u32) -> &'a Term {
        &self.shapes.constants[place as usize]
    }

    pub(super) fn term(&self, node: Node) -> Term {
        match node {
            Node::In(id) => self.view.term(id),
            Node::Out(place) => self.foreign_term(place).clone(),
        }
    }

    pub(super) fn kind(&self, node: Node) -> TermKind {
        match node {
            Node::In(id) => self.view.kind(id),
            Node::Out(place) => match self.foreign_term(place) {
                Term::NamedNode(_) => TermKind::NamedNode,
                Term::BlankNode(_) => TermKind::BlankNode,
                Term::Literal(_) => TermKind::Literal,
                Term::Triple(_) => TermKind::Triple,
            },
        }
    }

    /// The IRI or lexical form.
    pub(super) fn text(&self, node: Node) -> &str {
        match node {
            Node::In(id) => self.view.text(id),
            Node::Out(place) => match self.foreign_term(place) {
                Term::NamedNode(n) => n.as_str(),
                Term::BlankNode(n) => n.as_str(),
                Term::Literal(l) => l.value(),
                Term::Triple(_) => "",
            },
        }
    }

    pub(super) fn datatype(&self, node: Node) -> Option<&str> {
        match node {
            Node::In(id) => self.view.datatype(id),
            Node::Out(place) => match self.foreign_term(place) {
                Term::Literal(literal) => Some(literal.datatype().as_str()),
                _ => None,
            },
        }
    }

    /// A literal's language tag, lower case.
    pub(super) fn language(&self, node: Node) -> Option<&str> {
        match node {
            Node::In(id) => self.view.language(id),
            Node::Out(place) => match self.foreign_term(place) {
                Term::Literal(literal) => Literal::language(literal),
                _ => None,
            },
        }
    }
}
