//! Shapes graph to compiled shapes; refuses what is ill-formed, recursive or not supported.

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
use crate::shacl::{Error, Shapes, reach};
use foldhash::{HashMap, HashMapExt, HashSet};
use source::Source;
use sparql::Component;

/// Compiles every shape of a graph.
///
/// Under a budget, what only [`Shapes::validate_delta`] needs is left out: it can grow far beyond
/// the shapes.
pub(super) fn compile(view: &GraphView, budget: Option<&Budget>) -> Result<Shapes, Error> {
    let mut compiler = Compiler::new(view, budget);
    compiler.components = sparql::components(&compiler.source)?;
    compiler.check_entailment()?;
    for node in discover::shapes(&compiler.source, &compiler.components) {
        compiler.shape_id(node);
    }
    let mut shapes: Vec<Shape> = Vec::new();
    // Shapes that only others refer to join the end of the list while it is worked through.
    while shapes.len() < compiler.nodes.len() {
        shapes.push(compiler.shape(compiler.nodes[shapes.len()])?);
    }
    compiler.check_references(&shapes)?;
    recursion::check(&shapes).map_err(|(shape, reason)| {
        let node = compiler.nodes[shape.0 as usize];
        compiler.source.refuse(node, reason)
    })?;
    let reaches = match budget {
        None => reach::of_all(&shapes, &mut compiler.constants),
        Some(_) => Vec::new(),
    };
    Ok(Shapes {
        shapes,
        reaches,
        knows_reaches: budget.is_none(),
        constants: compiler.constants.terms,
        sets: compiler.sets,
        remarks: compiler.remarks,
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
    /// Whether a query reads the shapes graph.
    reads_shapes: bool,
}

impl<'a> Compiler<'a> {
    fn new(view: &'a GraphView, budget: Option<&'a Budget>) -> Self {
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
            reads_shapes: false,
        }
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
    fn check_entailment(&self) -> Result<(), Error> {
        match self
            .source
            .subjects_with(crate::vocab::sh::ENTAILMENT)
            .first()
        {
            Some(graph) => Err(self
                .source
                .refuse(*graph, "it asks for an entailment regime (sh:entailment)")),
            None => Ok(()),
        }
    }

    /// `sh:property` needs property shapes, `sh:node` node shapes (SHACL §4.7).
    fn check_references(&self, shapes: &[Shape]) -> Result<(), Error> {
        for (shape, node) in shapes.iter().zip(&self.nodes) {
            for constraint in &shape.constraints {
                let wrong = match constraint {
                    Constraint::Property(other) if shapes[other.0 as usize].path.is_none() => {
                        "sh:property must name a property shape, one with sh:path"
                    }
                    Constraint::Node(other) if shapes[other.0 as usize].path.is_some() => {
                        "sh:node must name a node shape, one without sh:path"
                    }
                    _ => continue,
                };
                return Err(self.source.refuse(*node, wrong));
            }
        }
        Ok(())
    }
}
