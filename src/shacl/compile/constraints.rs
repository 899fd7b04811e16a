//! Compiling the constraints of SHACL Core (SHACL §4) from the values of their parameters.

use super::Compiler;
use crate::index::TermId;
use crate::shacl::Error;
use crate::shacl::lexical::Lexical;
use crate::shacl::model::{Bound, Constant, Constraint, NodeKinds, Pattern, Qualified, ShapeId};
use crate::shacl::pattern::{self, Room};
use crate::vocab::sh;
use oxrdf::vocab::xsd;
use oxrdf::{NamedNode, NamedNodeRef, Term};

/// Steps that a pattern counts as: compiling it takes long, and it takes room until the end.
const PATTERN_STEPS: usize = 200_000;

impl Compiler<'_> {
    /// Adds the constraint that `value` for parameter `name` makes.
    pub(super) fn constraint(
        &mut self,
        shape: TermId,
        name: &str,
        value: TermId,
        into: &mut Vec<Constraint>,
    ) -> Result<(), Error> {
        into.push(match name {
            "class" => Constraint::Class(self.iri(shape, name, value)?),
            "datatype" => {
                let datatype = self.iri(shape, name, value)?;
                Constraint::Datatype(datatype, Lexical::of(self.source.view.text(value)))
            }
            "nodeKind" => Constraint::NodeKind(self.node_kinds(shape, value)?),
            "minCount" => Constraint::MinCount(self.number(shape, name, value)?),
            "maxCount" => Constraint::MaxCount(self.number(shape, name, value)?),
            "minExclusive" => self.range(shape, Bound::MinExclusive, value)?,
            "minInclusive" => self.range(shape, Bound::MinInclusive, value)?,
            "maxExclusive" => self.range(shape, Bound::MaxExclusive, value)?,
            "maxInclusive" => self.range(shape, Bound::MaxInclusive, value)?,
            "minLength" => Constraint::MinLength(self.number(shape, name, value)?),
            "maxLength" => Constraint::MaxLength(self.number(shape, name, value)?),
            "pattern" => Constraint::Pattern(Box::new(self.pattern(shape, value)?)),
            "languageIn" => Constraint::LanguageIn(self.languages(shape, value)?),
            "equals" => Constraint::Equals(self.iri(shape, name, value)?),
            "disjoint" => Constraint::Disjoint(self.iri(shape, name, value)?),
            "lessThan" => Constraint::LessThan(self.iri(shape, name, value)?),
            "lessThanOrEquals" => Constraint::LessThanOrEquals(self.iri(shape, name, value)?),
            "hasValue" => Constraint::HasValue(self.constant(value)),
            "in" => {
                let members = self.source.list(shape, value)?;
                Constraint::In(self.set(&members))
            }
            "uniqueLang" if self.flag(shape, name, value)? => Constraint::UniqueLang,
            "closed" if self.flag(shape, name, value)? => self.closed(shape)?,
            "uniqueLang" | "closed" => return Ok(()),
            _ => return self.shape_constraint(shape, name, value, into),
        });
        Ok(())
    }

    fn shape_constraint(
        &mut self,
        shape: TermId,
        name: &str,
        value: TermId,
        into: &mut Vec<Constraint>,
    ) -> Result<(), Error> {
        into.push(match name {
            "not" => Constraint::Not(self.shape_id(value)),
            "node" => Constraint::Node(self.shape_id(value)),
            "property" => Constraint::Property(self.shape_id(value)),
            "and" => Constraint::And(self.shape_list(shape, value)?),
            "or" => Constraint::Or(self.shape_list(shape, value)?),
            "xone" => Constraint::Xone(self.shape_list(shape, value)?),
            "qualifiedValueShape" => return self.qualified(shape, value, into),
            _ => {
                let reason = format!("sh:{name} is not supported");
                return Err(self.source.refuse(shape, reason));
            }
        });
        Ok(())
    }

    fn iri(&mut self, shape: TermId, name: &str, value: TermId) -> Result<Constant, Error> {
        if self.source.is_iri(value) {
            return Ok(self.constant(value));
        }
        let reason = format!("the value of sh:{name} must be an IRI");
        Err(self.source.refuse(shape, reason))
    }

    /// Below zero asks no more than zero does, and no count exceeds what a machine word holds.
    fn number(&self, shape: TermId, name: &str, value: TermId) -> Result<usize, Error> {
        let integer = self
            .source
            .literal(value)
            .filter(|l| l.datatype() == xsd::INTEGER)
            .and_then(|l| l.value().parse::<i128>().ok());
        integer
            .map(|n| usize::try_from(n.max(0)).unwrap_or(usize::MAX))
            .ok_or_else(|| {
                self.source.refuse(
                    shape,
                    format!("the value of sh:{name} must be an xsd:integer"),
                )
            })
    }

    fn flag(&self, shape: TermId, name: &str, value: TermId) -> Result<bool, Error> {
        match self.source.literal(value) {
            Some(literal) if literal.datatype() == xsd::BOOLEAN => Ok(self.source.is_true(value)),
            _ => Err(self.source.refuse(
                shape,
                format!("the value of sh:{name} must be an xsd:boolean"),
            )),
        }
    }

    fn node_kinds(&self, shape: TermId, value: TermId) -> Result<NodeKinds, Error> {
        let Term::NamedNode(name) = self.source.term(value) else {
            return Err(self.source.refuse(shape, "sh:nodeKind must be an IRI"));
        };
        let kinds = |name: NamedNode, iri, blank_node, literal| NodeKinds {
            name,
            iri,
            blank_node,
            literal,
        };
        Ok(match name.as_str().strip_prefix(sh::NS) {
            Some("IRI") => kinds(name, true, false, false),
            Some("BlankNode") => kinds(name, false, true, false),
            Some("Literal") => kinds(name, false, false, true),
            Some("BlankNodeOrIRI") => kinds(name, true, true, false),
            Some("BlankNodeOrLiteral") => kinds(name, false, true, true),
            Some("IRIOrLiteral") => kinds(name, true, false, true),
            _ => {
                let reason = format!("{name} is no node kind");
                return Err(self.source.refuse(shape, reason));
            }
        })
    }

    fn range(&mut self, shape: TermId, bound: Bound, value: TermId) -> Result<Constraint, Error> {
        if self.source.is_literal(value) {
            return Ok(Constraint::Range(bound, self.constant(value)));
        }
        Err(self
            .source
            .refuse(shape, "the bound of a range must be a literal"))
    }

    pub(super) fn text(
        &self,
        shape: TermId,
        name: NamedNodeRef<'_>,
        value: TermId,
    ) -> Result<String, Error> {
        match self.source.literal(value) {
            Some(literal) if literal.datatype() == xsd::STRING => Ok(literal.value().to_owned()),
            _ => Err(self
                .source
                .refuse(shape, format!("the value of {name} must be an xsd:string"))),
        }
    }

    fn pattern(&self, shape: TermId, value: TermId) -> Result<Pattern, Error> {
        let text = self.text(shape, sh::PATTERN, value)?;
        let flags = match self.source.at_most_one(shape, sh::FLAGS)? {
            Some(flags) => self.text(shape, sh::FLAGS, flags)?,
            None => String::new(),
        };
        self.source.spend(PATTERN_STEPS);
        let room = match self.source.budget {
            None => Room::Ample,
            Some(_) => Room::Small,
        };
        match pattern::compile(&text, &flags, room) {
            Ok(regex) => Ok(Pattern { text, regex }),
            Err(reason) => Err(self.source.refuse(shape, reason)),
        }
    }

    fn languages(&self, shape: TermId, list: TermId) -> Result<Vec<String>, Error> {
        let members = self.source.list(shape, list)?;
        let texts = members.into_iter().map(|member| {
            let text = self.text(shape, sh::term("languageIn").as_ref(), member)?;
            Ok(text.to_ascii_lowercase())
        });
        texts.collect()
    }

    fn shape_list(&mut self, shape: TermId, list: TermId) -> Result<Vec<ShapeId>, Error> {
        let members = self.source.list(shape, list)?;
        Ok(members.into_iter().map(|m| self.shape_id(m)).collect())
    }

    fn closed(&mut self, shape: TermId) -> Result<Constraint, Error> {
        let mut allowed = match self.source.at_most_one(shape, sh::IGNORED_PROPERTIES)? {
            Some(list) => self.source.list(shape, list)?,
            None => Vec::new(),
        };
        for property in self.source.objects(shape, sh::PROPERTY) {
            allowed.extend(self.source.objects(property, sh::PATH));
        }
        allowed.retain(|property| self.source.is_iri(*property));
        Ok(Constraint::Closed(self.set(&allowed)))
    }

    fn qualified(
        &mut self,
        shape: TermId,
        value: TermId,
        into: &mut Vec<Constraint>,
    ) -> Result<(), Error> {
        let bound = |this: &Self, name: NamedNodeRef<'_>| {
            let value = this.source.at_most_one(shape, name)?;
            value
                .map(|v| this.number(shape, name.as_str().trim_start_matches(sh::NS), v))
                .transpose()
        };
        let min = bound(self, sh::QUALIFIED_MIN_COUNT)?;
        let max = bound(self, sh::QUALIFIED_MAX_COUNT)?;
        let disjoint = self
            .source
            .at_most_one(shape, sh::QUALIFIED_VALUE_SHAPES_DISJOINT)?;
        let qualified = Box::new(Qualified {
            shape: self.shape_id(value),
            siblings: match disjoint {
                Some(flag) if self.source.is_true(flag) => self.siblings(shape, value),
                _ => Vec::new(),
            },
        });
        if let Some(min) = min {
            into.push(Constraint::QualifiedMinCount(qualified.clone(), min));
        }
        if let Some(max) = max {
            into.push(Constraint::QualifiedMaxCount(qualified, max));
        }
        Ok(())
    }

    /// The other qualified value shapes of the shapes that have `shape` as a property.
    fn siblings(&mut self, shape: TermId, own: TermId) -> Vec<ShapeId> {
        let mut nodes: Vec<TermId> = Vec::new();
        for parent in self.source.subjects(sh::PROPERTY, shape) {
            for property in self.source.objects(parent, sh::PROPERTY) {
                nodes.extend(self.source.objects(property, sh::QUALIFIED_VALUE_SHAPE));
            }
        }
        nodes.sort_unstable();
        nodes.dedup();
        nodes.retain(|node| *node != own);
        nodes.into_iter().map(|node| self.shape_id(node)).collect()
    }
}
