//! One row of a form as an input.

use super::super::changes;
use super::super::{Link, Site};
use super::Said;
use super::fields::Fields;
use crate::editing::{Control, Entry, Row, Value};
use crate::rdf::Language;
use crate::registry::Field;
use oxrdf::vocab::xsd;
use oxrdf::{NamedNode, NamedNodeRef, Term};
use std::str::FromStr;

/// A text longer than this is put in over several lines, in characters.
const LINE: usize = 70;

/// A row that can be drawn.
pub struct Drawn {
    /// Of its element.
    pub id: String,
    /// Its pointer.
    pub at: String,
    /// What it is called, for those who do not see the field.
    pub name: String,
    /// The input.
    pub input: Input,
    /// What is wrong in it.
    pub errors: Vec<Said>,
    /// Whether it can be taken away.
    pub removable: bool,
}

/// A tag, what the language is called, whether it is chosen.
pub type Choice = (String, String, bool);

/// An input.
pub enum Input {
    /// A text in a language, which may be chosen.
    Text {
        /// The tag, where it is fixed.
        fixed: Option<(String, String)>,
        /// Those to choose of.
        languages: Vec<Choice>,
        /// The text.
        text: String,
        /// Lines.
        lines: usize,
        /// The tag of the text.
        tag: String,
    },
    /// One line.
    Line {
        /// The type of the input.
        kind: &'static str,
        /// What is in it.
        text: String,
        /// The datatype it has had.
        datatype: String,
    },
    /// Several lines of no language.
    Lines {
        /// What is in them.
        text: String,
        /// The datatype it has had.
        datatype: String,
        /// How many.
        lines: usize,
    },
    /// One of a list.
    Select {
        /// The member that is sent.
        member: &'static str,
        /// Value, name, tag of the name.
        options: Vec<(String, Link, bool)>,
    },
    /// A thing that is chosen.
    Chosen {
        /// Its IRI.
        iri: String,
        /// Its name.
        link: Link,
    },
    /// A thing that is looked for.
    Find {
        /// What was typed.
        text: String,
        /// Those that may be meant.
        found: Vec<(String, Link)>,
        /// Names to choose of, as an element with this name.
        list: String,
        /// The collection that is searched, if one.
        kind: Option<String>,
    },
    /// A part.
    Part {
        /// Its node.
        node: String,
        /// Its classes, with spaces between.
        classes: String,
        /// What they are called.
        title: Link,
        /// Its fields.
        fields: Fields,
    },
    /// What is kept.
    Kept {
        /// The term.
        term: String,
        /// The same for people.
        shown: Link,
    },
}

/// The input of a row; parts are drawn by `part`.
pub fn input(
    site: &Site<'_>,
    entry: &Entry,
    row: &Row,
    list: impl FnOnce(&Field) -> String,
    part: impl FnOnce(&crate::editing::Node) -> Fields,
) -> Input {
    let term_link = |term: &str| match Term::from_str(term) {
        Ok(term) => changes::value(site, &term),
        Err(_) => Link {
            text: term.to_owned(),
            ..Link::default()
        },
    };
    match &row.value {
        Value::Text { language, text } => self::text(site, entry, language, text),
        Value::Plain { text, .. } if entry.control == Control::Boolean => boolean(site, text),
        Value::Plain { text, datatype } => plain(&entry.field, text, datatype),
        Value::Choice { term } => Input::Select {
            member: "@term",
            options: choices(site, &entry.field, term),
        },
        Value::Thing { iri, .. } if !iri.is_empty() => Input::Chosen {
            link: term_link(&format!("<{iri}>")),
            iri: iri.clone(),
        },
        Value::Thing { text, found, .. } => Input::Find {
            text: text.clone(),
            found: found
                .iter()
                .map(|iri| (iri.clone(), term_link(&format!("<{iri}>"))))
                .collect(),
            list: list(&entry.field),
            kind: searched(site, &entry.field),
        },
        Value::Part { id, classes, node } => Input::Part {
            node: id.clone(),
            classes: classes.join(" "),
            title: class(site, classes),
            fields: part(node),
        },
        Value::Kept { term } => Input::Kept {
            term: term.clone(),
            shown: term_link(term),
        },
    }
}

/// The one collection whose things are meant.
fn searched(site: &Site<'_>, field: &Field) -> Option<String> {
    let [class] = field.values.classes.as_slice() else {
        return None;
    };
    let collection = site.registry.collection_of(class)?;
    // Things of classes below may stand in collections of their own.
    let is_whole = collection.classes.iter().any(|own| own == class);
    is_whole.then(|| collection.segment.clone())
}

/// What a part is called: the first of its classes that has a name.
pub fn class(site: &Site<'_>, classes: &[String]) -> Link {
    let Some(first) = classes.first() else {
        return Link::default();
    };
    let named = NamedNode::new(first).ok();
    let mut link = match named.and_then(|iri| site.view.id(&iri)) {
        Some(id) => site.link(id),
        None => site.link_to(first, site.label_of_iri(first)),
    };
    link.href = None;
    link
}

fn text(site: &Site<'_>, entry: &Entry, tag: &str, text: &str) -> Input {
    let words = super::Words::of(site.language());
    let name = |tag: &str| match tag {
        "" => words.no_language.to_owned(),
        tag => site.words().language(tag).to_owned(),
    };
    let lines = text.lines().map(|line| 1 + line.chars().count() / LINE);
    let fixed = entry.control == Control::EachLanguage;
    let mut tags: Vec<&str> = Language::ALL.iter().map(|one| one.tag()).collect();
    if entry.control == Control::Any {
        tags.insert(0, "");
    }
    if !tags.contains(&tag) {
        tags.push(tag);
    }
    Input::Text {
        fixed: fixed.then(|| (tag.to_owned(), name(tag))),
        languages: tags
            .into_iter()
            .map(|one| (one.to_owned(), name(one), one == tag))
            .collect(),
        lines: lines.sum::<usize>().clamp(1, 14),
        text: text.to_owned(),
        tag: tag.to_owned(),
    }
}

fn plain(field: &Field, text: &str, datatype: &str) -> Input {
    let (text, datatype) = (text.to_owned(), datatype.to_owned());
    if text.contains('\n') || text.chars().count() > LINE {
        return Input::Lines {
            lines: (1 + text.chars().count() / LINE).clamp(2, 14),
            text,
            datatype,
        };
    }
    // A browser drops what does not fit the type of an input.
    let only = |known: NamedNodeRef<'_>| field.values.datatypes == [known.as_str()];
    let kind = match text.as_str() {
        text if only(xsd::DATE) && (text.is_empty() || is_day(text)) => "date",
        text if field.form() == crate::registry::Form::Integer && is_whole(text) => "number",
        text if only(xsd::ANY_URI) && (text.is_empty() || text.starts_with("http")) => "url",
        _ => "text",
    };
    Input::Line {
        kind,
        text,
        datatype,
    }
}

fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    text.is_empty() || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn boolean(site: &Site<'_>, text: &str) -> Input {
    let words = super::Words::of(site.language());
    let [yes, no] = site.words().yes_no;
    let now = match text {
        "1" => "true",
        "0" => "false",
        other => other,
    };
    let all = [("", words.nothing), ("true", yes), ("false", no)];
    Input::Select {
        member: "@text",
        options: all
            .into_iter()
            .map(|(value, name)| {
                let link = Link {
                    text: name.to_owned(),
                    ..Link::default()
                };
                (value.to_owned(), link, value == now)
            })
            .collect(),
    }
}

fn choices(site: &Site<'_>, field: &Field, now: &str) -> Vec<(String, Link, bool)> {
    let words = super::Words::of(site.language());
    let nothing = Link {
        text: words.nothing.to_owned(),
        ..Link::default()
    };
    let mut options = vec![(String::new(), nothing, now.is_empty())];
    for term in &field.one_of {
        let text = term.to_string();
        let is_now = text == now;
        options.push((text, changes::value(site, term), is_now));
    }
    // What is there and not in the list is shown, or it would be lost unseen.
    if !options.iter().any(|(_, _, is_now)| *is_now) {
        let link = match Term::from_str(now) {
            Ok(term) => changes::value(site, &term),
            Err(_) => Link {
                text: now.to_owned(),
                ..Link::default()
            },
        };
        options.push((now.to_owned(), link, true));
    }
    options
}
