//! The page where data are held against shapes: the form, and what came of it.

mod words;

use super::frame::Frame;
use super::{Link, Site};
use crate::rdf::{Label, Language};
use askama::Template;
use oxrdf::Term;
pub(super) use words::Words;

/// Results of a group that are listed one by one.
pub const LISTED: usize = 20;

/// What the form holds.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The data as text.
    pub data: String,
    /// The caller's own shapes as text.
    pub shapes: String,
    /// Which shapes of ours.
    pub named: String,
    /// Whether the data are judged as an addition to what is stored.
    pub beside_graph: bool,
    /// Largest body that is read, in bytes.
    pub limit_bytes: usize,
}

/// What came of it.
pub enum Outcome {
    /// A verdict.
    Judged(Judged),
    /// It could not be judged.
    Failed {
        /// What kind of problem it is.
        title: &'static str,
        /// What happened.
        detail: String,
    },
}

/// A verdict.
pub struct Judged {
    /// Whether nothing was found.
    pub conforms: bool,
    /// Violations, warnings, infos and others.
    pub counts: [usize; 4],
    /// How many of them are in the groups.
    pub shown: usize,
    /// How many pairs of shape and node were looked at.
    pub focus_nodes: usize,
    /// What is odd about the shapes.
    pub remarks: Vec<String>,
    /// What was found, the worst first.
    pub groups: Vec<Group>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Must be mended.
    Violation,
    /// Should be mended.
    Warning,
    /// Worth knowing.
    Info,
    /// As the author of the shape says.
    Other,
}

/// Findings with one reason.
pub struct Group {
    /// How bad they are.
    pub severity: Severity,
    /// What to do.
    pub message: String,
    /// The language of that.
    pub language: Option<String>,
    /// The path, written as a SPARQL property path.
    pub path: Option<String>,
    /// The shape that says so.
    pub shape: Term,
    /// The component that says so, without `sh:`.
    pub component: String,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub results: Vec<Finding>,
}

/// One finding.
pub struct Finding {
    /// The node that was checked.
    pub focus: Term,
    /// The value that was wrong.
    pub value: Option<Term>,
    /// Why, in lines.
    pub because: Vec<String>,
}

#[derive(Template)]
#[template(path = "validation.html", config = ".askama.toml")]
struct Page<'a> {
    frame: Frame,
    text: &'static Words,
    form: &'a Form,
    limit: String,
    failure: Option<(&'static str, String)>,
    verdict: Option<Verdict>,
}

struct Verdict {
    class: &'static str,
    heading: &'static str,
    counts: Vec<String>,
    cut: Option<String>,
    looked: String,
    remarks: Vec<String>,
    findings: String,
}

#[derive(Template)]
#[template(path = "findings.html", config = ".askama.toml")]
struct Findings {
    text: &'static Words,
    groups: Vec<Shown>,
}

struct Shown {
    class: &'static str,
    severity: &'static str,
    message: Link,
    property: Option<Link>,
    count: String,
    shape: Link,
    component: String,
    findings: Vec<ShownFinding>,
    more: Option<String>,
}

struct ShownFinding {
    focus: Link,
    value: Option<Link>,
    because: Vec<String>,
}

/// The page.
pub fn page(site: &Site<'_>, form: &Form, outcome: Option<Outcome>) -> String {
    let text = Words::of(site.reader.language);
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, "/validate", text.title, revision);
    frame.section = "validate";
    let (verdict, failure) = match outcome {
        None => (None, None),
        Some(Outcome::Failed { title, detail }) => (None, Some((title, detail))),
        Some(Outcome::Judged(judged)) => (Some(verdict(site, text, judged)), None),
    };
    super::render(&Page {
        frame,
        text,
        form,
        limit: (text.limit)(form.limit_bytes >> 20),
        failure,
        verdict,
    })
}

fn verdict(site: &Site<'_>, text: &'static Words, judged: Judged) -> Verdict {
    let total: usize = judged.counts.iter().sum();
    let counted = judged.counts.into_iter().zip(text.severities);
    Verdict {
        class: match judged.counts {
            [0, 0, 0, 0] => "good",
            [0, ..] => "fair",
            _ => "bad",
        },
        heading: match judged.counts {
            [0, 0, 0, 0] => text.conforms,
            [0, ..] => text.conforms_with_warnings,
            _ => text.does_not_conform,
        },
        counts: counted
            .filter(|(count, _)| *count > 0)
            .map(|(count, [one, many])| {
                let number = site.words().number(count);
                format!("{number} {}", if count == 1 { one } else { many })
            })
            .collect(),
        cut: (judged.shown < total).then(|| (text.cut)(judged.shown, total)),
        looked: match judged.focus_nodes {
            0 => text.nothing_looked_at.to_owned(),
            n => (text.looked_at)(n),
        },
        remarks: judged.remarks,
        findings: findings(site, judged.groups),
    }
}

/// What was found, as part of a page.
pub(super) fn findings(site: &Site<'_>, groups: Vec<Group>) -> String {
    let text = Words::of(site.reader.language);
    let groups = groups.into_iter().map(|group| shown(site, text, group));
    super::render(&Findings {
        text,
        groups: groups.collect(),
    })
}

fn shown(site: &Site<'_>, text: &'static Words, group: Group) -> Shown {
    let more = group.count - group.results.len();
    let (class, [severity, _]) = match group.severity {
        Severity::Violation => ("violation", text.severities[0]),
        Severity::Warning => ("warning", text.severities[1]),
        Severity::Info => ("info", text.severities[2]),
        Severity::Other => ("info", text.severities[3]),
    };
    Shown {
        class,
        severity,
        message: Link {
            lang: site.foreign(group.language.as_deref()),
            text: group.message,
            ..Link::default()
        },
        property: group.path.map(|path| property(site, &path)),
        count: (text.times)(group.count),
        shape: name(site, &group.shape, text.unnamed_shape),
        component: group.component,
        findings: group
            .results
            .into_iter()
            .map(|finding| ShownFinding {
                focus: name(site, &finding.focus, text.unnamed_node),
                value: finding
                    .value
                    .map(|value| name(site, &value, text.unnamed_node)),
                because: finding.because,
            })
            .collect(),
        more: (more > 0).then(|| (text.more)(more)),
    }
}

/// The name of the property at the end of a path; the path itself if it has several steps.
fn property(site: &Site<'_>, path: &str) -> Link {
    let (inner, inverse) = match path.strip_prefix('^') {
        Some(inner) => (inner, true),
        None => (path, false),
    };
    let iri = inner.strip_prefix('<').and_then(|p| p.strip_suffix('>'));
    match iri.filter(|iri| !iri.contains('<')) {
        Some(iri) => {
            let Label { text, language } = site.label_of_iri(iri);
            Link {
                lang: site.foreign(language.as_deref()),
                text: if inverse { format!("← {text}") } else { text },
                title: site.prefixes.compact(iri).unwrap_or_else(|| iri.to_owned()),
                ..Link::default()
            }
        }
        None => Link {
            text: path.to_owned(),
            ..Link::default()
        },
    }
}

/// A term by its name if the graph knows one, else by its IRI; literals as they are.
fn name(site: &Site<'_>, term: &Term, unnamed: &str) -> Link {
    match term {
        Term::NamedNode(iri) => match site.view.id(iri) {
            Some(id) => site.link(id),
            None => {
                let short = site.prefixes.compact(iri.as_str());
                let text = short.unwrap_or_else(|| iri.as_str().to_owned());
                site.link_to(iri.as_str(), Label::untagged(text))
            }
        },
        Term::Literal(literal) => Link {
            text: match literal.language() {
                Some(tag) => format!("«{}» ({tag})", literal.value()),
                None => format!("«{}»", literal.value()),
            },
            lang: site.foreign(literal.language()),
            ..Link::default()
        },
        Term::BlankNode(_) | Term::Triple(_) => Link {
            text: unnamed.to_owned(),
            title: term.to_string(),
            ..Link::default()
        },
    }
}

impl Words {
    /// The words of a language.
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &words::NB,
            Language::Nn => &words::NN,
            Language::En => &words::EN,
        }
    }
}
