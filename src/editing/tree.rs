//! The pairs of a form as a tree, by the steps of their pointers.

use std::collections::BTreeMap;

/// One step of a pointer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A row.
    Row(usize),
    /// A field, or what a row has (`@text`).
    Name(String),
}

/// What was sent under a pointer.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// The value sent under the pointer itself.
    pub value: Option<String>,
    /// What was sent under longer ones.
    pub children: BTreeMap<Step, Self>,
}

impl Sent {
    /// The tree of pairs whose names are pointers; the name of the one that is sent twice, or
    /// nests too deep, otherwise.
    pub fn new<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Result<Self, &'p str> {
        let mut tree = Self::default();
        for (name, value) in pairs {
            let steps = steps(name).ok_or(name)?;
            let mut place = &mut tree;
            for step in steps {
                place = place.children.entry(step).or_default();
            }
            if place.value.is_some() {
                return Err(name);
            }
            // Browsers end lines as networks do.
            place.value = Some(value.replace("\r\n", "\n"));
        }
        Ok(tree)
    }

    /// What was sent as one member of a row.
    pub fn member(&self, name: &str) -> Option<&str> {
        let child = self.children.get(&Step::Name(name.to_owned()))?;
        child.value.as_deref()
    }

    /// Takes out what was sent under a pointer.
    pub fn remove(&mut self, pointer: &str) {
        let Some(mut steps) = steps(pointer) else {
            return;
        };
        let Some(last) = steps.pop() else {
            return;
        };
        let mut place = self;
        for step in steps {
            let Some(next) = place.children.get_mut(&step) else {
                return;
            };
            place = next;
        }
        place.children.remove(&last);
    }
}

/// Steps of a pointer at most.
const DEEPEST: usize = 16;

fn steps(pointer: &str) -> Option<Vec<Step>> {
    let rest = pointer.strip_prefix('/')?;
    let steps: Vec<Step> = rest
        .split('/')
        .map(|step| match step.parse() {
            Ok(row) => Step::Row(row),
            Err(_) => Step::Name(step.replace("~1", "/").replace("~0", "~")),
        })
        .collect();
    (steps.len() <= DEEPEST).then_some(steps)
}
