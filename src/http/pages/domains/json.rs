//! The comparison as JSON: IRIs with names in the reader's language, states, points, and the questions behind them.

use crate::alignment::{Row, is_unknown};
use crate::health::{Assessed, Card, Cell, Domain, Outcome, Part, Rule, Rules, State};
use crate::html::Site;
use crate::html::domains::{Selection, slug};
use crate::html::ehds::path;
use oxrdf::{NamedNode, Term};
use serde_json::{Map, Value, json};

/// The whole selection.
pub fn comparison(site: &Site<'_>, selection: &Selection<'_>) -> Value {
    let comparison = selection.comparison;
    let columns = selection
        .columns
        .iter()
        .filter_map(|at| comparison.properties.get(*at));
    let moves = comparison.moves.rows();
    json!({
        "date": comparison.date,
        "revision": site.view.snapshot().revision(),
        "language": site.language().tag(),
        "page": "/domains",
        "levels": comparison.levels().into_iter().map(|it| thing(site, it)).collect::<Value>(),
        "sets": comparison.sets().into_iter().map(|it| thing(site, it)).collect::<Value>(),
        "properties": columns.map(|it| thing(site, &it.iri)).collect::<Value>(),
        "rules": comparison.rules.all.iter().map(|it| rule(site, it)).collect::<Value>(),
        "domains": selection.domains.iter().map(|it| domain(site, selection, it)).collect::<Value>(),
        "moves": moves.map(|row| moved(site, &row)).collect::<Value>(),
        "questions": {
            "domains": path(&comparison.listed, site.base),
            "assessments": path(&comparison.assessed, site.base),
            "rules": path(&comparison.rules.asked, site.base),
            "moves": path(&comparison.moves.asked, site.base),
        },
    })
}

fn domain(site: &Site<'_>, selection: &Selection<'_>, domain: &Domain) -> Value {
    let comparison = selection.comparison;
    let cells = selection.columns.iter().filter_map(|place| {
        let name = slug(&comparison.properties.get(*place)?.iri).to_owned();
        Some((name, cell(site, domain.cells.get(*place)?)))
    });
    let counts = State::ALL.map(|state| (state.name().to_owned(), domain.count(state).into()));
    json!({
        "domain": thing(site, &domain.iri),
        "above": domain.above.as_ref().map(|it| thing(site, it)),
        "level": thing(site, &domain.level),
        "region": domain.region.as_ref().map(|it| thing(site, it)),
        "ended": domain.ended,
        "properties": cells.collect::<Map<_, _>>(),
        "counts": counts.into_iter().collect::<Map<_, _>>(),
        "health": health_of(site, &domain.card, &comparison.rules),
        "question": path(&domain.asked, site.base),
    })
}

/// What the rules gave a thing.
pub fn health_of(site: &Site<'_>, card: &Card, rules: &Rules) -> Value {
    let (given, of) = card.points();
    let parts = card.parts.iter().map(|part| {
        let rule = &rules.all[part.rule];
        (slug(&rule.iri).to_owned(), part_of(site, part))
    });
    json!({
        "score": card.score().map(|score| score as f64 / 10.0),
        "points": given as f64 / 1000.0,
        "of": of as f64 / 1000.0,
        "rules": parts.collect::<Map<_, _>>(),
    })
}

fn cell(site: &Site<'_>, cell: &Cell) -> Value {
    let assessments = cell.0.iter().map(|it| assessed(site, it));
    json!({
        "state": cell.state().name(),
        "assessments": assessments.collect::<Value>(),
    })
}

fn assessed(site: &Site<'_>, assessed: &Assessed) -> Value {
    json!({
        "@id": assessed.iri.as_str(),
        "state": assessed.state().name(),
        "values": assessed.values.iter().map(|it| value(site, it)).collect::<Value>(),
        "note": assessed.note.as_ref().map(|it| value(site, it)),
        "date": assessed.date,
        "mark": assessed.mark.as_ref().map(|it| thing(site, it)),
    })
}

fn part_of(site: &Site<'_>, part: &Part) -> Value {
    match &part.outcome {
        Outcome::NoShape(shape) => json!({
            "points": null,
            "of": part.weight,
            "missingShape": shape.as_str(),
        }),
        Outcome::Counted {
            met,
            counted,
            lacking,
        } => {
            let lacking = lacking.iter().map(|it| {
                let faults = it
                    .faults
                    .iter()
                    .map(|fault| Value::from(fault.text.clone()));
                json!({
                    "node": value(site, &it.node),
                    "faults": faults.collect::<Value>(),
                    "stale": it.stale,
                })
            });
            json!({
                "points": part.thousandths().map(|points| points as f64 / 1000.0),
                "of": part.weight,
                "met": met,
                "counted": counted,
                "lacking": lacking.collect::<Value>(),
            })
        }
    }
}

/// A rule, and what it asks for.
pub fn rule(site: &Site<'_>, rule: &Rule) -> Value {
    let mut told = thing(site, &rule.iri);
    let iri = |shape: &Option<NamedNode>| shape.as_ref().map(|it| it.as_str().to_owned());
    told["measures"] = thing(site, &rule.class);
    told["points"] = rule.points.into();
    told["counts"] = iri(&rule.counts).into();
    told["among"] = iri(&rule.among).into();
    told["meets"] = iri(&rule.meets).into();
    told["outOf"] = iri(&rule.out_of).into();
    told["staleAfterDays"] = rule.freshness.as_ref().map(|it| it.days).into();
    told
}

fn moved(site: &Site<'_>, row: &Row<'_>) -> Value {
    let columns = [
        "date",
        "from",
        "to",
        "before",
        "after",
        "decision",
        "status",
        "decidedIn",
        "reason",
    ];
    let told = columns.into_iter().filter_map(|column| {
        let value = row.value(column)?;
        Some((column.to_owned(), self::value(site, value)))
    });
    Value::Object(told.collect())
}

/// A thing with its name.
fn thing(site: &Site<'_>, node: &NamedNode) -> Value {
    let label = match site.view.id(node) {
        Some(id) => site.label(id),
        None => site.label_of_iri(node.as_str()),
    };
    json!({ "@id": node.as_str(), "label": label.text })
}

fn value(site: &Site<'_>, term: &Term) -> Value {
    match term {
        Term::NamedNode(node) if is_unknown(node) => json!({ "unknown": true }),
        Term::NamedNode(node) => thing(site, node),
        Term::Literal(literal) => literal.value().into(),
        Term::BlankNode(_) | Term::Triple(_) => Value::String(term.to_string()),
    }
}
