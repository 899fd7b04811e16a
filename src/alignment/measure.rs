//! The numbers of the alignment as measurements of the Data Quality Vocabulary.
//!
//! Which numbers are measured, and by which metric, the ontology says: the notation of a metric
//! names the list and the number in it.

use super::{Alignment, Category, Dataset, State, category};
use crate::vocab::dqv;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, Triple};

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measurement {
    /// The measurement itself.
    pub iri: NamedNode,
    /// What was measured.
    pub metric: NamedNode,
    /// Of what.
    pub thing: NamedNode,
    /// How many.
    pub value: usize,
}

/// Everything that the ontology has a metric for, in the order of metrics and things.
///
/// `base` is the deployment's; the measurements are named under `{base}api/ehds/alignment`.
pub fn measurements(alignment: &Alignment, base: &str) -> Vec<Measurement> {
    let mut all = Vec::new();
    for row in alignment.metrics.rows() {
        let (Some(notation), Some(metric)) = (row.text("notation"), row.thing("metric")) else {
            continue;
        };
        for (thing, value) in numbers(alignment, notation) {
            let name = format!("{}-{}", notation.replace('/', "-"), category::slug(thing));
            // A slug holds what an IRI may hold: it is the end of one.
            let iri = NamedNode::new_unchecked(format!("{base}api/ehds/alignment#{name}"));
            all.push(Measurement {
                iri,
                metric: metric.clone(),
                thing: thing.clone(),
                value,
            });
        }
    }
    all
}

fn numbers<'a>(alignment: &'a Alignment, notation: &str) -> Vec<(&'a NamedNode, usize)> {
    let categories = |number: fn(&Category, &Alignment) -> Option<usize>| {
        let all = alignment.categories.iter();
        all.filter_map(|c| Some((&c.category, number(c, alignment)?)))
            .collect()
    };
    let datasets = |number: fn(&Dataset) -> Option<usize>| {
        let all = alignment.matrix.datasets.iter();
        all.filter_map(|d| Some((&d.dataset, number(d)?))).collect()
    };
    match notation {
        "categories/datasets" => categories(|c, _| Some(c.dataset_count)),
        "categories/sources" => categories(|c, _| Some(c.source_count)),
        "categories/publishable" => categories(|c, all| all.publishable(c)),
        "datasets/lacks" => datasets(Dataset::lacking),
        "datasets/given" => datasets(|d| Some(d.count(State::Given))),
        "datasets/unknown" => datasets(|d| Some(d.count(State::Unknown))),
        "datasets/missing" => datasets(|d| Some(d.missing())),
        _ => Vec::new(),
    }
}

/// The measurements as RDF.
pub fn triples(measurements: &[Measurement]) -> Vec<Triple> {
    let of = |it: &Measurement| {
        let value = Literal::new_typed_literal(it.value.to_string(), xsd::INTEGER);
        [
            Triple::new(it.iri.clone(), rdf::TYPE, dqv::QUALITY_MEASUREMENT),
            Triple::new(it.iri.clone(), dqv::IS_MEASUREMENT_OF, it.metric.clone()),
            Triple::new(it.iri.clone(), dqv::COMPUTED_ON, it.thing.clone()),
            Triple::new(it.iri.clone(), dqv::VALUE, value),
        ]
    };
    measurements.iter().flat_map(of).collect()
}
