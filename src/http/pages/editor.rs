//! The SPARQL editor's prebuilt bundle, where it is installed: read once, kept compressed too.

use bytes::Bytes;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Its files: name, media type.
const FILES: [(&str, &str); 2] = [
    ("yasgui.min.js", "text/javascript; charset=utf-8"),
    ("yasgui.min.css", "text/css; charset=utf-8"),
];

/// The folder of the bundle, looked at when a page first needs it.
#[derive(Debug, Default)]
pub struct Editor {
    folder: Option<PathBuf>,
    files: OnceLock<Vec<Bytes>>,
}

impl Editor {
    /// In a folder that need not exist.
    pub fn in_folder(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            files: OnceLock::new(),
        }
    }

    /// Whether every file of the bundle is there.
    pub fn is_installed(&self) -> bool {
        !self.files().is_empty()
    }

    /// A file of the bundle: media type and content.
    pub(super) fn file(&self, name: &str) -> Option<(&'static str, Bytes)> {
        let index = FILES.iter().position(|(known, _)| *known == name)?;
        let content = self.files().get(index)?.clone();
        Some((FILES[index].1, content))
    }

    fn files(&self) -> &[Bytes] {
        self.files.get_or_init(|| {
            let Some(folder) = &self.folder else {
                return Vec::new();
            };
            let read = |(name, _): &(&str, &str)| read(&folder.join(name));
            FILES
                .iter()
                .map(read)
                .collect::<Option<_>>()
                .unwrap_or_default()
        })
    }
}

fn read(path: &Path) -> Option<Bytes> {
    match std::fs::read(path) {
        Ok(content) => Some(content.into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            tracing::warn!(%error, path = %path.display(), "the editor's bundle cannot be read");
            None
        }
    }
}
