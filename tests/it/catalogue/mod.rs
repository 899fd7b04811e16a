//! Catalogues: profiles in folders, and the feeds told by them.

mod broken;
mod feed;
mod negotiation;
mod promise;
mod well_known;

use crate::server::Server;
use helsegraf::catalogue::Profiles;
use helsegraf::http::Settings;
use helsegraf::vocab::hg;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder with the profile of these tests.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/profiles")
}

/// The profiles inside the program and that of these tests.
pub fn profiles() -> Arc<Profiles> {
    Arc::new(Profiles::load(&hg::BASE_IRI.into_owned(), Some(&folder())).unwrap())
}

/// A server that knows the profile of these tests.
pub fn server() -> Server {
    Server::new(Settings {
        profiles: Some(profiles()),
        ..Settings::default()
    })
}

/// The graph the things are in.
const GRAPH: &str = "/graphs?graph=https://w3id.org/helsegraf/graph/region/north";

/// Things of the trial profile: open, closed and faulty ones in turn.
///
/// Of ten numbered things those that end in 7 have no name, in 8 are drafts, in 9 have no level;
/// even numbers are open.
pub fn things(numbers: std::ops::Range<usize>) -> String {
    let mut text = "@base <https://w3id.org/helsegraf/> . @prefix e: <http://e/> .\n\
        <id/makers/1> a e:Maker ; e:name \"Makers\"@en ; e:above <id/makers/2> .\n\
        <id/makers/2> a e:Maker ; e:name \"Above\"@en .\n"
        .to_owned();
    for number in numbers {
        let _ = write!(
            text,
            "<id/things/{number:05}> a e:Thing ; e:maker <id/makers/1>"
        );
        if number % 10 != 7 {
            let _ = write!(
                text,
                " ; e:name \"Ting {number}\"@nb , \"Thing {number}\"@en"
            );
        }
        if number % 10 == 8 {
            text.push_str(" ; e:state e:draft");
        }
        match number % 10 {
            9 => {}
            n if n % 2 == 0 => text.push_str(" ; e:access <http://e/table/OPEN>"),
            _ => text.push_str(" ; e:access <http://e/table/CLOSED>"),
        }
        let _ = writeln!(
            text,
            " ; e:date \"2024-01-{:02}\" ; e:subject <id/subjects/{}> ; e:part [ e:size {number} ] .",
            1 + number % 28,
            ["one", "two", "none"][number % 3]
        );
    }
    text
}

/// A server with so many things.
pub fn filled(things: usize) -> Server {
    let server = server();
    let answer = server.put(GRAPH, "text/turtle", self::things(0..things));
    assert!(answer.status.is_success(), "{}", answer.text());
    server
}
