//! The cookie of a session ([RFC 6265](https://www.rfc-editor.org/rfc/rfc6265)).

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

fn is_secure(headers: &HeaderMap) -> bool {
    origin(headers).starts_with("https:")
}

fn name(headers: &HeaderMap) -> &'static str {
    match is_secure(headers) {
        true => SECURE_NAME,
        false => PLAIN_NAME,
    }
}

/// The secret that a request brings along.
pub fn secret(headers: &HeaderMap) -> Option<&str> {
    let name = name(headers);
    let lines = headers.get_all(COOKIE).iter();
    let mut pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(known, _)| *known == name)?;
    (!value.is_empty() && value.len() <= LONGEST_SECRET).then_some(value)
}

/// `Set-Cookie` that keeps a secret.
pub fn keep(headers: &HeaderMap, secret: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&line(headers, secret, LONGEST.as_secs())).ok()
}

/// `Set-Cookie` that forgets it.
pub fn forget(headers: &HeaderMap) -> Option<HeaderValue> {
    HeaderValue::from_str(&line(headers, "", 0)).ok()
}

fn line(headers: &HeaderMap, secret: &str, age_s: u64) -> String {
    let secure = match is_secure(headers) {
        true => "; Secure",
        false => "",
    };
    format!(
        "{}={secret}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}",
        name(headers)
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
            assert_eq!(secret(&headers), found, "{line}");
        }
    }

    #[test]
    fn behind_https_it_is_secure() {
        let mut headers = HeaderMap::new();
        let plain = keep(&headers, "x").unwrap();
        headers.insert("x-forwarded-proto", "https".parse().unwrap());
        let secure = keep(&headers, "x").unwrap();
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
