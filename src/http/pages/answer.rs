//! A representation in hand to a response: validators, conditions, compression, protection.

use super::super::conditional::Validators;
use super::super::wanted::Wanted;
use super::Seen;
use super::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, LINK, REFERRER_POLICY, VARY,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use std::time::SystemTime;

/// Shorter answers are not compressed.
pub const WORTH_COMPRESSING_BYTES: usize = 1 << 10;

/// One representation, whole.
#[derive(Debug)]
pub struct Representation {
    /// The bytes.
    pub body: Body,
    /// `Content-Type`.
    pub media_type: &'static str,
    /// `Content-Language`, for pages.
    pub language: Option<&'static str>,
    /// When it changed last, at the latest.
    pub modified: Option<SystemTime>,
    /// Its own address, where one address has several representations.
    pub location: Option<String>,
    /// `Link` values.
    pub links: Vec<String>,
}

impl Representation {
    /// A page.
    pub fn page(
        body: impl Into<Body>,
        language: &'static str,
        modified: Option<SystemTime>,
    ) -> Self {
        Self {
            body: body.into(),
            media_type: super::visit::HTML,
            language: Some(language),
            modified,
            location: None,
            links: Vec::new(),
        }
    }

    /// Dated by when it was first seen as it is, if it has an address of its own.
    #[must_use]
    pub fn dated(mut self, seen: &Seen) -> Self {
        if let (Some(address), Some(newest)) = (&self.location, self.modified) {
            self.modified = Some(seen.since(address, &self.body, newest));
        }
        self
    }

    /// The response: 304 if the caller has it already.
    ///
    /// The entity tag is a digest of the bytes, so that it stays when other things change.
    pub fn respond(self, request: &HeaderMap, wanted: &Wanted) -> Response {
        let gzip = wanted.gzip() && self.body.len() >= WORTH_COMPRESSING_BYTES;
        let tag = match gzip {
            true => format!("{}-gzip", self.body.tag()),
            false => self.body.tag().to_owned(),
        };
        let validators = Validators::of_content(&tag, self.modified);
        if let Some(mut unchanged) = validators.not_modified(request) {
            self.describe(unchanged.headers_mut());
            return unchanged;
        }
        let mut headers = HeaderMap::new();
        headers.extend(validators.headers());
        self.describe(&mut headers);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        if let Some(language) = self.language {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
            protect(&mut headers);
        }
        match gzip.then(|| self.body.compressed()).flatten() {
            Some(body) => {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                (headers, body).into_response()
            }
            None => (headers, self.body.bytes()).into_response(),
        }
    }

    /// The headers that a 304 has too.
    fn describe(&self, headers: &mut HeaderMap) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(
            VARY,
            HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding"),
        );
        if let Some(location) = &self.location
            && let Ok(value) = HeaderValue::from_str(location)
        {
            headers.insert(CONTENT_LOCATION, value);
        }
        if let Ok(value) = HeaderValue::from_str(&self.links.join(", "))
            && !self.links.is_empty()
        {
            headers.insert(LINK, value);
        }
    }
}

/// Nothing from elsewhere is loaded, framed or sent, whatever a value says.
pub fn protect(headers: &mut HeaderMap) {
    let policy = "default-src 'self'; base-uri 'none'; form-action 'self'; \
                  frame-ancestors 'none'; object-src 'none'";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(
        REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    );
}
