//! `/shapes` and `/shapes/{name}`: what the shapes demand, as pages and as data.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::body::Body;
use super::thing::{Form, REPRESENTATIONS, serialize};
use super::visit::{Visit, modified, with_site};
use crate::html::{self, Reader};
use crate::index::{GraphView, Snapshot};
use crate::registry::{describe, shapes_view};
use crate::vocab::{hg, sh};
use axum::extract::State;
use axum::response::Response;
use oxrdf::{NamedNode, Triple};

/// Every shape; `.ttl` and the like name the format.
pub async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let suffix = visit.uri.path().strip_prefix("/shapes.");
    let wanted = match suffix {
        Some(suffix) => visit.wanted.clone().in_format(suffix),
        None => visit.wanted.clone(),
    };
    let offer = wanted.choose(REPRESENTATIONS)?;
    let (shared, visitor) = (app.clone(), visit.clone());
    let body = app
        .ask(move |asking| {
            let view = view(&shared, &asking.snapshot);
            match offer.what {
                Form::Page => Ok(overview(&shared, &asking.snapshot, &view, visitor.reader)),
                Form::Data(format) => {
                    serialize(&sorted(everything(&view)), format, shared.prefixes()).map(Body::from)
                }
            }
        })
        .await?;
    Ok(respond(&app, &visit, offer, "/shapes", body))
}

/// The page of every shape, which takes long to draw.
fn overview(app: &App, snapshot: &Snapshot, view: &GraphView, reader: Reader) -> Body {
    let draw = || {
        with_site(app, snapshot, reader, |site| {
            html::shapes(site, view, formats("/shapes")).into()
        })
    };
    app.drawn()
        .get(snapshot.version(), ("/shapes".into(), reader), draw)
}

/// One shape by the end of its IRI; 404 if there is none.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let path = visit.uri.path().to_owned();
    let (path, wanted) = match suffixed(&path) {
        Some((path, suffix)) => (path, visit.wanted.clone().in_format(suffix)),
        None => (path, visit.wanted.clone()),
    };
    let offer = wanted.choose(REPRESENTATIONS)?;
    let (shared, visitor, asked) = (app.clone(), visit.clone(), path.clone());
    let body = app
        .ask(move |asking| {
            let view = view(&shared, &asking.snapshot);
            let Some(iri) = named(&shared, &view, &asked) else {
                return Ok(None);
            };
            match offer.what {
                Form::Page => Ok(with_site(
                    &shared,
                    &asking.snapshot,
                    visitor.reader,
                    |site| {
                        let page = html::shape(site, &view, &iri, &asked, formats(&asked));
                        page.map(Body::from)
                    },
                )),
                Form::Data(format) => serialize(&of_shape(&view, &iri), format, shared.prefixes())
                    .map(|data| Some(data.into())),
            }
        })
        .await?;
    let body = body.ok_or_else(|| {
        Problem::new(&kinds::NOT_FOUND).detail("there is no shape of that name; /shapes lists them")
    })?;
    Ok(respond(&app, &visit, offer, &path, body))
}

fn respond(app: &App, visit: &Visit, offer: Offer<Form>, path: &str, body: Body) -> Response {
    let page = Representation::page(String::new(), visit.reader.language.tag(), modified(app));
    let mut links = vec![format!("<{path}>; rel=\"canonical\"")];
    links.extend(REPRESENTATIONS.iter().map(|offer| {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let suffix = offer.what.suffix();
        format!("<{path}.{suffix}>; rel=\"alternate\"; type=\"{essence}\"")
    }));
    let representation = Representation {
        body,
        media_type: offer.media_type,
        language: page.language.filter(|_| offer.what == Form::Page),
        links,
        ..page
    };
    representation.respond(&visit.headers, &visit.wanted)
}

/// Name and address of each format of data.
fn formats(path: &str) -> Vec<(&'static str, String)> {
    let formats = REPRESENTATIONS.iter().filter_map(|offer| match offer.what {
        Form::Page => None,
        Form::Data(format) => Some((format.name(), format!("{path}.{}", format.suffix()))),
    });
    formats.collect()
}

/// A path without a suffix that names a format, and that suffix.
fn suffixed(path: &str) -> Option<(String, &'static str)> {
    REPRESENTATIONS.iter().find_map(|offer| {
        let suffix = offer.what.suffix();
        let start = path.strip_suffix(suffix)?.strip_suffix('.')?;
        Some((start.to_owned(), suffix))
    })
}

fn view(app: &App, snapshot: &Snapshot) -> GraphView {
    shapes_view(snapshot, app.settings().iri_base.as_str())
}

/// The IRI behind an address, under this deployment's base or the canonical one.
fn named(app: &App, view: &GraphView, path: &str) -> Option<NamedNode> {
    let decoded = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .ok()?;
    [app.settings().iri_base.as_str(), hg::BASE]
        .into_iter()
        .find_map(|base| {
            let iri = NamedNode::new(format!("{base}{}", decoded.trim_start_matches('/'))).ok()?;
            let id = view.id(&iri)?;
            view.triples(Some(id), None, None).next()?;
            Some(iri)
        })
}

fn everything(view: &GraphView) -> Vec<Triple> {
    let terms = view
        .triples(None, None, None)
        .map(|triple| triple.map(|id| view.term(id)));
    terms
        .filter_map(|[s, p, o]| Triple::from_terms(s, p, o).ok())
        .collect()
}

/// A shape with its property shapes.
fn of_shape(view: &GraphView, iri: &NamedNode) -> Vec<Triple> {
    let Some(id) = view.id(iri) else {
        return Vec::new();
    };
    let mut triples = describe(view, id);
    if let Some(property) = view.id(sh::PROPERTY) {
        for shape in view.objects(id, property) {
            triples.extend(describe(view, shape));
        }
    }
    let own = iri.to_string();
    triples.sort_by_cached_key(|triple| {
        let subject = triple.subject.to_string();
        (subject != own, subject, triple.to_string())
    });
    triples.dedup();
    triples
}

fn sorted(mut triples: Vec<Triple>) -> Vec<Triple> {
    triples.sort_by_cached_key(Triple::to_string);
    triples
}
