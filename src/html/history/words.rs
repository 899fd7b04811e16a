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
    /// Under its title: how many there are.
    pub lead: fn(usize) -> String,
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
    /// To all of what a commit changed.
    pub show: &'static str,
    /// It took too long to read.
    pub too_long: &'static str,
    /// To older commits.
    pub older: &'static str,
    /// To the newest.
    pub newest: &'static str,
    /// Title of the page of one commit: its number, the name of the thing.
    pub one_of: fn(&str, &str) -> String,
    /// The commit changed more than this thing: statements in all.
    pub whole: fn(&str) -> String,
    /// Which page of how many.
    pub page: fn(usize, usize) -> String,
    /// To the page before.
    pub previous: &'static str,
    /// To the page after.
    pub next: &'static str,
    /// Behind the name of a thing that was removed.
    pub removed: &'static str,
    /// Title of the page that is left of it.
    pub gone: fn(&str) -> String,
    /// Under it: when, by whom, in which revision.
    pub gone_says: fn(&str, &str, u64) -> String,
    /// To its history.
    pub gone_history: &'static str,
    /// Before the reason for a change.
    pub reason: &'static str,
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
    lead: |n| match n {
        0 => "Ingen endringer er kjent.".to_owned(),
        1 => "Én endring gjaldt ressursen eller delene av den.".to_owned(),
        n => format!("{n} endringer gjaldt ressursen eller delene av den, de nyeste først."),
    },
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
    untold: "Endringen er del av en stor innlasting.",
    show: "Vis alt den endret her",
    too_long: "Endringen er så stor at den ikke ble lest ferdig innen fristen. Prøv igjen når færre spør.",
    older: "Eldre endringer",
    newest: "De nyeste",
    one_of: |n, name| format!("Revisjon {n} av {name}"),
    whole: |n| {
        format!("Endringen omfatter {n} påstander i alt; her står de som gjelder denne ressursen.")
    },
    page: |n, of| format!("Side {n} av {of}"),
    previous: "Forrige",
    next: "Neste",
    removed: "fjernet",
    gone: |name| format!("{name} er fjernet"),
    gone_says: |day, agent, revision| {
        format!(
            "Fjernet {day} av {agent}, i revisjon {revision}. Ingen graf sier noe om ressursen nå."
        )
    },
    gone_history: "Historikken viser hva som sto her, og hvem som endret det",
    reason: "Grunn",
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
    lead: |n| match n {
        0 => "Ingen endringar er kjende.".to_owned(),
        1 => "Éi endring gjaldt ressursen eller delane av han.".to_owned(),
        n => format!("{n} endringar gjaldt ressursen eller delane av han, dei nyaste først."),
    },
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
    untold: "Endringa er del av ei stor innlasting.",
    show: "Vis alt ho endra her",
    too_long: "Endringa er så stor at ho ikkje vart lesen ferdig innan fristen. Prøv igjen når færre spør.",
    older: "Eldre endringar",
    newest: "Dei nyaste",
    one_of: |n, name| format!("Revisjon {n} av {name}"),
    whole: |n| {
        format!("Endringa omfattar {n} påstandar i alt; her står dei som gjeld denne ressursen.")
    },
    page: |n, of| format!("Side {n} av {of}"),
    previous: "Førre",
    next: "Neste",
    removed: "fjerna",
    gone: |name| format!("{name} er fjerna"),
    gone_says: |day, agent, revision| {
        format!(
            "Fjerna {day} av {agent}, i revisjon {revision}. Ingen graf seier noko om ressursen no."
        )
    },
    gone_history: "Historikken viser kva som stod her, og kven som endra det",
    reason: "Grunn",
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
    lead: |n| match n {
        0 => "No change is known.".to_owned(),
        1 => "One change to the resource or its parts.".to_owned(),
        n => format!("{n} changes to the resource or its parts, the newest first."),
    },
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
    untold: "The change is part of a large load.",
    show: "Show all that it changed here",
    too_long: "The change is so large that it was not read to its end in time. Try again when fewer ask.",
    older: "Older changes",
    newest: "The newest",
    one_of: |n, name| format!("Revision {n} of {name}"),
    whole: |n| format!("The change has {n} statements in all; here are those about this resource."),
    page: |n, of| format!("Page {n} of {of}"),
    previous: "Previous",
    next: "Next",
    removed: "removed",
    gone: |name| format!("{name} was removed"),
    gone_says: |day, agent, revision| {
        format!(
            "Removed on {day} by {agent}, in revision {revision}. No graph says anything of the resource now."
        )
    },
    gone_history: "Its history shows what stood here, and who changed it",
    reason: "Reason",
    not_yet: "The history is being read. Load the page again in some seconds.",
    cite: "Cite",
    citation: |name, revision, day, iri| {
        format!("{name}. Helsegraf, revision {revision}, {day}. {iri}")
    },
    profiles: "Profiles",
};
