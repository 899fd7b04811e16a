//! How like two words are: letters that differ, letters in common, the verb they are made of.

use super::vocabulary::PART;

/// Endings of nouns made of verbs, the longest first.
const ROOTLESS: [&str; 8] = [
    "asjonene", "eringene", "asjonen", "eringen", "asjoner", "eringer", "asjon", "ering",
];
/// What is left of a word made of a verb, where two endings make the same noun of it:
/// `vaksinering`, `vaksinasjon`.
pub fn root(folded: &str) -> Option<&str> {
    let root = ROOTLESS
        .iter()
        .find_map(|ending| folded.strip_suffix(ending))?;
    (root.len() >= PART).then_some(root)
}

/// The runs of three letters in a word, in order.
pub fn trigrams(letters: &[char]) -> Vec<[char; 3]> {
    let mut all: Vec<[char; 3]> = letters.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    all.sort_unstable();
    all
}

/// Twice the trigrams two words share, by all they have.
pub fn common(asked: &[[char; 3]], letters: &[char]) -> f32 {
    let other = trigrams(letters);
    let (mut a, mut b, mut both) = (0, 0, 0u16);
    while a < asked.len() && b < other.len() {
        match asked[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, both) = (a + 1, b + 1, both + 1),
        }
    }
    let all = u16::try_from(asked.len() + other.len()).unwrap_or(u16::MAX);
    2.0 * f32::from(both) / f32::from(all.max(1))
}

/// Whether one letter is wrong, missing or too many, or two neighbours are swapped.
pub fn is_one_off(a: &[char], b: &[char]) -> bool {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev());
    let end = end.take_while(|(a, b)| a == b).count();
    let (a, b) = (
        &a[..a.len() - end.min(a.len())],
        &b[..b.len() - end.min(b.len())],
    );
    match (a, b) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_off() {
        let is = |a: &str, b: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            is_one_off(&letters(a), &letters(b))
        };
        for (a, b) in [
            ("abc", "abd"),
            ("abc", "ab"),
            ("bc", "abc"),
            ("abcd", "acbd"),
            ("aab", "ab"),
        ] {
            assert!(is(a, b) && is(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("abc", "abc"),
            ("abc", "cba"),
            ("ab", "abcd"),
            ("aba", "bab"),
        ] {
            assert!(!is(a, b) && !is(b, a), "{a} {b}");
        }
    }
}
