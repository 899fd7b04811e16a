//! `/catalog/{profile}`: a feed, whole or page by page.

use super::super::app::App;
use super::super::ask::Clock;
use super::super::conditional::Validators;
use super::super::outlet::Encoding;
use super::super::pages::answer::Representation;
use super::super::pages::profiled::CONTENT_PROFILE;
use super::super::pages::visit::{Visit, modified};
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::asked::Asked;
use super::{FORMS, Form, feed_of};
use crate::catalogue::{Document, Feed, Profile, Strange};
use crate::html;
use crate::rdf::Format;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_LOCATION, CONTENT_TYPE, HeaderName, LINK, VARY};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The feed in the form asked for.
///
/// 404 where there is no such profile, no such page, or nothing published: a document without
/// resources would make harvesters delete what they have.
pub async fn show(
    State(app): State<App>,
    method: Method,
    Path(name): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let asked = Asked::new(&app, &name, &visit)?;
    let feed = feed_of(&app, &asked.token).await?;
    match asked.offer.what {
        Form::Page => page(&app, &visit, asked, feed).await,
        Form::Data(format) => data(&app, &visit, method, asked, (feed, format)).await,
    }
}

async fn page(
    app: &App,
    visit: &Visit,
    asked: Asked,
    feed: Arc<Feed>,
) -> Result<Response, Problem> {
    let shared = app.clone();
    let formats = super::list::formats();
    let (language, date) = (visit.reader.language.tag(), modified(app));
    let (location, links) = (asked.in_form(Form::Page), links(&asked, None));
    let body = visit
        .draw(app, move |site| {
            let profile = shared.profiles().get(&asked.token)?;
            Some(html::catalogue::profile(site, profile, &feed, &formats))
        })
        .await?;
    let body = body.ok_or_else(|| Problem::new(&kinds::NOT_FOUND))?;
    let mut representation = Representation::page(body, language, date);
    representation.location = Some(format!(
        "{location}{}lang={language}",
        match location.contains('?') {
            true => '&',
            false => '?',
        }
    ));
    representation.links = links;
    Ok(representation
        .dated(app.seen())
        .respond(&visit.headers, &visit.wanted))
}

async fn data(
    app: &App,
    visit: &Visit,
    method: Method,
    asked: Asked,
    (feed, format): (Arc<Feed>, Format),
) -> Result<Response, Problem> {
    let encoding = Encoding::of(&visit.wanted);
    let (validators, headers) = {
        let profile = super::profile(app, &asked.token)?;
        let document = document(&feed, profile, &asked)?;
        let tag = format!(
            "{}-{}{}",
            document.digest(),
            format.suffix(),
            encoding.variant()
        );
        let validators = Validators::of_content(&tag, document.modified());
        let pages = asked
            .selection
            .page
            .map(|page| (page, feed.pages(asked.selection.level)));
        let mut headers = describe(profile, &asked, pages);
        headers.extend(validators.headers());
        (validators, headers)
    };
    if let Some(mut unchanged) = validators.not_modified(&visit.headers) {
        unchanged.headers_mut().extend(headers);
        return Ok(unchanged);
    }
    let media_type = HeaderValue::from_static(asked.offer.media_type);
    if method == Method::HEAD {
        let mut response = (headers, ()).into_response();
        response.headers_mut().insert(CONTENT_TYPE, media_type);
        return Ok(response);
    }
    let shared = app.clone();
    let question = move |_: &super::super::Asking, outlet: &mut super::super::Outlet| {
        outlet.media_type(asked.offer.media_type);
        for (name, value) in &headers {
            outlet.header(name.clone(), value.clone());
        }
        let profile = super::profile(&shared, &asked.token)?;
        let document = document(&feed, profile, &asked)?;
        Ok(document.write(format, shared.prefixes(), outlet)?)
    };
    app.answer(None, encoding, Clock::Unlimited, Arc::new(question))
        .await
}

fn document<'f>(
    feed: &'f Feed,
    profile: &'f Profile,
    asked: &Asked,
) -> Result<Document<'f>, Problem> {
    feed.document(profile, asked.selection, &asked.origin)
        .map_err(|strange| match strange {
            Strange::NoPage { pages } => Problem::new(&kinds::NOT_FOUND)
                .detail(format!("there are {pages} page(s)"))
                .with("pages", pages),
            Strange::Empty => {
                let held = feed.held.len();
                Problem::new(&kinds::NOT_FOUND)
                    .detail(format!(
                        "nothing is published here yet, and an empty document would make harvesters \
                         delete what they have; {held} resource(s) are held back, {}.html says why",
                        asked.path
                    ))
                    .with("heldBack", held)
            }
        })
}

/// The headers of data, those of a 304 too.
fn describe(profile: &Profile, asked: &Asked, pages: Option<(usize, usize)>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, text: &str| {
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(name, value);
        }
    };
    let mut location = asked.in_form(asked.offer.what);
    if let Some((page, _)) = pages {
        let separator = if location.contains('?') { '&' } else { '?' };
        location.push_str(&format!("{separator}page={page}"));
    }
    set(CACHE_CONTROL, "no-cache");
    set(VARY, "Accept, Accept-Encoding, Accept-Profile");
    set(CONTENT_LOCATION, &location);
    set(CONTENT_PROFILE, &format!("<{}>", profile.iri.as_str()));
    let mut links = links(asked, pages);
    links.push(format!("<{}>; rel=\"profile\"", profile.iri.as_str()));
    set(LINK, &links.join(", "));
    headers
}

/// The other forms, and the pages before and after.
fn links(asked: &Asked, pages: Option<(usize, usize)>) -> Vec<String> {
    let mut links = vec![format!(
        "<{}{}>; rel=\"canonical\"",
        asked.path, asked.query
    )];
    for offer in FORMS.iter().filter(|offer| offer.what != asked.offer.what) {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let address = asked.in_form(offer.what);
        links.push(format!(
            "<{address}>; rel=\"alternate\"; type=\"{essence}\""
        ));
    }
    let Some((page, last)) = pages else {
        return links;
    };
    let separator = if asked.query.is_empty() { '?' } else { '&' };
    let at = |page: usize| format!("{}{separator}page={page}", asked.in_form(asked.offer.what));
    links.push(format!("<{}>; rel=\"first\"", at(1)));
    links.push(format!("<{}>; rel=\"last\"", at(last)));
    if page > 1 {
        links.push(format!("<{}>; rel=\"prev\"", at(page - 1)));
    }
    if page < last {
        links.push(format!("<{}>; rel=\"next\"", at(page + 1)));
    }
    links
}
