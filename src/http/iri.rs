//! IRIs as people give them in addresses: whole, or one of ours without its base.

use oxrdf::NamedNode;

/// Longest that is looked at, in bytes.
const LONGEST: usize = 2_000;

/// The IRI that a text names, with the base of this node before a path such as `id/domains/x`; what
/// is wrong with it otherwise.
pub fn given(text: &str, base: &str) -> Result<NamedNode, String> {
    if text.len() > LONGEST {
        return Err("it is too long".to_owned());
    }
    if let Ok(absolute) = NamedNode::new(text) {
        return Ok(absolute);
    }
    if text.contains(':') {
        return Err("it has a colon and is not absolute".to_owned());
    }
    let path = text.trim_start_matches('/');
    if path.is_empty() {
        return Err("it is empty".to_owned());
    }
    let ours = format!("{base}{path}");
    NamedNode::new(ours).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ours_needs_no_base() {
        let base = "https://example.org/kg/";
        let given = |text: &str| given(text, base).map(|iri| iri.as_str().to_owned());
        let ours = "https://example.org/kg/id/domains/x";
        for text in [ours, "id/domains/x", "/id/domains/x"] {
            assert_eq!(given(text).as_deref(), Ok(ours), "{text}");
        }
        assert_eq!(given("urn:x:1").as_deref(), Ok("urn:x:1"));
        for text in ["", "/", "a b", "//[x", "http:// x", &"a".repeat(3_000)] {
            assert!(given(text).is_err(), "{text}");
        }
    }
}
