//! `/static/...`: stylesheet, scripts, pictures, and the SPARQL editor's bundle.

use super::super::app::App;
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::visit::Visit;
use crate::html;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::Response;

/// One file; 404 if there is none of that name. No path of the caller's reaches the disk.
pub async fn show(
    State(app): State<App>,
    Path(path): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let ours = html::STATIC.iter().find(|(name, _, _)| *name == path);
    let (media_type, body) = match (ours, path.strip_prefix("yasgui/")) {
        (Some((_, media_type, content)), _) => (*media_type, content.to_vec()),
        (None, Some(name)) => app
            .editor()
            .file(name)
            .map(|(media_type, content)| (media_type, content.to_vec()))
            .ok_or_else(missing)?,
        (None, None) => return Err(missing()),
    };
    let file = Representation {
        body: body.into(),
        media_type,
        language: None,
        modified: None,
        location: None,
        links: Vec::new(),
    };
    let mut response = file.respond(&visit.headers, &visit.wanted);
    // Pages name ours with a version; the bundle's name stays while its content may change.
    let age = if ours.is_some() {
        "public, max-age=86400"
    } else {
        "public, max-age=3600"
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(age));
    Ok(response)
}

fn missing() -> Problem {
    Problem::new(&kinds::NOT_FOUND).detail("there is no such file")
}
