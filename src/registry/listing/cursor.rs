//! Where a page begins: the keys of the last thing before it, so that nothing is counted and
//! what is added or removed meanwhile shifts nothing.

use super::Key;
use serde_json::{Value, json};

/// A place in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Cursor {
    /// The order it is a place in.
    pub order: String,
    /// The keys of the last thing before it.
    pub keys: Vec<Key>,
    /// Its IRI.
    pub iri: String,
}

/// The alphabet of base64url ([RFC 4648 §5](https://www.rfc-editor.org/rfc/rfc4648#section-5)).
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Cursor {
    /// As it stands in addresses.
    pub fn to_text(&self) -> String {
        let keys: Vec<Value> = self.keys.iter().map(Key::to_json).collect();
        encode(json!([self.order, keys, self.iri]).to_string().as_bytes())
    }

    /// Reads it; none for what [`Cursor::to_text`] never gives.
    pub fn from_text(text: &str) -> Option<Self> {
        let Value::Array(parts) = serde_json::from_slice(&decode(text)?).ok()? else {
            return None;
        };
        let [Value::String(order), Value::Array(keys), Value::String(iri)] = parts.as_slice()
        else {
            return None;
        };
        Some(Self {
            order: order.clone(),
            keys: keys.iter().map(Key::from_json).collect::<Option<_>>()?,
            iri: iri.clone(),
        })
    }
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let six = bits >> (18 - 6 * place) & 63;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in chunk {
            let six = ALPHABET.iter().position(|known| known == letter)?;
            bits = bits << 6 | six as u32;
        }
        bits <<= 6 * (4 - chunk.len());
        let whole = [bits >> 16, bits >> 8, bits].map(|byte| (byte & 255) as u8);
        bytes.extend_from_slice(&whole[..chunk.len().checked_sub(1)?]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for iri in ["", "a", "https://example.org/æ", "ab", "abc"] {
            let cursor = Cursor {
                order: "norms/nb/-year,name".to_owned(),
                keys: vec![Key::Number(1.5), Key::Missing, Key::Text("å".to_owned())],
                iri: iri.to_owned(),
            };
            assert_eq!(Cursor::from_text(&cursor.to_text()), Some(cursor));
        }
        for wrong in ["", "!", "W10", "AAAA", "a", "æ"] {
            assert_eq!(Cursor::from_text(wrong), None, "{wrong}");
        }
    }
}
