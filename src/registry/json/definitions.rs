//! The names that a document uses, with what they mean: its context, and that of nodes within.

use super::Json;
use super::coercion::Coercion;
use std::collections::BTreeMap;

/// The names of one document.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    whole: BTreeMap<String, (String, Coercion)>,
    /// Classes by name.
    classes: BTreeMap<String, String>,
    /// What nodes on the way to the one at hand say otherwise, the outermost first.
    nodes: Vec<BTreeMap<String, (String, Coercion)>>,
}

impl Definitions {
    /// What a name means at the node at hand.
    pub fn get(&self, name: &str) -> Option<&Coercion> {
        let inner = self.nodes.iter().rev().find_map(|node| node.get(name));
        inner
            .or_else(|| self.whole.get(name))
            .map(|(_, coercion)| coercion)
    }

    /// Gives a name its meaning in the whole document, if it has none.
    pub fn define(&mut self, name: &str, iri: &str, coercion: Coercion) {
        self.whole
            .entry(name.to_owned())
            .or_insert_with(|| (iri.to_owned(), coercion));
    }

    /// Names a class.
    pub fn define_class(&mut self, name: &str, iri: &str) {
        if name != iri {
            self.classes.insert(name.to_owned(), iri.to_owned());
        }
    }

    /// Goes into a node that says otherwise; gives its context, if it needs one.
    pub fn enter(&mut self, otherwise: BTreeMap<String, (String, Coercion)>) -> Option<Json> {
        let context = (!otherwise.is_empty()).then(|| Json::Object(terms(&otherwise)));
        self.nodes.push(otherwise);
        context
    }

    /// Comes out of it.
    pub fn leave(&mut self) {
        self.nodes.pop();
    }

    /// The context: `more` first, then classes, then properties.
    pub fn context(&self, more: &[(&str, Option<&str>)]) -> Json {
        let mut members = vec![("@version".to_owned(), serde_json::json!(1.1).into())];
        for (name, keyword) in more {
            members.push(((*name).to_owned(), (*keyword).into()));
        }
        let classes = self.classes.iter();
        members.extend(classes.map(|(name, iri)| (name.clone(), iri.as_str().into())));
        members.extend(terms(&self.whole));
        Json::Object(members)
    }
}

/// Names that are IRIs themselves need no definition, but for what their values are.
fn terms(names: &BTreeMap<String, (String, Coercion)>) -> Vec<(String, Json)> {
    let defined = names.iter();
    defined
        .map(|(name, (iri, coercion))| (name.clone(), coercion.definition(iri)))
        .collect()
}
