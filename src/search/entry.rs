//! One thing as search sees it: its texts, and its values of each facet, read from a view.

use super::analyse::Tongue;
use super::declared::Declared;
use super::path::Path;
use crate::index::{GraphView, TermId, TermKind};
use oxrdf::NamedNode;
use oxrdf::vocab::rdf;
use std::collections::HashMap;

/// The facets every search has, before those the shapes declare: kind and language.
pub const OWN_FACETS: usize = 2;
/// Longest part of a text that is read, in bytes.
const LONGEST: usize = 20_000;

/// A text of a thing.
#[derive(Debug, Clone)]
pub struct Text<'v> {
    /// Which of the declared fields it is of.
    pub field: usize,
    /// The text.
    pub text: &'v str,
    /// Its language tag.
    pub language: Option<&'v str>,
}

impl Text<'_> {
    /// Which stemmers it is for.
    pub fn tongue(&self) -> Tongue {
        Tongue::of_tag(self.language)
    }
}

/// A facet's path, and the class of its values if there is one, as a view knows them.
type KnownFacet = (Path<Option<TermId>>, Option<Option<TermId>>);

/// Reads things from one view.
pub struct Reader<'v> {
    view: &'v GraphView,
    base: String,
    declared: &'v Declared,
    a: Option<TermId>,
    /// Class to the kinds it belongs to, by their place.
    kinds: HashMap<TermId, usize>,
    fields: Vec<Vec<TermId>>,
    facets: Vec<KnownFacet>,
}

impl<'v> Reader<'v> {
    /// A reader of what is declared.
    pub fn new(view: &'v GraphView, declared: &'v Declared, base: &str) -> Self {
        let known = |iri: &NamedNode| view.id(iri);
        let mut kinds = HashMap::new();
        for (place, kind) in declared.kinds.iter().enumerate() {
            for class in kind.classes.iter().filter_map(known) {
                kinds.entry(class).or_insert(place);
            }
        }
        let fields = declared.fields.iter();
        let facets = declared.facets.iter();
        Self {
            view,
            base: format!("{base}id/"),
            declared,
            a: view.id(rdf::TYPE),
            kinds,
            fields: fields
                .map(|field| field.properties.iter().filter_map(known).collect())
                .collect(),
            facets: facets
                .map(|facet| (facet.path.known(view), facet.class.as_ref().map(known)))
                .collect(),
        }
    }

    /// Every thing of the collections, each once.
    pub fn things(&self) -> Vec<TermId> {
        let Some(a) = self.a else { return Vec::new() };
        let classes = self.kinds.keys();
        let mut things: Vec<TermId> = classes
            .flat_map(|class| self.view.subjects(a, *class))
            .filter(|thing| self.view.kind(*thing) == TermKind::NamedNode)
            .collect();
        things.sort_unstable();
        things.dedup();
        things
    }

    /// The place of a thing's kind; none if it is of none, and so is not found.
    ///
    /// Of several the one its IRI is made with, else the first.
    pub fn kind(&self, thing: TermId) -> Option<usize> {
        if self.view.kind(thing) != TermKind::NamedNode {
            return None;
        }
        let classes = self.view.objects(thing, self.a?);
        let mut kinds: Vec<usize> = classes
            .filter_map(|c| self.kinds.get(&c).copied())
            .collect();
        kinds.sort_unstable();
        let rest = self.view.text(thing).strip_prefix(self.base.as_str());
        let segment = rest.and_then(|rest| rest.split_once('/')).map(|(s, _)| s);
        let mut named = kinds.iter().copied();
        let named = named.find(|kind| Some(&*self.declared.kinds[*kind].segment) == segment);
        named.or(kinds.first().copied())
    }

    /// Its texts, the heaviest first.
    pub fn texts(&self, thing: TermId) -> Vec<Text<'v>> {
        let mut texts = Vec::new();
        for (field, properties) in self.fields.iter().enumerate() {
            for property in properties {
                for value in self.view.objects(thing, *property) {
                    if self.view.kind(value) == TermKind::Literal
                        && !is_address(self.view.text(value))
                    {
                        texts.push(Text {
                            field,
                            text: start(self.view.text(value)),
                            language: self.view.language(value),
                        });
                    }
                }
            }
        }
        texts
    }

    /// Its texts, and what its kind is called where that is searched.
    pub fn indexed(&self, thing: TermId, kind: usize) -> Vec<Text<'v>> {
        let mut texts = self.texts(thing);
        let fields = self.declared.fields.iter().enumerate();
        for (field, _) in fields.filter(|(_, field)| field.kind) {
            let names = self.declared.kinds[kind].names.iter();
            texts.extend(names.map(|name| Text {
                field,
                text: &name.text,
                language: name.language.as_deref(),
            }));
        }
        texts
    }

    /// Its values of each facet: IRIs, but for the collection's name and language tags.
    pub fn facets(&self, thing: TermId, kind: usize) -> Vec<Vec<String>> {
        let mut all = vec![
            vec![self.declared.kinds[kind].segment.clone()],
            self.languages(thing),
        ];
        for (path, class) in &self.facets {
            let mut values = path.walk(self.view, thing);
            values.retain(|value| {
                self.view.kind(*value) == TermKind::NamedNode && self.is_of(*value, *class)
            });
            all.push(
                values
                    .iter()
                    .map(|v| self.view.text(*v).to_owned())
                    .collect(),
            );
        }
        all
    }

    fn is_of(&self, value: TermId, class: Option<Option<TermId>>) -> bool {
        match (class, self.a) {
            (None, _) => true,
            (Some(Some(class)), Some(a)) => self.view.contains(value, a, class),
            _ => false,
        }
    }

    /// The languages something is said of it in.
    fn languages(&self, thing: TermId) -> Vec<String> {
        let texts = self.texts(thing);
        let tags = texts.iter().filter_map(|text| text.language);
        let mut tags: Vec<String> = tags.map(str::to_owned).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// Whether a text is a name.
    pub fn names_things(&self, text: &Text<'_>) -> bool {
        self.declared.fields[text.field].names
    }

    /// How many triples lead to it.
    pub fn incoming(&self, thing: TermId) -> usize {
        self.view.count(None, None, Some(thing))
    }

    /// The view.
    pub fn view(&self) -> &'v GraphView {
        self.view
    }
}

/// Whether a text is a web address: that identifies a thing, but is no name to search for.
fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn start(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
