//! The report as text for people: grouped by what is wrong, counted, worst first.

use crate::rdf::{Language, Prefixes};
use crate::shacl::{Counts, Severity, ValidationReport, ValidationResult};
use crate::vocab::hg;
use oxrdf::Literal;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How the text looks.
#[derive(Debug, Clone)]
pub struct Style {
    /// What the reader reads best.
    pub language: Language,
    /// Prefixes that shorten IRIs.
    pub prefixes: Prefixes,
    /// Whether a terminal shows colours.
    pub colours: bool,
    /// How many focus nodes are listed in a group.
    pub listed: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            language: Language::En,
            prefixes: Prefixes::new(hg::BASE),
            colours: false,
            listed: 10,
        }
    }
}

/// Results with one reason.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    /// Reversed, so that the worst come first.
    severity: std::cmp::Reverse<Severity>,
    shape: String,
    path: String,
    message: String,
    component: String,
}

impl ValidationReport {
    /// The report as text, ending with a line of counts.
    pub fn to_text(&self, style: &Style) -> String {
        let mut out = String::new();
        let mut groups: BTreeMap<Group, Vec<&ValidationResult>> = BTreeMap::new();
        for result in &self.results {
            groups.entry(style.group(result)).or_default().push(result);
        }
        for (group, results) in &groups {
            style.write_group(group, results, &mut out);
        }
        style.write_summary(self, &mut out);
        out
    }
}

impl Style {
    fn group(&self, result: &ValidationResult) -> Group {
        Group {
            severity: std::cmp::Reverse(result.severity.clone()),
            shape: self.shorten(&result.source_shape.to_string()),
            path: self.shorten(result.path.as_deref().unwrap_or_default()),
            message: self.shorten(self.message(&result.messages)),
            component: result
                .component
                .as_str()
                .trim_start_matches(crate::vocab::sh::NS)
                .trim_end_matches("ConstraintComponent")
                .to_owned(),
        }
    }

    fn write_group(&self, group: &Group, results: &[&ValidationResult], out: &mut String) {
        let severity = match &group.severity.0 {
            Severity::Info => self.paint("36", "info"),
            Severity::Warning => self.paint("33", "warning"),
            Severity::Violation => self.paint("31", "violation"),
            Severity::Other(iri) => self.shorten(&iri.to_string()),
        };
        let message = self.paint("1", &group.message);
        let on_path = if group.path.is_empty() {
            String::new()
        } else {
            format!(" {}", group.path)
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{severity}{on_path}: {message} ({}×)", results.len());
        let (shape, component) = (&group.shape, &group.component);
        let _ = writeln!(out, "  shape {shape} ({component})");
        for result in results.iter().take(self.listed) {
            let focus = self.shorten(&result.focus_node.to_string());
            let value = match &result.value {
                Some(value) if *value != result.focus_node => {
                    format!(" → {}", self.shorten(&value.to_string()))
                }
                _ => String::new(),
            };
            let _ = writeln!(out, "    {focus}{value}");
            self.write_details(&result.details, 6, out);
        }
        if results.len() > self.listed {
            let _ = writeln!(out, "    … and {} more", results.len() - self.listed);
        }
        out.push('\n');
    }

    fn write_details(&self, details: &[ValidationResult], indent: usize, out: &mut String) {
        for detail in details {
            let path = self.shorten(detail.path.as_deref().unwrap_or_default());
            let message = self.shorten(self.message(&detail.messages));
            let _ = writeln!(out, "{:indent$}because {path} {message}", "");
            self.write_details(&detail.details, indent + 2, out);
        }
    }

    fn write_summary(&self, report: &ValidationReport, out: &mut String) {
        if report.conforms() {
            let _ = writeln!(out, "{}", self.paint("32", "conforms"));
            return;
        }
        let Counts {
            violations,
            warnings,
            infos,
            others,
        } = report.counts();
        let counted = [
            (violations, "violation"),
            (warnings, "warning"),
            (infos, "info"),
            (others, "other"),
        ];
        let parts: Vec<String> = counted
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{n} {word}{}", if n == 1 { "" } else { "s" }))
            .collect();
        let verdict = self.paint("31", "does not conform");
        let _ = writeln!(out, "{verdict}: {}", parts.join(", "));
        if report.omitted.total() > 0 {
            let (shown, total) = (report.results.len(), report.total());
            let _ = writeln!(out, "{shown} of {total} results are shown");
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colours {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// The message in the language that suits best.
    fn message<'m>(&self, messages: &'m [Literal]) -> &'m str {
        messages
            .iter()
            .min_by_key(|message| self.language.distance(message.language()))
            .map_or("", Literal::value)
    }

    /// Replaces `<namespace name>` by `prefix:name` wherever that reads back the same.
    fn shorten(&self, text: &str) -> String {
        let mut short = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find('<') {
            let Some(end) = rest[start..].find('>').map(|end| start + end) else {
                break;
            };
            short.push_str(&rest[..start]);
            match self.prefixes.compact(&rest[start + 1..end]) {
                Some(name) => short.push_str(&name),
                None => short.push_str(&rest[start..=end]),
            }
            rest = &rest[end + 1..];
        }
        short.push_str(rest);
        short
    }
}
