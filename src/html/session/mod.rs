//! The page where one signs in, and sees who one is.

mod words;

use super::Link;
use super::frame::{Frame, Reader};
use askama::Template;
pub(super) use words::Words;

/// What the page is told.
pub struct Page<'a> {
    /// Who reads.
    pub reader: Reader,
    /// The revision of the graph.
    pub revision: u64,
    /// Where one goes afterwards; may be empty.
    pub next: &'a str,
    /// Whether a token was not known.
    pub failed: bool,
    /// Who is signed in.
    pub signed: Option<Who<'a>>,
}

/// Who is signed in, and what they may.
pub struct Who<'a> {
    /// The name of the token.
    pub name: &'a str,
    /// The name of the role.
    pub role: &'a str,
    /// Short names of an editor's graphs.
    pub graphs: Vec<String>,
    /// What the form carries.
    pub csrf: &'a str,
}

#[derive(Template)]
#[template(path = "sign_in.html", config = ".askama.toml")]
struct Shown<'a> {
    frame: Frame,
    text: &'static Words,
    role: &'static str,
    page: Page<'a>,
    edit: Link,
}

/// The page.
pub fn page(page: Page<'_>) -> String {
    let text = Words::of(page.reader.language);
    let title = match page.signed {
        Some(_) => text.signed_title,
        None => text.title,
    };
    let role = page.signed.as_ref().map_or("", |who| text.role(who.role));
    super::render(&Shown {
        frame: Frame::new(page.reader, "/sign-in", title, page.revision),
        text,
        role,
        edit: Link::new(text.to_edit, page.reader.local("/edit")),
        page,
    })
}
