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
    /// Name of the choice between the forms of an answer.
    pub shown_as: &'static str,
    /// The form of rows.
    pub as_table: &'static str,
    /// The form of statements.
    pub as_text: &'static str,
    /// Links, drawn.
    pub as_graph: &'static str,
    /// Numbers, drawn.
    pub as_chart: &'static str,
    /// Why there is no graph.
    pub no_graph: &'static str,
    /// Why there is no chart.
    pub no_chart: &'static str,
    /// A number of statements.
    pub statements: fn(n: usize, text: &str) -> String,
    /// Where the answer will stand.
    pub waiting: &'static str,
    /// While the answer is awaited; `{s}` are the seconds so far.
    pub running: &'static str,
    /// Gives a question up.
    pub cancel: &'static str,
    /// It was given up; `{s}` are the seconds it took.
    pub cancelled: &'static str,
    /// No answer came from the server at all.
    pub unreachable: &'static str,
    /// Name of the list of what may be meant.
    pub names: &'static str,
    /// What a class is called in that list.
    pub class: &'static str,
    /// What a property is called in it.
    pub property: &'static str,
    /// The keys of the editor, and what they do.
    pub keys: [(&'static str, &'static str); 3],
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
    same: "Det samme står som tabell eller tekst, og der står alt.",
    rest: |n| format!("og {n} til"),
    all: |n| format!("Alle {n} lagrede spørsmål, for å begynne med"),
    insert: "Sett inn en ressurs, ved navn",
    insert_help: "Skriv et navn og velg; IRI-en settes inn der markøren står i spørringen.",
    insert_button: "Sett inn",
    not_found: "Ingenting heter det.",
    shown_as: "Vis som",
    as_table: "Tabell",
    as_text: "Tekst",
    as_graph: "Graf",
    as_chart: "Diagram",
    no_graph: "Ingen graf: ingen rad har to ressurser, så det er ingen lenker å tegne.",
    no_chart: "Ikke noe diagram: det trengs en kolonne med bare tall, og en som sier hva de gjelder.",
    statements: |n, text| format!("{text} {}", if n == 1 { "påstand" } else { "påstander" }),
    waiting: "Svaret kommer her. Skriv en spørring over, eller begynn med et av spørsmålene under.",
    running: "Spør … {s} s",
    cancel: "Avbryt",
    cancelled: "Spørringen ble avbrutt etter {s} s.",
    unreachable: "Det kom ikke noe svar fra tjeneren. Spørringen står som den var; prøv igjen.",
    names: "Det du kan mene",
    class: "klasse",
    property: "egenskap",
    keys: [
        ("Ctrl+Enter", "kjør"),
        ("Ctrl+Mellomrom", "fullfør et navn"),
        ("Esc", "lukk listen, eller forlat editoren"),
    ],
};

const NN: Drawn = Drawn {
    chart: |column| format!("Diagram: {column}"),
    graph: |columns| match columns {
        Some((from, to)) => format!("Graf: {from} – {to}"),
        None => "Graf".to_owned(),
    },
    same: "Det same står som tabell eller tekst, og der står alt.",
    rest: |n| format!("og {n} til"),
    all: |n| format!("Alle {n} lagra spørsmål, for å byrje med"),
    insert: "Set inn ein ressurs, ved namn",
    insert_help: "Skriv eit namn og vel; IRI-en blir sett inn der markøren står i spørjinga.",
    insert_button: "Set inn",
    not_found: "Ingenting heiter det.",
    shown_as: "Vis som",
    as_table: "Tabell",
    as_text: "Tekst",
    as_graph: "Graf",
    as_chart: "Diagram",
    no_graph: "Ingen graf: inga rad har to ressursar, så det er ingen lenkjer å teikne.",
    no_chart: "Ikkje noko diagram: det trengst ei kolonne med berre tal, og ei som seier kva dei gjeld.",
    statements: |n, text| format!("{text} {}", if n == 1 { "påstand" } else { "påstandar" }),
    waiting: "Svaret kjem her. Skriv ei spørjing over, eller byrj med eit av spørsmåla under.",
    running: "Spør … {s} s",
    cancel: "Avbryt",
    cancelled: "Spørjinga vart avbroten etter {s} s.",
    unreachable: "Det kom ikkje noko svar frå tenaren. Spørjinga står som ho var; prøv igjen.",
    names: "Det du kan meine",
    class: "klasse",
    property: "eigenskap",
    keys: [
        ("Ctrl+Enter", "køyr"),
        ("Ctrl+Mellomrom", "fullfør eit namn"),
        ("Esc", "lat att lista, eller gå ut av editoren"),
    ],
};

const EN: Drawn = Drawn {
    chart: |column| format!("Chart: {column}"),
    graph: |columns| match columns {
        Some((from, to)) => format!("Graph: {from} – {to}"),
        None => "Graph".to_owned(),
    },
    same: "Table or text says the same, and all of it.",
    rest: |n| format!("and {n} more"),
    all: |n| format!("All {n} stored questions, to begin with"),
    insert: "Insert a resource, by name",
    insert_help: "Type a name and choose; its IRI goes where the cursor stands in the query.",
    insert_button: "Insert",
    not_found: "Nothing is called that.",
    shown_as: "Show as",
    as_table: "Table",
    as_text: "Text",
    as_graph: "Graph",
    as_chart: "Chart",
    no_graph: "No graph: no row has two resources, so there are no links to draw.",
    no_chart: "No chart: it takes a column of numbers only, and one that says what they are of.",
    statements: |n, text| format!("{text} {}", if n == 1 { "statement" } else { "statements" }),
    waiting: "The answer comes here. Write a query above, or begin with one of the questions below.",
    running: "Asking … {s} s",
    cancel: "Cancel",
    cancelled: "The query was cancelled after {s} s.",
    unreachable: "No answer came from the server. The query stands as it was; try again.",
    names: "What you may mean",
    class: "class",
    property: "property",
    keys: [
        ("Ctrl+Enter", "run"),
        ("Ctrl+Space", "complete a name"),
        ("Esc", "close the list, or leave the editor"),
    ],
};
