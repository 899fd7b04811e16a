//! How large a parsed query is: what recurses or grows with the square of it after the parser.
//!
//! [`super::depth`] looks at the text before; what passes both needs less than [`STACK_BYTES`].

use super::Error;
use spargebra::Query;
use spargebra::algebra::GraphPattern;

/// Stack on which whatever passes may be parsed and evaluated, in bytes of address space.
pub const STACK_BYTES: usize = 256 << 20;

/// Parts of a group that nest in one another, such as `OPTIONAL`, `UNION`, `FILTER`, `BIND`.
const MOST_PARTS: usize = 1_000;

/// Refuses a query whose groups have too many parts nested in one another.
pub(super) fn check_query(query: &Query) -> Result<(), Error> {
    check_pattern(super::evaluate::pattern_of(query))
}

/// The same for one pattern.
pub(super) fn check_pattern(pattern: &GraphPattern) -> Result<(), Error> {
    let mut rest = vec![(pattern, 0_usize)];
    while let Some((pattern, depth)) = rest.pop() {
        if depth > MOST_PARTS {
            return Err(Error::TooDeep {
                line: 1,
                column: 1,
                problem: "more than 1,000 parts of groups are joined to one another",
            });
        }
        match pattern {
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::LeftJoin { left, right, .. }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => {
                rest.extend([(&**left, depth + 1), (&**right, depth + 1)]);
            }
            GraphPattern::Filter { inner, .. }
            | GraphPattern::Graph { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::OrderBy { inner, .. }
            | GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. }
            | GraphPattern::Group { inner, .. }
            | GraphPattern::Service { inner, .. } => rest.push((inner, depth + 1)),
            GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => {}
        }
    }
    Ok(())
}

/// Whether a pattern is so large that an optimiser whose time grows with the square of it must not see it.
pub(super) fn is_large(pattern: &GraphPattern) -> bool {
    const LARGE: usize = 300;
    let mut size = 0;
    let mut rest = vec![pattern];
    while let Some(pattern) = rest.pop() {
        size += 1;
        match pattern {
            GraphPattern::Bgp { patterns } => size += patterns.len(),
            GraphPattern::Path { .. } | GraphPattern::Values { .. } => {}
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::LeftJoin { left, right, .. }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => rest.extend([&**left, &**right]),
            GraphPattern::Filter { inner, .. }
            | GraphPattern::Graph { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::OrderBy { inner, .. }
            | GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. }
            | GraphPattern::Group { inner, .. }
            | GraphPattern::Service { inner, .. } => rest.push(inner),
        }
        if size > LARGE {
            return true;
        }
    }
    false
}

/// Runs `work` on a thread with [`STACK_BYTES`] of stack and waits for it.
///
/// For callers whose own stack is small or unknown; a server keeps such threads instead.
pub fn on_stack<T: Send>(work: impl FnOnce() -> T + Send) -> std::io::Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("query".into())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)?;
        match thread.join() {
            Ok(value) => Ok(value),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
