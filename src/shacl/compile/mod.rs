//! Shapes graph to compiled shapes; refuses what is ill-formed, recursive or not supported, or,
//! reading leniently, leaves it out and says so.

mod component;
mod constraints;
mod discover;
mod parameters;
mod path;
mod recursion;
mod shape;
mod source;
mod sparql;

use crate::index::{GraphView, TermId};
use crate::query::Budget;
use crate::shacl::model::{Constant, Constants, Constraint, SetId, Shape, ShapeId};
use crate::shacl::{Error, Reading, Shapes, reach};
use component::Component;
use foldhash::{HashMap, HashMapExt, HashSet};
pub use parameters::NOT_SUPPORTED;
use source::Source;

/// Compiles every shape of a graph.
///
/// Under a budget, what only [`Shapes::validate_delta`] needs is left out: it can grow far beyond
/// the shapes.
pub(super) fn compile(
    view: &GraphView,
    reading: Reading,
    budget: Option<&Budget>,
) -> Result<Shapes, Error> {
    let mut compiler = Compiler::new(view, reading, budget);
    compiler.find_components()?;
    compiler.check_entailment()?;
    for node in discover::shapes(&compiler.source, &compiler.components) {
        compiler.shape_id(node);
    }
    let mut shapes: Vec<Shape> = Vec::new();
    // Shapes that only others refer to join the end of the list while it is worked through.
    while shapes.len() < compiler.nodes.len() {
        let node = compiler.nodes[shapes.len()];
        shapes.push(compiler.shape(node)?);
    }
    compiler.check_references(&mut shapes)?;
    recursion::check(&shapes).map_err(|(shape, reason)| {
        let node = compiler.nodes[shape.0 as usize];
        compiler.source.refuse(node, reason)
    })?;
    let reaches = match budget {
        None => reach::of_all(&shapes, &mut compiler.constants),
        Some(_) => reach::Reaches::default(),
    };
    Ok(Shapes {
        shapes,
        reaches,
        knows_reaches: budget.is_none(),
        constants: compiler.constants.terms,
        sets: compiler.sets,
        remarks: compiler.remarks,
        left_out: compiler.left_out,
        shapes_graph: match compiler.reads_shapes {
            true => compiler.source.triples(),
            false => Vec::new(),
        },
    })
}

struct Compiler<'a> {
    source: Source<'a>,
    shape_ids: HashMap<TermId, ShapeId>,
    nodes: Vec<TermId>,
    constants: Constants,
    sets: Vec<Vec<Constant>>,
    node_shapes: HashSet<TermId>,
    property_shapes: HashSet<TermId>,
    classes: HashSet<TermId>,
    components: Vec<Component>,
    remarks: Vec<String>,
    /// Parts of the path being read.
    path_parts: usize,
    reading: Reading,
    left_out: Vec<String>,
    /// Whether a query reads the shapes graph.
    reads_shapes: bool,
}

impl<'a> Compiler<'a> {
    fn new(view: &'a GraphView, reading: Reading, budget: Option<&'a Budget>) -> Self {
        use crate::vocab::sh;
        use oxrdf::vocab::rdfs;
        let source = Source { view, budget };
        let instances = |class| source.instances(class).into_iter().collect();
        Self {
            node_shapes: instances(sh::NODE_SHAPE),
            property_shapes: instances(sh::PROPERTY_SHAPE),
            classes: instances(rdfs::CLASS),
            source,
            shape_ids: HashMap::new(),
            nodes: Vec::new(),
            constants: Constants::default(),
            sets: Vec::new(),
            components: Vec::new(),
            remarks: Vec::new(),
            path_parts: 0,
            reading,
            left_out: Vec::new(),
            reads_shapes: false,
        }
    }

    /// Reading leniently, turns a refusal into a note of what is left out.
    fn forgive<T>(&mut self, read: Result<T, Error>) -> Result<Option<T>, Error> {
        match (read, self.reading) {
            (Ok(read), _) => Ok(Some(read)),
            (Err(refusal), Reading::Strict) => Err(refusal),
            (Err(refusal), Reading::Lenient) => {
                self.left_out.push(refusal.to_string());
                Ok(None)
            }
        }
    }

    fn find_components(&mut self) -> Result<(), Error> {
        for node in component::component_nodes(&self.source) {
            let component = component::component(&self.source, node);
            let component = self.forgive(component)?;
            self.components.extend(component);
        }
        Ok(())
    }

    fn shape_id(&mut self, node: TermId) -> ShapeId {
        let next = ShapeId(u32::try_from(self.nodes.len()).expect("fewer shapes than terms"));
        let id = *self.shape_ids.entry(node).or_insert(next);
        if id == next {
            self.nodes.push(node);
        }
        id
    }

    fn constant(&mut self, id: TermId) -> Constant {
        self.constants.of(self.source.term(id))
    }

    fn set(&mut self, members: &[TermId]) -> SetId {
        let members = members.iter().map(|m| self.constant(*m)).collect();
        self.sets.push(members);
        SetId(u32::try_from(self.sets.len() - 1).expect("fewer sets than terms"))
    }

    /// An entailment regime that is asked for must be given or refused (SHACL §3.3).
    fn check_entailment(&mut self) -> Result<(), Error> {
        for graph in self.source.subjects_with(crate::vocab::sh::ENTAILMENT) {
            let reason = "it asks for an entailment regime (sh:entailment)";
            let refusal = Err(self.source.refuse(graph, reason));
            self.forgive::<()>(refusal)?;
        }
        Ok(())
    }

    /// `sh:property` needs property shapes, `sh:node` node shapes (SHACL §4.7).
    fn check_references(&mut self, shapes: &mut [Shape]) -> Result<(), Error> {
        let has_path: Vec<bool> = shapes.iter().map(|shape| shape.path.is_some()).collect();
        for (place, shape) in shapes.iter_mut().enumerate() {
            let mut kept = Vec::new();
            for constraint in std::mem::take(&mut shape.constraints) {
                let reference = self.check_reference(place, &constraint, &has_path);
                kept.extend(self.forgive(reference)?.map(|()| constraint));
            }
            shape.constraints = kept;
        }
        Ok(())
    }

    fn check_reference(
        &self,
        place: usize,
        constraint: &Constraint,
        has_path: &[bool],
    ) -> Result<(), Error> {
        let (other, wrong) = match constraint {
            Constraint::Property(other) if !has_path[other.0 as usize] => (
                other,
                "sh:property must name a property shape, one with sh:path",
            ),
            Constraint::Node(other) if has_path[other.0 as usize] => {
                (other, "sh:node must name a node shape, one without sh:path")
            }
            _ => return Ok(()),
        };
        let other = self.source.term(self.nodes[other.0 as usize]);
        let reason = format!("{wrong}, and {other} is not");
        Err(self.source.refuse(self.nodes[place], reason))
    }
}
