//! Negotiation by profile ([W3C dx-prof-conneg](https://www.w3.org/TR/dx-prof-conneg/)), and the
//! links by which programs find their way around a thing ([signposting](https://signposting.org/FAIR/)).

use super::super::app::App;
use super::super::problem::{Problem, kinds};
use super::thing::REPRESENTATIONS;
use super::visit::Visit;
use crate::catalogue::{Profile, Renderer, Rendering, types_of, values_of};
use crate::index::{Scope, Snapshot};
use crate::query::Budget;
use crate::vocab::hg;
use axum::http::HeaderName;
use oxrdf::NamedNode;
use serde_json::{Value, json};

/// Which profiles a caller accepts.
const ACCEPT_PROFILE: HeaderName = HeaderName::from_static("accept-profile");
/// The name of our own way to tell things, without a profile.
pub const OWN: &str = "helsegraf";
/// Which profile a representation keeps to.
pub const CONTENT_PROFILE: HeaderName = HeaderName::from_static("content-profile");
/// What varies with the caller, where profiles can be chosen.
pub const VARIES: &str = "Accept, Accept-Language, Accept-Encoding, Accept-Profile";

/// The IRI of our own way to tell things.
pub fn own_iri() -> String {
    format!("{}ns", hg::BASE)
}

/// What a caller wants to read of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What we say of it.
    Own,
    /// The same in the words of a profile, by its token.
    Profile(String),
    /// The list of all these.
    Alternates,
}

/// The profiles that tell a thing.
pub fn telling<'a>(app: &'a App, snapshot: &Snapshot, thing: &NamedNode) -> Vec<&'a Profile> {
    let view = snapshot.view(Scope::Union);
    let profiles = app.profiles().iter();
    profiles
        .filter(|profile| profile.tells(&view, thing))
        .collect()
}

/// What a caller wants: `_profile` goes before `Accept-Profile`.
///
/// 400 for a header that does not parse, 406 with a list for what there is not.
pub fn choose(visit: &Visit, telling: &[&Profile]) -> Result<Choice, Problem> {
    let of = |name: &str| -> Option<Choice> {
        if name == OWN || name == own_iri() {
            return Some(Choice::Own);
        }
        let known = telling.iter().find(|profile| {
            profile.token == name || profile.iris().any(|iri| iri.as_str() == name)
        });
        known.map(|profile| Choice::Profile(profile.token.clone()))
    };
    let named = visit.parameter("_profile");
    if let Some(name) = named.filter(|name| !name.is_empty()) {
        return match name.as_str() {
            "alt" => Ok(Choice::Alternates),
            name => of(name).ok_or_else(|| not_acceptable(telling)),
        };
    }
    let accepted = accepted(visit)?;
    if accepted.is_empty() {
        return Ok(Choice::Own);
    }
    let mut names = accepted.iter();
    names
        .find_map(|name| of(name))
        .ok_or_else(|| not_acceptable(telling))
}

fn not_acceptable(telling: &[&Profile]) -> Problem {
    let tokens = telling.iter().map(|profile| profile.token.as_str());
    let tokens: Vec<&str> = std::iter::once(OWN).chain(tokens).collect();
    Problem::new(&kinds::NOT_ACCEPTABLE)
        .detail(format!(
            "this is told by the profiles {}; _profile=alt lists them",
            tokens.join(", ")
        ))
        .with("profiles", tokens)
}

/// The profiles of `Accept-Profile`, the most wanted first.
fn accepted(visit: &Visit) -> Result<Vec<String>, Problem> {
    let mut wanted: Vec<(u16, String)> = Vec::new();
    for line in visit.headers.get_all(ACCEPT_PROFILE) {
        let line = line.to_str().map_err(|_| malformed("it is not ASCII"))?;
        for item in items(line) {
            let (name, weight) = match item.rsplit_once(";q=").or_else(|| item.rsplit_once("; q="))
            {
                Some((name, weight)) => (name.trim(), quality(weight.trim())?),
                None => (item, 1000),
            };
            let spelled = name.strip_prefix('<').and_then(|n| n.strip_suffix('>'));
            let is_token = |name: &str| {
                name.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            };
            let name = match spelled {
                Some(iri) if NamedNode::new(iri).is_ok() => iri,
                None if is_token(name) => name,
                _ => return Err(malformed(item)),
            };
            if weight > 0 {
                wanted.push((weight, name.to_owned()));
            }
        }
    }
    // Stable: among equals the first named.
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    Ok(wanted.into_iter().map(|(_, name)| name).collect())
}

/// The items of a list; a comma inside an IRI is part of it.
fn items(line: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    line.split(move |c: char| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => return c == ',' && !inside,
        }
        false
    })
    .map(str::trim)
    .filter(|item| !item.is_empty())
}

fn quality(text: &str) -> Result<u16, Problem> {
    let quality = text.parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q));
    let quality = quality.ok_or_else(|| malformed(text))?;
    Ok((quality * 1000.0) as u16)
}

fn malformed(what: &str) -> Problem {
    Problem::new(&kinds::ACCEPT_MALFORMED).detail(format!(
        "not understood in the Accept-Profile header: {what:?}; it takes <IRI>;q=0.5 and tokens"
    ))
}

/// A thing in the words of the profile whose names stand alone in pages, if one tells it.
pub fn for_page<'a>(
    telling: &[&'a Profile],
    snapshot: &Snapshot,
    thing: &NamedNode,
    budget: &Budget,
) -> Result<Option<(&'a Profile, Rendering)>, Problem> {
    let Some(profile) = telling.iter().find(|profile| profile.short_names.is_some()) else {
        return Ok(None);
    };
    let rendering = render(profile, snapshot, thing, budget)?;
    Ok(rendering.map(|rendering| (*profile, rendering)))
}

/// A thing in the words of a profile.
pub fn render(
    profile: &Profile,
    snapshot: &Snapshot,
    thing: &NamedNode,
    budget: &Budget,
) -> Result<Option<Rendering>, Problem> {
    let mut renderer = Renderer::new(profile, snapshot, budget.clone());
    let rendered = renderer.render_one(thing)?;
    Ok(rendered.map(|(_, rendering)| rendering))
}

/// One link to or from a thing.
#[derive(Debug, Clone, Default)]
pub struct To {
    href: String,
    rel: &'static str,
    media_type: Option<&'static str>,
    /// The profile of what it leads to.
    profile: Option<String>,
}

impl To {
    fn new(rel: &'static str, href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            rel,
            ..Self::default()
        }
    }

    fn of_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type.split(';').next().unwrap_or_default());
        self
    }

    fn by(mut self, profile: &str) -> Self {
        self.profile = Some(profile.to_owned());
        self
    }

    /// As a value of the `Link` header; an alternate names its profile as the note of W3C has it.
    fn header(&self) -> String {
        let mut text = format!("<{}>; rel=\"{}\"", self.href, self.rel);
        if let Some(media_type) = self.media_type {
            text.push_str(&format!("; type=\"{media_type}\""));
        }
        if let Some(profile) = &self.profile {
            let name = if self.rel == "describedby" {
                "profile"
            } else {
                "formats"
            };
            text.push_str(&format!("; {name}=\"{profile}\""));
        }
        text
    }
}

/// All links of a thing.
#[derive(Debug, Clone, Default)]
pub struct Links(Vec<To>);

/// Longest `Link` header, in bytes; what does not fit is in the link set.
const LONGEST: usize = 6_000;

impl Links {
    /// Of the thing at `/doc/{path}`.
    pub fn of(
        path: &str,
        thing: &NamedNode,
        telling: &[&Profile],
        told: Option<&(&Profile, Rendering)>,
    ) -> Self {
        let doc = format!("/doc/{path}");
        let mut links = vec![
            To::new("canonical", doc.clone()),
            To::new("describes", thing.as_str()),
            To::new("cite-as", thing.as_str()),
            To::new(
                "linkset",
                format!(
                    "{doc}?_profile=alt&_mediatype={}",
                    LINKSET.replace('+', "%2B")
                ),
            )
            .of_type(LINKSET),
            To::new("describedby", format!("{doc}.ttl"))
                .of_type("text/turtle")
                .by(&own_iri()),
        ];
        if let Some((collection, _)) = path.split_once('/') {
            links.push(To::new("collection", format!("/doc/{collection}")));
        }
        if let Some((profile, rendering)) = told {
            links.push(To::new("type", ABOUT_PAGE));
            let add = |links: &mut Vec<To>, rel, found: Vec<NamedNode>| {
                let web = found
                    .into_iter()
                    .filter(|iri| iri.as_str().starts_with("http"));
                links.extend(web.map(|iri| To::new(rel, iri.into_string())));
            };
            add(&mut links, "type", types_of(rendering));
            for (rel, names) in SIGNS {
                add(&mut links, rel, values_of(profile, rendering, names));
            }
        }
        for offer in REPRESENTATIONS {
            let href = format!("{doc}.{}", offer.what.suffix());
            links.push(To::new("alternate", href).of_type(offer.media_type));
        }
        for profile in telling {
            let href = format!("{doc}?_profile={}", profile.token);
            links.push(
                To::new("alternate", href)
                    .of_type("text/turtle")
                    .by(profile.iri.as_str()),
            );
        }
        Self(links)
    }

    /// The values of the `Link` header: the most telling first, as many as fit.
    pub fn headers(&self, profile: &str) -> Vec<String> {
        let mut length = 0;
        let own = To::new("profile", profile);
        std::iter::once(&own)
            .chain(&self.0)
            .map(To::header)
            .take_while(|text| {
                length += text.len() + 2;
                length <= LONGEST
            })
            .collect()
    }

    /// All of them as a link set ([RFC 9264](https://www.rfc-editor.org/rfc/rfc9264)).
    pub fn set(&self, origin: &str, path: &str) -> Value {
        let whole = |href: &str| match href.starts_with('/') {
            true => format!("{origin}{href}"),
            false => href.to_owned(),
        };
        let mut set = serde_json::Map::new();
        set.insert("anchor".to_owned(), whole(&format!("/doc/{path}")).into());
        for link in &self.0 {
            let mut target = json!({ "href": whole(&link.href) });
            if let Some(media_type) = link.media_type {
                target["type"] = media_type.into();
            }
            if let Some(profile) = &link.profile {
                target["profile"] = json!([profile]);
            }
            let list = set.entry(link.rel).or_insert_with(|| json!([]));
            if let Some(list) = list.as_array_mut() {
                list.push(target);
            }
        }
        json!({ "linkset": [set] })
    }
}

/// The media type of link sets.
pub const LINKSET: &str = "application/linkset+json";

/// What a page about a thing is, whatever the thing.
const ABOUT_PAGE: &str = "https://schema.org/AboutPage";

/// Relations of signposting, and what schema.org calls them.
const SIGNS: [(&str, &[&str]); 3] = [
    ("author", &["author", "creator", "publisher"]),
    ("license", &["license"]),
    ("item", &["contentUrl"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_profiles_are_read() {
        let found: Vec<_> = items("<http://e/a,b>;q=0.5, token , <http://e/c>").collect();
        assert_eq!(found, ["<http://e/a,b>;q=0.5", "token", "<http://e/c>"]);
        for (text, wanted) in [
            ("1", Some(1000)),
            ("0.25", Some(250)),
            ("2", None),
            ("x", None),
        ] {
            assert_eq!(quality(text).ok(), wanted, "{text}");
        }
    }
}
