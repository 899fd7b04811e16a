//! What properties are called, from either end.

use super::super::{Link, Site};
use crate::rdf::{Label, Labels};
use crate::registry::{Direction, Property};

impl Site<'_> {
    /// The link to a predicate under the name the shape or ontology gives it.
    pub(in crate::html) fn property_name(
        &self,
        predicate: &str,
        property: Option<&Property>,
    ) -> Link {
        let named = property.and_then(|p| p.names.choose(self.language()).cloned());
        let label = named.unwrap_or_else(|| self.predicate_label(predicate));
        Link {
            href: None,
            ..self.link_to(predicate, label)
        }
    }

    /// What a predicate is called from the other end: its `hg:inverseLabel`, else its own name
    /// behind an arrow.
    pub(in crate::html) fn inverse_name(&self, predicate: &str) -> Link {
        let id = oxrdf::NamedNode::new(predicate).ok();
        let id = id.and_then(|iri| self.view.id(&iri));
        let names = id.zip(self.ours("inverseLabel")).map(|(id, property)| {
            let mut labels = Labels::default();
            for label in self.view.objects(id, property) {
                labels.add(self.view.text(label), self.view.language(label));
            }
            labels
        });
        match names.and_then(|names| names.choose(self.language()).cloned()) {
            Some(label) => Link {
                href: None,
                ..self.link_to(predicate, label)
            },
            None => {
                let mut name = self.property_name(predicate, None);
                name.text = format!("← {}", name.text);
                name
            }
        }
    }

    /// The name of a predicate: from the data, the shapes, or its IRI.
    pub(in crate::html) fn predicate_label(&self, predicate: &str) -> Label {
        let iri = oxrdf::NamedNode::new(predicate).ok();
        match iri.and_then(|iri| self.view.id(&iri)) {
            Some(id) => self.label(id),
            None => self.label_of_iri(predicate),
        }
    }

    /// What the values of a property mean, in the reader's language.
    pub(in crate::html) fn help(&self, property: &Property) -> Option<String> {
        property
            .descriptions
            .choose(self.language())
            .map(|label| label.text.clone())
    }

    /// The name of a property shape, also of one walked backwards and unnamed.
    pub(in crate::html) fn shape_name(&self, property: &Property) -> Link {
        match property.direction {
            Direction::Inverse if property.names.is_empty() => {
                self.inverse_name(&property.predicate)
            }
            _ => self.property_name(&property.predicate, Some(property)),
        }
    }
}
