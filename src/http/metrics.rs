//! Counters, in the text format of Prometheus.

use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// What happened since the start.
#[derive(Default)]
pub struct Metrics {
    /// Answers by the first digit of their status.
    answers: [AtomicU64; 6],
    /// Questions and updates on threads of their own right now.
    running: AtomicI64,
    /// Questions answered on the spot.
    pub(super) on_spot: AtomicU64,
    /// Questions turned away because too many were running.
    pub(super) refused: AtomicU64,
    /// Answers cut after the first byte.
    pub(super) cut: AtomicU64,
    /// Documents validated for those who asked.
    pub(super) validated: AtomicU64,
    /// Pairs of shape and focus node looked at for them.
    pub(super) validated_nodes: AtomicU64,
    /// Questions whose client left first.
    pub(super) left: AtomicU64,
    /// The revision whose pages were drawn beforehand.
    pub(super) warm: AtomicU64,
}

/// Counts one question as running until dropped.
pub(super) struct Running(super::App);

impl Running {
    pub(super) fn start(app: &super::App) -> Self {
        app.metrics().running.fetch_add(1, Ordering::Relaxed);
        Self(app.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.metrics().running.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    pub(super) fn answered(&self, status: axum::http::StatusCode) {
        let class = usize::from(status.as_u16() / 100).min(5);
        self.answers[class].fetch_add(1, Ordering::Relaxed);
    }

    /// Questions and updates on threads of their own right now.
    pub fn running(&self) -> i64 {
        self.running.load(Ordering::Relaxed)
    }

    /// The page, with the state of the graph.
    pub fn to_text(&self, revision: u64, quads: usize, resident_bytes: u64) -> String {
        let mut text = String::new();
        let mut metric = |name: &str, kind: &str, help: &str, values: &[(&str, i128)]| {
            let _ = writeln!(text, "# HELP helsegraf_{name} {help}");
            let _ = writeln!(text, "# TYPE helsegraf_{name} {kind}");
            for (labels, value) in values {
                let _ = writeln!(text, "helsegraf_{name}{labels} {value}");
            }
        };
        let count = |counter: &AtomicU64| i128::from(counter.load(Ordering::Relaxed));
        let classes: Vec<_> = ["2xx", "3xx", "4xx", "5xx"]
            .into_iter()
            .zip(&self.answers[2..])
            .map(|(class, counter)| (format!("{{status=\"{class}\"}}"), count(counter)))
            .collect();
        let classes: Vec<_> = classes.iter().map(|(l, v)| (l.as_str(), *v)).collect();
        metric("requests_total", "counter", "Requests answered.", &classes);
        metric(
            "queries_running",
            "gauge",
            "Queries and updates on threads of their own.",
            &[("", self.running().into())],
        );
        for (name, help, counter) in [
            (
                "queries_on_spot_total",
                "Queries answered at once.",
                &self.on_spot,
            ),
            (
                "queries_refused_total",
                "Queries refused for want of room.",
                &self.refused,
            ),
            (
                "answers_cut_total",
                "Answers cut after the first byte.",
                &self.cut,
            ),
            (
                "validate_requests_total",
                "Documents validated on request.",
                &self.validated,
            ),
            (
                "validate_focus_nodes_total",
                "Pairs of shape and focus node looked at for those.",
                &self.validated_nodes,
            ),
            (
                "clients_left_total",
                "Queries stopped since their client left.",
                &self.left,
            ),
        ] {
            metric(name, "counter", help, &[("", count(counter))]);
        }
        metric(
            "revision",
            "gauge",
            "Newest durable revision.",
            &[("", revision.into())],
        );
        metric(
            "warm_revision",
            "gauge",
            "Newest revision whose slow pages were drawn beforehand.",
            &[("", count(&self.warm))],
        );
        metric(
            "quads",
            "gauge",
            "Quads in all graphs.",
            &[("", quads as i128)],
        );
        metric(
            "resident_bytes",
            "gauge",
            "Resident memory.",
            &[("", resident_bytes.into())],
        );
        text
    }
}
