//! Loading in bulk: any number of documents as one commit, with a fraction of the memory a delta
//! of as many quads would take.

use super::group::{Lane, State};
use super::{Author, Error, Graph, Mode, bulk};
use crate::index::{Builder, Snapshot};
use crate::log::Head;
use crate::shacl::ValidationReport;

/// What a load did.
#[derive(Debug)]
pub struct Loaded {
    /// The revision that now holds; the old one if nothing was new or for a dry run.
    pub revision: u64,
    /// Quads that were read, repeated ones counted each time.
    pub read: u64,
    /// Quads that are new.
    pub added: u64,
    /// Warnings and infos of the guard; with [`Mode::Accept`] also what new shapes break.
    pub report: ValidationReport,
    /// What was wrong before and still is.
    pub preexisting: ValidationReport,
    /// The snapshot after; for a dry run, what it would have been.
    pub after: Snapshot,
}

impl Graph {
    /// Adds what `fill` puts into a builder, as one commit: all of it or nothing.
    ///
    /// Nobody else writes meanwhile; readers go on. The guard validates everything there then is,
    /// so this is for loads that are large beside what is there; smaller changes are commits.
    pub fn load<E: From<Error>>(
        &self,
        author: &Author,
        mode: Mode,
        fill: impl FnOnce(&mut Builder) -> Result<(), E>,
    ) -> Result<Loaded, E> {
        self.group.alone(|lane| {
            let before = lane.accepted.snapshot.clone();
            let mut builder = Builder::on(&before);
            fill(&mut builder)?;
            let read = builder.len() as u64;
            let after = builder.finish(before.revision() + 1);
            let added = (after.quad_count() - before.quad_count()) as u64;
            if added == 0 && after.named_graph_ids().len() == before.named_graph_ids().len() {
                return Ok(Loaded {
                    revision: before.revision(),
                    read,
                    added,
                    report: ValidationReport::default(),
                    preexisting: ValidationReport::default(),
                    after: before,
                });
            }
            let shapes = &lane.accepted.shapes;
            let verdict = self.guard.judge_load(shapes, &before, &after, mode)?;
            let verdict = self.promised(verdict, &before, &after, None)?;
            let mut loaded = Loaded {
                revision: before.revision(),
                read,
                added,
                report: verdict.report,
                preexisting: verdict.preexisting,
                after: after.clone(),
            };
            if mode != Mode::DryRun {
                loaded.revision = after.revision();
                let state = State {
                    snapshot: after,
                    shapes: verdict.shapes,
                    ..lane.accepted.clone()
                };
                self.write(author, lane, &before, state, added)?;
            }
            Ok(loaded)
        })
    }

    /// Appends what is new in `state` and publishes it.
    fn write(
        &self,
        author: &Author,
        lane: &mut Lane,
        before: &Snapshot,
        mut state: State,
        added: u64,
    ) -> Result<(), Error> {
        let previous = lane.accepted.head;
        let after = state.snapshot.clone();
        let draft = author.draft(&previous);
        let header = self
            .group
            .log()
            .append_large(&previous, draft, &mut |encoder| {
                bulk::write(encoder, before, &after)
            })?;
        state.head = Head::from(&header);
        state.changed += added;
        self.touched.note_all(&state.head);
        // A compaction that runs meanwhile could not catch up with this: it gives up.
        lane.since_compaction = None;
        lane.accepted = state.clone();
        self.group.publish(state);
        Ok(())
    }
}
