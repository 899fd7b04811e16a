//! The way out: `SERVICE` and `LOAD` over HTTP to the hosts on the list, and to no other.
//!
//! Redirects are followed to hosts on the list only, an answer is as long as a request body may
//! be, and all of it takes place within the budget of the query that asks.

mod address;
mod exchange;

use crate::config::AllowedHost;
use crate::query::{Answer, Budget, Cause, Document, Remote, RemoteError};
use crate::rdf::Format;
use address::Address;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use exchange::{Asked, unreachable};
use flate2::read::MultiGzDecoder;
use oxigraph::sparql::results::QueryResultsFormat;
use oxrdf::NamedNode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::io::Read;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::time::{sleep, timeout};

/// Redirects followed for one answer.
const REDIRECTS: usize = 5;

/// Between two looks at whether the query is still wanted.
const LOOK: Duration = Duration::from_millis(50);

/// The share of a query's remaining time that one host may take: `SILENT` is to go on without it.
const SHARE: f64 = 0.8;

const RDF: &str = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8, \
                   application/ld+json;q=0.7, application/trig;q=0.2, application/n-quads;q=0.2";
const RESULTS: &str = "application/sparql-results+json, application/sparql-results+xml;q=0.8";

/// Reaches other hosts.
#[derive(Debug)]
pub struct Outward {
    hosts: Vec<AllowedHost>,
    limit_bytes: usize,
}

/// A whole answer.
struct Fetched {
    address: Address,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Outward {
    /// To these hosts; an answer may be `limit_bytes` long.
    pub fn new(hosts: Vec<AllowedHost>, limit_bytes: usize) -> Self {
        Self { hosts, limit_bytes }
    }

    /// Waits for an answer, on a thread of its own: the caller's may be one of the server's.
    fn fetch(&self, iri: &NamedNode, asked: &Asked, budget: &Budget) -> Result<Fetched, Cause> {
        let address = Address::new(iri.as_str(), &self.hosts)?;
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| self.wait(address, asked, budget));
            waiting
                .join()
                .unwrap_or_else(|_| Err(unreachable("the client failed")))
        })
    }

    fn wait(&self, address: Address, asked: &Asked, budget: &Budget) -> Result<Fetched, Cause> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(unreachable)?;
        let time = budget
            .deadline()
            .map(|end| end.saturating_duration_since(Instant::now()).mul_f64(SHARE));
        let fetched = runtime.block_on(async {
            let fetching = async {
                match time {
                    Some(time) => timeout(time, self.follow(address, asked))
                        .await
                        .unwrap_or(Err(Cause::Slow(time.as_secs().max(1)))),
                    None => self.follow(address, asked).await,
                }
            };
            tokio::select! {
                fetched = fetching => fetched,
                () = over(budget) => Err(Cause::Broken("the query was stopped".to_owned())),
            }
        });
        // A look-up of a name may hang; nobody waits for it.
        runtime.shutdown_background();
        fetched
    }

    async fn follow(&self, mut address: Address, asked: &Asked) -> Result<Fetched, Cause> {
        for _ in 0..=REDIRECTS {
            let response = exchange::send(&address, asked).await?;
            match response.status() {
                StatusCode::OK => {
                    let headers = response.headers().clone();
                    let bytes = exchange::read(response, self.limit_bytes).await?;
                    return Ok(Fetched {
                        address,
                        bytes: self.decoded(bytes, &headers)?,
                        headers,
                    });
                }
                // The method stays: a query is as safe to send again as an address is to read.
                StatusCode::MOVED_PERMANENTLY
                | StatusCode::FOUND
                | StatusCode::TEMPORARY_REDIRECT
                | StatusCode::PERMANENT_REDIRECT => {
                    let location = header(response.headers(), &LOCATION);
                    address = address.redirected(location, &self.hosts)?;
                }
                StatusCode::SEE_OTHER if asked.form.is_none() => {
                    let location = header(response.headers(), &LOCATION);
                    address = address.redirected(location, &self.hosts)?;
                }
                other => return Err(Cause::Status(other.as_u16())),
            }
        }
        Err(Cause::Redirect {
            to: address.iri,
            why: "one time too many",
        })
    }

    /// Some servers compress without being asked to.
    fn decoded(&self, bytes: Vec<u8>, headers: &HeaderMap) -> Result<Vec<u8>, Cause> {
        match header(headers, &CONTENT_ENCODING) {
            "" | "identity" => Ok(bytes),
            "gzip" | "x-gzip" => {
                let mut opened = Vec::new();
                MultiGzDecoder::new(&*bytes)
                    .take(self.limit_bytes as u64 + 1)
                    .read_to_end(&mut opened)
                    .map_err(|e| Cause::Broken(e.to_string()))?;
                if opened.len() > self.limit_bytes {
                    return Err(Cause::TooLarge(self.limit_bytes));
                }
                Ok(opened)
            }
            other => Err(Cause::Format(other.to_owned())),
        }
    }
}

impl Remote for Outward {
    fn ask(
        &self,
        endpoint: &NamedNode,
        query: &str,
        budget: &Budget,
    ) -> Result<Answer, RemoteError> {
        let form = format!("query={}", utf8_percent_encode(query, NON_ALPHANUMERIC));
        let asked = Asked {
            accept: RESULTS,
            form: Some(form.into()),
        };
        let answer = self.fetch(endpoint, &asked, budget).and_then(|fetched| {
            Ok(Answer {
                format: results_format(header(&fetched.headers, &CONTENT_TYPE))?,
                bytes: fetched.bytes,
            })
        });
        answer.map_err(|cause| cause.at(endpoint))
    }

    fn load(&self, source: &NamedNode, budget: &Budget) -> Result<Document, RemoteError> {
        let asked = Asked {
            accept: RDF,
            form: None,
        };
        let document = self.fetch(source, &asked, budget).and_then(|fetched| {
            let path = &fetched.address.path;
            Ok(Document {
                format: rdf_format(header(&fetched.headers, &CONTENT_TYPE), path)?,
                address: NamedNode::new(fetched.address.iri).map_err(unreachable)?,
                bytes: fetched.bytes,
            })
        });
        document.map_err(|cause| cause.at(source))
    }
}

/// Ready when a query is not wanted any more.
async fn over(budget: &Budget) {
    while !budget.is_over() {
        sleep(LOOK).await;
    }
}

fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .trim()
}

/// CSV is not among them: it does not tell an IRI from a literal.
fn results_format(content_type: &str) -> Result<QueryResultsFormat, Cause> {
    match essence(content_type).as_str() {
        "application/sparql-results+json" | "application/json" => Ok(QueryResultsFormat::Json),
        "application/sparql-results+xml" | "application/xml" | "text/xml" => {
            Ok(QueryResultsFormat::Xml)
        }
        "text/tab-separated-values" => Ok(QueryResultsFormat::Tsv),
        _ => Err(Cause::Format(content_type.to_owned())),
    }
}

/// By the media type; by the suffix where the server knows no better, as file servers do not.
fn rdf_format(content_type: &str, path: &str) -> Result<Format, Cause> {
    let by_type = || Format::from_media_type(content_type);
    let format = match essence(content_type).as_str() {
        "" | "text/plain" | "application/octet-stream" | "binary/octet-stream" => {
            by_suffix(path).or_else(by_type)
        }
        _ => by_type(),
    };
    format.ok_or_else(|| Cause::Format(content_type.to_owned()))
}

fn by_suffix(path: &str) -> Option<Format> {
    let path = path.split('?').next()?;
    let (_, suffix) = path.rsplit('/').next()?.rsplit_once('.')?;
    Format::from_suffix(suffix)
}

fn essence(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found_by_type_and_by_suffix() {
        for (content_type, path, wanted) in [
            ("text/turtle; charset=utf-8", "/x", Some(Format::Turtle)),
            ("text/plain", "/a.b/x.ttl?raw", Some(Format::Turtle)),
            ("text/plain", "/x", Some(Format::NTriples)),
            ("", "/x.rdf", Some(Format::RdfXml)),
            ("application/octet-stream", "/x.zip", None),
            ("text/html", "/x.ttl", None),
        ] {
            let found = rdf_format(content_type, path).ok();
            assert_eq!(found, wanted, "{content_type} {path}");
        }
        assert!(results_format("application/sparql-results+json;charset=utf-8").is_ok());
        assert!(results_format("text/csv").is_err());
    }
}
