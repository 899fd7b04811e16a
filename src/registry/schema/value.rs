//! The schema of one field's values, and of what every thing has.

use super::super::field::Bound;
use super::super::values::is_integer;
use super::super::{Field, Form};
use super::{Schemas, Way, reference};
use oxrdf::Term;
use oxrdf::vocab::xsd;
use serde_json::{Map, Value, json};

impl Schemas<'_> {
    /// The schema of a field: one value, an array, or texts by language.
    pub(super) fn field(&self, field: &Field, way: Way) -> Value {
        let schema = self.demanded(field, way);
        // Null stands for what is left out.
        match way == Way::In && !field.is_required() {
            true => json!({"anyOf": [schema, {"type": "null"}]}),
            false => schema,
        }
    }

    fn demanded(&self, field: &Field, way: Way) -> Value {
        let item = self.item(field, way);
        if !field.is_array() {
            return item;
        }
        let mut array = json!({"type": "array", "items": item});
        if field.min > 0 {
            array["minItems"] = field.min.into();
        }
        if let Some(max) = field.max {
            array["maxItems"] = max.into();
        }
        match way {
            Way::Out => array,
            // One value may be sent without its brackets.
            Way::In => json!({"anyOf": [array, self.item(field, way)]}),
        }
    }

    fn item(&self, field: &Field, way: Way) -> Value {
        match field.form() {
            Form::Texts => texts(field, way),
            Form::Thing => self.thing(field, way),
            Form::Boolean => json!({"type": "boolean"}),
            Form::Integer => integer(field),
            Form::Text => literal(field),
            Form::Any => match way {
                Way::Out => json!({}),
                Way::In => {
                    let [reference, value] = ["ReferenceInput", "ValueObject"]
                        .map(|name| json!({"$ref": reference(name)}));
                    json!({"anyOf": [{"type": ["string", "integer", "boolean"]}, reference, value]})
                }
            },
        }
    }

    fn thing(&self, field: &Field, way: Way) -> Value {
        let only: Vec<&str> = field
            .one_of
            .iter()
            .filter_map(|term| match term {
                Term::NamedNode(iri) => Some(iri.as_str()),
                _ => None,
            })
            .collect();
        let refer = |name: &str| json!({"$ref": reference(name)});
        let mut thing = match way {
            Way::Out => refer("Reference"),
            Way::In => refer("ReferenceInput"),
        };
        if !only.is_empty() {
            let one = json!({"type": "string", "enum": only});
            let object = json!({"type": "object", "properties": {"id": one}, "required": ["id"]});
            thing = match way {
                Way::Out => json!({"allOf": [thing, object]}),
                Way::In => json!({"anyOf": [one, object]}),
            };
        }
        let parts = field.values.classes.iter().filter(|class| {
            field.values.parts
                && self.registry.kind_of_class(class).is_some()
                && self.registry.collection_of(class).is_none()
        });
        let mut all: Vec<Value> = parts
            .map(|class| match way {
                Way::Out => refer(&self.part_name(class)),
                Way::In => refer(&self.input_name(class)),
            })
            .collect();
        if all.is_empty() {
            return thing;
        }
        all.push(thing);
        json!({ "anyOf": all })
    }
}

/// `{"nb": "...", "en": "..."}`; an array of texts where a language may have several.
fn texts(field: &Field, way: Way) -> Value {
    let mut text = json!({"type": "string"});
    lengths(field, &mut text);
    pattern(field, &mut text);
    let several = json!({"type": "array", "items": text, "minItems": 1});
    let is_one = field.unique_language || field.max == Some(1);
    let value = match (is_one, way) {
        (true, _) => text,
        (false, Way::Out) => several,
        (false, Way::In) => json!({"anyOf": [text, several]}),
    };
    let mut schema = json!({"type": "object", "minProperties": 1});
    if field.languages.is_empty() {
        schema["additionalProperties"] = value;
        return schema;
    }
    let languages = field.languages.iter();
    let is_optional = |tag| way == Way::In && !field.required_languages.contains(tag);
    let properties: Map<_, _> = languages
        .map(|tag| match is_optional(tag) {
            true => (tag.clone(), json!({"anyOf": [value, {"type": "null"}]})),
            false => (tag.clone(), value.clone()),
        })
        .collect();
    schema["properties"] = properties.into();
    schema["additionalProperties"] = false.into();
    // Told in one language alone where that is asked for.
    if way == Way::In && !field.required_languages.is_empty() {
        schema["required"] = field.required_languages.clone().into();
    }
    schema
}

fn integer(field: &Field) -> Value {
    let mut schema = json!({"type": "integer"});
    let datatype = field.values.datatypes.first().map_or("", String::as_str);
    let least = match crate::rdf::last_part(datatype) {
        "nonNegativeInteger" | "unsignedLong" | "unsignedInt" | "unsignedShort"
        | "unsignedByte" => Some(0),
        "positiveInteger" => Some(1),
        _ => None,
    };
    if let Some(least) = least {
        schema["minimum"] = least.into();
    }
    bound(&mut schema, &field.least, ["minimum", "exclusiveMinimum"]);
    bound(
        &mut schema,
        &field.greatest,
        ["maximum", "exclusiveMaximum"],
    );
    enumerate(field, &mut schema);
    schema
}

fn bound(schema: &mut Value, bound: &Option<Bound>, names: [&str; 2]) {
    let number = |bound: &Bound| bound.value.parse::<i64>().ok();
    if let Some((bound, number)) = bound.as_ref().and_then(|b| Some((b, number(b)?))) {
        let name = if bound.inclusive { names[0] } else { names[1] };
        schema[name] = number.into();
    }
}

/// Strings of one datatype; with several, what is not of the first is a value object.
fn literal(field: &Field) -> Value {
    let mut schema = json!({"type": "string"});
    if let [only] = field.values.datatypes.as_slice() {
        if let Some(format) = format_of(only) {
            schema["format"] = format.into();
        }
        if let Some(pattern) = pattern_of(only) {
            schema["pattern"] = pattern.into();
        }
    }
    lengths(field, &mut schema);
    pattern(field, &mut schema);
    enumerate(field, &mut schema);
    match field.values.datatypes.as_slice() {
        [_] => schema,
        _ => {
            json!({"anyOf": [{"type": ["string", "boolean", "integer"]}, {"$ref": reference("ValueObject")}]})
        }
    }
}

fn enumerate(field: &Field, schema: &mut Value) {
    let literals = field.one_of.iter().filter_map(|term| match term {
        Term::Literal(literal) => Some(literal),
        _ => None,
    });
    let values = literals.map(|literal| match is_integer(literal.datatype().as_str()) {
        true => literal
            .value()
            .parse::<i64>()
            .map_or_else(|_| literal.value().into(), Value::from),
        false => literal.value().into(),
    });
    let values: Vec<Value> = values.collect();
    if !values.is_empty() {
        schema["enum"] = values.into();
    }
}

fn lengths(field: &Field, schema: &mut Value) {
    if let Some(least) = field.min_length {
        schema["minLength"] = least.into();
    }
    if let Some(most) = field.max_length {
        schema["maxLength"] = most.into();
    }
}

/// Regular expressions of SPARQL and of JSON Schema are the same but for flags.
fn pattern(field: &Field, schema: &mut Value) {
    if let Some((pattern, flags)) = &field.pattern
        && flags.is_empty()
    {
        schema["pattern"] = pattern.as_str().into();
    }
}

/// The regular expression of literals of a datatype that has no format.
fn pattern_of(datatype: &str) -> Option<&'static str> {
    let number = r"^[+-]?[0-9]+(\.[0-9]+)?$";
    let known = [
        (xsd::DECIMAL, number),
        (xsd::DOUBLE, r"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"),
        (xsd::FLOAT, r"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"),
        (xsd::G_YEAR, r"^[0-9]{4}$"),
        (xsd::G_YEAR_MONTH, r"^[0-9]{4}-(0[1-9]|1[0-2])$"),
    ];
    let known = known.iter().find(|(iri, _)| iri.as_str() == datatype);
    known.map(|(_, pattern)| *pattern)
}

/// The format that says the same of strings.
fn format_of(datatype: &str) -> Option<&'static str> {
    let known = [
        (xsd::DATE, "date"),
        (xsd::DATE_TIME, "date-time"),
        (xsd::TIME, "time"),
        (xsd::ANY_URI, "iri-reference"),
        (xsd::DURATION, "duration"),
    ];
    let known = known.iter().find(|(iri, _)| iri.as_str() == datatype);
    known.map(|(_, format)| *format)
}
