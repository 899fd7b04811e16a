//! Things put in order by weighted criteria, whatever the things and the criteria are.
//!
//! The points of a thing are the weighted mean of its scores as shares of their scales, times a
//! hundred. What nobody knows counts as the rule has it, and the least and the most it could
//! come to are told beside.

/// How one criterion counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Against the other criteria; 0 does not count.
    pub weight: f64,
    /// The score that counts in full; above 0.
    pub top: f64,
    /// Whether a low score puts a thing first.
    pub less_is_first: bool,
}

impl Scale {
    /// A score as a share of the scale, from 0 (last) to 1 (first).
    pub fn share(self, score: f64) -> f64 {
        let share = (score / self.top).clamp(0.0, 1.0);
        if self.less_is_first {
            1.0 - share
        } else {
            share
        }
    }
}

/// What one thing comes to, of 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points {
    /// By the rule for the unknown; none if nothing that counts is known of it.
    pub now: Option<f64>,
    /// If everything unknown turned out to count nothing.
    pub least: f64,
    /// If everything unknown turned out to count in full.
    pub most: f64,
    /// Share of the weights of which the score is known, from 0 to 1.
    pub known: f64,
}

/// The points of a thing: a scale and a score for each criterion.
///
/// `unknown` is the share an unknown score counts as; none leaves it out. Without any weight
/// there are no points.
pub fn points(scales: &[Scale], scores: &[Option<f64>], unknown: Option<f64>) -> Points {
    let all: f64 = scales.iter().map(|scale| scale.weight).sum();
    let (mut known, mut reached) = (0.0, 0.0);
    for (scale, score) in scales.iter().zip(scores) {
        if let Some(score) = score {
            known += scale.weight;
            reached += scale.weight * scale.share(*score);
        }
    }
    if all <= 0.0 {
        return Points {
            now: None,
            least: 0.0,
            most: 0.0,
            known: 0.0,
        };
    }
    let now = match unknown {
        Some(share) => Some((reached + (all - known) * share) / all),
        None if known > 0.0 => Some(reached / known),
        None => None,
    };
    Points {
        now: now.map(|share| share * 100.0),
        least: reached / all * 100.0,
        most: (reached + all - known) / all * 100.0,
        known: known / all,
    }
}

/// Points as whole millionths, so that what is equal but for rounding is equal.
fn level(points: f64) -> i64 {
    (points * 1e6).round() as i64
}

/// The places of things by their points, from 1: equal ones share a place, and those without
/// points share the last.
pub fn places(points: &[Points]) -> Vec<usize> {
    let levels: Vec<Option<i64>> = points.iter().map(|it| it.now.map(level)).collect();
    let mut sorted = levels.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let place = |own: &Option<i64>| sorted.partition_point(|other| other > own) + 1;
    levels.iter().map(place).collect()
}

/// The best and the worst place each thing could come to, whatever the unknown turns out to be.
pub fn spans(points: &[Points]) -> Vec<(usize, usize)> {
    let mut least: Vec<i64> = points.iter().map(|it| level(it.least)).collect();
    let mut most: Vec<i64> = points.iter().map(|it| level(it.most)).collect();
    least.sort_unstable();
    most.sort_unstable();
    let span = |it: &Points| {
        let above = least.len() - least.partition_point(|other| *other <= level(it.most));
        let able = most.len() - most.partition_point(|other| *other <= level(it.least));
        // The thing itself is able to pass its own least, unless all of it is known.
        let own = usize::from(level(it.most) > level(it.least));
        (above + 1, able - own + 1)
    };
    points.iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::{Points, Scale, places, points, spans};

    const EVEN: Scale = Scale {
        weight: 1.0,
        top: 4.0,
        less_is_first: false,
    };
    const LESS: Scale = Scale {
        less_is_first: true,
        ..EVEN
    };

    fn now(scales: &[Scale], scores: &[Option<f64>], unknown: Option<f64>) -> Option<f64> {
        points(scales, scores, unknown).now
    }

    #[test]
    fn points_are_the_weighted_mean_of_shares() {
        let heavy = Scale {
            weight: 3.0,
            ..EVEN
        };
        assert_eq!(now(&[EVEN], &[Some(1.0)], None), Some(25.0));
        assert_eq!(now(&[LESS], &[Some(1.0)], None), Some(75.0));
        assert_eq!(now(&[EVEN], &[Some(9.0)], None), Some(100.0));
        assert_eq!(
            now(&[heavy, LESS], &[Some(4.0), Some(4.0)], None),
            Some(75.0)
        );
    }

    #[test]
    fn what_is_unknown_counts_as_the_rule_has_it() {
        let (scales, scores) = ([EVEN, EVEN], [Some(4.0), None]);
        assert_eq!(now(&scales, &scores, Some(0.5)), Some(75.0));
        assert_eq!(now(&scales, &scores, Some(0.0)), Some(50.0));
        assert_eq!(now(&scales, &scores, None), Some(100.0));
        assert_eq!(now(&scales, &[None, None], None), None);
        let told = points(&scales, &scores, Some(0.5));
        assert_eq!((told.least, told.most, told.known), (50.0, 100.0, 0.5));
        let weightless = Scale {
            weight: 0.0,
            ..EVEN
        };
        assert_eq!(now(&[weightless], &[Some(4.0)], Some(0.5)), None);
    }

    #[test]
    fn equal_points_share_a_place() {
        let of = |now: Option<f64>| Points {
            now,
            least: now.unwrap_or(0.0),
            most: now.unwrap_or(100.0),
            known: 1.0,
        };
        let all = [of(Some(50.0)), of(None), of(Some(80.0)), of(Some(50.0))];
        assert_eq!(places(&all), [2, 4, 1, 2]);
        assert_eq!(places(&[of(Some(0.1 + 0.2)), of(Some(0.3))]), [1, 1]);
    }

    #[test]
    fn spans_tell_what_the_unknown_could_change() {
        let of = |least, most| Points {
            now: Some(least),
            least,
            most,
            known: 0.0,
        };
        let all = [of(90.0, 95.0), of(10.0, 92.0), of(5.0, 5.0)];
        assert_eq!(spans(&all), [(1, 2), (1, 2), (3, 3)]);
    }
}
