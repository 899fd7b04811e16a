//! What the query string of `/api/...` asks, checked: a parameter nobody knows is told, not passed
//! over.

use super::super::form;
use super::super::operation::invalid;
use super::super::problem::Problem;
use crate::rdf::{Language, Prefixes};
use crate::registry::listing::{Cursor, Query};
use crate::registry::{Collection, Direction, Field, Order};

/// Things on a page, unless asked otherwise.
pub const USUAL: usize = 50;

/// Things on a page, at most.
pub const MOST: usize = 1_000;

/// Parameters of lists besides the facets.
pub const OF_LISTS: [&str; 9] = [
    "after",
    "facets",
    "fields",
    "format",
    "_mediatype",
    "lang",
    "limit",
    "q",
    "sort",
];

/// Parameters of one thing.
pub const OF_ITEMS: [&str; 5] = ["fields", "format", "_mediatype", "include", "lang"];

/// Parameters of writes.
const OF_WRITES: [&str; 5] = ["accept", "dry-run", "graph", "lang", "message"];

/// A question for a list.
#[derive(Debug, Default)]
pub struct Listed {
    /// What narrows and orders it.
    pub query: Query,
    /// Names of what is shown; none for the collection's columns.
    pub fields: Option<Vec<String>>,
    /// The language asked for by `?lang=`.
    pub language: Option<Language>,
    /// Things on the page; none where nobody says.
    pub limit: Option<usize>,
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// Whether counts of facets are wanted.
    pub facets: Option<bool>,
    /// The pairs that name the whole list, whatever the page.
    pub name: Vec<(String, String)>,
    /// All pairs but `after`, for the address of the next page.
    pub again: Vec<(String, String)>,
}

impl Listed {
    /// Reads a query string.
    pub fn new(
        query: Option<&str>,
        collection: &Collection,
        reader: Language,
        prefixes: &Prefixes,
    ) -> Result<Self, Problem> {
        let mut listed = Self::default();
        let mut after = None;
        for (name, value) in pairs(query)? {
            if name == "after" {
                after = Some(value);
                continue;
            }
            listed.again.push((name.clone(), value.clone()));
            match name.as_str() {
                "q" => listed.query.words = Some(value.clone()).filter(|q| !q.trim().is_empty()),
                "lang" => listed.language = Some(language(&value)?),
                "limit" => listed.limit = Some(limit(&value)?),
                "facets" => listed.facets = Some(flag(&name, &value)?),
                "fields" => listed.fields = Some(fields(&value, &collection.fields)?),
                "sort" => listed.query.sort = sort(&value, collection)?,
                "format" | "_mediatype" => {}
                facet => listed.filter(facet, &value, collection, prefixes)?,
            }
            if ![
                "limit",
                "facets",
                "fields",
                "format",
                "_mediatype",
                "sort",
                "lang",
            ]
            .contains(&name.as_str())
            {
                listed.name.push((name, value));
            }
        }
        listed.query.language = listed.language.unwrap_or(reader);
        listed.after = after
            .map(|text| cursor(&text, &listed.query, collection))
            .transpose()?;
        Ok(listed)
    }

    fn filter(
        &mut self,
        name: &str,
        value: &str,
        collection: &Collection,
        prefixes: &Prefixes,
    ) -> Result<(), Problem> {
        let Some(field) = collection.facets().find(|field| field.key == name) else {
            let facets = collection.facets().map(|field| field.key.as_str());
            return Err(unknown(name, facets.chain(OF_LISTS).collect()));
        };
        let value = prefixes.expand(value).unwrap_or_else(|| value.to_owned());
        check_choice(field, name, &value)?;
        match self.query.filters.iter_mut().find(|(key, _)| key == name) {
            Some((_, values)) => values.push(value),
            None => self.query.filters.push((name.to_owned(), vec![value])),
        }
        Ok(())
    }
}

/// A question for one thing.
#[derive(Debug, Default)]
pub struct Shown {
    /// Names of what is shown; none for everything.
    pub fields: Option<Vec<String>>,
    /// The language asked for by `?lang=`.
    pub language: Option<Language>,
    /// Whether what refers to it is shown.
    pub incoming: bool,
}

impl Shown {
    /// Reads a query string; `known` are the fields the thing may have.
    pub fn new(query: Option<&str>, known: &[Field]) -> Result<Self, Problem> {
        let mut shown = Self::default();
        for (name, value) in pairs(query)? {
            match name.as_str() {
                "lang" => shown.language = Some(language(&value)?),
                "fields" => shown.fields = Some(fields(&value, known)?),
                "include" if value == "incoming" => shown.incoming = true,
                "include" => {
                    return Err(invalid("include can be \"incoming\"").with("parameter", "include"));
                }
                "format" | "_mediatype" => {}
                _ => return Err(unknown(&name, OF_ITEMS.to_vec())),
            }
        }
        Ok(shown)
    }
}

/// How something is to be written.
#[derive(Debug, Default)]
pub struct Written {
    /// Whether it is only tried.
    pub dry_run: bool,
    /// Whether new shapes may break data.
    pub accept: bool,
    /// Why.
    pub message: Option<String>,
    /// The graph, where it is not the one the thing belongs to.
    pub graph: Option<oxrdf::NamedNode>,
}

impl Written {
    /// Reads a query string.
    pub fn new(query: Option<&str>) -> Result<Self, Problem> {
        let mut written = Self::default();
        for (name, value) in pairs(query)? {
            match name.as_str() {
                "dry-run" => written.dry_run = flag(&name, &value)?,
                "accept" => written.accept = flag(&name, &value)?,
                "message" => written.message = Some(value),
                "graph" => {
                    let graph = oxrdf::NamedNode::new(&value);
                    let graph = graph.map_err(|e| {
                        invalid(format!("graph is not an absolute IRI: {value:?}: {e}"))
                    })?;
                    written.graph = Some(graph);
                }
                "lang" => drop(language(&value)?),
                _ => return Err(unknown(&name, OF_WRITES.to_vec())),
            }
        }
        Ok(written)
    }
}

fn pairs(query: Option<&str>) -> Result<Vec<(String, String)>, Problem> {
    form::strict(query.unwrap_or_default().as_bytes()).map_err(|name| {
        invalid(format!("the parameter {name:?} is not UTF-8")).with("parameter", name)
    })
}

/// 400 with what there is instead.
fn unknown(name: &str, mut known: Vec<&str>) -> Problem {
    known.sort_unstable();
    invalid(format!(
        "there is no parameter {name:?}; there are {}",
        known.join(", ")
    ))
    .with("parameter", name)
    .with("parameters", known)
}

/// `?name`, `?name=true` or `?name=false`.
fn flag(name: &str, value: &str) -> Result<bool, Problem> {
    match value {
        "" | "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        _ => {
            Err(invalid(format!("{name} is true or false, not {value:?}")).with("parameter", name))
        }
    }
}

fn language(tag: &str) -> Result<Language, Problem> {
    Language::from_tag(tag).ok_or_else(|| {
        invalid(format!("lang can be nb, nn or en, not {tag:?}")).with("parameter", "lang")
    })
}

fn limit(text: &str) -> Result<usize, Problem> {
    let number = text.parse().ok().filter(|number| *number <= MOST);
    number.ok_or_else(|| {
        invalid(format!("limit is a number from 0 to {MOST}, not {text:?}"))
            .with("parameter", "limit")
    })
}

/// Names of fields, separated by commas.
fn fields(text: &str, known: &[Field]) -> Result<Vec<String>, Problem> {
    let forward: Vec<&str> = known
        .iter()
        .filter(|field| field.direction == Direction::Forward)
        .map(|field| field.key.as_str())
        .collect();
    let names = text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names
        .map(|name| match forward.contains(&name) {
            true => Ok(name.to_owned()),
            false => Err(invalid(format!(
                "there is no field {name:?}; there are {}",
                forward.join(", ")
            ))
            .with("parameter", "fields")
            .with("fields", forward.clone())),
        })
        .collect()
}

/// Names of fields, `-` in front for the greatest first.
fn sort(text: &str, collection: &Collection) -> Result<Vec<(String, Order)>, Problem> {
    let names = text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names
        .map(|name| {
            let (name, order) = match name.strip_prefix('-') {
                Some(name) => (name, Order::Descending),
                None => (name, Order::Ascending),
            };
            let known = fields(name, &collection.fields)
                .map_err(|problem| problem.with("parameter", "sort"))?;
            Ok((known.into_iter().next().unwrap_or_default(), order))
        })
        .collect()
}

fn cursor(text: &str, query: &Query, collection: &Collection) -> Result<Cursor, Problem> {
    let refuse = |why: &str| {
        Err(
            invalid(format!("after {why}; take the address of \"next\""))
                .with("parameter", "after"),
        )
    };
    match Cursor::from_text(text) {
        None => refuse("is no place in a list"),
        Some(cursor) if cursor.order != query.order_text(collection) => {
            refuse("is a place in a list of another order")
        }
        Some(cursor) => Ok(cursor),
    }
}

/// 400 where the shape lists all values and this is none of them.
fn check_choice(field: &Field, name: &str, value: &str) -> Result<(), Problem> {
    let text = |term: &oxrdf::Term| match term {
        oxrdf::Term::NamedNode(node) => node.as_str().to_owned(),
        oxrdf::Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    };
    let choices: Vec<String> = field.one_of.iter().map(text).collect();
    let is_one = choices
        .iter()
        .any(|choice| choice == value || crate::rdf::last_part(choice) == value);
    if choices.is_empty() || is_one {
        return Ok(());
    }
    let short: Vec<&str> = choices
        .iter()
        .map(|choice| crate::rdf::last_part(choice))
        .collect();
    Err(
        invalid(format!("{name} can be {}, not {value:?}", short.join(", ")))
            .with("parameter", name)
            .with("values", choices.clone()),
    )
}
