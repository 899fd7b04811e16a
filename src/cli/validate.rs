//! `helsegraf validate`: files against shapes, storing nothing.

use super::files::Source;
use super::{Answer, Failure, files, seed};
use crate::index::{Builder, GraphView, LineFormat, Scope};
use crate::rdf::{Format, Target, read_each};
use crate::shacl::{Effort, NOT_SUPPORTED, Shapes, Style, ValidationReport};
use crate::vocab::hg;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use oxigraph::io::RdfSerializer;
use oxrdf::{GraphNameRef, NamedNode, Quad};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Arguments of `validate`.
#[derive(Debug, Args)]
#[command(after_long_help = not_supported())]
pub struct Validate {
    /// RDF files and folders to validate, taken together.
    #[arg(value_name = "DATA", required = true)]
    data: Vec<PathBuf>,
    /// Files and folders with shapes; those embedded in the program, with its ontology beside the
    /// data, unless given.
    #[arg(long, value_name = "SHAPES", num_args = 1..)]
    shapes: Vec<PathBuf>,
    /// Leave out what cannot be used of the shapes and warn of it, instead of refusing them all:
    /// for published shapes with slips. What is left out is not validated.
    #[arg(long)]
    lenient: bool,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = As::Text)]
    format: As,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Text,
    Turtle,
    Ntriples,
    Jsonld,
    Json,
}

/// What shapes cannot ask for, for the help.
fn not_supported() -> String {
    let names: Vec<_> = NOT_SUPPORTED.iter().map(|n| format!("sh:{n}")).collect();
    format!(
        "SHACL Core and SHACL-SPARQL of 2017 are supported. Of what goes beyond them (SHACL Advanced \
         Features, SHACL JavaScript, drafts of SHACL 1.2) these are refused by name: {}. Also refused: \
         recursive shapes, sh:entailment, and patterns with look-around. sh:rule has no effect: \
         nothing is inferred.",
        names.join(", ")
    )
}

impl Validate {
    pub fn run(self) -> Result<Answer, Failure> {
        let mut data = Builder::new(&[]);
        fill(&mut data, &self.data)?;
        let mut shapes = Builder::new(&[]);
        if self.shapes.is_empty() {
            let content = seed::content(&NamedNode::new(hg::BASE).map_err(Failure::new)?)?;
            for quad in &content.added {
                match quad.graph_name.as_ref() {
                    GraphNameRef::NamedNode(graph) if graph == hg::ONTOLOGY => {
                        data.insert(quad.as_ref());
                    }
                    GraphNameRef::NamedNode(graph) if graph == hg::SHAPES => {
                        shapes.insert(quad.as_ref());
                    }
                    _ => {}
                }
            }
        } else {
            fill(&mut shapes, &self.shapes)?;
        }
        let shapes = shapes.finish(1).view(Scope::Union);
        let shapes = match self.lenient {
            true => Shapes::compile_leniently(&shapes)?,
            false => Shapes::compile(&shapes)?,
        };
        for left_out in shapes.left_out() {
            eprintln!("warning: left out: {left_out}");
        }
        for remark in shapes.remarks() {
            eprintln!("note: {remark}");
        }
        let report = validate(&shapes, &data.finish(1).view(Scope::Union));
        let mut output = std::io::stdout().lock();
        match self.format {
            As::Text => print_text(&report, &mut output)?,
            As::Json => writeln!(output, "{:#}", as_json(&report))?,
            As::Turtle => print_rdf(&report, Format::Turtle, &mut output)?,
            As::Ntriples => print_rdf(&report, Format::NTriples, &mut output)?,
            As::Jsonld => print_rdf(&report, Format::JsonLd, &mut output)?,
        }
        output.flush()?;
        Ok(if report.conforms() {
            Answer::Yes
        } else {
            Answer::No
        })
    }
}

/// Reads files; those of one statement a line on all cores.
fn fill(into: &mut Builder, paths: &[PathBuf]) -> Result<(), Failure> {
    for source in files::sources(paths)? {
        let lines = match source.format {
            Format::NTriples => LineFormat::NTriples,
            Format::NQuads => LineFormat::NQuads,
            Format::Turtle | Format::TriG | Format::RdfXml | Format::JsonLd => {
                let text = source.read()?;
                let mut insert = |quad: Quad| into.insert(quad.as_ref());
                let base = source.base();
                let target = Target::Dataset;
                read_each(&text, source.format, base.as_ref(), &target, &mut insert)
                    .map_err(|e| failed(&source, &e))?;
                continue;
            }
        };
        into.read_lines(source.open(&|_| {})?, lines, GraphNameRef::DefaultGraph)
            .map_err(|e| failed(&source, &e))?;
    }
    Ok(())
}

fn failed(source: &Source, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("{}: {error}", source.path.display()))
}

/// Validates everything, with a progress bar on a terminal.
fn validate(shapes: &Shapes, data: &GraphView) -> ValidationReport {
    let bar = std::io::stderr().is_terminal().then(|| {
        let style = ProgressStyle::with_template(
            "validating {wide_bar} {human_pos} of {human_len} focus nodes",
        );
        ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    let report = shapes.validate_with(data, Effort::default(), &|done, total| {
        if let Some(bar) = &bar {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        }
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    report
}

/// The report for people, in colours on a terminal.
pub fn print_text(report: &ValidationReport, output: &mut dyn Write) -> std::io::Result<()> {
    let style = Style {
        colours: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        ..Style::default()
    };
    output.write_all(report.to_text(&style).as_bytes())
}

/// The report as JSON.
pub fn as_json(report: &ValidationReport) -> serde_json::Value {
    let results: Vec<_> = report
        .results
        .iter()
        .map(|result| {
            let messages: Vec<_> = result
                .messages
                .iter()
                .map(|m| serde_json::json!({"text": m.value(), "language": m.language()}))
                .collect();
            serde_json::json!({
                "severity": result.severity.iri().as_str(),
                "focusNode": result.focus_node.to_string(),
                "path": result.path,
                "value": result.value.as_ref().map(ToString::to_string),
                "shape": result.source_shape.to_string(),
                "component": result.component.as_str(),
                "messages": messages,
            })
        })
        .collect();
    serde_json::json!({"conforms": report.conforms(), "results": results})
}

fn print_rdf(
    report: &ValidationReport,
    format: Format,
    output: &mut dyn Write,
) -> Result<(), Failure> {
    let mut serializer = RdfSerializer::from_format(format.as_io())
        .with_prefix("sh", "http://www.w3.org/ns/shacl#")
        .map_err(Failure::new)?
        .for_writer(output);
    for triple in &report.to_graph() {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish()?;
    Ok(())
}

/// Says on standard error how many warnings and infos an accepted write left.
pub fn summarise(report: &ValidationReport) {
    if !report.conforms() {
        eprintln!("accepted with {}", count(report));
    }
}

fn count(report: &ValidationReport) -> String {
    let counts = report.counts();
    format!(
        "{} violation(s), {} warning(s), {} info(s)",
        counts.violations,
        counts.warnings,
        counts.infos + counts.others
    )
}
