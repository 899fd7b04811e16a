//! Reading property paths (SHACL §2.3.1).

use super::Compiler;
use crate::index::TermId;
use crate::shacl::model::Constant;
use crate::shacl::{Error, Path};
use crate::vocab::sh;
use oxrdf::vocab::rdf;

/// Paths nested in one another at most: whatever walks a path recurses as deep.
const DEEPEST: usize = 100;

/// Parts of one path at most: nodes may be shared in the graph, and are not in the path.
const MOST_PARTS: usize = 10_000;

/// Steps that a part counts as: it takes room until the end.
const PART_STEPS: usize = 64;

impl Compiler<'_> {
    /// The path a node describes; `shape` is named if it describes none.
    pub(super) fn path(&mut self, shape: TermId, node: TermId) -> Result<Path<Constant>, Error> {
        self.path_parts = 0;
        self.path_within(shape, node, &mut Vec::new())
    }

    fn path_within(
        &mut self,
        shape: TermId,
        node: TermId,
        above: &mut Vec<TermId>,
    ) -> Result<Path<Constant>, Error> {
        self.source.spend(PART_STEPS);
        self.path_parts += 1;
        if self.path_parts > MOST_PARTS {
            return Err(self
                .source
                .refuse(shape, "its path has more than 10,000 parts"));
        }
        if above.len() > DEEPEST {
            return Err(self
                .source
                .refuse(shape, "its path is nested more than 100 deep"));
        }
        if self.source.is_iri(node) && !self.source.is(node, rdf::NIL) {
            return Ok(Path::Predicate(self.constant(node)));
        }
        if self.source.is_literal(node) {
            return Err(self.source.refuse(shape, "a literal is no property path"));
        }
        if above.contains(&node) {
            return Err(self.source.refuse(shape, "its path contains itself"));
        }
        above.push(node);
        let path = self.compound_path(shape, node, above)?;
        above.pop();
        Ok(path)
    }

    /// Where a node describes several paths, a list goes first, as in the official tests.
    fn compound_path(
        &mut self,
        shape: TermId,
        node: TermId,
        above: &mut Vec<TermId>,
    ) -> Result<Path<Constant>, Error> {
        if !self.source.objects(node, rdf::FIRST).is_empty() {
            return Ok(Path::Sequence(self.path_list(shape, node, above)?));
        }
        if let Some(list) = self.source.at_most_one(node, sh::ALTERNATIVE_PATH)? {
            return Ok(Path::Alternative(self.path_list(shape, list, above)?));
        }
        type Wrap = fn(Box<Path<Constant>>) -> Path<Constant>;
        let kinds: [(_, Wrap); 4] = [
            (sh::INVERSE_PATH, Path::Inverse),
            (sh::ZERO_OR_MORE_PATH, Path::ZeroOrMore),
            (sh::ONE_OR_MORE_PATH, Path::OneOrMore),
            (sh::ZERO_OR_ONE_PATH, Path::ZeroOrOne),
        ];
        for (predicate, wrap) in kinds {
            if let Some(inner) = self.source.at_most_one(node, predicate)? {
                return Ok(wrap(Box::new(self.path_within(shape, inner, above)?)));
            }
        }
        Err(self
            .source
            .refuse(shape, "its sh:path is no well-formed property path"))
    }

    fn path_list(
        &mut self,
        shape: TermId,
        list: TermId,
        above: &mut Vec<TermId>,
    ) -> Result<Vec<Path<Constant>>, Error> {
        let members = self.source.list(shape, list)?;
        if members.len() < 2 {
            return Err(self.source.refuse(
                shape,
                "a sequence or alternative path needs at least two members",
            ));
        }
        members
            .into_iter()
            .map(|member| self.path_within(shape, member, above))
            .collect()
    }
}
