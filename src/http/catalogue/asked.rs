//! What is asked for of a feed: profile, form, level, part and page.

use super::super::app::App;
use super::super::form;
use super::super::negotiate::Offer;
use super::super::origin::origin;
use super::super::pages::visit::Visit;
use super::super::problem::{Problem, kinds};
use super::{FORMS, Form, profile};
use crate::catalogue::{Origin, Part, Profile, Selection};

/// The parameters a feed has, those of every page left out.
const PARAMETERS: [&str; 3] = ["level", "view", "page"];

/// No catalogue has more pages.
pub const MOST_PAGES: usize = 1_000_000;

/// The parameters that choose a representation.
const CHOOSING: [&str; 5] = ["format", "_mediatype", "_format", "_profile", "lang"];

/// What is asked for of a feed.
pub struct Asked {
    /// The token of the profile.
    pub token: String,
    /// Page or data.
    pub offer: Offer<Form>,
    /// What of it.
    pub selection: Selection,
    /// Where it is read, without its page.
    pub origin: Origin,
    /// The same in our own words: path and query without page and form.
    pub path: String,
    /// The query that chooses, `?level=public`, or nothing.
    pub query: String,
}

impl Asked {
    /// Reads an address: 404 for an unknown profile, 400 for a parameter that says nothing, 406
    /// for a form there is not.
    pub fn new(app: &App, name: &str, visit: &Visit) -> Result<Self, Problem> {
        let (token, suffix) = split(name);
        let profile = profile(app, token)?;
        let query = visit.uri.query().unwrap_or_default();
        let given = form::strict(query.as_bytes())
            .map_err(|name| invalid(format!("the value of {name:?} is not UTF-8")))?;
        for (name, _) in &given {
            let known = PARAMETERS
                .iter()
                .chain(&CHOOSING)
                .any(|known| known == name);
            if !known {
                let known = PARAMETERS.join(", ");
                return Err(invalid(format!(
                    "there is no parameter {name:?}; there are {known}"
                )));
            }
        }
        let value = |name: &str| -> Result<Option<&str>, Problem> {
            let mut values = given.iter().filter(|(known, _)| known == name);
            let first = values.next().map(|(_, value)| value.as_str());
            match values.next() {
                Some(_) => Err(invalid(format!("{name:?} is given twice"))),
                None => Ok(first),
            }
        };
        let is_other = |name: &&str| {
            let named = app.profiles().find(name);
            !name.is_empty() && named.is_none_or(|profile| profile.token != token)
        };
        if let Some(other) = value("_profile")?.filter(is_other) {
            return Err(invalid(format!(
                "this address is that of profile {token:?}, not of {other:?}"
            )));
        }
        let selection = Selection {
            level: value("level")?
                .map(|text| level(profile, text))
                .transpose()?,
            part: value("view")?.map(part).transpose()?.unwrap_or_default(),
            page: value("page")?.map(page).transpose()?,
        };
        let wanted = match suffix {
            Some(suffix) => visit.wanted.clone().in_format(suffix),
            None => visit.wanted.clone(),
        };
        let kept: Vec<String> = ["level", "view"]
            .into_iter()
            .filter_map(|name| Some(format!("{name}={}", value(name).ok()??)))
            .collect();
        let query = match kept.is_empty() {
            true => String::new(),
            false => format!("?{}", kept.join("&")),
        };
        Ok(Self {
            offer: wanted.choose(FORMS)?,
            selection,
            origin: Origin(format!(
                "{}{}{query}",
                origin(&visit.headers),
                visit.uri.path()
            )),
            path: format!("/catalog/{token}"),
            token: token.to_owned(),
            query,
        })
    }

    /// The address of the same in another form.
    pub fn in_form(&self, form: Form) -> String {
        format!("{}.{}{}", self.path, form.suffix(), self.query)
    }
}

/// A name and the suffix of a form, if it ends in one.
pub fn split(name: &str) -> (&str, Option<&'static str>) {
    FORMS
        .iter()
        .find_map(|offer| {
            let suffix = offer.what.suffix();
            let token = name.strip_suffix(suffix)?.strip_suffix('.')?;
            Some((token, Some(suffix)))
        })
        .unwrap_or((name, None))
}

fn level(profile: &Profile, text: &str) -> Result<usize, Problem> {
    profile.level(text).ok_or_else(|| {
        let known: Vec<_> = profile.levels.iter().map(|l| l.token.as_str()).collect();
        let told = match known.is_empty() {
            true => format!("profile {:?} has no levels", profile.token),
            false => format!("there is no level {text:?}; there are {}", known.join(", ")),
        };
        invalid(told).with("levels", known)
    })
}

fn part(text: &str) -> Result<Part, Problem> {
    match text {
        "datasets" => Ok(Part::Members),
        "catalogue" => Ok(Part::Whole),
        other => Err(invalid(format!(
            "there is no view {other:?}; there are catalogue, datasets"
        ))),
    }
}

fn page(text: &str) -> Result<usize, Problem> {
    text.parse()
        .ok()
        .filter(|page| (1..=MOST_PAGES).contains(page))
        .ok_or_else(|| {
            invalid(format!(
                "a page is a whole number from 1 to {MOST_PAGES}, not {text:?}"
            ))
        })
}

fn invalid(detail: String) -> Problem {
    Problem::new(&kinds::REQUEST_INVALID).detail(detail)
}
