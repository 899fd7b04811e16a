//! Texts for people: ours, or read from the graph.

use super::super::super::text::Text;
use crate::rdf::Language;

/// A text for people: ours, or read from the shapes and the questions in the language asked for.
#[derive(Debug, Clone)]
pub enum Said {
    /// Ours.
    Ours(Text),
    /// Read.
    Read(String),
}

impl Said {
    /// In the reader's language.
    pub fn in_language(&self, language: Language) -> &str {
        match self {
            Self::Ours(text) => text.in_language(language),
            Self::Read(text) => text,
        }
    }
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self::Ours(text)
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Read(text)
    }
}
