//! What is searched, and by what a search is narrowed, as the shapes declare it (`shapes/search.ttl`).

use super::path::Path;
use crate::index::{GraphView, TermId};
use crate::rdf::Labels;
use crate::registry::Registry;
use crate::vocab::{hg, sh};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNode, NamedNodeRef, Term};

/// Most a field can weigh: what tiers of matches are worked out with.
pub const HEAVIEST: f32 = 10.0;

/// Texts that weigh the same: names, synonyms, definitions.
#[derive(Debug, Clone)]
pub struct Field {
    /// The properties that hold them.
    pub properties: Vec<NamedNode>,
    /// How much a match in one weighs, above 0 and at most [`HEAVIEST`].
    pub weight: f32,
    /// Whether they name things: their words part compounds and mend misspelt words.
    pub names: bool,
    /// Whether the names of a thing's collection are among them.
    pub kind: bool,
}

/// Something a search can be narrowed by, besides kind and language.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The parameter of the address.
    pub key: String,
    /// What it is called.
    pub names: Labels,
    /// Leads from a thing to its values.
    pub path: Path,
    /// The class of the values that count; any if none.
    pub class: Option<NamedNode>,
}

/// The things of one collection.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The collection's name in addresses.
    pub segment: String,
    /// The classes of its things.
    pub classes: Vec<NamedNode>,
    /// What its things are called together.
    pub names: Labels,
    /// Whether its things come behind what they speak of.
    pub behind: bool,
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    /// The heaviest first.
    pub fields: Vec<Field>,
    /// In their order.
    pub facets: Vec<Facet>,
    /// In the order of the collections.
    pub kinds: Vec<Kind>,
}

impl Declared {
    /// Reads it; a declaration without property, weight or path adds nothing.
    pub fn read(shapes: &GraphView, registry: &Registry) -> Self {
        let mut fields: Vec<Field> = nodes(shapes, hg::SEARCH_WEIGHT)
            .into_iter()
            .filter_map(|node| field(shapes, node))
            .collect();
        fields.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let mut facets: Vec<(f64, Facet)> = nodes(shapes, hg::SEARCH_FACET)
            .into_iter()
            .filter_map(|node| facet(shapes, node))
            .collect();
        facets.sort_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| one.key.cmp(&other.key)));
        let behind = nodes(shapes, hg::SEARCH_BEHIND);
        let behind: Vec<&str> = behind
            .into_iter()
            .filter(|node| text(shapes, *node, hg::SEARCH_BEHIND) == Some("true"))
            .filter_map(|node| text(shapes, node, hg::PATH))
            .collect();
        let kinds = registry.collections().iter().map(|collection| Kind {
            names: collection.names.clone(),
            behind: behind.contains(&collection.segment.as_str()),
            segment: collection.segment.clone(),
            classes: collection
                .all_classes()
                .filter_map(|class| NamedNode::new(class).ok())
                .collect(),
        });
        Self {
            fields,
            facets: facets.into_iter().map(|(_, facet)| facet).collect(),
            kinds: kinds.collect(),
        }
    }

    /// Whether the shapes declare any field; if not, nothing else needs to be read.
    pub fn is_in(shapes: &GraphView) -> bool {
        !nodes(shapes, hg::SEARCH_WEIGHT).is_empty()
    }

    /// Whether there is nothing to search.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() || self.kinds.is_empty()
    }

    /// Whether a change of such a statement may move things between the values of facets.
    pub fn moves(&self, predicate: &NamedNode, object: &Term) -> bool {
        let is_class = |class: &NamedNode| matches!(object, Term::NamedNode(it) if it == class);
        let mut moves = false;
        for facet in &self.facets {
            moves |= *predicate == rdf::TYPE && facet.class.as_ref().is_some_and(is_class);
            facet.path.each(&mut |known| moves |= known == predicate);
        }
        moves
    }
}

/// The subjects of a property.
fn nodes(shapes: &GraphView, property: NamedNodeRef<'_>) -> Vec<TermId> {
    let Some(property) = shapes.id(property) else {
        return Vec::new();
    };
    let mut nodes: Vec<_> = shapes
        .triples(None, Some(property), None)
        .map(|t| t[0])
        .collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

fn values(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
    let property = shapes.id(property);
    property.map_or_else(Vec::new, |p| shapes.objects(node, p).collect())
}

fn text<'v>(shapes: &'v GraphView, node: TermId, property: NamedNodeRef<'_>) -> Option<&'v str> {
    let first = values(shapes, node, property).into_iter().next()?;
    Some(shapes.text(first))
}

fn field(shapes: &GraphView, node: TermId) -> Option<Field> {
    let weight: f32 = text(shapes, node, hg::SEARCH_WEIGHT)?.parse().ok()?;
    let properties: Vec<NamedNode> = values(shapes, node, hg::SEARCH_PROPERTY)
        .into_iter()
        .filter_map(|property| NamedNode::new(shapes.text(property)).ok())
        .collect();
    let kind = text(shapes, node, hg::SEARCH_KIND) == Some("true");
    let is_field = (kind || !properties.is_empty()) && weight > 0.0;
    is_field.then(|| Field {
        properties,
        weight: weight.min(HEAVIEST),
        names: text(shapes, node, hg::SEARCH_NAMES) == Some("true"),
        kind,
    })
}

fn facet(shapes: &GraphView, node: TermId) -> Option<(f64, Facet)> {
    let path = values(shapes, node, hg::SEARCH_FACET).into_iter().next()?;
    let order = text(shapes, node, sh::ORDER).and_then(|order| order.parse().ok());
    let mut names = Labels::default();
    for label in values(shapes, node, rdfs::LABEL) {
        names.add(shapes.text(label), shapes.language(label));
    }
    let facet = Facet {
        key: text(shapes, node, sh::NAME)?.to_owned(),
        names,
        path: Path::read(shapes, path)?,
        class: text(shapes, node, hg::MEMBER).and_then(|class| NamedNode::new(class).ok()),
    };
    Some((order.unwrap_or(f64::INFINITY), facet))
}
