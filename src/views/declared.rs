//! Views as the shapes declare them: parts, their questions, and how answers are set out.

use crate::index::{GraphView, TermId};
use crate::rdf::Labels;
use crate::vocab::{hg, sh};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNode, NamedNodeRef};

/// Most parts of a view: a list that bites its tail must end.
const MOST: usize = 64;

/// A view.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Its name in addresses, if it is a page of its own.
    pub name: Option<String>,
    /// What it is called.
    pub names: Labels,
    /// What is said under that.
    pub leads: Labels,
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

/// A stored question as a part asks it.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// The name of the question with the relations of a drawing.
    pub joined: Option<String>,
    /// The parameter that takes a value, and the value unless it is the thing of the page.
    pub about: Option<(String, Option<String>)>,
    /// How the answer is set out.
    pub arrangement: Arrangement,
}

/// How an answer is set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Rows and columns as the answer has them.
    Table,
    /// A row a thing, a column a source.
    SideBySide,
    /// A drawing of layers.
    Layers,
}

impl Arrangement {
    /// What it is called in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::SideBySide => "sideBySide",
            Self::Layers => "layers",
        }
    }
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
        let lists = values(shapes, node, hg::VIEW_PARTS).into_iter();
        let nodes: Vec<TermId> = lists.flat_map(|list| items(shapes, list)).collect();
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
        Self {
            name: text(shapes, node, sh::NAME).map(str::to_owned),
            names: labels(shapes, node, rdfs::LABEL),
            leads: labels(shapes, node, rdfs::COMMENT),
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

impl Question {
    fn read(shapes: &GraphView, node: TermId) -> Option<Self> {
        let owned = |property| text(shapes, node, property).map(str::to_owned);
        let about = owned(hg::ASKED_ABOUT);
        let set_out = text(shapes, node, hg::ARRANGEMENT);
        let is = |known: NamedNodeRef<'_>| set_out == Some(known.as_str());
        Some(Self {
            name: owned(hg::ANSWER_TO)?,
            joined: owned(hg::JOINED_BY),
            about: about.map(|parameter| (parameter, owned(hg::ASKED_VALUE))),
            arrangement: match () {
                () if is(hg::SIDE_BY_SIDE) => Arrangement::SideBySide,
                () if is(hg::AS_LAYERS) => Arrangement::Layers,
                () => Arrangement::Table,
            },
        })
    }
}

fn values(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
    let property = shapes.id(property);
    property.map_or_else(Vec::new, |p| shapes.objects(node, p).collect())
}

fn text<'v>(shapes: &'v GraphView, node: TermId, property: NamedNodeRef<'_>) -> Option<&'v str> {
    let first = shapes.objects(node, shapes.id(property)?).next()?;
    Some(shapes.text(first))
}

fn labels(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Labels {
    let mut labels = Labels::default();
    for label in values(shapes, node, property) {
        labels.add(shapes.text(label), shapes.language(label));
    }
    labels
}

fn items(shapes: &GraphView, list: TermId) -> Vec<TermId> {
    let mut items = Vec::new();
    let mut cell = Some(list);
    while let Some(at) = cell.filter(|_| items.len() < MOST) {
        items.extend(values(shapes, at, rdf::FIRST).into_iter().next());
        cell = values(shapes, at, rdf::REST).into_iter().next();
    }
    items
}

#[cfg(test)]
mod tests {
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
        assert!(views.len() >= 5 && names.contains(&"standards".to_owned()));
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
            (parts[0].key.as_str(), asked.arrangement),
            ("b", Arrangement::Table)
        );
    }
}
