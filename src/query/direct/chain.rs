//! A chain of steps that fills one row in place, backwards where a step has nothing more.

use super::condition::{Condition, Value};
use super::path::Closure;
use super::step::{Listed, Pattern, Table};
use crate::index::TermId;
use crate::query::budget::Meter;
use crate::query::dataset::SnapshotDataset;

/// The variables of a query by their place; none: not bound.
pub(super) type Row = Vec<Option<TermId>>;

/// What every step reads.
pub(super) struct Env {
    pub(super) dataset: SnapshotDataset,
    pub(super) meter: Meter,
}

/// A term or a variable's place in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Term(TermId),
    Variable(usize),
}

impl Slot {
    pub(super) fn get(self, row: &Row) -> Option<TermId> {
        match self {
            Self::Term(id) => Some(id),
            Self::Variable(place) => row[place],
        }
    }

    /// The place to fill, if it is a variable that nothing has bound.
    pub(super) fn free(self, row: &Row) -> Option<usize> {
        match self {
            Self::Variable(place) if row[place].is_none() => Some(place),
            _ => None,
        }
    }
}

/// Steps one after the other; each is asked anew for each row of those before it.
#[derive(Default)]
pub(super) struct Chain {
    pub(super) steps: Vec<Step>,
    state: State,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Asked for its first row.
    Fresh,
    /// The step that was asked last.
    At(usize),
    #[default]
    Done,
}

/// One step of a chain, and where it is.
pub(super) enum Step {
    Triple(Pattern),
    Closure(Closure),
    Filter {
        condition: Condition,
        fresh: bool,
    },
    Extend {
        place: usize,
        value: Value,
        fresh: bool,
    },
    /// A row of the inner chain, or one that binds nothing if it has none.
    Optional {
        inner: Chain,
        fresh: bool,
    },
    Union {
        branches: Vec<Chain>,
        at: usize,
    },
    Values(Table),
    Listed(Listed),
}

impl Chain {
    /// A chain of these steps.
    pub(super) fn new(steps: Vec<Step>) -> Self {
        Self {
            steps,
            state: State::Done,
        }
    }

    /// Begins anew, for what the row binds now.
    pub(super) fn start(&mut self) {
        self.state = State::Fresh;
    }

    /// Fills the row with the next solution; false, and the row as it was before, if there is none.
    pub(super) fn next(&mut self, row: &mut Row, env: &Env) -> bool {
        let last = self.steps.len();
        let mut at = match self.state {
            State::Done => return false,
            State::Fresh if last == 0 => {
                self.state = State::Done;
                return true;
            }
            State::Fresh => {
                self.steps[0].start(row, env);
                0
            }
            State::At(at) => at,
        };
        loop {
            if self.steps[at].next(row, env) {
                at += 1;
                if at == last {
                    self.state = State::At(at - 1);
                    return true;
                }
                self.steps[at].start(row, env);
            } else if at == 0 {
                self.state = State::Done;
                return false;
            } else {
                at -= 1;
            }
        }
    }

    /// Whether there is a solution for what the row binds; the row stays as it is.
    pub(super) fn any(&mut self, row: &mut Row, env: &Env) -> bool {
        self.start();
        let found = self.next(row, env);
        self.leave(row);
        found
    }

    /// Empties what its steps have filled.
    fn leave(&mut self, row: &mut Row) {
        if let State::At(at) = self.state {
            self.steps[..=at]
                .iter_mut()
                .for_each(|step| step.leave(row));
        }
        self.state = State::Done;
    }
}

impl Step {
    fn start(&mut self, row: &Row, env: &Env) {
        match self {
            Self::Triple(pattern) => pattern.start(row, env),
            Self::Closure(closure) => closure.start(row, env),
            Self::Filter { fresh, .. } | Self::Extend { fresh, .. } => *fresh = true,
            Self::Optional { inner, fresh } => {
                inner.start();
                *fresh = true;
            }
            Self::Union { branches, at } => {
                *at = 0;
                branches[0].start();
            }
            Self::Values(table) => table.start(),
            Self::Listed(listed) => listed.start(row, env),
        }
    }

    #[inline]
    fn next(&mut self, row: &mut Row, env: &Env) -> bool {
        match self {
            Self::Triple(pattern) => pattern.next(row, env),
            Self::Closure(closure) => closure.next(row),
            Self::Filter { condition, fresh } => {
                std::mem::take(fresh) && condition.holds(row, env) == Some(true)
            }
            Self::Extend {
                place,
                value,
                fresh,
            } => {
                let first = std::mem::take(fresh);
                row[*place] = if first { value.get(row) } else { None };
                first
            }
            Self::Optional { inner, fresh } => {
                if inner.next(row, env) {
                    *fresh = false;
                    return true;
                }
                std::mem::take(fresh)
            }
            Self::Union { branches, at } => loop {
                if branches[*at].next(row, env) {
                    return true;
                }
                if *at + 1 == branches.len() {
                    return false;
                }
                *at += 1;
                branches[*at].start();
            },
            Self::Values(table) => table.next(row, env),
            Self::Listed(listed) => listed.next(row, env),
        }
    }

    fn leave(&mut self, row: &mut Row) {
        match self {
            Self::Triple(pattern) => pattern.clear(row),
            Self::Closure(closure) => closure.clear(row),
            Self::Filter { .. } => (),
            Self::Extend { place, .. } => row[*place] = None,
            Self::Optional { inner, .. } => inner.leave(row),
            Self::Union { branches, at } => branches[*at].leave(row),
            Self::Values(table) => table.clear(row),
            Self::Listed(listed) => listed.clear(row),
        }
    }
}
