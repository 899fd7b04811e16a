//! The cookie of a session ([RFC 6265](https://www.rfc-editor.org/rfc/rfc6265)).

use super::super::app::App;
use super::super::origin::origin;
use super::store::LONGEST;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Over https: browsers take it from this host only, for all paths, and never send it in clear.
const SECURE_NAME: &str = "__Host-helsegraf";

/// Over plain http, as on one's own machine.
const PLAIN_NAME: &str = "helsegraf";

/// Longest secret that is looked at, in bytes.
const LONGEST_SECRET: usize = 128;

/// Whether a cookie may be sent in clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Never: readers come over https.
    Secure,
    /// It may.
    Plain,
}

impl Way {
    /// As the settings say, or the proxy that a request came by.
    pub fn of(app: &App, headers: &HeaderMap) -> Self {
        let public = app.settings().public_origin.as_deref();
        let is_secure = public.is_some_and(|origin| origin.starts_with("https:"))
            || origin(headers).starts_with("https:");
        match is_secure {
            true => Self::Secure,
            false => Self::Plain,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Secure => SECURE_NAME,
            Self::Plain => PLAIN_NAME,
        }
    }
}

/// The secret that a request brings along.
pub fn secret(headers: &HeaderMap, way: Way) -> Option<&str> {
    let name = way.name();
    let lines = headers.get_all(COOKIE).iter();
    let mut pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(known, _)| *known == name)?;
    (!value.is_empty() && value.len() <= LONGEST_SECRET).then_some(value)
}

/// `Set-Cookie` that keeps a secret.
pub fn keep(way: Way, secret: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&line(way, secret, LONGEST.as_secs())).ok()
}

/// `Set-Cookie` that forgets it.
pub fn forget(way: Way) -> Option<HeaderValue> {
    HeaderValue::from_str(&line(way, "", 0)).ok()
}

fn line(way: Way, secret: &str, age_s: u64) -> String {
    let secure = match way {
        Way::Secure => "; Secure",
        Way::Plain => "",
    };
    format!(
        "{}={secret}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}",
        way.name()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        for (line, found) in [
            ("helsegraf=abc", Some("abc")),
            ("a=b; helsegraf=abc; c=d", Some("abc")),
            ("helsegraf=", None),
            ("xhelsegraf=abc", None),
            ("helsegraf", None),
            ("__Host-helsegraf=abc", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, line.parse().unwrap());
            assert_eq!(secret(&headers, Way::Plain), found, "{line}");
        }
    }

    #[test]
    fn behind_https_it_is_secure() {
        let plain = keep(Way::Plain, "x").unwrap();
        let secure = keep(Way::Secure, "x").unwrap();
        assert_eq!(
            plain,
            "helsegraf=x; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict"
        );
        assert_eq!(
            secure,
            "__Host-helsegraf=x; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure"
        );
    }
}
