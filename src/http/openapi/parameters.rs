//! Parameters that many addresses take.

use super::super::text::Text;
use super::operation::{Parameter, Place};
use serde_json::json;

/// `?lang=`
pub fn lang() -> Parameter {
    let says = Text::new(
        "Språket teksten skal være på: `nb`, `nn` eller `en`. Går foran `Accept-Language`.",
        "Språket teksten skal vere på: `nb`, `nn` eller `en`. Går framfor `Accept-Language`.",
        "The language of the text: `nb`, `nn` or `en`. Goes before `Accept-Language`.",
    );
    Parameter::new(Place::Query, "lang", json!({"type": "string"}), says)
        .such_as("nb")
        .shared("lang")
}

/// `?format=`
pub fn format(names: Vec<&'static str>) -> Parameter {
    let says = Text::new(
        "Formatet, med kort navn (`json`, `ttl`, `csv` …) eller medietype. Går foran `Accept`.",
        "Formatet, med kort namn (`json`, `ttl`, `csv` …) eller medietype. Går framfor `Accept`.",
        "The format, by short name (`json`, `ttl`, `csv` …) or media type. Goes before `Accept`.",
    );
    Parameter::new(Place::Query, "format", json!({"enum": names}), says)
}

/// `?_profile=`
pub fn profile() -> Parameter {
    let says = Text::new(
        "Profilen det fortelles etter, med kort navn eller IRI; `alt` lister dem. Går foran `Accept-Profile`.",
        "Profilen det blir fortalt etter, med kort namn eller IRI; `alt` listar dei. Går framfor `Accept-Profile`.",
        "The profile it is told by, by short name or IRI; `alt` lists them. Goes before `Accept-Profile`.",
    );
    Parameter::new(Place::Query, "_profile", json!({"type": "string"}), says)
}

/// `?message=`
pub fn message() -> Parameter {
    let says = Text::new(
        "Hvorfor endringen gjøres; står i loggen sammen med den.",
        "Kvifor endringa blir gjord; står i loggen saman med henne.",
        "Why the change is made; kept in the log with it.",
    );
    Parameter::new(Place::Query, "message", json!({"type": "string"}), says).shared("message")
}

/// `?dry-run`
pub fn dry_run() -> Parameter {
    let says = Text::new(
        "Prøv endringen og få rapporten, uten at noe lagres.",
        "Prøv endringa og få rapporten, utan at noko blir lagra.",
        "Try the change and get the report, without anything being stored.",
    );
    Parameter::new(Place::Query, "dry-run", flag(), says).shared("dry-run")
}

/// `?accept=`
pub fn accept() -> Parameter {
    let says = Text::new(
        "Godta at nye regler gjør lagrede data ugyldige.",
        "Godta at nye reglar gjer lagra data ugyldige.",
        "Accept that new shapes make stored data invalid.",
    );
    Parameter::new(Place::Query, "accept", flag(), says).shared("accept")
}

/// `If-Match`
pub fn if_match() -> Parameter {
    let says = Text::new(
        "ETag-en til det som ble lest: endres bare om den fortsatt gjelder, ellers 412.",
        "ETag-en til det som vart lese: blir berre endra om han framleis gjeld, elles 412.",
        "The ETag of what was read: changed only if it still holds, else 412.",
    );
    Parameter::new(Place::Header, "If-Match", json!({"type": "string"}), says).shared("If-Match")
}

/// The collection and the slug of a thing.
pub fn thing() -> [Parameter; 2] {
    [collection(), slug()]
}

/// The collection of a thing, by its name in addresses.
pub fn collection() -> Parameter {
    let says = Text::new(
        "Samlingens navn i adresser",
        "Namnet på samlinga i adresser",
        "The name of the collection in addresses",
    );
    Parameter::new(Place::Path, "collection", json!({"type": "string"}), says)
        .such_as("organisations")
}

/// The slug of a thing.
pub fn slug() -> Parameter {
    let says = Text::new(
        "Ressursens navn i samlingen, med små bokstaver. Kan ende på `.ttl`, `.jsonld`, `.nt`, `.rdf` eller `.html` for å velge format.",
        "Namnet på ressursen i samlinga, med små bokstavar. Kan ende på `.ttl`, `.jsonld`, `.nt`, `.rdf` eller `.html` for å velje format.",
        "The name of the resource in the collection, in lower case. May end in `.ttl`, `.jsonld`, `.nt`, `.rdf` or `.html` to choose the format.",
    );
    Parameter::new(Place::Path, "slug", json!({"type": "string"}), says).such_as("hdir")
}

fn flag() -> serde_json::Value {
    json!({"type": "boolean"})
}
