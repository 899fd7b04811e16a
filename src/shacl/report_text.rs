//! The report as text for people: grouped by what is wrong, counted, worst first.

use crate::rdf::{Language, Prefixes};
use crate::shacl::{Counts, Group, Severity, ValidationReport, ValidationResult};
use crate::vocab::hg;
use oxrdf::Literal;
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

impl ValidationReport {
    /// The report as text, ending with a line of counts.
    pub fn to_text(&self, style: &Style) -> String {
        let mut out = String::new();
        for group in self.groups(style.language) {
            style.write_group(&group, &mut out);
        }
        style.write_summary(self, &mut out);
        out
    }
}

impl Style {
    fn write_group(&self, group: &Group<'_>, out: &mut String) {
        let results = &group.results;
        let severity = match group.severity {
            Severity::Info => self.paint("36", "info"),
            Severity::Warning => self.paint("33", "warning"),
            Severity::Violation => self.paint("31", "violation"),
            Severity::Other(iri) => self.shorten(&iri.to_string()),
        };
        let message = group.message.map_or("", Literal::value);
        let message = self.paint("1", &self.shorten(message));
        let on_path = group.path.map(|path| format!(" {}", self.shorten(path)));
        let on_path = on_path.unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{severity}{on_path}: {message} ({}×)", results.len());
        let shape = self.shorten(&group.shape.to_string());
        let component = results.first().map_or("", |result| result.component_name());
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
            let message = self.shorten(detail.message(self.language).map_or("", Literal::value));
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
