//! A question with the values it is asked with, as algebra to evaluate and as text to copy.

use super::value::{BadValue, written};
use super::{Parameter, Question};
use crate::query;
use crate::rdf::Language;
use oxrdf::Variable;
use spargebra::Query;
use spargebra::term::GroundTerm;

/// A question and its values.
#[derive(Debug)]
pub struct Asked<'a> {
    question: &'a Question,
    values: Vec<Value<'a>>,
}

/// One value a question is asked with.
#[derive(Debug)]
pub struct Value<'a> {
    /// What it is the value of.
    pub parameter: &'a Parameter,
    /// As given, or the example.
    pub text: String,
    /// Whether somebody gave it.
    pub given: bool,
    term: GroundTerm,
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        question: &'a Question,
        given: &[(&str, &str)],
        language: Option<Language>,
    ) -> Result<Self, BadValue> {
        let known = |name: &str| question.parameters.iter().any(|p| p.name == name);
        if let Some((name, _)) = given.iter().find(|(name, _)| !known(name)) {
            return Err(BadValue::Unknown {
                name: (*name).to_owned(),
                parameters: question.parameters.iter().map(|p| p.name).collect(),
            });
        }
        let parameters = question.parameters.iter();
        let values = parameters.map(|parameter| Value::new(question, parameter, given, language));
        Ok(Self {
            question,
            values: values.collect::<Result<_, _>>()?,
        })
    }

    /// The values, one a parameter.
    pub fn values(&self) -> &[Value<'a>] {
        &self.values
    }

    /// The query to evaluate: its tables hold the values as terms.
    pub fn query(&self) -> Query {
        let mut query = self.question.query.clone();
        for value in &self.values {
            let variable = Variable::new_unchecked(value.parameter.name);
            query = query::with_value(&query, &variable, &value.term);
        }
        query
    }

    /// The same as text, for people who want to take it further.
    pub fn sparql(&self) -> String {
        let mut text = String::new();
        let mut rest = self.question.text.as_str();
        while let Some((before, value, after)) = self.next_table(rest) {
            text.push_str(before);
            text.push_str(&format!(
                "VALUES ?{} {{ {} }}",
                value.parameter.name,
                written(&value.term)
            ));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// What is before the next table of a parameter, its value, and what is after.
    fn next_table<'t>(&self, text: &'t str) -> Option<(&'t str, &Value<'a>, &'t str)> {
        let found = self.values.iter().filter_map(|value| {
            let start = format!("VALUES ?{} {{", value.parameter.name);
            let at = text.find(&start)?;
            let (_, after) = text[at + start.len()..].split_once('}')?;
            Some((&text[..at], value, after))
        });
        found.min_by_key(|(before, _, _)| before.len())
    }
}

impl<'a> Value<'a> {
    fn new(
        question: &Question,
        parameter: &'a Parameter,
        given: &[(&str, &str)],
        language: Option<Language>,
    ) -> Result<Self, BadValue> {
        let mut texts = given.iter().filter(|(name, _)| *name == parameter.name);
        let text = texts.next().map(|(_, text)| text.trim());
        if texts.next().is_some() {
            return Err(BadValue::Twice(parameter.name));
        }
        let text = text.filter(|text| !text.is_empty());
        let Some(text) = text else {
            return Ok(Self::left_out(parameter, language));
        };
        let term = parameter.kind.term(text, &question.base);
        let term = term.ok_or_else(|| BadValue::Type {
            parameter: parameter.name,
            value: text.to_owned(),
            kind: parameter.kind,
            example: parameter.example,
        })?;
        Ok(Self {
            parameter,
            text: text.to_owned(),
            given: true,
            term,
        })
    }

    fn left_out(parameter: &'a Parameter, language: Option<Language>) -> Self {
        let (text, term) = match language.filter(|_| parameter.name == "language") {
            Some(language) => {
                let tag = oxrdf::Literal::new_simple_literal(language.tag());
                (language.tag(), GroundTerm::from(tag))
            }
            None => (parameter.example, parameter.term.clone()),
        };
        Self {
            parameter,
            text: text.to_owned(),
            given: false,
            term,
        }
    }
}
