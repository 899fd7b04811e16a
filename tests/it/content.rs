//! The shipped content, whole: every fact file covered, every term defined, no link into nothing.

use crate::support::shared;
use helsegraf::assets;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{GraphNameRef, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const FACT_FILES: [&str; 12] = [
    "01_organisations",
    "02_data_domains",
    "03_information_models",
    "04_standards",
    "05_ehds",
    "06_roadmap",
    "07_strategies",
    "07b_fhi_measures",
    "08_governance",
    "09_systems",
    "10_terminology",
    "11_other_cases",
];
const NS: &str = "https://w3id.org/helsegraf/ns#";
const IDS: &str = "https://w3id.org/helsegraf/id/";
const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";
const DEFINITION: &str = "http://www.w3.org/2004/02/skos/core#definition";
const DESCRIPTION: &str = "http://purl.org/dc/terms/description";
const SOURCE: &str = "http://purl.org/dc/terms/source";
const SUB_CLASS_OF: &str = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

/// Every quad of the embedded content, shapes and ontology, each in its graph.
pub fn quads() -> Vec<Quad> {
    let mut quads = Vec::new();
    for document in assets::documents() {
        let parsed = RdfParser::from_format(RdfFormat::Turtle)
            .with_base_iri(hg::BASE)
            .expect("the base is an IRI")
            .with_default_graph(document.graph)
            .rename_blank_nodes()
            .for_slice(document.turtle)
            .collect::<Result<Vec<_>, _>>();
        quads.extend(parsed.unwrap_or_else(|e| panic!("{:?}: {e}", document.name)));
    }
    quads
}

/// The objects of every subject and predicate of some graphs.
struct Content {
    objects: HashMap<(String, String), Vec<Term>>,
    quads: Vec<Quad>,
}

impl Content {
    fn read() -> Self {
        let quads = quads();
        let mut objects: HashMap<_, Vec<Term>> = HashMap::new();
        for quad in &quads {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else {
                continue;
            };
            objects
                .entry((subject.as_str().into(), quad.predicate.as_str().into()))
                .or_default()
                .push(quad.object.clone());
        }
        Self { objects, quads }
    }

    fn objects(&self, subject: &str, predicate: &str) -> &[Term] {
        self.objects
            .get(&(subject.into(), predicate.into()))
            .map_or(&[], Vec::as_slice)
    }

    fn languages(&self, subject: &str, predicate: &str) -> BTreeSet<&str> {
        let literals = self.objects(subject, predicate).iter();
        literals
            .filter_map(|term| match term {
                Term::Literal(literal) => literal.language(),
                _ => None,
            })
            .collect()
    }

    fn of_graph(&self, graph: GraphNameRef<'_>) -> impl Iterator<Item = &Quad> {
        self.quads
            .iter()
            .filter(move |quad| quad.graph_name.as_ref() == graph)
    }

    /// The things with an address, without their parts.
    fn entries(&self) -> BTreeSet<&str> {
        self.of_graph(hg::NATIONAL_CONTENT.into())
            .filter_map(|quad| match &quad.subject {
                NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
                NamedOrBlankNode::BlankNode(_) => None,
            })
            .filter(|iri| iri.starts_with(IDS) && !iri.contains('#'))
            .collect()
    }
}

fn iri(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

fn assert_none(failures: Vec<String>, what: &str) {
    assert!(
        failures.is_empty(),
        "{} {what}:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_slug_of_the_fact_files_is_an_entry() {
    let Some(folder) = shared("domain") else {
        return;
    };
    let content = Content::read();
    let by_slug: BTreeMap<&str, &str> = content
        .entries()
        .into_iter()
        .filter_map(|iri| Some((iri.rsplit('/').next()?, iri)))
        .collect();
    let mut failures = Vec::new();
    let mut count = 0;
    for file in FACT_FILES {
        let path = folder.join(file).with_extension("yaml");
        let text = std::fs::read_to_string(&path).expect("a fact file is UTF-8");
        for slug in text.lines().filter_map(|l| l.strip_prefix("- slug: ")) {
            count += 1;
            match by_slug.get(slug) {
                None => failures.push(format!("{file}: {slug} has no entry")),
                Some(iri) => failures.extend(lacks(&content, iri)),
            }
        }
    }
    assert_eq!(count, 745, "the fact files changed");
    assert_none(failures, "entries are not whole");
}

/// What an entry needs and does not have.
fn lacks(content: &Content, entry: &str) -> Option<String> {
    let names = content.languages(entry, PREF_LABEL);
    let texts = content.languages(entry, DESCRIPTION);
    let defined = content.languages(entry, DEFINITION);
    let mark = format!("{NS}mark");
    let whole = ["nb", "nn", "en"].iter().all(|l| names.contains(l))
        && (["nb", "en"].iter().all(|l| texts.contains(l)) || defined.len() == 3)
        && content.objects(entry, &mark).len() == 1
        && !content.objects(entry, SOURCE).is_empty();
    (!whole).then(|| format!("{entry} lacks a name, a description, a source or a mark"))
}

#[test]
fn every_own_term_is_defined_in_three_languages() {
    let content = Content::read();
    let used = content.quads.iter().flat_map(|quad| {
        let subject = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        [subject, Some(quad.predicate.as_str()), iri(&quad.object)]
    });
    let own: BTreeSet<&str> = used.flatten().filter(|iri| iri.starts_with(NS)).collect();
    let label = rdfs::LABEL.as_str();
    let failures = own
        .into_iter()
        .filter(|term| {
            [label, DEFINITION]
                .iter()
                .any(|property| content.languages(term, property).len() != 3)
        })
        .map(str::to_owned);
    assert_none(failures.collect(), "terms are not defined");
}

#[test]
fn every_borrowed_term_of_the_content_has_a_name_in_three_languages() {
    let content = Content::read();
    let mut used = BTreeSet::new();
    for quad in content.of_graph(hg::NATIONAL_CONTENT.into()) {
        used.insert(quad.predicate.as_str());
        if quad.predicate.as_ref() == rdf::TYPE {
            used.extend(iri(&quad.object));
        }
    }
    let label = rdfs::LABEL.as_str();
    let failures = used
        .into_iter()
        .filter(|term| content.languages(term, label).len() != 3)
        .map(str::to_owned);
    assert_none(failures.collect(), "terms have no name");
}

#[test]
fn no_link_leads_nowhere() {
    let content = Content::read();
    let subjects: BTreeSet<String> = content
        .quads
        .iter()
        .map(|quad| quad.subject.to_string())
        .collect();
    let failures: BTreeSet<String> = content
        .quads
        .iter()
        .filter_map(|quad| iri(&quad.object))
        .filter(|iri| iri.starts_with(hg::BASE))
        .map(|iri| NamedNode::new_unchecked(iri).to_string())
        .filter(|iri| !subjects.contains(iri))
        .collect();
    assert_none(failures.into_iter().collect(), "links lead nowhere");
}

#[test]
fn every_entry_is_of_the_class_of_its_collection() {
    let content = Content::read();
    let (path, member) = (format!("{NS}path"), format!("{NS}member"));
    let mut classes: HashMap<String, String> = HashMap::new();
    for quad in content.of_graph(hg::SHAPES.into()) {
        if let (true, Term::Literal(name), NamedOrBlankNode::NamedNode(collection)) =
            (quad.predicate.as_str() == path, &quad.object, &quad.subject)
        {
            let class = content.objects(collection.as_str(), &member)[0].clone();
            classes.insert(name.value().into(), iri(&class).unwrap_or_default().into());
        }
    }
    let is_a = |entry: &str, class: &str| {
        let types = content.objects(entry, rdf::TYPE.as_str());
        types.iter().filter_map(iri).any(|t| {
            t == class
                || content
                    .objects(t, SUB_CLASS_OF)
                    .iter()
                    .any(|s| iri(s) == Some(class))
        })
    };
    let failures = content.entries().into_iter().filter(|entry| {
        let kind = entry[IDS.len()..].split('/').next().unwrap_or_default();
        !classes.get(kind).is_some_and(|class| is_a(entry, class))
    });
    assert_none(failures.map(str::to_owned).collect(), "entries are astray");
}

/// Words that are Bokmål, or not of the Nynorsk that is written here.
const BOKMAAL: &str = "ikke hvordan hva hvilke hvilken hvem hvor noen også fra bare mer være gjelder \
    kilde kilder kilden kildene mangler verdier kategorier virksomhet virksomheter opplysningene \
    dataene tjeneste tjenester forvaltning utgiver tilgjengelig leser skriver sier måned uker selv \
    endringer løsning løsninger begrep begrepet hvert gjøre gjør blitt kommer videre \
    mulig ansvarlig foreslås vedtatt utledet egenskap egenskaper";

#[test]
fn nynorsk_is_nynorsk() {
    let content = Content::read();
    let slips: BTreeSet<&str> = BOKMAAL.split_whitespace().collect();
    let failures = content.quads.iter().filter_map(|quad| {
        let Term::Literal(text) = &quad.object else {
            return None;
        };
        // The title of a slide stands as its authors wrote it.
        if text.language() != Some("nn") || text.value().starts_with("Lysark «") {
            return None;
        }
        let words = text.value().to_lowercase();
        let slip = words
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .find(|word| slips.contains(word))?;
        Some(format!("{}: «{slip}» in {text}", quad.subject))
    });
    assert_none(failures.collect(), "texts are not nynorsk");
}
