//! The parameters of SHACL Core, and which other properties a shape may have.

/// A parameter: a property whose presence makes a constraint.
pub(super) struct Parameter {
    /// Local name in `sh:`.
    pub(super) name: &'static str,
    /// Whether a shape may have several, each a constraint of its own.
    pub(super) repeatable: bool,
    /// Whether it needs a property shape.
    pub(super) needs_path: bool,
}

const fn once(name: &'static str) -> Parameter {
    Parameter {
        name,
        repeatable: false,
        needs_path: false,
    }
}

const fn many(name: &'static str) -> Parameter {
    Parameter {
        repeatable: true,
        ..once(name)
    }
}

const fn of_property(parameter: Parameter) -> Parameter {
    Parameter {
        needs_path: true,
        ..parameter
    }
}

/// Every parameter that alone makes a constraint, in the order in which results are reported.
pub(super) const PARAMETERS: &[Parameter] = &[
    of_property(once("minCount")),
    of_property(once("maxCount")),
    once("nodeKind"),
    once("datatype"),
    many("class"),
    once("minExclusive"),
    once("minInclusive"),
    once("maxExclusive"),
    once("maxInclusive"),
    once("minLength"),
    once("maxLength"),
    once("pattern"),
    once("languageIn"),
    of_property(once("uniqueLang")),
    many("equals"),
    many("disjoint"),
    of_property(many("lessThan")),
    of_property(many("lessThanOrEquals")),
    many("not"),
    many("and"),
    many("or"),
    many("xone"),
    many("node"),
    many("property"),
    of_property(once("qualifiedValueShape")),
    once("closed"),
    many("hasValue"),
    once("in"),
    many("sparql"),
];

/// Parameters that only say more about another one.
pub(super) const COMPANIONS: &[&str] = &[
    "flags",
    "ignoredProperties",
    "qualifiedMinCount",
    "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint",
];

/// Other properties of `sh:` that a shape may have: handled elsewhere, or without effect.
pub(super) const OTHERS: &[&str] = &[
    "path",
    "targetNode",
    "targetClass",
    "targetSubjectsOf",
    "targetObjectsOf",
    "deactivated",
    "severity",
    "message",
    "name",
    "description",
    "order",
    "group",
    "defaultValue",
    "declare",
    "prefixes",
    "shapesGraph",
    "suggestedShapesGraph",
    "rule",
    // Of SPARQL-based constraints, which may be shapes by their other properties.
    "select",
    "ask",
    // Of sh:Parameter and of constraint components, which may be shapes by their other properties.
    "optional",
    "labelTemplate",
    "parameter",
    "validator",
    "nodeValidator",
    "propertyValidator",
];

/// Constraints and targets of `sh:`, by local name, that are refused: of SHACL Advanced Features, SHACL JavaScript and SHACL 1.2 drafts. To
/// ignore them would be to say that data conforms which was not looked at.
pub const NOT_SUPPORTED: &[&str] = &[
    "target",
    "targetWhere",
    "expression",
    "values",
    "js",
    "jsFunctionName",
    "memberShape",
    "minListLength",
    "maxListLength",
    "uniqueMembers",
    "nodeByExpression",
    "reifierShape",
    "reificationRequired",
    "rootClass",
    "singleLine",
    "someValue",
    "subsetOf",
];
