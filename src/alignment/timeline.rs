//! The days on which something of EHDS begins, and what begins then.

use super::{Asker, Error, Reference};
use oxrdf::NamedNode;

const DAYS: &str = "c30-when-ehds-begins";

/// A day on which something begins.
#[derive(Debug)]
pub struct Day {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The milestones that fall on it.
    pub milestones: Vec<NamedNode>,
    /// What begins, kind by kind.
    pub starts: Vec<Start>,
}

/// Things of one kind that begin on a day.
#[derive(Debug)]
pub struct Start {
    /// Their class.
    pub class: NamedNode,
    /// They.
    pub things: Vec<NamedNode>,
}

/// The days in order, and the question they come from.
pub(super) fn read(asker: &Asker<'_>) -> Result<(Vec<Day>, Reference), Error> {
    let answer = asker.ask(DAYS)?;
    let mut days: Vec<Day> = Vec::new();
    for row in answer.rows() {
        let date = row.text("date").ok_or(Error::NoValue(DAYS, "date"))?;
        if days.last().is_none_or(|day| day.date != date) {
            days.push(Day {
                date: date.to_owned(),
                milestones: Vec::new(),
                starts: Vec::new(),
            });
        }
        let Some(day) = days.last_mut() else {
            continue;
        };
        if let Some(milestone) = row.thing("milestone")
            && !day.milestones.contains(milestone)
        {
            day.milestones.push(milestone.clone());
        }
        if let (Some(class), Some(thing)) = (row.thing("class"), row.thing("thing")) {
            day.add(class, thing);
        }
    }
    Ok((days, answer.asked))
}

impl Day {
    fn add(&mut self, class: &NamedNode, thing: &NamedNode) {
        let known = self.starts.iter_mut().find(|start| start.class == *class);
        match known {
            Some(start) if start.things.contains(thing) => {}
            Some(start) => start.things.push(thing.clone()),
            None => self.starts.push(Start {
                class: class.clone(),
                things: vec![thing.clone()],
            }),
        }
    }
}
