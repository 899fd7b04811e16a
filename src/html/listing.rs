//! The page that lists the things of a kind.

use super::frame::Frame;
use super::notes::Mark;
use super::{Link, Site};
use crate::index::TermId;
use crate::rdf::{Label, last_part};
use crate::registry::{Collection, members};
use crate::vocab::{dct, skos};
use askama::Template;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs};

/// Things on one page.
const PAGE: usize = 100;
/// Longer lists are ordered by address, not by name: names would have to be looked up for all.
const NAMED: usize = 5_000;
/// Longest excerpt of a description, in characters.
const EXCERPT: usize = 220;

/// After which thing the page begins: the IRI of the last thing of the page before.
#[derive(Debug, Clone, Default)]
pub struct After(pub Option<String>);

#[derive(Template)]
#[template(path = "listing.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    title: Link,
    about: Vec<Link>,
    summary: String,
    items: Vec<Item>,
    first: Option<String>,
    next: Option<String>,
    formats: Vec<(&'static str, &'static str, String)>,
}

struct Item {
    link: Link,
    notation: Option<String>,
    mark: Option<Mark>,
    about: Option<Link>,
}

/// What the things under `/doc/{segment}` are called together.
pub(super) fn name_of(site: &Site<'_>, segment: &str) -> Label {
    let collection = site.registry.collection(segment);
    collection
        .and_then(|c| c.names.choose(site.language()).cloned())
        .unwrap_or_else(|| Label::untagged(last_part(segment).replace('-', " ")))
}

pub(super) fn instances(site: &Site<'_>, class: &str) -> Vec<TermId> {
    let class = oxrdf::NamedNode::new(class).ok();
    match (
        site.view.id(rdf::TYPE),
        class.and_then(|c| site.view.id(&c)),
    ) {
        (Some(a), Some(class)) => site.view.subjects(a, class).collect(),
        _ => Vec::new(),
    }
}

/// The page of all things of a collection; none if there is no such collection.
///
/// `formats` are the list as data: name, media type, address.
pub fn listing(
    site: &Site<'_>,
    segment: &str,
    after: &After,
    formats: Vec<(&'static str, &'static str, String)>,
) -> Option<String> {
    let collection = site.registry.collection(segment)?;
    let mut things = members(site.view, collection);
    if things.len() <= NAMED {
        things.sort_by_cached_key(|thing| site.order_key(*thing));
    } else {
        things.sort_by(|a, b| site.view.text(*a).cmp(site.view.text(*b)));
    }
    let start = start_of(site, &things, after);
    let shown = &things[start..things.len().min(start + PAGE)];
    Some(page(site, collection, (&things, start, shown), formats))
}

fn page(
    site: &Site<'_>,
    collection: &Collection,
    (things, start, shown): (&[TermId], usize, &[TermId]),
    formats: Vec<(&'static str, &'static str, String)>,
) -> String {
    let words = site.words();
    let path = format!("/doc/{}", collection.segment);
    let name = name_of(site, &collection.segment);
    let of = words.number(things.len());
    let whole = shown.len() == things.len();
    let about = match collection.classes.as_slice() {
        [class] => site
            .registry
            .kind_of_class(class)
            .and_then(|kind| kind.descriptions.choose(site.language())),
        _ => None,
    };
    let next = shown.last().filter(|_| start + shown.len() < things.len());
    let next = next.map(|last| {
        let key = super::in_query(site.view.text(*last));
        site.reader.local(&format!("{path}?after={key}"))
    });
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, &path, name.text.clone(), revision);
    frame.alternates = formats
        .iter()
        .map(|(_, media_type, href)| (*media_type, href.clone()))
        .collect();
    super::render(&Page {
        frame,
        formats,
        title: Link {
            lang: site.foreign(name.language.as_deref()),
            text: name.text,
            ..Link::default()
        },
        about: about
            .map(|label| Link {
                lang: site.foreign(label.language.as_deref()),
                text: label.text.clone(),
                ..Link::default()
            })
            .into_iter()
            .collect(),
        summary: if whole {
            (words.things)(things.len(), &of)
        } else {
            (words.part)(start + 1, start + shown.len(), &of)
        },
        items: shown.iter().map(|thing| item(site, *thing)).collect(),
        first: (start > 0).then(|| site.reader.local(&path)),
        next,
    })
}

/// Where the page begins; at the start if the thing is gone.
fn start_of(site: &Site<'_>, things: &[TermId], after: &After) -> usize {
    after
        .0
        .as_deref()
        .and_then(|iri| oxrdf::NamedNode::new(iri).ok())
        .and_then(|iri| site.view.id(&iri))
        .and_then(|id| things.iter().position(|thing| *thing == id))
        .map_or(0, |position| position + 1)
}

fn item(site: &Site<'_>, thing: TermId) -> Item {
    let values = |property: NamedNodeRef<'_>| -> Vec<TermId> {
        let property = site.view.id(property);
        property.map_or_else(Vec::new, |p| site.view.objects(thing, p).collect())
    };
    let about = [skos::DEFINITION, dct::DESCRIPTION, rdfs::COMMENT]
        .into_iter()
        .map(values)
        .find(|values| !values.is_empty())
        .and_then(|values| site.best_texts(&values).into_iter().next());
    Item {
        link: site.link(thing),
        notation: values(skos::NOTATION)
            .first()
            .map(|id| site.view.text(*id).to_owned()),
        // What documents say is the rule; a list marks the exceptions.
        mark: site.mark(thing).filter(|mark| mark.kind != "doc"),
        about: about.map(|text| Link {
            text: excerpt(&text.text),
            ..text
        }),
    }
}

/// The start of a text, cut between words.
fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let start: String = text.chars().take(EXCERPT).collect();
    let cut = start.rfind(char::is_whitespace).unwrap_or(start.len());
    format!("{} …", start[..cut].trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    #[test]
    fn long_descriptions_are_cut_between_words() {
        assert_eq!(super::excerpt("kort"), "kort");
        let long = "å ".repeat(400);
        let cut = super::excerpt(&long);
        assert!(cut.ends_with("å …") && cut.chars().count() <= 222, "{cut}");
        let one_word = "å".repeat(400);
        assert!(super::excerpt(&one_word).ends_with('…'));
    }
}
