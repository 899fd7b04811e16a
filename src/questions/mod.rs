//! Questions people ask: `ontology/questions/*.rq`, each with what it asks and of what.
//!
//! ```
//! use helsegraf::{questions::Questions, vocab::hg};
//!
//! let questions = Questions::embedded(&hg::BASE_IRI.into_owned())?;
//! let touched = questions.get("a03-what-a-change-touches").expect("it is shipped");
//! let asked = touched.ask(&[("thing", "id/profiles/no-basis")], None)?;
//! assert!(asked.sparql().contains("VALUES ?thing { <https://w3id.org/helsegraf/id/profiles/no-basis> }"));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod asked;
mod columns;
mod header;
mod value;

pub use asked::{Asked, Value};
pub use header::{Role, Texts};
pub use value::{BadValue, Type};

use crate::rdf::Language;
use crate::vocab::hg;
use crate::{assets, query};
use columns::Column;
use header::Described;
use oxrdf::{NamedNode, Variable};
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;

/// What is wrong with a question's file.
#[derive(Debug, thiserror::Error)]
#[error("ontology/questions/{file}, line {line}: {cause}")]
pub struct Error {
    /// Its name.
    file: String,
    /// The line, from 1.
    line: usize,
    #[source]
    cause: Cause,
}

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error("a line of the head is `#+ key: value`, or `#+   key: value` under another")]
    Line,
    #[error("{0:?} is missing")]
    Missing(&'static str),
    #[error("there is no key {0:?}")]
    Key(&'static str),
    #[error("{0:?} is there twice")]
    Twice(&'static str),
    #[error("{0:?} is no role")]
    Role(&'static str),
    #[error("the id {0:?} is not {1} and a number, as its role has it")]
    Id(&'static str, char),
    #[error("the id {0:?} is that of another question")]
    SameId(&'static str),
    #[error("the file's name does not begin with {0:?}, or has more than a-z, 0-9 and hyphens")]
    File(String),
    #[error("{0:?} is no place among the examples")]
    Place(&'static str),
    #[error("{0:?} cannot name a parameter")]
    Name(&'static str),
    #[error("{0:?} is no type of parameter")]
    Type(&'static str),
    #[error("the example {0:?} is no {1}")]
    Example(&'static str, &'static str),
    #[error("the query has no `VALUES ?{0} {{ ... }}` that holds the example and nothing else")]
    Values(&'static str),
    #[error("the column ?{0} has no line in columns.tsv; give it one")]
    Column(String),
    #[error("a line is a name, nb, nn and en, with tabs between")]
    Cells,
    #[error("a question is a SELECT without FROM")]
    NotSelect,
    #[error(transparent)]
    Query(query::Error),
}

/// Every stored question, by role and id.
#[derive(Debug, Default)]
pub struct Questions {
    columns: Vec<Column>,
    questions: Vec<Question>,
}

/// One stored question.
#[derive(Debug)]
pub struct Question {
    /// Its name in addresses: the file's, without suffix.
    pub name: &'static str,
    /// A letter for the role and a number, `A3`.
    pub id: &'static str,
    /// Who asks.
    pub role: Role,
    /// The question, as people ask it.
    pub summary: Texts,
    /// What it can be asked about.
    pub parameters: Vec<Parameter>,
    /// Place among the queries to begin with, if it is one.
    pub example: Option<u8>,
    base: NamedNode,
    text: String,
    query: Query,
}

/// What a question can be asked about.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in addresses, and the variable in the query.
    pub name: &'static str,
    /// What it takes.
    pub kind: Type,
    /// What people call it.
    pub label: Texts,
    /// The value it has when none is given, as text.
    pub example: &'static str,
    /// The collections its value comes from, if it is one of a list: `registries`.
    pub collections: Vec<&'static str>,
    term: GroundTerm,
}

impl Questions {
    /// The questions inside the program, for a deployment with this base.
    pub fn embedded(base: &NamedNode) -> Result<Self, Error> {
        Self::read(assets::questions(), assets::question_columns(), base)
    }

    fn read(
        files: Vec<(&'static str, &'static str)>,
        columns: &'static str,
        base: &NamedNode,
    ) -> Result<Self, Error> {
        let columns = columns::read(columns).map_err(|(line, cause)| Error {
            file: "columns.tsv".to_owned(),
            line,
            cause,
        })?;
        let mut questions: Vec<Question> = Vec::with_capacity(files.len());
        for (file, text) in files {
            let at = |(line, cause)| Error {
                file: format!("{file}.rq"),
                line,
                cause,
            };
            let question = Question::read(file, text, base).map_err(at)?;
            if questions.iter().any(|other| other.id == question.id) {
                return Err(at((1, Cause::SameId(question.id))));
            }
            let named = |name: &&str| columns.iter().any(|column| column.name == *name);
            if let Some(name) = question.columns().into_iter().find(|name| !named(name)) {
                return Err(at((1, Cause::Column(name.to_owned()))));
            }
            questions.push(question);
        }
        questions.sort_by_key(|question| (question.role, question.number()));
        Ok(Self { columns, questions })
    }

    /// Every question, those of one role together.
    pub fn iter(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter()
    }

    /// The question of a name.
    pub fn get(&self, name: &str) -> Option<&Question> {
        self.iter().find(|question| question.name == name)
    }

    /// What a column of an answer is called; its own name where the table has none.
    pub fn column<'a>(&self, name: &'a str, language: Language) -> &'a str {
        let known = self.columns.iter().find(|column| column.name == name);
        known.map_or(name, |column| column.label.in_language(language))
    }

    /// The queries to begin with, in the order shown.
    pub fn examples(&self) -> Vec<&Question> {
        let mut examples: Vec<_> = self.iter().filter(|q| q.example.is_some()).collect();
        examples.sort_by_key(|question| question.example);
        examples
    }
}

impl Question {
    fn read(
        name: &'static str,
        file: &'static str,
        base: &NamedNode,
    ) -> Result<Self, (usize, Cause)> {
        let header = header::read(file)?;
        let stem = stem_of(header.id);
        let sound = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !name.starts_with(&format!("{stem}-")) || !name.bytes().all(sound) {
            return Err((1, Cause::File(format!("{stem}-"))));
        }
        let lines: Vec<&str> = file.lines().filter(|l| !l.starts_with("#+")).collect();
        let first = file.lines().count() - lines.len() + 1;
        let text = lines.join("\n").trim().replace(hg::BASE, base.as_str());
        // The ontology keeps its name under every base.
        let text = text.replace(&format!("{}ns#", base.as_str()), hg::NS);
        let query = query::parse(&text, Some(base)).map_err(|e| (first, Cause::Query(e)))?;
        if !matches!(&query, Query::Select { dataset: None, .. }) {
            return Err((first, Cause::NotSelect));
        }
        let parameters = header.parameters.into_iter();
        Ok(Self {
            name,
            id: header.id,
            role: header.role,
            summary: header.summary,
            parameters: parameters
                .map(|described| Parameter::read(described, &query, base))
                .collect::<Result<_, _>>()?,
            example: header.example,
            base: base.clone(),
            text,
            query,
        })
    }

    fn number(&self) -> u32 {
        number_of(self.id)
    }

    /// The names of the columns of its answer.
    pub fn columns(&self) -> Vec<&str> {
        fn of(pattern: &GraphPattern) -> &[Variable] {
            match pattern {
                GraphPattern::Project { variables, .. } => variables,
                GraphPattern::Distinct { inner }
                | GraphPattern::Reduced { inner }
                | GraphPattern::Slice { inner, .. } => of(inner),
                _ => &[],
            }
        }
        match &self.query {
            Query::Select { pattern, .. } => of(pattern).iter().map(|v| v.as_str()).collect(),
            Query::Construct { .. } | Query::Describe { .. } | Query::Ask { .. } => Vec::new(),
        }
    }

    /// Asks it about what `given` says, and about the examples of the parameters left out.
    ///
    /// An empty value counts as left out: that is how forms send a field nobody filled in. A
    /// parameter `language` left out is the reader's, if that is known.
    pub fn ask(
        &self,
        given: &[(&str, &str)],
        reader: Option<Language>,
    ) -> Result<Asked<'_>, BadValue> {
        Asked::new(self, given, reader)
    }
}

/// The start of the file's name: `a03` for `A3`.
fn stem_of(id: &str) -> String {
    let letter = id.get(..1).unwrap_or_default().to_ascii_lowercase();
    format!("{letter}{:02}", number_of(id))
}

/// The number of an id; the head made sure that it has one.
fn number_of(id: &str) -> u32 {
    let number = id.get(1..).and_then(|number| number.parse().ok());
    number.unwrap_or(u32::MAX)
}

impl Parameter {
    fn read(described: Described, query: &Query, base: &NamedNode) -> Result<Self, (usize, Cause)> {
        let Described {
            line,
            name,
            kind,
            example,
            collections,
            label,
        } = described;
        let term = kind.term(example, base);
        let term = term.ok_or((line, Cause::Example(example, kind.name())))?;
        let variable = Variable::new(name).map_err(|_| (line, Cause::Name(name)))?;
        let tables = query::values_of(query, &variable);
        if tables.is_empty() || tables.iter().any(|rows| *rows != [term.clone()]) {
            return Err((line, Cause::Values(name)));
        }
        Ok(Self {
            name,
            kind,
            label,
            example,
            collections,
            term,
        })
    }
}

#[cfg(test)]
mod tests;
