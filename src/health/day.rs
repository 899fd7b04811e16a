//! Days, as dates of any precision tell them: `2025`, `2025-10` and `2025-10-22`.

/// A day of the Gregorian calendar, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The last day that a date may mean: the end of the year or of the month, or the day itself.
    ///
    /// None for what is no date. The time and the zone of a longer one are left out.
    pub fn latest(date: &str) -> Option<Self> {
        let date = date.split('T').next().unwrap_or(date);
        let date = date.trim_end_matches('Z');
        let mut parts = date.splitn(3, '-');
        let year = number(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(month) => number(month, 2)?,
            None => 12,
        };
        if !(1..=12).contains(&month) {
            return None;
        }
        let last = last_of(year, month);
        let day = match parts.next() {
            Some(day) => number(day, 2)?,
            None => last,
        };
        (1..=last)
            .contains(&day)
            .then(|| Self::of(year, month, day))
    }

    /// A day written in full, `YYYY-MM-DD`.
    pub fn exactly(date: &str) -> Option<Self> {
        (date.len() == 10).then(|| Self::latest(date)).flatten()
    }

    /// Whole days from `earlier` to this one.
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Counts in years that begin in March, so that the leap day is the last.
    fn of(year: i64, month: i64, day: i64) -> Self {
        let (year, month) = match month > 2 {
            true => (year, month - 3),
            false => (year - 1, month + 9),
        };
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = year * 365 + leaps + (153 * month + 2) / 5 + day - 1;
        Self(days - DAYS_TO_1970)
    }
}

/// Days from March of year 0 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

fn number(text: &str, digits: usize) -> Option<i64> {
    let sound = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| text.parse().ok()).flatten()
}

fn last_of(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn dates_mean_their_last_day() {
        let days = |later: &str, earlier: &str| {
            let day = |text: &str| Day::latest(text).expect("a date");
            day(later).since(day(earlier))
        };
        assert_eq!(days("2026-01-01", "2025"), 1);
        assert_eq!(days("2024-03-01", "2024-02"), 1);
        assert_eq!(days("2026-11-22", "2025-10"), 387);
        assert_eq!(days("1970-01-01", "1969-12-31T10:00:00Z"), 1);
        assert_eq!(days("2000-03-01", "1900-02-28"), 36_526);
        assert_eq!(Day::latest("1970-01-01"), Some(Day(0)));
        for wrong in [
            "",
            "20",
            "2025-13",
            "2025-02-29",
            "2025-1-1",
            "x",
            "2025-01-00",
            "-2025",
        ] {
            assert_eq!(Day::latest(wrong), None, "{wrong}");
        }
        assert_eq!(Day::exactly("2025-10"), None);
    }
}
