//! `helsegraf check`: is everything whole, does it conform, and how much is known?

mod content;
mod json;
mod log;
mod text;

use super::{Answer, Failure, seed};
use crate::config::Storage;
use crate::coverage::{Coverage, Finding, faults};
use crate::graph::{self, Graph};
use crate::index::{Scope, Snapshot};
use crate::log::{Checked, Sqlite};
use crate::rdf::Prefixes;
use crate::registry::Registry;
use crate::shacl::{Shapes, ValidationReport};
use clap::{Args, ValueEnum};
use std::io::Write;
use std::sync::Arc;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    storage: Storage,
    /// Look at the content inside the program; no data directory is opened.
    #[arg(long)]
    embedded: bool,
    /// Look at the log and the stored index only, not at what the shapes and the ontology say.
    #[arg(long, conflicts_with = "embedded")]
    without_shapes: bool,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = As::Text)]
    format: As,
}

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Text,
    Json,
}

/// What a check found.
struct Found {
    /// None for the embedded content.
    log: Option<Checked>,
    snapshot: Snapshot,
    /// None if shapes were not to be looked at.
    content: Option<Content>,
}

/// What shapes, ontology and entries say.
struct Content {
    report: ValidationReport,
    coverage: Coverage,
    findings: Vec<Finding>,
}

impl Check {
    pub fn run(self) -> Result<Answer, Failure> {
        let found = if self.embedded {
            self.embedded()?
        } else {
            seed::must_exist(&self.storage)?;
            match self.stored() {
                Ok(found) => found,
                Err(log::Trouble::Damage(error)) => return self.not_whole(&error),
                Err(log::Trouble::Failure(failure)) => return Err(failure),
            }
        };
        let mut output = std::io::stdout().lock();
        match self.format {
            As::Text => text::write(&found, &mut output)?,
            As::Json => writeln!(output, "{:#}", json::of(&found))?,
        }
        output.flush()?;
        Ok(found.answer())
    }

    fn embedded(&self) -> Result<Found, Failure> {
        let (snapshot, shapes) = content::embedded(&self.storage.iri_base)?;
        let mut content = self.content(&snapshot, &shapes);
        content.findings.extend(content::prefixes_twice()?);
        content.findings.sort();
        Ok(Found {
            log: None,
            snapshot,
            content: Some(content),
        })
    }

    fn stored(&self) -> Result<Found, log::Trouble> {
        let log = Sqlite::open(&self.storage.data)?;
        let checked = log::is_whole(&log)?;
        let graph = match Graph::on(Arc::new(log), &seed::options(&self.storage)) {
            Ok(graph) => graph,
            Err(graph::Error::Log(error)) => return Err(error.into()),
            Err(error) => return Err(log::Trouble::Failure(error.into())),
        };
        let snapshot = graph.snapshot();
        let content = (!self.without_shapes).then(|| self.content(&snapshot, &graph.shapes()));
        Ok(Found {
            log: Some(checked),
            snapshot,
            content,
        })
    }

    fn content(&self, snapshot: &Snapshot, shapes: &Shapes) -> Content {
        let base = self.storage.iri_base.as_str();
        let registry = Registry::read(snapshot, base);
        let coverage = Coverage::read(snapshot, &registry, base);
        let prefixes = Prefixes::new(base);
        Content {
            report: shapes.validate(&snapshot.view(Scope::Union)),
            findings: faults(snapshot, &registry, &coverage, &prefixes, base),
            coverage,
        }
    }

    /// Damage is an answer; not getting at the directory is none.
    fn not_whole(&self, error: &crate::log::Error) -> Result<Answer, Failure> {
        let mut output = std::io::stdout().lock();
        match self.format {
            As::Text => writeln!(output, "not whole: {error}")?,
            As::Json => {
                let answer = serde_json::json!({"whole": false, "why": error.to_string()});
                writeln!(output, "{answer:#}")?;
            }
        }
        Ok(Answer::No)
    }
}

impl Found {
    fn answer(&self) -> Answer {
        let is_good =
            |content: &Content| !content.report.has_violations() && content.findings.is_empty();
        match self.content.as_ref().is_none_or(is_good) {
            true => Answer::Yes,
            false => Answer::No,
        }
    }
}
