//! The chain of a category: six stages side by side with what links them, and the same as text.

use super::super::frame::Frame;
use super::super::map::wrap;
use super::super::words::ehds::Ehds;
use super::super::{Link, Site};
use super::{Why, named, why};
use crate::alignment::{Alignment, Category, Chain, Node, STAGES, Stage};
use askama::Template;

/// Width of a stage, in the drawing's own units.
const WIDTH: usize = 188;
/// Between stages, for the links.
const BETWEEN: usize = 56;
/// Top of the first box; the heads of the stages are above.
const TOP: usize = 44;
/// Between boxes of a stage.
const GAP: usize = 12;
/// Height of a line of text.
const LINE: usize = 17;

#[derive(Template)]
#[template(path = "ehds_chain.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Ehds,
    thing: Link,
    downloads: Vec<(&'static str, &'static str, String)>,
    size: (usize, usize),
    heads: Vec<(usize, &'static str)>,
    paths: Vec<Path>,
    boxes: Vec<Box_>,
    stages: Vec<(&'static str, Vec<Entry>)>,
    links: Vec<Joined>,
    gaps: Vec<String>,
    why: Why,
    others: Vec<Link>,
}

/// A link in the drawing.
struct Path {
    d: String,
    gap: bool,
}

/// A box in the drawing: left, top, width, height.
struct Box_ {
    place: [usize; 4],
    lines: Vec<(usize, String)>,
    href: Option<String>,
    label: String,
    gap: bool,
}

/// Something at a stage, as text.
struct Entry {
    link: Link,
    gap: bool,
}

/// A link, as text.
struct Joined {
    from: Link,
    to: Link,
    along: Option<String>,
}

#[derive(Template)]
#[template(path = "ehds_no_chain.html", config = ".askama.toml")]
struct Missing {
    frame: Frame,
    words: &'static Ehds,
    others: Vec<Link>,
}

/// The page of a chain.
pub fn chain(site: &Site<'_>, alignment: &Alignment, category: &Category, chain: &Chain) -> String {
    let words = Ehds::of_language(site.language());
    let thing = named(site, &category.category);
    let title = (words.chain)(&category.letter, &thing.text);
    let path = format!("/ehds/chain/{}", category.slug());
    let revision = site.view.snapshot().revision();
    let frame = Frame::new(site.reader, &path, title, revision)
        .with_step(Link::new(words.title, site.reader.local("/ehds")));
    let boxes = boxes(site, chain);
    let height = boxes.iter().map(|b| b.place[1] + b.place[3]).max();
    let texts = |node: &Node| text_of(site, node);
    let stages = Stage::ALL
        .into_iter()
        .zip(words.stages)
        .map(|(stage, head)| {
            let entries = chain.at(stage).map(|(_, node)| Entry {
                link: texts(node),
                gap: node.thing.is_none(),
            });
            (head, entries.collect())
        });
    let joined = chain.links.iter().map(|link| {
        let along = link.along.iter().map(|way| named(site, way).text);
        let along = along.collect::<Vec<_>>().join(", ");
        Joined {
            from: texts(&chain.nodes[link.from]),
            to: texts(&chain.nodes[link.to]),
            along: (!along.is_empty()).then(|| (words.along)(&along)),
        }
    });
    let downloads = [
        ("JSON", "application/json", "json"),
        ("CSV", "text/csv", "csv"),
    ];
    let downloads = downloads
        .map(|(name, media_type, suffix)| (name, media_type, format!("{path}?format={suffix}")));
    let heads = words.stages.iter().enumerate();
    super::super::render(&Page {
        frame,
        words,
        downloads: downloads.into(),
        size: (
            STAGES * (WIDTH + BETWEEN) - BETWEEN,
            height.unwrap_or(TOP) + 2,
        ),
        heads: heads
            .map(|(n, head)| (n * (WIDTH + BETWEEN), *head))
            .collect(),
        paths: paths(chain, &boxes),
        stages: stages.collect(),
        links: joined.collect(),
        gaps: gaps(site, chain),
        why: why(site, &chain.answer.asked, &thing.text),
        others: others(site, alignment, Some(category)),
        boxes,
        thing,
    })
}

/// The page that says that there is no such category, and which there are.
pub fn no_chain(site: &Site<'_>, alignment: &Alignment, path: &str) -> String {
    let words = Ehds::of_language(site.language());
    let revision = site.view.snapshot().revision();
    super::super::render(&Missing {
        frame: Frame::new(site.reader, path, words.no_category, revision)
            .with_step(Link::new(words.title, site.reader.local("/ehds"))),
        words,
        others: others(site, alignment, None),
    })
}

fn others(site: &Site<'_>, alignment: &Alignment, but: Option<&Category>) -> Vec<Link> {
    let all = alignment.categories.iter();
    let all = all.filter(|c| but.is_none_or(|but| but.category != c.category));
    all.map(|category| {
        let name = named(site, &category.category).text;
        let path = format!("/ehds/chain/{}", category.slug());
        Link::new(
            format!("{} {name}", category.letter),
            site.reader.local(&path),
        )
    })
    .collect()
}

fn text_of(site: &Site<'_>, node: &Node) -> Link {
    let words = Ehds::of_language(site.language());
    match &node.thing {
        Some(thing) => named(site, thing),
        None => Link {
            text: words.gaps[node.stage as usize].to_owned(),
            ..Link::default()
        },
    }
}

fn gaps(site: &Site<'_>, chain: &Chain) -> Vec<String> {
    let words = Ehds::of_language(site.language());
    let gaps = chain.gaps().into_iter().map(|gap| {
        let says = words.gaps[gap.stage as usize];
        let of = gap.of.iter().map(|thing| named(site, thing).text);
        let of = of.collect::<Vec<_>>().join(", ");
        match of.is_empty() {
            true => says.to_owned(),
            false => (words.gap_of)(says, &of),
        }
    });
    gaps.collect()
}

/// One box a node, stage beside stage.
fn boxes(site: &Site<'_>, chain: &Chain) -> Vec<Box_> {
    let mut boxes: Vec<Box_> = Vec::new();
    let mut heights = [0; STAGES];
    for node in &chain.nodes {
        let stage = node.stage as usize;
        let link = text_of(site, node);
        let lines = wrap(&link.text, (WIDTH - 20) as f64 / 13.5);
        let height = lines.len() * LINE + 16;
        let top = TOP + heights[stage];
        heights[stage] += height + GAP;
        boxes.push(Box_ {
            place: [stage * (WIDTH + BETWEEN), top, WIDTH, height],
            lines: lines.into_iter().enumerate().collect(),
            label: link.text,
            href: link.href,
            gap: node.thing.is_none(),
        });
    }
    for it in &mut boxes {
        let first = it.place[1] + LINE + 4;
        for (y, _) in &mut it.lines {
            *y = first + *y * LINE;
        }
    }
    boxes
}

fn paths(chain: &Chain, boxes: &[Box_]) -> Vec<Path> {
    let paths = chain.links.iter().map(|link| {
        let (from, to) = (&boxes[link.from], &boxes[link.to]);
        let (x, end) = (from.place[0] + WIDTH, to.place[0]);
        let middle = |b: &Box_| b.place[1] + b.place[3] / 2;
        let (y, down) = (middle(from), middle(to));
        let half = (x + end) / 2;
        Path {
            d: format!("M{x} {y}C{half} {y} {half} {down} {end} {down}"),
            gap: from.gap || to.gap,
        }
    });
    paths.collect()
}
