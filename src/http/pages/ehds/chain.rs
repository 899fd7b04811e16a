//! `/ehds/chain/{category}`: the chain of a category, named by the end of its IRI or by its letter.

use super::super::super::app::App;
use super::super::super::problem::{Problem, kinds};
use super::super::answer::Representation;
use super::super::visit::{Visit, error_page, modified};
use super::forms::{Form, TABLE, links};
use super::{csv, data, json, with_alignment};
use crate::alignment::{Alignment, Asker, Chain};
use crate::html::{self, Site};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

/// What came of a request for a chain.
enum Found {
    /// Its address, and the chain in the form asked for.
    Chain(String, String),
    /// The page that says that there is none.
    Page(String),
    /// The names that there are.
    Names(Vec<String>),
}

/// The chain of a category; 404 with the categories there are for any other name.
pub async fn show(
    State(app): State<App>,
    Path(name): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(TABLE)?;
    let path = visit.uri.path().to_owned();
    let found = with_alignment(
        &app,
        &visit,
        Box::new(move |site, alignment, asker| {
            found(site, alignment, asker, &name, &path, offer.what)
        }),
    )
    .await?;
    let (path, body) = match found {
        Found::Chain(path, body) => (path, body),
        Found::Page(page) => {
            return Ok(error_page(StatusCode::NOT_FOUND, visit.reader, page));
        }
        Found::Names(names) => return Err(missing(names)),
    };
    let mut links = links(&path, TABLE);
    links.push(format!("<{path}>; rel=\"canonical\""));
    let representation = match offer.what {
        Form::Json | Form::Csv => data(&app, body.into_bytes(), offer.media_type, links),
        Form::Page | Form::Data(_) => Representation {
            links,
            ..Representation::page(body, visit.reader.language.tag(), modified(&app))
        },
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

fn found(
    site: &Site<'_>,
    alignment: &Alignment,
    asker: &Asker<'_>,
    name: &str,
    path: &str,
    form: Form,
) -> Result<Found, Problem> {
    let category = alignment.categories.iter().find(|c| c.is_called(name));
    let Some(category) = category else {
        let names = alignment.categories.iter().map(|c| c.slug().to_owned());
        return Ok(match form {
            Form::Page | Form::Data(_) => Found::Page(html::ehds::no_chain(site, alignment, path)),
            Form::Json | Form::Csv => Found::Names(names.collect()),
        });
    };
    let chain = Chain::read(asker, category)?;
    let body = match form {
        Form::Json => json::chain(site, &chain).to_string(),
        Form::Csv => csv::chain(site, &chain),
        Form::Page | Form::Data(_) => html::ehds::chain(site, alignment, category, &chain),
    };
    Ok(Found::Chain(
        format!("/ehds/chain/{}", category.slug()),
        body,
    ))
}

fn missing(names: Vec<String>) -> Problem {
    Problem::new(&kinds::NOT_FOUND)
        .detail(format!(
            "there is no such category; there are {}",
            names.join(", ")
        ))
        .with("categories", names)
}
