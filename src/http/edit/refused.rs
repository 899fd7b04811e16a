//! Why a form was refused, beside the fields that are to blame.

use super::super::problem::{Problem, kinds};
use super::asked::Asked;
use super::desk::Desk;
use crate::editing::{Entry, Fault, Node, Places, Value};
use crate::html::edit::{Errors, SLUG, Said};
use crate::rdf::last_part;
use crate::shacl::{ValidationReport, ValidationResult};
use axum::response::Response;
use oxrdf::Term;

impl Desk<'_> {
    /// Rows that stand for nothing, in the reader's words.
    pub fn told(&self, faults: Vec<(String, Fault)>) -> Errors {
        let words = self.words();
        let mut errors = Errors::default();
        for (at, fault) in faults {
            let text = match fault {
                Fault::Control => words.control,
                Fault::Language => words.bad_language,
                Fault::Iri => words.bad_iri,
                Fault::NotFound => words.not_found,
                Fault::Several => words.several,
                Fault::Choice => words.bad_choice,
            };
            errors.add(Some(at), Said::own(text));
        }
        errors
    }

    /// Names that nothing, or more than one thing, was found for.
    pub fn unfound(&self, node: &Node, errors: &mut Errors) {
        let mut faults = Vec::new();
        node.each_row(&mut |entry, row| {
            if let Value::Thing { .. } = row.value
                && let Err(fault) = row.value.term(&entry.field)
            {
                faults.push((row.at.clone(), fault));
            }
        });
        *errors = self.told(faults);
    }

    /// The form with what is wrong in it, or both versions after a conflict.
    pub fn refused(
        &self,
        node: &Node,
        places: &Places,
        problem: Problem,
        asked: &Asked,
    ) -> Result<Response, Problem> {
        let kind = problem.kind();
        if kind == &kinds::PRECONDITION_FAILED {
            return self.conflict(node);
        }
        let mut errors = Errors::default();
        let detail = problem.detail_text().unwrap_or_default();
        let said = Said {
            text: detail.to_owned(),
            lang: (self.visit.reader.language.tag() != "en").then(|| "en".to_owned()),
        };
        let of_name = self.subject.thing.is_none()
            && [&kinds::GRAPH_STATE, &kinds::REQUEST_INVALID].contains(&kind);
        let at = problem.member("pointer").and_then(|at| at.as_str());
        match (&problem.report, at) {
            (Some(report), _) => self.place(report, node, &mut errors),
            (None, Some("/id")) if self.subject.thing.is_none() => {
                errors.add(Some(SLUG.to_owned()), said);
            }
            (None, Some(at)) => errors.add(Some(places.row(at)), said),
            (None, None) if of_name => errors.add(Some(SLUG.to_owned()), said),
            (None, None) => return Err(problem),
        }
        self.form(kind.status, (node, &errors), &asked.slug, None)
    }

    /// A removal that cannot be made: the thing has changed, or it is not for this writer.
    pub fn refused_removal(&self, problem: Problem) -> Result<Response, Problem> {
        match problem.kind() == &kinds::PRECONDITION_FAILED {
            true => self.conflict(&Node::default()),
            false => Err(problem),
        }
    }

    /// Puts each violation of a report beside its field.
    fn place(&self, report: &ValidationReport, node: &Node, errors: &mut Errors) {
        let refusing = report.results.iter();
        for result in refusing.filter(|r| r.severity == crate::shacl::Severity::Violation) {
            let said = said(self, result);
            let place = predicate(result).and_then(|predicate| {
                let node = self.node_of(node, &result.focus_node)?;
                let entry = node
                    .entries
                    .iter()
                    .find(|entry| entry.field.predicate == predicate)?;
                Some(row_of(entry, result.value.as_ref()))
            });
            errors.add(place, said);
        }
        let more = report.omitted.violations;
        if more > 0 {
            errors.add(None, Said::own((self.words().more)(more)));
        }
    }

    /// The thing or the part of it that a result is about.
    fn node_of<'n>(&self, node: &'n Node, focus: &Term) -> Option<&'n Node> {
        let focus = match focus {
            Term::NamedNode(iri) => iri.as_str().to_owned(),
            other => other.to_string(),
        };
        let mut found = None;
        node.each_row(&mut |_, row| {
            if let Value::Part { id, node, .. } = &row.value {
                let is_new = id.starts_with('#') && focus.ends_with(id.as_str());
                if *id == focus || is_new {
                    found = Some(node);
                }
            }
        });
        let is_thing = match &self.subject.thing {
            Some((_, iri)) => iri.as_str() == focus,
            None => !focus.contains('#') && !focus.starts_with("_:"),
        };
        found.or(is_thing.then_some(node))
    }
}

/// The predicate at the end of a path of one step.
fn predicate(result: &ValidationResult) -> Option<&str> {
    let path = result.path.as_deref()?;
    let iri = path.strip_prefix('<')?.strip_suffix('>')?;
    (!iri.contains('<')).then_some(iri)
}

/// The row with a value; the field if none has it.
fn row_of(entry: &Entry, value: Option<&Term>) -> String {
    let has = |row: &&crate::editing::Row| {
        let term = row.value.term(&entry.field).ok().flatten();
        term.is_some() && term.as_ref() == value
    };
    let row = entry.rows.iter().find(has);
    row.map_or_else(|| entry.at.clone(), |row| row.at.clone())
}

/// What is found, each once, in the reader's words.
pub fn warnings(desk: &Desk<'_>, report: &ValidationReport) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for result in &report.results {
        let said = said(desk, result);
        if !all.contains(&said) {
            all.push(said);
        }
    }
    all
}

fn said(desk: &Desk<'_>, result: &ValidationResult) -> Said {
    let language = desk.visit.reader.language;
    match result.message(language) {
        Some(message) => Said {
            text: message.value().to_owned(),
            lang: message
                .language()
                .filter(|tag| *tag != language.tag())
                .map(str::to_owned),
        },
        None => {
            let path = predicate(result).map(last_part).unwrap_or_default();
            Said {
                text: format!("{path} {}", result.component_name()),
                lang: Some("en".to_owned()),
            }
        }
    }
}
