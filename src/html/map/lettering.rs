//! Texts in drawings: how wide they are, and how they are broken into lines.

/// Lines no wider than `room`, in widths of a letter's size; longer words are cut with a hyphen.
pub(in crate::html) fn wrap(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        if !line.is_empty() && extent(&line) + extent(" ") + extent(&word) > room {
            lines.push(std::mem::take(&mut line));
        }
        while extent(&word) > room {
            let letters: Vec<char> = word.chars().collect();
            let fits = (1..letters.len())
                .take_while(|n| extent(&letters[..*n].iter().collect::<String>()) + 0.4 <= room)
                .last()
                .unwrap_or(1);
            // Not a letter or two alone on the last line.
            let cut = fits.min(letters.len().saturating_sub(4)).max(1);
            lines.push(format!("{}-", letters[..cut].iter().collect::<String>()));
            word = letters[cut..].iter().collect();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As much of a text as there is room for, in sizes of its letters.
pub(in crate::html) fn shortened(text: &str, room: f64) -> String {
    let mut lines = wrap(text, room - 1.0).into_iter();
    let first = lines.next().unwrap_or_default();
    match lines.next() {
        Some(_) => format!("{} …", first.trim_end_matches('-')),
        None => first,
    }
}

/// How wide a text is, in sizes of its letters: as in the wider of common fonts.
fn extent(text: &str) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | '\'' => 0.29,
        ' ' | 'f' | 't' | 'r' | '-' | '(' | ')' => 0.41,
        'c' | 's' | 'z' => 0.54,
        'm' | 'æ' => 0.98,
        'w' => 0.82,
        c if c.is_uppercase() => 0.74,
        _ => 0.63,
    };
    text.chars().map(letter).sum()
}

#[cfg(test)]
mod tests {
    use super::{extent, wrap};

    #[test]
    fn names_are_wrapped_between_words() {
        assert_eq!(
            wrap("Aktivitet i tjenestene", 7.0),
            ["Aktivitet i", "tjenestene"]
        );
        assert!(wrap("", 7.0).is_empty());
        for text in ["Svangerskapskontroll", "Andre spesialisthelsetjenester"] {
            let lines = wrap(text, 8.0);
            assert!(lines.iter().all(|line| extent(line) <= 8.5), "{lines:?}");
            assert!(
                lines.iter().all(|line| line.chars().count() > 3),
                "{lines:?}"
            );
            let joined = lines.join(" ").replace("- ", "");
            assert_eq!(joined, text);
        }
    }
}
