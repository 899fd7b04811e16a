//! Runs one case, with the plans rewritten and not.

use super::answer::Answer;
use super::endpoints::Endpoints;
use super::manifest::{Case, Data};
use super::rows::{Order, Row, same};
use helsegraf::index::Snapshot;
use helsegraf::query::{self, DefaultGraph, Options, Rewriting};
use helsegraf::rdf::Delta;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{GraphName, NamedNode, Quad, Term};
use spargebra::Query;
use spargebra::algebra::GraphPattern;

/// What the case is, and whether it came out as its manifest says.
pub fn run(case: &Case) -> Result<(), String> {
    let text = std::fs::read_to_string(&case.request.path)
        .map_err(|e| format!("{}: {e}", case.request.path.display()))?;
    let base = NamedNode::new_unchecked(&case.request.iri);
    let endpoints = Endpoints::start(&case.endpoints);
    let text = endpoints.local(&text);
    let query = || query::parse(&text, Some(&base)).map_err(|e| e.to_string());
    let update = || query::parse_update(&text, Some(&base)).map_err(|e| e.to_string());
    match case.kind.as_str() {
        "PositiveSyntaxTest" | "PositiveSyntaxTest11" => query().map(drop),
        "NegativeSyntaxTest" | "NegativeSyntaxTest11" => refused(query()),
        "PositiveUpdateSyntaxTest" | "PositiveUpdateSyntaxTest11" => update().map(drop),
        "NegativeUpdateSyntaxTest" | "NegativeUpdateSyntaxTest11" => refused(update()),
        "QueryEvaluationTest" | "CSVResultFormatTest" => both(|options| {
            let others = endpoints.others();
            evaluate(
                case,
                &endpoints,
                &query()?,
                &Options {
                    others,
                    ..options.clone()
                },
            )
        }),
        "UpdateEvaluationTest" => both(|options| {
            let before = dataset(&case.data, &endpoints)?;
            let delta = query::update(&before, &update()?, options).map_err(|e| e.to_string())?;
            let after = before.apply(&delta, 2);
            let expected = dataset(&case.after, &endpoints)?;
            if same(&quads(&expected), &quads(&after), Order::Free) {
                return Ok(());
            }
            Err(format!(
                "expected {:?}, got {:?}",
                quads(&expected),
                quads(&after)
            ))
        }),
        other => Err(format!("no runner for {other}")),
    }
}

fn both(run: impl Fn(&Options) -> Result<(), String>) -> Result<(), String> {
    for rewriting in [Rewriting::On, Rewriting::Off] {
        let options = Options {
            default_graph: DefaultGraph::Unnamed,
            rewriting,
            ..Options::default()
        };
        run(&options).map_err(|e| format!("rewriting {rewriting:?}: {e}"))?;
    }
    Ok(())
}

fn refused<T>(parsed: Result<T, String>) -> Result<(), String> {
    match parsed {
        Ok(_) => Err("parses, and should not".to_owned()),
        Err(_) => Ok(()),
    }
}

fn evaluate(
    case: &Case,
    endpoints: &Endpoints,
    query: &Query,
    options: &Options,
) -> Result<(), String> {
    let snapshot = dataset(&case.data, endpoints)?;
    let file = case.answer.as_ref().ok_or("no expected answer")?;
    let results = query::evaluate(&snapshot, query, options).map_err(|e| e.to_string())?;
    let actual = Answer::actual(results, file, endpoints)?;
    let expected = Answer::expected(file)?;
    let order = match query {
        Query::Select { pattern, .. } if is_ordered(pattern) => Order::Matters,
        _ => Order::Free,
    };
    if expected.same(&actual, order) {
        return Ok(());
    }
    Err(format!("expected {expected:?}, got {actual:?}"))
}

fn is_ordered(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::OrderBy { .. } => true,
        GraphPattern::Project { inner, .. }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner } => is_ordered(inner),
        _ => false,
    }
}

fn dataset(data: &Data, endpoints: &Endpoints) -> Result<Snapshot, String> {
    let mut delta = Delta::default();
    for (name, file) in &data.0 {
        let text = std::fs::read_to_string(&file.path).map_err(|e| e.to_string())?;
        let text = endpoints.local(&text);
        let extension = file.path.extension().and_then(|e| e.to_str());
        let format = RdfFormat::from_extension(extension.unwrap_or_default())
            .ok_or_else(|| format!("unknown format: {}", file.path.display()))?;
        let mut parser = RdfParser::from_format(format)
            .with_base_iri(&file.iri)
            .map_err(|e| e.to_string())?
            .rename_blank_nodes();
        if let Some(name) = name {
            parser = parser.with_default_graph(name.clone());
            delta.created.push(name.clone().into());
        }
        for quad in parser.for_slice(text.as_bytes()) {
            delta.added.push(quad.map_err(|e| e.to_string())?);
        }
    }
    Ok(Snapshot::empty(&[]).apply(&delta, 1))
}

fn quads(snapshot: &Snapshot) -> Vec<Row> {
    snapshot
        .quads()
        .map(|quad: Quad| {
            let graph: Option<Term> = match quad.graph_name {
                GraphName::NamedNode(node) => Some(node.into()),
                GraphName::BlankNode(node) => Some(node.into()),
                GraphName::DefaultGraph => None,
            };
            vec![
                graph,
                Some(quad.subject.into()),
                Some(quad.predicate.into()),
                Some(quad.object),
            ]
        })
        .collect()
}
