//! Compiling one shape: path, targets, severity, messages, and the list of its constraints.

use super::Compiler;
use super::discover::parameter;
use super::parameters::{COMPANIONS, NOT_SUPPORTED, OTHERS, PARAMETERS, Parameter};
use crate::index::{TermId, TermKind};
use crate::shacl::model::{Constant, Constraint, Shape, Target};
use crate::shacl::{Error, Path, Severity};
use crate::vocab::sh;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNodeRef, Term};

impl Compiler<'_> {
    pub(super) fn shape(&mut self, node: TermId) -> Result<Shape, Error> {
        self.source.spend(1);
        let path = self.shape_path(node);
        let path = self.forgive(path)?;
        let severity = self.severity(node);
        let messages = self.messages(node, node);
        let mut shape = Shape {
            node: self.source.term(node),
            targets: Vec::new(),
            constraints: Vec::new(),
            severity: self.forgive(severity)?.unwrap_or(Severity::Violation),
            messages: self.forgive(messages)?.unwrap_or_default(),
            path: None,
        };
        let off = self.is_deactivated(node);
        // Without its path, nothing of a shape means what it says.
        let Some(path) = path else { return Ok(shape) };
        shape.path = path;
        // What is switched off is not looked into: nothing of it can have an effect.
        if !self.forgive(off)?.unwrap_or(false) {
            self.check_properties(node)?;
            shape.targets = self.targets(node)?;
            let path = shape.path.as_ref().map(|path| self.public_path(path));
            shape.constraints = self.constraints(node, path.as_ref())?;
        }
        Ok(shape)
    }

    fn shape_path(&mut self, node: TermId) -> Result<Option<Path<Constant>>, Error> {
        if self.source.is_literal(node) {
            return Err(self.source.refuse(node, "a literal is no shape"));
        }
        match self.source.at_most_one(node, sh::PATH)? {
            Some(_) if self.node_shapes.contains(&node) => {
                Err(self.source.refuse(node, "a sh:NodeShape has no sh:path"))
            }
            Some(path) => self.path(node, path).map(Some),
            None if self.property_shapes.contains(&node) => {
                Err(self.source.refuse(node, "a sh:PropertyShape needs sh:path"))
            }
            None => Ok(None),
        }
    }

    fn public_path(&self, path: &Path<Constant>) -> Path {
        path.map(
            &|constant| match &self.constants.terms[constant.0 as usize] {
                Term::NamedNode(predicate) => predicate.clone(),
                _ => unreachable!("paths are made of IRIs"),
            },
        )
    }

    /// What we know and cannot do is refused. What SHACL does not define at all has no effect by
    /// its rules, and is remarked on: official profiles have such slips.
    fn check_properties(&mut self, node: TermId) -> Result<(), Error> {
        let mut unknown = Vec::new();
        for [_, predicate, _] in self.source.view.triples(Some(node), None, None) {
            let Some(local) = self.source.view.text(predicate).strip_prefix(sh::NS) else {
                continue;
            };
            if NOT_SUPPORTED.contains(&local) {
                let reason = format!("sh:{local} is not supported");
                let refusal = Err(self.source.refuse(node, reason));
                self.forgive::<()>(refusal)?;
                continue;
            }
            let known = PARAMETERS.iter().any(|p| p.name == local)
                || COMPANIONS.contains(&local)
                || OTHERS.contains(&local);
            if !known {
                unknown.push(format!(
                    "sh:{local} is not defined by SHACL and has no effect"
                ));
            }
        }
        unknown.dedup();
        let remarks = unknown
            .into_iter()
            .map(|reason| self.source.refuse(node, reason).to_string());
        self.remarks.extend(remarks);
        Ok(())
    }

    fn constraints(&mut self, node: TermId, path: Option<&Path>) -> Result<Vec<Constraint>, Error> {
        let mut constraints = Vec::new();
        for kind in PARAMETERS {
            let values = self.source.objects(node, parameter(kind.name).as_ref());
            if values.is_empty() {
                continue;
            }
            let allowed = self.check_parameter(node, kind, values.len(), path);
            if self.forgive(allowed)?.is_none() {
                continue;
            }
            for value in values {
                let read = match kind.name {
                    "sparql" => self.sparql_constraint(node, value, path, &mut constraints),
                    name => self.constraint(node, name, value, &mut constraints),
                };
                self.forgive(read)?;
            }
        }
        self.component_constraints(node, path, &mut constraints)?;
        Ok(constraints)
    }

    fn check_parameter(
        &self,
        node: TermId,
        kind: &Parameter,
        values: usize,
        path: Option<&Path>,
    ) -> Result<(), Error> {
        if values > 1 && !kind.repeatable {
            let reason = format!("more than one value for sh:{}", kind.name);
            return Err(self.source.refuse(node, reason));
        }
        if kind.needs_path && path.is_none() {
            let reason = format!("a node shape cannot have sh:{}", kind.name);
            return Err(self.source.refuse(node, reason));
        }
        Ok(())
    }

    pub(super) fn is_deactivated(&self, node: TermId) -> Result<bool, Error> {
        let value = self.source.at_most_one(node, sh::DEACTIVATED)?;
        Ok(value.is_some_and(|v| self.source.is_true(v)))
    }

    fn severity(&self, node: TermId) -> Result<Severity, Error> {
        match self.source.at_most_one(node, sh::SEVERITY)? {
            None => Ok(Severity::Violation),
            Some(value) => match self.source.term(value) {
                Term::NamedNode(iri) => Ok(Severity::from(iri)),
                _ => Err(self.source.refuse(node, "sh:severity must be an IRI")),
            },
        }
    }

    /// The `sh:message`s of a node that belongs to `shape`.
    pub(super) fn messages(&self, shape: TermId, node: TermId) -> Result<Vec<Literal>, Error> {
        self.source
            .objects(node, sh::MESSAGE)
            .into_iter()
            .map(|value| {
                self.source
                    .literal(value)
                    .filter(|l| l.datatype() == xsd::STRING || l.datatype() == rdf::LANG_STRING)
                    .ok_or_else(|| self.source.refuse(shape, "sh:message must be text"))
            })
            .collect()
    }

    fn targets(&mut self, node: TermId) -> Result<Vec<Target>, Error> {
        let mut targets = Vec::new();
        type Make = fn(Constant) -> Target;
        let kinds: [(NamedNodeRef<'_>, Make); 4] = [
            (sh::TARGET_NODE, Target::Node),
            (sh::TARGET_CLASS, Target::Class),
            (sh::TARGET_SUBJECTS_OF, Target::SubjectsOf),
            (sh::TARGET_OBJECTS_OF, Target::ObjectsOf),
        ];
        for (predicate, make) in kinds {
            for value in self.source.objects(node, predicate) {
                let allowed = match self.source.view.kind(value) {
                    TermKind::NamedNode => true,
                    TermKind::Literal => predicate == sh::TARGET_NODE,
                    TermKind::BlankNode | TermKind::Triple => false,
                };
                if !allowed {
                    let reason = format!("{predicate} has a value that is no target");
                    let refusal = Err(self.source.refuse(node, reason));
                    self.forgive::<()>(refusal)?;
                    continue;
                }
                targets.push(make(self.constant(value)));
            }
        }
        if self.source.is_iri(node) && self.classes.contains(&node) {
            targets.push(Target::Class(self.constant(node)));
        }
        Ok(targets)
    }
}
