//! A proposed change as it is sent: RDF to be added, an update, or a form with either.

use super::super::super::app::App;
use super::super::super::body::{Upload, content_type};
use super::super::super::documents::{self, Documents};
use super::super::super::operation::invalid;
use super::super::super::problem::{Problem, kinds};
use super::change::MOST_CHANGED;
use crate::html::impact::{Form, UPDATE};
use crate::rdf::Format;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use std::time::Duration;
use tokio::time::timeout;

/// Longest time a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(120);

/// Longest text that the page shows again, to be mended, in bytes.
const SHOWN_BYTES: usize = 200_000;

/// What is read.
const ACCEPTED: &str = "text/turtle, application/n-triples, application/n-quads, application/trig, \
     application/rdf+xml, application/ld+json, application/sparql-update, multipart/form-data";

/// A change that somebody proposes.
#[derive(Debug)]
pub enum Proposal {
    /// Statements to be added.
    Added(Documents),
    /// An update.
    Update(String),
}

/// Reads the request whole: 415 for what is neither RDF nor an update, 413 for too much of it,
/// 400 for a form without a change. The form comes back with it, to be shown again.
pub async fn receive(app: &App, request: Request) -> Result<(Proposal, Form), Problem> {
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let settings = app.settings();
    let late = |_| invalid("the body did not arrive in time");
    let essence = essence(headers);
    let blank = Form {
        format: Format::Turtle.suffix().to_owned(),
        most: MOST_CHANGED,
        ..Form::default()
    };
    match essence.as_str() {
        "application/sparql-update" => {
            content_type(headers, ACCEPTED)?;
            let receiving = Upload::receive(headers, body, settings.query_limit_bytes);
            let text = timeout(ARRIVAL, receiving).await.map_err(late)??.text()?;
            Ok((Proposal::Update(text), blank))
        }
        "multipart/form-data" => {
            let Some(content_type) = headers.get(CONTENT_TYPE).cloned() else {
                return Err(invalid("there is no Content-Type"));
            };
            let receiving = Upload::receive(headers, body, settings.body_limit_bytes);
            let bytes = timeout(ARRIVAL, receiving).await.map_err(late)??.open()?;
            let parts = documents::form(content_type, bytes).await?;
            read_form(parts, blank, settings.query_limit_bytes)
        }
        _ => {
            let receiving = documents::receive(headers, body, settings.body_limit_bytes);
            let documents = timeout(ARRIVAL, receiving).await.map_err(late)??;
            Ok((Proposal::Added(documents), blank))
        }
    }
}

fn essence(headers: &HeaderMap) -> String {
    let header = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let essence = header.and_then(|it| it.split(';').next());
    essence.unwrap_or_default().trim().to_ascii_lowercase()
}

/// The fields of a form: `change` as text or file, and `change-format`.
fn read_form(
    parts: Vec<documents::Part>,
    mut form: Form,
    longest_update: usize,
) -> Result<(Proposal, Form), Problem> {
    let mut added = Documents::default();
    let mut update = None;
    for part in &parts {
        match part.field.as_str() {
            "change-format" => {
                String::from_utf8_lossy(&part.bytes)
                    .trim()
                    .clone_into(&mut form.format);
            }
            "change" => (),
            other => {
                return Err(invalid(format!(
                    "the form has a part {other:?}; known are change and change-format"
                )));
            }
        }
    }
    let is_update = form.format == UPDATE;
    let format = match is_update {
        true => None,
        false => Some(format_of(&form.format)?),
    };
    for part in parts.into_iter().filter(|part| part.field == "change") {
        let text = String::from_utf8_lossy(&part.bytes).into_owned();
        // What a browser sends for a field nobody filled in.
        if text.trim().is_empty() {
            continue;
        }
        let is_text = part.file_name.is_none();
        if is_text && text.len() <= SHOWN_BYTES {
            form.text.clone_from(&text);
        }
        match is_update && is_text {
            true if text.len() > longest_update => {
                return Err(Problem::new(&kinds::TOO_LARGE)
                    .detail(format!("an update has at most {longest_update} bytes")));
            }
            true if update.replace(text).is_some() => {
                return Err(invalid("there is more than one update"));
            }
            true => (),
            false => added.add(part, format)?,
        }
    }
    match (update, added.is_empty()) {
        (Some(text), true) => Ok((Proposal::Update(text), form)),
        (None, false) => Ok((Proposal::Added(added), form)),
        (None, true) => Err(invalid("there is no change; send statements or an update")),
        (Some(_), false) => Err(invalid(
            "there are both an update and a file; send one of them",
        )),
    }
}

fn format_of(name: &str) -> Result<Format, Problem> {
    let known = Format::from_suffix(name).or_else(|| Format::from_media_type(name));
    known.ok_or_else(|| {
        Problem::new(&kinds::UNSUPPORTED_MEDIA_TYPE).detail(format!(
            "change-format names no format that is read here: {name:?}"
        ))
    })
}
