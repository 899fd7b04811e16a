//! The addresses that are there whatever the shapes and the questions say.

mod api;
mod domains;
mod editing;
mod ehds;
mod graphs;
mod impact;
mod pages;
mod planning;
mod running;
mod search;
mod sparql;
mod things;
mod validate;
mod well_known;

use super::operation::Operation;

/// Every one of them, those of one tag together.
pub fn operations() -> Vec<Operation> {
    [
        api::operations(),
        things::operations(),
        domains::operations(),
        impact::operations(),
        ehds::operations(),
        planning::operations(),
        well_known::operations(),
        pages::operations(),
        editing::operations(),
        search::operations(),
        sparql::operations(),
        graphs::operations(),
        validate::operations(),
        running::operations(),
    ]
    .concat()
}
