//! Every IRI the Rust code spells, one module a vocabulary.

/// Helsegraf's own addresses.
pub mod hg {
    use oxrdf::NamedNodeRef;

    /// Canonical base of every IRI this project mints; `--iri-base` replaces it.
    pub const BASE: &str = "https://w3id.org/helsegraf/";
    /// The same, as an IRI.
    pub const BASE_IRI: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(BASE);
    /// Named graph of the national content.
    pub const NATIONAL_CONTENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/national/content");
    /// Named graph of the ontology; part of the default union.
    pub const ONTOLOGY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/ontology/helsegraf");
    /// Named graph of the shapes; asked by name only.
    pub const SHAPES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/shapes/helsegraf");
    /// Named graph that says which embedded content a data directory has.
    pub const EMBEDDED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/graph/system/embedded");
    /// The column with what stands above the lanes of a timeline.
    pub const ABOVE_COLUMN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#aboveColumn");
    /// An answer set out as lanes on a scale of years.
    pub const AS_TIMELINE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#asTimeline");
    /// The column with what stands in the lanes of a timeline.
    pub const BAR_COLUMN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#barColumn");
    /// The column by which a filter narrows a part.
    pub const COLUMN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#column");
    /// The name of the filter that narrows a part.
    pub const FILTER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#filter");
    /// The column whose lists are folded.
    pub const FOLDED_COLUMN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#foldedColumn");
    /// An answer with all rows of a thing in one.
    pub const GATHERED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#gathered");
    /// The columns in which the rows of one thing are alike.
    pub const GATHERED_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#gatheredBy");
    /// Whether what a filter can be set to keeps the order of the answers.
    pub const KEEPS_ORDER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#keepsOrder");
    /// The column with what the lanes of a timeline are of.
    pub const LANE_COLUMN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#laneColumn");
    /// The columns whose values are listed beside those that rows are gathered by.
    pub const LISTED_BESIDE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#listedBeside");
    /// A filter that narrows a part, and by which column.
    pub const NARROWED_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#narrowedBy");
    /// The column with the period of what stands in a timeline.
    pub const TIME_COLUMN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#timeColumn");
    /// What a view can be narrowed by, as a list.
    pub const VIEW_FILTERS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#viewFilters");
    /// What works a part of a view out, where that is not a stored question.
    pub const COMPUTED_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#computedBy");
    /// Works out the points of the health rules.
    pub const HEALTH_CARD: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#healthCard");
    /// The points of the health rules, in percent.
    pub const HEALTH_SCORE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#healthScore");
    /// What a list shows of each thing of a collection: a list of properties or property shapes.
    pub const COLUMNS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#columns");
    /// In `hg:sortBy`: a property by which the greatest comes first.
    pub const DESCENDING: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#descending");
    /// What a list of a collection can be narrowed by: a list of properties or property shapes.
    pub const FACETS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#facets");
    /// The graph to which new things of a collection go.
    pub const HOME_GRAPH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#homeGraph");
    /// What a property is called in JSON.
    pub const KEY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#key");
    /// In queries: a thing is found by searching for a text.
    pub const MATCHES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#matches");
    /// The class whose instances a collection holds.
    pub const MEMBER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#member");
    /// Among the parts of a view: what the page says of the thing itself.
    pub const OWN_STATEMENTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#ownStatements");
    /// The name of a collection in addresses, `registries` in `/id/registries/npr`.
    pub const PATH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#path");
    /// In queries: the text searched for, where the score is asked for as well.
    pub const QUERY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#query");
    /// In queries: how well what was found fits.
    pub const SCORE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#score");
    /// Whether the things of a collection come behind what they speak of.
    pub const SEARCH_BEHIND: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#searchBehind");
    /// The path from a thing to the values a search can be narrowed by.
    pub const SEARCH_FACET: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#searchFacet");
    /// Whether the names of the collection a thing is in are searched.
    pub const SEARCH_KIND: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#searchKind");
    /// Whether the texts that are searched are names.
    pub const SEARCH_NAMES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#searchNames");
    /// A property whose texts are searched.
    pub const SEARCH_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#searchProperty");
    /// How much a hit in those texts counts.
    pub const SEARCH_WEIGHT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#searchWeight");
    /// The node shape of a collection's things.
    pub const SHAPE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#shape");
    /// What a list of a collection is ordered by: a list of properties.
    pub const SORT_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#sortBy");
    /// The view that the pages of a collection's things have besides.
    pub const HAS_VIEW: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#hasView");
    /// The parts of a view: a list.
    pub const VIEW_PARTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#viewParts");
    /// The stored question whose answer a part of a view shows.
    pub const ANSWER_TO: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#answerTo");
    /// The stored question that tells the relations between the things of a drawing.
    pub const JOINED_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#joinedBy");
    /// The parameter of that question that takes a value.
    pub const ASKED_ABOUT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#askedAbout");
    /// A fixed value for it.
    pub const ASKED_VALUE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#askedValue");
    /// How an answer is set out.
    pub const ARRANGEMENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#arrangement");
    /// Set out side by side.
    pub const SIDE_BY_SIDE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#sideBySide");
    /// Set out layer by layer.
    pub const AS_LAYERS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#asLayers");
    /// Whether a part of a view stands on the page of the thing.
    pub const SHOWN_ON_PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#shownOnPage");
    /// The namespace of the ontology.
    pub const NS: &str = "https://w3id.org/helsegraf/ns#";
    /// In the files of a profile: whether values without a label are called by their code.
    pub const LABEL_FROM_CODE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/helsegraf/ns#labelFromCode");
    /// Graphs whose path under the base starts with one of these stay outside the default union.
    pub const ASIDE_SCOPES: [&str; 3] = ["graph/shapes/", "graph/quarantine/", "graph/system/"];
    /// Graphs whose path under the base starts with one of these are written by admins only.
    pub const RESERVED_SCOPES: [&str; 3] = ["graph/ontology/", "graph/shapes/", "graph/system/"];
}

/// Alternate representations, <https://www.w3.org/TR/dx-prof-conneg/#altr>.
pub mod altr {
    use oxrdf::NamedNodeRef;

    /// One way a thing is told.
    pub const REPRESENTATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dx/connegp/altr#Representation");
    /// A way a thing is told.
    pub const HAS_REPRESENTATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dx/connegp/altr#hasRepresentation");
    /// The way it is told unless another is asked for.
    pub const HAS_DEFAULT_REPRESENTATION: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/dx/connegp/altr#hasDefaultRepresentation",
    );
}

/// Data Catalog Vocabulary, <https://www.w3.org/TR/vocab-dcat-3/>; for the catalogue of catalogues.
pub mod dcat {
    use oxrdf::NamedNodeRef;

    /// A catalogue.
    pub const CATALOG: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#Catalog");
    /// A catalogue that another one lists.
    pub const CATALOG_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#catalog");
    /// A form in which something can be had.
    pub const DISTRIBUTION_CLASS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#Distribution");
    /// A form of something.
    pub const DISTRIBUTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#distribution");
    /// Where it is reached.
    pub const ACCESS_URL: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#accessURL");
    /// The file itself.
    pub const DOWNLOAD_URL: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#downloadURL");
    /// The media type of the file.
    pub const MEDIA_TYPE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dcat#mediaType");
}

/// Dublin Core terms, <https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>.
pub mod dct {
    use oxrdf::NamedNodeRef;

    /// A standard the resource keeps to.
    pub const CONFORMS_TO: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/conformsTo");
    /// A day in the life of the resource.
    pub const DATE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/date");
    /// An account of the resource.
    pub const DESCRIPTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/description");
    /// The media type of a resource.
    pub const FORMAT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/format");
    /// An unambiguous reference to the resource.
    pub const IDENTIFIER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/identifier");
    /// Where a resource comes from.
    pub const SOURCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/source");
    /// A name given to the resource.
    pub const TITLE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://purl.org/dc/terms/title");
}

/// Data Quality Vocabulary, <https://www.w3.org/TR/vocab-dqv/>.
pub mod dqv {
    use oxrdf::NamedNodeRef;

    /// What an assessment was made of.
    pub const COMPUTED_ON: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dqv#computedOn");
    /// The metric a measurement is of.
    pub const IS_MEASUREMENT_OF: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dqv#isMeasurementOf");
    /// The class of measurements.
    pub const QUALITY_MEASUREMENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dqv#QualityMeasurement");
    /// What was measured.
    pub const VALUE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dqv#value");
}

/// Friend of a friend, <http://xmlns.com/foaf/spec/>.
pub mod foaf {
    use oxrdf::NamedNodeRef;

    /// The home page of some thing.
    pub const HOMEPAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://xmlns.com/foaf/0.1/homepage");
    /// A page about some thing.
    pub const PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://xmlns.com/foaf/0.1/page");
    /// A name for some thing.
    pub const NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://xmlns.com/foaf/0.1/name");
}

/// ModellDCAT-AP-NO, <https://data.norge.no/specification/modelldcat-ap-no>.
pub mod modelldcatno {
    use oxrdf::NamedNodeRef;

    /// Place of a property in its model element.
    pub const SEQUENCE_NUMBER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://data.norge.no/vocabulary/modelldcatno#sequenceNumber");
}

/// Web Ontology Language, <https://www.w3.org/TR/owl2-overview/>.
pub mod owl {
    use oxrdf::NamedNodeRef;

    /// The predicate of an annotated statement.
    pub const ANNOTATED_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#annotatedProperty");
    /// The subject of an annotated statement.
    pub const ANNOTATED_SOURCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#annotatedSource");
    /// The object of an annotated statement.
    pub const ANNOTATED_TARGET: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#annotatedTarget");
    /// The class of classes.
    pub const CLASS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#Class");
    /// The class of properties whose values are literals.
    pub const DATATYPE_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#DatatypeProperty");
    /// The class of properties whose values are things.
    pub const OBJECT_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#ObjectProperty");
    /// The version of something, in words.
    pub const VERSION_INFO: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#versionInfo");
    /// Another ontology that is part of one.
    pub const IMPORTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#imports");
}

/// Profiles vocabulary, <https://www.w3.org/TR/dx-prof/>.
pub mod prof {
    use oxrdf::NamedNodeRef;

    /// A profile.
    pub const PROFILE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dx/prof/Profile");
    /// The short name of a profile.
    pub const HAS_TOKEN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dx/prof/hasToken");
    /// What a profile is a profile of.
    pub const IS_PROFILE_OF: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/dx/prof/isProfileOf");
}

/// Simple Knowledge Organization System, <https://www.w3.org/TR/skos-reference/>.
pub mod skos {
    use oxrdf::NamedNodeRef;

    /// Another label.
    pub const ALT_LABEL: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#altLabel");
    /// A concept that takes this one in.
    pub const BROADER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#broader");
    /// A concept scheme.
    pub const CONCEPT_SCHEME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#ConceptScheme");
    /// Another concept that means the same.
    pub const EXACT_MATCH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#exactMatch");
    /// The scheme a concept is of.
    pub const IN_SCHEME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#inScheme");
    /// A complete explanation of a concept.
    pub const DEFINITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#definition");
    /// A code by which a concept is known within its scheme.
    pub const NOTATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#notation");
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
        CLASS = "class",
        CONFORMS = "conforms",
        CONSTRAINT_COMPONENT = "ConstraintComponent",
        DATATYPE = "datatype",
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
        NODE_KIND = "nodeKind",
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

    /// Things listed together.
    pub const COLLECTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#Collection");
    /// One of them.
    pub const MEMBER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#member");
    /// The page of a collection that holds what comes next.
    pub const NEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#next");
    /// The next page, as the first edition of Hydra calls it.
    pub const NEXT_PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#nextPage");
    /// The first page.
    pub const FIRST: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#first");
    /// The first page, as the first edition calls it.
    pub const FIRST_PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#firstPage");
    /// The last page.
    pub const LAST: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#last");
    /// The last page, as the first edition calls it.
    pub const LAST_PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#lastPage");
    /// The page before.
    pub const PREVIOUS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#previous");
    /// The page before, as the first edition calls it.
    pub const PREVIOUS_PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#previousPage");
    /// How many things are on a full page.
    pub const ITEMS_PER_PAGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#itemsPerPage");
    /// A page of a collection, as the first edition calls it.
    pub const PAGED_COLLECTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#PagedCollection");
    /// One page of a collection.
    pub const PARTIAL_COLLECTION_VIEW: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#PartialCollectionView");
    /// The page at hand.
    pub const VIEW: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#view");
    /// `hydra:totalItems`: how many there are, where fewer are shown.
    pub const TOTAL_ITEMS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/hydra/core#totalItems");
}

/// SPARQL service description, <https://www.w3.org/TR/sparql11-service-description/>.
pub mod sd {
    use oxrdf::NamedNodeRef;

    /// A SPARQL service.
    pub const SERVICE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#Service");
    /// What it answers from.
    pub const DATASET: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#Dataset");
    /// A graph in it.
    pub const GRAPH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#Graph");
    /// A graph with its name.
    pub const NAMED_GRAPH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#NamedGraph");
    /// Where it is asked.
    pub const ENDPOINT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#endpoint");
    /// What it is asked in.
    pub const SUPPORTED_LANGUAGE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#supportedLanguage",
    );
    /// What it answers in.
    pub const RESULT_FORMAT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#resultFormat");
    /// What it reads.
    pub const INPUT_FORMAT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#inputFormat");
    /// What else it does.
    pub const FEATURE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#feature");
    /// What it answers from unless told otherwise.
    pub const DEFAULT_DATASET: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#defaultDataset",
    );
    /// The graph without a name.
    pub const DEFAULT_GRAPH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#defaultGraph");
    /// An extension that is used as a property of patterns.
    pub const PROPERTY_FEATURE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#propertyFeature",
    );
    /// A named graph of a dataset.
    pub const NAMED_GRAPH_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#namedGraph");
    /// The name of a graph.
    pub const NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#name");
    /// The graph behind a name.
    pub const GRAPH_PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#graph");
    /// SPARQL 1.0 Query.
    pub const SPARQL_10_QUERY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#SPARQL10Query",
    );
    /// SPARQL 1.1 Query.
    pub const SPARQL_11_QUERY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#SPARQL11Query",
    );
    /// SPARQL 1.1 Update.
    pub const SPARQL_11_UPDATE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#SPARQL11Update",
    );
    /// The default graph is the union of the named graphs.
    pub const UNION_DEFAULT_GRAPH: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph",
    );
    /// Graphs exist when empty.
    pub const EMPTY_GRAPHS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://www.w3.org/ns/sparql-service-description#EmptyGraphs");
    /// `SERVICE` works.
    pub const BASIC_FEDERATED_QUERY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(
        "http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery",
    );
}

/// VoID, <https://www.w3.org/TR/void/>.
pub mod void {
    use oxrdf::NamedNodeRef;

    /// The namespace.
    pub const NS: &str = "http://rdfs.org/ns/void#";
    /// The class of all entities of a part.
    pub const CLASS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#class");
    /// A set of data.
    pub const DATASET: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#Dataset");
    /// A part of a set of data.
    pub const SUBSET: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#subset");
    /// Where a set of data is asked.
    pub const SPARQL_ENDPOINT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#sparqlEndpoint");
    /// Where it can be had whole.
    pub const DATA_DUMP: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#dataDump");
    /// A format it comes in.
    pub const FEATURE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#feature");
    /// Number of things.
    pub const ENTITIES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#entities");
    /// Number of subjects.
    pub const DISTINCT_SUBJECTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#distinctSubjects");
    /// Number of classes.
    pub const CLASSES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#classes");
    /// Number of properties.
    pub const PROPERTIES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#properties");
    /// The things of one class.
    pub const CLASS_PARTITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#classPartition");
    /// The triples of one property.
    pub const PROPERTY_PARTITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#propertyPartition");
    /// The property of a part.
    pub const PROPERTY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#property");
    /// What the IRIs of a dataset's entities begin with.
    pub const URI_SPACE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#uriSpace");
    /// A vocabulary that is used.
    pub const VOCABULARY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#vocabulary");
    /// Number of triples.
    pub const TRIPLES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("http://rdfs.org/ns/void#triples");
}
