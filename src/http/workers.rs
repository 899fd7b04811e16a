//! Threads that read requests and answer small ones on the spot, each with connections of its own.
//!
//! A connection stays with its thread: no request wakes a second one, which on a machine with few
//! processors costs more than a look-up. Long work goes to the [`pool`](super::pool) from here.

use hyper_util::server::graceful::Watcher;
use std::io;
use std::net::TcpStream as StdStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

/// Stack of one thread.
const STACK_BYTES: usize = 16 << 20;

/// The threads; dropping them ends what is still open.
pub(super) struct Workers {
    workers: Vec<Worker>,
}

struct Worker {
    connections: Option<mpsc::UnboundedSender<Arrival>>,
    open: Arc<AtomicUsize>,
    thread: Option<JoinHandle<()>>,
}

/// A connection on its way to its thread.
struct Arrival {
    stream: StdStream,
    watcher: Watcher,
    open: Open,
}

/// One open connection, counted until it is dropped.
struct Open(Arc<AtomicUsize>);

impl Workers {
    /// `count` threads, on which `converse` makes the task of each connection.
    pub(super) fn start<F, T>(count: usize, converse: F) -> io::Result<Self>
    where
        F: Fn(TcpStream, Watcher) -> T + Clone + Send + 'static,
        T: Future<Output = ()> + 'static,
    {
        let workers = (0..count.max(1)).map(|_| Worker::start(converse.clone()));
        Ok(Self {
            workers: workers.collect::<io::Result<_>>()?,
        })
    }

    /// Gives a connection to the thread that has fewest.
    pub(super) fn take(&self, stream: TcpStream, watcher: Watcher) -> io::Result<()> {
        let fewest = |worker: &&Worker| worker.open.load(Ordering::Relaxed);
        let Some(worker) = self.workers.iter().min_by_key(fewest) else {
            return Err(io::Error::other("there is no thread for connections"));
        };
        worker.open.fetch_add(1, Ordering::Relaxed);
        let arrival = Arrival {
            open: Open(worker.open.clone()),
            stream: stream.into_std()?,
            watcher,
        };
        match &worker.connections {
            Some(connections) if connections.send(arrival).is_ok() => Ok(()),
            _ => Err(io::Error::other("a thread for connections has ended")),
        }
    }
}

impl Worker {
    fn start<F, T>(converse: F) -> io::Result<Self>
    where
        F: Fn(TcpStream, Watcher) -> T + Send + 'static,
        T: Future<Output = ()> + 'static,
    {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (connections, arriving) = mpsc::unbounded_channel();
        let thread = thread::Builder::new()
            .name("http".to_owned())
            .stack_size(STACK_BYTES)
            .spawn(move || {
                let tasks = tokio::task::LocalSet::new();
                tasks.block_on(&runtime, receive(arriving, converse));
            })?;
        Ok(Self {
            connections: Some(connections),
            open: Arc::default(),
            thread: Some(thread),
        })
    }
}

/// Makes a task of each connection that arrives, until no more can.
async fn receive<F, T>(mut arriving: mpsc::UnboundedReceiver<Arrival>, converse: F)
where
    F: Fn(TcpStream, Watcher) -> T,
    T: Future<Output = ()> + 'static,
{
    while let Some(arrival) = arriving.recv().await {
        match TcpStream::from_std(arrival.stream) {
            Ok(stream) => {
                let task = converse(stream, arrival.watcher);
                tokio::task::spawn_local(async move {
                    task.await;
                    drop(arrival.open);
                });
            }
            Err(error) => tracing::warn!(%error, "a connection was lost"),
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        for worker in &mut self.workers {
            worker.connections = None;
        }
        for worker in &mut self.workers {
            if let Some(thread) = worker.thread.take() {
                // It panicked outside any request: there is nothing left to end.
                let _ = thread.join();
            }
        }
    }
}
