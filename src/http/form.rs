//! `application/x-www-form-urlencoded`: query strings and forms to names and values.

use std::borrow::Cow;

/// The pairs of a query string or form body, decoded; what is not UTF-8 becomes U+FFFD.
pub fn pairs(text: &[u8]) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    raw(text).map(|(name, value)| {
        let lossy = |part| match decode(part) {
            Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        };
        (lossy(name), lossy(value))
    })
}

/// The pairs as `pairs` gives them, or the name of the one that is not UTF-8.
pub fn strict(text: &[u8]) -> Result<Vec<(String, String)>, String> {
    raw(text)
        .map(|(name, value)| {
            let utf8 = |part| String::from_utf8(decode(part).into_owned());
            match (utf8(name), utf8(value)) {
                (Ok(name), Ok(value)) => Ok((name, value)),
                (Ok(name), Err(_)) => Err(name),
                (Err(_), _) => Err(String::new()),
            }
        })
        .collect()
}

fn raw(text: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    text.split(|b| *b == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match memchr::memchr(b'=', pair) {
            Some(at) => (&pair[..at], &pair[at + 1..]),
            None => (pair, &[][..]),
        })
}

fn decode(part: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr2(b'%', b'+', part).is_none() {
        return Cow::Borrowed(part);
    }
    let mut decoded = Vec::with_capacity(part.len());
    let mut rest = part;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match (byte, tail) {
            (b'+', _) => decoded.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    decoded.push(high << 4 | low);
                    rest = after;
                }
                _ => decoded.push(b'%'),
            },
            _ => decoded.push(byte),
        }
    }
    Cow::Owned(decoded)
}

fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).map(|d| d as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded() {
        let text = "query=ASK+%7B%7D&a=%c3%a6&b&=c&%zz=1%&";
        let got: Vec<_> = strict(text.as_bytes()).unwrap();
        let wanted = [
            ("query", "ASK {}"),
            ("a", "æ"),
            ("b", ""),
            ("", "c"),
            ("%zz", "1%"),
        ];
        assert_eq!(got, wanted.map(|(n, v)| (n.to_owned(), v.to_owned())));
        assert_eq!(strict(b"x=1&query=%ff"), Err("query".to_owned()));
    }
}
