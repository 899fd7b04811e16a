//! Where the source documents are ambiguous, contradict each other or slip, the content says so and
//! paints nothing over. Numbers are those of the list of pitfalls in the fact files.

use crate::content_questions::shipped;
use helsegraf::query::{self, Options};
use spareval::QueryResults;

const PREFIXES: &str = "BASE <https://w3id.org/helsegraf/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX hg: <https://w3id.org/helsegraf/ns#>
PREFIX modelldcatno: <https://data.norge.no/vocabulary/modelldcatno#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
";

/// A pitfall, and a question of which the answer is yes as long as nobody steps into it.
const PITFALLS: &[(u8, &str, &str)] = &[
    (
        1,
        "no measure of the roadmap has a period, and each says so",
        "FILTER NOT EXISTS { ?m a hg:RoadmapMeasure { ?m hg:period ?p } UNION { ?m a ?c FILTER NOT EXISTS { ?m hg:unknown hg:period } } }",
    ),
    (
        1,
        "four measures have a category that is inferred",
        "{ SELECT (COUNT(?m) AS ?n) WHERE { ?m a hg:RoadmapMeasure ; hg:statementMark ?s . ?s rdf:predicate hg:roadmapCategory ; hg:mark hg:inferred } } FILTER(?n = 4)",
    ),
    (
        1,
        "the five boxes of needs stand as one, whose measure is not known",
        "<id/measures/tiltak-behov-generelle> skos:editorialNote ?note ; hg:figure/rdf:value 5",
    ),
    (
        2,
        "every domain is made in the project and adopted by nobody",
        "FILTER NOT EXISTS { VALUES ?c { hg:DataDomain hg:SubDomain } ?d a ?c { ?d hg:mark ?m FILTER(?m != hg:project) } UNION { ?d hg:decisionStatus hg:adopted } }",
    ),
    (
        3,
        "three of 13 elements have no definition, and say so",
        "{ SELECT (COUNT(?e) AS ?n) WHERE { ?e a modelldcatno:Attribute ; hg:unknown skos:definition } } FILTER(?n = 3)",
    ),
    (
        3,
        "no element says whether the medication list uses it",
        "FILTER NOT EXISTS { ?e a modelldcatno:Attribute FILTER NOT EXISTS { ?e hg:unknown hg:usedBy } }",
    ),
    (
        3,
        "an element is a Norwegian addition by inference only",
        "FILTER NOT EXISTS { ?e hg:norwegianAddition ?v FILTER NOT EXISTS { ?e hg:statementMark ?s . ?s rdf:predicate hg:norwegianAddition ; hg:mark hg:inferred } }",
    ),
    (
        4,
        "one code is left out by one solution, of one value set",
        "{ SELECT (COUNT(?c) AS ?n) (SAMPLE(?by) AS ?who) WHERE { ?c hg:notUsedBy ?by } } FILTER(?n = 1 && ?who = <id/services/kjernejournal>)",
    ),
    (
        5,
        "two sections have no ready source, told by the column, not the colour",
        "{ SELECT (COUNT(?s) AS ?n) WHERE { ?s hg:readySummarised false } } FILTER(?n = 2) <id/information-products/pasientoppsummering> skos:editorialNote ?note",
    ),
    (
        6,
        "the stars have no legend, and the years of priority groups are inferred",
        "FILTER NOT EXISTS { ?g a hg:PriorityGroup FILTER NOT EXISTS { ?g hg:statementMark/hg:mark hg:inferred } } <id/category-marks/art51-stjerne> dct:description ?d",
    ),
    (
        7,
        "the numbers that bodies share are several cases",
        "FILTER NOT EXISTS { ?a a hg:Case ; hg:caseNumber ?n ; hg:body ?x . ?b a hg:Case ; hg:caseNumber ?n ; hg:body ?y FILTER(?a != ?b && ?x = ?y) } { SELECT (COUNT(DISTINCT ?n) AS ?shared) WHERE { ?a a hg:Case ; hg:caseNumber ?n ; hg:body ?x . ?b a hg:Case ; hg:caseNumber ?n ; hg:body ?y FILTER(?x != ?y) } } FILTER(?shared = 9)",
    ),
    (
        7,
        "goals 1 and 2 swap numbers between the editions",
        "<id/goals/mal-medvirkning> hg:goalNumber ?a , ?b . ?a hg:numberedIn <id/strategies/e-helsestrategi-2022> ; rdf:value ?two . ?b hg:numberedIn <id/strategies/e-helsestrategi-2024> ; rdf:value ?one FILTER(?two = 2 && ?one = 1)",
    ),
    (
        7,
        "slips of dates are told of where they stand",
        "VALUES ?s { <id/cases/sak-er-14-24> } ?s skos:editorialNote ?a . <id/cases/sak-er-4-24> skos:editorialNote ?b . <id/cases/sak-er-19-24> skos:editorialNote ?c . <id/cases/sak-nufa-11-24> skos:editorialNote ?d . <id/steering-documents/helse-samhandlingsplan> skos:editorialNote ?e FILTER(CONTAINS(?a, \"2023\") && CONTAINS(?b, \"31\") && CONTAINS(?c, \"23024\") && CONTAINS(?d, \"24\") && CONTAINS(?e, \"2023\"))",
    ),
    (
        8,
        "slips of legal citations are told of where they stand",
        "<id/legislation/ehds> skos:editorialNote ?a . <id/legislation/ehds-art-50> skos:editorialNote ?b . <id/legislation/ehds-art-2> skos:editorialNote ?c FILTER(CONTAINS(?a, \"2025/1535\") && CONTAINS(?b, \"2003/364\") && CONTAINS(?c, \"2\"))",
    ),
    (
        9,
        "case 27/25 is headed as decided, not adopted",
        "?d hg:decisionIn <id/cases/sak-nufa-27-25> ; hg:decisionStatus hg:headedAsDecision FILTER NOT EXISTS { ?e hg:decisionIn <id/cases/sak-nufa-27-25> ; hg:decisionStatus hg:adopted }",
    ),
    (
        9,
        "what is only proposed is the most",
        "{ SELECT (COUNT(?a) AS ?proposed) WHERE { ?a a hg:Decision ; hg:decisionStatus hg:proposed } } { SELECT (COUNT(?a) AS ?adopted) WHERE { ?a a hg:Decision ; hg:decisionStatus hg:adopted } } FILTER(?proposed = 20 && ?adopted = 17)",
    ),
    (
        10,
        "the sum that does not add up stands beside its parts",
        "<id/funding-schemes/tilskudd-kommune> hg:figure/rdf:value 332100000 , 50000000 , 205700000 , 87700000 ; skos:editorialNote ?note",
    ),
    (
        11,
        "a name the documents do not spell out is marked as from outside, or not spelt out",
        "FILTER NOT EXISTS { VALUES ?x { <id/councils/nufa> <id/councils/nuit> <id/registries/npr> <id/registries/kpr> <id/organisations/skde> <id/organisations/ffo> } ?x a ?c FILTER NOT EXISTS { ?x hg:statementMark ?s . ?s rdf:predicate skos:prefLabel ; hg:mark hg:external } } FILTER NOT EXISTS { VALUES ?y { <id/registries/krg> <id/services/fida> <id/registries/kneik> <id/initiatives/ini-mf-helse> <id/initiatives/ini-vkp> <id/registries/dsa-nokkelregister> <id/frameworks/spuhin> } ?y a ?c FILTER NOT EXISTS { { ?y skos:editorialNote ?n } UNION { ?y dct:description ?n FILTER(CONTAINS(?n, \"abbreviation\")) } } }",
    ),
    (
        12,
        "the indicators are unknown, and the comparison of strategies is trusted little",
        "{ SELECT (COUNT(?g) AS ?n) WHERE { ?g a hg:Goal ; hg:unknown hg:indicator } } FILTER(?n = 15) FILTER NOT EXISTS { ?o a hg:Overlap FILTER NOT EXISTS { ?o hg:assessment/hg:assessedProperty hg:trustworthiness } }",
    ),
    (
        13,
        "the adoption that was expected stays with its dates",
        "<id/milestones/dato-vedtak-forventet> hg:asOf ?of ; hg:notBefore ?from ; hg:notAfter ?until ; skos:editorialNote ?note",
    ),
];

#[test]
fn nobody_steps_into_a_pitfall() {
    let snapshot = shipped();
    let stepped_in = PITFALLS.iter().filter_map(|(number, what, pattern)| {
        let text = format!("{PREFIXES}ASK {{ {pattern} }}");
        let query = query::parse(&text, None).unwrap_or_else(|e| panic!("{number} {what}: {e}"));
        let answer = query::evaluate(&snapshot, &query, &Options::default());
        let yes = matches!(answer, Ok(QueryResults::Boolean(true)));
        (!yes).then(|| format!("{number}: {what}"))
    });
    let stepped_in: Vec<_> = stepped_in.collect();
    assert!(stepped_in.is_empty(), "{}", stepped_in.join("\n"));
}
