//! The words of the pages on what a change touches, in Bokmål.

use super::Impact;

pub(super) const NB: Impact = Impact {
    title: "Hva berører en endring?",
    see: "Se det som berøres",
    lead: "Velg en lov, en standard, et kodeverk, en kode, et element eller noe annet, og se hva en endring i det berører: hvor langt unna, langs hvilken vei, hvem som må få vite det, og hvilke spørsmål og regler som bygger på det.",
    of: |name| format!("Hva berører en endring i {name}?"),
    search: "Hva endres?",
    search_help: "Et navn, en kode eller en adresse.",
    find: "Finn",
    choose: |text| format!("Treff på «{text}»: velg det som endres"),
    none_found: |text| format!("Ingenting heter noe som ligner på «{text}»."),
    begin: "Steder å begynne",
    begin_lead: "Det som det bygges mest på, samling for samling.",
    leads_on: |n| match n {
        1 => "ett utsagn fører videre".to_owned(),
        n => format!("{n} utsagn fører videre"),
    },
    unknown: |iri| {
        format!("Det er ikke sagt noe om {iri} her. Søk etter det, eller velg noe annet.")
    },
    page_of: "Siden om det",
    question: "Spørsmålet bak (de første stegene, i SPARQL)",
    summary: |things, kinds, steps| {
        format!(
            "{things} berøres, av {kinds} slag, høyst {}.",
            match steps {
                1 => "ett steg unna".to_owned(),
                n => format!("{n} steg unna"),
            }
        )
    },
    nothing: "Ingenting annet berøres, så langt grafen sier.",
    cut: |shown, at, more| {
        format!(
            "Bare de første {shown} er funnet: det er for mange. Fra {at} alene fører {more} utsagn til videre."
        )
    },
    first_of: |shown, of| format!("Viser de første {shown} av {of}."),
    shortened: |shown, of| {
        format!(
            "Listene viser {shown} av {of}. De lengste er kortet av; siste lenke i hver leder til alle."
        )
    },
    all: |n| format!("Alle {n}"),
    all_of: |n, kind, distance| format!("Alle {n}: {kind}, {distance} steg unna"),
    everything: "Vis alt som berøres",
    narrowed: |kind, distance| match (kind, distance) {
        (Some(kind), Some(n)) => format!("Bare {kind}, {n} steg unna"),
        (Some(kind), None) => format!("Bare {kind}"),
        (None, Some(n)) => format!("Bare det som er {n} steg unna"),
        (None, None) => String::new(),
    },
    drawing: "Veiene en endring tar",
    drawing_says: "De største greinene. Listene sier det samme, og alt.",
    rest: |n| format!("og {n} til"),
    notify: "Hvem må få vite det",
    notify_lead: "De som eier, forvalter, drifter eller har ansvar for det som endres eller berøres.",
    nobody: "Det er ikke sagt hvem som eier, forvalter eller har ansvar for noe av dette.",
    notify_heads: ["Hvem", "Rolle", "For hva"],
    more: |n| format!("og {n} til"),
    touched: "Det som berøres",
    steps: |n| match n {
        1 => "Ett steg unna".to_owned(),
        n => format!("{n} steg unna"),
    },
    depends: "Spørsmål og regler som bygger på det",
    depends_lead: "Lagrede spørsmål og regler som nevner det som endres, klassen det er av, eller en egenskap som endringer går langs til det eller fra det.",
    questions: "Lagrede spørsmål",
    shapes: "Regler",
    itself: "nevner det selv",
    guards: |name| format!("vokter {name}"),
    class: |name| format!("nevner {name}"),
    property: |name| format!("følger {name}"),
    by_property: |n| format!("{n} til nevner klassen eller en egenskap det har"),
    none: ["Ingen lagrede spørsmål.", "Ingen regler."],
    other: "annet",
    change: "Hva berører denne endringen?",
    try_change: "Prøv en endring",
    try_lead: "Lim inn utsagn som skal legges til, eller en SPARQL-oppdatering, og se hva den berører og hva vokteren sier om den. Ingenting lagres.",
    text: "Endringen",
    format: "Format",
    update: "SPARQL-oppdatering",
    file: "Eller en fil med RDF",
    run: "Se hva den berører",
    limit: |n| format!("Høyst {n} utsagn."),
    machines: "For programmer: POST til /impact med RDF eller application/sparql-update.",
    changed: "Det som endres",
    statements: |added, removed| format!("{added} utsagn kommer til, {removed} faller bort."),
    no_change: "Endringen endrer ingenting: alt er slik fra før.",
    guard: [
        "Vokteren ville avvist endringen.",
        "Vokteren ville sluppet endringen gjennom.",
    ],
    guard_heading: "Hva vokteren sier",
    before: |n| format!("{n} funn var der fra før, og hindrer ikke endringen."),
};
