//! `/ns`: the ontology, as a page and as data.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::problem::Problem;
use super::answer::Representation;
use super::thing::{Form, REPRESENTATIONS, serialize};
use super::visit::{Visit, modified};
use crate::html;
use crate::rdf::Format;
use crate::registry::ontology_view;
use crate::vocab::hg;
use axum::extract::State;
use axum::response::Response;
use oxrdf::Triple;

/// The ontology in the format asked for.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let offer: Offer<Form> = visit.wanted.choose(REPRESENTATIONS)?;
    let modified = modified(&app);
    let mut representation = match offer.what {
        Form::Page => {
            let formats = REPRESENTATIONS.iter().filter_map(|offer| match offer.what {
                Form::Page => None,
                Form::Data(format) => {
                    Some((format.name(), format!("/ns?format={}", format.suffix())))
                }
            });
            let formats = formats.collect();
            let body = visit
                .draw(&app, move |site| html::terms(site, formats))
                .await?;
            Representation::page(body, visit.reader.language.tag(), modified)
        }
        Form::Data(format) => Representation {
            body: data(&app, format).await?.into(),
            media_type: offer.media_type,
            language: None,
            modified,
            ..Representation::page(String::new(), "", None)
        },
    };
    // The ontology keeps its name under every base.
    representation.links = vec![
        format!("<{}ns>; rel=\"canonical\"", hg::BASE),
        "</ns/context.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; \
         type=\"application/ld+json\""
            .to_owned(),
    ];
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

async fn data(app: &App, format: Format) -> Result<Vec<u8>, Problem> {
    let shared = app.clone();
    app.ask(move |asking| {
        let ontology = ontology_view(&asking.snapshot, shared.settings().iri_base.as_str());
        let mut triples: Vec<Triple> = ontology
            .triples(None, None, None)
            .filter_map(|triple| {
                let [s, p, o] = triple.map(|id| ontology.term(id));
                Triple::from_terms(s, p, o).ok()
            })
            .collect();
        triples.sort_by_cached_key(ToString::to_string);
        serialize(&triples, format, shared.prefixes())
    })
    .await
}
