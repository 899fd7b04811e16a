//! When a resource was changed, as its statements tell.

use super::kind::Kind;
use oxrdf::{Term, Triple};
use std::time::{Duration, SystemTime};

/// The newest moment that statements of a kind tell as that of a change.
pub(super) fn newest(kind: &Kind, triples: &[Triple]) -> Option<SystemTime> {
    let property = kind.modified.as_ref()?;
    let told = triples
        .iter()
        .filter(|triple| triple.predicate == *property);
    told.filter_map(|triple| match &triple.object {
        Term::Literal(literal) => moment(literal.value()),
        _ => None,
    })
    .max()
}

/// An `xsd:date` or `xsd:dateTime` as a moment; without a time zone it is taken as UTC.
fn moment(lexical: &str) -> Option<SystemTime> {
    let number = |from: usize, to: usize| lexical.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let mut rest = lexical.get(10..)?;
    let mut seconds = 0;
    if let Some(clock) = rest.strip_prefix('T') {
        let part = |from: usize, to: usize| clock.get(from..to)?.parse::<i64>().ok();
        seconds = part(0, 2)? * 3600 + part(3, 5)? * 60 + part(6, 8)?;
        rest = clock
            .get(8..)?
            .trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    }
    let sign = match rest.chars().next() {
        Some('+') => -1,
        Some('-') => 1,
        _ => 0,
    };
    if sign != 0 {
        let zone = |from: usize, to: usize| rest.get(from..to)?.parse::<i64>().ok();
        seconds += sign * (zone(1, 3)? * 3600 + zone(4, 6)? * 60);
    }
    // Days since 1970 in the Gregorian calendar, years beginning in March.
    let (year, month) = if month < 3 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * (month - 3) + 2) / 5
        + day
        - 719_469;
    let total = u64::try_from(days * 86_400 + seconds).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_moments() {
        for (lexical, seconds) in [
            ("1970-01-01", Some(0)),
            ("1994-11-06T08:49:37Z", Some(784_111_777)),
            ("1994-11-06T09:49:37.5+01:00", Some(784_111_777)),
            ("2024-02-29", Some(1_709_164_800)),
            ("2000-03-01", Some(951_868_800)),
            ("igår", None),
        ] {
            let wanted = seconds.map(|s| SystemTime::UNIX_EPOCH + Duration::from_secs(s));
            assert_eq!(moment(lexical), wanted, "{lexical}");
        }
    }
}
