//! What surrounds every page: title, language switch, trail, foot.

use super::Link;
use super::navigation::{self, Way};
use super::words::Words;
use crate::rdf::Language;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The language of the page.
    pub language: Language,
    /// Whether `?lang=` chose it, so that links must carry it on.
    pub pinned: bool,
    /// Who is signed in.
    pub who: Option<Who>,
}

/// The name of who is signed in: short, and kept in place so that readers can be copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Who {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl Who {
    /// Longest name of a token, in bytes.
    const LONGEST: usize = 100;

    /// Of a name; one that is too long is cut.
    pub fn new(name: &str) -> Self {
        let length = name.floor_char_boundary(Self::LONGEST);
        let mut bytes = [0; Self::LONGEST];
        bytes[..length].copy_from_slice(&name.as_bytes()[..length]);
        Self { bytes, length }
    }

    /// The name.
    pub fn name(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl std::fmt::Debug for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Who").field(&self.name()).finish()
    }
}

impl Reader {
    /// Adds what keeps the language to a local address.
    pub fn local(self, path: &str) -> String {
        if !self.pinned {
            return path.to_owned();
        }
        let (path, fragment) = match path.split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (path, String::new()),
        };
        let separator = if path.contains('?') { '&' } else { '?' };
        format!("{path}{separator}lang={}{fragment}", self.language.tag())
    }
}

/// One language of the switch.
pub struct Switch {
    /// Tag.
    pub tag: &'static str,
    /// Name in that language.
    pub name: &'static str,
    /// This page in that language.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// What surrounds a page.
pub struct Frame {
    /// Our words.
    pub words: &'static Words,
    /// Who reads.
    pub reader: Reader,
    /// What the browser's tab says, without our name.
    pub title: String,
    /// The language switch.
    pub switch: Vec<Switch>,
    /// From the home page to here, without this page.
    pub trail: Vec<Link>,
    /// Other forms of the page, for `<link rel="alternate">`: media type and address.
    pub alternates: Vec<(&'static str, String)>,
    /// Revision shown, in words.
    pub revision: String,
    /// The part of the navigation this page is in.
    pub section: &'static str,
}

impl Frame {
    /// The frame of the page at `path` (with its query, without `lang`).
    pub fn new(reader: Reader, path: &str, title: impl Into<String>, revision: u64) -> Self {
        let switch = Language::ALL.map(|language| Switch {
            tag: language.tag(),
            name: match language {
                Language::Nb => "Bokmål",
                Language::Nn => "Nynorsk",
                Language::En => "English",
            },
            href: Reader {
                language,
                pinned: true,
                ..reader
            }
            .local(path),
            current: language == reader.language,
        });
        Self {
            words: Words::of(reader.language),
            reader,
            title: title.into(),
            switch: switch.into(),
            trail: Vec::new(),
            alternates: Vec::new(),
            revision: match revision {
                0 => String::new(),
                _ => (Words::of(reader.language).revision)(revision),
            },
            section: "",
        }
    }

    /// With a step on the trail.
    #[must_use]
    pub fn with_step(mut self, link: Link) -> Self {
        self.trail.push(link);
        self
    }

    /// A local address that keeps the reader's language; for templates.
    pub fn local(&self, path: &str) -> String {
        self.reader.local(path)
    }

    /// The menu; for templates.
    pub fn menu(&self) -> Vec<Way> {
        navigation::menu(self.reader.language)
    }

    /// What the foot leads to; for templates.
    pub fn foot(&self) -> Vec<Way> {
        navigation::foot(self.reader.language)
    }

    /// Our words of signing in; for templates.
    pub fn session(&self) -> &'static super::session::Words {
        super::session::Words::of(self.reader.language)
    }

    /// Our words of search, whose field is on every page; for templates.
    pub fn search(&self) -> &'static super::search::words::Words {
        super::search::words::Words::of(self.reader.language)
    }

    /// Our words of impact; for templates.
    pub fn impact(&self) -> &'static super::words::impact::Impact {
        super::words::impact::Impact::of_language(self.reader.language)
    }

    /// The page of what a change in a thing touches; for templates.
    pub fn impact_of(&self, iri: &str) -> String {
        let path = format!("/impact?of={}", super::in_query(iri));
        self.reader.local(&path)
    }

    /// The tag of the page's language; for templates.
    pub fn tag(&self) -> &'static str {
        self.reader.language.tag()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_language_travels_along() {
        let pinned = Reader {
            language: Language::Nn,
            pinned: true,
            who: None,
        };
        assert_eq!(pinned.local("/doc/a/b"), "/doc/a/b?lang=nn");
        assert_eq!(pinned.local("/ns#A"), "/ns?lang=nn#A");
        assert_eq!(pinned.local("/query?query=x"), "/query?query=x&lang=nn");
        let free = Reader {
            pinned: false,
            ..pinned
        };
        assert_eq!(free.local("/doc/a/b"), "/doc/a/b");
    }
}
