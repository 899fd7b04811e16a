//! The words of the pages behind the types of problems.

use crate::rdf::Language;

/// The words of one language.
pub struct Words {
    /// Title of the list.
    pub title: &'static str,
    /// What a problem is and how its type is written.
    pub lead: &'static str,
    /// What its members say.
    pub members: &'static str,
    /// Column: the status.
    pub status: &'static str,
    /// Column: the kind.
    pub kind: &'static str,
    /// Heading: when it comes.
    pub when: &'static str,
    /// Heading: what to do.
    pub remedy: &'static str,
    /// Heading over an example.
    pub example: &'static str,
    /// Under that heading.
    pub example_lead: &'static str,
    /// To the list.
    pub all: &'static str,
    /// To the description of the API.
    pub api: &'static str,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

static NB: Words = Words {
    title: "Feil og hva du gjør med dem",
    lead: "Når noden ikke kan svare, sier den hvorfor i et lite JSON-dokument: `application/problem+json` etter RFC 9457. `type` er en relativ referanse med hele stien, `/problems/` fulgt av navnet, så den fører alltid til siden om feilen på den noden som svarte.",
    members: "`title` sier hva slags feil det er, `status` gjentar statuskoden, og `detail` sier hva som skjedde denne gangen. Noen har flere medlemmer: `line` og `column` for steder i en tekst, `parameter` for en verdi i adressen, `results` for det reglene sier. Den som leser i en nettleser, får det samme som en side.",
    status: "Status",
    kind: "Feil",
    when: "Når den kommer",
    remedy: "Hva du gjør",
    example: "Slik ser den ut",
    example_lead: "Svaret på det minste. Som regel sier detail mer.",
    all: "Alle feil",
    api: "Om API-et",
};

static NN: Words = Words {
    title: "Feil og kva du gjer med dei",
    lead: "Når noden ikkje kan svare, seier han kvifor i eit lite JSON-dokument: `application/problem+json` etter RFC 9457. `type` er ein relativ referanse med heile stien, `/problems/` følgd av namnet, så han fører alltid til sida om feilen på den noden som svara.",
    members: "`title` seier kva slags feil det er, `status` gjentek statuskoden, og `detail` seier kva som hende denne gongen. Nokre har fleire medlemer: `line` og `column` for stader i ein tekst, `parameter` for ein verdi i adressa, `results` for det reglane seier. Den som les i ein nettlesar, får det same som ei side.",
    status: "Status",
    kind: "Feil",
    when: "Når han kjem",
    remedy: "Kva du gjer",
    example: "Slik ser han ut",
    example_lead: "Svaret på det minste. Som regel seier detail meir.",
    all: "Alle feil",
    api: "Om API-et",
};

static EN: Words = Words {
    title: "Problems, and what to do about them",
    lead: "When the node cannot answer, it says why in a small JSON document: `application/problem+json` after RFC 9457. `type` is a relative reference with the full path, `/problems/` and the name, so that it always leads to the page about the problem on the node that answered.",
    members: "`title` says what kind of problem it is, `status` repeats the status code, and `detail` says what happened this time. Some have more members: `line` and `column` for places in a text, `parameter` for a value in the address, `results` for what the shapes say. Who reads in a browser gets the same as a page.",
    status: "Status",
    kind: "Problem",
    when: "When it comes",
    remedy: "What to do",
    example: "What it looks like",
    example_lead: "The answer at its least. As a rule detail says more.",
    all: "All problems",
    api: "About the API",
};
