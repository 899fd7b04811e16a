//! Needs as JSON: IRIs with names in the reader's language, and the question behind each list.

use super::super::ehds::json::thing;
use crate::html::Site;
use crate::html::ehds::path;
use crate::planning::{Criterion, Needs, Order, Placed, Rule, Scored};
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
            "measures": needs.declared.measures.as_ref().map(|it| path(it, site.base)),
            "domains": needs.declared.domains.as_ref().map(|it| path(it, site.base)),
            "raisedBy": needs.declared.raised.as_ref().map(|it| path(it, site.base)),
            "withoutMeasure": needs.declared.without_measure.as_ref().map(|it| path(it, site.base)),
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

fn things<'n>(site: &Site<'_>, nodes: impl Iterator<Item = &'n NamedNode>) -> Value {
    nodes.map(|node| thing(site, node)).collect()
}
