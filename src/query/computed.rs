//! The terms one evaluation computes that are not in the snapshot's dictionary.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use oxrdf::Term;
use std::cell::RefCell;
use std::hash::BuildHasher;

/// A growing dictionary; equal terms have equal numbers.
#[derive(Default)]
pub(super) struct Computed {
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    terms: Vec<Term>,
    numbers: HashTable<u32>,
    hasher: FixedState,
}

impl Computed {
    /// The number of a term, new or not.
    pub(super) fn intern(&self, term: Term) -> u32 {
        let Inner {
            terms,
            numbers,
            hasher,
        } = &mut *self.inner.borrow_mut();
        let hash = hasher.hash_one(&term);
        if let Some(number) = numbers.find(hash, |number| terms[*number as usize] == term) {
            return *number;
        }
        let number = u32::try_from(terms.len()).expect("memory runs out before the numbers do");
        terms.push(term);
        numbers.insert_unique(hash, number, |number| {
            hasher.hash_one(&terms[*number as usize])
        });
        number
    }

    /// The term of a number that `intern` gave.
    pub(super) fn term(&self, number: u32) -> Term {
        self.inner.borrow().terms[number as usize].clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::Literal;

    #[test]
    fn equal_terms_have_equal_numbers() {
        let computed = Computed::default();
        let one = computed.intern(Literal::from(1).into());
        let two = computed.intern(Literal::from("1").into());
        assert_ne!(one, two);
        assert_eq!(computed.intern(Literal::from(1).into()), one);
        assert_eq!(computed.term(two), Literal::from("1").into());
    }
}
