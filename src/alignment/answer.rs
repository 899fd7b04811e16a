//! A stored question asked, and its answer: the one way this room learns anything of the graph.

use super::Error;
use crate::catalogue::Profile;
use crate::index::Snapshot;
use crate::query::{self, Options};
use crate::questions::Questions;
use crate::rdf::Language;
use oxrdf::{NamedNode, Term};
use spareval::QueryResults;

/// A stored question with the value it was asked about: where a number or a cell comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The question's name.
    pub question: &'static str,
    /// Parameter and value, if it was asked about something.
    pub about: Option<(&'static str, String)>,
}

impl Reference {
    /// A question without values.
    pub fn new(question: &'static str) -> Self {
        Self {
            question,
            about: None,
        }
    }
}

/// The answer to a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked.
    pub asked: Reference,
    columns: Vec<String>,
    rows: Vec<Vec<Option<Term>>>,
}

/// One row of an answer; its values by the names of the columns.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    answer: &'a Answer,
    values: &'a [Option<Term>],
}

impl Answer {
    /// The names of its columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Its rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|values| Row {
            answer: self,
            values,
        })
    }

    /// The same with those rows only that a test keeps.
    pub fn keeping(&self, keeps: impl Fn(&Row<'_>) -> bool) -> Self {
        let rows = self.rows().zip(&self.rows);
        let rows = rows.filter(|(row, _)| keeps(row));
        Self {
            asked: self.asked.clone(),
            columns: self.columns.clone(),
            rows: rows.map(|(_, values)| values.clone()).collect(),
        }
    }

    /// The different things of a column, in the order they come; what is unknown is none.
    pub fn things(&self, column: &str) -> Vec<&NamedNode> {
        let mut things: Vec<&NamedNode> = Vec::new();
        for row in self.rows() {
            if let Some(thing) = row.thing(column)
                && !things.contains(&thing)
            {
                things.push(thing);
            }
        }
        things
    }
}

impl<'a> Row<'a> {
    /// The value in a column, if it has one.
    pub fn value(&self, column: &str) -> Option<&'a Term> {
        let place = self.answer.columns.iter().position(|c| c == column)?;
        self.values.get(place)?.as_ref()
    }

    /// The IRI in a column; none for a literal and for what is unknown.
    pub fn thing(&self, column: &str) -> Option<&'a NamedNode> {
        match self.value(column)? {
            Term::NamedNode(node) if !is_unknown(node) => Some(node),
            _ => None,
        }
    }

    /// The text of a literal in a column.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        match self.value(column)? {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        }
    }

    /// Whether a column says that nobody knows.
    pub fn is_unknown(&self, column: &str) -> bool {
        matches!(self.value(column), Some(Term::NamedNode(node)) if is_unknown(node))
    }

    /// Whether a column says true.
    pub fn is_true(&self, column: &str) -> bool {
        matches!(self.text(column), Some("true" | "1"))
    }
}

/// Whether a value says that there is none that anybody knows: `hg:unknown`, under any base.
pub fn is_unknown(node: &NamedNode) -> bool {
    node.as_str().ends_with("/ns#unknown")
}

/// Asks stored questions of one revision.
pub struct Asker<'a> {
    /// The revision.
    pub snapshot: &'a Snapshot,
    /// The stored questions.
    pub questions: &'a Questions,
    /// The data set, and the time and rows all questions together may take.
    pub options: &'a Options,
    /// The profile that says what a dataset must have to be published.
    pub profile: Option<&'a Profile>,
    /// The reader's language.
    pub language: Language,
}

impl Asker<'_> {
    /// Asks a question as it stands.
    pub fn ask(&self, question: &'static str) -> Result<Answer, Error> {
        self.answer(Reference::new(question))
    }

    /// Asks a question about something.
    pub fn about(
        &self,
        question: &'static str,
        parameter: &'static str,
        value: &str,
    ) -> Result<Answer, Error> {
        self.answer(Reference {
            question,
            about: Some((parameter, value.to_owned())),
        })
    }

    fn answer(&self, asked: Reference) -> Result<Answer, Error> {
        let question = self.questions.get(asked.question);
        let question = question.ok_or(Error::NoQuestion(asked.question))?;
        let given = asked.about.iter().map(|(name, value)| (*name, &**value));
        let given: Vec<_> = given.collect();
        let query = question.ask(&given, Some(self.language))?.query();
        let results = query::evaluate(self.snapshot, &query, self.options)?;
        let QueryResults::Solutions(solutions) = results else {
            return Err(Error::NoQuestion(asked.question));
        };
        let columns = solutions.variables().iter().map(|v| v.as_str().to_owned());
        let columns: Vec<_> = columns.collect();
        let mut rows = Vec::new();
        for solution in solutions {
            let solution = solution.map_err(query::Error::from)?;
            let values = columns
                .iter()
                .map(|name| solution.get(name.as_str()).cloned());
            rows.push(values.collect());
        }
        Ok(Answer {
            asked,
            columns,
            rows,
        })
    }
}
