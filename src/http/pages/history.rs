//! `/doc/...?history`: the commits that touched a thing, whether it is there or was removed.

use super::super::app::App;
use super::super::ask::Asking;
use super::super::operation::invalid;
use super::super::problem::{Problem, kinds};
use super::thing::date_time;
use super::visit::{Visit, with_site};
use crate::history::{Detail, Whose};
use crate::html::history::{self, About, MOST};

/// Which part of a history is asked for.
enum Part {
    /// The newest commits, or those before a revision.
    List(Option<u64>),
    /// One commit, and which page of what it changed.
    One(u64, usize),
}

/// Whether a history is asked for at all.
pub fn is_asked(visit: &Visit) -> bool {
    visit.parameter("history").is_some()
}

impl Part {
    /// 400 for what is no number.
    fn of(visit: &Visit) -> Result<Self, Problem> {
        let number = |name: &str| {
            let given = visit.parameter(name).filter(|text| !text.is_empty());
            let read = given.map(|text| match text.bytes().all(|b| b.is_ascii_digit()) {
                // What is too large for a revision is none, as any that there is not yet.
                true => Ok(text.parse::<u64>().unwrap_or(u64::MAX)),
                false => Err(invalid(format!("{name} is a whole number"))
                    .with("parameter", name)
                    .with("expected", "a whole number")),
            });
            read.transpose()
        };
        let (before, page) = (number("before")?, number("page")?.unwrap_or(1));
        Ok(match number("history")? {
            Some(revision) => Self::One(revision, usize::try_from(page).unwrap_or(usize::MAX)),
            None => Self::List(before),
        })
    }
}

/// 400 for what is no number, whether or not a history is asked for.
pub fn check(visit: &Visit) -> Result<(), Problem> {
    Part::of(visit).map(|_| ())
}

/// The page: 404 for a commit that did not touch the thing, or a page that there is not.
pub fn page(
    app: &App,
    asking: &Asking,
    visit: &Visit,
    (whose, about): (Whose<'_>, &About<'_>),
) -> Result<String, Problem> {
    let snapshot = &asking.snapshot;
    let page = match Part::of(visit)? {
        Part::List(before) => {
            let told = app.history().of(whose, (before, MOST), Detail::Changes)?;
            Some(with_site(app, snapshot, visit.reader, |site| {
                history::history(site, about, (told, before), date_time)
            }))
        }
        Part::One(revision, page) => {
            let is_over = || asking.budget.is_over();
            let entry = app.history().one(whose, revision, &is_over)?;
            entry.and_then(|entry| {
                with_site(app, snapshot, visit.reader, |site| {
                    history::one(site, about, (entry, page), date_time)
                })
            })
        }
    };
    let missing = "there is no such revision in the history of this, or no such page of it";
    page.ok_or_else(|| Problem::new(&kinds::NOT_FOUND).detail(missing))
}
