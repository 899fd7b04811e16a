//! The words of the pages on needs and the roadmap.

use crate::rdf::Language;

/// Words about needs and the roadmap, in one language.
pub struct Planning {
    /// Title of the needs.
    pub needs: &'static str,
    /// Under it.
    pub needs_lead: &'static str,
    /// How cells lead to their questions.
    pub behind: &'static str,
    /// Before the ranking.
    pub ranked_by: &'static str,
    /// Before the status.
    pub status: &'static str,
    /// No ranking is declared.
    pub no_ranking: &'static str,
    /// Heading over the weights.
    pub weights: &'static str,
    /// Weight of a criterion, for a field.
    pub weight_of: fn(&str) -> String,
    /// The declared weight.
    pub declared: fn(&str) -> String,
    /// A scale, and which end comes first.
    pub scale: fn(top: &str, less: bool) -> String,
    /// Scores known of so many.
    pub known_of: fn(&str, &str) -> String,
    /// Scores that somebody gives.
    pub scored_given: &'static str,
    /// Scores that a question computes.
    pub scored_asked: &'static str,
    /// Scores from a question there is none of.
    pub scored_nowhere: fn(&str) -> String,
    /// What an unknown score counts as.
    pub rule: &'static str,
    /// The button.
    pub rank: &'static str,
    /// Back to what is declared.
    pub reset: &'static str,
    /// The link that keeps the choice.
    pub link: &'static str,
    /// Heading over the order.
    pub order: &'static str,
    /// The order is the declared one.
    pub as_declared: &'static str,
    /// The order is the reader's.
    pub as_asked: fn(&str, &str) -> String,
    /// No criterion has weight.
    pub weightless: &'static str,
    /// Moved up.
    pub up: fn(&str, &str) -> String,
    /// Moved down.
    pub down: fn(&str, &str) -> String,
    /// Not moved.
    pub same: &'static str,
    /// Head: place.
    pub place: &'static str,
    /// Head: need.
    pub need: &'static str,
    /// Head: points.
    pub points: &'static str,
    /// No points.
    pub no_points: &'static str,
    /// What the unknown leaves open: least, most, best place, worst place.
    pub possible: fn([&str; 4]) -> String,
    /// Head: who raised it.
    pub raised: &'static str,
    /// Head: domains.
    pub domains: &'static str,
    /// Head: measures that answer it.
    pub measures_of: &'static str,
    /// No measure answers it.
    pub no_measure: &'static str,
    /// Answers it through something.
    pub through: fn(&str) -> String,
    /// A priority somebody has given.
    pub priority: fn(&str) -> String,
    /// What nobody knows.
    pub unknown: &'static str,
    /// What is not there.
    pub none: &'static str,
    /// Heading over the gaps.
    pub gaps: &'static str,
    /// Under it.
    pub gaps_lead: &'static str,
    /// Needs without a measure.
    pub without_measure: &'static str,
    /// Needs of which no domain is known.
    pub without_domain: &'static str,
    /// Criteria by which no score is known.
    pub without_score: &'static str,
    /// Nothing missing.
    pub no_gaps: &'static str,
    /// Number of needs.
    pub summary_needs: &'static str,
    /// Number without a measure.
    pub summary_gaps: &'static str,
    /// Number of unknown scores.
    pub summary_unknown: fn(&str) -> String,
    /// To the whole of a list that is cut.
    pub whole_list: &'static str,
    /// A list that is cut.
    pub cut: fn(&str, &str) -> String,
    /// Heading over what is wrong.
    pub fault: &'static str,
    /// There is no such criterion; name, those there are.
    pub fault_criterion: fn(&str, &str) -> String,
    /// A weight that is none; value, name, greatest.
    pub fault_weight: fn(&str, &str, &str) -> String,
    /// A value that is none; value, parameter, those there are.
    pub fault_choice: fn(&str, &str, &str) -> String,
    /// A parameter that is none; name, those there are.
    pub fault_parameter: fn(&str, &str) -> String,
    /// Given twice.
    pub fault_twice: fn(&str) -> String,
    /// Title of the roadmap.
    pub roadmap: &'static str,
    /// Under it.
    pub roadmap_lead: &'static str,
    /// Name of the filters.
    pub look_at: &'static str,
    /// Names of the filters.
    pub filters: [&'static str; 3],
    /// No filter.
    pub all: &'static str,
    /// The button.
    pub show: &'static str,
    /// Take the filters away.
    pub show_all: &'static str,
    /// Which parts are narrowed.
    pub filtered: &'static str,
    /// Heading over the timeline.
    pub timeline: &'static str,
    /// Lane of the strategies.
    pub strategies_lane: &'static str,
    /// No measure placed.
    pub nothing_placed: &'static str,
    /// Lane of unknown periods.
    pub unknown_lane: fn(usize) -> String,
    /// The timeline as a table.
    pub timeline_text: &'static str,
    /// The filter leaves nothing.
    pub nothing_left: &'static str,
    /// Headings of the parts: measures, periods, responsibility, strategies, changes, goals, contributions, cases.
    pub sections: [&'static str; 8],
    /// Under them.
    pub leads: [&'static str; 8],
    /// CSV of a part.
    pub downloads: fn(&str) -> String,
    /// A link to the question behind something.
    pub question: &'static str,
    /// True and false.
    pub yes_no: [&'static str; 2],
    /// So many things.
    pub things_of: fn(usize) -> String,
}

impl Planning {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Planning = Planning {
    needs: "Behov i rekkefølge",
    needs_lead: "Hva bør gjøres først? Behov, utfordringer og spørsmål sektoren har stilt, satt i rekkefølge etter kriterier med vekt. Endre vektene og se hva som flytter seg; adressen til siden tar vare på valgene.",
    behind: "Spørsmålstegnet ved en overskrift eller kolonne leder til spørsmålet svaret kommer fra.",
    ranked_by: "Rangert etter:",
    status: "Vedtaksstatus:",
    no_ranking: "Ingen rangering er erklært i grafen, så det er ingen rekkefølge å vise.",
    weights: "Kriterier og vekter",
    weight_of: |a| format!("Vekt for {a}"),
    declared: |a| format!("erklært {a}"),
    scale: |top, less| {
        let first = if less { "minst først" } else { "mest først" };
        format!("0–{top}, {first}")
    },
    known_of: |a, b| format!("kjent for {a} av {b}"),
    scored_given: "Poengene gis av noen",
    scored_asked: "Poengene regnes ut",
    scored_nowhere: |a| {
        format!("Spørsmålet {a} finnes ikke eller svarer uten poeng; alt er ukjent")
    },
    rule: "Ukjente poeng teller som",
    rank: "Sett i rekkefølge",
    reset: "Tilbake til de erklærte vektene",
    link: "Lenke til denne rekkefølgen",
    order: "Rekkefølgen",
    as_declared: "Slik den er med de erklærte vektene.",
    as_asked: |a, b| {
        format!(
            "Slik den er med dine vekter: {a} har rykket fram og {b} tilbake mot de erklærte vektene."
        )
    },
    weightless: "Ingen kriterier har vekt, så alle behovene deler førsteplassen.",
    up: |a, b| format!("opp {a} fra {b}"),
    down: |a, b| format!("ned {a} fra {b}"),
    same: "uendret",
    place: "Plass",
    need: "Behov",
    points: "Poeng av 100",
    no_points: "ingen",
    possible: |[a, b, c, d]| format!("{a}–{b} mulig, plass {c}–{d}"),
    raised: "Tatt opp av",
    domains: "Datadomener",
    measures_of: "Tiltak",
    no_measure: "ingen tiltak",
    through: |a| format!("gjennom {a}"),
    priority: |a| format!("prioritet {a}"),
    unknown: "ukjent",
    none: "ingen",
    gaps: "Hullene",
    gaps_lead: "Det som mangler for at rekkefølgen skal være til å stole på, og det ingen har satt i gang noe mot.",
    without_measure: "Behov uten tiltak",
    without_domain: "Behov ingen datadomener er kjent for",
    without_score: "Kriterier ingen har gitt poeng etter",
    no_gaps: "Ingen.",
    summary_needs: "behov er rangert",
    summary_gaps: "av dem har ingen tiltak",
    summary_unknown: |a| format!("av {a} poeng er ukjent"),
    whole_list: "Hele listen",
    cut: |a, b| format!("De {a} første av {b} vises; JSON og CSV har alle."),
    fault: "Dette kan ikke brukes",
    fault_criterion: |a, b| format!("Det finnes ikke noe kriterium «{a}». Bruk ett av disse: {b}."),
    fault_weight: |a, b, c| {
        format!(
            "«{a}» er ingen vekt for {b}. Skriv et tall fra 0 til {c}, med høyst ett punktum, som 2 eller 0.5."
        )
    },
    fault_choice: |a, b, c| format!("«{a}» er ikke noe å velge for {b}. Velg ett av disse: {c}."),
    fault_parameter: |a, b| {
        format!("Det finnes ikke noe som heter «{a}» her. Dette kan brukes: {b}.")
    },
    fault_twice: |a| format!("«{a}» er oppgitt mer enn én gang. Oppgi det én gang."),
    roadmap: "Veikart, strategier og saker",
    roadmap_lead: "Hva som er planlagt, når, av hvem og etter hvilken strategi, hva organene har behandlet, og hva ingen har sagt.",
    look_at: "Vis bare",
    filters: ["Kategori", "Organ eller ansvarlig", "Periode"],
    all: "Alle",
    show: "Vis",
    show_all: "Vis alt",
    filtered: "Utvalget gjelder tidslinja, tiltakene, ansvaret og sakene. Strategiene vises hele.",
    timeline: "Tidslinje",
    strategies_lane: "Strategier",
    nothing_placed: "ingen tiltak plassert",
    unknown_lane: |n| format!("Perioden er ukjent ({n} tiltak)"),
    timeline_text: "Tidslinja som tabell",
    nothing_left: "Ingen passer med utvalget.",
    sections: [
        "Tiltak i veikartet",
        "Perioder",
        "Hvem som har ansvar, og hvor ingen har det",
        "Strategier og utgaver",
        "Hva en ny utgave endret",
        "Målene etter nummer i hver utgave",
        "Initiativer og tiltak under hvert mål",
        "Saker og vedtak etter organ",
    ],
    leads: [
        "Tiltakene etter kategori, med periode, status og ansvarlig. Det som er utledet, er merket.",
        "Periodene veikartene er delt i, og periodene strategiene gjelder for.",
        "Antall tiltak, initiativer og oppdrag hver virksomhet har ansvar for. «Ukjent» er det kildene ikke legger på noen.",
        "Strategiene og veikartene grafen kjenner, med status og eier. Ingenting vises som vedtatt uten at en kilde sier det.",
        "Målene før og etter, og det utgaven la til. Et mål uten nummer har ingen nummer i kildene, og «nei» betyr at kildene ikke fører målet til den utgaven.",
        "Det samme målet kan ha ulikt nummer i to utgaver.",
        "Initiativer og tiltak er ført til den utgaven som er fra samme tid, siden kildene ikke sier det for hvert av dem.",
        "Sakene hvert råd og utvalg har hatt, den nyeste først, og status for det de kom til.",
    ],
    downloads: |a| format!("{a} som CSV"),
    question: "Spørsmålet bak",
    yes_no: ["ja", "nei"],
    things_of: |n| format!("{n} i alt"),
};

static NN: Planning = Planning {
    needs: "Behov i rekkjefølgje",
    needs_lead: "Kva bør gjerast først? Behov, utfordringar og spørsmål sektoren har stilt, sette i rekkjefølgje etter kriterium med vekt. Endre vektene og sjå kva som flyttar seg; adressa til sida tek vare på vala.",
    behind: "Spørjeteiknet ved ei overskrift eller ein kolonne leier til spørsmålet svaret kjem frå.",
    ranked_by: "Rangert etter:",
    status: "Vedtaksstatus:",
    no_ranking: "Inga rangering er erklært i grafen, så det er inga rekkjefølgje å vise.",
    weights: "Kriterium og vekter",
    weight_of: |a| format!("Vekt for {a}"),
    declared: |a| format!("erklært {a}"),
    scale: |top, less| {
        let first = if less { "minst først" } else { "mest først" };
        format!("0–{top}, {first}")
    },
    known_of: |a, b| format!("kjent for {a} av {b}"),
    scored_given: "Poenga blir gitt av nokon",
    scored_asked: "Poenga blir rekna ut",
    scored_nowhere: |a| {
        format!("Spørsmålet {a} finst ikkje eller svarar utan poeng; alt er ukjent")
    },
    rule: "Ukjende poeng tel som",
    rank: "Set i rekkjefølgje",
    reset: "Tilbake til dei erklærte vektene",
    link: "Lenkje til denne rekkjefølgja",
    order: "Rekkjefølgja",
    as_declared: "Slik ho er med dei erklærte vektene.",
    as_asked: |a, b| {
        format!(
            "Slik ho er med dine vekter: {a} har rykt fram og {b} tilbake mot dei erklærte vektene."
        )
    },
    weightless: "Ingen kriterium har vekt, så alle behova deler førsteplassen.",
    up: |a, b| format!("opp {a} frå {b}"),
    down: |a, b| format!("ned {a} frå {b}"),
    same: "uendra",
    place: "Plass",
    need: "Behov",
    points: "Poeng av 100",
    no_points: "ingen",
    possible: |[a, b, c, d]| format!("{a}–{b} råd, plass {c}–{d}"),
    raised: "Teke opp av",
    domains: "Datadomene",
    measures_of: "Tiltak",
    no_measure: "ingen tiltak",
    through: |a| format!("gjennom {a}"),
    priority: |a| format!("prioritet {a}"),
    unknown: "ukjent",
    none: "ingen",
    gaps: "Hola",
    gaps_lead: "Det som manglar for at rekkjefølgja skal vere til å stole på, og det ingen har sett i gang noko mot.",
    without_measure: "Behov utan tiltak",
    without_domain: "Behov ingen datadomene er kjende for",
    without_score: "Kriterium ingen har gitt poeng etter",
    no_gaps: "Ingen.",
    summary_needs: "behov er rangerte",
    summary_gaps: "av dei har ingen tiltak",
    summary_unknown: |a| format!("av {a} poeng er ukjende"),
    whole_list: "Heile lista",
    cut: |a, b| format!("Dei {a} første av {b} er viste; JSON og CSV har alle."),
    fault: "Dette kan ikkje brukast",
    fault_criterion: |a, b| {
        format!("Det finst ikkje noko kriterium «{a}». Bruk eitt av desse: {b}.")
    },
    fault_weight: |a, b, c| {
        format!(
            "«{a}» er inga vekt for {b}. Skriv eit tal frå 0 til {c}, med høgst eitt punktum, som 2 eller 0.5."
        )
    },
    fault_choice: |a, b, c| format!("«{a}» er ikkje noko å velje for {b}. Vel eitt av desse: {c}."),
    fault_parameter: |a, b| {
        format!("Det finst ikkje noko som heiter «{a}» her. Dette kan brukast: {b}.")
    },
    fault_twice: |a| format!("«{a}» er oppgitt meir enn éin gong. Oppgi det éin gong."),
    roadmap: "Vegkart, strategiar og saker",
    roadmap_lead: "Kva som er planlagt, når, av kven og etter kva strategi, kva organa har behandla, og kva ingen har sagt.",
    look_at: "Vis berre",
    filters: ["Kategori", "Organ eller ansvarleg", "Periode"],
    all: "Alle",
    show: "Vis",
    show_all: "Vis alt",
    filtered: "Utvalet gjeld tidslinja, tiltaka, ansvaret og sakene. Strategiane er viste heile.",
    timeline: "Tidslinje",
    strategies_lane: "Strategiar",
    nothing_placed: "ingen tiltak plasserte",
    unknown_lane: |n| format!("Perioden er ukjend ({n} tiltak)"),
    timeline_text: "Tidslinja som tabell",
    nothing_left: "Ingen passar med utvalet.",
    sections: [
        "Tiltak i vegkartet",
        "Periodar",
        "Kven som har ansvar, og kvar ingen har det",
        "Strategiar og utgåver",
        "Kva ei ny utgåve endra",
        "Måla etter nummer i kvar utgåve",
        "Initiativ og tiltak under kvart mål",
        "Saker og vedtak etter organ",
    ],
    leads: [
        "Tiltaka etter kategori, med periode, status og ansvarleg. Det som er utleidd, er merkt.",
        "Periodane vegkarta er delte i, og periodane strategiane gjeld for.",
        "Talet på tiltak, initiativ og oppdrag kvar verksemd har ansvar for. «Ukjent» er det kjeldene ikkje legg på nokon.",
        "Strategiane og vegkarta grafen kjenner, med status og eigar. Ingenting er vist som vedteke utan at ei kjelde seier det.",
        "Måla før og etter, og det utgåva la til. Eit mål utan nummer har ingen nummer i kjeldene, og «nei» tyder at kjeldene ikkje fører målet til den utgåva.",
        "Det same målet kan ha ulikt nummer i to utgåver.",
        "Initiativ og tiltak er førte til den utgåva som er frå same tid, sidan kjeldene ikkje seier det for kvart av dei.",
        "Sakene kvart råd og utval har hatt, den nyaste først, og status for det dei kom til.",
    ],
    downloads: |a| format!("{a} som CSV"),
    question: "Spørsmålet bak",
    yes_no: ["ja", "nei"],
    things_of: |n| format!("{n} i alt"),
};

static EN: Planning = Planning {
    needs: "Needs in order",
    needs_lead: "What should be done first? Needs, challenges and the questions the sector has put, placed in order by weighted criteria. Change the weights and see what moves; the address of the page keeps your choice.",
    behind: "The question mark beside a heading or column leads to the question that the answer comes from.",
    ranked_by: "Ranked by:",
    status: "Decision status:",
    no_ranking: "No ranking is declared in the graph, so there is no order to show.",
    weights: "Criteria and weights",
    weight_of: |a| format!("Weight of {a}"),
    declared: |a| format!("declared {a}"),
    scale: |top, less| {
        let first = if less { "least first" } else { "most first" };
        format!("0–{top}, {first}")
    },
    known_of: |a, b| format!("known for {a} of {b}"),
    scored_given: "Scores are given by somebody",
    scored_asked: "Scores are computed",
    scored_nowhere: |a| {
        format!("The question {a} is not there or answers without scores; all is unknown")
    },
    rule: "Unknown scores count as",
    rank: "Put in order",
    reset: "Back to the declared weights",
    link: "Link to this order",
    order: "The order",
    as_declared: "As it is with the declared weights.",
    as_asked: |a, b| {
        format!(
            "As it is with your weights: {a} moved up and {b} down against the declared weights."
        )
    },
    weightless: "No criterion has weight, so all needs share the first place.",
    up: |a, b| format!("up {a} from {b}"),
    down: |a, b| format!("down {a} from {b}"),
    same: "unchanged",
    place: "Place",
    need: "Need",
    points: "Points of 100",
    no_points: "none",
    possible: |[a, b, c, d]| format!("{a}–{b} possible, place {c}–{d}"),
    raised: "Raised by",
    domains: "Data domains",
    measures_of: "Measures",
    no_measure: "no measure",
    through: |a| format!("through {a}"),
    priority: |a| format!("priority {a}"),
    unknown: "unknown",
    none: "none",
    gaps: "The gaps",
    gaps_lead: "What is missing before the order can be relied on, and what nobody has started anything against.",
    without_measure: "Needs without a measure",
    without_domain: "Needs for which no data domain is known",
    without_score: "Criteria by which nobody has given a score",
    no_gaps: "None.",
    summary_needs: "needs are ranked",
    summary_gaps: "of them have no measure",
    summary_unknown: |a| format!("of {a} scores are unknown"),
    whole_list: "The whole list",
    cut: |a, b| format!("The first {a} of {b} are shown; JSON and CSV have all."),
    fault: "This cannot be used",
    fault_criterion: |a, b| format!("There is no criterion \"{a}\". Use one of these: {b}."),
    fault_weight: |a, b, c| {
        format!(
            "\"{a}\" is no weight of {b}. Write a number from 0 to {c}, with at most one point, such as 2 or 0.5."
        )
    },
    fault_choice: |a, b, c| {
        format!("\"{a}\" is nothing to choose for {b}. Choose one of these: {c}.")
    },
    fault_parameter: |a, b| {
        format!("There is nothing called \"{a}\" here. These can be used: {b}.")
    },
    fault_twice: |a| format!("\"{a}\" is given more than once. Give it once."),
    roadmap: "Roadmap, strategies and cases",
    roadmap_lead: "What is planned, when, by whom and under which strategy, what the bodies have dealt with, and what nobody has said.",
    look_at: "Show only",
    filters: ["Category", "Body or responsible", "Period"],
    all: "All",
    show: "Show",
    show_all: "Show everything",
    filtered: "The choice applies to the timeline, the measures, the responsibility and the cases. The strategies are shown whole.",
    timeline: "Timeline",
    strategies_lane: "Strategies",
    nothing_placed: "no measure placed",
    unknown_lane: |n| format!("The period is unknown ({n} measures)"),
    timeline_text: "The timeline as a table",
    nothing_left: "Nothing matches the choice.",
    sections: [
        "Measures of the roadmap",
        "Periods",
        "Who is responsible, and where nobody is",
        "Strategies and editions",
        "What a new edition changed",
        "The goals by number in each edition",
        "Initiatives and measures under each goal",
        "Cases and decisions by body",
    ],
    leads: [
        "The measures by category, with period, status and who is responsible. What is inferred is marked.",
        "The periods into which the roadmaps are divided, and those for which the strategies hold.",
        "How many measures, initiatives and assignments each organisation is responsible for. \"Unknown\" is what the sources place on nobody.",
        "The strategies and roadmaps the graph knows, with status and owner. Nothing is shown as adopted unless a source says so.",
        "The goals before and after, and what the edition added. A goal without a number has none in the sources, and \"no\" means that the sources do not place the goal in that edition.",
        "The same goal can have different numbers in two editions.",
        "Initiatives and measures are put under the edition of the same time, as the sources do not say it for each of them.",
        "The cases each council and committee has had, the newest first, and the status of what they came to.",
    ],
    downloads: |a| format!("{a} as CSV"),
    question: "The question behind",
    yes_no: ["yes", "no"],
    things_of: |n| format!("{n} in all"),
};
