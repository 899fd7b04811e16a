//! `helsegraf dump`: the graph to a file or standard output.

use super::progress::Progress;
use super::{Answer, Failure};
use crate::config::Storage;
use crate::graph::Graph;
use crate::index::Snapshot;
use crate::rdf::{Format, Holds};
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;
use oxigraph::io::RdfSerializer;
use oxrdf::{GraphName, NamedNode};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Arguments of `dump`.
#[derive(Debug, Args)]
pub struct Dump {
    #[command(flatten)]
    storage: Storage,
    /// Only the triples of this named graph.
    #[arg(long, value_name = "IRI", value_parser = super::query::iri)]
    graph: Option<NamedNode>,
    /// Format by its suffix: nq, trig, ttl, nt, rdf, jsonld; that of the file unless given, nq on
    /// standard output. One that cannot name graphs needs --graph.
    #[arg(long, value_name = "SUFFIX", value_parser = format)]
    format: Option<Format>,
    /// File to write; ending in .gz it is packed. It appears when it is whole.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Dump {
    pub fn run(self) -> Result<Answer, Failure> {
        let format = self.format()?;
        let graph = super::seed::open_existing(&self.storage)?;
        let snapshot = graph.snapshot();
        self.check_graph(&snapshot, format)?;
        match &self.output {
            Some(path) => self.to_file(&snapshot, format, path)?,
            None => {
                let mut output = BufWriter::new(std::io::stdout().lock());
                self.write(&snapshot, format, &mut output)?;
                output.flush()?;
            }
        }
        drop::<Graph>(graph);
        Ok(Answer::Yes)
    }

    fn format(&self) -> Result<Format, Failure> {
        let named = self.output.as_deref().and_then(by_name);
        self.format.or(named).map_or_else(
            || match &self.output {
                None => Ok(Format::NQuads),
                Some(path) => Err(Failure::new(format!(
                    "{}: the suffix does not name an RDF format; give --format",
                    path.display()
                ))),
            },
            Ok,
        )
    }

    fn check_graph(&self, snapshot: &Snapshot, format: Format) -> Result<(), Failure> {
        let Some(graph) = &self.graph else {
            if format.holds() == Holds::Graph {
                return Err(Failure::new(format!(
                    "{} cannot name graphs: choose one with --graph, or nq or trig",
                    format.name()
                )));
            }
            return Ok(());
        };
        if snapshot.named_graphs().contains(&graph.clone().into()) {
            return Ok(());
        }
        Err(Failure::new(format!(
            "there is no graph {graph}; `helsegraf query --text 'SELECT DISTINCT ?g {{ GRAPH ?g {{}} }}'` lists them"
        )))
    }

    /// Beside the target first, so that no reader ever finds half a dump under its name.
    fn to_file(&self, snapshot: &Snapshot, format: Format, path: &Path) -> Result<(), Failure> {
        let mut partial = path.as_os_str().to_owned();
        partial.push(".part");
        let partial = PathBuf::from(partial);
        let failed = |e| Failure::at(&partial, &e);
        let written = || -> Result<(), Failure> {
            let file = BufWriter::new(File::create(&partial).map_err(failed)?);
            let file = if path.extension().is_some_and(|e| e == "gz") {
                let mut packed = GzEncoder::new(file, Compression::default());
                self.write(snapshot, format, &mut packed)?;
                packed.finish().map_err(failed)?
            } else {
                let mut file = file;
                self.write(snapshot, format, &mut file)?;
                file
            };
            let file = file.into_inner().map_err(|e| failed(e.into_error()))?;
            file.sync_all().map_err(failed)?;
            std::fs::rename(&partial, path).map_err(|e| Failure::at(path, &e))
        }();
        if written.is_err() {
            let _ = std::fs::remove_file(&partial);
        }
        written
    }

    fn write(
        &self,
        snapshot: &Snapshot,
        format: Format,
        output: &mut dyn Write,
    ) -> Result<(), Failure> {
        let total = u64::try_from(snapshot.quad_count()).unwrap_or(u64::MAX);
        let mut progress = Progress::start("writing", total, "quads");
        let mut serializer = RdfSerializer::from_format(format.as_io()).for_writer(output);
        let mut written = 0_u64;
        for (position, mut quad) in snapshot.quads().enumerate() {
            if position % 10_000 == 9_999 {
                progress.advance(10_000);
            }
            if let Some(graph) = &self.graph {
                if quad.graph_name != GraphName::NamedNode(graph.clone()) {
                    continue;
                }
                quad.graph_name = GraphName::DefaultGraph;
            }
            serializer.serialize_quad(&quad)?;
            written += 1;
        }
        serializer.finish()?;
        progress.finish(&format!("{written} quads as {}", format.name()));
        Ok(())
    }
}

fn format(suffix: &str) -> Result<Format, String> {
    Format::from_suffix(suffix).ok_or_else(|| "not a suffix of an RDF format".to_owned())
}

fn by_name(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_str()?;
    let name = name.strip_suffix(".gz").unwrap_or(name);
    Format::from_suffix(name.rsplit_once('.')?.1)
}
