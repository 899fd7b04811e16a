//! `/opensearch.xml`: how a browser searches here
//! ([OpenSearch 1.1](https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md)).

use super::super::origin::origin;
use super::super::pages::answer::Representation;
use super::super::pages::visit::Visit;
use super::super::problem::Problem;
use crate::html;
use axum::response::Response;

const MEDIA_TYPE: &str = "application/opensearchdescription+xml";

/// The description, in the reader's language.
pub async fn show(visit: Visit) -> Result<Response, Problem> {
    let body = html::search::description(visit.reader.language, &origin(&visit.headers));
    let representation = Representation {
        media_type: MEDIA_TYPE,
        language: None,
        ..Representation::page(body, "", None)
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}
