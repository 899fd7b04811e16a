//! Needs and roadmap as JSON: IRIs with names in the reader's language, and the question behind each list.

use super::super::ehds::json::{rows_of, thing};
use crate::html::Site;
use crate::html::ehds::path;
use crate::planning::{
    Axis, Bar, Criterion, Filter, Needs, Order, Placed, Roadmap, SECTIONS, Scored,
};
use crate::planning::{Rule, axis};
use oxrdf::NamedNode;
use serde_json::{Map, Value, json};

/// The needs in an order.
pub fn needs(site: &Site<'_>, needs: &Needs, order: &Order) -> Value {
    let criteria = needs.criteria.iter().enumerate();
    let criteria = criteria.map(|(place, it)| {
        let mut told = criterion(site, needs, it);
        told["weight"] = order.weights[place].into();
        told["known"] = needs.known(place).into();
        told
    });
    let placed = order.placed.iter().map(|it| need(site, needs, it));
    json!({
        "ranking": needs.ranking.as_ref().map(|it| thing(site, it)),
        "status": needs.status.as_ref().map(|it| thing(site, it)),
        "revision": site.view.snapshot().revision(),
        "language": site.language().tag(),
        "page": "/needs",
        "asDeclared": order.is_declared,
        "rule": order.rule.map(|rule| rule_of(site, &needs.rules[rule])),
        "rules": needs.rules.iter().map(|rule| rule_of(site, rule)).collect::<Value>(),
        "criteria": criteria.collect::<Value>(),
        "needs": placed.collect::<Value>(),
        "withoutMeasure": things(site, needs.without_measure().map(|need| &need.thing)),
        "questions": {
            "needs": path(&needs.listed, site.base),
            "criteria": path(&needs.weighed, site.base),
            "rules": path(&needs.ruled, site.base),
            "measures": path(&needs.answered, site.base),
            "domains": path(&needs.placed, site.base),
            "raisedBy": path(&needs.raised, site.base),
            "withoutMeasure": path(&needs.gaps, site.base),
        },
    })
}

fn criterion(site: &Site<'_>, needs: &Needs, criterion: &Criterion) -> Value {
    let question = match &criterion.scored {
        Scored::Given(asked) | Scored::Asked(asked) => Some(path(asked, site.base)),
        Scored::Nowhere(_) => None,
    };
    json!({
        "criterion": thing(site, &criterion.iri),
        "parameter": Needs::parameter(&criterion.key),
        "declared": criterion.scale.weight,
        "heaviest": needs.heaviest,
        "top": criterion.scale.top,
        "lessIsFirst": criterion.scale.less_is_first,
        "computed": matches!(criterion.scored, Scored::Asked(_)),
        "question": question,
    })
}

fn rule_of(site: &Site<'_>, rule: &Rule) -> Value {
    json!({
        "rule": thing(site, &rule.iri),
        "name": Needs::rule_name(rule),
        "countsAs": rule.counts_as,
    })
}

fn need(site: &Site<'_>, needs: &Needs, placed: &Placed) -> Value {
    let need = &needs.needs[placed.need];
    let scores = needs.criteria.iter().zip(&need.scores);
    let scores = scores.map(|(criterion, score)| (criterion.key.clone(), Value::from(*score)));
    let measures = need.measures.iter().map(|(measure, through)| {
        let through = through.as_ref().map(|it| thing(site, it));
        json!({ "measure": thing(site, measure), "through": through })
    });
    let raised = need.raised.iter().map(|it| {
        json!({ "body": thing(site, &it.body), "case": thing(site, &it.case), "date": it.date })
    });
    json!({
        "need": thing(site, &need.thing),
        "kinds": things(site, need.kinds.iter()),
        "priority": need.priority,
        "place": placed.place,
        "declaredPlace": placed.declared,
        "points": placed.points.now,
        "least": placed.points.least,
        "most": placed.points.most,
        "known": placed.points.known,
        "bestPlace": placed.span.0,
        "worstPlace": placed.span.1,
        "scores": scores.collect::<Map<_, _>>(),
        "measures": measures.collect::<Value>(),
        "domains": things(site, need.domains.iter()),
        "raisedBy": raised.collect::<Value>(),
    })
}

/// The roadmap as a filter leaves it.
pub fn roadmap(site: &Site<'_>, roadmap: &Roadmap, filter: &Filter) -> Value {
    let parts = SECTIONS.iter().map(|section| {
        let rows = roadmap.rows(section.name, filter);
        let told = rows_of(site, roadmap.answer(section.name), rows.into_iter());
        (section.name.to_owned(), told)
    });
    let questions = SECTIONS.iter().map(|section| {
        let asked = &roadmap.answer(section.name).asked;
        (section.name.to_owned(), path(asked, site.base).into())
    });
    let filters = Filter::NAMES.iter().zip(&filter.values);
    let filters = filters.map(|(name, value)| ((*name).to_owned(), Value::from(value.clone())));
    let mut told: Map<String, Value> = parts.collect();
    told.insert(
        "timeline".to_owned(),
        timeline(site, &axis(roadmap, filter)),
    );
    told.insert("filter".to_owned(), filters.collect::<Map<_, _>>().into());
    told.insert(
        "questions".to_owned(),
        questions.collect::<Map<_, _>>().into(),
    );
    told.insert(
        "revision".to_owned(),
        site.view.snapshot().revision().into(),
    );
    told.insert("language".to_owned(), site.language().tag().into());
    told.insert("page".to_owned(), "/roadmap".into());
    told.into()
}

fn timeline(site: &Site<'_>, axis: &Axis) -> Value {
    let column = |place: usize| axis.columns.get(place).copied().unwrap_or_default();
    let bar = |bar: &Bar| {
        json!({
            "thing": thing(site, &bar.thing),
            "period": thing(site, &bar.period),
            "from": column(bar.span.0).0,
            "to": column(bar.span.1).1,
        })
    };
    let columns = axis.columns.iter();
    let lanes = axis.lanes.iter().map(|lane| {
        json!({
            "category": thing(site, &lane.category),
            "placed": lane.placed.iter().map(bar).collect::<Value>(),
            "unknown": things(site, lane.unplaced.iter()),
        })
    });
    json!({
        "columns": columns.map(|(from, to)| json!({ "from": from, "to": to })).collect::<Value>(),
        "strategies": axis.strategies.iter().map(bar).collect::<Value>(),
        "lanes": lanes.collect::<Value>(),
    })
}

fn things<'n>(site: &Site<'_>, nodes: impl Iterator<Item = &'n NamedNode>) -> Value {
    nodes.map(|node| thing(site, node)).collect()
}
