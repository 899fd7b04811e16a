//! The page of one thing.

mod incoming;
mod laid;
mod statements;

use self::incoming::{Incoming, incoming};
use self::laid::Section;
use self::statements::{Statements, graph_link, types};
use super::ehds;
use super::frame::Frame;
use super::history;
use super::notes::Mark;
use super::value::Row;
use super::views::OnThing;
use super::{Link, Site};
use crate::index::TermId;
use crate::rdf::Label;
use askama::Template;

/// What the page is told beside the graph.
pub struct Facts<'a> {
    /// The page's address, without query.
    pub path: &'a str,
    /// Formats on offer: name, media type, address.
    pub formats: Vec<(&'static str, &'static str, String)>,
    /// When the graph changed last, as `xsd:dateTime`.
    pub changed: Option<String>,
    /// The commits that touched it, the newest.
    pub history: Option<history::Beside>,
    /// The thing in the words of profiles.
    pub profiles: Vec<Link>,
    /// The form, for who may use it.
    pub edit: Option<String>,
    /// For a dataset: how it stands for the minimum elements.
    pub elements: Option<ehds::Row>,
    /// What the view of its collection shows.
    pub view: Option<OnThing>,
    /// The thing for search engines, as JSON that can stand in a script element.
    pub short: Option<String>,
}

#[derive(Template)]
#[template(path = "thing.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    title: Link,
    also: Vec<Link>,
    kinds: Vec<Link>,
    mark: Option<Mark>,
    sources: Vec<Link>,
    lead: Option<Row>,
    sections: Vec<Section>,
    elements: Option<ehds::Row>,
    view: Option<OnThing>,
    short: Option<String>,
    incoming: Vec<Incoming>,
    iri: String,
    formats: Vec<(&'static str, &'static str, String)>,
    graphs: Vec<Link>,
    changed: Option<(String, String)>,
    edit: Option<Link>,
    history: Option<history::Beside>,
    profiles: Vec<Link>,
    more: &'static history::Words,
    citation: Option<String>,
}

/// The page of a thing the view knows something of.
pub fn thing(site: &Site<'_>, id: TermId, facts: Facts<'_>) -> String {
    site.thing.set(Some(id));
    let statements = Statements::of(site, id);
    let label = site.label(id);
    let mut rows = statements.rows(site, id);
    let lead = rows.take_lead();
    let kinds = kinds(site, id);
    let mut frame = Frame::new(
        site.reader,
        facts.path,
        label.text.clone(),
        site.view.snapshot().revision(),
    );
    frame.trail = trail(site, id);
    frame.alternates = facts
        .formats
        .iter()
        .map(|(_, media_type, href)| (*media_type, href.clone()))
        .collect();
    let changed = facts
        .changed
        .and_then(|lexical| Some((lexical.clone(), site.words().day(&lexical)?)));
    let more = history::Words::of(site.language());
    let citation = changed.as_ref().map(|(_, day)| {
        let revision = site.view.snapshot().revision();
        (more.citation)(&label.text, revision, day, site.view.text(id))
    });
    let page = Page {
        history: facts.history,
        profiles: facts.profiles,
        more,
        citation,
        title: Link {
            lang: site.foreign(label.language.as_deref()),
            text: label.text.clone(),
            ..Link::default()
        },
        also: also(site, id, &label),
        kinds,
        mark: site.mark(id),
        sources: rows.sources,
        lead,
        sections: rows.sections,
        elements: facts.elements,
        view: facts.view,
        short: facts.short,
        incoming: incoming(site, id, &rows.inverse),
        iri: site.view.text(id).to_owned(),
        formats: facts.formats,
        graphs: statements
            .graphs
            .iter()
            .map(|graph| graph_link(site, *graph))
            .collect(),
        changed,
        edit: facts.edit.map(|path| {
            let words = super::edit::Words::of(site.language());
            Link::new(words.edit, site.reader.local(&path))
        }),
        frame,
    };
    super::render(&page)
}

/// Links to the lists of a thing's kinds; to the class where there is no list.
fn kinds(site: &Site<'_>, id: TermId) -> Vec<Link> {
    let mut kinds: Vec<(bool, Link)> = types(site, id)
        .into_iter()
        .map(
            |class| match site.registry.kind_of_class(site.view.text(class)) {
                Some(kind) => {
                    let mut link = site.link(class);
                    link.href = Some(site.reader.local(&format!("/doc/{}", kind.segment)));
                    link.external = false;
                    (false, link)
                }
                None => (true, site.link(class)),
            },
        )
        .collect();
    kinds.sort_by(|(a, x), (b, y)| (a, &x.text).cmp(&(b, &y.text)));
    kinds.into_iter().map(|(_, link)| link).collect()
}

/// The names of a thing in other languages.
fn also(site: &Site<'_>, id: TermId, shown: &Label) -> Vec<Link> {
    let mut also = Vec::new();
    for language in crate::rdf::Language::ALL {
        let names = crate::registry::names_of(site.view, id);
        if let Some(label) = names.choose(language)
            && label.text != shown.text
            && label.language.is_some()
            && !also.iter().any(|link: &Link| link.text == label.text)
        {
            also.push(Link {
                text: label.text.clone(),
                lang: label.language.clone(),
                ..Link::default()
            });
        }
    }
    also
}

fn trail(site: &Site<'_>, id: TermId) -> Vec<Link> {
    let Some(path) = site.local_path(site.view.text(id)) else {
        return Vec::new();
    };
    let segment = path.strip_prefix("/doc/").and_then(|p| p.split_once('/'));
    let Some((segment, _)) = segment.filter(|(s, _)| site.registry.collection(s).is_some()) else {
        return Vec::new();
    };
    let name = super::listing::name_of(site, segment);
    vec![Link {
        lang: site.foreign(name.language.as_deref()),
        href: Some(site.reader.local(&format!("/doc/{segment}"))),
        text: name.text,
        ..Link::default()
    }]
}
