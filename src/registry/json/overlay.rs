//! Some members of a document in the place of those it has; the others stay.

use serde_json::{Map, Value};

/// Puts `members` in the place of the document's own of the same names, whole; `null` removes one.
///
/// A part among them (an object with the `id` of one that stands in that member) takes over what
/// it does not say itself from the part that was there.
pub fn overlay(document: &mut Map<String, Value>, members: &Map<String, Value>) {
    for (name, value) in members {
        if value.is_null() {
            document.remove(name);
            continue;
        }
        let before = document.remove(name).unwrap_or(Value::Null);
        document.insert(name.clone(), over(before, value));
    }
}

fn over(before: Value, value: &Value) -> Value {
    let before = match before {
        Value::Array(items) => items,
        one => vec![one],
    };
    match value {
        Value::Array(items) => items.iter().map(|item| part(&before, item)).collect(),
        one => part(&before, one),
    }
}

fn part(before: &[Value], item: &Value) -> Value {
    let id = item.get("id").and_then(Value::as_str);
    let known = before
        .iter()
        .find(|known| id.is_some() && known.get("id").and_then(Value::as_str) == id);
    match (known, item) {
        (Some(Value::Object(known)), Value::Object(members)) => {
            let mut whole = known.clone();
            overlay(&mut whole, members);
            Value::Object(whole)
        }
        _ => item.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_named_stays() {
        for (document, members, wanted) in [
            (
                json!({"a": 1, "b": {"nb": "x", "en": "y"}}),
                json!({"b": [{"@value": "z"}]}),
                json!({"a": 1, "b": [{"@value": "z"}]}),
            ),
            (json!({"a": 1}), json!({"a": null, "b": null}), json!({})),
            (
                json!({"p": [{"id": "#1", "own": 1, "more": {"id": "#2", "x": 1}}, {"id": "#3"}]}),
                json!({"p": [{"id": "#1", "own": 2}, {"id": "#4"}]}),
                json!({"p": [{"id": "#1", "own": 2, "more": {"id": "#2", "x": 1}}, {"id": "#4"}]}),
            ),
            (
                json!({"p": {"id": "#1", "own": 1}}),
                json!({"p": [{"id": "#1", "else": [1]}]}),
                json!({"p": [{"id": "#1", "own": 1, "else": [1]}]}),
            ),
        ] {
            let mut found = document.as_object().unwrap().clone();
            overlay(&mut found, members.as_object().unwrap());
            assert_eq!(Value::Object(found), wanted);
        }
    }
}
