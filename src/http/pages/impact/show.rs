//! GET `/impact`: what a change in a thing touches, or a page to choose one at.

use super::super::super::app::App;
use super::super::super::ask::Asking;
use super::super::super::problem::{Problem, kinds};
use super::super::super::search;
use super::super::answer::Representation;
use super::super::visit::{Visit, error_page, modified};
use super::asked::Asked;
use super::change::MOST_CHANGED;
use super::{FORMS, Form, check_kind, csv, is_known, json, on_site, suffixed, touched};
use crate::html::impact::{self as pages, Choices, Touched};
use crate::impact::{Rules, beginnings};
use crate::index::TermId;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// What came of it.
enum Answer {
    /// What was asked for.
    Found(Vec<u8>),
    /// A page that says that nothing is known of it.
    Unknown(String),
}

/// What a change in a thing touches.
///
/// 400 for parameters that cannot be used, 404 if nothing is said of the thing. Without one, the
/// page to begin at.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let visit = suffixed(visit);
    let offer = visit.wanted.choose(FORMS)?;
    let asked = Asked::new(&visit, &app.settings().iri_base)?;
    let (shared, visitor) = (app.clone(), visit.clone());
    let answer = app
        .ask(move |asking| answer(&shared, asking, &visitor, &asked, offer.what))
        .await?;
    let body = match answer {
        Answer::Found(body) => body,
        Answer::Unknown(page) => {
            let status = StatusCode::NOT_FOUND;
            return Ok(error_page(status, visit.reader, page));
        }
    };
    let is_page = offer.what == Form::Page;
    let representation = Representation {
        body: body.into(),
        media_type: offer.media_type,
        language: is_page.then(|| visit.reader.language.tag()),
        links: links(&visit),
        ..Representation::page(String::new(), "", modified(&app))
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

fn answer(
    app: &App,
    asking: &Asking,
    visit: &Visit,
    asked: &Asked,
    form: Form,
) -> Result<Answer, Problem> {
    let of = match form {
        Form::Page => asked.of.as_ref(),
        Form::Json | Form::Csv => Some(asked.thing()?),
    };
    let Some(of) = of else {
        return Ok(Answer::Found(
            begin(app, asking, visit, asked, None)?.into_bytes(),
        ));
    };
    let known = asking.snapshot.id(of).filter(|id| is_known(asking, *id));
    match (known, form) {
        (Some(thing), _) => of_thing(app, asking, visit, asked, (thing, form)).map(Answer::Found),
        (None, Form::Page) => {
            begin(app, asking, visit, asked, Some(of.as_str())).map(Answer::Unknown)
        }
        (None, Form::Json | Form::Csv) => Err(Problem::new(&kinds::NOT_FOUND)
            .detail(format!(
                "nothing is said of {of}; /api/search?q= finds things by name"
            ))
            .with("of", of.as_str())),
    }
}

fn of_thing(
    app: &App,
    asking: &Asking,
    visit: &Visit,
    asked: &Asked,
    (thing, form): (TermId, Form),
) -> Result<Vec<u8>, Problem> {
    on_site(app, &asking.snapshot, visit, |site| {
        let (found, dependents) = touched(app, site, &[thing], &[]);
        let touched = Touched {
            found: &found,
            dependents: &dependents,
        };
        let narrowed = &asked.narrowed;
        check_kind(site, &found, narrowed)?;
        Ok(match form {
            Form::Page => pages::impact(site, thing, &touched, narrowed, &empty()).into_bytes(),
            Form::Json => {
                let told = json::of_thing(site, thing, &touched, (narrowed, asked.limit));
                told.to_string().into_bytes()
            }
            Form::Csv => csv::table(site, &found, (narrowed, asked.limit)).into_bytes(),
        })
    })
}

/// The page to begin at, with what the text finds.
fn begin(
    app: &App,
    asking: &Asking,
    visit: &Visit,
    asked: &Asked,
    unknown: Option<&str>,
) -> Result<String, Problem> {
    let is_word = asked.text.chars().any(char::is_alphanumeric);
    let found = match is_word {
        true => Some(search::of_text(app, &asking.snapshot, &asked.text, visit)?),
        false => None,
    };
    on_site(app, &asking.snapshot, visit, |site| {
        let beginnings = app.impacts().beginnings(&asking.snapshot, || {
            let rules = Rules::read(site.view, site.base);
            beginnings(site.view, &rules, site.registry, site.questions)
        });
        let choices = Choices {
            text: &asked.text,
            found: found.as_ref(),
            unknown,
        };
        Ok(pages::begin(site, &choices, &beginnings, &empty()))
    })
}

/// The form before anything is in it.
fn empty() -> pages::Form {
    pages::Form {
        format: "ttl".to_owned(),
        most: MOST_CHANGED,
        ..pages::Form::default()
    }
}

/// `Link` values for the other forms of the address.
fn links(visit: &Visit) -> Vec<String> {
    let query = visit.uri.query().map(|query| format!("?{query}"));
    let query = query.unwrap_or_default();
    let plain = query
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"<>\"".contains(&b));
    let offers = FORMS.iter().filter(|_| plain);
    let links = offers.map(|offer| {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let name = offer.names.first().copied().unwrap_or_default();
        format!("</impact.{name}{query}>; rel=\"alternate\"; type=\"{essence}\"")
    });
    links.collect()
}
