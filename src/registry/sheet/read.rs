//! A shape, read from its graph: targets, path and nested shapes.

use super::super::node::{is_deactivated, items, one, order};
use super::super::thing::literals;
use super::{Piece, Sheet, Target, Weight};
use crate::index::{GraphView, TermId, TermKind};
use crate::vocab::sh;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs};

/// Shapes nested in one another at most; deeper ones are left out.
pub(super) const DEEPEST: usize = 12;

pub(super) struct Reader<'a> {
    pub(super) shapes: &'a GraphView,
}

impl Reader<'_> {
    pub(super) fn sheet(&self, node: TermId, depth: usize) -> Sheet {
        let shapes = self.shapes;
        let names = [sh::NAME, rdfs::LABEL].map(|property| literals(shapes, node, property));
        let mut properties = match depth {
            DEEPEST.. => Vec::new(),
            _ => self.nested(node, sh::PROPERTY, depth),
        };
        properties.sort_by(|a, b| a.order.total_cmp(&b.order));
        Sheet {
            node: shapes.term(node),
            names: names
                .into_iter()
                .find(|names| !names.is_empty())
                .unwrap_or_default(),
            targets: self.targets(node),
            path: one(shapes, node, sh::PATH).map_or_else(Vec::new, |path| {
                let mut pieces = Vec::new();
                self.path(path, depth, &mut pieces);
                pieces
            }),
            severity: self.severity(node),
            messages: literals(shapes, node, sh::MESSAGE),
            demands: self.demands(node, depth),
            properties,
            order: order(shapes, node),
        }
    }

    fn values(&self, node: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
        let property = self.shapes.id(property);
        let mut values = property.map_or_else(Vec::new, |property| {
            self.shapes.objects(node, property).collect::<Vec<_>>()
        });
        values.sort_by_cached_key(|value| self.shapes.term(*value).to_string());
        values
    }

    pub(super) fn term(&self, node: TermId, local: &str) -> Vec<TermId> {
        self.values(node, sh::term(local).as_ref())
    }

    pub(super) fn text(&self, node: TermId) -> String {
        self.shapes.text(node).to_owned()
    }

    fn nested(&self, node: TermId, property: NamedNodeRef<'_>, depth: usize) -> Vec<Sheet> {
        self.values(node, property)
            .into_iter()
            .filter(|shape| !is_deactivated(self.shapes, *shape))
            .map(|shape| self.sheet(shape, depth + 1))
            .collect()
    }

    fn targets(&self, node: TermId) -> Vec<Target> {
        let iris = |property| self.values(node, property).into_iter();
        let mut targets: Vec<_> = iris(sh::TARGET_CLASS)
            .map(|class| Target::Class(self.text(class)))
            .collect();
        targets.extend(iris(sh::TARGET_NODE).map(|node| Target::Node(self.shapes.term(node))));
        targets.extend(iris(sh::TARGET_SUBJECTS_OF).map(|p| Target::SubjectsOf(self.text(p))));
        targets.extend(iris(sh::TARGET_OBJECTS_OF).map(|p| Target::ObjectsOf(self.text(p))));
        let is_class = self
            .values(node, rdf::TYPE)
            .into_iter()
            .any(|class| self.shapes.text(class) == rdfs::CLASS.as_str());
        if is_class {
            targets.push(Target::Class(self.text(node)));
        }
        targets
    }

    fn severity(&self, node: TermId) -> Weight {
        match one(self.shapes, node, sh::SEVERITY).map(|iri| self.shapes.text(iri)) {
            None => Weight::Violation,
            Some(iri) if iri == sh::VIOLATION.as_str() => Weight::Violation,
            Some(iri) if iri == sh::WARNING.as_str() => Weight::Warning,
            Some(_) => Weight::Info,
        }
    }

    fn path(&self, path: TermId, depth: usize, into: &mut Vec<Piece>) {
        if depth > DEEPEST {
            return into.push(Piece::Sign("…"));
        }
        if self.shapes.kind(path) == TermKind::NamedNode {
            return into.push(Piece::Property(self.text(path)));
        }
        if one(self.shapes, path, rdf::FIRST).is_some() {
            return self.steps(path, " / ", depth, into);
        }
        if let Some(list) = one(self.shapes, path, sh::ALTERNATIVE_PATH) {
            return self.steps(list, " | ", depth, into);
        }
        let marked = [
            (sh::INVERSE_PATH, "← ", ""),
            (sh::ZERO_OR_MORE_PATH, "", " *"),
            (sh::ONE_OR_MORE_PATH, "", " +"),
            (sh::ZERO_OR_ONE_PATH, "", " ?"),
        ];
        for (property, before, after) in marked {
            if let Some(inner) = one(self.shapes, path, property) {
                into.push(Piece::Sign(before));
                self.path(inner, depth + 1, into);
                return into.push(Piece::Sign(after));
            }
        }
    }

    fn steps(&self, list: TermId, between: &'static str, depth: usize, into: &mut Vec<Piece>) {
        for (place, step) in items(self.shapes, list).into_iter().enumerate() {
            if place > 0 {
                into.push(Piece::Sign(between));
            }
            self.path(step, depth + 1, into);
        }
    }
}
