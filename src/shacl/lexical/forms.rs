//! The lexical forms that are told by looking at their characters (XML Schema 1.1 part 2).

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_integer(text: &str) -> bool {
    let digits = unsigned(text);
    !digits.is_empty() && is_digits(digits)
}

/// For a text that is an integer; no bound is too large for 128 bits.
pub(super) fn is_within(text: &str, min: Option<i128>, max: Option<i128>) -> bool {
    match text.parse::<i128>() {
        Ok(number) => min.is_none_or(|m| m <= number) && max.is_none_or(|m| number <= m),
        Err(_) if text.starts_with('-') => min.is_none(),
        Err(_) => max.is_none(),
    }
}

pub(super) fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = unsigned(text)
        .split_once('.')
        .unwrap_or((unsigned(text), ""));
    (!whole.is_empty() || !fraction.is_empty()) && is_digits(whole) && is_digits(fraction)
}

pub(super) fn is_floating(text: &str) -> bool {
    if matches!(text, "INF" | "+INF" | "-INF" | "NaN") {
        return true;
    }
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => is_decimal(mantissa) && is_integer(exponent),
        None => is_decimal(text),
    }
}

/// Spaces are allowed between characters, not in a row (XML Schema §3.3.16).
pub(super) fn is_base64(text: &str) -> bool {
    if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
        return false;
    }
    let compact: Vec<u8> = text.bytes().filter(|b| *b != b' ').collect();
    let padding = compact.iter().rev().take_while(|b| **b == b'=').count();
    let body = &compact[..compact.len() - padding];
    compact.len().is_multiple_of(4)
        && padding <= 2
        && body
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
        && match (padding, body.last()) {
            (1, Some(last)) => b"AEIMQUYcgkosw048".contains(last),
            (2, Some(last)) => b"AQgw".contains(last),
            _ => true,
        }
}

pub(super) fn is_token(text: &str) -> bool {
    !text.contains(['\t', '\n', '\r'])
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

/// `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`
pub(super) fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(i, part)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|b| match i {
                0 => b.is_ascii_alphabetic(),
                _ => b.is_ascii_alphanumeric(),
            })
    })
}

pub(super) fn is_name(text: &str, starts_like_a_name: bool) -> bool {
    let first = text.chars().next();
    first.is_some_and(|c| !starts_like_a_name || is_name_start(c))
        && text.chars().all(|c| {
            is_name_start(c)
                || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
        })
}

/// `NameStartChar` of XML 1.0, fifth edition.
fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}
