//! What programs look for at fixed addresses: `/robots.txt`, `/sitemap.xml`, `/.well-known/void`.

use super::app::App;
use super::form;
use super::negotiate::Offer;
use super::origin::origin;
use super::pages::answer::Representation;
use super::pages::thing::serialize;
use super::pages::visit::{Visit, modified};
use super::problem::{Problem, kinds};
use super::results::GRAPHS;
use crate::catalogue::described_by_void;
use crate::index::TermKind;
use crate::rdf::Format;
use crate::registry::members;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use std::fmt::Write;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
        .route("/.well-known/void", get(void))
}

/// Most addresses one sitemap may have (<https://www.sitemaps.org/protocol.html>).
const MOST: usize = 50_000;

/// Pages beside those of things.
const PAGES: [&str; 6] = ["/", "/catalog", "/questions", "/ns", "/shapes", "/api"];

/// Who comes to read pages is shown where they are, and kept from asking queries.
async fn robots(visit: Visit) -> Response {
    let origin = origin(&visit.headers);
    let body = format!(
        "User-agent: *\nDisallow: /sparql\nDisallow: /query\nDisallow: /graphs\nDisallow: /graph/\n\
         Disallow: /validate\nAllow: /\n\nSitemap: {origin}/sitemap.xml\n"
    );
    plain(body, "text/plain; charset=utf-8", None).respond(&visit.headers, &visit.wanted)
}

/// Every page of a thing, or, where there are more than one sitemap may have, an index of parts.
///
/// 404 for a part there is not, 400 for what is no number.
async fn sitemap(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let query = visit.uri.query().unwrap_or_default();
    let part = form::find(query.as_bytes(), &["part"]);
    let part = part
        .map(|text| {
            let number = text.parse::<usize>().ok().filter(|part| *part > 0);
            number.ok_or_else(|| {
                Problem::new(&kinds::REQUEST_INVALID).detail("a part is a whole number from 1")
            })
        })
        .transpose()?;
    let origin = origin(&visit.headers);
    let body = visit
        .draw(&app, move |site| {
            let mut paths: Vec<String> = PAGES.iter().map(|path| (*path).to_owned()).collect();
            for collection in site.registry.collections() {
                paths.push(format!("/doc/{}", collection.segment));
                let things = members(site.view, collection).into_iter();
                let named = things.filter(|thing| site.view.kind(*thing) == TermKind::NamedNode);
                let iris = named.map(|thing| site.view.text(thing));
                paths.extend(
                    iris.filter(|iri| !iri.contains('#'))
                        .filter_map(|iri| site.local_path(iri)),
                );
            }
            paths.sort();
            paths.dedup();
            xml(&paths, part, &origin)
        })
        .await??;
    let date = modified(&app);
    Ok(plain(body, "application/xml; charset=utf-8", date).respond(&visit.headers, &visit.wanted))
}

fn xml(paths: &[String], part: Option<usize>, origin: &str) -> Result<String, Problem> {
    let parts: Vec<&[String]> = paths.chunks(MOST).collect();
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    const NS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
    let shown = match part {
        Some(part) => Some(*parts.get(part - 1).ok_or_else(|| {
            Problem::new(&kinds::NOT_FOUND).detail(format!("there are {} part(s)", parts.len()))
        })?),
        None if parts.len() == 1 => Some(parts[0]),
        None => None,
    };
    // Writing to a string does not fail.
    match shown {
        Some(paths) => {
            let _ = writeln!(text, "<urlset xmlns=\"{NS}\">");
            for path in paths {
                let _ = writeln!(
                    text,
                    "<url><loc>{}</loc></url>",
                    escaped(&format!("{origin}{path}"))
                );
            }
            text.push_str("</urlset>\n");
        }
        None => {
            let _ = writeln!(text, "<sitemapindex xmlns=\"{NS}\">");
            for number in 1..=parts.len() {
                let _ = writeln!(
                    text,
                    "<sitemap><loc>{origin}/sitemap.xml?part={number}</loc></sitemap>"
                );
            }
            text.push_str("</sitemapindex>\n");
        }
    }
    Ok(text)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&apos;")
        .replace('"', "&quot;")
}

/// The description of the data after VoID (<https://www.w3.org/TR/void/>).
async fn void(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let offer: Offer<Format> = visit.wanted.choose(GRAPHS)?;
    let (shared, origin) = (app.clone(), origin(&visit.headers));
    let body = app
        .ask(move |asking| {
            let base = &shared.settings().iri_base;
            let triples = described_by_void(&asking.snapshot, base, &origin, shared.profiles());
            serialize(&triples, offer.what, shared.prefixes())
        })
        .await?;
    let representation = Representation {
        body: body.into(),
        links: vec!["</sparql>; rel=\"service-desc\"".to_owned()],
        ..plain(String::new(), offer.media_type, modified(&app))
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

/// A document that is no page.
fn plain(
    body: String,
    media_type: &'static str,
    date: Option<std::time::SystemTime>,
) -> Representation {
    Representation {
        media_type,
        language: None,
        ..Representation::page(body, "", date)
    }
}

/// The headers by which a service says where its data are described.
pub fn described_at(headers: &mut HeaderMap) {
    headers.insert(
        axum::http::header::LINK,
        axum::http::HeaderValue::from_static(
            "</.well-known/void>; rel=\"http://rdfs.org/ns/void#inDataset\"",
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_pages_are_told_in_parts() {
        let paths: Vec<String> = (0..MOST + 1)
            .map(|n| format!("/doc/a/{n}?a=1&b=2"))
            .collect();
        let index = xml(&paths, None, "http://e").unwrap();
        assert_eq!(index.matches("<sitemap>").count(), 2, "{index}");
        let last = xml(&paths, Some(2), "http://e").unwrap();
        assert_eq!(last.matches("<url>").count(), 1);
        assert!(last.contains("?a=1&amp;b=2"), "{last}");
        assert!(xml(&paths, Some(3), "http://e").is_err());
        assert!(
            xml(&paths[..2], None, "http://e")
                .unwrap()
                .contains("<urlset")
        );
    }
}
