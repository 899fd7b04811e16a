//! Every setting: flag, `HELSEGRAF_*` variable, default, unit.
//!
//! Each command takes the groups it needs; a flag wins over its variable, the variable over the
//! default. `helsegraf COMMAND --help` shows them all.

mod hosts;

use crate::query::DefaultGraph;
use crate::vocab::hg;
use clap::{Args, ValueEnum};
use oxrdf::NamedNode;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

pub use hosts::{Allowed, AllowedHost, NotAHost};

/// Where the graph is kept and what its own IRIs begin with.
#[derive(Debug, Clone, Args)]
pub struct Storage {
    /// Directory of the commit log; made if it is not there. One process at a time owns it.
    #[arg(
        long,
        value_name = "DIR",
        env = "HELSEGRAF_DATA",
        default_value = "var/helsegraf"
    )]
    pub data: PathBuf,

    /// Canonical base of the IRIs minted here, an absolute IRI that ends in `/`.
    #[arg(long, value_name = "IRI", env = "HELSEGRAF_IRI_BASE", default_value = hg::BASE, value_parser = iri_base)]
    pub iri_base: NamedNode,

    /// Make the stored index anew from the commits, where it is damaged; takes longer.
    #[arg(long, env = "HELSEGRAF_REBUILD")]
    pub rebuild: bool,
}

/// What catalogues are told by, and what is published is held to.
#[derive(Debug, Clone, Args)]
pub struct Telling {
    /// Folder of profiles, one folder each, beside those inside the program; one of the same name
    /// takes its place.
    #[arg(long, value_name = "DIR", env = "HELSEGRAF_PROFILES")]
    pub profiles: Option<PathBuf>,
}

/// How a server listens and what it starts with.
#[derive(Debug, Clone, Args)]
pub struct Listen {
    /// Address and port to listen on; port 0 takes a free one and prints it.
    #[arg(
        long,
        value_name = "ADDR:PORT",
        env = "HELSEGRAF_BIND",
        default_value = "127.0.0.1:7878"
    )]
    pub bind: SocketAddr,

    /// Scheme and host that readers write, such as `https://helsegraf.example.org`: with `https` the
    /// cookie of a session is never sent in clear. Without it a proxy says so by `X-Forwarded-Proto`.
    #[arg(long, value_name = "ORIGIN", env = "HELSEGRAF_PUBLIC_ORIGIN", value_parser = origin)]
    pub public_origin: Option<String>,

    /// Start without the embedded ontology, shapes and national content.
    #[arg(long, env = "HELSEGRAF_EMPTY")]
    pub empty: bool,

    /// Folder laid over the embedded content: RDF in its `ontology`, `shapes` and `data` goes to
    /// graphs of its own, which at each start are made as the folder has them then.
    #[arg(long, value_name = "DIR", env = "HELSEGRAF_OVERLAY")]
    pub overlay: Option<PathBuf>,

    /// Folder of the SPARQL editor's prebuilt bundle (npm `@zazuko/yasgui`, its `build` folder);
    /// where it is missing, pages have a plain form.
    #[arg(
        long,
        value_name = "DIR",
        env = "HELSEGRAF_YASGUI_DIR",
        default_value = "var/yasgui/current"
    )]
    pub yasgui_dir: PathBuf,

    /// Longest time open requests get to finish after SIGTERM or SIGINT, in seconds.
    #[arg(
        long,
        value_name = "S",
        env = "HELSEGRAF_GRACE_S",
        default_value_t = 10
    )]
    pub grace_s: u64,

    /// How events are written on standard error.
    #[arg(long, value_enum, env = "HELSEGRAF_LOG_FORMAT", default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,

    /// Which events: `error`, `warn`, `info`, `debug`, `trace`, or per room as in
    /// `info,helsegraf::http=debug`.
    #[arg(
        long,
        value_name = "FILTER",
        env = "HELSEGRAF_LOG",
        default_value = "info"
    )]
    pub log: String,
}

/// What one request may use.
#[derive(Debug, Clone, Args)]
pub struct Limits {
    /// What a query without a dataset clause sees: every data graph and the ontology, or the
    /// unnamed graph alone.
    #[arg(long, value_enum, env = "HELSEGRAF_DEFAULT_GRAPH", default_value_t = DefaultGraph::Union)]
    pub default_graph: DefaultGraph,

    /// Longest time one query or update may take, in seconds.
    #[arg(
        long,
        value_name = "S",
        env = "HELSEGRAF_TIME_LIMIT_S",
        default_value_t = 30
    )]
    pub time_limit_s: u64,

    /// Most rows one query or update may read or compute.
    #[arg(
        long,
        value_name = "ROWS",
        env = "HELSEGRAF_ROW_LIMIT",
        default_value_t = 500_000_000
    )]
    pub row_limit: u64,

    /// Resident memory of the process above which the greediest query is stopped, in MiB; 80 % of
    /// the memory of the machine or its control group unless given.
    #[arg(long, value_name = "MIB", env = "HELSEGRAF_MEMORY_LIMIT_MIB")]
    pub memory_limit_mib: Option<u64>,

    /// Queries and updates evaluated at once; twice the number of cores unless given.
    #[arg(long, value_name = "N", env = "HELSEGRAF_QUERIES_AT_ONCE")]
    pub queries_at_once: Option<usize>,

    /// Longest time a request waits for its turn before 503, in milliseconds.
    #[arg(
        long,
        value_name = "MS",
        env = "HELSEGRAF_QUEUE_MS",
        default_value_t = 1000
    )]
    pub queue_ms: u64,

    /// Largest request body, in MiB, after decompression.
    #[arg(
        long,
        value_name = "MIB",
        env = "HELSEGRAF_BODY_LIMIT_MIB",
        default_value_t = 64
    )]
    pub body_limit_mib: usize,

    /// Hosts that `SERVICE` and `LOAD` may reach, separated by commas; none unless given. `example.org`
    /// (default ports), `example.org:8080`, `*.example.org` and `*` (public addresses only).
    #[arg(
        long,
        value_name = "HOSTS",
        env = "HELSEGRAF_ALLOW_HOSTS",
        value_delimiter = ','
    )]
    pub allow_hosts: Vec<AllowedHost>,
}

impl Limits {
    /// Longest time one query or update may take.
    pub fn time_limit(&self) -> Duration {
        Duration::from_secs(self.time_limit_s)
    }

    /// Queries and updates evaluated at once.
    pub fn queries_at_once(&self) -> usize {
        self.queries_at_once.unwrap_or_else(|| {
            2 * std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
        })
    }

    /// Largest request body, in bytes.
    pub fn body_limit_bytes(&self) -> usize {
        self.body_limit_mib << 20
    }
}

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One line for people.
    Text,
    /// One JSON object a line.
    Json,
}

fn iri_base(text: &str) -> Result<NamedNode, String> {
    let iri = NamedNode::new(text).map_err(|e| e.to_string())?;
    if text.ends_with('/') && text.contains("://") {
        return Ok(iri);
    }
    Err("it must be an absolute IRI that ends in /".to_owned())
}

fn origin(text: &str) -> Result<String, String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(text.to_ascii_lowercase())
        }
        _ => Err("it must be a scheme and a host, as in https://helsegraf.example.org".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{CommandFactory, Parser};

    #[derive(Parser)]
    struct All {
        #[command(flatten)]
        storage: Storage,
        #[command(flatten)]
        telling: Telling,
        #[command(flatten)]
        listen: Listen,
        #[command(flatten)]
        limits: Limits,
    }

    #[test]
    fn every_setting_is_described_and_has_a_variable_named_after_it() {
        for arg in All::command().get_arguments() {
            let name = arg.get_id().as_str();
            let variable = format!("HELSEGRAF_{}", name.to_uppercase());
            assert!(arg.get_help().is_some(), "{name} has no help");
            assert_eq!(arg.get_env().and_then(|v| v.to_str()), Some(&*variable));
        }
    }

    #[test]
    fn defaults_are_good() {
        let all = All::parse_from(["helsegraf"]);
        assert_eq!(all.storage.iri_base.as_str(), hg::BASE);
        assert_eq!(all.listen.bind.port(), 7878);
        assert!(all.limits.queries_at_once() >= 2);
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        let of = |text| All::try_parse_from(["helsegraf", "--public-origin", text]);
        let good = of("https://Helsegraf.example.org:8443/").map(|all| all.listen.public_origin);
        let wanted = Some("https://helsegraf.example.org:8443".to_owned());
        assert_eq!(good.ok(), Some(wanted));
        for wrong in [
            "example.org",
            "https://",
            "https://a/b",
            "ftp://a",
            "https://u@a",
        ] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_base_ends_in_a_slash() {
        for wrong in ["https://example.org", "example.org/", "https://a b/"] {
            assert!(All::try_parse_from(["helsegraf", "--iri-base", wrong]).is_err());
        }
    }
}
