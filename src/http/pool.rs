//! Threads with deep stacks, on which queries and updates run.
//!
//! Tokio's blocking threads would do but for their stack: the parser and the evaluator recurse as
//! deep as a query is nested.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Address space of one thread's stack; memory is used only as deep as it goes.
const STACK_BYTES: usize = 256 << 20;

type Job = Box<dyn FnOnce() + Send>;

/// The threads; they are made when needed and stay.
pub struct Pool {
    shared: Arc<Shared>,
    most: usize,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    work: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
    closed: bool,
}

impl Shared {
    /// Jobs run outside the lock, so that no panic leaves the state half changed.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pool {
    /// At most `most` threads.
    pub fn new(most: usize) -> Self {
        Self {
            shared: Arc::default(),
            most,
        }
    }

    /// Runs `job` on a free thread, or the next that becomes free.
    ///
    /// Fails if the system gives no thread and there is none yet.
    pub fn run(&self, job: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
        let mut state = self.shared.lock();
        if state.idle <= state.jobs.len() && state.threads < self.most {
            let shared = self.shared.clone();
            let started = thread::Builder::new()
                .name("ask".to_owned())
                .stack_size(STACK_BYTES)
                .spawn(move || work(&shared));
            match started {
                Ok(_) => state.threads += 1,
                Err(error) if state.threads == 0 => return Err(error),
                Err(_) => (),
            }
        }
        state.jobs.push_back(Box::new(job));
        drop(state);
        self.shared.work.notify_one();
        Ok(())
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.work.notify_all();
    }
}

fn work(shared: &Shared) {
    let mut state = shared.lock();
    loop {
        if let Some(job) = state.jobs.pop_front() {
            drop(state);
            // Jobs answer for their own panics; this one only keeps the thread.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
            state = shared.lock();
        } else if state.closed {
            return;
        } else {
            state.idle += 1;
            state = shared
                .work
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn jobs_run_side_by_side_and_panics_are_survived() {
        let pool = Pool::new(2);
        let (to_first, first) = mpsc::channel::<()>();
        let (done, finished) = mpsc::channel();
        let done_too = done.clone();
        pool.run(|| panic!("on purpose")).unwrap();
        pool.run(move || {
            first.recv().unwrap();
            done.send(1).unwrap();
        })
        .unwrap();
        pool.run(move || {
            to_first.send(()).unwrap();
            done_too.send(2).unwrap();
        })
        .unwrap();
        let mut got = [finished.recv().unwrap(), finished.recv().unwrap()];
        got.sort_unstable();
        assert_eq!(got, [1, 2]);
    }
}
