//! Finding shapes that refer to themselves (SHACL §3.4.3), or too far down: validation recurses
//! as deep as shapes are nested.

use crate::shacl::model::{Shape, ShapeId};

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Shapes nested in one another at most.
const DEEPEST: usize = 200;

/// What is wrong, and with which shape.
type Wrong = (ShapeId, &'static str);

/// The first shape on a circle of references or above too many others, as an error.
pub(super) fn check(shapes: &[Shape]) -> Result<(), Wrong> {
    let mut visits = vec![Visit::Not; shapes.len()];
    let mut depths = vec![0; shapes.len()];
    for start in 0..shapes.len() {
        visit(shapes, start, &mut visits, &mut depths)?;
    }
    Ok(())
}

/// Depth first with an explicit stack: references may be nested deeper than the thread's stack.
fn visit(
    shapes: &[Shape],
    start: usize,
    visits: &mut [Visit],
    depths: &mut [usize],
) -> Result<(), Wrong> {
    if visits[start] != Visit::Not {
        return Ok(());
    }
    visits[start] = Visit::Open;
    let mut stack = vec![(start, references(&shapes[start]))];
    while let Some((shape, pending)) = stack.last_mut() {
        let Some(next) = pending.pop() else {
            let done = *shape;
            visits[done] = Visit::Done;
            stack.pop();
            if let Some((above, _)) = stack.last() {
                depths[*above] = depths[*above].max(depths[done] + 1);
            }
            if depths[done] > DEEPEST {
                let shape = ShapeId(u32::try_from(done).unwrap_or(u32::MAX));
                return Err((
                    shape,
                    "more than 200 shapes are nested in one another below it",
                ));
            }
            continue;
        };
        let index = next.0 as usize;
        match visits[index] {
            Visit::Open => {
                return Err((
                    next,
                    "it refers to itself, directly or through other shapes; recursive shapes are not supported",
                ));
            }
            Visit::Done => {
                let above = *shape;
                depths[above] = depths[above].max(depths[index] + 1);
            }
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
