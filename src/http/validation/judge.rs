//! Judging what was received, within the budget of one question.

use super::super::app::App;
use super::super::ask::Asking;
use super::super::documents::Documents;
use super::super::operation::invalid;
use super::super::problem::Problem;
use super::received::{Beside, Received};
use crate::index::{Builder, GraphView, Scope, Snapshot, TermId};
use crate::query::Budget;
use crate::rdf::{Delta, Target};
use crate::shacl::{Aim, Checked, Shapes};
use crate::vocab::hg;
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::sync::Arc;

/// Results a report holds at most; it says how many there are.
const MOST_RESULTS: usize = 1_000;

/// Steps that a quad counts as, while it is read.
const QUAD_STEPS: u64 = 10;

/// The graph that holds what was sent, while it is judged.
const SENT: &str = "urn:x-helsegraf:sent";

/// What came of it.
#[derive(Debug)]
pub struct Verdict {
    /// The report, and how much was looked at.
    pub checked: Checked,
    /// What is odd about the shapes and has no effect.
    pub remarks: Vec<String>,
}

/// Shapes to judge by.
struct Law {
    shapes: Arc<Shapes>,
    only: Option<Term>,
    is_ours: bool,
}

/// Reads, compiles and validates.
///
/// 400 for what does not parse, 422 for shapes that cannot be used, 503 and 504 over budget.
pub fn judge(app: &App, asking: &Asking, received: Received) -> Result<Verdict, Problem> {
    let budget = &asking.budget;
    budget.supervise(|| {
        let law = law(app, asking, received.shapes, received.named.as_deref())?;
        let is_alone = received.beside == Beside::Ontology && !law.is_ours;
        let sent = NamedNode::new(SENT).map_err(Problem::internal)?;
        let snapshot = match received.beside {
            Beside::Graph => beside_graph(app, asking, received.data, &sent)?,
            Beside::Ontology => alone(app, asking, received.data, &sent, law.is_ours)?,
        };
        // Where other data stand beside them, only what was sent is judged.
        let scope = snapshot.id(&sent).map(Scope::Named);
        let scope = scope.unwrap_or_else(|| Scope::Merge([].into()));
        let among = (!is_alone).then(|| snapshot.view(scope));
        let aim = Aim {
            limit: MOST_RESULTS,
            only: law.only.as_ref(),
            among: among.as_ref(),
        };
        let checked = law
            .shapes
            .validate_within(&snapshot.view(Scope::Union), aim, budget);
        Ok(Verdict {
            checked,
            remarks: match law.is_ours {
                true => Vec::new(),
                false => law.shapes.remarks().to_vec(),
            },
        })
    })?
}

/// The caller's own shapes, those of ours that are named, or else those that guard the graph.
fn law(app: &App, asking: &Asking, own: Documents, named: Option<&str>) -> Result<Law, Problem> {
    if !own.is_empty() {
        if named.is_some() {
            return Err(invalid("there are both shapes and the name of some"));
        }
        let mut builder = Builder::new(&[]);
        read(app, own, &asking.budget, &mut |quad| {
            builder.insert(quad.as_ref());
        })?;
        let view = builder.finish(1).view(Scope::Union);
        let shapes = compile(&view, &asking.budget)?;
        return Ok(Law {
            shapes: Arc::new(shapes),
            only: None,
            is_ours: false,
        });
    }
    let guarding = app.graph().shapes();
    let Some(name) = named else {
        return Ok(ours(guarding, None));
    };
    let base = app.settings().iri_base.as_str();
    if let Some(graph) = shapes_graph(&asking.snapshot, base, name) {
        let view = asking.snapshot.view(Scope::Named(graph));
        return Ok(ours(Arc::new(compile(&view, &asking.budget)?), None));
    }
    for start in [
        "",
        &format!("{base}shapes/"),
        &format!("{}shapes/", hg::BASE),
    ] {
        let Ok(iri) = NamedNode::new(format!("{start}{name}")) else {
            continue;
        };
        let shape = Term::from(iri);
        match guarding.has_targets(&shape) {
            Some(true) => return Ok(ours(guarding, Some(shape))),
            Some(false) => {
                return Err(invalid(format!(
                    "the shape {shape} does not say which nodes it is for: it has no target"
                )));
            }
            None => (),
        }
    }
    Err(invalid(format!(
        "no graph of shapes and no shape here is called {name:?}; /shapes lists them"
    )))
}

fn ours(shapes: Arc<Shapes>, only: Option<Term>) -> Law {
    Law {
        shapes,
        only,
        is_ours: true,
    }
}

fn compile(view: &GraphView, budget: &Budget) -> Result<Shapes, Problem> {
    Shapes::compile_within(view, budget).map_err(|error| Problem::from(&error))
}

/// The graph of shapes of that IRI, or of that name under `graph/shapes/`.
fn shapes_graph(snapshot: &Snapshot, base: &str, name: &str) -> Option<TermId> {
    let folder = format!("{base}graph/shapes/");
    let iri = match name.starts_with(&folder) {
        true => name.to_owned(),
        false => format!("{folder}{name}"),
    };
    let graph = NamedNode::new(iri).ok()?;
    let is_there = snapshot.contains_graph(GraphName::from(graph.clone()).as_ref());
    is_there.then(|| snapshot.id(&graph)).flatten()
}

fn read(
    app: &App,
    documents: Documents,
    budget: &Budget,
    each: &mut dyn FnMut(Quad),
) -> Result<(), Problem> {
    let base = &app.settings().iri_base;
    documents.read_each(base, &Target::Dataset, &mut |quad| {
        budget.spend(QUAD_STEPS);
        each(quad);
    })
}

/// The data, and the ontology beside them if that is wanted.
fn alone(
    app: &App,
    asking: &Asking,
    data: Documents,
    sent: &NamedNode,
    with_ontology: bool,
) -> Result<Snapshot, Problem> {
    let mut builder = Builder::new(&[]);
    read(app, data, &asking.budget, &mut |mut quad| {
        quad.graph_name = sent.clone().into();
        builder.insert(quad.as_ref());
    })?;
    if with_ontology {
        let start = format!("{}graph/ontology/", app.settings().iri_base.as_str());
        for graph in asking.snapshot.named_graphs() {
            let NamedOrBlankNode::NamedNode(graph) = graph else {
                continue;
            };
            if graph.as_str().starts_with(&start) {
                for quad in asking.snapshot.quads_in(graph.as_ref().into()) {
                    builder.insert(quad.as_ref());
                }
            }
        }
    }
    Ok(builder.finish(1))
}

/// The data as if they were added to what is stored.
fn beside_graph(
    app: &App,
    asking: &Asking,
    data: Documents,
    sent: &NamedNode,
) -> Result<Snapshot, Problem> {
    let mut delta = Delta::default();
    read(app, data, &asking.budget, &mut |mut quad| {
        quad.graph_name = sent.clone().into();
        delta.added.push(quad);
    })?;
    Ok(asking
        .snapshot
        .apply(&delta, asking.snapshot.revision() + 1)
        .for_once())
}
