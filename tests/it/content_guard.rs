//! The shapes on the shipped content: it passes, and each way to spoil it is told by the right shape.

use crate::content_questions::shipped;
use helsegraf::index::{Scope, Snapshot};
use helsegraf::query::{self, Options};
use helsegraf::shacl::{Severity, Shapes, ValidationResult};
use helsegraf::vocab::hg;
use oxrdf::Term;
use std::collections::BTreeSet;

const PREFIXES: &str = "BASE <https://w3id.org/helsegraf/>
    PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX dct: <http://purl.org/dc/terms/> PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    PREFIX modelldcatno: <https://data.norge.no/vocabulary/modelldcatno#>
    PREFIX prof: <http://www.w3.org/ns/dx/prof/> PREFIX adms: <http://www.w3.org/ns/adms#>
    PREFIX healthdcatap: <http://healthdataportal.eu/ns/health#>
    PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dqv: <http://www.w3.org/ns/dqv#>
    PREFIX euvoc: <http://publications.europa.eu/ontology/euvoc#>
    PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX sssom: <https://w3id.org/sssom/>
    WITH <https://w3id.org/helsegraf/graph/national/content> ";

/// What is done to the content, the shape that must tell, and how bad it is.
pub type Spoiled = (&'static str, &'static str, Severity);

const SPOILED: &[Spoiled] = &[
    (
        "DELETE { ?s skos:prefLabel ?o } WHERE { ?s skos:prefLabel ?o FILTER(?s = <id/registries/npr> && LANG(?o) = 'nb') }",
        "label-nb",
        Severity::Violation,
    ),
    (
        "DELETE { ?s skos:prefLabel ?o } WHERE { ?s skos:prefLabel ?o FILTER(?s = <id/registries/npr> && LANG(?o) = 'en') }",
        "label-en",
        Severity::Violation,
    ),
    (
        "DELETE { ?s skos:prefLabel ?o } WHERE { ?s skos:prefLabel ?o FILTER(?s = <id/registries/npr> && LANG(?o) = 'nn') }",
        "label-nn",
        Severity::Warning,
    ),
    (
        "INSERT { <id/registries/npr> skos:prefLabel 'Pasientregisteret'@nb } WHERE {}",
        "label",
        Severity::Violation,
    ),
    (
        "INSERT { <id/registries/npr> skos:prefLabel 'Patientenregister'@de } WHERE {}",
        "label",
        Severity::Violation,
    ),
    (
        "DELETE { ?s dct:description ?o } WHERE { ?s dct:description ?o FILTER(?s = <id/services/pll> && LANG(?o) = 'en') }",
        "description-en",
        Severity::Violation,
    ),
    (
        "DELETE { <id/services/pll> dct:source ?o } WHERE { <id/services/pll> dct:source ?o }",
        "source",
        Severity::Violation,
    ),
    (
        "INSERT { <id/services/pll> dct:source <id/documents/001> } WHERE {}",
        "source",
        Severity::Violation,
    ),
    (
        "DELETE { <id/services/pll> hg:mark ?o } WHERE { <id/services/pll> hg:mark ?o }",
        "mark",
        Severity::Violation,
    ),
    (
        "INSERT { <id/services/pll> hg:mark hg:national } WHERE {}",
        "mark",
        Severity::Violation,
    ),
    (
        "INSERT { <id/registries/npr> hg:steward 'FHI' } WHERE {}",
        "DataSource-steward",
        Severity::Violation,
    ),
    (
        "INSERT { <id/registries/npr> hg:steward <id/services/pll> } WHERE {}",
        "DataSource-steward",
        Severity::Violation,
    ),
    (
        "DELETE { <id/registries/npr> hg:steward ?o } WHERE { <id/registries/npr> hg:steward ?o }",
        "Registry-steward-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { <id/registries/npr> healthdcatap:healthCategory ?o } WHERE { <id/registries/npr> healthdcatap:healthCategory ?o }",
        "Registry-healthCategory-or-unknown",
        Severity::Violation,
    ),
    (
        "INSERT { <id/services/pll> hg:operator <id/roles/hdab> } WHERE {}",
        "DataSource-operator",
        Severity::Violation,
    ),
    (
        "DELETE { ?s skos:notation 'a' } INSERT { ?s skos:notation 'b' } WHERE { ?s a hg:HealthCategory ; skos:notation 'a' }",
        "HealthCategoryScheme-letters",
        Severity::Violation,
    ),
    (
        "DELETE { ?s skos:notation 'a' } INSERT { ?s skos:notation 'r' } WHERE { ?s a hg:HealthCategory ; skos:notation 'a' }",
        "HealthCategory-notation",
        Severity::Violation,
    ),
    (
        "DELETE { <id/health-categories/art51-a> skos:inScheme ?o } WHERE { <id/health-categories/art51-a> skos:inScheme ?o }",
        "HealthCategoryScheme-members",
        Severity::Violation,
    ),
    (
        "INSERT { <id/health-categories/art51-a> hg:appliesFrom <id/milestones/ar-2031> } WHERE {}",
        "HealthCategory-appliesFrom",
        Severity::Violation,
    ),
    (
        "DELETE { <id/health-categories/art51-a> hg:appliesFrom ?o } INSERT { <id/health-categories/art51-a> hg:appliesFrom <id/milestones/dato-2031-03-26> } WHERE { <id/health-categories/art51-a> hg:appliesFrom ?o }",
        "HealthCategory-appliesFrom",
        Severity::Violation,
    ),
    (
        "INSERT { <id/codes/ks-resolved> hg:usedBy <id/services/kjernejournal> } WHERE {}",
        "Code-notUsedBy",
        Severity::Violation,
    ),
    (
        "DELETE { <id/codes/ks-active> skos:notation ?o } WHERE { <id/codes/ks-active> skos:notation ?o }",
        "Code-notation-or-unknown",
        Severity::Violation,
    ),
    (
        "INSERT { <id/elements/overf-type> modelldcatno:sequenceNumber 99 } WHERE {}",
        "Element-sequenceNumber",
        Severity::Violation,
    ),
    (
        "DELETE { <id/elements/overf-kommentar> hg:unknown skos:definition } WHERE {}",
        "Element-definition-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { <id/profiles/no-basis> prof:isProfileOf ?o } WHERE { <id/profiles/no-basis> prof:isProfileOf ?o }",
        "Profile-isProfileOf",
        Severity::Warning,
    ),
    (
        "DELETE { <id/options/hdab-null> hg:decisionStatus ?o } INSERT { <id/options/hdab-null> hg:decisionStatus hg:planned } WHERE { <id/options/hdab-null> hg:decisionStatus ?o }",
        "Option-decisionStatus",
        Severity::Violation,
    ),
    (
        "INSERT { <id/measures/tiltak-kultur> hg:roadmapCategory <id/roadmap-categories/veikart-behov> } WHERE {}",
        "RoadmapMeasure-roadmapCategory",
        Severity::Violation,
    ),
    (
        "DELETE { <id/measures/tiltak-kultur> hg:unknown hg:period } WHERE {}",
        "RoadmapMeasure-period-or-unknown",
        Severity::Violation,
    ),
    (
        "INSERT { <id/measures/tiltak-kultur> hg:period <id/periods/periode-2028-2030> } WHERE {}",
        "RoadmapMeasure-period-not-both",
        Severity::Violation,
    ),
    (
        "INSERT { <id/goals/mal-helsedata> hg:order 3 } WHERE {}",
        "Goal-no-bare-number",
        Severity::Violation,
    ),
    (
        "DELETE { <id/goals/mal-helsedata> hg:goalOf <id/strategies/e-helsestrategi-2022> } WHERE {}",
        "Goal-number-names-edition",
        Severity::Violation,
    ),
    (
        "DELETE { ?n hg:numberedIn ?o } WHERE { <id/goals/fhi-mal-1> hg:goalNumber ?n . ?n hg:numberedIn ?o }",
        "GoalNumber-numberedIn",
        Severity::Violation,
    ),
    (
        "DELETE { <id/roadmaps/veikart> hg:decisionStatus ?o } INSERT { <id/roadmaps/veikart> hg:decisionStatus hg:adopted } WHERE { <id/roadmaps/veikart> hg:decisionStatus ?o }",
        "adopted-by-somebody",
        Severity::Violation,
    ),
    (
        "INSERT { <id/roadmaps/veikart> hg:adoptedBy <id/organisations/hdir> } WHERE {}",
        "adopter-only-of-adopted",
        Severity::Violation,
    ),
    (
        "INSERT { <id/initiatives/ny-fyrtarn> adms:status hg:inProgress } WHERE {}",
        "Initiative-proposed-does-not-run",
        Severity::Violation,
    ),
    (
        "DELETE { ?p <http://www.w3.org/ns/dcat#endDate> ?o } INSERT { ?p <http://www.w3.org/ns/dcat#endDate> '2020'^^xsd:gYear } WHERE { ?p <http://www.w3.org/ns/dcat#endDate> ?o FILTER(?p = <id/periods/periode-2028-2030>) }",
        "Period-startDate",
        Severity::Violation,
    ),
    (
        "INSERT { <id/milestones/ar-2029> hg:when 'soon' } WHERE {}",
        "Milestone-when",
        Severity::Violation,
    ),
    (
        "INSERT { <id/legislation/ehds-art-26-2> <http://data.europa.eu/eli/ontology#date_applicability> '2031-13-45'^^xsd:date } WHERE {}",
        "LegalResource-date_applicability",
        Severity::Violation,
    ),
    (
        "DELETE { ?h org:member ?o } WHERE { <id/roles/koordinerende-hdab> hg:holding ?h . ?h org:member ?o }",
        "Membership-member-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { ?m rdf:object ?o } WHERE { <id/registries/msis> hg:statementMark ?m . ?m rdf:object ?o }",
        "StatementMark-object",
        Severity::Violation,
    ),
    (
        "INSERT { ?m hg:mark hg:doc } WHERE { <id/registries/msis> hg:statementMark ?m }",
        "StatementMark-mark",
        Severity::Violation,
    ),
    (
        "DELETE { <id/passages/001-26-25> hg:locator ?o } WHERE { <id/passages/001-26-25> hg:locator ?o }",
        "Passage-locator",
        Severity::Violation,
    ),
    (
        "DELETE { <id/domains/legemidler> hg:scope ?o } WHERE { <id/domains/legemidler> hg:scope ?o }",
        "DataDomain-scope",
        Severity::Violation,
    ),
    (
        "DELETE { <id/domains/journaldata-midt-norge> hg:region ?o } WHERE { <id/domains/journaldata-midt-norge> hg:region ?o }",
        "DataDomain-region-of-regional",
        Severity::Violation,
    ),
    (
        "INSERT { <id/domains/legemidler> hg:region <id/organisations/helse-midt> } WHERE {}",
        "DataDomain-region-not-of-national",
        Severity::Violation,
    ),
    (
        "DELETE { <id/domains/legemidler> hg:meetsCriterion ?o } WHERE { <id/domains/legemidler> hg:meetsCriterion ?o }",
        "DataDomain-criterion-of-national",
        Severity::Violation,
    ),
    (
        "DELETE { <id/domains/legemidler> hg:decisionStatus hg:undecided } INSERT { <id/domains/legemidler> hg:decisionStatus hg:adopted } WHERE {}",
        "DataDomain-project-not-adopted",
        Severity::Violation,
    ),
    (
        "INSERT { <id/domains/legemidler> euvoc:endDate '2020-01-01'^^xsd:date } WHERE {}",
        "DataDomain-startDate",
        Severity::Violation,
    ),
    (
        "DELETE { ?d euvoc:endDate ?o } WHERE { <id/domains/legemidler-institusjon> dct:replaces ?d . ?d euvoc:endDate ?o }",
        "DataDomain-replaced-is-closed",
        Severity::Violation,
    ),
    (
        "INSERT { <id/domains/legemidler> skos:broader <id/domains/tannhelse> } WHERE {}",
        "DataDomain-top-or-broader",
        Severity::Violation,
    ),
    (
        "DELETE { <id/domains/legemidler> hg:unknown hg:owner } WHERE {}",
        "DataDomain-owner-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { ?a dqv:computedOn <id/domains/legemidler> } WHERE { ?a dqv:computedOn <id/domains/legemidler> ; hg:assessedProperty <id/domain-properties/egenskap-kostnad> }",
        "DataDomain-prioritised-kostnad",
        Severity::Violation,
    ),
    (
        "DELETE { <id/assessments/legemidler--kostnad> hg:unknown hg:assessedValue } WHERE {}",
        "PropertyAssessment-value-or-unknown",
        Severity::Violation,
    ),
    (
        "INSERT { <id/assessments/legemidler--kostnad> hg:scaleValue hg:low } WHERE {}",
        "PropertyAssessment-value-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { <id/assessments/aktivitetsdata--kvalitet-timeliness> dct:source ?o } WHERE { <id/assessments/aktivitetsdata--kvalitet-timeliness> dct:source ?o }",
        "PropertyAssessment-evidence",
        Severity::Violation,
    ),
    (
        "DELETE { <id/domain-controls/alle--bruk> hg:unknown hg:arena } WHERE {}",
        "DomainControl-arena-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { ?m hg:reason ?o } WHERE { ?m a hg:MoveEvent ; hg:reason ?o FILTER(LANG(?o) = 'en') }",
        "MoveEvent-reason-en",
        Severity::Violation,
    ),
    (
        "DELETE { ?m hg:decisionStatus ?o } INSERT { ?m hg:decisionStatus hg:adopted } WHERE { ?m a hg:MoveEvent ; hg:decisionStatus ?o }",
        "MoveEvent-adopted-is-decided",
        Severity::Violation,
    ),
    (
        "DELETE { ?m rdf:predicate ?o } WHERE { <id/datasets/npr> hg:statementMark ?m . ?m rdf:predicate ?o FILTER(?o = healthdcatap:healthCategory) }",
        "StatementMark-category-of-dataset",
        Severity::Violation,
    ),
    (
        "DELETE { <id/datasets/npr> dct:publisher ?o } WHERE { <id/datasets/npr> dct:publisher ?o }",
        "Dataset-publisher-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { <id/datasets/npr> dcat:theme ?o } WHERE { <id/datasets/npr> dcat:theme ?o }",
        "Dataset-theme-health",
        Severity::Violation,
    ),
    (
        "DELETE { <id/data-services/pll> dcat:contactPoint ?o } WHERE { <id/data-services/pll> dcat:contactPoint ?o }",
        "DataService-contactPoint",
        Severity::Violation,
    ),
    (
        "INSERT { <id/mappings/zira-teaching--none> <https://w3id.org/sssom/confidence> '2'^^xsd:double } WHERE {}",
        "Mapping-confidence",
        Severity::Violation,
    ),
];

fn shapes(snapshot: &Snapshot) -> Shapes {
    Shapes::compile(&snapshot.view_of(hg::SHAPES.into())).expect("the shipped shapes are sound")
}

/// The last part of the names of the shapes that object, at one severity.
fn objections(shapes: &Shapes, snapshot: &Snapshot, severity: &Severity) -> BTreeSet<String> {
    let report = shapes.validate(&snapshot.view(Scope::Union));
    let results = report.results.iter().filter(|r| r.severity == *severity);
    results
        .map(|result| match &result.source_shape {
            Term::NamedNode(shape) => {
                let name = shape.as_str().rsplit('/').next().unwrap_or_default();
                format!("{name} {}", result.focus_node)
            }
            other => other.to_string(),
        })
        .collect()
}

#[test]
fn the_shipped_content_has_no_violation_and_the_warnings_its_readme_lists() {
    let snapshot = shipped();
    let shapes = shapes(&snapshot);
    let violations = objections(&shapes, &snapshot, &Severity::Violation);
    assert!(violations.is_empty(), "{violations:#?}");
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/data/README.md");
    let readme = std::fs::read_to_string(readme).expect("the content has a README");
    let warnings = objections(&shapes, &snapshot, &Severity::Warning);
    for warning in &warnings {
        let (shape, thing) = warning.split_once(' ').expect("a shape and a thing");
        let slug = thing
            .trim_end_matches('>')
            .rsplit('/')
            .next()
            .expect("a slug");
        let line = format!("| `{slug}` | `{shape}` |");
        assert!(readme.contains(&line), "data/README.md lacks {line}");
    }
    assert_eq!(
        warnings.len(),
        readme.matches("` | `").count(),
        "data/README.md lists more"
    );
}

#[test]
fn every_way_to_spoil_the_content_is_told_by_its_shape() {
    assert_told(SPOILED);
}

/// Spoils the content in each way and asks the whole guard and the guard of changes.
pub fn assert_told(cases: &[Spoiled]) {
    let before = shipped();
    let shapes = shapes(&before);
    let mut failures = Vec::new();
    for (change, shape, severity) in cases {
        let update = query::parse_update(&format!("{PREFIXES}{change}"), None)
            .unwrap_or_else(|e| panic!("{change}: {e}"));
        let delta = query::update(&before, &update, &Options::default()).expect("it is evaluated");
        assert!(!delta.is_empty(), "changes nothing: {change}");
        let after = before.apply(&delta, 2);
        let whole = objections(&shapes, &after, severity);
        if !whole
            .iter()
            .any(|told| told.split(' ').next() == Some(shape))
        {
            failures.push(format!("{shape} is silent on: {change}\n  told: {whole:?}"));
        }
        let report = shapes.validate_delta(&before, &after, &delta);
        let end = format!("/{shape}>");
        let told = |r: &&ValidationResult| r.source_shape.to_string().ends_with(&end);
        let Some(result) = report.caused.results.iter().find(told) else {
            failures.push(format!(
                "{shape} is silent when only the change is checked: {change}"
            ));
            continue;
        };
        let languages: BTreeSet<_> = result
            .messages
            .iter()
            .filter_map(|m| m.language())
            .collect();
        if languages != BTreeSet::from(["en", "nb", "nn"]) {
            failures.push(format!("{shape} speaks only {languages:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
