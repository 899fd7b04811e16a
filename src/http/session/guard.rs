//! What a form of ours must show before it may do anything: that it was sent from a page of this
//! site, within the session it was given to.

use super::super::app::App;
use super::super::origin::origin;
use super::super::problem::{Problem, kinds};
use super::store::Signed;
use axum::http::HeaderMap;
use axum::http::header::ORIGIN;

/// 403 for a form that another site has sent, as the browser says
/// ([Fetch Metadata](https://www.w3.org/TR/fetch-metadata/), `Origin`).
///
/// Who sends neither is no browser of today, and has no cookie that another could misuse.
pub fn own_site(app: &App, headers: &HeaderMap) -> Result<(), Problem> {
    is_own_site(headers, app.settings().public_origin.as_deref())
}

fn is_own_site(headers: &HeaderMap, public: Option<&str>) -> Result<(), Problem> {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let site = header("sec-fetch-site");
    let from = header(ORIGIN.as_str());
    let is_own_site = site.is_none_or(|site| site == "same-origin" || site == "none");
    let is_own_origin = from.is_none_or(|from| Some(from) == public || is_here(from, headers));
    if is_own_site && is_own_origin {
        return Ok(());
    }
    Err(Problem::new(&kinds::FORBIDDEN)
        .detail("this form was sent from another site; open it here and send it again"))
}

/// Whether an origin is the one this request was sent to; the scheme is only known where a proxy
/// tells it.
fn is_here(from: &str, headers: &HeaderMap) -> bool {
    let here = origin(headers);
    if headers.contains_key("x-forwarded-proto") {
        return from == here;
    }
    let host = |origin: &str| origin.split_once("://").map(|(_, host)| host.to_owned());
    host(from).is_some() && host(from) == host(&here)
}

/// 403 for a form that does not carry what its session gave it.
pub fn own_form(signed: &Signed, csrf: Option<&str>) -> Result<(), Problem> {
    if csrf.is_some_and(|csrf| signed.gave(csrf)) {
        return Ok(());
    }
    Err(Problem::new(&kinds::FORBIDDEN).detail(
        "this form does not belong to the session you are signed in with; open it again and send it anew",
    ))
}

#[cfg(test)]
mod tests {
    use super::is_own_site;
    use axum::http::{HeaderMap, HeaderName};

    #[test]
    fn other_sites_are_told_apart() {
        let here = ("host", "example.org:80");
        for (headers, passes) in [
            (vec![here], true),
            (vec![here, ("origin", "http://example.org:80")], true),
            (vec![here, ("origin", "https://example.org:80")], true),
            (
                vec![
                    here,
                    ("origin", "http://example.org:80"),
                    ("x-forwarded-proto", "https"),
                ],
                false,
            ),
            (vec![here, ("origin", "http://example.org")], false),
            (vec![here, ("origin", "http://evil.example")], false),
            (vec![here, ("origin", "null")], false),
            (vec![here, ("origin", "")], false),
            (vec![here, ("sec-fetch-site", "same-origin")], true),
            (vec![here, ("sec-fetch-site", "none")], true),
            (vec![here, ("sec-fetch-site", "same-site")], false),
            (vec![here, ("sec-fetch-site", "cross-site")], false),
            (
                vec![
                    here,
                    ("sec-fetch-site", "same-origin"),
                    ("origin", "http://evil.example"),
                ],
                false,
            ),
        ] {
            let map: HeaderMap = headers
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
                .collect();
            assert_eq!(is_own_site(&map, None).is_ok(), passes, "{headers:?}");
            let public = Some("https://evil.example");
            assert!(is_own_site(&map, public).is_ok() || !passes, "{headers:?}");
        }
        let mut map = HeaderMap::new();
        map.insert("host", "127.0.0.1:7878".parse().unwrap());
        map.insert("origin", "https://graf.example".parse().unwrap());
        for (public, passes) in [
            ("https://graf.example", true),
            ("http://graf.example", false),
        ] {
            assert_eq!(is_own_site(&map, Some(public)).is_ok(), passes);
        }
    }
}
