//! What a change touches, as JSON: IRIs with names in the reader's language.

use crate::html::Site;
use crate::html::impact::{
    Kinds, Narrowed, Person, Sorted, Steps, Touched, path, people, question, reason, summary,
};
use crate::impact::{Because, Reached, Way};
use crate::index::TermId;
use serde_json::{Map, Value, json};

/// Things that are named of a role; the rest is counted.
const NAMED: usize = 20;

/// What a change in a thing touches.
pub fn of_thing(
    site: &Site<'_>,
    thing: TermId,
    touched: &Touched<'_>,
    wanted: (&Narrowed, usize),
) -> Value {
    let kinds = Kinds::new(site);
    let mut document = json!({
        "of": site.view.text(thing),
        "label": site.label(thing).text,
        "kind": kinds.key(kinds.of(thing)),
        "page": path(site, thing),
        "question": question(site, thing),
    });
    add(&mut document, tell(site, &kinds, touched, wanted));
    document
}

/// What several changed things touch.
pub fn of_things(site: &Site<'_>, touched: &Touched<'_>, wanted: (&Narrowed, usize)) -> Value {
    let kinds = Kinds::new(site);
    let changed = touched.found.changed.iter();
    let iris = changed.clone().map(|thing| site.view.text(*thing));
    let mut document = json!({
        "of": iris.collect::<Vec<_>>(),
        "changed": changed.map(|it| self::thing(site, &kinds, *it)).collect::<Value>(),
    });
    add(&mut document, tell(site, &kinds, touched, wanted));
    document
}

/// Adds members.
pub fn add(document: &mut Value, members: Value) {
    if let (Value::Object(into), Value::Object(members)) = (document, members) {
        into.extend(members);
    }
}

fn tell(
    site: &Site<'_>,
    kinds: &Kinds<'_>,
    touched: &Touched<'_>,
    (narrowed, limit): (&Narrowed, usize),
) -> Value {
    let found = touched.found;
    let sorted = Sorted::new(site, kinds, found, narrowed, (limit, usize::MAX));
    let steps = Steps::new(site);
    let counts = sorted.counts.iter().map(|((distance, kind), count)| {
        json!({
            "distance": distance,
            "kind": kinds.key(*kind),
            "label": kinds.label(*kind).text,
            "count": count,
        })
    });
    let affected = sorted.listed.iter().map(|(_, place)| {
        let reached = found.reached[*place];
        let mut told = thing(site, kinds, reached.thing);
        told["distance"] = reached.distance.into();
        let path = found.path(*place).into_iter();
        told["path"] = path.map(|step| of_step(site, &steps, step)).collect();
        told
    });
    let cut = found.cut.map(|cut| {
        json!({ "first": found.reached.len(), "at": site.view.text(cut.at), "more": cut.more })
    });
    json!({
        "revision": site.view.snapshot().revision(),
        "language": site.language().tag(),
        "total": sorted.total,
        "matching": sorted.wanted,
        "listed": sorted.listed.len(),
        "cut": cut,
        "counts": counts.collect::<Value>(),
        "affected": affected.collect::<Value>(),
        "notify": people(site, found).iter().map(|it| person(site, it)).collect::<Value>(),
        "questions": touched.dependents.questions.iter().map(|(name, because)| {
            let mut told = because_of(site, *because);
            told["name"] = (*name).into();
            told["summary"] = summary(site, name).into();
            told["address"] = format!("/questions/{name}").into();
            told
        }).collect::<Value>(),
        "shapes": touched.dependents.shapes.iter().map(|(iri, because)| {
            let mut told = because_of(site, *because);
            told["iri"] = iri.as_str().into();
            told["label"] = site.label_of_iri(iri).text.into();
            told["address"] = site.local_path(iri).into();
            told
        }).collect::<Value>(),
    })
}

fn thing(site: &Site<'_>, kinds: &Kinds<'_>, thing: TermId) -> Value {
    json!({
        "iri": site.view.text(thing),
        "label": site.label(thing).text,
        "kind": kinds.key(kinds.of(thing)),
    })
}

fn of_step(site: &Site<'_>, steps: &Steps<'_>, step: &Reached) -> Value {
    json!({
        "from": site.view.text(step.before),
        "property": site.view.text(step.along),
        "direction": match step.way {
            Way::Forward => "forward",
            Way::Backward => "backward",
        },
        "label": steps.way(step.along, step.way).text,
        "to": site.view.text(step.thing),
        "toLabel": site.label(step.thing).text,
    })
}

fn person(site: &Site<'_>, person: &Person) -> Value {
    let roles = person.roles.iter().map(|(role, things)| {
        let named = things.iter().take(NAMED);
        let named =
            named.map(|it| json!({ "iri": site.view.text(*it), "label": site.label(*it).text }));
        json!({
            "property": site.view.text(*role),
            "label": site.label(*role).text,
            "count": things.len(),
            "things": named.collect::<Value>(),
        })
    });
    json!({
        "iri": site.view.text(person.agent),
        "label": site.label(person.agent).text,
        "roles": roles.collect::<Value>(),
    })
}

fn because_of(site: &Site<'_>, because: Because) -> Value {
    let (kind, term) = match because {
        Because::Itself(term) => ("itself", term),
        Because::Guarded(term) => ("guards", term),
        Because::Class(term) => ("class", term),
        Because::Property(term) => ("property", term),
    };
    let mut told = Map::new();
    told.insert("because".to_owned(), kind.into());
    told.insert("term".to_owned(), site.view.text(term).into());
    told.insert("says".to_owned(), reason(site, because).into());
    Value::Object(told)
}
