//! What the address of `/impact` asks for.

use super::super::super::form;
use super::super::super::iri::given;
use super::super::super::operation::invalid;
use super::super::super::problem::Problem;
use super::super::visit::Visit;
use crate::html::impact::Narrowed;
use crate::impact::MOST_REACHED;
use oxrdf::NamedNode;

/// The parameters there are, those that choose the format and the language apart.
const PARAMETERS: [&str; 6] = ["of", "q", "kind", "distance", "limit", "lang"];

/// Things that JSON and CSV list unless said otherwise.
pub const LIMIT: usize = 1_000;

/// What somebody could ask about.
const EXAMPLE: &str = "id/code-systems/icd-10";

/// Longest text that is searched for, in letters.
const LONGEST: usize = 2_000;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is changed.
    pub of: Option<NamedNode>,
    /// What to search for.
    pub text: String,
    /// What of it is wanted.
    pub narrowed: Narrowed,
    /// Most things that are listed in data.
    pub limit: usize,
}

impl Asked {
    /// Reads the address; `base` is the base of our IRIs.
    ///
    /// 400 for a parameter that is none, given twice or of the wrong form, with what would do.
    pub fn new(visit: &Visit, base: &NamedNode) -> Result<Self, Problem> {
        let query = visit.uri.query().unwrap_or_default();
        let pairs = form::strict(query.as_bytes())
            .map_err(|name| invalid(format!("the value of {name:?} is not UTF-8; encode it so")))?;
        let mut asked = Self {
            limit: LIMIT,
            ..Self::default()
        };
        let mut given: Vec<String> = Vec::new();
        for (name, value) in pairs {
            if given.contains(&name) {
                let problem = invalid(format!("{name} is given more than once; give it once"));
                return Err(problem.with("parameter", name));
            }
            asked.take(&name, &value, base)?;
            given.push(name);
        }
        Ok(asked)
    }

    fn take(&mut self, name: &str, value: &str, base: &NamedNode) -> Result<(), Problem> {
        match name {
            "of" if value.trim().is_empty() => (),
            "of" => self.of = Some(iri(value.trim(), base)?),
            "q" => self.search(value.trim(), base),
            "kind" if value.is_empty() => (),
            "kind" => self.narrowed.kind = Some(value.to_owned()),
            "distance" if value.is_empty() => (),
            "distance" => {
                self.narrowed.distance = Some(number(name, value, MOST_REACHED, 1)?);
            }
            "limit" => self.limit = number(name, value, MOST_REACHED, LIMIT)?,
            "lang" | "format" | "_mediatype" => (),
            other => {
                let problem = invalid(format!("there is no parameter {other:?} here"));
                return Err(problem
                    .with("parameter", other)
                    .with("parameters", PARAMETERS));
            }
        }
        Ok(())
    }

    /// Text to search for, unless it is an address itself.
    fn search(&mut self, text: &str, base: &NamedNode) {
        let text: String = text.chars().take(LONGEST).collect();
        let is_address =
            text.contains("://") || text.starts_with("id/") || text.starts_with("urn:");
        match is_address.then(|| iri(&text, base).ok()).flatten() {
            Some(of) if self.of.is_none() => self.of = Some(of),
            _ => self.text = text,
        }
    }

    /// What data are about: 400 where nothing is named, since a program cannot choose.
    pub fn thing(&self) -> Result<&NamedNode, Problem> {
        self.of.as_ref().ok_or_else(|| {
            invalid("say with of what is changed: an IRI, or one without our base")
                .with("parameter", "of")
                .with("expected", "iri")
                .with("example", EXAMPLE)
        })
    }
}

/// An IRI, or one of ours without its base.
fn iri(text: &str, base: &NamedNode) -> Result<NamedNode, Problem> {
    let wrong = |why: &str| {
        invalid(format!("of is no IRI: {why}; give one such as {EXAMPLE}"))
            .with("parameter", "of")
            .with("value", text)
            .with("expected", "iri")
            .with("example", EXAMPLE)
    };
    given(text, base.as_str()).map_err(|why| wrong(&why))
}

fn number(name: &str, value: &str, most: usize, example: usize) -> Result<usize, Problem> {
    let number = value.parse().ok().filter(|n| (1..=most).contains(n));
    number.ok_or_else(|| {
        invalid(format!("{name} is not a whole number from 1 to {most}"))
            .with("parameter", name)
            .with("value", value)
            .with("expected", "integer")
            .with("example", example)
    })
}
