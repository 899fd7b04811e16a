//! The page of the roadmap: filters, the timeline, and a table for each part.

use super::super::Site;
use super::super::ehds::Why;
use super::super::frame::Frame;
use super::super::words::planning::Planning;
use super::table::{Layout, Table, behind, table};
use super::timeline::{Timeline, timeline};
use super::{Download, address, fault, in_format, named, words};
use crate::planning::{Axis, Fault, Filter, Roadmap, SECTIONS, UNKNOWN, axis, short};
use askama::Template;

/// Where the page is.
const PATH: &str = "/roadmap";

#[derive(Template)]
#[template(path = "roadmap.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Planning,
    downloads: Vec<Download>,
    fault: Option<String>,
    selects: Vec<Select>,
    filtered: bool,
    timeline: Timeline,
    timeline_why: Why,
    sections: Vec<Section>,
}

/// One filter.
struct Select {
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String, bool)>,
    wrong: bool,
}

/// One part.
struct Section {
    id: &'static str,
    heading: &'static str,
    lead: &'static str,
    table: Table,
    why: Why,
    csv: Download,
}

/// How each part is laid out, in the order of [`SECTIONS`].
const LAYOUTS: [Layout; SECTIONS.len()] = [
    layout(
        &["category", "measure"],
        &["period", "status", "responsible"],
        None,
    ),
    layout(&["period"], &["from", "to", "strategy"], None),
    layout(&["kind", "responsible"], &["things"], None),
    layout(
        &["strategy"],
        &["status", "asOf", "period", "owner", "revises", "goals"],
        None,
    ),
    layout(
        &["edition", "revises", "goal"],
        &["kept", "stays", "before", "after", "change"],
        None,
    ),
    layout(&["edition", "number", "goal"], &[], None),
    layout(
        &["edition", "goal"],
        &["contributor", "lifecycle", "decision", "asOf"],
        Some("contributor"),
    ),
    layout(
        &["body", "date", "number", "case"],
        &["decision", "status"],
        None,
    ),
];

const fn layout(
    key: &'static [&'static str],
    listed: &'static [&'static str],
    folded: Option<&'static str>,
) -> Layout {
    Layout {
        key,
        listed,
        folded,
    }
}

/// The roadmap as a filter leaves it; `given` is what the address says, `wrong` what is at fault.
pub fn roadmap(
    site: &Site<'_>,
    roadmap: &Roadmap,
    filter: &Filter,
    given: &[(String, String)],
    wrong: Option<&Fault>,
) -> String {
    let words = words(site);
    let kept: Vec<_> = match wrong {
        Some(_) => Vec::new(),
        None => given
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .cloned()
            .collect(),
    };
    let path = address(PATH, &kept);
    let local = site.reader.local(&path);
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, &path, words.roadmap, revision);
    frame.section = "roadmap";
    frame.alternates = vec![("application/json", in_format(&local, "json"))];
    let axis: Axis = axis(roadmap, filter);
    super::super::render(&Page {
        words,
        downloads: vec![(
            "JSON".to_owned(),
            "application/json",
            in_format(&local, "json"),
        )],
        fault: wrong.map(|wrong| fault::told(words, wrong)),
        selects: selects(site, roadmap, filter, wrong),
        filtered: !filter.is_open(),
        timeline: timeline(site, &axis),
        timeline_why: behind(site, roadmap.answer("measures")),
        sections: sections(site, roadmap, filter, &local),
        frame,
    })
}

fn selects(
    site: &Site<'_>,
    roadmap: &Roadmap,
    filter: &Filter,
    wrong: Option<&Fault>,
) -> Vec<Select> {
    let words = words(site);
    let choices = roadmap.choices().iter().enumerate();
    let selects = choices.map(|(by, known)| {
        let value = filter.values[by].as_deref();
        let options = known.iter().map(|iri| {
            let name = short(iri.as_str(), site.base).to_owned();
            (name, named(site, iri).text, value == Some(iri.as_str()))
        });
        let unknown = (
            UNKNOWN.to_owned(),
            words.unknown.to_owned(),
            value == Some(UNKNOWN),
        );
        Select {
            name: Filter::NAMES[by],
            label: words.filters[by],
            options: options.chain([unknown]).collect(),
            wrong: wrong.is_some_and(|fault| fault.parameter() == Filter::NAMES[by]),
        }
    });
    selects.collect()
}

fn sections(site: &Site<'_>, roadmap: &Roadmap, filter: &Filter, local: &str) -> Vec<Section> {
    let words = words(site);
    let all = SECTIONS.iter().zip(&LAYOUTS).enumerate();
    all.map(|(place, (section, layout))| {
        let heading = words.sections[place];
        let separator = if local.contains('?') { '&' } else { '?' };
        let href = format!("{local}{separator}section={}&format=csv", section.name);
        Section {
            id: section.name,
            heading,
            lead: words.leads[place],
            table: table(site, &roadmap.rows(section.name, filter), layout),
            why: behind(site, roadmap.answer(section.name)),
            csv: ((words.downloads)(heading), "text/csv", href),
        }
    })
    .collect()
}

impl Page {
    /// The heads of the table of the timeline, without the first.
    fn years(&self) -> impl Iterator<Item = &str> {
        let columns = self
            .timeline
            .columns
            .iter()
            .map(|(_, _, years)| years.as_str());
        columns.chain([self.words.unknown])
    }

    /// The first head of it.
    fn category(&self) -> &'static str {
        self.words.filters[0]
    }

    /// Whether anything is in it.
    fn is_empty(&self) -> bool {
        self.timeline.table.is_empty()
    }
}
