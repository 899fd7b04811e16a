//! Ways to spoil cases, terminology, concepts, profiles, dates and mappings, each told by its shape.

use crate::content_guard::{Spoiled, assert_told};
use helsegraf::shacl::Severity;

const CASES_AND_CONCEPTS: &[Spoiled] = &[
    (
        "DELETE { <id/cases/sak-er-14-24> dct:identifier ?o } INSERT { <id/cases/sak-er-14-24> dct:identifier 'nufa 14/24' } WHERE { <id/cases/sak-er-14-24> dct:identifier ?o }",
        "Case-identifier-once",
        Severity::Violation,
    ),
    (
        "DELETE { <id/cases/sak-er-14-24> hg:body ?o } INSERT { <id/cases/sak-er-14-24> hg:body <id/councils/nufa> } WHERE { <id/cases/sak-er-14-24> hg:body ?o }",
        "Case-identifier-of-body",
        Severity::Violation,
    ),
    (
        "INSERT { <id/cases/sak-nufa-27-25> hg:caseNumber '27/2025' } WHERE {}",
        "Case-caseNumber",
        Severity::Violation,
    ),
    (
        "DELETE { ?d hg:decisionIn ?c } WHERE { ?d hg:decisionIn ?c FILTER(?c = <id/cases/sak-nufa-24-25>) }",
        "Case-decision-or-unknown",
        Severity::Violation,
    ),
    (
        "INSERT { <id/cases/sak-nufa-27-25> hg:noDecision true } WHERE {}",
        "Case-decision-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { <id/cases/sak-nufa-23-24> hg:unknown dct:date } WHERE {}",
        "Case-date-or-unknown",
        Severity::Violation,
    ),
    (
        "INSERT { <id/decisions/vedtak-nufa-24-25> dct:date '2025-10-29'^^xsd:date } WHERE {}",
        "Decision-date-if-adopted",
        Severity::Violation,
    ),
    (
        "INSERT { <id/decisions/vedtak-nufa-24-25> hg:decisionStatus hg:adopted } WHERE {}",
        "Decision-decisionStatus",
        Severity::Violation,
    ),
    (
        "DELETE { <id/needs/tannhelse-behov> hg:unknown hg:priority } WHERE {}",
        "Need-priority-or-unknown",
        Severity::Violation,
    ),
    (
        "DELETE { <id/requirements/foreldre-krav-1> dct:type ?o } WHERE { <id/requirements/foreldre-krav-1> dct:type ?o }",
        "Requirement-type",
        Severity::Violation,
    ),
    (
        "DELETE { <id/tasks/lok-a> hg:scope ?o } WHERE { <id/tasks/lok-a> hg:scope ?o }",
        "Task-scope",
        Severity::Violation,
    ),
    (
        "INSERT { <id/transitions/icd-11-overgang> hg:transitionTo <id/code-systems/icd-10> } WHERE {}",
        "Transition-not-to-itself",
        Severity::Violation,
    ),
    (
        "DELETE { ?s skos:definition ?o } WHERE { ?s skos:definition ?o FILTER(?s = <id/concepts/kodeverk> && LANG(?o) = 'nn') }",
        "Concept-definition-nn",
        Severity::Violation,
    ),
    (
        "DELETE { ?s skos:prefLabel ?o } WHERE { ?s skos:prefLabel ?o FILTER(?s = <id/concepts/kodeverk> && LANG(?o) = 'nn') }",
        "Concept-label-nn",
        Severity::Violation,
    ),
    (
        "DELETE { ?c skos:member <id/concepts/kodeverk> } WHERE { ?c skos:member <id/concepts/kodeverk> }",
        "Concept-member",
        Severity::Violation,
    ),
    (
        "DELETE { <id/concepts/kodeverk> dcat:contactPoint ?o } WHERE { <id/concepts/kodeverk> dcat:contactPoint ?o }",
        "Concept-contactPoint",
        Severity::Violation,
    ),
    (
        "INSERT { <id/concepts/kodeverk> dct:publisher <id/organisations/hdir> } WHERE {}",
        "Concept-publisher",
        Severity::Violation,
    ),
];

const RULES_ACROSS_KINDS: &[Spoiled] = &[
    (
        "INSERT { <id/profiles/fhir-ips> prof:isProfileOf <id/profiles/no-basis> } WHERE {}",
        "Profile-layer-order",
        Severity::Violation,
    ),
    (
        "DELETE { <id/profiles/no-basis> hg:layer ?l ; prof:isProfileOf ?o } INSERT { <id/profiles/no-basis> hg:layer <id/profile-layers/lag-lokal> } WHERE { <id/profiles/no-basis> hg:layer ?l ; prof:isProfileOf ?o }",
        "Profile-local-derives",
        Severity::Violation,
    ),
    (
        "DELETE { <id/profile-layers/lag-lokal> hg:order ?o } INSERT { <id/profile-layers/lag-lokal> hg:order 1 } WHERE { <id/profile-layers/lag-lokal> hg:order ?o }",
        "ProfileLayer-order-below",
        Severity::Violation,
    ),
    (
        "DELETE { <id/initiatives/pkt> dcat:endDate ?o } INSERT { <id/initiatives/pkt> dcat:endDate '2018'^^xsd:gYear } WHERE { <id/initiatives/pkt> dcat:endDate ?o }",
        "dates-in-order",
        Severity::Violation,
    ),
    (
        "INSERT { <id/concepts/kodeverk> euvoc:startDate '2026-01-02'^^xsd:date ; euvoc:endDate '2026-01-01'^^xsd:date } WHERE {}",
        "validity-in-order",
        Severity::Violation,
    ),
    (
        "DELETE { <id/frameworks/veileder-foreldretilgang> hg:hearingUntil ?o } INSERT { <id/frameworks/veileder-foreldretilgang> hg:hearingUntil '2025-03-19'^^xsd:date } WHERE { <id/frameworks/veileder-foreldretilgang> hg:hearingUntil ?o }",
        "hearing-in-order",
        Severity::Violation,
    ),
    (
        "DELETE { ?s hg:notAfter ?o } INSERT { ?s hg:notAfter '2024-01'^^xsd:gYearMonth } WHERE { ?s hg:notAfter ?o }",
        "expected-in-order",
        Severity::Violation,
    ),
    (
        "INSERT { <id/code-systems/atc> dct:replaces <id/code-systems/icd-10> } WHERE {}",
        "one-current-version",
        Severity::Violation,
    ),
    (
        "DELETE { <id/mappings/overf-type--fhir-type> sssom:confidence ?o } WHERE { <id/mappings/overf-type--fhir-type> sssom:confidence ?o }",
        "Mapping-confidence-given",
        Severity::Violation,
    ),
    (
        "DELETE { <id/mappings/overf-type--fhir-type> sssom:author_label ?o } WHERE { <id/mappings/overf-type--fhir-type> sssom:author_label ?o }",
        "Mapping-author-given",
        Severity::Violation,
    ),
    (
        "DELETE { <id/mappings/overf-type--fhir-type> owl:annotatedTarget ?o } INSERT { <id/mappings/overf-type--fhir-type> owl:annotatedTarget <id/elements/overf-type> } WHERE { <id/mappings/overf-type--fhir-type> owl:annotatedTarget ?o }",
        "Mapping-not-to-itself",
        Severity::Violation,
    ),
    (
        "INSERT { <id/mappings/overf-type--fhir-type> owl:annotatedProperty skos:related } WHERE {}",
        "Mapping-predicate",
        Severity::Violation,
    ),
    (
        "DELETE { <id/mappings/ks-active--hl7-active> sssom:confidence ?o } INSERT { <id/mappings/ks-active--hl7-active> sssom:confidence '0.3'^^xsd:double } WHERE { <id/mappings/ks-active--hl7-active> sssom:confidence ?o }",
        "Mapping-exact-is-sure",
        Severity::Violation,
    ),
];

#[test]
fn spoiled_cases_and_concepts_are_told_by_their_shapes() {
    assert_told(CASES_AND_CONCEPTS);
}

#[test]
fn broken_rules_across_kinds_are_told_by_their_shapes() {
    assert_told(RULES_ACROSS_KINDS);
}
