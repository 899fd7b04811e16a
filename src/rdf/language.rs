//! Which of several texts a reader is shown: the three languages, and labels in many.

/// A language the pages speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order a switch shows them.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The language a tag stands for, whatever its region: `nb-NO` and `no` are bokmål.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("nb") || primary.eq_ignore_ascii_case("no") {
            Some(Self::Nb)
        } else if primary.eq_ignore_ascii_case("nn") {
            Some(Self::Nn)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// What a reader of this language wants, best first: the other Norwegian before English.
    pub const fn preference(self) -> [Self; 3] {
        match self {
            Self::Nb => [Self::Nb, Self::Nn, Self::En],
            Self::Nn => [Self::Nn, Self::Nb, Self::En],
            Self::En => [Self::En, Self::Nb, Self::Nn],
        }
    }

    /// How far from the wish a text is: 0 the language itself, then the preferences, then
    /// untagged text, then any other language.
    pub fn distance(self, tag: Option<&str>) -> usize {
        let Some(tag) = tag else { return 3 };
        Self::from_tag(tag)
            .and_then(|found| self.preference().iter().position(|p| *p == found))
            .unwrap_or(4)
    }
}

/// One text with its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The text.
    pub text: String,
    /// Its tag, if it has one.
    pub language: Option<String>,
}

impl Label {
    /// A text in no known language.
    pub fn untagged(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            language: None,
        }
    }
}

/// What one thing is called, in any number of languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels(Vec<Label>);

impl Labels {
    /// Adds one; the order of adding does not matter.
    pub fn add(&mut self, text: &str, language: Option<&str>) {
        self.0.push(Label {
            text: text.to_owned(),
            language: language.map(str::to_owned),
        });
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Label> {
        self.0.iter()
    }

    /// The best for a reader; among equals the first in the alphabet, so that pages are stable.
    pub fn choose(&self, language: Language) -> Option<&Label> {
        self.0
            .iter()
            .min_by_key(|label| (language.distance(label.language.as_deref()), *label))
    }
}

/// The last part of an IRI, after `#`, `/` or `:`: what to show when nothing else is known.
pub fn last_part(iri: &str) -> &str {
    let trimmed = iri.trim_end_matches(['/', '#']);
    match trimmed.rsplit(['#', '/', ':']).next() {
        Some(part) if !part.is_empty() => part,
        _ => iri,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(pairs: &[(&str, Option<&str>)]) -> Labels {
        let mut labels = Labels::default();
        for (text, tag) in pairs {
            labels.add(text, *tag);
        }
        labels
    }

    #[test]
    fn the_other_norwegian_comes_before_english() {
        let both = labels(&[("allergy", Some("en")), ("allergi", Some("nb"))]);
        assert_eq!(both.choose(Language::Nn).unwrap().text, "allergi");
        assert_eq!(both.choose(Language::En).unwrap().text, "allergy");
        let nynorsk = labels(&[("health", Some("en")), ("helse", Some("nn"))]);
        assert_eq!(nynorsk.choose(Language::Nb).unwrap().text, "helse");
    }

    #[test]
    fn untagged_text_comes_before_foreign_languages() {
        let mixed = labels(&[("hälsa", Some("sv")), ("HELSE", None)]);
        assert_eq!(mixed.choose(Language::En).unwrap().text, "HELSE");
        let swedish = labels(&[("hälsa", Some("sv"))]);
        assert_eq!(swedish.choose(Language::Nb).unwrap().text, "hälsa");
        assert!(labels(&[]).choose(Language::Nb).is_none());
    }

    #[test]
    fn regions_and_old_tags_are_understood() {
        assert_eq!(Language::from_tag("nb-NO"), Some(Language::Nb));
        assert_eq!(Language::from_tag("NO"), Some(Language::Nb));
        assert_eq!(Language::from_tag("nng"), None);
    }

    #[test]
    fn iris_are_shortened_to_their_last_part() {
        assert_eq!(
            last_part("https://example.org/id/standard/icd-11"),
            "icd-11"
        );
        assert_eq!(last_part("https://example.org/ns#Standard"), "Standard");
        assert_eq!(last_part("urn:oid:2.16.578"), "2.16.578");
        assert_eq!(last_part("https://example.org/"), "example.org");
    }
}
