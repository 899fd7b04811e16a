//! A view with the answers to its questions.

use super::{Choices, Filter, Part, View};
use crate::alignment::{Answer, Asker, Error};
use oxrdf::NamedNode;

/// A view, asked.
#[derive(Debug)]
pub struct Told {
    /// The view.
    pub view: View,
    /// What it can be narrowed by, with what there is to choose from.
    pub filters: Vec<Choices>,
    /// Its parts with their answers.
    pub parts: Vec<ToldPart>,
}

/// A part of a view, asked.
#[derive(Debug)]
pub struct ToldPart {
    /// The part.
    pub part: Part,
    /// Its answer; none if there is no question of that name with that parameter, or if it is worked
    /// out instead of asked.
    pub answer: Option<Answer>,
    /// The relations of a drawing, or the periods of a timeline.
    pub joined: Option<Answer>,
    /// Whether a choice may have left something out.
    pub narrowed: bool,
}

impl Told {
    /// Asks the questions of a view, those about the thing of the page about this one.
    pub fn ask(
        mut view: View,
        thing: Option<&NamedNode>,
        asker: &Asker<'_>,
    ) -> Result<Self, Error> {
        let parts = std::mem::take(&mut view.parts).into_iter();
        let parts = parts.map(|part| {
            let (answer, joined) = match part.question() {
                Some(asked) => (
                    answer(&asked.name, asked.about.as_ref(), thing, asker)?,
                    match &asked.joined {
                        Some(question) => answer(question, None, thing, asker)?,
                        None => None,
                    },
                ),
                None => (None, None),
            };
            Ok(ToldPart {
                answer,
                joined,
                part,
                narrowed: false,
            })
        });
        let parts: Vec<ToldPart> = parts.collect::<Result<_, Error>>()?;
        let filters = std::mem::take(&mut view.filters).into_iter();
        let filters = filters.map(|filter| choices(filter, &parts, asker));
        Ok(Self {
            filters: filters.collect::<Result<_, Error>>()?,
            parts,
            view,
        })
    }

    /// The part of a name.
    pub fn part(&self, key: &str) -> Option<&ToldPart> {
        self.parts.iter().find(|told| told.part.key == key)
    }
}

/// What there is to choose from: what the parts have in the columns that a filter narrows them by, and
/// what its own question adds.
fn choices(filter: Filter, parts: &[ToldPart], asker: &Asker<'_>) -> Result<Choices, Error> {
    let mut known: Vec<NamedNode> = Vec::new();
    let mut add = |answer: &Answer, column: &str| {
        for thing in answer.things(column) {
            if !known.contains(thing) {
                known.push(thing.clone());
            }
        }
    };
    for told in parts {
        let mut narrowed = told.part.narrowed.iter();
        let column = narrowed.find(|(name, _)| *name == filter.name);
        if let (Some((_, column)), Some(answer)) = (column, &told.answer) {
            add(answer, column);
        }
    }
    if let Some((question, column)) = &filter.also
        && let Some(answer) = answer(question, None, None, asker)?
    {
        add(&answer, column);
    }
    Ok(Choices { filter, known })
}

fn answer(
    name: &str,
    about: Option<&(String, Option<String>)>,
    thing: Option<&NamedNode>,
    asker: &Asker<'_>,
) -> Result<Option<Answer>, Error> {
    let Some(question) = asker.questions.get(name) else {
        return Ok(None);
    };
    let Some((parameter, fixed)) = about else {
        return asker.ask(question.name).map(Some);
    };
    let parameter = question.parameters.iter().find(|p| p.name == parameter);
    let value = fixed.as_deref().or_else(|| thing.map(NamedNode::as_str));
    match parameter.zip(value) {
        Some((parameter, value)) => {
            let answer = asker.about(question.name, parameter.name, value);
            answer.map(Some)
        }
        None => Ok(None),
    }
}
