//! `Path`: the parts of an address that vary; what cannot be read is a problem like any other.

use super::problem::{Problem, kinds};
use axum::extract::FromRequestParts;
use axum::extract::rejection::PathRejection;

/// As axum's, but refusing with problem+json.
#[derive(Debug, Clone, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Problem))]
pub struct Path<T>(pub T);

/// 400 for what is not UTF-8, or not a number where one is wanted.
impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        Self::new(&kinds::REQUEST_INVALID).detail(rejection.body_text())
    }
}
