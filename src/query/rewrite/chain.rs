//! A group put together again: its parts in order, each condition where its names are bound.

use super::expression::all_of;
use super::group::{Element, Size, plan};
use super::names::{Name, Names, used};
use super::{Context, Rewriter, lateral, tick};
use spargebra::algebra::{Expression, GraphPattern};

/// Chains longer than this are nested to the right: the passes after this one look at all that
/// is left of each link again. Shorter ones nest to the left, which costs the evaluator less.
const LONG: usize = 16;

impl Rewriter<'_> {
    /// Orders what is joined in a pattern, and puts its conditions in their places.
    pub(super) fn group(&self, pattern: GraphPattern, context: &Context) -> GraphPattern {
        let mut parts = self.parts(pattern, context);
        parts.settle();
        let mut order = plan(&parts.elements, &context.outer);
        if self.add_candidates(&mut parts, order.cost, context) {
            order = plan(&parts.elements, &context.outer);
        }
        let names = parts.names();
        let mut elements: Vec<Option<Element>> = parts.elements.into_iter().map(Some).collect();
        let in_order = order.order.into_iter();
        let in_order: Vec<Element> = in_order.filter_map(|i| elements[i].take()).collect();
        self.chain(in_order, parts.filters, &names, context)
    }

    fn chain(
        &self,
        elements: Vec<Element>,
        filters: Vec<Expression>,
        names: &Names,
        context: &Context,
    ) -> GraphPattern {
        let mut conditions = Conditions::new(filters, names, context);
        let mut bound = context.clone();
        let long = elements.len() > LONG;
        let mut links: Vec<GraphPattern> = Vec::with_capacity(elements.len());
        for element in elements {
            let Element {
                pattern,
                certain,
                size,
                ..
            } = element;
            let first = links.is_empty();
            let whole = matches!(size, Size::Other { fits: false, .. });
            let mut link = match size {
                Size::Fan(_) => pattern,
                Size::Table(rows) if first || rows <= 1.0 => pattern,
                Size::Table(_) => tick::over(pattern),
                Size::Other { .. } => {
                    if whole {
                        self.rewrite_part(pattern, &context.whole(context.whole || !first))
                    } else {
                        self.rewrite_part(pattern, &bound)
                    }
                }
            };
            if whole && !first {
                let before = in_chain(std::mem::take(&mut links));
                link = tick::over(GraphPattern::Join {
                    left: Box::new(before),
                    right: Box::new(link),
                });
            }
            bound.outer.extend(certain);
            if !long && let Some(before) = links.pop() {
                link = lateral(before, link);
            }
            links.push(self.under(conditions.ready(&bound.outer), link, &bound));
        }
        let whole = in_chain(links);
        let rest = conditions.rest();
        if rest.is_empty() {
            return whole;
        }
        let bound = context.over(&whole);
        self.under(rest, whole, &bound)
    }

    /// Everything but what would come back here unchanged.
    fn rewrite_part(&self, pattern: GraphPattern, context: &Context) -> GraphPattern {
        match pattern {
            // A condition that could not leave its part: the part is a group of its own.
            GraphPattern::Bgp { .. } => pattern,
            other => self.rewrite(other, context),
        }
    }

    fn under(
        &self,
        conditions: Vec<Expression>,
        inner: GraphPattern,
        context: &Context,
    ) -> GraphPattern {
        let conditions = conditions.into_iter();
        let conditions = conditions.map(|e| self.expression(e, context)).collect();
        match all_of(conditions) {
            Some(expr) => GraphPattern::Filter {
                expr,
                inner: Box::new(inner),
            },
            None => inner,
        }
    }
}

/// The conditions not placed yet, and the names each waits for.
struct Conditions {
    waiting: Vec<(Expression, Vec<Name>)>,
}

impl Conditions {
    /// A name that no part of the group mentions is never bound here: nothing to wait for.
    fn new(filters: Vec<Expression>, names: &Names, context: &Context) -> Self {
        let waiting = filters.into_iter().map(|filter| {
            let awaited = used(&filter).into_iter();
            let awaited = awaited
                .filter(|name| names.contains(name) && !context.outer.contains(name))
                .collect();
            (filter, awaited)
        });
        Self {
            waiting: waiting.collect(),
        }
    }

    /// Those whose names are all bound now.
    fn ready(&mut self, bound: &Names) -> Vec<Expression> {
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        let (ready, waiting): (Vec<_>, Vec<_>) =
            waiting.partition(|(_, awaited)| awaited.iter().all(|name| bound.contains(name)));
        self.waiting = waiting;
        ready.into_iter().map(|(filter, _)| filter).collect()
    }

    fn rest(self) -> Vec<Expression> {
        self.waiting.into_iter().map(|(filter, _)| filter).collect()
    }
}

/// The links from left to right, nested to the right.
fn in_chain(links: Vec<GraphPattern>) -> GraphPattern {
    let chained = links
        .into_iter()
        .rev()
        .reduce(|after, link| lateral(link, after));
    // Not a table of one row: inside `GRAPH` the empty group asks whether the graph is there.
    chained.unwrap_or_else(|| GraphPattern::Bgp {
        patterns: Vec::new(),
    })
}
