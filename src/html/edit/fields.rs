//! The fields of a form, in their groups.

use super::super::{Link, Site};
use super::input::{Drawn, Input, input};
use super::{Errors, Said, Words, id_of};
use crate::editing::{Control, Entry, Node, Row};
use crate::index::TermId;
use crate::registry::Field;
use askama::Template;
use oxrdf::NamedNode;
use oxrdf::vocab::{rdf, rdfs};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Names that are offered without a search.
const LISTED: usize = 60;

/// The fields of one node.
#[derive(Template)]
#[template(path = "edit_fields.html", config = ".askama.toml")]
pub struct Fields {
    /// With the headings of their groups; parts have none.
    pub groups: Vec<(Option<Link>, Vec<Shown>)>,
    words: &'static Words,
    action: String,
}

/// One field.
pub struct Shown {
    id: String,
    at: String,
    name: Link,
    required: Option<String>,
    help: Option<Link>,
    errors: Vec<Said>,
    left: Option<String>,
    rows: Vec<Drawn>,
    /// What a button adds: its value, and a name where there are several.
    adds: Vec<(String, Option<Link>)>,
}

/// Draws forms; gathers the lists of names that their inputs refer to.
pub struct Drawer<'a, 's> {
    site: &'a Site<'s>,
    errors: &'a Errors,
    action: &'a str,
    lists: RefCell<BTreeMap<Vec<String>, Vec<String>>>,
}

/// The element that a search fills, for fields with too many things to list.
pub const SEARCHED: &str = "names";

impl Fields {
    /// The element of a group.
    fn group_id(number: &usize) -> String {
        format!("group-{}", number + 1)
    }

    /// The headings of groups, with the elements they stand in.
    pub fn headings(&self) -> Vec<(String, &Link)> {
        let groups = self.groups.iter().enumerate();
        groups
            .filter_map(|(number, (heading, _))| Some((Self::group_id(&number), heading.as_ref()?)))
            .collect()
    }

    /// The markup; for templates, which must not escape it again.
    pub fn html(&self) -> String {
        super::super::render(self)
    }
}

impl<'a, 's> Drawer<'a, 's> {
    /// Buttons send to `action`.
    pub fn new(site: &'a Site<'s>, errors: &'a Errors, action: &'a str) -> Self {
        Self {
            site,
            errors,
            action,
            lists: RefCell::default(),
        }
    }

    /// The fields of a node; of the thing itself with headings.
    pub fn fields(&self, node: &Node, with_groups: bool) -> Fields {
        let mut groups: Vec<(Option<Link>, Vec<Shown>)> = Vec::new();
        let mut last = None;
        for entry in &node.entries {
            let group = entry.field.group.as_ref().filter(|_| with_groups);
            let key = group.map(|group| group.node.clone());
            if groups.is_empty() || key != last {
                let heading = group.and_then(|group| group.names.choose(self.site.language()));
                let heading = heading.map(|label| Link {
                    text: label.text.clone(),
                    lang: self.site.foreign(label.language.as_deref()),
                    ..Link::default()
                });
                groups.push((heading, Vec::new()));
                last = key;
            }
            if let Some((_, fields)) = groups.last_mut() {
                fields.push(self.field(entry));
            }
        }
        Fields {
            groups,
            words: Words::of(self.site.language()),
            action: self.action.to_owned(),
        }
    }

    /// Names to choose of, with the name of the element each list stands in.
    pub fn lists(self) -> Vec<(String, Vec<String>)> {
        let lists = self.lists.into_inner().into_iter();
        lists
            .filter(|(_, names)| !names.is_empty())
            .map(|(classes, names)| (list_id(&classes), names))
            .collect()
    }

    fn field(&self, entry: &Entry) -> Shown {
        let (site, field) = (self.site, &entry.field);
        let words = Words::of(site.language());
        let name = name(site, field);
        let help = field.descriptions.choose(site.language());
        let required = match field.required_languages.as_slice() {
            [] => field.is_required().then(|| words.required.to_owned()),
            tags => {
                let names: Vec<&str> = tags.iter().map(|tag| site.words().language(tag)).collect();
                Some((words.required_in)(&names.join(", ")))
            }
        };
        let rows = entry.rows.iter().enumerate();
        Shown {
            id: id_of(&entry.at),
            at: entry.at.clone(),
            required,
            help: help.map(|label| Link {
                text: label.text.clone(),
                lang: site.foreign(label.language.as_deref()),
                ..Link::default()
            }),
            errors: self.errors.at.get(&entry.at).cloned().unwrap_or_default(),
            left: (entry.left > 0).then(|| (words.left)(entry.left)),
            rows: rows
                .map(|(number, row)| self.row(entry, row, (number + 1, &name)))
                .collect(),
            adds: self.adds(entry),
            name,
        }
    }

    fn row(&self, entry: &Entry, row: &Row, (number, name): (usize, &Link)) -> Drawn {
        let words = Words::of(self.site.language());
        let is_each = entry.control == Control::EachLanguage;
        let part = |node: &Node| self.fields(node, false);
        let input = input(self.site, entry, row, |field| self.list(field), part);
        let is_empty = row.value.is_empty();
        Drawn {
            id: id_of(&row.at),
            at: row.at.clone(),
            name: match entry.rows.len() {
                1 => name.text.clone(),
                _ => (words.row)(&name.text, number),
            },
            errors: self.errors.at.get(&row.at).cloned().unwrap_or_default(),
            removable: !is_each && !is_empty,
            input,
        }
    }

    fn adds(&self, entry: &Entry) -> Vec<(String, Option<Link>)> {
        let has_room = entry.rows.iter().any(|row| row.value.is_empty());
        if entry.left > 0 || !entry.may_grow() {
            return Vec::new();
        }
        match entry.control {
            Control::Part => {
                let classes = entry.field.values.classes.iter();
                let parts = classes.map(|class| {
                    let link = super::input::class(self.site, std::slice::from_ref(class));
                    (format!("{} {class}", entry.at), Some(link))
                });
                parts.collect()
            }
            _ if has_room => Vec::new(),
            _ => vec![(entry.at.clone(), None)],
        }
    }

    /// The element with names of a field's things: a list of its own where they are few.
    fn list(&self, field: &Field) -> String {
        let classes = &field.values.classes;
        if classes.is_empty() {
            return SEARCHED.to_owned();
        }
        let mut lists = self.lists.borrow_mut();
        let names = lists
            .entry(classes.clone())
            .or_insert_with(|| self.names(classes));
        match names.is_empty() {
            true => SEARCHED.to_owned(),
            false => list_id(classes),
        }
    }

    /// The names of all things of these classes; none if they are many.
    fn names(&self, classes: &[String]) -> Vec<String> {
        let view = self.site.view;
        let Some(a) = view.id(rdf::TYPE) else {
            return Vec::new();
        };
        let below = view.id(rdfs::SUB_CLASS_OF);
        let ids = classes
            .iter()
            .filter_map(|class| NamedNode::new(class).ok());
        let mut all: Vec<TermId> = ids.filter_map(|class| view.id(&class)).collect();
        let mut next = 0;
        while next < all.len() && next < LISTED {
            let class = all[next];
            for lower in below.into_iter().flat_map(|p| view.subjects(p, class)) {
                if !all.contains(&lower) {
                    all.push(lower);
                }
            }
            next += 1;
        }
        let count: usize = all
            .iter()
            .map(|c| view.count(None, Some(a), Some(*c)))
            .sum();
        if count > LISTED {
            return Vec::new();
        }
        let things = all.into_iter().flat_map(|class| view.subjects(a, class));
        let mut names: Vec<String> = things.map(|thing| self.site.label(thing).text).collect();
        names.sort_by_cached_key(|name| super::super::order::collation(name));
        names.dedup();
        names
    }
}

fn list_id(classes: &[String]) -> String {
    format!("names{}", id_of(&classes.join("/")))
}

/// What a field is called.
pub fn name(site: &Site<'_>, field: &Field) -> Link {
    match field.names.choose(site.language()) {
        Some(label) => Link {
            text: label.text.clone(),
            lang: site.foreign(label.language.as_deref()),
            ..Link::default()
        },
        None => site.property_name(&field.predicate, None),
    }
}

impl Input {
    /// Whether it is drawn over the whole width.
    fn is_wide(&self) -> bool {
        matches!(
            self,
            Self::Text { .. } | Self::Lines { .. } | Self::Part { .. }
        )
    }
}
