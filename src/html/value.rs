//! Values of a thing as a page shows them: texts, links, dates, lists, nested parts.

use super::notes::Note;
use super::{Link, Site};
use crate::index::{TermId, TermKind};
use crate::rdf::{Label, Labels, last_part};
use crate::registry::{Direction, Property};
use crate::vocab::skos;
use askama::Template;
use oxrdf::vocab::{rdf, rdfs, xsd};

/// Most values of one property a page shows.
const MOST: usize = 200;
/// Blank nodes nested deeper are not followed.
const DEEPEST: usize = 6;

/// One property with its values.
pub struct Row {
    /// What the property is called.
    pub name: Link,
    /// What its values mean.
    pub help: Option<String>,
    /// Values in the reader's language, or in none.
    pub values: Vec<Value>,
    /// Texts in other languages.
    pub others: Vec<Value>,
    /// How many values are left out.
    pub cut: usize,
}

/// One value.
pub struct Value {
    /// What it is.
    pub body: Body,
    /// Named graphs that say it, where they differ from the page's.
    pub graphs: Vec<Link>,
    /// What is said of the statement.
    pub notes: Vec<Note>,
}

/// What a value is.
pub enum Body {
    /// Text for people, with the language if not the page's.
    Text(Link),
    /// A thing, or an address.
    Link(Link),
    /// A number, code or other short value.
    Plain(String),
    /// A date: as computers and as people write it.
    Date(String, String),
    /// An ordered list.
    List(Vec<Value>),
    /// A part without a page of its own, with the fragment that names it, if any.
    Nested(String, Rows),
    /// Stated to be unknown.
    Unknown,
}

/// Rows of properties; nested parts hold rows again.
#[derive(Template)]
#[template(path = "rows.html", config = ".askama.toml")]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
    /// Our words.
    pub words: &'static super::words::Words,
}

#[derive(Template)]
#[template(path = "value.html", config = ".askama.toml")]
struct ValueHtml<'v> {
    value: &'v Value,
    words: &'static super::words::Words,
}

impl Value {
    /// The value with what surrounds it; for templates, which must not escape it again.
    pub fn html(&self, words: &'static super::words::Words) -> String {
        super::render(&ValueHtml { value: self, words })
    }
}

impl Row {
    fn cut_text(&self, words: &super::words::Words) -> String {
        (words.cut)(self.cut)
    }

    /// In how many other languages there are texts.
    pub(super) fn languages(&self) -> usize {
        let tags = self.others.iter().map(|value| match &value.body {
            Body::Text(link) => link.lang.as_deref(),
            _ => None,
        });
        tags.collect::<std::collections::BTreeSet<_>>().len()
    }
}

impl Site<'_> {
    /// The link to a predicate under the name the shape or ontology gives it.
    pub(super) fn property_name(&self, predicate: &str, property: Option<&Property>) -> Link {
        let named = property.and_then(|p| p.names.choose(self.language()).cloned());
        let label = named.unwrap_or_else(|| self.predicate_label(predicate));
        Link {
            href: None,
            ..self.link_to(predicate, label)
        }
    }

    /// What a predicate is called from the other end: its `hg:inverseLabel`, else its own name
    /// behind an arrow.
    pub(super) fn inverse_name(&self, predicate: &str) -> Link {
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
    pub(super) fn predicate_label(&self, predicate: &str) -> Label {
        let iri = oxrdf::NamedNode::new(predicate).ok();
        match iri.and_then(|iri| self.view.id(&iri)) {
            Some(id) => self.label(id),
            None => self.label_of_iri(predicate),
        }
    }

    /// One row; none if there are no values.
    pub(super) fn row(&self, name: Link, help: Option<String>, mut values: Vec<Shown>) -> Row {
        values.sort_by_cached_key(|shown| {
            (
                self.language().distance(self.view.language(shown.id)),
                self.order_key(shown.id),
            )
        });
        let nearest = |shown: &Shown| match self.view.language(shown.id) {
            Some(tag) => self.language().distance(Some(tag)),
            None => 0,
        };
        let best = values
            .iter()
            .filter(|shown| self.view.language(shown.id).is_some())
            .map(nearest)
            .min()
            .unwrap_or(0);
        let cut = values.len().saturating_sub(MOST);
        values.truncate(MOST);
        let (values, others): (Vec<_>, Vec<_>) = values
            .into_iter()
            .partition(|shown| nearest(shown) == 0 || nearest(shown) == best);
        let show = |values: Vec<Shown>| values.into_iter().map(|v| self.value(v)).collect();
        Row {
            name,
            help,
            values: show(values),
            others: show(others),
            cut,
        }
    }

    fn value(&self, shown: Shown) -> Value {
        Value {
            body: self.body(shown.id, &mut vec![]),
            graphs: shown.graphs,
            notes: shown.notes,
        }
    }

    fn body(&self, id: TermId, above: &mut Vec<TermId>) -> Body {
        match self.view.kind(id) {
            TermKind::NamedNode if !self.is_inside(id, above) => Body::Link(self.link(id)),
            TermKind::Literal => self.literal(id),
            TermKind::Triple => Body::Plain(self.view.term(id).to_string()),
            _ if above.len() >= DEEPEST || above.contains(&id) => Body::Plain("…".to_owned()),
            TermKind::NamedNode | TermKind::BlankNode => {
                above.push(id);
                let body = match self.list(id, above) {
                    Some(items) => Body::List(items),
                    None => self.nested(id, above),
                };
                above.pop();
                body
            }
        }
    }

    /// Whether a node is a part of the page's thing that the page itself shows: same IRI, with a
    /// fragment. Shown once, and not inside itself.
    fn is_inside(&self, id: TermId, above: &[TermId]) -> bool {
        let text = self.view.text(id);
        let Some((whole, _)) = text.split_once('#') else {
            return false;
        };
        self.thing
            .get()
            .is_some_and(|thing| self.view.text(thing) == whole)
            && !above.contains(&id)
            && self.view.triples(Some(id), None, None).next().is_some()
    }

    fn literal(&self, id: TermId) -> Body {
        let text = self.view.text(id);
        if let Some(tag) = self.view.language(id) {
            return Body::Text(Link {
                text: text.to_owned(),
                lang: self.foreign(Some(tag)),
                ..Link::default()
            });
        }
        let datatype = self.view.datatype(id).unwrap_or_default();
        if datatype == xsd::STRING.as_str() {
            return Body::Text(Link {
                text: text.to_owned(),
                ..Link::default()
            });
        }
        if datatype == xsd::ANY_URI.as_str()
            && let Some(href) = super::site::web_address(text)
        {
            return Body::Link(Link {
                text: text.to_owned(),
                href: Some(href),
                external: true,
                title: text.to_owned(),
                lang: None,
            });
        }
        if [xsd::DATE.as_str(), xsd::DATE_TIME.as_str()].contains(&datatype)
            && let Some(day) = self.words().day(text)
        {
            return Body::Date(text.to_owned(), day);
        }
        if datatype == xsd::BOOLEAN.as_str() {
            let [yes, no] = self.words().yes_no;
            match text {
                "true" | "1" => return Body::Plain(yes.to_owned()),
                "false" | "0" => return Body::Plain(no.to_owned()),
                _ => {}
            }
        }
        Body::Plain(text.to_owned())
    }

    fn nested(&self, id: TermId, above: &mut Vec<TermId>) -> Body {
        let mut by_predicate: Vec<(TermId, Vec<TermId>)> = Vec::new();
        for [_, predicate, object] in self.view.triples(Some(id), None, None) {
            match by_predicate.iter_mut().find(|(p, _)| *p == predicate) {
                Some((_, objects)) => objects.push(object),
                None => by_predicate.push((predicate, vec![object])),
            }
        }
        // What the page lists as incoming links is not listed again.
        by_predicate.retain(|(_, objects)| !self.is_listed(objects));
        // Its name first, its kind last.
        let place = |p: &TermId| match self.view.text(*p) {
            iri if iri == skos::PREF_LABEL.as_str() || iri == rdfs::LABEL.as_str() => 0,
            iri if iri == rdf::TYPE.as_str() => 2,
            _ => 1,
        };
        by_predicate.sort_by_cached_key(|(p, _)| (place(p), self.label(*p).text));
        for (_, objects) in &mut by_predicate {
            self.keep_nearest(objects);
        }
        let rows = by_predicate
            .into_iter()
            .map(|(predicate, objects)| Row {
                name: self.property_name(self.view.text(predicate), None),
                help: None,
                cut: objects.len().saturating_sub(MOST),
                others: Vec::new(),
                values: objects
                    .into_iter()
                    .take(MOST)
                    .map(|object| self.part(object, above))
                    .collect(),
            })
            .collect();
        let anchor = match self.view.kind(id) {
            TermKind::NamedNode => self.view.text(id).split_once('#').map(|(_, part)| part),
            _ => None,
        };
        Body::Nested(
            anchor.unwrap_or_default().to_owned(),
            Rows {
                rows,
                words: self.words(),
            },
        )
    }

    /// Whether the page lists all of several things among its incoming links.
    fn is_listed(&self, things: &[TermId]) -> bool {
        let listed = self.listed.borrow();
        let mut lists = listed.iter();
        things.len() > 1 && lists.any(|list| things.iter().all(|thing| list.contains(thing)))
    }

    /// Of texts in several languages keeps those nearest to the reader's, and all other values.
    fn keep_nearest(&self, values: &mut Vec<TermId>) {
        let distance = |id: &TermId| {
            let tag = self.view.language(*id)?;
            Some(self.language().distance(Some(tag)))
        };
        let best = values.iter().filter_map(distance).min();
        values.retain(|id| distance(id).is_none() || distance(id) == best);
        values.sort_by_cached_key(|id| self.order_key(*id));
    }

    fn part(&self, id: TermId, above: &mut Vec<TermId>) -> Value {
        Value {
            body: self.body(id, above),
            graphs: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The items of a well-formed list.
    fn list(&self, head: TermId, above: &mut Vec<TermId>) -> Option<Vec<Value>> {
        let (first, rest) = (self.view.id(rdf::FIRST)?, self.view.id(rdf::REST)?);
        let nil = self.view.id(rdf::NIL)?;
        let (mut items, mut cell) = (Vec::new(), head);
        while cell != nil {
            items.push(self.view.objects(cell, first).next()?);
            cell = self.view.objects(cell, rest).next()?;
            if items.len() > MOST {
                return None;
            }
        }
        Some(
            items
                .into_iter()
                .map(|item| self.part(item, above))
                .collect(),
        )
    }

    /// A row that says a value is stated to be unknown.
    pub(super) fn unknown_row(&self, predicate: TermId, property: Option<&Property>) -> Row {
        Row {
            name: self.property_name(self.view.text(predicate), property),
            help: property.and_then(|p| self.help(p)),
            values: vec![Value {
                body: Body::Unknown,
                graphs: Vec::new(),
                notes: Vec::new(),
            }],
            others: Vec::new(),
            cut: 0,
        }
    }

    /// What the values of a property mean, in the reader's language.
    pub(super) fn help(&self, property: &Property) -> Option<String> {
        property
            .descriptions
            .choose(self.language())
            .map(|label| label.text.clone())
    }

    /// The name of a property shape, also of one walked backwards and unnamed.
    pub(super) fn shape_name(&self, property: &Property) -> Link {
        match property.direction {
            Direction::Inverse if property.names.is_empty() => {
                self.inverse_name(&property.predicate)
            }
            _ => self.property_name(&property.predicate, Some(property)),
        }
    }
}

/// A value about to be shown, with what surrounds its statement.
pub(super) struct Shown {
    pub(super) id: TermId,
    pub(super) graphs: Vec<Link>,
    pub(super) notes: Vec<Note>,
}

/// The name of a graph: the end of its IRI tells graphs apart.
pub(super) fn graph_name(base: &str, iri: &str) -> String {
    iri.strip_prefix(base)
        .and_then(|rest| rest.strip_prefix("graph/"))
        .map_or_else(|| last_part(iri).to_owned(), str::to_owned)
}
