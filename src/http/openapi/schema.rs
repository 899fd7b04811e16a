//! The schemas of what is not read from the shapes: problems, receipts, reports, lists.

use super::super::kinds;
use super::super::report::REPORTS;
use super::super::text::Text;
use super::operation::Content;
use crate::rdf::Language;
use serde_json::{Map, Value, json};

/// A reference to a schema of the document.
pub fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Of RDF in this media type: JSON-LD is JSON of any kind, the rest is text.
pub fn rdf(media_type: &str) -> Value {
    match media_type.ends_with("json") {
        true => json!({"anyOf": [{"type": "object"}, {"type": "array"}]}),
        false => json!({"type": "string"}),
    }
}

/// A receipt in JSON, or the report as RDF to who asks for it.
pub fn receipts(receipt: Value) -> Vec<Content> {
    let mut content = vec![Content::json(receipt)];
    let reports = REPORTS.iter().map(|offer| offer.media_type);
    content.extend(reports.map(|media_type| Content::new(media_type, rdf(media_type))));
    content
}

/// The names of the schemas of ours.
pub const NAMES: [&str; 10] = [
    "Problem",
    "ProblemKind",
    "Receipt",
    "Report",
    "Result",
    "Solutions",
    "Term",
    "Question",
    "Texts",
    "RunningQuery",
];

/// Every schema of ours by its name, its words in this language.
pub fn all(language: Language) -> Map<String, Value> {
    let schemas = [
        problem(language),
        problem_kind(language),
        receipt(language),
        report(language),
        result(language),
        solutions(),
        term(),
        question(language),
        texts(language),
        running(language),
    ];
    NAMES
        .into_iter()
        .zip(schemas)
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect()
}

/// An object: name, whether it is always there, schema, what it says.
type Member = (&'static str, bool, Value, Text);

fn object(language: Language, says: Text, members: Vec<Member>) -> Value {
    let required: Vec<_> = members.iter().filter(|m| m.1).map(|m| m.0).collect();
    let properties = members.into_iter().map(|(name, _, mut schema, says)| {
        schema["description"] = says.in_language(language).into();
        (name.to_owned(), schema)
    });
    json!({
        "type": "object",
        "description": says.in_language(language),
        "properties": properties.collect::<Map<_, _>>(),
        "required": required,
    })
}

fn string() -> Value {
    json!({"type": "string"})
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn boolean() -> Value {
    json!({"type": "boolean"})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

fn problem(language: Language) -> Value {
    let types: Vec<_> = kinds::ALL.iter().map(|kind| kind.address()).collect();
    let t = Text::new;
    let of_type = json!({"type": "string", "format": "uri-reference", "enum": types});
    let status = json!({"type": "integer", "minimum": 400, "maximum": 599});
    let mut schema = object(
        language,
        t(
            "Hvorfor noe ikke ble gjort, etter RFC 9457",
            "Kvifor noko ikkje vart gjort, etter RFC 9457",
            "Why something was not done, after RFC 9457",
        ),
        vec![
            (
                "type",
                true,
                of_type,
                t(
                    "Hva slags feil. Relativ, med hele stien: fører til siden om feilen på noden som svarte.",
                    "Kva slags feil. Relativ, med heile stien: fører til sida om feilen på noden som svara.",
                    "What kind of problem. Relative, with the full path: leads to the page about it on the node that answered.",
                ),
            ),
            (
                "title",
                true,
                string(),
                t("Hva den heter", "Kva han heiter", "What it is called"),
            ),
            (
                "status",
                true,
                status,
                t("Statuskoden", "Statuskoden", "The status code"),
            ),
            (
                "detail",
                false,
                string(),
                t(
                    "Hva som skjedde denne gangen",
                    "Kva som hende denne gongen",
                    "What happened this time",
                ),
            ),
            (
                "line",
                false,
                count(),
                t("Linjen, fra 1", "Linja, frå 1", "The line, from 1"),
            ),
            (
                "column",
                false,
                count(),
                t("Kolonnen, fra 1", "Kolonnen, frå 1", "The column, from 1"),
            ),
            (
                "document",
                false,
                string(),
                t(
                    "Hvilken av flere filer",
                    "Kva for ei av fleire filer",
                    "Which of several files",
                ),
            ),
            (
                "parameter",
                false,
                string(),
                t(
                    "Parameteren det gjelder",
                    "Parameteren det gjeld",
                    "The parameter it is about",
                ),
            ),
            (
                "parameters",
                false,
                list(string()),
                t(
                    "Parameterne som finnes",
                    "Parametrane som finst",
                    "The parameters there are",
                ),
            ),
            (
                "value",
                false,
                json!({}),
                t(
                    "Verdien som ble gitt",
                    "Verdien som vart gitt",
                    "The value given",
                ),
            ),
            (
                "expected",
                false,
                json!({}),
                t("Hva som ventes", "Kva som er venta", "What is expected"),
            ),
            (
                "example",
                false,
                json!({}),
                t(
                    "En verdi som virker",
                    "Ein verdi som verkar",
                    "A value that works",
                ),
            ),
            (
                "shape",
                false,
                string(),
                t(
                    "Regelen som ikke kan brukes",
                    "Regelen som ikkje kan brukast",
                    "The shape that cannot be used",
                ),
            ),
            (
                "address",
                false,
                string(),
                t(
                    "Adressen som ble spurt",
                    "Adressa som vart spurd",
                    "The address that was asked",
                ),
            ),
            (
                "conforms",
                false,
                boolean(),
                t(
                    "Om dataene følger reglene",
                    "Om dataa følgjer reglane",
                    "Whether the data conform",
                ),
            ),
            (
                "total",
                false,
                count(),
                t(
                    "Hvor mange resultater i alt",
                    "Kor mange resultat i alt",
                    "How many results in all",
                ),
            ),
            (
                "results",
                false,
                list(refer("Result")),
                t(
                    "Hva reglene sier, de verste først; høyst 100",
                    "Kva reglane seier, dei verste først; høgst 100",
                    "What the shapes say, the worst first; at most 100",
                ),
            ),
        ],
    );
    schema["additionalProperties"] = true.into();
    schema
}

fn problem_kind(language: Language) -> Value {
    let t = Text::new;
    let says = t("Et slags feil", "Eit slag feil", "A kind of problem");
    let members = vec![
        (
            "type",
            true,
            json!({"type": "string", "format": "uri-reference"}),
            t("Dens type", "Typen", "Its type"),
        ),
        (
            "title",
            true,
            string(),
            t("Hva den heter", "Kva han heiter", "What it is called"),
        ),
        (
            "status",
            true,
            count(),
            t("Statuskoden", "Statuskoden", "The status code"),
        ),
        (
            "when",
            true,
            string(),
            t("Når den kommer", "Når han kjem", "When it comes"),
        ),
        (
            "remedy",
            true,
            string(),
            t("Hva du gjør", "Kva du gjer", "What to do"),
        ),
    ];
    object(language, says, members)
}

fn receipt(language: Language) -> Value {
    let t = Text::new;
    let says = t(
        "Kvittering for en endring",
        "Kvittering for ei endring",
        "Receipt for a change",
    );
    let members = vec![
        (
            "revision",
            true,
            count(),
            t(
                "Revisjonen som gjelder nå",
                "Revisjonen som gjeld no",
                "The revision that holds now",
            ),
        ),
        (
            "added",
            true,
            count(),
            t("Utsagn lagt til", "Utsegner lagde til", "Statements added"),
        ),
        (
            "removed",
            true,
            count(),
            t("Utsagn fjernet", "Utsegner fjerna", "Statements removed"),
        ),
        (
            "dryRun",
            true,
            boolean(),
            t(
                "Om den bare ble prøvd",
                "Om ho berre vart prøvd",
                "Whether it was only tried",
            ),
        ),
        (
            "conforms",
            true,
            boolean(),
            t(
                "Om reglene ikke har noe å si",
                "Om reglane ikkje har noko å seie",
                "Whether the shapes have nothing to say",
            ),
        ),
        (
            "results",
            true,
            list(refer("Result")),
            t(
                "Advarsler og merknader",
                "Åtvaringar og merknader",
                "Warnings and remarks",
            ),
        ),
        (
            "preexisting",
            true,
            list(refer("Result")),
            t(
                "Hva som var galt fra før",
                "Kva som var gale frå før",
                "What was wrong before",
            ),
        ),
    ];
    object(language, says, members)
}

fn report(language: Language) -> Value {
    let t = Text::new;
    let says = t(
        "Rapporten fra en validering",
        "Rapporten frå ei validering",
        "The report of a validation",
    );
    let counts = json!({
        "type": "object",
        "properties": {"violation": count(), "warning": count(), "info": count(), "other": count()},
        "required": ["violation", "warning", "info", "other"],
    });
    let members = vec![
        (
            "conforms",
            true,
            boolean(),
            t(
                "Om dataene følger reglene",
                "Om dataa følgjer reglane",
                "Whether the data conform",
            ),
        ),
        (
            "total",
            true,
            count(),
            t(
                "Hvor mange resultater",
                "Kor mange resultat",
                "How many results",
            ),
        ),
        (
            "counts",
            true,
            counts,
            t(
                "Hvor mange av hver alvorlighet",
                "Kor mange av kvar alvorsgrad",
                "How many of each severity",
            ),
        ),
        (
            "focusNodes",
            true,
            count(),
            t(
                "Hvor mange noder som ble sett på",
                "Kor mange nodar som vart sedde på",
                "How many nodes were looked at",
            ),
        ),
        (
            "remarks",
            true,
            list(string()),
            t(
                "Merknader til reglene selv",
                "Merknader til reglane sjølve",
                "Remarks on the shapes themselves",
            ),
        ),
        (
            "results",
            true,
            list(refer("Result")),
            t(
                "Resultatene, de verste først",
                "Resultata, dei verste først",
                "The results, the worst first",
            ),
        ),
    ];
    object(language, says, members)
}

fn result(language: Language) -> Value {
    let t = Text::new;
    let says = t(
        "Ett sted der en regel sier noe",
        "Éin stad der ein regel seier noko",
        "One place where a shape says something",
    );
    let maybe = || json!({"type": ["string", "null"]});
    let message = json!({
        "type": "object",
        "properties": {"text": string(), "language": maybe()},
        "required": ["text", "language"],
    });
    let members = vec![
        (
            "severity",
            true,
            string(),
            t(
                "violation, warning, info eller en IRI",
                "violation, warning, info eller ein IRI",
                "violation, warning, info or an IRI",
            ),
        ),
        (
            "focusNode",
            true,
            string(),
            t(
                "Noden det gjelder, som i N-Triples",
                "Noden det gjeld, som i N-Triples",
                "The node it is about, as in N-Triples",
            ),
        ),
        (
            "path",
            true,
            maybe(),
            t(
                "Veien til verdien",
                "Vegen til verdien",
                "The path to the value",
            ),
        ),
        (
            "value",
            true,
            maybe(),
            t(
                "Verdien, som i N-Triples",
                "Verdien, som i N-Triples",
                "The value, as in N-Triples",
            ),
        ),
        (
            "sourceShape",
            true,
            string(),
            t("Regelen", "Regelen", "The shape"),
        ),
        (
            "component",
            true,
            string(),
            t(
                "Hva slags krav, som IRI",
                "Kva slags krav, som IRI",
                "What kind of demand, as IRI",
            ),
        ),
        (
            "messages",
            true,
            list(message),
            t(
                "Hva som skal gjøres, språk for språk",
                "Kva som skal gjerast, språk for språk",
                "What to do, language by language",
            ),
        ),
        (
            "details",
            true,
            list(refer("Result")),
            t(
                "Resultater som forklarer dette",
                "Resultat som forklarar dette",
                "Results that explain this one",
            ),
        ),
    ];
    object(language, says, members)
}

/// <https://www.w3.org/TR/sparql12-results-json/>
fn solutions() -> Value {
    json!({
        "type": "object",
        "properties": {
            "head": {
                "type": "object",
                "properties": {"vars": {"type": "array", "items": {"type": "string"}}},
            },
            "results": {
                "type": "object",
                "properties": {"bindings": {
                    "type": "array",
                    "items": {"type": "object", "additionalProperties": refer("Term")},
                }},
                "required": ["bindings"],
            },
            "boolean": {"type": "boolean"},
        },
        "required": ["head"],
        "oneOf": [{"required": ["results"]}, {"required": ["boolean"]}],
    })
}

fn term() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": {"enum": ["uri", "literal", "bnode", "triple"]},
            "value": {"type": ["string", "object"]},
            "datatype": {"type": "string"},
            "xml:lang": {"type": "string"},
            "its:dir": {"type": "string"},
        },
        "required": ["type", "value"],
    })
}

fn texts(language: Language) -> Value {
    let t = Text::new;
    let says = t(
        "En tekst på tre språk",
        "Ein tekst på tre språk",
        "A text in three languages",
    );
    let members = vec![
        (
            "nb",
            true,
            string(),
            t("Bokmål", "Bokmål", "Norwegian Bokmål"),
        ),
        (
            "nn",
            true,
            string(),
            t("Nynorsk", "Nynorsk", "Norwegian Nynorsk"),
        ),
        ("en", true, string(), t("Engelsk", "Engelsk", "English")),
    ];
    object(language, says, members)
}

fn question(language: Language) -> Value {
    let t = Text::new;
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
    let says = t(
        "Et lagret spørsmål",
        "Eit lagra spørsmål",
        "A stored question",
    );
    let members = vec![
        (
            "name",
            true,
            string(),
            t(
                "Navnet i adresser",
                "Namnet i adresser",
                "Its name in addresses",
            ),
        ),
        (
            "id",
            true,
            string(),
            t("Kortnavnet", "Kortnamnet", "Its short name"),
        ),
        (
            "role",
            true,
            string(),
            t("Hvem som spør", "Kven som spør", "Who asks"),
        ),
        (
            "summary",
            true,
            refer("Texts"),
            t("Spørsmålet", "Spørsmålet", "The question"),
        ),
        (
            "parameters",
            true,
            list(parameter),
            t(
                "Hva det kan spørres om",
                "Kva det kan spørjast om",
                "What it can be asked about",
            ),
        ),
        (
            "columns",
            true,
            list(string()),
            t(
                "Kolonnene i svaret",
                "Kolonnane i svaret",
                "The columns of its answer",
            ),
        ),
        (
            "href",
            true,
            string(),
            t("Adressen", "Adressa", "Its address"),
        ),
    ];
    object(language, says, members)
}

fn running(language: Language) -> Value {
    let t = Text::new;
    let says = t(
        "En spørring som pågår",
        "Ei spørjing som går føre seg",
        "A query under way",
    );
    let members = vec![
        (
            "id",
            true,
            count(),
            t(
                "Nummeret den stanses med",
                "Nummeret ho blir stansa med",
                "The number to stop it by",
            ),
        ),
        (
            "age_ms",
            true,
            count(),
            t(
                "Hvor lenge, i millisekunder",
                "Kor lenge, i millisekund",
                "How long, in milliseconds",
            ),
        ),
        (
            "rows",
            true,
            count(),
            t(
                "Rader lest så langt",
                "Rader lesne så langt",
                "Rows read so far",
            ),
        ),
    ];
    object(language, says, members)
}
