//! `/validate`, as it is told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use super::graphs::{documents, text};
use crate::http::kinds;
use crate::http::pages::visit::PAGE;
use crate::http::text::Text;
use crate::http::validation::OFFERS;
use crate::rdf::Format;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const PATH: &str = "/validate";
const TAG: &str = "rules";

pub(super) fn operations() -> Vec<Operation> {
    vec![form(), check()]
}

fn form() -> Operation {
    let summary = T(
        "Skjema for å prøve data mot reglene",
        "Skjema for å prøve data mot reglane",
        "A form to try data against the shapes",
    );
    Operation::new("get", PATH, "validationForm", TAG, summary)
        .takes([shapes(), parameters::lang()])
        .answers(
            200,
            T("Siden", "Sida", "The page"),
            [Content::text("text/html")],
            &[],
        )
        .negotiates(PAGE)
        .works()
}

fn check() -> Operation {
    let summary = T(
        "Prøv data mot reglene",
        "Prøv data mot reglane",
        "Try data against the shapes",
    );
    let says = T(
        "Ingenting lagres. Reglene er de som vokter grafen, en av dem ved navn, eller egne i et skjema. Svaret er 200 uansett dom, unntatt for den som bare tar `application/problem+json`: da er brudd 422.",
        "Ingenting blir lagra. Reglane er dei som vaktar grafen, ein av dei ved namn, eller eigne i eit skjema. Svaret er 200 same kva domen er, unnateke for den som berre tek `application/problem+json`: då er brot 422.",
        "Nothing is stored. The shapes are those that guard the graph, one of them by name, or your own in a form. The answer is 200 whatever the verdict, except to who takes `application/problem+json` alone: then violations are 422.",
    );
    let beside = T(
        "Hva dataene dømmes ved siden av: ontologien, eller alt som er lagret",
        "Kva dataa blir dømde ved sida av: ontologien, eller alt som er lagra",
        "What the data are judged beside: the ontology, or all that is stored",
    );
    let beside = Parameter::new(
        Place::Query,
        "beside",
        json!({"enum": ["ontology", "graph"]}),
        beside,
    );
    let of_json = |media_type: &str| match media_type {
        "application/json" => Some(schema::refer("Report")),
        other => Some(schema::rdf(other)),
    };
    let reports = Content::offered(OFFERS, of_json).into_iter();
    let reports = reports.filter(|one| one.media_type != "application/problem+json");
    let mut bodies = documents();
    bodies.retain(|one| one.media_type != "multipart/form-data");
    bodies.push(Content::new("multipart/form-data", own_shapes()));
    Operation::new("post", PATH, "validate", TAG, summary)
        .says(says)
        .takes([shapes(), beside, parameters::lang()])
        .reads(bodies)
        .answers(200, T("Rapporten", "Rapporten", "The report"), reports, &[])
        .negotiates(OFFERS)
        .refuses(&[
            &kinds::DOCUMENT_SYNTAX,
            &kinds::DATA_INVALID,
            &kinds::SHAPES_UNUSABLE,
        ])
        .works()
        .in_pages()
}

fn shapes() -> Parameter {
    let says = T(
        "Navnet på en av våre regler, for eksempel `Organisation`",
        "Namnet på ein av reglane våre, til dømes `Organisation`",
        "The name of one of our shapes, such as `Organisation`",
    );
    Parameter::new(
        Place::Query,
        "shapes",
        json!({"type": "string", "format": "shape-name"}),
        says,
    )
}

fn own_shapes() -> serde_json::Value {
    let suffixes = Format::ALL.map(Format::suffix);
    json!({
        "type": "object",
        "properties": {
            "data": text(Format::Turtle),
            "data-format": {"enum": suffixes},
            "shapes": text(Format::Turtle),
            "shapes-format": {"enum": suffixes},
            "beside": {"enum": ["ontology", "graph"]},
        },
        "required": ["data"],
        "additionalProperties": false,
    })
}
