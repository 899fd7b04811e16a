//! Solutions as JSON, written in whole pieces: most of what programs ask for.
//!
//! The form is that of [SPARQL 1.1 Query Results JSON Format](https://www.w3.org/TR/sparql11-results-json/)
//! with the triple terms and base directions of SPARQL 1.2.

use oxrdf::vocab::xsd;
use oxrdf::{BaseDirection, LiteralRef, TermRef, Variable};
use std::io::{self, Write};

/// Writes the head, then one solution after the other, then the end.
pub(super) struct JsonRows<W> {
    out: W,
    /// `"name":` of each variable.
    keys: Vec<Vec<u8>>,
    first: bool,
    line: Vec<u8>,
}

impl<W: Write> JsonRows<W> {
    /// Writes the head.
    pub(super) fn start(mut out: W, variables: &[Variable]) -> io::Result<Self> {
        let names: Vec<&str> = variables.iter().map(Variable::as_str).collect();
        out.write_all(b"{\"head\":{\"vars\":")?;
        serde_json::to_writer(&mut out, &names)?;
        out.write_all(b"},\"results\":{\"bindings\":[")?;
        let keys = names.iter().map(|name| {
            let mut key = serde_json::to_vec(name)?;
            key.push(b':');
            Ok(key)
        });
        Ok(Self {
            out,
            keys: keys.collect::<io::Result<_>>()?,
            first: true,
            line: Vec::with_capacity(512),
        })
    }

    /// Writes a solution: the value of each variable, in the order of the head.
    pub(super) fn row<'a>(
        &mut self,
        values: impl Iterator<Item = Option<TermRef<'a>>>,
    ) -> io::Result<()> {
        let line = &mut self.line;
        line.clear();
        line.extend_from_slice(if self.first { b"{" } else { b",{" });
        self.first = false;
        let mut bound = false;
        for (key, value) in self.keys.iter().zip(values) {
            let Some(value) = value else { continue };
            if bound {
                line.push(b',');
            }
            bound = true;
            line.extend_from_slice(key);
            term(line, value)?;
        }
        line.push(b'}');
        self.out.write_all(line)
    }

    /// Writes the end.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.write_all(b"]}}")
    }
}

fn term(line: &mut Vec<u8>, term: TermRef<'_>) -> io::Result<()> {
    match term {
        TermRef::NamedNode(node) => {
            line.extend_from_slice(b"{\"type\":\"uri\",\"value\":");
            serde_json::to_writer(&mut *line, node.as_str())?;
        }
        TermRef::BlankNode(node) => {
            line.extend_from_slice(b"{\"type\":\"bnode\",\"value\":");
            serde_json::to_writer(&mut *line, node.as_str())?;
        }
        TermRef::Literal(value) => literal(line, value)?,
        TermRef::Triple(triple) => {
            line.extend_from_slice(b"{\"type\":\"triple\",\"value\":{\"subject\":");
            self::term(line, triple.subject.as_ref().into())?;
            line.extend_from_slice(b",\"predicate\":");
            self::term(line, triple.predicate.as_ref().into())?;
            line.extend_from_slice(b",\"object\":");
            self::term(line, triple.object.as_ref())?;
            line.push(b'}');
        }
    }
    line.push(b'}');
    Ok(())
}

fn literal(line: &mut Vec<u8>, literal: LiteralRef<'_>) -> io::Result<()> {
    line.extend_from_slice(b"{\"type\":\"literal\",\"value\":");
    serde_json::to_writer(&mut *line, literal.value())?;
    if let Some(language) = literal.language() {
        line.extend_from_slice(b",\"xml:lang\":");
        serde_json::to_writer(&mut *line, language)?;
        if let Some(direction) = literal.direction() {
            line.extend_from_slice(match direction {
                BaseDirection::Ltr => b",\"its:dir\":\"ltr\"",
                BaseDirection::Rtl => b",\"its:dir\":\"rtl\"",
            });
        }
    } else if literal.datatype() != xsd::STRING {
        line.extend_from_slice(b",\"datatype\":");
        serde_json::to_writer(&mut *line, literal.datatype().as_str())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
    use oxrdf::{BlankNode, Literal, NamedNode, Term, Triple};

    #[test]
    fn it_is_what_the_library_writes() {
        let node = NamedNode::new_unchecked("http://ex/\u{e6}?q=\"'");
        let terms: Vec<Option<Term>> = vec![
            Some(node.clone().into()),
            None,
            Some(BlankNode::new_unchecked("b1").into()),
            Some(Literal::new_simple_literal("a \"b\" \\ \n\t\u{1} \u{8} \u{1f600}").into()),
            Some(Literal::new_language_tagged_literal_unchecked("hei", "nb").into()),
            Some(Literal::from(5).into()),
            Some(
                Literal::new_directional_language_tagged_literal_unchecked(
                    "hei",
                    "ar",
                    BaseDirection::Rtl,
                )
                .into(),
            ),
            Some(Triple::new(node.clone(), node, Literal::from(true)).into()),
        ];
        let variables: Vec<Variable> = (0..terms.len())
            .map(|n| Variable::new_unchecked(format!("v{n}")))
            .collect();
        let mut ours = Vec::new();
        let mut rows = JsonRows::start(&mut ours, &variables).unwrap();
        rows.row(terms.iter().map(|t| t.as_ref().map(Term::as_ref)))
            .unwrap();
        rows.row(terms.iter().map(|_| None)).unwrap();
        rows.finish().unwrap();
        let mut library = QueryResultsSerializer::from_format(QueryResultsFormat::Json)
            .serialize_solutions_to_writer(Vec::new(), variables.clone())
            .unwrap();
        let bound = variables.iter().zip(&terms);
        library
            .serialize(bound.filter_map(|(v, t)| Some((v.as_ref(), t.as_ref()?.as_ref()))))
            .unwrap();
        library
            .serialize(std::iter::empty::<(&Variable, &Term)>())
            .unwrap();
        let library = library.finish().unwrap();
        let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
        assert_eq!(parse(&ours), parse(&library));
    }
}
