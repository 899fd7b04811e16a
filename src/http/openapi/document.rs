//! The document: every operation and schema, in one language
//! ([OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1)).

use super::operation::Operation;
use super::shared::Shared;
use super::{schema, tags};
use crate::http::text::Text;
use crate::rdf::Language;
use serde_json::{Map, Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;

const TITLE: &str = "Helsegraf";

const DESCRIPTION: Text = Text::new(
    "Forvaltningen av helseinformasjon i Norge som lenkede data: samlinger i JSON, lagrede spørsmål, SPARQL, grafer og lenker. Lesing er åpen; endringer krever et token og prøves mot reglene før de lagres. Formatet velges med `Accept` eller `?format=`, språket med `Accept-Language` eller `?lang=`. Det som går galt, sies med `application/problem+json`, og `type` fører til en side om hva du gjør.",
    "Forvaltinga av helseinformasjon i Noreg som lenkja data: samlingar i JSON, lagra spørsmål, SPARQL, grafar og lenkjer. Lesing er open; endringar krev eit token og blir prøvde mot reglane før dei blir lagra. Formatet blir valt med `Accept` eller `?format=`, språket med `Accept-Language` eller `?lang=`. Det som går gale, blir sagt med `application/problem+json`, og `type` fører til ei side om kva du gjer.",
    "The governance of health information in Norway as linked data: collections in JSON, stored questions, SPARQL, graphs and links. Reading is open; changes need a token and are tried against the shapes before they are stored. `Accept` or `?format=` chooses the format, `Accept-Language` or `?lang=` the language. What goes wrong is told with `application/problem+json`, whose `type` leads to a page about what to do.",
);

/// The document of these operations; `schemas` come beside those that are always there.
pub fn document(
    operations: &[Operation],
    schemas: Map<String, Value>,
    language: Language,
) -> Value {
    let mut shared = Shared::new(language);
    let mut paths = Map::new();
    for operation in operations {
        let path = paths.entry(&operation.path).or_insert_with(|| json!({}));
        let told = operation.to_json(language, &mut shared);
        let twice = std::mem::replace(&mut path[operation.method], told);
        debug_assert!(twice.is_null(), "{} is told twice", operation.path);
    }
    let mut all = schema::all(language);
    all.extend(schemas);
    let (parameters, responses) = shared.into_parts();
    let info = json!({
        "title": TITLE,
        "version": env!("CARGO_PKG_VERSION"),
        "description": DESCRIPTION.in_language(language),
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    });
    let components = object([
        ("schemas", all.into()),
        ("parameters", parameters.into()),
        ("responses", responses.into()),
        ("headers", headers(language)),
        ("securitySchemes", json!({"token": token(language)})),
    ]);
    object([
        ("openapi", "3.1.1".into()),
        ("info", info),
        (
            "jsonSchemaDialect",
            "https://spec.openapis.org/oas/3.1/dialect/base".into(),
        ),
        // The node itself, whatever name it is reached by.
        ("servers", json!([{"url": "/"}])),
        ("tags", tags::all(language)),
        ("paths", paths.into()),
        ("components", components),
    ])
}

/// An object of members that are moved into it, where `json!` would copy them.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.into_iter().collect())
}

fn token(language: Language) -> Value {
    let says = T(
        "Et token fra den som drifter noden. Roller: `editor` for noen grafer, `steward` for alle data, `admin` for alt.",
        "Eit token frå den som driftar noden. Roller: `editor` for nokre grafar, `steward` for alle data, `admin` for alt.",
        "A token from whoever runs the node. Roles: `editor` for some graphs, `steward` for all data, `admin` for everything.",
    );
    json!({"type": "http", "scheme": "bearer", "description": says.in_language(language)})
}

fn headers(language: Language) -> Value {
    let all = [
        (
            "ETag",
            T(
                "Merke for akkurat dette innholdet; send det i `If-None-Match` eller `If-Match`",
                "Merke for akkurat dette innhaldet; send det i `If-None-Match` eller `If-Match`",
                "Tag of exactly this content; send it in `If-None-Match` or `If-Match`",
            ),
        ),
        (
            "Last-Modified",
            T(
                "Når det sist ble endret",
                "Når det sist vart endra",
                "When it was changed last",
            ),
        ),
        (
            "Link",
            T(
                "Andre former, neste side og hva det beskriver",
                "Andre former, neste side og kva det skildrar",
                "Other forms, the next page and what it describes",
            ),
        ),
        (
            "Location",
            T(
                "Adressen å gå til, eller til det som ble opprettet",
                "Adressa å gå til, eller til det som vart oppretta",
                "The address to go to, or of what was created",
            ),
        ),
        (
            "Content-Location",
            T(
                "Adressen til nettopp denne formen",
                "Adressa til nett denne forma",
                "The address of this very form",
            ),
        ),
        (
            "WWW-Authenticate",
            T(
                "Hvordan du sier hvem du er",
                "Korleis du seier kven du er",
                "How to say who you are",
            ),
        ),
        (
            "Allow",
            T(
                "Metodene adressen tar imot",
                "Metodane adressa tek imot",
                "The methods the address takes",
            ),
        ),
        (
            "Accept-Post",
            T(
                "Formatene adressen leser",
                "Formata adressa les",
                "The formats the address reads",
            ),
        ),
        (
            "Retry-After",
            T("Sekunder å vente", "Sekund å vente", "Seconds to wait"),
        ),
    ];
    let told = all.map(|(name, says)| {
        let header =
            json!({"description": says.in_language(language), "schema": {"type": "string"}});
        (name.to_owned(), header)
    });
    Value::Object(told.into_iter().collect())
}
