//! A thing that who is signed in may not change: where it stands, and what the token is for.

use super::super::Link;
use super::super::frame::{Frame, Reader};
use super::Words;
use askama::Template;

#[derive(Template)]
#[template(path = "edit_not_yours.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    says: String,
    thing: Option<Link>,
}

/// The page: `graph` is that of the thing, `own` those of the token, by their short names; `thing` is
/// the address of its page.
pub fn not_yours(
    (reader, path, revision): (Reader, &str, u64),
    (graph, own): (&str, &[String]),
    thing: Option<&str>,
) -> String {
    let words = Words::of(reader.language);
    let own = match own {
        [] => "–".to_owned(),
        own => own.join(", "),
    };
    super::super::render(&Page {
        frame: Frame::new(reader, path, words.not_yours, revision),
        words,
        says: (words.not_yours_says)(graph, &own),
        thing: thing.map(|path| Link::new(words.to_thing, reader.local(path))),
    })
}
