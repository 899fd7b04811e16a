//! The words of the pages on what a change touches.

mod en;
mod nb;
mod nn;

use crate::rdf::Language;
use en::EN;
use nb::NB;
use nn::NN;

/// Words about impact, in one language.
pub struct Impact {
    /// Title of the page to begin at.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// The link from the page of a thing.
    pub see: &'static str,
    /// Title of the page of a thing.
    pub of: fn(&str) -> String,
    /// Label of the field to search.
    pub search: &'static str,
    /// What the field is for.
    pub search_help: &'static str,
    /// The button.
    pub find: &'static str,
    /// Heading over what was found to choose from.
    pub choose: fn(&str) -> String,
    /// Nothing was found.
    pub none_found: fn(&str) -> String,
    /// Heading over what to begin with.
    pub begin: &'static str,
    /// Under it.
    pub begin_lead: &'static str,
    /// How many statements lead on from something.
    pub leads_on: fn(usize) -> String,
    /// Nothing is said of an address.
    pub unknown: fn(&str) -> String,
    /// To the page of the thing.
    pub page_of: &'static str,
    /// To the stored question.
    pub question: &'static str,
    /// So many things of so many kinds, at most so many steps away.
    pub summary: fn(things: &str, kinds: usize, steps: usize) -> String,
    /// Nothing is touched.
    pub nothing: &'static str,
    /// The walk was cut: the first so many, so many statements lead on from something.
    pub cut: fn(shown: &str, at: &str, more: &str) -> String,
    /// The list was cut: the first so many of so many.
    pub first_of: fn(shown: &str, of: &str) -> String,
    /// That long lists are cut short, each leading to all of it.
    pub shortened: fn(shown: &str, of: &str) -> String,
    /// To all of a group.
    pub all: fn(n: &str) -> String,
    /// The whole group to which a link leads, for those who do not see where it stands.
    pub all_of: fn(n: &str, kind: &str, distance: usize) -> String,
    /// Back to everything.
    pub everything: &'static str,
    /// Only some are shown.
    pub narrowed: fn(kind: Option<&str>, distance: Option<usize>) -> String,
    /// Heading over the drawing.
    pub drawing: &'static str,
    /// What the drawing shows, and that the lists say the same.
    pub drawing_says: &'static str,
    /// The rest of a branch: so many things.
    pub rest: fn(usize) -> String,
    /// Heading over who is to be told.
    pub notify: &'static str,
    /// Under it.
    pub notify_lead: &'static str,
    /// Nobody is known.
    pub nobody: &'static str,
    /// Columns: who, as what, of what.
    pub notify_heads: [&'static str; 3],
    /// And so many more.
    pub more: fn(usize) -> String,
    /// Heading over what is touched.
    pub touched: &'static str,
    /// How far away.
    pub steps: fn(usize) -> String,
    /// Heading over what depends on it.
    pub depends: &'static str,
    /// Under it.
    pub depends_lead: &'static str,
    /// Heading over the questions.
    pub questions: &'static str,
    /// Heading over the shapes.
    pub shapes: &'static str,
    /// Why: it is named itself.
    pub itself: &'static str,
    /// Why: the things of its class.
    pub guards: fn(&str) -> String,
    /// Why: its class.
    pub class: fn(&str) -> String,
    /// Why: a property.
    pub property: fn(&str) -> String,
    /// What mentions its class, or follows a property it has.
    pub by_property: fn(usize) -> String,
    /// No question, no shape.
    pub none: [&'static str; 2],
    /// What has no class that anybody lists.
    pub other: &'static str,
    /// Title of the page of a change set.
    pub change: &'static str,
    /// Heading over the form.
    pub try_change: &'static str,
    /// Under it.
    pub try_lead: &'static str,
    /// Label of the text.
    pub text: &'static str,
    /// Label of the choice of format.
    pub format: &'static str,
    /// The format that is an update.
    pub update: &'static str,
    /// Label of the file.
    pub file: &'static str,
    /// The button.
    pub run: &'static str,
    /// How much is read.
    pub limit: fn(statements: usize) -> String,
    /// How programs do it.
    pub machines: &'static str,
    /// Heading over what is changed.
    pub changed: &'static str,
    /// So many statements come, so many go.
    pub statements: fn(added: &str, removed: &str) -> String,
    /// Nothing would change.
    pub no_change: &'static str,
    /// The guard would refuse it, or let it pass.
    pub guard: [&'static str; 2],
    /// Heading over the guard's report.
    pub guard_heading: &'static str,
    /// What was wrong before.
    pub before: fn(usize) -> String,
}

impl Impact {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}
