//! What the integration tests share.

use std::path::PathBuf;

/// The folder of official suites and generators, if it is here.
///
/// `HELSEGRAF_SHARED`, else `../shared` beside the checkout. Missing: says what is skipped, and
/// panics when `CI=true`, where nothing may be skipped.
#[allow(dead_code, reason = "used by the suites as they land")]
pub fn shared(what: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("HELSEGRAF_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join(what);
    if path.exists() {
        return Some(path);
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "{} is missing",
        path.display()
    );
    eprintln!(
        "skipped: {} is not here (set HELSEGRAF_SHARED)",
        path.display()
    );
    None
}
