//! Appending: waiting commits in one transaction, or one large commit as a stream.

use super::{CHUNK_BYTES, read};
use crate::log::payload::{Counts, Encoder};
use crate::log::{Draft, Error, Head, Header, Record, WriteQuads};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const INSERT: &str = "INSERT INTO commits
    (revision, time_us, agent, door, message, added, removed, created, dropped, digest, payload)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const INSERT_CHUNK: &str = "INSERT INTO commit_chunks (revision, part, bytes) VALUES (?1, ?2, ?3)";

/// Appends records, all or none.
pub(super) fn records(
    connection: &mut Connection,
    expected: u64,
    records: &[Record],
) -> Result<(), Error> {
    let transaction = begin(connection, expected)?;
    for record in records {
        let header = &record.header;
        if record.payload.len() <= CHUNK_BYTES {
            insert(&transaction, header, Some(&record.payload))?;
            continue;
        }
        insert(&transaction, header, None)?;
        for (part, bytes) in record.payload.chunks(CHUNK_BYTES).enumerate() {
            insert_chunk(&transaction, header.draft.revision, part as u64, bytes)?;
        }
    }
    commit(transaction)
}

/// Appends one commit whose payload is streamed; also says how many bytes it took.
pub(super) fn large(
    connection: &mut Connection,
    previous: &Head,
    draft: Draft,
    write: &mut WriteQuads<'_>,
) -> Result<(Header, usize), Error> {
    let transaction = begin(connection, previous.revision)?;
    let mut sink = ChunkSink {
        transaction: &transaction,
        revision: draft.revision,
        part: 0,
        buffer: Vec::with_capacity(CHUNK_BYTES),
        hasher: draft.start_digest(&previous.digest),
        failure: None,
    };
    let outcome = encode(&mut sink, write);
    let counts = match (outcome, sink.failure.take()) {
        (_, Some(failure)) => return Err(failure),
        (Err(cause), None) => return Err(Error::Stopped(cause.to_string())),
        (Ok(counts), None) => counts,
    };
    let bytes = sink.part as usize * CHUNK_BYTES;
    let header = Header {
        counts,
        digest: sink.hasher.finalize().into(),
        draft,
    };
    insert(&transaction, &header, None)?;
    commit(transaction)?;
    Ok((header, bytes))
}

fn encode(sink: &mut ChunkSink<'_>, write: &mut WriteQuads<'_>) -> io::Result<Counts> {
    let mut encoder = Encoder::new(sink as &mut dyn Write)?;
    write(&mut encoder)?;
    let (_, counts) = encoder.finish()?;
    sink.flush_chunk()?;
    Ok(counts)
}

fn begin(connection: &mut Connection, expected: u64) -> Result<Transaction<'_>, Error> {
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(appending)?;
    let actual = read::head_revision(&transaction)?;
    if actual == expected {
        Ok(transaction)
    } else {
        Err(Error::Conflict { expected, actual })
    }
}

fn commit(transaction: Transaction<'_>) -> Result<(), Error> {
    transaction.commit().map_err(appending)
}

fn insert(
    transaction: &Transaction<'_>,
    header: &Header,
    payload: Option<&[u8]>,
) -> Result<(), Error> {
    let Header {
        draft,
        counts,
        digest,
    } = header;
    transaction
        .prepare_cached(INSERT)
        .and_then(|mut statement| {
            statement.execute(params![
                draft.revision as i64,
                draft.time_us(),
                draft.agent,
                draft.door.as_str(),
                draft.message,
                counts.added as i64,
                counts.removed as i64,
                counts.created as i64,
                counts.dropped as i64,
                digest,
                payload,
            ])
        })
        .map(drop)
        .map_err(appending)
}

fn insert_chunk(
    transaction: &Transaction<'_>,
    revision: u64,
    part: u64,
    bytes: &[u8],
) -> Result<(), Error> {
    transaction
        .prepare_cached(INSERT_CHUNK)
        .and_then(|mut statement| statement.execute(params![revision as i64, part as i64, bytes]))
        .map(drop)
        .map_err(appending)
}

fn appending(cause: rusqlite::Error) -> Error {
    Error::database("append", cause)
}

/// Cuts what is written to it into rows, and digests it.
struct ChunkSink<'c> {
    transaction: &'c Transaction<'c>,
    revision: u64,
    part: u64,
    buffer: Vec<u8>,
    hasher: Sha256,
    failure: Option<Error>,
}

impl ChunkSink<'_> {
    fn flush_chunk(&mut self) -> io::Result<()> {
        self.hasher.update(&self.buffer);
        let stored = insert_chunk(self.transaction, self.revision, self.part, &self.buffer);
        self.part += 1;
        self.buffer.clear();
        stored.map_err(|failure| {
            self.failure = Some(failure);
            io::Error::other("the log failed")
        })
    }
}

impl Write for ChunkSink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = CHUNK_BYTES - self.buffer.len();
        let taken = bytes.len().min(room);
        self.buffer.extend_from_slice(&bytes[..taken]);
        if self.buffer.len() == CHUNK_BYTES {
            self.flush_chunk()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
