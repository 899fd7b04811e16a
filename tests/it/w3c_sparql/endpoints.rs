//! The endpoints that the cases of `SERVICE` ask: servers of our own, at other addresses than the
//! suite publishes, so the addresses are exchanged in whatever a case reads and answers.

use super::manifest::File;
use crate::server::{Listening, Server};
use helsegraf::config::AllowedHost;
use helsegraf::http::{Outward, Settings};
use helsegraf::query::{DefaultGraph, Others};
use std::sync::Arc;

/// The servers of one case.
pub struct Endpoints {
    /// Published address, local address.
    names: Vec<(String, String)>,
    hosts: Vec<AllowedHost>,
    _running: Vec<(Listening, Server)>,
}

impl Endpoints {
    /// Starts them, the last first: each may ask those after it.
    pub fn start(endpoints: &[(String, File)]) -> Self {
        let (mut names, mut hosts, mut running) = (Vec::new(), Vec::new(), Vec::new());
        for (address, data) in endpoints.iter().rev() {
            let server = Server::new(Settings {
                default_graph: DefaultGraph::Unnamed,
                allow_hosts: hosts.clone(),
                ..Settings::default()
            });
            let turtle = std::fs::read(&data.path).expect("a readable file");
            let put = server.put("/graphs?default", "text/turtle", turtle);
            assert!(put.status.is_success(), "{}", put.text());
            let listening = server.listen();
            names.push((
                address.clone(),
                format!("http://{}/sparql", listening.address),
            ));
            hosts.push(listening.address.to_string().parse().expect("a host"));
            running.push((listening, server));
        }
        Self {
            names,
            hosts,
            _running: running,
        }
    }

    /// The hosts a query may reach: these and no other.
    pub fn others(&self) -> Option<Others> {
        let outward = Outward::new(self.hosts.clone(), 1 << 20);
        (!self.hosts.is_empty()).then(|| Others::new(Arc::new(outward)))
    }

    /// A text of the suite, with local addresses.
    pub fn local(&self, text: &str) -> String {
        let replace = |text: String, (there, here): &(String, String)| text.replace(there, here);
        self.names.iter().fold(text.to_owned(), replace)
    }

    /// A text of ours, with the addresses of the suite.
    pub fn published(&self, text: &str) -> String {
        let replace = |text: String, (there, here): &(String, String)| text.replace(here, there);
        self.names.iter().fold(text.to_owned(), replace)
    }
}
