//! Refuses texts that parse but take forever or overflow a stack afterwards: nested deeper, or
//! with longer chains of operators, than anybody writes.
//!
//! Looks at characters only, outside strings, IRIs and comments.

use super::Error;
use std::ops::Range;

/// Brackets open at once.
const DEEPEST: usize = 200;

/// Operators of expressions and paths; twice as many in a row overflow the stack of whatever walks
/// them.
const MOST_OPERATORS: usize = 3_000;

/// `||`, `&&` and the `|` of paths, which are walked with little stack.
const MOST_ALTERNATIVES: usize = 10_000;

/// Words that nest or join groups.
const MOST_GROUPS: usize = 1_000;

const GROUPING: [&str; 7] = [
    "UNION", "OPTIONAL", "MINUS", "EXISTS", "FILTER", "BIND", "SERVICE",
];

/// What is counted, and where we are.
struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    open: usize,
    operators: usize,
    alternatives: usize,
    groups: usize,
}

/// Refuses `text` if there is too much of something, with the place where it became too much.
pub(super) fn check(text: &str) -> Result<(), Error> {
    let mut scan = Scan::new(text);
    while scan.at < scan.bytes.len() {
        scan.step();
        let problem = if scan.open > DEEPEST {
            "brackets are nested too deep: more than 200, the limit; ask in several queries"
        } else if scan.operators > MOST_OPERATORS {
            "there are too many operators: more than 3,000, the limit; ask in several queries"
        } else if scan.alternatives > MOST_ALTERNATIVES {
            "there are too many alternatives: more than 10,000 of ||, && and |, the limit; list terms with IN or VALUES"
        } else if scan.groups > MOST_GROUPS {
            "there are too many groups: more than 1,000 (UNION, OPTIONAL, FILTER and the like), the limit; list terms with VALUES, or ask in several queries"
        } else {
            continue;
        };
        return Err(scan.refusal(problem));
    }
    Ok(())
}

/// Calls `see` with each word outside strings, IRIs and comments, and with what else is written
/// between words, character by character.
pub(super) fn words<'t>(text: &'t str, see: &mut dyn FnMut(Range<usize>, &'t str)) {
    let mut scan = Scan::new(text);
    while let Some(byte) = scan.bytes.get(scan.at) {
        let (start, is_blank) = (scan.at, byte.is_ascii_whitespace() || *byte == b'#');
        scan.step();
        let end = text.floor_char_boundary(scan.at.min(text.len()));
        if !is_blank && text.is_char_boundary(start) {
            see(start..end, &text[start..end.max(start)]);
        }
    }
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            open: 0,
            operators: 0,
            alternatives: 0,
            groups: 0,
        }
    }

    /// One character, or one string, IRI, comment or word.
    fn step(&mut self) {
        let byte = self.bytes[self.at];
        match byte {
            b'"' | b'\'' => self.skip_string(byte),
            b'#' => self.skip_while(|b| b != b'\n' && b != b'\r'),
            b'<' => self.skip_iri(),
            b'(' | b'{' | b'[' => self.open += 1,
            b')' | b'}' | b']' => self.open = self.open.saturating_sub(1),
            // A datatype, not an inverse path.
            b'^' if self.peek(1) == Some(b'^') => self.at += 1,
            b'|' | b'&' if self.peek(1) == Some(byte) => {
                self.alternatives += 1;
                self.at += 1;
            }
            b'|' => self.alternatives += 1,
            b'!' if self.peek(1) == Some(b'=') => {
                self.operators += 1;
                self.at += 1;
            }
            b'!' | b'^' | b'*' | b'/' | b'=' => self.operators += 1,
            b'+' | b'-' if !self.is_sign() => self.operators += 1,
            b'A'..=b'Z' | b'a'..=b'z' => return self.word(),
            b'?' | b'$' | b'@' | b':' | b'_' => {
                self.at += 1;
                return self.skip_while(is_name);
            }
            _ => (),
        }
        self.at += 1;
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Whether this `+` or `-` begins a number rather than joins two terms.
    fn is_sign(&self) -> bool {
        let digit = self
            .peek(1)
            .is_some_and(|b| b.is_ascii_digit() || b == b'.');
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        digit && before.is_none_or(|b| b.is_ascii_whitespace() || b",({[;".contains(&b))
    }

    fn skip_while(&mut self, goes_on: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|b| goes_on(*b)) {
            self.at += 1;
        }
    }

    /// A word, or the prefix of a name with the rest of it.
    fn word(&mut self) {
        let start = self.at;
        self.skip_while(is_name);
        let word = &self.bytes[start..self.at];
        let groups = GROUPING
            .iter()
            .any(|keyword| word.eq_ignore_ascii_case(keyword.as_bytes()));
        self.groups += usize::from(groups);
    }

    /// To the last character of an IRI; a `<` that begins none is an operator or a triple term.
    fn skip_iri(&mut self) {
        let inside = |b: &u8| !b.is_ascii_whitespace() && !b"<>\"{}|^`".contains(b);
        let rest = &self.bytes[self.at + 1..];
        let length = rest.iter().take_while(|b| inside(b)).count();
        if rest.get(length) == Some(&b'>') {
            self.at += length + 1;
        } else {
            self.operators += 1;
        }
    }

    /// To the last quote of a string, short or long.
    fn skip_string(&mut self, quote: u8) {
        let long = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        self.at += if long { 3 } else { 1 };
        while let Some(byte) = self.peek(0) {
            let closes = byte == quote
                && (!long || (self.peek(1) == Some(quote) && self.peek(2) == Some(quote)));
            match byte {
                b'\\' => self.at += 1,
                _ if closes => {
                    self.at += if long { 2 } else { 0 };
                    return;
                }
                b'\n' | b'\r' if !long => return,
                _ => (),
            }
            self.at += 1;
        }
    }

    fn refusal(&self, problem: &'static str) -> Error {
        let before = &self.text[..self.text.floor_char_boundary(self.at)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Error::TooDeep {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            problem,
        }
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_refused() {
        for text in [
            "(".repeat(1_000),
            "{ ".repeat(1_000),
            "<<( ?s ?p ".repeat(1_000),
            "!".repeat(20_000),
            "1+1".repeat(20_000),
            "1 + 1".repeat(20_000),
            "<http://e/p>/".repeat(20_000),
            "?a || ".repeat(20_000),
            ":p|".repeat(20_000),
            "{} union ".repeat(2_000),
            "OPTIONAL { ?s ?p ?o } ".repeat(2_000),
            "1 < 2 ".repeat(20_000),
        ] {
            let start: String = text.chars().take(20).collect();
            assert!(check(&text).is_err(), "{start}");
        }
    }

    #[test]
    fn what_people_and_programs_write_is_not() {
        for text in [
            "<http://e/s/a> <http://e/p> -1, +2 ; <http://e/q> \"((((\"^^<http://e/t> .\n"
                .repeat(10_000),
            "'''((( ' \\'''' \"\"\"{{{\"\"\" # (((((\n".repeat(1_000),
            "GRAPH <http://e/g> { ?s ?p (1 2 3) } ".repeat(5_000),
            "(<http://e/a> \"x\"@en-GB) ".repeat(10_000),
            "ex:UNION ?FILTER $BIND :optional ".repeat(1_000),
        ] {
            let start: String = text.chars().take(20).collect();
            assert!(check(&text).is_ok(), "{start}: {:?}", check(&text));
        }
    }

    #[test]
    fn the_place_is_told() {
        let text = format!("ASK {{\n æ {}", "(".repeat(500));
        let Err(Error::TooDeep { line, column, .. }) = check(&text) else {
            panic!("refused");
        };
        assert_eq!((line, column), (2, 4 + DEEPEST));
    }
}
