//! N-Triples and N-Quads read on all cores: blocks of whole lines, each interned by its worker.

use crate::index::builder::Builder;
use crate::index::dictionary::NewTerms;
use crate::index::parse::Worker;
use foldhash::quality::RandomState;
use oxrdf::GraphNameRef;
use std::hash::BuildHasher;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};
use std::{panic, thread};

/// Bytes a worker takes at a time: large enough that the lock does not matter.
const BLOCK_BYTES: u64 = 1 << 20;
/// More workers than this would mostly wait for each other's dictionaries to be merged.
const MOST_WORKERS: usize = 8;

/// A format of one statement a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFormat {
    /// <https://www.w3.org/TR/rdf12-n-triples/>
    NTriples,
    /// <https://www.w3.org/TR/rdf12-n-quads/>
    NQuads,
}

/// Why lines could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The source failed.
    #[error("cannot read on: {0}")]
    Read(#[from] io::Error),
    /// A line is not what the format allows.
    #[error("line {line}, column {column}: {reason}")]
    Syntax {
        /// Counted from 1.
        line: u64,
        /// Counted from 1, in characters.
        column: u64,
        /// What is wrong.
        reason: String,
    },
}

impl Builder {
    /// Reads statements to the end on all cores and returns their number, which includes repetitions.
    ///
    /// Statements that name no graph go to `graph`. A blank node label means one node throughout
    /// the input and no node of any other. After an error the builder holds part of the input
    /// and is to be dropped.
    pub fn read_lines(
        &mut self,
        reader: impl Read + Send,
        format: LineFormat,
        graph: GraphNameRef<'_>,
    ) -> Result<u64, LoadError> {
        let before = self.len();
        let default_graph = self.graph(graph);
        let labels = Labels::default();
        let source = Mutex::new(Source::new(reader));
        let mut first = Vec::new();
        let (line, more) = lock(&source).next(&mut first)?;
        let worker = || Worker::new(self, format, default_graph, &labels);
        let mut workers = vec![worker()];
        if more {
            let cores = thread::available_parallelism().map_or(1, usize::from);
            workers.extend((1..cores.min(MOST_WORKERS)).map(|_| worker()));
        }
        let mut first = Some((line, first));
        let results: Vec<_> = thread::scope(|scope| {
            let running: Vec<_> = workers
                .into_iter()
                .map(|worker| {
                    let (source, first) = (&source, first.take());
                    scope.spawn(move || work(worker, source, first))
                })
                .collect();
            running
                .into_iter()
                .map(|running| running.join().unwrap_or_else(|p| panic::resume_unwind(p)))
                .collect()
        });
        let mut collected = Vec::new();
        let mut failures = Vec::new();
        for result in results {
            match result {
                Ok(part) => collected.push(part),
                Err(failure) => failures.push(failure),
            }
        }
        // Blocks are taken in order and finished, so the first error of the file is among them.
        if let Some(failure) = failures.into_iter().min_by_key(LoadError::line) {
            return Err(failure);
        }
        for (terms, rows) in collected {
            self.adopt(terms, rows);
        }
        Ok((self.len() - before) as u64)
    }

    /// Takes over what a worker collected; its terms get their ids here.
    fn adopt(&mut self, terms: NewTerms, mut rows: Vec<Vec<[u32; 4]>>) {
        let first = terms.first();
        if self.terms.len() == 0 && first as usize == self.before.term_count() {
            self.terms = terms;
        } else {
            let dictionary = &self.before.inner.dictionary;
            let hashes = terms.hashes().into_iter().enumerate();
            let ids: Vec<u32> = hashes
                .map(|(index, hash)| self.terms.intern_hashed(dictionary, hash, terms.at(index)))
                .collect();
            drop(terms);
            let rename = |id: &mut u32| {
                if let Some(new) = id.checked_sub(first).and_then(|i| ids.get(i as usize)) {
                    *id = *new;
                }
            };
            rows.iter_mut().flatten().flatten().for_each(rename);
        }
        self.rows.append(&mut rows);
    }
}

impl LoadError {
    fn line(&self) -> u64 {
        match self {
            Self::Syntax { line, .. } => *line,
            Self::Read(_) => u64::MAX,
        }
    }
}

/// New names for the blank nodes of one input, the same on every worker.
#[derive(Default)]
pub(super) struct Labels {
    high: RandomState,
    low: RandomState,
}

impl Labels {
    /// A label of 128 bits that begins with a letter, as XML wants it.
    pub(super) fn rename(&self, label: &str) -> String {
        let high = self.high.hash_one(label) >> 4 | 0xb << 60;
        format!("{high:016x}{:016x}", self.low.hash_one(label))
    }
}

struct Source<R> {
    reader: R,
    /// The beginning of a line whose end is still to be read.
    rest: Vec<u8>,
    /// Number of the next line, from 1.
    line: u64,
    /// Nobody reads on after an error or the end.
    ended: bool,
}

impl<R: Read> Source<R> {
    fn new(reader: R) -> Self {
        Self {
            reader,
            rest: Vec::new(),
            line: 1,
            ended: false,
        }
    }

    /// Fills `block` with whole lines; the number of its first line, and whether more may follow.
    fn next(&mut self, block: &mut Vec<u8>) -> Result<(u64, bool), io::Error> {
        block.clear();
        if self.ended {
            return Ok((self.line, false));
        }
        // Until the block is in hand: a reader that fails is not asked again.
        self.ended = true;
        block.append(&mut self.rest);
        loop {
            let read = self.reader.by_ref().take(BLOCK_BYTES).read_to_end(block)?;
            if (read as u64) < BLOCK_BYTES {
                break;
            }
            if let Some(end) = memchr::memrchr(b'\n', block) {
                self.rest.extend_from_slice(&block[end + 1..]);
                block.truncate(end + 1);
                self.ended = false;
                break;
            }
        }
        let line = self.line;
        self.line += memchr::memchr_iter(b'\n', block).count() as u64;
        Ok((line, !self.ended))
    }
}

type Collected = (NewTerms, Vec<Vec<[u32; 4]>>);

fn work<R: Read>(
    mut worker: Worker<'_>,
    source: &Mutex<Source<R>>,
    first: Option<(u64, Vec<u8>)>,
) -> Result<Collected, LoadError> {
    let stop = |failure| {
        lock(source).ended = true;
        Err(failure)
    };
    let mut block = Vec::new();
    if let Some((line, first)) = first
        && let Err(failure) = worker.read(line, &first)
    {
        return stop(failure);
    }
    loop {
        let taken = lock(source).next(&mut block);
        let (line, _) = match taken {
            Ok(taken) => taken,
            Err(failure) => return stop(failure.into()),
        };
        if block.is_empty() {
            return Ok(worker.finish());
        }
        if let Err(failure) = worker.read(line, &block) {
            return stop(failure);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A reader that panicked takes the whole load with it when its worker is joined.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
