//! `DEFAULT` as the source of `ADD`, `COPY` and `MOVE`: the unnamed graph, whatever queries see.
//!
//! The standard copies the default graph of the store
//! ([SPARQL 1.1 Update §3.2](https://www.w3.org/TR/sparql11-update/#graphManagement)), which is the
//! unnamed graph; in patterns the default graph is the one queries see, perhaps the union of all.
//! The parser's algebra does not tell the two apart, so the text is given a name for the former.

use super::depth::words;
use std::ops::Range;

/// What the unnamed graph is called between the text and its evaluation.
pub(super) const NAME: &str = "x-helsegraf:unnamed";

/// The text with a name for each such `DEFAULT`; none if there is none.
pub(super) fn named(text: &str) -> Option<String> {
    let sources = sources(text);
    if sources.is_empty() {
        return None;
    }
    let mut named = text.to_owned();
    for source in sources.into_iter().rev() {
        named.replace_range(source, &format!("GRAPH <{NAME}>"));
    }
    Some(named)
}

enum State {
    Elsewhere,
    /// After `ADD`, `COPY` or `MOVE`, and perhaps `SILENT`.
    Verb,
    /// After its `DEFAULT`.
    Source(Range<usize>),
    /// After `TO`.
    Target(Range<usize>),
}

/// Where `DEFAULT` stands as a source. Copied to itself it is left alone: nothing is done then.
fn sources(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut state = State::Elsewhere;
    words(text, &mut |place, word| {
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        state = match std::mem::replace(&mut state, State::Elsewhere) {
            State::Verb if is("SILENT") => State::Verb,
            State::Verb if is("DEFAULT") => State::Source(place),
            State::Source(source) if is("TO") => State::Target(source),
            State::Target(source) => {
                if !is("DEFAULT") {
                    found.push(source);
                }
                State::Elsewhere
            }
            _ if is("ADD") || is("COPY") || is("MOVE") => State::Verb,
            _ => State::Elsewhere,
        };
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_are_named() {
        for (text, wanted) in [
            ("ADD DEFAULT TO <g>", Some("ADD @ TO <g>")),
            (
                "copy silent default to GRAPH :g ; MOVE # a\nDEFAULT TO :g",
                Some("copy silent @ to GRAPH :g ; MOVE # a\n@ TO :g"),
            ),
            (
                "COPY DEFAULT TO DEFAULT ; ADD <g> TO DEFAULT ; CLEAR DEFAULT",
                None,
            ),
            (
                "INSERT DATA { <a> <b> \"ADD DEFAULT TO <g>\" } # MOVE DEFAULT TO <g>",
                None,
            ),
            ("PREFIX add: <http://ADD/> DROP DEFAULT", None),
        ] {
            let wanted = wanted.map(|text| text.replace('@', &format!("GRAPH <{NAME}>")));
            assert_eq!(named(text), wanted);
        }
    }
}
