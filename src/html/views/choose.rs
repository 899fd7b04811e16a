//! The form that narrows a view, and what is wrong with an address.

use super::super::{Site, ehds};
use super::part::text;
use super::words;
use crate::rdf::collation;
use crate::views::{Choice, Choices, Fault, Told, UNKNOWN, short};

/// The form.
pub(super) struct Choose {
    /// Where it leads.
    pub action: String,
    /// What is wrong with the address.
    pub fault: Option<String>,
    /// Its fields.
    pub selects: Vec<Select>,
    /// Whether anything is left out.
    pub filtered: bool,
}

/// One filter.
pub(super) struct Select {
    pub name: String,
    pub label: String,
    /// Name in addresses, label, whether it is chosen.
    pub options: Vec<(String, String, bool)>,
    pub wrong: bool,
}

impl Choose {
    /// None for a view without filters.
    pub(super) fn of(
        site: &Site<'_>,
        told: &Told,
        choice: &Choice,
        wrong: Option<&Fault>,
        path: &str,
    ) -> Option<Self> {
        let set = choice.0.iter().map(Option::as_deref);
        let selects = told.filters.iter().zip(set);
        let selects = selects.map(|(it, value)| select(site, it, value, wrong));
        (!told.filters.is_empty()).then(|| Self {
            action: site.reader.local(path),
            fault: wrong.map(|wrong| explained(site, wrong)),
            selects: selects.collect(),
            filtered: !choice.is_open(),
        })
    }
}

fn select(site: &Site<'_>, it: &Choices, value: Option<&str>, wrong: Option<&Fault>) -> Select {
    let mut options: Vec<_> = it
        .known
        .iter()
        .map(|iri| {
            let name = short(iri.as_str(), site.base).to_owned();
            let label = ehds::named(site, iri).text;
            (name, label, value == Some(iri.as_str()))
        })
        .collect();
    if !it.filter.keeps_order {
        options.sort_by_cached_key(|(_, label, _)| collation(label));
    }
    let unknown = words(site).unknown.to_owned();
    options.push((UNKNOWN.to_owned(), unknown, value == Some(UNKNOWN)));
    Select {
        label: text(site, &it.filter.names).unwrap_or_else(|| it.filter.name.clone()),
        options,
        wrong: wrong.is_some_and(|fault| fault.parameter() == it.filter.name),
        name: it.filter.name.clone(),
    }
}

/// The fault in the reader's words, with what would do.
fn explained(site: &Site<'_>, fault: &Fault) -> String {
    let words = words(site);
    match fault {
        Fault::Choice {
            parameter,
            value,
            known,
        } => (words.fault_choice)(value, parameter, &known.join(", ")),
        Fault::Parameter { name, known } => (words.fault_parameter)(name, &known.join(", ")),
        Fault::Twice(name) => (words.fault_twice)(name),
    }
}
