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
};
