//! `sh:closed`, `sh:hasValue`, `sh:in` (SHACL §4.8).

use crate::shacl::model::{Constant, SetId};
use crate::shacl::run::Node;
use crate::shacl::validate::{Check, Flow};

impl Check<'_, '_> {
    pub(in crate::shacl) fn closed(&mut self, allowed: SetId) -> Flow {
        let allowed = self.run.set(allowed);
        for value in self.values {
            let Node::In(subject) = *value else { continue };
            for [_, predicate, object] in self.run.view.triples(Some(subject), None, None) {
                self.run.spend(1);
                let predicate = Node::In(predicate);
                if allowed.binary_search(&predicate).is_err() {
                    self.wrong_property(predicate, Node::In(object))?;
                }
            }
        }
        Flow::Continue(())
    }

    pub(in crate::shacl) fn has_value(&mut self, value: Constant) -> Flow {
        if self.values.contains(&self.run.node(value)) {
            return Flow::Continue(());
        }
        self.wrong()
    }

    pub(in crate::shacl) fn is_in(&mut self, members: SetId) -> Flow {
        let members = self.run.set(members);
        self.each(|_, value| members.binary_search(&value).is_ok())
    }
}
