//! Forms for people who change things, as they are told. Programs use `/api` with a token.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::parameters;
use crate::http::kinds;
use crate::http::pages::visit::PAGE;
use crate::http::text::Text;
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "pages";
const FORM: &str = "application/x-www-form-urlencoded";

pub(super) fn operations() -> Vec<Operation> {
    vec![edit(), submit(), sign_in_form(), sign_in(), sign_out()]
}

fn html() -> [Content; 1] {
    [Content::text("text/html")]
}

fn edit() -> Operation {
    let summary = T(
        "Skjema for å rette eller lage en ressurs",
        "Skjema for å rette eller lage ein ressurs",
        "A form to correct or make a resource",
    );
    let says = T(
        "Skjemaet følger formen (SHACL) til ressursen. Den som ikke er logget inn, sendes til `/sign-in` først.",
        "Skjemaet følgjer forma (SHACL) til ressursen. Den som ikkje er logga inn, blir send til `/sign-in` først.",
        "The form follows the shape (SHACL) of the resource. Who is not signed in is sent to `/sign-in` first.",
    );
    let of = T(
        "IRI-en til ressursen som skal rettes",
        "IRI-en til ressursen som skal rettast",
        "The IRI of the resource to correct",
    );
    let kind = T(
        "Samlingen en ny ressurs skal stå i",
        "Samlinga ein ny ressurs skal stå i",
        "The collection a new resource is to stand in",
    );
    let class = T(
        "Klassen til en ny ressurs, der samlingen har flere",
        "Klassen til ein ny ressurs, der samlinga har fleire",
        "The class of a new resource, where the collection has several",
    );
    let text = || json!({"type": "string"});
    Operation::new("get", "/edit", "editPage", TAG, summary)
        .says(says)
        .takes([
            Parameter::new(Place::Query, "of", text(), of)
                .such_as("https://w3id.org/helsegraf/id/organisations/hdir"),
            Parameter::new(Place::Query, "kind", text(), kind),
            Parameter::new(Place::Query, "class", text(), class),
            parameters::lang(),
        ])
        .answers(200, T("Skjemaet", "Skjemaet", "The form"), html(), &[])
        .answers(303, to_sign_in(), [], &["Location"])
        .negotiates(PAGE)
        .refuses(&[
            &kinds::REQUEST_INVALID,
            &kinds::FORBIDDEN,
            &kinds::NOT_FOUND,
            &kinds::GONE,
        ])
        .works()
}

fn to_sign_in() -> Text {
    T(
        "Til innloggingen",
        "Til innlogginga",
        "To where one signs in",
    )
}

fn submit() -> Operation {
    let summary = T(
        "Ett steg i skjemaet",
        "Eitt steg i skjemaet",
        "One step of the form",
    );
    let says = T(
        "Krever økten fra `/sign-in` og tokenet skjemaet bærer (`csrf`); et `Authorization`-hode gjelder ikke her. Feltene heter det JSON-pekere sier, og `do` sier hva som skal gjøres: `check` viser hva som ville endres, `commit` gjør det.",
        "Krev økta frå `/sign-in` og teiknet skjemaet ber (`csrf`); eit `Authorization`-hovud gjeld ikkje her. Felta heiter det JSON-peikarar seier, og `do` seier kva som skal gjerast: `check` viser kva som ville bli endra, `commit` gjer det.",
        "Needs the session of `/sign-in` and what the form carries (`csrf`); an `Authorization` header means nothing here. Inputs are named by JSON pointers, and `do` says what to do: `check` shows what would change, `commit` changes it.",
    );
    let steps = [
        "check",
        "commit",
        "back",
        "class",
        "delete",
        "delete-now",
        "merge",
    ];
    let body = json!({
        "type": "object",
        "properties": {
            "csrf": {"type": "string"},
            "of": {"type": "string"},
            "kind": {"type": "string"},
            "do": {"enum": steps},
            "message": {"type": "string", "maxLength": 1000},
        },
        "required": ["csrf"],
    });
    let done = T(
        "Endret; til ressursen",
        "Endra; til ressursen",
        "Changed; to the resource",
    );
    Operation::new("post", "/edit", "editStep", TAG, summary)
        .says(says)
        .takes([parameters::lang()])
        .reads([Content::new(FORM, body)])
        .answers(200, T("Siden", "Sida", "The page"), html(), &[])
        .answers(303, done, [], &["Location"])
        .refuses(&[
            &kinds::ACCEPT_MALFORMED,
            &kinds::UNAUTHENTICATED,
            &kinds::TOO_MANY_TOKENS,
            &kinds::FORBIDDEN,
            &kinds::NOT_FOUND,
            &kinds::GONE,
            &kinds::GRAPH_STATE,
            &kinds::JSON_INVALID,
        ])
        .writes()
        .in_pages()
}

fn sign_in_form() -> Operation {
    let summary = T(
        "Logg inn, eller se hvem som er logget inn",
        "Logg inn, eller sjå kven som er logga inn",
        "Sign in, or see who is signed in",
    );
    let next = T(
        "Stien man vil videre til, på dette nettstedet",
        "Stien ein vil vidare til, på denne nettstaden",
        "The path to go on to, on this site",
    );
    let next = Parameter::new(Place::Query, "next", json!({"type": "string"}), next);
    Operation::new("get", "/sign-in", "signInPage", TAG, summary)
        .takes([next.such_as("/edit"), parameters::lang()])
        .answers(200, T("Siden", "Sida", "The page"), html(), &[])
        .negotiates(PAGE)
        .works()
}

fn sign_in() -> Operation {
    let summary = T(
        "Logg inn med et token",
        "Logg inn med eit token",
        "Sign in with a token",
    );
    let says = T(
        "Gir en økt i en informasjonskapsel, som bare gjelder for skjemaene. Programmer sender heller tokenet med hver forespørsel.",
        "Gjev ei økt i ein informasjonskapsel, som berre gjeld for skjemaa. Program sender heller tokenet med kvar førespurnad.",
        "Gives a session in a cookie, which holds for the forms alone. Programs rather send the token with each request.",
    );
    let body = json!({
        "type": "object",
        "properties": {
            "token": {"type": "string", "maxLength": 200},
            "next": {"type": "string", "maxLength": 4000},
        },
        "required": ["token"],
    });
    sent("/sign-in", "signIn", summary, body)
        .says(says)
        .refuses(&[&kinds::UNAUTHENTICATED, &kinds::TOO_MANY_TOKENS])
}

fn sign_out() -> Operation {
    let summary = T("Logg ut", "Logg ut", "Sign out");
    let body = json!({"type": "object", "properties": {
        "csrf": {"type": "string"},
        "everywhere": {"type": "string"},
    }});
    sent("/sign-out", "signOut", summary, body)
}

fn sent(path: &'static str, id: &'static str, summary: Text, body: Value) -> Operation {
    Operation::new("post", path, id, TAG, summary)
        .takes([parameters::lang()])
        .reads([Content::new(FORM, body)])
        .answers(303, T("Gjort", "Gjort", "Done"), [], &["Location"])
        .refuses(&[&kinds::ACCEPT_MALFORMED, &kinds::FORBIDDEN])
        .works()
        .in_pages()
}
