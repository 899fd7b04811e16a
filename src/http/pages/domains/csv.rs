//! The comparison as CSV (RFC 4180): a line a domain, two columns a property: its state and its values.
//!
//! Spreadsheets run what begins like a formula; such a text gets an apostrophe before it.

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
    let mut text = String::new();
    row(&mut text, &head);
    for domain in &selection.domains {
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
        row(&mut text, &line);
    }
    text
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

fn row(text: &mut String, fields: &[String]) {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    text.push_str(&fields.join(","));
    text.push_str("\r\n");
}

fn quoted(field: &str) -> String {
    let harmless = match field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{field}"),
        false => field.to_owned(),
    };
    match harmless.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", harmless.replace('"', "\"\"")),
        false => harmless,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_field_is_a_formula() {
        let told = ["=1+1", "+1", "-1", "@x", "\tx", "a=b", "x, \"y\"", "=a,b"].map(quoted);
        let safe = [
            "'=1+1",
            "'+1",
            "'-1",
            "'@x",
            "'\tx",
            "a=b",
            "\"x, \"\"y\"\"\"",
            "\"'=a,b\"",
        ];
        assert_eq!(told, safe);
    }
}
