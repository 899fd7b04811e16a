//! What is left at the address of a thing that was removed: 410, who removed it and when, and its
//! history.

use super::super::app::App;
use super::super::ask::Asking;
use super::super::problem::{Problem, kinds};
use super::super::results::GRAPHS;
use super::answer::Representation;
use super::history;
use super::thing::{Address, date_time};
use super::visit::{Visit, error_page, modified, with_site};
use crate::history::{Gone, Whose};
use crate::html::{self, Near};
use crate::rdf::last_part;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use oxrdf::NamedNode;

/// Something that was removed, at its address.
struct Left {
    path: String,
    iri: NamedNode,
    gone: Gone,
}

/// 410 for what was there and was removed, 200 for its history; none for what never was there.
pub async fn tell(app: &App, visit: &Visit) -> Result<Option<Response>, Problem> {
    let (shared, asked) = (app.clone(), visit.clone());
    app.ask(move |asking| {
        let path = asked.uri.path();
        let path = path.trim_start_matches("/id/").trim_start_matches("/doc/");
        let Some((left, suffix)) = find(&shared, asking, &Address::new(path))? else {
            return Ok(None);
        };
        let mut asked = asked;
        if let Some(suffix) = suffix {
            asked.wanted = asked.wanted.in_format(suffix);
        }
        match asked.wanted.prefers_html(GRAPHS) || suffix == Some("html") {
            true => left.page(&shared, asking, &asked).map(Some),
            false => Ok(Some(left.problem().into_response())),
        }
    })
    .await
}

/// What was at an address; one that ends in `.ttl` may have been called so.
fn find(
    app: &App,
    asking: &Asking,
    address: &Address,
) -> Result<Option<(Left, Option<&'static str>)>, Problem> {
    let split = address.split.as_ref();
    let split = split.map(|(path, suffix)| (path.as_str(), Some(*suffix)));
    let ways = [Some((address.full.as_str(), None)), split];
    for (path, suffix) in ways.into_iter().flatten() {
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8();
        let decoded = decoded.as_deref().ok().filter(|decoded| *decoded != path);
        for name in [Some(path), decoded].into_iter().flatten() {
            let base = app.settings().iri_base.as_str();
            let Ok(iri) = NamedNode::new(format!("{base}id/{name}")) else {
                continue;
            };
            let gone = app.history().gone(&asking.snapshot, &iri)?;
            let gone = gone.ok_or_else(|| Problem::busy("the history is being read"))?;
            if let Some(gone) = gone {
                let path = path.to_owned();
                return Ok(Some((Left { path, iri, gone }, suffix)));
            }
        }
    }
    Ok(None)
}

impl Left {
    fn problem(&self) -> Problem {
        let draft = &self.gone.header.draft;
        let history = format!("</doc/{}?history>; rel=\"version-history\"", self.path);
        let problem = Problem::new(&kinds::GONE)
            .detail(format!(
                "<{}> was removed in revision {}",
                self.iri.as_str(),
                draft.revision
            ))
            .with("revision", draft.revision)
            .with("removed", date_time(draft.time));
        match HeaderValue::from_str(&history) {
            Ok(history) => problem.with_header(LINK, history),
            Err(_) => problem,
        }
    }

    fn page(&self, app: &App, asking: &Asking, visit: &Visit) -> Result<Response, Problem> {
        let path = format!("/doc/{}", self.path);
        let language = visit.reader.language;
        let name = self.gone.names.choose(language);
        let foreign = |tag: &&str| *tag != language.tag();
        let about = html::history::About {
            path: &path,
            iri: self.iri.as_str(),
            name: name.map_or_else(
                || last_part(self.iri.as_str()).to_owned(),
                |label| label.text.clone(),
            ),
            lang: name
                .and_then(|label| label.language.as_deref())
                .filter(foreign)
                .map(str::to_owned),
            is_gone: true,
        };
        if history::is_asked(visit) {
            let whose = Whose::Iri(&asking.snapshot, &self.iri);
            let page = history::page(app, asking, visit, (whose, &about))?;
            let page = Representation::page(page, language.tag(), modified(app));
            return Ok(page.respond(&visit.headers, &visit.wanted));
        }
        let page = with_site(app, &asking.snapshot, visit.reader, |site| {
            let (segment, slug) = self.path.split_once('/').unwrap_or((&self.path, ""));
            let near = Near::to(site, segment, slug);
            html::history::gone(site, &about, (&self.gone, near), date_time)
        });
        let status = StatusCode::GONE;
        Ok(error_page(status, visit.reader, page))
    }
}
