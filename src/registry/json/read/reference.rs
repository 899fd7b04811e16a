//! What is told of another thing along with a reference to it.

use super::super::fault::{Cause, Fault, pointer};
use super::Reader;
use crate::index::TermId;
use oxrdf::{NamedNode, NamedOrBlankNode};
use serde_json::{Map, Value};
use std::collections::HashSet;

impl<'a> Reader<'a> {
    /// What is told of another thing along with a reference must be so already.
    pub(super) fn reference(
        &mut self,
        members: &'a Map<String, Value>,
        node: &NamedOrBlankNode,
        at: &str,
    ) -> Result<(), Fault> {
        let known = self.union.id(node);
        for (name, value) in members {
            let at = pointer(at, name);
            match name.as_str() {
                "id" | "@context" => {}
                "href" => self.href(value, node, &at)?,
                _ if known.is_some_and(|id| self.is_name_of(id, name, value)) => {}
                _ => {
                    let detail = format!("it is said of {node}, not of this thing; write it there");
                    return Err(Fault::new(at, Cause::ReadOnly(detail)));
                }
            }
        }
        Ok(())
    }

    /// Whether every text of a language map is said of a thing by the property of this name.
    fn is_name_of(&self, thing: TermId, name: &str, value: &Value) -> bool {
        let property = self.registry.predicate(name).unwrap_or(name);
        let property = NamedNode::new(property)
            .ok()
            .and_then(|p| self.union.id(&p));
        let (Some(property), Value::Object(texts)) = (property, value) else {
            return false;
        };
        let said: HashSet<(&str, &str)> = self
            .union
            .objects(thing, property)
            .map(|text| {
                (
                    self.union.language(text).unwrap_or("@none"),
                    self.union.text(text),
                )
            })
            .collect();
        texts.iter().all(|(language, texts)| {
            let is_said =
                |text: &Value| text.as_str().is_some_and(|t| said.contains(&(language, t)));
            match texts {
                Value::Array(several) => several.iter().all(is_said),
                one => is_said(one),
            }
        })
    }

    pub(super) fn href(
        &self,
        value: &Value,
        node: &NamedOrBlankNode,
        at: &str,
    ) -> Result<(), Fault> {
        let address = match node {
            NamedOrBlankNode::NamedNode(node) => self.registry.address(node.as_str(), self.base),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        match value.as_str() == address.as_deref() {
            true => Ok(()),
            false => {
                let detail = "the address follows from \"id\"".to_owned();
                Err(Fault::new(at, Cause::ReadOnly(detail)))
            }
        }
    }
}
