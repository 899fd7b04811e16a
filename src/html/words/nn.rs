//! Nynorsk.

use super::Words;

pub(super) static WORDS: Words = Words {
    skip: "Til hovudinnhaldet",
    main_navigation: "Hovudmeny",
    asked: "Det sektoren spør om",
    language_switch: "Språk",
    trail: "Du er her",
    home: "Framside",
    foot: "Helsegraf – informasjonsforvalting i helse og omsorg som lenkja data.",
    revision: |n| format!("Revisjon {n}"),

    home_title: "Kva helsesektoren veit om sine eigne data",
    home_lead: "Helsegraf samlar kunnskapen om helsedataa i Noreg på éin stad: informasjonsmodellar og kodeverk, standardar og profilar, organisasjonar og system, regelverket for det europeiske helsedataområdet – og korleis alt heng saman.",
    home_more: "Alt her har ei fast adresse, ei kjelde og eit merke som seier om det står i eit dokument, er utleidd eller er henta utanfrå. Det kan lesast som sider, hentast som lenkja data og spørjast med SPARQL.",
    kinds: "Innhald",
    kinds_lead: |things, statements| format!("{things} ressursar, {statements} utsegner."),
    no_kinds: "Grafen er tom. Last inn data, så blir innhaldet vist her.",
    ask_heading: "Still eit spørsmål",
    ask_lead: "Skriv SPARQL sjølv, eller byrj med eit av døma.",
    machines: "For maskiner",
    addresses: [
        (
            "/sparql",
            "SPARQL 1.1-endepunkt: spørjing, oppdatering og tenesteskildring",
        ),
        (
            "/graphs?default",
            "heile grafen i Turtle, JSON-LD eller eit anna RDF-format",
        ),
        (
            "/id/…",
            "kvar ressurs i HTML, Turtle, JSON-LD, N-Triples eller RDF/XML, etter Accept eller ending",
        ),
        (
            "/questions",
            "alle lagra spørsmål etter rolle; kvart med svar i JSON, XML, CSV og TSV, etter Accept eller ending",
        ),
        ("/ns", "ontologien"),
    ],

    things: |n, text| format!("{text} {}", if n == 1 { "ressurs" } else { "ressursar" }),
    part: |from, to, of| format!("{from}–{to} av {of}"),
    next: "Neste",
    first: "Til starten",
    none_here: "Ingen ressursar av dette slaget.",
    name: "Namn",
    description: "Skildring",

    other_properties: "Fleire opplysningar",
    properties: "Opplysningar",
    incoming: "Vist til av",
    more: |n| format!("{n} til"),
    other_languages: |n| {
        if n == 1 {
            "På eit anna språk".into()
        } else {
            format!("På {n} andre språk")
        }
    },
    about_data: "Om desse dataa",
    address: "Fast adresse",
    copy: "Kopier",
    copied: "Kopiert",
    graph: |n| if n == 1 { "Graf" } else { "Grafar" },
    formats: "Last ned",
    changed: "Grafen sist endra",
    unnamed_graph: "grafen utan namn",
    unknown: "Ukjend",
    unknown_help: "Kjeldene seier det ikkje",
    unnamed: "utan namn",
    cut: |n| format!("{n} verdiar til, sjå dataa"),
    said_in: "sagt i",
    marks: [
        ("doc", "Frå kjelde", "Eit kjeldedokument seier det"),
        (
            "inferred",
            "Utleidd",
            "Slutta ut frå kjeldene, ikkje sagt i dei",
        ),
        (
            "external",
            "Utanfrå",
            "Henta frå andre enn kjeldedokumenta; kontroller før bruk",
        ),
        ("project", "Laga her", "Laga i dette prosjektet"),
    ],
    see_mapping: "Om denne utsegna",
    kind: "Slag",
    external_link: "ekstern lenkje",

    query_title: "Spør med SPARQL",
    query_lead: "Spørjinga ser alle datagrafane og ontologien under eitt.",
    query_field: "Spørjing",
    run: "Køyr",
    examples: "Døme",
    result: "Svar",
    rows: |n, text, ms| format!("{text} {} på {ms} ms", if n == 1 { "rad" } else { "rader" }),
    row_count: |n, text| format!("{text} {}", if n == 1 { "rad" } else { "rader" }),
    rows_cut: |n| format!("Sida viser dei første {n} radene."),
    no_rows: "Ingen rader: spørjinga er gyldig, men ingenting i grafen passar.",
    yes_no: ["Ja", "Nei"],
    whole_result: "Heile svaret:",
    query_broken: "Spørjinga lèt seg ikkje lese",
    query_failed: "Spørjinga fekk ikkje svar",
    place: |line, column| format!("Linje {line}, teikn {column}"),
    editor: "SPARQL-editor",

    questions_title: "Spørsmål grafen svarar på",
    questions_lead: "Ferdige spørsmål etter kven som stiller dei. Kvart har ei side med svar, mange kan stillast om noko anna, og alle kan hentast som data.",
    roles: [
        "Semantisk arkitekt",
        "Forvaltar av data, kvalitet og terminologi",
        "EU-katalog og HDAB",
        "Innkjøp",
        "Klinikar og redaktør av informasjonsmodellar",
        "Leiing og styring",
    ],
    asked_about: |labels| format!("Kan stillast om: {labels}"),
    ask_this: "Vis svar",
    open_in_editor: "Opne i SPARQL-editoren",
    value_refused: "Verdien kan ikkje brukast",
    bad_value: |label, value, kind, example| {
        format!(
            "{label}: «{value}» er ikkje {kind}. Skriv til dømes {example}, eller lat feltet stå tomt."
        )
    },
    unknown_parameter: |name, known| {
        if known.is_empty() {
            format!(
                "Spørsmålet har ikkje noko «{name}», og ikkje noko anna å stille det om heller. Fjern det frå adressa."
            )
        } else {
            format!("Spørsmålet har ikkje noko «{name}». Det kan stillast om: {known}.")
        }
    },
    given_twice: |label| format!("{label} er gitt meir enn éin gong. Gi det éin gong."),
    value_types: [
        "ein IRI",
        "ein tekst",
        "ein dato (ÅÅÅÅ-MM-DD)",
        "eit heiltal",
    ],

    terms_title: "Omgrepa grafen er skriven med",
    terms_lead: "Eigne klassar og eigenskapar, brukte saman med opne standardar der dei finst.",
    classes: "Klassar",
    term_properties: "Eigenskapar",
    individuals: "Faste verdiar",

    missing_title: "Sida finst ikkje",
    missing_lead: "Ingen graf seier noko om denne adressa. Ho kan vere skriven feil, eller ressursen kan ha fått eit anna namn.",
    missing_near: "Dette finst:",
    format_title: "Formatet finst ikkje her",
    format_lead: "Ressursen kan hentast i desse formata:",
    failed_title: "Noko gjekk gale her",
    request_title: "Førespurnaden kan ikkje svarast på",

    months: [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    date: |day, month, year| format!("{day}. {month} {year}"),
    languages: [
        ("nb", "bokmål"),
        ("nn", "nynorsk"),
        ("no", "norsk"),
        ("en", "engelsk"),
        ("se", "nordsamisk"),
        ("la", "latin"),
    ],
    thousands: "\u{a0}",
};
