//! Finding shapes that refer to themselves (SHACL §3.4.3).

use crate::shacl::model::{Shape, ShapeId};

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// The first shape on a circle of references, as an error.
pub(super) fn check(shapes: &[Shape]) -> Result<(), ShapeId> {
    let mut visits = vec![Visit::Not; shapes.len()];
    for start in 0..shapes.len() {
        visit(shapes, start, &mut visits)?;
    }
    Ok(())
}

/// Depth first with an explicit stack: references may be nested deeper than the thread's stack.
fn visit(shapes: &[Shape], start: usize, visits: &mut [Visit]) -> Result<(), ShapeId> {
    if visits[start] != Visit::Not {
        return Ok(());
    }
    visits[start] = Visit::Open;
    let mut stack = vec![(start, references(&shapes[start]))];
    while let Some((shape, pending)) = stack.last_mut() {
        let Some(next) = pending.pop() else {
            visits[*shape] = Visit::Done;
            stack.pop();
            continue;
        };
        let index = next.0 as usize;
        match visits[index] {
            Visit::Open => return Err(next),
            Visit::Done => {}
            Visit::Not => {
                visits[index] = Visit::Open;
                stack.push((index, references(&shapes[index])));
            }
        }
    }
    Ok(())
}

fn references(shape: &Shape) -> Vec<ShapeId> {
    shape.constraints.iter().flat_map(|c| c.shapes()).collect()
}
