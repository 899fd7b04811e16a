//! Stored questions as queries to begin with, beside the field for SPARQL.

use super::Site;
use crate::questions::{Question, Role};

/// An example to choose.
pub(super) struct ExampleLink {
    pub(super) summary: &'static str,
    pub(super) href: String,
    pub(super) current: bool,
}

/// The examples as links to the page of queries.
pub(super) fn examples(site: &Site<'_>, chosen: Option<&str>) -> Vec<ExampleLink> {
    let examples = site.questions.examples().into_iter();
    examples
        .map(|question| example(site, question, chosen))
        .collect()
}

/// Every stored question as a link to the page of queries, role by role.
pub(super) fn all(site: &Site<'_>, chosen: Option<&str>) -> Vec<(&'static str, Vec<ExampleLink>)> {
    let of_role = |role: Role| {
        let questions = site.questions.iter().filter(|it| it.role == role);
        let links = questions.map(|question| example(site, question, chosen));
        (site.words().role(role), links.collect())
    };
    Role::ALL.map(of_role).into()
}

fn example(site: &Site<'_>, question: &Question, chosen: Option<&str>) -> ExampleLink {
    ExampleLink {
        summary: question.summary.in_language(site.language()),
        href: format!("/query?example={}", question.name),
        current: chosen == Some(question.name),
    }
}
