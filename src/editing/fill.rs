//! A form filled from what the graph says.

use super::value::Value;
use super::{Control, DEEPEST, Entry, MOST_OF_FIELD, Node};
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::Language;
use crate::registry::json::pointer;
use crate::registry::{Direction, Field, Registry, is_part};
use oxrdf::NamedNode;
use oxrdf::vocab::{rdf, xsd};

/// What a form is filled from.
struct Filling<'a> {
    /// The graph the thing belongs to.
    home: &'a GraphView,
    registry: &'a Registry,
    thing: TermId,
    /// Parts that stand in the form already.
    placed: Vec<TermId>,
}

impl Node {
    /// The form of a thing, or of one that is to be made.
    pub fn of(registry: &Registry, fields: &[Field], found: Option<(&GraphView, TermId)>) -> Self {
        let mut filling = found.map(|(home, thing)| Filling {
            home,
            registry,
            thing,
            placed: vec![thing],
        });
        let thing = found.map(|(_, thing)| thing);
        node(filling.as_mut(), thing, fields, "", 0)
    }

    /// The empty form of a part.
    pub fn empty(fields: &[Field], at: &str) -> Self {
        node(None, None, fields, at, 0)
    }
}

fn node(
    mut filling: Option<&mut Filling<'_>>,
    node: Option<TermId>,
    fields: &[Field],
    at: &str,
    depth: usize,
) -> Node {
    let forward = fields
        .iter()
        .filter(|field| field.direction == Direction::Forward);
    let mut entries = Vec::new();
    for field in forward {
        let mut entry = Entry::new(field.clone(), pointer(at, &field.key));
        if let Some((filling, node)) = filling.as_deref_mut().zip(node) {
            filling.fill(&mut entry, node, depth);
        }
        if entry.left == 0 {
            entry.open();
        }
        entries.push(entry);
    }
    Node { entries }
}

impl Filling<'_> {
    fn fill(&mut self, entry: &mut Entry, node: TermId, depth: usize) {
        let property = NamedNode::new(&entry.field.predicate).ok();
        let Some(property) = property.and_then(|iri| self.home.id(&iri)) else {
            return;
        };
        let mut values: Vec<TermId> = self.home.objects(node, property).collect();
        // JSON does not say these, and a write through it leaves them alone.
        values.retain(|value| self.home.kind(*value) != TermKind::Triple);
        if values.len() > MOST_OF_FIELD {
            entry.left = values.len();
            return;
        }
        values.sort_by_cached_key(|value| {
            let tag = self.home.language(*value).unwrap_or_default();
            let place = Language::ALL.iter().position(|one| one.tag() == tag);
            (place.unwrap_or(9), self.home.term(*value).to_string())
        });
        for value in values {
            let at = pointer(&entry.at, entry.rows.len());
            let value = self.value(value, entry.control, &at, depth);
            entry.grow(value);
        }
    }

    fn value(&mut self, value: TermId, control: Control, at: &str, depth: usize) -> Value {
        let term = || self.home.term(value).to_string();
        match self.home.kind(value) {
            TermKind::Literal if control == Control::Choice => Value::Choice { term: term() },
            TermKind::Literal => self.literal(value, control),
            TermKind::NamedNode if control == Control::Choice => Value::Choice { term: term() },
            TermKind::NamedNode if is_part(self.home, self.thing, value) => self
                .part(value, at, depth)
                .unwrap_or_else(|| Value::Kept { term: term() }),
            TermKind::NamedNode
                if matches!(control, Control::Thing | Control::Part | Control::Any) =>
            {
                Value::Thing {
                    iri: self.home.text(value).to_owned(),
                    text: String::new(),
                    found: Vec::new(),
                }
            }
            TermKind::BlankNode => self
                .part(value, at, depth)
                .unwrap_or_else(|| Value::Kept { term: term() }),
            TermKind::NamedNode | TermKind::Triple => Value::Kept { term: term() },
        }
    }

    /// A text or number; what its control cannot say is kept as it is.
    fn literal(&self, value: TermId, control: Control) -> Value {
        let text = self.home.text(value).to_owned();
        let language = self.home.language(value).map(str::to_owned);
        let datatype = self.home.datatype(value).unwrap_or_default();
        let is_string = datatype == xsd::STRING.as_str();
        // Browsers send line ends of their own.
        let is_sendable = !text.contains('\r') && !text.trim().is_empty();
        match (control, language) {
            _ if !is_sendable => Value::Kept {
                term: self.home.term(value).to_string(),
            },
            (Control::EachLanguage | Control::Texts | Control::Any, Some(language)) => {
                Value::Text { language, text }
            }
            (Control::EachLanguage | Control::Texts, None) if is_string => Value::Text {
                language: String::new(),
                text,
            },
            (Control::Boolean | Control::Plain | Control::Any, None) => Value::Plain {
                datatype: datatype.to_owned(),
                text,
            },
            _ => Value::Kept {
                term: self.home.term(value).to_string(),
            },
        }
    }

    /// A part with its own fields; none for lists, for what no shape describes and for what
    /// stands too deep, or in the form already.
    fn part(&mut self, part: TermId, at: &str, depth: usize) -> Option<Value> {
        let list = self.home.id(rdf::FIRST);
        let is_list = list.is_some_and(|first| self.home.objects(part, first).next().is_some());
        if is_list || depth + 1 >= DEEPEST || self.placed.contains(&part) {
            return None;
        }
        let classes = classes(self.home, part);
        let fields = self.registry.fields_of(classes.iter().map(String::as_str));
        if fields.is_empty() {
            return None;
        }
        self.placed.push(part);
        let id = match self.home.kind(part) {
            TermKind::BlankNode => format!("_:{}", self.home.text(part)),
            _ => self.home.text(part).to_owned(),
        };
        let node = node(Some(self), Some(part), &fields, at, depth + 1);
        Some(Value::Part { id, classes, node })
    }
}

/// The classes of a node.
fn classes(view: &GraphView, node: TermId) -> Vec<String> {
    let a = view.id(rdf::TYPE).into_iter();
    let mut classes: Vec<String> = a
        .flat_map(|a| view.objects(node, a))
        .filter(|class| view.kind(*class) == TermKind::NamedNode)
        .map(|class| view.text(class).to_owned())
        .collect();
    classes.sort();
    classes
}
