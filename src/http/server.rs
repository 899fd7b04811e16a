//! Connections: accepting them, keeping them honest, and ending them well.

use super::app::App;
use super::routes::router;
use super::streaming::Cut;
use super::workers::Workers;
use axum::Router;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tracing::{info, warn};

/// Longest time a client may take to send the head of a request, and between requests.
const HEAD: Duration = Duration::from_secs(60);

/// Bytes of one head of a request, at most; more is 431 (414 for the address).
const HEAD_BYTES: usize = 128 << 10;

/// The runtime `serve` should run on: it accepts connections, the rest has threads of its own.
pub fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}

/// Serves until `shutdown` is done, then gives open requests `grace` to finish.
pub async fn serve(
    app: App,
    listener: TcpListener,
    shutdown: impl Future<Output = ()>,
    grace: Duration,
) -> io::Result<()> {
    let graceful = GracefulShutdown::new();
    let workers = workers(router(app.clone()))?;
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        match accepted.and_then(|(stream, _)| workers.take(stream, graceful.watcher())) {
            Ok(()) => (),
            Err(error) if is_of_one_connection(&error) => (),
            Err(error) => {
                // Out of file descriptors, as a rule: others must end first.
                warn!(%error, "no connection could be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    app.set_ready(false);
    info!("shutting down");
    if tokio::time::timeout(grace, graceful.shutdown())
        .await
        .is_err()
    {
        warn!("requests were still open after {} s", grace.as_secs());
    }
    Ok(())
}

/// As many threads as there are processors.
fn workers(router: Router) -> io::Result<Workers> {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    Workers::start(count, move |stream, watcher| {
        converse(stream, &router, watcher)
    })
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

/// The other end of the connection that a request came by.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// Serves one connection.
fn converse(
    stream: TcpStream,
    router: &Router,
    watcher: Watcher,
) -> impl Future<Output = ()> + use<> {
    let _ = stream.set_nodelay(true);
    let peer = stream.peer_addr().ok().map(|address| Peer(address.ip()));
    let cut = Arc::new(Mutex::new(Cut::default()));
    let socket = Socket {
        stream,
        cut: cut.clone(),
    };
    let inner = TowerToHyperService::new(router.clone());
    let service = service_fn(move |mut request: Request<Incoming>| {
        if let Some(peer) = peer {
            request.extensions_mut().insert(peer);
        }
        let (answer, cut) = (inner.call(request), cut.clone());
        async move {
            let response: Response = answer.await?;
            if let Some(of_body) = response.extensions().get::<Cut>() {
                *cut.lock().unwrap_or_else(PoisonError::into_inner) = of_body.clone();
            }
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(socket), service);
    let connection = watcher.watch(connection);
    async move {
        // Clients leave; that is no news.
        let _ = connection.await;
    }
}

/// A connection that is reset, not closed, if an answer was cut.
struct Socket {
    stream: TcpStream,
    cut: Arc<Mutex<Cut>>,
}

impl Drop for Socket {
    fn drop(&mut self) {
        let cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
        if cut.happened() {
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
