//! What parts of views have worked out instead of asked (`hg:computedBy`), in each form of a view.
//!
//! A computation is Rust because no query can work it out; which view has it, where it stands and
//! what it is called is declared in the shapes, as of every other part.

use super::super::Asking;
use super::super::app::App;
use super::super::problem::Problem;
use super::domains::card;
use crate::html::Site;
use crate::html::views::Computed;
use crate::views::{Source, Told, ToldPart};
use crate::vocab::hg;
use oxrdf::{NamedNode, NamedNodeRef};
use serde_json::Value;
use tracing::warn;

/// What is at hand where a part of the view of a thing is worked out.
#[derive(Clone, Copy)]
pub struct At<'a, 's> {
    /// Settings, caches and shapes.
    pub app: &'a App,
    /// The revision and the budget.
    pub asking: &'a Asking,
    /// Names and words.
    pub site: &'a Site<'s>,
}

/// Works something out of a thing, as a `T`.
type Work<T> = fn(At<'_, '_>, &NamedNode) -> Result<T, Problem>;

/// A computation in each form.
struct Computation {
    iri: NamedNodeRef<'static>,
    page: Work<Computed>,
    json: Work<Value>,
    csv: Work<String>,
}

/// The computations there are.
const ALL: [Computation; 1] = [Computation {
    iri: hg::HEALTH_CARD,
    page: card::page,
    json: card::json,
    csv: card::csv,
}];

/// What is worked out for the parts of a view on a page; none for a part that is asked.
pub fn pages(
    at: At<'_, '_>,
    told: &Told,
    thing: Option<&NamedNode>,
) -> Result<Vec<Option<Computed>>, Problem> {
    let parts = told.parts.iter();
    parts
        .map(|part| of(at, part, thing, |it| it.page))
        .collect()
}

/// The same as JSON.
pub fn json(
    at: At<'_, '_>,
    told: &Told,
    thing: Option<&NamedNode>,
) -> Result<Vec<Option<Value>>, Problem> {
    let parts = told.parts.iter();
    parts
        .map(|part| of(at, part, thing, |it| it.json))
        .collect()
}

/// One part as CSV.
pub fn csv(
    at: At<'_, '_>,
    part: &ToldPart,
    thing: Option<&NamedNode>,
) -> Result<Option<String>, Problem> {
    of(at, part, thing, |it| it.csv)
}

fn of<T>(
    at: At<'_, '_>,
    part: &ToldPart,
    thing: Option<&NamedNode>,
    work: fn(&Computation) -> Work<T>,
) -> Result<Option<T>, Problem> {
    let (Source::Computed(iri), Some(thing)) = (&part.part.source, thing) else {
        return Ok(None);
    };
    let Some(known) = ALL.iter().find(|known| known.iri == iri.as_ref()) else {
        warn!(computation = %iri, "the shapes declare a computation that this program does not have");
        return Ok(None);
    };
    work(known)(at, thing).map(Some)
}
