//! Shapes as people may read them: what each demands of which things.
//!
//! Read straight from the shapes graphs, whose shapes the guard has compiled: what it refuses is
//! not here, so nothing is judged again.

mod demands;
mod read;

use super::node::is_deactivated;
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::Labels;
use crate::vocab::sh;
use oxrdf::Term;
use oxrdf::vocab::rdf;
use read::Reader;

/// A shape and what it demands.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name in the graph.
    pub node: Term,
    /// What it is called.
    pub names: Labels,
    /// The nodes it is for.
    pub targets: Vec<Target>,
    /// The path of a property shape, in pieces; empty for node shapes.
    pub path: Vec<Piece>,
    /// How bad it is if it does not hold.
    pub severity: Weight,
    /// What to do then.
    pub messages: Labels,
    /// What it demands.
    pub demands: Vec<Demand>,
    /// Its property shapes, in order.
    pub properties: Vec<Sheet>,
    /// Place among its siblings.
    order: f64,
}

/// Which nodes a shape is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Instances of a class.
    Class(String),
    /// One node.
    Node(Term),
    /// What has a property.
    SubjectsOf(String),
    /// What is the value of a property.
    ObjectsOf(String),
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A property.
    Property(String),
    /// What stands between or around properties.
    Sign(&'static str),
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Refuses a write.
    Violation,
    /// Is told.
    Warning,
    /// Is told too, or what the shape's author made of it.
    Info,
}

/// One thing demanded.
#[derive(Debug, Clone)]
pub enum Demand {
    /// At least so many values.
    Min(usize),
    /// At most so many.
    Max(usize),
    /// Instances of a class.
    Class(String),
    /// Literals of a datatype.
    Datatype(String),
    /// A kind of node, by its local name.
    Kind(String),
    /// One of these.
    In(Vec<Term>),
    /// In one of these languages.
    Languages(Vec<String>),
    /// At most one in each language.
    UniqueLanguage,
    /// At least so many characters.
    MinLength(usize),
    /// At most so many.
    MaxLength(usize),
    /// Like this regular expression.
    Pattern(String),
    /// On one side of a bound.
    Bound(&'static str, String),
    /// This value among others.
    Has(Term),
    /// In this relation (`equals`, `disjoint`, `lessThan`, `lessThanOrEquals`) to a property.
    Compared(&'static str, String),
    /// Conforming to a shape.
    Shape(Box<Sheet>),
    /// Not conforming to one.
    Not(Box<Sheet>),
    /// To all of them.
    All(Vec<Sheet>),
    /// To any of them.
    Any(Vec<Sheet>),
    /// To exactly one.
    One(Vec<Sheet>),
    /// At least, and at most, so many conforming to a shape.
    Qualified(Option<usize>, Option<usize>, Box<Sheet>),
    /// No other properties.
    Closed,
    /// What a query decides.
    Query,
}

impl Sheet {
    /// Every node shape with a name, by that name.
    pub fn all(shapes: &GraphView) -> Vec<Self> {
        let types = [rdf::TYPE, sh::NODE_SHAPE].map(|iri| shapes.id(iri));
        let [Some(a), Some(node_shape)] = types else {
            return Vec::new();
        };
        let mut sheets: Vec<Self> = shapes
            .subjects(a, node_shape)
            .filter(|node| shapes.kind(*node) == TermKind::NamedNode)
            .filter(|node| !is_deactivated(shapes, *node))
            .map(|node| Self::read(shapes, node))
            .collect();
        sheets.sort_by_cached_key(|sheet| sheet.node.to_string());
        sheets
    }

    /// One shape, of nodes or of a property.
    pub fn read(shapes: &GraphView, node: TermId) -> Self {
        Reader { shapes }.sheet(node, 0)
    }

    /// Whether it constrains its values at all; some shapes only place a property on a page.
    pub fn is_silent(&self) -> bool {
        self.demands.is_empty() && self.properties.iter().all(Self::is_silent)
    }

    /// The same without its property shapes.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self {
            properties: Vec::new(),
            ..self.clone()
        }
    }

    /// How many values there must and may be.
    pub fn cardinality(&self) -> (usize, Option<usize>) {
        let demands = self.demands.iter();
        demands.fold((0, None), |(min, max), demand| match demand {
            Demand::Min(n) => (*n, max),
            Demand::Max(n) => (min, Some(*n)),
            _ => (min, max),
        })
    }
}
