//! What a check found, for people.

use super::super::validate;
use super::{Content, Found, log};
use crate::coverage::{Coverage, Fault, Finding, Tally};
use indicatif::HumanCount;
use std::io::{self, Write};

/// Most findings of one fault that are told one by one.
const MOST: usize = 50;

/// A heading, and what stands under it.
type Column = (&'static str, fn(&Tally) -> usize);

/// The columns of the table after the name of the kind.
const COLUMNS: [Column; 17] = [
    ("entries", |t| t.entries),
    ("defined", |t| t.defined),
    ("described", |t| t.described),
    ("nb", |t| t.named[0]),
    ("nn", |t| t.named[1]),
    ("en", |t| t.named[2]),
    ("source", |t| t.sourced),
    ("doc", |t| t.marks[0]),
    ("inferred", |t| t.marks[1]),
    ("external", |t| t.marks[2]),
    ("project", |t| t.marks[3]),
    ("unmarked", |t| t.unmarked),
    ("unknown", |t| t.unknown),
    ("out", |t| t.links_out),
    ("in", |t| t.links_in),
    ("loose", |t| t.loose),
    ("orphans", |t| t.orphans),
];

/// Writes all of it.
pub fn write(found: &Found, output: &mut dyn Write) -> io::Result<()> {
    if let Some(checked) = &found.log {
        writeln!(
            output,
            "log: whole, revision {}, {} quads added and {} removed over time, digest {}",
            checked.head.revision,
            HumanCount(checked.added),
            HumanCount(checked.removed),
            log::digest(checked)
        )?;
        match checked.snapshot {
            Some(revision) => writeln!(output, "stored index: whole, of revision {revision}")?,
            None => writeln!(
                output,
                "stored index: none yet; the next start replays the log"
            )?,
        }
    }
    writeln!(
        output,
        "index: revision {}, {} quads in {} named graphs",
        found.snapshot.revision(),
        HumanCount(found.snapshot.quad_count() as u64),
        found.snapshot.named_graphs().len()
    )?;
    match &found.content {
        Some(content) => of_content(content, output),
        None => Ok(()),
    }
}

fn of_content(content: &Content, output: &mut dyn Write) -> io::Result<()> {
    validate::print_text(&content.report, output)?;
    if content.coverage.total.entries > 0 {
        writeln!(output)?;
        table(&content.coverage, output)?;
    }
    writeln!(output)?;
    for fault in Fault::ALL {
        let of_it = content.findings.iter().filter(|f| f.fault == fault);
        faults(fault, &of_it.collect::<Vec<_>>(), output)?;
    }
    match content.findings.len() {
        0 => writeln!(output, "whole: nothing is missing"),
        n => writeln!(
            output,
            "not whole: {n} finding{}",
            if n == 1 { "" } else { "s" }
        ),
    }
}

/// One line a kind, the sum last; `loose` is linked to nothing but its source.
fn table(coverage: &Coverage, output: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<(&str, &Tally)> = coverage
        .kinds
        .iter()
        .map(|kind| (kind.segment.as_str(), &kind.tally))
        .chain([("all, each once", &coverage.total)])
        .collect();
    let first = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    write!(output, "{:first$}", "kind")?;
    for (heading, _) in COLUMNS {
        write!(output, "  {heading}")?;
    }
    writeln!(output)?;
    for (name, tally) in rows {
        write!(output, "{name:first$}")?;
        for (heading, value) in COLUMNS {
            write!(output, "  {:>width$}", value(tally), width = heading.len())?;
        }
        writeln!(output)?;
    }
    Ok(())
}

fn faults(fault: Fault, findings: &[&Finding], output: &mut dyn Write) -> io::Result<()> {
    if findings.is_empty() {
        return writeln!(output, "yes  {}", fault.rule());
    }
    writeln!(output, "no   {}: {} not", fault.rule(), findings.len())?;
    for finding in findings.iter().take(MOST) {
        writeln!(output, "     {finding}")?;
    }
    match findings.len().saturating_sub(MOST) {
        0 => Ok(()),
        more => writeln!(output, "     and {more} more"),
    }
}
