//! One part of a view: heading, what is said under it, its question, and its answer as declared.

use super::super::Site;
use super::super::ehds::{self, Why};
use super::gathered::Gathered;
use super::layers::Layers;
use super::matrix::{self, Matrix};
use super::table::Table;
use super::timeline::Timeline;
use super::words;
use crate::alignment::Answer;
use crate::rdf::Labels;
use crate::views::{self, Arrangement, Question, Source, ToldPart};

/// What the program worked out for a part.
pub struct Computed {
    /// What stands under the heading, which must not be escaped again.
    pub html: String,
    /// How much there is, in words.
    pub summary: String,
    /// The question that what it is worked out by comes from.
    pub(in crate::html) why: Option<Why>,
}

/// A part.
pub(super) struct Part {
    /// The id of its heading.
    pub id: String,
    /// What it is called.
    pub heading: String,
    /// What is said under it.
    pub lead: Option<String>,
    /// The question behind it.
    pub why: Option<Why>,
    /// How much there is, in words.
    pub summary: String,
    /// Its answer, or why there is none.
    pub body: Body,
}

/// What a part has.
pub(super) enum Body {
    /// HTML, which must not be escaped again.
    Answer(String),
    /// Words for what is not there.
    Nothing(String),
}

impl Part {
    /// Of a part that was answered, or worked out; `prefix` keeps its id from those of the page around
    /// it.
    pub(super) fn of(
        site: &Site<'_>,
        told: &ToldPart,
        computed: Option<Computed>,
        prefix: &str,
    ) -> Self {
        let id = format!("{prefix}{}", told.part.key);
        let heading = text(site, &told.part.names).unwrap_or_else(|| told.part.key.clone());
        let (why, summary, body) = match (&told.part.source, &told.answer, computed) {
            (Source::Question(asked), Some(answer), _) => (
                Some(ehds::why(site, &answer.asked, &heading)),
                summary(site, asked, answer),
                body(site, (told, asked), answer, &id),
            ),
            (Source::Question(asked), None, _) => {
                let text = (words(site).no_question)(&asked.name);
                (None, String::new(), Body::Nothing(text))
            }
            (Source::Computed(_), _, Some(it)) => (it.why, it.summary, Body::Answer(it.html)),
            (Source::Computed(iri), _, None) => {
                let text = (words(site).no_computation)(iri.as_str());
                (None, String::new(), Body::Nothing(text))
            }
        };
        Self {
            lead: text(site, &told.part.leads),
            why,
            summary,
            body,
            heading,
            id,
        }
    }
}

fn body(site: &Site<'_>, (told, asked): (&ToldPart, &Question), answer: &Answer, id: &str) -> Body {
    let words = words(site);
    if answer.rows().len() == 0 {
        return Body::Nothing(match asked.arrangement {
            _ if told.narrowed => words.nothing_left.to_owned(),
            Arrangement::SideBySide => words.nothing_compared.to_owned(),
            _ => words.no_rows.to_owned(),
        });
    }
    Body::Answer(match &asked.arrangement {
        Arrangement::Table => super::super::render(&Table::of(site, answer, id)),
        Arrangement::SideBySide => super::super::render(&Matrix::of(site, answer, id)),
        Arrangement::Layers => {
            super::super::render(&Layers::of(site, answer, told.joined.as_ref(), id))
        }
        Arrangement::Gathered(by) => super::super::render(&Gathered::of(site, answer, by, id)),
        Arrangement::Timeline(roles) => {
            let periods = told.joined.as_ref();
            super::super::render(&Timeline::of(site, answer, periods, roles, id))
        }
    })
}

/// How much there is, and how much of it differs.
fn summary(site: &Site<'_>, asked: &Question, answer: &Answer) -> String {
    let words = words(site);
    match asked.arrangement {
        Arrangement::SideBySide => {
            let (lines, differ) = matrix::tally(site, &views::Matrix::of(answer));
            (words.differences)(lines, differ)
        }
        _ => (words.rows)(answer.rows().len()),
    }
}

/// The best of some texts.
pub(super) fn text(site: &Site<'_>, labels: &Labels) -> Option<String> {
    labels
        .choose(site.language())
        .map(|label| label.text.clone())
}
