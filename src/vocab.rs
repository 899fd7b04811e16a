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
    /// The class whose instances a collection holds.
    pub const MEMBER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#member");
    /// The name of a collection in addresses, `registries` in `/id/registries/npr`.
    pub const PATH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#path");
    /// Graphs whose path under the base starts with one of these stay outside the default union.
    pub const ASIDE_SCOPES: [&str; 3] = ["graph/shapes/", "graph/quarantine/", "graph/system/"];
    /// Graphs whose path under the base starts with one of these are written by admins only.
    pub const RESERVED_SCOPES: [&str; 3] = ["graph/ontology/", "graph/shapes/", "graph/system/"];
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
    /// Another ontology that is part of one.
    pub const IMPORTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#imports");
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

/// Shapes Constraint Language, <https://www.w3.org/TR/shacl/>.
pub mod sh {
    use oxrdf::{NamedNode, NamedNodeRef};

    /// The namespace.
    pub const NS: &str = "http://www.w3.org/ns/shacl#";

    /// A constraint component by the first part of its name, e.g. `MinCount`.
    pub fn component(name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{NS}{name}ConstraintComponent"))
    }

    /// A term by its local name, for tables of names.
    pub fn term(local: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{NS}{local}"))
    }

    macro_rules! terms {
        ($($name:ident = $local:literal),* $(,)?) => {$(
            #[doc = concat!("`sh:", $local, "`.")]
            pub const $name: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!("http://www.w3.org/ns/shacl#", $local));
        )*};
    }

    terms! {
        ALTERNATIVE_PATH = "alternativePath",
        AND = "and",
        ASK = "ask",
        CONFORMS = "conforms",
        CONSTRAINT_COMPONENT = "ConstraintComponent",
        DEACTIVATED = "deactivated",
        DECLARE = "declare",
        DESCRIPTION = "description",
        DETAIL = "detail",
        ENTAILMENT = "entailment",
        FLAGS = "flags",
        FOCUS_NODE = "focusNode",
        GROUP = "group",
        IGNORED_PROPERTIES = "ignoredProperties",
        INFO = "Info",
        INVERSE_PATH = "inversePath",
        MESSAGE = "message",
        NAME = "name",
        NAMESPACE = "namespace",
        NODE = "node",
        NODE_SHAPE = "NodeShape",
        NODE_VALIDATOR = "nodeValidator",
        ONE_OR_MORE_PATH = "oneOrMorePath",
        OPTIONAL = "optional",
        ORDER = "order",
        PARAMETER = "parameter",
        PATH = "path",
        PATTERN = "pattern",
        PREFIX = "prefix",
        PREFIXES = "prefixes",
        PROPERTY = "property",
        PROPERTY_SHAPE = "PropertyShape",
        PROPERTY_VALIDATOR = "propertyValidator",
        QUALIFIED_MAX_COUNT = "qualifiedMaxCount",
        QUALIFIED_MIN_COUNT = "qualifiedMinCount",
        QUALIFIED_VALUE_SHAPE = "qualifiedValueShape",
        QUALIFIED_VALUE_SHAPES_DISJOINT = "qualifiedValueShapesDisjoint",
        RESULT = "result",
        RESULT_MESSAGE = "resultMessage",
        RESULT_PATH = "resultPath",
        RESULT_SEVERITY = "resultSeverity",
        SELECT = "select",
        SEVERITY = "severity",
        SOURCE_CONSTRAINT = "sourceConstraint",
        SOURCE_CONSTRAINT_COMPONENT = "sourceConstraintComponent",
        SOURCE_SHAPE = "sourceShape",
        SPARQL = "sparql",
        TARGET_CLASS = "targetClass",
        TARGET_NODE = "targetNode",
        TARGET_OBJECTS_OF = "targetObjectsOf",
        TARGET_SUBJECTS_OF = "targetSubjectsOf",
        VALIDATION_REPORT = "ValidationReport",
        VALIDATION_RESULT = "ValidationResult",
        VALIDATOR = "validator",
        VALUE = "value",
        VIOLATION = "Violation",
        WARNING = "Warning",
        ZERO_OR_MORE_PATH = "zeroOrMorePath",
        ZERO_OR_ONE_PATH = "zeroOrOnePath",
    }
}

/// Hydra, <http://www.w3.org/ns/hydra/spec/latest/core/>.
pub mod hydra {
    use oxrdf::NamedNodeRef;

    /// `hydra:totalItems`: how many there are, where fewer are shown.
    pub const TOTAL_ITEMS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#totalItems");
}
