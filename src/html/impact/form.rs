//! The page of a proposed change, and the form it is sent by.

use super::super::frame::Frame;
use super::super::validation;
use super::super::words::impact::Impact;
use super::super::{Link, Site};
use super::{Kinds, Narrowed, Told, Touched, told};
use crate::rdf::Format;
use askama::Template;

/// The formats the form offers besides updates.
const FORMATS: [Format; 5] = [
    Format::Turtle,
    Format::JsonLd,
    Format::RdfXml,
    Format::NTriples,
    Format::TriG,
];

/// What the form calls an update.
pub const UPDATE: &str = "update";

/// What the form holds.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The change as text.
    pub text: String,
    /// The format that is chosen: a suffix, or `update`.
    pub format: String,
    /// Most statements that are judged.
    pub most: usize,
}

/// The form as the template wants it.
pub(super) struct Fields {
    pub words: &'static Impact,
    pub action: String,
    pub text: String,
    /// Value, name, whether it is chosen.
    pub formats: Vec<(String, String, bool)>,
    pub limit: String,
}

impl Fields {
    pub fn new(site: &Site<'_>, form: &Form) -> Self {
        let words = Impact::of_language(site.language());
        let rdf = FORMATS.map(|it| (it.suffix().to_owned(), it.name().to_owned()));
        let update = (UPDATE.to_owned(), words.update.to_owned());
        let all = rdf.into_iter().chain([update]);
        let chosen = |value: &str| value == form.format;
        Self {
            words,
            action: site.reader.local("/impact"),
            text: form.text.clone(),
            formats: all
                .map(|(value, name)| (value.clone(), name, chosen(&value)))
                .collect(),
            limit: (words.limit)(form.most),
        }
    }
}

/// What came of a proposed change.
pub enum Outcome<'a> {
    /// What it touches.
    Judged(Judged<'a>),
    /// It could not be judged.
    Failed {
        /// What kind of problem it is.
        title: &'static str,
        /// What happened.
        detail: String,
    },
}

/// A change that was judged.
pub struct Judged<'a> {
    /// What it touches.
    pub touched: Touched<'a>,
    /// Statements that come, and that go.
    pub statements: (usize, usize),
    /// Whether the guard would let it pass.
    pub passes: bool,
    /// What the guard says.
    pub report: Vec<validation::Group>,
    /// How many findings were there before.
    pub preexisting: usize,
}

#[derive(Template)]
#[template(path = "impact_change.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Impact,
    failure: Option<(&'static str, String)>,
    judged: Option<Shown>,
    form: Fields,
}

struct Shown {
    statements: String,
    class: &'static str,
    verdict: &'static str,
    before: Option<String>,
    report: Option<String>,
    changed: Vec<Link>,
    more_changed: Option<String>,
    told: Told,
}

/// Changed things that a page names.
const NAMED: usize = 30;

/// The page.
pub fn change(site: &Site<'_>, form: &Form, outcome: Outcome<'_>) -> String {
    let words = Impact::of_language(site.language());
    let (judged, failure) = match outcome {
        Outcome::Judged(judged) => (Some(shown(site, judged)), None),
        Outcome::Failed { title, detail } => (None, Some((title, detail))),
    };
    let frame = super::frame(site, "/impact", words.change);
    super::super::render(&Page {
        frame: frame.with_step(Link::new(words.title, site.reader.local("/impact"))),
        words,
        failure,
        judged,
        form: Fields::new(site, form),
    })
}

fn shown(site: &Site<'_>, judged: Judged<'_>) -> Shown {
    let words = Impact::of_language(site.language());
    let number = |n: usize| site.words().number(n);
    let changed = &judged.touched.found.changed;
    let name = match &changed[..] {
        [one] => site.label(*one).text,
        many => (site.words().things)(many.len(), &number(many.len())),
    };
    let (added, removed) = judged.statements;
    let kinds = Kinds::new(site);
    let told = told(
        site,
        &kinds,
        &judged.touched,
        &Narrowed::default(),
        (&name, None),
    );
    Shown {
        statements: match judged.statements {
            (0, 0) => words.no_change.to_owned(),
            _ => (words.statements)(&number(added), &number(removed)),
        },
        class: if judged.passes { "good" } else { "bad" },
        verdict: words.guard[usize::from(judged.passes)],
        before: (judged.preexisting > 0).then(|| (words.before)(judged.preexisting)),
        report: (!judged.report.is_empty()).then(|| validation::findings(site, judged.report)),
        more_changed: (changed.len() > NAMED).then(|| (words.more)(changed.len() - NAMED)),
        changed: changed
            .iter()
            .take(NAMED)
            .map(|thing| site.link(*thing))
            .collect(),
        told,
    }
}
