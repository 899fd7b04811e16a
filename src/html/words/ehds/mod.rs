//! The words of the pages on the European Health Data Space.

mod en;
mod nb;
mod nn;

use crate::rdf::Language;
use en::EN;
use nb::NB;
use nn::NN;

/// Words about EHDS, in one language.
pub struct Ehds {
    /// Title of the overview.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// The day it is seen from.
    pub as_of: fn(&str) -> String,
    /// A link to the question behind something.
    pub question: &'static str,
    /// How cells lead to their questions.
    pub behind: &'static str,
    /// What nobody knows.
    pub unknown: &'static str,
    /// What is not there.
    pub none: &'static str,
    /// To the rest of a long list.
    pub more: fn(usize) -> String,
    /// Heading over the timeline.
    pub timeline: &'static str,
    /// The timeline as text.
    pub timeline_text: &'static str,
    /// The day the page is seen from, on the timeline.
    pub today: &'static str,
    /// A kind and how many of it.
    pub many: fn(kind: &str, n: usize) -> String,
    /// Heading over the measures.
    pub measures: &'static str,
    /// Categories with a dataset.
    pub covered: &'static str,
    /// Datasets that can be published.
    pub publishable: &'static str,
    /// Elements given.
    pub given: &'static str,
    /// Datasets never confirmed.
    pub never: &'static str,
    /// Datasets past their day.
    pub overdue: &'static str,
    /// So many of so many.
    pub of: fn(&str, &str) -> String,
    /// Heading over the categories.
    pub categories: &'static str,
    /// Under it.
    pub categories_lead: &'static str,
    /// Columns of the categories.
    pub category_heads: [&'static str; 7],
    /// Link to the chain.
    pub chain_link: &'static str,
    /// So many of so many datasets publishable.
    pub publishable_of: fn(usize, usize) -> String,
    /// A body that is planned, coordinates ... for so many datasets.
    pub body: fn(role: &str, status: Option<&str>) -> String,
    /// Heading over the datasets.
    pub datasets: &'static str,
    /// Under it.
    pub datasets_lead: &'static str,
    /// Columns of the datasets.
    pub dataset_heads: [&'static str; 7],
    /// Given, unknown, missing.
    pub tally: fn(usize, usize, usize) -> String,
    /// A dataset can be published.
    pub ready: &'static str,
    /// A dataset says no level of access.
    pub no_level: &'static str,
    /// A dataset lacks so much.
    pub lacks: fn(usize) -> String,
    /// Due on a day.
    pub due: fn(&str) -> String,
    /// In time, overdue.
    pub on_time: [&'static str; 2],
    /// Heading over the priority categories.
    pub priorities: &'static str,
    /// Under it.
    pub priorities_lead: &'static str,
    /// Columns of the priority categories.
    pub priority_heads: [&'static str; 5],
    /// Heading over the duties.
    pub duties: &'static str,
    /// Under it.
    pub duties_lead: &'static str,
    /// Columns of the duties.
    pub duty_heads: [&'static str; 7],
    /// Heading over the options.
    pub options: &'static str,
    /// Under it.
    pub options_lead: &'static str,
    /// Columns of the options.
    pub option_heads: [&'static str; 5],
    /// Title of the matrix.
    pub matrix: &'static str,
    /// Under it.
    pub matrix_lead: &'static str,
    /// Head of the first column, and of the row of sums.
    pub matrix_heads: [&'static str; 2],
    /// Name of the legend.
    pub legend: &'static str,
    /// States: given, unknown, placeholder, missing.
    pub states: [&'static str; 4],
    /// On the page of a dataset.
    pub of_dataset: &'static str,
    /// Leads to the whole matrix.
    pub whole_matrix: &'static str,
    /// Title of a chain.
    pub chain: fn(letter: &str, name: &str) -> String,
    /// Under it.
    pub chain_lead: &'static str,
    /// The stages.
    pub stages: [&'static str; 6],
    /// What a gap at each stage says.
    pub gaps: [&'static str; 6],
    /// The chain as text.
    pub chain_text: &'static str,
    /// Heading over the gaps.
    pub gap_heading: &'static str,
    /// No gaps.
    pub no_gaps: &'static str,
    /// A gap, and what it is missing of.
    pub gap_of: fn(gap: &str, of: &str) -> String,
    /// Heading over the links.
    pub links: &'static str,
    /// One link: from, to, along.
    pub along: fn(&str) -> String,
    /// Other categories.
    pub others: &'static str,
    /// There is no such category.
    pub no_category: &'static str,
}

impl Ehds {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}
