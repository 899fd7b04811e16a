//! What is wrong with the parameters of an address, as the reader is told it.

use super::super::words::planning::Planning;
use super::super::words::views::Views;
use crate::planning::Fault;

/// The fault in the reader's words, with what would do.
pub(super) fn told(words: &Planning, shared: &Views, fault: &Fault) -> String {
    match fault {
        Fault::Criterion { name, known } => (words.fault_criterion)(name, &known.join(", ")),
        Fault::Weight {
            name,
            value,
            heaviest,
        } => (words.fault_weight)(value, name, &heaviest.to_string()),
        Fault::Choice {
            parameter,
            value,
            known,
        } => (shared.fault_choice)(value, parameter, &known.join(", ")),
        Fault::Parameter { name, known } => (shared.fault_parameter)(name, &known.join(", ")),
        Fault::Twice(name) => (shared.fault_twice)(name),
    }
}
