//! The parts of the API, in the order they are shown.

use crate::http::text::Text;
use crate::rdf::Language;
use serde_json::{Value, json};

/// Name, heading, what it is.
const TAGS: &[(&str, Text, Text)] = &[
    (
        "collections",
        Text::new("Samlinger", "Samlingar", "Collections"),
        Text::new(
            "Ressursene, samling for samling, som JSON: liste, filtrer, hent, opprett, endre og fjern.",
            "Ressursane, samling for samling, som JSON: list, filtrer, hent, opprett, endre og fjern.",
            "The resources, collection by collection, as JSON: list, filter, fetch, create, change and remove.",
        ),
    ),
    (
        "questions",
        Text::new("Lagrede spørsmål", "Lagra spørsmål", "Stored questions"),
        Text::new(
            "Spørsmål folk stiller, ferdig skrevet: svaret som side, JSON, XML, CSV eller TSV.",
            "Spørsmål folk stiller, ferdig skrivne: svaret som side, JSON, XML, CSV eller TSV.",
            "Questions people ask, written already: the answer as a page, JSON, XML, CSV or TSV.",
        ),
    ),
    (
        "things",
        Text::new("Lenkede data", "Lenkja data", "Linked data"),
        Text::new(
            "Hver ressurs har en varig adresse; følg den til det som er sagt om ressursen.",
            "Kvar ressurs har ei varig adresse; følg henne til det som er sagt om ressursen.",
            "Every resource has a lasting address; follow it to what is said of the resource.",
        ),
    ),
    (
        "sparql",
        Text::new("SPARQL", "SPARQL", "SPARQL"),
        Text::new(
            "Spørringer og oppdateringer, SPARQL 1.1 og 1.2.",
            "Spørjingar og oppdateringar, SPARQL 1.1 og 1.2.",
            "Queries and updates, SPARQL 1.1 and 1.2.",
        ),
    ),
    (
        "graphs",
        Text::new("Grafer", "Grafar", "Graphs"),
        Text::new(
            "Hele grafer inn og ut: Graph Store Protocol.",
            "Heile grafar inn og ut: Graph Store Protocol.",
            "Whole graphs in and out: Graph Store Protocol.",
        ),
    ),
    (
        "rules",
        Text::new(
            "Ontologi, regler og validering",
            "Ontologi, reglar og validering",
            "Ontology, shapes and validation",
        ),
        Text::new(
            "Hva ordene betyr, hva reglene krever, og om dine data følger dem.",
            "Kva orda tyder, kva reglane krev, og om dine data følgjer dei.",
            "What the terms mean, what the shapes demand, and whether your data conform.",
        ),
    ),
    (
        "catalogue",
        Text::new("Kataloger", "Katalogar", "Catalogues"),
        Text::new(
            "DCAT for høsting, profil for profil, og hva EHDS krever.",
            "DCAT for hausting, profil for profil, og kva EHDS krev.",
            "DCAT for harvesting, profile by profile, and what the EHDS asks for.",
        ),
    ),
    (
        "api",
        Text::new("Om API-et", "Om API-et", "About the API"),
        Text::new(
            "Denne beskrivelsen, og feilene.",
            "Denne skildringa, og feila.",
            "This description, and the problems.",
        ),
    ),
    (
        "pages",
        Text::new("Sider", "Sider", "Pages"),
        Text::new("For folk.", "For folk.", "For people."),
    ),
    (
        "operations",
        Text::new("Drift", "Drift", "Operations"),
        Text::new(
            "For den som drifter noden.",
            "For den som driftar noden.",
            "For whoever runs the node.",
        ),
    ),
];

/// As OpenAPI has them; the heading is `x-displayName`, as readers of such documents know it.
pub fn all(language: Language) -> Value {
    let told = TAGS.iter().map(|(name, heading, says)| {
        json!({
            "name": name,
            "x-displayName": heading.in_language(language),
            "description": says.in_language(language),
        })
    });
    told.collect()
}
