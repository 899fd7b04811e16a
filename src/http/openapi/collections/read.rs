//! Reading a collection: the list and one thing.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::schema;
use super::{One, T};
use crate::http::api::{ITEMS, LISTS, MOST, USUAL};
use crate::http::kinds;
use crate::http::text::Text;
use crate::rdf::{Language, last_part};
use crate::registry::{Direction, Field};
use oxrdf::Term;
use serde_json::{Value, json};

impl One<'_> {
    pub(super) fn list(&self) -> Operation {
        let found = T(
            "Én side av listen; next fører til neste",
            "Éi side av lista; next fører til neste",
            "One page of the list; next leads to the next one",
        );
        let says = T(
            "Filtrer med fasettene: flere verdier av én er «eller», flere fasetter er «og». En verdi er IRI-en, slutten av den, eller teksten.",
            "Filtrer med fasettane: fleire verdiar av éin er «eller», fleire fasettar er «og». Ein verdi er IRI-en, slutten av han, eller teksten.",
            "Narrow with the facets: several values of one mean \"or\", several facets mean \"and\". A value is the IRI, the end of it, or the text.",
        );
        let listed = schema::refer(&format!("ListOf{}", self.schema));
        let content = Content::offered(LISTS, |media_type| {
            media_type.ends_with("json").then(|| listed.clone())
        });
        let facets = self.collection.facets();
        let facets: Vec<_> = facets.map(|field| field.key.clone()).collect();
        let what = T("list og filtrer", "list og filtrer", "list and narrow");
        self.operation("get", "list", what)
            .says(says)
            .takes(self.list_parameters())
            .takes(
                self.collection
                    .facets()
                    .map(|field| facet(field, self.told.language)),
            )
            .with("x-facets", facets)
            .answers(200, found, content, &["ETag", "Link"])
            .revalidates()
            .negotiates(LISTS)
            .works()
    }

    fn list_parameters(&self) -> Vec<Parameter> {
        let words = T(
            "Ord som navnet skal inneholde",
            "Ord som namnet skal innehalde",
            "Words that the name is to hold",
        );
        let after = T(
            "Der siden begynner; står i next",
            "Der sida byrjar; står i next",
            "Where the page begins; stands in next",
        );
        let limit = T(
            "Ressurser på siden",
            "Ressursar på sida",
            "Resources on the page",
        );
        let sort = T(
            "Felt listen ordnes etter; minus foran for størst først",
            "Felt lista blir ordna etter; minus framfor for størst først",
            "Fields the list is ordered by; a minus in front for the greatest first",
        );
        let facets = T(
            "Om verdiene av fasettene telles; ellers bare på første side",
            "Om verdiane av fasettane blir talde; elles berre på første side",
            "Whether the values of the facets are counted; else on the first page only",
        );
        let keys = self.keys();
        let backwards = keys.iter().map(|key| format!("-{key}"));
        let orders: Vec<_> = keys.iter().cloned().chain(backwards).collect();
        let limits = json!({"type": "integer", "minimum": 0, "maximum": MOST, "default": USUAL});
        vec![
            query("q", json!({"type": "string"}), words).shared("q"),
            query("limit", limits, limit).shared("limit"),
            query(
                "after",
                json!({"type": "string", "format": "cursor"}),
                after,
            )
            .shared("after"),
            query("sort", several(orders), sort)
                .joined()
                .shared(format!("sort.{}", self.schema)),
            query("facets", json!({"type": "boolean"}), facets).shared("facets"),
            self.fields(),
            language(),
        ]
    }

    pub(super) fn show(&self) -> Operation {
        let found = T("Ressursen", "Ressursen", "The resource");
        let include = T(
            "Ta med det som viser til ressursen",
            "Ta med det som viser til ressursen",
            "Include what refers to the resource",
        );
        let include = query("include", json!({"enum": ["incoming"]}), include).shared("include");
        let whole = schema::refer(&self.schema);
        let some = schema::refer(&format!("SomeOf{}", self.schema));
        let content = Content::offered(ITEMS, |_| Some(json!({"anyOf": [whole, some]})));
        let what = T("hent én", "hent éin", "fetch one");
        self.operation("get", "get", what)
            .takes([
                self.slug(json!({"type": "string"})),
                self.fields(),
                include,
                language(),
            ])
            .answers(200, found, content, &["ETag", "Link"])
            .revalidates()
            .negotiates(ITEMS)
            .refuses(&[&kinds::NOT_FOUND])
            .works()
    }

    fn fields(&self) -> Parameter {
        let says = T(
            "Felt som skal være med; uten den listens kolonner, eller alt om én ressurs",
            "Felt som skal vere med; utan han kolonnane til lista, eller alt om éin ressurs",
            "Fields to show; without it the columns of the list, or all of one resource",
        );
        query("fields", several(self.keys()), says)
            .joined()
            .shared(format!("fields.{}", self.schema))
    }

    fn keys(&self) -> Vec<String> {
        let fields = self.collection.fields.iter();
        let forward = fields.filter(|field| field.direction == Direction::Forward);
        forward.map(|field| field.key.clone()).collect()
    }
}

pub(super) fn query(name: impl Into<String>, schema: Value, says: Text) -> Parameter {
    Parameter::new(Place::Query, name, schema, says)
}

/// `?lang=`, of which nothing but our languages will do here.
pub(super) fn language() -> Parameter {
    let says = T(
        "Bare tekstene på dette språket, eller på det nærmeste som finnes",
        "Berre tekstene på dette språket, eller på det næraste som finst",
        "Only the texts in this language, or in the nearest there is",
    );
    query(
        "lang",
        json!({"enum": Language::ALL.map(Language::tag)}),
        says,
    )
}

fn several(of: Vec<String>) -> Value {
    json!({"type": "array", "items": {"enum": of}})
}

/// A facet: any value where the shape lists none.
fn facet(field: &Field, language: Language) -> Parameter {
    let texts = field.one_of.iter().map(|term| match term {
        Term::NamedNode(node) => node.as_str(),
        Term::Literal(literal) => literal.value(),
        _ => "",
    });
    let mut choices: Vec<&str> = texts.flat_map(|text| [last_part(text), text]).collect();
    choices.sort_unstable();
    choices.dedup();
    let item = match choices.is_empty() {
        true => json!({"type": "string"}),
        false => json!({"enum": choices}),
    };
    let says = field.names.choose(language);
    let says = says.map_or_else(|| field.key.clone(), |label| label.text.clone());
    let schema = json!({"type": "array", "items": item});
    Parameter::new(Place::Query, field.key.as_str(), schema, says)
}
