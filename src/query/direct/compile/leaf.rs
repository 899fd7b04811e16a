//! Steps that read: triples, closures of a property, and tables.

use super::super::chain::{Slot, Step};
use super::super::path::{Closure, Direction};
use super::super::step::{Listed, Pattern, Table};
use super::{Compiler, Place};
use oxrdf::{Term, Variable};
use spargebra::algebra::PropertyPathExpression;
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};

impl Compiler<'_> {
    pub(super) fn triple(&mut self, triple: &TriplePattern, place: &mut Place) -> Option<Step> {
        let slots = [
            self.slot(&triple.subject)?,
            match &triple.predicate {
                NamedNodePattern::NamedNode(node) => self.term(node.clone().into()),
                NamedNodePattern::Variable(variable) => self.variable(variable.as_str()),
            },
            self.slot(&triple.object)?,
        ];
        slots.iter().for_each(|slot| place.bind(*slot));
        let list = match slots[0] {
            Slot::Term(id) => self.dataset.candidates_of(id),
            Slot::Variable(_) => None,
        };
        Some(match list {
            Some(list) => Step::Listed(Listed::new(list, slots[2])),
            None => Step::Triple(Pattern::new(place.scope.clone(), slots)),
        })
    }

    pub(super) fn closure(
        &mut self,
        subject: &TermPattern,
        path: &PropertyPathExpression,
        object: &TermPattern,
        place: &mut Place,
    ) -> Option<Step> {
        let (step, reflexive) = match path {
            PropertyPathExpression::OneOrMore(step) => (step, false),
            PropertyPathExpression::ZeroOrMore(step) => (step, true),
            _ => return None,
        };
        let PropertyPathExpression::NamedNode(predicate) = &**step else {
            return None;
        };
        let (subject, object) = (self.slot(subject)?, self.slot(object)?);
        let known = |slot: Slot| match slot {
            Slot::Term(_) => true,
            Slot::Variable(at) => place.bound.contains(&at),
        };
        let (ends, direction) = match (known(subject), known(object)) {
            (true, _) => ([subject, object], Direction::ToObject),
            (false, true) => ([object, subject], Direction::ToSubject),
            (false, false) => return None,
        };
        place.bind(ends[1]);
        let predicate = self.dataset.intern(predicate.clone().into());
        let scope = place.scope.clone();
        Some(Step::Closure(Closure::new(
            scope, predicate, ends, reflexive, direction,
        )))
    }

    pub(super) fn values(
        &mut self,
        variables: &[Variable],
        bindings: &[Vec<Option<GroundTerm>>],
        place: &mut Place,
    ) -> Step {
        let places: Vec<usize> = variables.iter().map(|v| self.name(v.as_str())).collect();
        let id = |term: &GroundTerm| self.dataset.intern(term.clone().into());
        let rows = bindings
            .iter()
            .map(|row| row.iter().map(|term| term.as_ref().map(id)).collect());
        let rows: Vec<Vec<_>> = rows.collect();
        place.seen.extend(&places);
        for (column, at) in places.iter().enumerate() {
            if rows.iter().all(|row| row[column].is_some()) {
                place.bound.insert(*at);
            }
        }
        Step::Values(Table::new(places, rows))
    }

    fn slot(&mut self, term: &TermPattern) -> Option<Slot> {
        Some(match term {
            TermPattern::NamedNode(node) => self.term(node.clone().into()),
            TermPattern::Literal(literal) => self.term(literal.clone().into()),
            TermPattern::Variable(variable) => self.variable(variable.as_str()),
            TermPattern::BlankNode(node) => self.variable(&format!("_:{}", node.as_str())),
            TermPattern::Triple(_) => return None,
        })
    }

    fn term(&self, term: Term) -> Slot {
        Slot::Term(self.dataset.intern(term))
    }

    fn variable(&mut self, name: &str) -> Slot {
        Slot::Variable(self.name(name))
    }
}
