//! `/doc/{collection}`: all things of a kind, as a page and as data.

use super::super::app::App;
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::thing::{Address, Form, REPRESENTATIONS, serialize};
use super::visit::{Visit, modified};
use crate::html::{self, After, Site};
use crate::rdf::Format;
use crate::registry::{Collection, List};
use axum::extract::State;
use axum::response::Response;
use oxrdf::NamedNode;

/// Most things of a list as data; the rest is behind `rel="next"`.
const MOST: usize = 1_000;

/// The things of a collection, in the format asked for or named by the suffix.
///
/// 404 if there is no such collection, 406 if it does not come in that format.
pub async fn show(
    State(app): State<App>,
    Path(collection): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (asked, modified) = (visit.clone(), modified(&app));
    let representation = visit
        .draw(&app, move |site| {
            let mut found = find(site, &Address::new(&collection), &asked)?;
            found.modified = modified;
            Ok::<_, Problem>(found)
        })
        .await??;
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

fn find(site: &Site<'_>, address: &Address, visit: &Visit) -> Result<Representation, Problem> {
    let suffixed = address.split.as_ref();
    let ways = [
        Some((address.full.as_str(), None)),
        suffixed.map(|(segment, suffix)| (segment.as_str(), Some(*suffix))),
    ];
    let (collection, suffix) = ways
        .into_iter()
        .flatten()
        .find_map(|(segment, suffix)| Some((site.registry.collection(segment)?, suffix)))
        .ok_or_else(|| Problem::new(&kinds::NOT_FOUND).detail("there is no such kind"))?;
    let wanted = match suffix {
        Some(suffix) => visit.wanted.clone().in_format(suffix),
        None => visit.wanted.clone(),
    };
    let offer = wanted.choose(REPRESENTATIONS)?;
    let after = visit.parameter("after");
    let path = format!("/doc/{}", collection.segment);
    let mut representation = match offer.what {
        Form::Page => page(site, collection, &path, After(after))?,
        Form::Data(format) => data(site, collection, &path, (after.as_deref(), format))?,
    };
    representation.media_type = offer.media_type;
    representation.location = Some(format!("{path}.{}", offer.what.suffix()));
    representation
        .links
        .push(format!("<{path}>; rel=\"canonical\""));
    for offer in REPRESENTATIONS {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let suffix = offer.what.suffix();
        let link = format!("<{path}.{suffix}>; rel=\"alternate\"; type=\"{essence}\"");
        representation.links.push(link);
    }
    Ok(representation)
}

fn page(
    site: &Site<'_>,
    collection: &Collection,
    path: &str,
    after: After,
) -> Result<Representation, Problem> {
    let formats = REPRESENTATIONS.iter().filter_map(|offer| match offer.what {
        Form::Page => None,
        Form::Data(format) => {
            let address = format!("{path}.{}", format.suffix());
            Some((format.name(), offer.media_type, address))
        }
    });
    let body = html::listing(site, &collection.segment, &after, formats.collect())
        .ok_or_else(|| Problem::new(&kinds::NOT_FOUND))?;
    Ok(Representation::page(body, site.language().tag(), None))
}

fn data(
    site: &Site<'_>,
    collection: &Collection,
    path: &str,
    (after, format): (Option<&str>, Format),
) -> Result<Representation, Problem> {
    let at = |after: Option<&str>| {
        let after = after.map(|iri| format!("?after={}", html::in_query(iri)));
        format!("{path}.{}{}", format.suffix(), after.unwrap_or_default())
    };
    let base = site.base.trim_end_matches('/');
    let name = NamedNode::new(format!("{base}/id/{}", collection.segment));
    let name = name.map_err(Problem::internal)?;
    let list = List::of(site.view, collection, &name, (after, MOST), |after| {
        NamedNode::new(format!("{base}{}", at(after))).ok()
    });
    let next = list
        .last
        .map(|last| format!("<{}>; rel=\"next\"", at(Some(last.as_str()))));
    let body = serialize(&list.triples, format, site.prefixes)?;
    Ok(Representation {
        body: body.into(),
        language: None,
        links: next.into_iter().collect(),
        ..Representation::page(String::new(), "", None)
    })
}
