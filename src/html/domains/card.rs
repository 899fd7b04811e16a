//! The data-health card on the page of a thing: the sum, what would raise it most, and every rule with its reason.

use super::super::views::Computed;
use super::super::words::domains::Domains;
use super::super::{Link, Site};
use super::overview::{remedy, said_of, tally};
use super::{date, percent, points, shown, slug, why, words};
use crate::health::{Card, Lacking, Outcome, Part, Rules};
use crate::vocab::dct;
use askama::Template;
use oxrdf::{NamedNode, Term};
use std::cmp::Reverse;

/// Most things one rule lists as lacking.
const MOST: usize = 12;
/// How many of the rules are told first that would raise the sum most.
const RAISING: usize = 3;

#[derive(Template)]
#[template(path = "domains_card.html", config = ".askama.toml")]
struct Shown {
    words: &'static Domains,
    percent: Option<u64>,
    sum: String,
    as_of: String,
    compare: Option<String>,
    raising: Vec<(Link, String)>,
    summary: String,
    parts: Vec<Ruled>,
    name: String,
    /// For who is not signed in: where one does, to correct it.
    sign_in: Option<Link>,
}

/// What one rule gave.
struct Ruled {
    name: Link,
    /// The class of its look.
    state: &'static str,
    points: String,
    says: String,
    reason: Option<Link>,
    remedy: Option<Link>,
    /// The form of the thing, where that is what to fill in.
    edit: Option<String>,
    lacking: Vec<Lack>,
    opens: String,
    more: Option<String>,
}

/// One that is not as it should be.
struct Lack {
    name: Link,
    /// Its form.
    edit: Option<String>,
    says: Vec<Link>,
}

/// The card of a thing.
///
/// `compared` says whether the thing stands in the comparison of domains.
pub fn card(site: &Site<'_>, card: &Card, rules: &Rules, day: &str, compared: bool) -> Computed {
    let words = words(site);
    let (given, of) = card.points();
    let [full, some, none] = tally(&card.parts);
    let slug = slug(&card.thing);
    let compare = || {
        let path = format!("/domains?domain={}#{slug}", super::super::in_query(slug));
        site.reader.local(&path)
    };
    let percent = card.score().map(percent);
    let html = super::super::render(&Shown {
        words,
        percent,
        sum: (words.points_of)(&points(site, given), &points(site, of)),
        as_of: (words.as_of)(&date(site, day)),
        compare: compared.then(compare),
        raising: raising(site, card, rules),
        summary: (words.every_rule)(full, some, none),
        parts: card
            .parts
            .iter()
            .map(|part| ruled(site, part, rules, &card.thing))
            .collect(),
        name: super::named(site, &card.thing).text,
        sign_in: sign_in(site, &card.thing),
    });
    Computed {
        html,
        summary: percent.map_or_else(String::new, |percent| format!("{percent} %")),
        why: Some(why(site, &rules.asked, "")),
    }
}

/// What to do about the rules that could give most, and how much they could.
fn raising(site: &Site<'_>, card: &Card, rules: &Rules) -> Vec<(Link, String)> {
    let left = |part: &Part| {
        let given = part.thousandths()?;
        let left = u64::from(part.weight) * 1000 - given;
        (left > 0).then_some((left, part.rule))
    };
    let mut left: Vec<(u64, usize)> = card.parts.iter().filter_map(left).collect();
    left.sort_by_key(|(left, rule)| (Reverse(*left), *rule));
    let told = left.into_iter().take(RAISING).map(|(left, rule)| {
        let iri = &rules.all[rule].iri;
        let told = remedy(site, iri).unwrap_or_else(|| super::named(site, iri));
        (told, (words(site).gives)(&points(site, left)))
    });
    told.collect()
}

fn ruled(site: &Site<'_>, part: &Part, rules: &Rules, thing: &NamedNode) -> Ruled {
    let words = words(site);
    let rule = &rules.all[part.rule];
    let (lacking, says) = match &part.outcome {
        Outcome::NoShape(shape) => (&[][..], (words.no_shape)(shape.as_str())),
        Outcome::Counted { counted: 0, .. } => (&[][..], words.nothing.to_owned()),
        Outcome::Counted { met, .. } if rule.asks_for_one() || rule.counts.is_none() => {
            let says = words.there[usize::from(*met == 0)].to_owned();
            (lacking_of(part), says)
        }
        Outcome::Counted { met, counted, .. } => (lacking_of(part), (words.met)(*met, *counted)),
    };
    let state = match (&part.outcome, part.thousandths()) {
        (Outcome::NoShape(_), _) => "broken",
        _ if part.is_full() => "full",
        (_, Some(0) | None) => "nothing",
        _ => "some",
    };
    let weight = points(site, u64::from(part.weight) * 1000);
    let given = part.thousandths().map(|given| points(site, given));
    Ruled {
        name: super::named(site, &rule.iri),
        state,
        points: (words.points_of)(given.as_deref().unwrap_or("–"), &weight),
        says,
        reason: said_of(site, &rule.iri, dct::DESCRIPTION),
        remedy: remedy(site, &rule.iri).filter(|_| state != "full"),
        edit: (state != "full" && state != "broken")
            .then(|| site.form_of(thing))
            .flatten()
            .filter(|_| lacking.is_empty()),
        opens: (words.lacking)(lacking.len()),
        more: (lacking.len() > MOST).then(|| (words.more)(lacking.len() - MOST)),
        lacking: lacking.iter().take(MOST).map(|it| lack(site, it)).collect(),
    }
}

/// Where one signs in to come back to the form of a thing of ours; once on its page.
fn sign_in(site: &Site<'_>, thing: &NamedNode) -> Option<Link> {
    let path = site.local_path(thing.as_str())?;
    if site.reader.who.is_some() || !path.starts_with("/doc/") {
        return None;
    }
    let form = format!("/edit?of={}", super::super::in_query(thing.as_str()));
    let address = format!("/sign-in?next={}", super::super::in_query(&form));
    let text = super::super::session::Words::of(site.language()).to_correct;
    Some(Link::new(text, site.reader.local(&address)))
}

fn lacking_of(part: &Part) -> &[Lacking] {
    match &part.outcome {
        Outcome::Counted { lacking, .. } => lacking,
        Outcome::NoShape(_) => &[],
    }
}

fn lack(site: &Site<'_>, lacking: &Lacking) -> Lack {
    let words = words(site);
    let stale = lacking.stale.as_deref().map(|day| Link {
        text: match day {
            "" => words.undated.to_owned(),
            day => (words.stale_since)(&date(site, day)),
        },
        ..Link::default()
    });
    let faults = lacking.faults.iter().map(|fault| Link {
        text: fault.text.clone(),
        lang: site.foreign(fault.language.as_deref()),
        ..Link::default()
    });
    Lack {
        edit: match &lacking.node {
            Term::NamedNode(node) => site.form_of(node),
            Term::BlankNode(_) | Term::Literal(_) | Term::Triple(_) => None,
        },
        name: match &lacking.node {
            Term::NamedNode(node) => super::named(site, node),
            other => shown(site, other),
        },
        says: faults.chain(stale).collect(),
    }
}
