//! The RDF formats this program reads and writes, and the names they go by.

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// A format RDF is read and written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// <https://www.w3.org/TR/rdf12-turtle/>
    Turtle,
    /// <https://www.w3.org/TR/json-ld11/>
    JsonLd,
    /// <https://www.w3.org/TR/rdf12-n-triples/>
    NTriples,
    /// <https://www.w3.org/TR/rdf12-n-quads/>
    NQuads,
    /// <https://www.w3.org/TR/rdf12-trig/>
    TriG,
    /// <https://www.w3.org/TR/rdf12-xml/>
    RdfXml,
}

/// Whether a document can name graphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Triples of one graph.
    Graph,
    /// Quads of many graphs.
    Dataset,
}

impl Format {
    /// Every format, the one preferred for a graph first.
    pub const ALL: [Self; 6] = [
        Self::Turtle,
        Self::JsonLd,
        Self::NTriples,
        Self::NQuads,
        Self::TriG,
        Self::RdfXml,
    ];

    /// The registered media type, without parameters.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
            Self::NTriples => "application/n-triples",
            Self::NQuads => "application/n-quads",
            Self::TriG => "application/trig",
            Self::RdfXml => "application/rdf+xml",
        }
    }

    /// Media types others use for it, met in the wild.
    pub const fn other_media_types(self) -> &'static [&'static str] {
        match self {
            Self::Turtle => &["application/x-turtle", "application/turtle"],
            Self::JsonLd => &["application/json"],
            Self::NTriples => &["text/plain"],
            Self::NQuads => &["text/x-nquads", "text/nquads"],
            Self::TriG => &["application/x-trig"],
            Self::RdfXml => &["application/xml", "text/xml"],
        }
    }

    /// The suffix of file names, without the dot.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::JsonLd => "jsonld",
            Self::NTriples => "nt",
            Self::NQuads => "nq",
            Self::TriG => "trig",
            Self::RdfXml => "rdf",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turtle => "Turtle",
            Self::JsonLd => "JSON-LD",
            Self::NTriples => "N-Triples",
            Self::NQuads => "N-Quads",
            Self::TriG => "TriG",
            Self::RdfXml => "RDF/XML",
        }
    }

    /// Its IRI in <https://www.w3.org/ns/formats/>.
    pub const fn iri(self) -> &'static str {
        self.as_io().iri()
    }

    /// Whether it can name graphs.
    pub const fn holds(self) -> Holds {
        match self {
            Self::Turtle | Self::NTriples | Self::RdfXml => Holds::Graph,
            Self::JsonLd | Self::NQuads | Self::TriG => Holds::Dataset,
        }
    }

    /// As the parsers and serialisers name it.
    pub const fn as_io(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::JsonLd => RdfFormat::JsonLd {
                profile: JsonLdProfileSet::empty(),
            },
            Self::NTriples => RdfFormat::NTriples,
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
            Self::RdfXml => RdfFormat::RdfXml,
        }
    }

    /// The format of a `Content-Type`; none if it is not RDF, or its charset is not UTF-8.
    pub fn from_media_type(content_type: &str) -> Option<Self> {
        let mut parts = content_type.split(';').map(str::trim);
        let essence = parts.next()?;
        let utf8 = parts.all(|p| match p.split_once('=') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
                let value = value.trim().trim_matches('"');
                ["utf-8", "utf8", "us-ascii"]
                    .iter()
                    .any(|c| c.eq_ignore_ascii_case(value))
            }
            _ => true,
        });
        let is = |name: &&str| name.eq_ignore_ascii_case(essence);
        Self::ALL
            .into_iter()
            .filter(|_| utf8)
            .find(|f| is(&f.media_type()) || f.other_media_types().iter().any(&is))
    }

    /// The format of a file by its suffix (without the dot), in any case.
    pub fn from_suffix(suffix: &str) -> Option<Self> {
        Some(match suffix.to_ascii_lowercase().as_str() {
            "ttl" | "turtle" => Self::Turtle,
            "jsonld" | "json" => Self::JsonLd,
            "nt" | "ntriples" => Self::NTriples,
            "nq" | "nquads" => Self::NQuads,
            "trig" => Self::TriG,
            "rdf" | "xml" | "owl" => Self::RdfXml,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_names() {
        for format in Format::ALL {
            assert_eq!(Format::from_media_type(format.media_type()), Some(format));
            assert_eq!(Format::from_suffix(format.suffix()), Some(format));
            for other in format.other_media_types() {
                assert_eq!(Format::from_media_type(other), Some(format));
            }
        }
    }

    #[test]
    fn parameters_and_case_are_understood() {
        for (given, wanted) in [
            ("Text/Turtle; charset=UTF-8", Some(Format::Turtle)),
            ("text/turtle;charset=\"utf-8\"", Some(Format::Turtle)),
            ("text/turtle; charset=utf-16", None),
            ("application/ld+json; profile=\"x\"", Some(Format::JsonLd)),
            ("text/html", None),
            ("", None),
        ] {
            assert_eq!(Format::from_media_type(given), wanted, "{given}");
        }
    }
}
