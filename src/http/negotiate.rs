//! Content negotiation: `Accept` and what we offer, to the one representation to send
//! ([RFC 9110 §12.5.1](https://www.rfc-editor.org/rfc/rfc9110#name-accept)).

use super::problem::{Problem, kinds};
use std::ops::Range;

/// One representation we can send.
#[derive(Debug, Clone, Copy)]
pub struct Offer<T: 'static> {
    /// What to make.
    pub what: T,
    /// The `Content-Type` to send; `Accept` is compared with the part before `;`.
    pub media_type: &'static str,
    /// Short names for `?format=`.
    pub names: &'static [&'static str],
}

/// A parsed `Accept` header.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accept {
    /// In lower case.
    text: String,
    ranges: Vec<MediaRange>,
}

#[derive(Debug, Clone, PartialEq)]
struct MediaRange {
    /// Where `type/subtype` stands in the text.
    essence: Range<usize>,
    /// False if it asks for a charset we never send.
    utf8: bool,
    /// Thousandths.
    quality: u16,
}

impl Accept {
    /// Parses the header; an absent or empty one accepts everything.
    ///
    /// 400 for what is not a list of media ranges, or a weight that is none.
    pub fn parse(header: &str) -> Result<Self, Problem> {
        let malformed = |what: &str| {
            Problem::new(&kinds::ACCEPT_MALFORMED)
                .detail(format!("not understood in the Accept header: {what:?}"))
        };
        let text = header.to_ascii_lowercase();
        let mut ranges = Vec::new();
        for part in split(&text, ',') {
            let mut parameters = split(part, ';');
            let Some(essence) = parameters.next().filter(|e| !e.is_empty()) else {
                continue;
            };
            let is_range = essence
                .split_once('/')
                .is_some_and(|(t, s)| is_token(t) && is_token(s) && (t != "*" || s == "*"));
            if !is_range {
                return Err(malformed(essence));
            }
            let start = essence.as_ptr() as usize - text.as_ptr() as usize;
            let mut range = MediaRange {
                essence: start..start + essence.len(),
                utf8: true,
                quality: 1000,
            };
            for parameter in parameters.filter(|p| !p.is_empty()) {
                let (name, value) = parameter
                    .split_once('=')
                    .map(|(n, v)| (n.trim(), v.trim()))
                    .filter(|(name, _)| is_token(name))
                    .ok_or_else(|| malformed(part))?;
                if name.eq_ignore_ascii_case("q") {
                    range.quality = weight(value).ok_or_else(|| malformed(part))?;
                    break;
                }
                if name.eq_ignore_ascii_case("charset") {
                    let value = value.trim_matches('"');
                    range.utf8 = ["utf-8", "utf8", "us-ascii", "*"]
                        .iter()
                        .any(|c| c.eq_ignore_ascii_case(value));
                }
            }
            ranges.push(range);
        }
        Ok(Self { text, ranges })
    }

    /// The best of `offers`, which are in our order of preference; none if all are excluded.
    ///
    /// The most specific range that matches an offer gives its weight; of equal weights the more
    /// specific wins, then our order.
    pub fn choose<'o, T>(&self, offers: &'o [Offer<T>]) -> Option<&'o Offer<T>> {
        if self.ranges.is_empty() {
            return offers.first();
        }
        let mut best: Option<((u16, u8), &Offer<T>)> = None;
        for offer in offers {
            let Some((specificity, quality)) = self.weigh(offer.media_type) else {
                continue;
            };
            if quality > 0 && best.is_none_or(|(rank, _)| (quality, specificity) > rank) {
                best = Some(((quality, specificity), offer));
            }
        }
        best.map(|(_, offer)| offer)
    }

    /// The weight of `media_type` if it is asked for by name, in thousandths; 0 if it is not.
    pub fn quality(&self, media_type: &str) -> u16 {
        match self.weigh(media_type) {
            Some((2, quality)) => quality,
            _ => 0,
        }
    }

    /// Whether `media_type` is asked for by name, and not only by a range with a star in it.
    pub fn names(&self, media_type: &str) -> bool {
        self.quality(media_type) > 0
    }

    fn weigh(&self, media_type: &str) -> Option<(u8, u16)> {
        let essence = media_type.split(';').next().unwrap_or_default();
        let (kind, _) = essence.split_once('/')?;
        self.ranges
            .iter()
            .filter(|r| r.utf8)
            .filter_map(|r| {
                let range = &self.text[r.essence.clone()];
                let specificity = match range.split_once('/')? {
                    ("*", _) => 0,
                    (t, "*") if t == kind => 1,
                    _ if range == essence => 2,
                    _ => return None,
                };
                Some((specificity, r.quality))
            })
            .max()
    }
}

/// Splits outside quoted strings and trims.
fn split(text: &str, at: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut escaped = false;
    text.split(move |c: char| {
        if escaped {
            escaped = false;
            return false;
        }
        match c {
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => return c == at && !quoted,
        }
        false
    })
    .map(str::trim)
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// `0`, `0.5`, `1.000` ([RFC 9110 §12.4.2](https://www.rfc-editor.org/rfc/rfc9110#name-quality-values)), in thousandths.
fn weight(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let thousandths = format!("{fraction:0<3}").parse::<u16>().ok()?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERS: &[Offer<u8>] = &[
        Offer {
            what: 0,
            media_type: "application/json",
            names: &["json"],
        },
        Offer {
            what: 1,
            media_type: "text/csv; charset=utf-8",
            names: &["csv"],
        },
        Offer {
            what: 2,
            media_type: "text/turtle",
            names: &["ttl"],
        },
    ];

    #[test]
    fn the_best_representation_is_chosen() {
        for (accept, wanted) in [
            ("", Some(0)),
            ("*/*", Some(0)),
            ("text/*", Some(1)),
            ("text/turtle, */*", Some(2)),
            ("text/turtle;q=0.5, */*;q=0.6", Some(0)),
            ("text/*;q=0.9, text/csv;q=0, */*;q=0.1", Some(2)),
            ("application/json;q=0, */*", Some(1)),
            ("TEXT/CSV", Some(1)),
            ("text/turtle;charset=utf-8", Some(2)),
            ("text/turtle;charset=utf-16", None),
            ("text/turtle;a=\"x,y;q=0\";q=0.5,image/png", Some(2)),
            ("image/png", None),
            ("*/*;q=0", None),
            ("text/turtle;q=0.001", Some(2)),
            (", text/csv ,", Some(1)),
        ] {
            let chosen = Accept::parse(accept).unwrap().choose(OFFERS);
            assert_eq!(chosen.map(|o| o.what), wanted, "{accept}");
        }
    }

    #[test]
    fn what_is_not_a_header_is_refused() {
        for accept in [
            "text",
            "*/turtle",
            "text/turtle;q=2",
            "text/turtle;q=0.1234",
            "text/turtle;q=",
            "text/turtle;q",
            "te xt/turtle",
            "/",
        ] {
            assert!(Accept::parse(accept).is_err(), "{accept}");
        }
    }
}
