//! The frame of a stored index: each section has its length, its checksum and its bytes.

use crate::index::check;
use crate::index::codec::DecodeError;
use std::io::{self, Write};

pub(super) const MAGIC: &[u8; 8] = b"HGINDEX\n";
pub(super) const VERSION: u32 = 1;

pub(super) fn section(out: &mut impl Write, numbers: &[u32]) -> io::Result<()> {
    let bytes = |chunk: &[u32]| -> Vec<u8> { chunk.iter().flat_map(|n| n.to_le_bytes()).collect() };
    let mut hasher = crc32fast::Hasher::new();
    for chunk in numbers.chunks(1 << 14) {
        hasher.update(&bytes(chunk));
    }
    out.write_all(&(4 * numbers.len() as u64).to_le_bytes())?;
    out.write_all(&hasher.finalize().to_le_bytes())?;
    for chunk in numbers.chunks(1 << 14) {
        out.write_all(&bytes(chunk))?;
    }
    Ok(())
}

pub(super) fn bytes(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(&crc32fast::hash(bytes).to_le_bytes())?;
    out.write_all(bytes)
}

pub(super) fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (numbers, _) = bytes.as_chunks::<4>();
    numbers.iter().map(|n| u32::from_le_bytes(*n)).collect()
}

pub(super) fn pair(bytes: &[u8; 8]) -> [u32; 2] {
    let [a, b, c, d, e, f, g, h] = *bytes;
    [
        u32::from_le_bytes([a, b, c, d]),
        u32::from_le_bytes([e, f, g, h]),
    ]
}

/// The sections still to be read.
pub(super) struct Sections<'a> {
    rest: &'a [u8],
}

impl<'a> Sections<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let start = &bytes[..bytes.len().min(MAGIC.len())];
        if start.is_empty() || !MAGIC.starts_with(start) {
            return Err(DecodeError::NotASnapshot);
        }
        let mut sections = Self { rest: bytes };
        sections.take(MAGIC.len() as u64, "header")?;
        match numbers(sections.take(4, "header")?)[..] {
            [VERSION] => Ok(sections),
            [other] => Err(DecodeError::Version(other)),
            _ => Err(DecodeError::Truncated("header")),
        }
    }

    pub(super) fn next(&mut self, name: &'static str) -> Result<&'a [u8], DecodeError> {
        let frame = numbers(self.take(12, name)?);
        let &[low, high, checksum] = &frame[..] else {
            return Err(DecodeError::Truncated(name));
        };
        let bytes = self.take(u64::from(low) | u64::from(high) << 32, name)?;
        match crc32fast::hash(bytes) == checksum {
            true => Ok(bytes),
            false => Err(DecodeError::Checksum(name)),
        }
    }

    fn take(&mut self, length: u64, name: &'static str) -> Result<&'a [u8], DecodeError> {
        let length = usize::try_from(length).map_err(|_| DecodeError::Truncated(name))?;
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(DecodeError::Truncated(name))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn end(&self) -> Result<(), DecodeError> {
        match self.rest {
            [] => Ok(()),
            _ => Err(check::wrong("end", "bytes follow it")),
        }
    }
}
