//! What a person reads: the shape's own messages, else ours in nb, nn and en.

use crate::shacl::model::{Bound, Constraint};
use crate::shacl::run::{Node, Run};
use crate::shacl::sparql::Column;
use crate::shacl::validate::Found;
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
        let [nb, nn, en] = self.words(constraint);
        [("nb", nb), ("nn", nn), ("en", en)]
            .into_iter()
            .map(|(tag, text)| Literal::new_language_tagged_literal_unchecked(text, tag))
            .collect()
    }

    /// In nb, nn and en.
    fn words(&self, constraint: &Constraint) -> [String; 3] {
        let say = |nb: String, nn: String, en: String| [nb, nn, en];
        let all = |nb: &str, nn: &str, en: &str, what: String| {
            [nb, nn, en].map(|text| text.replace("{}", &what))
        };
        let name = |constant| show(&self.term(self.node(constant)));
        match constraint {
            Constraint::Class(c) => all(
                "Verdien er ikke av klassen {}",
                "Verdien er ikkje av klassen {}",
                "The value is not an instance of {}",
                name(*c),
            ),
            Constraint::Datatype(c, _) => all(
                "Verdien er ingen gyldig {}",
                "Verdien er ingen gyldig {}",
                "The value is no valid {}",
                name(*c),
            ),
            Constraint::NodeKind(kinds) => all(
                "Verdien er ikke av slaget {}",
                "Verdien er ikkje av slaget {}",
                "The value is not of kind {}",
                show(&kinds.name.clone().into()),
            ),
            Constraint::MinCount(n) => say(
                format!("Det skal være minst {n} {}", plural(*n, "verdi", "verdier")),
                format!("Det skal vere minst {n} {}", plural(*n, "verdi", "verdiar")),
                format!(
                    "There must be at least {n} {}",
                    plural(*n, "value", "values")
                ),
            ),
            Constraint::MaxCount(n) => say(
                format!("Det skal være høyst {n} {}", plural(*n, "verdi", "verdier")),
                format!("Det skal vere høgst {n} {}", plural(*n, "verdi", "verdiar")),
                format!(
                    "There must be at most {n} {}",
                    plural(*n, "value", "values")
                ),
            ),
            Constraint::Range(side, bound) => self.range_words(*side, name(*bound)),
            Constraint::MinLength(n) => all(
                "Verdien skal ha minst {} tegn",
                "Verdien skal ha minst {} teikn",
                "The value must have at least {} characters",
                n.to_string(),
            ),
            Constraint::MaxLength(n) => all(
                "Verdien skal ha høyst {} tegn",
                "Verdien skal ha høgst {} teikn",
                "The value must have at most {} characters",
                n.to_string(),
            ),
            Constraint::Pattern(pattern) => all(
                "Verdien følger ikke mønsteret {}",
                "Verdien følgjer ikkje mønsteret {}",
                "The value does not match the pattern {}",
                pattern.text.clone(),
            ),
            Constraint::LanguageIn(tags) => all(
                "Språket skal være et av {}",
                "Språket skal vere eit av {}",
                "The language must be one of {}",
                tags.join(", "),
            ),
            Constraint::UniqueLang => all(
                "Det er flere verdier på samme språk",
                "Det er fleire verdiar på same språk",
                "There are several values in one language",
                String::new(),
            ),
            Constraint::Equals(p) => all(
                "Verdiene skal være de samme som for {}",
                "Verdiane skal vere dei same som for {}",
                "The values must be the same as those of {}",
                name(*p),
            ),
            Constraint::Disjoint(p) => all(
                "Verdien er også en verdi for {}",
                "Verdien er også ein verdi for {}",
                "The value is also a value of {}",
                name(*p),
            ),
            Constraint::LessThan(p) => all(
                "Verdien er ikke mindre enn den for {}",
                "Verdien er ikkje mindre enn den for {}",
                "The value is not less than that of {}",
                name(*p),
            ),
            Constraint::LessThanOrEquals(p) => all(
                "Verdien er ikke mindre enn eller lik den for {}",
                "Verdien er ikkje mindre enn eller lik den for {}",
                "The value is not less than or equal to that of {}",
                name(*p),
            ),
            Constraint::HasValue(value) => all(
                "Verdien {} mangler",
                "Verdien {} manglar",
                "The value {} is missing",
                name(*value),
            ),
            Constraint::In(set) => all(
                "Verdien er ikke en av {}",
                "Verdien er ikkje ein av {}",
                "The value is none of {}",
                self.enumerate(self.set(*set)),
            ),
            Constraint::Closed(_) => all(
                "Egenskapen er ikke tillatt her",
                "Eigenskapen er ikkje tillaten her",
                "The property is not allowed here",
                String::new(),
            ),
            Constraint::Not(s) => all(
                "Verdien skal ikke oppfylle {}",
                "Verdien skal ikkje oppfylle {}",
                "The value must not conform to {}",
                self.shape_name(*s),
            ),
            Constraint::Node(s) | Constraint::Property(s) => all(
                "Verdien oppfyller ikke {}",
                "Verdien oppfyller ikkje {}",
                "The value does not conform to {}",
                self.shape_name(*s),
            ),
            Constraint::And(s) => all(
                "Verdien oppfyller ikke alle {} formene",
                "Verdien oppfyller ikkje alle {} formene",
                "The value does not conform to all {} shapes",
                s.len().to_string(),
            ),
            Constraint::Or(s) => all(
                "Verdien oppfyller ingen av {} former",
                "Verdien oppfyller ingen av {} former",
                "The value conforms to none of {} shapes",
                s.len().to_string(),
            ),
            Constraint::Xone(s) => all(
                "Verdien oppfyller ikke nøyaktig én av {} former",
                "Verdien oppfyller ikkje nøyaktig éi av {} former",
                "The value does not conform to exactly one of {} shapes",
                s.len().to_string(),
            ),
            Constraint::Sparql(_) => all(
                "Spørringen i formen slår ut",
                "Spørjinga i forma slår ut",
                "The query of the shape finds this wrong",
                String::new(),
            ),
            Constraint::QualifiedMinCount(q, n) => {
                let shape = self.shape_name(q.shape);
                say(
                    format!("Minst {n} av verdiene skal oppfylle {shape}"),
                    format!("Minst {n} av verdiane skal oppfylle {shape}"),
                    format!("At least {n} of the values must conform to {shape}"),
                )
            }
            Constraint::QualifiedMaxCount(q, n) => {
                let shape = self.shape_name(q.shape);
                say(
                    format!("Høyst {n} av verdiene skal oppfylle {shape}"),
                    format!("Høgst {n} av verdiane skal oppfylle {shape}"),
                    format!("At most {n} of the values may conform to {shape}"),
                )
            }
        }
    }

    fn range_words(&self, side: Bound, bound: String) -> [String; 3] {
        let [nb, nn, en] = match side {
            Bound::MinExclusive => ["større enn", "større enn", "greater than"],
            Bound::MinInclusive => ["minst", "minst", "at least"],
            Bound::MaxExclusive => ["mindre enn", "mindre enn", "less than"],
            Bound::MaxInclusive => ["høyst", "høgst", "at most"],
        };
        [
            format!("Verdien skal være {nb} {bound}"),
            format!("Verdien skal vere {nn} {bound}"),
            format!("The value must be {en} {bound}"),
        ]
    }

    fn shape_name(&self, shape: crate::shacl::model::ShapeId) -> String {
        match &self.shape(shape).node {
            Term::BlankNode(_) => "the nested shape".to_owned(),
            node => show(node),
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

fn plural(n: usize, one: &'static str, many: &'static str) -> &'static str {
    if n == 1 { one } else { many }
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
