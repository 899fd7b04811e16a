//! Progress of long work: a bar on a terminal, plain lines elsewhere.

use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Time between two plain lines.
const BETWEEN_LINES: Duration = Duration::from_secs(5);

/// Progress of one command, written to standard error.
pub struct Progress {
    what: &'static str,
    unit: &'static str,
    total: u64,
    done: u64,
    started: Instant,
    said: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Starts counting to `total` units; `what` is a verb such as "loading".
    pub fn start(what: &'static str, total: u64, unit: &'static str) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let template = format!(
                "{what} {{wide_bar}} {{human_pos}} of {{human_len}} {unit} ({{elapsed}}, {{eta}} left)"
            );
            let style = ProgressStyle::with_template(&template);
            ProgressBar::new(total)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self {
            what,
            unit,
            total,
            done: 0,
            started: Instant::now(),
            said: Instant::now(),
            bar,
        }
    }

    /// Counts `units` more.
    pub fn advance(&mut self, units: u64) {
        self.done += units;
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        } else if self.said.elapsed() >= BETWEEN_LINES {
            self.said = Instant::now();
            let share = 100 * self.done / self.total.max(1);
            let (done, total) = (HumanCount(self.done), HumanCount(self.total));
            eprintln!("{} {done} of {total} {} ({share} %)", self.what, self.unit);
        }
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    /// Takes the bar away and says what was done, on standard error.
    pub fn finish(self, summary: &str) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        eprintln!("{summary} in {:.1} s", self.seconds());
    }
}
