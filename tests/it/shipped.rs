//! Servers with the embedded content: one that nobody changes, and fresh ones for tests that write.

use super::content::quads;
use super::server::Server;
use helsegraf::graph::{Author, Mode};
use helsegraf::http::{Problem, Settings};
use helsegraf::log::Door;
use helsegraf::rdf::Delta;
use oxrdf::Quad;
use std::sync::LazyLock;

/// The one server for all tests that only read.
pub fn reading() -> &'static Server {
    static SERVER: LazyLock<Server> = LazyLock::new(fresh);
    &SERVER
}

/// A server of one's own, to write to.
pub fn fresh() -> Server {
    with(Settings::default())
}

/// The same with settings of its own.
pub fn with(settings: Settings) -> Server {
    static CONTENT: LazyLock<Vec<Quad>> = LazyLock::new(quads);
    let server = Server::new(settings);
    commit(&server, CONTENT.clone());
    server
}

/// Adds quads as the program adds its own content.
pub fn commit(server: &Server, added: Vec<Quad>) {
    let author = Author {
        agent: "test".to_owned(),
        door: Door::Embedded,
        message: None,
    };
    let delta = Delta {
        added,
        ..Delta::default()
    };
    let graph = server.app.graph();
    let committed = graph.commit(&author, Mode::Commit, |_| Ok::<_, Problem>(delta));
    committed.expect("the content keeps its own shapes");
}
