//! What a query reads of the graph, and from where: so that a change leads to the resources whose
//! rendering it can touch, and to no others where that can be told.
//!
//! Every triple pattern is looked at by itself. A change that fits it touches the resources that
//! the patterns required beside it lead to from the changed triple's subject or object. What is
//! optional, filtered or forbidden counts as read; filters are not applied. So what is found is
//! never too little, and too much only where patterns do not hang together.

use oxrdf::{NamedNode, Term, Variable};
use spargebra::algebra::{Expression, GraphPattern as P, PropertyPathExpression as Path};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use std::collections::{BTreeMap, HashMap};

/// What a query reads.
#[derive(Debug, Clone, Default)]
pub(super) struct Reads {
    /// One a triple pattern.
    pub reads: Vec<Read>,
    /// For variables told as objects: how the resource hangs together with their values.
    pub refers: Vec<(Variable, P)>,
}

/// One triple pattern.
#[derive(Debug, Clone)]
pub(super) struct Read {
    /// The predicates it can match; any if none is known.
    pub predicates: Option<Vec<NamedNode>>,
    /// The subject and the object it matches alone, if they are fixed.
    pub fixed: [Option<Term>; 2],
    /// How a matching triple leads to resources.
    pub way: Way,
}

/// How a triple leads to resources.
#[derive(Debug, Clone)]
pub(super) enum Way {
    /// Its subject or object is the resource.
    Itself(Side),
    /// Its subject or object is the value of a variable that a pattern connects with the resource.
    Through(Side, Variable, P),
    /// It may touch every resource.
    Every,
}

/// An end of a triple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Subject,
    Object,
}

/// What a variable in the place of a predicate can stand for.
type Allowed = BTreeMap<String, Vec<NamedNode>>;

impl Reads {
    /// Of a query; `told` are the variables its template tells as objects.
    pub fn of(pattern: &P, told: &[Variable]) -> Self {
        let mut reader = Reader {
            told: told.to_vec(),
            ..Reader::default()
        };
        // Names for the nodes that paths go over.
        let pattern = Names::default().plain(pattern.clone());
        reader.derive(&pattern);
        reader.walk(&pattern, &[], &Allowed::new());
        reader.found
    }
}

#[derive(Default)]
struct Reader {
    found: Reads,
    told: Vec<Variable>,
}

impl Reader {
    /// A value that is computed from others stands for them.
    fn derive(&mut self, pattern: &P) {
        if let P::Extend {
            variable,
            expression,
            ..
        } = pattern
            && self.told.contains(variable)
        {
            self.told.extend(variables_in(expression));
        }
        for inner in children(pattern) {
            self.derive(inner);
        }
    }

    /// Looks at each triple pattern, `required` being those that must match besides.
    fn walk(&mut self, pattern: &P, required: &[P], allowed: &Allowed) {
        match pattern {
            P::Bgp { patterns } => {
                let leaves = leaves(patterns);
                for (place, leaf) in leaves.iter().enumerate() {
                    let others = leaves
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| *other != place);
                    let beside = with(required, others.map(|(_, leaf)| leaf.clone()).collect());
                    self.leaf(leaf, &beside, allowed);
                }
            }
            P::Path { .. } => self.leaf(pattern, required, allowed),
            P::Join { left, right } | P::Lateral { left, right } => {
                let mut allowed = allowed.clone();
                tables(left, &mut allowed);
                tables(right, &mut allowed);
                self.walk(left, &with(required, certain(right)), &allowed);
                self.walk(right, &with(required, certain(left)), &allowed);
            }
            P::LeftJoin {
                left,
                right,
                expression,
            } => {
                let mut allowed = allowed.clone();
                tables(left, &mut allowed);
                self.walk(left, required, &allowed);
                let beside = with(required, certain(left));
                self.walk(right, &beside, &allowed);
                if let Some(expression) = expression {
                    let beside = with(&beside, certain(right));
                    self.expression(expression, &beside, &allowed);
                }
            }
            P::Minus { left, right } => {
                self.walk(left, required, allowed);
                self.walk(right, &with(required, certain(left)), allowed);
            }
            P::Union { left, right } => {
                self.walk(left, required, allowed);
                self.walk(right, required, allowed);
            }
            P::Filter { expr, inner } => {
                let mut allowed = allowed.clone();
                listed(expr, &mut allowed);
                self.walk(inner, required, &allowed);
                self.expression(expr, &with(required, certain(inner)), &allowed);
            }
            P::Extend {
                inner, expression, ..
            } => {
                self.walk(inner, required, allowed);
                self.expression(expression, &with(required, certain(inner)), allowed);
            }
            // Variables inside are others than those of the same name outside.
            P::Project { inner, .. } => self.walk(inner, &[], &Allowed::new()),
            P::Distinct { inner }
            | P::Reduced { inner }
            | P::OrderBy { inner, .. }
            | P::Slice { inner, .. }
            | P::Group { inner, .. }
            | P::Graph { inner, .. }
            | P::Service { inner, .. } => self.walk(inner, required, allowed),
            P::Values { .. } => {}
        }
    }

    /// The patterns inside an expression.
    fn expression(&mut self, expression: &Expression, required: &[P], allowed: &Allowed) {
        if let Expression::Exists(pattern) = expression {
            self.walk(pattern, required, allowed);
        }
        for inner in parts(expression) {
            self.expression(inner, required, allowed);
        }
    }

    fn leaf(&mut self, leaf: &P, required: &[P], allowed: &Allowed) {
        let Some((subject, predicates, object, steps)) = taken_apart(leaf, allowed) else {
            return;
        };
        let way = match steps {
            Steps::Many => Way::Every,
            Steps::One => way(&subject, &object, required),
        };
        self.found.reads.push(Read {
            predicates,
            fixed: [fixed(&subject), fixed(&object)],
            way,
        });
        for term in [subject, object] {
            let TermPattern::Variable(variable) = term else {
                continue;
            };
            if !self.told.contains(&variable) {
                continue;
            }
            let all = with(required, vec![leaf.clone()]);
            if let Some(connected) = connected(&variable, &all) {
                self.found.refers.push((variable, connected));
            }
        }
    }
}

/// Whether a pattern matches one triple, or a way over many.
enum Steps {
    One,
    Many,
}

/// Subject, predicates, object and length of a pattern that is not made of others.
fn taken_apart(
    leaf: &P,
    allowed: &Allowed,
) -> Option<(TermPattern, Option<Vec<NamedNode>>, TermPattern, Steps)> {
    match leaf {
        P::Bgp { patterns } => {
            let triple = patterns.first()?;
            let predicates = match &triple.predicate {
                NamedNodePattern::NamedNode(node) => Some(vec![node.clone()]),
                NamedNodePattern::Variable(variable) => allowed.get(variable.as_str()).cloned(),
            };
            Some((
                triple.subject.clone(),
                predicates,
                triple.object.clone(),
                Steps::One,
            ))
        }
        P::Path {
            subject,
            path,
            object,
        } => {
            let mut predicates = Some(Vec::new());
            let steps = match along(path, &mut predicates) {
                true => Steps::Many,
                false => Steps::One,
            };
            Some((subject.clone(), predicates, object.clone(), steps))
        }
        _ => None,
    }
}

/// Adds the predicates of a path; whether what it goes over is hidden between its ends, or turned.
fn along(path: &Path, predicates: &mut Option<Vec<NamedNode>>) -> bool {
    match path {
        Path::NamedNode(node) => {
            if let Some(list) = predicates {
                list.push(node.clone());
            }
            false
        }
        Path::Alternative(left, right) => {
            let left = along(left, predicates);
            along(right, predicates) || left
        }
        Path::ZeroOrOne(inner) => along(inner, predicates),
        Path::Reverse(inner) | Path::ZeroOrMore(inner) | Path::OneOrMore(inner) => {
            along(inner, predicates);
            true
        }
        Path::Sequence(left, right) => {
            along(left, predicates);
            along(right, predicates);
            true
        }
        Path::NegatedPropertySet(_) => {
            *predicates = None;
            false
        }
    }
}

fn this() -> Variable {
    Variable::new_unchecked("this")
}

fn is_this(term: &TermPattern) -> bool {
    matches!(term, TermPattern::Variable(variable) if *variable == this())
}

fn fixed(term: &TermPattern) -> Option<Term> {
    match term {
        TermPattern::NamedNode(node) => Some(node.clone().into()),
        TermPattern::Literal(literal) => Some(literal.clone().into()),
        _ => None,
    }
}

fn way(subject: &TermPattern, object: &TermPattern, required: &[P]) -> Way {
    let ends = [(Side::Subject, subject), (Side::Object, object)];
    if let Some((side, _)) = ends.iter().find(|(_, term)| is_this(term)) {
        return Way::Itself(*side);
    }
    let through = ends.into_iter().find_map(|(side, term)| match term {
        TermPattern::Variable(variable) => {
            let connected = connected(variable, required)?;
            Some(Way::Through(side, variable.clone(), connected))
        }
        _ => None,
    });
    through.unwrap_or(Way::Every)
}

/// The patterns that hang together with the resource, if the variable is in them.
fn connected(variable: &Variable, patterns: &[P]) -> Option<P> {
    let mut reached = vec![this()];
    let mut taken = vec![false; patterns.len()];
    loop {
        let next = patterns.iter().enumerate().find(|(place, pattern)| {
            !taken[*place] && variables_of(pattern).iter().any(|v| reached.contains(v))
        });
        let Some((place, pattern)) = next else { break };
        taken[place] = true;
        reached.extend(variables_of(pattern));
    }
    if !reached.contains(variable) || *variable == this() {
        return None;
    }
    let chosen = patterns.iter().zip(taken).filter(|(_, taken)| *taken);
    joined(chosen.map(|(pattern, _)| pattern.clone()).collect())
}

fn variables_of(leaf: &P) -> Vec<Variable> {
    let mut found = Vec::new();
    leaf.on_in_scope_variable(|variable| found.push(variable.clone()));
    found
}

fn with(required: &[P], more: Vec<P>) -> Vec<P> {
    let mut all = required.to_vec();
    for pattern in more {
        if !all.contains(&pattern) {
            all.push(pattern);
        }
    }
    all
}

fn leaves(patterns: &[TriplePattern]) -> Vec<P> {
    let one = |triple: &TriplePattern| P::Bgp {
        patterns: vec![triple.clone()],
    };
    patterns.iter().map(one).collect()
}

/// The patterns that match wherever the whole does.
fn certain(pattern: &P) -> Vec<P> {
    match pattern {
        P::Bgp { patterns } => leaves(patterns),
        P::Path { .. } => vec![pattern.clone()],
        P::Join { left, right } | P::Lateral { left, right } => {
            with(&certain(left), certain(right))
        }
        P::LeftJoin { left, .. } | P::Minus { left, .. } => certain(left),
        P::Filter { inner, .. } | P::Extend { inner, .. } => certain(inner),
        P::Union { left, right } => match (joined(certain(left)), joined(certain(right))) {
            (Some(left), Some(right)) => vec![P::Union {
                left: Box::new(left),
                right: Box::new(right),
            }],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// All of them in one; none of none.
fn joined(patterns: Vec<P>) -> Option<P> {
    patterns.into_iter().reduce(|joined, pattern| P::Join {
        left: Box::new(joined),
        right: Box::new(pattern),
    })
}

/// What tables allow variables to be.
fn tables(pattern: &P, allowed: &mut Allowed) {
    match pattern {
        P::Values {
            variables,
            bindings,
        } => {
            for (place, variable) in variables.iter().enumerate() {
                let column: Option<Vec<NamedNode>> = bindings
                    .iter()
                    .map(|row| match row.get(place)? {
                        Some(spargebra::term::GroundTerm::NamedNode(node)) => Some(node.clone()),
                        _ => None,
                    })
                    .collect();
                if let Some(column) = column {
                    allowed.insert(variable.as_str().to_owned(), column);
                }
            }
        }
        P::Join { left, right } => {
            tables(left, allowed);
            tables(right, allowed);
        }
        P::Filter { inner, expr } => {
            listed(expr, allowed);
            tables(inner, allowed);
        }
        P::Extend { inner, .. } => tables(inner, allowed),
        P::LeftJoin { left, .. } | P::Minus { left, .. } => tables(left, allowed),
        _ => {}
    }
}

/// What `?variable IN (...)` allows.
fn listed(expression: &Expression, allowed: &mut Allowed) {
    match expression {
        Expression::And(left, right) => {
            listed(left, allowed);
            listed(right, allowed);
        }
        Expression::In(variable, list) => {
            let nodes: Option<Vec<NamedNode>> = list
                .iter()
                .map(|item| match item {
                    Expression::NamedNode(node) => Some(node.clone()),
                    _ => None,
                })
                .collect();
            if let (Expression::Variable(variable), Some(nodes)) = (&**variable, nodes) {
                allowed.insert(variable.as_str().to_owned(), nodes);
            }
        }
        _ => {}
    }
}

fn variables_in(expression: &Expression) -> Vec<Variable> {
    let mut found = match expression {
        Expression::Variable(variable) | Expression::Bound(variable) => vec![variable.clone()],
        _ => Vec::new(),
    };
    for part in parts(expression) {
        found.extend(variables_in(part));
    }
    found
}

/// The direct parts of an expression; patterns in it are not.
fn parts(expression: &Expression) -> Vec<&Expression> {
    use Expression as E;
    match expression {
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) | E::Exists(_) => Vec::new(),
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => vec![a, b],
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => vec![a],
        E::If(a, b, c) => vec![a, b, c],
        E::In(a, list) => std::iter::once(&**a).chain(list).collect(),
        E::Coalesce(list) | E::FunctionCall(_, list) => list.iter().collect(),
    }
}

fn children(pattern: &P) -> Vec<&P> {
    match pattern {
        P::Bgp { .. } | P::Path { .. } | P::Values { .. } => Vec::new(),
        P::Join { left, right }
        | P::Lateral { left, right }
        | P::LeftJoin { left, right, .. }
        | P::Minus { left, right }
        | P::Union { left, right } => vec![left, right],
        P::Filter { inner, .. }
        | P::Extend { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::OrderBy { inner, .. }
        | P::Slice { inner, .. }
        | P::Group { inner, .. }
        | P::Graph { inner, .. }
        | P::Service { inner, .. } => vec![inner],
    }
}

/// Gives names to what has none: blank nodes, and the nodes that sequences of a path go over.
#[derive(Default)]
struct Names {
    blanks: HashMap<String, Variable>,
    next: usize,
}

impl Names {
    fn fresh(&mut self) -> Variable {
        self.next += 1;
        Variable::new_unchecked(format!("between_{}", self.next))
    }

    fn term(&mut self, term: TermPattern) -> TermPattern {
        let TermPattern::BlankNode(node) = term else {
            return term;
        };
        if let Some(known) = self.blanks.get(node.as_str()) {
            return known.clone().into();
        }
        let name = self.fresh();
        self.blanks.insert(node.as_str().to_owned(), name.clone());
        name.into()
    }

    fn plain(&mut self, pattern: P) -> P {
        match pattern {
            P::Bgp { patterns } => P::Bgp {
                patterns: patterns
                    .into_iter()
                    .map(|triple| TriplePattern {
                        subject: self.term(triple.subject),
                        predicate: triple.predicate,
                        object: self.term(triple.object),
                    })
                    .collect(),
            },
            P::Path {
                subject,
                path,
                object,
            } => {
                let (subject, object) = (self.term(subject), self.term(object));
                self.steps(subject, path, object)
            }
            other => {
                // Both walks share `self`; they never run at once.
                let shared = std::cell::RefCell::new(self);
                crate::query::map_pattern(
                    other,
                    &mut |inner| shared.borrow_mut().plain(inner),
                    &mut |inner| shared.borrow_mut().expression(inner),
                )
            }
        }
    }

    fn expression(&mut self, expression: Expression) -> Expression {
        let shared = std::cell::RefCell::new(self);
        crate::query::map_expression(
            expression,
            &mut |inner| shared.borrow_mut().plain(inner),
            &mut |inner| shared.borrow_mut().expression(inner),
        )
    }

    /// A path as the patterns of its steps, as far as it has a number of them.
    fn steps(&mut self, subject: TermPattern, path: Path, object: TermPattern) -> P {
        match path {
            Path::NamedNode(predicate) => P::Bgp {
                patterns: vec![TriplePattern {
                    subject,
                    predicate: predicate.into(),
                    object,
                }],
            },
            Path::Reverse(inner) => self.steps(object, *inner, subject),
            Path::Sequence(first, second) => {
                let between = TermPattern::from(self.fresh());
                P::Join {
                    left: Box::new(self.steps(subject, *first, between.clone())),
                    right: Box::new(self.steps(between, *second, object)),
                }
            }
            path => P::Path {
                subject,
                path,
                object,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::{Query, SparqlParser};

    fn ways(pattern: &str) -> Vec<String> {
        let text =
            format!("PREFIX : <http://e/> CONSTRUCT {{ ?this :told ?told }} WHERE {{ {pattern} }}");
        let Query::Construct { pattern, .. } = SparqlParser::new().parse_query(&text).unwrap()
        else {
            unreachable!()
        };
        let reads = Reads::of(&pattern, &[Variable::new_unchecked("told")]).reads;
        reads
            .iter()
            .map(|read| {
                let names = read.predicates.as_ref().map_or("*".to_owned(), |list| {
                    let names = list
                        .iter()
                        .map(|p| p.as_str().trim_start_matches("http://e/"));
                    names.collect::<Vec<_>>().join("|")
                });
                match &read.way {
                    Way::Itself(side) => format!("{names} {side:?}"),
                    Way::Through(side, _, through) => {
                        let patterns = through.to_string().matches(" .").count();
                        format!("{names} {side:?} through {patterns}")
                    }
                    Way::Every => format!("{names} every"),
                }
            })
            .collect()
    }

    #[test]
    fn patterns_lead_to_the_resource() {
        for (pattern, wanted) in [
            ("?this :a ?told", vec!["a Subject"]),
            ("?x :a ?this", vec!["a Object"]),
            (
                "?this :a ?x . ?x :b ?told",
                vec!["a Subject", "b Subject through 1"],
            ),
            (
                "?x :a ?this . ?told :b ?x",
                vec!["a Object", "b Object through 1"],
            ),
            (
                "?this :a/:b ?told",
                vec!["a Subject", "b Subject through 1"],
            ),
            ("?this :a+ ?told", vec!["a every"]),
            ("?this :a|:b ?told", vec!["a|b Subject"]),
            ("?x :b ?told", vec!["b every"]),
            ("?this ?p ?told FILTER(?p IN (:a, :b))", vec!["a|b Subject"]),
            (
                "VALUES (?p ?c) { (:a 1) (:b 2) } ?this ?p ?told",
                vec!["a|b Subject"],
            ),
            ("?this ?p ?told", vec!["* Subject"]),
            (
                "?this :a ?x OPTIONAL { ?x :b ?told }",
                vec!["a Subject", "b Subject through 1"],
            ),
            (
                "?this :a ?told FILTER NOT EXISTS { ?told :b 1 }",
                vec!["a Subject", "b Subject through 1"],
            ),
            (
                "{ ?this :a ?told } UNION { ?this :b ?x . ?x :c ?told }",
                vec!["a Subject", "b Subject", "c Subject through 1"],
            ),
            (
                "{ ?this :a ?x } UNION { ?this :b ?x . ?this :c 1 } ?x :d ?told",
                vec!["a Subject", "b Subject", "c Subject", "d Subject through 3"],
            ),
            (
                "{ ?this :a ?x } UNION { ?y :b ?x } ?x :d ?told",
                vec!["a Subject", "b every", "d Subject through 2"],
            ),
            (
                "?this :a ?x MINUS { ?x :b ?y }",
                vec!["a Subject", "b Subject through 1"],
            ),
        ] {
            assert_eq!(ways(pattern), wanted, "{pattern}");
        }
    }
}
