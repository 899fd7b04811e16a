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
    /// Why one is asked.
    pub asks: Asks,
    /// Who is signed in.
    pub signed: Option<Who<'a>>,
}

/// Why one is asked for a token.
#[derive(Default)]
pub struct Asks {
    /// What became of the one that was shown.
    pub refused: Option<Refused>,
    /// A form that came without a session: where it goes, and what was put in.
    pub kept: Option<(&'static str, Vec<(String, String)>)>,
}

/// Why a token did not open anything.
pub enum Refused {
    /// Nobody holds it.
    Unknown,
    /// So many wrong ones came that it was not looked at: how many seconds to wait.
    TooSoon(u64),
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
    /// How many sessions there are of the token.
    pub sessions: usize,
}

#[derive(Template)]
#[template(path = "sign_in.html", config = ".askama.toml")]
struct Shown<'a> {
    frame: Frame,
    text: &'static Words,
    role: &'static str,
    lead: &'static str,
    wrong: Option<String>,
    action: String,
    page: Page<'a>,
    edit: Link,
}

impl Shown<'_> {
    /// What goes along with the token.
    fn kept(&self) -> &[(String, String)] {
        self.page.asks.kept.as_ref().map_or(&[], |(_, kept)| kept)
    }
}

/// The page.
pub fn page(page: Page<'_>) -> String {
    let text = Words::of(page.reader.language);
    let (title, lead) = match (&page.signed, &page.asks.kept) {
        (Some(_), _) => (text.signed_title, text.lead),
        (None, Some(_)) => (text.again, text.again_lead),
        (None, None) => (text.title, text.lead),
    };
    let path = page.asks.kept.as_ref().map_or("/sign-in", |(path, _)| path);
    let wrong = page.asks.refused.as_ref().map(|refused| match refused {
        Refused::Unknown => text.unknown.to_owned(),
        Refused::TooSoon(wait) => (text.too_soon)(*wait),
    });
    let role = page.signed.as_ref().map_or("", |who| text.role(who.role));
    super::render(&Shown {
        frame: Frame::new(page.reader, "/sign-in", title, page.revision),
        text,
        role,
        lead,
        wrong,
        action: page.reader.local(path),
        edit: Link::new(text.to_edit, page.reader.local("/edit")),
        page,
    })
}
