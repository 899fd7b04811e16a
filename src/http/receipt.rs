//! What a writer gets back: the revision, what changed, and the warnings.

use super::problem::Problem;
use super::report;
use super::results::{GRAPHS, SOLUTIONS};
use super::wanted::Wanted;
use crate::graph::{Committed, Mode};
use crate::rdf::Prefixes;
use crate::shacl::ValidationReport;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// What an accepted write did.
#[derive(Debug)]
pub struct Done {
    /// The revision that holds now.
    pub revision: u64,
    /// Quads added.
    pub added: usize,
    /// Quads removed.
    pub removed: usize,
    /// Whether it was only tried.
    pub mode: Mode,
    /// Warnings and infos.
    pub report: ValidationReport,
    /// What was wrong before at the nodes the write touches, and still is.
    pub preexisting: ValidationReport,
}

impl Done {
    /// Keeps what is told.
    pub fn new(committed: &Committed, mode: Mode) -> Self {
        Self {
            revision: committed.revision,
            added: committed.delta.added.len(),
            removed: committed.delta.removed.len(),
            mode,
            report: committed.report.clone(),
            preexisting: committed.preexisting.clone(),
        }
    }

    /// Whether there is nothing to tell beyond that it was done.
    pub fn is_silent(&self) -> bool {
        self.report.conforms() && self.preexisting.conforms()
    }

    /// Whether it was only tried.
    pub fn is_dry_run(&self) -> bool {
        self.mode == Mode::DryRun
    }

    /// The receipt for programs.
    pub fn to_json(&self) -> serde_json::Value {
        json!({
            "revision": self.revision,
            "added": self.added,
            "removed": self.removed,
            "dryRun": self.mode == Mode::DryRun,
            "conforms": self.report.conforms(),
            "results": report::to_json(&self.report),
            "preexisting": report::to_json(&self.preexisting),
        })
    }
}

/// 406 for a format that nobody knows, though a receipt comes in few of those there are: clients
/// that name one for all their requests are let be, a slip of the pen is not.
pub fn check(wanted: &Wanted) -> Result<(), Problem> {
    let is_known = !wanted.is_named()
        || wanted.find(SOLUTIONS).is_some()
        || wanted.find(report::REPORTS).is_some();
    match is_known {
        true => Ok(()),
        false => wanted.choose(GRAPHS).map(drop),
    }
}

/// The answer to an accepted write: the report in RDF to who asks for RDF by name, else a receipt.
pub fn answer(status: StatusCode, done: &Done, wanted: &Wanted, prefixes: &Prefixes) -> Response {
    let mut response = match report::as_rdf(&done.report, wanted, prefixes) {
        Some(rdf) => rdf,
        None => (
            [(CONTENT_TYPE, "application/json")],
            done.to_json().to_string(),
        )
            .into_response(),
    };
    *response.status_mut() = status;
    response
}
