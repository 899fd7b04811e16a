//! Tables as text ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)) that no spreadsheet takes for a program.

/// A table with its head.
pub fn table(head: Vec<String>, lines: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for line in std::iter::once(head).chain(lines) {
        let fields: Vec<String> = line.iter().map(|field| quoted(&harmless(field))).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// With an apostrophe before what spreadsheets take for a formula
/// ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)); numbers stay as they are.
fn harmless(field: &str) -> std::borrow::Cow<'_, str> {
    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let number = field.strip_prefix(['-', '+']).unwrap_or(field);
    let is_number = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match field.starts_with(begins) && !is_number {
        true => format!("'{field}").into(),
        false => field.into(),
    }
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', ';', '\n', '\r', '\t']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn fields_are_quoted_where_they_must_be_and_formulas_are_texts() {
        let line = [
            "a, \"b\"", "x\ny", "=1+1", "-2.5", "-x", "@a", "+47 1", "\tb", "＝1", "a;b",
        ];
        let lines = std::iter::once(line.map(str::to_owned).into());
        let text = table(vec!["a".to_owned(), "b".to_owned()], lines);
        assert_eq!(
            text,
            "a,b\r\n\"a, \"\"b\"\"\",\"x\ny\",'=1+1,-2.5,'-x,'@a,'+47 1,\"'\tb\",'＝1,\"a;b\"\r\n"
        );
    }
}
