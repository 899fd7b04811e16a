//! RDF that is sent to us: one document, or several as parts of a form.

use super::body::{Upload, unsupported};
use super::operation::invalid;
use super::problem::{Problem, kinds};
use crate::rdf::{self, Format, Holds, Target};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
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
async fn parts(content_type: axum::http::HeaderValue, bytes: Bytes) -> Result<Documents, Problem> {
    let malformed = |e: &dyn std::fmt::Display| invalid(format!("the form does not parse: {e}"));
    let mut request = Request::new(Body::from(bytes));
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    request
        .extensions_mut()
        .insert(axum::extract::DefaultBodyLimit::disable());
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|e| malformed(&e))?;
    let mut documents = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|e| malformed(&e))? {
        let name = field.file_name().or(field.name()).map(str::to_owned);
        let suffix = name.as_deref().and_then(|n| n.rsplit_once('.'));
        let format = field
            .content_type()
            .and_then(Format::from_media_type)
            .or_else(|| Format::from_suffix(suffix?.1))
            .ok_or_else(|| unsupported("a part is in no format that is read here", ACCEPTED))?;
        let content = Content::Part(field.bytes().await.map_err(|e| malformed(&e))?);
        documents.push(Document {
            name,
            format,
            content,
        });
    }
    if documents.is_empty() {
        return Err(invalid("the form has no parts"));
    }
    Ok(Documents(documents))
}

impl Documents {
    /// Whether one is in a format that can name graphs.
    pub fn name_graphs(&self) -> bool {
        self.0.iter().any(|d| d.format.holds() == Holds::Dataset)
    }

    /// All quads; takes time.
    pub fn read(self, base: &NamedNode, target: &Target) -> Result<Vec<Quad>, Problem> {
        let mut quads = Vec::new();
        for document in self.0 {
            let bytes = match document.content {
                Content::Upload(upload) => upload.open()?,
                Content::Part(bytes) => bytes,
            };
            let read = rdf::read(&bytes, document.format, Some(base), target.clone());
            let read = read.map_err(|e| match &document.name {
                Some(name) => Problem::from(e).with("document", name.as_str()),
                None => e.into(),
            })?;
            if quads.is_empty() {
                quads = read;
            } else {
                quads.extend(read);
            }
        }
        Ok(quads)
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
