//! SPARQL Update through the write lane, and what a writer is told.

use super::app::App;
use super::ask::Asking;
use super::operation::{Parameters, invalid};
use super::problem::Problem;
use super::wanted::Wanted;
use super::{auth, receipt};
use crate::graph::tokens::Identity;
use crate::graph::{Author, Mode};
use crate::log::Door;
use crate::query;
use axum::http::StatusCode;
use axum::response::Response;
use oxrdf::NamedNode;
use spargebra::GraphUpdateOperation;
use std::sync::Arc;
use std::time::Instant;
use tracing::info;

/// How an update is to be made.
#[derive(Debug, Clone)]
pub struct Change {
    message: Option<String>,
    mode: Mode,
    using_graphs: Vec<NamedNode>,
    using_named_graphs: Vec<NamedNode>,
}

impl Change {
    /// Takes what is ours from the parameters.
    pub fn new(parameters: &mut Parameters) -> Self {
        Self {
            message: parameters.message.take(),
            mode: mode(parameters.dry_run, parameters.accept),
            using_graphs: Vec::new(),
            using_named_graphs: Vec::new(),
        }
    }

    /// With the dataset of the protocol.
    #[must_use]
    pub fn using(self, using_graphs: Vec<NamedNode>, using_named_graphs: Vec<NamedNode>) -> Self {
        Self {
            using_graphs,
            using_named_graphs,
            ..self
        }
    }
}

/// Commit, or only try; `accept` what new shapes break.
pub fn mode(dry_run: bool, accept: bool) -> Mode {
    match (dry_run, accept) {
        (true, _) => Mode::DryRun,
        (false, true) => Mode::Accept,
        (false, false) => Mode::Commit,
    }
}

/// Carries out an update as one commit, or nothing of it.
pub async fn update(
    app: App,
    identity: Arc<Identity>,
    wanted: Wanted,
    text: String,
    change: Change,
) -> Result<Response, Problem> {
    let inner = app.clone();
    let done = app
        .write(move |asking| commit(&inner, asking, &identity, &text, &change))
        .await?;
    Ok(receipt::answer(
        StatusCode::OK,
        &done,
        &wanted,
        app.prefixes(),
    ))
}

fn commit(
    app: &App,
    asking: &Asking,
    identity: &Identity,
    text: &str,
    change: &Change,
) -> Result<receipt::Done, Problem> {
    let started = Instant::now();
    let base = &app.settings().iri_base;
    let update = query::parse_update(text, Some(base))?;
    let using = !change.using_graphs.is_empty() || !change.using_named_graphs.is_empty();
    let names_its_own = |operation: &GraphUpdateOperation| {
        matches!(
            operation,
            GraphUpdateOperation::DeleteInsert { using: Some(_), .. }
        )
    };
    if using && update.operations.iter().any(names_its_own) {
        return Err(invalid(
            "using-graph-uri cannot be combined with USING, USING NAMED or WITH",
        ));
    }
    let options = query::Options {
        default_graph: app.settings().default_graph,
        budget: asking.budget.clone(),
        default_graphs: change.using_graphs.clone(),
        named_graphs: change.using_named_graphs.clone(),
        others: app.others(),
        search: Some(app.text_search_at_once()),
        ..query::Options::default()
    };
    if options.others.is_some() && query::is_remote(&update) {
        // A rehearsal: others are asked before the write lane is taken, which waits for nobody.
        let delta = query::update(&asking.snapshot, &update, &options)?;
        auth::permit(identity, &delta, base.as_str())?;
    }
    let author = Author {
        agent: identity.name.clone(),
        door: Door::Update,
        message: change.message.clone(),
    };
    let committed = app
        .graph()
        .commit(&author, change.mode, |snapshot| -> Result<_, Problem> {
            let delta = query::update(snapshot, &update, &options)?;
            auth::permit(identity, &delta, base.as_str())?;
            Ok(delta)
        })?;
    let done = receipt::Done::new(&committed, change.mode);
    info!(
        revision = done.revision,
        added = done.added,
        removed = done.removed,
        agent = identity.name,
        duration_ms = started.elapsed().as_millis() as u64,
        "updated the graph to revision {}",
        done.revision
    );
    Ok(done)
}
