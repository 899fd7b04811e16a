//! `/api/{collection}` and `/api/{collection}/{slug}`: two addresses for each collection of the
//! registry, with the schemas that its shapes make.

use super::operation::{Access, Content, Operation, Parameter, Place};
use super::{parameters, schema};
use crate::http::api::{ITEMS, LISTS, MOST, USUAL};
use crate::http::kinds;
use crate::http::text::Text;
use crate::index::{GraphView, TermKind};
use crate::rdf::{Language, last_part};
use crate::registry::{Collection, Direction, Field, Registry, Schemas, members};
use oxrdf::Term;
use serde_json::{Map, Value, json};
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

    fn list(&self) -> Operation {
        let found = T(
            "Én side av listen; next fører til neste",
            "Éi side av lista; next fører til neste",
            "One page of the list; next leads to the next one",
        );
        let says = T(
            "Filtrer med fasettene: flere verdier av én er «eller», flere fasetter er «og». En verdi er IRI-en, slutten av den, eller teksten.",
            "Filtrer med fasettane: fleire verdiar av éin er «eller», fleire fasettar er «og». Ein verdi er IRI-en, slutten av han, eller teksten.",
            "Narrow with the facets: several values of one mean \"or\", several facets mean \"and\". A value is the IRI, the end of it, or the text.",
        );
        let listed = schema::refer(&format!("ListOf{}", self.schema));
        let content = Content::offered(LISTS, |media_type| {
            media_type.ends_with("json").then(|| listed.clone())
        });
        let facets = self.collection.facets();
        let facets: Vec<_> = facets.map(|field| field.key.clone()).collect();
        let what = T("list og filtrer", "list og filtrer", "list and narrow");
        self.operation("get", "list", what)
            .says(says)
            .takes(self.list_parameters())
            .takes(
                self.collection
                    .facets()
                    .map(|field| facet(field, self.told.language)),
            )
            .with("x-facets", facets)
            .answers(200, found, content, &["ETag", "Link"])
            .revalidates()
            .negotiates(LISTS)
            .works()
    }

    fn list_parameters(&self) -> Vec<Parameter> {
        let words = T(
            "Ord som navnet skal inneholde",
            "Ord som namnet skal innehalde",
            "Words that the name is to hold",
        );
        let after = T(
            "Der siden begynner; står i next",
            "Der sida byrjar; står i next",
            "Where the page begins; stands in next",
        );
        let limit = T(
            "Ressurser på siden",
            "Ressursar på sida",
            "Resources on the page",
        );
        let sort = T(
            "Felt listen ordnes etter; minus foran for størst først",
            "Felt lista blir ordna etter; minus framfor for størst først",
            "Fields the list is ordered by; a minus in front for the greatest first",
        );
        let facets = T(
            "Om verdiene av fasettene telles; ellers bare på første side",
            "Om verdiane av fasettane blir talde; elles berre på første side",
            "Whether the values of the facets are counted; else on the first page only",
        );
        let keys = self.keys();
        let backwards = keys.iter().map(|key| format!("-{key}"));
        let orders: Vec<_> = keys.iter().cloned().chain(backwards).collect();
        let limits = json!({"type": "integer", "minimum": 0, "maximum": MOST, "default": USUAL});
        vec![
            query("q", json!({"type": "string"}), words).shared("q"),
            query("limit", limits, limit).shared("limit"),
            query(
                "after",
                json!({"type": "string", "format": "cursor"}),
                after,
            )
            .shared("after"),
            query("sort", several(orders), sort)
                .joined()
                .shared(format!("sort.{}", self.schema)),
            query("facets", json!({"type": "boolean"}), facets).shared("facets"),
            self.fields(),
            language(),
        ]
    }

    fn fields(&self) -> Parameter {
        let says = T(
            "Felt som skal være med; uten den listens kolonner, eller alt om én ressurs",
            "Felt som skal vere med; utan han kolonnane til lista, eller alt om éin ressurs",
            "Fields to show; without it the columns of the list, or all of one resource",
        );
        query("fields", several(self.keys()), says)
            .joined()
            .shared(format!("fields.{}", self.schema))
    }

    fn keys(&self) -> Vec<String> {
        let fields = self.collection.fields.iter();
        let forward = fields.filter(|field| field.direction == Direction::Forward);
        forward.map(|field| field.key.clone()).collect()
    }

    fn show(&self) -> Operation {
        let found = T("Ressursen", "Ressursen", "The resource");
        let include = T(
            "Ta med det som viser til ressursen",
            "Ta med det som viser til ressursen",
            "Include what refers to the resource",
        );
        let include = query("include", json!({"enum": ["incoming"]}), include).shared("include");
        let whole = schema::refer(&self.schema);
        let some = schema::refer(&format!("SomeOf{}", self.schema));
        let content = Content::offered(ITEMS, |_| Some(json!({"anyOf": [whole, some]})));
        let what = T("hent én", "hent éin", "fetch one");
        self.operation("get", "get", what)
            .takes([
                self.slug(json!({"type": "string"})),
                self.fields(),
                include,
                language(),
            ])
            .answers(200, found, content, &["ETag", "Link"])
            .revalidates()
            .negotiates(ITEMS)
            .refuses(&[&kinds::NOT_FOUND])
            .works()
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

    fn changed(&self) -> [Parameter; 2] {
        let name = json!({"type": "string", "pattern": "^[a-z0-9-]{1,100}$"});
        [self.slug(name), parameters::if_match()]
    }

    fn create(&self) -> Operation {
        let what = T("opprett", "opprett", "create");
        let says = T(
            "Navnet i adressen er id i dokumentet, Slug-hodet eller laget av navnet.",
            "Namnet i adressa er id i dokumentet, Slug-hovudet eller laga av namnet.",
            "The name in the address is id in the document, the Slug header, or made from the name.",
        );
        let slug = T(
            "Ønsket navn i adressen",
            "Ønskt namn i adressa",
            "The name wished for in the address",
        );
        let slug = Parameter::new(Place::Header, "Slug", json!({"type": "string"}), slug);
        let operation = self
            .operation("post", "create", what)
            .says(says)
            .takes([slug]);
        self.written(self.documents(operation))
            .refuses(&[&kinds::GRAPH_STATE])
    }

    fn replace(&self) -> Operation {
        let what = T(
            "opprett eller erstatt én",
            "opprett eller erstatt éin",
            "create or replace one",
        );
        let says = T(
            "Ressursen blir det dokumentet sier; det som ble hentet, kan sendes helt tilbake.",
            "Ressursen blir det dokumentet seier; det som vart henta, kan sendast heilt tilbake.",
            "The resource becomes what the document says; what was fetched may be sent back whole.",
        );
        let operation = self
            .operation("put", "replace", what)
            .says(says)
            .takes(self.changed());
        self.written(self.documents(operation))
    }

    fn patch(&self) -> Operation {
        let what = T("endre én", "endre éin", "change one");
        let says = T(
            "JSON Merge Patch: det som er med, endres; null fjerner.",
            "JSON Merge Patch: det som er med, blir endra; null fjernar.",
            "JSON Merge Patch: what is there is changed; null removes.",
        );
        let patch = Content::new("application/merge-patch+json", json!({"type": "object"}));
        let operation = self
            .operation("patch", "patch", what)
            .says(says)
            .takes(self.changed())
            .reads([patch.such_as(json!({}))])
            .refuses(&[
                &kinds::DOCUMENT_SYNTAX,
                &kinds::JSON_INVALID,
                &kinds::NOT_FOUND,
            ]);
        self.written(operation)
    }

    fn remove(&self) -> Operation {
        let what = T("fjern én", "fjern éin", "remove one");
        let operation = self
            .operation("delete", "remove", what)
            .takes(self.changed());
        self.written(operation).refuses(&[&kinds::NOT_FOUND])
    }

    fn documents(&self, operation: Operation) -> Operation {
        let input = schema::refer(&format!("{}Input", self.schema));
        let content = ["application/json", "application/ld+json"];
        operation
            .reads(content.map(|media_type| Content::new(media_type, input.clone())))
            .refuses(&[&kinds::DOCUMENT_SYNTAX, &kinds::JSON_INVALID])
    }

    /// What every write here takes and answers.
    fn written(&self, operation: Operation) -> Operation {
        let graph = T(
            "Grafen, om den ikke er den ressursen hører til i",
            "Grafen, om han ikkje er den ressursen høyrer til i",
            "The graph, if it is not the one the resource belongs to",
        );
        let graph =
            query("graph", json!({"type": "string", "format": "iri"}), graph).shared("graph");
        let done = T(
            "Endret, eller prøvd; svaret sier hva, og hva som står nå",
            "Endra, eller prøvd; svaret seier kva, og kva som står no",
            "Changed, or tried; the answer says what, and what stands now",
        );
        let silent = T(
            "Endret, og ingenting å si",
            "Endra, og ingenting å seie",
            "Changed, and nothing to say",
        );
        let created = T("Opprettet", "Oppretta", "Created");
        let method = operation.method;
        let operation = operation
            .access(Access::Token)
            .takes([
                graph,
                parameters::message(),
                parameters::dry_run(),
                parameters::accept(),
            ])
            .answers(200, done, self.receipts(), &["Location", "ETag"])
            .shared(format!("receipt.{}", self.schema))
            .refuses(&[&kinds::ACCEPT_MALFORMED])
            .writes();
        let operation = match method {
            "post" => operation,
            _ => operation.answers(204, silent, [], &[]),
        };
        match method {
            "post" | "put" => operation
                .answers(201, created, [], &[])
                .shared(format!("receipt.{}", self.schema)),
            _ => operation,
        }
    }

    fn receipts(&self) -> Vec<Content> {
        let receipt = schema::refer(&format!("ReceiptFor{}", self.schema));
        schema::receipts(receipt)
    }
}

fn query(name: impl Into<String>, schema: Value, says: Text) -> Parameter {
    Parameter::new(Place::Query, name, schema, says)
}

/// `?lang=`, of which nothing but our languages will do here.
fn language() -> Parameter {
    let says = T(
        "Bare tekstene på dette språket, eller på det nærmeste som finnes",
        "Berre tekstene på dette språket, eller på det næraste som finst",
        "Only the texts in this language, or in the nearest there is",
    );
    query(
        "lang",
        json!({"enum": Language::ALL.map(Language::tag)}),
        says,
    )
}

fn several(of: Vec<String>) -> Value {
    json!({"type": "array", "items": {"enum": of}})
}

/// A facet: any value where the shape lists none.
fn facet(field: &Field, language: Language) -> Parameter {
    let texts = field.one_of.iter().map(|term| match term {
        Term::NamedNode(node) => node.as_str(),
        Term::Literal(literal) => literal.value(),
        _ => "",
    });
    let mut choices: Vec<&str> = texts.flat_map(|text| [last_part(text), text]).collect();
    choices.sort_unstable();
    choices.dedup();
    let item = match choices.is_empty() {
        true => json!({"type": "string"}),
        false => json!({"enum": choices}),
    };
    let says = field.names.choose(language);
    let says = says.map_or_else(|| field.key.clone(), |label| label.text.clone());
    let schema = json!({"type": "array", "items": item});
    Parameter::new(Place::Query, field.key.as_str(), schema, says)
}

fn list_schema(collection: &Collection, name: &str) -> Value {
    let values = json!({
        "type": "object",
        "properties": {
            "value": {"type": "string"},
            "label": {"type": "object", "additionalProperties": {"type": "string"}},
            "count": {"type": "integer", "minimum": 0},
        },
        "required": ["value", "label", "count"],
    });
    let facet = json!({
        "type": "object",
        "properties": {
            "values": {"type": "array", "items": values},
            "others": {"type": "integer", "minimum": 0},
        },
        "required": ["values", "others"],
    });
    let facets = collection
        .facets()
        .map(|field| (field.key.clone(), facet.clone()));
    json!({
        "type": "object",
        "properties": {
            "@context": {},
            "id": {"type": "string"},
            "total": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": schema::refer(&format!("SomeOf{name}"))},
            "next": {"type": "string", "format": "uri-reference"},
            "facets": {"type": "object", "properties": facets.collect::<Map<_, _>>()},
        },
        "required": ["id", "total", "items"],
    })
}

fn receipt_schema(name: &str) -> Value {
    let lines = json!({"type": "array", "items": {"type": "string"}});
    json!({"allOf": [
        schema::refer("Receipt"),
        {
            "type": "object",
            "properties": {
                "item": schema::refer(name),
                "etag": {"type": "string"},
                "diff": {
                    "type": "object",
                    "properties": {"added": lines, "removed": lines},
                    "required": ["added", "removed"],
                },
            },
        },
    ]})
}

/// `information-models` to `InformationModels`.
fn pascal(segment: &str) -> String {
    let parts = segment.split('-').map(|part| {
        let (first, rest) = part.split_at(part.len().min(1));
        format!("{}{rest}", first.to_ascii_uppercase())
    });
    parts.collect()
}
