//! The newest document in each language, kept until the revision changes.

use crate::rdf::Language;
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError};

/// A document, and the same as text.
#[derive(Debug)]
pub struct Made {
    /// For the page.
    pub document: Value,
    /// For programs.
    pub text: Vec<u8>,
}

/// Documents of one revision.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Vec<(u64, Language, Arc<Made>)>>);

impl Cache {
    /// The document of a revision, made if it is not there; nobody waits while another is made.
    pub fn get(
        &self,
        revision: u64,
        language: Language,
        make: impl FnOnce() -> Result<Made, serde_json::Error>,
    ) -> Result<Arc<Made>, serde_json::Error> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_this = |(r, l, _): &&(u64, Language, _)| (*r, *l) == (revision, language);
        if let Some((_, _, known)) = lock().iter().find(is_this) {
            return Ok(known.clone());
        }
        let made = Arc::new(make()?);
        let mut all = lock();
        all.retain(|(known, other, _)| *known >= revision && *other != language);
        all.push((revision, language, made.clone()));
        Ok(made)
    }
}
