//! Shapes as people may read them: what each demands of which things.
//!
//! Read straight from the shapes graphs, whose shapes the guard has compiled: what it refuses is
//! not here, so nothing is judged again.

use super::read::{is_deactivated, items, one, order};
use super::thing::literals;
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::Labels;
use crate::vocab::sh;
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNodeRef, Term};

/// Shapes nested in one another at most; deeper ones are left out.
const DEEPEST: usize = 12;

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

struct Reader<'a> {
    shapes: &'a GraphView,
}

impl Reader<'_> {
    fn sheet(&self, node: TermId, depth: usize) -> Sheet {
        let shapes = self.shapes;
        let names = [sh::NAME, rdfs::LABEL].map(|property| literals(shapes, node, property));
        let mut properties = match depth {
            DEEPEST.. => Vec::new(),
            _ => self.nested(node, sh::PROPERTY, depth),
        };
        properties.sort_by(|a, b| a.order.total_cmp(&b.order));
        Sheet {
            node: shapes.term(node),
            names: names
                .into_iter()
                .find(|names| !names.is_empty())
                .unwrap_or_default(),
            targets: self.targets(node),
            path: one(shapes, node, sh::PATH).map_or_else(Vec::new, |path| {
                let mut pieces = Vec::new();
                self.path(path, depth, &mut pieces);
                pieces
            }),
            severity: self.severity(node),
            messages: literals(shapes, node, sh::MESSAGE),
            demands: self.demands(node, depth),
            properties,
            order: order(shapes, node),
        }
    }

    fn values(&self, node: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
        let property = self.shapes.id(property);
        let mut values = property.map_or_else(Vec::new, |property| {
            self.shapes.objects(node, property).collect::<Vec<_>>()
        });
        values.sort_by_cached_key(|value| self.shapes.term(*value).to_string());
        values
    }

    fn term(&self, node: TermId, local: &str) -> Vec<TermId> {
        self.values(node, sh::term(local).as_ref())
    }

    fn text(&self, node: TermId) -> String {
        self.shapes.text(node).to_owned()
    }

    fn nested(&self, node: TermId, property: NamedNodeRef<'_>, depth: usize) -> Vec<Sheet> {
        self.values(node, property)
            .into_iter()
            .filter(|shape| !is_deactivated(self.shapes, *shape))
            .map(|shape| self.sheet(shape, depth + 1))
            .collect()
    }

    fn targets(&self, node: TermId) -> Vec<Target> {
        let iris = |property| self.values(node, property).into_iter();
        let mut targets: Vec<_> = iris(sh::TARGET_CLASS)
            .map(|class| Target::Class(self.text(class)))
            .collect();
        targets.extend(iris(sh::TARGET_NODE).map(|node| Target::Node(self.shapes.term(node))));
        targets.extend(iris(sh::TARGET_SUBJECTS_OF).map(|p| Target::SubjectsOf(self.text(p))));
        targets.extend(iris(sh::TARGET_OBJECTS_OF).map(|p| Target::ObjectsOf(self.text(p))));
        let is_class = self
            .values(node, rdf::TYPE)
            .into_iter()
            .any(|class| self.shapes.text(class) == rdfs::CLASS.as_str());
        if is_class {
            targets.push(Target::Class(self.text(node)));
        }
        targets
    }

    fn severity(&self, node: TermId) -> Weight {
        match one(self.shapes, node, sh::SEVERITY).map(|iri| self.shapes.text(iri)) {
            None => Weight::Violation,
            Some(iri) if iri == sh::VIOLATION.as_str() => Weight::Violation,
            Some(iri) if iri == sh::WARNING.as_str() => Weight::Warning,
            Some(_) => Weight::Info,
        }
    }

    fn path(&self, path: TermId, depth: usize, into: &mut Vec<Piece>) {
        if depth > DEEPEST {
            return into.push(Piece::Sign("…"));
        }
        if self.shapes.kind(path) == TermKind::NamedNode {
            return into.push(Piece::Property(self.text(path)));
        }
        if one(self.shapes, path, rdf::FIRST).is_some() {
            return self.steps(path, " / ", depth, into);
        }
        if let Some(list) = one(self.shapes, path, sh::ALTERNATIVE_PATH) {
            return self.steps(list, " | ", depth, into);
        }
        let marked = [
            (sh::INVERSE_PATH, "← ", ""),
            (sh::ZERO_OR_MORE_PATH, "", " *"),
            (sh::ONE_OR_MORE_PATH, "", " +"),
            (sh::ZERO_OR_ONE_PATH, "", " ?"),
        ];
        for (property, before, after) in marked {
            if let Some(inner) = one(self.shapes, path, property) {
                into.push(Piece::Sign(before));
                self.path(inner, depth + 1, into);
                return into.push(Piece::Sign(after));
            }
        }
    }

    fn steps(&self, list: TermId, between: &'static str, depth: usize, into: &mut Vec<Piece>) {
        for (place, step) in items(self.shapes, list).into_iter().enumerate() {
            if place > 0 {
                into.push(Piece::Sign(between));
            }
            self.path(step, depth + 1, into);
        }
    }

    fn demands(&self, node: TermId, depth: usize) -> Vec<Demand> {
        let mut demands = Vec::new();
        self.counted(node, &mut demands);
        self.typed(node, &mut demands);
        self.texts(node, &mut demands);
        self.related(node, &mut demands);
        if depth < DEEPEST {
            self.logical(node, depth, &mut demands);
        }
        let closed = self.term(node, "closed").into_iter();
        demands.extend(
            closed
                .filter(|flag| self.shapes.text(*flag) == "true")
                .map(|_| Demand::Closed),
        );
        demands.extend(self.term(node, "sparql").into_iter().map(|_| Demand::Query));
        demands
    }

    fn number(&self, node: TermId, local: &str) -> Option<usize> {
        let value = self.term(node, local).into_iter().next()?;
        self.shapes.text(value).parse().ok()
    }

    fn counted(&self, node: TermId, into: &mut Vec<Demand>) {
        into.extend(self.number(node, "minCount").map(Demand::Min));
        into.extend(self.number(node, "maxCount").map(Demand::Max));
        into.extend(self.number(node, "minLength").map(Demand::MinLength));
        into.extend(self.number(node, "maxLength").map(Demand::MaxLength));
    }

    fn typed(&self, node: TermId, into: &mut Vec<Demand>) {
        let texts = |local| self.term(node, local).into_iter().map(|id| self.text(id));
        into.extend(texts("class").map(Demand::Class));
        into.extend(texts("datatype").map(Demand::Datatype));
        into.extend(
            texts("nodeKind").map(|iri| Demand::Kind(crate::rdf::last_part(&iri).to_owned())),
        );
        for list in self.term(node, "in") {
            let members = items(self.shapes, list).into_iter();
            into.push(Demand::In(members.map(|m| self.shapes.term(m)).collect()));
        }
        let values = self.term(node, "hasValue").into_iter();
        into.extend(values.map(|value| Demand::Has(self.shapes.term(value))));
    }

    fn texts(&self, node: TermId, into: &mut Vec<Demand>) {
        for list in self.term(node, "languageIn") {
            let tags = items(self.shapes, list).into_iter();
            into.push(Demand::Languages(tags.map(|tag| self.text(tag)).collect()));
        }
        let unique = self.term(node, "uniqueLang").into_iter();
        into.extend(
            unique
                .filter(|flag| self.shapes.text(*flag) == "true")
                .map(|_| Demand::UniqueLanguage),
        );
        let patterns = self.term(node, "pattern").into_iter();
        into.extend(patterns.map(|pattern| Demand::Pattern(self.text(pattern))));
    }

    fn related(&self, node: TermId, into: &mut Vec<Demand>) {
        for (local, sign) in [
            ("minInclusive", "≥"),
            ("minExclusive", ">"),
            ("maxInclusive", "≤"),
            ("maxExclusive", "<"),
        ] {
            let bounds = self.term(node, local).into_iter();
            into.extend(bounds.map(|bound| Demand::Bound(sign, self.text(bound))));
        }
        for local in ["equals", "disjoint", "lessThan", "lessThanOrEquals"] {
            let others = self.term(node, local).into_iter();
            into.extend(others.map(|other| Demand::Compared(local, self.text(other))));
        }
    }

    fn logical(&self, node: TermId, depth: usize, into: &mut Vec<Demand>) {
        let sheet = |shape| Box::new(self.sheet(shape, depth + 1));
        into.extend(
            self.term(node, "node")
                .into_iter()
                .map(|s| Demand::Shape(sheet(s))),
        );
        into.extend(
            self.term(node, "not")
                .into_iter()
                .map(|s| Demand::Not(sheet(s))),
        );
        type OfShapes = fn(Vec<Sheet>) -> Demand;
        let lists: [(&str, OfShapes); 3] = [
            ("and", Demand::All),
            ("or", Demand::Any),
            ("xone", Demand::One),
        ];
        for (local, demand) in lists {
            for list in self.term(node, local) {
                let members = items(self.shapes, list).into_iter();
                into.push(demand(members.map(|m| self.sheet(m, depth + 1)).collect()));
            }
        }
        for shape in self.term(node, "qualifiedValueShape") {
            let min = self.number(node, "qualifiedMinCount");
            let max = self.number(node, "qualifiedMaxCount");
            into.push(Demand::Qualified(min, max, sheet(shape)));
        }
    }
}
