//! The words of the history of a thing.

use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Heading beside a thing.
    pub title: &'static str,
    /// Title of the page.
    pub of: fn(&str) -> String,
    /// To the page: how many commits.
    pub all: fn(usize) -> String,
    /// Under its title.
    pub lead: &'static str,
    /// Before a number.
    pub revision: &'static str,
    /// Who, how much, by which door.
    pub heads: [&'static str; 3],
    /// Statements added and removed, for those who do not see the signs.
    pub amount: &'static str,
    /// What doors are called.
    pub doors: [(&'static str, &'static str); 5],
    /// A commit too large to be told.
    pub untold: &'static str,
    /// How many older ones.
    pub more: fn(usize) -> String,
    /// The log is being read.
    pub not_yet: &'static str,
    /// How to cite a thing.
    pub cite: &'static str,
    /// A citation: name, revision, day, address.
    pub citation: fn(name: &str, revision: u64, day: &str, iri: &str) -> String,
    /// The profiles a thing is told by.
    pub profiles: &'static str,
}

impl Words {
    /// Those of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Words = Words {
    title: "Historikk",
    of: |name| format!("Historikken til {name}"),
    all: |n| match n {
        1 => "Én endring, og hva den gjaldt".to_owned(),
        n => format!("Alle {n} endringer, og hva de gjaldt"),
    },
    lead: "Endringene som gjaldt ressursen eller delene av den, de nyeste først.",
    revision: "Revisjon",
    heads: ["Av", "Omfang", "Gjennom"],
    amount: "påstander lagt til og fjernet",
    doors: [
        ("update", "SPARQL"),
        ("graph-store", "grafer"),
        ("rest", "skjema eller REST"),
        ("load", "kommandolinjen"),
        ("embedded", "innholdet som følger med"),
    ],
    untold: "Endringen kom med en stor innlasting og vises ikke påstand for påstand.",
    more: |n| format!("og {n} eldre"),
    not_yet: "Historikken leses nå. Last siden på nytt om noen sekunder.",
    cite: "Siter",
    citation: |name, revision, day, iri| {
        format!("{name}. Helsegraf, revisjon {revision}, {day}. {iri}")
    },
    profiles: "Profiler",
};

static NN: Words = Words {
    title: "Historikk",
    of: |name| format!("Historikken til {name}"),
    all: |n| match n {
        1 => "Éi endring, og kva ho gjaldt".to_owned(),
        n => format!("Alle {n} endringar, og kva dei gjaldt"),
    },
    lead: "Endringane som gjaldt ressursen eller delane av han, dei nyaste først.",
    revision: "Revisjon",
    heads: ["Av", "Omfang", "Gjennom"],
    amount: "påstandar lagde til og fjerna",
    doors: [
        ("update", "SPARQL"),
        ("graph-store", "grafar"),
        ("rest", "skjema eller REST"),
        ("load", "kommandolinja"),
        ("embedded", "innhaldet som følgjer med"),
    ],
    untold: "Endringa kom med ei stor innlasting og er ikkje vist påstand for påstand.",
    more: |n| format!("og {n} eldre"),
    not_yet: "Historikken blir lesen no. Last sida på nytt om nokre sekund.",
    cite: "Siter",
    citation: |name, revision, day, iri| {
        format!("{name}. Helsegraf, revisjon {revision}, {day}. {iri}")
    },
    profiles: "Profilar",
};

static EN: Words = Words {
    title: "History",
    of: |name| format!("History of {name}"),
    all: |n| match n {
        1 => "One change, and what it was".to_owned(),
        n => format!("All {n} changes, and what they were"),
    },
    lead: "The changes to the resource or its parts, the newest first.",
    revision: "Revision",
    heads: ["By", "Extent", "Through"],
    amount: "statements added and removed",
    doors: [
        ("update", "SPARQL"),
        ("graph-store", "graphs"),
        ("rest", "form or REST"),
        ("load", "the command line"),
        ("embedded", "the content that comes along"),
    ],
    untold: "The change came with a large load and is not shown statement by statement.",
    more: |n| format!("and {n} older"),
    not_yet: "The history is being read. Load the page again in some seconds.",
    cite: "Cite",
    citation: |name, revision, day, iri| {
        format!("{name}. Helsegraf, revision {revision}, {day}. {iri}")
    },
    profiles: "Profiles",
};
