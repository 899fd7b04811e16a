//! The address the client used, as far as it can be told.

use axum::http::HeaderMap;
use axum::http::header::HOST;

/// Scheme and host of the request, without a slash at the end: `https://example.org`.
pub fn origin(headers: &HeaderMap) -> String {
    let header = |name: &str| headers.get(name).and_then(|h| h.to_str().ok());
    let scheme = match header("x-forwarded-proto") {
        Some("https") => "https",
        _ => "http",
    };
    let host = header("x-forwarded-host").or(header(HOST.as_str()));
    let host = host.filter(|host| is_host(host)).unwrap_or("localhost");
    format!("{scheme}://{host}")
}

/// Whether it can stand in an address: it is the client's word, and comes back in documents.
fn is_host(host: &str) -> bool {
    !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".-:[]_".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_host_does_not_come_back() {
        for (host, origin_of) in [
            ("example.org:8080", "http://example.org:8080"),
            ("[::1]:7878", "http://[::1]:7878"),
            ("e\"><script>", "http://localhost"),
            ("", "http://localhost"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().unwrap());
            assert_eq!(origin(&headers), origin_of);
        }
    }
}
