//! Integration tests: the public face only.

mod cli;
mod content;
mod content_guard;
mod content_questions;
mod federation;
mod guard;
mod http_answers;
mod http_leave;
mod http_limits;
mod http_refusals;
mod index;
mod kill;
mod lane;
mod load;
mod pages;
mod query;
mod query_hostile;
mod rewriting;
mod rooms;
mod server;
mod shacl;
mod support;
mod trouble;
mod w3c_protocol;
mod w3c_shacl;
mod w3c_sparql;
