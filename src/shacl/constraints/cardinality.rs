//! `sh:minCount`, `sh:maxCount` (SHACL §4.2).

use crate::shacl::validate::{Check, Flow};

impl Check<'_, '_> {
    pub(in crate::shacl) fn min_count(&mut self, count: usize) -> Flow {
        if self.values.len() < count {
            return self.wrong();
        }
        Flow::Continue(())
    }

    pub(in crate::shacl) fn max_count(&mut self, count: usize) -> Flow {
        if self.values.len() > count {
            return self.wrong();
        }
        Flow::Continue(())
    }
}
