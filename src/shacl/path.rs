//! Property paths (SHACL §2.3.1): one structure for shapes, for evaluation and for reports.

mod walk;

use oxrdf::NamedNode;
use std::fmt;
pub(super) use walk::{DataPath, distinct};

/// A property path over predicates of type `P`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Path<P = NamedNode> {
    /// One predicate.
    Predicate(P),
    /// The other way round.
    Inverse(Box<Self>),
    /// One after the other.
    Sequence(Vec<Self>),
    /// Any of them.
    Alternative(Vec<Self>),
    /// `*`
    ZeroOrMore(Box<Self>),
    /// `+`
    OneOrMore(Box<Self>),
    /// `?`
    ZeroOrOne(Box<Self>),
}

impl<P> Path<P> {
    /// The same path over other predicates.
    pub(super) fn map<Q>(&self, to: &impl Fn(&P) -> Q) -> Path<Q> {
        let all = |paths: &[Self]| paths.iter().map(|p| p.map(to)).collect();
        match self {
            Self::Predicate(p) => Path::Predicate(to(p)),
            Self::Inverse(p) => Path::Inverse(Box::new(p.map(to))),
            Self::Sequence(ps) => Path::Sequence(all(ps)),
            Self::Alternative(ps) => Path::Alternative(all(ps)),
            Self::ZeroOrMore(p) => Path::ZeroOrMore(Box::new(p.map(to))),
            Self::OneOrMore(p) => Path::OneOrMore(Box::new(p.map(to))),
            Self::ZeroOrOne(p) => Path::ZeroOrOne(Box::new(p.map(to))),
        }
    }
}

/// Which way a path is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    Forward,
    Backward,
}

impl Way {
    fn turned(self) -> Self {
        match self {
            Self::Forward => Self::Backward,
            Self::Backward => Self::Forward,
        }
    }
}

/// One place where a path reads an edge: where from, which predicate, which way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct PathRead<P> {
    /// From the start to the node at which the edge is read.
    pub(super) prefix: Vec<Path<P>>,
    pub(super) predicate: P,
    pub(super) way: Way,
}

impl<P: Clone> Path<P> {
    /// The same path walked from its end.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Inverse(path) => *path,
            path => Self::Inverse(Box::new(path)),
        }
    }

    fn walked(&self, way: Way) -> Self {
        match way {
            Way::Forward => self.clone(),
            Way::Backward => self.clone().turned(),
        }
    }

    /// Tells every predicate of it.
    pub(super) fn each(&self, tell: &mut impl FnMut(&P)) {
        match self {
            Self::Predicate(p) => tell(p),
            Self::Sequence(ps) | Self::Alternative(ps) => ps.iter().for_each(|p| p.each(tell)),
            Self::Inverse(p) | Self::ZeroOrMore(p) | Self::OneOrMore(p) | Self::ZeroOrOne(p) => {
                p.each(tell);
            }
        }
    }

    /// Every edge it reads when walked from a node that lies at the end of `prefix`.
    pub(super) fn reads(&self, way: Way, prefix: &[Self]) -> Vec<PathRead<P>> {
        let mut reads = Vec::new();
        self.collect_reads(way, &mut prefix.to_vec(), &mut reads);
        reads
    }

    fn collect_reads(&self, way: Way, prefix: &mut Vec<Self>, reads: &mut Vec<PathRead<P>>) {
        let length = prefix.len();
        match self {
            Self::Predicate(predicate) => reads.push(PathRead {
                prefix: prefix.clone(),
                predicate: predicate.clone(),
                way,
            }),
            Self::Inverse(path) => path.collect_reads(way.turned(), prefix, reads),
            Self::Sequence(paths) => {
                let mut follow = |path: &Self| {
                    path.collect_reads(way, prefix, reads);
                    prefix.push(path.walked(way));
                };
                match way {
                    Way::Forward => paths.iter().for_each(&mut follow),
                    Way::Backward => paths.iter().rev().for_each(&mut follow),
                }
            }
            Self::Alternative(paths) => {
                for path in paths {
                    path.collect_reads(way, prefix, reads);
                }
            }
            Self::ZeroOrOne(path) => path.collect_reads(way, prefix, reads),
            Self::ZeroOrMore(path) | Self::OneOrMore(path) => {
                prefix.push(Self::ZeroOrMore(Box::new(path.walked(way))));
                path.collect_reads(way, prefix, reads);
            }
        }
        prefix.truncate(length);
    }
}

/// As a SPARQL property path with full IRIs.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, paths: &[Self], separator: &str| {
            for (i, path) in paths.iter().enumerate() {
                if i > 0 {
                    f.write_str(separator)?;
                }
                path.write_nested(f)?;
            }
            Ok(())
        };
        match self {
            Self::Predicate(p) => write!(f, "{p}"),
            Self::Inverse(p) => {
                f.write_str("^")?;
                p.write_nested(f)
            }
            Self::Sequence(ps) => joined(f, ps, "/"),
            Self::Alternative(ps) => joined(f, ps, "|"),
            Self::ZeroOrMore(p) => p.write_nested(f).and_then(|()| f.write_str("*")),
            Self::OneOrMore(p) => p.write_nested(f).and_then(|()| f.write_str("+")),
            Self::ZeroOrOne(p) => p.write_nested(f).and_then(|()| f.write_str("?")),
        }
    }
}

impl Path {
    fn write_nested(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Predicate(p) => write!(f, "{p}"),
            _ => write!(f, "({self})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Path;
    use oxrdf::NamedNode;

    #[test]
    fn reads_as_a_sparql_path() {
        let p = || Path::Predicate(NamedNode::new("http://example.org/p").expect("an IRI"));
        let path = Path::Sequence(vec![
            p(),
            Path::ZeroOrMore(Box::new(Path::Inverse(Box::new(p())))),
        ]);
        assert_eq!(
            path.to_string(),
            "<http://example.org/p>/((^<http://example.org/p>)*)"
        );
    }
}
