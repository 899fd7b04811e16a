//! What an address asks to search for.

use super::super::app::App;
use super::super::form;
use super::super::operation::invalid;
use super::super::pages::visit::Visit;
use super::super::problem::Problem;
use super::PATIENCE;
use crate::index::Snapshot;
use crate::search::{Found, RANKED, Wish};

/// Hits of a page unless said otherwise, and the most.
const LIMIT: usize = 20;
const MOST: usize = 100;

/// The parameters that are no facets.
const OWN_PARAMETERS: [&str; 6] = ["q", "limit", "offset", "lang", "format", "_mediatype"];

/// Reads the parameters; every other one is taken for a facet.
pub fn wish(visit: &Visit) -> Result<Wish, Problem> {
    let query = visit.uri.query().unwrap_or_default();
    let pairs = form::strict(query.as_bytes())
        .map_err(|name| invalid(format!("the value of {name:?} is not UTF-8; encode it so")))?;
    let mut wish = Wish {
        language: visit.reader.language,
        limit: LIMIT,
        ..Wish::default()
    };
    let mut given: Vec<String> = Vec::new();
    for (name, value) in pairs {
        if given.contains(&name) && OWN_PARAMETERS.contains(&name.as_str()) {
            return Err(invalid(format!("{name} is given more than once")).with("parameter", name));
        }
        match name.as_str() {
            "q" => wish.text = value,
            "limit" => wish.limit = number(&name, &value, 1, MOST)?,
            "offset" => wish.offset = number(&name, &value, 0, RANKED)?,
            "lang" | "format" | "_mediatype" => (),
            _ => wish.facets.push((name.clone(), value)),
        }
        given.push(name);
    }
    Ok(wish)
}

fn number(name: &str, value: &str, least: usize, most: usize) -> Result<usize, Problem> {
    let number = value.parse().ok().filter(|n| (least..=most).contains(n));
    number.ok_or_else(|| {
        invalid(format!(
            "{name} is not a whole number from {least} to {most}"
        ))
        .with("parameter", name)
        .with("value", value)
        .with("example", least.max(LIMIT))
    })
}

/// What a text finds, for pages that let their reader choose a thing.
pub fn of_text(
    app: &App,
    snapshot: &Snapshot,
    text: &str,
    visit: &Visit,
) -> Result<Found, Problem> {
    let wish = Wish {
        text: text.to_owned(),
        language: visit.reader.language,
        limit: LIMIT,
        ..Wish::default()
    };
    find(app, snapshot, &wish)
}

/// Searches; a facet that is none is refused with those there are.
pub fn find(app: &App, snapshot: &Snapshot, wish: &Wish) -> Result<Found, Problem> {
    let state = app
        .search()
        .newest(PATIENCE.min(app.settings().time_limit))?;
    state.find(snapshot, wish).map_err(|error| {
        let problem = Problem::from(error);
        let facets: Vec<&str> = state.keys().collect();
        match problem.member("expected") {
            None => problem.with("parameters", [&OWN_PARAMETERS[..4], &facets].concat()),
            Some(_) => problem,
        }
    })
}
