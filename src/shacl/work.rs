//! Sharing work out to all cores, with results in the order of the work.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;

/// Focus nodes a worker takes at a time.
pub(super) const BATCH: usize = 1024;
/// Fewer focus nodes than this are not worth a thread.
const WORTH_A_THREAD: usize = 4 * BATCH;

/// Threads that can work at the same time.
pub(super) fn cores() -> usize {
    // The system looks through files each time it is asked.
    static CORES: LazyLock<usize> =
        LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));
    *CORES
}

/// Does `work` for every batch, on at most so many threads; `size` is that of all batches, in
/// focus nodes.
pub(super) fn in_order<B: Sync, R: Send>(
    batches: &[B],
    size: usize,
    threads: usize,
    work: impl Fn(&B) -> R + Sync,
) -> Vec<R> {
    let threads = threads.min(size / WORTH_A_THREAD);
    if threads < 2 {
        return batches.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(batches.len()));
    let worker = || {
        let mut own = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(batch) = batches.get(place) else {
                break;
            };
            own.push((place, work(batch)));
        }
        let mut done = done.lock().unwrap_or_else(|e| e.into_inner());
        done.append(&mut own);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(worker);
        }
        worker();
    });
    let mut done = done.into_inner().unwrap_or_else(|e| e.into_inner());
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
