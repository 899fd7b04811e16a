//! A write to one thing, computed inside the write lane from what holds there.

use super::super::app::App;
use super::super::ask::Asking;
use super::super::auth;
use super::super::conditional::Condition;
use super::super::problem::{Problem, kinds};
use super::super::receipt::Done;
use super::super::update::mode;
use super::answer::Answer;
use super::item;
use super::place::{Found, Ground, Place, missing};
use super::question::{Shown, Written};
use super::slug;
use crate::graph::tokens::{Identity, Role};
use crate::graph::{Author, Mode};
use crate::index::Snapshot;
use crate::log::Door;
use crate::rdf::{Delta, last_part};
use crate::registry::json::{Fault, Json, Reader, Target, merge, overlay, owned};
use crate::registry::{Collection, graph_name, usual_home};
use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use oxrdf::vocab::rdf;
use oxrdf::{GraphName, NamedNode, Quad, Term, Triple};
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;
use tracing::info;

/// Members that are shown and cannot be written.
const SHOWN_ONLY: [&str; 3] = ["elsewhere", "incoming", "incomingTotals"];

/// What is done to a thing.
#[derive(Debug)]
pub enum Action {
    /// It becomes what the document says.
    Replace(Value),
    /// The document is merged into what it is.
    Patch(Value),
    /// These members of it become what they say, as [`overlay`] has it.
    Set(Map<String, Value>),
    /// It is removed.
    Remove,
    /// A new one is made, with this slug if one is wished for.
    Create(Value, Option<String>),
}

/// A write that was asked for.
pub struct Change {
    /// Where.
    pub place: Place,
    /// What.
    pub action: Action,
    /// Provided what.
    pub condition: Condition,
    /// How.
    pub written: Written,
}

/// What became of it.
pub struct Outcome {
    /// The receipt.
    pub done: Done,
    /// Whether the thing is new.
    pub created: bool,
    /// The thing.
    pub iri: NamedNode,
    /// Where it is, under this origin.
    pub address: String,
    /// The thing as it is now, unless it was removed, and its entity tag.
    pub item: Option<(Json, String)>,
    /// What was, or would be, added and removed.
    pub delta: Delta,
}

/// Computed inside the lane.
struct Computed {
    iri: NamedNode,
    home: GraphName,
    created: bool,
    delta: Delta,
}

impl Change {
    /// Carries it out, or tries it.
    pub fn carry_out(
        self,
        app: &App,
        asking: &Asking,
        identity: &Arc<Identity>,
    ) -> Result<Outcome, Problem> {
        let started = Instant::now();
        // The collections of the last revision on disk: one that is about to be would be guarded
        // all the same.
        let ground = Ground::new(app, &asking.snapshot);
        ground.collection(&self.place.segment)?;
        let author = Author {
            agent: identity.name.clone(),
            door: Door::Rest,
            message: self.written.message.clone(),
        };
        let mode = mode(self.written.dry_run, self.written.accept);
        let mut computed = None;
        let committed = app
            .graph()
            .commit(&author, mode, |snapshot| -> Result<_, Problem> {
                let found = self.compute(&ground.at(snapshot), identity)?;
                let delta = found.delta.clone();
                auth::permit(identity, &delta, &ground.base)?;
                computed = Some(found);
                Ok(delta)
            })?;
        let Some(computed) = computed else {
            return Err(Problem::internal("a commit without its change"));
        };
        let done = Done::new(&committed, mode);
        if mode != Mode::DryRun {
            info!(
                revision = done.revision,
                added = done.added,
                removed = done.removed,
                agent = identity.name,
                duration_ms = started.elapsed().as_millis() as u64,
                "wrote a thing at revision {}",
                done.revision
            );
        }
        let item = self.told(&ground, &committed.after, &computed)?;
        let address = ground.registry.address(computed.iri.as_str(), &ground.base);
        Ok(Outcome {
            done,
            created: computed.created,
            iri: computed.iri.clone(),
            address: address.unwrap_or_else(|| computed.iri.as_str().to_owned()),
            item,
            delta: committed.delta,
        })
    }

    fn compute(&self, ground: &Ground, identity: &Identity) -> Result<Computed, Problem> {
        let collection = ground.collection(&self.place.segment)?;
        let iri = match &self.action {
            Action::Create(body, wish) => slug::choose(ground, collection, body, wish.as_deref())?,
            Action::Replace(_) => ground.iri(&self.place).map_err(|_| slug::unfit())?,
            Action::Patch(_) | Action::Set(_) | Action::Remove => ground.iri(&self.place)?,
        };
        let found = self.found(ground, collection, &iri);
        let home = match (&found, &self.written.graph) {
            (_, Some(graph)) => graph.clone().into(),
            (Some(found), None) => graph_name(&ground.union, found.home),
            (None, None) => GraphName::from(new_home(collection, identity, &ground.base)),
        };
        auth::permit_graph(identity, home.as_ref(), &ground.base)?;
        if let (Action::Create(..), true) = (&self.action, found.is_some()) {
            return Err(taken(ground, &iri));
        }
        let state = found
            .as_ref()
            .map(|found| owned::digest(&found.view, found.thing));
        self.condition.check_state(state.as_deref())?;
        let before = found
            .as_ref()
            .map_or_else(Vec::new, |f| owned::triples(&f.view, f.thing));
        let after = match (&self.action, &found) {
            (Action::Remove | Action::Patch(_) | Action::Set(_), None) => return Err(missing()),
            (Action::Remove, Some(_)) => Vec::new(),
            (Action::Replace(body) | Action::Create(body, _), _) => {
                read(ground, collection, found.as_ref(), &iri, body.clone())?
            }
            (Action::Patch(patch), Some(known)) => {
                let shown = Shown::default();
                let mut body = item::document(ground, collection, known, &shown).to_value();
                merge(&mut body, patch);
                read(ground, collection, found.as_ref(), &iri, body)?
            }
            (Action::Set(members), Some(known)) => {
                let shown = Shown::default();
                let mut body = item::document(ground, collection, known, &shown).to_value();
                if let Value::Object(body) = &mut body {
                    overlay(body, members);
                }
                read(ground, collection, found.as_ref(), &iri, body)?
            }
        };
        if found.is_none() {
            slug::check(ground, &iri)?;
        }
        check_class(collection, &iri, &before, &after)?;
        Ok(Computed {
            created: found.is_none(),
            delta: delta(before, after, &home),
            iri,
            home,
        })
    }

    /// The thing, if the graph that is written to says anything of it.
    fn found(&self, ground: &Ground, collection: &Collection, iri: &NamedNode) -> Option<Found> {
        let Some(graph) = &self.written.graph else {
            return ground.find(iri, collection);
        };
        let found = ground.found(ground.union.id(iri)?, ground.union.id(graph)?);
        let is_said = found
            .view
            .triples(Some(found.thing), None, None)
            .next()
            .is_some();
        is_said.then_some(found)
    }

    /// The thing as it is afterwards.
    fn told(
        &self,
        ground: &Ground,
        after: &Snapshot,
        computed: &Computed,
    ) -> Result<Option<(Json, String)>, Problem> {
        if matches!(self.action, Action::Remove) {
            return Ok(None);
        }
        let ground = ground.at(after);
        let collection = ground.collection(&self.place.segment)?;
        let home = after.graph_id(computed.home.as_ref());
        let Some((thing, home)) = ground.union.id(&computed.iri).zip(home) else {
            return Ok(None);
        };
        let found = ground.found(thing, home);
        let document = item::document(&ground, collection, &found, &Shown::default());
        let mut answer = Answer::json(&document, "application/json")?;
        answer.state = Some(owned::digest(&found.view, thing));
        Ok(Some((document, format!("\"{}\"", answer.tag()))))
    }
}

/// What a document says, as triples.
fn read(
    ground: &Ground,
    collection: &Collection,
    found: Option<&Found>,
    iri: &NamedNode,
    body: Value,
) -> Result<Vec<Triple>, Problem> {
    let Value::Object(mut members) = body else {
        return Err(Fault::expected("", "an object").into());
    };
    members.insert("id".to_owned(), id_of(&members, iri));
    check_shown_only(ground, collection, found, &mut members)?;
    let nowhere = ground
        .union
        .snapshot()
        .view(crate::index::Scope::Merge(Arc::from([])));
    let home = found.map_or(&nowhere, |found| &found.view);
    let reader = Reader::new(&ground.registry, &ground.union, home, iri, &ground.base);
    let target = Target {
        thing: iri,
        fields: &collection.fields,
        classes: match collection.classes.as_slice() {
            [only] => std::slice::from_ref(only),
            _ => &[],
        },
    };
    Ok(reader.read(&Value::Object(members), &target)?)
}

/// What stands in a collection is of one of its classes, and stays so.
fn check_class(
    collection: &Collection,
    iri: &NamedNode,
    before: &[Triple],
    after: &[Triple],
) -> Result<(), Problem> {
    let is_member = |triple: &Triple| {
        let class = match &triple.object {
            Term::NamedNode(class) => class.as_str(),
            _ => return false,
        };
        triple.subject == iri.clone().into()
            && triple.predicate == rdf::TYPE
            && collection.all_classes().any(|known| known == class)
    };
    let was = before.is_empty() || before.iter().any(is_member);
    if after.is_empty() || !was || after.iter().any(is_member) {
        return Ok(());
    }
    let classes: Vec<_> = collection.all_classes().map(last_part).collect();
    let what = format!("a class of this collection: {}", classes.join(", "));
    Err(Fault::expected("/type", what).into())
}

/// A slug in the place of an IRI is as good.
fn id_of(members: &Map<String, Value>, iri: &NamedNode) -> Value {
    match members.get("id").and_then(Value::as_str) {
        Some(id) if id.contains(':') || !iri.as_str().ends_with(&format!("/{id}")) => id.into(),
        _ => iri.as_str().into(),
    }
}

/// What is only shown may be sent back as it is, and is left out.
fn check_shown_only(
    ground: &Ground,
    collection: &Collection,
    found: Option<&Found>,
    members: &mut Map<String, Value>,
) -> Result<(), Problem> {
    let sent: Vec<_> = SHOWN_ONLY
        .iter()
        .filter_map(|name| members.remove_entry(*name))
        .collect();
    if sent.is_empty() {
        return Ok(());
    }
    let shown = Shown {
        incoming: true,
        ..Shown::default()
    };
    let now = found.map(|found| item::document(ground, collection, found, &shown).to_value());
    for (name, value) in sent {
        if now.as_ref().and_then(|now| now.get(&name)) != Some(&value) {
            let fault = crate::registry::json::Cause::ReadOnly("it is said elsewhere".to_owned());
            return Err(Fault::new(format!("/{name}"), fault).into());
        }
    }
    Ok(())
}

/// The graph of a new thing: its owner's, where that is one who writes one graph only, else that of
/// its kind.
pub fn new_home(collection: &Collection, identity: &Identity, base: &str) -> NamedNode {
    match (identity.role, identity.graphs.as_slice()) {
        (Role::Editor, [own]) => own.clone(),
        _ => usual_home(Some(collection), base),
    }
}

fn delta(before: Vec<Triple>, after: Vec<Triple>, home: &GraphName) -> Delta {
    let in_home = |triple: &Triple| triple.clone().in_graph(home.clone());
    let kept: HashSet<&Triple> = after.iter().collect();
    let known: HashSet<&Triple> = before.iter().collect();
    let added = after.iter().filter(|triple| !known.contains(triple));
    let removed = before.iter().filter(|triple| !kept.contains(triple));
    Delta {
        added: added.map(in_home).collect::<Vec<Quad>>(),
        removed: removed.map(in_home).collect(),
        ..Delta::default()
    }
}

/// 409 with where it is.
pub fn taken(ground: &Ground, iri: &NamedNode) -> Problem {
    let problem = Problem::new(&kinds::GRAPH_STATE).detail(format!(
        "there is {} already; PUT or PATCH changes it",
        iri.as_str()
    ));
    let address = ground.registry.address(iri.as_str(), &ground.base);
    match address.and_then(|address| HeaderValue::from_str(&address).ok()) {
        Some(address) => problem.with_header(LOCATION, address),
        None => problem,
    }
}
