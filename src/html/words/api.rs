//! The words of the page about the API.

use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Title of the page.
    pub title: &'static str,
    /// The document behind the page.
    pub document: &'static str,
    /// To the types of problems.
    pub problems: &'static str,
    /// Heading over the first steps.
    pub start: &'static str,
    /// The first steps: what, and the command.
    pub steps: [(&'static str, &'static str); 5],
    /// Name of the list of parts.
    pub parts: &'static str,
    /// Column: what it is.
    pub meaning: &'static str,
    /// Column: type.
    pub kind: &'static str,
    /// Said of what must be there.
    pub required: &'static str,
    /// Where a parameter stands: path, query, header.
    pub places: [(&'static str, &'static str); 3],
    /// Heading over the body.
    pub body: &'static str,
    /// Heading over the answers.
    pub answers: &'static str,
    /// Said of what needs a token.
    pub token: &'static str,
    /// Said of what needs one to change.
    pub token_to_change: &'static str,
    /// Said before what a question takes.
    pub takes: &'static str,
    /// Column: field.
    pub field: &'static str,
    /// Heading over the fields of a collection.
    pub fields: fn(usize) -> String,
    /// Opens the list of resources of a collection.
    pub open_list: &'static str,
    /// The page of a collection, for people.
    pub page: &'static str,
    /// Said before what a collection can be narrowed by.
    pub facets: &'static str,
    /// Any value.
    pub any: &'static str,
    /// A list of something.
    pub list_of: fn(&str) -> String,
    /// One of some.
    pub or: &'static str,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

// ORIGIN stands for the address that the page itself was asked at.
const LIST: &str = "curl 'ORIGIN/api/datasets?lang=nb'";
const THING: &str = "curl -L -H 'Accept: text/turtle' ORIGIN/id/organisations/hdir";
const QUESTION: &str = "curl ORIGIN/questions/c01-categories-from-2031.csv";
const SPARQL: &str = "curl ORIGIN/sparql -H 'Accept: application/json' \\\n  --data-urlencode 'query=SELECT * WHERE { ?s ?p ?o } LIMIT 3'";
const VALIDATE: &str = "curl ORIGIN/validate -H 'Content-Type: text/turtle' \\\n  -H 'Accept: application/json' --data-binary @mine.ttl";

static NB: Words = Words {
    title: "Om API-et",
    document: "OpenAPI-dokumentet",
    problems: "Feil og hva du gjør med dem",
    start: "Kom i gang",
    steps: [
        ("Hent en samling som JSON", LIST),
        ("Følg lenken til en ressurs", THING),
        ("Få svaret på et lagret spørsmål", QUESTION),
        ("Spør i SPARQL", SPARQL),
        ("Prøv dine egne data mot reglene", VALIDATE),
    ],
    parts: "Deler av API-et",
    meaning: "Hva den sier",
    kind: "Type",
    required: "må være med",
    places: [
        ("path", "i stien"),
        ("query", "i adressen"),
        ("header", "i hodet"),
    ],
    body: "Innhold som sendes",
    answers: "Svar",
    token: "Krever token",
    token_to_change: "Krever token for å endre",
    takes: "Tar",
    field: "Felt",
    fields: |n| format!("{n} felt"),
    open_list: "Åpne listen",
    page: "Side",
    facets: "Filtreres med",
    any: "hva som helst",
    list_of: |of| format!("liste av {of}"),
    or: "eller",
};

static NN: Words = Words {
    title: "Om API-et",
    document: "OpenAPI-dokumentet",
    problems: "Feil og kva du gjer med dei",
    start: "Kom i gang",
    steps: [
        ("Hent ei samling som JSON", LIST),
        ("Følg lenkja til ein ressurs", THING),
        ("Få svaret på eit lagra spørsmål", QUESTION),
        ("Spør i SPARQL", SPARQL),
        ("Prøv dine eigne data mot reglane", VALIDATE),
    ],
    parts: "Delar av API-et",
    meaning: "Kva han seier",
    kind: "Type",
    required: "må vere med",
    places: [
        ("path", "i stien"),
        ("query", "i adressa"),
        ("header", "i hovudet"),
    ],
    body: "Innhald som blir sendt",
    answers: "Svar",
    token: "Krev token",
    token_to_change: "Krev token for å endre",
    takes: "Tek",
    field: "Felt",
    fields: |n| format!("{n} felt"),
    open_list: "Opne lista",
    page: "Side",
    facets: "Blir filtrert med",
    any: "kva som helst",
    list_of: |of| format!("liste av {of}"),
    or: "eller",
};

static EN: Words = Words {
    title: "About the API",
    document: "The OpenAPI document",
    problems: "Problems, and what to do about them",
    start: "Begin here",
    steps: [
        ("Fetch a collection as JSON", LIST),
        ("Follow the link to a resource", THING),
        ("Get the answer to a stored question", QUESTION),
        ("Ask in SPARQL", SPARQL),
        ("Try your own data against the shapes", VALIDATE),
    ],
    parts: "Parts of the API",
    meaning: "What it says",
    kind: "Type",
    required: "required",
    places: [
        ("path", "in the path"),
        ("query", "in the query string"),
        ("header", "in a header"),
    ],
    body: "What is sent",
    answers: "Answers",
    token: "Needs a token",
    token_to_change: "Needs a token to change",
    takes: "Takes",
    field: "Field",
    fields: |n| {
        if n == 1 {
            "1 field".to_owned()
        } else {
            format!("{n} fields")
        }
    },
    open_list: "Open the list",
    page: "Page",
    facets: "Narrowed by",
    any: "anything",
    list_of: |of| format!("list of {of}"),
    or: "or",
};
