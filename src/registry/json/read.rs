//! JSON to triples: what [`super::Writer`] writes, and what people write by the same names.

use super::fault::{Cause, Fault, pointer};
use super::{DEEPEST, owned};
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::last_part;
use crate::registry::{Direction, Field, Registry};
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

    /// The property of a name.
    fn property(
        &self,
        name: &str,
        field: Option<&Field>,
        fields: &[Field],
        at: &str,
    ) -> Result<NamedNode, Fault> {
        let known = field.map(|field| field.predicate.as_str());
        let known = known.or_else(|| self.registry.predicate(name));
        let known = known.or_else(|| name.contains("://").then_some(name));
        let property = known.and_then(|iri| NamedNode::new(iri).ok());
        property.ok_or_else(|| Fault::new(at, Cause::Unknown(near(name, fields))))
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

    /// What is told of another thing along with a reference must be so already.
    fn reference(
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

    /// The node of an `id`: an IRI, `#name` for a part, `_:label` for a blank node.
    fn named(&mut self, id: &str, at: &str) -> Result<NamedOrBlankNode, Fault> {
        if let Some(label) = id.strip_prefix("_:") {
            if self.blank.contains(label) {
                return Ok(BlankNode::new_unchecked(label).into());
            }
            let node = self.fresh.entry(label.to_owned()).or_default();
            return Ok(node.clone().into());
        }
        Ok(super::value::iri(id, self.thing, at)?.into())
    }

    /// A name for a part that was sent without one.
    fn mint(&mut self, name: &str) -> NamedOrBlankNode {
        let mut number = 1;
        loop {
            let iri = format!("{}#{name}-{number}", self.thing.as_str());
            let node = NamedNode::new_unchecked(iri.clone());
            if self.union.id(&node).is_none() && self.minted.insert(iri) {
                return node.into();
            }
            number += 1;
        }
    }

    fn is_part(&self, iri: &str) -> bool {
        let rest = iri.strip_prefix(self.thing.as_str());
        rest.is_some_and(|rest| rest.starts_with('#'))
    }

    fn href(&self, value: &Value, node: &NamedOrBlankNode, at: &str) -> Result<(), Fault> {
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

    /// The classes that `type` names.
    fn types(&self, value: Option<&Value>, at: &str) -> Result<Vec<String>, Fault> {
        let at = pointer(at, "type");
        let one = |value: &Value, at: String| {
            let Value::String(name) = value else {
                return Err(Fault::expected(at, "the name of a class"));
            };
            let known = self.registry.predicate(name);
            let known = known.or_else(|| name.contains(':').then_some(name.as_str()));
            match known {
                Some(iri) => Ok(iri.to_owned()),
                None => Err(Fault::new(at, Cause::Unknown(Vec::new()))),
            }
        };
        match value {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(names)) => {
                let names = names.iter().enumerate();
                names
                    .map(|(place, name)| one(name, pointer(&at, place)))
                    .collect()
            }
            Some(name) => Ok(vec![one(name, at)?]),
        }
    }
}

/// The field of a name that is walked forward.
fn forward<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    let mut fields = fields
        .iter()
        .filter(|field| field.direction == Direction::Forward);
    fields.find(|field| field.key == name)
}

/// Names that resemble one.
fn near(name: &str, fields: &[Field]) -> Vec<String> {
    let lower = name.to_lowercase();
    let resembles = |key: &str| {
        let key = key.to_lowercase();
        key.contains(&lower) || lower.contains(&key) || is_one_letter_off(&key, &lower)
    };
    let keys = fields
        .iter()
        .filter(|field| field.direction == Direction::Forward);
    let mut near: Vec<_> = keys
        .map(|field| &field.key)
        .filter(|key| resembles(key))
        .map(|key| format!("{key:?}"))
        .collect();
    near.truncate(3);
    near
}

/// Whether two words differ in one letter, or in two that changed places.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str, skip: usize| text.chars().skip(same + skip).collect::<String>();
    rest(a, 1) == rest(b, 1)
        || rest(a, 1) == rest(b, 0)
        || rest(a, 0) == rest(b, 1)
        || rest(a, 2) == rest(b, 2)
}
