//! `ontology/`, `shapes/` and `data/` inside the binary.
//!
//! The folder decides the graph a document goes to. `ontology/questions/*.rq` are the stored
//! questions and `ontology/profiles/{token}/` the profiles, which are in no graph; anything else
//! that is not Turtle is ignored.

use crate::vocab::hg;
use include_dir::{Dir, DirEntry, include_dir};
use oxrdf::NamedNodeRef;
use std::path::Path;

static ONTOLOGY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/ontology");
static SHAPES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/shapes");
static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// One Turtle document of the embedded content.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// Its folder and path in it, such as `data/organisations.ttl`.
    pub name: (&'static str, &'static str),
    /// The graph it belongs to.
    pub graph: NamedNodeRef<'static>,
    /// Its text; relative IRIs are resolved against [`hg::BASE`].
    pub turtle: &'static [u8],
}

/// Every document, in the order of folders and names.
pub fn documents() -> Vec<Document> {
    let mut documents = Vec::new();
    for (folder, dir, graph) in [
        ("ontology", &ONTOLOGY, hg::ONTOLOGY),
        ("shapes", &SHAPES, hg::SHAPES),
        ("data", &DATA, hg::NATIONAL_CONTENT),
    ] {
        collect(folder, dir, graph, &mut documents);
    }
    documents.sort_by_key(|document| document.name);
    documents
}

/// The stored questions by name: the file `ontology/questions/{name}.rq` and its text.
///
/// A text that is not UTF-8 comes as an empty one, which no reader of questions takes.
pub fn questions() -> Vec<(&'static str, &'static str)> {
    let files = ONTOLOGY.get_dir("questions").map(Dir::files);
    let mut questions: Vec<_> = files
        .into_iter()
        .flatten()
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?.strip_suffix(".rq")?;
            Some((name, file.contents_utf8().unwrap_or_default()))
        })
        .collect();
    questions.sort_unstable();
    questions
}

/// The files of the profiles, `ontology/profiles/{token}/{name}`: token, name and content.
pub fn profiles() -> Vec<(&'static str, &'static str, &'static [u8])> {
    let folders = ONTOLOGY.get_dir(PROFILES).map(Dir::dirs);
    let mut files: Vec<_> = folders
        .into_iter()
        .flatten()
        .flat_map(Dir::files)
        .filter_map(|file| {
            let token = file.path().parent()?.file_name()?.to_str()?;
            let name = file.path().file_name()?.to_str()?;
            Some((token, name, file.contents()))
        })
        .collect();
    files.sort_unstable();
    files
}

/// The folder in `ontology/` that no graph has.
const PROFILES: &str = "profiles";

/// What the columns of their answers are called: `ontology/questions/columns.tsv`.
pub fn question_columns() -> &'static str {
    let file = ONTOLOGY.get_file("questions/columns.tsv");
    file.and_then(|file| file.contents_utf8())
        .unwrap_or_default()
}

fn collect(
    folder: &'static str,
    dir: &'static Dir<'static>,
    graph: NamedNodeRef<'static>,
    documents: &mut Vec<Document>,
) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) if inner.path() == Path::new(PROFILES) => {}
            DirEntry::Dir(inner) => collect(folder, inner, graph, documents),
            DirEntry::File(file) => {
                let path = file.path().to_str().unwrap_or_default();
                if path.ends_with(".ttl") {
                    documents.push(Document {
                        name: (folder, path),
                        graph,
                        turtle: file.contents(),
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};

    #[test]
    fn every_document_is_turtle() {
        let failures: Vec<_> = documents()
            .iter()
            .filter_map(|document| {
                RdfParser::from_format(RdfFormat::Turtle)
                    .with_base_iri(hg::BASE)
                    .expect("an IRI")
                    .for_slice(document.turtle)
                    .find_map(Result::err)
                    .map(|error| format!("{:?}: {error}", document.name))
            })
            .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
