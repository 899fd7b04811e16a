//! `ADD`, `COPY` and `MOVE` as they are written, for what the parser's algebra does not tell.
//!
//! Of `DEFAULT` as the source the standard means the default graph of the store
//! ([SPARQL 1.1 Update §3.2](https://www.w3.org/TR/sparql11-update/#graphManagement)), which is the
//! unnamed graph; in patterns the default graph is the one queries see, perhaps the union of all.
//! So the text is given a name for the former.
//!
//! A source that does not exist may be an error unless `SILENT` is said
//! ([§3.2.3](https://www.w3.org/TR/sparql11-update/#copy)); it is one here, for a misspelt source
//! would empty the target without a word. The algebra knows neither, so the text is given an operation
//! before the verb that asks whether the source is there.

use super::depth::words;
use std::ops::Range;

/// What the unnamed graph is called between the text and its evaluation.
pub(super) const NAME: &str = "x-helsegraf:unnamed";

/// What is loaded into a graph to ask whether it is there.
pub(super) const THERE: &str = "x-helsegraf:there";

/// The text with a name for each such `DEFAULT`, and with a question before each verb that needs its
/// source; none if there is neither.
pub(super) fn named(text: &str) -> Option<String> {
    let statements = statements(text);
    if statements.is_empty() {
        return None;
    }
    let mut named = text.to_owned();
    for statement in statements.into_iter().rev() {
        let Statement { verb, source, .. } = statement;
        match statement.is_default {
            true => named.replace_range(source, &format!("GRAPH <{NAME}>")),
            false => {
                let source = &text[source];
                named.insert_str(
                    verb.start,
                    &format!("LOAD <{THERE}> INTO GRAPH {source} ; "),
                );
            }
        }
    }
    Some(named)
}

/// One `ADD`, `COPY` or `MOVE`.
#[derive(Default)]
struct Statement {
    /// Where its verb stands.
    verb: Range<usize>,
    /// Where its source stands, without the word `GRAPH`.
    source: Range<usize>,
    is_default: bool,
    is_silent: bool,
}

enum State {
    Elsewhere,
    /// After the verb, and perhaps `SILENT` and `GRAPH`.
    Verb(Statement),
    /// After its source, or a part of it.
    Source(Statement),
    /// After `TO`.
    Target(Statement),
}

/// Those whose source is the unnamed graph, or must be there. The unnamed graph copied to itself is left
/// alone: nothing is done then.
fn statements(text: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut state = State::Elsewhere;
    words(text, &mut |place, word| {
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        state = match std::mem::replace(&mut state, State::Elsewhere) {
            // `copy:a` is a name.
            State::Verb(statement)
                if statement.verb.end == place.start && word.starts_with(':') =>
            {
                State::Elsewhere
            }
            State::Verb(mut statement) => {
                if is("SILENT") {
                    statement.is_silent = true;
                    State::Verb(statement)
                } else if is("GRAPH") {
                    State::Verb(statement)
                } else {
                    statement.source = place;
                    statement.is_default = is("DEFAULT");
                    State::Source(statement)
                }
            }
            State::Source(statement) if is("TO") => State::Target(statement),
            // A prefixed name comes in pieces.
            State::Source(mut statement) if statement.source.end == place.start => {
                statement.source.end = place.end;
                statement.is_default = false;
                State::Source(statement)
            }
            State::Target(statement) => {
                let is_wanted = match statement.is_default {
                    true => !is("DEFAULT"),
                    false => !statement.is_silent,
                };
                found.extend(is_wanted.then_some(statement));
                State::Elsewhere
            }
            _ if is("ADD") || is("COPY") || is("MOVE") => State::Verb(Statement {
                verb: place,
                ..Statement::default()
            }),
            _ => State::Elsewhere,
        };
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_named_and_asked_for() {
        for (text, wanted) in [
            ("ADD DEFAULT TO <g>", Some("ADD @ TO <g>")),
            (
                "copy silent default to GRAPH :g ; MOVE # a\nDEFAULT TO :g",
                Some("copy silent @ to GRAPH :g ; MOVE # a\n@ TO :g"),
            ),
            (
                "COPY DEFAULT TO DEFAULT ; ADD SILENT <g> TO DEFAULT ; CLEAR DEFAULT",
                None,
            ),
            (
                "PREFIX e: <http://e/> add <g> TO DEFAULT ; MOVE GRAPH e:g TO :h;COPY :a TO :b",
                Some(
                    "PREFIX e: <http://e/> LOAD <?> INTO GRAPH <g> ; add <g> TO DEFAULT ; \
                     LOAD <?> INTO GRAPH e:g ; MOVE GRAPH e:g TO :h;\
                     LOAD <?> INTO GRAPH :a ; COPY :a TO :b",
                ),
            ),
            (
                "INSERT DATA { <a> <b> \"ADD DEFAULT TO <g>\" } # MOVE DEFAULT TO <g>",
                None,
            ),
            ("PREFIX add: <http://ADD/> DROP DEFAULT", None),
            (
                "PREFIX copy: <http://c/> INSERT DATA { copy:a to:b copy:c }",
                None,
            ),
        ] {
            let wanted = wanted.map(|text| {
                let text = text.replace('@', &format!("GRAPH <{NAME}>"));
                text.replace("<?>", &format!("<{THERE}>"))
            });
            assert_eq!(named(text), wanted);
        }
    }
}
