//! The examples in `data/examples/`: what each shape lets through, and exactly what it says of
//! what it does not.
//!
//! An example is judged beside the content, in place of what that says of the same subjects.
//! `HELSEGRAF_BLESS=1` writes the reports anew; read what changed before it is committed.

use crate::content_questions::shipped;
use helsegraf::assets;
use helsegraf::index::{Scope, Snapshot};
use helsegraf::query::Budget;
use helsegraf::rdf::{Delta, Language, Prefixes};
use helsegraf::shacl::{Aim, Severity, Shapes, ValidationReport, ValidationResult};
use helsegraf::vocab::{hg, sh};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, Quad};
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// Where the quads of an example stand while it is judged.
const EXAMPLE: &str = "urn:example";

/// One page of `data/examples/`.
struct Example {
    path: PathBuf,
    name: String,
    text: String,
    passes: String,
    fails: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples")
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<_> = std::fs::read_dir(folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a page");
            let mut blocks = text.split("```turtle\n").skip(1);
            let mut block = || {
                let block = blocks.next().and_then(|rest| rest.split("```").next());
                let block = block.unwrap_or_else(|| panic!("{}: two blocks", path.display()));
                block.to_owned()
            };
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            Example {
                name: stem.expect("a name").to_owned(),
                passes: block(),
                fails: block(),
                text,
                path,
            }
        })
        .collect();
    examples.sort_by(|a, b| a.name.cmp(&b.name));
    examples
}

/// The judge: shapes and content as they are shipped.
struct Judge {
    content: Snapshot,
    shapes: Shapes,
    prefixes: Prefixes,
}

impl Judge {
    fn new() -> Self {
        let content = shipped();
        let shapes = content.id(hg::SHAPES).expect("shapes");
        let view = content.view(Scope::Named(shapes));
        Self {
            shapes: Shapes::compile(&view).expect("shapes compile"),
            prefixes: Prefixes::new(hg::BASE),
            content,
        }
    }

    fn judge(&self, turtle: &str) -> ValidationReport {
        let example = NamedNode::new(EXAMPLE).expect("an IRI");
        let added: Vec<Quad> = RdfParser::from_format(RdfFormat::Turtle)
            .with_base_iri(hg::BASE)
            .expect("an IRI")
            .with_default_graph(example.clone())
            .for_slice(turtle)
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{error}:\n{turtle}"));
        let subjects: HashSet<_> = added.iter().map(|quad| quad.subject.clone()).collect();
        let removed = self.content.quads_in(hg::NATIONAL_CONTENT.into());
        let delta = Delta {
            removed: removed.filter(|q| subjects.contains(&q.subject)).collect(),
            added,
            ..Delta::default()
        };
        let after = self.content.apply(&delta, self.content.revision() + 1);
        let among = after.view(Scope::Named(after.id(&example).expect("quads")));
        let aim = Aim {
            limit: usize::MAX,
            only: None,
            among: Some(&among),
        };
        let (shapes, budget) = (&self.shapes, Budget::unlimited());
        let judged = || shapes.validate_within(&after.view(Scope::Union), aim, &budget);
        budget.supervise(judged).expect("a budget").report
    }

    /// The report as a table, in an order that depends on nothing else.
    fn table(&self, report: &ValidationReport) -> String {
        let mut rows: Vec<_> = report.results.iter().map(|r| self.row(r)).collect();
        rows.sort();
        format!(
            "| focus node | path | component | shape | severity | message |\n\
             |---|---|---|---|---|---|\n{}",
            rows.concat()
        )
    }

    fn row(&self, result: &ValidationResult) -> String {
        let severity = match &result.severity {
            Severity::Violation => "violation",
            Severity::Warning => "warning",
            Severity::Info | Severity::Other(_) => "info",
        };
        let message = result.message(Language::En).map_or("", |m| m.value());
        format!(
            "| {} | {} | {} | {} | {severity} | {} |\n",
            self.short(&result.focus_node.to_string()),
            self.short(result.path.as_deref().unwrap_or_default()),
            result.component_name(),
            self.short(&result.source_shape.to_string()),
            message.replace('|', "\\|"),
        )
    }

    /// IRIs under a prefix or relative to our base, as the examples write them.
    fn short(&self, text: &str) -> String {
        let mut short = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            let (iri, after) = after.split_once('>').unwrap_or((after, ""));
            short.push_str(before);
            match (self.prefixes.compact(iri), iri.strip_prefix(hg::BASE)) {
                (Some(name), _) => short.push_str(&name),
                (None, Some(local)) => short.push_str(local),
                (None, None) => short.push_str(&format!("<{iri}>")),
            }
            rest = after;
        }
        short + &rest.replace('|', "\\|")
    }
}

#[test]
fn what_should_pass_passes_and_what_should_fail_is_told_exactly() {
    let judge = Judge::new();
    let bless = std::env::var_os("HELSEGRAF_BLESS").is_some();
    let mut failures = Vec::new();
    for example in examples() {
        let Example {
            name, path, text, ..
        } = &example;
        let passed = judge.judge(&example.passes);
        if !passed.conforms() {
            failures.push(format!("{name} should pass:\n{}", judge.table(&passed)));
        }
        let failed = judge.judge(&example.fails);
        let broken: BTreeSet<_> = failed
            .results
            .iter()
            .map(|r| (r.source_shape.to_string(), r.component_name()))
            .collect();
        if broken.len() < 2 {
            failures.push(format!("{name} should fail in several ways"));
        }
        let (before, told) = text.split_once("## Report\n\n").expect("a report");
        let found = judge.table(&failed);
        if told == found {
            continue;
        }
        match bless {
            true => std::fs::write(path, format!("{before}## Report\n\n{found}")).expect("written"),
            false => failures.push(format!("{name} should be told as:\n{found}not as:\n{told}")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_shape_of_a_class_has_its_examples() {
    let content = shipped();
    let view = content.view(Scope::Named(content.id(hg::SHAPES).expect("shapes")));
    let [a, node_shape, target] = [rdf::TYPE, sh::NODE_SHAPE, sh::TARGET_CLASS]
        .map(|iri| view.id(iri).expect("shapes with targets"));
    // Rules of their own (`Class-rule`) are told in the examples of their class.
    let shapes: BTreeSet<_> = view
        .subjects(a, node_shape)
        .filter(|shape| view.objects(*shape, target).next().is_some())
        .filter_map(|shape| {
            view.text(shape)
                .strip_prefix("https://w3id.org/helsegraf/shapes/")
        })
        .filter(|name| !name.contains('-'))
        .map(str::to_owned)
        .collect();
    assert!(shapes.len() > 50, "{}", shapes.len());
    let shown: BTreeSet<_> = examples().into_iter().map(|example| example.name).collect();
    let without: Vec<_> = shapes.difference(&shown).collect();
    assert!(without.is_empty(), "without examples: {without:?}");
    let of_nothing: Vec<_> = shown.difference(&shapes).collect();
    assert!(
        of_nothing.is_empty(),
        "examples of no shape: {of_nothing:?}"
    );
}

#[test]
fn examples_are_no_content() {
    for document in assets::documents() {
        let (_, path) = document.name;
        assert!(!path.contains("examples"), "{path}");
    }
    let content = shipped();
    let example = NamedNode::new(format!("{}id/organisations/example", hg::BASE)).expect("an IRI");
    assert!(content.id(&example).is_none());
}
