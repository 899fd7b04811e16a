//! Terms of an answer as cells of a table: by name, with the IRI where that says more.

use super::{Link, Site};
use oxrdf::{NamedNode, Term};

/// A term of a result: what it is called, and the IRI of what is called something else.
pub(super) struct Named {
    pub(super) link: Link,
    pub(super) iri: Option<String>,
}

pub(super) fn cell_of(site: &Site<'_>, term: &Term) -> Named {
    let link = match term {
        Term::NamedNode(node) => return named(site, node),
        Term::Literal(literal) => Link {
            text: literal.value().to_owned(),
            lang: site.foreign(literal.language()),
            ..Link::default()
        },
        Term::BlankNode(_) | Term::Triple(_) => Link {
            text: term.to_string(),
            ..Link::default()
        },
    };
    Named { link, iri: None }
}

fn named(site: &Site<'_>, node: &NamedNode) -> Named {
    let iri = node.as_str();
    let label = match site.view.id(node) {
        Some(id) => site.label(id),
        None => site.label_of_iri(iri),
    };
    let short = iri
        .strip_prefix(site.base)
        .filter(|path| path.starts_with("id/"))
        .map(str::to_owned)
        .or_else(|| site.prefixes.compact(iri))
        .unwrap_or_else(|| iri.to_owned());
    Named {
        iri: (short != label.text).then_some(short),
        link: Link {
            title: iri.to_owned(),
            ..site.link_to(iri, label)
        },
    }
}
