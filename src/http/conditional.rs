//! Validators and conditions: read again only what changed, change only what was read
//! ([RFC 9110 §13](https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests)).

use super::problem::{Problem, kinds};
use axum::http::header::{ETAG, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime};

/// The validators of one representation.
#[derive(Debug, Clone)]
pub struct Validators {
    tag: String,
    modified: Option<SystemTime>,
}

impl Validators {
    /// Of what was changed in `revision`, made at `modified`, and not since, in this `variant`:
    /// format, language, encoding, whatever makes its bytes differ.
    pub fn new(revision: u64, modified: SystemTime, variant: &str) -> Self {
        Self {
            tag: format!("\"{revision}-{variant}\""),
            modified: Some(modified),
        }
    }

    /// Of a representation by its content, whatever the revision: `tag` is a digest of its bytes.
    ///
    /// Without a time nothing is said of when it changed.
    pub fn of_content(tag: &str, modified: Option<SystemTime>) -> Self {
        Self {
            tag: format!("\"{tag}\""),
            modified,
        }
    }

    /// The headers to send.
    pub fn headers(&self) -> HeaderMap {
        let date = self
            .modified
            .map(|time| httpdate::fmt_http_date(time.max(SystemTime::UNIX_EPOCH)));
        let texts = [(ETAG, Some(self.tag.clone())), (LAST_MODIFIED, date)];
        texts
            .into_iter()
            .filter_map(|(name, text)| Some((name, HeaderValue::from_str(&text?).ok()?)))
            .collect()
    }

    /// 304, if the caller has this already.
    pub fn not_modified(&self, headers: &HeaderMap) -> Option<Response> {
        let same = match list(headers, &IF_NONE_MATCH) {
            Some(tags) => tags
                .iter()
                .any(|tag| tag == "*" || tag.trim_start_matches("W/") == self.tag),
            None => self.is_older_than_asked(headers),
        };
        same.then(|| (StatusCode::NOT_MODIFIED, self.headers()).into_response())
    }

    fn is_older_than_asked(&self, headers: &HeaderMap) -> bool {
        let since = headers
            .get(IF_MODIFIED_SINCE)
            .and_then(|h| httpdate::parse_http_date(h.to_str().ok()?).ok());
        // Whole seconds are all a date can say.
        let pair = self.modified.zip(since);
        pair.is_some_and(|(modified, since)| modified < since + Duration::from_secs(1))
    }
}

/// What must hold for a write to be made.
#[derive(Debug, Clone, Default)]
pub struct Condition {
    matching: Option<Vec<String>>,
    none_matching: Option<Vec<String>>,
}

impl Condition {
    /// Reads `If-Match` and `If-None-Match`.
    pub fn new(headers: &HeaderMap) -> Self {
        Self {
            matching: list(headers, &IF_MATCH),
            none_matching: list(headers, &IF_NONE_MATCH),
        }
    }

    /// That a thing is as it was when its own statements came to `state`.
    pub fn matching(state: &str) -> Self {
        Self {
            matching: Some(vec![format!("\"{state}\"")]),
            none_matching: None,
        }
    }

    /// 412 unless it holds for a resource that is the same at each of `revisions`; none if it
    /// does not exist.
    ///
    /// To be asked inside the write lane: only there nobody comes between check and change.
    pub fn check(&self, revisions: Option<RangeInclusive<u64>>) -> Result<(), Problem> {
        let is_now = |tag: &String| {
            let now = revisions.as_ref();
            now.is_some_and(|now| {
                tag == "*" || revision_of(tag).is_some_and(|revision| now.contains(&revision))
            })
        };
        let held = self
            .matching
            .as_ref()
            .is_none_or(|tags| tags.iter().any(is_now))
            && !self
                .none_matching
                .as_ref()
                .is_some_and(|tags| tags.iter().any(is_now));
        if held {
            return Ok(());
        }
        Err(
            Problem::new(&kinds::PRECONDITION_FAILED).detail(match revisions {
                Some(now) => format!("it was changed in revision {}", now.start()),
                None => "it does not exist".to_owned(),
            }),
        )
    }
}

impl Condition {
    /// 412 unless it holds for a thing whose own statements come to `state`; none if it does not
    /// exist. Tags are those of [`Validators::of_content`] whose text is the state, `-` and more:
    /// what else a representation shows may have changed.
    ///
    /// To be asked inside the write lane.
    pub fn check_state(&self, state: Option<&str>) -> Result<(), Problem> {
        let is_now = |tag: &String| {
            state.is_some_and(|state| {
                let text = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
                tag == "*" || text.is_some_and(|text| text.split('-').next() == Some(state))
            })
        };
        let matching = self.matching.as_ref();
        let none_matching = self.none_matching.as_ref();
        let detail = match (matching, none_matching, state) {
            (Some(tags), _, None) if !tags.iter().any(is_now) => "it does not exist",
            (Some(tags), _, Some(_)) if !tags.iter().any(is_now) => {
                "it is not what this entity tag was given for; read it again, whole"
            }
            (_, Some(tags), _) if tags.iter().any(is_now) => "it exists",
            _ => return Ok(()),
        };
        Err(Problem::new(&kinds::PRECONDITION_FAILED).detail(detail))
    }
}

fn revision_of(tag: &str) -> Option<u64> {
    let tag = tag.strip_prefix('"')?.strip_suffix('"')?;
    tag.split('-').next()?.parse().ok()
}

fn list(headers: &HeaderMap, name: &HeaderName) -> Option<Vec<String>> {
    let mut tags = None;
    for line in headers.get_all(name) {
        let line = line.to_str().unwrap_or_default();
        tags.get_or_insert_with(Vec::new)
            .extend(line.split(',').map(|tag| tag.trim().to_owned()));
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().unwrap());
        headers
    }

    #[test]
    fn reading_again_is_spared() {
        let modified = SystemTime::UNIX_EPOCH + Duration::from_millis(1_000_500);
        let validators = Validators::new(7, modified, "ttl");
        let date = httpdate::fmt_http_date(modified);
        for (name, value, spared) in [
            (IF_NONE_MATCH, "\"7-ttl\"", true),
            (IF_NONE_MATCH, "\"1\", W/\"7-ttl\"", true),
            (IF_NONE_MATCH, "*", true),
            (IF_NONE_MATCH, "\"7-nt\"", false),
            (IF_MODIFIED_SINCE, date.as_str(), true),
            (IF_MODIFIED_SINCE, "Thu, 01 Jan 1970 00:00:00 GMT", false),
            (IF_MODIFIED_SINCE, "yesterday", false),
        ] {
            let answer = validators.not_modified(&headers(name.clone(), value));
            assert_eq!(answer.is_some(), spared, "{name}: {value}");
        }
    }

    #[test]
    fn conditions_hold_or_not() {
        for (name, value, exists, holds) in [
            (IF_MATCH, "\"7-ttl\"", true, true),
            (IF_MATCH, "\"6-ttl\"", true, true),
            (IF_MATCH, "\"5-ttl\"", true, false),
            (IF_MATCH, "\"8-ttl\"", true, false),
            (IF_MATCH, "*", true, true),
            (IF_MATCH, "*", false, false),
            (IF_MATCH, "W/\"7-ttl\"", true, false),
            (IF_NONE_MATCH, "*", false, true),
            (IF_NONE_MATCH, "*", true, false),
        ] {
            let condition = Condition::new(&headers(name.clone(), value));
            let now = exists.then_some(6..=7);
            assert_eq!(condition.check(now).is_ok(), holds, "{name}: {value}");
        }
    }
}
