//! Request bodies: read whole, up to a limit that also holds after decompression.

use super::problem::{Problem, kinds};
use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use bytes::{Bytes, BytesMut};
use flate2::read::MultiGzDecoder;
use http_body_util::BodyExt;
use std::io::Read;
use std::time::Duration;
use tokio::time::timeout;

/// Longest silence while a body is sent.
const STALL: Duration = Duration::from_secs(30);

/// Bytes of a refused body that are read and thrown away, so that the sender gets to the answer.
const DRAIN_BYTES: usize = 512 << 20;

/// A body as it was sent, perhaps compressed.
#[derive(Debug)]
pub struct Upload {
    bytes: Bytes,
    gzip: bool,
    limit: usize,
}

impl Upload {
    /// Reads a body of at most `limit` bytes: 413 beyond it, 415 for an encoding other than gzip.
    pub async fn receive(headers: &HeaderMap, body: Body, limit: usize) -> Result<Self, Problem> {
        let gzip = is_gzip(headers)?;
        let announced = headers
            .get(CONTENT_LENGTH)
            .and_then(|h| h.to_str().ok()?.parse::<usize>().ok());
        let mut body = body;
        if announced.is_some_and(|length| length > limit) {
            return Err(refuse(body, limit).await);
        }
        let mut bytes = BytesMut::with_capacity(announced.unwrap_or(0));
        while let Some(data) = next(&mut body).await? {
            if bytes.len() + data.len() > limit {
                return Err(refuse(body, limit).await);
            }
            bytes.extend_from_slice(&data);
        }
        Ok(Self {
            bytes: bytes.freeze(),
            gzip,
            limit,
        })
    }

    /// The decompressed body; takes time, so not on a thread that others wait for.
    pub fn open(self) -> Result<Bytes, Problem> {
        if !self.gzip {
            return Ok(self.bytes);
        }
        let mut opened = Vec::new();
        MultiGzDecoder::new(&*self.bytes)
            .take(self.limit as u64 + 1)
            .read_to_end(&mut opened)
            .map_err(|e| {
                Problem::new(&kinds::REQUEST_INVALID).detail(format!("the body is not gzip: {e}"))
            })?;
        if opened.len() > self.limit {
            return Err(too_large(self.limit));
        }
        Ok(opened.into())
    }

    /// The decompressed body as text: 400 if it is not UTF-8.
    pub fn text(self) -> Result<String, Problem> {
        String::from_utf8(self.open()?.into()).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            Problem::new(&kinds::REQUEST_INVALID)
                .detail(format!("the body is not UTF-8 from byte {at}"))
        })
    }
}

/// The essence of the `Content-Type`, lower case: 415 if there is none or its charset is not UTF-8.
pub fn content_type(headers: &HeaderMap, accepted: &'static str) -> Result<String, Problem> {
    let refuse = |detail: &str| Err(unsupported(detail, accepted));
    let Some(header) = headers.get(CONTENT_TYPE) else {
        return refuse("there is no Content-Type");
    };
    let Ok(text) = header.to_str() else {
        return refuse("the Content-Type is not ASCII");
    };
    let mut parts = text.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let utf8 = parts.all(|p| match p.split_once('=') {
        Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
            let value = value.trim().trim_matches('"');
            ["utf-8", "utf8", "us-ascii"]
                .iter()
                .any(|c| c.eq_ignore_ascii_case(value))
        }
        _ => true,
    });
    if !utf8 {
        return refuse("only UTF-8 is read");
    }
    Ok(essence)
}

/// 415, with what can be read instead.
pub fn unsupported(detail: &str, accepted: &'static str) -> Problem {
    Problem::new(&kinds::UNSUPPORTED_MEDIA_TYPE)
        .detail(format!("{detail}; accepted are {accepted}"))
        .with_header(
            HeaderName::from_static("accept-post"),
            HeaderValue::from_static(accepted),
        )
}

async fn next(body: &mut Body) -> Result<Option<Bytes>, Problem> {
    loop {
        let frame = timeout(STALL, body.frame()).await.map_err(|_| {
            Problem::new(&kinds::REQUEST_INVALID).detail("the body did not arrive in time")
        })?;
        match frame {
            None => return Ok(None),
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    return Ok(Some(data));
                }
            }
            Some(Err(error)) => {
                return Err(Problem::new(&kinds::REQUEST_INVALID)
                    .detail(format!("the body did not arrive: {error}")));
            }
        }
    }
}

/// Reads on for a while: closing a connection with unread bytes in it would reset it, and the
/// sender would never see why.
async fn refuse(mut body: Body, limit: usize) -> Problem {
    let mut drained = 0;
    while drained < DRAIN_BYTES {
        match next(&mut body).await {
            Ok(Some(data)) => drained += data.len(),
            Ok(None) | Err(_) => break,
        }
    }
    too_large(limit)
}

fn too_large(limit: usize) -> Problem {
    Problem::new(&kinds::TOO_LARGE)
        .detail(format!("at most {limit} bytes are read"))
        .with_header(CONNECTION, HeaderValue::from_static("close"))
}

fn is_gzip(headers: &HeaderMap) -> Result<bool, Problem> {
    let Some(header) = headers.get(CONTENT_ENCODING) else {
        return Ok(false);
    };
    match header.to_str().unwrap_or_default().trim() {
        coding if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") => {
            Ok(true)
        }
        coding if coding.is_empty() || coding.eq_ignore_ascii_case("identity") => Ok(false),
        _ => Err(Problem::new(&kinds::UNSUPPORTED_MEDIA_TYPE)
            .detail("of content encodings only gzip is read")),
    }
}
