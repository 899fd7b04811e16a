//! The words of the comparison of data domains and of the data-health card.

use crate::rdf::Language;

/// Words about domains and their data health, in one language.
pub struct Domains {
    /// Title of the comparison.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// The day it is seen from.
    pub as_of: fn(&str) -> String,
    /// Name of the form that narrows the table.
    pub narrow: &'static str,
    /// Label of the choice of level.
    pub level: &'static str,
    /// Label of the choice of property set.
    pub set: &'static str,
    /// No choice.
    pub all: &'static str,
    /// Sends the form.
    pub show: &'static str,
    /// Heading over the levels beside each other.
    pub beside: &'static str,
    /// Its columns: level, domains, data health, known, stale, unknown.
    pub beside_heads: [&'static str; 6],
    /// What the mean is made of.
    pub mean: &'static str,
    /// Heading over the table.
    pub table: &'static str,
    /// Under it.
    pub table_lead: &'static str,
    /// Name of the legend.
    pub legend: &'static str,
    /// States: known, stale, unknown, not assessed.
    pub states: [&'static str; 4],
    /// Columns: domain, data health, known.
    pub heads: [&'static str; 3],
    /// How a column is ordered by: its name, and whether it will be the other way.
    pub order_by: fn(&str) -> String,
    /// So many known of so many.
    pub known_of: fn(usize, usize) -> String,
    /// The row of sums.
    pub sums: &'static str,
    /// A domain that has ended.
    pub ended: fn(&str) -> String,
    /// A region only.
    pub regional: fn(&str) -> String,
    /// A value that is too old, with its date.
    pub stale_since: fn(&str) -> String,
    /// A value without a date that should have one.
    pub undated: &'static str,
    /// Nothing is left by the choice.
    pub none_left: &'static str,
    /// Which part of a long table this is.
    pub part: fn(usize, usize, usize) -> String,
    /// Heading over the moves.
    pub moves: &'static str,
    /// Under it.
    pub moves_lead: &'static str,
    /// Nothing has moved.
    pub no_moves: &'static str,
    /// From one level to another.
    pub moved: fn(&str, &str) -> String,
    /// What was decided, where, and why.
    pub move_terms: [&'static str; 4],
    /// What nobody knows.
    pub unknown: &'static str,
    /// Heading over the rules.
    pub rules: &'static str,
    /// Under it.
    pub rules_lead: &'static str,
    /// Columns: rule, weight, share of the points given, what would raise it.
    pub rule_heads: [&'static str; 4],
    /// Leads to the question behind something.
    pub question: &'static str,

    /// So many points of so many.
    pub points_of: fn(&str, &str) -> String,
    /// No rule measures it.
    pub no_rules: &'static str,
    /// Over what would raise it most.
    pub raises: &'static str,
    /// What it would give.
    pub gives: fn(&str) -> String,
    /// Opens all rules: so many full, partly, without points.
    pub every_rule: fn(usize, usize, usize) -> String,
    /// So many of those counted are as they should be.
    pub met: fn(usize, usize) -> String,
    /// There is something, or nothing, to count.
    pub there: [&'static str; 2],
    /// Nothing that could be counted.
    pub nothing: &'static str,
    /// A rule that cannot be worked out.
    pub no_shape: fn(&str) -> String,
    /// Opens what is lacking.
    pub lacking: fn(usize) -> String,
    /// The rest of a long list.
    pub more: fn(usize) -> String,
    /// Leads to the comparison.
    pub compare: &'static str,
    /// Leads to the form.
    pub edit: &'static str,
    /// Everything is as it should be.
    pub full: &'static str,
}

impl Domains {
    /// The words of a language.
    pub const fn of_language(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Domains = Domains {
    title: "Datadomenene side om side",
    lead: "Hva vi vet om hvert datadomene, egenskap for egenskap, og hvor god datahelsen er. Det som er ukjent, står som ukjent.",
    as_of: |day| format!("Slik det er kjent per {day}."),
    narrow: "Utvalg",
    level: "Nivå",
    set: "Gruppe av egenskaper",
    all: "Alle",
    show: "Vis",
    beside: "Nasjonalt ved siden av regionalt",
    beside_heads: [
        "Nivå",
        "Domener",
        "Datahelse i snitt",
        "Kjent",
        "Foreldet",
        "Ukjent",
    ],
    mean: "Egenskapene som er vurdert, medregnet dem som er sagt ukjente.",
    table: "Sammenligning",
    table_lead: "Velg en kolonne for å ordne etter den. Spørsmålstegnet leder til spørsmålet bak raden.",
    legend: "Tegnforklaring",
    states: ["kjent", "foreldet", "ukjent", "ikke vurdert"],
    heads: ["Domene", "Datahelse", "Kjent"],
    order_by: |name| format!("Ordne etter {}", name.to_lowercase()),
    known_of: |known, all| format!("{known} av {all}"),
    sums: "Kjent av vurderte",
    ended: |day| format!("avsluttet {day}"),
    regional: |region| format!("bare {region}"),
    stale_since: |day| format!("foreldet, fra {day}"),
    undated: "foreldet, uten dato",
    none_left: "Ingen domener passer med utvalget.",
    part: |from, to, of| format!("{from}–{to} av {of} domener"),
    moves: "Hva som har flyttet seg",
    moves_lead: "Domener som har skiftet nivå, hvem som avgjorde det, og hvorfor.",
    no_moves: "Ingen domener har skiftet nivå.",
    moved: |from, to| format!("fra {from} til {to}"),
    move_terms: ["Avgjørelse", "Avgjort i", "Begrunnelse", "Status"],
    unknown: "ukjent",
    rules: "Reglene bak datahelsen",
    rules_lead: "Hver regel gir poeng for hvor mye som er på plass. Summen, i prosent av poengene som kunne vært gitt, er datahelsen. Regler og vekter er data og kan endres som annet innhold.",
    rule_heads: [
        "Regel",
        "Vekt",
        "Gitt av poengene",
        "Hva som gir flere poeng",
    ],
    question: "Spørsmålet bak",
    points_of: |points, of| format!("{points} av {of} poeng"),
    no_rules: "Ingen regel gir poeng her.",
    raises: "Dette løfter mest",
    gives: |points| format!("inntil {points} poeng"),
    every_rule: |full, some, none| {
        format!("Alle reglene: {full} oppfylt, {some} delvis, {none} uten poeng")
    },
    met: |met, counted| format!("{met} av {counted} er på plass"),
    there: ["Er på plass", "Er ikke oppgitt"],
    nothing: "Det er ikke noe å vurdere ennå",
    no_shape: |shape| {
        format!("Regelen kan ikke regnes ut: formen {shape} finnes ikke. Den teller ikke med.")
    },
    lacking: |n| format!("Hva som mangler ({n})"),
    more: |n| format!("og {n} til"),
    compare: "Sammenlign med de andre domenene",
    edit: "Rediger",
    full: "Alt reglene spør om, er på plass.",
};

static NN: Domains = Domains {
    title: "Datadomena side om side",
    lead: "Kva vi veit om kvart datadomene, eigenskap for eigenskap, og kor god datahelsa er. Det som er ukjent, står som ukjent.",
    as_of: |day| format!("Slik det er kjent per {day}."),
    narrow: "Utval",
    level: "Nivå",
    set: "Gruppe av eigenskapar",
    all: "Alle",
    show: "Vis",
    beside: "Nasjonalt ved sida av regionalt",
    beside_heads: [
        "Nivå",
        "Domene",
        "Datahelse i snitt",
        "Kjent",
        "Forelda",
        "Ukjent",
    ],
    mean: "Eigenskapane som er vurderte, medrekna dei som er sagt ukjende.",
    table: "Samanlikning",
    table_lead: "Vel ei kolonne for å ordne etter henne. Spørjeteiknet fører til spørsmålet bak rada.",
    legend: "Teiknforklaring",
    states: ["kjent", "forelda", "ukjent", "ikkje vurdert"],
    heads: ["Domene", "Datahelse", "Kjent"],
    order_by: |name| format!("Ordne etter {}", name.to_lowercase()),
    known_of: |known, all| format!("{known} av {all}"),
    sums: "Kjent av vurderte",
    ended: |day| format!("avslutta {day}"),
    regional: |region| format!("berre {region}"),
    stale_since: |day| format!("forelda, frå {day}"),
    undated: "forelda, utan dato",
    none_left: "Ingen domene passar med utvalet.",
    part: |from, to, of| format!("{from}–{to} av {of} domene"),
    moves: "Kva som har flytta seg",
    moves_lead: "Domene som har skifta nivå, kven som avgjorde det, og kvifor.",
    no_moves: "Ingen domene har skifta nivå.",
    moved: |from, to| format!("frå {from} til {to}"),
    move_terms: ["Avgjerd", "Avgjort i", "Grunngiving", "Status"],
    unknown: "ukjent",
    rules: "Reglane bak datahelsa",
    rules_lead: "Kvar regel gir poeng for kor mykje som er på plass. Summen, i prosent av poenga som kunne vore gitt, er datahelsa. Reglar og vekter er data og kan endrast som anna innhald.",
    rule_heads: [
        "Regel",
        "Vekt",
        "Gitt av poenga",
        "Kva som gir fleire poeng",
    ],
    question: "Spørsmålet bak",
    points_of: |points, of| format!("{points} av {of} poeng"),
    no_rules: "Ingen regel gir poeng her.",
    raises: "Dette løftar mest",
    gives: |points| format!("inntil {points} poeng"),
    every_rule: |full, some, none| {
        format!("Alle reglane: {full} oppfylte, {some} delvis, {none} utan poeng")
    },
    met: |met, counted| format!("{met} av {counted} er på plass"),
    there: ["Er på plass", "Er ikkje oppgitt"],
    nothing: "Det er ikkje noko å vurdere enno",
    no_shape: |shape| {
        format!("Regelen kan ikkje reknast ut: forma {shape} finst ikkje. Han tel ikkje med.")
    },
    lacking: |n| format!("Kva som vantar ({n})"),
    more: |n| format!("og {n} til"),
    compare: "Samanlikn med dei andre domena",
    edit: "Rediger",
    full: "Alt reglane spør om, er på plass.",
};

static EN: Domains = Domains {
    title: "The data domains side by side",
    lead: "What is known of each data domain, property by property, and how healthy its data are. What is unknown is said to be unknown.",
    as_of: |day| format!("As known on {day}."),
    narrow: "Selection",
    level: "Level",
    set: "Group of properties",
    all: "All",
    show: "Show",
    beside: "National beside regional",
    beside_heads: [
        "Level",
        "Domains",
        "Mean data health",
        "Known",
        "Stale",
        "Unknown",
    ],
    mean: "The properties that are assessed, those said to be unknown included.",
    table: "Comparison",
    table_lead: "Choose a column to sort by it. The question mark leads to the question behind the row.",
    legend: "Legend",
    states: ["known", "stale", "unknown", "not assessed"],
    heads: ["Domain", "Data health", "Known"],
    order_by: |name| format!("Sort by {}", name.to_lowercase()),
    known_of: |known, all| format!("{known} of {all}"),
    sums: "Known of assessed",
    ended: |day| format!("ended {day}"),
    regional: |region| format!("{region} only"),
    stale_since: |day| format!("stale, from {day}"),
    undated: "stale, without a date",
    none_left: "No domain fits the selection.",
    part: |from, to, of| format!("{from}–{to} of {of} domains"),
    moves: "What has moved",
    moves_lead: "Domains that have changed level, who decided it, and why.",
    no_moves: "No domain has changed level.",
    moved: |from, to| format!("from {from} to {to}"),
    move_terms: ["Decision", "Decided in", "Reason", "Status"],
    unknown: "unknown",
    rules: "The rules behind data health",
    rules_lead: "Each rule gives points for how much is in place. Their sum, in percent of the points that could be given, is the data health. Rules and weights are data and are changed as other content.",
    rule_heads: ["Rule", "Weight", "Points given", "What would raise it"],
    question: "The question behind",
    points_of: |points, of| format!("{points} of {of} points"),
    no_rules: "No rule gives points here.",
    raises: "This raises it most",
    gives: |points| format!("up to {points} points"),
    every_rule: |full, some, none| {
        format!("Every rule: {full} met, {some} in part, {none} without points")
    },
    met: |met, counted| format!("{met} of {counted} in place"),
    there: ["In place", "Not given"],
    nothing: "There is nothing to judge yet",
    no_shape: |shape| {
        format!("The rule cannot be worked out: there is no shape {shape}. It does not count.")
    },
    lacking: |n| format!("What is missing ({n})"),
    more: |n| format!("and {n} more"),
    compare: "Compare with the other domains",
    edit: "Edit",
    full: "All that the rules ask for is in place.",
};
