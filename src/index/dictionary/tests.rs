//! Ids stay, and a term has one.

use super::*;

/// Interns some terms as one commit does.
fn commit(dictionary: &Dictionary, terms: &[String]) -> Dictionary {
    let mut new = NewTerms::after(dictionary);
    for term in terms {
        new.intern(dictionary, term);
    }
    dictionary.with(new)
}

#[test]
fn ids_stay_through_commits_and_compaction() {
    let terms: Vec<String> = (0..500).map(|i| format!("S{}", i * i)).collect();
    let mut dictionary = Dictionary::default();
    for commit_terms in terms.chunks(7) {
        let before = dictionary.clone();
        dictionary = commit(&dictionary, commit_terms);
        assert_eq!(
            before.find(&commit_terms[0]),
            None,
            "an older snapshot changed"
        );
    }
    assert!(
        dictionary.segments().len() < 12,
        "small segments are merged"
    );
    for dictionary in [&dictionary, &dictionary.compacted()] {
        assert_eq!(dictionary.len(), terms.len());
        for (id, term) in (0..).zip(&terms) {
            assert_eq!(dictionary.find(term), Some(id));
            assert_eq!(dictionary.get(id).0, term);
        }
        assert_eq!(dictionary.find("Sx"), None);
    }
    let even = dictionary.retain(|id| id % 2 == 0);
    assert_eq!(even.len(), 250);
    assert_eq!(even.find(&terms[1]), None);
    assert_eq!(even.find(&terms[4]), Some(2));
}

#[test]
fn a_term_is_interned_once() {
    let twice = ["Sx".to_owned(), "Sy".to_owned(), "Sx".to_owned()];
    let dictionary = commit(&commit(&Dictionary::default(), &twice), &twice);
    assert_eq!(dictionary.len(), 2);
}
