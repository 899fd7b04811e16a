//! Editing in a browser without script: signing in, forms, conflicts, and what must not work.

mod browser;
mod class;
mod forms;
mod gone;
mod history;
mod overlay;
mod rubbish;
mod session;

use super::server::Server;
use browser::Browser;

/// A server with the embedded content, and a steward who is signed in.
fn steward() -> (Server, Browser) {
    let server = super::shipped::fresh();
    let mut browser = Browser::default();
    let token = server.steward.clone();
    browser.sign_in(&server, &token);
    (server, browser)
}

/// The IRI of something of ours.
fn iri(path: &str) -> String {
    format!("https://w3id.org/helsegraf/id/{path}")
}

/// The JSON of something.
fn item(server: &Server, path: &str) -> serde_json::Value {
    let answer = server.get(&format!("/api/{path}"), "application/json");
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.json()
}
