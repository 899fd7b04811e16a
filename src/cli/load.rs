//! `helsegraf load`: files, folders and gzip into the graph, as one commit.

use super::files::{self, Source};
use super::progress::Progress;
use super::{Answer, Failure, validate};
use crate::catalogue::Profiles;
use crate::config::{Storage, Telling};
use crate::graph::{self, Author, Mode};
use crate::index::{Builder, LineFormat};
use crate::log::Door;
use crate::rdf::{Format, Target, read_each};
use clap::Args;
use indicatif::HumanCount;
use oxrdf::{GraphName, NamedNode, Quad};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Arguments of `load`.
#[derive(Debug, Args)]
pub struct Load {
    /// RDF files and folders of them, told by suffix: ttl, nt, nq, trig, rdf, owl, jsonld, each also
    /// with .gz. They become one commit: all of it or nothing.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    storage: Storage,
    #[command(flatten)]
    telling: Telling,
    /// Graph for the triples; without it they go where the files say, else to the unnamed graph.
    #[arg(long, value_name = "IRI", value_parser = super::query::iri)]
    graph: Option<NamedNode>,
    /// Why, for the log.
    #[arg(long, value_name = "TEXT")]
    message: Option<String>,
    /// Validate and count only; nothing is stored.
    #[arg(long)]
    dry_run: bool,
    /// Accept that new shapes make data invalid that are there already; without it such shapes are
    /// refused with a report of what they would break.
    #[arg(long, conflicts_with = "dry_run")]
    accept: bool,
}

impl Load {
    pub fn run(self) -> Result<Answer, Failure> {
        let sources = files::sources(&self.files)?;
        let profiles = Profiles::load(&self.storage.iri_base, self.telling.profiles.as_deref())?;
        let graph = super::seed::open_to_write(&self.storage, &Arc::new(profiles))?;
        let progress = Mutex::new(Progress::start("loading", total_bytes(&sources), "bytes"));
        let mode = match (self.dry_run, self.accept) {
            (true, _) => Mode::DryRun,
            (false, true) => Mode::Accept,
            (false, false) => Mode::Commit,
        };
        let loaded = graph.load(&self.author(&sources), mode, |builder| {
            if let Some(graph) = &self.graph {
                builder.create_graph(graph.as_ref().into());
            }
            let mut each = sources.iter();
            each.try_for_each(|source| self.read(source, builder, &progress))
        });
        let progress = progress
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        match loaded {
            Ok(loaded) => {
                // The index is stored here, so that the next start is quick.
                graph.close()?;
                validate::summarise(&loaded.report);
                let (read, new) = (HumanCount(loaded.read), HumanCount(loaded.added));
                let verb = if self.dry_run { "could load" } else { "loaded" };
                progress.finish(&format!(
                    "{verb} {read} quads of {} file(s), {new} of them new, revision {}",
                    sources.len(),
                    loaded.revision
                ));
                Ok(Answer::Yes)
            }
            Err(Stop::Graph(graph::Error::Refused(report))) => {
                validate::print_text(&report, &mut std::io::stderr().lock())?;
                progress.finish("refused, nothing was changed,");
                Ok(Answer::No)
            }
            Err(Stop::Graph(graph::Error::Breaks(report))) => {
                validate::print_text(&report, &mut std::io::stderr().lock())?;
                eprintln!("the new shapes break data that are there; --accept accepts that");
                progress.finish("refused, nothing was changed,");
                Ok(Answer::No)
            }
            Err(Stop::Graph(error)) => Err(error.into()),
            Err(Stop::Input(failure)) => Err(failure),
        }
    }

    /// Puts one file into the builder, by lines on all cores where the format has lines.
    fn read(
        &self,
        source: &Source,
        builder: &mut Builder,
        progress: &Mutex<Progress>,
    ) -> Result<(), Stop> {
        let advance = |bytes| {
            let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
            progress.advance(bytes);
        };
        let graph = self
            .graph
            .clone()
            .map_or(GraphName::DefaultGraph, GraphName::from);
        let lines = match (source.format, &self.graph) {
            (Format::NTriples, _) => Some(LineFormat::NTriples),
            (Format::NQuads, None) => Some(LineFormat::NQuads),
            // Quads that name graphs do not go into one graph: the whole parser says so.
            _ => None,
        };
        if let Some(format) = lines {
            let input = source.open(&advance).map_err(Stop::Input)?;
            return builder
                .read_lines(input, format, graph.as_ref())
                .map(drop)
                .map_err(|error| Stop::Input(at(source, &error)));
        }
        let target = match self.graph {
            Some(_) => Target::Graph(graph),
            None => Target::Dataset,
        };
        let text = source.read().map_err(Stop::Input)?;
        let mut insert = |quad: Quad| builder.insert(quad.as_ref());
        read_each(
            &text,
            source.format,
            source.base().as_ref(),
            &target,
            &mut insert,
        )
        .map_err(|error| Stop::Input(at(source, &error)))?;
        advance(source.bytes);
        Ok(())
    }

    fn author(&self, sources: &[Source]) -> Author {
        let names: Vec<_> = sources
            .iter()
            .take(5)
            .filter_map(|s| s.path.file_name()?.to_str())
            .collect();
        let more = if sources.len() > 5 { " and more" } else { "" };
        let message = format!("load {}{more}", names.join(", "));
        Author {
            agent: "command line".to_owned(),
            door: Door::Load,
            message: Some(self.message.clone().unwrap_or(message)),
        }
    }
}

/// Why a load ended.
enum Stop {
    Graph(graph::Error),
    Input(Failure),
}

impl From<graph::Error> for Stop {
    fn from(error: graph::Error) -> Self {
        Self::Graph(error)
    }
}

fn at(source: &Source, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("{}: {error}", source.path.display()))
}

fn total_bytes(sources: &[Source]) -> u64 {
    sources.iter().map(|source| source.bytes).sum()
}
