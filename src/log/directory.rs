//! The data directory: one process owns it, and it remembers how far commits were acknowledged.
//!
//! `helsegraf.lock` is locked by the operating system for as long as the owner lives and holds its
//! process id. `helsegraf.head` holds the newest acknowledged revision and its digest. It is
//! written after the log is on disk and not flushed itself, so it is never ahead of a log that is
//! whole: a log that ends before it has lost its end or is an older copy.

use super::{ChainDigest, Error, Head};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

const LOCK: &str = "helsegraf.lock";
const MARK: &str = "helsegraf.head";

/// A data directory that this process owns until it is dropped.
pub(super) struct Directory {
    path: PathBuf,
    mark: File,
    lock: File,
}

impl Directory {
    /// Makes it if need be, and takes it.
    pub fn take(path: &Path) -> Result<Self, Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |cause| Error::Directory { path, cause }
        };
        std::fs::create_dir_all(path).map_err(failed(path))?;
        let lock_path = path.join(LOCK);
        let mut lock = open(&lock_path).map_err(failed(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let _ = lock.read_to_string(&mut text);
                return Err(Error::InUse {
                    directory: path.to_owned(),
                    process: text.trim().parse().ok(),
                });
            }
            Err(TryLockError::Error(cause)) => return Err(failed(&lock_path)(cause)),
        }
        // The id is a courtesy to whoever finds the directory taken: a full disk must not stop us.
        let _ = lock.set_len(0);
        let _ = writeln!(lock, "{}", std::process::id());
        let mark_path = path.join(MARK);
        let mark = open(&mark_path).map_err(failed(&mark_path))?;
        Ok(Self {
            path: path.to_owned(),
            mark,
            lock,
        })
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Remembers that everything up to `head` was acknowledged.
    pub fn acknowledge(&self, head: &Head) {
        let line = format!("{:020} {}\n", head.revision, hex(&head.digest));
        if let Err(cause) = self.mark.write_all_at(line.as_bytes(), 0) {
            tracing::warn!(%cause, "{MARK} could not be written");
        }
    }

    /// Refuses a log that ends before what was acknowledged, or went another way.
    pub fn compare(
        &self,
        head: u64,
        digest_of: impl FnOnce(u64) -> Result<Option<ChainDigest>, Error>,
    ) -> Result<(), Error> {
        let Some((revision, digest)) = self.acknowledged()? else {
            return Ok(());
        };
        if revision > head {
            return Err(Error::Damaged {
                what: format!(
                    "the log in {} ends at revision {head}, but revision {revision} was acknowledged: its end was cut off or lost, or an older copy was put in its place",
                    self.path.display()
                ),
                remedy: "put back the missing files (helsegraf.sqlite3-wal belongs to the log) or the last backup; if the older copy is what you want, remove helsegraf.head and start again",
            });
        }
        match digest_of(revision)? {
            Some(found) if hex(&found) != digest => Err(Error::Damaged {
                what: format!("revision {revision} is not the one that was acknowledged here"),
                remedy: "another log was put in place of this one: put back the right one, or remove helsegraf.head if this one is wanted",
            }),
            _ => Ok(()),
        }
    }

    /// The mark; a torn or empty one (power loss) says nothing.
    fn acknowledged(&self) -> Result<Option<(u64, String)>, Error> {
        let mut line = [0; 86];
        match self.mark.read_exact_at(&mut line, 0) {
            Ok(()) => {}
            Err(cause) if cause.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            Err(cause) => {
                return Err(Error::Directory {
                    path: self.file(MARK),
                    cause,
                });
            }
        }
        let text = String::from_utf8_lossy(&line);
        let parsed = text
            .trim_end()
            .split_once(' ')
            .and_then(|(revision, digest)| {
                let revision = revision.parse().ok().filter(|r| *r > 0)?;
                (digest.len() == 64).then(|| (revision, digest.to_owned()))
            });
        Ok(parsed)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // Closing alone would leave it locked for as long as a child being started has a copy.
        let _ = self.lock.unlock();
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
}

fn hex(digest: &ChainDigest) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
