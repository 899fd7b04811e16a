//! The IRIs a pattern spells where a graph's name may stand: after `GRAPH`, in `VALUES`, in expressions.

use super::walk::Part;
use oxrdf::NamedNode;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{GroundTerm, NamedNodePattern};

/// Calls `see` with each of them, more than once perhaps.
pub(super) fn in_pattern(pattern: &GraphPattern, see: &mut dyn FnMut(&NamedNode)) {
    Part::Pattern(pattern).all(&mut |part| match part {
        Part::Pattern(GraphPattern::Graph {
            name: NamedNodePattern::NamedNode(name),
            ..
        })
        | Part::Expression(Expression::NamedNode(name)) => see(name),
        Part::Pattern(GraphPattern::Values { bindings, .. }) => {
            for term in bindings.iter().flatten().flatten() {
                if let GroundTerm::NamedNode(name) = term {
                    see(name);
                }
            }
        }
        Part::Pattern(_) | Part::Expression(_) => {}
    });
}
