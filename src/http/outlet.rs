//! Where an answer is written: nothing is sent until the first chunk, or the end, is ready.
//!
//! Up to then a failure is a clean refusal. After it the connection is broken off, so that nobody
//! takes a part for the whole.

use super::problem::{Problem, kinds};
use super::wanted::Wanted;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

/// Size of a chunk, in bytes.
const CHUNK_BYTES: usize = 64 << 10;

/// Shorter answers are not compressed.
const WORTH_COMPRESSING_BYTES: usize = 2 << 10;

/// Chunks made ahead of a client that reads slowly.
const AHEAD: usize = 4;

/// Longest time a client may let an answer without a time limit wait.
const STALL: Duration = Duration::from_secs(30);

/// Whether an answer may be compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// gzip, if it is worth it.
    Gzip,
}

impl Encoding {
    /// What the caller can decode.
    pub fn of(wanted: &Wanted) -> Self {
        if wanted.gzip() {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// What tells the two apart in an `ETag`.
    pub fn variant(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gz",
        }
    }
}

/// The first the caller hears.
pub(super) enum First {
    /// All of it.
    Whole(HeaderMap, Bytes),
    /// The first chunk; others follow.
    Started(HeaderMap, mpsc::Receiver<Piece>),
}

/// What follows the first chunk. Without an `End` the answer is not whole.
pub(super) enum Piece {
    Chunk(Bytes),
    End,
}

/// Takes an answer and its headers.
pub struct Outlet {
    headers: HeaderMap,
    buffer: Vec<u8>,
    gzip: Option<GzEncoder<Vec<u8>>>,
    encoding: Encoding,
    way: Way,
}

enum Way {
    /// One chunk at most, kept.
    OnSpot,
    /// Through a channel, chunk by chunk.
    Channel(Channel),
}

struct Channel {
    runtime: Handle,
    first: Option<oneshot::Sender<Result<First, Problem>>>,
    pieces: Option<mpsc::Sender<Piece>>,
    deadline: Option<Instant>,
}

impl Outlet {
    /// Keeps an answer of one chunk; fails on a longer one.
    pub(super) fn on_spot(encoding: Encoding) -> Self {
        Self::new(encoding, Way::OnSpot)
    }

    /// Sends; to be called on a runtime, and used outside it.
    pub(super) fn channel(
        encoding: Encoding,
        first: oneshot::Sender<Result<First, Problem>>,
        deadline: Option<Instant>,
    ) -> Self {
        Self::new(
            encoding,
            Way::Channel(Channel {
                runtime: Handle::current(),
                first: Some(first),
                pieces: None,
                deadline,
            }),
        )
    }

    fn new(encoding: Encoding, way: Way) -> Self {
        Self {
            headers: HeaderMap::new(),
            buffer: Vec::new(),
            gzip: None,
            encoding,
            way,
        }
    }

    /// Sets the `Content-Type`; before the first byte is written.
    pub fn media_type(&mut self, media_type: &'static str) {
        self.header(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }

    /// Sets a header; before the first byte is written.
    pub fn header(&mut self, name: HeaderName, value: HeaderValue) {
        self.headers.insert(name, value);
    }

    /// The whole answer of an outlet on the spot.
    pub(super) fn into_whole(mut self) -> io::Result<(HeaderMap, Bytes)> {
        let bytes = self.last_bytes()?;
        Ok((self.headers, bytes))
    }

    /// Ends the answer, with a refusal if something went wrong; false if nobody can be told any more.
    pub(super) fn end(mut self, outcome: Result<(), Problem>) -> bool {
        let outcome = outcome.and_then(|()| self.last_bytes().map_err(Problem::from));
        let Way::Channel(channel) = &mut self.way else {
            return false;
        };
        match (channel.first.take(), outcome) {
            (Some(first), Ok(bytes)) => {
                let whole = First::Whole(std::mem::take(&mut self.headers), bytes);
                first.send(Ok(whole)).is_ok()
            }
            (Some(first), Err(problem)) => first.send(Err(problem)).is_ok(),
            (None, Ok(bytes)) => {
                let sent = bytes.is_empty() || channel.send(Piece::Chunk(bytes)).is_ok();
                sent && channel.send(Piece::End).is_ok()
            }
            // Dropping the channel without an end cuts the answer.
            (None, Err(_)) => false,
        }
    }

    /// What is left to send, compressed if that was begun or is worth it.
    fn last_bytes(&mut self) -> io::Result<Bytes> {
        let worth = self.encoding == Encoding::Gzip && self.buffer.len() >= WORTH_COMPRESSING_BYTES;
        if self.gzip.is_none() && !worth {
            return Ok(std::mem::take(&mut self.buffer).into());
        }
        self.compress()?;
        match self.gzip.take() {
            Some(encoder) => Ok(encoder.finish()?.into()),
            None => Ok(Bytes::new()),
        }
    }

    /// Moves the buffer through the encoder.
    fn compress(&mut self) -> io::Result<()> {
        if self.gzip.is_none() {
            self.headers
                .insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let encoder = self
            .gzip
            .get_or_insert_with(|| GzEncoder::new(Vec::new(), Compression::fast()));
        encoder.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    /// A chunk is full: on its way with it.
    fn chunk(&mut self) -> io::Result<()> {
        let bytes = if self.encoding == Encoding::Gzip {
            self.compress()?;
            let encoder = self.gzip.as_mut().map(GzEncoder::get_mut);
            encoder.map(std::mem::take).unwrap_or_default()
        } else {
            let room = Vec::with_capacity(CHUNK_BYTES + (CHUNK_BYTES >> 4));
            std::mem::replace(&mut self.buffer, room)
        };
        let Way::Channel(channel) = &mut self.way else {
            return Err(io::Error::other("too long to be answered on the spot"));
        };
        if let Some(first) = channel.first.take() {
            let (pieces, receiver) = mpsc::channel(AHEAD);
            channel.pieces = Some(pieces);
            let started = First::Started(std::mem::take(&mut self.headers), receiver);
            if first.send(Ok(started)).is_err() {
                return Err(gone());
            }
        }
        channel.send(Piece::Chunk(bytes.into()))
    }
}

impl Channel {
    fn send(&mut self, piece: Piece) -> io::Result<()> {
        let Some(pieces) = &self.pieces else {
            return Err(gone());
        };
        let piece = match pieces.try_send(piece) {
            Ok(()) => return Ok(()),
            Err(mpsc::error::TrySendError::Full(piece)) => piece,
            Err(mpsc::error::TrySendError::Closed(_)) => return Err(gone()),
        };
        let deadline = self.deadline.unwrap_or_else(|| Instant::now() + STALL);
        let sent = self
            .runtime
            .block_on(async { timeout_at(deadline, pieces.send(piece)).await });
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(gone()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

fn gone() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        let most = match self.way {
            Way::OnSpot => super::trial::ANSWER_BYTES,
            Way::Channel(_) => CHUNK_BYTES,
        };
        if self.buffer.len() >= most {
            self.chunk()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writing failed: the client is gone or too slow. Nobody hears of it.
impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::new(&kinds::STOPPED).detail(error)
    }
}
