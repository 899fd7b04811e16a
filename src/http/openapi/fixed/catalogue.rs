//! The feeds of the profiles, and what programs look for at fixed addresses, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use crate::http::catalogue::FORMS;
use crate::http::kinds;
use crate::http::results::GRAPHS;
use crate::http::text::Text;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "catalogue";

pub(super) fn operations() -> Vec<Operation> {
    vec![list(), feed(), void(), sitemap(), robots()]
}

/// `?_profile=`
pub(super) fn profile() -> Parameter {
    let says = T(
        "Profilen det fortelles etter, med kort navn eller IRI; `alt` lister dem. Går foran `Accept-Profile`.",
        "Profilen det blir fortalt etter, med kort namn eller IRI; `alt` listar dei. Går framfor `Accept-Profile`.",
        "The profile it is told by, by short name or IRI; `alt` lists them. Goes before `Accept-Profile`.",
    );
    Parameter::new(Place::Query, "_profile", json!({"type": "string"}), says)
}

fn forms() -> Vec<Content> {
    Content::offered(FORMS, |media_type| Some(schema::rdf(media_type)))
}

fn list() -> Operation {
    let summary = T("Alle kataloger", "Alle katalogar", "All catalogues");
    let says = T(
        "En katalog for hver profil, med hvor mye som er publisert.",
        "Ein katalog for kvar profil, med kor mykje som er publisert.",
        "A catalogue for each profile, with how much is published.",
    );
    let found = T("Katalogene", "Katalogane", "The catalogues");
    Operation::new("get", "/catalog", "catalogues", TAG, summary)
        .says(says)
        .takes([parameters::lang()])
        .answers(200, found, forms(), &["ETag", "Link", "Content-Location"])
        .revalidates()
        .negotiates(FORMS)
        .works()
}

fn feed() -> Operation {
    let summary = T(
        "Katalogen etter en profil, til høsting",
        "Katalogen etter ein profil, til hausting",
        "The catalogue by a profile, to harvest",
    );
    let says = T(
        "Alt som er publisert, eller en side av det. Et tomt dokument sendes aldri: da er svaret 404.",
        "Alt som er publisert, eller ei side av det. Eit tomt dokument blir aldri sendt: då er svaret 404.",
        "All that is published, or a page of it. An empty document is never sent: the answer is 404 then.",
    );
    let text = || json!({"type": "string"});
    let name = T(
        "Profilens korte navn; kan ende på `.ttl`, `.jsonld`, `.nt`, `.rdf` eller `.html`",
        "Det korte namnet på profilen; kan ende på `.ttl`, `.jsonld`, `.nt`, `.rdf` eller `.html`",
        "The short name of the profile; may end in `.ttl`, `.jsonld`, `.nt`, `.rdf` or `.html`",
    );
    let level = T(
        "Ett tilgangsnivå",
        "Eitt tilgangsnivå",
        "One level of access",
    );
    let view = T(
        "Med eller uten katalogen selv",
        "Med eller utan katalogen sjølv",
        "With or without the catalogue itself",
    );
    let page = T("Én side, fra 1", "Éi side, frå 1", "One page, from 1");
    Operation::new("get", "/catalog/{name}", "catalogue", TAG, summary)
        .says(says)
        .takes([
            Parameter::new(Place::Path, "name", text(), name).such_as("dcat-ap-3"),
            Parameter::new(Place::Query, "level", text(), level),
            Parameter::new(
                Place::Query,
                "view",
                json!({"enum": ["catalogue", "datasets"]}),
                view,
            ),
            Parameter::new(
                Place::Query,
                "page",
                json!({"type": "integer", "minimum": 1}),
                page,
            ),
            profile(),
            parameters::lang(),
        ])
        .answers(
            200,
            T("Katalogen", "Katalogen", "The catalogue"),
            forms(),
            &["ETag", "Link", "Content-Location"],
        )
        .revalidates()
        .negotiates(FORMS)
        .refuses(&[&kinds::NOT_FOUND, &kinds::REQUEST_INVALID])
        .works()
}

fn void() -> Operation {
    let summary = T(
        "Dataene beskrevet, for programmer",
        "Dataa skildra, for program",
        "The data described, for programs",
    );
    let found = T("Beskrivelsen", "Skildringa", "The description");
    let content = Content::offered(GRAPHS, |media_type| Some(schema::rdf(media_type)));
    Operation::new("get", "/.well-known/void", "void", TAG, summary)
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(GRAPHS)
        .works()
}

fn sitemap() -> Operation {
    let summary = T("Alle sidene", "Alle sidene", "All pages");
    let part = T("Én del, fra 1", "Éin del, frå 1", "One part, from 1");
    let part = Parameter::new(
        Place::Query,
        "part",
        json!({"type": "integer", "minimum": 1}),
        part,
    );
    let found = T("Listen", "Lista", "The list");
    Operation::new("get", "/sitemap.xml", "sitemap", TAG, summary)
        .takes([part])
        .answers(200, found, [Content::text("application/xml")], &["ETag"])
        .revalidates()
        .refuses(&[
            &kinds::ACCEPT_MALFORMED,
            &kinds::NOT_FOUND,
            &kinds::REQUEST_INVALID,
        ])
        .works()
}

fn robots() -> Operation {
    let summary = T(
        "Hva lesere av sider kan lese",
        "Kva lesarar av sider kan lese",
        "What readers of pages may read",
    );
    let found = T("Reglene", "Reglane", "The rules");
    Operation::new("get", "/robots.txt", "robots", TAG, summary)
        .answers(200, found, [Content::text("text/plain")], &["ETag"])
        .revalidates()
        .refuses(&[&kinds::ACCEPT_MALFORMED])
}
