//! A log that lives as long as the process: for tests and one-off work.

use super::payload::{Decoder, Encoder};
use super::{
    Checked, CommitLog, Draft, Error, Head, Header, Pace, ReadCommit, Record, StoredSnapshot,
    WriteBytes, WriteQuads,
};
use sha2::Digest;
use std::io::Write;
use std::ops::RangeInclusive;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Commits in memory.
#[derive(Default)]
pub struct Memory {
    records: Mutex<Vec<Record>>,
}

impl Memory {
    fn records(&self) -> MutexGuard<'_, Vec<Record>> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CommitLog for Memory {
    fn head(&self) -> Result<Head, Error> {
        Ok(self
            .records()
            .last()
            .map_or(Head::EMPTY, |r| Head::from(&r.header)))
    }

    fn append(&self, expected: u64, records: &[Record]) -> Result<(), Error> {
        let mut all = self.records();
        let actual = all.len() as u64;
        if actual != expected {
            return Err(Error::Conflict { expected, actual });
        }
        all.extend_from_slice(records);
        Ok(())
    }

    fn append_large(
        &self,
        previous: &Head,
        draft: Draft,
        write: &mut WriteQuads<'_>,
    ) -> Result<Header, Error> {
        let mut payload = Vec::new();
        let failed = |e: std::io::Error| Error::Stopped(e.to_string());
        let mut encoder = Encoder::new(&mut payload as &mut dyn Write).map_err(failed)?;
        write(&mut encoder).map_err(failed)?;
        let (_, counts) = encoder.finish().map_err(failed)?;
        let mut hasher = draft.start_digest(&previous.digest);
        hasher.update(&payload);
        let header = Header {
            draft,
            counts,
            digest: hasher.finalize().into(),
        };
        let record = Record {
            header: header.clone(),
            payload,
        };
        self.append(previous.revision, &[record])?;
        Ok(header)
    }

    fn read_after(&self, revision: u64, each: &mut ReadCommit<'_>) -> Result<(), Error> {
        let mut next = usize::try_from(revision).unwrap_or(usize::MAX);
        while let Some(record) = { self.records().get(next).cloned() } {
            each(&record.header, &mut Decoder::new(&record.payload[..])?)?;
            next += 1;
        }
        Ok(())
    }

    fn headers(&self, revisions: RangeInclusive<u64>) -> Result<Vec<Header>, Error> {
        let records = self.records();
        let wanted = records
            .iter()
            .map(|r| &r.header)
            .filter(|h| revisions.contains(&h.draft.revision));
        Ok(wanted.cloned().collect())
    }

    fn write_snapshot(
        &self,
        _revision: u64,
        _pace: Pace,
        _write: &mut WriteBytes<'_>,
    ) -> Result<u64, Error> {
        Ok(0)
    }

    fn read_snapshot(&self) -> Result<Option<StoredSnapshot>, Error> {
        Ok(None)
    }

    fn forget_snapshot(&self) -> Result<(), Error> {
        Ok(())
    }

    fn check(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Checked, Error> {
        let head = self.head()?;
        progress(head.revision, head.revision);
        let (mut added, mut removed) = (0, 0);
        for record in self.records().iter() {
            added += record.header.counts.added;
            removed += record.header.counts.removed;
        }
        Ok(Checked {
            head,
            added,
            removed,
            snapshot: None,
        })
    }
}
