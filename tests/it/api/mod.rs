//! `/api/{collection}`: things as JSON, read and written.

mod items;
mod lists;
mod overlay;
mod published;
mod writes;

use super::server::{Answer, Server, request};
use serde_json::Value;

impl Server {
    fn json(&self, path: &str) -> Value {
        let answer = self.get(path, "application/json");
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    /// Sends a document as somebody.
    fn write(
        &self,
        token: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let kind = match method {
            "PATCH" => "application/merge-patch+json",
            _ => "application/json",
        };
        let mut all = vec![("authorization", bearer.as_str())];
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            all.push(("content-type", kind));
        }
        all.extend(headers);
        self.ask(request(method, path, &all, body.to_owned()))
    }
}

/// The names of all collections.
pub fn collections(server: &Server) -> Vec<String> {
    let told = server.json("/api");
    let names = told["collections"].as_array().expect("collections").iter();
    names
        .map(|c| c["name"].as_str().expect("a name").to_owned())
        .collect()
}

/// Every item of a collection, page by page.
pub fn items(server: &Server, collection: &str, limit: usize) -> Vec<Value> {
    let mut path = format!("/api/{collection}?limit={limit}&facets=false");
    let mut found = Vec::new();
    loop {
        let page = server.json(&path);
        found.extend(page["items"].as_array().expect("items").clone());
        match page["next"].as_str() {
            Some(next) => path = next.to_owned(),
            None => return found,
        }
    }
}

/// Where the JSON of an item is: its own address, or that of its IRI in this collection.
fn address(collection: &str, item: &Value) -> String {
    match item["href"].as_str() {
        Some(href) => href.to_owned(),
        None => {
            let iri = item["id"].as_str().expect("an IRI");
            format!("/api/{collection}/{}", super::server::encoded(iri))
        }
    }
}
