//! What a SPARQL Protocol request asks for
//! ([SPARQL 1.1 Protocol §2](https://www.w3.org/TR/sparql11-protocol/#protocol)).

use super::form;
use super::problem::{Problem, kinds};
use oxrdf::NamedNode;

/// The parameters of a request, from query string and body together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parameters {
    /// `query`, or the body of a direct query.
    pub query: Option<String>,
    /// `update`, or the body of a direct update.
    pub update: Option<String>,
    /// `default-graph-uri`.
    pub default_graphs: Vec<NamedNode>,
    /// `named-graph-uri`.
    pub named_graphs: Vec<NamedNode>,
    /// `using-graph-uri`.
    pub using_graphs: Vec<NamedNode>,
    /// `using-named-graph-uri`.
    pub using_named_graphs: Vec<NamedNode>,
    /// `format`: ours, before `Accept`.
    pub format: Option<String>,
    /// `message`: ours, goes in the commit log.
    pub message: Option<String>,
    /// `dry-run`: ours, validate and report only.
    pub dry_run: bool,
    /// `accept`: ours, new shapes may make data invalid that are there.
    pub accept: bool,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    /// Nothing: a description of the service is meant.
    Describe,
    /// A query.
    Query {
        /// Its text.
        text: String,
        /// The graphs to query, if the protocol names them.
        default_graphs: Vec<NamedNode>,
        /// The named graphs, if the protocol names them.
        named_graphs: Vec<NamedNode>,
    },
    /// An update.
    Update {
        /// Its text.
        text: String,
        /// `using-graph-uri`.
        using_graphs: Vec<NamedNode>,
        /// `using-named-graph-uri`.
        using_named_graphs: Vec<NamedNode>,
    },
}

impl Parameters {
    /// Adds the pairs of a query string or a form.
    pub fn add(&mut self, text: &[u8]) -> Result<(), Problem> {
        let pairs = form::strict(text)
            .map_err(|name| invalid(format!("the parameter {name:?} is not UTF-8")))?;
        for (name, value) in pairs {
            match name.as_str() {
                "query" => once(&mut self.query, "query", value)?,
                "update" => once(&mut self.update, "update", value)?,
                "default-graph-uri" => self.default_graphs.push(iri(&name, value)?),
                "named-graph-uri" => self.named_graphs.push(iri(&name, value)?),
                "using-graph-uri" => self.using_graphs.push(iri(&name, value)?),
                "using-named-graph-uri" => self.using_named_graphs.push(iri(&name, value)?),
                // The first: SPARQLWrapper sends a short name and then a media type.
                "format" | "_mediatype" => self.format = self.format.take().or(Some(value)),
                "message" => once(&mut self.message, "message", value)?,
                "dry-run" => self.dry_run = is_on(&name, &value)?,
                "accept" => self.accept = is_said(&value)?,
                // Others are for pages and caches, as in most endpoints.
                _ => (),
            }
        }
        Ok(())
    }

    /// Sets the text of a direct query.
    pub fn set_query(&mut self, text: String) -> Result<(), Problem> {
        once(&mut self.query, "query", text)
    }

    /// Sets the text of a direct update.
    pub fn set_update(&mut self, text: String) -> Result<(), Problem> {
        once(&mut self.update, "update", text)
    }

    /// What they ask for together; 400 if they contradict each other.
    pub fn into_operation(self) -> Result<Operation, Problem> {
        let datasets = !self.default_graphs.is_empty() || !self.named_graphs.is_empty();
        let using = !self.using_graphs.is_empty() || !self.using_named_graphs.is_empty();
        match (self.query, self.update) {
            (Some(_), Some(_)) => Err(invalid("there is both a query and an update")),
            (Some(_), None) if using => Err(invalid(
                "using-graph-uri and using-named-graph-uri are for updates",
            )),
            (None, Some(_)) if datasets => Err(invalid(
                "default-graph-uri and named-graph-uri are for queries",
            )),
            (None, None) if datasets || using => Err(invalid("there is no query")),
            (Some(text), None) => Ok(Operation::Query {
                text,
                default_graphs: self.default_graphs,
                named_graphs: self.named_graphs,
            }),
            (None, Some(text)) => Ok(Operation::Update {
                text,
                using_graphs: self.using_graphs,
                using_named_graphs: self.using_named_graphs,
            }),
            (None, None) => Ok(Operation::Describe),
        }
    }
}

/// `?dry-run`, `?dry-run=true`; off for `false`, `0` and `no`, 400 for anything else.
pub fn is_on(name: &str, value: &str) -> Result<bool, Problem> {
    match value {
        "" | "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        _ => Err(
            invalid(format!("{name} is \"true\" or \"false\", not {value:?}"))
                .with("parameter", name)
                .with("value", value)
                .with("expected", "boolean")
                .with("example", "true"),
        ),
    }
}

/// As [`is_on`] for `?accept`; elsewhere it names a format, which is no answer to this.
pub fn is_said(value: &str) -> Result<bool, Problem> {
    match value.contains('/') {
        true => Ok(false),
        false => is_on("accept", value),
    }
}

/// 400 with a reason.
pub fn invalid(detail: impl ToString) -> Problem {
    Problem::new(&kinds::REQUEST_INVALID).detail(detail)
}

fn once(place: &mut Option<String>, name: &str, value: String) -> Result<(), Problem> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(invalid(format!("{name} is given more than once"))),
    }
}

fn iri(name: &str, value: String) -> Result<NamedNode, Problem> {
    NamedNode::new(&value)
        .map_err(|e| invalid(format!("{name} is not an absolute IRI: {value:?}: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(text: &str) -> Result<Operation, Problem> {
        let mut parameters = Parameters::default();
        parameters.add(text.as_bytes())?;
        parameters.into_operation()
    }

    #[test]
    fn contradictions_are_refused() {
        for text in [
            "query=ASK+%7B%7D&query=ASK+%7B%7D",
            "update=a&update=b",
            "query=a&update=b",
            "query=a&using-graph-uri=http://a",
            "update=a&default-graph-uri=http://a",
            "default-graph-uri=http://a",
            "query=a&default-graph-uri=relative",
            "query=a&named-graph-uri=http://a+b",
            "query=%ff",
            "update=a&dry-run=perhaps",
            "update=a&accept=perhaps",
        ] {
            assert!(operation(text).is_err(), "{text}");
        }
    }

    #[test]
    fn operations_are_told_apart() {
        assert_eq!(operation("").unwrap(), Operation::Describe);
        assert_eq!(operation("lang=nb").unwrap(), Operation::Describe);
        let Operation::Query {
            text, named_graphs, ..
        } = operation("query=ASK+%7B%7D&named-graph-uri=http%3A%2F%2Fa").unwrap()
        else {
            panic!("a query");
        };
        assert_eq!((text.as_str(), named_graphs.len()), ("ASK {}", 1));
    }
}
