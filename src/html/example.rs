//! Queries to begin with: files in `examples/`, each with its question in three languages.

use crate::rdf::Language;

/// A query to begin with.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// Its name in addresses.
    pub name: &'static str,
    /// The file: `#+` lines with the question, then SPARQL.
    text: &'static str,
}

/// The queries to begin with, in the order shown.
pub const EXAMPLES: [Example; 6] = [
    Example {
        name: "kinds",
        text: include_str!("examples/kinds.rq"),
    },
    Example {
        name: "elements",
        text: include_str!("examples/elements.rq"),
    },
    Example {
        name: "article-51",
        text: include_str!("examples/article-51.rq"),
    },
    Example {
        name: "standards",
        text: include_str!("examples/standards.rq"),
    },
    Example {
        name: "sources",
        text: include_str!("examples/sources.rq"),
    },
    Example {
        name: "not-from-documents",
        text: include_str!("examples/not-from-documents.rq"),
    },
];

/// The example of a name.
pub fn example(name: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.name == name)
}

impl Example {
    /// The question it answers, in a language.
    pub fn summary(&self, language: Language) -> &'static str {
        let start = format!("#+   {}: ", language.tag());
        self.text
            .lines()
            .find_map(|line| line.strip_prefix(start.as_str()))
            .unwrap_or(self.name)
    }

    /// The SPARQL text without its head, under this deployment's base, asking for texts a reader
    /// of the language understands: every text is there in bokmål and English.
    pub fn query(&self, base: &str, language: Language) -> String {
        let lines = self.text.lines().filter(|line| !line.starts_with("#+"));
        let query = lines.collect::<Vec<_>>().join("\n");
        let query = query.trim().replace(crate::vocab::hg::BASE, base);
        match language {
            Language::Nb | Language::Nn => query,
            Language::En => query.replace("\"nb\"", "\"en\""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_has_a_question_in_every_language_and_parses() {
        for example in EXAMPLES {
            for language in Language::ALL {
                assert_ne!(example.summary(language), example.name);
                let query = example.query("https://w3id.org/helsegraf/", language);
                spargebra::SparqlParser::new()
                    .parse_query(&query)
                    .unwrap_or_else(|error| panic!("{}: {error}", example.name));
            }
        }
    }
}
