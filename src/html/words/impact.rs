//! The words of the pages on what a change touches.

use crate::rdf::Language;

/// Words about impact, in one language.
pub struct Impact {
    /// Title of the page to begin at.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// The link from the page of a thing.
    pub see: &'static str,
    /// Title of the page of a thing.
    pub of: fn(&str) -> String,
    /// Label of the field to search.
    pub search: &'static str,
    /// What the field is for.
    pub search_help: &'static str,
    /// The button.
    pub find: &'static str,
    /// Heading over what was found to choose from.
    pub choose: fn(&str) -> String,
    /// Nothing was found.
    pub none_found: fn(&str) -> String,
    /// Heading over what to begin with.
    pub begin: &'static str,
    /// Under it.
    pub begin_lead: &'static str,
    /// How many statements lead on from something.
    pub leads_on: fn(usize) -> String,
    /// Nothing is said of an address.
    pub unknown: fn(&str) -> String,
    /// To the page of the thing.
    pub page_of: &'static str,
    /// To the stored question.
    pub question: &'static str,
    /// So many things of so many kinds, at most so many steps away.
    pub summary: fn(things: &str, kinds: usize, steps: usize) -> String,
    /// Nothing is touched.
    pub nothing: &'static str,
    /// The walk was cut: the first so many, so many statements lead on from something.
    pub cut: fn(shown: &str, at: &str, more: &str) -> String,
    /// The list was cut: the first so many of so many.
    pub first_of: fn(shown: &str, of: &str) -> String,
    /// That long lists are cut short, each leading to all of it.
    pub shortened: fn(shown: &str, of: &str) -> String,
    /// To all of a group.
    pub all: fn(n: &str) -> String,
    /// The whole group to which a link leads, for those who do not see where it stands.
    pub all_of: fn(n: &str, kind: &str, distance: usize) -> String,
    /// Back to everything.
    pub everything: &'static str,
    /// Only some are shown.
    pub narrowed: fn(kind: Option<&str>, distance: Option<usize>) -> String,
    /// Heading over the drawing.
    pub drawing: &'static str,
    /// What the drawing shows, and that the lists say the same.
    pub drawing_says: &'static str,
    /// The rest of a branch: so many things.
    pub rest: fn(usize) -> String,
    /// Heading over who is to be told.
    pub notify: &'static str,
    /// Under it.
    pub notify_lead: &'static str,
    /// Nobody is known.
    pub nobody: &'static str,
    /// Columns: who, as what, of what.
    pub notify_heads: [&'static str; 3],
    /// And so many more.
    pub more: fn(usize) -> String,
    /// Heading over what is touched.
    pub touched: &'static str,
    /// How far away.
    pub steps: fn(usize) -> String,
    /// Heading over what depends on it.
    pub depends: &'static str,
    /// Under it.
    pub depends_lead: &'static str,
    /// Heading over the questions.
    pub questions: &'static str,
    /// Heading over the shapes.
    pub shapes: &'static str,
    /// Why: it is named itself.
    pub itself: &'static str,
    /// Why: the things of its class.
    pub guards: fn(&str) -> String,
    /// Why: its class.
    pub class: fn(&str) -> String,
    /// Why: a property.
    pub property: fn(&str) -> String,
    /// What mentions its class, or follows a property it has.
    pub by_property: fn(usize) -> String,
    /// No question, no shape.
    pub none: [&'static str; 2],
    /// What has no class that anybody lists.
    pub other: &'static str,
    /// Title of the page of a change set.
    pub change: &'static str,
    /// Heading over the form.
    pub try_change: &'static str,
    /// Under it.
    pub try_lead: &'static str,
    /// Label of the text.
    pub text: &'static str,
    /// Label of the choice of format.
    pub format: &'static str,
    /// The format that is an update.
    pub update: &'static str,
    /// Label of the file.
    pub file: &'static str,
    /// The button.
    pub run: &'static str,
    /// How much is read.
    pub limit: fn(statements: usize) -> String,
    /// How programs do it.
    pub machines: &'static str,
    /// Heading over what is changed.
    pub changed: &'static str,
    /// So many statements come, so many go.
    pub statements: fn(added: &str, removed: &str) -> String,
    /// Nothing would change.
    pub no_change: &'static str,
    /// The guard would refuse it, or let it pass.
    pub guard: [&'static str; 2],
    /// Heading over the guard's report.
    pub guard_heading: &'static str,
    /// What was wrong before.
    pub before: fn(usize) -> String,
}

impl Impact {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

const NB: Impact = Impact {
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

const NN: Impact = Impact {
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

const EN: Impact = Impact {
    title: "What does a change touch?",
    see: "See what is touched",
    lead: "Choose a law, a standard, a code system, a code, an element or anything else, and see what a change in it touches: how far away, by which path, who has to know, and which questions and shapes build on it.",
    of: |name| format!("What does a change in {name} touch?"),
    search: "What changes?",
    search_help: "A name, a code or an address.",
    find: "Find",
    choose: |text| format!("Hits for “{text}”: choose what changes"),
    none_found: |text| format!("Nothing is called anything like “{text}”."),
    begin: "Places to begin",
    begin_lead: "What most is built on, collection by collection.",
    leads_on: |n| match n {
        1 => "one statement leads on".to_owned(),
        n => format!("{n} statements lead on"),
    },
    unknown: |iri| {
        format!("Nothing is said of {iri} here. Search for it, or choose something else.")
    },
    page_of: "Its page",
    question: "The question behind (the first steps, in SPARQL)",
    summary: |things, kinds, steps| {
        format!(
            "{things} touched, of {kinds} kind{}, at most {}.",
            if kinds == 1 { "" } else { "s" },
            match steps {
                1 => "one step away".to_owned(),
                n => format!("{n} steps away"),
            }
        )
    },
    nothing: "Nothing else is touched, as far as the graph says.",
    cut: |shown, at, more| {
        format!(
            "Only the first {shown} were found: there are too many. From {at} alone {more} more statements lead on."
        )
    },
    first_of: |shown, of| format!("Showing the first {shown} of {of}."),
    shortened: |shown, of| {
        format!(
            "The lists show {shown} of {of}. The longest are cut short; the last link of each leads to all."
        )
    },
    all: |n| format!("All {n}"),
    all_of: |n, kind, distance| format!("All {n}: {kind}, {distance} steps away"),
    everything: "Show all that is touched",
    narrowed: |kind, distance| match (kind, distance) {
        (Some(kind), Some(n)) => format!("Only {kind}, {n} steps away"),
        (Some(kind), None) => format!("Only {kind}"),
        (None, Some(n)) => format!("Only what is {n} steps away"),
        (None, None) => String::new(),
    },
    drawing: "The ways a change takes",
    drawing_says: "The largest branches. The lists say the same, and all of it.",
    rest: |n| format!("and {n} more"),
    notify: "Who has to know",
    notify_lead: "Those who own, steward, operate or are responsible for what is changed or touched.",
    nobody: "It is not said who owns, stewards or is responsible for any of this.",
    notify_heads: ["Who", "Role", "Of what"],
    more: |n| format!("and {n} more"),
    touched: "What is touched",
    steps: |n| match n {
        1 => "One step away".to_owned(),
        n => format!("{n} steps away"),
    },
    depends: "Questions and shapes that build on it",
    depends_lead: "Stored questions and shapes that mention what is changed, the class it is of, or a property by which changes travel to it or from it.",
    questions: "Stored questions",
    shapes: "Shapes",
    itself: "mentions it",
    guards: |name| format!("guards {name}"),
    class: |name| format!("mentions {name}"),
    property: |name| format!("follows {name}"),
    by_property: |n| format!("{n} more mention its class or a property it has"),
    none: ["No stored questions.", "No shapes."],
    other: "other",
    change: "What does this change touch?",
    try_change: "Try a change",
    try_lead: "Paste statements to be added, or a SPARQL update, and see what it touches and what the guard says of it. Nothing is stored.",
    text: "The change",
    format: "Format",
    update: "SPARQL update",
    file: "Or a file of RDF",
    run: "See what it touches",
    limit: |n| format!("At most {n} statements."),
    machines: "For programs: POST to /impact with RDF or application/sparql-update.",
    changed: "What is changed",
    statements: |added, removed| format!("{added} statements come, {removed} go."),
    no_change: "The change changes nothing: all is so already.",
    guard: [
        "The guard would refuse the change.",
        "The guard would let the change pass.",
    ],
    guard_heading: "What the guard says",
    before: |n| format!("{n} findings were there before, and do not stand in the way."),
};
