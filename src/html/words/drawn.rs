//! The words of answers that are drawn, and of the page they are asked for on.

use crate::rdf::Language;

/// Words about drawings and the editor, in one language.
pub struct Drawn {
    /// Heading of a chart: the column whose numbers it shows.
    pub chart: fn(&str) -> String,
    /// Heading of a graph: the columns it links, or the statements of an answer in RDF.
    pub graph: fn(Option<(&str, &str)>) -> String,
    /// Where the same stands as text.
    pub same: &'static str,
    /// What is left out of a drawing.
    pub rest: fn(usize) -> String,
    /// Every stored question, to begin with.
    pub all: fn(usize) -> String,
    /// Field that puts a resource into the query, by name.
    pub insert: &'static str,
    /// What it does.
    pub insert_help: &'static str,
    /// Its button.
    pub insert_button: &'static str,
    /// Nothing is called so.
    pub not_found: &'static str,
    /// Shows the answer of the editor's query as the page does.
    pub draw: &'static str,
}

impl Drawn {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

const NB: Drawn = Drawn {
    chart: |column| format!("Diagram: {column}"),
    graph: |columns| match columns {
        Some((from, to)) => format!("Graf: {from} – {to}"),
        None => "Graf".to_owned(),
    },
    same: "Det samme står under, som tekst.",
    rest: |n| format!("og {n} til, under"),
    all: |n| format!("Alle {n} lagrede spørsmål, for å begynne med"),
    insert: "Sett inn en ressurs, ved navn",
    insert_help: "Skriv et navn og velg; IRI-en settes inn der markøren står i spørringen.",
    insert_button: "Sett inn",
    not_found: "Ingenting heter det.",
    draw: "Vis svaret som tabell, diagram og graf",
};

const NN: Drawn = Drawn {
    chart: |column| format!("Diagram: {column}"),
    graph: |columns| match columns {
        Some((from, to)) => format!("Graf: {from} – {to}"),
        None => "Graf".to_owned(),
    },
    same: "Det same står under, som tekst.",
    rest: |n| format!("og {n} til, under"),
    all: |n| format!("Alle {n} lagra spørsmål, for å byrje med"),
    insert: "Set inn ein ressurs, ved namn",
    insert_help: "Skriv eit namn og vel; IRI-en blir sett inn der markøren står i spørjinga.",
    insert_button: "Set inn",
    not_found: "Ingenting heiter det.",
    draw: "Vis svaret som tabell, diagram og graf",
};

const EN: Drawn = Drawn {
    chart: |column| format!("Chart: {column}"),
    graph: |columns| match columns {
        Some((from, to)) => format!("Graph: {from} – {to}"),
        None => "Graph".to_owned(),
    },
    same: "The same stands below, as text.",
    rest: |n| format!("and {n} more, below"),
    all: |n| format!("All {n} stored questions, to begin with"),
    insert: "Insert a resource, by name",
    insert_help: "Type a name and choose; its IRI goes where the cursor stands in the query.",
    insert_button: "Insert",
    not_found: "Nothing is called that.",
    draw: "Show the answer as table, chart and graph",
};
