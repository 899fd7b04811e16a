//! Somebody has removed the thing while it was edited: 410 with what was typed, and the way to make it
//! anew.

use super::super::api::Ground;
use super::super::app::App;
use super::super::ask::Asking;
use super::super::iri::given;
use super::super::pages::date_time;
use super::super::pages::visit::{Visit, no_store};
use super::super::problem::{Problem, kinds};
use super::super::session::Signed;
use super::asked::Asked;
use super::desk::Desk;
use super::subject::Subject;
use crate::editing::Node;
use crate::history::Gone;
use crate::html;
use crate::html::edit::Meanwhile;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use oxrdf::NamedNode;
use oxrdf::vocab::rdf;

/// Revisions that are undone to know what was edited; beyond that the removal is told alone.
const FARTHEST: u64 = 10_000;

/// 303 to what is left at the address of a thing that was removed; `otherwise` for what never was.
pub fn see(app: &App, asking: &Asking, of: &str, otherwise: Problem) -> Result<Response, Problem> {
    let Some((iri, _)) = removed(app, asking, of)? else {
        return Err(otherwise);
    };
    let Some((segment, slug)) = address(app, &iri) else {
        return Err(gone(&iri));
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let address = HeaderValue::from_str(&format!("/doc/{segment}/{slug}"));
    response
        .headers_mut()
        .extend(address.ok().map(|to| (LOCATION, to)));
    Ok(response)
}

/// The page with what was typed: 410; `otherwise` for what never was there.
pub fn meanwhile(
    (app, asking): (&App, &Asking),
    (signed, visit): (&Signed, &Visit),
    asked: &Asked,
    (otherwise, read): (Problem, impl Fn(&Desk<'_>) -> Result<Node, Problem>),
) -> Result<Response, Problem> {
    let of = asked.about.of.as_deref().unwrap_or_default();
    let Some((iri, found)) = removed(app, asking, of)? else {
        return Err(otherwise);
    };
    let newest = asking.snapshot.revision();
    let before = found.header.draft.revision.saturating_sub(1);
    let opened_on = match asked.revision {
        0 => before,
        revision => revision.min(before),
    };
    if newest - opened_on > FARTHEST {
        return Err(gone(&iri));
    }
    let then = app.graph().at(opened_on)?;
    let ground = Ground::new(app, &asking.snapshot).at(&then);
    let subject = Subject::new(&ground, &asked.about, &signed.identity)?;
    let desk = Desk {
        app,
        asking,
        signed,
        visit,
        ground,
        subject,
        state: None,
        revision: newest,
        message: None,
        aside: Vec::new(),
    };
    let node = read(&desk)?;
    let draft = &found.header.draft;
    let place = address(app, &iri).map(|(segment, slug)| (segment.to_owned(), slug.to_owned()));
    let told = Meanwhile {
        time: date_time(draft.time),
        agent: draft.agent.clone(),
        reason: draft.message.clone(),
        history: place
            .as_ref()
            .map(|(segment, slug)| format!("/doc/{segment}/{slug}?history")),
        anew: place.and_then(|(segment, slug)| desk.anew(&node, (&segment, &slug), asked)),
    };
    let page = desk.draw_on(&then, |site| {
        let opened = desk.opened(site)?;
        let page = html::edit::gone(site, &opened, (&node, told), newest);
        Ok::<_, Problem>(page)
    })?;
    Ok(no_store(StatusCode::GONE, visit, page))
}

impl Desk<'_> {
    /// What to send to make the same thing again, as a new one: none if nothing was typed, or its
    /// collection has no such address or class.
    fn anew(
        &self,
        node: &Node,
        (segment, slug): (&str, &str),
        asked: &Asked,
    ) -> Option<Vec<(String, String)>> {
        let collection = self.ground.collection(segment).ok()?;
        if segment != self.subject.segment || node.entries.is_empty() {
            return None;
        }
        let (found, _) = self.subject.thing.as_ref()?;
        let a = found.view.id(rdf::TYPE)?;
        let mut classes = collection.all_classes();
        let class = classes.find(|class| {
            let mut own = found.view.objects(found.thing, a);
            own.any(|one| found.view.text(one) == *class)
        })?;
        let mut pairs: Vec<(String, String)> = [
            ("csrf", &*self.signed.csrf),
            ("kind", segment),
            ("class", class),
            ("slug", slug),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        let message = asked.message.clone();
        pairs.extend(message.map(|why| ("message".to_owned(), why)));
        pairs.extend(node.pairs());
        Some(pairs)
    }
}

/// The thing that an address or form names, or the whole that it is a part of, if it was removed.
fn removed(app: &App, asking: &Asking, of: &str) -> Result<Option<(NamedNode, Gone)>, Problem> {
    let whole = of.split('#').next().unwrap_or(of);
    let Ok(iri) = given(whole, app.settings().iri_base.as_str()) else {
        return Ok(None);
    };
    let gone = app.history().gone(&asking.snapshot, &iri)?;
    let gone = gone.ok_or_else(|| Problem::busy("the history is being read"))?;
    Ok(gone.map(|gone| (iri, gone)))
}

/// The collection and slug of an IRI of ours.
fn address<'i>(app: &App, iri: &'i NamedNode) -> Option<(&'i str, &'i str)> {
    let path = iri
        .as_str()
        .strip_prefix(app.settings().iri_base.as_str())?;
    path.strip_prefix("id/")?.split_once('/')
}

fn gone(iri: &NamedNode) -> Problem {
    Problem::new(&kinds::GONE).detail(format!("<{}> was removed", iri.as_str()))
}
