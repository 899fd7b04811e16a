//! Bokmål.

use super::Words;

pub(super) static WORDS: Words = Words {
    skip: "Til hovedinnholdet",
    main_navigation: "Hovedmeny",
    asked: "Det sektoren spør om",
    language_switch: "Språk",
    trail: "Du er her",
    home: "Forside",
    foot: "Helsegraf – informasjonsforvaltning i helse og omsorg som lenkede data.",
    revision: |n| format!("Revisjon {n}"),

    home_title: "Hva helsesektoren vet om sine egne data",
    home_lead: "Helsegraf samler kunnskapen om Norges helsedata på ett sted: informasjonsmodeller og kodeverk, standarder og profiler, organisasjoner og systemer, regelverket for det europeiske helsedataområdet – og hvordan alt henger sammen.",
    home_more: "Alt her har en fast adresse, en kilde og et merke som sier om det står i et dokument, er utledet eller er hentet utenfra. Det kan leses som sider, hentes som lenkede data og spørres med SPARQL.",
    kinds: "Innhold",
    kinds_lead: |things, statements| format!("{things} ressurser, {statements} utsagn."),
    no_kinds: "Grafen er tom. Last inn data, så vises innholdet her.",
    ask_heading: "Still et spørsmål",
    ask_lead: "Skriv SPARQL selv, eller begynn med et av eksemplene.",
    machines: "For maskiner",
    addresses: [
        (
            "/sparql",
            "SPARQL 1.1-endepunkt: spørring, oppdatering og tjenestebeskrivelse",
        ),
        (
            "/graphs?default",
            "hele grafen i Turtle, JSON-LD eller et annet RDF-format",
        ),
        (
            "/id/…",
            "hver ressurs i HTML, Turtle, JSON-LD, N-Triples eller RDF/XML, etter Accept eller endelse",
        ),
        (
            "/questions",
            "alle lagrede spørsmål etter rolle; hvert med svar i JSON, XML, CSV og TSV, etter Accept eller endelse",
        ),
        ("/ns", "ontologien"),
    ],

    things: |n, text| format!("{text} {}", if n == 1 { "ressurs" } else { "ressurser" }),
    part: |from, to, of| format!("{from}–{to} av {of}"),
    next: "Neste",
    first: "Til starten",
    none_here: "Ingen ressurser av dette slaget.",
    name: "Navn",
    description: "Beskrivelse",

    other_properties: "Flere opplysninger",
    properties: "Opplysninger",
    incoming: "Vises til av",
    more: |n| format!("{n} til"),
    other_languages: |n| {
        if n == 1 {
            "På ett annet språk".into()
        } else {
            format!("På {n} andre språk")
        }
    },
    about_data: "Om disse dataene",
    address: "Fast adresse",
    copy: "Kopier",
    copied: "Kopiert",
    graph: |n| if n == 1 { "Graf" } else { "Grafer" },
    formats: "Last ned",
    changed: "Grafen sist endret",
    unnamed_graph: "grafen uten navn",
    unknown: "Ukjent",
    unknown_help: "Kildene sier det ikke",
    unnamed: "uten navn",
    cut: |n| format!("{n} verdier til, se dataene"),
    said_in: "sagt i",
    marks: [
        ("doc", "Fra kilde", "Et kildedokument sier det"),
        (
            "inferred",
            "Utledet",
            "Sluttet ut fra kildene, ikke sagt i dem",
        ),
        (
            "external",
            "Utenfra",
            "Hentet fra andre enn kildedokumentene; kontroller før bruk",
        ),
        ("project", "Laget her", "Laget i dette prosjektet"),
    ],
    see_mapping: "Om dette utsagnet",
    kind: "Slag",
    external_link: "ekstern lenke",

    query_title: "Spør med SPARQL",
    query_lead: "Spørringen ser alle datagrafene og ontologien under ett.",
    query_field: "Spørring",
    run: "Kjør",
    examples: "Eksempler",
    result: "Svar",
    rows: |n, text, ms| format!("{text} {} på {ms} ms", if n == 1 { "rad" } else { "rader" }),
    row_count: |n, text| format!("{text} {}", if n == 1 { "rad" } else { "rader" }),
    rows_cut: |n| format!("Siden viser de første {n} radene."),
    no_rows: "Ingen rader: spørringen er gyldig, men ingenting i grafen passer.",
    yes_no: ["Ja", "Nei"],
    whole_result: "Hele svaret:",
    query_broken: "Spørringen lar seg ikke lese",
    query_failed: "Spørringen fikk ikke svar",
    place: |line, column| format!("Linje {line}, tegn {column}"),
    editor: "SPARQL-editor",

    questions_title: "Spørsmål grafen svarer på",
    questions_lead: "Ferdige spørsmål etter hvem som stiller dem. Hvert har en side med svar, mange kan stilles om noe annet, og alle kan hentes som data.",
    roles: [
        "Semantisk arkitekt",
        "Forvalter av data, kvalitet og terminologi",
        "EU-katalog og HDAB",
        "Anskaffelser",
        "Kliniker og redaktør av informasjonsmodeller",
        "Ledelse og styring",
    ],
    asked_about: |labels| format!("Kan stilles om: {labels}"),
    ask_this: "Vis svar",
    open_in_editor: "Åpne i SPARQL-editoren",
    value_refused: "Verdien kan ikke brukes",
    bad_value: |label, value, kind, example| {
        format!(
            "{label}: «{value}» er ikke {kind}. Skriv for eksempel {example}, eller la feltet stå tomt."
        )
    },
    unknown_parameter: |name, known| {
        if known.is_empty() {
            format!(
                "Spørsmålet har ikke noe «{name}», og ingenting annet å stille det om heller. Fjern det fra adressen."
            )
        } else {
            format!("Spørsmålet har ikke noe «{name}». Det kan stilles om: {known}.")
        }
    },
    given_twice: |label| format!("{label} er gitt mer enn én gang. Gi det én gang."),
    value_types: ["en IRI", "en tekst", "en dato (ÅÅÅÅ-MM-DD)", "et heltall"],

    terms_title: "Begrepene grafen er skrevet med",
    terms_lead: "Egne klasser og egenskaper, brukt sammen med åpne standarder der de finnes.",
    classes: "Klasser",
    term_properties: "Egenskaper",
    individuals: "Faste verdier",

    missing_title: "Siden finnes ikke",
    missing_lead: "Ingen graf sier noe om denne adressen. Den kan være skrevet feil, eller ressursen kan ha fått et annet navn.",
    missing_near: "Dette finnes:",
    format_title: "Formatet finnes ikke her",
    format_lead: "Ressursen kan hentes i disse formatene:",
    failed_title: "Noe gikk galt her",
    request_title: "Forespørselen kan ikke besvares",

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
