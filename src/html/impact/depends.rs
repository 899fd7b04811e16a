//! The stored questions and shapes that depend on what is changed, with the reason of each.

use super::super::words::impact::Impact;
use super::super::{Link, Site};
use crate::impact::{Because, Dependents};

/// What depends on it, the close reasons apart from the far.
pub(super) struct Depends {
    pub questions: Group,
    pub shapes: Group,
}

/// Those that mention it or are for its kind, and those that are farther away.
pub(super) struct Group {
    pub close: Vec<(Link, String)>,
    pub far: Vec<(Link, String)>,
    /// What is said over the latter.
    pub says: String,
}

impl Group {
    fn new(words: &Impact, all: Vec<(bool, Link, String)>) -> Self {
        let (close, far): (Vec<_>, Vec<_>) = all.into_iter().partition(|(is_close, ..)| *is_close);
        let bare = |all: Vec<(bool, Link, String)>| all.into_iter().map(|(_, a, b)| (a, b));
        Self {
            says: (words.by_property)(far.len()),
            close: bare(close).collect(),
            far: bare(far).collect(),
        }
    }

    /// Whether there is none at all; for templates.
    pub fn is_empty(&self) -> bool {
        self.close.is_empty() && self.far.is_empty()
    }

    /// How many there are; for templates.
    pub fn count(&self) -> usize {
        self.close.len() + self.far.len()
    }
}

pub(super) fn depends(site: &Site<'_>, found: &Dependents) -> Depends {
    let words = Impact::of_language(site.language());
    let close = |because: &Because| !matches!(because, Because::Property(_));
    // Most shapes say of some property that its values are of the class.
    let guards = |because: &Because| matches!(because, Because::Itself(_) | Because::Guarded(_));
    let questions = found.questions.iter().map(|(name, because)| {
        let path = format!("/questions/{name}");
        let link = Link::new(summary(site, name), site.reader.local(&path));
        (close(because), link, reason(site, *because))
    });
    let shapes = found.shapes.iter().map(|(iri, because)| {
        let link = site.link_to(iri, site.label_of_iri(iri));
        (guards(because), link, reason(site, *because))
    });
    Depends {
        questions: Group::new(words, questions.collect()),
        shapes: Group::new(words, shapes.collect()),
    }
}

/// What a question asks.
pub fn summary(site: &Site<'_>, name: &'static str) -> String {
    let question = site.questions.get(name);
    let asks = question.map_or(name, |it| it.summary.in_language(site.language()));
    asks.to_owned()
}

/// Why something depends on it, in words.
pub fn reason(site: &Site<'_>, because: Because) -> String {
    let words = Impact::of_language(site.language());
    match because {
        Because::Itself(_) => words.itself.to_owned(),
        Because::Guarded(class) => (words.guards)(&site.label(class).text),
        Because::Class(class) => (words.class)(&site.label(class).text),
        Because::Property(property) => {
            let name = site.property_name(site.view.text(property), None);
            (words.property)(&name.text)
        }
    }
}
