//! What programs look for at fixed addresses, as it is told: VoID, the map of the site, robots.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::schema;
use crate::http::kinds;
use crate::http::results::GRAPHS;
use crate::http::text::Text;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "catalogue";

pub(super) fn operations() -> Vec<Operation> {
    vec![void(), sitemap(), robots()]
}

fn void() -> Operation {
    let summary = T(
        "Dataene beskrevet, for programmer",
        "Dataa skildra, for program",
        "The data described, for programs",
    );
    let found = T("Beskrivelsen", "Skildringa", "The description");
    let content = Content::offered(GRAPHS, |media_type| Some(schema::rdf(media_type)));
    Operation::new("get", "/.well-known/void", "void", TAG, summary)
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(GRAPHS)
        .works()
}

fn sitemap() -> Operation {
    let summary = T("Alle sidene", "Alle sidene", "All pages");
    let part = T("Én del, fra 1", "Éin del, frå 1", "One part, from 1");
    let part = Parameter::new(
        Place::Query,
        "part",
        json!({"type": "integer", "minimum": 1}),
        part,
    );
    let found = T("Listen", "Lista", "The list");
    Operation::new("get", "/sitemap.xml", "sitemap", TAG, summary)
        .takes([part])
        .answers(200, found, [Content::text("application/xml")], &["ETag"])
        .revalidates()
        .refuses(&[
            &kinds::ACCEPT_MALFORMED,
            &kinds::NOT_FOUND,
            &kinds::REQUEST_INVALID,
        ])
        .works()
}

fn robots() -> Operation {
    let summary = T(
        "Hva lesere av sider kan lese",
        "Kva lesarar av sider kan lese",
        "What readers of pages may read",
    );
    let found = T("Reglene", "Reglane", "The rules");
    Operation::new("get", "/robots.txt", "robots", TAG, summary)
        .answers(200, found, [Content::text("text/plain")], &["ETag"])
        .revalidates()
        .refuses(&[&kinds::ACCEPT_MALFORMED])
}
