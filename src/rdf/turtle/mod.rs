//! Turtle for people: prefixes, one block a subject, blank nodes and lists written where they are used.
//!
//! `oxigraph::io` writes Turtle for programs: fast, in a stream, blank nodes by label. This writer
//! has the whole graph in hand and is for single resources and small results.

mod nested;
mod term;
#[cfg(test)]
mod tests;

use self::term::{count_uses, is_bare, object_key, write_iri};
use crate::rdf::Prefixes;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;

/// Blank nodes nested deeper than this are written by label.
const DEEPEST: usize = 24;

/// Writes triples as Turtle; subjects keep the order in which they first appear.
///
/// Only the prefixes that are used are declared. Blank node labels are renumbered.
pub fn write_turtle(triples: &[Triple], prefixes: &Prefixes) -> String {
    let mut writer = Writer::new(triples, prefixes);
    for index in 0..writer.subjects.len() {
        let subject = writer.subjects[index].clone();
        if !writer.nested.contains(&subject) {
            writer.block(&subject);
        }
    }
    // What is left hangs in circles of blank nodes, or was too deep: cut open by a label.
    for index in 0..writer.subjects.len() {
        let subject = writer.subjects[index].clone();
        if !writer.written.contains(&subject) {
            writer.nested.remove(&subject);
            writer.block(&subject);
        }
    }
    writer.finish()
}

struct Writer<'a> {
    prefixes: &'a Prefixes,
    used: BTreeSet<&'a str>,
    subjects: Vec<NamedOrBlankNode>,
    statements: HashMap<NamedOrBlankNode, Vec<(&'a NamedNode, &'a Term)>>,
    /// Blank nodes that stand once as an object, and so can be written there.
    nested: HashSet<NamedOrBlankNode>,
    written: HashSet<NamedOrBlankNode>,
    labels: HashMap<String, usize>,
    body: String,
}

impl<'a> Writer<'a> {
    fn new(triples: &'a [Triple], prefixes: &'a Prefixes) -> Self {
        let mut subjects = Vec::new();
        let mut statements: HashMap<NamedOrBlankNode, Vec<(&NamedNode, &Term)>> = HashMap::new();
        let mut uses: HashMap<NamedOrBlankNode, usize> = HashMap::new();
        for triple in triples {
            let list = statements.entry(triple.subject.clone()).or_default();
            if list.is_empty() {
                subjects.push(triple.subject.clone());
            }
            if !list.contains(&(&triple.predicate, &triple.object)) {
                list.push((&triple.predicate, &triple.object));
                count_uses(&triple.object, &mut uses, 1);
            }
        }
        let nested = uses
            .into_iter()
            .filter(|(node, times)| *times == 1 && statements.contains_key(node))
            .map(|(node, _)| node)
            .collect();
        Self {
            prefixes,
            used: BTreeSet::new(),
            subjects,
            statements,
            nested,
            written: HashSet::new(),
            labels: HashMap::new(),
            body: String::new(),
        }
    }

    fn block(&mut self, subject: &NamedOrBlankNode) {
        self.written.insert(subject.clone());
        if !self.body.is_empty() {
            self.body.push('\n');
        }
        match subject {
            NamedOrBlankNode::NamedNode(node) => self.iri(node.as_str()),
            NamedOrBlankNode::BlankNode(node) => self.label(node.as_str()),
        }
        self.statements_of(subject, 1);
        self.body.push_str(" .\n");
    }

    /// ` p o, o ;` and so on, each predicate on its own line.
    fn statements_of(&mut self, subject: &NamedOrBlankNode, depth: usize) {
        let mut statements = self.statements.get(subject).cloned().unwrap_or_default();
        statements.sort_by_cached_key(|(p, o)| (self.predicate_key(p), object_key(o)));
        let mut last: Option<&NamedNode> = None;
        for (index, (predicate, object)) in statements.into_iter().enumerate() {
            if last == Some(predicate) {
                self.body.push_str(", ");
            } else {
                if index > 0 {
                    self.body.push_str(" ;");
                }
                if index == 0 && depth == 1 {
                    self.body.push(' ');
                } else {
                    self.line(depth);
                }
                if *predicate == rdf::TYPE {
                    self.body.push('a');
                } else {
                    self.iri(predicate.as_str());
                }
                self.body.push(' ');
                last = Some(predicate);
            }
            self.term(object, depth);
        }
    }

    fn predicate_key(&self, predicate: &NamedNode) -> (bool, String) {
        let name = self.prefixes.compact(predicate.as_str());
        (
            *predicate != rdf::TYPE,
            name.unwrap_or_else(|| predicate.as_str().to_owned()),
        )
    }

    fn line(&mut self, depth: usize) {
        self.body.push('\n');
        for _ in 0..depth {
            self.body.push_str("    ");
        }
    }

    fn term(&mut self, term: &'a Term, depth: usize) {
        match term {
            Term::NamedNode(node) if *node == rdf::NIL => self.body.push_str("()"),
            Term::NamedNode(node) => self.iri(node.as_str()),
            Term::Literal(literal) => self.literal(literal),
            Term::BlankNode(node) => {
                let node = NamedOrBlankNode::from(node.clone());
                self.blank_node(&node, depth);
            }
            Term::Triple(triple) => {
                self.body.push_str("<<( ");
                match &triple.subject {
                    NamedOrBlankNode::NamedNode(node) => self.iri(node.as_str()),
                    NamedOrBlankNode::BlankNode(node) => self.label(node.as_str()),
                }
                self.body.push(' ');
                self.iri(triple.predicate.as_str());
                self.body.push(' ');
                self.term(&triple.object, DEEPEST);
                self.body.push_str(" )>>");
            }
        }
    }

    fn label(&mut self, label: &str) {
        let next = self.labels.len();
        let number = *self.labels.entry(label.to_owned()).or_insert(next);
        let _ = write!(self.body, "_:b{number}");
    }

    fn iri(&mut self, iri: &str) {
        let prefixes: &'a Prefixes = self.prefixes;
        let found = prefixes.split(iri);
        match found {
            Some((prefix, local)) => {
                self.used.insert(prefix);
                let _ = write!(self.body, "{prefix}:{local}");
            }
            None => write_iri(&mut self.body, iri),
        }
    }

    fn literal(&mut self, literal: &Literal) {
        if is_bare(literal) {
            self.body.push_str(literal.value());
            return;
        }
        let datatype = literal.datatype();
        if literal.language().is_some() || datatype == xsd::STRING {
            let _ = write!(self.body, "{literal}");
            return;
        }
        let _ = write!(self.body, "{}^^", Literal::from(literal.value()));
        self.iri(datatype.as_str());
    }

    fn finish(self) -> String {
        let mut text = String::new();
        for (prefix, namespace) in self.prefixes.iter() {
            if self.used.contains(prefix) {
                let _ = writeln!(text, "@prefix {prefix}: <{namespace}> .");
            }
        }
        if !text.is_empty() && !self.body.is_empty() {
            text.push('\n');
        }
        text + &self.body
    }
}
