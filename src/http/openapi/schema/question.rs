//! Stored questions, and texts in three languages.

use super::object::{Object, list, string};
use super::refer;
use crate::rdf::Language;
use serde_json::{Value, json};

pub(super) fn texts(language: Language) -> Value {
    Object::new(language)
        .says(
            "En tekst på tre språk",
            "Ein tekst på tre språk",
            "A text in three languages",
        )
        .has("nb", string())
        .says("Bokmål", "Bokmål", "Norwegian Bokmål")
        .has("nn", string())
        .says("Nynorsk", "Nynorsk", "Norwegian Nynorsk")
        .has("en", string())
        .says("Engelsk", "Engelsk", "English")
        .schema()
}

pub(super) fn question(language: Language) -> Value {
    let parameter = json!({
        "type": "object",
        "properties": {
            "name": string(),
            "type": {"enum": crate::questions::Type::ALL.map(|kind| kind.name())},
            "example": string(),
            "label": refer("Texts"),
            "collections": list(string()),
        },
        "required": ["name", "type", "example", "label", "collections"],
    });
    Object::new(language)
        .says(
            "Et lagret spørsmål",
            "Eit lagra spørsmål",
            "A stored question",
        )
        .has("name", string())
        .says(
            "Navnet i adresser",
            "Namnet i adresser",
            "Its name in addresses",
        )
        .has("id", string())
        .says("Kortnavnet", "Kortnamnet", "Its short name")
        .has("role", string())
        .says("Hvem som spør", "Kven som spør", "Who asks")
        .has("summary", refer("Texts"))
        .says("Spørsmålet", "Spørsmålet", "The question")
        .has("parameters", list(parameter))
        .says(
            "Hva det kan spørres om",
            "Kva det kan spørjast om",
            "What it can be asked about",
        )
        .has("columns", list(string()))
        .says(
            "Kolonnene i svaret",
            "Kolonnane i svaret",
            "The columns of its answer",
        )
        .has("href", string())
        .says("Adressen", "Adressa", "Its address")
        .schema()
}
