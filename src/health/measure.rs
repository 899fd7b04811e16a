//! The points as measurements of the Data Quality Vocabulary, <https://www.w3.org/TR/vocab-dqv/>.

use super::Comparison;
use super::card::{Card, Part};
use crate::rdf::last_part;
use crate::vocab::{dct, dqv, hg};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedNodeRef, Triple};

/// A measurement for each rule and domain, and one for the sum; in the order of domains and rules.
///
/// `base` is the deployment's; the measurements are named under `{base}domains`. The same revision
/// and day give the same triples in the same order.
pub fn measurements(comparison: &Comparison, base: &str) -> Vec<Triple> {
    let domains = comparison.domains.iter();
    let of = domains.flat_map(|domain| of_card(comparison, &domain.card, base));
    of.collect()
}

fn of_card(comparison: &Comparison, card: &Card, base: &str) -> Vec<Triple> {
    let name = |rule: &str| format!("{base}domains#{rule}-{}", last_part(card.thing.as_str()));
    let triples = |metric: NamedNodeRef<'_>, value: String| {
        // Ends of IRIs hold what an IRI may hold.
        let iri = NamedNode::new_unchecked(name(last_part(metric.as_str())));
        let value = Literal::new_typed_literal(value, xsd::DECIMAL);
        let date = Literal::new_typed_literal(comparison.date.clone(), xsd::DATE);
        [
            Triple::new(iri.clone(), rdf::TYPE, dqv::QUALITY_MEASUREMENT),
            Triple::new(iri.clone(), dqv::IS_MEASUREMENT_OF, metric.into_owned()),
            Triple::new(iri.clone(), dqv::COMPUTED_ON, card.thing.clone()),
            Triple::new(iri.clone(), dct::DATE, date),
            Triple::new(iri, dqv::VALUE, value),
        ]
    };
    let of_part = |part: &Part| {
        let rule = &comparison.rules.all[part.rule].iri;
        let points = part.thousandths()?;
        Some(triples(rule.as_ref(), decimal(points, 1000)))
    };
    let sum = card
        .score()
        .map(|score| triples(hg::HEALTH_SCORE, decimal(score, 10)));
    let parts = card.parts.iter().filter_map(of_part);
    sum.into_iter().chain(parts).flatten().collect()
}

/// A number of parts of a whole in the canonical form of `xsd:decimal`.
pub fn decimal(parts: u64, of: u64) -> String {
    let (whole, rest) = (parts / of, parts % of);
    let digits = of.ilog10() as usize;
    let rest = format!("{rest:0digits$}");
    match rest.trim_end_matches('0') {
        "" => format!("{whole}.0"),
        rest => format!("{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_canonical() {
        let told = [
            (0, 1000),
            (500, 1000),
            (12_000, 1000),
            (1033, 1000),
            (367, 10),
        ];
        let told = told.map(|(parts, of)| decimal(parts, of));
        assert_eq!(told, ["0.0", "0.5", "12.0", "1.033", "36.7"]);
    }
}
