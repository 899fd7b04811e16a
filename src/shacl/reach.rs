//! Which triples a shape reads, seen from its focus nodes: the inverse of validation.
//!
//! Every edge that validation of a focus node can look at is a *read*: a path from the focus node
//! to the node where the edge is looked at, a predicate and a direction. If a change alters the
//! verdict on a focus node, some changed triple is at the end of such a path, and the path stands
//! in the state in which that triple stands: take the first read that differs; what leads to it
//! was read before it and is the same in both states. So walking the paths back from each changed
//! triple, in that state, misses no focus node.

use crate::shacl::Path;
use crate::shacl::model::{Constant, Constants, Constraint, Shape, ShapeId, Target};
use crate::shacl::path::{PathRead, Way};
use crate::shacl::sparql::{SparqlConstraint, Start};
use crate::shacl::validate::Part;
use foldhash::{HashMap, HashSet, HashSetExt};
use oxrdf::vocab::rdf;

/// What all parts of shapes with targets read.
#[derive(Debug, Default)]
pub(super) struct Reaches {
    pub(super) parts: Vec<Reach>,
    /// Every read once: shapes ask for the same classes and names, and a change is walked back
    /// along each read one time for all of them.
    pub(super) reads: Vec<PathRead<Constant>>,
}

/// A read, by its place among all reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ReadId(pub(super) u32);

/// What a part of a shape with targets reads, its targets included.
///
/// The constraints of a node shape are looked at one by one: a change of a title is no reason to
/// look at the dates. Those of a property shape share its value nodes and stay together.
#[derive(Debug)]
pub(super) struct Reach {
    pub(super) shape: ShapeId,
    pub(super) part: Part,
    pub(super) reads: Vec<ReadId>,
    /// From the focus node to nodes all of whose properties are read.
    pub(super) closed: Vec<Vec<Path<Constant>>>,
    /// Classes whose subclasses matter.
    pub(super) classes: Vec<Constant>,
    /// Predicates a query reads at nodes that no path leads to.
    pub(super) unbounded: Vec<Constant>,
    /// Whether a query can read anything.
    pub(super) anything: bool,
}

/// The reach of every shape that has targets, part by part.
pub(super) fn of_all(shapes: &[Shape], constants: &mut Constants) -> Reaches {
    let rdf_type = constants.of(rdf::TYPE.into_owned().into());
    let mut reads = Reads::default();
    let mut reaches = Vec::new();
    for (id, shape) in (0..).map(ShapeId).zip(shapes) {
        if shape.targets.is_empty() {
            continue;
        }
        for part in parts(shape) {
            let mut walk = Walk {
                shapes,
                constants,
                reads: &mut reads,
                rdf_type,
                seen: HashSet::new(),
                reach: Reach {
                    shape: id,
                    part,
                    reads: Vec::new(),
                    closed: Vec::new(),
                    classes: Vec::new(),
                    unbounded: Vec::new(),
                    anything: false,
                },
            };
            walk.part(id, part);
            reaches.push(walk.reach);
        }
    }
    Reaches {
        parts: reaches,
        reads: reads.all,
    }
}

/// The table of reads.
#[derive(Default)]
struct Reads {
    all: Vec<PathRead<Constant>>,
    ids: HashMap<PathRead<Constant>, ReadId>,
}

impl Reads {
    fn id(&mut self, read: PathRead<Constant>) -> ReadId {
        if let Some(known) = self.ids.get(&read) {
            return *known;
        }
        let next = u32::try_from(self.all.len()).expect("fewer than 2^32 reads");
        self.all.push(read.clone());
        self.ids.insert(read, ReadId(next));
        ReadId(next)
    }
}

fn parts(shape: &Shape) -> Vec<Part> {
    match shape.path {
        Some(_) => vec![Part::Whole],
        None => (0..shape.constraints.len()).map(Part::Constraint).collect(),
    }
}

struct Walk<'a> {
    shapes: &'a [Shape],
    constants: &'a mut Constants,
    reads: &'a mut Reads,
    rdf_type: Constant,
    /// Shapes already walked, with the path to them: shapes may be shared.
    seen: HashSet<(ShapeId, Vec<Path<Constant>>)>,
    reach: Reach,
}

impl Walk<'_> {
    fn part(&mut self, id: ShapeId, part: Part) {
        self.targets(id);
        match part {
            Part::Whole => self.shape(id, &[]),
            Part::Constraint(place) => {
                let shapes = self.shapes;
                let constraint = &shapes[id.0 as usize].constraints[place];
                self.constraint(constraint, &[], &[]);
            }
        }
    }

    fn targets(&mut self, id: ShapeId) {
        let shapes = self.shapes;
        for target in &shapes[id.0 as usize].targets {
            match *target {
                Target::Node(_) => {}
                Target::Class(class) => self.class(class, &[]),
                Target::SubjectsOf(predicate) => self.read(&[], predicate, Way::Forward),
                Target::ObjectsOf(predicate) => self.read(&[], predicate, Way::Backward),
            }
        }
    }

    fn read(&mut self, prefix: &[Path<Constant>], predicate: Constant, way: Way) {
        self.add(PathRead {
            prefix: prefix.to_vec(),
            predicate,
            way,
        });
    }

    fn add(&mut self, read: PathRead<Constant>) {
        let read = self.reads.id(read);
        if !self.reach.reads.contains(&read) {
            self.reach.reads.push(read);
        }
    }

    fn class(&mut self, class: Constant, at: &[Path<Constant>]) {
        self.read(at, self.rdf_type, Way::Forward);
        if !self.reach.classes.contains(&class) {
            self.reach.classes.push(class);
        }
    }

    /// A shape whose focus nodes lie at the end of `at`.
    fn shape(&mut self, id: ShapeId, at: &[Path<Constant>]) {
        if !self.seen.insert((id, at.to_vec())) {
            return;
        }
        let shapes = self.shapes;
        let shape = &shapes[id.0 as usize];
        if shape.constraints.is_empty() {
            return;
        }
        let mut values = at.to_vec();
        if let Some(path) = &shape.path {
            for read in path.reads(Way::Forward, at) {
                self.add(read);
            }
            values.push(path.clone());
        }
        for constraint in &shape.constraints {
            self.constraint(constraint, at, &values);
        }
    }

    /// A constraint whose focus nodes lie at the end of `at` and whose value nodes of `values`.
    fn constraint(
        &mut self,
        constraint: &Constraint,
        at: &[Path<Constant>],
        values: &[Path<Constant>],
    ) {
        match constraint {
            Constraint::Class(class) => self.class(*class, values),
            Constraint::Equals(predicate)
            | Constraint::Disjoint(predicate)
            | Constraint::LessThan(predicate)
            | Constraint::LessThanOrEquals(predicate) => {
                self.read(at, *predicate, Way::Forward);
            }
            Constraint::Closed(_) => self.reach.closed.push(values.to_vec()),
            Constraint::Sparql(constraint) => self.query(constraint, at, values),
            _ => {
                for nested in constraint.shapes() {
                    self.shape(nested, values);
                }
            }
        }
    }

    fn query(
        &mut self,
        constraint: &SparqlConstraint,
        focus: &[Path<Constant>],
        values: &[Path<Constant>],
    ) {
        let query = &constraint.reach;
        self.reach.anything |= query.anything;
        for predicate in &query.unbounded {
            let predicate = self.constants.of(predicate.clone().into());
            self.reach.unbounded.push(predicate);
        }
        for (start, read) in &query.reads {
            let mut prefix = match start {
                Start::Focus => focus.to_vec(),
                Start::Value => values.to_vec(),
            };
            for path in &read.prefix {
                // Paths are mapped without mutation, so their predicates are entered first.
                path.each(&mut |p| {
                    self.constants.of(p.clone().into());
                });
                let constants = &*self.constants;
                prefix.push(path.map(&|p| constants.known(p)));
            }
            let predicate = self.constants.of(read.predicate.clone().into());
            self.add(PathRead {
                prefix,
                predicate,
                way: read.way,
            });
        }
    }
}
