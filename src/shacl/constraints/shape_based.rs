//! `sh:node`, `sh:property`, `sh:qualifiedValueShape` (SHACL §4.7).

use crate::shacl::model::{Qualified, ShapeId};
use crate::shacl::validate::{Check, Flow};

impl Check<'_, '_> {
    pub(in crate::shacl) fn node(&mut self, shape: ShapeId) -> Flow {
        for value in self.values {
            if !self.run.conforms(shape, *value) {
                self.wrong_because(*value, &[shape])?;
            }
        }
        Flow::Continue(())
    }

    /// The property shape's own results count: each value node is a focus node of it.
    pub(in crate::shacl) fn property(&mut self, shape: ShapeId) -> Flow {
        for value in self.values {
            self.run.validate(shape, *value, self.sink)?;
        }
        Flow::Continue(())
    }

    pub(in crate::shacl) fn qualified_min(&mut self, qualified: &Qualified, min: usize) -> Flow {
        if self.qualifying(qualified, min) < min {
            return self.wrong();
        }
        Flow::Continue(())
    }

    pub(in crate::shacl) fn qualified_max(&mut self, qualified: &Qualified, max: usize) -> Flow {
        if self.qualifying(qualified, max.saturating_add(1)) > max {
            return self.wrong();
        }
        Flow::Continue(())
    }

    /// How many value nodes conform to the shape and to none of its siblings; counts to `enough`.
    fn qualifying(&self, qualified: &Qualified, enough: usize) -> usize {
        let counts = |value| {
            self.run.conforms(qualified.shape, value)
                && !qualified
                    .siblings
                    .iter()
                    .any(|s| self.run.conforms(*s, value))
        };
        self.values
            .iter()
            .filter(|value| counts(**value))
            .take(enough)
            .count()
    }
}
