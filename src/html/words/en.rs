//! English.

use super::Words;

pub(super) static WORDS: Words = Words {
    skip: "Skip to main content",
    main_navigation: "Main menu",
    asked: "What the sector asks",
    language_switch: "Language",
    trail: "You are here",
    home: "Home",
    foot: "Helsegraf – information governance in health and care as linked data.",
    revision: |n| format!("Revision {n}"),

    home_title: "What the health sector knows of its own data",
    home_lead: "Helsegraf gathers what is known of Norway's health data in one place: information models and code systems, standards and profiles, organisations and systems, the law of the European Health Data Space – and how it all hangs together.",
    home_more: "Everything here has a lasting address, a source, and a mark that says whether a document states it, it is inferred, or it comes from elsewhere. Read it as pages, fetch it as linked data, ask it in SPARQL.",
    kinds: "Content",
    kinds_lead: |things, statements| format!("{things} resources, {statements} statements."),
    no_kinds: "The graph is empty. Load data and its content is shown here.",
    ask_heading: "Ask a question",
    ask_lead: "Write SPARQL yourself, or start from one of the examples.",
    machines: "For machines",
    addresses: [
        (
            "/sparql",
            "SPARQL 1.1 endpoint: query, update and service description",
        ),
        (
            "/graphs?default",
            "the whole graph in Turtle, JSON-LD or another RDF format",
        ),
        (
            "/id/…",
            "each resource in HTML, Turtle, JSON-LD, N-Triples or RDF/XML, by Accept or suffix",
        ),
        (
            "/questions",
            "all stored questions by role; each answered in JSON, XML, CSV and TSV, by Accept or suffix",
        ),
        ("/ns", "the ontology"),
    ],

    things: |n, text| format!("{text} {}", if n == 1 { "resource" } else { "resources" }),
    part: |from, to, of| format!("{from}–{to} of {of}"),
    next: "Next",
    first: "To the start",
    none_here: "No resources of this kind.",
    name: "Name",
    description: "Description",

    other_properties: "Further details",
    properties: "Details",
    incoming: "Referred to by",
    more: |n| format!("{n} more"),
    other_languages: |n| {
        if n == 1 {
            "In one other language".into()
        } else {
            format!("In {n} other languages")
        }
    },
    about_data: "About this data",
    address: "Lasting address",
    copy: "Copy",
    copied: "Copied",
    graph: |n| if n == 1 { "Graph" } else { "Graphs" },
    formats: "Download",
    changed: "Graph last changed",
    unnamed_graph: "the unnamed graph",
    unknown: "Unknown",
    unknown_help: "The sources do not say",
    unnamed: "unnamed",
    cut: |n| format!("{n} more values, see the data"),
    said_in: "said in",
    marks: [
        ("doc", "From a source", "A source document states it"),
        (
            "inferred",
            "Inferred",
            "Concluded from the sources, not stated in them",
        ),
        (
            "external",
            "External",
            "From elsewhere than the source documents; check before use",
        ),
        ("project", "Made here", "Made by this project"),
    ],
    see_mapping: "About this statement",
    kind: "Kind",
    external_link: "external link",

    query_title: "Ask in SPARQL",
    query_lead: "The query sees all data graphs and the ontology as one.",
    query_field: "Query",
    run: "Run",
    examples: "Examples",
    result: "Answer",
    rows: |n, text, ms| format!("{text} {} in {ms} ms", if n == 1 { "row" } else { "rows" }),
    row_count: |n, text| format!("{text} {}", if n == 1 { "row" } else { "rows" }),
    rows_cut: |n| format!("The page shows the first {n} rows."),
    no_rows: "No rows: the query is valid, but nothing in the graph fits.",
    yes_no: ["Yes", "No"],
    whole_result: "The whole answer:",
    query_broken: "The query cannot be read",
    query_failed: "The query got no answer",
    place: |line, column| format!("Line {line}, column {column}"),
    editor: "SPARQL editor",

    questions_title: "Questions the graph answers",
    questions_lead: "Ready questions, by who asks them. Each has a page with its answer, many can be asked about something else, and all can be fetched as data.",
    roles: [
        "Semantic architect",
        "Steward of data, quality and terminology",
        "EU catalogue and HDAB",
        "Procurement",
        "Clinician and editor of information models",
        "Management and governance",
    ],
    asked_about: |labels| format!("Can be asked about: {labels}"),
    ask_this: "Show the answer",
    open_in_editor: "Open in the SPARQL editor",
    value_refused: "The value cannot be used",
    bad_value: |label, value, kind, example| {
        format!(
            "{label}: “{value}” is not {kind}. Write {example}, for one, or leave the field empty."
        )
    },
    unknown_parameter: |name, known| {
        if known.is_empty() {
            format!(
                "The question has no “{name}”, nor anything else to ask it about. Take it out of the address."
            )
        } else {
            format!("The question has no “{name}”. It can be asked about: {known}.")
        }
    },
    given_twice: |label| format!("{label} is given more than once. Give it once."),
    value_types: ["an IRI", "a text", "a date (YYYY-MM-DD)", "a whole number"],

    terms_title: "The terms the graph is written in",
    terms_lead: "Classes and properties of our own, used beside open standards where there are any.",
    classes: "Classes",
    term_properties: "Properties",
    individuals: "Fixed values",

    missing_title: "There is no such page",
    missing_lead: "No graph says anything of this address. It may be misspelt, or the resource may have another name now.",
    missing_near: "These exist:",
    format_title: "That format is not offered here",
    format_lead: "The resource can be fetched in these formats:",
    failed_title: "Something went wrong here",
    request_title: "The request cannot be answered",

    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: |day, month, year| format!("{day} {month} {year}"),
    languages: [
        ("nb", "Norwegian bokmål"),
        ("nn", "Norwegian nynorsk"),
        ("no", "Norwegian"),
        ("en", "English"),
        ("se", "Northern Sami"),
        ("la", "Latin"),
    ],
    thousands: ",",
};
