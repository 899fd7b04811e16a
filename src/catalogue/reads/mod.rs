//! What a query reads of the graph, and from where: so that a change leads to the resources whose
//! rendering it can touch, and to no others where that can be told.
//!
//! Every triple pattern is looked at by itself. A change that fits it touches the resources that
//! the patterns required beside it lead to from the changed triple's subject or object. What is
//! optional, filtered or forbidden counts as read; filters are not applied. So what is found is
//! never too little, and too much only where patterns do not hang together.

mod allowed;
mod beside;
mod names;
mod reader;
#[cfg(test)]
mod tests;
mod triple;

use allowed::Allowed;
use names::Names;
use oxrdf::{NamedNode, Term, Variable};
use reader::Reader;
use spargebra::algebra::GraphPattern as P;

/// What a query reads.
#[derive(Debug, Clone, Default)]
pub(super) struct Reads {
    /// One a triple pattern.
    pub reads: Vec<Read>,
    /// For variables told as objects: how the resource hangs together with their values.
    pub refers: Vec<(Variable, P)>,
}

/// One triple pattern.
#[derive(Debug, Clone)]
pub(super) struct Read {
    /// The predicates it can match; any if none is known.
    pub predicates: Option<Vec<NamedNode>>,
    /// The subject and the object it matches alone, if they are fixed.
    pub fixed: [Option<Term>; 2],
    /// How a matching triple leads to resources.
    pub way: Way,
}

/// How a triple leads to resources.
#[derive(Debug, Clone)]
pub(super) enum Way {
    /// Its subject or object is the resource.
    Itself(Side),
    /// Its subject or object is the value of a variable that a pattern connects with the resource.
    Through(Side, Variable, P),
    /// It may touch every resource.
    Every,
}

/// An end of a triple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Subject,
    Object,
}

impl Reads {
    /// Of a query; `told` are the variables its template tells as objects.
    pub fn of(pattern: &P, told: &[Variable]) -> Self {
        let mut reader = Reader {
            told: told.to_vec(),
            ..Reader::default()
        };
        // Names for the nodes that paths go over.
        let pattern = Names::default().plain(pattern.clone());
        reader.derive(&pattern);
        reader.walk(&pattern, &[], &Allowed::new());
        reader.found
    }
}
