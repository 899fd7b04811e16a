//! Literals in JSON: plain where JSON says them exactly, else JSON-LD value objects.

use super::Json;
use crate::index::{GraphView, TermId, TermParts};
use crate::registry::is_integer;
use oxrdf::vocab::xsd;
use serde_json::Value;

/// The greatest whole number every reader of JSON takes exactly.
const GREATEST: i64 = (1 << 53) - 1;

/// A literal of `datatype` as a plain JSON value that JSON-LD reads as exactly this literal, given
/// that strings are of `expected`.
pub(super) fn plain(text: &str, datatype: &str, expected: &str) -> Option<Value> {
    let is_expected = datatype == expected;
    if datatype == xsd::BOOLEAN.as_str() && (is_expected || is_untyped(expected)) {
        match text {
            "true" => return Some(Value::Bool(true)),
            "false" => return Some(Value::Bool(false)),
            _ => {}
        }
    }
    let is_native = is_integer(datatype) && is_expected
        || datatype == xsd::INTEGER.as_str() && is_untyped(expected);
    if is_native && let Some(number) = whole(text) {
        return Some(number.into());
    }
    is_expected.then(|| text.into())
}

/// A literal as a value object.
pub(super) fn value_object(view: &GraphView, literal: TermId) -> Json {
    match view.encoded(literal).parts() {
        TermParts::LanguageString {
            value,
            language,
            direction,
        } => {
            let mut members = vec![
                ("@value".to_owned(), value.into()),
                ("@language".to_owned(), language.into()),
            ];
            if let Some(direction) = direction {
                let direction = direction.to_string();
                members.push(("@direction".to_owned(), direction.into()));
            }
            Json::Object(members)
        }
        _ => {
            let (text, datatype) = (view.text(literal), view.datatype(literal));
            let datatype = datatype.unwrap_or(xsd::STRING.as_str());
            Json::object([("@value", text.into()), ("@type", datatype.into())])
        }
    }
}

fn is_untyped(expected: &str) -> bool {
    expected == xsd::STRING.as_str()
}

/// The number of a text that writes it as JSON does.
fn whole(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.abs() <= GREATEST && number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_json_says_exactly_is_plain() {
        let string = xsd::STRING.as_str();
        for (text, datatype, expected, wanted) in [
            ("a", xsd::STRING, string, Some(json!("a"))),
            ("7", xsd::INTEGER, string, Some(json!(7))),
            ("007", xsd::INTEGER, string, None),
            ("-0", xsd::INTEGER, string, None),
            ("9007199254740993", xsd::INTEGER, string, None),
            (
                "007",
                xsd::INTEGER,
                xsd::INTEGER.as_str(),
                Some(json!("007")),
            ),
            ("7", xsd::BYTE, xsd::BYTE.as_str(), Some(json!(7))),
            ("7", xsd::BYTE, string, None),
            ("true", xsd::BOOLEAN, string, Some(json!(true))),
            ("1", xsd::BOOLEAN, xsd::BOOLEAN.as_str(), Some(json!("1"))),
            ("0.7", xsd::DOUBLE, xsd::DOUBLE.as_str(), Some(json!("0.7"))),
            ("0.7", xsd::DOUBLE, string, None),
            ("2022", xsd::G_YEAR, xsd::DATE.as_str(), None),
        ] {
            assert_eq!(plain(text, datatype.as_str(), expected), wanted, "{text}");
        }
    }
}
