//! Who may write: the bearer token of a request, and what it allows.

use super::problem::{Problem, kinds};
use crate::graph::tokens::{Identity, Role, Tokens};
use crate::rdf::Delta;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use oxrdf::{GraphName, GraphNameRef, NamedOrBlankNode};
use std::collections::HashSet;
use std::sync::Arc;

/// Who sends a request that writes: 401 if it says nothing we know.
pub fn identify(tokens: Option<&Tokens>, headers: &HeaderMap) -> Result<Arc<Identity>, Problem> {
    bearer(headers)
        .and_then(|token| tokens?.check(token))
        .ok_or_else(Problem::unauthenticated)
}

/// An admin, for what is not a matter of graphs.
pub fn admin(tokens: Option<&Tokens>, headers: &HeaderMap) -> Result<Arc<Identity>, Problem> {
    let identity = identify(tokens, headers)?;
    match identity.role {
        Role::Admin => Ok(identity),
        Role::Editor | Role::Steward => {
            Err(Problem::new(&kinds::FORBIDDEN).detail("only admins may do this"))
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
        .filter(|t| !t.is_empty())
}

/// 403 unless `identity` may change every graph `delta` touches.
///
/// To be asked before anything else is said of the delta, so that nothing leaks.
pub fn permit(identity: &Identity, delta: &Delta, iri_base: &str) -> Result<(), Problem> {
    let named = |name: &NamedOrBlankNode| GraphName::from(name.clone());
    let touched: HashSet<GraphNameRef<'_>> = delta
        .added
        .iter()
        .chain(&delta.removed)
        .map(|quad| quad.graph_name.as_ref())
        .collect();
    let whole = delta.created.iter().chain(&delta.dropped).map(named);
    let may = touched.into_iter().all(|g| identity.may_write(g, iri_base))
        && whole
            .into_iter()
            .all(|g| identity.may_write(g.as_ref(), iri_base));
    permit_if(identity, may)
}

/// 403 unless `identity` may change `graph`.
pub fn permit_graph(
    identity: &Identity,
    graph: GraphNameRef<'_>,
    iri_base: &str,
) -> Result<(), Problem> {
    permit_if(identity, identity.may_write(graph, iri_base))
}

fn permit_if(identity: &Identity, may: bool) -> Result<(), Problem> {
    if may {
        return Ok(());
    }
    Err(Problem::new(&kinds::FORBIDDEN).detail(format!(
        "{} may not write all graphs this would change",
        identity.name
    )))
}
