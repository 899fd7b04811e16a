//! `sh:not`, `sh:and`, `sh:or`, `sh:xone` (SHACL §4.6).

use crate::shacl::model::ShapeId;
use crate::shacl::validate::{Check, Flow};

impl Check<'_, '_> {
    pub(in crate::shacl) fn not(&mut self, shape: ShapeId) -> Flow {
        self.each(|run, value| !run.conforms(shape, value))
    }

    pub(in crate::shacl) fn and(&mut self, shapes: &[ShapeId]) -> Flow {
        for value in self.values {
            if !shapes.iter().all(|s| self.run.conforms(*s, *value)) {
                self.wrong_because(*value, shapes)?;
            }
        }
        Flow::Continue(())
    }

    pub(in crate::shacl) fn or(&mut self, shapes: &[ShapeId]) -> Flow {
        for value in self.values {
            if !shapes.iter().any(|s| self.run.conforms(*s, *value)) {
                self.wrong_because(*value, shapes)?;
            }
        }
        Flow::Continue(())
    }

    /// Exactly one; if there are several, no result can explain it.
    pub(in crate::shacl) fn xone(&mut self, shapes: &[ShapeId]) -> Flow {
        for value in self.values {
            let conforming = shapes
                .iter()
                .filter(|s| self.run.conforms(**s, *value))
                .take(2)
                .count();
            match conforming {
                0 => self.wrong_because(*value, shapes)?,
                1 => {}
                _ => self.wrong_value(*value)?,
            }
        }
        Flow::Continue(())
    }
}
