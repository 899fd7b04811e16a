//! Which nodes of a graph are shapes (SHACL §2.1).

use super::component::Component;
use super::parameters::{COMPANIONS, PARAMETERS};
use super::source::Source;
use crate::index::{TermId, TermKind};
use crate::vocab::sh;
use oxrdf::NamedNode;

/// The shapes by type, target and parameter, in a stable order: IRIs by name, then blank nodes.
///
/// Those that only other shapes refer to are found while compiling.
pub(super) fn shapes(source: &Source<'_>, components: &[Component]) -> Vec<TermId> {
    let mut found = source.instances(sh::NODE_SHAPE);
    found.extend(source.instances(sh::PROPERTY_SHAPE));
    for target in [
        sh::TARGET_CLASS,
        sh::TARGET_NODE,
        sh::TARGET_OBJECTS_OF,
        sh::TARGET_SUBJECTS_OF,
    ] {
        found.extend(source.subjects_with(target));
    }
    let parameters = PARAMETERS.iter().map(|p| p.name);
    for name in parameters.chain(COMPANIONS.iter().copied()) {
        found.extend(source.subjects_with(parameter(name).as_ref()));
    }
    for parameter in components.iter().flat_map(|c| &c.parameters) {
        let triples = source.view.triples(None, Some(parameter.predicate), None);
        found.extend(triples.map(|t| t[0]));
    }
    found.sort_unstable();
    found.dedup();
    found.sort_by_cached_key(|id| match source.view.kind(*id) {
        TermKind::NamedNode => (0, source.view.text(*id).to_owned()),
        _ => (1, String::new()),
    });
    found
}

/// The IRI of a parameter of SHACL Core.
pub(super) fn parameter(name: &str) -> NamedNode {
    sh::term(name)
}
