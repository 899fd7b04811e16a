//! `/validate`: RDF in, the report of the shapes out; nothing is stored.
//!
//! Anybody may ask, with shapes of their own: slots, size, time, rows and memory are bounded as
//! for queries. The status is 200 whatever the verdict; who asks for `application/problem+json`
//! gets 422 for violations.

mod answer;
mod judge;
mod received;

use super::app::App;
use super::pages::visit::{PAGE, Visit, refusal, with_site};
use super::problem::Problem;
use answer::As;
pub(super) use answer::{OFFERS, groups, of_page};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use received::Asked;
use std::sync::atomic::Ordering;

/// The form.
pub async fn form(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let asked = Asked::from_address(&visit);
    let shared = (app.clone(), visit.reader);
    let page = app
        .ask(move |asking| {
            let (app, reader) = shared;
            Ok(with_site(&app, &asking.snapshot, reader, |site| {
                answer::page(site, &app, &asked, None)
            }))
        })
        .await?;
    Ok(answer::of_page(StatusCode::OK, &visit, page))
}

/// The report on what is sent, in the format asked for.
pub async fn check(
    State(app): State<App>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(answer::OFFERS)?;
    let answered = answer(&app, &visit, offer, request).await;
    answered.or_else(|problem| {
        let page = (offer.what == As::Page).then(|| {
            let place = (visit.uri.path(), visit.uri.query());
            refusal(&problem, &visit.headers, place, visit.reader.who)
        });
        page.flatten().ok_or(problem)
    })
}

async fn answer(
    app: &App,
    visit: &Visit,
    offer: super::Offer<As>,
    request: Request,
) -> Result<Response, Problem> {
    // Held while the body arrives: bodies of strangers are kept in memory.
    let _slot = app.permit(app.validations()).await?;
    let (received, asked) = received::receive(app, visit, request).await?;
    let (shared, visitor) = (app.clone(), visit.clone());
    app.ask(move |asking| {
        let verdict = judge::judge(&shared, asking, received);
        if let Ok(verdict) = &verdict {
            let metrics = shared.metrics();
            let nodes = verdict.checked.focus_nodes as u64;
            metrics.validated.fetch_add(1, Ordering::Relaxed);
            metrics.validated_nodes.fetch_add(nodes, Ordering::Relaxed);
        }
        if offer.what != As::Page {
            return answer::respond(&shared, &visitor, offer, &verdict?);
        }
        let status = match &verdict {
            Ok(_) => StatusCode::OK,
            Err(problem) => problem.kind().status,
        };
        let page = with_site(&shared, &asking.snapshot, visitor.reader, |site| {
            answer::page(site, &shared, &asked, Some(&verdict))
        });
        Ok(answer::of_page(status, &visitor, page))
    })
    .await
}
