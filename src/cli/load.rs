//! `helsegraf load`: files, folders and gzip into the graph, as one commit.

use super::files::{self, Source};
use super::progress::Progress;
use super::{Answer, Failure, validate};
use crate::config::Storage;
use crate::graph::{self, Author, Mode};
use crate::log::Door;
use crate::rdf::{Delta, Target, read};
use clap::Args;
use indicatif::HumanCount;
use oxrdf::{GraphName, NamedNode};
use std::path::PathBuf;

/// Arguments of `load`.
#[derive(Debug, Args)]
pub struct Load {
    /// RDF files and folders of them, told by suffix: ttl, nt, nq, trig, rdf, owl, jsonld, each also
    /// with .gz. They become one commit: all of it or nothing.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    storage: Storage,
    /// Graph for the triples; without it they go where the files say, else to the unnamed graph.
    #[arg(long, value_name = "IRI", value_parser = super::query::iri)]
    graph: Option<NamedNode>,
    /// Why, for the log.
    #[arg(long, value_name = "TEXT")]
    message: Option<String>,
    /// Validate and count only; nothing is stored.
    #[arg(long)]
    dry_run: bool,
}

impl Load {
    pub fn run(self) -> Result<Answer, Failure> {
        let sources = files::sources(&self.files)?;
        let graph = super::seed::open(&self.storage)?;
        let mut progress = Progress::start("loading", total_bytes(&sources), "bytes");
        let mut delta = Delta::default();
        for source in &sources {
            delta.added.extend(quads(source, self.graph.as_ref())?);
            progress.advance(source.bytes);
        }
        let read = delta.added.len();
        delta.created.extend(self.graph.clone().map(Into::into));
        let mode = if self.dry_run {
            Mode::DryRun
        } else {
            Mode::Commit
        };
        let committed = graph.commit(&self.author(&sources), mode, |_| {
            Ok::<_, graph::Error>(delta)
        });
        match committed {
            Ok(committed) => {
                validate::summarise(&committed.report);
                let (read, files) = (HumanCount(read as u64), sources.len());
                let verb = if self.dry_run { "could load" } else { "loaded" };
                progress.finish(&format!(
                    "{verb} {read} quads of {files} file(s), revision {}",
                    committed.revision
                ));
                Ok(Answer::Yes)
            }
            Err(graph::Error::Refused(report)) => {
                validate::print_text(&report, &mut std::io::stderr().lock())?;
                progress.finish("refused, nothing was changed,");
                Ok(Answer::No)
            }
            Err(error) => Err(error.into()),
        }
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

fn total_bytes(sources: &[Source]) -> u64 {
    sources.iter().map(|source| source.bytes).sum()
}

/// The quads of one file; triples without a graph go to `graph`.
pub fn quads(source: &Source, graph: Option<&NamedNode>) -> Result<Vec<oxrdf::Quad>, Failure> {
    let target = graph.map_or(Target::Dataset, |graph| {
        Target::Graph(GraphName::from(graph.clone()))
    });
    read(
        &source.read()?,
        source.format,
        source.base().as_ref(),
        target,
    )
    .map_err(|error| Failure::new(format!("{}: {error}", source.path.display())))
}
