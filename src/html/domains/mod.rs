//! The data domains side by side, and the data-health card on the page of a thing.
//!
//! Both are drawn from [`crate::health`]; JSON and CSV show the same [`Selection`].

mod card;
mod lines;
mod overview;
mod selection;

pub use card::card;
pub use overview::overview;
pub use selection::{Choice, Refused, Selection, slug};

use super::words::domains::Domains;
use super::{Link, Site};
use crate::alignment::Reference;
use oxrdf::{NamedNode, Term};

/// The named link to a thing.
pub(super) fn named(site: &Site<'_>, node: &NamedNode) -> Link {
    let mut link = super::ehds::named(site, node);
    // The names of things here say enough; an IRI on top of each only adds noise.
    link.title = String::new();
    link
}

/// A value as people read it.
pub(super) fn shown(site: &Site<'_>, term: &Term) -> Link {
    match term {
        Term::NamedNode(node) => named(site, node),
        other => super::ehds::shown(site, other),
    }
}

/// A link to a stored question, and what it asks.
pub(super) fn why(site: &Site<'_>, asked: &Reference, of: &str) -> super::ehds::Why {
    super::ehds::why(site, asked, of)
}

/// A day, a month or a year as people write it.
pub(super) fn date(site: &Site<'_>, lexical: &str) -> String {
    super::ehds::day(site, lexical)
}

/// Tenths of a percent as whole percent, where only everything is 100 and only nothing 0.
pub(super) fn percent(tenths: u64) -> u64 {
    match tenths {
        0 => 0,
        1000 => 100,
        tenths => ((tenths + 5) / 10).clamp(1, 99),
    }
}

/// Thousandths of points as people write them: `3`, `1,5`.
pub(super) fn points(site: &Site<'_>, thousandths: u64) -> String {
    let tenths = (thousandths + 50) / 100;
    let (whole, rest) = (tenths / 10, tenths % 10);
    match (rest, site.language()) {
        (0, _) => whole.to_string(),
        (rest, crate::rdf::Language::En) => format!("{whole}.{rest}"),
        (rest, _) => format!("{whole},{rest}"),
    }
}

/// Our words for a site.
pub(super) fn words(site: &Site<'_>) -> &'static Domains {
    Domains::of_language(site.language())
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_everything_is_a_hundred_percent() {
        assert_eq!(
            [0, 1, 4, 367, 999, 1000].map(percent),
            [0, 1, 1, 37, 99, 100]
        );
    }
}
