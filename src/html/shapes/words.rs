//! The words of the pages about shapes.

/// The words of one language.
pub struct Words {
    /// Title of the list.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// To the page where data are validated.
    pub validate: &'static str,
    /// Heading over the shapes of classes.
    pub of_classes: &'static str,
    /// Heading over the property shapes that several classes share.
    pub shared: &'static str,
    /// Under that heading.
    pub shared_lead: &'static str,
    /// Before the names of shared rules.
    pub also: &'static str,
    /// Before what a shape is for.
    pub is_for: &'static str,
    /// It says not itself what it is for.
    pub is_for_nothing: &'static str,
    /// Before the shapes that use one.
    pub used_by: &'static str,
    /// How many demands.
    pub demands: fn(n: usize) -> String,
    /// When there is none.
    pub no_demands: &'static str,
    /// Column of properties.
    pub property: &'static str,
    /// Column of numbers.
    pub count: &'static str,
    /// Column of what values must be.
    pub values: &'static str,
    /// Column of what to do.
    pub message: &'static str,
    /// About the thing itself.
    pub itself: &'static str,
    /// Violation, warning, info.
    pub severities: [&'static str; 3],
    /// How many values: at least, at most.
    pub cardinality: fn(min: usize, max: Option<usize>) -> String,
    /// Instances of classes, nodes, subjects and objects.
    pub targets: [&'static str; 4],
    /// Instances of a class.
    pub class: &'static str,
    /// A datatype.
    pub datatype: &'static str,
    /// Kinds of node, by their local names.
    pub kinds: [(&'static str, &'static str); 6],
    /// One of some values.
    pub one_of: &'static str,
    /// In one of some languages.
    pub languages: &'static str,
    /// At most one in each language.
    pub unique_language: &'static str,
    /// At least so many characters.
    pub min_length: fn(n: usize) -> String,
    /// At most so many.
    pub max_length: fn(n: usize) -> String,
    /// A pattern.
    pub pattern: &'static str,
    /// A certain value.
    pub has: &'static str,
    /// Relations to another property: equals, disjoint, lessThan, lessThanOrEquals.
    pub compared: [&'static str; 4],
    /// Conforms to a shape.
    pub shape: &'static str,
    /// Negation.
    pub not: &'static str,
    /// Between all of some.
    pub and: &'static str,
    /// Between any of some.
    pub or: &'static str,
    /// Exactly one of some.
    pub exactly_one: &'static str,
    /// At least so many that.
    pub at_least: fn(n: usize) -> String,
    /// At most so many that.
    pub at_most: fn(n: usize) -> String,
    /// No other properties.
    pub closed: &'static str,
    /// A query decides.
    pub query: &'static str,
    /// A shape without a name.
    pub unnamed: &'static str,
}

pub(super) static NB: Words = Words {
    title: "Reglene dataene følger",
    lead: "Hver form sier hva en ressurs av et slag må og bør ha. Det som bryter et krav, slipper ikke inn; en advarsel sier hva som bør rettes.",
    validate: "Kontroller dine egne data mot reglene",
    of_classes: "Krav etter slag",
    shared: "Felles krav",
    shared_lead: "De samme kravene gjelder mange slag.",
    also: "Dessuten felles krav:",
    is_for: "Gjelder",
    is_for_nothing: "Gjelder det andre former viser til den for",
    used_by: "Brukes av",
    demands: |n| {
        if n == 1 {
            "1 krav".to_owned()
        } else {
            format!("{n} krav")
        }
    },
    no_demands: "Ingen egne krav.",
    property: "Egenskap",
    count: "Antall",
    values: "Verdier",
    message: "Hva som må gjøres",
    itself: "ressursen selv",
    severities: ["krav", "anbefaling", "opplysning"],
    cardinality: |min, max| match (min, max) {
        (0, None) => "valgfritt".to_owned(),
        (0, Some(max)) => format!("høyst {max}"),
        (min, None) => format!("minst {min}"),
        (min, Some(max)) if min == max => format!("nøyaktig {min}"),
        (min, Some(max)) => format!("{min}–{max}"),
    },
    targets: [
        "alle av klassen",
        "noden",
        "alt som har",
        "alt som er verdi av",
    ],
    class: "av klassen ",
    datatype: "datatype ",
    kinds: [
        ("IRI", "en ressurs (IRI)"),
        ("BlankNode", "en blank node"),
        ("Literal", "en verdi"),
        ("BlankNodeOrIRI", "en ressurs eller blank node"),
        ("BlankNodeOrLiteral", "en verdi eller blank node"),
        ("IRIOrLiteral", "en ressurs eller verdi"),
    ],
    one_of: "én av: ",
    languages: "på språk ",
    unique_language: "høyst én per språk",
    min_length: |n| {
        if n == 1 {
            "ikke tom".to_owned()
        } else {
            format!("minst {n} tegn")
        }
    },
    max_length: |n| format!("høyst {n} tegn"),
    pattern: "etter mønsteret ",
    has: "blant dem ",
    compared: ["lik ", "ulik ", "mindre enn ", "mindre enn eller lik "],
    shape: "følger ",
    not: "ikke ",
    and: " og ",
    or: " eller ",
    exactly_one: "nøyaktig én av: ",
    at_least: |n| format!("minst {n} som er: "),
    at_most: |n| format!("høyst {n} som er: "),
    closed: "ingen andre egenskaper",
    query: "en spørring avgjør",
    unnamed: "uten navn",
};

pub(super) static NN: Words = Words {
    title: "Reglane dataa følgjer",
    lead: "Kvar form seier kva ein ressurs av eit slag må og bør ha. Det som bryt eit krav, slepp ikkje inn; ei åtvaring seier kva som bør rettast.",
    validate: "Kontroller dine eigne data mot reglane",
    of_classes: "Krav etter slag",
    shared: "Felles krav",
    shared_lead: "Dei same krava gjeld mange slag.",
    also: "Dessutan felles krav:",
    is_for: "Gjeld",
    is_for_nothing: "Gjeld det andre former viser til han for",
    used_by: "Blir brukt av",
    demands: |n| {
        if n == 1 {
            "1 krav".to_owned()
        } else {
            format!("{n} krav")
        }
    },
    no_demands: "Ingen eigne krav.",
    property: "Eigenskap",
    count: "Tal",
    values: "Verdiar",
    message: "Kva som må gjerast",
    itself: "ressursen sjølv",
    severities: ["krav", "tilråding", "opplysning"],
    cardinality: |min, max| match (min, max) {
        (0, None) => "valfritt".to_owned(),
        (0, Some(max)) => format!("høgst {max}"),
        (min, None) => format!("minst {min}"),
        (min, Some(max)) if min == max => format!("nøyaktig {min}"),
        (min, Some(max)) => format!("{min}–{max}"),
    },
    targets: [
        "alle av klassen",
        "noden",
        "alt som har",
        "alt som er verdi av",
    ],
    class: "av klassen ",
    datatype: "datatype ",
    kinds: [
        ("IRI", "ein ressurs (IRI)"),
        ("BlankNode", "ein blank node"),
        ("Literal", "ein verdi"),
        ("BlankNodeOrIRI", "ein ressurs eller blank node"),
        ("BlankNodeOrLiteral", "ein verdi eller blank node"),
        ("IRIOrLiteral", "ein ressurs eller verdi"),
    ],
    one_of: "éin av: ",
    languages: "på språk ",
    unique_language: "høgst éin per språk",
    min_length: |n| {
        if n == 1 {
            "ikkje tom".to_owned()
        } else {
            format!("minst {n} teikn")
        }
    },
    max_length: |n| format!("høgst {n} teikn"),
    pattern: "etter mønsteret ",
    has: "mellom dei ",
    compared: ["lik ", "ulik ", "mindre enn ", "mindre enn eller lik "],
    shape: "følgjer ",
    not: "ikkje ",
    and: " og ",
    or: " eller ",
    exactly_one: "nøyaktig éin av: ",
    at_least: |n| format!("minst {n} som er: "),
    at_most: |n| format!("høgst {n} som er: "),
    closed: "ingen andre eigenskapar",
    query: "ei spørjing avgjer",
    unnamed: "utan namn",
};

pub(super) static EN: Words = Words {
    title: "The rules the data follow",
    lead: "Each shape says what a resource of a kind must and should have. What breaks a demand is not taken in; a warning says what should be mended.",
    validate: "Validate data of your own",
    of_classes: "Demands by kind",
    shared: "Shared demands",
    shared_lead: "The same demands hold for many kinds.",
    also: "Besides, the shared demands:",
    is_for: "For",
    is_for_nothing: "For what other shapes refer to it for",
    used_by: "Used by",
    demands: |n| {
        if n == 1 {
            "1 demand".to_owned()
        } else {
            format!("{n} demands")
        }
    },
    no_demands: "No demands of its own.",
    property: "Property",
    count: "How many",
    values: "Values",
    message: "What to do",
    itself: "the resource itself",
    severities: ["demand", "advice", "information"],
    cardinality: |min, max| match (min, max) {
        (0, None) => "optional".to_owned(),
        (0, Some(max)) => format!("at most {max}"),
        (min, None) => format!("at least {min}"),
        (min, Some(max)) if min == max => format!("exactly {min}"),
        (min, Some(max)) => format!("{min}–{max}"),
    },
    targets: [
        "all of class",
        "the node",
        "all that has",
        "all that is a value of",
    ],
    class: "of class ",
    datatype: "datatype ",
    kinds: [
        ("IRI", "a resource (IRI)"),
        ("BlankNode", "a blank node"),
        ("Literal", "a value"),
        ("BlankNodeOrIRI", "a resource or blank node"),
        ("BlankNodeOrLiteral", "a value or blank node"),
        ("IRIOrLiteral", "a resource or value"),
    ],
    one_of: "one of: ",
    languages: "in language ",
    unique_language: "at most one per language",
    min_length: |n| {
        if n == 1 {
            "not empty".to_owned()
        } else {
            format!("at least {n} characters")
        }
    },
    max_length: |n| format!("at most {n} characters"),
    pattern: "like the pattern ",
    has: "among them ",
    compared: ["equal to ", "other than ", "less than ", "at most "],
    shape: "conforming to ",
    not: "not ",
    and: " and ",
    or: " or ",
    exactly_one: "exactly one of: ",
    at_least: |n| format!("at least {n} that is: "),
    at_most: |n| format!("at most {n} that is: "),
    closed: "no other properties",
    query: "a query decides",
    unnamed: "without a name",
};
