//! `helsegraf serve`: open or fill the data directory, answer until told to stop.

use super::overlay::{self, Laid};
use super::seed::{self, Content};
use super::{Answer, Failure};
use crate::catalogue::Profiles;
use crate::config::{Limits, Listen, LogFormat, Storage, Telling};
use crate::graph::Graph;
use crate::graph::tokens::Tokens;
use crate::http::{self, App, Settings, Warming};
use crate::query;
use crate::questions::Questions;
use clap::Args;
use indicatif::HumanCount;
use std::io::{self, IsTerminal};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    storage: Storage,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    listen: Listen,
    #[command(flatten)]
    limits: Limits,
}

impl Serve {
    pub fn run(self) -> Result<Answer, Failure> {
        self.log_events()?;
        if let Some(mebibytes) = self.limits.memory_limit_mib {
            query::limit_memory(mebibytes << 20);
        }
        Questions::embedded(&self.storage.iri_base)?;
        let profiles = Profiles::load(&self.storage.iri_base, self.telling.profiles.as_deref())?;
        let profiles = Arc::new(profiles);
        let runtime = http::runtime()?;
        // Before anything is said: who reads that the server listens may tell it to stop.
        let stop = runtime.block_on(async { told_to_stop() })?;
        // Before the graph is opened: a port in use should not cost a long wait.
        let (listener, address) = self.listener(&runtime)?;
        let graph = Arc::new(self.graph(&profiles)?);
        let tokens = Tokens::open(&self.storage.data)?;
        self.greet(&graph, address);
        let settings = Settings {
            profiles: Some(profiles),
            yasgui_dir: Some(self.listen.yasgui_dir.clone()),
            public_origin: self.listen.public_origin.clone(),
            ..Settings::new(self.storage.iri_base.clone(), &self.limits)
        };
        let app = App::with_tokens(Arc::clone(&graph), settings, tokens);
        app.search().start();
        app.history().start();
        let grace = Duration::from_secs(self.listen.grace_s);
        runtime.block_on(async {
            let warming = Warming::start(&app);
            let served = http::serve(app, listener, stop, grace).await;
            warming.end(grace).await;
            served
        })?;
        runtime.shutdown_timeout(Duration::from_secs(5));
        match Arc::into_inner(graph) {
            Some(graph) => graph.close()?,
            // A request that would not end holds it; every commit is on disk all the same.
            None => tracing::warn!("a request was still running"),
        }
        println!("stopped; everything is on disk");
        Ok(Answer::Yes)
    }

    fn log_events(&self) -> Result<(), Failure> {
        let filter = EnvFilter::try_new(&self.listen.log)
            .map_err(|e| Failure::new(format!("--log {}: {e}", self.listen.log)))?;
        let events = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(io::stderr().is_terminal())
            .with_writer(io::stderr);
        // Somebody else's subscriber, in tests, is as good.
        let _ = match self.listen.log_format {
            LogFormat::Text => events.try_init(),
            LogFormat::Json => events.json().try_init(),
        };
        Ok(())
    }

    fn listener(&self, runtime: &Runtime) -> Result<(TcpListener, SocketAddr), Failure> {
        let bind = self.listen.bind;
        let failed = |error: io::Error| {
            let remedy = match error.kind() {
                io::ErrorKind::AddrInUse => {
                    "; stop what listens there, or choose another with --bind (port 0 takes a free one)"
                }
                io::ErrorKind::PermissionDenied => "; ports below 1024 need the right to them",
                io::ErrorKind::AddrNotAvailable => "; this machine does not have that address",
                _ => "",
            };
            Failure::new(format!("cannot listen on {bind}: {error}{remedy}"))
        };
        let listener = runtime.block_on(TcpListener::bind(bind)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok((listener, address))
    }

    fn graph(&self, profiles: &Arc<Profiles>) -> Result<Graph, Failure> {
        let started = Instant::now();
        let graph = seed::open_to_write(&self.storage, profiles)?;
        if !self.listen.empty {
            match seed::fill(&graph, &self.storage.iri_base)? {
                Content::Unchanged => {}
                Content::Filled(quads) => println!(
                    "filled {} with {} embedded statements",
                    self.storage.data.display(),
                    HumanCount(quads as u64)
                ),
                Content::Upgraded(upgrade) => print!("{upgrade}"),
            }
        }
        if let Some(folder) = &self.listen.overlay
            && let Laid::Changed(added, removed) =
                overlay::lay(&graph, &self.storage.iri_base, folder)?
        {
            let folder = folder.display();
            println!("laid {folder} over it: {added} statements added, {removed} removed");
        }
        tracing::info!(
            duration_ms = started.elapsed().as_millis() as u64,
            "opened the graph"
        );
        Ok(graph)
    }

    fn greet(&self, graph: &Graph, address: SocketAddr) {
        let snapshot = graph.snapshot();
        let data = self.storage.data.display();
        println!(
            "helsegraf {}: {} statements in {} named graphs, revision {}, kept in {data}",
            env!("CARGO_PKG_VERSION"),
            HumanCount(snapshot.quad_count() as u64),
            snapshot.named_graphs().len(),
            snapshot.revision(),
        );
        println!("listening on http://{address}");
        println!();
        println!("try");
        println!("  http://{address}/ in a browser");
        if !self.listen.empty {
            println!("  curl -L -H 'Accept: text/turtle' http://{address}/id/organisations/hdir");
        }
        println!(
            "  curl http://{address}/sparql -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g'"
        );
        println!("  helsegraf token add NAME --role steward --data {data}   lets NAME write");
        println!("Ctrl-C stops.");
    }
}

/// Ready when the process is asked to end.
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
