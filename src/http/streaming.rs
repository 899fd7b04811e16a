//! An answer in chunks, and how it is cut when it cannot be whole.

use super::ask::GRACE;
use super::leaving::Leaving;
use super::outlet::Piece;
use axum::body::Body;
use axum::http::HeaderMap;
use axum::response::Response;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tokio::sync::mpsc;
use tokio::time::{Instant, Sleep, sleep_until};

/// Says on a response that its connection must be reset if the body fails.
///
/// HTTP/1.0 ends a body of unknown length by closing the connection; only a reset tells a cut
/// answer from a whole one there.
#[derive(Debug, Clone, Default)]
pub(super) struct Cut(Arc<AtomicBool>);

impl Cut {
    /// Whether the body has failed.
    pub(super) fn happened(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The body of an answer in chunks.
pub(super) struct Streaming {
    pieces: mpsc::Receiver<Piece>,
    overdue: Option<Pin<Box<Sleep>>>,
    leaving: Option<Leaving>,
    cut: Cut,
    done: bool,
}

impl Streaming {
    pub(super) fn new(
        pieces: mpsc::Receiver<Piece>,
        deadline: Option<Instant>,
        leaving: Leaving,
    ) -> Self {
        Self {
            pieces,
            overdue: deadline.map(|deadline| Box::pin(sleep_until(deadline + GRACE))),
            leaving: Some(leaving),
            cut: Cut::default(),
            done: false,
        }
    }

    pub(super) fn into_response(self, headers: HeaderMap) -> Response {
        let cut = self.cut.clone();
        let mut response = Response::new(Body::new(self));
        *response.headers_mut() = headers;
        response.extensions_mut().insert(cut);
        response
    }

    fn fail(&mut self, why: &'static str) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.done = true;
        self.cut.0.store(true, Ordering::Relaxed);
        if let Some(leaving) = self.leaving.take() {
            leaving.cut();
        }
        Poll::Ready(Some(Err(std::io::Error::other(why))))
    }
}

impl http_body::Body for Streaming {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.done {
            return Poll::Ready(None);
        }
        match self.pieces.poll_recv(cx) {
            Poll::Ready(Some(Piece::Chunk(bytes))) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            Poll::Ready(Some(Piece::End)) => {
                self.done = true;
                if let Some(leaving) = self.leaving.take() {
                    leaving.stay();
                }
                Poll::Ready(None)
            }
            Poll::Ready(None) => self.fail("the answer was cut"),
            Poll::Pending => {
                let overdue = self.overdue.as_mut().map(|sleep| sleep.as_mut().poll(cx));
                match overdue {
                    Some(Poll::Ready(())) => self.fail("the answer was cut at the time limit"),
                    _ => Poll::Pending,
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.done
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}
