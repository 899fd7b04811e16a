//! Keeps the views told last: their answers change with the graph and the language alone.

use super::{Told, View};
use crate::alignment::{Asker, Error};
use crate::index::Kept;
use crate::rdf::Language;
use oxrdf::NamedNode;
use std::sync::Arc;

/// Views kept at once.
const MOST: usize = 64;

/// The views told last, by language and address.
#[derive(Debug)]
pub struct Cache(Kept<(Language, String), Arc<Told>>);

impl Default for Cache {
    fn default() -> Self {
        Self(Kept::new(MOST))
    }
}

impl Cache {
    /// The view at an address, told in the asker's revision and language.
    pub fn get(
        &self,
        path: &str,
        view: View,
        thing: Option<&NamedNode>,
        asker: &Asker<'_>,
    ) -> Result<Arc<Told>, Error> {
        let key = (asker.language, path.to_owned());
        let ask = || Told::ask(view, thing, asker).map(Arc::new);
        self.0.try_get(asker.snapshot.version(), key, ask)
    }
}
