//! What the address of the comparison asks for, and how it is refused.

use super::super::super::problem::{Problem, kinds};
use super::super::visit::Visit;
use crate::health::Day;
use crate::html::domains::{Choice, Refused};

/// The parameters of a visit; 400 for a day or a page that is none.
pub fn of(visit: &Visit) -> Result<Choice, Problem> {
    let given = |name| visit.parameter(name).filter(|value| !value.is_empty());
    let date = given("date");
    date.as_deref().map(day).transpose()?;
    let page = match given("page") {
        Some(text) => page(&text)?,
        None => 1,
    };
    Ok(Choice {
        level: given("level"),
        set: given("set"),
        sort: given("sort"),
        domain: given("domain"),
        date,
        page,
    })
}

/// A day, `YYYY-MM-DD`.
pub fn day(date: &str) -> Result<Day, Problem> {
    Day::exactly(date)
        .ok_or_else(|| invalid("date", format!("{date:?} is no day; one is 2026-11-22")))
}

fn page(text: &str) -> Result<usize, Problem> {
    let page = text.parse::<usize>().ok().filter(|page| *page > 0);
    page.ok_or_else(|| invalid("page", format!("{text:?} is no page; the first is 1")))
}

/// What is not there, with what is.
pub fn refused(refused: Refused) -> Problem {
    let Refused {
        parameter,
        given,
        known,
    } = refused;
    let detail = format!(
        "there is no {parameter} {given:?}; there are {}",
        known.join(", ")
    );
    invalid(parameter, detail).with("known", known)
}

fn invalid(parameter: &'static str, detail: String) -> Problem {
    Problem::new(&kinds::REQUEST_INVALID)
        .detail(detail)
        .with("parameter", parameter)
}
