//! Statements as lines of N-Triples, packed: what a feed is kept as.

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use oxrdf::Triple;
use std::io::{self, Read, Write};

/// Lines of N-Triples, compressed.
#[derive(Debug, Default, Clone)]
pub(super) struct Packed(Box<[u8]>);

impl Packed {
    /// Packs lines.
    pub fn new(lines: &[u8]) -> io::Result<Self> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(lines)?;
        Ok(Self(encoder.finish()?.into()))
    }

    /// The lines again.
    pub fn unpack(&self) -> io::Result<Vec<u8>> {
        let mut lines = Vec::new();
        DeflateDecoder::new(&*self.0).read_to_end(&mut lines)?;
        Ok(lines)
    }

    /// How much memory it takes.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// The line of a statement.
pub(super) fn line(triple: &Triple) -> String {
    format!("{triple} .\n")
}
