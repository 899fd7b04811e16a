//! Keeps the registry of the newest revision.

use super::read::segment;
use super::{ontology_view, shapes_view};
use crate::index::{GraphView, Kept, Scope, Snapshot, TermId, Version};
use crate::registry::Registry;
use foldhash::quality::FixedState;
use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

/// The registry of the newest revision.
#[derive(Debug)]
pub struct Cache(Kept<(), Known>);

#[derive(Debug, Clone)]
struct Known {
    /// What the registry was read from.
    print: u64,
    registry: Arc<Registry>,
}

impl Default for Cache {
    fn default() -> Self {
        Self(Kept::new(1))
    }
}

impl Cache {
    /// The registry of a snapshot, read anew only when what it is read from is other than in the
    /// newest revision asked about: most revisions change neither shapes nor words.
    ///
    /// `base` is the canonical base of this deployment's IRIs.
    pub fn get(&self, snapshot: &Snapshot, base: &str) -> Arc<Registry> {
        let version = snapshot.version();
        let make = || {
            let newest = self.0.newest(&()).1;
            let same = newest.filter(|known| known.registry.print(snapshot, base) == known.print);
            same.unwrap_or_else(|| self.read(snapshot, base))
        };
        self.0.get(version, (), make).registry
    }

    fn read(&self, snapshot: &Snapshot, base: &str) -> Known {
        let mut registry = Registry::read(snapshot, base);
        // That of an older revision is nobody else's: what is made of it is not kept either.
        registry.version = match self.0.newest(&()).0 <= snapshot.version() {
            true => snapshot.version(),
            false => Version::default(),
        };
        Known {
            print: registry.print(snapshot, base),
            registry: Arc::new(registry),
        }
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

/// Fast, for the first request after each commit waits for tens of thousands of them.
fn hash(value: &impl Hash) -> u64 {
    FixedState::default().hash_one(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::Delta;
    use crate::vocab::hg;
    use oxrdf::vocab::rdf;
    use oxrdf::{GraphName, Quad};

    fn with(before: &Snapshot, graph: &str, class: &str) -> Snapshot {
        let iri = |text: &str| NamedNode::new(format!("{}{text}", hg::BASE)).unwrap();
        let graph = GraphName::from(iri(graph));
        let delta = Delta {
            added: vec![Quad::new(iri("x"), rdf::TYPE, iri(class), graph)],
            ..Delta::default()
        };
        before.apply(&delta, before.revision() + 1)
    }

    #[test]
    fn a_registry_stays_as_long_as_what_it_is_read_from() {
        let cache = Cache::default();
        let get = |snapshot: &Snapshot| cache.get(snapshot, hg::BASE);
        let first = with(&Snapshot::empty(&[]), "graph/shapes/x", "Kind");
        let second = with(&first, "graph/national/content", "Thing");
        let third = with(&second, "graph/shapes/x", "Other");
        let (old, same) = (get(&first), get(&second));
        assert!(Arc::ptr_eq(&old, &same));
        assert_eq!(same.version(), first.version());
        let new = get(&third);
        assert!(!Arc::ptr_eq(&old, &new));
        assert_eq!(new.version(), third.version());
        // Who still reads an older revision pushes nothing out, nor does what would only be.
        let stray = get(&second);
        assert!(!Arc::ptr_eq(&new, &stray));
        let tried = with(&third, "graph/shapes/x", "Tried").for_once();
        assert!(!Arc::ptr_eq(&new, &get(&tried)));
        assert!(Arc::ptr_eq(&new, &get(&third)));
        // What is made of these is kept for nobody.
        let made: Kept<(), u8> = Kept::new(1);
        for registry in [&stray, &get(&tried)] {
            made.get(registry.version(), (), || 1);
            assert_eq!(made.find(registry.version(), &()), None);
        }
    }
}
