//! `sh:class`, `sh:datatype`, `sh:nodeKind` (SHACL §4.1).

use crate::index::TermKind;
use crate::shacl::lexical::Lexical;
use crate::shacl::model::{Constant, NodeKinds};
use crate::shacl::validate::{Check, Flow};

impl Check<'_, '_> {
    pub(in crate::shacl) fn class(&mut self, class: Constant) -> Flow {
        self.each(|run, value| run.is_instance(value, class))
    }

    /// The datatype must be the same and the literal well-typed.
    pub(in crate::shacl) fn datatype(&mut self, datatype: Constant, lexical: Lexical) -> Flow {
        let wanted = self.run.text(self.run.node(datatype));
        self.each(|run, value| {
            run.datatype(value) == Some(wanted) && lexical.admits(run.text(value))
        })
    }

    pub(in crate::shacl) fn node_kind(&mut self, kinds: &NodeKinds) -> Flow {
        self.each(|run, value| match run.kind(value) {
            TermKind::NamedNode => kinds.iri,
            TermKind::BlankNode => kinds.blank_node,
            TermKind::Literal => kinds.literal,
            TermKind::Triple => false,
        })
    }
}
