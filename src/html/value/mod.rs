//! Values of a thing as a page shows them: texts, links, dates, lists, nested parts.

mod names;
mod nested;

use super::notes::Note;
use super::{Link, Site};
use crate::index::{TermId, TermKind};
use crate::rdf::last_part;
use crate::registry::Property;
use askama::Template;
use oxrdf::vocab::xsd;

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
    pub(in crate::html) fn languages(&self) -> usize {
        let tags = self.others.iter().map(|value| match &value.body {
            Body::Text(link) => link.lang.as_deref(),
            _ => None,
        });
        tags.collect::<std::collections::BTreeSet<_>>().len()
    }
}

impl Site<'_> {
    /// One row; none if there are no values.
    pub(in crate::html) fn row(
        &self,
        name: Link,
        help: Option<String>,
        mut values: Vec<Shown>,
    ) -> Row {
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

    /// A row that says a value is stated to be unknown.
    pub(in crate::html) fn unknown_row(
        &self,
        predicate: TermId,
        property: Option<&Property>,
    ) -> Row {
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
}

/// A value about to be shown, with what surrounds its statement.
pub(in crate::html) struct Shown {
    pub(in crate::html) id: TermId,
    pub(in crate::html) graphs: Vec<Link>,
    pub(in crate::html) notes: Vec<Note>,
}

/// The name of a graph: the end of its IRI tells graphs apart.
pub(in crate::html) fn graph_name(base: &str, iri: &str) -> String {
    iri.strip_prefix(base)
        .and_then(|rest| rest.strip_prefix("graph/"))
        .map_or_else(|| last_part(iri).to_owned(), str::to_owned)
}
