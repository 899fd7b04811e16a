//! Integration tests: the public face only.

mod support;
