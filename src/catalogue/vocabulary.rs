//! What a document says of the vocabularies' values it refers to, so that it can be judged alone.

use super::error::Cause;
use super::statements::Statements;
use crate::vocab::{hg, skos, void};
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::HashMap;

/// The vocabularies of a profile.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    spaces: Vec<Space>,
    described: HashMap<NamedNode, Vec<Triple>>,
}

/// The values whose IRIs begin alike.
#[derive(Debug)]
struct Space {
    start: String,
    scheme: NamedNode,
    is_scheme: bool,
    classes: Vec<NamedNode>,
    label_from_code: bool,
}

impl Vocabulary {
    /// Reads `vocabulary.ttl`.
    pub fn new(statements: &Statements) -> Result<Self, Cause> {
        let mut vocabulary = Self::default();
        for (node, start) in statements.pairs(void::URI_SPACE) {
            let (NamedOrBlankNode::NamedNode(scheme), Term::Literal(start)) = (node, start) else {
                return Err(Cause::Value("void:uriSpace", start.to_string()));
            };
            let schemes = statements.iris(node, rdf::TYPE);
            vocabulary.spaces.push(Space {
                start: start.value().to_owned(),
                is_scheme: schemes.iter().any(|class| *class == skos::CONCEPT_SCHEME),
                classes: statements.iris(node, void::CLASS),
                label_from_code: statements
                    .values(node, hg::LABEL_FROM_CODE)
                    .any(|value| *value == Literal::from(true).into()),
                scheme: scheme.clone(),
            });
        }
        // The longest first: it is the narrowest.
        vocabulary.spaces.sort_by(|a, b| {
            b.start
                .len()
                .cmp(&a.start.len())
                .then(a.start.cmp(&b.start))
        });
        for triple in &statements.0 {
            let of_ours = [void::NS, hg::NS];
            if of_ours
                .iter()
                .any(|ns| triple.predicate.as_str().starts_with(ns))
            {
                continue;
            }
            if let NamedOrBlankNode::NamedNode(node) = &triple.subject {
                let list = vocabulary.described.entry(node.clone()).or_default();
                list.push(triple.clone());
            }
        }
        Ok(vocabulary)
    }

    /// What is said of a value referred to; nothing for what is of no vocabulary.
    pub fn describe(&self, value: &NamedNode) -> Vec<Triple> {
        let mut said = self.described.get(value).cloned().unwrap_or_default();
        let space = self.spaces.iter().find_map(|space| {
            let code = value.as_str().strip_prefix(space.start.as_str())?;
            (!code.is_empty()).then_some((space, code))
        });
        let Some((space, code)) = space else {
            return said;
        };
        for class in &space.classes {
            said.push(Triple::new(value.clone(), rdf::TYPE, class.clone()));
        }
        if space.is_scheme {
            said.push(Triple::new(
                value.clone(),
                skos::IN_SCHEME,
                space.scheme.clone(),
            ));
        }
        let has_label = said
            .iter()
            .any(|triple| triple.predicate == skos::PREF_LABEL);
        if space.label_from_code && !has_label {
            let label = Literal::new_simple_literal(code);
            said.push(Triple::new(value.clone(), skos::PREF_LABEL, label));
        }
        said
    }
}
