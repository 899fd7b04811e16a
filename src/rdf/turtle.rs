//! Turtle for people: prefixes, one block a subject, blank nodes and lists written where they are used.
//!
//! `oxigraph::io` writes Turtle for programs: fast, in a stream, blank nodes by label. This writer
//! has the whole graph in hand and is for single resources and small results.

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

    fn blank_node(&mut self, node: &NamedOrBlankNode, depth: usize) {
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

/// A blank node inside a triple term needs its label, so it counts as used more than once.
fn count_uses(term: &Term, uses: &mut HashMap<NamedOrBlankNode, usize>, weight: usize) {
    match term {
        Term::BlankNode(node) => *uses.entry(node.clone().into()).or_default() += weight,
        Term::Triple(triple) => {
            if triple.subject.is_blank_node() {
                *uses.entry(triple.subject.clone()).or_default() += 2;
            }
            count_uses(&triple.object, uses, 2);
        }
        Term::NamedNode(_) | Term::Literal(_) => {}
    }
}

/// IRIs first, then literals by language and text, then blank nodes as they come.
fn object_key(object: &Term) -> (u8, String, String) {
    match object {
        Term::NamedNode(node) => (0, node.as_str().to_owned(), String::new()),
        Term::Literal(literal) => (
            1,
            literal.language().unwrap_or_default().to_owned(),
            literal.value().to_owned(),
        ),
        Term::BlankNode(_) | Term::Triple(_) => (2, String::new(), String::new()),
    }
}

/// Whether Turtle has a short form that means the same literal.
fn is_bare(literal: &Literal) -> bool {
    let value = literal.value();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    let datatype = literal.datatype();
    if datatype == xsd::BOOLEAN {
        matches!(value, "true" | "false")
    } else if datatype == xsd::INTEGER {
        digits(unsigned)
    } else if datatype == xsd::DECIMAL {
        unsigned
            .split_once('.')
            .is_some_and(|(whole, part)| (whole.is_empty() || digits(whole)) && digits(part))
    } else {
        false
    }
}

/// `<...>`, with what may not stand between them escaped.
fn write_iri(text: &mut String, iri: &str) {
    text.push('<');
    for c in iri.chars() {
        if c <= ' ' || "<>\"{}|^`\\".contains(c) {
            let _ = write!(text, "\\u{:04X}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::Graph;
    use oxrdf::graph::CanonicalizationAlgorithm;

    fn parse(turtle: &str) -> Vec<Triple> {
        oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::Turtle)
            .for_slice(turtle)
            .map(|quad| quad.map(Triple::from))
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{error} in\n{turtle}"))
    }

    fn canonical(triples: &[Triple]) -> Graph {
        let mut graph: Graph = triples.iter().collect();
        graph.canonicalize(CanonicalizationAlgorithm::Unstable);
        graph
    }

    /// Writes, reads again, compares as graphs; returns the text.
    fn round_trip(turtle: &str) -> String {
        let triples = parse(turtle);
        let text = write_turtle(&triples, &Prefixes::new("https://w3id.org/helsegraf/"));
        assert_eq!(canonical(&triples), canonical(&parse(&text)), "{text}");
        text
    }

    #[test]
    fn blank_nodes_and_lists_stand_where_they_are_used() {
        let text = round_trip(
            "PREFIX dct: <http://purl.org/dc/terms/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
             <https://w3id.org/helsegraf/id/standard/x> dct:title 'Å'@nb, 'A'@en ; a hg:Standard ;
               dct:source [ dct:title 'kilde' ; dct:extent 3, 2.50, true, 1e3, '03'^^hg:odd ] ;
               dct:hasPart ( 1 [ dct:title 'i lista' ] () ) .",
        );
        assert_eq!(
            text,
            r#"@prefix dct: <http://purl.org/dc/terms/> .
@prefix hg: <https://w3id.org/helsegraf/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/helsegraf/id/standard/x> a hg:Standard ;
    dct:hasPart ( 1 [
        dct:title "i lista"
    ] () ) ;
    dct:source [
        dct:extent "03"^^hg:odd, "1e3"^^xsd:double, 2.50, 3, true ;
        dct:title "kilde"
    ] ;
    dct:title "A"@en, "Å"@nb .
"#
        );
    }

    #[test]
    fn circles_shared_nodes_and_triple_terms_keep_their_labels() {
        let text = round_trip(
            "PREFIX : <http://example.org/>
             _:a :knows _:b . _:b :knows _:a . :x :has _:c . :y :has _:c . _:c :name 'c' .
             [] <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( _:d :p 'o'@nb )>> . _:d :q 1 .",
        );
        assert!(text.contains("_:b"), "{text}");
    }

    #[test]
    fn broken_lists_and_deep_nesting_survive() {
        let mut deep = String::from("<http://example.org/x> <http://example.org/p> ");
        deep.push_str(&"[ <http://example.org/p> ".repeat(60));
        deep.push('1');
        deep.push_str(&" ]".repeat(60));
        deep.push('.');
        round_trip(&deep);
        round_trip(
            "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX : <http://example.org/>
             :x :p _:l . _:l rdf:first 1, 2 ; rdf:rest rdf:nil .
             :y :p _:m . _:m rdf:first 1 ; rdf:rest _:m .",
        );
    }

    #[test]
    fn hostile_text_is_escaped() {
        let text = round_trip(
            r#"<http://example.org/x> <http://example.org/p> "\"\\\n\r\t\u0000 ' <b>"@nb, "1.", "x"^^<http://example.org/d> ."#,
        );
        assert!(!text.contains('\r'), "{text}");
    }
}
