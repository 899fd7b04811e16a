//! What a change did, and what the shapes say.

use super::object::{Object, boolean, count, list, string};
use super::refer;
use crate::rdf::Language;
use serde_json::{Value, json};

pub(super) fn receipt(language: Language) -> Value {
    Object::new(language)
        .says(
            "Kvittering for en endring",
            "Kvittering for ei endring",
            "Receipt for a change",
        )
        .has("revision", count())
        .says(
            "Revisjonen som gjelder nå",
            "Revisjonen som gjeld no",
            "The revision that holds now",
        )
        .has("added", count())
        .says("Utsagn lagt til", "Utsegner lagde til", "Statements added")
        .has("removed", count())
        .says("Utsagn fjernet", "Utsegner fjerna", "Statements removed")
        .has("dryRun", boolean())
        .says(
            "Om den bare ble prøvd",
            "Om ho berre vart prøvd",
            "Whether it was only tried",
        )
        .has("conforms", boolean())
        .says(
            "Om reglene ikke har noe å si",
            "Om reglane ikkje har noko å seie",
            "Whether the shapes have nothing to say",
        )
        .has("results", list(refer("Result")))
        .says(
            "Advarsler og merknader",
            "Åtvaringar og merknader",
            "Warnings and remarks",
        )
        .has("preexisting", list(refer("Result")))
        .says(
            "Hva som var galt fra før",
            "Kva som var gale frå før",
            "What was wrong before",
        )
        .schema()
}

pub(super) fn report(language: Language) -> Value {
    let counts = json!({
        "type": "object",
        "properties": {"violation": count(), "warning": count(), "info": count(), "other": count()},
        "required": ["violation", "warning", "info", "other"],
    });
    Object::new(language)
        .says(
            "Rapporten fra en validering",
            "Rapporten frå ei validering",
            "The report of a validation",
        )
        .has("conforms", boolean())
        .says(
            "Om dataene følger reglene",
            "Om dataa følgjer reglane",
            "Whether the data conform",
        )
        .has("total", count())
        .says(
            "Hvor mange resultater",
            "Kor mange resultat",
            "How many results",
        )
        .has("counts", counts)
        .says(
            "Hvor mange av hver alvorlighet",
            "Kor mange av kvar alvorsgrad",
            "How many of each severity",
        )
        .has("focusNodes", count())
        .says(
            "Hvor mange noder som ble sett på",
            "Kor mange nodar som vart sedde på",
            "How many nodes were looked at",
        )
        .has("remarks", list(string()))
        .says(
            "Merknader til reglene selv",
            "Merknader til reglane sjølve",
            "Remarks on the shapes themselves",
        )
        .has("results", list(refer("Result")))
        .says(
            "Resultatene, de verste først",
            "Resultata, dei verste først",
            "The results, the worst first",
        )
        .schema()
}

pub(super) fn result(language: Language) -> Value {
    let maybe = || json!({"type": ["string", "null"]});
    let message = json!({
        "type": "object",
        "properties": {"text": string(), "language": maybe()},
        "required": ["text", "language"],
    });
    Object::new(language)
        .says(
            "Ett sted der en regel sier noe",
            "Éin stad der ein regel seier noko",
            "One place where a shape says something",
        )
        .has("severity", string())
        .says(
            "violation, warning, info eller en IRI",
            "violation, warning, info eller ein IRI",
            "violation, warning, info or an IRI",
        )
        .has("focusNode", string())
        .says(
            "Noden det gjelder, som i N-Triples",
            "Noden det gjeld, som i N-Triples",
            "The node it is about, as in N-Triples",
        )
        .has("path", maybe())
        .says(
            "Veien til verdien",
            "Vegen til verdien",
            "The path to the value",
        )
        .has("value", maybe())
        .says(
            "Verdien, som i N-Triples",
            "Verdien, som i N-Triples",
            "The value, as in N-Triples",
        )
        .has("sourceShape", string())
        .says("Regelen", "Regelen", "The shape")
        .has("component", string())
        .says(
            "Hva slags krav, som IRI",
            "Kva slags krav, som IRI",
            "What kind of demand, as IRI",
        )
        .has("messages", list(message))
        .says(
            "Hva som skal gjøres, språk for språk",
            "Kva som skal gjerast, språk for språk",
            "What to do, language by language",
        )
        .has("details", list(refer("Result")))
        .says(
            "Resultater som forklarer dette",
            "Resultat som forklarar dette",
            "Results that explain this one",
        )
        .schema()
}
