//! Compiled shapes: what a shapes graph says, independent of any data.

use crate::shacl::lexical::Lexical;
use crate::shacl::sparql::SparqlConstraint;
use crate::shacl::{Path, Severity};
use crate::vocab::sh;
use foldhash::HashMap;
use oxrdf::{Literal, NamedNode, Term};

/// A shape, by its place in [`super::Shapes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ShapeId(pub(super) u32);

/// A term the shapes mention, by its place in the table of constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Constant(pub(super) u32);

/// The table of constants.
#[derive(Debug, Default)]
pub(super) struct Constants {
    pub(super) terms: Vec<Term>,
    ids: HashMap<Term, Constant>,
}

impl Constants {
    /// The constant for a term, new or known.
    pub(super) fn of(&mut self, term: Term) -> Constant {
        if let Some(known) = self.ids.get(&term) {
            return *known;
        }
        let next = u32::try_from(self.terms.len()).expect("fewer than 2^32 terms");
        self.terms.push(term.clone());
        self.ids.insert(term, Constant(next));
        Constant(next)
    }

    /// The constant for an IRI that was entered before.
    pub(super) fn known(&self, iri: &NamedNode) -> Constant {
        self.ids[&Term::from(iri.clone())]
    }
}

/// A set of constants, by its place in the table of sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SetId(pub(super) u32);

/// One shape.
#[derive(Debug)]
pub(super) struct Shape {
    /// Its name in the shapes graph.
    pub(super) node: Term,
    /// Property shapes have one.
    pub(super) path: Option<Path<Constant>>,
    pub(super) targets: Vec<Target>,
    /// Empty if the shape is deactivated: everything conforms to it.
    pub(super) constraints: Vec<Constraint>,
    pub(super) severity: Severity,
    pub(super) messages: Vec<Literal>,
}

/// Where a shape finds its focus nodes (SHACL §2.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Node(Constant),
    /// Also the implicit class target.
    Class(Constant),
    SubjectsOf(Constant),
    ObjectsOf(Constant),
}

/// One constraint (SHACL §4 and §5).
#[derive(Debug)]
pub(super) enum Constraint {
    Class(Constant),
    Datatype(Constant, Lexical),
    NodeKind(NodeKinds),
    MinCount(usize),
    MaxCount(usize),
    Range(Bound, Constant),
    MinLength(usize),
    MaxLength(usize),
    Pattern(Box<Pattern>),
    /// Lower case.
    LanguageIn(Vec<String>),
    UniqueLang,
    Equals(Constant),
    Disjoint(Constant),
    LessThan(Constant),
    LessThanOrEquals(Constant),
    Not(ShapeId),
    And(Vec<ShapeId>),
    Or(Vec<ShapeId>),
    Xone(Vec<ShapeId>),
    Node(ShapeId),
    Property(ShapeId),
    QualifiedMinCount(Box<Qualified>, usize),
    QualifiedMaxCount(Box<Qualified>, usize),
    Closed(SetId),
    HasValue(Constant),
    In(SetId),
    Sparql(Box<SparqlConstraint>),
}

/// Which kinds of term are allowed (SHACL §4.1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NodeKinds {
    pub(super) name: NamedNode,
    pub(super) iri: bool,
    pub(super) blank_node: bool,
    pub(super) literal: bool,
}

/// On which side of a range a bound lies, and whether it is itself allowed (SHACL §4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    MinExclusive,
    MinInclusive,
    MaxExclusive,
    MaxInclusive,
}

/// A regular expression (SHACL §4.4.3), as written and as compiled.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) text: String,
    pub(super) regex: regex::Regex,
}

/// A qualified value shape with the shapes its values must not conform to (SHACL §4.7.3).
#[derive(Debug, Clone)]
pub(super) struct Qualified {
    pub(super) shape: ShapeId,
    /// Empty unless `sh:qualifiedValueShapesDisjoint`.
    pub(super) siblings: Vec<ShapeId>,
}

impl Constraint {
    /// The component.
    pub(super) fn component(&self) -> NamedNode {
        match self {
            Self::Sparql(constraint) => constraint.component.clone(),
            _ => sh::component(self.name()),
        }
    }

    /// The component's name without `sh:` and `ConstraintComponent`.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Class(_) => "Class",
            Self::Datatype(..) => "Datatype",
            Self::NodeKind(_) => "NodeKind",
            Self::MinCount(_) => "MinCount",
            Self::MaxCount(_) => "MaxCount",
            Self::Range(Bound::MinExclusive, _) => "MinExclusive",
            Self::Range(Bound::MinInclusive, _) => "MinInclusive",
            Self::Range(Bound::MaxExclusive, _) => "MaxExclusive",
            Self::Range(Bound::MaxInclusive, _) => "MaxInclusive",
            Self::MinLength(_) => "MinLength",
            Self::MaxLength(_) => "MaxLength",
            Self::Pattern(_) => "Pattern",
            Self::LanguageIn(_) => "LanguageIn",
            Self::UniqueLang => "UniqueLang",
            Self::Equals(_) => "Equals",
            Self::Disjoint(_) => "Disjoint",
            Self::LessThan(_) => "LessThan",
            Self::LessThanOrEquals(_) => "LessThanOrEquals",
            Self::Not(_) => "Not",
            Self::And(_) => "And",
            Self::Or(_) => "Or",
            Self::Xone(_) => "Xone",
            Self::Node(_) => "Node",
            Self::Property(_) => "Property",
            Self::QualifiedMinCount(..) => "QualifiedMinCount",
            Self::QualifiedMaxCount(..) => "QualifiedMaxCount",
            Self::Closed(_) => "Closed",
            Self::HasValue(_) => "HasValue",
            Self::In(_) => "In",
            Self::Sparql(_) => "SPARQL",
        }
    }

    /// The shapes it refers to.
    pub(super) fn shapes(&self) -> Vec<ShapeId> {
        match self {
            Self::Not(shape) | Self::Node(shape) | Self::Property(shape) => vec![*shape],
            Self::And(shapes) | Self::Or(shapes) | Self::Xone(shapes) => shapes.clone(),
            Self::QualifiedMinCount(qualified, _) | Self::QualifiedMaxCount(qualified, _) => {
                let mut shapes = vec![qualified.shape];
                shapes.extend(&qualified.siblings);
                shapes
            }
            _ => Vec::new(),
        }
    }
}
