//! What a change adds and removes, property by property, as people read it.

use super::{Link, Site};
use crate::rdf::Label;
use askama::Template;
use oxrdf::{NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

/// How much of a change is shown.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// Properties that are passed over.
    pub skip: usize,
    /// Properties that are shown.
    pub properties: usize,
    /// Values of one property that are shown.
    pub values: usize,
}

impl Cut {
    /// Beside other changes.
    pub const SHORT: Self = Self {
        skip: 0,
        properties: 100,
        values: 20,
    };
}

/// Longest text that is shown whole, in characters.
const LONGEST: usize = 400;

/// One property of the thing or a part of it: what was said before, and what is said after.
pub struct Change {
    /// The part it is said of; none for the thing itself.
    pub part: Option<Link>,
    /// The property.
    pub property: Link,
    /// What is no more said.
    pub before: Vec<Link>,
    /// What is said from then on.
    pub after: Vec<Link>,
}

/// A table of changes.
#[derive(Template)]
#[template(path = "changes.html", config = ".askama.toml")]
pub struct Changes {
    /// Heads of the columns.
    pub heads: [&'static str; 3],
    /// What the table is, for those who do not see it.
    pub caption: String,
    /// The rows.
    pub rows: Vec<Change>,
    /// How many more there are, in words.
    pub more: Option<String>,
    /// How many properties there are in all.
    pub all: usize,
}

impl Changes {
    /// The table of quads that were removed and added.
    pub fn of(
        site: &Site<'_>,
        thing: &str,
        (removed, added): (&[Quad], &[Quad]),
        (caption, cut): (String, Cut),
    ) -> Self {
        let words = super::edit::Words::of(site.language());
        let mut by_property: BTreeMap<(String, String), [Vec<&Term>; 2]> = BTreeMap::new();
        for (side, quads) in [removed, added].into_iter().enumerate() {
            for quad in quads {
                let subject = match &quad.subject {
                    NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
                    NamedOrBlankNode::BlankNode(node) => node.to_string(),
                };
                // The thing itself comes first.
                let subject = match subject == thing {
                    true => String::new(),
                    false => subject,
                };
                let place = (subject, quad.predicate.as_str().to_owned());
                by_property.entry(place).or_default()[side].push(&quad.object);
            }
        }
        let all = by_property.len();
        let rows = by_property.into_iter().skip(cut.skip).take(cut.properties);
        let rows = rows.map(|((subject, property), [before, after])| Change {
            part: (!subject.is_empty()).then(|| part(site, thing, &subject)),
            property: site.property_name(&property, None),
            before: shown(site, before, cut.values),
            after: shown(site, after, cut.values),
        });
        Self {
            heads: words.change_heads,
            caption,
            rows: rows.collect(),
            more: (cut.skip == 0 && all > cut.properties)
                .then(|| (words.more)(all - cut.properties)),
            all,
        }
    }

    /// The markup; for templates, which must not escape it again.
    pub fn html(&self) -> String {
        super::render(self)
    }
}

/// A part by its name, or by the end of its address.
fn part(site: &Site<'_>, thing: &str, subject: &str) -> Link {
    let short = subject.strip_prefix(thing).unwrap_or(subject);
    let named = oxrdf::NamedNode::new(subject).ok();
    let named = named.and_then(|iri| site.view.id(&iri));
    match named.map(|id| crate::registry::names_of(site.view, id)) {
        Some(names) if !names.is_empty() => named.map_or_else(Link::default, |id| site.link(id)),
        _ => Link {
            text: short.to_owned(),
            title: subject.to_owned(),
            ..Link::default()
        },
    }
}

fn shown(site: &Site<'_>, mut terms: Vec<&Term>, most: usize) -> Vec<Link> {
    terms.sort_by_key(|term| term.to_string());
    let left = terms.len().saturating_sub(most);
    terms.truncate(most);
    let mut links: Vec<Link> = terms.into_iter().map(|term| value(site, term)).collect();
    if left > 0 {
        links.push(Link {
            text: format!("… (+{left})"),
            ..Link::default()
        });
    }
    links
}

/// A term by its name; a text with its language.
pub fn value(site: &Site<'_>, term: &Term) -> Link {
    match term {
        Term::NamedNode(iri) => match site.view.id(iri) {
            Some(id) => site.link(id),
            None => site.link_to(iri.as_str(), site.label_of_iri(iri.as_str())),
        },
        Term::Literal(literal) => {
            let text = literal.value();
            let text = match text.char_indices().nth(LONGEST) {
                Some((end, _)) => format!("{} …", &text[..end]),
                None => text.to_owned(),
            };
            let tag = literal.language();
            Link {
                text: match tag {
                    Some(tag) => format!("{text} ({tag})"),
                    None => text,
                },
                lang: site.foreign(tag),
                ..Link::default()
            }
        }
        Term::BlankNode(_) | Term::Triple(_) => {
            let Label { text, .. } = Label::untagged(term.to_string());
            Link {
                text,
                ..Link::default()
            }
        }
    }
}
