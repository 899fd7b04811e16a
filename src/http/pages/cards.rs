//! The cards on the page of a thing: those that the collection of its kind declares (`hg:card`).

use super::super::Asking;
use super::super::app::App;
use super::super::problem::Problem;
use super::domains;
use crate::html::Site;
use crate::vocab::hg;
use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, NamedNodeRef};
use tracing::warn;

/// Draws a card of a thing.
type Draw = fn(&App, &Asking, &Site<'_>, &NamedNode) -> Result<String, Problem>;

/// The cards there are.
const CARDS: [(NamedNodeRef<'static>, Draw); 1] = [(hg::HEALTH_CARD, domains::card)];

/// The cards of a thing as HTML, in the order of their names.
pub fn of(
    app: &App,
    asking: &Asking,
    site: &Site<'_>,
    thing: &NamedNode,
) -> Result<Vec<String>, Problem> {
    let mut drawn = Vec::new();
    for card in declared(site, thing) {
        let known = CARDS.iter().find(|(iri, _)| iri.as_str() == card);
        match known {
            Some((_, draw)) => drawn.push(draw(app, asking, site, thing)?),
            None => warn!(
                card,
                "the shapes declare a card that this program does not have"
            ),
        }
    }
    Ok(drawn)
}

/// The cards that the collection of a thing's class declares.
fn declared<'a>(site: &Site<'a>, thing: &NamedNode) -> Vec<&'a str> {
    let ids = site.view.id(thing).zip(site.view.id(rdf::TYPE));
    let mut cards = Vec::new();
    for class in ids
        .into_iter()
        .flat_map(|(thing, a)| site.view.objects(thing, a))
    {
        let collection = site.registry.collection_of(site.view.text(class));
        cards.extend(
            collection
                .into_iter()
                .flat_map(|c| c.cards.iter().map(String::as_str)),
        );
    }
    cards.sort_unstable();
    cards.dedup();
    cards
}
