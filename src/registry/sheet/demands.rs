//! What a shape demands, read from its graph.

use super::super::node::items;
use super::read::{DEEPEST, Reader};
use super::{Demand, Sheet};
use crate::index::TermId;

impl Reader<'_> {
    pub(super) fn demands(&self, node: TermId, depth: usize) -> Vec<Demand> {
        let mut demands = Vec::new();
        self.counted(node, &mut demands);
        self.typed(node, &mut demands);
        self.texts(node, &mut demands);
        self.related(node, &mut demands);
        if depth < DEEPEST {
            self.logical(node, depth, &mut demands);
        }
        let closed = self.term(node, "closed").into_iter();
        demands.extend(
            closed
                .filter(|flag| self.shapes.text(*flag) == "true")
                .map(|_| Demand::Closed),
        );
        demands.extend(self.term(node, "sparql").into_iter().map(|_| Demand::Query));
        demands
    }

    fn number(&self, node: TermId, local: &str) -> Option<usize> {
        let value = self.term(node, local).into_iter().next()?;
        self.shapes.text(value).parse().ok()
    }

    fn counted(&self, node: TermId, into: &mut Vec<Demand>) {
        into.extend(self.number(node, "minCount").map(Demand::Min));
        into.extend(self.number(node, "maxCount").map(Demand::Max));
        into.extend(self.number(node, "minLength").map(Demand::MinLength));
        into.extend(self.number(node, "maxLength").map(Demand::MaxLength));
    }

    fn typed(&self, node: TermId, into: &mut Vec<Demand>) {
        let texts = |local| self.term(node, local).into_iter().map(|id| self.text(id));
        into.extend(texts("class").map(Demand::Class));
        into.extend(texts("datatype").map(Demand::Datatype));
        into.extend(
            texts("nodeKind").map(|iri| Demand::Kind(crate::rdf::last_part(&iri).to_owned())),
        );
        for list in self.term(node, "in") {
            let members = items(self.shapes, list).into_iter();
            into.push(Demand::In(members.map(|m| self.shapes.term(m)).collect()));
        }
        let values = self.term(node, "hasValue").into_iter();
        into.extend(values.map(|value| Demand::Has(self.shapes.term(value))));
    }

    fn texts(&self, node: TermId, into: &mut Vec<Demand>) {
        for list in self.term(node, "languageIn") {
            let tags = items(self.shapes, list).into_iter();
            into.push(Demand::Languages(tags.map(|tag| self.text(tag)).collect()));
        }
        let unique = self.term(node, "uniqueLang").into_iter();
        into.extend(
            unique
                .filter(|flag| self.shapes.text(*flag) == "true")
                .map(|_| Demand::UniqueLanguage),
        );
        let patterns = self.term(node, "pattern").into_iter();
        into.extend(patterns.map(|pattern| Demand::Pattern(self.text(pattern))));
    }

    fn related(&self, node: TermId, into: &mut Vec<Demand>) {
        for (local, sign) in [
            ("minInclusive", "≥"),
            ("minExclusive", ">"),
            ("maxInclusive", "≤"),
            ("maxExclusive", "<"),
        ] {
            let bounds = self.term(node, local).into_iter();
            into.extend(bounds.map(|bound| Demand::Bound(sign, self.text(bound))));
        }
        for local in ["equals", "disjoint", "lessThan", "lessThanOrEquals"] {
            let others = self.term(node, local).into_iter();
            into.extend(others.map(|other| Demand::Compared(local, self.text(other))));
        }
    }

    fn logical(&self, node: TermId, depth: usize, into: &mut Vec<Demand>) {
        let sheet = |shape| Box::new(self.sheet(shape, depth + 1));
        into.extend(
            self.term(node, "node")
                .into_iter()
                .map(|s| Demand::Shape(sheet(s))),
        );
        into.extend(
            self.term(node, "not")
                .into_iter()
                .map(|s| Demand::Not(sheet(s))),
        );
        type OfShapes = fn(Vec<Sheet>) -> Demand;
        let lists: [(&str, OfShapes); 3] = [
            ("and", Demand::All),
            ("or", Demand::Any),
            ("xone", Demand::One),
        ];
        for (local, demand) in lists {
            for list in self.term(node, local) {
                let members = items(self.shapes, list).into_iter();
                into.push(demand(members.map(|m| self.sheet(m, depth + 1)).collect()));
            }
        }
        for shape in self.term(node, "qualifiedValueShape") {
            let min = self.number(node, "qualifiedMinCount");
            let max = self.number(node, "qualifiedMaxCount");
            into.push(Demand::Qualified(min, max, sheet(shape)));
        }
    }
}
