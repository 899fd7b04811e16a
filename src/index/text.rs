//! Substring search over the lower-cased texts of all literals.

use crate::index::dictionary::Segment;
use crate::index::term::TermKind;
use memchr::memmem;

/// The folded texts of one segment's literals, end to end.
pub(super) struct FoldedText {
    text: String,
    /// Where each text begins, and the place of its term in the segment.
    starts: Vec<(u32, u32)>,
}

impl FoldedText {
    pub(super) fn new(segment: &Segment) -> Self {
        let mut text = String::with_capacity(segment.arena.len() / 2);
        let mut starts = Vec::new();
        for index in 0..segment.len() {
            let term = segment.at(index);
            if term.kind() == TermKind::Literal {
                // Folding can lengthen a text, by a half at most: past 4 GiB the rest would be lost.
                let start = u32::try_from(text.len()).expect("a folded arena is below 4 GiB");
                starts.push((start, index as u32));
                fold_into(term.text(), &mut text);
            }
        }
        text.shrink_to_fit();
        starts.shrink_to_fit();
        Self { text, starts }
    }

    /// The places in the segment of the literals that contain `folded`, ascending.
    pub(super) fn containing(&self, folded: &str, mut found: impl FnMut(u32)) {
        if folded.is_empty() {
            self.starts.iter().for_each(|(_, index)| found(*index));
            return;
        }
        let finder = memmem::Finder::new(folded);
        let bytes = self.text.as_bytes();
        let mut from = 0;
        let mut next = 0;
        while next < self.starts.len() {
            let Some(hit) = finder.find(&bytes[from..]) else {
                return;
            };
            let hit = from + hit;
            next += self.starts[next..].partition_point(|(start, _)| *start as usize <= hit);
            let end = match self.starts.get(next) {
                Some((start, _)) => *start as usize,
                None => bytes.len(),
            };
            if hit + folded.len() <= end {
                found(self.starts[next - 1].1);
                from = end;
            } else {
                // It spans two texts; another may begin right behind.
                from = hit + 1;
            }
        }
    }
}

/// A text as the search sees it: lower case, and one letter for letters that differ in case only.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

fn fold_into(text: &str, into: &mut String) {
    if text.is_ascii() {
        let start = into.len();
        into.push_str(text);
        into[start..].make_ascii_lowercase();
        return;
    }
    for character in text.chars() {
        if character.is_ascii() {
            into.push(character.to_ascii_lowercase());
            continue;
        }
        for lower in character.to_lowercase() {
            into.push(match lower {
                'ς' => 'σ',
                'ſ' => 's',
                'ẛ' => 'ṡ',
                'ϐ' => 'β',
                'ϑ' => 'θ',
                'ϕ' => 'φ',
                'ϖ' => 'π',
                'ϰ' => 'κ',
                'ϱ' => 'ρ',
                'ϵ' => 'ε',
                'ι' | '\u{1fbe}' | '\u{345}' => 'ι',
                'µ' => 'μ',
                other => other,
            });
        }
    }
}
