//! Linked data: `/id/...`, `/doc/...`, `/ns` and `/shapes`, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::pages::REPRESENTATIONS;
use crate::http::text::Text;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const THINGS: &str = "things";
const RULES: &str = "rules";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        identify("/id/{collection}/{slug}", "identify"),
        identify("/id/{collection}", "identifyCollection"),
        describe(),
        list(),
        terms(),
        context(),
        shapes(),
        shapes_by_suffix(),
        shape(),
    ]
}

fn representations() -> Vec<Content> {
    Content::offered(REPRESENTATIONS, |media_type| Some(schema::rdf(media_type)))
}

/// In the formats of linked data, in the reader's language.
fn linked(operation: Operation, found: Text) -> Operation {
    operation
        .answers(
            200,
            found,
            representations(),
            &["ETag", "Link", "Content-Location"],
        )
        .revalidates()
        .negotiates(REPRESENTATIONS)
        .takes([parameters::lang()])
        .works()
}

fn identify(path: &'static str, id: &'static str) -> Operation {
    let summary = T(
        "En ressurs eller samling selv",
        "Ein ressurs eller ei samling sjølv",
        "A resource or collection itself",
    );
    let says = T(
        "Adressen navngir tingen, som ikke kan sendes; 303 fører til det som er sagt om den.",
        "Adressa namngir tingen, som ikkje kan sendast; 303 fører til det som er sagt om han.",
        "The address names the thing, which cannot be sent; 303 leads to what is said of it.",
    );
    let see = T("Se /doc/…", "Sjå /doc/…", "See /doc/…");
    let operation = Operation::new("get", path, id, THINGS, summary).says(says);
    let operation = match path.contains("{slug}") {
        true => operation
            .takes(parameters::thing())
            .refuses(&[&kinds::NOT_FOUND, &kinds::GONE]),
        false => operation
            .takes([parameters::collection()])
            .refuses(&[&kinds::NOT_FOUND]),
    };
    operation
        .answers(303, see, [], &["Location", "Link"])
        .refuses(&[&kinds::ACCEPT_MALFORMED])
        .works()
}

/// Parameters of a thing's history.
fn history() -> [Parameter; 3] {
    let digits = || json!({"type": "string", "pattern": "^[0-9]*$"});
    let history = T(
        "Siden viser endringene som gjaldt ressursen, med nummeret til en revisjon bare den; gjelder bare HTML.",
        "Sida viser endringane som gjaldt ressursen, med nummeret til ein revisjon berre den; gjeld berre HTML.",
        "The page shows the changes to the resource, with the number of a revision that one alone; holds for HTML only.",
    );
    let before = T(
        "Historikken begynner før denne revisjonen",
        "Historikken byrjar før denne revisjonen",
        "The history begins before this revision",
    );
    let page = T(
        "Hvilken side av det én revisjon endret",
        "Kva side av det éin revisjon endra",
        "Which page of what one revision changed",
    );
    [("history", history), ("before", before), ("page", page)]
        .map(|(name, says)| Parameter::new(Place::Query, name, digits(), says))
}

fn describe() -> Operation {
    let summary = T(
        "Hva som er sagt om en ressurs",
        "Kva som er sagt om ein ressurs",
        "What is said of a resource",
    );
    let says = T(
        "Alt grafen sier om ressursen og delene av den, som side eller data.",
        "Alt grafen seier om ressursen og delane av han, som side eller data.",
        "Everything the graph says of the resource and its parts, as a page or as data.",
    );
    let operation = Operation::new(
        "get",
        "/doc/{collection}/{slug}",
        "describe",
        THINGS,
        summary,
    )
    .says(says)
    .takes(parameters::thing())
    .takes([parameters::profile()])
    .takes(history())
    .refuses(&[&kinds::NOT_FOUND, &kinds::GONE]);
    linked(
        operation,
        T("Beskrivelsen", "Skildringa", "The description"),
    )
}

fn list() -> Operation {
    let summary = T(
        "Alle ressurser i en samling",
        "Alle ressursar i ei samling",
        "Every resource of a collection",
    );
    let says = T(
        "Høyst 1 000 om gangen som data; `Link` med `rel=\"next\"` fører videre.",
        "Høgst 1 000 om gongen som data; `Link` med `rel=\"next\"` fører vidare.",
        "At most 1,000 at a time as data; `Link` with `rel=\"next\"` leads on.",
    );
    let after = T(
        "IRI-en listen går videre etter",
        "IRI-en lista går vidare etter",
        "The IRI the list goes on after",
    );
    let after = Parameter::new(Place::Query, "after", json!({"type": "string"}), after);
    let operation = Operation::new("get", "/doc/{collection}", "listThings", THINGS, summary)
        .says(says)
        .takes([parameters::collection(), after])
        .refuses(&[&kinds::NOT_FOUND]);
    linked(operation, T("Listen", "Lista", "The list"))
}

fn terms() -> Operation {
    let summary = T("Ontologien", "Ontologien", "The ontology");
    let says = T(
        "Klassene og egenskapene som er våre egne.",
        "Klassane og eigenskapane som er våre eigne.",
        "The classes and properties that are our own.",
    );
    linked(
        Operation::new("get", "/ns", "ontology", RULES, summary).says(says),
        T("Ontologien", "Ontologien", "The ontology"),
    )
}

fn context() -> Operation {
    let summary = T(
        "Korte navn for JSON-LD",
        "Korte namn for JSON-LD",
        "Short names for JSON-LD",
    );
    let says = T(
        "Konteksten JSON her er RDF ved, fra ontologi og regler.",
        "Konteksten JSON her er RDF ved, frå ontologi og reglar.",
        "The context by which JSON here is RDF, from ontology and shapes.",
    );
    let context = json!({"type": "object", "properties": {"@context": {"type": "object"}}, "required": ["@context"]});
    let found = T("Konteksten", "Konteksten", "The context");
    Operation::new("get", "/ns/context.jsonld", "context", RULES, summary)
        .says(says)
        .answers(
            200,
            found,
            [Content::new("application/ld+json", context)],
            &["ETag", "Link"],
        )
        .revalidates()
        .refuses(&[&kinds::ACCEPT_MALFORMED])
        .works()
}

fn shapes() -> Operation {
    let summary = T("Alle reglene", "Alle reglane", "All the shapes");
    let says = T(
        "SHACL som vokter hver endring, som side eller data.",
        "SHACL som vaktar kvar endring, som side eller data.",
        "The SHACL that guards every change, as a page or as data.",
    );
    linked(
        Operation::new("get", "/shapes", "shapes", RULES, summary).says(says),
        T("Reglene", "Reglane", "The shapes"),
    )
}

fn shapes_by_suffix() -> Operation {
    let summary = T(
        "Alle reglene, i et format",
        "Alle reglane, i eit format",
        "All the shapes, in one format",
    );
    let says = T("Formatet", "Formatet", "The format");
    let suffixes: Vec<_> = REPRESENTATIONS
        .iter()
        .map(|offer| offer.what.suffix())
        .collect();
    let suffix =
        Parameter::new(Place::Path, "suffix", json!({"enum": suffixes}), says).such_as("ttl");
    Operation::new("get", "/shapes.{suffix}", "shapesBySuffix", RULES, summary)
        .takes([suffix, parameters::lang()])
        .answers(
            200,
            T("Reglene", "Reglane", "The shapes"),
            representations(),
            &["ETag", "Link"],
        )
        .revalidates()
        .refuses(&[&kinds::ACCEPT_MALFORMED, &kinds::NOT_FOUND])
        .works()
}

fn shape() -> Operation {
    let summary = T("Én regel", "Éin regel", "One shape");
    let says = T(
        "Regelens navn, for eksempel `Dataset`",
        "Namnet på regelen, til dømes `Dataset`",
        "The name of the shape, such as `Dataset`",
    );
    let name =
        Parameter::new(Place::Path, "name", json!({"type": "string"}), says).such_as("Dataset");
    let operation = Operation::new("get", "/shapes/{name}", "shape", RULES, summary)
        .takes([name])
        .refuses(&[&kinds::NOT_FOUND]);
    linked(operation, T("Regelen", "Regelen", "The shape"))
}
