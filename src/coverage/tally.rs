//! Counting entries by what they carry.

/// Local names of the marks, in the order of [`Tally::marks`].
pub const MARKS: [&str; 4] = ["doc", "inferred", "external", "project"];

/// What is known of a number of entries. Every count but those of links is a number of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub entries: usize,
    /// With a definition (`skos:definition`).
    pub defined: usize,
    /// With a description (`dct:description`, `rdfs:comment`).
    pub described: usize,
    /// With one of the two, or both.
    pub explained: usize,
    /// With a name in Bokmål, Nynorsk, English.
    pub named: [usize; 3],
    /// With a name in all three.
    pub named_in_all: usize,
    /// With a source (`dct:source`).
    pub sourced: usize,
    /// With the marks of [`MARKS`]; an entry with two is counted at both.
    pub marks: [usize; 4],
    /// With no mark, or one that is none of these.
    pub unmarked: usize,
    /// Values stated to be unknown (`hg:unknown`), on the entries and their parts.
    pub unknown: usize,
    /// Links from these entries to others, sources not counted.
    pub links_out: usize,
    /// Links from other entries to these, those that name a source not counted.
    pub links_in: usize,
    /// Linked to nothing but their source, or as a source only.
    pub loose: usize,
    /// Linked to nothing at all.
    pub orphans: usize,
}

/// What one entry carries.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub defined: bool,
    pub described: bool,
    pub named: [bool; 3],
    pub sourced: bool,
    pub marks: [bool; 4],
    pub unknown: usize,
    pub links_out: usize,
    pub links_in: usize,
    /// Links to sources, and from those who name this as theirs.
    pub source_links: usize,
    /// Whether a collection takes it in.
    pub collected: bool,
}

impl Facts {
    /// Whether nothing links it with another entry but, perhaps, a source.
    pub fn is_loose(&self) -> bool {
        self.links_in + self.links_out == 0 && self.source_links > 0
    }

    /// Whether nothing links it with another entry.
    pub fn is_orphan(&self) -> bool {
        self.links_in + self.links_out + self.source_links == 0
    }
}

impl Tally {
    pub(super) fn add(&mut self, entry: &Facts) {
        self.entries += 1;
        self.defined += usize::from(entry.defined);
        self.described += usize::from(entry.described);
        self.explained += usize::from(entry.defined || entry.described);
        for (count, has) in self.named.iter_mut().zip(entry.named) {
            *count += usize::from(has);
        }
        self.named_in_all += usize::from(entry.named == [true; 3]);
        self.sourced += usize::from(entry.sourced);
        for (count, has) in self.marks.iter_mut().zip(entry.marks) {
            *count += usize::from(has);
        }
        self.unmarked += usize::from(entry.marks == [false; 4]);
        self.unknown += entry.unknown;
        self.links_out += entry.links_out;
        self.links_in += entry.links_in;
        self.loose += usize::from(entry.is_loose());
        self.orphans += usize::from(entry.is_orphan());
    }
}
