//! One value of JSON to a term.

use super::fault::{Fault, pointer};
use super::read::Reader;
use crate::registry::{Field, Form, is_integer};
use crate::shacl::is_well_typed;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, Term};
use serde_json::{Map, Number, Value};

/// How the values of a name are to be read.
pub(super) struct Meaning {
    form: Form,
    /// Datatypes of strings and numbers, the likeliest first.
    datatypes: Vec<String>,
}

impl<'a> Reader<'a> {
    /// What a name means at the node at hand: what the document itself says of it, then the field.
    pub(super) fn meaning(
        &self,
        name: &str,
        field: Option<&Field>,
        property: &NamedNode,
        at: &str,
    ) -> Result<Meaning, Fault> {
        let mut meaning = match field {
            Some(field) => Meaning {
                form: field.form(),
                datatypes: field.values.datatypes.clone(),
            },
            None => Meaning {
                form: Form::Any,
                datatypes: Vec::new(),
            },
        };
        let name = name.replace("~1", "/").replace("~0", "~");
        let stated = self
            .contexts
            .iter()
            .rev()
            .flatten()
            .find_map(|context| context.get(&name));
        let Some(Value::Object(stated)) = stated else {
            return Ok(meaning);
        };
        if stated.get("@id").and_then(Value::as_str) != Some(property.as_str()) {
            return Err(Fault::expected(
                at,
                format!("the context to say {}", property.as_str()),
            ));
        }
        match stated.get("@type").and_then(Value::as_str) {
            Some("@id") => meaning.form = Form::Thing,
            Some(datatype) => {
                meaning.datatypes.retain(|known| known != datatype);
                meaning.datatypes.insert(0, datatype.to_owned());
                if !matches!(meaning.form, Form::Boolean | Form::Integer) {
                    meaning.form = Form::Text;
                }
            }
            None if stated.contains_key("@container") => meaning.form = Form::Texts,
            None if matches!(meaning.form, Form::Text | Form::Texts | Form::Thing) => {
                meaning.form = Form::Any;
            }
            None => {}
        }
        Ok(meaning)
    }

    /// Goes into a node with a context of its own, or none.
    pub(super) fn enter(&mut self, context: Option<&'a Value>, at: &str) -> Result<(), Fault> {
        let at = pointer(at, "@context");
        match context {
            None | Some(Value::Null) => self.contexts.push(None),
            Some(Value::String(address)) if address.ends_with("/ns/context.jsonld") => {
                self.contexts.push(None);
            }
            Some(Value::Object(terms)) => {
                for (name, meaning) in terms {
                    self.check(name, meaning, &pointer(&at, name))?;
                }
                self.contexts.push(Some(terms));
            }
            Some(_) => {
                let what = "the context that was sent, or none; a document with one of its own goes to /graphs";
                return Err(Fault::expected(at, what));
            }
        }
        Ok(())
    }

    /// A name must mean what it means here: nobody's own context is followed.
    fn check(&self, name: &str, meaning: &Value, at: &str) -> Result<(), Fault> {
        let stated = meaning.as_str().or_else(|| meaning.get("@id")?.as_str());
        let is_so = match (name, stated) {
            ("@version", _) => meaning.as_f64() == Some(1.1),
            ("id", said) => said == Some("@id"),
            ("type", said) => said == Some("@type"),
            ("graph" | "included" | "elsewhere" | "incoming" | "href" | "incomingTotals", _) => {
                true
            }
            (_, Some(iri)) => name == iri || self.registry.predicate(name) == Some(iri),
            (_, None) => meaning.is_null(),
        };
        match is_so {
            true => Ok(()),
            false => Err(Fault::expected(at, "what the name means in this service")),
        }
    }
}

impl Meaning {
    /// Whether values are texts by language.
    pub fn is_texts(&self) -> bool {
        self.form == Form::Texts
    }

    /// The literals of a language map.
    pub fn texts(&self, texts: &Map<String, Value>, at: &str) -> Result<Vec<Literal>, Fault> {
        let mut literals = Vec::new();
        for (language, value) in texts {
            let at = pointer(at, language);
            let items = match value {
                Value::Null => Vec::new(),
                Value::Array(items) => items
                    .iter()
                    .enumerate()
                    .map(|(n, v)| (pointer(&at, n), v))
                    .collect(),
                one => vec![(at.clone(), one)],
            };
            for (at, item) in items {
                let Value::String(text) = item else {
                    return Err(Fault::expected(at, "a text"));
                };
                literals.push(in_language(text, language, &at)?);
            }
        }
        Ok(literals)
    }

    /// The term of a value that is no object of things.
    pub fn term(&self, value: &Value, thing: &NamedNode, at: &str) -> Result<Term, Fault> {
        let literal = match value {
            Value::Object(members) => return value_object(members, at).map(Term::from),
            Value::String(text) if self.form == Form::Thing => {
                return Ok(iri(text, thing, at)?.into());
            }
            Value::String(text) => self.string(text),
            Value::Number(number) => self.number(number),
            Value::Bool(value) if matches!(self.form, Form::Boolean | Form::Any) => {
                Some(Literal::from(*value))
            }
            Value::Bool(_) | Value::Array(_) | Value::Null => None,
        };
        literal
            .map(Term::from)
            .ok_or_else(|| Fault::expected(at, self.wanted()))
    }

    fn string(&self, text: &str) -> Option<Literal> {
        match self.form {
            Form::Any => Some(Literal::new_simple_literal(text)),
            Form::Text | Form::Integer | Form::Boolean => {
                let mut datatypes = self.datatypes.iter();
                let datatype = datatypes.find(|datatype| is_well_typed(datatype, text))?;
                Some(Literal::new_typed_literal(
                    text,
                    NamedNode::new(datatype).ok()?,
                ))
            }
            Form::Texts | Form::Thing => None,
        }
    }

    fn number(&self, number: &Number) -> Option<Literal> {
        let text = number.to_string();
        let unasked = match number.is_i64() || number.is_u64() {
            true => xsd::INTEGER,
            false => xsd::DOUBLE,
        };
        match self.form {
            Form::Any => Some(Literal::new_typed_literal(text, unasked)),
            Form::Integer | Form::Text => {
                let mut datatypes = self
                    .datatypes
                    .iter()
                    .filter(|datatype| is_numeric(datatype));
                let datatype = datatypes.find(|datatype| is_well_typed(datatype, &text))?;
                Some(Literal::new_typed_literal(
                    text,
                    NamedNode::new(datatype).ok()?,
                ))
            }
            Form::Texts | Form::Thing | Form::Boolean => None,
        }
    }

    fn wanted(&self) -> String {
        let names = || {
            let names = self.datatypes.iter().map(|iri| crate::rdf::last_part(iri));
            names.collect::<Vec<_>>().join(" or ")
        };
        match self.form {
            Form::Texts => r#"texts by language, such as {"nb": "...", "en": "..."}"#.to_owned(),
            Form::Thing => "the IRI of a thing, or an object with its \"id\"".to_owned(),
            Form::Boolean => "true or false".to_owned(),
            Form::Integer | Form::Text => names(),
            Form::Any => "a text, number, boolean or object".to_owned(),
        }
    }
}

/// An absolute IRI; `#name` is a part of the thing.
pub(super) fn iri(text: &str, thing: &NamedNode, at: &str) -> Result<NamedNode, Fault> {
    let full = match text.starts_with('#') {
        true => format!("{}{text}", thing.as_str()),
        false => text.to_owned(),
    };
    let is_full = full.contains("://")
        || full.starts_with("urn:")
        || full.starts_with("mailto:")
        || full.starts_with("tel:");
    let named = is_full.then(|| NamedNode::new(full).ok()).flatten();
    named.ok_or_else(|| Fault::expected(at, format!("a whole IRI, which {text:?} is not")))
}

fn value_object(members: &Map<String, Value>, at: &str) -> Result<Literal, Fault> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    let unknown = members
        .keys()
        .find(|name| !["@value", "@type", "@language"].contains(&name.as_str()));
    if let Some(name) = unknown {
        return Err(Fault::expected(
            pointer(at, name),
            "only @value with @type or @language",
        ));
    }
    let value = match members.get("@value") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        _ => {
            return Err(Fault::expected(
                pointer(at, "@value"),
                "a text, number or boolean",
            ));
        }
    };
    if let Some(language) = text("@language") {
        return in_language(&value, language, &pointer(at, "@language"));
    }
    let unasked = match members.get("@value") {
        Some(Value::Bool(_)) => xsd::BOOLEAN,
        Some(Value::Number(number)) if number.is_f64() => xsd::DOUBLE,
        Some(Value::Number(_)) => xsd::INTEGER,
        _ => xsd::STRING,
    };
    let datatype = text("@type").unwrap_or(unasked.as_str());
    let wrong = || Fault::expected(pointer(at, "@type"), "the IRI of a datatype");
    match NamedNode::new(datatype) {
        Ok(datatype) if datatype != rdf::LANG_STRING => {
            Ok(Literal::new_typed_literal(value, datatype))
        }
        _ => Err(wrong()),
    }
}

fn in_language(text: &str, language: &str, at: &str) -> Result<Literal, Fault> {
    if language == "@none" {
        return Ok(Literal::new_simple_literal(text));
    }
    let literal = Literal::new_language_tagged_literal(text, language.to_ascii_lowercase());
    literal.map_err(|_| Fault::expected(at, format!("a language tag, which {language:?} is not")))
}

fn is_numeric(datatype: &str) -> bool {
    [xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT]
        .iter()
        .any(|known| known.as_str() == datatype)
        || is_integer(datatype)
}
