//! Every IRI the Rust code spells, one module a vocabulary.

/// Helsegraf's own addresses.
pub mod hg {
    use oxrdf::NamedNodeRef;

    /// Canonical base of every IRI this project mints; `--iri-base` replaces it.
    pub const BASE: &str = "https://w3id.org/helsegraf/";
    /// Named graph of the national content.
    pub const NATIONAL_CONTENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/national/content");
    /// Named graph of the ontology; part of the default union.
    pub const ONTOLOGY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/ontology/helsegraf");
    /// Named graph of the shapes; asked by name only.
    pub const SHAPES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/shapes/helsegraf");
    /// Graphs whose path under the base starts with one of these stay outside the default union.
    pub const ASIDE_SCOPES: [&str; 3] = ["graph/shapes/", "graph/quarantine/", "graph/system/"];
}
