//! JSON and CSV in hand to a response: validators, conditions, compression.

use super::super::conditional::Validators;
use super::super::negotiate::Offer;
use super::super::pages::answer::WORTH_COMPRESSING_BYTES;
use super::super::pages::body::compressed;
use super::super::problem::Problem;
use super::super::wanted::Wanted;
use crate::registry::json::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, LINK, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// How things are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON, which is JSON-LD too.
    Json,
    /// A table.
    Csv,
}

/// The forms of a list.
pub const LISTS: &[Offer<Form>] = &[
    offer(Form::Json, "application/json", &["json"]),
    offer(Form::Json, "application/ld+json", &["jsonld"]),
    offer(Form::Csv, "text/csv; charset=utf-8", &["csv"]),
];

/// The forms of one thing.
pub const ITEMS: &[Offer<Form>] = &[
    offer(Form::Json, "application/json", &["json"]),
    offer(Form::Json, "application/ld+json", &["jsonld"]),
];

const fn offer(
    what: Form,
    media_type: &'static str,
    names: &'static [&'static str],
) -> Offer<Form> {
    Offer {
        what,
        media_type,
        names,
    }
}

/// One answer, whole.
pub struct Answer {
    /// The bytes.
    pub body: Vec<u8>,
    /// `Content-Type`.
    pub media_type: &'static str,
    /// What the thing's own statements come to, for `If-Match`.
    pub state: Option<String>,
    /// `Link` values.
    pub links: Vec<String>,
}

impl Answer {
    /// Of a JSON document.
    pub fn json(document: &Json, media_type: &'static str) -> Result<Self, Problem> {
        Ok(Self {
            body: serde_json::to_vec(document).map_err(Problem::internal)?,
            media_type,
            state: None,
            links: Vec::new(),
        })
    }

    /// The entity tag: the state, and a digest of the bytes.
    pub fn tag(&self) -> String {
        let digest = Sha256::digest(&self.body);
        let digest: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
        match &self.state {
            Some(state) => format!("{state}-{digest}"),
            None => digest,
        }
    }

    /// The response: 304 if the caller has it already.
    pub fn respond(self, request: &HeaderMap, wanted: &Wanted) -> Response {
        let gzip = wanted.gzip() && self.body.len() >= WORTH_COMPRESSING_BYTES;
        let tag = self.tag();
        let tag = if gzip { format!("{tag}-gzip") } else { tag };
        let validators = Validators::of_content(&tag, None);
        if let Some(mut unchanged) = validators.not_modified(request) {
            self.describe(unchanged.headers_mut());
            return unchanged;
        }
        let mut headers = validators.headers();
        self.describe(&mut headers);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        match gzip.then(|| compressed(&self.body)).flatten() {
            Some(body) => {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                (headers, body).into_response()
            }
            None => (headers, self.body).into_response(),
        }
    }

    /// The headers that a 304 has too.
    fn describe(&self, headers: &mut HeaderMap) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(
            VARY,
            HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding"),
        );
        if let Ok(value) = HeaderValue::from_str(&self.links.join(", "))
            && !self.links.is_empty()
        {
            headers.insert(LINK, value);
        }
    }
}
