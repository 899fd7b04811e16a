//! The folders of profiles: those inside the program, and those of a folder given at start.

use super::error::{Cause, Error};
use crate::assets;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// The files of one profile by name.
#[derive(Debug)]
pub(super) struct Folder {
    /// The name of the folder.
    pub token: String,
    /// File name and content.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// The folders inside the program, by token.
pub(super) fn embedded() -> BTreeMap<String, Folder> {
    let mut folders = BTreeMap::new();
    for (token, name, content) in assets::profiles() {
        let folder = folders.entry(token.to_owned()).or_insert_with(|| Folder {
            token: token.to_owned(),
            files: BTreeMap::new(),
        });
        folder.files.insert(name.to_owned(), content.into());
    }
    folders
}

/// Adds the folders in `path`; one with a name that is there replaces it.
pub(super) fn overlay(folders: &mut BTreeMap<String, Folder>, path: &Path) -> Result<(), Error> {
    let place = path.display().to_string();
    let failed = |e| Error::new(&place, "", Cause::Io(e));
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.path().is_dir() {
            let folder = read(&entry.path())?;
            folders.insert(folder.token.clone(), folder);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Folder, Error> {
    let name = path.file_name().unwrap_or_default();
    let token = name.to_string_lossy().into_owned();
    let failed = |e| Error::new(&token, "", Cause::Io(e));
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_part(&name) {
            let content = std::fs::read(entry.path());
            let content = content.map_err(|e| Error::new(&token, &name, Cause::Io(e)))?;
            files.insert(name, content.into());
        }
    }
    Ok(Folder { token, files })
}

/// Whether a file is meant for the program; others may lie beside.
pub(super) fn is_part(name: &str) -> bool {
    name.ends_with(".ttl") || name.ends_with(".rq")
}
