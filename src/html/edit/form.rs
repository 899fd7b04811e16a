//! The form.

use super::super::frame::Frame;
use super::super::{Link, Site};
use super::fields::{Drawer, Fields, SEARCHED};
use super::{Errors, Notice, Opened, Said, Words, id_of, title};
use crate::editing::Node;
use askama::Template;

#[derive(Template)]
#[template(path = "edit_form.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    action: String,
    carried: Vec<(String, String)>,
    graph: String,
    classes: Vec<(String, Link, bool)>,
    slug: Option<String>,
    slug_errors: Vec<Said>,
    wrong: Option<String>,
    errors: Vec<(Option<String>, Link)>,
    notice: Option<Notice>,
    fields: Fields,
    lists: Vec<(String, Vec<String>)>,
    searched: &'static str,
    cancel: String,
    is_new: bool,
}

/// The form of a thing, with what was put in and what is wrong with it.
///
/// `slug` is the end of the address of a new thing, `classes` what it may be.
pub fn form(
    site: &Site<'_>,
    opened: Opened<'_>,
    (node, errors): (&Node, &Errors),
    (slug, class): (Option<&str>, &str),
    notice: Option<Notice>,
) -> String {
    let words = Words::of(site.language());
    let action = site.reader.local("/edit");
    let drawer = Drawer::new(site, errors, &action);
    let fields = drawer.fields(node, true);
    let lists = drawer.lists();
    let mut frame = Frame::new(
        site.reader,
        &opened.path,
        title(site, &opened),
        site.view.snapshot().revision(),
    );
    frame.trail = trail(site, &opened);
    let listed = listed(site, node, errors);
    let count = listed.len();
    super::super::render(&Page {
        words,
        carried: opened.carried.clone(),
        graph: opened.graph.clone(),
        classes: classes(site, &opened, class),
        slug: slug.map(str::to_owned),
        slug_errors: errors.at.get(SLUG).cloned().unwrap_or_default(),
        wrong: (count > 0).then(|| (words.errors)(count)),
        errors: listed,
        notice,
        fields,
        lists,
        searched: SEARCHED,
        cancel: cancel(site, &opened),
        is_new: opened.thing.is_none(),
        action: action.clone(),
        frame,
    })
}

/// The pointer of the end of the address.
pub const SLUG: &str = "/@slug";

/// Where one goes without a change.
pub fn cancel(site: &Site<'_>, opened: &Opened<'_>) -> String {
    let thing = opened.thing.map(|thing| site.view.text(thing));
    let path = thing.and_then(|iri| site.local_path(iri));
    let list = || format!("/doc/{}", opened.collection.segment);
    site.reader.local(&path.unwrap_or_else(list))
}

/// From the home page to the form.
pub fn trail(site: &Site<'_>, opened: &Opened<'_>) -> Vec<Link> {
    let list = super::collection(site, opened.collection);
    let thing = opened.thing.map(|thing| site.link(thing));
    [Some(list), thing].into_iter().flatten().collect()
}

/// What a new thing may be, where it may be several.
fn classes(site: &Site<'_>, opened: &Opened<'_>, chosen: &str) -> Vec<(String, Link, bool)> {
    if opened.thing.is_some() {
        return Vec::new();
    }
    let classes = opened.collection.all_classes();
    let found: Vec<_> = classes
        .map(|class| {
            let link = super::input::class(site, &[class.to_owned()]);
            (class.to_owned(), link, class == chosen)
        })
        .collect();
    match found.len() {
        1 => Vec::new(),
        _ => found,
    }
}

/// What is wrong, with the element it is about.
fn listed(site: &Site<'_>, node: &Node, errors: &Errors) -> Vec<(Option<String>, Link)> {
    let mut names = std::collections::HashMap::new();
    node.each_row(&mut |entry, row| {
        let name = super::fields::name(site, &entry.field).text;
        names.insert(row.at.clone(), name.clone());
        names.insert(entry.at.clone(), name);
    });
    for entry in &node.entries {
        let name = super::fields::name(site, &entry.field).text;
        names.entry(entry.at.clone()).or_insert(name);
    }
    let said = |said: &Said, name: Option<&String>| Link {
        text: match name {
            Some(name) => format!("{name}: {}", said.text),
            None => said.text.clone(),
        },
        lang: said.lang.clone(),
        ..Link::default()
    };
    let general = errors.general.iter().map(|one| (None, said(one, None)));
    let placed = errors.at.iter().flat_map(|(at, all)| {
        let name = names.get(at);
        all.iter()
            .map(move |one| (Some(id_of(at)), said(one, name)))
            .collect::<Vec<_>>()
    });
    general.chain(placed).collect()
}
