//! What every thing has in JSON besides its fields, and what many fields refer to.

use crate::rdf::Language;
use serde_json::{Map, Value, json};

fn said(language: Language, texts: [&str; 3]) -> &str {
    let place = match language {
        Language::Nb => 0,
        Language::Nn => 1,
        Language::En => 2,
    };
    texts[place]
}

/// What every thing that is told has besides its fields.
pub(super) fn told(language: Language) -> Map<String, Value> {
    let id = said(language, ["IRI-en", "IRI-en", "The IRI"]);
    let classes = said(
        language,
        [
            "Klassene, ved navn",
            "Klassane, ved namn",
            "The classes, by name",
        ],
    );
    let href = said(
        language,
        [
            "Adressen her, som JSON",
            "Adressa her, som JSON",
            "The address here, as JSON",
        ],
    );
    let context = said(
        language,
        [
            "Hva navnene betyr, så dokumentet også er RDF",
            "Kva namna tyder, så dokumentet òg er RDF",
            "What the names mean, so that the document is RDF too",
        ],
    );
    let members = [
        ("@context", json!({"description": context})),
        ("id", json!({"type": "string", "description": id})),
        (
            "type",
            json!({"type": "array", "items": {"type": "string"}, "minItems": 1, "description": classes}),
        ),
        (
            "href",
            json!({"type": "string", "format": "uri-reference", "description": href}),
        ),
    ];
    named(members)
}

/// What every thing that is sent may have besides its fields.
pub(super) fn sent(language: Language) -> Map<String, Value> {
    let id = said(
        language,
        [
            "IRI-en, om den sendes med; den følger av adressen",
            "IRI-en, om han er med; han følgjer av adressa",
            "The IRI, if it is sent along; it follows from the address",
        ],
    );
    let classes = said(
        language,
        [
            "Klassene; samlingens egne om de ikke sendes",
            "Klassane; dei til samlinga om dei ikkje er med",
            "The classes; those of the collection if not sent",
        ],
    );
    let several = json!({"type": "array", "items": {"type": "string"}});
    let members = [
        (
            "id",
            json!({"type": "string", "format": "iri", "description": id}),
        ),
        (
            "type",
            json!({"anyOf": [{"type": "string"}, several], "description": classes}),
        ),
    ];
    named(members)
}

/// Schemas that many fields refer to.
pub(super) fn shared(language: Language) -> Map<String, Value> {
    named([
        ("Reference", reference(language)),
        ("ReferenceInput", reference_input(language)),
        ("ValueObject", value_object(language)),
    ])
}

fn reference(language: Language) -> Value {
    let says = said(
        language,
        [
            "En annen ressurs: IRI, adresse her og navn",
            "Ein annan ressurs: IRI, adresse her og namn",
            "Another resource: IRI, address here and name",
        ],
    );
    let text =
        json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]});
    json!({
        "type": "object",
        "description": says,
        "properties": {
            "id": {"type": "string"},
            "href": {"type": "string", "format": "uri-reference"},
            "prefLabel": {"type": "object", "additionalProperties": text},
        },
        "required": ["id"],
        "additionalProperties": true,
    })
}

fn reference_input(language: Language) -> Value {
    let says = said(
        language,
        [
            "En annen ressurs: IRI-en, eller et objekt med den",
            "Ein annan ressurs: IRI-en, eller eit objekt med han",
            "Another resource: its IRI, or an object with it",
        ],
    );
    json!({
        "description": says,
        "anyOf": [iri(), {
            "type": "object",
            "properties": {"id": iri()},
            "required": ["id"],
            "additionalProperties": false,
        }],
    })
}

fn value_object(language: Language) -> Value {
    let says = said(
        language,
        [
            "En verdi JSON ikke sier uten hjelp, som i JSON-LD",
            "Ein verdi JSON ikkje seier utan hjelp, som i JSON-LD",
            "A value that JSON does not say without help, as in JSON-LD",
        ],
    );
    json!({
        "type": "object",
        "description": says,
        "properties": {
            "@value": {"type": ["string", "number", "boolean"]},
            "@type": iri(),
            "@language": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        },
        "required": ["@value"],
        "additionalProperties": false,
    })
}

fn iri() -> Value {
    json!({"type": "string", "format": "iri"})
}

fn named<const N: usize>(schemas: [(&str, Value); N]) -> Map<String, Value> {
    let schemas = schemas.into_iter();
    schemas
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect()
}
