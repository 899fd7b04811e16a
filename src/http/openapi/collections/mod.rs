//! `/api/{collection}` and `/api/{collection}/{slug}`: two addresses for each collection of the
//! registry, with the schemas that its shapes make.

mod read;
mod schemas;
mod write;

use super::operation::{Operation, Parameter, Place};
use super::schema;
use crate::http::kinds;
use crate::http::text::Text;
use crate::index::{GraphView, TermKind};
use crate::rdf::Language;
use crate::registry::{Collection, Registry, Schemas, members, pascal};
use schemas::{list_schema, receipt_schema};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;

/// The tag they stand under.
pub const TAG: &str = "collections";

/// What collections are told from.
pub struct Told<'a> {
    /// The collections.
    pub registry: &'a Registry,
    /// Something that is in each.
    pub slugs: &'a Slugs,
    /// The reader's language.
    pub language: Language,
}

impl Told<'_> {
    /// Every collection.
    pub fn operations(&self) -> Vec<Operation> {
        let schemas = self.schemas();
        let collections = self.registry.collections().iter();
        let told = collections.map(|collection| One {
            told: self,
            collection,
            schema: schemas.name(collection),
            label: label(collection, self.language),
        });
        told.flat_map(|one| one.operations()).collect()
    }

    /// The schemas of their things, and of lists of them and receipts for them.
    pub fn all_schemas(&self) -> Map<String, Value> {
        let schemas = self.schemas();
        let mut all = schemas.all();
        for collection in self.registry.collections() {
            let name = schemas.name(collection);
            all.insert(format!("ListOf{name}"), list_schema(collection, &name));
            all.insert(format!("ReceiptFor{name}"), receipt_schema(&name));
        }
        all
    }

    fn schemas(&self) -> Schemas<'_> {
        Schemas::new(self.registry, self.language, &schema::NAMES)
    }
}

/// By collection, the slug of a thing that is there, as an example: all that a document takes from
/// the data.
pub type Slugs = BTreeMap<String, String>;

/// The slugs of a revision; `base` is that of the deployment's IRIs.
pub fn slugs(registry: &Registry, view: &GraphView, base: &str) -> Slugs {
    let of = |collection: &Collection| {
        let start = format!("{base}id/{}/", collection.segment);
        let things = members(view, collection).into_iter();
        let named = things.filter(|thing| view.kind(*thing) == TermKind::NamedNode);
        let slugs = named.filter_map(|thing| view.text(thing).strip_prefix(&start));
        let slug = slugs.min()?.to_owned();
        Some((collection.segment.clone(), slug))
    };
    registry.collections().iter().filter_map(of).collect()
}

fn label(collection: &Collection, language: Language) -> String {
    let name = collection.names.choose(language);
    name.map_or_else(|| collection.segment.clone(), |label| label.text.clone())
}

/// One collection.
struct One<'a> {
    told: &'a Told<'a>,
    collection: &'a Collection,
    /// The name of its schemas.
    schema: String,
    label: String,
}

impl One<'_> {
    fn operations(&self) -> [Operation; 6] {
        [
            self.list(),
            self.create(),
            self.show(),
            self.replace(),
            self.patch(),
            self.remove(),
        ]
    }

    fn operation(&self, method: &'static str, verb: &str, what: Text) -> Operation {
        let segment = &self.collection.segment;
        let is_of_list = ["list", "create"].contains(&verb);
        let path = match is_of_list {
            true => format!("/api/{segment}"),
            false => format!("/api/{segment}/{{slug}}"),
        };
        let name = match verb {
            "list" => pascal(segment),
            _ => self.schema.clone(),
        };
        let summary = format!("{}: {}", self.label, what.in_language(self.told.language));
        Operation::new(method, path, format!("{verb}{name}"), TAG, summary)
            .with("x-collection", segment.as_str())
            .with("x-label", self.label.as_str())
            .with("x-schema", self.schema.as_str())
            .refuses(&[&kinds::REQUEST_INVALID])
    }

    fn slug(&self, schema: Value) -> Parameter {
        let says = T(
            "Ressursens navn i samlingen",
            "Namnet på ressursen i samlinga",
            "The name of the resource in the collection",
        );
        let parameter = Parameter::new(Place::Path, "slug", schema, says);
        match self.told.slugs.get(&self.collection.segment) {
            Some(slug) => parameter.such_as(slug.as_str()),
            None => parameter,
        }
    }
}
