//! Refusals as the caller reads them: [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem
//! details.

mod causes;

use crate::rdf::Language;
use crate::shacl;
use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use tracing::error;

pub use super::kinds::{self, Kind};

/// Why a request was not answered.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: &'static Kind,
    detail: Option<String>,
    members: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The report of the shapes, when they are why.
    pub(super) report: Option<Box<shacl::ValidationReport>>,
}

impl Problem {
    /// A problem of this kind, with nothing more to say.
    pub fn new(kind: &'static Kind) -> Self {
        Self {
            kind,
            detail: None,
            members: Map::new(),
            headers: Vec::new(),
            report: None,
        }
    }

    /// What happened this time, for a person.
    #[must_use]
    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// A further member of the document, for a program.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members.insert(name.to_owned(), value.into());
        self
    }

    /// A header that belongs with the status.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// 401: says how to authenticate, and nothing about what was asked for.
    pub fn unauthenticated() -> Self {
        Self::new(&kinds::UNAUTHENTICATED).with_header(
            WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"helsegraf\""),
        )
    }

    /// 405 with what is allowed.
    pub fn method_not_allowed(allowed: &'static str) -> Self {
        Self::new(&kinds::METHOD_NOT_ALLOWED)
            .detail(format!("allowed are {allowed}"))
            .with_header(ALLOW, HeaderValue::from_static(allowed))
    }

    /// 503 for now: worth trying again in some seconds.
    pub fn busy(detail: impl ToString) -> Self {
        Self::new(&kinds::BUSY)
            .detail(detail)
            .with_header(RETRY_AFTER, HeaderValue::from_static("2"))
    }

    /// 500: ours, not the caller's; the cause is logged and kept out of the answer.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        error!(%cause, "a request failed on our side");
        Self::new(&kinds::INTERNAL)
    }

    /// What kind it is.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// A further member.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }

    /// The text of [`Problem::detail`].
    pub fn detail_text(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The document, its title in `language`.
    pub fn to_json(&self, language: Language) -> Value {
        let mut document = json!({
            "type": self.kind.address(),
            "title": self.kind.title.in_language(language),
            "status": self.kind.status.as_u16(),
        });
        if let Some(detail) = &self.detail {
            document["detail"] = detail.as_str().into();
        }
        for (name, value) in &self.members {
            document[name] = value.clone();
        }
        document
    }

    /// The answer, its title in `language`.
    pub fn into_response_in(self, language: Language) -> Response {
        let body = Body::from(self.to_json(language).to_string());
        let mut response = Response::new(body);
        *response.status_mut() = self.kind.status;
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        // The outer layer says it again in the language of the reader.
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.into_response_in(Language::En)
    }
}
