//! Compiling `sh:sparql` (SHACL §5), and the queries of components (SHACL §6).

use super::Compiler;
use crate::index::TermId;
use crate::shacl::model::Constraint;
use crate::shacl::sparql::{Column, Form, Prebound, SHAPES_GRAPH, SparqlConstraint, prepare};
use crate::shacl::{Error, Path};
use crate::vocab::{owl, sh};
use oxrdf::vocab::xsd;
use oxrdf::{NamedNode, NamedNodeRef, Term, Variable};

/// One variable that has a value beforehand.
pub(super) struct Known {
    name: String,
    column: Column,
    in_subqueries: bool,
}

impl Known {
    pub(super) fn new(name: &str, column: Column, in_subqueries: bool) -> Self {
        Self {
            name: name.to_owned(),
            column,
            in_subqueries,
        }
    }
}

/// What a query comes from, for messages and reports.
pub(super) struct Origin {
    pub(super) component: NamedNode,
    pub(super) source: Option<Term>,
}

impl Compiler<'_> {
    /// The constraint that a value of `sh:sparql` makes, unless it is switched off.
    pub(super) fn sparql_constraint(
        &mut self,
        shape: TermId,
        value: TermId,
        path: Option<&Path>,
        into: &mut Vec<Constraint>,
    ) -> Result<(), Error> {
        if self.source.is_literal(value) {
            return Err(self
                .source
                .refuse(shape, "sh:sparql must name a constraint"));
        }
        if self.is_deactivated(value)? {
            return Ok(());
        }
        let origin = Origin {
            component: sh::component("SPARQL"),
            source: Some(self.source.term(value)),
        };
        let known = self.always_known(shape);
        let constraint = self.query(shape, value, sh::SELECT, path, known, origin)?;
        into.push(constraint);
        Ok(())
    }

    pub(super) fn always_known(&self, shape: TermId) -> Vec<Known> {
        let graph = NamedNode::new_unchecked(SHAPES_GRAPH);
        let current = self.source.term(shape);
        vec![
            Known::new("this", Column::This, true),
            Known::new("currentShape", Column::Constant(current), false),
            Known::new("shapesGraph", Column::Constant(graph.into()), false),
        ]
    }

    /// Compiles the query that `node` has under `predicate`.
    pub(super) fn query(
        &mut self,
        shape: TermId,
        node: TermId,
        predicate: NamedNodeRef<'_>,
        path: Option<&Path>,
        known: Vec<Known>,
        origin: Origin,
    ) -> Result<Constraint, Error> {
        let text = match self.source.at_most_one(node, predicate)? {
            Some(text) => self.text(shape, predicate, text)?,
            None => {
                let reason = format!("a query is missing: {predicate}");
                return Err(self.source.refuse(shape, reason));
            }
        };
        let prebound: Vec<_> = known
            .iter()
            .map(|known| Prebound {
                variable: Variable::new_unchecked(&known.name),
                in_subqueries: known.in_subqueries,
            })
            .collect();
        let prepared = prepare(&text, &self.prefixes(shape, node)?, path, &prebound)
            .map_err(|reason| self.source.refuse(shape, reason))?;
        let wanted = match predicate == sh::ASK {
            true => Form::Ask,
            false => Form::Select,
        };
        if prepared.form != wanted {
            let reason = format!("the query of {predicate} is of another form");
            return Err(self.source.refuse(shape, reason));
        }
        self.reads_shapes |= prepared.reads_shapes;
        Ok(Constraint::Sparql(Box::new(SparqlConstraint {
            component: origin.component,
            source: origin.source,
            messages: self.messages(shape, node)?,
            form: prepared.form,
            query: prepared.query,
            columns: known.into_iter().map(|k| (k.name, k.column)).collect(),
            reach: prepared.reach,
        })))
    }

    /// The prefixes a query may use: `sh:prefixes/owl:imports*/sh:declare` (SHACL §5.2.1).
    fn prefixes(&self, shape: TermId, node: TermId) -> Result<Vec<(String, String)>, Error> {
        let mut sources = self.source.objects(node, sh::PREFIXES);
        let mut prefixes: Vec<(String, String)> = Vec::new();
        let mut next = 0;
        while let Some(source) = sources.get(next).copied() {
            next += 1;
            for import in self.source.objects(source, owl::IMPORTS) {
                if !sources.contains(&import) {
                    sources.push(import);
                }
            }
            for declaration in self.source.objects(source, sh::DECLARE) {
                let (prefix, namespace) = self.declaration(shape, declaration)?;
                match prefixes.iter().find(|(known, _)| *known == prefix) {
                    Some((_, known)) if *known != namespace => {
                        let reason = format!("the prefix {prefix:?} is declared twice");
                        return Err(self.source.refuse(shape, reason));
                    }
                    Some(_) => {}
                    None => prefixes.push((prefix, namespace)),
                }
            }
        }
        Ok(prefixes)
    }

    fn declaration(&self, shape: TermId, node: TermId) -> Result<(String, String), Error> {
        let literal = |predicate, datatype: NamedNodeRef<'_>| {
            let value = self.source.at_most_one(node, predicate)?;
            value
                .and_then(|v| self.source.literal(v))
                .filter(|l| l.datatype() == datatype)
                .map(|l| l.value().to_owned())
                .ok_or_else(|| {
                    let reason = format!("a prefix declaration lacks {predicate}");
                    self.source.refuse(shape, reason)
                })
        };
        Ok((
            literal(sh::PREFIX, xsd::STRING)?,
            literal(sh::NAMESPACE, xsd::ANY_URI)?,
        ))
    }
}
