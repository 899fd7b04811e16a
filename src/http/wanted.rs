//! `Wanted`: what the caller asks for besides the thing itself: format, languages, encoding.

use super::form;
use super::negotiate::{Accept, Offer};
use super::problem::{Problem, kinds};
use crate::rdf::Language;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE};
use axum::http::request::Parts;

/// Format, language and encoding asked for, read once.
///
/// `?format=ttl` (or `_mediatype=text/turtle`) goes before `Accept`, `?lang=nb` before
/// `Accept-Language`.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    accept: Accept,
    named: Option<String>,
    language: Option<Language>,
    gzip: bool,
}

impl Wanted {
    /// Reads headers and query string.
    pub fn new(headers: &HeaderMap, query: Option<&str>) -> Result<Self, Problem> {
        let mut wanted = Self {
            accept: accept(headers)?,
            named: None,
            language: reader_language(headers),
            gzip: accepts_gzip(headers),
        };
        let query = query.unwrap_or_default().as_bytes();
        if let Some(format) = form::find(query, &["format", "_mediatype"]) {
            // No media type has a space: it was a plus that nobody escaped.
            wanted.named = Some(format.replace(' ', "+"));
        }
        if let Some(tag) = form::find(query, &["lang"]) {
            wanted.language = Language::from_tag(&tag).or(wanted.language);
        }
        Ok(wanted)
    }

    /// The same, with the format named otherwise than in headers and query (a suffix, a form field).
    #[must_use]
    pub fn in_format(mut self, name: impl Into<String>) -> Self {
        self.named = Some(name.into());
        self
    }

    /// The best of `offers`, ours first: 406, with a list of what there is, if none will do.
    pub fn choose<T: Copy>(&self, offers: &'static [Offer<T>]) -> Result<Offer<T>, Problem> {
        self.find(offers).ok_or_else(|| {
            let list: Vec<_> = offers.iter().map(|o| o.media_type).collect();
            Problem::new(&kinds::NOT_ACCEPTABLE)
                .detail(format!("available are {}", list.join(", ")))
        })
    }

    /// The best of `offers`, if one will do.
    pub fn find<T: Copy>(&self, offers: &'static [Offer<T>]) -> Option<Offer<T>> {
        match &self.named {
            None => self.accept.choose(offers).copied(),
            Some(name) => offers
                .iter()
                .find(|o| {
                    o.names.iter().any(|n| n.eq_ignore_ascii_case(name))
                        || essence(o.media_type).eq_ignore_ascii_case(essence(name))
                })
                .copied(),
        }
    }

    /// The best of `offers` that is asked for by its own name, not through `*/*`.
    pub fn find_named<T: Copy>(&self, offers: &'static [Offer<T>]) -> Option<Offer<T>> {
        let offer = self.find(offers)?;
        (self.named.is_some() || self.accept.names(offer.media_type)).then_some(offer)
    }

    /// Whether the address names a format, which goes before `Accept`.
    pub fn is_named(&self) -> bool {
        self.named.is_some()
    }

    /// Whether a page for people is wanted rather than any of `offers`: a browser, as a rule.
    pub fn prefers_html<T: Copy>(&self, offers: &'static [Offer<T>]) -> bool {
        let html = self.accept.quality("text/html");
        self.named.as_deref().map_or_else(
            || {
                html > 0
                    && offers
                        .iter()
                        .all(|o| self.accept.quality(o.media_type) <= html)
                    && !offers.iter().any(|o| {
                        self.accept.names(o.media_type) && self.accept.quality(o.media_type) == html
                    })
            },
            |name| {
                ["html", "text/html"]
                    .iter()
                    .any(|html| name.eq_ignore_ascii_case(html))
            },
        )
    }

    /// The language asked for, if it is one of ours.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Whether the answer may be compressed.
    pub fn gzip(&self) -> bool {
        self.gzip
    }
}

/// The best language of `Accept-Language`; none if it names none of ours.
pub(super) fn reader_language(headers: &HeaderMap) -> Option<Language> {
    let header = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Language)> = None;
    for part in header.split(',') {
        let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
        let quality = match parameters.trim().strip_prefix("q=") {
            Some(q) => q.parse().unwrap_or(0.0),
            None => 1.0,
        };
        let Some(language) = Language::from_tag(tag.trim()) else {
            continue;
        };
        if quality > 0.0 && best.is_none_or(|(b, _)| quality > b) {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// All `Accept` lines as one list.
fn accept(headers: &HeaderMap) -> Result<Accept, Problem> {
    let mut lines = headers.get_all(ACCEPT).iter().map(|line| {
        line.to_str().map_err(|_| {
            Problem::new(&kinds::ACCEPT_MALFORMED).detail("the Accept header is not ASCII")
        })
    });
    let Some(first) = lines.next() else {
        return Ok(Accept::default());
    };
    let mut all = first?.to_owned();
    for line in lines {
        all.push(',');
        all.push_str(line?);
    }
    Accept::parse(&all)
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let Some(header) = headers.get(ACCEPT_ENCODING).and_then(|h| h.to_str().ok()) else {
        return false;
    };
    header.split(',').any(|part| {
        let (coding, parameters) = part.split_once(';').unwrap_or((part, ""));
        let refused = parameters
            .trim()
            .strip_prefix("q=")
            .is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
        coding.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

impl<S: Sync> FromRequestParts<S> for Wanted {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::new(&parts.headers, parts.uri.query())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_language_is_found() {
        for (header, wanted) in [
            ("nn-NO,nn;q=0.9,en;q=0.8", Some(Language::Nn)),
            ("de, en;q=0.5, no;q=0.7", Some(Language::Nb)),
            ("fr", None),
            ("en;q=0", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, header.parse().unwrap());
            assert_eq!(reader_language(&headers), wanted, "{header}");
        }
    }

    #[test]
    fn gzip_is_asked_for() {
        for (header, wanted) in [("gzip, br", true), ("gzip;q=0", false), ("br", false)] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, header.parse().unwrap());
            assert_eq!(accepts_gzip(&headers), wanted, "{header}");
        }
    }
}
