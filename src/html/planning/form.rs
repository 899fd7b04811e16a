//! The form of weights: a field for each criterion, and the rule for the unknown.

use super::super::ehds::Why;
use super::super::{Link, Site};
use super::{decimal, named, why, words};
use crate::planning::{Criterion, Fault, Needs, Order, Scored};

/// The form.
pub(super) struct Form {
    /// A field for each criterion.
    pub fields: Vec<Field>,
    /// The greatest weight.
    pub heaviest: f64,
    /// Rules to choose from: name, label, what it says, whether it is chosen.
    pub rules: Vec<(String, String, bool)>,
    /// The question behind the rules.
    pub rules_why: Why,
}

/// One criterion.
pub(super) struct Field {
    /// Its name in the address.
    pub name: String,
    /// What to put in the field: the weight, or the text that cannot be one.
    pub value: String,
    /// The criterion.
    pub link: Link,
    /// What the field is called.
    pub label: String,
    /// Declared weight, scale, how much is known.
    pub facts: Vec<String>,
    /// Where the scores come from.
    pub scored: String,
    /// The question that they come from.
    pub why: Option<Why>,
    /// Whether what was sent for it is at fault.
    pub wrong: bool,
    /// Whether the weight is another than the declared one.
    pub changed: bool,
}

/// The form as it stands with an order; `given` is what the address said, for mending.
pub(super) fn form(
    site: &Site<'_>,
    needs: &Needs,
    order: &Order,
    given: &[(String, String)],
    fault: Option<&Fault>,
) -> Form {
    let fields = needs.criteria.iter().enumerate();
    let fields = fields.map(|(place, criterion)| {
        let mut field = field(site, needs, criterion, place, order.weights[place]);
        let sent = given.iter().find(|(name, _)| *name == field.name);
        if let (Some(fault), Some((_, sent))) = (fault, sent) {
            field.value.clone_from(sent);
            field.wrong = fault.parameter() == field.name;
        }
        field
    });
    let rules = needs.rules.iter().enumerate().map(|(place, rule)| {
        let label = named(site, &rule.iri).text;
        let label = match rule.counts_as {
            Some(share) => format!("{label} ({})", decimal(site, share)),
            None => label,
        };
        let name = Needs::rule_name(rule).to_owned();
        (name, label, order.rule == Some(place))
    });
    Form {
        fields: fields.collect(),
        heaviest: needs.heaviest,
        rules: rules.collect(),
        rules_why: why(site, &needs.ruled, ""),
    }
}

fn field(
    site: &Site<'_>,
    needs: &Needs,
    criterion: &Criterion,
    place: usize,
    weight: f64,
) -> Field {
    let words = words(site);
    let link = named(site, &criterion.iri);
    let count = |n: usize| site.words().number(n);
    let scale = criterion.scale;
    let (scored, why) = match &criterion.scored {
        Scored::Given(asked) => (
            words.scored_given.to_owned(),
            Some(why(site, asked, &link.text)),
        ),
        Scored::Asked(asked) => (
            words.scored_asked.to_owned(),
            Some(why(site, asked, &link.text)),
        ),
        Scored::Nowhere(name) => ((words.scored_nowhere)(name), None),
    };
    Field {
        name: Needs::parameter(&criterion.key),
        value: weight.to_string(),
        label: (words.weight_of)(&link.text),
        facts: vec![
            (words.declared)(&decimal(site, scale.weight)),
            (words.scale)(&decimal(site, scale.top), scale.less_is_first),
            (words.known_of)(&count(needs.known(place)), &count(needs.needs.len())),
        ],
        scored,
        why,
        wrong: false,
        changed: weight != scale.weight,
        link,
    }
}
