//! `/problems` and `/problems/{slug}`: what the types of problems mean, when they come, what to do.
//!
//! The `type` of a problem is the relative reference `/problems/{slug}`, so it leads here.

use super::kinds::{self, Kind};
use super::negotiate::Offer;
use super::pages::answer::Representation;
use super::pages::visit::{HTML, Visit};
use super::path::Path;
use super::problem::Problem;
use crate::html::{self, ProblemKind};
use crate::rdf::Language;
use axum::response::Response;
use serde_json::{Value, json};

/// A page or JSON.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// For people.
    Page,
    /// For programs.
    Json,
}

/// Both, the page first.
pub const FORMS: &[Offer<Form>] = &[
    Offer {
        what: Form::Page,
        media_type: HTML,
        names: &["html"],
    },
    Offer {
        what: Form::Json,
        media_type: "application/json",
        names: &["json"],
    },
];

/// Every kind of problem; 406 for what is neither HTML nor JSON.
pub async fn list(visit: Visit) -> Result<Response, Problem> {
    let body = match visit.wanted.choose(FORMS)?.what {
        Form::Page => {
            let language = visit.reader.language;
            let told = kinds::ALL.iter().map(|kind| of_page(kind, language));
            Body::Page(html::problem_kinds(visit.reader, told.collect()))
        }
        Form::Json => {
            let language = program_language(&visit);
            let told = kinds::ALL.iter().map(|kind| told(kind, language));
            Body::Json(told.collect())
        }
    };
    Ok(body.respond(&visit))
}

/// What one kind means; 404 if there is none of that name.
pub async fn show(Path(slug): Path<String>, visit: Visit) -> Result<Response, Problem> {
    let known = kinds::ALL.iter().find(|kind| kind.slug == slug);
    let kind = known.ok_or_else(|| {
        Problem::new(&kinds::NOT_FOUND)
            .detail("there is no problem of that name; /problems lists them")
    })?;
    let body = match visit.wanted.choose(FORMS)?.what {
        Form::Page => {
            let kind = of_page(kind, visit.reader.language);
            Body::Page(html::problem_kind(visit.reader, &kind))
        }
        Form::Json => Body::Json(told(kind, program_language(&visit))),
    };
    Ok(body.respond(&visit))
}

enum Body {
    Page(String),
    Json(Value),
}

impl Body {
    fn respond(self, visit: &Visit) -> Response {
        let (body, media_type, language) = match self {
            Self::Page(page) => (page.into_bytes(), HTML, visit.reader.language),
            Self::Json(value) => (
                value.to_string().into_bytes(),
                "application/json",
                program_language(visit),
            ),
        };
        // They come with the program, whatever the graph's revision.
        let representation = Representation {
            body: body.into(),
            media_type,
            language: Some(language.tag()),
            modified: None,
            location: None,
            links: Vec::new(),
        };
        representation.respond(&visit.headers, &visit.wanted)
    }
}

/// The language of what programs read: English unless another is asked for, as in problems.
fn program_language(visit: &Visit) -> Language {
    visit.wanted.language().unwrap_or(Language::En)
}

fn of_page(kind: &Kind, language: Language) -> ProblemKind {
    ProblemKind {
        address: kind.address(),
        slug: kind.slug,
        status: kind.status.as_u16(),
        phrase: kind.status.canonical_reason().unwrap_or_default(),
        title: kind.title.in_language(language),
        when: kind.when.in_language(language),
        remedy: kind.remedy.in_language(language),
    }
}

fn told(kind: &Kind, language: Language) -> Value {
    json!({
        "type": kind.address(),
        "title": kind.title.in_language(language),
        "status": kind.status.as_u16(),
        "when": kind.when.in_language(language),
        "remedy": kind.remedy.in_language(language),
    })
}
