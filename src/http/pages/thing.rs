//! `/id/...` and `/doc/...`: a thing, and what is said of it.

use super::super::app::App;
use super::super::edit::may_edit;
use super::super::negotiate::Offer;
use super::super::problem::{Problem, kinds};
use super::super::results::GRAPHS;
use super::super::session::Signed;
use super::super::wanted::Wanted;
use super::alternates;
use super::answer::Representation;
use super::ehds;
use super::gone;
use super::history;
use super::profiled::{self, Choice, Links};
use super::views;
use super::visit::{HTML, Visit, error_page, modified, with_site, with_writer};
use crate::catalogue::{self, Profile};
use crate::history::{Detail, Told, Whose};
use crate::html::{self, Facts, Reader, Site};
use crate::index::{GraphView, Scope, TermId};
use crate::rdf::{Format, Prefixes, write_turtle};
use crate::registry::describe;
use axum::Extension;
use axum::extract::State;
use axum::http::header::{LINK, LOCATION, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oxigraph::io::RdfSerializer;
use oxrdf::{GraphNameRef, NamedNode, QuadRef, Triple};
use std::time::SystemTime;

/// A page or data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Page,
    /// RDF.
    Data(Format),
}

/// What is said of a thing comes in these.
pub const REPRESENTATIONS: &[Offer<Form>] = &[
    Offer {
        what: Form::Page,
        media_type: HTML,
        names: &["html"],
    },
    data(Format::Turtle, &["ttl", "turtle"]),
    data(Format::JsonLd, &["jsonld", "json"]),
    data(Format::NTriples, &["nt", "ntriples"]),
    data(Format::RdfXml, &["rdf", "rdfxml", "xml"]),
];

/// What is told by a profile comes in these.
const DATA: &[Offer<Format>] = &[
    plain(Format::Turtle, &["ttl", "turtle"]),
    plain(Format::JsonLd, &["jsonld", "json"]),
    plain(Format::NTriples, &["nt", "ntriples"]),
    plain(Format::RdfXml, &["rdf", "rdfxml", "xml"]),
];

const fn plain(format: Format, names: &'static [&'static str]) -> Offer<Format> {
    Offer {
        what: format,
        media_type: format.media_type(),
        names,
    }
}

const fn data(format: Format, names: &'static [&'static str]) -> Offer<Form> {
    Offer {
        what: Form::Data(format),
        media_type: format.media_type(),
        names,
    }
}

impl Form {
    /// What ends the address of a document in this form.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Data(format) => format.suffix(),
        }
    }
}

/// The thing itself cannot be sent: 303 to what is said of it, 404 if nothing is.
pub async fn identify(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let address = Address::new(visit.uri.path().trim_start_matches("/id/"));
    let base = app.settings().iri_base.clone();
    let path = match address.full.contains('/') {
        true => {
            visit
                .draw(&app, move |site| {
                    let found = address.find(site.view, base.as_str());
                    found.map(|_| address.full)
                })
                .await?
        }
        // The list says if there is none.
        false => Some(address.full),
    };
    let Some(path) = path else {
        return Ok(missing(&app, &visit).await);
    };
    let query = visit.uri.query().map(|q| format!("?{q}"));
    let location = format!("/doc/{path}{}", query.unwrap_or_default());
    let header =
        |text: String| HeaderValue::from_str(&text).map_err(|_| Problem::new(&kinds::NOT_FOUND));
    let headers = [
        (LOCATION, header(location)?),
        (LINK, header(format!("</doc/{path}>; rel=\"describedby\""))?),
        (VARY, HeaderValue::from_static("Accept, Accept-Language")),
    ];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// What is said of a thing, in the format and language asked for or named by the suffix.
///
/// 404 if nothing is said of it, 406 if it does not come in that format.
pub async fn show(
    State(app): State<App>,
    signed: Option<Extension<Signed>>,
    visit: Visit,
) -> Result<Response, Problem> {
    history::check(&visit)?;
    let address = Address::new(visit.uri.path().trim_start_matches("/doc/"));
    let (shared, asked, modified) = (app.clone(), visit.clone(), modified(&app));
    let representation = app
        .ask(move |asking| {
            let view = asking.snapshot.view(Scope::Union);
            let base = shared.settings().iri_base.as_str();
            let Some(found) = address.find(&view, base) else {
                return Ok(None);
            };
            let wanted = match found.suffix {
                Some(suffix) => asked.wanted.clone().in_format(suffix),
                None => asked.wanted.clone(),
            };
            let snapshot = &asking.snapshot;
            let telling = profiled::telling(&shared, snapshot, &found.iri);
            let choice = profiled::choose(&asked, &telling)?;
            let told = profiled::for_page(&telling, snapshot, &found.iri, &asking.budget)?;
            let links = Links::of(&found.path, &found.iri, &telling, told.as_ref());
            if choice == Choice::Alternates {
                let asked = Visit {
                    wanted,
                    ..asked.clone()
                };
                let list = with_site(&shared, snapshot, asked.reader, |site| {
                    let thing = (found.path.as_str(), &found.iri);
                    alternates::list(&shared, site, &asked, thing, (&telling, &links))
                });
                return Ok(Some((list?, profiled::own_iri())));
            }
            if let Choice::Profile(token) = &choice {
                let profile = telling.iter().find(|profile| profile.token == *token);
                let profile = profile.ok_or_else(|| Problem::new(&kinds::NOT_ACCEPTABLE))?;
                let rendering = profiled::render(profile, snapshot, &found.iri, &asking.budget)?;
                let triples = rendering
                    .map(|rendering| rendering.triples)
                    .unwrap_or_default();
                let representation =
                    found.by_profile(&triples, (profile, &links), &wanted, shared.prefixes())?;
                return Ok(Some((representation, profile.iri.as_str().to_owned())));
            }
            let offer = wanted.choose(REPRESENTATIONS)?;
            let of_history = offer.what == Form::Page && history::is_asked(&asked);
            let body = match offer.what {
                Form::Page if of_history => {
                    let path = format!("/doc/{}", found.path);
                    let link =
                        with_site(&shared, snapshot, asked.reader, |site| site.link(found.id));
                    let about = html::history::About {
                        path: &path,
                        iri: found.iri.as_str(),
                        name: link.text,
                        lang: link.lang,
                        is_gone: false,
                    };
                    let whose = Whose::Thing(&view, found.id);
                    history::page(&shared, asking, &asked, (whose, &about))?.into_bytes()
                }
                Form::Page => {
                    let language = asked.reader.language;
                    let elements = ehds::elements(&shared, asking, language, &found.iri)?;
                    let may = |thing: &NamedNode| {
                        let who = signed.as_ref();
                        who.is_some_and(|who| may_edit(&shared, snapshot, thing, who))
                    };
                    with_writer(&shared, snapshot, asked.reader, &may, |site| {
                        let short = told.as_ref().and_then(|(profile, rendering)| {
                            catalogue::short(profile, rendering, language)
                        });
                        let thing = (found.path.as_str(), &found.iri);
                        let view = views::on_thing(&shared, asking, site, thing)?;
                        let whose = Whose::Thing(site.view, found.id);
                        let most = (None, html::history::BESIDE);
                        let history = shared.history().of(whose, most, Detail::Headers)?;
                        let told = Beside {
                            modified,
                            may_edit: site.form_of(&found.iri).is_some(),
                            history,
                            profiles: profiles(site, &found.path, &telling),
                        };
                        let page = found.page(site, told, &elements, (view, short));
                        Ok::<_, Problem>(page.into_bytes())
                    })?
                }
                Form::Data(format) => found.data(&view, format, shared.prefixes())?,
            };
            let links = links.headers(&profiled::own_iri());
            let representation = found.represent(body, offer, asked.reader, modified);
            let representation = Representation {
                links,
                location: representation.location.filter(|_| !of_history),
                ..representation
            };
            Ok(Some((representation, profiled::own_iri())))
        })
        .await?;
    match representation {
        Some((representation, profile)) => {
            let mut response = representation
                .dated(app.seen())
                .respond(&visit.headers, &visit.wanted);
            let headers = response.headers_mut();
            headers.insert(VARY, HeaderValue::from_static(profiled::VARIES));
            if let Ok(profile) = HeaderValue::from_str(&format!("<{profile}>")) {
                headers.insert(profiled::CONTENT_PROFILE, profile);
            }
            Ok(response)
        }
        None => Ok(missing(&app, &visit).await),
    }
}

/// The part of an address after `/id/` or `/doc/`, still percent-encoded.
pub struct Address {
    /// All of it.
    pub full: String,
    /// Without a suffix that names a format, and that suffix.
    pub split: Option<(String, &'static str)>,
}

impl Address {
    /// Of a path.
    pub fn new(path: &str) -> Self {
        let full = path.to_owned();
        let split = REPRESENTATIONS.iter().find_map(|offer| {
            let suffix = offer.what.suffix();
            let start = full.strip_suffix(suffix)?.strip_suffix('.')?;
            (!start.is_empty()).then(|| (start.to_owned(), suffix))
        });
        Self { full, split }
    }

    /// The thing here: a name that ends in `.ttl` goes before the suffix `.ttl`.
    fn find(&self, view: &GraphView, base: &str) -> Option<Found> {
        let split = self.split.as_ref();
        let split = split.map(|(path, suffix)| (path.as_str(), Some(*suffix)));
        let ways = [Some((self.full.as_str(), None)), split];
        ways.into_iter().flatten().find_map(|(path, suffix)| {
            let (iri, id) = known(view, base, path)?;
            Some(Found {
                path: path.to_owned(),
                iri,
                id,
                suffix,
            })
        })
    }
}

/// What a page is told beside what is said of the thing.
struct Beside {
    modified: Option<SystemTime>,
    may_edit: bool,
    history: Option<Told>,
    profiles: Vec<html::Link>,
}

/// Links to a thing in the words of the profiles that tell it.
fn profiles(site: &Site<'_>, path: &str, telling: &[&Profile]) -> Vec<html::Link> {
    let link = |profile: &&Profile| {
        let title = profile.titles.choose(site.reader.language);
        let name = title.map_or(profile.token.as_str(), |label| label.text.as_str());
        let address = format!("/doc/{path}?_profile={}", profile.token);
        html::Link {
            lang: site.foreign(title.and_then(|label| label.language.as_deref())),
            ..html::Link::new(name, site.reader.local(&address))
        }
    };
    telling.iter().map(link).collect()
}

/// A thing something is said of.
struct Found {
    /// Its path under `/doc/`.
    path: String,
    iri: NamedNode,
    id: TermId,
    suffix: Option<&'static str>,
}

/// The thing of a path, as sent or decoded, if anything is said of it or refers to it.
fn known(view: &GraphView, base: &str, path: &str) -> Option<(NamedNode, TermId)> {
    let decoded = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .ok()?;
    [path, &decoded].into_iter().find_map(|path| {
        let iri = NamedNode::new(format!("{base}id/{path}")).ok()?;
        let id = view.id(&iri)?;
        let said = view.triples(Some(id), None, None).next().is_some();
        let mentioned = || view.triples(None, None, Some(id)).next().is_some();
        (said || mentioned()).then_some((iri, id))
    })
}

impl Found {
    /// Everything said of it, the thing first, in an order that does not depend on the index.
    fn data(
        &self,
        view: &GraphView,
        format: Format,
        prefixes: &Prefixes,
    ) -> Result<Vec<u8>, Problem> {
        let mut triples = describe(view, self.id);
        let own = self.iri.to_string();
        triples.sort_by_cached_key(|triple| {
            let subject = triple.subject.to_string();
            (subject != own, subject, triple.to_string())
        });
        serialize(&triples, format, prefixes)
    }

    fn represent(
        &self,
        body: Vec<u8>,
        offer: Offer<Form>,
        reader: Reader,
        modified: Option<SystemTime>,
    ) -> Representation {
        let mut location = format!("/doc/{}.{}", self.path, offer.what.suffix());
        let language = (offer.what == Form::Page).then(|| reader.language.tag());
        if let Some(language) = language {
            location.push_str("?lang=");
            location.push_str(language);
        }
        Representation {
            body: body.into(),
            media_type: offer.media_type,
            language,
            modified,
            location: Some(location),
            links: Vec::new(),
        }
    }

    fn page(
        &self,
        site: &Site<'_>,
        told: Beside,
        (cells, asked, publishing): &ehds::Row,
        (view, short): (Option<html::views::OnThing>, Option<serde_json::Value>),
    ) -> String {
        let path = format!("/doc/{}", self.path);
        let formats = REPRESENTATIONS.iter().filter_map(|offer| match offer.what {
            Form::Page => None,
            Form::Data(format) => Some((
                format.name(),
                offer.media_type,
                format!("{path}.{}", format.suffix()),
            )),
        });
        let facts = Facts {
            path: &path,
            formats: formats.collect(),
            history: html::history::beside(site, &path, told.history.as_ref(), date_time),
            profiles: told.profiles,
            changed: told.modified.map(date_time),
            edit: told
                .may_edit
                .then(|| format!("/edit?of={}", html::in_query(self.iri.as_str()))),
            elements: html::ehds::Row::of(site, cells, asked, publishing.as_ref()),
            view,
            // Nothing in it may end the element it stands in.
            short: short.map(|short| short.to_string().replace('<', "\\u003c")),
        };
        html::thing(site, self.id, facts)
    }

    /// The same in the words of a profile, which are data.
    fn by_profile(
        &self,
        triples: &[Triple],
        (profile, links): (&Profile, &Links),
        wanted: &Wanted,
        prefixes: &Prefixes,
    ) -> Result<Representation, Problem> {
        let offer = wanted.choose(DATA)?;
        let suffix = offer.what.suffix();
        let mut headers = links.headers(profile.iri.as_str());
        let canonical = format!("</doc/{}>; rel=\"canonical\"", self.path);
        headers.retain(|link| *link != canonical);
        headers.push(format!(
            "</doc/{}?_profile={}>; rel=\"canonical\"",
            self.path, profile.token
        ));
        Ok(Representation {
            body: serialize(triples, offer.what, prefixes)?.into(),
            media_type: offer.media_type,
            location: Some(format!(
                "/doc/{}.{suffix}?_profile={}",
                self.path, profile.token
            )),
            language: None,
            links: headers,
            ..Representation::page(String::new(), "", None)
        })
    }
}

/// Triples of one graph as a document.
pub fn serialize(
    triples: &[Triple],
    format: Format,
    prefixes: &Prefixes,
) -> Result<Vec<u8>, Problem> {
    if format == Format::Turtle {
        return Ok(write_turtle(triples, prefixes).into_bytes());
    }
    let mut serializer = RdfSerializer::from_format(format.as_io());
    for (prefix, iri) in prefixes.iter() {
        serializer = serializer
            .with_prefix(prefix, iri)
            .map_err(Problem::internal)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in triples {
        let quad = QuadRef::new(
            &triple.subject,
            &triple.predicate,
            &triple.object,
            GraphNameRef::DefaultGraph,
        );
        writer.serialize_quad(quad).map_err(|error| {
            // RDF/XML cannot name every predicate, and not every format knows triple terms.
            Problem::new(&kinds::NOT_ACCEPTABLE)
                .detail(format!("{} cannot say this: {error}", format.name()))
        })?;
    }
    writer.finish().map_err(Problem::internal)
}

/// 404: a page with what resembles the address for people, a problem for programs.
///
/// What was there and was removed is told by [`gone`].
async fn missing(app: &App, visit: &Visit) -> Response {
    match gone::tell(app, visit).await {
        Ok(Some(told)) => return told,
        Ok(None) => {}
        Err(problem) => return problem.into_response(),
    }
    let problem = Problem::new(&kinds::NOT_FOUND).detail("nothing is said of this address");
    if !visit.wanted.prefers_html(GRAPHS) {
        return problem.into_response();
    }
    let path = visit.uri.path().to_owned();
    let page = visit
        .draw(app, move |site| {
            let rest = path.trim_start_matches("/id/").trim_start_matches("/doc/");
            let (segment, slug) = rest.split_once('/').unwrap_or((rest, ""));
            let near = html::Near::to(site, segment, slug);
            let status = StatusCode::NOT_FOUND.as_u16();
            html::problem(
                site.reader,
                &path,
                (status, html::Problem::Missing),
                None,
                near,
            )
        })
        .await;
    match page {
        Ok(page) => error_page(StatusCode::NOT_FOUND, visit.reader, page),
        Err(problem) => problem.into_response(),
    }
}

/// A moment as `xsd:dateTime`, in whole seconds, UTC.
pub fn date_time(time: SystemTime) -> String {
    // HTTP dates are the one calendar at hand: `Sun, 06 Nov 1994 08:49:37 GMT`.
    let http = httpdate::fmt_http_date(time);
    let mut parts = http.split(' ').skip(1);
    let mut next = || parts.next().unwrap_or_default();
    let (day, month, year, clock) = (next(), next(), next(), next());
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let month = MONTHS.find(month).map_or(0, |at| at / 3 + 1);
    format!("{year}-{month:02}-{day}T{clock}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn moments_are_written_as_xml_schema_has_them() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(date_time(time), "1994-11-06T08:49:37Z");
    }

    #[test]
    fn suffixes_are_split_off() {
        for (path, split) in [
            ("a/b.ttl", Some(("a/b", "ttl"))),
            ("a/b.c.jsonld", Some(("a/b.c", "jsonld"))),
            ("a/b.html", Some(("a/b", "html"))),
            ("a/b.exe", None),
            ("a/b", None),
        ] {
            let found = Address::new(path).split;
            let found = found
                .as_ref()
                .map(|(path, suffix)| (path.as_str(), *suffix));
            assert_eq!(found, split, "{path}");
        }
    }
}
