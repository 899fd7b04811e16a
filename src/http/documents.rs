//! RDF that is sent to us: one document, or several as parts of a form.

use super::body::{Upload, unsupported};
use super::operation::invalid;
use super::problem::{Problem, kinds};
use crate::rdf::{self, Format, Holds, Target};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue};
use bytes::Bytes;
use oxrdf::{GraphName, NamedNode, Quad};

/// What can be read.
const ACCEPTED: &str = "text/turtle, application/n-triples, application/n-quads, application/trig, \
                        application/rdf+xml, application/ld+json, multipart/form-data";

/// Documents of one request.
#[derive(Debug, Default)]
pub struct Documents(Vec<Document>);

#[derive(Debug)]
struct Document {
    name: Option<String>,
    format: Format,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Upload(Upload),
    Part(Bytes),
}

/// Reads the body: 415 for what is not RDF.
pub async fn receive(headers: &HeaderMap, body: Body, limit: usize) -> Result<Documents, Problem> {
    let Some(header) = headers.get(CONTENT_TYPE) else {
        return Err(unsupported("there is no Content-Type", ACCEPTED));
    };
    let text = header.to_str().unwrap_or_default();
    let essence = text.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("multipart/form-data") {
        let bytes = Upload::receive(headers, body, limit).await?.open()?;
        return parts(header.clone(), bytes).await;
    }
    let format = Format::from_media_type(text)
        .ok_or_else(|| unsupported(&format!("{text:?} is not read here"), ACCEPTED))?;
    let content = Content::Upload(Upload::receive(headers, body, limit).await?);
    Ok(Documents(vec![Document {
        name: None,
        format,
        content,
    }]))
}

/// The files of a form; each says its format by its content type, or else by its suffix.
async fn parts(content_type: HeaderValue, bytes: Bytes) -> Result<Documents, Problem> {
    let mut documents = Documents::default();
    for part in form(content_type, bytes).await? {
        documents.add(part, None)?;
    }
    if documents.is_empty() {
        return Err(invalid("the form has no parts"));
    }
    Ok(documents)
}

/// One part of a form.
#[derive(Debug)]
pub struct Part {
    /// The name of its field.
    pub field: String,
    /// The name of its file, if it is one.
    pub file_name: Option<String>,
    content_type: Option<String>,
    /// Its content.
    pub bytes: Bytes,
}

/// The parts of a `multipart/form-data`, in order.
pub async fn form(content_type: HeaderValue, bytes: Bytes) -> Result<Vec<Part>, Problem> {
    let malformed = |e: &dyn std::fmt::Display| invalid(format!("the form does not parse: {e}"));
    let mut request = Request::new(Body::from(bytes));
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    // The limit was held to when the body was received.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|e| malformed(&e))?;
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|e| malformed(&e))? {
        parts.push(Part {
            field: field.name().unwrap_or_default().to_owned(),
            file_name: field.file_name().map(str::to_owned),
            content_type: field.content_type().map(str::to_owned),
            bytes: field.bytes().await.map_err(|e| malformed(&e))?,
        });
    }
    Ok(parts)
}

impl Documents {
    /// Adds a part of a form: 415 if neither its content type nor its suffix names a format, and
    /// there is no `fallback`.
    pub fn add(&mut self, part: Part, fallback: Option<Format>) -> Result<(), Problem> {
        let named = Some(part.field).filter(|field| !field.is_empty());
        let name = part.file_name.or(named);
        let suffix = name.as_deref().and_then(|n| n.rsplit_once('.'));
        let format = part
            .content_type
            .as_deref()
            .and_then(Format::from_media_type)
            .or_else(|| Format::from_suffix(suffix?.1))
            .or(fallback)
            .ok_or_else(|| unsupported("a part is in no format that is read here", ACCEPTED))?;
        self.0.push(Document {
            name,
            format,
            content: Content::Part(part.bytes),
        });
        Ok(())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one is in a format that can name graphs.
    pub fn name_graphs(&self) -> bool {
        self.0.iter().any(|d| d.format.holds() == Holds::Dataset)
    }

    /// All quads; takes time.
    pub fn read(self, base: &NamedNode, target: &Target) -> Result<Vec<Quad>, Problem> {
        let mut quads = Vec::new();
        self.read_each(base, target, &mut |quad| quads.push(quad))?;
        Ok(quads)
    }

    /// As [`Documents::read`], one quad at a time; those before an error have been told.
    pub fn read_each(
        self,
        base: &NamedNode,
        target: &Target,
        each: &mut dyn FnMut(Quad),
    ) -> Result<(), Problem> {
        for document in self.0 {
            let bytes = match document.content {
                Content::Upload(upload) => upload.open()?,
                Content::Part(bytes) => bytes,
            };
            rdf::read_each(&bytes, document.format, Some(base), target, each).map_err(|e| {
                match &document.name {
                    Some(name) => Problem::from(e).with("document", name.as_str()),
                    None => e.into(),
                }
            })?;
        }
        Ok(())
    }
}

/// A name nobody has yet.
pub fn fresh_graph(iri_base: &NamedNode) -> Result<GraphName, Problem> {
    let mut bits = [0_u8; 16];
    getrandom::fill(&mut bits).map_err(Problem::internal)?;
    let name: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
    let iri = format!("{}graph/uploaded/{name}", iri_base.as_str());
    let iri = NamedNode::new(iri).map_err(|_| Problem::new(&kinds::INTERNAL))?;
    Ok(iri.into())
}
