//! The comparison as CSV: a line a domain, two columns a property: its state and its values.

use super::super::super::csv;
use crate::health::{Assessed, Cell, State};
use crate::html::Site;
use crate::html::domains::{Selection, slug};
use oxrdf::{NamedNode, Term};

/// What stands between several values in one field.
const BETWEEN: &str = " | ";

/// The table.
pub fn comparison(site: &Site<'_>, selection: &Selection<'_>) -> String {
    let comparison = selection.comparison;
    let head = [
        "domain", "label", "above", "level", "region", "ended", "health",
    ];
    let counts = State::ALL.map(State::name);
    let mut head: Vec<String> = head.into_iter().chain(counts).map(str::to_owned).collect();
    for place in &selection.columns {
        let name = slug(&comparison.properties[*place].iri);
        head.extend([format!("{name}.state"), name.to_owned()]);
    }
    let lines = selection.domains.iter().map(|domain| {
        let score = domain.card.score();
        let iri = |node: Option<&NamedNode>| node.map_or("", NamedNode::as_str).to_owned();
        let mut line = vec![
            domain.iri.as_str().to_owned(),
            label(site, &domain.iri),
            iri(domain.above.as_ref()),
            slug(&domain.level).to_owned(),
            iri(domain.region.as_ref()),
            domain.ended.clone().unwrap_or_default(),
            score
                .map(|score| crate::health::decimal(score, 10))
                .unwrap_or_default(),
        ];
        line.extend(State::ALL.map(|state| domain.count(state).to_string()));
        for place in &selection.columns {
            let cell = &domain.cells[*place];
            line.extend([cell.state().name().to_owned(), values(site, cell)]);
        }
        line
    });
    csv::table(head, lines)
}

fn values(site: &Site<'_>, cell: &Cell) -> String {
    let of = |assessed: &Assessed| {
        let all = assessed.values.iter().chain(&assessed.note);
        all.map(|term| shown(site, term)).collect::<Vec<_>>()
    };
    let all: Vec<String> = cell.0.iter().flat_map(of).collect();
    all.join(BETWEEN)
}

fn shown(site: &Site<'_>, term: &Term) -> String {
    match term {
        Term::NamedNode(node) => label(site, node),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

fn label(site: &Site<'_>, node: &NamedNode) -> String {
    match site.view.id(node) {
        Some(id) => site.label(id).text,
        None => site.label_of_iri(node.as_str()).text,
    }
}
