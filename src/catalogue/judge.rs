//! Whether a resource may be published: its rendering held against the shapes of its level.

use super::profile::Profile;
use super::render::Rendering;
use crate::index::{Builder, Scope};
use crate::shacl::{Effort, ValidationReport};
use oxrdf::{GraphNameRef, QuadRef};

/// The report of a rendering, judged alone by the shapes of its level.
pub fn judge(profile: &Profile, rendering: &Rendering) -> ValidationReport {
    let place = rendering.level.map_or(0, |level| level + 1);
    let Some(shapes) = profile
        .shapes
        .get(place)
        .filter(|shapes| !shapes.is_empty())
    else {
        return ValidationReport::default();
    };
    let mut builder = Builder::new(&[]);
    for triple in &rendering.triples {
        builder.insert(QuadRef::new(
            &triple.subject,
            &triple.predicate,
            &triple.object,
            GraphNameRef::DefaultGraph,
        ));
    }
    let one = Effort {
        threads: 1,
        ..Effort::default()
    };
    shapes.validate_with(&builder.finish(1).view(Scope::Union), one, &|_, _| {})
}
