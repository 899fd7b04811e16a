//! `/doc/...?_profile=alt`: every way a thing is told, as a page, as data and as a link set.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::origin::origin;
use super::super::problem::Problem;
use super::answer::Representation;
use super::profiled::{LINKSET, Links, OWN, own_iri};
use super::thing::{REPRESENTATIONS, serialize};
use super::visit::{HTML, Visit};
use crate::catalogue::Profile;
use crate::html::{self, Site};
use crate::rdf::{Format, Label, Labels};
use crate::vocab::{altr, dct};
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, Triple};

/// Page, data or link set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Page,
    Data(Format),
    Links,
}

/// What the list comes in.
const FORMS: &[Offer<Form>] = &[
    Offer {
        what: Form::Page,
        media_type: HTML,
        names: &["html"],
    },
    Offer {
        what: Form::Data(Format::Turtle),
        media_type: "text/turtle",
        names: &["ttl", "turtle"],
    },
    Offer {
        what: Form::Data(Format::JsonLd),
        media_type: "application/ld+json",
        names: &["jsonld", "json"],
    },
    Offer {
        what: Form::Data(Format::NTriples),
        media_type: "application/n-triples",
        names: &["nt"],
    },
    Offer {
        what: Form::Data(Format::RdfXml),
        media_type: "application/rdf+xml",
        names: &["rdf"],
    },
    Offer {
        what: Form::Links,
        media_type: LINKSET,
        names: &["linkset"],
    },
];

/// One way to tell a thing: token, IRI of the profile, its names, and where it is told.
struct Way {
    token: String,
    iri: NamedNode,
    titles: Labels,
    media_type: &'static str,
    format: &'static str,
    address: String,
}

/// The list of the thing at `/doc/{path}`.
pub fn list(
    app: &App,
    site: &Site<'_>,
    visit: &Visit,
    (path, thing): (&str, &NamedNode),
    (telling, links): (&[&Profile], &Links),
) -> Result<Representation, Problem> {
    let offer = visit.wanted.choose(FORMS)?;
    let ways = ways(path, telling)?;
    let (body, language) = match offer.what {
        Form::Page => (page(site, path, thing, &ways), Some(site.language().tag())),
        Form::Data(format) => (data(app, visit, thing, (&ways, format))?, None),
        Form::Links => (
            links
                .set(&origin(&visit.headers), path)
                .to_string()
                .into_bytes(),
            None,
        ),
    };
    Ok(Representation {
        body: body.into(),
        media_type: offer.media_type,
        language,
        ..Representation::page(String::new(), "", None)
    })
}

fn ways(path: &str, telling: &[&Profile]) -> Result<Vec<Way>, Problem> {
    let mut own = Labels::default();
    own.add("Helsegraf", None);
    let iri = NamedNode::new(own_iri()).map_err(Problem::internal)?;
    let mut ways = Vec::new();
    for offer in REPRESENTATIONS {
        let suffix = offer.what.suffix();
        ways.push(Way {
            token: OWN.to_owned(),
            iri: iri.clone(),
            titles: own.clone(),
            media_type: offer.media_type.split(';').next().unwrap_or_default(),
            format: suffix,
            address: format!("/doc/{path}.{suffix}"),
        });
    }
    for profile in telling {
        for offer in REPRESENTATIONS
            .iter()
            .filter(|offer| offer.what != super::thing::Form::Page)
        {
            let suffix = offer.what.suffix();
            ways.push(Way {
                token: profile.token.clone(),
                iri: profile.iri.clone(),
                titles: profile.titles.clone(),
                media_type: offer.media_type,
                format: suffix,
                address: format!("/doc/{path}.{suffix}?_profile={}", profile.token),
            });
        }
    }
    Ok(ways)
}

fn page(site: &Site<'_>, path: &str, thing: &NamedNode, ways: &[Way]) -> Vec<u8> {
    let mut rows: Vec<html::catalogue::Told> = Vec::new();
    for way in ways {
        let link = (way.format, way.media_type, way.address.clone());
        match rows.last_mut().filter(|row| row.token == way.token) {
            Some(row) => row.formats.push(link),
            None => {
                let label = way.titles.choose(site.language());
                let label = label
                    .cloned()
                    .unwrap_or_else(|| Label::untagged(&way.token));
                rows.push(html::catalogue::Told {
                    name: site.link_to(way.iri.as_str(), label),
                    token: way.token.clone(),
                    formats: vec![link],
                });
            }
        }
    }
    html::catalogue::alternates(site, path, thing, rows).into_bytes()
}

fn data(
    app: &App,
    visit: &Visit,
    thing: &NamedNode,
    (ways, format): (&[Way], Format),
) -> Result<Vec<u8>, Problem> {
    let origin = origin(&visit.headers);
    let mut triples = Vec::new();
    for (place, way) in ways.iter().enumerate() {
        let address =
            NamedNode::new(format!("{origin}{}", way.address)).map_err(Problem::internal)?;
        let text = |text: &str| Literal::new_simple_literal(text);
        if place == 0 {
            triples.push(Triple::new(
                thing.clone(),
                altr::HAS_DEFAULT_REPRESENTATION,
                address.clone(),
            ));
        }
        triples.extend([
            Triple::new(thing.clone(), altr::HAS_REPRESENTATION, address.clone()),
            Triple::new(address.clone(), rdf::TYPE, altr::REPRESENTATION),
            Triple::new(address.clone(), dct::CONFORMS_TO, way.iri.clone()),
            Triple::new(address, dct::FORMAT, text(way.media_type)),
        ]);
    }
    serialize(&triples, format, app.prefixes())
}
