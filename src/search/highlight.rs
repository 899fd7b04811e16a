//! Texts with what was searched for marked, and excerpts around it.

use super::analyse::{Tongue, words};
use super::matcher::Matcher;

/// Longest excerpt, in characters, and how many stand before the first match.
const EXCERPT: usize = 220;
const BEFORE: usize = 60;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it was searched for.
    pub marked: bool,
}

/// A text with marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
    /// Its language tag, if it has one.
    pub language: Option<String>,
}

impl Marked {
    /// Whether anything is marked.
    pub fn is_marked(&self) -> bool {
        self.pieces.iter().any(|piece| piece.marked)
    }

    /// As HTML: everything escaped, what was searched for in `<mark>`.
    pub fn html(&self) -> String {
        let mut html = String::new();
        for piece in &self.pieces {
            let ends = if piece.marked {
                ["<mark>", "</mark>"]
            } else {
                [""; 2]
            };
            html.push_str(ends[0]);
            for c in piece.text.chars() {
                match c {
                    '&' => html.push_str("&amp;"),
                    '<' => html.push_str("&lt;"),
                    '>' => html.push_str("&gt;"),
                    '"' => html.push_str("&quot;"),
                    '\'' => html.push_str("&#39;"),
                    other => html.push(other),
                }
            }
            html.push_str(ends[1]);
        }
        html
    }
}

/// A text with marks, whole.
pub fn marked(text: &str, language: Option<&str>, matcher: &mut Matcher<'_>) -> Marked {
    let ranges = matches(text, language, matcher);
    Marked {
        pieces: pieces(text, &ranges),
        language: language.map(str::to_owned),
    }
}

/// The part of a long text where it was found first, with marks.
pub fn excerpt(text: &str, language: Option<&str>, matcher: &mut Matcher<'_>) -> Marked {
    let first = matches(text, language, matcher)
        .first()
        .map_or(0, |(start, _)| *start);
    let (start, end) = window(text, first);
    let mut marked = marked(&text[start..end], language, matcher);
    let dots = |text: &str| Piece {
        text: text.to_owned(),
        marked: false,
    };
    if start > 0 {
        marked.pieces.insert(0, dots("… "));
    }
    if end < text.len() {
        marked.pieces.push(dots(" …"));
    }
    marked
}

/// Where the words that were searched for stand, neighbours as one.
fn matches(text: &str, language: Option<&str>, matcher: &mut Matcher<'_>) -> Vec<(usize, usize)> {
    let tongue = Tongue::of_tag(language);
    let all = words(text);
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let next = all
            .get(at + 1)
            .is_some_and(|next| matcher.joined(word, next) > 0.0);
        let before = at > 0 && matcher.joined(&all[at - 1], word) > 0.0;
        if next || before || matcher.strength(word, tongue) > 0.0 {
            match ranges.last_mut() {
                Some((_, end)) if before => *end = word.end,
                _ => ranges.push((word.start, word.end)),
            }
        }
    }
    ranges
}

fn pieces(text: &str, ranges: &[(usize, usize)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: &str, marked| {
        if !text.is_empty() {
            let text = text.to_owned();
            pieces.push(Piece { text, marked });
        }
    };
    let mut from = 0;
    for (start, end) in ranges {
        add(&text[from..*start], false);
        add(&text[*start..*end], true);
        from = *end;
    }
    add(&text[from..], false);
    pieces
}

/// From where to where an excerpt goes, cut between words.
fn window(text: &str, first: usize) -> (usize, usize) {
    if text.chars().count() <= EXCERPT {
        return (0, text.len());
    }
    let back = |at: usize, n: usize| {
        text[..at]
            .char_indices()
            .rev()
            .nth(n)
            .map_or(0, |(at, _)| at)
    };
    let mut start = back(first, BEFORE);
    if start > 0 {
        let space = text[start..first].find(char::is_whitespace);
        start = space.map_or(first, |space| start + space + 1);
    }
    let end = text[start..]
        .char_indices()
        .nth(EXCERPT)
        .map_or(text.len(), |(at, _)| start + at);
    if end == text.len() {
        return (start, end);
    }
    let space = text[start..end].rfind(char::is_whitespace);
    let cut = space.map_or(end, |space| start + space);
    (start, if cut > first { cut } else { end })
}

#[cfg(test)]
mod tests {
    use super::super::ask::Asked;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    fn html(asked: &str, text: &str) -> String {
        let vocabulary = Vocabulary::default();
        let asked = Asked::new(asked, &vocabulary, None).unwrap();
        excerpt(text, Some("nb"), &mut Matcher::new(&asked, &vocabulary)).html()
    }

    #[test]
    fn what_was_searched_for_is_marked_and_all_is_escaped() {
        assert_eq!(
            html("allergi", "<script>Allergier</script> & \"mer\""),
            "&lt;script&gt;<mark>Allergier</mark>&lt;/script&gt; &amp; &quot;mer&quot;"
        );
        assert_eq!(html("icd11 ", "ICD-11 her"), "<mark>ICD-11</mark> her");
        assert_eq!(html("overf", "Overfølsomhet"), "<mark>Overfølsomhet</mark>");
        assert_eq!(html("annet", "ikke det"), "ikke det");
    }

    #[test]
    fn excerpts_hold_the_first_match_and_are_cut_between_words() {
        let text = format!("{} målet {}", "før ".repeat(80), "etter ".repeat(80));
        let found = html("målet ", &text);
        assert!(
            found.starts_with("… før") && found.ends_with("etter …"),
            "{found}"
        );
        assert!(found.contains("<mark>målet</mark>"), "{found}");
        let whole = "å".repeat(500);
        assert!(html("mål", &whole).chars().count() < 230);
    }
}
