//! A text of ours in the three languages we write, for what is told outside pages too.

use crate::rdf::Language;

/// A text in Bokmål, Nynorsk and English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Bokmål.
    pub nb: &'static str,
    /// Nynorsk.
    pub nn: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The three of them, in that order.
    pub const fn new(nb: &'static str, nn: &'static str, en: &'static str) -> Self {
        Self { nb, nn, en }
    }

    /// In the reader's language.
    pub const fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb,
            Language::Nn => self.nn,
            Language::En => self.en,
        }
    }
}
