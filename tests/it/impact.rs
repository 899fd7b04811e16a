//! The walk along `hg:impactDirection`: what a change touches is followed, and does not flood the graph.

use crate::content::quads;
use crate::content_questions::shipped;
use helsegraf::impact::{MOST_REACHED, Rules, Travels, Way, walk};
use helsegraf::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use helsegraf::query::{self, Options};
use helsegraf::questions::Questions;
use helsegraf::vocab::hg;
use oxrdf::{NamedNode, NamedOrBlankNode, Quad, Term};
use spareval::QueryResults;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

static SHIPPED: LazyLock<Snapshot> = LazyLock::new(shipped);

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
    let view = SHIPPED.view(Scope::Union);
    let start = NamedNode::new(format!("{}id/{start}", hg::BASE)).expect("an IRI");
    let start = view.id(&start).expect("it is there");
    let found = walk(&view, &Rules::read(&view, hg::BASE), &[start], &[]);
    assert_eq!(found.cut, None, "nothing shipped is cut");
    let ids = format!("{}id/", hg::BASE);
    let reached = found.reached.iter().map(|step| view.text(step.thing));
    reached
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

/// The things with an address and the terms of the ontology, without their parts.
fn everything(view: &GraphView) -> BTreeSet<TermId> {
    let subjects = view.triples(None, None, None).map(|[subject, ..]| subject);
    subjects
        .filter(|id| view.kind(*id) == TermKind::NamedNode)
        .collect()
}

#[test]
fn the_rules_are_those_of_the_ontology() {
    let view = SHIPPED.view(Scope::Union);
    let rules = Rules::read(&view, hg::BASE);
    let directions = directions(&quads());
    assert!(directions.len() > 60, "{}", directions.len());
    for (property, (forward, backward)) in directions {
        let property = NamedNode::new(property).expect("an IRI");
        let travels = rules.travels(view.id(&property).expect("it is there"));
        let told = travels.map(|it| (it.is_forward(), it.is_backward()));
        assert_eq!(told, Some((forward, backward)), "{property}");
    }
    let label = NamedNode::new("http://www.w3.org/2004/02/skos/core#prefLabel").expect("an IRI");
    assert_eq!(
        rules.travels(view.id(&label).expect("it is there")),
        None::<Travels>
    );
}

#[test]
fn every_walk_is_bounded_and_each_step_is_one_a_change_can_take() {
    let view = SHIPPED.view(Scope::Union);
    let rules = Rules::read(&view, hg::BASE);
    let things = everything(&view);
    assert!(things.len() > 2_500, "{}", things.len());
    let (mut most, mut farthest, mut records) = (0, 0, 0);
    for thing in things {
        let found = walk(&view, &rules, &[thing], &[]);
        let name = view.text(thing);
        assert!(found.reached.len() <= MOST_REACHED, "{name}");
        most = most.max(found.reached.len());
        let mut seen = HashSet::from([thing]);
        for (place, step) in found.reached.iter().enumerate() {
            assert!(seen.insert(step.thing), "{name} reaches something twice");
            let before = step.from.map(|from| &found.reached[from]);
            assert_eq!(
                step.distance,
                before.map_or(1, |it| it.distance + 1),
                "{name}"
            );
            assert_eq!(step.before, before.map_or(thing, |it| it.thing), "{name}");
            assert!(step.from.is_none_or(|from| from < place), "{name}");
            let (subject, object) = match step.way {
                Way::Forward => (step.before, step.thing),
                Way::Backward => (step.thing, step.before),
            };
            assert!(view.contains(subject, step.along, object), "{name}");
            let travels = rules.travels(step.along).expect("changes travel along it");
            match step.way {
                Way::Forward => assert!(travels.is_forward(), "{name}"),
                Way::Backward => assert!(travels.is_backward(), "{name}"),
            }
            farthest = farthest.max(step.distance);
            let is_record = rules.ends_at(&view, step.thing);
            assert!(!is_record || step.distance == 1, "{name} goes to a record");
            let after_record = before.is_some_and(|it| rules.ends_at(&view, it.thing));
            assert!(!after_record, "{name} goes on from a record");
            records += usize::from(is_record);
        }
    }
    assert!(
        records > 100,
        "records are reached at the first step: {records}"
    );
    println!("most reached {most}, farthest {farthest}");
}

#[test]
fn the_stored_question_is_the_first_steps_of_the_walk() {
    let view = SHIPPED.view(Scope::Union);
    let rules = Rules::read(&view, hg::BASE);
    let questions = Questions::embedded(&hg::BASE_IRI.into_owned()).expect("they are sound");
    let question = questions
        .get("a03-what-a-change-touches")
        .expect("it is there");
    for path in [
        "id/profiles/eu-format",
        "id/code-systems/icd-10",
        "id/legislation/ehds",
        "id/standards/hl7-fhir",
    ] {
        let asked = question
            .ask(&[("thing", path)], None)
            .expect("it takes an IRI");
        let results = query::evaluate(&SHIPPED, &asked.query(), &Options::default());
        let QueryResults::Solutions(rows) = results.expect("an answer") else {
            panic!("a question is a SELECT");
        };
        let mut told: [BTreeSet<String>; 4] = Default::default();
        for row in rows {
            let row = row.expect("a row");
            let step = row.get("step").expect("a step").to_string();
            let step = (1..=3)
                .find(|n| step.starts_with(&format!("\"{n}\"")))
                .expect("1, 2 or 3");
            let touched = row.get("touched").expect("something").to_string();
            told[step].insert(touched.trim_matches(['<', '>']).to_owned());
        }
        let thing = NamedNode::new(format!("{}{path}", hg::BASE)).expect("an IRI");
        let found = walk(&view, &rules, &[view.id(&thing).expect("it is there")], &[]);
        let at = |distance: usize| -> BTreeSet<String> {
            let steps = found
                .reached
                .iter()
                .filter(|step| step.distance <= distance);
            steps.map(|step| view.text(step.thing).to_owned()).collect()
        };
        assert_eq!(at(1), told[1], "{path}");
        assert!(
            told[2].is_subset(&at(2)),
            "{path}: {:?}",
            told[2].difference(&at(2))
        );
        assert!(
            told[3].is_subset(&at(3)),
            "{path}: {:?}",
            told[3].difference(&at(3))
        );
        let more: BTreeSet<_> = at(2).difference(&told[1]).cloned().collect();
        let beyond: Vec<_> = more.difference(&told[2]).collect();
        assert!(beyond.is_empty(), "{path}: {beyond:?}");
    }
}
