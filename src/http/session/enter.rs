//! A token, shown: a session begins, or the token is not known, or it comes too soon after others.

use super::super::app::App;
use super::super::problem::Problem;
use super::super::server::Peer;
use super::{Signed, attempts, cookie};
use crate::graph::tokens::Handle;
use axum::http::{HeaderMap, HeaderValue};
use std::time::{Duration, Instant, SystemTime};
use tracing::info;

/// What became of a token that was shown.
pub enum Entry {
    /// A session began; the cookie keeps it.
    In(Signed, Option<HeaderValue>),
    /// Nobody here holds it.
    Unknown,
    /// Too many wrong ones came from there: it was not looked at, and may be so long from now.
    TooSoon(Duration),
}

/// Looks at a token; whoever was signed in by the same browser is no more.
pub fn enter(
    app: &App,
    peer: Option<Peer>,
    headers: &HeaderMap,
    token: &str,
) -> Result<Entry, Problem> {
    let from = attempts::address(peer, headers);
    if let Some(wait) = app.attempts().wait(from, Instant::now()) {
        return Ok(Entry::TooSoon(wait));
    }
    let Some(tokens) = app.tokens() else {
        return Ok(Entry::Unknown);
    };
    let Some(identity) = tokens.check(token.trim()) else {
        app.attempts().wrong(from, Instant::now());
        return Ok(Entry::Unknown);
    };
    app.attempts().right(from);
    let who = (Handle::of(token.trim()), &identity);
    let begun = app.sessions().begin(who, tokens, SystemTime::now());
    let (secret, signed) = begun.map_err(Problem::internal)?;
    if let Some(before) = super::of(app, headers) {
        app.sessions().end(&before, tokens);
    }
    info!(agent = identity.name, "{} signed in", identity.name);
    let way = cookie::Way::of(app, headers);
    Ok(Entry::In(signed, cookie::keep(way, &secret)))
}
