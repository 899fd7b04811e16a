//! The words of signing in.

use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Title of the form, and the link to it.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// Label of the field.
    pub token: &'static str,
    /// Help under it.
    pub token_help: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// A token that is not known.
    pub unknown: &'static str,
    /// Too many wrong ones: wait so many seconds.
    pub too_soon: fn(u64) -> String,
    /// Title where a session has ended while one wrote.
    pub again: &'static str,
    /// Under it.
    pub again_lead: &'static str,
    /// Title for who is signed in.
    pub signed_title: &'static str,
    /// At the foot: who is signed in.
    pub signed_as: &'static str,
    /// What one may: editor, steward, admin.
    pub roles: [(&'static str, &'static str); 3],
    /// Heading over an editor's graphs.
    pub graphs: &'static str,
    /// Ends the session.
    pub sign_out: &'static str,
    /// Ends all of them: how many there are.
    pub sign_out_all: fn(usize) -> String,
    /// When it ends by itself.
    pub ends: &'static str,
    /// In the menu of who is signed in: to make something new.
    pub make: &'static str,
    /// On a page with gaps, for who is not signed in.
    pub to_correct: &'static str,
    /// To what can be edited.
    pub to_edit: &'static str,
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

    /// What a role may.
    pub(super) fn role(&self, name: &str) -> &'static str {
        let role = self.roles.iter().find(|(known, _)| *known == name);
        role.map_or("", |(_, says)| says)
    }
}

static NB: Words = Words {
    title: "Logg inn",
    lead: "Alle kan lese. Den som skal endre noe, logger inn med tokenet sitt.",
    token: "Token",
    token_help: "Begynner med hg_. Den som drifter noden, lager et med «helsegraf token add».",
    send: "Logg inn",
    unknown: "Tokenet er ikke kjent her. Se om hele er med, og om det er trukket tilbake.",
    too_soon: |n| format!("For mange ukjente token herfra. Vent {n} sekunder og prøv igjen."),
    again: "Logg inn på nytt",
    again_lead: "Økten er over, og ingenting er lagret. Det du skrev, følger med: logg inn, så får du skjemaet tilbake slik det var.",
    signed_title: "Du er logget inn",
    signed_as: "Logget inn som",
    roles: [
        ("editor", "Du kan endre grafene som er nevnt her."),
        ("steward", "Du kan endre alle grafer med data."),
        ("admin", "Du kan endre alt, også ontologi og regler."),
    ],
    graphs: "Grafer",
    sign_out: "Logg ut",
    sign_out_all: |n| format!("Logg ut overalt ({n} økter)"),
    ends: "Økten slutter etter to timer uten bruk, og senest etter tolv.",
    make: "Lag nytt",
    to_correct: "Logg inn for å rette",
    to_edit: "Rediger eller lag noe nytt",
};

static NN: Words = Words {
    title: "Logg inn",
    lead: "Alle kan lese. Den som skal endre noko, loggar inn med tokenet sitt.",
    token: "Token",
    token_help: "Byrjar med hg_. Den som driftar noden, lagar eit med «helsegraf token add».",
    send: "Logg inn",
    unknown: "Tokenet er ikkje kjent her. Sjå om heile er med, og om det er trekt tilbake.",
    too_soon: |n| format!("For mange ukjende token herifrå. Vent {n} sekund og prøv igjen."),
    again: "Logg inn på nytt",
    again_lead: "Økta er over, og ingenting er lagra. Det du skreiv, følgjer med: logg inn, så får du skjemaet tilbake slik det var.",
    signed_title: "Du er logga inn",
    signed_as: "Logga inn som",
    roles: [
        ("editor", "Du kan endre grafane som er nemnde her."),
        ("steward", "Du kan endre alle grafar med data."),
        ("admin", "Du kan endre alt, også ontologi og reglar."),
    ],
    graphs: "Grafar",
    sign_out: "Logg ut",
    sign_out_all: |n| format!("Logg ut overalt ({n} økter)"),
    ends: "Økta sluttar etter to timar utan bruk, og seinast etter tolv.",
    make: "Lag nytt",
    to_correct: "Logg inn for å rette",
    to_edit: "Rediger eller lag noko nytt",
};

static EN: Words = Words {
    title: "Sign in",
    lead: "Anybody may read. Those who change something sign in with their token.",
    token: "Token",
    token_help: "Begins with hg_. Whoever runs the node makes one with \"helsegraf token add\".",
    send: "Sign in",
    unknown: "The token is not known here. See whether all of it is there, and whether it was revoked.",
    too_soon: |n| {
        format!("Too many unknown tokens came from here. Wait {n} seconds and try again.")
    },
    again: "Sign in again",
    again_lead: "The session is over, and nothing is stored. What you wrote comes along: sign in, and you get the form back as it was.",
    signed_title: "You are signed in",
    signed_as: "Signed in as",
    roles: [
        ("editor", "You may change the graphs named here."),
        ("steward", "You may change all graphs of data."),
        (
            "admin",
            "You may change everything, ontology and shapes too.",
        ),
    ],
    graphs: "Graphs",
    sign_out: "Sign out",
    sign_out_all: |n| format!("Sign out everywhere ({n} sessions)"),
    ends: "The session ends after two hours without use, and after twelve at the latest.",
    make: "Make new",
    to_correct: "Sign in to correct",
    to_edit: "Edit, or make something new",
};
