//! Integration tests: the public face only.

mod support;
mod w3c_sparql;
