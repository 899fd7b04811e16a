//! A folder laid over the embedded content: collections, shapes, terms and data of one's own
//! without building the program.

use super::Failure;
use super::files::{self, Source};
use crate::graph::{self, Author, Graph, Mode};
use crate::index::Snapshot;
use crate::log::Door;
use crate::rdf::{Delta, Target, read_each};
use crate::shacl::Style;
use crate::vocab::dct;
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The folders in it, and the graph under the base that each is kept in.
const FOLDERS: [(&str, &str); 3] = [
    ("ontology", "graph/ontology/overlay"),
    ("shapes", "graph/shapes/overlay"),
    ("data", "graph/overlay/data"),
];

/// The graph that says which content was laid over.
const KEPT: &str = "graph/system/overlay";

/// What became of an overlay.
#[derive(Debug, PartialEq, Eq)]
pub enum Laid {
    /// It is there already.
    Unchanged,
    /// Its graphs are as the folder has them now; statements added and removed.
    Changed(usize, usize),
}

/// Makes the graphs of an overlay what its folder says, as one guarded commit.
///
/// The graphs belong to the folder: what else was written to them goes when the folder changes.
pub fn lay(graph: &Graph, base: &NamedNode, folder: &Path) -> Result<Laid, Failure> {
    let mut wanted = Vec::new();
    let mut hasher = Sha256::new();
    hasher.update(base.as_str());
    for (name, path) in FOLDERS {
        let inner = folder.join(name);
        let sources = match inner.is_dir() {
            true => files::sources(&[inner])?,
            false => Vec::new(),
        };
        let name = named(base, path)?;
        for source in &sources {
            read(source, base, &name, &mut wanted, &mut hasher)?;
        }
    }
    if wanted.is_empty() {
        let names = FOLDERS.map(|(name, _)| name).join(", ");
        let folder = folder.display();
        return Err(Failure::new(format!(
            "{folder}: no RDF in {names} of this folder"
        )));
    }
    let mut digest = "sha256:".to_owned();
    digest.extend(hasher.finalize().iter().map(|byte| format!("{byte:02x}")));
    let kept = named(base, KEPT)?;
    let said = Quad::new(
        kept.clone(),
        dct::IDENTIFIER,
        Literal::from(digest),
        kept.clone(),
    );
    let snapshot = graph.snapshot();
    if snapshot
        .quads_in(kept.as_ref().into())
        .any(|quad| quad == said)
    {
        return Ok(Laid::Unchanged);
    }
    wanted.push(said);
    let mut owned = vec![kept];
    for (_, path) in FOLDERS {
        owned.push(named(base, path)?);
    }
    commit(graph, folder, &owned, wanted)
}

fn commit(
    graph: &Graph,
    folder: &Path,
    owned: &[NamedNode],
    wanted: Vec<Quad>,
) -> Result<Laid, Failure> {
    let author = Author {
        agent: "helsegraf".to_owned(),
        door: Door::Load,
        message: Some(format!("overlay {}", folder.display())),
    };
    let committed = graph.commit(&author, Mode::Commit, |snapshot: &Snapshot| {
        let before = owned
            .iter()
            .flat_map(|name| snapshot.quads_in(name.as_ref().into()));
        Ok::<_, graph::Error>(Delta {
            removed: before.collect(),
            added: wanted,
            // Those that hold nothing any more go.
            dropped: owned.iter().cloned().map(NamedOrBlankNode::from).collect(),
            ..Delta::default()
        })
    });
    match committed {
        Ok(committed) => {
            let (added, removed) = (&committed.delta.added, &committed.delta.removed);
            Ok(Laid::Changed(added.len(), removed.len()))
        }
        Err(graph::Error::Refused(report) | graph::Error::Breaks(report)) => {
            Err(Failure::new(format!(
                "{}: the shapes refuse it, nothing was changed:\n{}",
                folder.display(),
                report.to_text(&Style::default())
            )))
        }
        Err(error) => Err(error.into()),
    }
}

/// The quads of one file; relative IRIs in it are resolved against the base.
fn read(
    source: &Source,
    base: &NamedNode,
    graph: &NamedNode,
    into: &mut Vec<Quad>,
    hasher: &mut Sha256,
) -> Result<(), Failure> {
    let text = source.read()?;
    for part in [
        source.path.as_os_str().as_encoded_bytes(),
        graph.as_str().as_bytes(),
        &text,
    ] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    let target = Target::Graph(GraphName::from(graph.clone()));
    read_each(&text, source.format, Some(base), &target, &mut |quad| {
        into.push(quad)
    })
    .map_err(|error| Failure::new(format!("{}: {error}", source.path.display())))
}

fn named(base: &NamedNode, path: &str) -> Result<NamedNode, Failure> {
    let iri = format!("{}{path}", base.as_str());
    NamedNode::new(&iri).map_err(|error| Failure::new(format!("{iri}: {error}")))
}
