//! Files, folders and gzip named on the command line.

use super::Failure;
use crate::rdf::Format;
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// One RDF file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// What it is written in, by its suffix.
    pub format: Format,
    /// Whether it is packed with gzip.
    gzip: bool,
    /// Bytes on disk.
    pub bytes: u64,
}

/// Every RDF file in `paths`, folders searched through, in the order of names.
///
/// A file named outright must have a known suffix; in folders other files are passed over.
pub fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|e| Failure::at(path, &e))?;
        if metadata.is_dir() {
            let before = sources.len();
            search(path, &mut sources)?;
            if sources.len() == before {
                return Err(Failure::new(format!(
                    "{}: no RDF files in this folder; known suffixes: {}",
                    path.display(),
                    suffixes()
                )));
            }
        } else {
            let source = Source::of(path, metadata.len()).ok_or_else(|| unknown(path))?;
            sources.push(source);
        }
    }
    Ok(sources)
}

fn search(folder: &Path, sources: &mut Vec<Source>) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder).map_err(|e| Failure::at(folder, &e))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|e| Failure::at(folder, &e))?.path());
    }
    paths.sort();
    for path in paths {
        let metadata = std::fs::metadata(&path).map_err(|e| Failure::at(&path, &e))?;
        if metadata.is_dir() {
            search(&path, sources)?;
        } else {
            sources.extend(Source::of(&path, metadata.len()));
        }
    }
    Ok(())
}

fn unknown(path: &Path) -> Failure {
    Failure::new(format!(
        "{}: the suffix does not name an RDF format; known suffixes: {}",
        path.display(),
        suffixes()
    ))
}

fn suffixes() -> String {
    let known: Vec<_> = Format::ALL.iter().map(|f| f.suffix()).collect();
    format!("{}, each also with .gz", known.join(", "))
}

impl Source {
    fn of(path: &Path, bytes: u64) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let (name, gzip) = match name.strip_suffix(".gz") {
            Some(inner) => (inner, true),
            None => (&*name, false),
        };
        let (_, suffix) = name.rsplit_once('.')?;
        Some(Self {
            path: path.to_path_buf(),
            format: Format::from_suffix(suffix)?,
            gzip,
            bytes,
        })
    }

    /// The whole document, unpacked.
    pub fn read(&self) -> Result<Vec<u8>, Failure> {
        let failed = |e| Failure::at(&self.path, &e);
        let mut file = File::open(&self.path).map_err(failed)?;
        let mut text = Vec::new();
        if self.gzip {
            MultiGzDecoder::new(file)
                .read_to_end(&mut text)
                .map_err(failed)?;
        } else {
            text.reserve_exact(usize::try_from(self.bytes).unwrap_or(0));
            file.read_to_end(&mut text).map_err(failed)?;
        }
        Ok(text)
    }

    /// The document as a stream, unpacked; `advance` hears of bytes read from the disk.
    pub fn open<'a>(
        &self,
        advance: &'a (dyn Fn(u64) + Sync),
    ) -> Result<Box<dyn Read + Send + 'a>, Failure> {
        let file = File::open(&self.path).map_err(|e| Failure::at(&self.path, &e))?;
        let file = Counted { file, advance };
        Ok(match self.gzip {
            true => Box::new(MultiGzDecoder::new(file)),
            false => Box::new(file),
        })
    }

    /// The `file:` IRI that relative IRIs in it are resolved against.
    pub fn base(&self) -> Option<oxrdf::NamedNode> {
        use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
        const NOT_IN_PATHS: &AsciiSet = &CONTROLS
            .add(b' ')
            .add(b'"')
            .add(b'#')
            .add(b'%')
            .add(b'<')
            .add(b'>')
            .add(b'?')
            .add(b'[')
            .add(b'\\')
            .add(b']')
            .add(b'^')
            .add(b'`')
            .add(b'{')
            .add(b'|')
            .add(b'}');
        let path = std::fs::canonicalize(&self.path).ok()?;
        let path = utf8_percent_encode(path.to_str()?, NOT_IN_PATHS).to_string();
        oxrdf::NamedNode::new(format!("file://{path}")).ok()
    }
}

/// A file that says how much of it was read.
struct Counted<'a> {
    file: File,
    advance: &'a (dyn Fn(u64) + Sync),
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(into)?;
        (self.advance)(read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn folders_are_searched_and_gzip_is_unpacked() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).expect("a folder");
        std::fs::write(folder.path().join("b.ttl"), "b").expect("a file");
        std::fs::write(folder.path().join("README.md"), "no").expect("a file");
        let packed = File::create(inner.join("A.NQ.gz")).expect("a file");
        let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
        packed.write_all(b"packed").expect("bytes");
        packed.finish().expect("a file");

        let found = sources(&[folder.path().to_path_buf()]).expect("sources");
        let formats: Vec<_> = found.iter().map(|s| s.format).collect();
        assert_eq!(formats, [Format::Turtle, Format::NQuads]);
        assert_eq!(found[1].read().expect("text"), b"packed");
        assert!(found[0].base().is_some());
    }

    #[test]
    fn what_is_not_rdf_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.csv");
        std::fs::write(&path, "a,b").expect("a file");
        let failure = sources(&[path]).unwrap_err().to_string();
        assert!(failure.contains("known suffixes: ttl"), "{failure}");
        let failure = sources(&[folder.path().to_path_buf()]).unwrap_err();
        assert!(failure.to_string().contains("no RDF files"), "{failure}");
        assert!(sources(&[folder.path().join("missing.ttl")]).is_err());
    }
}
