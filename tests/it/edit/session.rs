//! Sessions: who they are for, where they hold, and how they end.

use super::browser::{Browser, Form};
use super::{iri, item, steward};
use crate::server::{Server, encoded, request};

const HDIR: &str = "organisations/hdir";

/// A form that would change the name of an organisation.
fn changed(browser: &Browser, server: &Server) -> Form {
    let mut form = browser.open(server, &iri(HDIR));
    form.set("/prefLabel/2/@text", "Changed");
    form
}

fn name(server: &Server) -> String {
    let name = item(server, HDIR)["prefLabel"]["en"].clone();
    name.as_str().expect("a name").to_owned()
}

#[test]
fn one_signs_in_with_a_token_and_out_again() {
    let (server, browser) = steward();
    let edit = format!("/edit?of={}", encoded(&iri(HDIR)));
    let stranger = Browser::default();
    let sent = stranger.get(&server, &edit);
    assert_eq!(sent.status, 303);
    let address = format!(
        "/sign-in?next={}",
        encoded(&edit).replace("%2D", "-").replace("%2E", ".")
    );
    assert_eq!(sent.header("location"), address);
    let page = stranger.get(&server, &address).text();
    assert!(
        page.contains("type=\"password\"") && page.contains("name=\"next\""),
        "{page}"
    );

    let refused = stranger.post(&server, "/sign-in", &[("token", "hg_0")], &[]);
    assert_eq!(
        (refused.status.as_u16(), refused.header("set-cookie")),
        (401, "")
    );
    assert!(refused.text().contains("role=\"alert\""));

    let fields = [("token", server.steward.as_str()), ("next", edit.as_str())];
    let answer = stranger.post(&server, "/sign-in", &fields, &[]);
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, edit.as_str())
    );
    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Max-Age=43200", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        !cookie.contains("Secure") && !cookie.contains(&server.steward),
        "{cookie}"
    );
    let behind_tls = [("x-forwarded-proto", "https")];
    let answer = stranger.post(&server, "/sign-in", &fields, &behind_tls);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-") && cookie.contains("; Secure"),
        "{cookie}"
    );
    for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let fields = [("token", server.steward.as_str()), ("next", elsewhere)];
        let answer = stranger.post(&server, "/sign-in", &fields, &[]);
        assert_eq!(answer.header("location"), "/edit");
    }

    let page = browser.get(&server, "/doc/organisations/hdir");
    assert!(page.text().contains("Logget inn som steward"));
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert!(
        !stranger
            .get(&server, "/doc/organisations/hdir")
            .text()
            .contains("Logget inn som")
    );

    let me = browser.get(&server, "/sign-in").text();
    let csrf = me.split("name=\"csrf\" value=\"").nth(1).expect("a token");
    let csrf = &csrf[..64];
    assert_eq!(
        browser
            .post(&server, "/sign-out", &[("csrf", "x")], &[])
            .status,
        403
    );
    assert_eq!(browser.get(&server, &edit).status, 200, "still signed in");
    let out = browser.post(&server, "/sign-out", &[("csrf", csrf)], &[]);
    assert_eq!(out.status, 303);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(browser.get(&server, &edit).status, 303, "signed out");
}

#[test]
fn a_form_of_another_site_or_session_changes_nothing() {
    let (server, browser) = steward();
    let before = name(&server);
    let form = changed(&browser, &server);
    let pairs = |form: &Form| -> Vec<(String, String)> {
        let mut pairs = form.0.clone();
        pairs.push(("do".to_owned(), "commit".to_owned()));
        pairs
    };
    let send = |browser: &Browser, form: &Form, more: &[(&str, &str)]| {
        let pairs = pairs(form);
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        browser.post(&server, "/edit", &pairs, more).status.as_u16()
    };
    let mut wrong = form.clone();
    wrong.set("csrf", &"0".repeat(64));
    let mut other = Browser::default();
    let token = server.steward.clone();
    other.sign_in(&server, &token);
    for (form, more, status, why) in [
        (
            &form,
            vec![("origin", "https://evil.example")],
            403,
            "a foreign origin",
        ),
        (&form, vec![("origin", "null")], 403, "no origin at all"),
        (
            &form,
            vec![("sec-fetch-site", "cross-site")],
            403,
            "a foreign site",
        ),
        (
            &form,
            vec![("sec-fetch-site", "same-site")],
            403,
            "a neighbouring site",
        ),
        (&form.without("csrf"), vec![], 403, "no csrf token"),
        (&wrong, vec![], 403, "a wrong csrf token"),
    ] {
        assert_eq!(send(&browser, form, &more), status, "{why}");
    }
    assert_eq!(send(&other, &form, &[]), 403, "the form of another session");
    assert_eq!(send(&Browser::default(), &form, &[]), 401, "no session");
    let stranger = Browser::default();
    let nothing = stranger.post(&server, "/edit", &[("do", "commit")], &[]);
    assert_eq!(nothing.status, 401, "neither session nor form");
    let foreign = [("origin", "https://evil.example")];
    let fields = [("token", token.as_str())];
    assert_eq!(
        other.post(&server, "/sign-in", &fields, &foreign).status,
        403
    );
    assert_eq!(name(&server), before, "nothing was changed");
    let own = [
        ("origin", "http://localhost"),
        ("host", "localhost"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(send(&browser, &form, &own), 303, "our own");
    assert_eq!(name(&server), "Changed");
}

#[test]
fn a_form_of_an_older_session_comes_back_with_what_was_written() {
    let (server, mut browser) = steward();
    let form = changed(&browser, &server);
    let token = server.steward.clone();
    browser.sign_in(&server, &token);
    let answer = browser.press(&server, &form, "do", "commit");
    assert_eq!(answer.status, 403);
    let again = Form::of(&answer.text());
    assert_eq!(again.get("/prefLabel/2/@text"), "Changed");
    assert_ne!(again.get("csrf"), form.get("csrf"));
    assert_ne!(name(&server), "Changed");
    assert_eq!(browser.press(&server, &again, "do", "commit").status, 303);
    assert_eq!(name(&server), "Changed");
}

#[test]
fn a_session_that_is_over_loses_nothing_that_was_written() {
    let (server, mut browser) = steward();
    let mut form = changed(&browser, &server);
    form.forge("message", "why it is so");
    browser.cookie = "helsegraf=0000".to_owned();
    let asked = browser.press(&server, &form, "do", "commit");
    assert_eq!(asked.status, 401);
    let page = asked.text();
    assert!(
        page.contains("Sign in again") && page.contains("type=\"password\""),
        "{page}"
    );
    assert!(!page.contains("name=\"do\"") && page.contains("value=\"Changed\""));
    let mut again = Form::within(&page, "<form class=\"about\"");
    again.set("token", "hg_0");
    let wrong = browser.press(&server, &again, "x", "").status;
    assert_eq!(wrong, 400, "no input of a form");
    let send = |form: &Form| {
        let pairs: Vec<_> = form.0.iter().map(|(n, v)| (&**n, &**v)).collect();
        browser.post(&server, "/edit?lang=en", &pairs, &[])
    };
    let refused = send(&again);
    assert_eq!(refused.status, 401);
    assert!(refused.text().contains("role=\"alert\""));
    let mut again = Form::within(&refused.text(), "<form class=\"about\"");
    again.set("token", &server.steward);
    let back = send(&again);
    assert_eq!(back.status, 200, "{}", back.text());
    assert_ne!(name(&server), "Changed", "nothing is stored yet");
    browser.cookie = back
        .header("set-cookie")
        .split(';')
        .next()
        .expect("a cookie")
        .to_owned();
    let form = Form::of(&back.text());
    assert_eq!(form.get("/prefLabel/2/@text"), "Changed");
    let review = browser.press(&server, &form, "do", "check");
    assert_eq!(Form::of(&review.text()).get("message"), "why it is so");
    let done = browser.press(&server, &Form::of(&review.text()), "do", "commit");
    assert_eq!(done.status, 303);
    assert_eq!(name(&server), "Changed");
}

#[test]
fn one_signs_out_everywhere() {
    let (server, browser) = steward();
    let mut other = Browser::default();
    other.sign_in(&server, &server.steward.clone());
    let page = browser.get(&server, "/sign-in?lang=en").text();
    assert!(page.contains("Sign out everywhere (2 sessions)"), "{page}");
    let form = Form::within(&page, "<form class=\"about\"");
    let pairs = [("csrf", form.get("csrf")), ("everywhere", "1")];
    let foreign = [("csrf", "x"), ("everywhere", "1")];
    let status = |pairs| browser.post(&server, "/sign-out", pairs, &[]).status;
    assert_eq!(status(&foreign), 403);
    assert_eq!(other.get(&server, "/edit").status, 200);
    assert_eq!(status(&pairs), 303);
    assert_eq!(other.get(&server, "/edit").status, 303, "signed out too");
    assert_eq!(browser.get(&server, "/edit").status, 303);
}

#[test]
fn wrong_tokens_are_slowed() {
    let (server, browser) = steward();
    let from = |address: &'static str| [("x-forwarded-for", address)];
    let show = |token: &str, address| {
        browser.post(
            &server,
            "/sign-in?lang=en",
            &[("token", token)],
            &from(address),
        )
    };
    for _ in 0..5 {
        assert_eq!(show("hg_0", "203.0.113.5").status, 401);
    }
    let waits = show(&server.steward, "203.0.113.5");
    assert_eq!(
        (waits.status.as_u16(), waits.header("set-cookie")),
        (429, "")
    );
    assert!(["1", "2"].contains(&waits.header("retry-after")));
    assert!(waits.text().contains("Wait "), "{}", waits.text());
    assert_eq!(show(&server.steward, "203.0.113.6").status, 303, "another");
}

#[test]
fn with_a_public_origin_of_https_the_cookie_is_secure() {
    let settings = helsegraf::http::Settings {
        public_origin: Some("https://graf.example".to_owned()),
        ..helsegraf::http::Settings::default()
    };
    let server = Server::new(settings);
    let browser = Browser::default();
    let token = [("token", server.steward.as_str())];
    let answer = browser.post(
        &server,
        "/sign-in",
        &token,
        &[("origin", "https://graf.example")],
    );
    let cookie = answer.header("set-cookie");
    assert_eq!(answer.status, 303);
    assert!(
        cookie.starts_with("__Host-") && cookie.contains("; Secure"),
        "{cookie}"
    );
    let foreign = browser.post(
        &server,
        "/sign-in",
        &token,
        &[("origin", "https://x.example")],
    );
    assert_eq!(foreign.status, 403);
}

#[test]
fn the_cookie_opens_no_door_for_machines() {
    let (server, browser) = steward();
    let graph = "/graphs?graph=https://w3id.org/helsegraf/graph/national/content";
    let insert = "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }";
    for (method, path, kind, body) in [
        ("POST", "/sparql", "application/sparql-update", insert),
        (
            "POST",
            graph,
            "text/turtle",
            "<http://example.org/a> <http://example.org/b> 1 .",
        ),
        ("DELETE", graph, "", ""),
        ("DELETE", "/api/organisations/hdir", "", ""),
        (
            "PATCH",
            "/api/organisations/hdir",
            "application/merge-patch+json",
            "{}",
        ),
        ("GET", "/running", "", ""),
    ] {
        let headers = [("cookie", browser.cookie.as_str()), ("content-type", kind)];
        let answer = server.ask(request(method, path, &headers, body));
        assert_eq!(answer.status, 401, "{method} {path}");
    }
    // Nor does a bearer token open the forms of people.
    let form = changed(&browser, &server);
    let bearer = format!("Bearer {}", server.steward);
    let pairs: Vec<_> = form
        .0
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let stranger = Browser::default();
    let answer = stranger.post(&server, "/edit", &pairs, &[("authorization", &bearer)]);
    assert_eq!(answer.status, 401);
}

#[test]
fn a_revoked_token_and_a_small_role_end_it() {
    let server = crate::shipped::fresh();
    let mut browser = Browser::default();
    let editor = server.editor.clone();
    browser.sign_in(&server, &editor);
    let edit = format!("/edit?of={}", encoded(&iri(HDIR)));
    assert_eq!(
        browser.get(&server, &edit).status,
        403,
        "not the editor's graph"
    );
    let mut steward = Browser::default();
    let token = server.steward.clone();
    steward.sign_in(&server, &token);
    let mut form = changed(&steward, &server);
    let own = browser.get(&server, "/sign-in").text();
    let csrf = own.split("name=\"csrf\" value=\"").nth(1).expect("a token");
    form.set("csrf", &csrf[..64]);
    for step in ["check", "commit", "delete", "delete-now"] {
        assert_eq!(
            browser.press(&server, &form, "do", step).status,
            403,
            "{step}"
        );
    }
    let page = browser.get(&server, "/doc/organisations/hdir").text();
    assert!(
        !page.contains("/edit?of="),
        "no link to a form that one may not send"
    );

    let form = changed(&steward, &server);
    server.revoke("steward");
    assert_eq!(steward.press(&server, &form, "do", "commit").status, 401);
    assert_eq!(steward.get(&server, &edit).status, 303);
    assert_ne!(name(&server), "Changed");
}

#[test]
fn a_graph_that_is_not_shown_is_not_told_of() {
    let (server, browser) = steward();
    let secret = "https://w3id.org/helsegraf/id/organisations/secret";
    let hidden = "/graphs?graph=https://w3id.org/helsegraf/graph/quarantine/a";
    let turtle = format!("<{secret}> a <http://www.w3.org/ns/org#Organization> .");
    let put = server.put(hidden, "text/turtle", turtle);
    assert!(put.status.is_success(), "{}", put.text());
    let answer = |iri: &str| {
        let answer = browser.get(&server, &format!("/edit?of={}", encoded(iri)));
        (answer.status, super::browser::text_of(&answer.text()))
    };
    let there = answer(secret);
    assert_eq!(there.0, 404);
    assert_eq!(
        there,
        answer("https://w3id.org/helsegraf/id/organisations/no-such")
    );
}

#[test]
fn who_is_signed_in_is_told_so_everywhere_and_led_to_what_is_theirs() {
    let (server, browser) = steward();
    let stranger = Browser::default();
    let domain = "/doc/domains/legemidler?lang=en";
    let edits = |page: &str| page.matches("href=\"/edit?of=").count();
    for path in [
        "/doc/none/none?lang=en",
        "/edit?of=x&lang=en",
        "/validate?x=1&lang=en",
        domain,
    ] {
        let (own, others) = (browser.get(&server, path), stranger.get(&server, path));
        assert!(own.text().contains("Signed in as"), "{path}");
        assert!(own.text().contains(">Make new</a>"), "{path}");
        assert!(!others.text().contains("Signed in as"), "{path}");
        assert!(!others.text().contains(">Make new</a>"), "{path}");
    }
    let open = stranger.get(&server, domain).text();
    assert_eq!(edits(&open), 0, "no way to a form that is not theirs");
    assert_eq!(
        open.matches("Sign in to correct").count(),
        1,
        "but once to sign in"
    );
    let own = browser.get(&server, domain).text();
    assert!(edits(&own) > 3 && !own.contains("Sign in to correct"));
    let mut elsewhere = Browser::default();
    elsewhere.sign_in(&server, &server.editor.clone());
    let page = elsewhere.get(&server, domain).text();
    assert_eq!(edits(&page), 0, "an editor of another graph");
    assert!(!page.contains("Sign in to correct"));
}

#[test]
fn an_editor_is_told_whose_a_thing_is_and_makes_what_is_theirs() {
    let server = crate::shipped::fresh();
    let mut editor = Browser::default();
    editor.sign_in(&server, &server.editor.clone());
    let edit = format!("/edit?lang=en&of={}", encoded(&iri(HDIR)));
    let answer = editor.get(&server, &edit);
    let page = answer.text();
    assert_eq!(answer.status, 403);
    for part in [
        "You may not change this",
        "the graph national/content",
        "Your token is for region/north",
        "/doc/organisations/hdir?lang=en",
        "Signed in as editor",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let make = editor.get(&server, "/edit?lang=en").text();
    assert!(make.contains("/edit?kind=organisations"), "{make}");
    let new = editor
        .get(&server, "/edit?kind=organisations&lang=en")
        .text();
    assert!(new.contains("<code>region/north</code>"), "{new}");
}
