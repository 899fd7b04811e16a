//! The doors: SPARQL protocol, graph store, linked data, operations. The only room that knows
//! methods, headers and status codes.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use helsegraf::{graph::Graph, http};
//! use std::sync::Arc;
//!
//! let graph = Arc::new(Graph::in_memory(&helsegraf::graph::Options::default()));
//! let app = http::App::new(graph, http::Settings::default());
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:7878").await?;
//! http::serve(app, listener, std::future::pending(), std::time::Duration::from_secs(10)).await
//! # }
//! ```

mod api;
mod app;
mod ask;
pub mod auth;
mod body;
mod catalogue;
mod conditional;
mod csv;
mod description;
mod documents;
mod edit;
mod form;
mod graphs;
mod iri;
mod json_rows;
pub mod kinds;
mod leaving;
mod metrics;
mod metrics_guard;
mod negotiate;
mod openapi;
mod operation;
mod operations;
mod origin;
mod outer;
mod outlet;
mod outward;
mod pages;
mod parsed;
mod path;
mod pool;
pub mod problem;
mod problems;
mod receipt;
mod report;
mod results;
mod routes;
mod search;
mod server;
mod session;
mod sparql;
mod store;
mod streaming;
pub mod text;
mod trial;
mod update;
mod validation;
mod wanted;
mod warm;
mod well_known;
mod workers;

pub use app::{App, Settings};
pub use ask::{Asking, Clock, Question};
pub use conditional::{Condition, Validators};
pub use negotiate::{Accept, Offer};
pub use outlet::{Encoding, Outlet};
pub use outward::Outward;
pub use problem::Problem;
pub use routes::router;
pub use server::{runtime, serve};
pub use wanted::Wanted;
pub use warm::Warming;
