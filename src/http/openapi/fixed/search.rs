//! Search, as it is told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::parameters;
use crate::http::kinds;
use crate::http::pages::visit::PAGE;
use crate::http::search::JSON;
use crate::http::text::Text;
use crate::search::{MOST_CHARACTERS, RANKED};
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;

pub(super) fn operations() -> Vec<Operation> {
    vec![data(), page(), description()]
}

fn data() -> Operation {
    let summary = T(
        "Søk etter ressurser",
        "Søk etter ressursar",
        "Search for resources",
    );
    let says = T(
        "Ser gjennom navn, synonymer, identifikatorer og definisjoner på bokmål, nynorsk og engelsk: ordene som de står, bøyd, som deler av sammensatte ord, begynnelsen av det siste, og med én skrivefeil. Navn går foran synonymer, og synonymer foran definisjoner; ressurser med alle ordene går foran dem med noen. `highlight` er HTML der alt er kodet og ordene står i `<mark>`. En fasett teller hva et annet valg av den ville gitt. Uten treff er `near` ord som gir treff, de nærmeste først. Det samme i SPARQL: `?thing hg:matches \"allergi\"`.",
        "Ser gjennom namn, synonym, identifikatorar og definisjonar på bokmål, nynorsk og engelsk: orda som dei står, bøygde, som delar av samansette ord, starten på det siste, og med éin skrivefeil. Namn går framfor synonym, og synonym framfor definisjonar; ressursar med alle orda går framfor dei med nokre. `highlight` er HTML der alt er koda og orda står i `<mark>`. Ein fasett tel kva eit anna val av han ville gitt. Utan treff er `near` ord som gir treff, dei næraste først. Det same i SPARQL: `?thing hg:matches \"allergi\"`.",
        "Looks through names, synonyms, identifiers and definitions in Bokmål, Nynorsk and English: the words as they stand, inflected, as parts of compounds, the beginning of the last, and with one mistake. Names go before synonyms, synonyms before definitions; resources with all words before those with some. `highlight` is HTML with everything escaped and the words in `<mark>`. A facet counts what another choice of it would find. Without hits, `near` holds words that find something, the nearest first. The same in SPARQL: `?thing hg:matches \"allergi\"`.",
    );
    let found = T("Treffene", "Treffa", "The hits");
    Operation::new("get", "/api/search", "search", "collections", summary)
        .says(says)
        .takes([text(json!({"pattern": A_WORD})).required()])
        .takes(paging())
        .takes(facets())
        .takes([parameters::lang()])
        .answers(200, found, [Content::json(answer())], &["ETag"])
        .revalidates()
        .negotiates(JSON)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn page() -> Operation {
    let summary = T("Søkesiden", "Søkjesida", "The page of search");
    let found = T("Siden", "Sida", "The page");
    Operation::new("get", "/search", "searchPage", "pages", summary)
        .takes([text(json!({}))])
        .takes(paging())
        .takes(facets())
        .takes([parameters::lang()])
        .answers(200, found, [Content::text("text/html")], &["ETag"])
        .revalidates()
        .negotiates(PAGE)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn description() -> Operation {
    let summary = T(
        "Hvordan en nettleser søker her",
        "Korleis ein nettlesar søkjer her",
        "How a browser searches here",
    );
    let found = T(
        "Beskrivelsen, OpenSearch 1.1",
        "Skildringa, OpenSearch 1.1",
        "The description, OpenSearch 1.1",
    );
    let content = [Content::text("application/opensearchdescription+xml")];
    Operation::new("get", "/opensearch.xml", "openSearch", "pages", summary)
        .takes([parameters::lang()])
        .answers(200, found, content, &["ETag"])
        .revalidates()
        .refuses(&[&kinds::ACCEPT_MALFORMED])
}

/// What the text must have where something is to be found: signs alone are no word.
const A_WORD: &str = "[0-9A-Za-zÆØÅæøå]";

fn text(mut schema: Value) -> Parameter {
    let says = T(
        "Det det søkes etter",
        "Det det blir søkt etter",
        "What to search for",
    );
    schema["type"] = json!("string");
    schema["maxLength"] = json!(MOST_CHARACTERS);
    Parameter::new(Place::Query, "q", schema, says).such_as("allergi")
}

fn paging() -> [Parameter; 2] {
    let limit = T("Flest treff", "Flest treff", "Most hits");
    let offset = T(
        "Hvor mange treff som utelates fra starten",
        "Kor mange treff som blir utelatne frå starten",
        "How many hits to leave out at the start",
    );
    let limits = json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 20});
    let offsets = json!({"type": "integer", "minimum": 0, "maximum": RANKED, "default": 0});
    [
        Parameter::new(Place::Query, "limit", limits, limit),
        Parameter::new(Place::Query, "offset", offsets, offset),
    ]
}

fn facets() -> [Parameter; 4] {
    let of = |name: &str, says: Text, example: &str| {
        Parameter::new(Place::Query, name, json!({"type": "string"}), says).such_as(example)
    };
    [
        of(
            "kind",
            T(
                "Bare én samling, ved navnet i adresser",
                "Berre éi samling, ved namnet i adresser",
                "One collection only, by its name in addresses",
            ),
            "concepts",
        ),
        of(
            "language",
            T(
                "Bare det som er omtalt på et språk",
                "Berre det som er omtalt på eit språk",
                "Only what is described in a language",
            ),
            "nn",
        ),
        of(
            "domain",
            T(
                "Bare det som hører til et datadomene: IRI, eller enden av den",
                "Berre det som høyrer til eit datadomene: IRI, eller enden av han",
                "Only what belongs to a data domain: its IRI, or the end of it",
            ),
            "legemidler",
        ),
        of(
            "mark",
            T(
                "Bare det som bærer et merke",
                "Berre det som ber eit merke",
                "Only what bears a mark",
            ),
            "doc",
        ),
    ]
}

fn answer() -> Value {
    let text = || json!({"type": "string"});
    let count = || json!({"type": "integer", "minimum": 0});
    let hit = json!({
        "type": "object",
        "properties": {
            "iri": {"type": "string", "format": "iri"},
            "label": text(),
            "language": {"type": ["string", "null"]},
            "kind": text(),
            "highlight": text(),
            "score": {"type": "number"},
        },
        "required": ["iri", "label", "language", "kind", "highlight", "score"],
    });
    let value = json!({
        "type": "object",
        "properties": {"value": text(), "label": text(), "count": count()},
        "required": ["value", "label", "count"],
    });
    json!({
        "type": "object",
        "properties": {
            "query": text(),
            "total": count(),
            "offset": count(),
            "limit": count(),
            "revision": count(),
            "hits": {"type": "array", "items": hit},
            "facets": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": value},
            },
            "next": text(),
            "near": {"type": "array", "items": text()},
        },
        "required": ["query", "total", "offset", "limit", "revision", "hits", "facets"],
    })
}
