//! The words of views: tables, comparisons and drawings put together from stored questions.

use crate::rdf::Language;

/// Words about views, in one language.
pub struct Views {
    /// Over the links to the parts of a page.
    pub contents: &'static str,
    /// Over the addresses of the data.
    pub as_data: &'static str,
    /// An answer without rows, of a table.
    pub no_rows: &'static str,
    /// The same, of a comparison.
    pub nothing_compared: &'static str,
    /// Lines, but nothing to compare them with.
    pub no_sources: &'static str,
    /// The question of a part is not there.
    pub no_question: fn(name: &str) -> String,
    /// What a part names to be worked out by is not there.
    pub no_computation: fn(name: &str) -> String,
    /// Name of the legend.
    pub legend: &'static str,
    /// A cell about which nothing is said.
    pub not_said: &'static str,
    /// Head of the first column of a comparison.
    pub compared: &'static str,
    /// How many lines, and how many with a difference.
    pub differences: fn(lines: usize, differ: usize) -> String,
    /// How many rows.
    pub rows: fn(usize) -> String,
    /// So many of so many are shown.
    pub cut: fn(shown: usize, all: usize) -> String,
    /// A line with a difference.
    pub differs: &'static str,
    /// To the whole view of a thing.
    pub whole: &'static str,
    /// Back to the thing.
    pub back: &'static str,
    /// Opens the drawing as text.
    pub as_text: &'static str,
    /// Beside the layers of a drawing.
    pub unplaced: &'static str,
    /// On a layer without anything.
    pub empty_layer: &'static str,
    /// What bears on a layer from the side.
    pub beside: fn(&str) -> String,
    /// Where a relation skips a layer.
    pub skipped: &'static str,
    /// What nobody knows.
    pub unknown: &'static str,
    /// What is not there.
    pub none: &'static str,
    /// So many things.
    pub things_of: fn(usize) -> String,
    /// Name of the filters.
    pub look_at: &'static str,
    /// No filter.
    pub all: &'static str,
    /// The button.
    pub show: &'static str,
    /// Take the filters away.
    pub show_all: &'static str,
    /// What is narrowed.
    pub filtered: &'static str,
    /// The filters leave nothing.
    pub nothing_left: &'static str,
    /// Heading over what is wrong.
    pub fault: &'static str,
    /// A value that is none; value, parameter, those there are.
    pub fault_choice: fn(&str, &str, &str) -> String,
    /// A parameter that is none; name, those there are.
    pub fault_parameter: fn(&str, &str) -> String,
    /// Given twice.
    pub fault_twice: fn(&str) -> String,
    /// Opens a drawing as a table.
    pub as_table: &'static str,
    /// A lane where nothing has a period.
    pub nothing_placed: &'static str,
    /// Lane of unknown periods.
    pub unknown_time: fn(usize) -> String,
}

impl Views {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Views = Views {
    contents: "På siden",
    as_data: "Som data",
    no_rows: "Grafen har ingenting her.",
    nothing_compared: "Grafen har ingenting å sammenligne her: ingen kilde eller utgave er holdt opp mot dette.",
    no_sources: "Ingen kilde eller utgave er holdt opp mot dette.",
    no_question: |name| format!("Det er ikke noe spørsmål som heter «{name}» og tar dette."),
    no_computation: |name| format!("Dette programmet regner ikke ut {name}."),
    legend: "Tegnforklaring",
    not_said: "ikke sagt",
    compared: "Hva",
    differences: |lines, differ| match differ {
        0 => format!("{lines} rader, ingen med forskjeller."),
        _ => format!("{lines} rader, {differ} med forskjeller."),
    },
    rows: |n| match n {
        1 => "1 rad".to_owned(),
        _ => format!("{n} rader"),
    },
    cut: |shown, all| format!("Viser {shown} av {all}; JSON og CSV har alle."),
    differs: "forskjell",
    whole: "Hele visningen, med JSON og CSV",
    back: "Tilbake til",
    as_text: "Tegningen som tekst",
    unplaced: "Ikke plassert på noe lag",
    empty_layer: "Ikke dokumentert: ingenting er plassert her",
    beside: |name| format!("Virker inn fra siden: {name}"),
    skipped: "laget imellom er ikke dokumentert",
    unknown: "ukjent",
    none: "ingen",
    things_of: |n| format!("{n} i alt"),
    look_at: "Vis bare",
    all: "Alle",
    show: "Vis",
    show_all: "Vis alt",
    filtered: "Utvalget gjelder delene som har det det velges etter; de andre vises hele.",
    nothing_left: "Ingen passer med utvalget.",
    fault: "Dette kan ikke brukes",
    fault_choice: |a, b, c| format!("«{a}» er ikke noe å velge for {b}. Velg ett av disse: {c}."),
    fault_parameter: |a, b| {
        format!("Det finnes ikke noe som heter «{a}» her. Dette kan brukes: {b}.")
    },
    fault_twice: |a| format!("«{a}» er oppgitt mer enn én gang. Oppgi det én gang."),
    as_table: "Tegningen som tabell",
    nothing_placed: "ingenting plassert",
    unknown_time: |n| format!("Perioden er ukjent ({n})"),
};

static NN: Views = Views {
    contents: "På sida",
    as_data: "Som data",
    no_rows: "Grafen har ingenting her.",
    nothing_compared: "Grafen har ingenting å samanlikne her: inga kjelde eller utgåve er halden opp mot dette.",
    no_sources: "Inga kjelde eller utgåve er halden opp mot dette.",
    no_question: |name| format!("Det er ikkje noko spørsmål som heiter «{name}» og tek dette."),
    no_computation: |name| format!("Dette programmet reknar ikkje ut {name}."),
    legend: "Teiknforklaring",
    not_said: "ikkje sagt",
    compared: "Kva",
    differences: |lines, differ| match differ {
        0 => format!("{lines} rader, ingen med skilnader."),
        _ => format!("{lines} rader, {differ} med skilnader."),
    },
    rows: |n| match n {
        1 => "1 rad".to_owned(),
        _ => format!("{n} rader"),
    },
    cut: |shown, all| format!("Viser {shown} av {all}; JSON og CSV har alle."),
    differs: "skilnad",
    whole: "Heile visinga, med JSON og CSV",
    back: "Tilbake til",
    as_text: "Teikninga som tekst",
    unplaced: "Ikkje plassert på noko lag",
    empty_layer: "Ikkje dokumentert: ingenting er plassert her",
    beside: |name| format!("Verkar inn frå sida: {name}"),
    skipped: "laget imellom er ikkje dokumentert",
    unknown: "ukjent",
    none: "ingen",
    things_of: |n| format!("{n} i alt"),
    look_at: "Vis berre",
    all: "Alle",
    show: "Vis",
    show_all: "Vis alt",
    filtered: "Utvalet gjeld dei delane som har det ein vel etter; dei andre er viste heile.",
    nothing_left: "Ingen passar med utvalet.",
    fault: "Dette kan ikkje brukast",
    fault_choice: |a, b, c| format!("«{a}» er ikkje noko å velje for {b}. Vel eitt av desse: {c}."),
    fault_parameter: |a, b| {
        format!("Det finst ikkje noko som heiter «{a}» her. Dette kan brukast: {b}.")
    },
    fault_twice: |a| format!("«{a}» er oppgitt meir enn éin gong. Oppgi det éin gong."),
    as_table: "Teikninga som tabell",
    nothing_placed: "ingenting plassert",
    unknown_time: |n| format!("Perioden er ukjend ({n})"),
};

static EN: Views = Views {
    contents: "On this page",
    as_data: "As data",
    no_rows: "The graph has nothing here.",
    nothing_compared: "The graph has nothing to compare here: no source or version is held against this.",
    no_sources: "No source or version is held against this.",
    no_question: |name| format!("There is no question called \"{name}\" that takes this."),
    no_computation: |name| format!("This program does not work out {name}."),
    legend: "Legend",
    not_said: "not said",
    compared: "What",
    differences: |lines, differ| match differ {
        0 => format!("{lines} rows, none with differences."),
        _ => format!("{lines} rows, {differ} with differences."),
    },
    rows: |n| match n {
        1 => "1 row".to_owned(),
        _ => format!("{n} rows"),
    },
    cut: |shown, all| format!("Shows {shown} of {all}; JSON and CSV have all."),
    differs: "difference",
    whole: "The whole view, with JSON and CSV",
    back: "Back to",
    as_text: "The drawing as text",
    unplaced: "Placed on no layer",
    empty_layer: "Not documented: nothing is placed here",
    beside: |name| format!("Bears on it from the side: {name}"),
    skipped: "the layer between is not documented",
    unknown: "unknown",
    none: "none",
    things_of: |n| format!("{n} in all"),
    look_at: "Show only",
    all: "All",
    show: "Show",
    show_all: "Show everything",
    filtered: "The choice applies to the parts that have what is chosen by; the others are shown whole.",
    nothing_left: "Nothing matches the choice.",
    fault: "This cannot be used",
    fault_choice: |a, b, c| {
        format!("\"{a}\" is nothing to choose for {b}. Choose one of these: {c}.")
    },
    fault_parameter: |a, b| {
        format!("There is nothing called \"{a}\" here. These can be used: {b}.")
    },
    fault_twice: |a| format!("\"{a}\" is given more than once. Give it once."),
    as_table: "The drawing as a table",
    nothing_placed: "nothing placed",
    unknown_time: |n| format!("The period is unknown ({n})"),
};
