//! Keeps the registry of the newest revision.

use super::read::segment;
use super::{ontology_view, shapes_view};
use crate::index::{GraphView, Scope, Snapshot, TermId};
use crate::registry::Registry;
use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex};

/// The registry of the revision last asked for.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Option<Known>>);

#[derive(Debug, Clone)]
struct Known {
    revision: u64,
    /// What the registry was read from.
    print: u64,
    registry: Arc<Registry>,
}

impl Cache {
    /// The registry of a snapshot, read anew only when what it is read from is other than last
    /// time: most revisions change neither shapes nor words.
    ///
    /// `base` is the canonical base of this deployment's IRIs.
    pub fn get(&self, snapshot: &Snapshot, base: &str) -> Arc<Registry> {
        let revision = snapshot.revision();
        let known = self.lock().clone();
        if let Some(known) = known.as_ref().filter(|known| known.revision == revision) {
            return known.registry.clone();
        }
        // Read outside the lock: two readers may both do it, none waits for the other.
        let same = known.filter(|known| known.registry.print(snapshot, base) == known.print);
        let known = same.map_or_else(
            || {
                let registry = Arc::new(Registry::read(snapshot, base));
                Known {
                    revision,
                    print: registry.print(snapshot, base),
                    registry,
                }
            },
            |known| Known { revision, ..known },
        );
        let registry = known.registry.clone();
        *self.lock() = Some(known);
        registry
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Known>> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Registry {
    /// A digest of all that this registry would be read from in a snapshot: shapes, ontology, what
    /// is said of its terms, and the addresses of classes without a collection. It differs where
    /// any of them do, and also where terms have other ids.
    fn print(&self, snapshot: &Snapshot, base: &str) -> u64 {
        let (shapes, ontology) = (shapes_view(snapshot, base), ontology_view(snapshot, base));
        let union = snapshot.view(Scope::Union);
        let mut print = 0;
        let mut add = |view: &GraphView, subject: Option<TermId>, property: Option<TermId>| {
            for triple in view.triples(subject, property, None) {
                // A sum, for the order of a merged view is nobody's promise.
                print = u64::wrapping_add(print, hash(&triple));
            }
        };
        add(&shapes, None, None);
        add(&ontology, None, None);
        if let Some(property) = union.id(rdfs::SUB_CLASS_OF) {
            add(&union, None, Some(property));
        }
        let terms = self.keys.iter().map(|(_, iri)| iri);
        let classes = self.kinds.iter().map(|kind| kind.class.as_str());
        for iri in terms.chain(classes) {
            if let Some(term) = NamedNode::new(iri).ok().and_then(|iri| union.id(&iri)) {
                add(&union, Some(term), None);
            }
        }
        for kind in &self.kinds {
            let mut collections = self.collections.iter();
            let is_stated =
                self.is_declared && collections.any(|c| c.classes.contains(&kind.class));
            let class = NamedNode::new(&kind.class)
                .ok()
                .and_then(|iri| union.id(&iri));
            if let (false, Some(class)) = (is_stated, class) {
                let found = (&kind.class, segment(&union, class, base));
                print = u64::wrapping_add(print, hash(&found));
            }
        }
        print
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
