//! `/catalog/{profile}`: one address for each profile, with its levels; and the list of them.

use super::operation::{Content, Operation, Parameter, Place};
use super::{parameters, schema};
use crate::catalogue::Profile;
use crate::http::catalogue::{FORMS, MOST_PAGES};
use crate::http::kinds;
use crate::http::text::Text;
use crate::rdf::{Labels, Language};
use crate::registry::pascal;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "catalogue";
const HEADERS: [&str; 4] = ["ETag", "Link", "Last-Modified", "Content-Location"];

/// The list, and the feed of each profile.
pub fn operations<'p>(
    profiles: impl Iterator<Item = &'p Profile>,
    language: Language,
) -> Vec<Operation> {
    let mut all = vec![list(), list_by_suffix()];
    all.extend(profiles.flat_map(|profile| feeds(profile, language)));
    all
}

fn forms() -> Vec<Content> {
    Content::offered(FORMS, |media_type| Some(schema::rdf(media_type)))
}

fn list() -> Operation {
    let summary = T("Alle kataloger", "Alle katalogar", "All catalogues");
    let says = T(
        "Hver profil modellen fortelles i, som side og som DCAT-katalog over kataloger.",
        "Kvar profil modellen blir fortald i, som side og som DCAT-katalog over katalogar.",
        "Every profile the model is told in, as a page and as a DCAT catalogue of catalogues.",
    );
    let found = T("Listen", "Lista", "The list");
    Operation::new("get", "/catalog", "catalogues", TAG, summary)
        .says(says)
        .takes([parameters::lang()])
        .answers(200, found, forms(), &["ETag", "Link", "Content-Location"])
        .revalidates()
        .negotiates(FORMS)
        .works()
}

fn list_by_suffix() -> Operation {
    let summary = T(
        "Alle kataloger, i et format",
        "Alle katalogar, i eit format",
        "All catalogues, in one format",
    );
    let found = T("Listen", "Lista", "The list");
    Operation::new(
        "get",
        "/catalog.{suffix}",
        "cataloguesBySuffix",
        TAG,
        summary,
    )
    .takes([suffix(), parameters::lang()])
    .answers(200, found, forms(), &["ETag", "Link"])
    .revalidates()
    .refuses(&[&kinds::ACCEPT_MALFORMED, &kinds::NOT_FOUND])
    .works()
}

/// What ends the address of a document.
fn suffix() -> Parameter {
    let says = T("Formatet", "Formatet", "The format");
    let suffixes: Vec<_> = FORMS.iter().map(|offer| offer.what.suffix()).collect();
    Parameter::new(Place::Path, "suffix", json!({"enum": suffixes}), says).such_as("ttl")
}

/// A feed where the form is negotiated, and where the address ends in it.
fn feeds(profile: &Profile, language: Language) -> [Operation; 2] {
    let token = &profile.token;
    let id = format!("catalogue{}", pascal(token));
    let title = title(&profile.titles, language, token);
    let by_suffix = T("i et format", "i eit format", "in one format").in_language(language);
    let says = T(
        "Hele katalogen, den samme byte for byte så lenge innholdet er det samme. 404 når ingenting er publisert: et tomt dokument ville fått høstere til å slette det de har.",
        "Heile katalogen, den same byte for byte så lenge innhaldet er det same. 404 når ingenting er publisert: eit tomt dokument ville fått haustarar til å slette det dei har.",
        "The whole catalogue, the same byte for byte as long as the content is. 404 when nothing is published: an empty document would make harvesters delete what they have.",
    );
    [
        Operation::new(
            "get",
            format!("/catalog/{token}"),
            id.clone(),
            TAG,
            title.clone(),
        )
        .says(says)
        .takes(chosen(profile))
        .answers(200, found(), forms(), &HEADERS)
        .negotiates(FORMS),
        Operation::new(
            "get",
            format!("/catalog/{token}.{{suffix}}"),
            format!("{id}BySuffix"),
            TAG,
            format!("{title}, {by_suffix}"),
        )
        .says(says)
        .takes([suffix()])
        .takes(chosen(profile))
        .answers(200, found(), forms(), &HEADERS)
        .refuses(&[&kinds::ACCEPT_MALFORMED]),
    ]
    .map(|operation| {
        operation
            .revalidates()
            .refuses(&[&kinds::NOT_FOUND, &kinds::REQUEST_INVALID])
            .works()
    })
}

fn found() -> Text {
    T("Katalogen", "Katalogen", "The catalogue")
}

/// What chooses a part of a feed.
fn chosen(profile: &Profile) -> Vec<Parameter> {
    let page = T(
        "Én side, hel i seg selv, med Hydra-lenker til de andre",
        "Éi side, heil i seg sjølv, med Hydra-lenkjer til dei andre",
        "One page, complete in itself, with Hydra links to the others",
    );
    let page_number = json!({"type": "integer", "minimum": 1, "maximum": MOST_PAGES});
    let view = T(
        "Alt, eller bare datasettene",
        "Alt, eller berre datasetta",
        "Everything, or the datasets alone",
    );
    let views = json!({"enum": ["catalogue", "datasets"]});
    let mut taken = vec![
        Parameter::new(Place::Query, "page", page_number, page),
        Parameter::new(Place::Query, "view", views, view),
        parameters::lang(),
    ];
    if !profile.levels.is_empty() {
        let tokens: Vec<_> = profile.levels.iter().map(|l| l.token.as_str()).collect();
        let says = T(
            "Bare datasett med denne tilgangen",
            "Berre datasett med denne tilgangen",
            "Only datasets with this access",
        );
        let levels = json!({ "enum": tokens });
        taken.push(Parameter::new(Place::Query, "level", levels, says));
    }
    taken
}

fn title(titles: &Labels, language: Language, token: &str) -> String {
    let title = titles.choose(language);
    title.map_or_else(|| token.to_owned(), |label| label.text.clone())
}
