//! The head of a question's file: `#+` lines, described in `ontology/questions/README.md`.
//!
//! `#+ key: value` says something of the question; `#+   key: value`, two spaces further in, of
//! what the last such line opened.

use super::Cause;
use super::value::Type;
use crate::rdf::Language;

/// A text in the three languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    pub(super) nb: &'static str,
    pub(super) nn: &'static str,
    pub(super) en: &'static str,
}

impl Texts {
    /// The text in a language.
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb,
            Language::Nn => self.nn,
            Language::En => self.en,
        }
    }
}

/// Who asks. The letter a question's id begins with says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Semantic architect.
    Architect,
    /// Steward: owner, quality, terminology.
    Steward,
    /// European catalogue and health data access body.
    Catalogue,
    /// Procurement.
    Procurement,
    /// Clinician or editor of information models.
    Clinician,
    /// Management and governance.
    Management,
}

impl Role {
    /// Every role, in the order shown.
    pub const ALL: [Self; 6] = [
        Self::Architect,
        Self::Steward,
        Self::Catalogue,
        Self::Procurement,
        Self::Clinician,
        Self::Management,
    ];

    /// Its name in files and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Architect => "architect",
            Self::Steward => "steward",
            Self::Catalogue => "catalogue",
            Self::Procurement => "procurement",
            Self::Clinician => "clinician",
            Self::Management => "management",
        }
    }

    /// The letter of its questions.
    pub const fn letter(self) -> char {
        match self {
            Self::Architect => 'A',
            Self::Steward => 'B',
            Self::Catalogue => 'C',
            Self::Procurement => 'D',
            Self::Clinician => 'E',
            Self::Management => 'F',
        }
    }
}

/// What a head says.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) id: &'static str,
    pub(super) role: Role,
    pub(super) summary: Texts,
    pub(super) example: Option<u8>,
    pub(super) parameters: Vec<Described>,
}

/// A parameter as its head describes it, its example still a text.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) line: usize,
    pub(super) name: &'static str,
    pub(super) kind: Type,
    pub(super) example: &'static str,
    pub(super) collections: Vec<&'static str>,
    pub(super) label: Texts,
}

/// What a caller's address uses for something else.
const RESERVED: [&str; 5] = ["example", "format", "_mediatype", "lang", "query"];

/// Where in the file, and what.
type Fault = (usize, Cause);

/// One line of the head, with the lines further in that follow it.
struct Entry {
    line: usize,
    key: &'static str,
    value: &'static str,
    inner: Vec<Entry>,
}

/// Reads the head of a file.
pub(super) fn read(text: &'static str) -> Result<Header, Fault> {
    let entries = entries(text)?;
    let keys = ["id", "role", "summary", "example", "parameter"];
    known(&entries, &keys, &["parameter"])?;
    let id = value(&entries, 1, "id")?;
    let role = entry(&entries, 1, "role")?;
    let asker = Role::ALL.into_iter().find(|r| r.name() == role.value);
    let asker = asker.ok_or_else(|| (role.line, Cause::Role(role.value)))?;
    let number = id.strip_prefix(asker.letter()).unwrap_or_default();
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err((1, Cause::Id(id, asker.letter())));
    }
    let summary = entry(&entries, 1, "summary")?;
    known(&summary.inner, &["nb", "nn", "en"], &[])?;
    let example = entries.iter().find(|entry| entry.key == "example");
    let example = example.map(|entry| {
        let place = entry.value.parse();
        place.map_err(|_| (entry.line, Cause::Place(entry.value)))
    });
    let parameters = entries.iter().filter(|entry| entry.key == "parameter");
    Ok(Header {
        id,
        role: asker,
        summary: texts(summary)?,
        example: example.transpose()?,
        parameters: parameters.map(parameter).collect::<Result<_, _>>()?,
    })
}

fn parameter(entry: &Entry) -> Result<Described, Fault> {
    let name = entry.value;
    let sound = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric());
    if !sound || RESERVED.contains(&name) {
        return Err((entry.line, Cause::Name(name)));
    }
    let keys = ["type", "example", "of", "nb", "nn", "en"];
    known(&entry.inner, &keys, &[])?;
    let kind = self::entry(&entry.inner, entry.line, "type")?;
    let of = entry.inner.iter().find(|inner| inner.key == "of");
    Ok(Described {
        line: entry.line,
        name,
        kind: Type::from_name(kind.value).ok_or_else(|| (kind.line, Cause::Type(kind.value)))?,
        example: value(&entry.inner, entry.line, "example")?,
        collections: of
            .map(|of| of.value.split(',').map(str::trim).collect())
            .unwrap_or_default(),
        label: texts(entry)?,
    })
}

fn texts(entry: &Entry) -> Result<Texts, Fault> {
    let of = |key| value(&entry.inner, entry.line, key);
    Ok(Texts {
        nb: of("nb")?,
        nn: of("nn")?,
        en: of("en")?,
    })
}

fn entry<'a>(entries: &'a [Entry], line: usize, key: &'static str) -> Result<&'a Entry, Fault> {
    let found = entries.iter().find(|entry| entry.key == key);
    found.ok_or((line, Cause::Missing(key)))
}

fn value(entries: &[Entry], line: usize, key: &'static str) -> Result<&'static str, Fault> {
    let found = entry(entries, line, key)?;
    match found.value {
        "" => Err((found.line, Cause::Missing(key))),
        value => Ok(value),
    }
}

/// No key but these, and none twice but those that may be.
fn known(entries: &[Entry], keys: &[&str], repeated: &[&str]) -> Result<(), Fault> {
    for (at, entry) in entries.iter().enumerate() {
        if !keys.contains(&entry.key) {
            return Err((entry.line, Cause::Key(entry.key)));
        }
        let before = entries[..at].iter().any(|other| other.key == entry.key);
        if before && !repeated.contains(&entry.key) {
            return Err((entry.line, Cause::Twice(entry.key)));
        }
    }
    Ok(())
}

fn entries(text: &'static str) -> Result<Vec<Entry>, Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let Some(rest) = line.strip_prefix("#+") else {
            break;
        };
        let at = at + 1;
        let (key, value) = rest.split_once(':').ok_or((at, Cause::Line))?;
        let told = key.trim_start();
        let new = Entry {
            line: at,
            key: told,
            value: value.trim(),
            inner: Vec::new(),
        };
        match (key.len() - told.len(), entries.last_mut()) {
            (1, _) => entries.push(new),
            (3, Some(last)) => last.inner.push(new),
            _ => return Err((at, Cause::Line)),
        }
    }
    Ok(entries)
}
