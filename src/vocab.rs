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

/// Dublin Core terms, <https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>.
pub mod dct {
    use oxrdf::NamedNodeRef;

    /// An account of the resource.
    pub const DESCRIPTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/description");
    /// A name given to the resource.
    pub const TITLE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/title");
}

/// Friend of a friend, <http://xmlns.com/foaf/spec/>.
pub mod foaf {
    use oxrdf::NamedNodeRef;

    /// A name for some thing.
    pub const NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://xmlns.com/foaf/0.1/name");
}

/// Web Ontology Language, <https://www.w3.org/TR/owl2-overview/>.
pub mod owl {
    use oxrdf::NamedNodeRef;

    /// The class of classes.
    pub const CLASS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#Class");
}

/// Shapes Constraint Language, <https://www.w3.org/TR/shacl/>.
pub mod sh {
    use oxrdf::NamedNodeRef;

    /// Shapes all of which must hold.
    pub const AND: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#and");
    /// Whether a shape is out of use.
    pub const DEACTIVATED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#deactivated");
    /// What a property shape's values mean.
    pub const DESCRIPTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#description");
    /// The group of a property shape.
    pub const GROUP: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#group");
    /// A path walked backwards.
    pub const INVERSE_PATH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#inversePath");
    /// What a property shape's values are called.
    pub const NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#name");
    /// A further shape of the focus node or value.
    pub const NODE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#node");
    /// The class of shapes of nodes.
    pub const NODE_SHAPE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#NodeShape");
    /// Place among its siblings.
    pub const ORDER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#order");
    /// How values are reached from the focus node.
    pub const PATH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#path");
    /// A shape's property shape.
    pub const PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#property");
    /// Whose instances a shape is for.
    pub const TARGET_CLASS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/shacl#targetClass");
}

/// Simple Knowledge Organization System, <https://www.w3.org/TR/skos-reference/>.
pub mod skos {
    use oxrdf::NamedNodeRef;

    /// A complete explanation of a concept.
    pub const DEFINITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#definition");
    /// The preferred label.
    pub const PREF_LABEL: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#prefLabel");
}
