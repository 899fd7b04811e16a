//! Compiling the constraint components of the shapes' own (SHACL §6).

use super::Compiler;
use super::source::Source;
use super::sparql::{Known, Origin};
use crate::index::TermId;
use crate::shacl::model::Constraint;
use crate::shacl::sparql::Column;
use crate::shacl::{Error, Path};
use crate::vocab::sh;
use oxrdf::{Term, Variable};

/// A constraint component of the shapes' own.
pub(super) struct Component {
    node: TermId,
    pub(super) parameters: Vec<Parameter>,
}

pub(super) struct Parameter {
    pub(super) predicate: TermId,
    name: String,
    optional: bool,
}

impl Compiler<'_> {
    /// Adds the constraints that the shapes' own components make of a shape's parameters.
    pub(super) fn component_constraints(
        &mut self,
        shape: TermId,
        path: Option<&Path>,
        into: &mut Vec<Constraint>,
    ) -> Result<(), Error> {
        let components = std::mem::take(&mut self.components);
        let result = components.iter().try_for_each(|component| {
            let combinations = self.parameter_values(shape, component);
            for values in self.forgive(combinations)?.unwrap_or_default() {
                let constraint = self.component_constraint(shape, component, path, &values);
                into.extend(self.forgive(constraint)?);
            }
            Ok(())
        });
        self.components = components;
        result
    }

    /// The combinations of values for which a shape uses a component: several only where the
    /// component has a single parameter (SHACL §6.2.1).
    fn parameter_values(
        &self,
        shape: TermId,
        component: &Component,
    ) -> Result<Vec<Vec<(String, Term)>>, Error> {
        let mut combination = Vec::new();
        for parameter in &component.parameters {
            let values: Vec<_> = self
                .source
                .view
                .objects(shape, parameter.predicate)
                .collect();
            if component.parameters.len() == 1 {
                let single = |v| vec![(parameter.name.clone(), self.source.term(v))];
                return Ok(values.into_iter().map(single).collect());
            }
            match *values.as_slice() {
                [value] => combination.push((parameter.name.clone(), self.source.term(value))),
                [] if parameter.optional => {}
                [] => return Ok(Vec::new()),
                _ => {
                    let name = self.source.term(parameter.predicate);
                    let reason = format!("more than one value for {name}");
                    return Err(self.source.refuse(shape, reason));
                }
            }
        }
        Ok(vec![combination])
    }

    fn component_constraint(
        &mut self,
        shape: TermId,
        component: &Component,
        path: Option<&Path>,
        values: &[(String, Term)],
    ) -> Result<Constraint, Error> {
        let own = match path {
            Some(_) => sh::PROPERTY_VALIDATOR,
            None => sh::NODE_VALIDATOR,
        };
        let candidates = [(own, sh::SELECT), (sh::VALIDATOR, sh::ASK)];
        let found = candidates.into_iter().find_map(|(predicate, text)| {
            let validators = self.source.objects(component.node, predicate);
            let has_text = |v: &TermId| !self.source.objects(*v, text).is_empty();
            Some((validators.into_iter().find(has_text)?, text))
        });
        let Some((validator, text)) = found else {
            let name = self.source.term(component.node);
            let reason = format!("{name} has no SPARQL validator for this kind of shape");
            return Err(self.source.refuse(shape, reason));
        };
        let mut known = self.always_known(shape);
        if text == sh::ASK {
            known.push(Known::new("value", Column::Value, true));
        }
        for (name, value) in values {
            known.push(Known::new(name, Column::Constant(value.clone()), true));
        }
        let Term::NamedNode(name) = self.source.term(component.node) else {
            return Err(self
                .source
                .refuse(component.node, "a component must be an IRI"));
        };
        let origin = Origin {
            component: name,
            source: None,
        };
        let mut constraint = self.query(shape, validator, text, path, known, origin)?;
        if let Constraint::Sparql(compiled) = &mut constraint
            && compiled.messages.is_empty()
        {
            compiled.messages = self.messages(shape, component.node)?;
        }
        Ok(constraint)
    }
}

/// The constraint components a shapes graph declares; those of SHACL itself are built in.
pub(super) fn component_nodes(source: &Source<'_>) -> Vec<TermId> {
    let mut nodes = source.instances(sh::CONSTRAINT_COMPONENT);
    nodes.sort_unstable();
    nodes.dedup();
    nodes.retain(|node| !source.view.text(*node).starts_with(sh::NS));
    nodes
}

/// One constraint component.
pub(super) fn component(source: &Source<'_>, node: TermId) -> Result<Component, Error> {
    let mut parameters = Vec::new();
    for parameter in source.objects(node, sh::PARAMETER) {
        parameters.push(component_parameter(source, node, parameter)?);
    }
    if parameters.iter().all(|p| p.optional) {
        return Err(source.refuse(node, "a component needs a parameter that is not optional"));
    }
    Ok(Component { node, parameters })
}

fn component_parameter(
    source: &Source<'_>,
    component: TermId,
    node: TermId,
) -> Result<Parameter, Error> {
    let predicate = source
        .at_most_one(node, sh::PATH)?
        .filter(|p| source.is_iri(*p))
        .ok_or_else(|| source.refuse(component, "a parameter needs an IRI as sh:path"))?;
    let iri = source.view.text(predicate);
    let name = iri.rsplit(['#', '/', ':']).next().unwrap_or_default();
    let reserved = [
        "this",
        "shapesGraph",
        "currentShape",
        "path",
        "PATH",
        "value",
    ];
    if reserved.contains(&name) || Variable::new(name).is_err() {
        let reason = format!("the parameter {iri} makes no variable");
        return Err(source.refuse(component, reason));
    }
    let optional = source.at_most_one(node, sh::OPTIONAL)?;
    Ok(Parameter {
        predicate,
        name: name.to_owned(),
        optional: optional.is_some_and(|o| source.is_true(o)),
    })
}
