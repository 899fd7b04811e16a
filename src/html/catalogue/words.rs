//! The words of the pages of catalogues.

use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Title of the list.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// Column: what a part of a feed is called.
    pub level: &'static str,
    /// The whole feed.
    pub all: &'static str,
    /// Column: how many are in it.
    pub published: &'static str,
    /// Column: how many are not.
    pub held: &'static str,
    /// Column: links to data.
    pub data: &'static str,
    /// The version of a profile.
    pub version: fn(&str) -> String,
    /// What a profile is known by.
    pub known_by: &'static str,
    /// Heading over how to harvest.
    pub harvest: &'static str,
    /// What can be asked for.
    pub ways: [(&'static str, &'static str); 4],
    /// Heading over what is held back.
    pub held_heading: &'static str,
    /// Under it.
    pub held_lead: &'static str,
    /// Nothing is held back.
    pub none_held: &'static str,
    /// Held back as a draft.
    pub draft: &'static str,
    /// Held back for want of a level.
    pub no_level: &'static str,
    /// Nothing is published.
    pub empty: &'static str,
    /// Title of the ways one thing is told.
    pub told: &'static str,
    /// Under it.
    pub told_lead: &'static str,
    /// Column: a profile.
    pub profile: &'static str,
    /// Column: its name in addresses.
    pub token: &'static str,
    /// How many more.
    pub more: fn(usize) -> String,
}

impl Words {
    /// Of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

const NB: Words = Words {
    title: "Kataloger for høsting",
    lead: "Den samme beskrivelsen, slik hver profil vil ha den. Andre kataloger kan hente alt herfra, og får det likt hver gang til noe er endret.",
    level: "Del",
    all: "Alt",
    published: "Publisert",
    held: "Holdt tilbake",
    data: "Data",
    version: |version| format!("Utgave {version}"),
    known_by: "Kjent som",
    harvest: "Slik hentes den",
    ways: [
        ("Accept", "velger format; endelser som .ttl gjør det samme"),
        ("?page=1", "en side om gangen, hver side hel i seg selv"),
        (
            "?view=datasets",
            "uten katalogen, for kontroller som tar en katalog for et datasett",
        ),
        (
            "If-None-Match",
            "svarer 304 så lenge innholdet er det samme",
        ),
    ],
    held_heading: "Holdt tilbake, og hvorfor",
    held_lead: "Det som ikke oppfyller profilen, er ikke med i det som høstes.",
    none_held: "Ingenting er holdt tilbake.",
    draft: "Merket som utkast.",
    no_level: "Tilgangsnivået er ikke oppgitt.",
    empty: "Ingenting er publisert her ennå. Adressen svarer 404, ikke med et tomt dokument, så ingen sletter det de har.",
    told: "Måter dette fortelles på",
    told_lead: "Det samme i hver profils ord. Velg med _profile eller hodet Accept-Profile.",
    profile: "Profil",
    token: "Navn i adresser",
    more: |n| format!("{n} til"),
};

const NN: Words = Words {
    title: "Katalogar for hausting",
    lead: "Den same skildringa, slik kvar profil vil ha ho. Andre katalogar kan hente alt herifrå, og får det likt kvar gong til noko er endra.",
    level: "Del",
    all: "Alt",
    published: "Publisert",
    held: "Halde tilbake",
    data: "Data",
    version: |version| format!("Utgåve {version}"),
    known_by: "Kjend som",
    harvest: "Slik blir han henta",
    ways: [
        ("Accept", "vel format; endingar som .ttl gjer det same"),
        ("?page=1", "ei side om gongen, kvar side heil i seg sjølv"),
        (
            "?view=datasets",
            "utan katalogen, for kontrollar som tek ein katalog for eit datasett",
        ),
        ("If-None-Match", "svarar 304 så lenge innhaldet er det same"),
    ],
    held_heading: "Halde tilbake, og kvifor",
    held_lead: "Det som ikkje oppfyller profilen, er ikkje med i det som blir hausta.",
    none_held: "Ingenting er halde tilbake.",
    draft: "Merkt som utkast.",
    no_level: "Tilgangsnivået er ikkje oppgitt.",
    empty: "Ingenting er publisert her enno. Adressa svarar 404, ikkje med eit tomt dokument, så ingen slettar det dei har.",
    told: "Måtar dette blir fortalt på",
    told_lead: "Det same med orda til kvar profil. Vel med _profile eller hovudet Accept-Profile.",
    profile: "Profil",
    token: "Namn i adresser",
    more: |n| format!("{n} til"),
};

const EN: Words = Words {
    title: "Catalogues to harvest",
    lead: "The same description as each profile wants it. Other catalogues can fetch everything here, and get it alike every time until something has changed.",
    level: "Part",
    all: "Everything",
    published: "Published",
    held: "Held back",
    data: "Data",
    version: |version| format!("Version {version}"),
    known_by: "Known as",
    harvest: "How to fetch it",
    ways: [
        (
            "Accept",
            "chooses the format; suffixes such as .ttl do the same",
        ),
        ("?page=1", "a page at a time, each page complete in itself"),
        (
            "?view=datasets",
            "without the catalogue, for validators that take a catalogue for a dataset",
        ),
        (
            "If-None-Match",
            "answers 304 as long as the content is the same",
        ),
    ],
    held_heading: "Held back, and why",
    held_lead: "What does not meet the profile is not in what is harvested.",
    none_held: "Nothing is held back.",
    draft: "Marked as a draft.",
    no_level: "The level of access is not stated.",
    empty: "Nothing is published here yet. The address answers 404 and not with an empty document, so that nobody deletes what they have.",
    told: "Ways this is told",
    told_lead: "The same in the words of each profile. Choose with _profile or the header Accept-Profile.",
    profile: "Profile",
    token: "Name in addresses",
    more: |n| format!("{n} more"),
};
