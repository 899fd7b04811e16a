//! The order of names as people expect it in Norwegian.

/// A text by which names sort as in Norwegian: without case, æ ø å last, accents as their letter.
pub fn collation(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'æ' | 'ä' => '\u{e001}',
            'ø' | 'ö' => '\u{e002}',
            'å' => '\u{e003}',
            'é' | 'è' | 'ê' => 'e',
            'ó' | 'ò' | 'ô' => 'o',
            'ü' => 'y',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::collation;

    #[test]
    fn norwegian_letters_come_last_and_in_order() {
        let mut names = vec!["Ånd", "ære", "Zulu", "øre", "aå", "Éa", "ab"];
        names.sort_by_key(|name| collation(name));
        assert_eq!(names, ["ab", "aå", "Éa", "Zulu", "ære", "øre", "Ånd"]);
    }
}
