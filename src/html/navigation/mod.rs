//! The ways through the site: the menu on every page, the foot, and from the home page the sector's
//! own questions with where each is answered.

mod asked;

pub use asked::{Asked, asked};

use crate::rdf::Language;

/// A way in three languages.
struct Told {
    section: &'static str,
    path: &'static str,
    nb: &'static str,
    nn: &'static str,
    en: &'static str,
}

/// A way to an address of ours.
pub struct Way {
    /// The part of the site, as [`super::frame::Frame::section`] names it.
    pub section: &'static str,
    /// Its address.
    pub path: &'static str,
    /// What it is called.
    pub name: &'static str,
}

const fn way(
    section: &'static str,
    path: &'static str,
    nb: &'static str,
    nn: &'static str,
    en: &'static str,
) -> Told {
    Told {
        section,
        path,
        nb,
        nn,
        en,
    }
}

const MENU: &[Told] = &[
    way("domains", "/domains", "Domener", "Domene", "Domains"),
    way(
        "standards",
        "/standards",
        "Standarder",
        "Standardar",
        "Standards",
    ),
    way("impact", "/impact", "Virkninger", "Verknader", "Impact"),
    way("needs", "/needs", "Behov", "Behov", "Needs"),
    way("roadmap", "/roadmap", "Veikart", "Vegkart", "Roadmap"),
    way("ehds", "/ehds", "EHDS", "EHDS", "EHDS"),
    way(
        "questions",
        "/questions",
        "Spørsmål",
        "Spørsmål",
        "Questions",
    ),
    way("query", "/query", "SPARQL", "SPARQL", "SPARQL"),
];

/// The parts of the site that the menu leads to.
pub(super) fn sections() -> impl Iterator<Item = &'static str> {
    MENU.iter().map(|way| way.section)
}

const FOOT: &[Told] = &[
    way(
        "catalogues",
        "/catalog",
        "Kataloger",
        "Katalogar",
        "Catalogues",
    ),
    way("terms", "/ns", "Begreper", "Omgrep", "Terms"),
    way("shapes", "/shapes", "Regler", "Reglar", "Rules"),
    way(
        "validate",
        "/validate",
        "Prøv data",
        "Prøv data",
        "Check data",
    ),
    way("api", "/api", "API", "API", "API"),
];

/// The menu.
pub fn menu(language: Language) -> Vec<Way> {
    in_language(MENU, language)
}

/// What the foot leads to.
pub fn foot(language: Language) -> Vec<Way> {
    in_language(FOOT, language)
}

/// The addresses of the home page and of all that menu and foot lead to.
pub fn ways() -> impl Iterator<Item = &'static str> {
    let told = MENU.iter().chain(FOOT).map(|told| told.path);
    std::iter::once("/").chain(told)
}

fn in_language(ways: &[Told], language: Language) -> Vec<Way> {
    let way = |told: &Told| Way {
        section: told.section,
        path: told.path,
        name: match language {
            Language::Nb => told.nb,
            Language::Nn => told.nn,
            Language::En => told.en,
        },
    };
    ways.iter().map(way).collect()
}
