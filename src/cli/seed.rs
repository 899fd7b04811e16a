//! Opening a data directory, and filling a new one with the embedded content.

use super::Failure;
use super::upgrade::{self, Upgrade};
use crate::assets::{self, Document};
use crate::catalogue::{Profiles, Promise};
use crate::config::Storage;
use crate::graph::{self, Author, Graph, Mode, Options, StoredIndex};
use crate::index::Snapshot;
use crate::log::Door;
use crate::rdf::Delta;
use crate::shacl::Style;
use crate::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::sync::Arc;

/// Opens the data directory, making it where it is not there.
pub fn open(storage: &Storage) -> Result<Graph, Failure> {
    Ok(Graph::open(&storage.data, &options(storage))?)
}

/// Opens the data directory for writers, who are held to what the profiles demand of what is
/// published.
pub fn open_to_write(storage: &Storage, profiles: &Arc<Profiles>) -> Result<Graph, Failure> {
    let promise = Promise::new(Arc::clone(profiles));
    Ok(open(storage)?.with_promise(Arc::new(promise)))
}

/// Opens a data directory that must be there: reading makes nothing.
pub fn open_existing(storage: &Storage) -> Result<Graph, Failure> {
    must_exist(storage)?;
    open(storage)
}

/// Fails if there is no data directory.
pub fn must_exist(storage: &Storage) -> Result<(), Failure> {
    if storage.data.is_dir() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "there is no graph in {}: `helsegraf serve` and `helsegraf load` make one; is --data right?",
        storage.data.display()
    )))
}

/// How the graph is opened.
pub fn options(storage: &Storage) -> Options {
    Options {
        iri_base: storage.iri_base.as_str().to_owned(),
        stored_index: if storage.rebuild {
            StoredIndex::Rebuild
        } else {
            StoredIndex::Use
        },
    }
}

/// What became of the embedded content at start.
#[derive(Debug)]
pub enum Content {
    /// The graph is not made from it, or has it already.
    Unchanged,
    /// The graph was empty and now has it; the number of quads.
    Filled(usize),
    /// The graph had the content of another version and now has this one's.
    Upgraded(Upgrade),
}

/// Commits the embedded content to a graph nobody has written to yet, or what is new in it to one
/// that has that of another version.
pub fn fill(graph: &Graph, base: &NamedNode) -> Result<Content, Failure> {
    if graph.snapshot().revision() != 0 {
        let edition = upgrade::Edition::embedded(base);
        let upgraded = upgrade::bring(graph, base, &edition, || content(base))?;
        return Ok(upgraded.map_or(Content::Unchanged, Content::Upgraded));
    }
    let mut content = content(base)?;
    content
        .added
        .push(upgrade::Edition::embedded(base).quad(base));
    let committed = graph.commit(&author(), Mode::Commit, |_: &Snapshot| {
        Ok::<_, graph::Error>(content)
    });
    match committed {
        Ok(committed) => Ok(Content::Filled(committed.delta.added.len())),
        Err(graph::Error::Refused(report)) => Err(Failure::new(format!(
            "the embedded content breaks its own shapes:\n{}",
            report.to_text(&Style::default())
        ))),
        Err(error) => Err(error.into()),
    }
}

/// Who writes the embedded content.
pub fn author() -> Author {
    Author {
        agent: "helsegraf".to_owned(),
        door: Door::Embedded,
        message: Some(format!(
            "content of helsegraf {}",
            env!("CARGO_PKG_VERSION")
        )),
    }
}

/// The embedded content, with `base` in place of the one it is written with.
pub fn content(base: &NamedNode) -> Result<Delta, Failure> {
    let mut delta = Delta::default();
    for document in assets::documents() {
        let graph = moved(document.graph.into_owned(), base);
        if !delta.created.contains(&graph.clone().into()) {
            delta.created.push(graph.clone().into());
        }
        for quad in quads(&document)? {
            let quad = Quad::new(
                moved_subject(quad.subject, base),
                quad.predicate,
                moved_object(quad.object, base),
                GraphName::from(graph.clone()),
            );
            delta.added.push(quad);
        }
    }
    Ok(delta)
}

fn quads(document: &Document) -> Result<Vec<Quad>, Failure> {
    let (folder, path) = document.name;
    let failed = |e: String| Failure::new(format!("embedded {folder}/{path}: {e}"));
    RdfParser::from_format(RdfFormat::Turtle)
        .with_base_iri(hg::BASE)
        .map_err(|e| failed(e.to_string()))?
        .rename_blank_nodes()
        .for_slice(document.turtle)
        .map(|quad| quad.map_err(|e| failed(e.to_string())))
        .collect()
}

/// Things and graphs move with the base; the ontology and the shapes keep their names.
pub fn moved(node: NamedNode, base: &NamedNode) -> NamedNode {
    let there = match node.as_str().strip_prefix(hg::BASE) {
        Some(path) if path.starts_with("id/") || path.starts_with("graph/") => {
            NamedNode::new(format!("{}{path}", base.as_str())).ok()
        }
        _ => None,
    };
    there.unwrap_or(node)
}

fn moved_subject(subject: NamedOrBlankNode, base: &NamedNode) -> NamedOrBlankNode {
    match subject {
        NamedOrBlankNode::NamedNode(node) => moved(node, base).into(),
        blank => blank,
    }
}

fn moved_object(object: Term, base: &NamedNode) -> Term {
    match object {
        Term::NamedNode(node) => moved(node, base).into(),
        other => other,
    }
}
