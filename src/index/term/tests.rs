//! Terms come back from their bytes as they went in; other bytes are told.

use super::*;
use crate::index::encode::encode;

#[test]
fn every_kind_of_term_comes_back() {
    let iri = NamedNode::new_unchecked("http://example.org/æ");
    let long = "x".repeat(10_000);
    let terms: Vec<Term> = vec![
        iri.clone().into(),
        BlankNode::new_unchecked("b1").into(),
        Literal::new_simple_literal("").into(),
        Literal::new_simple_literal("blåbær\0").into(),
        Literal::new_language_tagged_literal_unchecked("hei", "nb").into(),
        Literal::new_directional_language_tagged_literal_unchecked("hei", "ar", BaseDirection::Rtl)
            .into(),
        Literal::new_directional_language_tagged_literal_unchecked("hei", "ar", BaseDirection::Ltr)
            .into(),
        Literal::new_typed_literal("05", xsd::INTEGER).into(),
        Literal::new_typed_literal("5", xsd::INTEGER).into(),
        Literal::new_typed_literal("5", NamedNode::new_unchecked(long)).into(),
        Triple::new(
            iri.clone(),
            iri.clone(),
            Triple::new(iri.clone(), iri.clone(), Literal::new_simple_literal("o")),
        )
        .into(),
    ];
    let mut seen = std::collections::HashSet::new();
    for term in terms {
        let mut text = String::new();
        encode(term.as_ref(), &mut text);
        assert!(EncodedTerm(&text).is_well_formed(), "{term}");
        assert_eq!(EncodedTerm(&text).to_term(), term);
        assert!(seen.insert(text), "{term} is encoded as another term is");
    }
}

#[test]
fn nonsense_is_not_well_formed() {
    for text in [
        "", "X", "D", "D\u{3f}1", "L", "L\u{5}nb", "Q", "T\u{7f}", "Lé",
    ] {
        assert!(!EncodedTerm(text).is_well_formed(), "{text:?}");
    }
}
