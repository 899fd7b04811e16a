//! The page that lists the stored questions, by who asks them.

use super::frame::Frame;
use super::{Link, Site};
use crate::questions::Role;
use askama::Template;

#[derive(Template)]
#[template(path = "questions.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    sections: Vec<Section>,
}

struct Section {
    role: &'static str,
    heading: &'static str,
    questions: Vec<Item>,
}

struct Item {
    id: &'static str,
    link: Link,
    about: Option<String>,
}

/// The page of all stored questions.
pub fn questions(site: &Site<'_>) -> String {
    let words = site.words();
    let mut frame = Frame::new(
        site.reader,
        "/questions",
        words.questions_title,
        site.view.snapshot().revision(),
    );
    frame.section = "questions";
    frame.alternates = vec![("application/json", "/questions.json".to_owned())];
    let sections = Role::ALL.map(|role| Section {
        role: role.name(),
        heading: words.role(role),
        questions: items(site, role),
    });
    super::render(&Page {
        frame,
        sections: sections.into(),
    })
}

fn items(site: &Site<'_>, role: Role) -> Vec<Item> {
    let language = site.language();
    let asked = site.questions.iter().filter(|q| q.role == role);
    asked
        .map(|question| {
            let labels = question.parameters.iter();
            let labels: Vec<_> = labels.map(|p| p.label.in_language(language)).collect();
            let path = format!("/questions/{}", question.name);
            Item {
                id: question.id,
                link: Link::new(
                    question.summary.in_language(language),
                    site.reader.local(&path),
                ),
                about: (!labels.is_empty()).then(|| (site.words().asked_about)(&labels.join(", "))),
            }
        })
        .collect()
}
