//! What a form sends, and what its address asks for.

use super::super::app::App;
use super::super::body::{Upload, content_type, unsupported};
use super::super::form;
use super::super::operation::invalid;
use super::super::problem::Problem;
use crate::editing::Sent;
use axum::extract::Request;
use axum::http::HeaderMap;
use std::collections::{HashMap, HashSet};

/// What forms are sent as.
const FORM: &str = "application/x-www-form-urlencoded";

/// Largest form, in bytes.
const LARGEST: usize = 2 << 20;

/// Most inputs of a form.
const MOST: usize = 6_000;

/// Longest reason for a change, in characters.
const LONGEST_MESSAGE: usize = 1_000;

/// What a form is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Show what would change.
    Check,
    /// Change it.
    Commit,
    /// Show the form again.
    Back,
    /// Another class was chosen for something new.
    Class,
    /// Ask whether to remove the thing.
    Delete,
    /// Remove it.
    DeleteNow,
    /// Go on after a conflict.
    Merge,
    /// One more value: the pointer of the field, and the class of a part.
    Add(String, Option<String>),
    /// One less: the pointer of the row.
    Remove(String),
    /// Look for what was typed.
    Find,
}

/// Which thing, or which kind of a new one.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The IRI of a thing.
    pub of: Option<String>,
    /// The collection of a new one.
    pub kind: Option<String>,
    /// The class of a new one.
    pub class: Option<String>,
}

/// A form, read.
#[derive(Debug)]
pub struct Asked {
    /// What it is about.
    pub about: About,
    /// What to do.
    pub step: Step,
    /// What its session gave it.
    pub csrf: Option<String>,
    /// The state the thing had when the form was opened.
    pub state: Option<String>,
    /// The revision at that time.
    pub revision: u64,
    /// The end of the address of a new thing.
    pub slug: String,
    /// Why.
    pub message: Option<String>,
    /// Pointers of the fields it covers.
    pub covered: HashSet<String>,
    /// What was put in.
    pub sent: Sent,
    /// What the class that is chosen has no place for.
    pub aside: Vec<(String, String)>,
    /// A token that was shown with it, as one signs in anew.
    pub token: Option<String>,
    /// All that was sent but the token and what to do, to be sent again.
    pub pairs: Vec<(String, String)>,
    /// By field, whether theirs or mine is taken after a conflict.
    pub take: HashMap<String, String>,
}

impl About {
    /// Reads the query of an address: 400 for a parameter nobody knows.
    pub fn new(query: Option<&str>) -> Result<Self, Problem> {
        let pairs = form::strict(query.unwrap_or_default().as_bytes());
        let pairs = pairs.map_err(|name| invalid(format!("the value of {name:?} is not UTF-8")))?;
        let mut about = Self::default();
        for (name, value) in pairs {
            let place = match name.as_str() {
                "of" => &mut about.of,
                "kind" => &mut about.kind,
                "class" => &mut about.class,
                "lang" | "format" | "_mediatype" => continue,
                _ => {
                    return Err(invalid(format!(
                        "there is no parameter {name:?}; there are of, kind, class and lang"
                    ))
                    .with("parameter", name)
                    .with("parameters", ["of", "kind", "class", "lang"].as_slice()));
                }
            };
            if place.replace(value).is_some() {
                return Err(
                    invalid(format!("{name} is given more than once")).with("parameter", name)
                );
            }
        }
        if about.of.is_some() && about.kind.is_some() {
            return Err(
                invalid("of is for a thing that is there, kind for a new one: not both")
                    .with("parameter", "kind"),
            );
        }
        Ok(about)
    }
}

/// Reads a form: 413 if it is too large, 415 if it is none, 400 if it cannot be of ours.
pub async fn receive(app: &App, headers: &HeaderMap, request: Request) -> Result<Asked, Problem> {
    let kind = content_type(headers, FORM)?;
    if kind != FORM {
        return Err(unsupported(&format!("{kind:?} is not read here"), FORM));
    }
    let limit = app.settings().body_limit_bytes.min(LARGEST);
    let upload = Upload::receive(headers, request.into_body(), limit).await?;
    let pairs = form::strict(upload.text()?.as_bytes())
        .map_err(|name| invalid(format!("the value of {name:?} is not UTF-8")))?;
    if pairs.len() > MOST {
        return Err(invalid(format!(
            "the form has {} inputs; at most {MOST} are read. /api takes larger documents",
            pairs.len()
        )));
    }
    read(&pairs)
}

fn read(pairs: &[(String, String)]) -> Result<Asked, Problem> {
    let mut asked = Asked {
        about: About::default(),
        step: Step::Check,
        csrf: None,
        state: None,
        revision: 0,
        slug: String::new(),
        message: None,
        covered: HashSet::new(),
        sent: Sent::default(),
        take: HashMap::new(),
        token: None,
        aside: Vec::new(),
        pairs: Vec::new(),
    };
    for (name, value) in pairs {
        let text = || Some(value.clone());
        match name.as_str() {
            "of" => asked.about.of = text(),
            "kind" => asked.about.kind = text(),
            "class" => asked.about.class = text(),
            "csrf" => asked.csrf = text(),
            "state" => asked.state = text(),
            "revision" => asked.revision = number(value)?,
            "slug" => value.trim().clone_into(&mut asked.slug),
            "token" => asked.token = text(),
            "message" => asked.message = message(value)?,
            "field" => drop(asked.covered.insert(value.clone())),
            "do" => asked.step = step(value)?,
            "add" => asked.step = add(value),
            "remove" => asked.step = Step::Remove(value.clone()),
            "find" => asked.step = Step::Find,
            pointer if pointer.starts_with('/') => {}
            other => match (other.strip_prefix("take"), other.strip_prefix("aside")) {
                (Some(field), _) if field.starts_with('/') => {
                    asked.take.insert(field.to_owned(), value.clone());
                }
                (_, Some(field)) if field.starts_with('/') => {
                    asked.aside.push((field.to_owned(), value.clone()));
                }
                _ => return Err(no_input(name)),
            },
        }
    }
    let is_kept = |name: &str| !["token", "do", "add", "remove", "find"].contains(&name);
    let kept = pairs.iter().filter(|(name, _)| is_kept(name));
    asked.pairs = kept.cloned().collect();
    let put_in = pairs.iter().filter(|(name, _)| name.starts_with('/'));
    let put_in = put_in.map(|(name, value)| (name.as_str(), value.as_str()));
    asked.sent = Sent::new(put_in).map_err(|name| {
        invalid(format!("{name:?} is sent twice, or is no input of a form")).with("parameter", name)
    })?;
    Ok(asked)
}

/// 400 for an input that no form of ours has.
pub fn no_input(name: &str) -> Problem {
    invalid(format!("the form has no input {name:?}; open it anew")).with("parameter", name)
}

fn number(text: &str) -> Result<u64, Problem> {
    text.parse()
        .map_err(|_| invalid("revision is no number").with("parameter", "revision"))
}

/// A reason in one line.
fn message(text: &str) -> Result<Option<String>, Problem> {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if line.chars().count() > LONGEST_MESSAGE {
        let detail = format!("the message has more than {LONGEST_MESSAGE} characters");
        return Err(invalid(detail).with("parameter", "message"));
    }
    Ok(Some(line.trim().to_owned()).filter(|line| !line.is_empty()))
}

fn step(name: &str) -> Result<Step, Problem> {
    Ok(match name {
        "check" => Step::Check,
        "commit" => Step::Commit,
        "back" => Step::Back,
        "class" => Step::Class,
        "delete" => Step::Delete,
        "delete-now" => Step::DeleteNow,
        "merge" => Step::Merge,
        _ => {
            return Err(invalid(format!("a form cannot do {name:?}")).with("parameter", "do"));
        }
    })
}

fn add(value: &str) -> Step {
    match value.split_once(' ') {
        Some((field, class)) => Step::Add(field.to_owned(), Some(class.to_owned())),
        None => Step::Add(value.to_owned(), None),
    }
}
