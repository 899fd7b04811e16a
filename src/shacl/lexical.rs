//! Lexical forms of datatypes: whether a literal is well-typed (XML Schema 1.1 part 2).

mod forms;

use forms::{
    is_base64, is_decimal, is_floating, is_integer, is_language, is_name, is_token, is_within,
};
use oxsdatatypes as xs;
use std::str::FromStr;

/// What a datatype's lexical forms look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexical {
    /// Every text, also for datatypes we do not know.
    Any,
    Boolean,
    /// Bounds included.
    Integer(Option<i128>, Option<i128>),
    Decimal,
    /// `xsd:double` and `xsd:float`.
    Floating,
    Temporal(Temporal),
    HexBinary,
    Base64Binary,
    NormalizedString,
    Token,
    Language,
    Name,
    NcName,
    NmToken,
}

/// Dates, times and durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Temporal {
    DateTime,
    DateTimeStamp,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,
    Duration,
    YearMonthDuration,
    DayTimeDuration,
}

pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

impl Lexical {
    /// The lexical forms of a datatype.
    pub(super) fn of(datatype: &str) -> Self {
        use Temporal as T;
        let Some(local) = datatype.strip_prefix(XSD) else {
            return Self::Any;
        };
        match local {
            "boolean" => Self::Boolean,
            "decimal" => Self::Decimal,
            "double" | "float" => Self::Floating,
            "dateTime" => Self::Temporal(T::DateTime),
            "dateTimeStamp" => Self::Temporal(T::DateTimeStamp),
            "date" => Self::Temporal(T::Date),
            "time" => Self::Temporal(T::Time),
            "gYear" => Self::Temporal(T::GYear),
            "gYearMonth" => Self::Temporal(T::GYearMonth),
            "gMonth" => Self::Temporal(T::GMonth),
            "gMonthDay" => Self::Temporal(T::GMonthDay),
            "gDay" => Self::Temporal(T::GDay),
            "duration" => Self::Temporal(T::Duration),
            "yearMonthDuration" => Self::Temporal(T::YearMonthDuration),
            "dayTimeDuration" => Self::Temporal(T::DayTimeDuration),
            "hexBinary" => Self::HexBinary,
            "base64Binary" => Self::Base64Binary,
            "normalizedString" => Self::NormalizedString,
            "token" => Self::Token,
            "language" => Self::Language,
            "Name" => Self::Name,
            "NCName" => Self::NcName,
            "NMTOKEN" => Self::NmToken,
            _ => Self::integer(local),
        }
    }

    fn integer(local: &str) -> Self {
        let (min, max) = match local {
            "integer" => (None, None),
            "nonPositiveInteger" => (None, Some(0)),
            "negativeInteger" => (None, Some(-1)),
            "nonNegativeInteger" => (Some(0), None),
            "positiveInteger" => (Some(1), None),
            "long" => (Some(i64::MIN.into()), Some(i64::MAX.into())),
            "int" => (Some(i32::MIN.into()), Some(i32::MAX.into())),
            "short" => (Some(i16::MIN.into()), Some(i16::MAX.into())),
            "byte" => (Some(i8::MIN.into()), Some(i8::MAX.into())),
            "unsignedLong" => (Some(0), Some(u64::MAX.into())),
            "unsignedInt" => (Some(0), Some(u32::MAX.into())),
            "unsignedShort" => (Some(0), Some(u16::MAX.into())),
            "unsignedByte" => (Some(0), Some(u8::MAX.into())),
            _ => return Self::Any,
        };
        Self::Integer(min, max)
    }

    /// Whether `text` is a lexical form of this datatype.
    pub(super) fn admits(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Boolean => matches!(text, "true" | "false" | "1" | "0"),
            Self::Integer(min, max) => is_integer(text) && is_within(text, min, max),
            Self::Decimal => is_decimal(text),
            Self::Floating => is_floating(text),
            Self::Temporal(kind) => kind.admits(text),
            Self::HexBinary => {
                text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit())
            }
            Self::Base64Binary => is_base64(text),
            Self::NormalizedString => !text.contains(['\t', '\n', '\r']),
            Self::Token => is_token(text),
            Self::Language => is_language(text),
            Self::Name => is_name(text, true),
            Self::NcName => is_name(text, true) && !text.contains(':'),
            Self::NmToken => is_name(text, false),
        }
    }
}

impl Temporal {
    fn admits(self, text: &str) -> bool {
        fn is<T: FromStr>(text: &str) -> bool {
            T::from_str(text).is_ok()
        }
        match self {
            Self::DateTime => is::<xs::DateTime>(text),
            Self::DateTimeStamp => {
                xs::DateTime::from_str(text).is_ok_and(|t| t.timezone_offset().is_some())
            }
            Self::Date => is::<xs::Date>(text),
            Self::Time => is::<xs::Time>(text),
            Self::GYear => is::<xs::GYear>(text),
            Self::GYearMonth => is::<xs::GYearMonth>(text),
            Self::GMonth => is::<xs::GMonth>(text),
            Self::GMonthDay => is::<xs::GMonthDay>(text),
            Self::GDay => is::<xs::GDay>(text),
            Self::Duration => is::<xs::Duration>(text),
            Self::YearMonthDuration => is::<xs::YearMonthDuration>(text),
            Self::DayTimeDuration => is::<xs::DayTimeDuration>(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexical, XSD};

    #[test]
    fn forms_are_told_from_look_alikes() {
        let cases = [
            ("date", "2020-02-29", true),
            ("date", "2020-02-30", false),
            ("date", "2021-02-29", false),
            ("date", "yesterday", false),
            ("dateTime", "2020-01-01T24:00:00", true),
            ("dateTime", "2020-01-01T25:00:00Z", false),
            ("dateTimeStamp", "2020-01-01T00:00:00", false),
            (
                "integer",
                "99999999999999999999999999999999999999999999",
                true,
            ),
            ("integer", "-0", true),
            ("integer", "1.0", false),
            ("integer", "", false),
            ("integer", " 1", false),
            ("byte", "300", false),
            ("byte", "-128", true),
            ("unsignedLong", "18446744073709551616", false),
            ("positiveInteger", "0", false),
            (
                "nonNegativeInteger",
                "-99999999999999999999999999999999999999999",
                false,
            ),
            ("decimal", ".5", true),
            ("decimal", ".", false),
            ("decimal", "1e3", false),
            ("double", "1e3", true),
            ("double", "-INF", true),
            ("double", "inf", false),
            ("double", "infinity", false),
            ("boolean", "1", true),
            ("boolean", "True", false),
            ("gYear", "2020", true),
            ("gYear", "20", false),
            ("duration", "P1Y", true),
            ("duration", "P", false),
            ("hexBinary", "0fB7", true),
            ("hexBinary", "0fB", false),
            ("base64Binary", "aGVs bG8=", true),
            ("base64Binary", "aGVsbG8", false),
            ("language", "nb-NO", true),
            ("language", "nb_NO", false),
            ("NCName", "a:b", false),
            ("Name", "a:b", true),
            ("NMTOKEN", "1a", true),
            ("anyURI", "not really", true),
        ];
        for (datatype, text, admitted) in cases {
            let lexical = Lexical::of(&format!("{XSD}{datatype}"));
            assert_eq!(lexical.admits(text), admitted, "{text:?}^^xsd:{datatype}");
        }
    }
}
