//! JSON to triples: what [`super::Writer`] writes, and what people write by the same names.

mod names;
mod nodes;
mod reference;

use super::fault::{Cause, Fault, pointer};
use super::{DEEPEST, owned};
use crate::index::{GraphView, TermKind};
use crate::rdf::last_part;
use crate::registry::{Field, Registry};
use names::forward;
use oxrdf::vocab::rdf;
use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode, Term, Triple};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// What a document is to be read as.
pub struct Target<'a> {
    /// The thing it is about.
    pub thing: &'a NamedNode,
    /// What it may have.
    pub fields: &'a [Field],
    /// What it is, where it does not say so itself.
    pub classes: &'a [String],
}

/// Reads documents about one thing.
pub struct Reader<'a> {
    pub(super) registry: &'a Registry,
    /// What is said now; names of other things are compared with it.
    pub(super) union: &'a GraphView,
    pub(super) thing: &'a NamedNode,
    base: &'a str,
    /// Labels of blank nodes the thing has now: sent back they are the same nodes.
    blank: HashSet<String>,
    fresh: HashMap<String, BlankNode>,
    minted: HashSet<String>,
    /// The contexts around the node at hand, the outermost first.
    pub(super) contexts: Vec<Option<&'a Map<String, Value>>>,
    triples: Vec<Triple>,
}

impl<'a> Reader<'a> {
    /// A reader for what is to be said of `thing`, of which `home` tells what is said now.
    pub fn new(
        registry: &'a Registry,
        union: &'a GraphView,
        home: &GraphView,
        thing: &'a NamedNode,
        base: &'a str,
    ) -> Self {
        let nodes = union
            .id(thing)
            .map_or_else(Vec::new, |id| owned::nodes(home, id));
        let blank = nodes
            .into_iter()
            .filter(|node| home.kind(*node) == TermKind::BlankNode);
        Self {
            registry,
            union,
            thing,
            base,
            blank: blank.map(|node| home.text(node).to_owned()).collect(),
            fresh: HashMap::new(),
            minted: HashSet::new(),
            contexts: Vec::new(),
            triples: Vec::new(),
        }
    }

    /// The triples of a document, each once, or the first fault in it.
    pub fn read(mut self, document: &'a Value, target: &Target<'_>) -> Result<Vec<Triple>, Fault> {
        let Value::Object(members) = document else {
            return Err(Fault::expected("", "an object"));
        };
        let subject = NamedOrBlankNode::from(target.thing.clone());
        if let Some(id) = members.get("id")
            && id.as_str() != Some(target.thing.as_str())
        {
            let detail = format!("the address is that of {}", target.thing.as_str());
            return Err(Fault::new("/id", Cause::Elsewhere(detail)));
        }
        self.node(members, &subject, target.fields, target.classes, "", 0)?;
        let mut unique = HashSet::new();
        self.triples
            .retain(|triple| unique.insert(triple.to_string()));
        Ok(self.triples)
    }

    /// What is said of one node.
    pub(super) fn node(
        &mut self,
        members: &'a Map<String, Value>,
        subject: &NamedOrBlankNode,
        fields: &[Field],
        classes: &[String],
        at: &str,
        depth: usize,
    ) -> Result<(), Fault> {
        if depth > DEEPEST {
            return Err(Fault::new(at, Cause::TooDeep(DEEPEST)));
        }
        self.enter(members.get("@context"), at)?;
        let classes = match self.types(members.get("type"), at)? {
            stated if stated.is_empty() => classes.to_vec(),
            stated => stated,
        };
        for class in &classes {
            let class = NamedNode::new(class);
            let class = class.map_err(|e| Fault::expected(pointer(at, "type"), e.to_string()))?;
            self.triples
                .push(Triple::new(subject.clone(), rdf::TYPE, class));
        }
        let own = self.registry.fields_of(classes.iter().map(String::as_str));
        for (name, value) in members {
            let at = pointer(at, name);
            match name.as_str() {
                "@context" | "id" | "type" => {}
                "href" => self.href(value, subject, &at)?,
                "included" if depth == 0 => self.included(value, &at)?,
                _ if value.is_null() => {}
                _ => {
                    let field = forward(fields, name).or_else(|| forward(&own, name));
                    let property = self.property(name, field, fields, &at)?;
                    self.values(value, subject, &property, field, &at, depth)?;
                }
            }
        }
        self.contexts.pop();
        Ok(())
    }

    fn values(
        &mut self,
        value: &'a Value,
        subject: &NamedOrBlankNode,
        property: &NamedNode,
        field: Option<&Field>,
        at: &str,
        depth: usize,
    ) -> Result<(), Fault> {
        let name = at.rsplit('/').next().unwrap_or_default();
        let meaning = self.meaning(name, field, property, at)?;
        if let (true, Value::Object(texts)) = (meaning.is_texts(), value)
            && !texts.contains_key("@value")
        {
            for text in meaning.texts(texts, at)? {
                self.triples
                    .push(Triple::new(subject.clone(), property.clone(), text));
            }
            return Ok(());
        }
        let items = match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(n, v)| (pointer(at, n), v))
                .collect(),
            one => vec![(at.to_owned(), one)],
        };
        for (at, item) in items {
            let object = match item {
                Value::Object(members) if !members.contains_key("@value") => {
                    self.thing(members, field, name, &at, depth)?
                }
                other => meaning.term(other, self.thing, &at)?,
            };
            self.triples
                .push(Triple::new(subject.clone(), property.clone(), object));
        }
        Ok(())
    }

    /// Another thing, or a part with all that is said of it.
    fn thing(
        &mut self,
        members: &'a Map<String, Value>,
        field: Option<&Field>,
        name: &str,
        at: &str,
        depth: usize,
    ) -> Result<Term, Fault> {
        let id = match members.get("id") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(id.as_str()),
            Some(_) => return Err(Fault::expected(pointer(at, "id"), "a string")),
        };
        let node = match id {
            Some(id) => self.named(id, &pointer(at, "id"))?,
            None if field.is_none_or(|field| field.values.parts) => self.mint(last_part(name)),
            None => {
                let what = "an object with the \"id\" of a thing";
                return Err(Fault::expected(at, what));
            }
        };
        let is_own = match &node {
            NamedOrBlankNode::NamedNode(node) => self.is_part(node.as_str()),
            NamedOrBlankNode::BlankNode(_) => true,
        };
        if !is_own {
            self.reference(members, &node, at)?;
        } else if members.keys().any(|name| name != "id" && name != "href") {
            let classes = field.map(|field| field.values.classes.as_slice());
            let classes = classes
                .filter(|classes| classes.len() == 1)
                .unwrap_or_default();
            self.node(members, &node, &[], classes, at, depth + 1)?;
        }
        Ok(node.into())
    }

    fn included(&mut self, value: &'a Value, at: &str) -> Result<(), Fault> {
        let Value::Array(items) = value else {
            return Err(Fault::expected(at, "an array of parts"));
        };
        for (place, item) in items.iter().enumerate() {
            let at = pointer(at, place);
            let id = item.get("id").and_then(Value::as_str);
            let (Value::Object(members), Some(id)) = (item, id) else {
                return Err(Fault::expected(at, "a part with its \"id\""));
            };
            let node = self.named(id, &pointer(&at, "id"))?;
            if let NamedOrBlankNode::NamedNode(name) = &node
                && !self.is_part(name.as_str())
            {
                let detail = format!("it is not a part of {}", self.thing.as_str());
                return Err(Fault::new(at, Cause::Elsewhere(detail)));
            }
            self.node(members, &node, &[], &[], &at, 1)?;
        }
        Ok(())
    }
}
