//! `application/x-www-form-urlencoded`: query strings and forms to names and values.

use std::borrow::Cow;

/// The pairs of a query string, decoded; what is not UTF-8 becomes U+FFFD.
pub fn pairs(text: &[u8]) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    raw(text).map(|(name, value)| (lossy(name), lossy(value)))
}

/// The value of the first pair with one of these names, which need no decoding.
pub fn find<'t>(text: &'t [u8], names: &[&str]) -> Option<Cow<'t, str>> {
    let (_, value) = raw(text).find(|(name, _)| names.iter().any(|n| n.as_bytes() == *name))?;
    Some(lossy(value))
}

fn lossy(part: &[u8]) -> Cow<'_, str> {
    match decode(part) {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// The pairs of a query string or form, decoded, or the name of the one that is not UTF-8.
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
    while let Some(at) = memchr::memchr2(b'%', b'+', rest) {
        decoded.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        match rest {
            [b'%', high, low, after @ ..] if is_hex(*high, *low) => {
                decoded.push(HEX[usize::from(*high)] << 4 | HEX[usize::from(*low)]);
                rest = after;
            }
            [b'+', after @ ..] => {
                decoded.push(b' ');
                rest = after;
            }
            [byte, after @ ..] => {
                decoded.push(*byte);
                rest = after;
            }
            [] => break,
        }
    }
    decoded.extend_from_slice(rest);
    Cow::Owned(decoded)
}

/// The value of a hexadecimal digit; 16 for what is none.
const HEX: [u8; 256] = {
    let mut table = [16; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            digit @ b'0'..=b'9' => digit - b'0',
            digit @ b'a'..=b'f' => digit - b'a' + 10,
            digit @ b'A'..=b'F' => digit - b'A' + 10,
            _ => 16,
        };
        byte += 1;
    }
    table
};

fn is_hex(high: u8, low: u8) -> bool {
    HEX[usize::from(high)] < 16 && HEX[usize::from(low)] < 16
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
