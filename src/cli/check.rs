//! `helsegraf check`: is everything in a data directory whole, and does it conform?

use super::progress::Progress;
use super::{Answer, Failure, seed, validate};
use crate::config::Storage;
use crate::graph::{self, Graph};
use crate::index::Scope;
use crate::log::{self, Checked, CommitLog, Sqlite};
use clap::Args;
use indicatif::HumanCount;
use std::sync::Arc;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    storage: Storage,
    /// Look at the log and the stored index only, not at what the shapes say.
    #[arg(long)]
    without_shapes: bool,
}

impl Check {
    pub fn run(self) -> Result<Answer, Failure> {
        seed::must_exist(&self.storage)?;
        let log = match Sqlite::open(&self.storage.data) {
            Ok(log) => log,
            Err(error) => return answer(error),
        };
        let checked = match log_is_whole(&log) {
            Ok(checked) => checked,
            Err(error) => return answer(error),
        };
        say(&checked);
        let graph = match Graph::on(Arc::new(log), &seed::options(&self.storage)) {
            Ok(graph) => graph,
            Err(graph::Error::Log(error)) if is_no(&error) => {
                println!("not whole: {error}");
                return Ok(Answer::No);
            }
            Err(error) => return Err(error.into()),
        };
        let snapshot = graph.snapshot();
        println!(
            "index: revision {}, {} quads in {} named graphs",
            snapshot.revision(),
            HumanCount(snapshot.quad_count() as u64),
            snapshot.named_graphs().len()
        );
        if self.without_shapes {
            return Ok(Answer::Yes);
        }
        let report = graph.shapes().validate(&snapshot.view(Scope::Union));
        validate::print_text(&report, &mut std::io::stdout().lock())?;
        Ok(if report.has_violations() {
            Answer::No
        } else {
            Answer::Yes
        })
    }
}

fn log_is_whole(log: &Sqlite) -> Result<Checked, log::Error> {
    let mut progress: Option<(Progress, u64)> = None;
    let checked = log.check(&mut |done, total| {
        let (bar, before) =
            progress.get_or_insert_with(|| (Progress::start("checking", total, "commits"), 0));
        bar.advance(done.saturating_sub(*before));
        *before = done;
    })?;
    if let Some((bar, commits)) = progress {
        bar.finish(&format!("read {} commits", HumanCount(commits)));
    }
    Ok(checked)
}

fn say(checked: &Checked) {
    let digest: String = checked
        .head
        .digest
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    println!(
        "log: whole, revision {}, {} quads added and {} removed over time, digest {digest}",
        checked.head.revision,
        HumanCount(checked.added),
        HumanCount(checked.removed),
    );
    match checked.snapshot {
        Some(revision) => println!("stored index: whole, of revision {revision}"),
        None => println!("stored index: none yet; the next start replays the log"),
    }
}

/// Damage is an answer; not getting at the directory is none.
fn is_no(error: &log::Error) -> bool {
    matches!(
        error,
        log::Error::Damaged { .. } | log::Error::SnapshotDamaged { .. }
    )
}

fn answer(error: log::Error) -> Result<Answer, Failure> {
    if is_no(&error) {
        println!("not whole: {error}");
        return Ok(Answer::No);
    }
    Err(Failure::new(error))
}
