//! The bytes of an answer, with what is worked out of them once for all who are given them.

use crate::html::Reader;
use crate::index::Kept;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::io::Write;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// Bytes of which a copy is the same memory.
#[derive(Debug, Clone)]
pub struct Body(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    bytes: Bytes,
    tag: OnceLock<String>,
    compressed: OnceLock<Option<Bytes>>,
}

/// Whole pages that take long to draw, by address and reader.
pub type Drawn = Kept<(Cow<'static, str>, Reader), Body>;

/// Such pages kept at once; readers who differ in more than language are few.
pub const MOST_DRAWN: usize = 12;

impl Body {
    /// The bytes.
    pub fn bytes(&self) -> Bytes {
        self.0.bytes.clone()
    }

    /// A digest of the bytes, so that it stays when other things change.
    pub fn tag(&self) -> &str {
        self.0.tag.get_or_init(|| {
            let digest = Sha256::digest(&self.0.bytes);
            digest.iter().take(12).map(|b| format!("{b:02x}")).collect()
        })
    }

    /// The same bytes with gzip; none if that fails.
    pub fn compressed(&self) -> Option<Bytes> {
        let compress = || compressed(&self.0.bytes).map(Bytes::from);
        self.0.compressed.get_or_init(compress).clone()
    }
}

impl Deref for Body {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.bytes
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Arc::new(Inner {
            bytes,
            tag: OnceLock::new(),
            compressed: OnceLock::new(),
        }))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

/// The same bytes with gzip; none if that fails.
pub fn compressed(body: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 3), Compression::fast());
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn copies_share_what_is_worked_out() {
        let text = "page ".repeat(1_000);
        let body = Body::from(text.clone());
        let copy = body.clone();
        assert_eq!(copy.bytes().as_ptr(), body.bytes().as_ptr());
        let (one, other) = (body.compressed().unwrap(), copy.compressed().unwrap());
        assert_eq!(one.as_ptr(), other.as_ptr());
        assert_eq!(body.tag().as_ptr(), copy.tag().as_ptr());
        assert_ne!(body.tag(), Body::from("page".to_owned()).tag());
        let mut read = String::new();
        GzDecoder::new(&one[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
    }
}
