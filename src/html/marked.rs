//! Texts with words for machines between backticks, as CommonMark has them.

/// A piece of such a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// For people.
    Words(&'a str),
    /// For machines.
    Code(&'a str),
}

/// The pieces of a text, in order; a backtick without its fellow is a character like any other.
pub(super) fn marked(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = next(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_words() {
        use Piece::{Code, Words};
        assert_eq!(
            marked("Les `detail`, `a`b`"),
            [
                Words("Les "),
                Code("detail"),
                Words(", "),
                Code("a"),
                Words("b`")
            ]
        );
        assert_eq!(marked(""), []);
    }
}
