//! The sector's own questions, from the home page to where each is answered.

use super::{Told, Way, in_language, way};
use crate::rdf::Language;

/// One of the sector's questions, and where it is answered.
pub struct Asked {
    /// The question.
    pub question: &'static str,
    /// Where it is answered.
    pub ways: Vec<Way>,
}

/// The sector's questions in the three languages, each with its ways.
const ASKED: &[([&str; 3], &[Told])] = &[
    (
        [
            "Hvilke data har vi, hvor og til hva?",
            "Kva data har vi, kvar og til kva?",
            "Which data do we have, where and for what?",
        ],
        &[
            way(
                "",
                "/domains",
                "Domenene side om side",
                "Domena side om side",
                "The domains side by side",
            ),
            way("", "/doc/datasets", "Datasett", "Datasett", "Datasets"),
            way(
                "",
                "/questions/a02-uses-of-data",
                "Hva dataene brukes til",
                "Kva dataa blir brukte til",
                "What data are used for",
            ),
        ],
    ),
    (
        [
            "Hvem har ansvaret?",
            "Kven har ansvaret?",
            "Who is responsible?",
        ],
        &[
            way(
                "",
                "/questions/f15-roles-and-responsibilities",
                "Roller og ansvar",
                "Roller og ansvar",
                "Roles and responsibilities",
            ),
            way(
                "",
                "/questions/b04-without-owner-or-steward",
                "Uten eier eller forvalter",
                "Utan eigar eller forvaltar",
                "Without owner or steward",
            ),
            way(
                "",
                "/doc/organisations",
                "Organisasjoner",
                "Organisasjonar",
                "Organisations",
            ),
        ],
    ),
    (
        [
            "Hva berører en endring?",
            "Kva rører ei endring ved?",
            "What does a change touch?",
        ],
        &[
            way(
                "",
                "/impact",
                "Følg virkningene",
                "Følg verknadene",
                "Follow the impact",
            ),
            way(
                "",
                "/questions/b10-what-must-leave-a-code-system",
                "Hva som må bort fra ICD-10",
                "Kva som må bort frå ICD-10",
                "What must leave ICD-10",
            ),
            way(
                "",
                "/doc/legislation",
                "Regelverk",
                "Regelverk",
                "Legislation",
            ),
        ],
    ),
    (
        [
            "Hva bør vi ta først?",
            "Kva bør vi ta først?",
            "What should come first?",
        ],
        &[
            way(
                "",
                "/needs",
                "Behov i rekkefølge",
                "Behov i rekkjefølgje",
                "Needs in order",
            ),
            way(
                "",
                "/roadmap",
                "Veikart og tiltak",
                "Vegkart og tiltak",
                "Roadmap and measures",
            ),
            way(
                "",
                "/questions/f01-domains-to-take-first",
                "Domener å ta først",
                "Domene å ta først",
                "Domains to take first",
            ),
        ],
    ),
    (
        [
            "Hvilke modeller, kodeverk og standarder gjelder?",
            "Kva modellar, kodeverk og standardar gjeld?",
            "Which models, code systems and standards apply?",
        ],
        &[
            way(
                "",
                "/doc/information-models",
                "Informasjonsmodeller",
                "Informasjonsmodellar",
                "Information models",
            ),
            way(
                "",
                "/standards",
                "Standardene og lagene deres",
                "Standardane og laga deira",
                "The standards and their layers",
            ),
            way(
                "",
                "/questions/d01-what-a-tender-must-ask-for",
                "Hva et anbud må kreve",
                "Kva eit anbod må krevje",
                "What a tender must ask for",
            ),
        ],
    ),
    (
        [
            "Er vi klare for det europeiske helsedataområdet?",
            "Er vi klare for det europeiske helsedataområdet?",
            "Are we ready for the European Health Data Space?",
        ],
        &[
            way(
                "",
                "/ehds",
                "Kategorier, frister og plikter",
                "Kategoriar, fristar og plikter",
                "Categories, dates and duties",
            ),
            way(
                "",
                "/ehds/matrix",
                "Hva hvert datasett mangler",
                "Kva kvart datasett manglar",
                "What each dataset lacks",
            ),
            way(
                "",
                "/catalog",
                "Det som kan høstes",
                "Det som kan haustast",
                "What can be harvested",
            ),
        ],
    ),
];

/// The sector's questions.
pub fn asked(language: Language) -> Vec<Asked> {
    let place = match language {
        Language::Nb => 0,
        Language::Nn => 1,
        Language::En => 2,
    };
    let asked = ASKED.iter().map(|(question, ways)| Asked {
        question: question[place],
        ways: in_language(ways, language),
    });
    asked.collect()
}
