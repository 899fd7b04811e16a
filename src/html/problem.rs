//! Pages that say why there is no page, and where to go instead.

use super::frame::{Frame, Reader};
use super::words::Words;
use super::{Link, Site};
use crate::index::TermKind;
use askama::Template;

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is known of the address.
    Missing,
    /// Not in that format.
    Format,
    /// The request is wrong.
    Request,
    /// This server failed.
    Failed,
}

/// Where to go instead.
#[derive(Debug, Clone, Default)]
pub struct Near(pub Vec<Link>);

impl Near {
    /// Things whose address resembles the one asked for: the list of the kind, and slugs that
    /// share a beginning of four characters or more.
    pub fn to(site: &Site<'_>, segment: &str, slug: &str) -> Self {
        let Some(collection) = site.registry.collection(segment) else {
            return Self::default();
        };
        let mut links = Vec::new();
        let start: String = slug.chars().take(4).collect::<String>().to_lowercase();
        if start.chars().count() == 4 {
            let things = collection
                .all_classes()
                .flat_map(|class| super::listing::instances(site, class))
                .filter(|thing| site.view.kind(*thing) == TermKind::NamedNode)
                .filter(|thing| {
                    let last = crate::rdf::last_part(site.view.text(*thing));
                    last.to_lowercase().starts_with(&start)
                });
            links.extend(things.take(10).map(|thing| site.link(thing)));
        }
        let name = super::listing::name_of(site, segment);
        links.push(Link {
            lang: site.foreign(name.language.as_deref()),
            ..Link::new(name.text, site.reader.local(&format!("/doc/{segment}")))
        });
        Self(links)
    }
}

#[derive(Template)]
#[template(path = "problem.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    status: u16,
    title: &'static str,
    lead: Option<&'static str>,
    detail: Option<String>,
    near: Vec<Link>,
    near_heading: Option<&'static str>,
}

/// A page for a status, with what went wrong in a sentence and links that may help.
pub fn problem(
    reader: Reader,
    path: &str,
    (status, problem): (u16, Problem),
    detail: Option<String>,
    near: Near,
) -> String {
    let words = Words::of(reader.language);
    let (title, lead, near_heading) = match problem {
        Problem::Missing => (
            words.missing_title,
            Some(words.missing_lead),
            Some(words.missing_near),
        ),
        Problem::Format => (words.format_title, Some(words.format_lead), None),
        Problem::Request => (words.request_title, None, None),
        Problem::Failed => (words.failed_title, None, None),
    };
    super::render(&Page {
        frame: Frame::new(reader, path, title, 0),
        status,
        title,
        lead,
        detail,
        near: near.0,
        near_heading,
    })
}
