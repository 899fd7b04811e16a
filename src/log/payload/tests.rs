//! Changes come back from their bytes as they went in; other bytes are refused.

use super::*;
use crate::log::commit::gather;
use crate::rdf::Delta;
use oxrdf::{BaseDirection, BlankNode, GraphName, Literal, NamedNode, Quad, Term, Triple};
use proptest::prelude::*;

fn iri() -> impl Strategy<Value = NamedNode> {
    "[a-c]{0,3}/é{0,1}[0-9]{0,2}"
        .prop_map(|s| NamedNode::new_unchecked(format!("https://a.no/{s}")))
}

fn literal() -> impl Strategy<Value = Literal> {
    let language = |v: String, d: Option<BaseDirection>| match d {
        None => Literal::new_language_tagged_literal_unchecked(v, "nb"),
        Some(d) => Literal::new_directional_language_tagged_literal_unchecked(v, "ar", d),
    };
    prop_oneof![
        ".{0,8}".prop_map(Literal::new_simple_literal),
        (".{0,8}", iri()).prop_map(|(v, d)| Literal::new_typed_literal(v, d)),
        ".{0,8}".prop_map(move |v| language(v, None)),
        ".{0,8}".prop_map(move |v| language(v, Some(BaseDirection::Ltr))),
        ".{0,8}".prop_map(move |v| language(v, Some(BaseDirection::Rtl))),
    ]
}

fn term() -> impl Strategy<Value = Term> {
    let leaf = prop_oneof![
        iri().prop_map(Term::from),
        "[a-z]{1,3}".prop_map(|l| BlankNode::new_unchecked(l).into()),
        literal().prop_map(Term::from),
    ];
    leaf.prop_recursive(2, 4, 1, |inner| {
        (iri(), iri(), inner).prop_map(|(s, p, o)| Triple::new(s, p, o).into())
    })
}

fn quad() -> impl Strategy<Value = Quad> {
    let graph = prop_oneof![
        Just(GraphName::DefaultGraph),
        iri().prop_map(GraphName::from),
        Just(BlankNode::new_unchecked("g").into()),
    ];
    (iri(), iri(), term(), graph).prop_map(|(s, p, o, g)| Quad::new(s, p, o, g))
}

fn delta() -> impl Strategy<Value = Delta> {
    use proptest::collection::vec;
    let graphs = || vec(iri().prop_map(Into::into), 0..3);
    (vec(quad(), 0..20), vec(quad(), 0..20), graphs(), graphs()).prop_map(
        |(added, removed, created, dropped)| Delta {
            added,
            removed,
            created,
            dropped,
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(delta in delta()) {
        let (bytes, counts) = encode(&delta);
        prop_assert_eq!(counts.added, delta.added.len() as u64);
        prop_assert_eq!(gather(Decoder::new(&bytes[..]).unwrap()).unwrap(), delta);
    }

    #[test]
    fn a_cut_or_changed_payload_never_panics(delta in delta(), cut: u16, place: u16, mask: u8) {
        let (bytes, _) = encode(&delta);
        let cut = cut as usize % bytes.len();
        let all: Result<Vec<_>, _> =
            Decoder::new(&bytes[..cut]).and_then(Iterator::collect);
        prop_assert!(all.is_err());
        let mut changed = bytes;
        let place = place as usize % changed.len();
        changed[place] ^= mask;
        if let Ok(decoder) = Decoder::new(&changed[..]) {
            decoder.for_each(drop);
        }
    }
}

#[test]
fn forgetting_starts_the_numbers_anew() {
    let mut encoder = Encoder::new(Vec::new()).unwrap();
    for name in ["https://a.no/1", "https://a.no/2"] {
        let number = encoder.introduce(Lexical::Iri(name)).unwrap();
        let quad = LocalQuad {
            graph: Some(number),
            terms: [number; 3],
        };
        encoder.quad(Operation::Add, quad).unwrap();
        encoder.forget().unwrap();
    }
    let (bytes, counts) = encoder.finish().unwrap();
    assert_eq!(counts.added, 2);
    let delta = gather(Decoder::new(&bytes[..]).unwrap()).unwrap();
    let names: Vec<_> = delta.added.iter().map(|q| q.predicate.as_str()).collect();
    assert_eq!(names, ["https://a.no/1", "https://a.no/2"]);
}
