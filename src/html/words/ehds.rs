//! The words of the pages on the European Health Data Space.

use crate::rdf::Language;

/// Words about EHDS, in one language.
pub struct Ehds {
    /// Title of the overview.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// The day it is seen from.
    pub as_of: fn(&str) -> String,
    /// A link to the question behind something.
    pub question: &'static str,
    /// How cells lead to their questions.
    pub behind: &'static str,
    /// What nobody knows.
    pub unknown: &'static str,
    /// What is not there.
    pub none: &'static str,
    /// To the rest of a long list.
    pub more: fn(usize) -> String,
    /// Heading over the timeline.
    pub timeline: &'static str,
    /// The timeline as text.
    pub timeline_text: &'static str,
    /// The day the page is seen from, on the timeline.
    pub today: &'static str,
    /// A kind and how many of it.
    pub many: fn(kind: &str, n: usize) -> String,
    /// Heading over the measures.
    pub measures: &'static str,
    /// Categories with a dataset.
    pub covered: &'static str,
    /// Datasets that can be published.
    pub publishable: &'static str,
    /// Elements given.
    pub given: &'static str,
    /// Datasets never confirmed.
    pub never: &'static str,
    /// Datasets past their day.
    pub overdue: &'static str,
    /// So many of so many.
    pub of: fn(&str, &str) -> String,
    /// Heading over the categories.
    pub categories: &'static str,
    /// Under it.
    pub categories_lead: &'static str,
    /// Columns of the categories.
    pub category_heads: [&'static str; 7],
    /// Link to the chain.
    pub chain_link: &'static str,
    /// So many of so many datasets publishable.
    pub publishable_of: fn(usize, usize) -> String,
    /// A body that is planned, coordinates ... for so many datasets.
    pub body: fn(role: &str, status: Option<&str>) -> String,
    /// Heading over the datasets.
    pub datasets: &'static str,
    /// Under it.
    pub datasets_lead: &'static str,
    /// Columns of the datasets.
    pub dataset_heads: [&'static str; 7],
    /// Given, unknown, missing.
    pub tally: fn(usize, usize, usize) -> String,
    /// A dataset can be published.
    pub ready: &'static str,
    /// A dataset says no level of access.
    pub no_level: &'static str,
    /// A dataset lacks so much.
    pub lacks: fn(usize) -> String,
    /// Due on a day.
    pub due: fn(&str) -> String,
    /// In time, overdue.
    pub on_time: [&'static str; 2],
    /// Heading over the priority categories.
    pub priorities: &'static str,
    /// Under it.
    pub priorities_lead: &'static str,
    /// Columns of the priority categories.
    pub priority_heads: [&'static str; 5],
    /// Heading over the duties.
    pub duties: &'static str,
    /// Under it.
    pub duties_lead: &'static str,
    /// Columns of the duties.
    pub duty_heads: [&'static str; 7],
    /// Heading over the options.
    pub options: &'static str,
    /// Under it.
    pub options_lead: &'static str,
    /// Columns of the options.
    pub option_heads: [&'static str; 5],
    /// Title of the matrix.
    pub matrix: &'static str,
    /// Under it.
    pub matrix_lead: &'static str,
    /// Head of the first column, and of the row of sums.
    pub matrix_heads: [&'static str; 2],
    /// Name of the legend.
    pub legend: &'static str,
    /// States: given, unknown, placeholder, missing.
    pub states: [&'static str; 4],
    /// On the page of a dataset.
    pub of_dataset: &'static str,
    /// Leads to the whole matrix.
    pub whole_matrix: &'static str,
    /// Title of a chain.
    pub chain: fn(letter: &str, name: &str) -> String,
    /// Under it.
    pub chain_lead: &'static str,
    /// The stages.
    pub stages: [&'static str; 6],
    /// What a gap at each stage says.
    pub gaps: [&'static str; 6],
    /// The chain as text.
    pub chain_text: &'static str,
    /// Heading over the gaps.
    pub gap_heading: &'static str,
    /// No gaps.
    pub no_gaps: &'static str,
    /// A gap, and what it is missing of.
    pub gap_of: fn(gap: &str, of: &str) -> String,
    /// Heading over the links.
    pub links: &'static str,
    /// One link: from, to, along.
    pub along: fn(&str) -> String,
    /// Other categories.
    pub others: &'static str,
    /// There is no such category.
    pub no_category: &'static str,
}

impl Ehds {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Ehds = Ehds {
    title: "Det europeiske helsedataområdet (EHDS)",
    lead: "Hva Norge har på plass for EHDS, hos hvem, og hva som mangler: kategori for kategori, datasett for datasett og plikt for plikt. Det som er ukjent, står som ukjent.",
    as_of: |day| format!("Slik det er kjent per {day}."),
    question: "Spørsmålet bak",
    behind: "Spørsmålstegnet i hver rute leder til det lagrede spørsmålet som svaret er hentet fra.",
    unknown: "ukjent",
    none: "ingen",
    more: |n| format!("og {n} til"),
    timeline: "Når det begynner",
    timeline_text: "Tidslinjen som tekst",
    today: "Nå",
    many: |kind, n| format!("{kind}: {n}"),
    measures: "I tall",
    covered: "kategorier i artikkel 51 har minst ett datasett",
    publishable: "datasett kan kunngjøres på sitt tilgangsnivå",
    given: "minsteelementer er oppgitt",
    never: "datasett er aldri bekreftet av datainnehaveren",
    overdue: "datasett er på overtid for den årlige gjennomgangen",
    of: |part, all| format!("{part} av {all}"),
    categories: "De 17 kategoriene i artikkel 51",
    categories_lead: "Data for sekundærbruk. Merket sier hva koblingen bygger på.",
    category_heads: [
        "Kategori",
        "Fra",
        "Datasett",
        "Kilder",
        "Datainnehavere",
        "Tilgangsorgan",
        "Kan kunngjøres",
    ],
    chain_link: "kjeden",
    publishable_of: |n, all| format!("{n} av {all}"),
    body: |role, status| match status {
        Some(status) => format!("{role}, {status}"),
        None => role.to_owned(),
    },
    datasets: "Datasettene",
    datasets_lead: "Hva hvert datasett har av minsteelementer, hva som mangler før det kan kunngjøres, og den årlige gjennomgangen etter artikkel 60 nr. 3.",
    dataset_heads: [
        "Datasett",
        "Tilgangsnivå",
        "Datainnehaver",
        "Minsteelementer",
        "Mangler før kunngjøring",
        "Sist bekreftet",
        "Neste frist",
    ],
    tally: |given, unknown, missing| {
        format!("{given} oppgitt, {unknown} sagt ukjent, {missing} mangler")
    },
    ready: "kan kunngjøres",
    no_level: "Tilgangsnivået er ukjent. Oppgi «tilgangsrettigheter», så er det kjent hva som kreves.",
    lacks: |n| {
        if n == 1 {
            "1 mangel".into()
        } else {
            format!("{n} mangler")
        }
    },
    due: |day| format!("frist {day}"),
    on_time: ["i rute", "på overtid"],
    priorities: "De seks prioriterte kategoriene",
    priorities_lead: "Data for helsehjelp over landegrensene, med informasjonsmodellene, formatene og de nasjonale kildene som er kjent.",
    priority_heads: [
        "Kategori",
        "Fra",
        "Informasjonsmodeller",
        "Formater",
        "Nasjonale kilder",
    ],
    duties: "Plikter og rettigheter",
    duties_lead: "Artikkel for artikkel: hvem den gjelder, hvem som har rollen, og spørsmålet som viser hvor langt den er oppfylt.",
    duty_heads: [
        "Nr.",
        "Artikkel",
        "Gjelder",
        "Hvem",
        "Fra",
        "Bygger på",
        "Vises av",
    ],
    options: "Konsepter for tilgangsorgan (HDAB)",
    options_lead: "Fra dagens ordning til full sentralisering. Ingenting er vedtatt.",
    option_heads: [
        "Sentralisering",
        "Konsept",
        "Hva",
        "Pålitelig innehaver",
        "Vedtak",
    ],
    matrix: "Datasett og minsteelementer",
    matrix_lead: "De 27 opplysningene som gjennomføringsforordning (EU) 2026/2098 krever av en beskrivelse, mot hvert datasett.",
    matrix_heads: ["Datasett", "Datasett som har elementet"],
    legend: "Tegnforklaring",
    states: ["oppgitt", "sagt ukjent", "plassholder", "mangler"],
    of_dataset: "Minsteelementene i EHDS",
    whole_matrix: "Alle datasett",
    chain: |letter, name| format!("Kjeden for kategori {letter}: {name}"),
    chain_lead: "Fra der helsehjelpen dokumenteres, til den som gir tilgang. Stiplede ruter er hull: der vet grafen ingenting.",
    stages: [
        "Primærdokumentasjon",
        "Informasjonsmodell",
        "Register eller kilde",
        "Datasett",
        "Kategori",
        "Tilgangsorgan",
    ],
    gaps: [
        "Ingen kjent primærdokumentasjon",
        "Ingen kjent informasjonsmodell",
        "Ingen kjent kilde",
        "Ikke beskrevet som datasett",
        "Ingen kategori",
        "Tilgangsorgan ukjent",
    ],
    chain_text: "Kjeden som tekst",
    gap_heading: "Hull",
    no_gaps: "Kjeden er hel.",
    gap_of: |gap, of| format!("{gap}: {of}"),
    links: "Lenkene",
    along: |what| format!("gjennom {what}"),
    others: "Andre kategorier",
    no_category: "Det er ingen slik kategori",
};

static NN: Ehds = Ehds {
    title: "Det europeiske helsedataområdet (EHDS)",
    lead: "Kva Noreg har på plass for EHDS, hos kven, og kva som manglar: kategori for kategori, datasett for datasett og plikt for plikt. Det som er ukjent, står som ukjent.",
    as_of: |day| format!("Slik det er kjent per {day}."),
    question: "Spørsmålet bak",
    behind: "Spørjeteiknet i kvar rute leier til det lagra spørsmålet som svaret er henta frå.",
    unknown: "ukjent",
    none: "ingen",
    more: |n| format!("og {n} til"),
    timeline: "Når det byrjar",
    timeline_text: "Tidslinja som tekst",
    today: "No",
    many: |kind, n| format!("{kind}: {n}"),
    measures: "I tal",
    covered: "kategoriar i artikkel 51 har minst eitt datasett",
    publishable: "datasett kan kunngjerast på tilgangsnivået sitt",
    given: "minsteelement er oppgitte",
    never: "datasett er aldri stadfesta av datainnehavaren",
    overdue: "datasett er på overtid for den årlege gjennomgangen",
    of: |part, all| format!("{part} av {all}"),
    categories: "Dei 17 kategoriane i artikkel 51",
    categories_lead: "Data for sekundærbruk. Merket seier kva koplinga byggjer på.",
    category_heads: [
        "Kategori",
        "Frå",
        "Datasett",
        "Kjelder",
        "Datainnehavarar",
        "Tilgangsorgan",
        "Kan kunngjerast",
    ],
    chain_link: "kjeda",
    publishable_of: |n, all| format!("{n} av {all}"),
    body: |role, status| match status {
        Some(status) => format!("{role}, {status}"),
        None => role.to_owned(),
    },
    datasets: "Datasetta",
    datasets_lead: "Kva kvart datasett har av minsteelement, kva som manglar før det kan kunngjerast, og den årlege gjennomgangen etter artikkel 60 nr. 3.",
    dataset_heads: [
        "Datasett",
        "Tilgangsnivå",
        "Datainnehavar",
        "Minsteelement",
        "Manglar før kunngjering",
        "Sist stadfesta",
        "Neste frist",
    ],
    tally: |given, unknown, missing| {
        format!("{given} oppgitt, {unknown} sagt ukjent, {missing} manglar")
    },
    ready: "kan kunngjerast",
    no_level: "Tilgangsnivået er ukjent. Oppgi «tilgangsrettar», så er det kjent kva som blir kravd.",
    lacks: |n| {
        if n == 1 {
            "1 mangel".into()
        } else {
            format!("{n} manglar")
        }
    },
    due: |day| format!("frist {day}"),
    on_time: ["i rute", "på overtid"],
    priorities: "Dei seks prioriterte kategoriane",
    priorities_lead: "Data for helsehjelp over landegrensene, med informasjonsmodellane, formata og dei nasjonale kjeldene som er kjende.",
    priority_heads: [
        "Kategori",
        "Frå",
        "Informasjonsmodellar",
        "Format",
        "Nasjonale kjelder",
    ],
    duties: "Plikter og rettar",
    duties_lead: "Artikkel for artikkel: kven han gjeld, kven som har rolla, og spørsmålet som viser kor langt han er oppfylt.",
    duty_heads: [
        "Nr.",
        "Artikkel",
        "Gjeld",
        "Kven",
        "Frå",
        "Byggjer på",
        "Blir vist av",
    ],
    options: "Konsept for tilgangsorgan (HDAB)",
    options_lead: "Frå dagens ordning til full sentralisering. Ingenting er vedteke.",
    option_heads: [
        "Sentralisering",
        "Konsept",
        "Kva",
        "Påliteleg innehavar",
        "Vedtak",
    ],
    matrix: "Datasett og minsteelement",
    matrix_lead: "Dei 27 opplysningane som gjennomføringsforordning (EU) 2026/2098 krev av ei skildring, mot kvart datasett.",
    matrix_heads: ["Datasett", "Datasett som har elementet"],
    legend: "Teiknforklaring",
    states: ["oppgitt", "sagt ukjent", "plasshaldar", "manglar"],
    of_dataset: "Minsteelementa i EHDS",
    whole_matrix: "Alle datasett",
    chain: |letter, name| format!("Kjeda for kategori {letter}: {name}"),
    chain_lead: "Frå der helsehjelpa blir dokumentert, til den som gir tilgang. Stipla ruter er hol: der veit grafen ingenting.",
    stages: [
        "Primærdokumentasjon",
        "Informasjonsmodell",
        "Register eller kjelde",
        "Datasett",
        "Kategori",
        "Tilgangsorgan",
    ],
    gaps: [
        "Inga kjend primærdokumentasjon",
        "Ingen kjend informasjonsmodell",
        "Inga kjend kjelde",
        "Ikkje skildra som datasett",
        "Ingen kategori",
        "Tilgangsorgan ukjent",
    ],
    chain_text: "Kjeda som tekst",
    gap_heading: "Hol",
    no_gaps: "Kjeda er heil.",
    gap_of: |gap, of| format!("{gap}: {of}"),
    links: "Lenkjene",
    along: |what| format!("gjennom {what}"),
    others: "Andre kategoriar",
    no_category: "Det er ingen slik kategori",
};

static EN: Ehds = Ehds {
    title: "The European Health Data Space (EHDS)",
    lead: "What Norway has in place for EHDS, with whom, and what is missing: category by category, dataset by dataset and duty by duty. What is unknown is said to be unknown.",
    as_of: |day| format!("As known on {day}."),
    question: "The question behind",
    behind: "The question mark in each cell leads to the stored question that its answer comes from.",
    unknown: "unknown",
    none: "none",
    more: |n| format!("and {n} more"),
    timeline: "When it begins",
    timeline_text: "The timeline as text",
    today: "Now",
    many: |kind, n| format!("{kind}: {n}"),
    measures: "In numbers",
    covered: "categories of article 51 have at least one dataset",
    publishable: "datasets can be published at their level of access",
    given: "minimum elements are given",
    never: "datasets were never confirmed by the data holder",
    overdue: "datasets are overdue for the yearly check",
    of: |part, all| format!("{part} of {all}"),
    categories: "The 17 categories of article 51",
    categories_lead: "Data for secondary use. The mark says what the mapping rests on.",
    category_heads: [
        "Category",
        "From",
        "Datasets",
        "Sources",
        "Data holders",
        "Access body",
        "Publishable",
    ],
    chain_link: "the chain",
    publishable_of: |n, all| format!("{n} of {all}"),
    body: |role, status| match status {
        Some(status) => format!("{role}, {status}"),
        None => role.to_owned(),
    },
    datasets: "The datasets",
    datasets_lead: "Which minimum elements each dataset has, what it lacks before it can be published, and the yearly check of article 60(3).",
    dataset_heads: [
        "Dataset",
        "Level of access",
        "Data holder",
        "Minimum elements",
        "Lacks before publication",
        "Last confirmed",
        "Next due",
    ],
    tally: |given, unknown, missing| {
        format!("{given} given, {unknown} said to be unknown, {missing} missing")
    },
    ready: "publishable",
    no_level: "The level of access is unknown. Give \"access rights\", so that it is known what is asked for.",
    lacks: |n| {
        if n == 1 {
            "lacks 1 thing".into()
        } else {
            format!("lacks {n} things")
        }
    },
    due: |day| format!("due {day}"),
    on_time: ["in time", "overdue"],
    priorities: "The six priority categories",
    priorities_lead: "Data for care across borders, with the information models, formats and national sources that are known.",
    priority_heads: [
        "Category",
        "From",
        "Information models",
        "Formats",
        "National sources",
    ],
    duties: "Duties and rights",
    duties_lead: "Article by article: to whom it applies, who has the role, and the question that shows how far it is met.",
    duty_heads: [
        "No.",
        "Article",
        "Applies to",
        "Who",
        "From",
        "Rests on",
        "Shown by",
    ],
    options: "Options for access bodies (HDAB)",
    options_lead: "From today's arrangement to full centralisation. Nothing is decided.",
    option_heads: [
        "Centralisation",
        "Option",
        "What",
        "Trusted holder",
        "Decision",
    ],
    matrix: "Datasets and minimum elements",
    matrix_lead: "The 27 things that Implementing Regulation (EU) 2026/2098 asks of a description, against each dataset.",
    matrix_heads: ["Dataset", "Datasets that have the element"],
    legend: "Legend",
    states: ["given", "said to be unknown", "placeholder", "missing"],
    of_dataset: "The minimum elements of EHDS",
    whole_matrix: "All datasets",
    chain: |letter, name| format!("The chain of category {letter}: {name}"),
    chain_lead: "From where care is documented to who gives access. Dashed boxes are gaps: there the graph knows nothing.",
    stages: [
        "Primary documentation",
        "Information model",
        "Register or source",
        "Dataset",
        "Category",
        "Access body",
    ],
    gaps: [
        "No known primary documentation",
        "No known information model",
        "No known source",
        "Not described as a dataset",
        "No category",
        "Access body unknown",
    ],
    chain_text: "The chain as text",
    gap_heading: "Gaps",
    no_gaps: "The chain is whole.",
    gap_of: |gap, of| format!("{gap}: {of}"),
    links: "The links",
    along: |what| format!("through {what}"),
    others: "Other categories",
    no_category: "There is no such category",
};
