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
    /// There is no such criterion; name, those there are.
    pub fault_criterion: fn(&str, &str) -> String,
    /// A weight that is none; value, name, greatest.
    pub fault_weight: fn(&str, &str, &str) -> String,
    /// Title of the roadmap.
    pub roadmap: &'static str,
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
    gaps: "Hullene",
    gaps_lead: "Det som mangler for at rekkefølgen skal være til å stole på, og det ingen har satt i gang noe mot.",
    without_measure: "Behov uten tiltak",
    without_domain: "Behov ingen datadomener er kjent for",
    without_score: "Kriterier ingen har gitt poeng etter",
    no_gaps: "Ingen.",
    summary_needs: "er rangert",
    summary_gaps: "av dem har ingen tiltak",
    summary_unknown: |a| format!("av {a} poeng er ukjent"),
    whole_list: "Hele listen",
    cut: |a, b| format!("De {a} første av {b} vises; JSON og CSV har alle."),
    fault_criterion: |a, b| format!("Det finnes ikke noe kriterium «{a}». Bruk ett av disse: {b}."),
    fault_weight: |a, b, c| {
        format!(
            "«{a}» er ingen vekt for {b}. Skriv et tall fra 0 til {c}, med høyst ett punktum, som 2 eller 0.5."
        )
    },
    roadmap: "Veikart, strategier og saker",
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
    gaps: "Hola",
    gaps_lead: "Det som manglar for at rekkjefølgja skal vere til å stole på, og det ingen har sett i gang noko mot.",
    without_measure: "Behov utan tiltak",
    without_domain: "Behov ingen datadomene er kjende for",
    without_score: "Kriterium ingen har gitt poeng etter",
    no_gaps: "Ingen.",
    summary_needs: "er rangerte",
    summary_gaps: "av dei har ingen tiltak",
    summary_unknown: |a| format!("av {a} poeng er ukjende"),
    whole_list: "Heile lista",
    cut: |a, b| format!("Dei {a} første av {b} er viste; JSON og CSV har alle."),
    fault_criterion: |a, b| {
        format!("Det finst ikkje noko kriterium «{a}». Bruk eitt av desse: {b}.")
    },
    fault_weight: |a, b, c| {
        format!(
            "«{a}» er inga vekt for {b}. Skriv eit tal frå 0 til {c}, med høgst eitt punktum, som 2 eller 0.5."
        )
    },
    roadmap: "Vegkart, strategiar og saker",
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
    gaps: "The gaps",
    gaps_lead: "What is missing before the order can be relied on, and what nobody has started anything against.",
    without_measure: "Needs without a measure",
    without_domain: "Needs for which no data domain is known",
    without_score: "Criteria by which nobody has given a score",
    no_gaps: "None.",
    summary_needs: "are ranked",
    summary_gaps: "of them have no measure",
    summary_unknown: |a| format!("of {a} scores are unknown"),
    whole_list: "The whole list",
    cut: |a, b| format!("The first {a} of {b} are shown; JSON and CSV have all."),
    fault_criterion: |a, b| format!("There is no criterion \"{a}\". Use one of these: {b}."),
    fault_weight: |a, b, c| {
        format!(
            "\"{a}\" is no weight of {b}. Write a number from 0 to {c}, with at most one point, such as 2 or 0.5."
        )
    },
    roadmap: "Roadmap, strategies and cases",
};
