//! Views as the shapes declare them: parts, their questions, and how answers are set out.

use super::filter::{Filter, narrowed};
use super::question::Question;
use super::reading::{labels, listed, text};
use crate::index::{GraphView, TermId};
use crate::rdf::Labels;
use crate::vocab::{hg, sh};
use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;

/// A view.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Its name in addresses, if it is a page of its own.
    pub name: Option<String>,
    /// What it is called.
    pub names: Labels,
    /// What is said under that.
    pub leads: Labels,
    /// What a reader can narrow it by.
    pub filters: Vec<Filter>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// How many of them come before what the page says of the thing itself.
    pub before: usize,
}

/// A part of a view.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in addresses.
    pub key: String,
    /// What it is called.
    pub names: Labels,
    /// What is said under that.
    pub leads: Labels,
    /// Where what it shows comes from.
    pub source: Source,
    /// The filters that narrow it, each with the column it narrows it by.
    pub narrowed: Vec<(String, String)>,
    /// Whether it stands on the page of the thing.
    pub on_page: bool,
}

/// Where what a part shows comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A stored question answers it.
    Question(Question),
    /// The program works it out, by the IRI of the computation.
    Computed(NamedNode),
}

impl View {
    /// The view that is a page of this name.
    pub fn named(shapes: &GraphView, name: &str) -> Option<Self> {
        let parts = shapes.id(hg::VIEW_PARTS)?;
        let nodes = shapes.triples(None, Some(parts), None).map(|t| t[0]);
        let mut nodes = nodes.filter(|node| text(shapes, *node, sh::NAME) == Some(name));
        nodes.next().map(|node| Self::read(shapes, node))
    }

    /// The names of the views that are pages of their own.
    pub fn names(shapes: &GraphView) -> Vec<String> {
        let Some(parts) = shapes.id(hg::VIEW_PARTS) else {
            return Vec::new();
        };
        let nodes = shapes.triples(None, Some(parts), None).map(|t| t[0]);
        let names = nodes.filter_map(|node| text(shapes, node, sh::NAME));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    }

    /// The view of the things of a collection.
    pub fn of_collection(shapes: &GraphView, segment: &str) -> Option<Self> {
        let has_view = shapes.id(hg::HAS_VIEW)?;
        let mut found = shapes.triples(None, Some(has_view), None);
        let [_, _, view] =
            found.find(|[node, ..]| text(shapes, *node, hg::PATH) == Some(segment))?;
        Some(Self::read(shapes, view))
    }

    fn read(shapes: &GraphView, node: TermId) -> Self {
        let nodes = listed(shapes, node, hg::VIEW_PARTS);
        let own = |node: &TermId| shapes.text(*node) == hg::OWN_STATEMENTS.as_str();
        let place = nodes.iter().position(own).unwrap_or(0);
        let (before, after) = nodes.split_at(place);
        let read = |nodes: &[TermId]| -> Vec<Part> {
            let parts = nodes.iter().filter_map(|node| Part::read(shapes, *node));
            parts.collect()
        };
        let mut parts = read(before);
        let before = parts.len();
        parts.extend(read(after));
        let filters = listed(shapes, node, hg::VIEW_FILTERS).into_iter();
        Self {
            name: text(shapes, node, sh::NAME).map(str::to_owned),
            names: labels(shapes, node, rdfs::LABEL),
            leads: labels(shapes, node, rdfs::COMMENT),
            filters: filters.filter_map(|it| Filter::read(shapes, it)).collect(),
            parts,
            before,
        }
    }
}

impl Part {
    /// None for a part without a name, or without anything that says what it shows.
    fn read(shapes: &GraphView, node: TermId) -> Option<Self> {
        let computed = text(shapes, node, hg::COMPUTED_BY);
        let computed = computed.and_then(|iri| NamedNode::new(iri).ok());
        Some(Self {
            key: text(shapes, node, sh::NAME)?.to_owned(),
            names: labels(shapes, node, rdfs::LABEL),
            leads: labels(shapes, node, rdfs::COMMENT),
            source: match computed {
                Some(iri) => Source::Computed(iri),
                None => Source::Question(Question::read(shapes, node)?),
            },
            narrowed: narrowed(shapes, node),
            on_page: text(shapes, node, hg::SHOWN_ON_PAGE) == Some("true"),
        })
    }

    /// The question it asks, if it asks one.
    pub fn question(&self) -> Option<&Question> {
        match &self.source {
            Source::Question(question) => Some(question),
            Source::Computed(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Arrangement;
    use super::*;
    use crate::assets;
    use crate::index::Snapshot;
    use crate::questions::Questions;
    use crate::rdf::{Delta, Language};
    use crate::registry::shapes_view;
    use oxigraph::io::{RdfFormat, RdfParser};

    fn shapes(more: &str) -> GraphView {
        let documents = assets::documents().into_iter();
        let shipped = documents.filter(|document| document.graph == hg::SHAPES);
        let texts = shipped.map(|document| document.turtle.to_vec());
        let quads = texts.chain([more.as_bytes().to_vec()]).flat_map(|turtle| {
            let parser = RdfParser::from_format(RdfFormat::Turtle)
                .with_base_iri(hg::BASE)
                .expect("an IRI")
                .with_default_graph(hg::SHAPES)
                .rename_blank_nodes();
            let parsed = parser.for_slice(&turtle).collect::<Result<Vec<_>, _>>();
            parsed.expect("it is Turtle")
        });
        let delta = Delta {
            added: quads.collect(),
            ..Delta::default()
        };
        shapes_view(&Snapshot::empty(&[]).apply(&delta, 1), hg::BASE)
    }

    #[test]
    fn every_part_has_its_question_and_its_words() {
        let shapes = shapes("");
        let questions = Questions::embedded(&hg::BASE_IRI.into_owned()).unwrap();
        let collections = shapes.triples(None, shapes.id(hg::HAS_VIEW), None);
        let of = collections.map(|[node, ..]| text(&shapes, node, hg::PATH).expect("a path"));
        let mut views: Vec<_> = of
            .filter_map(|it| View::of_collection(&shapes, it))
            .collect();
        let names = View::names(&shapes);
        views.extend(names.iter().filter_map(|name| View::named(&shapes, name)));
        for name in ["standards", "roadmap"] {
            assert!(names.contains(&name.to_owned()), "{name}");
        }
        for filter in views.iter().flat_map(|view| &view.filters) {
            let columns = |name: &str| questions.get(name).map(crate::questions::Question::columns);
            if let Some((name, column)) = &filter.also {
                let columns = columns(name).unwrap_or_else(|| panic!("no {name}"));
                assert!(columns.contains(&column.as_str()), "{name}: {column}");
            }
            let narrows = |part: &&Part| part.narrowed.iter().any(|(it, _)| *it == filter.name);
            let parts = views.iter().flat_map(|view| &view.parts).filter(narrows);
            for part in parts.clone() {
                let asked = part.question().expect("only answers are narrowed");
                let columns = columns(&asked.name).unwrap_or_default();
                assert!(
                    part.narrowed
                        .iter()
                        .all(|(_, it)| columns.contains(&it.as_str())),
                    "{}",
                    part.key
                );
            }
            assert!(parts.count() > 0, "{} narrows nothing", filter.name);
            assert!(
                filter.names.choose(Language::Nn).is_some(),
                "{}",
                filter.name
            );
        }
        for part in views.iter().flat_map(|view| &view.parts) {
            let asked = part.question();
            for name in asked
                .into_iter()
                .flat_map(|it| [Some(&it.name), it.joined.as_ref()])
            {
                let (Some(name), Some(asked)) = (name, asked) else {
                    continue;
                };
                let question = questions.get(name).unwrap_or_else(|| panic!("no {name}"));
                let taken =
                    |(it, _): &(String, _)| question.parameters.iter().any(|p| p.name == it);
                assert!(
                    asked.joined.as_ref() == Some(name) || asked.about.iter().all(taken),
                    "{name}"
                );
            }
            for language in Language::ALL {
                for labels in [&part.names, &part.leads] {
                    let label = labels.choose(language).expect("a text");
                    assert_eq!(
                        label.language.as_deref(),
                        Some(language.tag()),
                        "{}",
                        part.key
                    );
                }
            }
        }
        assert!(View::named(&shapes, "none").is_none());
        assert!(View::of_collection(&shapes, "organisations").is_none());
    }

    #[test]
    fn a_broken_declaration_adds_nothing() {
        let view = View::named(
            &shapes(
                "PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX sh: <http://www.w3.org/ns/shacl#>
                PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
                <v> sh:name \"v\" ; hg:viewParts ( [ sh:name \"a\" ] [ hg:answerTo \"q\" ] [ sh:name \"b\" ; hg:answerTo \"q\" ; hg:arrangement hg:none ] ) .
                <w> sh:name \"w\" ; hg:viewParts <loop> . <loop> rdf:rest <loop> ; rdf:first [ sh:name \"c\" ; hg:answerTo \"q\" ] .",
            ),
            "v",
        );
        let parts = view.expect("a view").parts;
        assert_eq!(parts.len(), 1);
        let asked = parts[0].question().expect("a question");
        assert_eq!(
            (parts[0].key.as_str(), &asked.arrangement),
            ("b", &Arrangement::Table)
        );
    }
}
