//! Comparing literals as SPARQL's `<` does; what it cannot compare has no order.

use crate::shacl::lexical::{Lexical, Temporal};
use oxsdatatypes as xs;
use std::cmp::Ordering;

/// A literal's value, as far as it can be compared.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Boolean(bool),
    Exact(Exact<'a>),
    Floating(f64),
    DateTime(xs::DateTime),
    Date(xs::Date),
    Time(xs::Time),
    GYear(xs::GYear),
    GYearMonth(xs::GYearMonth),
    GMonth(xs::GMonth),
    GMonthDay(xs::GMonthDay),
    GDay(xs::GDay),
    Duration(xs::Duration),
}

impl<'a> Value<'a> {
    /// The value of a lexical form; none if it is ill-typed or its datatype has no order.
    pub(super) fn of(datatype: &str, text: &'a str) -> Option<Self> {
        let lexical = Lexical::of(datatype);
        Some(match lexical {
            Lexical::Any if datatype == oxrdf::vocab::xsd::STRING.as_str() => Self::Text(text),
            Lexical::Boolean if lexical.admits(text) => Self::Boolean(matches!(text, "true" | "1")),
            Lexical::Integer(..) | Lexical::Decimal if lexical.admits(text) => {
                Self::Exact(Exact::of(text))
            }
            Lexical::Floating if lexical.admits(text) => {
                let number: f64 = text.parse().ok()?;
                // A float is compared as the value it holds, not as the decimal it was written as.
                #[expect(clippy::cast_possible_truncation, reason = "xsd:float has 32 bits")]
                let single = f64::from(number as f32);
                Self::Floating(if datatype.ends_with("float") {
                    single
                } else {
                    number
                })
            }
            Lexical::Temporal(kind) => Self::temporal(kind, text)?,
            _ => return None,
        })
    }

    fn temporal(kind: Temporal, text: &str) -> Option<Self> {
        Some(match kind {
            Temporal::DateTime => Self::DateTime(text.parse().ok()?),
            Temporal::DateTimeStamp => {
                let time: xs::DateTime = text.parse().ok()?;
                time.timezone_offset()?;
                Self::DateTime(time)
            }
            Temporal::Date => Self::Date(text.parse().ok()?),
            Temporal::Time => Self::Time(text.parse().ok()?),
            Temporal::GYear => Self::GYear(text.parse().ok()?),
            Temporal::GYearMonth => Self::GYearMonth(text.parse().ok()?),
            Temporal::GMonth => Self::GMonth(text.parse().ok()?),
            Temporal::GMonthDay => Self::GMonthDay(text.parse().ok()?),
            Temporal::GDay => Self::GDay(text.parse().ok()?),
            Temporal::Duration => Self::Duration(text.parse().ok()?),
            Temporal::YearMonthDuration => {
                Self::Duration(text.parse::<xs::YearMonthDuration>().ok()?.into())
            }
            Temporal::DayTimeDuration => {
                Self::Duration(text.parse::<xs::DayTimeDuration>().ok()?.into())
            }
        })
    }

    /// The order of two values, if they have one.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Boolean(a), Self::Boolean(b)) => Some(a.cmp(b)),
            (Self::Exact(a), Self::Exact(b)) => Some(a.compare(b)),
            (Self::Floating(a), Self::Floating(b)) => a.partial_cmp(b),
            (Self::Exact(a), Self::Floating(b)) => a.approximate()?.partial_cmp(b),
            (Self::Floating(a), Self::Exact(b)) => a.partial_cmp(&b.approximate()?),
            (Self::DateTime(a), Self::DateTime(b)) => a.partial_cmp(b),
            (Self::Date(a), Self::Date(b)) => a.partial_cmp(b),
            (Self::Time(a), Self::Time(b)) => a.partial_cmp(b),
            (Self::GYear(a), Self::GYear(b)) => a.partial_cmp(b),
            (Self::GYearMonth(a), Self::GYearMonth(b)) => a.partial_cmp(b),
            (Self::GMonth(a), Self::GMonth(b)) => a.partial_cmp(b),
            (Self::GMonthDay(a), Self::GMonthDay(b)) => a.partial_cmp(b),
            (Self::GDay(a), Self::GDay(b)) => a.partial_cmp(b),
            (Self::Duration(a), Self::Duration(b)) => a.partial_cmp(b),
            _ => None,
        }
    }
}

/// An integer or decimal of any size, as the digits that matter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exact<'a> {
    text: &'a str,
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Exact<'a> {
    /// Of a text that is a decimal.
    fn of(text: &'a str) -> Self {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let (whole, fraction) = (
            whole.trim_start_matches('0'),
            fraction.trim_end_matches('0'),
        );
        Self {
            text,
            negative: text.starts_with('-') && !(whole.is_empty() && fraction.is_empty()),
            whole,
            fraction,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let size = |a: &Self, b: &Self| {
            (a.whole.len(), a.whole, a.fraction).cmp(&(b.whole.len(), b.whole, b.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    fn approximate(&self) -> Option<f64> {
        self.text.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Value;
    use crate::shacl::lexical::XSD;
    use std::cmp::Ordering;

    #[test]
    fn orders_as_sparql_does() {
        use Ordering::{Equal, Greater, Less};
        let cases = [
            ("integer", "2", "integer", "10", Some(Less)),
            ("integer", "-2", "integer", "-10", Some(Greater)),
            ("integer", "1", "decimal", "1.00", Some(Equal)),
            ("integer", "-0", "integer", "0", Some(Equal)),
            (
                "integer",
                "99999999999999999999999999",
                "integer",
                "100000000000000000000000000",
                Some(Less),
            ),
            ("decimal", "0.15", "decimal", "0.2", Some(Less)),
            ("decimal", "0.5", "double", "5e-1", Some(Equal)),
            ("double", "NaN", "double", "1", None),
            ("string", "b", "string", "a", Some(Greater)),
            ("string", "1", "integer", "1", None),
            ("boolean", "0", "boolean", "true", Some(Less)),
            ("date", "2020-01-01", "date", "2020-01-02", Some(Less)),
            ("date", "2020-02-30", "date", "2020-01-02", None),
            (
                "date",
                "2020-01-01",
                "dateTime",
                "2020-01-01T00:00:00",
                None,
            ),
            (
                "dateTime",
                "2002-10-10T12:00:00",
                "dateTime",
                "2002-10-10T12:00:00-05:00",
                None,
            ),
            (
                "dateTime",
                "2002-10-10T12:00:00Z",
                "dateTime",
                "2002-10-10T12:00:00-05:00",
                Some(Less),
            ),
            ("integer", "1x", "integer", "2", None),
        ];
        for (datatype_a, a, datatype_b, b, expected) in cases {
            let (iri_a, iri_b) = (format!("{XSD}{datatype_a}"), format!("{XSD}{datatype_b}"));
            let order = Value::of(&iri_a, a).and_then(|a| a.compare(&Value::of(&iri_b, b)?));
            assert_eq!(order, expected, "{a} {b}");
        }
    }
}
