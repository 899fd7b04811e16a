//! The data health of one thing, as part of its view: page, JSON and CSV.

use super::super::super::csv::table;
use super::super::super::problem::Problem;
use super::super::computed::At;
use super::super::ehds;
use super::json::{health_of, rule};
use super::{COMPARED, with_reader};
use crate::health::{self, Card, Outcome, Rules};
use crate::html;
use crate::html::domains::slug;
use crate::html::views::Computed;
use oxrdf::NamedNode;
use serde_json::{Value, json};

/// What the rules gave a thing, and on which day.
struct Judged {
    card: Card,
    rules: Rules,
    date: String,
}

fn judged(at: At<'_, '_>, thing: &NamedNode) -> Result<Judged, Problem> {
    let date = ehds::today();
    with_reader(at.app, at.asking, at.site, &date, |reader| {
        // One thing is worked out sooner than all of them.
        let (rules, card) = match at.app.comparisons().kept(reader) {
            Some(comparison) => (comparison.rules.clone(), comparison.card(thing).cloned()),
            None => (Rules::read(reader.asker)?, None),
        };
        let card = match card {
            Some(card) => card,
            None => health::card(reader, &rules, thing)?,
        };
        Ok(Judged {
            card,
            rules,
            date: date.clone(),
        })
    })
}

/// For people.
pub fn page(at: At<'_, '_>, thing: &NamedNode) -> Result<Computed, Problem> {
    let Judged { card, rules, date } = judged(at, thing)?;
    let path = at.site.local_path(thing.as_str());
    let compared = path.is_some_and(|path| path.starts_with(COMPARED));
    Ok(html::domains::card(at.site, &card, &rules, &date, compared))
}

/// For programs: the same as `/domains.json` has for a domain, with the rules.
pub fn json(at: At<'_, '_>, thing: &NamedNode) -> Result<Value, Problem> {
    let Judged { card, rules, date } = judged(at, thing)?;
    let measured = card.parts.iter().map(|part| &rules.all[part.rule]);
    Ok(json!({
        "date": date,
        "health": health_of(at.site, &card, &rules),
        "rules": measured.map(|it| rule(at.site, it)).collect::<Value>(),
    }))
}

/// For spreadsheets: a line a rule.
pub fn csv(at: At<'_, '_>, thing: &NamedNode) -> Result<String, Problem> {
    let Judged { card, rules, .. } = judged(at, thing)?;
    let head = [
        "rule",
        "ruleLabel",
        "points",
        "of",
        "met",
        "counted",
        "lacking",
    ];
    let lines = card.parts.iter().map(|part| {
        let iri = &rules.all[part.rule].iri;
        let points = part.thousandths();
        let points = points.map(|points| health::decimal(points, 1000));
        let (met, counted, lacking) = match &part.outcome {
            Outcome::NoShape(_) => (String::new(), String::new(), String::new()),
            Outcome::Counted {
                met,
                counted,
                lacking,
            } => {
                let lacking = lacking.iter().map(|it| match &it.node {
                    oxrdf::Term::NamedNode(node) => node.as_str().to_owned(),
                    other => other.to_string(),
                });
                let lacking: Vec<String> = lacking.collect();
                (met.to_string(), counted.to_string(), lacking.join(" "))
            }
        };
        let label = match at.site.view.id(iri) {
            Some(id) => at.site.label(id).text,
            None => slug(iri).to_owned(),
        };
        vec![
            iri.as_str().to_owned(),
            label,
            points.unwrap_or_default(),
            part.weight.to_string(),
            met,
            counted,
            lacking,
        ]
    });
    Ok(table(head.map(str::to_owned).into(), lines))
}
