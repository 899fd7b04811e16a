//! Why something was not done, and the kinds of that.

use super::super::super::kinds;
use super::object::{Object, boolean, count, list, string};
use super::refer;
use crate::rdf::Language;
use serde_json::{Value, json};

pub(super) fn problem(language: Language) -> Value {
    let types: Vec<_> = kinds::ALL.iter().map(|kind| kind.address()).collect();
    let of_type = json!({"type": "string", "format": "uri-reference", "enum": types});
    let status = json!({"type": "integer", "minimum": 400, "maximum": 599});
    let mut schema = Object::new(language)
        .says(
            "Hvorfor noe ikke ble gjort, etter RFC 9457",
            "Kvifor noko ikkje vart gjort, etter RFC 9457",
            "Why something was not done, after RFC 9457",
        )
        .has("type", of_type)
        .says(
            "Hva slags feil. Relativ, med hele stien: \
 fører til siden om feilen på noden som svarte.",
            "Kva slags feil. Relativ, med heile stien: \
 fører til sida om feilen på noden som svara.",
            "What kind of problem. Relative, with the full path: \
 leads to the page about it on the node that answered.",
        )
        .has("title", string())
        .says("Hva den heter", "Kva han heiter", "What it is called")
        .has("status", status)
        .says("Statuskoden", "Statuskoden", "The status code")
        .may_have("detail", string())
        .says(
            "Hva som skjedde denne gangen",
            "Kva som hende denne gongen",
            "What happened this time",
        )
        .may_have("line", count())
        .says("Linjen, fra 1", "Linja, frå 1", "The line, from 1")
        .may_have("column", count())
        .says("Kolonnen, fra 1", "Kolonnen, frå 1", "The column, from 1")
        .may_have("document", string())
        .says(
            "Hvilken av flere filer",
            "Kva for ei av fleire filer",
            "Which of several files",
        )
        .may_have("parameter", string())
        .says(
            "Parameteren det gjelder",
            "Parameteren det gjeld",
            "The parameter it is about",
        )
        .may_have("parameters", list(string()))
        .says(
            "Parameterne som finnes",
            "Parametrane som finst",
            "The parameters there are",
        )
        .may_have("value", json!({}))
        .says(
            "Verdien som ble gitt",
            "Verdien som vart gitt",
            "The value given",
        )
        .may_have("expected", json!({}))
        .says("Hva som ventes", "Kva som er venta", "What is expected")
        .may_have("example", json!({}))
        .says(
            "En verdi som virker",
            "Ein verdi som verkar",
            "A value that works",
        )
        .may_have("shape", string())
        .says(
            "Regelen som ikke kan brukes",
            "Regelen som ikkje kan brukast",
            "The shape that cannot be used",
        )
        .may_have("address", string())
        .says(
            "Adressen som ble spurt",
            "Adressa som vart spurd",
            "The address that was asked",
        )
        .may_have("conforms", boolean())
        .says(
            "Om dataene følger reglene",
            "Om dataa følgjer reglane",
            "Whether the data conform",
        )
        .may_have("total", count())
        .says(
            "Hvor mange resultater i alt",
            "Kor mange resultat i alt",
            "How many results in all",
        )
        .may_have("results", list(refer("Result")))
        .says(
            "Hva reglene sier, de verste først; høyst 100",
            "Kva reglane seier, dei verste først; høgst 100",
            "What the shapes say, the worst first; at most 100",
        )
        .schema();
    schema["additionalProperties"] = true.into();
    schema
}

pub(super) fn problem_kind(language: Language) -> Value {
    Object::new(language)
        .says("Et slags feil", "Eit slag feil", "A kind of problem")
        .has("type", json!({"type": "string", "format": "uri-reference"}))
        .says("Dens type", "Typen", "Its type")
        .has("title", string())
        .says("Hva den heter", "Kva han heiter", "What it is called")
        .has("status", count())
        .says("Statuskoden", "Statuskoden", "The status code")
        .has("when", string())
        .says("Når den kommer", "Når han kjem", "When it comes")
        .has("remedy", string())
        .says("Hva du gjør", "Kva du gjer", "What to do")
        .schema()
}
