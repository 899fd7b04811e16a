//! One request to one address, and its answer up to a limit.

use super::address::{Address, Scheme};
use crate::query::Cause;
use axum::http::header::{ACCEPT, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{Method, Request, Response};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Longest wait for one of several IP addresses before the next is tried.
const CONNECT: Duration = Duration::from_secs(5);

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is read of it, by preference.
    pub accept: &'static str,
    /// The form to post; without it the address is read.
    pub form: Option<Bytes>,
}

/// A connection, encrypted or not.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// Sends a request; the body of the answer is still to be read.
pub async fn send(address: &Address, asked: &Asked) -> Result<Response<Incoming>, Cause> {
    let tcp = connect(address).await?;
    let wire: Box<dyn Wire> = match address.scheme {
        Scheme::Http => Box::new(tcp),
        Scheme::Https => {
            let name = ServerName::try_from(address.host.clone()).map_err(unreachable)?;
            let connector = TlsConnector::from(trust().map_err(unreachable)?);
            Box::new(connector.connect(name, tcp).await.map_err(unreachable)?)
        }
    };
    let (mut sender, connection) = http1::handshake(TokioIo::new(wire)).await.map_err(broken)?;
    // Ends when the answer has been read or dropped.
    tokio::spawn(connection);
    sender
        .send_request(request(address, asked)?)
        .await
        .map_err(broken)
}

async fn connect(address: &Address) -> Result<TcpStream, Cause> {
    let found = lookup_host((address.host.as_str(), address.port)).await;
    let mut last = Cause::Private;
    for place in found.map_err(unreachable)? {
        if !address.may_be_at(place.ip()) {
            continue;
        }
        last = match timeout(CONNECT, TcpStream::connect(place)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => unreachable(error),
            Err(_) => unreachable("no answer to connecting"),
        };
    }
    Err(last)
}

/// What the machine trusts; read anew each time, so that a changed certificate counts at once.
fn trust() -> io::Result<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        return Err(io::Error::other(
            "this machine trusts no certificate authority (package ca-certificates, or SSL_CERT_FILE)",
        ));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

fn request(address: &Address, asked: &Asked) -> Result<Request<Full<Bytes>>, Cause> {
    let mut request = Request::builder()
        .uri(&address.path)
        .header(HOST, &address.authority)
        .header(USER_AGENT, concat!("helsegraf/", env!("CARGO_PKG_VERSION")))
        .header(ACCEPT, asked.accept)
        .header(CONNECTION, "close");
    if asked.form.is_some() {
        request = request
            .method(Method::POST)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    request
        .body(Full::new(asked.form.clone().unwrap_or_default()))
        .map_err(unreachable)
}

/// The whole body, if it is no longer than `limit` bytes.
pub async fn read(response: Response<Incoming>, limit: usize) -> Result<Vec<u8>, Cause> {
    let announced = response
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(Cause::TooLarge(limit));
    }
    let mut bytes = Vec::with_capacity(announced.unwrap_or(0));
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.map_err(broken)?.into_data() {
            if bytes.len() + data.len() > limit {
                return Err(Cause::TooLarge(limit));
            }
            bytes.extend_from_slice(&data);
        }
    }
    Ok(bytes)
}

pub(super) fn unreachable(why: impl ToString) -> Cause {
    Cause::Unreachable(why.to_string())
}

/// The words of the library, and of what caused them.
fn broken(error: hyper::Error) -> Cause {
    use std::error::Error;
    Cause::Broken(match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    })
}
