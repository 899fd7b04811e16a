//! A server for the tests: asked in memory, or over a real connection.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use helsegraf::catalogue::Promise;
use helsegraf::graph::tokens::{Role, Tokens};
use helsegraf::graph::{Graph, Options};
use helsegraf::http::{self, App, Settings};
use http_body_util::BodyExt;
use oxrdf::NamedNode;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tower::ServiceExt;

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }
}

/// An application over an empty graph in memory, with one token a role.
pub struct Server {
    pub app: App,
    pub admin: String,
    pub steward: String,
    pub editor: String,
    runtime: Option<Runtime>,
    directory: tempfile::TempDir,
}

/// The graph the editor's token is for.
pub const EDITED: &str = "https://w3id.org/helsegraf/graph/region/north";

impl Server {
    pub fn new(settings: Settings) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(directory.path()).unwrap();
        let edited = [NamedNode::new(EDITED).unwrap()];
        let admin = tokens.add("root", Role::Admin, &[]).unwrap();
        let steward = tokens.add("steward", Role::Steward, &[]).unwrap();
        let editor = tokens.add("editor", Role::Editor, &edited).unwrap();
        let graph = Graph::in_memory(&Options::with_base(settings.iri_base.as_str()));
        let graph = Arc::new(match &settings.profiles {
            Some(profiles) => graph.with_promise(Arc::new(Promise::new(Arc::clone(profiles)))),
            None => graph,
        });
        Self {
            app: App::with_tokens(graph, settings, tokens),
            admin,
            steward,
            editor,
            runtime: Some(runtime()),
            directory,
        }
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("until dropped")
    }

    /// Asks without a connection.
    pub fn ask(&self, request: Request<Body>) -> Answer {
        let router = http::router(self.app.clone());
        self.runtime().block_on(async {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            Answer {
                status: parts.status,
                headers: parts.headers,
                body: body.collect().await.unwrap().to_bytes().into(),
            }
        })
    }

    pub fn get(&self, path: &str, accept: &str) -> Answer {
        self.ask(request("GET", path, &[("accept", accept)], ""))
    }

    /// Sends a query by GET.
    pub fn query(&self, query: &str, accept: &str) -> Answer {
        self.get(&format!("/sparql?query={}", encoded(query)), accept)
    }

    /// Sends an update with a token.
    pub fn update(&self, token: &str, update: &str) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [
            ("content-type", "application/sparql-update"),
            ("authorization", bearer.as_str()),
        ];
        self.ask(request("POST", "/sparql", &headers, update.to_owned()))
    }

    /// Sends a document with the admin's token.
    pub fn put(&self, path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
        self.send("PUT", path, content_type, body)
    }

    pub fn send(
        &self,
        method: &str,
        path: &str,
        content_type: &str,
        body: impl Into<Body>,
    ) -> Answer {
        let bearer = format!("Bearer {}", self.admin);
        let headers = [
            ("content-type", content_type),
            ("authorization", bearer.as_str()),
        ];
        self.ask(request(method, path, &headers, body))
    }

    /// Takes a token back, as the command line does.
    pub fn revoke(&self, name: &str) {
        let tokens = Tokens::open(self.directory.path()).unwrap();
        tokens.revoke(name).unwrap();
    }

    /// Listens on a free port until dropped.
    pub fn listen(&self) -> Listening {
        let listener = self
            .runtime()
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let app = self.app.clone();
        self.runtime().spawn(async move {
            let end = async {
                let _ = stopped.await;
            };
            http::serve(app, listener, end, Duration::from_millis(100))
                .await
                .unwrap();
        });
        Listening {
            address,
            _stop: stop,
        }
    }

    /// The value of a counter on `/metrics`.
    pub fn metric(&self, name: &str) -> i64 {
        let text = self.get("/metrics", "*/*").text();
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("helsegraf_{name} ")));
        let value = line.and_then(|line| line.rsplit(' ').next());
        value.unwrap().parse().unwrap()
    }
}

impl Drop for Server {
    /// A test that fails with a question under way must not wait for it.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A server on a port.
pub struct Listening {
    pub address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

pub fn request(
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        request = request.header(*name, *value);
    }
    request.body(body.into()).unwrap()
}

pub fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// As deep as the threads of the program, and driven without being waited for.
fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(16 << 20)
        .enable_all()
        .build()
        .unwrap()
}
