//! The walk along `hg:impactDirection`: what a change touches is followed, and does not flood the graph.

use crate::content::quads;
use helsegraf::vocab::hg;
use oxrdf::{NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeSet, HashMap};

const DIRECTION: &str = "https://w3id.org/helsegraf/ns#impactDirection";

/// Whether a change travels from subject to object, and from object to subject.
fn directions(quads: &[Quad]) -> HashMap<String, (bool, bool)> {
    let mut directions = HashMap::new();
    for quad in quads.iter().filter(|q| q.predicate.as_str() == DIRECTION) {
        let (NamedOrBlankNode::NamedNode(property), Term::NamedNode(direction)) =
            (&quad.subject, &quad.object)
        else {
            continue;
        };
        let name = direction.as_str().rsplit('#').next().unwrap_or_default();
        let travels = match name {
            "subjectTouchesObject" => (true, false),
            "objectTouchesSubject" => (false, true),
            "bothTouch" => (true, true),
            other => panic!("{property} has the unknown direction {other}"),
        };
        let before = directions.insert(property.as_str().to_owned(), travels);
        assert!(before.is_none(), "{property} has two directions");
    }
    directions
}

/// Everything a change in `start` touches, at any distance, by the last part of the address.
fn touched(start: &str) -> BTreeSet<String> {
    let quads = quads();
    let directions = directions(&quads);
    let mut next: HashMap<&str, Vec<&str>> = HashMap::new();
    for quad in &quads {
        let (NamedOrBlankNode::NamedNode(subject), Term::NamedNode(object)) =
            (&quad.subject, &quad.object)
        else {
            continue;
        };
        let travels = directions.get(quad.predicate.as_str());
        let Some((forward, backward)) = travels else {
            continue;
        };
        if *forward {
            next.entry(subject.as_str())
                .or_default()
                .push(object.as_str());
        }
        if *backward {
            next.entry(object.as_str())
                .or_default()
                .push(subject.as_str());
        }
    }
    let start = format!("{}id/{start}", hg::BASE);
    let mut seen = BTreeSet::from([start.as_str()]);
    let mut waiting = vec![start.as_str()];
    while let Some(thing) = waiting.pop() {
        for other in next.get(thing).into_iter().flatten() {
            if seen.insert(other) {
                waiting.push(other);
            }
        }
    }
    let ids = format!("{}id/", hg::BASE);
    seen.into_iter()
        .filter_map(|iri| iri.strip_prefix(&ids).map(str::to_owned))
        .collect()
}

fn assert_reaches(start: &str, reached: &[&str], not_reached: &[&str]) {
    let touched = touched(start);
    for thing in reached {
        assert!(touched.contains(*thing), "{start} does not touch {thing}");
    }
    for thing in not_reached {
        assert!(!touched.contains(*thing), "{start} touches {thing}");
    }
}

#[test]
fn a_change_in_the_law_reaches_articles_categories_datasets_systems_domains_and_owners() {
    assert_reaches(
        "legislation/ehds",
        &[
            "legislation/ehds-art-51",
            "health-categories/art51-k",
            "rights/rett-innsyn",
            "datasets/npr",
            "registries/npr",
            "domains/diagnoser",
            "organisations/fhi",
        ],
        &["tasks/lok-a", "code-systems/snomed-ct"],
    );
}

#[test]
fn a_change_in_a_code_system_reaches_domains_systems_and_their_stewards() {
    assert_reaches(
        "code-systems/icd-10",
        &[
            "domains/diagnoser",
            "registries/dodsarsaksregister",
            "systems/epj",
            "organisations/fhi",
            "transitions/icd-11-overgang",
        ],
        &[
            "health-categories/art51-k",
            "legislation/ehds",
            "elements/overf-agens",
        ],
    );
}

#[test]
fn a_change_in_a_value_set_goes_up_to_its_model_and_not_down_to_the_other_elements() {
    assert_reaches(
        "value-sets/vs-klinisk-status",
        &[
            "elements/overf-klinisk-status",
            "information-models/nim-overfolsomhet",
            "services/kjernejournal",
            "domains/overfolsomhet",
        ],
        &["elements/overf-agens", "registries/npr", "legislation/ehds"],
    );
}

#[test]
fn a_change_in_one_article_does_not_touch_the_others() {
    assert_reaches(
        "legislation/ehds-art-51",
        &["health-categories/art51-a", "datasets/msis"],
        &["legislation/ehds", "legislation/ehds-art-16"],
    );
}
