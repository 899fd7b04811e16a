//! Pages: what the visitor reads, from views of the graph to HTML text. Knows markup, not headers.
//!
//! Every page is a struct with a template in `templates/`; a `Site` holds what they are drawn from.
//! All values are escaped by the templates; only `http`, `https` and `mailto` IRIs become links.

use sha2::Digest;

mod api;
pub mod catalogue;
mod cells;
mod changes;
mod dashboard;
pub mod domains;
mod drawn;
pub mod edit;
pub mod ehds;
mod examples;
mod frame;
pub mod history;
mod home;
pub mod impact;
mod listing;
mod map;
mod marked;
mod navigation;
mod notes;
mod order;
pub mod planning;
mod problem;
mod problems;
mod query;
mod question;
mod questions;
pub mod search;
pub mod session;
mod shapes;
mod site;
mod terms;
mod thing;
pub mod validation;
mod value;
pub mod views;
pub mod words;

pub use api::api;
pub use frame::{Frame, Reader, Who};
pub use home::home;
pub use listing::{After, listing};
pub use navigation::ways;
pub use problem::{Near, Problem, problem};
pub use problems::{ProblemKind, problem_kind, problem_kinds};
pub use query::{Answer, Asked, Cell, query};
pub use question::{Filled, question};
pub use questions::questions;
pub use shapes::{shape, shapes};
pub use site::{Link, Site};
pub use terms::terms;
pub use thing::{Facts, thing};

/// The stylesheet, scripts and pictures of every page: name under `/static/`, media type, content.
pub const STATIC: &[(&str, &str, &[u8])] = &[
    (
        "style.css",
        "text/css; charset=utf-8",
        include_bytes!("static/style.css"),
    ),
    (
        "known.css",
        "text/css; charset=utf-8",
        include_bytes!("static/known.css"),
    ),
    (
        "edit.css",
        "text/css; charset=utf-8",
        include_bytes!("static/edit.css"),
    ),
    (
        "api.css",
        "text/css; charset=utf-8",
        include_bytes!("static/api.css"),
    ),
    (
        "domains.css",
        "text/css; charset=utf-8",
        include_bytes!("static/domains.css"),
    ),
    (
        "ehds.css",
        "text/css; charset=utf-8",
        include_bytes!("static/ehds.css"),
    ),
    (
        "views.css",
        "text/css; charset=utf-8",
        include_bytes!("static/views.css"),
    ),
    (
        "drawn.css",
        "text/css; charset=utf-8",
        include_bytes!("static/drawn.css"),
    ),
    (
        "impact.css",
        "text/css; charset=utf-8",
        include_bytes!("static/impact.css"),
    ),
    (
        "planning.css",
        "text/css; charset=utf-8",
        include_bytes!("static/planning.css"),
    ),
    (
        "page.js",
        "text/javascript; charset=utf-8",
        include_bytes!("static/page.js"),
    ),
    (
        "complete.js",
        "text/javascript; charset=utf-8",
        include_bytes!("static/complete.js"),
    ),
    (
        "editor.js",
        "text/javascript; charset=utf-8",
        include_bytes!("static/editor.js"),
    ),
    (
        "editor.css",
        "text/css; charset=utf-8",
        include_bytes!("static/editor.css"),
    ),
    (
        "mark.svg",
        "image/svg+xml",
        include_bytes!("static/mark.svg"),
    ),
];

/// Changes when any static file does, so that browsers may keep them.
pub fn static_version() -> &'static str {
    static VERSION: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let mut hash = sha2::Sha256::new();
        for (_, _, content) in STATIC {
            hash.update(content);
        }
        let digest = hash.finalize();
        digest.iter().take(6).map(|b| format!("{b:02x}")).collect()
    });
    &VERSION
}

/// What a value in the query of an address may hold unescaped.
const IN_QUERY: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Percent-encodes a value for the query of an address.
pub(crate) fn in_query(value: &str) -> String {
    percent_encoding::utf8_percent_encode(value, IN_QUERY).to_string()
}

fn render(page: &impl askama::Template) -> String {
    // Writing to a string fails only if a value's own `Display` does, and none here can.
    page.render().unwrap_or_default()
}
