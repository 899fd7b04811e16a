//! POST `/impact`: what a proposed change touches, and what the guard says of it.

use super::super::super::app::App;
use super::super::super::ask::Asking;
use super::super::super::auth;
use super::super::super::negotiate::Offer;
use super::super::super::problem::{Problem, kinds};
use super::super::super::report;
use super::super::super::validation::{groups, of_page};
use super::super::visit::{Visit, refusal};
use super::asked::Asked;
use super::received::{Proposal, receive};
use super::{ANSWERS, Form, check_kind, csv, json, on_site, touched};
use crate::graph::Rehearsal;
use crate::html::impact::{self as pages, Judged, Outcome, Touched};
use crate::impact::Change;
use crate::query;
use crate::rdf::{Delta, Target};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oxrdf::NamedNode;
use serde_json::json;

/// Most statements of a change that is judged.
pub const MOST_CHANGED: usize = 10_000;

/// Steps that a quad counts as, while it is read.
const QUAD_STEPS: u64 = 10;

/// The graph that holds what was sent, while it is judged.
const SENT: &str = "urn:x-helsegraf:sent";

/// What a proposed change touches; nothing is stored.
///
/// 200 whether the guard would let it pass or not. 400 for what does not parse, 413 for more than
/// [`MOST_CHANGED`] statements, 401 and 403 for a change of shapes by who may not make it.
pub async fn judge(
    State(app): State<App>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(ANSWERS)?;
    let answered = answer(&app, &visit, offer, request).await;
    answered.or_else(|problem| {
        let page = (offer.what == Form::Page).then(|| {
            let place = (visit.uri.path(), visit.uri.query());
            refusal(&problem, &visit.headers, place, visit.reader.who)
        });
        page.flatten().ok_or(problem)
    })
}

async fn answer(
    app: &App,
    visit: &Visit,
    offer: Offer<Form>,
    request: Request,
) -> Result<Response, Problem> {
    let asked = Asked::new(visit, &app.settings().iri_base)?;
    // Held while the body arrives: bodies of strangers are kept in memory.
    let _slot = app.permit(app.validations()).await?;
    let (proposal, form) = receive(app, request).await?;
    let (shared, visitor) = (app.clone(), visit.clone());
    app.ask(move |asking| {
        let tried = rehearse(&shared, asking, &visitor, proposal);
        if offer.what != Form::Page {
            return respond(&shared, &visitor, &asked, offer, &tried?);
        }
        let status = match &tried {
            Ok(_) => StatusCode::OK,
            Err(problem) => problem.kind().status,
        };
        let page = page(&shared, asking, &visitor, &form, &tried)?;
        Ok(of_page(status, &visitor, page))
    })
    .await
}

/// Tries the change beside the write lane.
fn rehearse(
    app: &App,
    asking: &Asking,
    visit: &Visit,
    proposal: Proposal,
) -> Result<Rehearsal, Problem> {
    app.graph().rehearse(|snapshot| -> Result<Delta, Problem> {
        let delta = match proposal {
            Proposal::Added(documents) => {
                let sent = NamedNode::new(SENT).map_err(Problem::internal)?;
                let base = &app.settings().iri_base;
                let mut delta = Delta::default();
                asking.budget.supervise(|| {
                    documents.read_each(base, &Target::Dataset, &mut |mut quad| {
                        asking.budget.spend(QUAD_STEPS);
                        quad.graph_name = sent.clone().into();
                        delta.added.push(quad);
                    })
                })??;
                delta
            }
            Proposal::Update(text) => {
                let update = query::parse_update(&text, Some(&app.settings().iri_base))?;
                let options = query::Options {
                    default_graph: app.settings().default_graph,
                    budget: asking.budget.clone(),
                    search: Some(app.text_search()),
                    // Nobody is asked for strangers: a change is tried on what is here.
                    others: None,
                    ..query::Options::default()
                };
                query::update(snapshot, &update, &options)?
            }
        };
        may_be_judged(app, visit, &delta)?;
        Ok(delta)
    })
}

/// 413 for more than is judged; 401 and 403 for a change of shapes by who may not make it.
fn may_be_judged(app: &App, visit: &Visit, delta: &Delta) -> Result<(), Problem> {
    let size = delta.added.len() + delta.removed.len();
    if size > MOST_CHANGED {
        return Err(Problem::new(&kinds::TOO_LARGE)
            .detail(format!(
                "the change has {size} statements; at most {MOST_CHANGED} are judged here, \
                 ask for it in parts"
            ))
            .with("statements", size)
            .with("most", MOST_CHANGED));
    }
    if app.graph().touches_shapes(delta) {
        let identity = auth::identify(app.tokens(), &visit.headers)?;
        auth::permit(&identity, delta, app.settings().iri_base.as_str())?;
    }
    Ok(())
}

/// The answer in any form but a page.
fn respond(
    app: &App,
    visit: &Visit,
    asked: &Asked,
    offer: Offer<Form>,
    tried: &Rehearsal,
) -> Result<Response, Problem> {
    let change = Change::of(&tried.before, &tried.after, &tried.delta);
    let body = on_site(app, &tried.after, visit, |site| {
        let (found, dependents) = touched(app, site, &change.changed, &change.lost);
        check_kind(site, &found, &asked.narrowed)?;
        let wanted = (&asked.narrowed, asked.limit);
        if offer.what == Form::Csv {
            return Ok(csv::table(site, &found, wanted));
        }
        let touched = Touched {
            found: &found,
            dependents: &dependents,
        };
        let mut document = json::of_things(site, &touched, wanted);
        let more = json!({
            // Of the newest revision, on which it was tried.
            "revision": tried.before.revision(),
            "added": change.added,
            "removed": change.removed,
            "guard": {
                "passes": tried.passes,
                "conforms": tried.report.conforms(),
                "total": tried.report.total(),
                "results": report::to_json(&tried.report),
                "preexisting": report::to_json(&tried.preexisting),
            },
        });
        json::add(&mut document, more);
        Ok(document.to_string())
    })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(offer.media_type)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (VARY, HeaderValue::from_static("Accept, Accept-Language")),
    ];
    Ok((headers, body).into_response())
}

fn page(
    app: &App,
    asking: &Asking,
    visit: &Visit,
    form: &pages::Form,
    tried: &Result<Rehearsal, Problem>,
) -> Result<String, Problem> {
    let tried = match tried {
        Ok(tried) => tried,
        Err(problem) => {
            let outcome = Outcome::Failed {
                title: problem.kind().title.in_language(visit.reader.language),
                detail: problem.detail_text().unwrap_or_default().to_owned(),
            };
            return on_site(app, &asking.snapshot, visit, |site| {
                Ok(pages::change(site, form, outcome))
            });
        }
    };
    let change = Change::of(&tried.before, &tried.after, &tried.delta);
    on_site(app, &tried.after, visit, |site| {
        let (found, dependents) = touched(app, site, &change.changed, &change.lost);
        let judged = Judged {
            touched: Touched {
                found: &found,
                dependents: &dependents,
            },
            statements: (change.added, change.removed),
            passes: tried.passes,
            report: groups(&tried.report, visit.reader.language),
            preexisting: tried.preexisting.total(),
        };
        Ok(pages::change(site, form, Outcome::Judged(judged)))
    })
}
