//! Our words on the page of search, and in the field on every page.

use crate::rdf::Language;

/// Our words in one language.
pub struct Words {
    /// Name of the form, and what its button says.
    pub search: &'static str,
    /// What may be typed in the field.
    pub hint: &'static str,
    /// Title of the page without anything to search for.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// Title with what is searched for.
    pub title_of: fn(text: &str) -> String,
    /// How many hits.
    pub hits: fn(n: usize, text: &str) -> String,
    /// How many were found, of which so many can be looked at.
    pub first: fn(n: usize) -> String,
    /// Nothing was found.
    pub none: fn(text: &str) -> String,
    /// What to do then.
    pub advice: [&'static str; 3],
    /// There are more words or characters than are searched for; how many are.
    pub too_much: fn(words: usize, characters: usize) -> String,
    /// Before what a search will be narrowed by, each of which can be taken back.
    pub narrowed: &'static str,
    /// Heading over words that find something.
    pub near: &'static str,
    /// Leads to the same search without what narrows it.
    pub without: &'static str,
    /// Heading over searches to begin with.
    pub suggestions: &'static str,
    /// Some of them.
    pub suggested: [&'static str; 6],
    /// Heading over the kinds of thing there are.
    pub kinds: &'static str,
    /// Heading over what a search can be narrowed by.
    pub narrow: &'static str,
    /// The facets every search has, in their order.
    pub facets: [&'static str; 2],
    /// Takes a choice back.
    pub all: fn(facet: &str) -> String,
    /// To the page of hits before.
    pub previous: &'static str,
    /// To the page of hits after.
    pub next: &'static str,
    /// Name of the pages of hits.
    pub pages: &'static str,
    /// What a browser says of the search.
    pub description: &'static str,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Words = Words {
    search: "Søk",
    hint: "Begrep, modell, kodeverk, register …",
    title: "Søk i det helsesektoren vet om sine data",
    lead: "Søk etter begreper, informasjonsmodeller, kodeverk, registre, organisasjoner, regelverk og tiltak: navn, synonymer, forkortelser og definisjoner, på bokmål, nynorsk og engelsk. Begynnelsen av et ord er nok, og en skrivefeil gjør ingenting.",
    title_of: |text| format!("Søk: {text}"),
    hits: |_, text| format!("{text} treff"),
    first: |n| format!("De {n} beste kan vises; avgrens for å se andre."),
    none: |text| format!("Ingenting ble funnet for «{text}»."),
    advice: [
        "Prøv færre eller kortere ord; begynnelsen av et ord er nok.",
        "Prøv et annet ord for det samme, eller det engelske.",
        "Se etter skrivefeil i mer enn én bokstav.",
    ],
    too_much: |words, characters| {
        format!(
            "Det er mer enn det kan søkes etter: høyst {words} ord og {characters} tegn. Ta bort noen ord, og søk igjen."
        )
    },
    narrowed: "Søket blir avgrenset til; velg for å fjerne:",
    near: "Mente du?",
    without: "Søk i alt",
    suggestions: "Prøv for eksempel",
    suggested: [
        "allergi",
        "kritisk informasjon",
        "ICD-11",
        "NPR",
        "EHDS",
        "legemiddelliste",
    ],
    kinds: "Eller bla i",
    narrow: "Avgrens",
    facets: ["Slag", "Språk"],
    all: |facet| format!("Fjern avgrensningen {facet}"),
    previous: "Forrige",
    next: "Neste",
    pages: "Sider med treff",
    description: "Søk i helsesektorens begreper, modeller, kodeverk, registre og regelverk",
};

static NN: Words = Words {
    search: "Søk",
    hint: "Omgrep, modell, kodeverk, register …",
    title: "Søk i det helsesektoren veit om sine data",
    lead: "Søk etter omgrep, informasjonsmodellar, kodeverk, register, organisasjonar, regelverk og tiltak: namn, synonym, forkortingar og definisjonar, på bokmål, nynorsk og engelsk. Starten på eit ord er nok, og ein skrivefeil gjer ingenting.",
    title_of: |text| format!("Søk: {text}"),
    hits: |_, text| format!("{text} treff"),
    first: |n| format!("Dei {n} beste kan visast; avgrens for å sjå andre."),
    none: |text| format!("Ingenting vart funne for «{text}»."),
    advice: [
        "Prøv færre eller kortare ord; starten på eit ord er nok.",
        "Prøv eit anna ord for det same, eller det engelske.",
        "Sjå etter skrivefeil i meir enn éin bokstav.",
    ],
    too_much: |words, characters| {
        format!(
            "Det er meir enn det kan søkjast etter: høgst {words} ord og {characters} teikn. Ta bort nokre ord, og søk igjen."
        )
    },
    narrowed: "Søket blir avgrensa til; vel for å fjerne:",
    near: "Meinte du?",
    without: "Søk i alt",
    suggestions: "Prøv til dømes",
    suggested: [
        "allergi",
        "kritisk informasjon",
        "ICD-11",
        "NPR",
        "EHDS",
        "legemiddelliste",
    ],
    kinds: "Eller bla i",
    narrow: "Avgrens",
    facets: ["Slag", "Språk"],
    all: |facet| format!("Fjern avgrensinga {facet}"),
    previous: "Førre",
    next: "Neste",
    pages: "Sider med treff",
    description: "Søk i omgrepa, modellane, kodeverka, registera og regelverket i helsesektoren",
};

static EN: Words = Words {
    search: "Search",
    hint: "Concept, model, code system, registry …",
    title: "Search what the health sector knows of its own data",
    lead: "Search for concepts, information models, code systems, registries, organisations, legislation and measures: names, synonyms, abbreviations and definitions, in Norwegian and English. The beginning of a word is enough, and one mistake does no harm.",
    title_of: |text| format!("Search: {text}"),
    hits: |n, text| format!("{text} {}", if n == 1 { "hit" } else { "hits" }),
    first: |n| format!("The best {n} can be shown; narrow the search to see others."),
    none: |text| format!("Nothing was found for “{text}”."),
    advice: [
        "Try fewer or shorter words; the beginning of a word is enough.",
        "Try another word for the same, or the Norwegian one.",
        "Look for mistakes in more than one letter.",
    ],
    too_much: |words, characters| {
        format!(
            "That is more than can be searched for: at most {words} words and {characters} characters. Take some words away, and search again."
        )
    },
    narrowed: "The search will be narrowed to; choose one to remove it:",
    near: "Did you mean?",
    without: "Search everything",
    suggestions: "Try, for one",
    suggested: [
        "allergy",
        "critical information",
        "ICD-11",
        "NPR",
        "EHDS",
        "medication list",
    ],
    kinds: "Or browse",
    narrow: "Narrow",
    facets: ["Kind", "Language"],
    all: |facet| format!("Remove the choice of {facet}"),
    previous: "Previous",
    next: "Next",
    pages: "Pages of hits",
    description: "Search the concepts, models, code systems, registries and legislation of the health sector",
};
