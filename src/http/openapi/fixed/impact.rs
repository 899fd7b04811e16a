//! What a change touches, as it is told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::parameters;
use super::graphs::{documents, text as document};
use crate::http::kinds;
use crate::http::pages::{IMPACT_ANSWERS, IMPACT_FORMS, IMPACT_MOST_CHANGED};
use crate::http::text::Text;
use crate::impact::MOST_REACHED;
use crate::rdf::Format;
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const PATH: &str = "/impact";
const TAG: &str = "things";

pub(super) fn operations() -> Vec<Operation> {
    let by_accept = show(PATH, "impact").negotiates(IMPACT_FORMS);
    vec![by_accept, by_suffix(), judge()]
}

fn by_suffix() -> Operation {
    let says = T("Formatet", "Formatet", "The format");
    let suffixes = IMPACT_FORMS.iter().flat_map(|offer| offer.names);
    let suffixes: Vec<_> = suffixes.collect();
    let suffix = Parameter::new(Place::Path, "suffix", json!({"enum": suffixes}), says);
    show("/impact.{suffix}", "impactInFormat").takes([suffix.such_as("json")])
}

fn show(path: &'static str, name: &'static str) -> Operation {
    let summary = T(
        "Hva berører en endring i noe?",
        "Kva rører ei endring i noko ved?",
        "What does a change in something touch?",
    );
    let says = T(
        "Alt som berøres, etter avstand og slag, hvert med veien dit: egenskaper og retning. Hvem som må få vite det, og hvilke lagrede spørsmål og regler som bygger på det. Endringer går langs egenskaper med `hg:impactDirection`. For mye til å vises kuttes, og `cut` sier hvor. CSV har egenskapsstien i SPARQL; det som er kuttet, sies i en siste linje av slaget `cut`. Uten `of` er det en side å velge på.",
        "Alt som blir påverka, etter avstand og slag, kvart med vegen dit: eigenskapar og retning. Kven som må få vite det, og kva lagra spørsmål og reglar som byggjer på det. Endringar går langs eigenskapar med `hg:impactDirection`. For mykje til å visast blir kutta, og `cut` seier kvar. CSV har eigenskapsstien i SPARQL; det som er kutta, blir sagt i ei siste line av slaget `cut`. Utan `of` er det ei side å velje på.",
        "All that is touched, by distance and kind, each with the path there: properties and direction. Who has to know, and which stored questions and shapes build on it. Changes travel along properties with `hg:impactDirection`. Too much to be shown is cut, and `cut` says where. CSV has the property path of SPARQL; what is cut is said in a last line of the kind `cut`. Without `of` it is a page to choose at.",
    );
    let found = T("Det som berøres", "Det som blir påverka", "What is touched");
    let content = Content::offered(IMPACT_FORMS, |it| {
        (it == "application/json").then(|| answer(json!({"type": "string", "format": "iri"}), &[]))
    });
    let chosen = T(
        "IRI-en til det som endres; en av våre også uten basen",
        "IRI-en til det som blir endra; ein av våre òg utan basen",
        "The IRI of what changes; one of ours also without the base",
    );
    let chosen = Parameter::new(
        Place::Query,
        "of",
        json!({"type": "string", "format": "iri-reference"}),
        chosen,
    );
    let text = T(
        "Siden å velge på søker etter dette",
        "Sida å velje på søkjer etter dette",
        "The page to choose at searches for this",
    );
    let text = Parameter::new(
        Place::Query,
        "q",
        json!({"type": "string", "maxLength": 200}),
        text,
    );
    Operation::new("get", path, name, TAG, summary)
        .says(says)
        .takes([chosen.such_as("id/code-systems/icd-10"), text])
        .takes(narrowing())
        .takes([parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .refuses(&[
            &kinds::ACCEPT_MALFORMED,
            &kinds::REQUEST_INVALID,
            &kinds::NOT_FOUND,
        ])
        .works()
}

fn judge() -> Operation {
    let summary = T(
        "Hva berører en foreslått endring?",
        "Kva rører ei foreslått endring ved?",
        "What does a proposed change touch?",
    );
    let says = T(
        "RDF er utsagn som skal legges til; ellers en SPARQL-oppdatering. Ingenting lagres, og ingen trenger et merke for å spørre; bare endringer i reglene selv prøves for den som kan gjøre dem. `guard` er det vokteren ville sagt. Svaret er 200 uansett dom.",
        "RDF er utsegner som skal leggjast til; elles ei SPARQL-oppdatering. Ingenting blir lagra, og ingen treng eit merke for å spørje; berre endringar i reglane sjølve blir prøvde for den som kan gjere dei. `guard` er det vaktaren ville sagt. Svaret er 200 same kva domen er.",
        "RDF is statements to be added; otherwise a SPARQL update. Nothing is stored, and nobody needs a token to ask; changes of the shapes themselves are tried for those who may make them. `guard` is what the guard would say. The answer is 200 whatever the verdict.",
    );
    let found = T("Det som berøres", "Det som blir påverka", "What is touched");
    let iris = json!({"type": "array", "items": {"type": "string"}});
    let content = Content::offered(IMPACT_ANSWERS, |it| {
        let more = &["changed", "added", "removed", "guard"];
        (it == "application/json").then(|| answer(iris.clone(), more))
    });
    let mut bodies = documents();
    bodies.retain(|one| one.media_type != "multipart/form-data");
    bodies.push(
        Content::new("application/sparql-update", json!({"type": "string", "format": "sparql-update"}))
            .such_as("PREFIX hg: <https://w3id.org/helsegraf/ns#>\nINSERT DATA { <https://w3id.org/helsegraf/id/code-systems/icd-10> hg:usedBy <https://w3id.org/helsegraf/id/systems/epj> }"),
    );
    bodies.push(Content::new("multipart/form-data", form()));
    Operation::new("post", PATH, "impactOfChange", TAG, summary)
        .says(says)
        .takes(narrowing())
        .takes([parameters::lang()])
        .reads(bodies)
        .answers(200, found, content, &[])
        .negotiates(IMPACT_ANSWERS)
        .refuses(&[
            &kinds::REQUEST_INVALID,
            &kinds::DOCUMENT_SYNTAX,
            &kinds::QUERY_SYNTAX,
            &kinds::QUERY_INVALID,
            &kinds::HOST_NOT_ALLOWED,
            &kinds::GRAPH_STATE,
            &kinds::UNAUTHENTICATED,
            &kinds::FORBIDDEN,
            &kinds::SHAPES_UNUSABLE,
        ])
        .works()
        .in_pages()
        .with("x-most-statements", IMPACT_MOST_CHANGED)
}

fn narrowing() -> [Parameter; 3] {
    let kind = T(
        "Bare dette slaget: samlingens navn i adresser, eller klassen med prefiks",
        "Berre dette slaget: namnet på samlinga i adresser, eller klassen med prefiks",
        "Only this kind: the name of the collection in addresses, or the class with its prefix",
    );
    let distance = T(
        "Bare det som er så mange steg unna",
        "Berre det som er så mange steg unna",
        "Only what is so many steps away",
    );
    let limit = T(
        "Flest som listes i JSON og CSV",
        "Flest som blir lista i JSON og CSV",
        "Most that are listed in JSON and CSV",
    );
    let number = json!({"type": "integer", "minimum": 1, "maximum": MOST_REACHED});
    [
        Parameter::new(Place::Query, "kind", json!({"type": "string"}), kind),
        Parameter::new(Place::Query, "distance", number.clone(), distance).such_as(1),
        Parameter::new(Place::Query, "limit", number, limit).such_as(100),
    ]
}

fn form() -> Value {
    let mut formats: Vec<&str> = Format::ALL.map(Format::suffix).into();
    formats.push("update");
    json!({
        "type": "object",
        "properties": {
            "change": document(Format::Turtle),
            "change-format": {"enum": formats},
        },
        "required": ["change"],
        "additionalProperties": false,
    })
}

/// The answer as JSON; `of` is what it is about, `more` are members of its own.
fn answer(of: Value, more: &[&str]) -> Value {
    let text = || json!({"type": "string"});
    let count = || json!({"type": "integer", "minimum": 0});
    let step = json!({
        "type": "object",
        "properties": {
            "from": text(), "property": text(), "direction": {"enum": ["forward", "backward"]},
            "label": text(), "to": text(), "toLabel": text(),
        },
        "required": ["from", "property", "direction", "label", "to", "toLabel"],
    });
    let affected = json!({
        "type": "object",
        "properties": {
            "iri": text(), "label": text(), "kind": text(), "distance": count(),
            "path": {"type": "array", "items": step},
        },
        "required": ["iri", "label", "kind", "distance", "path"],
    });
    let list = json!({"type": "array", "items": {"type": "object"}});
    let mut required = vec![
        "of",
        "total",
        "matching",
        "listed",
        "cut",
        "counts",
        "affected",
        "notify",
        "questions",
        "shapes",
        "revision",
        "language",
    ];
    required.extend(more);
    json!({
        "type": "object",
        "properties": {
            "of": of,
            "total": count(), "matching": count(), "listed": count(), "revision": count(),
            "language": text(),
            "cut": {"type": ["object", "null"]},
            "counts": list, "notify": list, "questions": list, "shapes": list,
            "affected": {"type": "array", "items": affected},
        },
        "required": required,
    })
}
