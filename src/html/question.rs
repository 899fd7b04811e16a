//! The page of a stored question: what it can be asked about, its answer, its SPARQL.

use super::frame::Frame;
use super::query::{Shown, shown};
use super::{Answer, Link, Site, listing};
use crate::questions::{BadValue, Parameter, Question, Type};
use crate::rdf::Language;
use askama::Template;

/// Longer lists are no help to choose from: the value is written instead.
const MOST_CHOICES: usize = 1_000;

/// A question with what it was asked.
pub struct Filled<'a> {
    /// The question.
    pub question: &'a Question,
    /// Texts of its parameters, one each, in their order.
    pub texts: Vec<String>,
    /// The values that make the address of this answer: names and texts.
    pub address: Vec<(String, String)>,
    /// The SPARQL, if the values are sound.
    pub sparql: String,
    /// What is wrong with them, if they are not.
    pub refused: Option<BadValue>,
}

#[derive(Template)]
#[template(path = "question.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    id: &'static str,
    role: &'static str,
    action: String,
    fields: Vec<Field>,
    refused: Option<String>,
    answer: Option<Shown>,
    downloads: Vec<(&'static str, String)>,
    sparql: String,
    editor: String,
}

/// One parameter in the form.
struct Field {
    name: &'static str,
    label: &'static str,
    text: String,
    wrong: bool,
    control: Control,
}

enum Control {
    /// The type of an `input`.
    Input(&'static str),
    Choice(Vec<Choices>),
}

/// Things of one kind to choose from.
struct Choices {
    name: Option<String>,
    lang: Option<String>,
    choices: Vec<Choice>,
}

struct Choice {
    value: String,
    text: String,
    lang: Option<String>,
    chosen: bool,
}

/// The page of a question, with its answer.
pub fn question(site: &Site<'_>, filled: &Filled<'_>, answer: Option<Answer>) -> String {
    let words = site.words();
    let question = filled.question;
    let path = format!("/questions/{}", question.name);
    let encoded = in_address(&filled.address);
    let mut frame = Frame::new(
        site.reader,
        &format!("{path}{encoded}"),
        question.summary.in_language(site.language()),
        site.view.snapshot().revision(),
    )
    .with_step(Link::new(
        words.questions_title,
        site.reader.local("/questions"),
    ));
    let downloads = ["csv", "json", "xml", "tsv"].map(|suffix| format!("{path}.{suffix}{encoded}"));
    let downloads: Vec<_> = ["CSV", "JSON", "XML", "TSV"]
        .into_iter()
        .zip(downloads)
        .collect();
    frame.alternates = vec![("text/csv", downloads[0].1.clone())];
    super::render(&Page {
        frame,
        id: question.id,
        role: words.role(question.role),
        action: path,
        fields: fields(site, filled),
        refused: filled.refused.as_ref().map(|bad| told(site, question, bad)),
        answer: answer.map(|answer| shown(site, &filled.sparql, headed(site, answer))),
        downloads,
        editor: format!("/query?query={}", super::in_query(&filled.sparql)),
        sparql: filled.sparql.clone(),
    })
}

/// The answer with its columns called what the reader calls them.
fn headed(site: &Site<'_>, mut answer: Answer) -> Answer {
    if let Answer::Rows { variables, .. } = &mut answer {
        for name in variables {
            *name = site.questions.column(name, site.language()).to_owned();
        }
    }
    answer
}

fn in_address(values: &[(String, String)]) -> String {
    let pairs = values.iter().map(|(name, value)| {
        let (name, value) = (super::in_query(name), super::in_query(value));
        format!("{name}={value}")
    });
    let pairs = pairs.collect::<Vec<_>>().join("&");
    if pairs.is_empty() {
        pairs
    } else {
        format!("?{pairs}")
    }
}

/// What is wrong with a value, in the reader's words.
fn told(site: &Site<'_>, question: &Question, bad: &BadValue) -> String {
    let words = site.words();
    let label = |name: &str| {
        let parameter = question.parameters.iter().find(|p| p.name == name);
        parameter.map_or("", |p| p.label.in_language(site.language()))
    };
    match bad {
        BadValue::Unknown { name, parameters } => {
            (words.unknown_parameter)(name, &parameters.join(", "))
        }
        BadValue::Twice(name) => (words.given_twice)(label(name)),
        BadValue::Type {
            parameter,
            value,
            kind,
            example,
        } => (words.bad_value)(label(parameter), value, words.value_type(*kind), example),
    }
}

fn fields(site: &Site<'_>, filled: &Filled<'_>) -> Vec<Field> {
    let wrong = filled.refused.as_ref().map(BadValue::parameter);
    let parameters = filled.question.parameters.iter().zip(&filled.texts);
    parameters
        .map(|(parameter, text)| {
            let wrong = wrong == Some(parameter.name);
            Field {
                name: parameter.name,
                label: parameter.label.in_language(site.language()),
                text: text.clone(),
                wrong,
                control: match control(site, parameter, text) {
                    // A field for numbers or dates would not show what is none.
                    Control::Input(_) if wrong => Control::Input("text"),
                    control => control,
                },
            }
        })
        .collect()
}

fn control(site: &Site<'_>, parameter: &Parameter, text: &str) -> Control {
    if parameter.name == "language" {
        return Control::Choice(vec![languages(site, text)]);
    }
    let groups = choices(site, parameter, text);
    let count: usize = groups.iter().map(|group| group.choices.len()).sum();
    if count > 0 && count <= MOST_CHOICES {
        return Control::Choice(with_own(groups, text));
    }
    Control::Input(match parameter.kind {
        Type::Iri | Type::String => "text",
        Type::Date => "date",
        Type::Integer => "number",
    })
}

fn languages(site: &Site<'_>, text: &str) -> Choices {
    let choice = |language: Language| Choice {
        value: language.tag().to_owned(),
        text: site.words().language(language.tag()).to_owned(),
        lang: None,
        chosen: language.tag() == text,
    };
    Choices {
        name: None,
        lang: None,
        choices: Language::ALL.map(choice).into(),
    }
}

/// The things of the parameter's collections, by name.
fn choices(site: &Site<'_>, parameter: &Parameter, text: &str) -> Vec<Choices> {
    let own = text.strip_prefix(site.base).unwrap_or(text);
    let segments = parameter.collections.iter();
    let collections = segments.filter_map(|segment| site.registry.collection(segment));
    let groups = collections.map(|collection| {
        let classes = collection.classes.iter();
        let mut things: Vec<_> = classes.flat_map(|c| listing::instances(site, c)).collect();
        things.sort();
        things.dedup();
        things.sort_by_cached_key(|thing| site.order_key(*thing));
        let name = listing::name_of(site, &collection.segment);
        let choices = things.into_iter().map(|thing| {
            let iri = site.view.text(thing);
            let value = iri.strip_prefix(site.base).unwrap_or(iri);
            let label = site.label(thing);
            Choice {
                value: value.to_owned(),
                lang: site.foreign(label.language.as_deref()),
                text: label.text,
                chosen: value == own,
            }
        });
        Choices {
            lang: site.foreign(name.language.as_deref()),
            name: Some(name.text),
            choices: choices.collect(),
        }
    });
    groups.filter(|group| !group.choices.is_empty()).collect()
}

/// With the value itself, where it is none of the choices.
fn with_own(mut groups: Vec<Choices>, text: &str) -> Vec<Choices> {
    let mut chosen = groups.iter().flat_map(|group| &group.choices);
    if !chosen.any(|choice| choice.chosen) {
        let own = Choice {
            value: text.to_owned(),
            text: text.to_owned(),
            lang: None,
            chosen: true,
        };
        groups.insert(
            0,
            Choices {
                name: None,
                lang: None,
                choices: vec![own],
            },
        );
    }
    groups
}
