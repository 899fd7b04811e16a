//! The words of the home page's dashboard and map: how much is known.

use crate::rdf::Language;

/// Words about how much is known, in one language.
pub struct Known {
    /// Heading over the map.
    pub map: &'static str,
    /// What the map shows, and how to read it.
    pub map_lead: &'static str,
    /// A share.
    pub percent: fn(usize) -> String,
    /// Data health in whole percent.
    pub healthy: fn(percent: usize) -> String,
    /// A box about which nothing is asked.
    pub unasked: &'static str,
    /// Said of a domain that holds in one region.
    pub regional: &'static str,
    /// Name of the key to the map.
    pub legend: &'static str,
    /// From and to percent.
    pub level: fn(from: usize, to: usize) -> String,
    /// Opens the map as a list.
    pub as_list: &'static str,
    /// How many domains and subdomains.
    pub domains: fn(top: usize, parts: usize) -> String,

    /// Heading over the dashboard.
    pub coverage: &'static str,
    /// Under it.
    pub coverage_lead: &'static str,
    /// Caption of the table.
    pub table: &'static str,
    /// Entries named in all three languages.
    pub named: &'static str,
    /// Entries with a definition or a description.
    pub explained: &'static str,
    /// Entries with a source.
    pub sourced: &'static str,
    /// Entries that say what they rest on.
    pub marked: &'static str,
    /// Entries linked with others.
    pub linked: &'static str,
    /// Values stated to be unknown.
    pub unknown: &'static str,
    /// What that means.
    pub unknown_help: &'static str,
    /// So many of so many.
    pub of: fn(part: &str, all: &str) -> String,
    /// Column: the kind.
    pub kind: &'static str,
    /// Column: how many.
    pub count: &'static str,
    /// Column: with definition or description.
    pub with_text: &'static str,
    /// Columns: with a name in the languages.
    pub languages: [(&'static str, &'static str); 3],
    /// Column: with a source.
    pub with_source: &'static str,
    /// Column: marks.
    pub marks: &'static str,
    /// No mark.
    pub unmarked: &'static str,
    /// Column: values unknown.
    pub unknown_column: &'static str,
    /// Column: links out.
    pub out: &'static str,
    /// Column: links in.
    pub inward: &'static str,
    /// Column: linked to nothing but a source.
    pub loose: &'static str,
    /// The last row.
    pub all: &'static str,
}

impl Known {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Known = Known {
    map: "Kart over datadomenene",
    map_lead: "Hver boks er et datadomene, og boksene i den er subdomener. Tallet og søylen er datahelsen: poengene domenet har fått, av dem reglene kan gi for eier, avgrensning, vurderinger, modeller, kilder, datasett og regelverk.",
    percent: |n| format!("{n} %"),
    healthy: |percent| format!("datahelse {percent} %"),
    unasked: "ingen regel gir poeng",
    regional: "regionalt",
    legend: "Datahelse",
    level: |from, to| format!("{from}–{to} %"),
    as_list: "Kartet som liste",
    domains: |top, parts| format!("{top} domener og {parts} subdomener."),
    coverage: "Hva grafen vet",
    coverage_lead: "Det som mangler, skal synes. Her er hva ressursene har av tekst, språk, kilder og lenker, og hvor ofte det er sagt at ingen vet.",
    table: "Ressurser etter slag: hva de har, og hvordan de henger sammen",
    named: "har navn på tre språk",
    explained: "har definisjon eller beskrivelse",
    sourced: "viser til en kilde",
    marked: "sier hva de bygger på",
    linked: "henger sammen med andre",
    unknown: "verdier er sagt å være ukjente",
    unknown_help: "Et hull som er sagt høyt, kan tettes.",
    of: |part, all| format!("{part} av {all}"),
    kind: "Slag",
    count: "Antall",
    with_text: "Forklart",
    languages: [
        ("nb", "Navn på bokmål"),
        ("nn", "Navn på nynorsk"),
        ("en", "Navn på engelsk"),
    ],
    with_source: "Kilde",
    marks: "Bygger på",
    unmarked: "Uten merke",
    unknown_column: "Ukjent",
    out: "Lenker ut",
    inward: "Lenker inn",
    loose: "Uten lenker",
    all: "Alle, hver én gang",
};

static NN: Known = Known {
    map: "Kart over datadomena",
    map_lead: "Kvar boks er eit datadomene, og boksane i den er subdomene. Talet og søyla er datahelsa: poenga domenet har fått, av dei reglane kan gi for eigar, avgrensing, vurderingar, modellar, kjelder, datasett og regelverk.",
    percent: |n| format!("{n} %"),
    healthy: |percent| format!("datahelse {percent} %"),
    unasked: "ingen regel gir poeng",
    regional: "regionalt",
    legend: "Datahelse",
    level: |from, to| format!("{from}–{to} %"),
    as_list: "Kartet som liste",
    domains: |top, parts| format!("{top} domene og {parts} subdomene."),
    coverage: "Kva grafen veit",
    coverage_lead: "Det som manglar, skal synast. Her er kva ressursane har av tekst, språk, kjelder og lenkjer, og kor ofte det er sagt at ingen veit.",
    table: "Ressursar etter slag: kva dei har, og korleis dei heng saman",
    named: "har namn på tre språk",
    explained: "har definisjon eller skildring",
    sourced: "viser til ei kjelde",
    marked: "seier kva dei byggjer på",
    linked: "heng saman med andre",
    unknown: "verdiar er sagde å vere ukjende",
    unknown_help: "Eit hol som er sagt høgt, kan tettast.",
    of: |part, all| format!("{part} av {all}"),
    kind: "Slag",
    count: "Tal",
    with_text: "Forklart",
    languages: [
        ("nb", "Namn på bokmål"),
        ("nn", "Namn på nynorsk"),
        ("en", "Namn på engelsk"),
    ],
    with_source: "Kjelde",
    marks: "Byggjer på",
    unmarked: "Utan merke",
    unknown_column: "Ukjent",
    out: "Lenkjer ut",
    inward: "Lenkjer inn",
    loose: "Utan lenkjer",
    all: "Alle, kvar éin gong",
};

static EN: Known = Known {
    map: "Map of the data domains",
    map_lead: "Each box is a data domain, and the boxes in it are subdomains. The number and the bar are the data health: the points that the domain has, of those the rules can give for owner, bounds, assessments, models, sources, datasets and law.",
    percent: |n| format!("{n}%"),
    healthy: |percent| format!("data health {percent} %"),
    unasked: "no rule gives points",
    regional: "regional",
    legend: "Data health",
    level: |from, to| format!("{from}–{to}%"),
    as_list: "The map as a list",
    domains: |top, parts| format!("{top} domains and {parts} subdomains."),
    coverage: "What the graph knows",
    coverage_lead: "What is missing should show. This is what the resources have of text, languages, sources and links, and how often it is said that nobody knows.",
    table: "Resources by kind: what they have, and how they hang together",
    named: "have a name in three languages",
    explained: "have a definition or a description",
    sourced: "point to a source",
    marked: "say what they rest on",
    linked: "are linked with others",
    unknown: "values are said to be unknown",
    unknown_help: "A gap that is stated can be closed.",
    of: |part, all| format!("{part} of {all}"),
    kind: "Kind",
    count: "Number",
    with_text: "Explained",
    languages: [
        ("nb", "Name in Norwegian Bokmål"),
        ("nn", "Name in Norwegian Nynorsk"),
        ("en", "Name in English"),
    ],
    with_source: "Source",
    marks: "Rests on",
    unmarked: "No mark",
    unknown_column: "Unknown",
    out: "Links out",
    inward: "Links in",
    loose: "No links",
    all: "All, each once",
};
