//! SPARQL Update to the delta it makes on a snapshot.
//!
//! The operations are evaluated one after the other, each on what those before it left; the
//! result is one net delta, so the whole request is one commit.
//!
//! `ALL` and `NAMED` mean the graphs a query sees: aside graphs (shapes, quarantine, system) are
//! cleared and dropped only by name. `ADD`, `COPY` and `MOVE` read, write and empty the unnamed graph
//! where they say `DEFAULT` ([`super::unnamed`]); in patterns the default graph is the one queries see.

use super::budget::{Meter, guarded};
use super::change::{Change, as_name};
use super::dataset::{Outlet, SnapshotDataset};
use super::matching::matched;
use super::mend::mend;
use super::remote::{Cause, Services};
use super::rewrite::{Rewriter, tick};
use super::running::Entry;
use super::scope::Scopes;
use super::{Error, Options, Rewriting, unnamed};
use crate::index::Snapshot;
use crate::rdf::Delta;
use oxrdf::{BlankNode, GraphName, GraphNameRef, NamedOrBlankNode, Quad, Term, Triple};
use spareval::DeleteInsertQuad;
use spargebra::algebra::{GraphPattern, GraphTarget, QueryDataset};
use spargebra::term::{GraphNamePattern, GroundQuadPattern, NamedNodePattern, QuadPattern};
use spargebra::{GraphUpdateOperation, Update, term};
use std::collections::HashMap;

/// The net change of all operations of `update`, evaluated one after the other from `snapshot`.
///
/// `options.default_graphs` and `named_graphs` are `using-graph-uri` and `using-named-graph-uri`.
pub fn update(snapshot: &Snapshot, update: &Update, options: &Options) -> Result<Delta, Error> {
    refuse_two_datasets(update, options)?;
    let _entry = Entry::new(&options.budget);
    let mut work = Work {
        base: snapshot.clone(),
        net: Change::default(),
        seen: snapshot.clone(),
        since: Change::default(),
        meter: options.budget.meter(),
        options,
        request: update,
        labels: HashMap::new(),
    };
    for operation in &update.operations {
        guarded(|| work.run(operation))??;
    }
    match options.budget.state().stopped() {
        Some(stop) => Err(stop.into()),
        None => Ok(work.net.into_delta()),
    }
}

/// The protocol forbids its `using-*` parameters beside `USING` and `WITH`.
fn refuse_two_datasets(update: &Update, options: &Options) -> Result<(), Error> {
    let given = !options.default_graphs.is_empty() || !options.named_graphs.is_empty();
    let spelled = update.operations.iter().any(|operation| {
        matches!(
            operation,
            GraphUpdateOperation::DeleteInsert { using: Some(_), .. }
        )
    });
    if given && spelled {
        let problem = "using-graph-uri is given beside USING or WITH in the request";
        return Err(Error::Graph(problem.into()));
    }
    Ok(())
}

/// The state between two operations.
struct Work<'a> {
    base: Snapshot,
    /// Relative to `base`: the answer.
    net: Change,
    /// What the running operation sees, once `since` is applied to it.
    seen: Snapshot,
    since: Change,
    meter: Meter,
    options: &'a Options,
    request: &'a Update,
    /// Blank nodes of `INSERT DATA` are new ones, the same label the same node in one request.
    labels: HashMap<BlankNode, BlankNode>,
}

impl Work<'_> {
    fn run(&mut self, operation: &GraphUpdateOperation) -> Result<(), Error> {
        match operation {
            GraphUpdateOperation::InsertData { data } => {
                for quad in data {
                    let quad = self.fresh(quad);
                    self.add(&quad);
                }
                Ok(())
            }
            GraphUpdateOperation::DeleteData { data } => {
                data.iter().for_each(|quad| self.remove(&ground(quad)));
                Ok(())
            }
            GraphUpdateOperation::DeleteInsert {
                delete,
                insert,
                using,
                pattern,
            } => match self.as_copy(operation) {
                Some((from, to)) => {
                    self.copy(from.as_ref(), &to);
                    Ok(())
                }
                None => self.delete_insert(delete, insert, using.as_ref(), pattern),
            },
            GraphUpdateOperation::Load {
                silent,
                source,
                destination,
            } => self.load(source, destination, *silent),
            GraphUpdateOperation::Clear { silent, graph } => self.clear(graph, *silent),
            GraphUpdateOperation::Create { silent, graph } => self.create(graph, *silent),
            GraphUpdateOperation::Drop { silent, graph } => self.drop_graphs(graph, *silent),
        }
    }

    fn add(&mut self, quad: &Quad) {
        self.meter.row();
        self.net.add(&self.base, quad);
        self.since.add(&self.seen, quad);
    }

    fn remove(&mut self, quad: &Quad) {
        self.meter.row();
        self.net.remove(&self.base, quad);
        self.since.remove(&self.seen, quad);
    }

    /// The snapshot after the operations so far.
    fn now(&mut self) -> Snapshot {
        if !self.since.is_empty() {
            let delta = std::mem::take(&mut self.since).into_delta();
            self.seen = self.seen.apply(&delta, self.seen.revision());
        }
        self.seen.clone()
    }

    fn delete_insert(
        &mut self,
        delete: &[GroundQuadPattern],
        insert: &[QuadPattern],
        using: Option<&QueryDataset>,
        pattern: &GraphPattern,
    ) -> Result<(), Error> {
        let now = self.now();
        let scopes = Scopes::new(&now, using, self.options, pattern);
        let meter = self.meter.clone();
        let found = matched(&now, pattern, self.options.search.as_deref())?;
        let pattern = found.unwrap_or_else(|| pattern.clone());
        let mut pattern = mend(&now, &scopes, pattern);
        let mut candidates = Vec::new();
        if self.options.rewriting == Rewriting::On {
            let rewriter = Rewriter::new(&now, &scopes);
            pattern = rewriter.rewrite_query(&pattern, std::iter::empty());
            candidates = rewriter.into_candidates();
        }
        let dataset = SnapshotDataset::new(&now, scopes, candidates, meter, Outlet::Terms);
        let Options { budget, others, .. } = self.options;
        let evaluator = tick::evaluator(budget.state().clone());
        let evaluator = Services::within_reach(evaluator, &pattern, others.as_ref(), budget);
        let quads = evaluator
            .prepare_delete_insert(
                delete.to_vec(),
                insert.to_vec(),
                self.request.base_iri.clone(),
                None,
                &pattern,
            )
            .execute(dataset)?;
        let (mut deleted, mut inserted) = (Vec::new(), Vec::new());
        for quad in quads {
            match quad? {
                DeleteInsertQuad::Delete(quad) => deleted.push(quad),
                DeleteInsertQuad::Insert(quad) => inserted.push(quad),
            }
        }
        // All solutions are found before anything changes, and deletions come first.
        deleted.iter().for_each(|quad| self.remove(quad));
        inserted.iter().for_each(|quad| self.add(quad));
        Ok(())
    }

    fn load(
        &mut self,
        source: &term::NamedNode,
        destination: &term::GraphName,
        silent: bool,
    ) -> Result<(), Error> {
        let graph = graph_name(destination);
        if source.as_str() == unnamed::THERE {
            return self.is_there(graph.as_ref());
        }
        let loaded = match &self.options.others {
            Some(others) => others.triples(source, graph.clone(), &self.options.budget),
            None => Err(Cause::NotAllowed.at(source)),
        };
        match loaded {
            Ok(quads) => {
                if let Some(name) = name(&graph) {
                    self.net.create(&self.base, name.clone());
                    self.since.create(&self.seen, name);
                }
                quads.iter().for_each(|quad| self.add(quad));
                Ok(())
            }
            Err(_) if silent => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the source of an `ADD`, `COPY` or `MOVE` exists ([`unnamed`]).
    fn is_there(&mut self, graph: GraphNameRef<'_>) -> Result<(), Error> {
        match self.now().contains_graph(graph) {
            true => Ok(()),
            false => Err(Error::Graph(format!(
                "there is no graph {graph} to take from; with SILENT it is taken for an empty one"
            ))),
        }
    }

    fn clear(&mut self, target: &GraphTarget, silent: bool) -> Result<(), Error> {
        for graph in self.targets(target, silent)? {
            self.empty(graph.as_ref());
        }
        Ok(())
    }

    fn drop_graphs(&mut self, target: &GraphTarget, silent: bool) -> Result<(), Error> {
        for graph in self.targets(target, silent)? {
            self.empty(graph.as_ref());
            if let Some(name) = name(&graph) {
                self.net.drop_graph(&self.base, name.clone());
                self.since.drop_graph(&self.seen, name);
            }
        }
        Ok(())
    }

    fn create(&mut self, graph: &term::NamedNode, silent: bool) -> Result<(), Error> {
        if self.now().contains_graph(graph.as_ref().into()) {
            return if silent {
                Ok(())
            } else {
                Err(Error::Graph(format!("the graph {graph} exists already")))
            };
        }
        self.net.create(&self.base, graph.clone().into());
        self.since.create(&self.seen, graph.clone().into());
        Ok(())
    }

    fn empty(&mut self, graph: GraphNameRef<'_>) {
        let now = self.now();
        for quad in now.quads_in(graph) {
            self.remove(&quad);
        }
    }

    fn copy(&mut self, from: GraphNameRef<'_>, to: &GraphName) {
        let now = self.now();
        for quad in now.quads_in(from) {
            let (subject, predicate, object) = (quad.subject, quad.predicate, quad.object);
            self.add(&Quad::new(subject, predicate, object, to.clone()));
        }
    }

    /// The graphs of an operation that copies one whole graph, such as the parser writes for `ADD`.
    fn as_copy(&self, operation: &GraphUpdateOperation) -> Option<(GraphName, GraphName)> {
        let GraphUpdateOperation::DeleteInsert {
            delete,
            insert,
            using: None,
            pattern,
        } = operation
        else {
            return None;
        };
        let GraphPattern::Graph {
            name: NamedNodePattern::NamedNode(name),
            inner,
        } = &**pattern
        else {
            return None;
        };
        let (GraphPattern::Bgp { patterns }, [quad], []) = (&**inner, &insert[..], &delete[..])
        else {
            return None;
        };
        let [triple] = &patterns[..] else {
            return None;
        };
        let is_spo = triple.to_string() == "?s ?p ?o"
            && (&quad.subject, &quad.predicate, &quad.object)
                == (&triple.subject, &triple.predicate, &triple.object);
        let to = match &quad.graph_name {
            GraphNamePattern::NamedNode(name) => GraphName::from(name.clone()),
            GraphNamePattern::DefaultGraph => GraphName::DefaultGraph,
            GraphNamePattern::Variable(_) => return None,
        };
        let Options {
            default_graphs,
            named_graphs,
            ..
        } = self.options;
        let from = if name.as_str() == unnamed::NAME {
            GraphName::DefaultGraph
        } else if default_graphs.is_empty() && named_graphs.is_empty() {
            name.clone().into()
        } else {
            return None;
        };
        is_spo.then_some((from, to))
    }

    /// The graphs a `CLEAR` or `DROP` is about.
    fn targets(&mut self, target: &GraphTarget, silent: bool) -> Result<Vec<GraphName>, Error> {
        let now = self.now();
        let named = || {
            let names = now.named_graphs().into_iter();
            names
                .filter(|name| !now.is_aside(as_name(name)))
                .map(|name| as_name(&name).into_owned())
        };
        Ok(match target {
            GraphTarget::NamedNode(name) if name.as_str() == unnamed::NAME => {
                vec![GraphName::DefaultGraph]
            }
            GraphTarget::NamedNode(name) if now.contains_graph(name.as_ref().into()) => {
                vec![name.clone().into()]
            }
            GraphTarget::NamedNode(_) if silent => Vec::new(),
            GraphTarget::NamedNode(name) => {
                return Err(Error::Graph(format!("there is no graph {name}")));
            }
            GraphTarget::DefaultGraph => vec![GraphName::DefaultGraph],
            GraphTarget::NamedGraphs => named().collect(),
            GraphTarget::AllGraphs => std::iter::once(GraphName::DefaultGraph)
                .chain(named())
                .collect(),
        })
    }

    fn fresh(&mut self, quad: &term::Quad) -> Quad {
        Quad::new(
            self.fresh_subject(&quad.subject),
            quad.predicate.clone(),
            self.fresh_term(&quad.object),
            graph_name(&quad.graph_name),
        )
    }

    fn fresh_term(&mut self, term: &Term) -> Term {
        match term {
            Term::BlankNode(node) => self.fresh_node(node).into(),
            Term::Triple(triple) => Triple::new(
                self.fresh_subject(&triple.subject),
                triple.predicate.clone(),
                self.fresh_term(&triple.object),
            )
            .into(),
            Term::NamedNode(_) | Term::Literal(_) => term.clone(),
        }
    }

    fn fresh_subject(&mut self, subject: &NamedOrBlankNode) -> NamedOrBlankNode {
        match subject {
            NamedOrBlankNode::NamedNode(_) => subject.clone(),
            NamedOrBlankNode::BlankNode(node) => self.fresh_node(node).into(),
        }
    }

    fn fresh_node(&mut self, node: &BlankNode) -> BlankNode {
        self.labels.entry(node.clone()).or_default().clone()
    }
}

fn ground(quad: &term::GroundQuad) -> Quad {
    Quad::new(
        quad.subject.clone(),
        quad.predicate.clone(),
        Term::from(quad.object.clone()),
        graph_name(&quad.graph_name),
    )
}

fn graph_name(name: &term::GraphName) -> GraphName {
    match name {
        term::GraphName::NamedNode(name) => name.clone().into(),
        term::GraphName::DefaultGraph => GraphName::DefaultGraph,
    }
}

fn name(graph: &GraphName) -> Option<NamedOrBlankNode> {
    match graph {
        GraphName::NamedNode(name) => Some(name.clone().into()),
        GraphName::BlankNode(name) => Some(name.clone().into()),
        GraphName::DefaultGraph => None,
    }
}
