//! What a form is about: a thing with its graph, or a new one of a collection.

use super::super::api::{Found, Ground, new_home};
use super::super::auth;
use super::super::iri::given;
use super::super::operation::invalid;
use super::super::problem::{Problem, kinds};
use super::asked::About;
use crate::graph::tokens::Identity;
use crate::registry::json::owned;
use crate::registry::{Field, graph_name};
use oxrdf::vocab::rdf;
use oxrdf::{GraphName, NamedNode};

/// What a form is about.
pub struct Subject {
    /// The collection, by its name in addresses.
    pub segment: String,
    /// The thing and its IRI; none for a new one.
    pub thing: Option<(Found, NamedNode)>,
    /// The class of a new one.
    pub class: String,
    /// What it may have.
    pub fields: Vec<Field>,
    /// The graph that is written to.
    pub home: GraphName,
}

/// The IRI of a graph; `DEFAULT` for the unnamed one.
pub fn name_of(graph: &GraphName) -> String {
    match graph {
        GraphName::NamedNode(name) => name.as_str().to_owned(),
        other => other.to_string(),
    }
}

impl Subject {
    /// Of an address or a form: 404 if there is no such thing or kind, 403 if its graph is not
    /// for this writer.
    pub fn new(ground: &Ground, about: &About, identity: &Identity) -> Result<Self, Problem> {
        let subject = match (&about.of, &about.kind) {
            (Some(of), _) => Self::there(ground, of)?,
            (None, Some(kind)) => Self::to_be(ground, kind, about.class.as_deref(), identity)?,
            (None, None) => {
                return Err(
                    invalid("say which thing (of), or which kind of a new one (kind)")
                        .with("parameter", "of"),
                );
            }
        };
        auth::permit_graph(identity, subject.home.as_ref(), &ground.base)
            .map_err(|problem| problem.with("graph", name_of(&subject.home)))?;
        Ok(subject)
    }

    /// A thing that is there. A part is edited within its thing.
    fn there(ground: &Ground, of: &str) -> Result<Self, Problem> {
        let whole = of.split('#').next().unwrap_or(of);
        let ends = [whole, of].into_iter();
        let mut last = None;
        for text in ends {
            let iri = given(text, &ground.base)
                .map_err(|why| invalid(format!("of is no IRI: {why}")).with("parameter", "of"))?;
            let (segment, classes) = match Self::collection(ground, &iri) {
                Some(found) => found,
                None => continue,
            };
            let collection = ground.collection(&segment)?;
            let Some(found) = ground.find(&iri, collection) else {
                continue;
            };
            let own = ground
                .registry
                .fields_of(classes.iter().map(String::as_str));
            let fields = match own.is_empty() {
                true => collection.fields.clone(),
                false => own,
            };
            last = Some(Self {
                segment,
                home: graph_name(&ground.union, found.home),
                thing: Some((found, iri)),
                class: String::new(),
                fields,
            });
            break;
        }
        last.ok_or_else(|| {
            Problem::new(&kinds::NOT_FOUND).detail("there is nothing here that a form is known for")
        })
    }

    /// The collection of a thing, by its address or else its classes, and these.
    fn collection(ground: &Ground, iri: &NamedNode) -> Option<(String, Vec<String>)> {
        let thing = ground.union.id(iri)?;
        let a = ground.union.id(rdf::TYPE)?;
        let classes = ground.union.objects(thing, a);
        let mut classes: Vec<String> = classes.map(|c| ground.union.text(c).to_owned()).collect();
        classes.sort();
        let path = iri.as_str().strip_prefix(&ground.base);
        let path = path.and_then(|path| path.strip_prefix("id/"));
        let segment = path.and_then(|path| path.split_once('/'));
        let by_address = segment.and_then(|(name, _)| ground.registry.collection(name));
        let of_class = |class: &String| ground.registry.collection_of(class);
        let collection = by_address.or_else(|| classes.iter().find_map(of_class))?;
        Some((collection.segment.clone(), classes))
    }

    /// Something that is to be made.
    fn to_be(
        ground: &Ground,
        kind: &str,
        class: Option<&str>,
        identity: &Identity,
    ) -> Result<Self, Problem> {
        let collection = ground.collection(kind)?;
        let usual = collection.classes.first().map(String::as_str);
        let class = match class.filter(|class| !class.is_empty()) {
            Some(class) if collection.all_classes().all(|known| known != class) => {
                let known: Vec<&str> = collection.all_classes().collect();
                return Err(invalid(format!("{kind} are not of the class {class:?}"))
                    .with("parameter", "class")
                    .with("expected", known));
            }
            Some(class) => class,
            None => usual.unwrap_or_default(),
        };
        Ok(Self {
            segment: collection.segment.clone(),
            thing: None,
            class: class.to_owned(),
            fields: ground.registry.fields_of([class]),
            home: new_home(collection, identity, &ground.base).into(),
        })
    }

    /// The state of a thing that is there.
    pub fn state(&self) -> Option<String> {
        let (found, _) = self.thing.as_ref()?;
        Some(owned::digest(&found.view, found.thing))
    }
}
