//! `/catalog`: every feed there is, as a page and as a catalogue of catalogues.

use super::super::app::App;
use super::super::origin::origin;
use super::super::pages::answer::Representation;
use super::super::pages::thing::serialize;
use super::super::pages::visit::{Visit, modified};
use super::super::problem::Problem;
use super::{FORMS, Form, feed_of};
use crate::catalogue::{Feed, Profile};
use crate::html;
use crate::rdf::{Format, Labels};
use crate::vocab::{dcat, dct, foaf, owl, prof};
use axum::extract::State;
use axum::response::Response;
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, NamedNodeRef, Term, Triple};
use std::sync::Arc;

/// The list in the form asked for or named by its suffix.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let wanted = match visit.uri.path().split_once('.') {
        Some((_, suffix)) => visit.wanted.clone().in_format(suffix),
        None => visit.wanted.clone(),
    };
    let offer = wanted.choose(FORMS)?;
    let mut representation = match offer.what {
        Form::Page => page(&app, &visit).await?,
        Form::Data(format) => Representation {
            body: data(&app, &origin(&visit.headers), format)?.into(),
            language: None,
            modified: modified(&app),
            ..Representation::page(String::new(), "", None)
        },
    };
    representation.media_type = offer.media_type;
    representation.location = Some(match representation.language {
        Some(language) => format!("/catalog.html?lang={language}"),
        None => format!("/catalog.{}", offer.what.suffix()),
    });
    representation.links = links();
    Ok(representation
        .dated(app.seen())
        .respond(&visit.headers, &wanted))
}

async fn page(app: &App, visit: &Visit) -> Result<Representation, Problem> {
    let mut feeds: Vec<Arc<Feed>> = Vec::new();
    for profile in app.profiles().iter() {
        feeds.push(feed_of(app, &profile.token).await?);
    }
    let shared = app.clone();
    let body = visit
        .draw(app, move |site| {
            let rows: Vec<(&Profile, &Feed)> = shared
                .profiles()
                .iter()
                .zip(feeds.iter().map(|feed| &**feed))
                .collect();
            html::catalogue::list(site, &rows, &formats())
        })
        .await?;
    Ok(Representation::page(
        body,
        visit.reader.language.tag(),
        modified(app),
    ))
}

fn links() -> Vec<String> {
    let mut links = vec!["</catalog>; rel=\"canonical\"".to_owned()];
    for offer in FORMS {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let suffix = offer.what.suffix();
        links.push(format!(
            "</catalog.{suffix}>; rel=\"alternate\"; type=\"{essence}\""
        ));
    }
    links
}

/// The forms of data: name, media type and suffix.
pub fn formats() -> Vec<(&'static str, &'static str, &'static str)> {
    FORMS
        .iter()
        .filter_map(|offer| match offer.what {
            Form::Page => None,
            Form::Data(format) => Some((format.name(), format.media_type(), format.suffix())),
        })
        .collect()
}

/// The catalogue of catalogues; it names no resource, so that it can be read at once.
fn data(app: &App, origin: &str, format: Format) -> Result<Vec<u8>, Problem> {
    let base = app.settings().iri_base.as_str();
    let iri = |text: String| NamedNode::new(text).map_err(Problem::internal);
    let root = iri(format!("{base}catalog"))?;
    let mut triples = vec![Triple::new(root.clone(), rdf::TYPE, dcat::CATALOG)];
    let words = html::catalogue::titles();
    for (tag, title, lead) in words {
        let literal = |text: &str| Literal::new_language_tagged_literal_unchecked(text, tag);
        triples.push(Triple::new(root.clone(), dct::TITLE, literal(title)));
        triples.push(Triple::new(root.clone(), dct::DESCRIPTION, literal(lead)));
    }
    for profile in app.profiles().iter() {
        let catalogue = iri(format!("{base}catalog/{}", profile.token))?;
        triples.push(Triple::new(
            root.clone(),
            dcat::CATALOG_PROPERTY,
            catalogue.clone(),
        ));
        let mut say = |property: NamedNodeRef<'_>, value: Term| {
            triples.push(Triple::new(catalogue.clone(), property, value));
        };
        say(rdf::TYPE, dcat::CATALOG.into_owned().into());
        say(dct::CONFORMS_TO, profile.iri.clone().into());
        let page = iri(format!("{origin}/catalog/{}", profile.token))?;
        say(foaf::PAGE, page.into());
        texts(&profile.titles, &mut |text| say(dct::TITLE, text));
        texts(&profile.descriptions, &mut |text| {
            say(dct::DESCRIPTION, text)
        });
        for (level, token) in levels(profile) {
            for (_, media_type, suffix) in formats() {
                let part = iri(format!("{}#{token}-{suffix}", catalogue.as_str()))?;
                let address = iri(format!(
                    "{origin}/catalog/{}.{suffix}{level}",
                    profile.token
                ))?;
                let media_type = iri(format!(
                    "http://www.iana.org/assignments/media-types/{media_type}"
                ))?;
                triples.extend([
                    Triple::new(catalogue.clone(), dcat::DISTRIBUTION, part.clone()),
                    Triple::new(part.clone(), rdf::TYPE, dcat::DISTRIBUTION_CLASS),
                    Triple::new(part.clone(), dcat::ACCESS_URL, address.clone()),
                    Triple::new(part.clone(), dcat::DOWNLOAD_URL, address),
                    Triple::new(part.clone(), dcat::MEDIA_TYPE, media_type),
                    Triple::new(part, dct::CONFORMS_TO, profile.iri.clone()),
                ]);
            }
        }
        described(profile, &mut triples);
    }
    serialize(&triples, format, app.prefixes())
}

/// The whole feed and each level: the query of its address, and its name.
fn levels(profile: &Profile) -> Vec<(String, &str)> {
    let all = std::iter::once((String::new(), "all"));
    let levels = profile.levels.iter();
    all.chain(levels.map(|level| (format!("?level={}", level.token), level.token.as_str())))
        .collect()
}

/// The profile itself, after the Profiles vocabulary.
pub fn described(profile: &Profile, triples: &mut Vec<Triple>) {
    let mut say = |property: NamedNodeRef<'_>, value: Term| {
        triples.push(Triple::new(profile.name.clone(), property, value));
    };
    let text = |text: &str| Term::from(Literal::new_simple_literal(text));
    say(rdf::TYPE, prof::PROFILE.into_owned().into());
    say(prof::HAS_TOKEN, text(&profile.token));
    say(owl::VERSION_INFO, text(&profile.version));
    for iri in profile.iris().filter(|iri| **iri != profile.name) {
        say(prof::IS_PROFILE_OF, iri.clone().into());
    }
    texts(&profile.titles, &mut |text| say(dct::TITLE, text));
    texts(&profile.descriptions, &mut |text| {
        say(dct::DESCRIPTION, text)
    });
}

fn texts(labels: &Labels, say: &mut dyn FnMut(Term)) {
    for label in labels.iter() {
        say(match &label.language {
            Some(tag) => Literal::new_language_tagged_literal_unchecked(&label.text, tag).into(),
            None => Literal::new_simple_literal(&label.text).into(),
        });
    }
}
