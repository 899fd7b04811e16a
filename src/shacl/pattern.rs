//! Regular expressions as XPath writes them (XPath Functions §5.6), for the `regex` crate.

use regex::{Regex, RegexBuilder};

/// Largest compiled pattern, in bytes; past it the shape is refused.
const SIZE_LIMIT_BYTES: usize = 4 << 20;

/// The same under a budget.
const SMALL_LIMIT_BYTES: usize = 1 << 20;

/// Longest part of a pattern that is told when it cannot be used, in characters.
const TOLD: usize = 200;

/// How large a pattern may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// For shapes of our own.
    Ample,
    /// For those of strangers.
    Small,
}

/// `NameStartChar` and `NameChar` of XML, for `\i` and `\c`, inside brackets.
const NAME_START: &str = r":A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}";
const NAME_REST: &str = r"\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}-\u{2040}";

/// Compiles a pattern with the flags `s`, `m`, `i`, `x` and `q`; the error says what is wrong.
pub(super) fn compile(pattern: &str, flags: &str, room: Room) -> Result<Regex, String> {
    if let Some(unknown) = flags.chars().find(|c| !"smixq".contains(*c)) {
        return Err(format!("sh:flags has the unknown flag {unknown:?}"));
    }
    let translated = if flags.contains('q') {
        regex::escape(pattern)
    } else {
        translate(pattern, flags.contains('s'))
    };
    let bytes = match room {
        Room::Ample => SIZE_LIMIT_BYTES,
        Room::Small => SMALL_LIMIT_BYTES,
    };
    RegexBuilder::new(&translated)
        .case_insensitive(flags.contains('i'))
        .multi_line(flags.contains('m'))
        .dot_matches_new_line(flags.contains('s'))
        .ignore_whitespace(flags.contains('x') && !flags.contains('q'))
        .size_limit(bytes)
        .dfa_size_limit(bytes)
        .build()
        .map_err(|error| {
            // The library draws the pattern with a caret below; the last line says why.
            let text = error.to_string();
            let why = text.lines().last().unwrap_or_default();
            let why = why.trim_start_matches("error: ");
            let told: String = pattern.chars().take(TOLD).collect();
            format!("sh:pattern {told:?} cannot be used: {why}")
        })
}

fn translate(pattern: &str, dot_is_all: bool) -> String {
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern.chars().peekable();
    let mut depth = 0_usize;
    while let Some(c) = rest.next() {
        match c {
            '\\' => escape(rest.next(), &mut out),
            '[' if depth == 0 => {
                depth = 1;
                out.push('[');
                if rest.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
            }
            // `[a-z-[aeiou]]` is XPath's subtraction; the crate writes it `--`.
            '-' if depth > 0 && rest.peek() == Some(&'[') => {
                rest.next();
                depth += 1;
                out.push_str("--[");
                if rest.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
            }
            ']' if depth > 0 => {
                depth -= 1;
                out.push(']');
            }
            // Plain characters in an XPath class, operators of the crate's.
            '[' | '&' | '~' if depth > 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' if depth == 0 && !dot_is_all => out.push_str(r"[^\n\r]"),
            _ => out.push(c),
        }
    }
    out
}

fn escape(escaped: Option<char>, out: &mut String) {
    match escaped {
        Some('i') => out.push_str(&format!("[{NAME_START}]")),
        Some('c') => out.push_str(&format!("[{NAME_START}{NAME_REST}]")),
        Some('I') => out.push_str(&format!("[^{NAME_START}]")),
        Some('C') => out.push_str(&format!("[^{NAME_START}{NAME_REST}]")),
        Some(c) => {
            out.push('\\');
            out.push(c);
        }
        None => out.push('\\'),
    }
}

#[cfg(test)]
mod tests {
    use super::{Room, compile};

    #[test]
    fn matches_as_xpath_does() {
        let cases = [
            ("^[a-z-[aeiou]]+$", "", "xyz", true),
            ("^[a-z-[aeiou]]+$", "", "xaz", false),
            (r"^\i\c*$", "", "a-1", true),
            (r"^\i\c*$", "", "1a", false),
            (r"^[\i-[:]][\c-[:]]*$", "", "a:b", false),
            ("a.c", "", "a\nc", false),
            ("a.c", "s", "a\nc", true),
            ("^b$", "m", "a\nb", true),
            ("A B", "ix", "ab", true),
            ("a.b", "q", "axb", false),
            ("[[&&]", "", "[", true),
            (r"^\d{3}$", "", "123", true),
        ];
        for (pattern, flags, text, matches) in cases {
            let regex = compile(pattern, flags, Room::Small).expect(pattern);
            assert_eq!(regex.is_match(text), matches, "{pattern} {flags} {text:?}");
        }
    }

    #[test]
    fn refuses_with_the_reason() {
        let compile = |pattern, flags| compile(pattern, flags, Room::Small);
        assert!(compile("(?!a)", "").is_err_and(|e| e.contains("look-around")));
        assert!(compile("a", "z").is_err());
        assert!(compile("(a", "").is_err());
        assert!(compile("((a{1000}){1000}){1000}", "").is_err());
    }
}
