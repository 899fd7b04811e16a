//! The words of the pages on what a change touches, in Nynorsk.

use super::Impact;

pub(super) const NN: Impact = Impact {
    title: "Kva rører ei endring ved?",
    see: "Sjå det som blir påverka",
    lead: "Vel ei lov, ein standard, eit kodeverk, ein kode, eit element eller noko anna, og sjå kva ei endring i det rører ved: kor langt unna, langs kva veg, kven som må få vite det, og kva spørsmål og reglar som byggjer på det.",
    of: |name| format!("Kva rører ei endring i {name} ved?"),
    search: "Kva blir endra?",
    search_help: "Eit namn, ein kode eller ei adresse.",
    find: "Finn",
    choose: |text| format!("Treff på «{text}»: vel det som blir endra"),
    none_found: |text| format!("Ingenting heiter noko som liknar på «{text}»."),
    begin: "Stader å byrje",
    begin_lead: "Det som det blir bygd mest på, samling for samling.",
    leads_on: |n| match n {
        1 => "éi utsegn fører vidare".to_owned(),
        n => format!("{n} utsegner fører vidare"),
    },
    unknown: |iri| {
        format!("Det er ikkje sagt noko om {iri} her. Søk etter det, eller vel noko anna.")
    },
    page_of: "Sida om det",
    question: "Spørsmålet bak (dei første stega, i SPARQL)",
    summary: |things, kinds, steps| {
        format!(
            "{things} blir påverka, av {kinds} slag, høgst {}.",
            match steps {
                1 => "eitt steg unna".to_owned(),
                n => format!("{n} steg unna"),
            }
        )
    },
    nothing: "Ingenting anna blir påverka, så langt grafen seier.",
    cut: |shown, at, more| {
        format!(
            "Berre dei første {shown} er funne: det er for mange. Frå {at} åleine fører {more} utsegner til vidare."
        )
    },
    first_of: |shown, of| format!("Viser dei første {shown} av {of}."),
    shortened: |shown, of| {
        format!(
            "Listene viser {shown} av {of}. Dei lengste er korta av; siste lenkje i kvar fører til alle."
        )
    },
    all: |n| format!("Alle {n}"),
    all_of: |n, kind, distance| format!("Alle {n}: {kind}, {distance} steg unna"),
    everything: "Vis alt som blir påverka",
    narrowed: |kind, distance| match (kind, distance) {
        (Some(kind), Some(n)) => format!("Berre {kind}, {n} steg unna"),
        (Some(kind), None) => format!("Berre {kind}"),
        (None, Some(n)) => format!("Berre det som er {n} steg unna"),
        (None, None) => String::new(),
    },
    drawing: "Vegane ei endring tek",
    drawing_says: "Dei største greinene. Listene seier det same, og alt.",
    rest: |n| format!("og {n} til"),
    notify: "Kven må få vite det",
    notify_lead: "Dei som eig, forvaltar, driftar eller har ansvar for det som blir endra eller påverka.",
    nobody: "Det er ikkje sagt kven som eig, forvaltar eller har ansvar for noko av dette.",
    notify_heads: ["Kven", "Rolle", "For kva"],
    more: |n| format!("og {n} til"),
    touched: "Det som blir påverka",
    steps: |n| match n {
        1 => "Eitt steg unna".to_owned(),
        n => format!("{n} steg unna"),
    },
    depends: "Spørsmål og reglar som byggjer på det",
    depends_lead: "Lagra spørsmål og reglar som nemner det som blir endra, klassen det er av, eller ein eigenskap som endringar går langs til det eller frå det.",
    questions: "Lagra spørsmål",
    shapes: "Reglar",
    itself: "nemner det sjølv",
    guards: |name| format!("vaktar {name}"),
    class: |name| format!("nemner {name}"),
    property: |name| format!("følgjer {name}"),
    by_property: |n| format!("{n} til nemner klassen eller ein eigenskap det har"),
    none: ["Ingen lagra spørsmål.", "Ingen reglar."],
    other: "anna",
    change: "Kva rører denne endringa ved?",
    try_change: "Prøv ei endring",
    try_lead: "Lim inn utsegner som skal leggjast til, eller ei SPARQL-oppdatering, og sjå kva ho rører ved og kva vaktaren seier om ho. Ingenting blir lagra.",
    text: "Endringa",
    format: "Format",
    update: "SPARQL-oppdatering",
    file: "Eller ei fil med RDF",
    run: "Sjå kva ho rører ved",
    limit: |n| format!("Høgst {n} utsegner."),
    machines: "For program: POST til /impact med RDF eller application/sparql-update.",
    changed: "Det som blir endra",
    statements: |added, removed| format!("{added} utsegner kjem til, {removed} fell bort."),
    no_change: "Endringa endrar ingenting: alt er slik frå før.",
    guard: [
        "Vaktaren ville avvist endringa.",
        "Vaktaren ville sleppt endringa gjennom.",
    ],
    guard_heading: "Kva vaktaren seier",
    before: |n| format!("{n} funn var der frå før, og hindrar ikkje endringa."),
};
