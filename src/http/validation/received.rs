//! What is sent to be validated: a body of RDF, or a form with data and shapes.

use super::super::app::App;
use super::super::body::Upload;
use super::super::documents::{self, Documents, Part};
use super::super::form;
use super::super::operation::invalid;
use super::super::pages::visit::Visit;
use super::super::problem::{Problem, kinds};
use crate::rdf::Format;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use std::time::Duration;
use tokio::time::timeout;

/// Longest time a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(120);

/// Longest text that the page shows again, to be mended, in bytes.
const SHOWN_BYTES: usize = 200_000;

/// Documents to be judged, and by what.
#[derive(Debug, Default)]
pub struct Received {
    /// The data.
    pub data: Documents,
    /// The caller's own shapes.
    pub shapes: Documents,
    /// Which of ours, if any are named.
    pub named: Option<String>,
    /// What the data are judged beside.
    pub beside: Beside,
}

/// What the data are judged beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Beside {
    /// The ontology with shapes of ours, nothing with the caller's own.
    #[default]
    Ontology,
    /// All that is stored, as if the data were added to it.
    Graph,
}

/// What the form holds when it is shown again.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The data as text.
    pub data: String,
    /// The shapes as text.
    pub shapes: String,
    /// Which shapes of ours.
    pub named: String,
    /// What the data are judged beside.
    pub beside: Beside,
}

impl Asked {
    /// What the address says.
    pub fn from_address(visit: &Visit) -> Self {
        Self {
            named: visit.parameter("shapes").unwrap_or_default(),
            beside: Beside::Graph,
            ..Self::default()
        }
    }
}

/// Reads the request whole: 415 for what is no RDF, 413 for too much of it, 400 for a form
/// without data.
pub async fn receive(
    app: &App,
    visit: &Visit,
    request: Request,
) -> Result<(Received, Asked), Problem> {
    let (parts, body) = request.into_parts();
    let limit = app.settings().body_limit_bytes;
    let mut received = Received::default();
    for (name, value) in form::strict(parts.uri.query().unwrap_or_default().as_bytes())
        .map_err(|name| invalid(format!("the parameter {name:?} is not UTF-8")))?
    {
        match name.as_str() {
            "shapes" if received.named.replace(value).is_some() => {
                return Err(invalid("shapes is given more than once"));
            }
            "beside" => received.beside = beside(&visit.parameter("beside").unwrap_or_default())?,
            _ => (),
        }
    }
    let content_type = parts.headers.get(CONTENT_TYPE).filter(|header| {
        let text = header.to_str().unwrap_or_default();
        text.to_ascii_lowercase().starts_with("multipart/form-data")
    });
    let late = |_| invalid("the body did not arrive in time");
    let Some(content_type) = content_type else {
        let receiving = documents::receive(&parts.headers, body, limit);
        received.data = timeout(ARRIVAL, receiving).await.map_err(late)??;
        return Ok((received, Asked::from_address(visit)));
    };
    let receiving = Upload::receive(&parts.headers, body, limit);
    let bytes = timeout(ARRIVAL, receiving).await.map_err(late)??.open()?;
    let asked = read_form(
        documents::form(content_type.clone(), bytes).await?,
        &mut received,
    )?;
    Ok((received, asked))
}

fn beside(value: &str) -> Result<Beside, Problem> {
    match value {
        "ontology" | "" => Ok(Beside::Ontology),
        "graph" => Ok(Beside::Graph),
        other => Err(invalid(format!(
            "beside is \"ontology\" or \"graph\", not {other:?}"
        ))),
    }
}

/// The fields of a form: `data` and `shapes` as files or text, and how they are to be taken.
fn read_form(parts: Vec<Part>, received: &mut Received) -> Result<Asked, Problem> {
    let mut asked = Asked::default();
    let text_of = |part: &Part| String::from_utf8_lossy(&part.bytes).into_owned();
    let formats = Formats::of(&parts)?;
    for part in parts {
        let text = text_of(&part);
        let shown = || match part.file_name {
            None if text.len() <= SHOWN_BYTES => text.clone(),
            _ => String::new(),
        };
        match part.field.as_str() {
            // What a browser sends for a field nobody filled in.
            "data" | "shapes" if text.trim().is_empty() => (),
            "data" => {
                asked.data = shown();
                received.data.add(part, formats.data)?;
            }
            "shapes" => {
                asked.shapes = shown();
                received.shapes.add(part, formats.shapes)?;
            }
            "shapes-name" => {
                text.trim().clone_into(&mut asked.named);
                received.named = Some(asked.named.clone()).filter(|name| !name.is_empty());
            }
            "beside" => received.beside = beside(text.trim())?,
            "data-format" | "shapes-format" => (),
            other => {
                return Err(invalid(format!(
                    "the form has a part {other:?}; known are data, data-format, shapes, \
                     shapes-format, shapes-name and beside"
                )));
            }
        }
    }
    asked.beside = received.beside;
    if received.data.is_empty() {
        return Err(invalid("there are no data to validate"));
    }
    Ok(asked)
}

/// The formats of texts that say none themselves.
struct Formats {
    data: Option<Format>,
    shapes: Option<Format>,
}

impl Formats {
    fn of(parts: &[Part]) -> Result<Self, Problem> {
        let named = |field: &str| {
            let part = parts.iter().find(|part| part.field == field);
            let Some(part) = part.filter(|part| !part.bytes.is_empty()) else {
                return Ok(Some(Format::Turtle));
            };
            let name = String::from_utf8_lossy(&part.bytes);
            Format::from_suffix(name.trim())
                .or_else(|| Format::from_media_type(name.trim()))
                .map(Some)
                .ok_or_else(|| {
                    Problem::new(&kinds::UNSUPPORTED_MEDIA_TYPE).detail(format!(
                        "{field} names no format that is read here: {name:?}"
                    ))
                })
        };
        Ok(Self {
            data: named("data-format")?,
            shapes: named("shapes-format")?,
        })
    }
}
