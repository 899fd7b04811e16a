//! `/sparql`, as it is told.

use super::super::operation::{Access, Content, Operation, Parameter, Place, names};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::negotiate::Offer;
use crate::http::report::REPORTS;
use crate::http::results::{GRAPHS, SOLUTIONS};
use crate::http::text::Text;
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const PATH: &str = "/sparql";
const TAG: &str = "sparql";
const QUERY: &str = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 3";
const UPDATE: &str = "INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/scratch/a> { <http://example.org/a> <http://example.org/b> 1 } }";

pub(super) fn operations() -> Vec<Operation> {
    vec![ask(), ask_or_change()]
}

fn ask() -> Operation {
    let summary = T("Spør i SPARQL", "Spør i SPARQL", "Ask in SPARQL");
    let says = T(
        "SPARQL 1.1 og 1.2. Uten `query` beskrives tjenesten (SPARQL Service Description); en nettleser sendes da til forsiden. Metoden `QUERY` tar spørringen i kroppen, som POST.",
        "SPARQL 1.1 og 1.2. Utan `query` blir tenesta skildra (SPARQL Service Description); ein nettlesar blir då send til framsida. Metoden `QUERY` tek spørjinga i kroppen, som POST.",
        "SPARQL 1.1 and 1.2. Without `query` the service is described (SPARQL Service Description); a browser is then sent to the front page. The method `QUERY` takes the query in the body, as POST does.",
    );
    let found = T(
        "Svaret på spørringen, eller beskrivelsen av tjenesten",
        "Svaret på spørjinga, eller skildringa av tenesta",
        "The answer to the query, or the description of the service",
    );
    let to_front = T(
        "En nettleser sendes til forsiden",
        "Ein nettlesar blir send til framsida",
        "A browser is sent to the front page",
    );
    Operation::new("get", PATH, "query", TAG, summary)
        .says(says)
        .takes([query_parameter()])
        .takes(dataset())
        .answers(200, found, results(), &[])
        .answers(303, to_front, [], &["Location"])
        .negotiates_names(formats())
        .refuses(&ASKING)
        .works()
}

fn ask_or_change() -> Operation {
    let summary = T(
        "Spør eller endre i SPARQL",
        "Spør eller endre i SPARQL",
        "Ask or change in SPARQL",
    );
    let says = T(
        "Kroppen er en spørring eller en oppdatering, som tekst eller skjema. En oppdatering er én endring: alt eller ingenting, prøvd mot reglene før den lagres. Grafene kan også navngis i adressen, som SPARQL Protocol sier.",
        "Kroppen er ei spørjing eller ei oppdatering, som tekst eller skjema. Ei oppdatering er éi endring: alt eller ingenting, prøvd mot reglane før ho blir lagra. Grafane kan òg namngjevast i adressa, som SPARQL Protocol seier.",
        "The body is a query or an update, as text or as a form. An update is one change: all or nothing, tried against the shapes before it is stored. The graphs may be named in the address too, as SPARQL Protocol says.",
    );
    let found = T(
        "Svaret på spørringen, eller kvitteringen for endringen",
        "Svaret på spørjinga, eller kvitteringa for endringa",
        "The answer to the query, or the receipt for the change",
    );
    let mut content = results();
    for one in &mut content {
        if one.media_type == "application/json" {
            one.schema = json!({"anyOf": [schema::refer("Receipt"), one.schema]});
        }
    }
    let reports = REPORTS
        .iter()
        .filter(|offer| !content.iter().any(|c| c.media_type == offer.media_type));
    let reports: Vec<_> = reports
        .map(|o| Content::new(o.media_type, schema::rdf(o.media_type)))
        .collect();
    content.extend(reports);
    Operation::new("post", PATH, "queryOrUpdate", TAG, summary)
        .says(says)
        .access(Access::Either)
        .takes([
            parameters::message(),
            parameters::dry_run(),
            parameters::accept(),
        ])
        .reads([
            Content::new("application/sparql-query", text("sparql-query")).such_as(QUERY),
            Content::new("application/sparql-update", text("sparql-update")).such_as(UPDATE),
            Content::new("application/x-www-form-urlencoded", form())
                .such_as(json!({"query": QUERY})),
        ])
        .answers(200, found, content, &[])
        .negotiates_names(formats())
        .refuses(&ASKING)
        .refuses(&[&kinds::GRAPH_STATE])
        .writes()
}

const ASKING: [&kinds::Kind; 6] = [
    &kinds::QUERY_SYNTAX,
    &kinds::QUERY_INVALID,
    &kinds::REQUEST_INVALID,
    &kinds::TOO_LARGE,
    &kinds::HOST_NOT_ALLOWED,
    &kinds::REMOTE_FAILED,
];

fn text(format: &str) -> Value {
    json!({"type": "string", "format": format})
}

fn iris() -> Value {
    json!({"type": "array", "items": {"type": "string", "format": "iri"}})
}

fn query_parameter() -> Parameter {
    let says = T("Spørringen", "Spørjinga", "The query");
    Parameter::new(Place::Query, "query", text("sparql-query"), says).such_as(QUERY)
}

fn dataset() -> [Parameter; 2] {
    let default = T(
        "Grafer som til sammen er standardgrafen; krever `query`",
        "Grafar som til saman er standardgrafen; krev `query`",
        "Graphs that together are the default graph; needs `query`",
    );
    let named = T(
        "Navngitte grafer; krever `query`",
        "Namngjevne grafar; krev `query`",
        "Named graphs; needs `query`",
    );
    [("default-graph-uri", default), ("named-graph-uri", named)]
        .map(|(name, says)| Parameter::new(Place::Query, name, iris(), says))
}

fn form() -> Value {
    json!({"oneOf": [
        {
            "type": "object",
            "properties": {
                "query": text("sparql-query"),
                "default-graph-uri": iris(),
                "named-graph-uri": iris(),
            },
            "required": ["query"],
        },
        {
            "type": "object",
            "properties": {
                "update": text("sparql-update"),
                "using-graph-uri": iris(),
                "using-named-graph-uri": iris(),
            },
            "required": ["update"],
        },
    ]})
}

/// Of solutions and of graphs, each name once.
fn formats() -> Vec<&'static str> {
    let mut all = names(SOLUTIONS);
    let more = names(GRAPHS).into_iter().filter(|name| !all.contains(name));
    all.extend(more.collect::<Vec<_>>());
    all
}

/// Results in every format, each media type once.
fn results() -> Vec<Content> {
    let of_json = |media_type: &str| match media_type {
        "application/sparql-results+json" => Some(schema::refer("Solutions")),
        "application/json" => {
            Some(json!({"anyOf": [schema::refer("Solutions"), schema::rdf(media_type)]}))
        }
        "application/ld+json" => Some(schema::rdf(media_type)),
        _ => None,
    };
    let mut content = Content::offered(GRAPHS, of_json);
    let more = Content::offered(SOLUTIONS, of_json).into_iter();
    let more = more.filter(|one| !offers(GRAPHS, one.media_type));
    content.extend(more.collect::<Vec<_>>());
    content
}

fn offers<T>(offers: &[Offer<T>], media_type: &str) -> bool {
    let essence = |offer: &Offer<T>| offer.media_type.split(';').next() == Some(media_type);
    offers.iter().any(essence)
}
