//! `/standards`, `/roadmap`, `/views/{name}` and `/views/{collection}/{slug}`: views put together from stored
//! questions, as pages, JSON and CSV; what the shapes declare is all there is.

mod csv;
mod json;

use super::super::Asking;
use super::super::app::App;
use super::super::operation::invalid;
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::computed::{self, At};
use super::ehds::forms::{Form, TABLE, links};
use super::ehds::{asker, data};
use super::planning::given;
use super::visit::{Visit, error_page, modified, with_site};
use crate::html::{self, Reader, Site};
use crate::index::Scope;
use crate::registry::shapes_view;
use crate::views::{Choice, Fault, Told, View};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use oxrdf::NamedNode;
use std::sync::Arc;

/// What views come in.
pub const VIEWS: &[super::super::negotiate::Offer<Form>] = TABLE;

/// The views that have an address of their own, under their name.
pub const OWN: [&str; 2] = ["roadmap", "standards"];

/// The addresses of this room.
pub fn routes() -> Router<App> {
    let routes = Router::new()
        .route("/views/{name}", get(topic))
        .route("/views/{collection}/{slug}", get(thing));
    OWN.into_iter().fold(routes, |routes, name| {
        let own = move |State(app): State<App>, visit: Visit| {
            show(app, visit, Wish::Topic(name.to_owned()))
        };
        let suffixes = VIEWS.iter().flat_map(|offer| offer.names);
        let routes = routes.route(&format!("/{name}"), get(own));
        suffixes.fold(routes, |routes, suffix| {
            routes.route(&format!("/{name}.{suffix}"), get(own))
        })
    })
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
/// a CSV has, and the filters that the view declares narrow it.
///
/// 404 if there is no such view or thing, or it has no such part; 400 with what there is to choose from
/// for a choice that is none.
async fn show(app: App, visit: Visit, wish: Wish) -> Result<Response, Problem> {
    let suffix = visit.uri.path().rsplit_once('.').map(|(_, suffix)| suffix);
    let wanted = match suffix.filter(|_| wish.is_own()) {
        Some(suffix) => visit.wanted.clone().in_format(suffix),
        None => visit.wanted.clone(),
    };
    let offer = wanted.choose(TABLE)?;
    let given = given(&visit)?;
    let (shared, reader, path) = (app.clone(), visit.reader, wish.path());
    let own = path.clone();
    let (body, refused) = app
        .ask(move |asking| {
            let (told, of) = wish.ask(&shared, asking, reader)?;
            with_site(&shared, &asking.snapshot, reader, |site| {
                let at = At {
                    app: &shared,
                    asking,
                    site,
                };
                draw(at, offer.what, &told, &given, (&own, of.as_ref()))
            })
        })
        .await?;
    if refused {
        let status = StatusCode::BAD_REQUEST;
        return Ok(error_page(status, reader, body));
    }
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

/// A view at its address, in a form, as narrowed by what the address gives; true beside a page that
/// tells what is wrong with that.
fn draw(
    at: At<'_, '_>,
    form: Form,
    told: &Arc<Told>,
    given: &[(String, String)],
    (path, of): (&str, Option<&NamedNode>),
) -> Result<(String, bool), Problem> {
    let named = given.iter().find(|(name, _)| name == "section");
    let named = named.map(|(_, value)| value.as_str());
    let section = part(told, named.filter(|name| !name.is_empty()))?;
    let (choice, wrong) = match told.choose(given, at.site.base) {
        Ok(choice) => (choice, None),
        Err(fault) if form == Form::Page => (Choice(vec![None; told.filters.len()]), Some(fault)),
        Err(fault) => return Err(fault.into()),
    };
    let told = told.narrowed(&choice);
    let body = match form {
        Form::Json => {
            let computed = computed::json(at, &told, of)?;
            json::view(at.site, (&told, computed), path, (of, &choice)).to_string()
        }
        Form::Csv => match told.parts.get(section) {
            Some(part) => {
                let computed = computed::csv(at, part, of)?;
                computed.unwrap_or_else(|| csv::part(at.site, part))
            }
            None => String::new(),
        },
        Form::Page | Form::Data(_) => {
            let address = html::views::Address {
                path,
                of,
                choice: &choice,
                wrong: wrong.as_ref(),
            };
            let computed = computed::pages(at, &told, of)?;
            html::views::page(at.site, (&told, computed), &address)
        }
    };
    Ok((body, wrong.is_some()))
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        let problem = invalid(&fault).with("parameter", fault.parameter());
        match fault {
            Fault::Choice { known, .. } | Fault::Parameter { known, .. } => {
                problem.with("expected", known)
            }
            Fault::Twice(_) => problem,
        }
    }
}

impl Wish {
    /// Whether it has an address of its own.
    fn is_own(&self) -> bool {
        matches!(self, Self::Topic(name) if OWN.contains(&name.as_str()))
    }

    /// Its address.
    fn path(&self) -> String {
        match self {
            Self::Topic(name) if self.is_own() => format!("/{name}"),
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
