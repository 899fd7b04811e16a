//! What the guard and `/validate` did, in the text format of Prometheus.

use crate::graph::{Guarded, SECONDS};
use std::fmt::Write;

/// The lines of the guard.
pub(super) fn to_text(guarded: &Guarded) -> String {
    let mut text = String::new();
    let head = |text: &mut String, name: &str, kind: &str, help: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# HELP helsegraf_guard_{name} {help}");
        let _ = writeln!(text, "# TYPE helsegraf_guard_{name} {kind}");
    };
    let mut counter = |name: &str, help: &str, values: &[(String, u64)]| {
        head(&mut text, name, "counter", help);
        for (labels, value) in values {
            let _ = writeln!(text, "helsegraf_guard_{name}{labels} {value}");
        }
    };
    let labelled = |name: &str, value: &str| format!("{{{name}=\"{value}\"}}");
    counter(
        "validations_total",
        "Validations of writes, by how much was looked at.",
        &[
            (labelled("extent", "delta"), guarded.by_delta),
            (labelled("extent", "everything"), guarded.whole),
        ],
    );
    counter(
        "refused_total",
        "Writes refused by the shapes.",
        &[(String::new(), guarded.refused)],
    );
    counter(
        "focus_nodes_total",
        "Pairs of constraint and focus node looked at.",
        &[(String::new(), guarded.focus_nodes)],
    );
    let fallbacks = guarded.fallbacks.iter();
    counter(
        "fallbacks_total",
        "Constraints validated at all nodes since what a write touches could not be bounded.",
        &fallbacks
            .map(|(why, count)| (labelled("reason", why), *count))
            .collect::<Vec<_>>(),
    );
    head(
        &mut text,
        "seconds",
        "histogram",
        "Time that validations of writes took.",
    );
    let mut up_to = 0;
    for (place, count) in guarded.classes.iter().enumerate() {
        up_to += count;
        let bound = SECONDS
            .get(place)
            .map_or_else(|| "+Inf".to_owned(), f64::to_string);
        let labels = labelled("le", &bound);
        let _ = writeln!(text, "helsegraf_guard_seconds_bucket{labels} {up_to}");
    }
    let sum = guarded.duration.as_secs_f64();
    let _ = writeln!(text, "helsegraf_guard_seconds_sum {sum}");
    let _ = writeln!(text, "helsegraf_guard_seconds_count {up_to}");
    text
}
