//! What pages are drawn from: a view of the graph, its kinds, and a reader.

use super::frame::Reader;
use super::words::Words;
use crate::index::{GraphView, TermId, TermKind};
use crate::questions::Questions;
use crate::rdf::{Label, Language, Prefixes, last_part};
use crate::registry::{Registry, names_of, own_term};
use crate::vocab::hg;
use oxrdf::NamedNode;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

/// A name that may lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// The language it says it in, if not the page's.
    pub lang: Option<String>,
    /// Where it leads; none for what is no web address.
    pub href: Option<String>,
    /// Whether it leaves the site.
    pub external: bool,
    /// The IRI behind it, short where a prefix fits.
    pub title: String,
}

impl Link {
    /// A link of the page's own words.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: Some(href.into()),
            ..Self::default()
        }
    }
}

/// What pages are drawn from.
pub struct Site<'a> {
    /// The union of the data graphs.
    pub view: &'a GraphView,
    /// The kinds of its revision.
    pub registry: &'a Registry,
    /// Names for IRIs.
    pub prefixes: &'a Prefixes,
    /// Canonical base of this deployment's IRIs.
    pub base: &'a str,
    /// The stored questions.
    pub questions: &'a Questions,
    /// Who reads.
    pub reader: Reader,
    labels: RefCell<HashMap<TermId, Label>>,
    /// Whether who reads may change a thing; nobody who is not signed in may.
    may_edit: Option<&'a dyn Fn(&NamedNode) -> bool>,
    /// The thing whose page is drawn.
    pub(super) thing: Cell<Option<TermId>>,
    /// Incoming links that its page lists, property by property.
    pub(super) listed: RefCell<Vec<HashSet<TermId>>>,
}

impl<'a> Site<'a> {
    /// A site for one request.
    pub fn new(
        view: &'a GraphView,
        registry: &'a Registry,
        questions: &'a Questions,
        prefixes: &'a Prefixes,
        base: &'a str,
        reader: Reader,
    ) -> Self {
        Self {
            view,
            registry,
            questions,
            prefixes,
            base,
            reader,
            labels: RefCell::default(),
            may_edit: None,
            thing: Cell::default(),
            listed: RefCell::default(),
        }
    }

    /// For somebody who is signed in.
    #[must_use]
    pub fn for_writer(mut self, may_edit: &'a dyn Fn(&NamedNode) -> bool) -> Self {
        self.may_edit = Some(may_edit);
        self
    }

    /// Where a thing of ours is changed by who reads.
    pub fn form_of(&self, thing: &NamedNode) -> Option<String> {
        let path = self.local_path(thing.as_str())?;
        let may = path.starts_with("/doc/") && self.may_edit.is_some_and(|may| may(thing));
        let edit = || format!("/edit?of={}", super::in_query(thing.as_str()));
        may.then(|| self.reader.local(&edit()))
    }

    /// Our words.
    pub fn words(&self) -> &'static Words {
        Words::of(self.reader.language)
    }

    /// The page's language.
    pub fn language(&self) -> Language {
        self.reader.language
    }

    /// The tag of a text where it differs from the page's language.
    pub fn foreign(&self, tag: Option<&str>) -> Option<String> {
        tag.filter(|tag| Language::from_tag(tag) != Some(self.language()))
            .map(str::to_owned)
    }

    /// The best name of a term: its labels, what the shapes call it, or the end of its IRI.
    pub fn label(&self, id: TermId) -> Label {
        if let Some(label) = self.labels.borrow().get(&id) {
            return label.clone();
        }
        let label = self.find_label(id);
        self.labels.borrow_mut().insert(id, label.clone());
        label
    }

    fn find_label(&self, id: TermId) -> Label {
        let text = self.view.text(id);
        match self.view.kind(id) {
            TermKind::Literal => Label {
                text: text.to_owned(),
                language: self.view.language(id).map(str::to_owned),
            },
            TermKind::Triple => Label::untagged(self.view.term(id).to_string()),
            TermKind::NamedNode | TermKind::BlankNode => {
                let names = names_of(self.view, id);
                if let Some(label) = names.choose(self.language()) {
                    return label.clone();
                }
                if self.view.kind(id) == TermKind::BlankNode {
                    return Label::untagged(self.words().unnamed);
                }
                self.label_of_iri(text)
            }
        }
    }

    /// The name of an IRI that the data do not name.
    pub fn label_of_iri(&self, iri: &str) -> Label {
        if let Some(label) = self
            .registry
            .term(iri)
            .and_then(|l| l.choose(self.language()))
        {
            return label.clone();
        }
        let short = self.prefixes.compact(iri);
        Label::untagged(short.unwrap_or_else(|| readable(last_part(iri))))
    }

    /// A named link to a term.
    pub fn link(&self, id: TermId) -> Link {
        let label = self.label(id);
        if self.view.kind(id) != TermKind::NamedNode {
            return Link {
                lang: self.foreign(label.language.as_deref()),
                text: label.text,
                ..Link::default()
            };
        }
        self.link_to(self.view.text(id), label)
    }

    /// A link to an IRI under a name.
    pub fn link_to(&self, iri: &str, label: Label) -> Link {
        let (href, external) = match self.local_path(iri) {
            Some(path) => (Some(self.reader.local(&path)), false),
            None => (web_address(iri), true),
        };
        Link {
            lang: self.foreign(label.language.as_deref()),
            text: label.text,
            external: external && href.is_some(),
            href,
            title: self.prefixes.compact(iri).unwrap_or_else(|| iri.to_owned()),
        }
    }

    /// Where this server answers an IRI of ours: `/doc/...` for things, the same path for the rest.
    pub fn local_path(&self, iri: &str) -> Option<String> {
        // The ontology keeps its name under every base, and is served here all the same.
        if let Some(term) = iri.strip_prefix(hg::BASE)
            && (term == "ns" || term.starts_with("ns#"))
        {
            return Some(format!("/{term}"));
        }
        let rest = iri.strip_prefix(self.base)?;
        if let Some(thing) = rest.strip_prefix("id/") {
            return Some(format!("/doc/{thing}"));
        }
        ["ns", "graph/", "shapes/"]
            .iter()
            .any(|start| rest.starts_with(start))
            .then(|| format!("/{rest}"))
    }

    /// The id of a term of our own ontology, under this deployment's base or the canonical one.
    pub fn ours(&self, local: &str) -> Option<TermId> {
        own_term(self.view, self.base, local)
    }
}

/// A slug as a name: hyphens read badly.
fn readable(slug: &str) -> String {
    slug.replace(['-', '_'], " ")
}

/// An IRI as a link target, if a browser may follow it: nothing but `http`, `https` and `mailto`.
pub(super) fn web_address(iri: &str) -> Option<String> {
    let scheme = iri.split_once(':')?.0.to_ascii_lowercase();
    ["http", "https", "mailto"]
        .contains(&scheme.as_str())
        .then(|| iri.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for (iri, ok) in [
            ("https://example.org/", true),
            ("HTTP://example.org/", true),
            ("mailto:a@example.org", true),
            ("javascript:alert(1)", false),
            ("JavaScript:alert(1)", false),
            ("data:text/html,x", false),
            ("urn:oid:2.16", false),
            ("vbscript:x", false),
        ] {
            assert_eq!(web_address(iri).is_some(), ok, "{iri}");
        }
    }
}
