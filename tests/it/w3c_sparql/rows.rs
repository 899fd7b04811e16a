//! Tables of terms, equal up to the names of blank nodes.

use oxrdf::vocab::xsd;
use oxrdf::{BlankNode, Literal, NamedOrBlankNode, Term, Triple};
use std::collections::HashMap;

/// One solution, triple or quad; a variable may be unbound.
pub type Row = Vec<Option<Term>>;

/// Whether the order of rows means something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Matters,
    Free,
}

/// Whether there is a renaming of blank nodes that makes one table the other.
pub fn same(expected: &[Row], actual: &[Row], order: Order) -> bool {
    if expected.len() != actual.len() {
        return false;
    }
    let mut expected: Vec<_> = expected.iter().collect();
    if order == Order::Free {
        // Rows that say most first: fewer guesses.
        expected.sort_by_key(|row| row.iter().flatten().filter(|t| has_blank(t)).count());
    }
    let mut search = Search {
        expected,
        actual,
        used: vec![false; actual.len()],
        order,
    };
    search.from(0, &Renaming::default())
}

struct Search<'a> {
    expected: Vec<&'a Row>,
    actual: &'a [Row],
    used: Vec<bool>,
    order: Order,
}

impl Search<'_> {
    fn from(&mut self, position: usize, renaming: &Renaming) -> bool {
        let Some(row) = self.expected.get(position).copied() else {
            return true;
        };
        let candidates = match self.order {
            Order::Matters => position..position + 1,
            Order::Free => 0..self.actual.len(),
        };
        for candidate in candidates {
            if self.used[candidate] {
                continue;
            }
            let mut extended = renaming.clone();
            if !extended.rows(row, &self.actual[candidate]) {
                continue;
            }
            self.used[candidate] = true;
            if self.from(position + 1, &extended) {
                return true;
            }
            self.used[candidate] = false;
            // Without a new guess, another equal row cannot do better.
            if extended.there.len() == renaming.there.len() {
                return false;
            }
        }
        false
    }
}

/// A one-to-one renaming of blank nodes, as far as it is known.
#[derive(Clone, Default)]
struct Renaming {
    there: HashMap<BlankNode, BlankNode>,
    back: HashMap<BlankNode, BlankNode>,
}

impl Renaming {
    fn rows(&mut self, left: &Row, right: &Row) -> bool {
        left.len() == right.len()
            && left.iter().zip(right).all(|pair| match pair {
                (Some(left), Some(right)) => self.terms(left, right),
                (None, None) => true,
                _ => false,
            })
    }

    fn terms(&mut self, left: &Term, right: &Term) -> bool {
        match (left, right) {
            (Term::BlankNode(left), Term::BlankNode(right)) => self.nodes(left, right),
            (Term::Triple(left), Term::Triple(right)) => self.triples(left, right),
            (Term::Literal(left), Term::Literal(right)) => same_literal(left, right),
            (left, right) => left == right,
        }
    }

    fn triples(&mut self, left: &Triple, right: &Triple) -> bool {
        let subjects = match (&left.subject, &right.subject) {
            (NamedOrBlankNode::BlankNode(left), NamedOrBlankNode::BlankNode(right)) => {
                self.nodes(left, right)
            }
            (left, right) => left == right,
        };
        subjects && left.predicate == right.predicate && self.terms(&left.object, &right.object)
    }

    fn nodes(&mut self, left: &BlankNode, right: &BlankNode) -> bool {
        match (self.there.get(left), self.back.get(right)) {
            (Some(known), _) => known == right,
            (None, Some(_)) => false,
            (None, None) => {
                self.there.insert(left.clone(), right.clone());
                self.back.insert(right.clone(), left.clone());
                true
            }
        }
    }
}

/// The suites write computed numbers in several ways (`2.0`, `2`, `2.0E0`); datatype and value count.
fn same_literal(left: &Literal, right: &Literal) -> bool {
    if left == right {
        return true;
    }
    let datatype = left.datatype();
    let number = |text: &str| text.parse::<f64>().ok();
    datatype == right.datatype()
        && [xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT].contains(&datatype)
        && number(left.value()).is_some_and(|left| number(right.value()) == Some(left))
}

fn has_blank(term: &Term) -> bool {
    match term {
        Term::BlankNode(_) => true,
        Term::Triple(triple) => triple.subject.is_blank_node() || has_blank(&triple.object),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, same};
    use oxrdf::{BlankNode, Literal, Term};

    fn row(names: [&str; 2]) -> Vec<Option<Term>> {
        names
            .map(|name| {
                Some(match name.strip_prefix("_:") {
                    Some(name) => BlankNode::new_unchecked(name).into(),
                    None => Literal::from(name).into(),
                })
            })
            .to_vec()
    }

    #[test]
    fn blank_nodes_are_renamed_one_to_one() {
        let chain = [row(["_:a", "_:b"]), row(["_:b", "_:c"]), row(["_:c", "x"])];
        let other = [row(["_:z", "x"]), row(["_:x", "_:y"]), row(["_:y", "_:z"])];
        assert!(same(&chain, &other, Order::Free));
        assert!(!same(&chain, &other, Order::Matters));
        let merged = [row(["_:x", "_:x"]), row(["_:x", "_:z"]), row(["_:z", "x"])];
        assert!(!same(&chain, &merged, Order::Free));
        assert!(!same(&merged, &chain, Order::Free));
    }
}
