//! `/needs`: the needs in the order that the weights of the address lead to.

use super::super::super::app::App;
use super::super::super::problem::Problem;
use super::super::visit::Visit;
use super::{Drawn, Form, answer, chosen, csv, given, json};
use crate::html::{self, Site};
use crate::planning::{Needs, RANKING, Wish};
use axum::extract::State;
use axum::response::Response;

/// The needs; 400 with what would do for a weight or a criterion that is none.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let (offer, given) = (chosen(&visit)?, given(&visit)?);
    answer(app, visit, offer, move |site, asker, app| {
        let planned = app.planned();
        let name = given.iter().find(|(name, _)| name == RANKING);
        let name = name.map(|(_, value)| value.as_str());
        let ranking = planned.rankings(asker)?.chosen(name)?;
        let needs = planned.needs(asker, ranking)?;
        draw(site, &needs, &given, offer.what)
    })
    .await
}

fn draw(
    site: &Site<'_>,
    needs: &Needs,
    given: &[(String, String)],
    form: Form,
) -> Result<Drawn, Problem> {
    let wish = needs.wish(given);
    let usual = || Wish {
        weights: vec![None; needs.criteria.len()],
        rule: None,
    };
    match (form, wish) {
        (Form::Page, Err(fault)) => {
            let order = needs.order(&usual());
            let page = html::planning::needs(site, needs, &order, given, Some(&fault));
            Ok((page, Some(fault)))
        }
        (Form::Json | Form::Csv, Err(fault)) => Err(fault.into()),
        (Form::Page, Ok(wish)) => {
            let order = needs.order(&wish);
            Ok((
                html::planning::needs(site, needs, &order, given, None),
                None,
            ))
        }
        (Form::Json, Ok(wish)) => {
            let told = json::needs(site, needs, &needs.order(&wish));
            Ok((told.to_string(), None))
        }
        (Form::Csv, Ok(wish)) => Ok((csv::needs(site, needs, &needs.order(&wish)), None)),
    }
}
