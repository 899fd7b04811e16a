//! Blank nodes and lists, written where they are used.

use super::{DEEPEST, Writer};
use oxrdf::vocab::rdf;
use oxrdf::{NamedOrBlankNode, Term};

impl<'a> Writer<'a> {
    pub(super) fn blank_node(&mut self, node: &NamedOrBlankNode, depth: usize) {
        if !self.nested.contains(node) || depth >= DEEPEST {
            let NamedOrBlankNode::BlankNode(node) = node else {
                return;
            };
            return self.label(node.as_str());
        }
        if let Some((cells, items)) = self.list(node) {
            self.written.extend(cells);
            self.body.push('(');
            for item in items {
                self.body.push(' ');
                self.term(item, depth);
            }
            self.body.push_str(" )");
            return;
        }
        self.written.insert(node.clone());
        self.body.push('[');
        self.statements_of(node, depth + 1);
        self.line(depth);
        self.body.push(']');
    }

    /// The cells and items of a well-formed list, whose every cell is used once.
    fn list(&self, head: &NamedOrBlankNode) -> Option<(Vec<NamedOrBlankNode>, Vec<&'a Term>)> {
        let (mut cells, mut items) = (Vec::new(), Vec::new());
        let mut cell = head.clone();
        while cells.len() <= self.subjects.len() {
            let statements = self.statements.get(&cell)?;
            let [(p1, o1), (p2, o2)] = statements.as_slice() else {
                return None;
            };
            let (first, rest) = match (p1.as_ref(), p2.as_ref()) {
                (rdf::FIRST, rdf::REST) => (*o1, *o2),
                (rdf::REST, rdf::FIRST) => (*o2, *o1),
                _ => return None,
            };
            cells.push(cell);
            items.push(first);
            match rest {
                Term::NamedNode(node) if *node == rdf::NIL => return Some((cells, items)),
                Term::BlankNode(node) => cell = node.clone().into(),
                _ => return None,
            }
            if !self.nested.contains(&cell) {
                return None;
            }
        }
        None
    }
}
