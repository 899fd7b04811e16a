//! What is wrong with the parameters of an address, as the reader is told it.

use super::super::words::planning::Planning;
use crate::planning::Fault;

/// The fault in the reader's words, with what would do.
pub(super) fn told(words: &Planning, fault: &Fault) -> String {
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
        } => (words.fault_choice)(value, parameter, &known.join(", ")),
        Fault::Parameter { name, known } => (words.fault_parameter)(name, &known.join(", ")),
        Fault::Twice(name) => (words.fault_twice)(name),
    }
}
