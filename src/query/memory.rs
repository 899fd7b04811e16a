//! The process's memory: a limit, and a thread that stops the greediest evaluation above it.
//!
//! Hash joins, sorts and `DISTINCT` of the evaluator are unbounded and live beside the data.
//! Their allocations cannot be counted from outside, but the process's resident memory can be
//! read every few milliseconds, and whoever has produced most rows is stopped when it is too much.

use super::running;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Time between two looks at the memory, in milliseconds.
const INTERVAL_MS: u64 = 20;
/// How long a stopped evaluation may take to give its memory back before the next is stopped.
const GRACE_MS: u64 = 500;

static LIMIT_BYTES: AtomicU64 = AtomicU64::new(0);
static GUARD: OnceLock<()> = OnceLock::new();

/// Sets the resident memory, in bytes, above which the greediest evaluation is stopped.
///
/// Without this call the limit is [`default_limit_bytes`]. The thread starts with the first query.
pub fn limit_memory(bytes: u64) {
    LIMIT_BYTES.store(bytes, Ordering::Relaxed);
}

/// 80 % of the memory of the machine or of the control group, whichever is smaller.
pub fn default_limit_bytes() -> u64 {
    let machine = std::fs::read_to_string("/proc/meminfo")
        .ok()
        .and_then(|text| total_of(&text));
    let group = std::fs::read_to_string("/proc/self/cgroup")
        .ok()
        .and_then(|text| group_limit(Path::new("/sys/fs/cgroup"), &text));
    let bytes = [machine, group].into_iter().flatten().min();
    bytes.map_or(u64::MAX, |bytes| bytes / 5 * 4)
}

/// Resident memory of this process in bytes; 0 where the system does not tell.
pub fn resident_bytes() -> u64 {
    const PAGE_BYTES: u64 = 4096;
    std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok())
        .map_or(0, |pages| pages * PAGE_BYTES)
}

/// Starts the thread once.
pub(super) fn ensure_guard() {
    GUARD.get_or_init(|| {
        let _ = LIMIT_BYTES.compare_exchange(
            0,
            default_limit_bytes(),
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
        let guard = std::thread::Builder::new().name("memory-guard".into());
        if let Err(error) = guard.spawn(watch) {
            tracing::error!(%error, "no thread for the memory guard: queries are not limited");
        }
    });
}

fn watch() {
    let mut watchdog = Watchdog::new(resident_bytes);
    loop {
        std::thread::sleep(Duration::from_millis(INTERVAL_MS));
        watchdog.look(LIMIT_BYTES.load(Ordering::Relaxed), Instant::now());
    }
}

/// Decides at each look whether something must be stopped.
struct Watchdog<R> {
    resident: R,
    stopped: Option<(u64, Instant)>,
}

impl<R: Fn() -> u64> Watchdog<R> {
    fn new(resident: R) -> Self {
        Self {
            resident,
            stopped: None,
        }
    }

    /// Stops what is late, and the greediest if there is too little memory; the number of the latter.
    fn look(&mut self, limit_bytes: u64, now: Instant) -> Option<u64> {
        if !running::stop_late(now) {
            return None;
        }
        let resident = (self.resident)();
        if resident <= limit_bytes || self.waits(now) {
            return None;
        }
        let id = running::stop_greediest()?;
        self.stopped = Some((id, now));
        tracing::warn!(
            query.id = id,
            resident_bytes = resident,
            limit_bytes,
            "stopped the greediest query: too little memory"
        );
        Some(id)
    }

    fn waits(&self, now: Instant) -> bool {
        self.stopped.is_some_and(|(id, since)| {
            running::is_running(id)
                && now.saturating_duration_since(since) < Duration::from_millis(GRACE_MS)
        })
    }
}

fn total_of(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find(|line| line.starts_with("MemTotal:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// The smallest limit of the groups this process is in, version 2 (`0::/path`) or 1 (`n:memory:/path`).
fn group_limit(root: &Path, cgroup: &str) -> Option<u64> {
    cgroup
        .lines()
        .filter_map(|line| {
            let mut parts = line.splitn(3, ':').skip(1);
            match (parts.next()?, parts.next()?) {
                ("", path) => smallest_above(root, path, "memory.max"),
                (kinds, path) if kinds.split(',').any(|kind| kind == "memory") => {
                    smallest_above(&root.join("memory"), path, "memory.limit_in_bytes")
                }
                _ => None,
            }
        })
        .min()
}

/// The smallest number in `file` of the folder `path` and those above it; "max" is no number.
fn smallest_above(root: &Path, path: &str, file: &str) -> Option<u64> {
    let mut folder: PathBuf = root.join(path.trim_start_matches('/'));
    let mut smallest = None;
    loop {
        let limit = std::fs::read_to_string(folder.join(file))
            .ok()
            .and_then(|text| text.trim().parse::<u64>().ok());
        smallest = [smallest, limit].into_iter().flatten().min();
        if folder == root || !folder.pop() {
            return smallest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Budget;
    use crate::query::budget::guarded;

    #[test]
    fn the_machine_tells_its_memory() {
        assert!(resident_bytes() > 0);
        assert!(default_limit_bytes() > resident_bytes());
        assert_eq!(total_of("MemTotal:       2048 kB\n"), Some(2 * 1024 * 1024));
    }

    #[test]
    fn the_smallest_group_counts() {
        let root = tempfile::tempdir().expect("a folder");
        let inner = root.path().join("a/b");
        std::fs::create_dir_all(&inner).expect("folders");
        std::fs::write(root.path().join("a/memory.max"), "1000\n").expect("a file");
        std::fs::write(inner.join("memory.max"), "max\n").expect("a file");
        assert_eq!(group_limit(root.path(), "0::/a/b\n"), Some(1000));
        assert_eq!(group_limit(root.path(), "4:cpu:/a\n"), None);
    }

    #[test]
    fn the_greediest_is_stopped_and_no_other() {
        let (modest, greedy) = (Budget::unlimited(), Budget::unlimited());
        let _modest = running::Entry::new(&modest);
        let _greedy = running::Entry::new(&greedy);
        modest.meter().charge(u64::MAX / 4);
        greedy.meter().charge(u64::MAX / 2);
        let mut watchdog = Watchdog::new(|| 11);
        let now = Instant::now();
        assert_eq!(watchdog.look(11, now), None);
        assert!(watchdog.look(10, now).is_some());
        assert_eq!(watchdog.look(10, now), None, "one at a time");
        assert!(guarded(|| greedy.meter().check()).is_err());
        assert!(guarded(|| modest.meter().check()).is_ok());
    }
}
