//! Tables as text ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), for people's spreadsheets and for programs.

use std::borrow::Cow;

/// A table with its head, of which no spreadsheet takes a text for a formula.
pub fn table(head: Vec<String>, lines: impl Iterator<Item = Vec<String>>) -> String {
    written(head, lines, harmless)
}

/// A table with its head, every field as it is: what programs send back must be the same.
pub fn exact(head: Vec<String>, lines: impl Iterator<Item = Vec<String>>) -> String {
    written(head, lines, |field| field.into())
}

fn written(
    head: Vec<String>,
    lines: impl Iterator<Item = Vec<String>>,
    field: fn(&str) -> Cow<'_, str>,
) -> String {
    let mut text = String::new();
    for line in std::iter::once(head).chain(lines) {
        let fields: Vec<String> = line.iter().map(|it| quoted(&field(it))).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// With an apostrophe before what spreadsheets take for a formula
/// ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)); numbers stay as they are.
fn harmless(field: &str) -> Cow<'_, str> {
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
    use super::{exact, table};

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

    #[test]
    fn programs_get_fields_as_they_are() {
        let lines = std::iter::once(vec!["=1+1".to_owned(), "a,b".to_owned()]);
        let head = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(exact(head, lines), "a,b\r\n=1+1,\"a,b\"\r\n");
    }
}
