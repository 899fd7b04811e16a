//! What one query or update may use, and the handle that stops it.

use spareval::CancellationToken;
use std::time::{Duration, Instant};

/// The limits of one evaluation; cloning shares the same evaluation.
#[derive(Clone)]
pub struct Budget {
    deadline: Option<Instant>,
    token: CancellationToken,
}

impl Budget {
    /// Ends `time` from now.
    pub fn with_time(time: Duration) -> Self {
        Self {
            deadline: Some(Instant::now() + time),
            token: CancellationToken::new(),
        }
    }

    /// Never ends by itself.
    pub fn unlimited() -> Self {
        Self {
            deadline: None,
            token: CancellationToken::new(),
        }
    }

    /// Stops the evaluation soon, from any thread; what reads its results gets `Error::Cancelled`.
    pub fn cancel(&self) {
        self.token.cancel();
    }

    /// The moment past which it is over.
    pub fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    pub(super) fn token(&self) -> CancellationToken {
        self.token.clone()
    }
}
