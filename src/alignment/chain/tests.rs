//! What is missing is a gap, once and in its place.

use super::*;

fn iri(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://example.org/{name}"))
}

fn stage(nodes: &[Node], stage: Stage) -> Vec<Option<String>> {
    let nodes = nodes.iter().filter(|node| node.stage == stage);
    let name = |node: &NamedNode| node.as_str().rsplit('/').next().map(str::to_owned);
    nodes
        .map(|node| node.thing.as_ref().and_then(name))
        .collect()
}

#[test]
fn what_is_empty_is_a_gap_all_the_way() {
    let mut drawing = Drawing::new(&iri("k"));
    drawing.close();
    let (nodes, links) = drawing.in_order();
    assert_eq!(nodes.len(), STAGES);
    assert_eq!(stage(&nodes, Stage::Dataset), [None]);
    assert_eq!(stage(&nodes, Stage::Category), [Some("k".to_owned())]);
    assert_eq!(links.len(), STAGES - 1);
}

#[test]
fn a_dead_end_leads_to_a_gap_beside_what_is_there() {
    let mut drawing = Drawing::new(&iri("k"));
    drawing.link((3, Some(iri("d"))), (4, Some(iri("k"))), None);
    drawing.link((2, Some(iri("r"))), (3, Some(iri("d"))), None);
    drawing.link((2, Some(iri("lonely"))), (3, None), None);
    drawing.link((4, Some(iri("k"))), (5, Some(iri("b"))), Some(&iri("role")));
    drawing.link(
        (4, Some(iri("k"))),
        (5, Some(iri("b"))),
        Some(&iri("other")),
    );
    drawing.close();
    let (nodes, links) = drawing.in_order();
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(stage(&nodes, Stage::Dataset), [named("d"), None]);
    assert_eq!(stage(&nodes, Stage::Model), [None]);
    let to_body = links.last().expect("a link");
    assert_eq!(to_body.along, [iri("role"), iri("other")]);
    // r and lonely come from no model, the model from no documentation; the dataset that is
    // none leads nowhere.
    assert_eq!(links.len(), 7);
    assert_eq!(stage(&nodes, Stage::Category), [named("k")]);
}
