//! Keeps the views told last: their answers change with the graph and the language alone.

use super::{Told, View};
use crate::alignment::{Asker, Error};
use crate::rdf::Language;
use oxrdf::NamedNode;
use std::sync::{Arc, Mutex, PoisonError};

/// Views kept at once, of one revision.
const KEPT: usize = 64;

/// The views told last.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Vec<(Key, Arc<Told>)>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    revision: u64,
    language: Language,
    /// The address of the view.
    path: String,
}

impl Cache {
    /// The view at an address, told in the asker's revision and language; asked anew only when it
    /// is not among those told last.
    pub fn get(
        &self,
        path: &str,
        view: View,
        thing: Option<&NamedNode>,
        asker: &Asker<'_>,
    ) -> Result<Arc<Told>, Error> {
        let key = Key {
            revision: asker.snapshot.revision(),
            language: asker.language,
            path: path.to_owned(),
        };
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kept)) = lock().iter().find(|(known, _)| *known == key) {
            return Ok(kept.clone());
        }
        // Asked outside the lock: two readers may both do it, none waits for the other.
        let told = Arc::new(Told::ask(view, thing, asker)?);
        let mut all = lock();
        all.retain(|(known, _)| known.revision == key.revision && *known != key);
        all.insert(0, (key, told.clone()));
        all.truncate(KEPT);
        Ok(told)
    }
}
