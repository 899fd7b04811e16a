//! The relations of the fact files, folded: each is in the graph, few properties carry them all,
//! and `ontology/README.md` says which.

use crate::content;
use crate::support::shared;
use helsegraf::vocab::hg;
use oxrdf::{NamedOrBlankNode, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

const NS: &str = "https://w3id.org/helsegraf/ns#";
const IDS: &str = "https://w3id.org/helsegraf/id/";
const ENDS_OF_A_MAPPING: [&str; 2] = [
    "http://www.w3.org/2002/07/owl#annotatedSource",
    "http://www.w3.org/2002/07/owl#annotatedTarget",
];
/// Says of a statement what it rests on, and so joins nothing itself.
const MARKED: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";

/// A relation of a fact file: slug, predicate, slug.
type Fact = (String, String, String);

/// The relations of one fact file.
fn facts(text: &str) -> Vec<Fact> {
    let (mut facts, mut slug, mut predicate, mut inside) = (Vec::new(), "", "", false);
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let mut rest = line.trim();
        if let Some(name) = line.strip_prefix("- slug: ") {
            (slug, inside) = (name, false);
        } else if indent == 2 {
            inside = rest == "relations:";
        } else if inside {
            if indent == 4
                && let Some((name, values)) = rest.split_once(':')
            {
                (predicate, rest) = (name, values);
            }
            let objects = rest.split([',', '[', ']', ' ']).filter(|o| !o.is_empty());
            facts.extend(objects.map(|o| (slug.to_owned(), predicate.to_owned(), o.to_owned())));
        }
    }
    facts
}

/// An entry by its slug, or the entry a part belongs to.
fn slug(iri: &str) -> Option<&str> {
    let entry = iri.strip_prefix(IDS)?.split('#').next()?;
    entry.rsplit('/').next()
}

/// What joins two entries, whichever way: properties, of the entries or of their parts.
struct Links {
    joined: HashMap<(String, String), BTreeSet<String>>,
    /// Own properties that join two entries themselves.
    own: BTreeSet<String>,
}

impl Links {
    fn read() -> Self {
        let (mut joined, mut own) = (HashMap::<_, BTreeSet<_>>::new(), BTreeSet::new());
        let mut ends: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut link = |a: &str, b: &str, property: &str| {
            for (a, b) in [(a, b), (b, a)] {
                let key = (a.to_owned(), b.to_owned());
                joined.entry(key).or_default().insert(property.to_owned());
            }
        };
        for quad in content::quads() {
            let (NamedOrBlankNode::NamedNode(subject), Term::NamedNode(object)) =
                (&quad.subject, &quad.object)
            else {
                continue;
            };
            let property = quad.predicate.as_str();
            let (Some(a), Some(b)) = (slug(subject.as_str()), slug(object.as_str())) else {
                continue;
            };
            if quad.graph_name.as_ref() != hg::NATIONAL_CONTENT.into() || property == MARKED {
                continue;
            }
            if ENDS_OF_A_MAPPING.contains(&property) {
                ends.entry(a.to_owned()).or_default().push(b.to_owned());
            }
            link(a, b, property);
            let whole = !subject.as_str().contains('#') && !object.as_str().contains('#');
            if let (true, Some(name)) = (whole, property.strip_prefix(NS)) {
                own.insert(name.to_owned());
            }
        }
        for pair in ends.values() {
            if let [a, b] = pair.as_slice() {
                link(a, b, "a mapping");
            }
        }
        Self { joined, own }
    }
}

/// The table of `ontology/README.md`, row by row: predicates and properties.
fn table() -> Vec<(BTreeSet<String>, BTreeSet<String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/README.md");
    let text = std::fs::read_to_string(path).expect("a page");
    let words = |cell: &str| -> BTreeSet<String> {
        let words = cell.split(|c: char| !c.is_alphanumeric());
        words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let terms = |cell: &str| -> BTreeSet<String> {
        let quoted = cell.split('`').skip(1).step_by(2);
        quoted
            .filter(|t| t.contains(':'))
            .map(str::to_owned)
            .collect()
    };
    let rows = text
        .lines()
        .skip_while(|l| *l != "| predicate | property |");
    let rows = rows.skip(2).take_while(|l| l.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        (words(cells[1]), terms(cells[2]))
    })
    .collect()
}

fn all_facts() -> Option<Vec<Fact>> {
    let folder = shared("domain")?;
    let mut facts_of_files = Vec::new();
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|e| e == "yaml") {
            let text = std::fs::read_to_string(path).expect("a fact file is UTF-8");
            facts_of_files.extend(facts(&text));
        }
    }
    Some(facts_of_files)
}

#[test]
fn every_relation_of_the_fact_files_is_in_the_graph() {
    let Some(facts) = all_facts() else { return };
    assert_eq!(facts.len(), 1275, "the fact files changed");
    let links = Links::read();
    let lost: Vec<String> = facts
        .iter()
        .filter(|(a, _, b)| !links.joined.contains_key(&(a.clone(), b.clone())))
        .map(|(a, predicate, b)| format!("{a} {predicate} {b}"))
        .collect();
    assert!(
        lost.is_empty(),
        "{} are lost:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

#[test]
fn every_predicate_of_the_fact_files_has_a_row_that_names_what_carries_it() {
    let Some(facts) = all_facts() else { return };
    let (links, table) = (Links::read(), table());
    let predicates: BTreeSet<&str> = facts.iter().map(|(_, p, _)| p.as_str()).collect();
    assert_eq!(predicates.len(), 145, "the fact files changed");
    let mut failures = BTreeSet::new();
    for (a, predicate, b) in &facts {
        let rows = table.iter().filter(|(names, _)| names.contains(predicate));
        let named: BTreeSet<&str> = rows
            .flat_map(|(_, terms)| terms.iter().filter_map(|t| t.rsplit(':').next()))
            .collect();
        let joined = &links.joined[&(a.clone(), b.clone())];
        let carried = joined.iter().any(|property| {
            let local = property.rsplit(['/', '#']).next().unwrap_or(property);
            named.contains(local)
                || property == "a mapping" && named.contains("Mapping")
                || local == "member" && named.contains("holding")
        });
        if !carried {
            failures.insert(format!("{predicate}: {a} and {b} are joined by {joined:?}"));
        }
    }
    let failures: Vec<_> = failures.into_iter().collect();
    assert!(
        failures.is_empty(),
        "the table is wrong of\n{}",
        failures.join("\n")
    );
}

#[test]
fn about_forty_own_relations_do() {
    let named: BTreeSet<String> = table().into_iter().flat_map(|(_, terms)| terms).collect();
    let of = |own: bool| {
        let terms = named.iter().filter(move |t| t.starts_with("hg:") == own);
        let parts = [
            "hg:Mapping",
            "hg:Overlap",
            "hg:ForeignModel",
            "hg:GoalNumber",
        ];
        let parts = parts
            .into_iter()
            .chain(["hg:goalNumber", "hg:numberedIn", "hg:since"]);
        let parts = parts.chain([
            "org:Membership",
            "org:role",
            "org:member",
            "adms:status",
            "rdf:value",
        ]);
        let parts: Vec<_> = parts.collect();
        terms
            .filter(|t| !parts.contains(&t.as_str()))
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    let (own, borrowed, joining) = (of(true), of(false), Links::read().own);
    assert!(own.len() <= 40, "{} own relations: {own:?}", own.len());
    assert!(
        joining.len() <= 50,
        "{} join entries: {joining:?}",
        joining.len()
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/README.md");
    let text = std::fs::read_to_string(path).expect("a page");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!(
        "fold to {} own relations and {} of standard vocabularies, and in all {} own properties join two entries.",
        own.len(),
        borrowed.len(),
        joining.len()
    );
    assert!(
        text.contains(&said),
        "ontology/README.md should say: {said}"
    );
}
