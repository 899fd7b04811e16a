//! The words of editing.

use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Title of the page where one begins.
    pub start: &'static str,
    /// Under it.
    pub start_lead: &'static str,
    /// Heading over the kinds something new can be made of.
    pub make: &'static str,
    /// Under it.
    pub make_lead: &'static str,
    /// To the form of a thing.
    pub edit: &'static str,
    /// Title of the form of a thing.
    pub title: fn(&str) -> String,
    /// Title of the form of a new one of a kind.
    pub title_new: fn(&str) -> String,
    /// What a thing is, where it can be one of several classes.
    pub class: &'static str,
    /// The end of the address of a new thing.
    pub slug: &'static str,
    /// Help under it.
    pub slug_help: &'static str,
    /// The graph it goes to.
    pub graph: &'static str,
    /// Behind the name of a field that must be there.
    pub required: &'static str,
    /// Which languages must be there.
    pub required_in: fn(&str) -> String,
    /// Label of the choice of a language.
    pub language: &'static str,
    /// No language.
    pub no_language: &'static str,
    /// Nothing chosen.
    pub nothing: &'static str,
    /// Label of a row, for those who do not see it.
    pub row: fn(name: &str, number: usize) -> String,
    /// Adds a row.
    pub add: &'static str,
    /// Removes it.
    pub remove: &'static str,
    /// Looks for a thing.
    pub find: &'static str,
    /// Under the field of a thing.
    pub find_help: &'static str,
    /// Over things that may be meant.
    pub which: &'static str,
    /// What the form cannot show.
    pub kept: &'static str,
    /// So many values that they are not in the form.
    pub left: fn(usize) -> String,
    /// Other statements stay.
    pub stays: &'static str,
    /// To what would change.
    pub check: &'static str,
    /// To remove the thing.
    pub delete: &'static str,
    /// Without a change.
    pub cancel: &'static str,
    /// Heading over what is wrong: how many.
    pub errors: fn(usize) -> String,
    /// Control characters.
    pub control: &'static str,
    /// No tag of a language.
    pub bad_language: &'static str,
    /// No IRI.
    pub bad_iri: &'static str,
    /// Nothing is called so.
    pub not_found: &'static str,
    /// Several are called so.
    pub several: &'static str,
    /// Not in the list.
    pub bad_choice: &'static str,
    /// Title of the page with what would change.
    pub review: &'static str,
    /// Under it.
    pub review_lead: &'static str,
    /// Nothing would.
    pub no_change: &'static str,
    /// Heading over warnings.
    pub warnings: fn(usize) -> String,
    /// Label of the reason.
    pub message: &'static str,
    /// Help under it.
    pub message_help: &'static str,
    /// Makes the change.
    pub commit: &'static str,
    /// Back to the form.
    pub back: &'static str,
    /// Heading over changes.
    pub changes: &'static str,
    /// Columns of changes: property, before, after.
    pub change_heads: [&'static str; 3],
    /// So many further ones.
    pub more: fn(usize) -> String,
    /// Title when somebody else has changed it.
    pub conflict: &'static str,
    /// Under it.
    pub conflict_lead: &'static str,
    /// Columns: field, theirs, yours.
    pub conflict_heads: [&'static str; 3],
    /// Choices: theirs, yours.
    pub take: [&'static str; 2],
    /// Nothing differs.
    pub no_difference: &'static str,
    /// Goes on.
    pub go_on: &'static str,
    /// Title of the page that asks whether to remove.
    pub delete_title: fn(&str) -> String,
    /// Under it.
    pub delete_lead: &'static str,
    /// So many refer to it.
    pub referred: fn(usize) -> String,
    /// Removes it.
    pub delete_now: &'static str,
    /// What the list of a form's parts is called.
    pub groups: &'static str,
    /// Title for who may not change a thing.
    pub not_yours: &'static str,
    /// Under it: the graph of the thing, and those one may change.
    pub not_yours_says: fn(&str, &str) -> String,
    /// To the page of the thing.
    pub to_thing: &'static str,
    /// Nothing can be made with this token.
    pub make_none: &'static str,
    /// Who changed it, when, and why.
    pub conflict_by: fn(&str, &str) -> String,
    /// Choice: both, where there may be several.
    pub take_both: &'static str,
    /// What another class has no place for: the names of fields.
    pub aside: fn(&str) -> String,
    /// Title where the thing was removed meanwhile.
    pub gone: fn(&str) -> String,
    /// Under it: when, by whom.
    pub gone_says: fn(&str, &str) -> String,
    /// Heading over what was typed.
    pub gone_typed: &'static str,
    /// Makes it anew.
    pub gone_anew: &'static str,
    /// Over that.
    pub gone_anew_help: &'static str,
    /// To the history.
    pub gone_history: &'static str,
    /// Leaves it removed.
    pub gone_leave: &'static str,
    /// The form is of an older session.
    pub stale: &'static str,
    /// One has signed in anew with it.
    pub returned: &'static str,
}

impl Words {
    /// Those of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

pub(super) static NB: Words = Words {
    start: "Rediger",
    start_lead: "Finn det du vil rette med søket, åpne siden og velg «Rediger» der. Eller lag noe nytt.",
    make: "Lag noe nytt",
    make_lead: "Velg hva det er. Skjemaet følger reglene for den typen.",
    edit: "Rediger",
    title: |name| format!("Rediger {name}"),
    title_new: |kind| format!("Ny i samlingen {kind}"),
    class: "Type",
    slug: "Navn i adressen",
    slug_help: "Små bokstaver a–z, tall og bindestrek. Lages av navnet hvis du ikke skriver noe, og kan ikke endres senere.",
    graph: "Lagres i",
    required: "må fylles ut",
    required_in: |languages| format!("må fylles ut på {languages}"),
    language: "Språk",
    no_language: "uten språk",
    nothing: "– ikke valgt –",
    row: |name, number| format!("{name}, nr. {number}"),
    add: "Legg til",
    remove: "Fjern",
    find: "Finn",
    find_help: "Skriv navnet eller adressen (IRI).",
    which: "Hvilken?",
    kept: "Beholdes som det er",
    left: |n| format!("{n} verdier: for mange for skjemaet. De blir stående."),
    stays: "Det skjemaet ikke viser, blir stående.",
    check: "Se over",
    delete: "Slett …",
    cancel: "Avbryt",
    errors: |n| match n {
        1 => "Én ting må rettes".to_owned(),
        n => format!("{n} ting må rettes"),
    },
    control: "Teksten har tegn som ikke kan lagres (kontrolltegn). Skriv den på nytt.",
    bad_language: "Språket er ikke et gyldig språkmerke, som nb, nn eller en.",
    bad_iri: "Dette er ikke en gyldig adresse (IRI).",
    not_found: "Fant ingenting av riktig type med dette navnet. Prøv et annet ord, eller lag det først.",
    several: "Flere kan være ment. Velg én av dem.",
    bad_choice: "Velg en av verdiene i listen.",
    review: "Se over endringen",
    review_lead: "Dette blir endret. Ingenting er lagret ennå.",
    no_change: "Ingenting er endret.",
    warnings: |n| match n {
        1 => "Én advarsel; den hindrer ikke lagring".to_owned(),
        n => format!("{n} advarsler; de hindrer ikke lagring"),
    },
    message: "Hvorfor",
    message_help: "Én setning. Den står i historikken.",
    commit: "Bekreft og lagre",
    back: "Tilbake til skjemaet",
    changes: "Endringer",
    change_heads: ["Egenskap", "Før", "Etter"],
    more: |n| format!("og {n} endringer til"),
    conflict: "Noen andre har endret dette imens",
    conflict_lead: "Ingenting av ditt er lagret. Velg for hvert felt som skiller seg, og gå videre; så ser du over endringen på nytt.",
    conflict_heads: ["Felt", "Slik det er nå", "Slik du skrev det"],
    take: ["Behold det som er nå", "Bruk det jeg skrev"],
    no_difference: "Det du skrev, er det samme som det som nå er lagret.",
    go_on: "Gå videre",
    delete_title: |name| format!("Slett {name}?"),
    delete_lead: "Alt hjemmegrafen sier om ressursen og delene av den, blir fjernet. Historikken beholdes.",
    referred: |n| match n {
        0 => "Ingen andre viser til ressursen.".to_owned(),
        1 => "Én annen viser til ressursen.".to_owned(),
        n => format!("{n} andre viser til ressursen."),
    },
    delete_now: "Slett",
    groups: "Deler av skjemaet",
    not_yours: "Du kan ikke endre dette",
    not_yours_says: |graph, own| {
        format!(
            "Det står i grafen {graph}. Tokenet ditt gjelder for {own}. Trenger du å endre det, spør den som drifter noden om et token for grafen."
        )
    },
    to_thing: "Til siden",
    make_none: "Tokenet ditt gjelder ikke for noen graf der noe nytt kan lagres.",
    conflict_by: |day, agent| format!("Endret {day} av {agent}."),
    take_both: "Behold begge",
    aside: |names| {
        format!(
            "Denne typen har ikke plass til {names}. Det er lagt til side, og kommer tilbake hvis du velger en type som har det."
        )
    },
    gone: |name| format!("{name} er fjernet imens"),
    gone_says: |day, agent| {
        format!("Fjernet {day} av {agent}, mens du redigerte. Ingenting av ditt er lagret.")
    },
    gone_typed: "Dette sto i skjemaet ditt",
    gone_anew: "Lag den på nytt med dette",
    gone_anew_help: "Den får samme adresse som før. Du ser over alt før noe lagres; det skjemaet ikke viste, kommer ikke med.",
    gone_history: "Se historikken",
    gone_leave: "La den være fjernet",
    stale: "Skjemaet hørte til en tidligere økt. Ingenting er lagret; se over og send på nytt.",
    returned: "Du er logget inn igjen, og skjemaet er som du forlot det. Ingenting er lagret ennå.",
};

pub(super) static NN: Words = Words {
    start: "Rediger",
    start_lead: "Finn det du vil rette med søket, opne sida og vel «Rediger» der. Eller lag noko nytt.",
    make: "Lag noko nytt",
    make_lead: "Vel kva det er. Skjemaet følgjer reglane for den typen.",
    edit: "Rediger",
    title: |name| format!("Rediger {name}"),
    title_new: |kind| format!("Ny i samlinga {kind}"),
    class: "Type",
    slug: "Namn i adressa",
    slug_help: "Små bokstavar a–z, tal og bindestrek. Blir laga av namnet om du ikkje skriv noko, og kan ikkje endrast seinare.",
    graph: "Blir lagra i",
    required: "må fyllast ut",
    required_in: |languages| format!("må fyllast ut på {languages}"),
    language: "Språk",
    no_language: "utan språk",
    nothing: "– ikkje valt –",
    row: |name, number| format!("{name}, nr. {number}"),
    add: "Legg til",
    remove: "Fjern",
    find: "Finn",
    find_help: "Skriv namnet eller adressa (IRI).",
    which: "Kva for ein?",
    kept: "Blir verande som det er",
    left: |n| format!("{n} verdiar: for mange for skjemaet. Dei blir ståande."),
    stays: "Det skjemaet ikkje viser, blir ståande.",
    check: "Sjå over",
    delete: "Slett …",
    cancel: "Avbryt",
    errors: |n| match n {
        1 => "Éin ting må rettast".to_owned(),
        n => format!("{n} ting må rettast"),
    },
    control: "Teksten har teikn som ikkje kan lagrast (kontrollteikn). Skriv han på nytt.",
    bad_language: "Språket er ikkje eit gyldig språkmerke, som nb, nn eller en.",
    bad_iri: "Dette er ikkje ei gyldig adresse (IRI).",
    not_found: "Fann ingenting av rett type med dette namnet. Prøv eit anna ord, eller lag det først.",
    several: "Fleire kan vere meint. Vel éin av dei.",
    bad_choice: "Vel ein av verdiane i lista.",
    review: "Sjå over endringa",
    review_lead: "Dette blir endra. Ingenting er lagra enno.",
    no_change: "Ingenting er endra.",
    warnings: |n| match n {
        1 => "Éi åtvaring; ho hindrar ikkje lagring".to_owned(),
        n => format!("{n} åtvaringar; dei hindrar ikkje lagring"),
    },
    message: "Kvifor",
    message_help: "Éi setning. Ho står i historikken.",
    commit: "Stadfest og lagre",
    back: "Tilbake til skjemaet",
    changes: "Endringar",
    change_heads: ["Eigenskap", "Før", "Etter"],
    more: |n| format!("og {n} endringar til"),
    conflict: "Nokon andre har endra dette imens",
    conflict_lead: "Ingenting av ditt er lagra. Vel for kvart felt som skil seg, og gå vidare; så ser du over endringa på nytt.",
    conflict_heads: ["Felt", "Slik det er no", "Slik du skreiv det"],
    take: ["Behald det som er no", "Bruk det eg skreiv"],
    no_difference: "Det du skreiv, er det same som det som no er lagra.",
    go_on: "Gå vidare",
    delete_title: |name| format!("Slett {name}?"),
    delete_lead: "Alt heimegrafen seier om ressursen og delane av han, blir fjerna. Historikken blir verande.",
    referred: |n| match n {
        0 => "Ingen andre viser til ressursen.".to_owned(),
        1 => "Éin annan viser til ressursen.".to_owned(),
        n => format!("{n} andre viser til ressursen."),
    },
    delete_now: "Slett",
    groups: "Delar av skjemaet",
    not_yours: "Du kan ikkje endre dette",
    not_yours_says: |graph, own| {
        format!(
            "Det står i grafen {graph}. Tokenet ditt gjeld for {own}. Treng du å endre det, spør den som driftar noden om eit token for grafen."
        )
    },
    to_thing: "Til sida",
    make_none: "Tokenet ditt gjeld ikkje for nokon graf der noko nytt kan lagrast.",
    conflict_by: |day, agent| format!("Endra {day} av {agent}."),
    take_both: "Behald begge",
    aside: |names| {
        format!(
            "Denne typen har ikkje plass til {names}. Det er lagt til side, og kjem tilbake om du vel ein type som har det."
        )
    },
    gone: |name| format!("{name} er fjerna imens"),
    gone_says: |day, agent| {
        format!("Fjerna {day} av {agent}, medan du redigerte. Ingenting av ditt er lagra.")
    },
    gone_typed: "Dette stod i skjemaet ditt",
    gone_anew: "Lag han på nytt med dette",
    gone_anew_help: "Han får same adresse som før. Du ser over alt før noko blir lagra; det skjemaet ikkje viste, kjem ikkje med.",
    gone_history: "Sjå historikken",
    gone_leave: "La han vere fjerna",
    stale: "Skjemaet høyrde til ei tidlegare økt. Ingenting er lagra; sjå over og send på nytt.",
    returned: "Du er logga inn igjen, og skjemaet er som du forlét det. Ingenting er lagra enno.",
};

pub(super) static EN: Words = Words {
    start: "Edit",
    start_lead: "Find what you want to correct with the search, open its page and choose \"Edit\" there. Or make something new.",
    make: "Make something new",
    make_lead: "Choose what it is. The form follows the shapes of that kind.",
    edit: "Edit",
    title: |name| format!("Edit {name}"),
    title_new: |kind| format!("New in {kind}"),
    class: "Type",
    slug: "Name in the address",
    slug_help: "Lower case letters a to z, digits and dashes. Made from the name if you write nothing, and cannot be changed later.",
    graph: "Stored in",
    required: "required",
    required_in: |languages| format!("required in {languages}"),
    language: "Language",
    no_language: "no language",
    nothing: "– not chosen –",
    row: |name, number| format!("{name}, no. {number}"),
    add: "Add",
    remove: "Remove",
    find: "Find",
    find_help: "Write the name or the address (IRI).",
    which: "Which one?",
    kept: "Kept as it is",
    left: |n| format!("{n} values: too many for the form. They stay."),
    stays: "What the form does not show stays.",
    check: "Review",
    delete: "Delete …",
    cancel: "Cancel",
    errors: |n| match n {
        1 => "One thing to mend".to_owned(),
        n => format!("{n} things to mend"),
    },
    control: "The text has characters that cannot be stored (control characters). Write it anew.",
    bad_language: "The language is no valid tag, such as nb, nn or en.",
    bad_iri: "This is no valid address (IRI).",
    not_found: "Found nothing of the right kind with this name. Try another word, or make it first.",
    several: "Several may be meant. Choose one of them.",
    bad_choice: "Choose one of the values in the list.",
    review: "Review the change",
    review_lead: "This will be changed. Nothing is stored yet.",
    no_change: "Nothing was changed.",
    warnings: |n| match n {
        1 => "One warning; it does not keep you from saving".to_owned(),
        n => format!("{n} warnings; they do not keep you from saving"),
    },
    message: "Why",
    message_help: "One sentence. It stands in the history.",
    commit: "Confirm and save",
    back: "Back to the form",
    changes: "Changes",
    change_heads: ["Property", "Before", "After"],
    more: |n| format!("and {n} more changes"),
    conflict: "Somebody else has changed this meanwhile",
    conflict_lead: "Nothing of yours is stored. Choose for each field that differs, and go on; then you review the change again.",
    conflict_heads: ["Field", "As it is now", "As you wrote it"],
    take: ["Keep what is there now", "Use what I wrote"],
    no_difference: "What you wrote is the same as what is stored now.",
    go_on: "Go on",
    delete_title: |name| format!("Delete {name}?"),
    delete_lead: "All that its home graph says of the resource and its parts is removed. The history stays.",
    referred: |n| match n {
        0 => "Nothing else refers to the resource.".to_owned(),
        1 => "One other refers to the resource.".to_owned(),
        n => format!("{n} others refer to the resource."),
    },
    delete_now: "Delete",
    groups: "Parts of the form",
    not_yours: "You may not change this",
    not_yours_says: |graph, own| {
        format!(
            "It stands in the graph {graph}. Your token is for {own}. If you need to change it, ask whoever runs the node for a token for that graph."
        )
    },
    to_thing: "To its page",
    make_none: "Your token is for no graph that something new can be stored in.",
    conflict_by: |day, agent| format!("Changed on {day} by {agent}."),
    take_both: "Keep both",
    aside: |names| {
        format!(
            "This type has no place for {names}. It is set aside, and comes back if you choose a type that has it."
        )
    },
    gone: |name| format!("{name} was removed meanwhile"),
    gone_says: |day, agent| {
        format!("Removed on {day} by {agent}, while you were editing. Nothing of yours is stored.")
    },
    gone_typed: "This stood in your form",
    gone_anew: "Make it anew with this",
    gone_anew_help: "It gets the address it had. You review everything before anything is stored; what the form did not show does not come along.",
    gone_history: "See the history",
    gone_leave: "Leave it removed",
    stale: "The form belonged to an earlier session. Nothing is stored; look it over and send it again.",
    returned: "You are signed in again, and the form is as you left it. Nothing is stored yet.",
};
