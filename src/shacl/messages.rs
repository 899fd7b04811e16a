//! What a person reads: the shape's own messages, else ours in nb, nn and en.

use crate::shacl::model::Constraint;
use crate::shacl::run::{Node, Run};
use crate::shacl::sparql::Column;
use crate::shacl::validate::Found;
use crate::shacl::words::words;
use oxrdf::{Literal, Term};

impl Run<'_> {
    /// The messages of a result.
    pub(super) fn messages(&self, found: &Found) -> Vec<Literal> {
        let shape = self.shape(found.shape);
        let constraint = &shape.constraints[found.constraint];
        if let Some(message) = found.solution.as_ref().and_then(|s| s.message.clone()) {
            return vec![message];
        }
        let messages = match constraint {
            Constraint::Sparql(constraint) if !constraint.messages.is_empty() => {
                &constraint.messages
            }
            _ => &shape.messages,
        };
        if messages.is_empty() {
            return self.default_messages(constraint);
        }
        messages
            .iter()
            .map(|message| fill(message, &|name| self.placeholder(found, name)))
            .collect()
    }

    fn placeholder(&self, found: &Found, name: &str) -> Option<Term> {
        match name {
            "this" => return Some(self.term(found.focus)),
            "value" if found.solution.is_none() => {
                return found.value.map(|value| self.term(value));
            }
            _ => {}
        }
        let Constraint::Sparql(constraint) = &self.shape(found.shape).constraints[found.constraint]
        else {
            return None;
        };
        let solution = found.solution.as_ref()?;
        let bindings = solution.bindings.iter();
        let bound = bindings.filter(|(n, _)| n == name).map(|(_, term)| term);
        let columns = constraint.columns.iter().filter(|(n, _)| n == name);
        let constants = columns.filter_map(|(_, column)| match column {
            Column::Constant(term) => Some(term),
            _ => None,
        });
        let own = (name == "value")
            .then_some(solution.value.as_ref())
            .flatten();
        bound.chain(constants).chain(own).next().cloned()
    }

    fn default_messages(&self, constraint: &Constraint) -> Vec<Literal> {
        let [nb, nn, en] = words(constraint.name(), &self.asked(constraint));
        [("nb", nb), ("nn", nn), ("en", en)]
            .into_iter()
            .map(|(tag, text)| Literal::new_language_tagged_literal_unchecked(text, tag))
            .collect()
    }

    /// What a constraint asks for, in a few characters.
    fn asked(&self, constraint: &Constraint) -> String {
        let name = |constant| show(&self.term(self.node(constant)));
        match constraint {
            Constraint::Class(term)
            | Constraint::Datatype(term, _)
            | Constraint::Range(_, term)
            | Constraint::Equals(term)
            | Constraint::Disjoint(term)
            | Constraint::LessThan(term)
            | Constraint::LessThanOrEquals(term)
            | Constraint::HasValue(term) => name(*term),
            Constraint::NodeKind(kinds) => kinds.name.to_string(),
            Constraint::MinCount(n)
            | Constraint::MaxCount(n)
            | Constraint::MinLength(n)
            | Constraint::MaxLength(n)
            | Constraint::QualifiedMinCount(_, n)
            | Constraint::QualifiedMaxCount(_, n) => n.to_string(),
            Constraint::Pattern(pattern) => pattern.text.clone(),
            Constraint::LanguageIn(tags) => tags.join(", "),
            Constraint::In(set) => self.enumerate(self.set(*set)),
            Constraint::Not(shape) | Constraint::Node(shape) | Constraint::Property(shape) => {
                match &self.shape(*shape).node {
                    Term::BlankNode(_) => "…".to_owned(),
                    node => show(node),
                }
            }
            Constraint::And(shapes) | Constraint::Or(shapes) | Constraint::Xone(shapes) => {
                shapes.len().to_string()
            }
            Constraint::UniqueLang | Constraint::Closed(_) | Constraint::Sparql(_) => String::new(),
        }
    }

    /// The first few, so that a long value list does not drown the message.
    fn enumerate(&self, nodes: &[Node]) -> String {
        const SHOWN: usize = 8;
        let mut names: Vec<_> = nodes
            .iter()
            .take(SHOWN)
            .map(|n| show(&self.term(*n)))
            .collect();
        if nodes.len() > SHOWN {
            names.push(format!("… ({})", nodes.len()));
        }
        names.join(", ")
    }
}

/// A term in a sentence.
pub(super) fn show(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        _ => term.to_string(),
    }
}

/// Replaces `{$name}` and `{?name}` by what `value` knows (SHACL §5.3.2); leaves the rest.
pub(super) fn fill(message: &Literal, value: &dyn Fn(&str) -> Option<Term>) -> Literal {
    let text = message.value();
    if !text.contains('{') {
        return message.clone();
    }
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['{']) {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let name = from
            .find('}')
            .map(|end| &from[1..end])
            .filter(|name| name.starts_with(['$', '?']));
        match name.and_then(|name| Some((name.len() + 2, value(&name[1..])?))) {
            Some((length, term)) => {
                filled.push_str(&show(&term));
                rest = &from[length..];
            }
            None => {
                filled.push('{');
                rest = &from[1..];
            }
        }
    }
    filled.push_str(rest);
    match message.language() {
        Some(tag) => Literal::new_language_tagged_literal_unchecked(filled, tag),
        None => Literal::new_simple_literal(filled),
    }
}
