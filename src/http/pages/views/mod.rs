//! `/standards`, `/views/{name}` and `/views/{collection}/{slug}`: views put together from stored
//! questions, as pages, JSON and CSV; what the shapes declare is all there is.

mod csv;
mod json;

use super::super::Asking;
use super::super::app::App;
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::computed::{self, At};
use super::ehds::forms::{Form, TABLE, links};
use super::ehds::{asker, data};
use super::visit::{Visit, modified, with_site};
use crate::html::{self, Reader, Site};
use crate::index::Scope;
use crate::registry::shapes_view;
use crate::views::{Told, View};
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use oxrdf::NamedNode;
use std::sync::Arc;

/// What views come in.
pub const VIEWS: &[super::super::negotiate::Offer<Form>] = TABLE;

/// The view that has an address of its own.
const STANDARDS: &str = "standards";

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/standards", get(standards))
        .route("/views/{name}", get(topic))
        .route("/views/{collection}/{slug}", get(thing))
}

async fn standards(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    show(app, visit, Wish::Topic(STANDARDS.to_owned())).await
}

async fn topic(
    State(app): State<App>,
    Path(name): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    show(app, visit, Wish::Topic(name)).await
}

async fn thing(
    State(app): State<App>,
    Path((collection, slug)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    show(app, visit, Wish::Thing(collection, slug)).await
}

/// Which view is wished for.
#[derive(Debug, Clone)]
enum Wish {
    /// A page of its own.
    Topic(String),
    /// That of a thing.
    Thing(String, String),
}

/// A view with its answers, in the format and language asked for; `?section=` chooses the part that
/// a CSV has.
///
/// 404 if there is no such view or thing, or it has no such part.
async fn show(app: App, visit: Visit, wish: Wish) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(TABLE)?;
    let section = visit.parameter("section").filter(|name| !name.is_empty());
    let (shared, reader, path) = (app.clone(), visit.reader, wish.path());
    let own = path.clone();
    let body = app
        .ask(move |asking| {
            let (told, of) = wish.ask(&shared, asking, reader)?;
            let section = part(&told, section.as_deref())?;
            with_site(&shared, &asking.snapshot, reader, |site| {
                let at = At {
                    app: &shared,
                    asking,
                    site,
                };
                draw(at, offer.what, &told, section, (&own, of.as_ref()))
            })
        })
        .await?;
    let mut links = links(&path, TABLE);
    links.push(format!("<{path}>; rel=\"canonical\""));
    let representation = match offer.what {
        Form::Json | Form::Csv => data(&app, body.into_bytes(), offer.media_type, links),
        Form::Page | Form::Data(_) => Representation {
            links,
            ..Representation::page(body, reader.language.tag(), modified(&app))
        },
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

/// A view at its address, in a form; `section` is the place of the part that a table has.
fn draw(
    at: At<'_, '_>,
    form: Form,
    told: &Told,
    section: usize,
    (path, of): (&str, Option<&NamedNode>),
) -> Result<String, Problem> {
    Ok(match form {
        Form::Json => {
            let computed = computed::json(at, told, of)?;
            json::view(at.site, (told, computed), path, of).to_string()
        }
        Form::Csv => match told.parts.get(section) {
            Some(part) => {
                let computed = computed::csv(at, part, of)?;
                computed.unwrap_or_else(|| csv::part(at.site, part))
            }
            None => String::new(),
        },
        Form::Page | Form::Data(_) => {
            let computed = computed::pages(at, told, of)?;
            html::views::page(at.site, (told, computed), path, of)
        }
    })
}

impl Wish {
    /// Its address.
    fn path(&self) -> String {
        match self {
            Self::Topic(name) if name == STANDARDS => format!("/{STANDARDS}"),
            Self::Topic(name) => format!("/views/{}", html::in_query(name)),
            Self::Thing(collection, slug) => {
                format!(
                    "/views/{}/{}",
                    html::in_query(collection),
                    html::in_query(slug)
                )
            }
        }
    }

    /// The view with its answers, and the thing it is of.
    fn ask(
        &self,
        app: &App,
        asking: &Asking,
        reader: Reader,
    ) -> Result<(Arc<Told>, Option<NamedNode>), Problem> {
        let base = app.settings().iri_base.as_str();
        let shapes = shapes_view(&asking.snapshot, base);
        let (view, thing) = match self {
            Self::Topic(name) => (View::named(&shapes, name), None),
            Self::Thing(collection, slug) => {
                let thing = NamedNode::new(format!("{base}id/{collection}/{slug}")).ok();
                let union = asking.snapshot.view(Scope::Union);
                let said = |thing: &NamedNode| {
                    let id = union.id(thing)?;
                    union.triples(Some(id), None, None).next()
                };
                let thing = thing.filter(|thing| said(thing).is_some());
                let view = thing
                    .as_ref()
                    .and_then(|_| View::of_collection(&shapes, collection));
                (view, thing)
            }
        };
        let view = view.ok_or_else(|| missing(&View::names(&shapes)))?;
        let told = asker(app, asking, reader.language, |asker| {
            app.views().get(&self.path(), view, thing.as_ref(), asker)
        });
        Ok((told?, thing))
    }
}

fn missing(names: &[String]) -> Problem {
    Problem::new(&kinds::NOT_FOUND)
        .detail(format!(
            "nothing is said of this thing, its collection has no view, or there is no view of this name; there are {}",
            names.join(", ")
        ))
        .with("views", names)
}

/// The place of the part of a name; the first one without a name.
fn part(told: &Told, name: Option<&str>) -> Result<usize, Problem> {
    let Some(name) = name else { return Ok(0) };
    let place = told.parts.iter().position(|it| it.part.key == name);
    place.ok_or_else(|| {
        let names: Vec<&str> = told.parts.iter().map(|it| it.part.key.as_str()).collect();
        Problem::new(&kinds::NOT_FOUND)
            .detail(format!(
                "there is no section {name:?}; there are {}",
                names.join(", ")
            ))
            .with("parameter", "section")
            .with("sections", names)
    })
}

/// What the page of a thing at `{collection}/{slug}` shows of the view of its collection, if that
/// has one.
pub fn on_thing(
    app: &App,
    asking: &Asking,
    site: &Site<'_>,
    thing: (&str, &NamedNode),
) -> Result<Option<html::views::OnThing>, Problem> {
    let (path, iri) = thing;
    let shapes = shapes_view(&asking.snapshot, app.settings().iri_base.as_str());
    let view = path.split_once('/').filter(|(_, slug)| !slug.contains('/'));
    let view = view.and_then(|(collection, _)| View::of_collection(&shapes, collection));
    let Some(view) = view else { return Ok(None) };
    let path = format!("/views/{path}");
    let told = asker(app, asking, site.reader.language, |asker| {
        app.views().get(&path, view, Some(iri), asker)
    })?;
    let at = At { app, asking, site };
    let computed = computed::pages(at, &told, Some(iri))?;
    Ok(Some(html::views::on_thing(site, (&told, computed), &path)))
}
