//! Forms: what they hold, what they change, what they say when something is wrong.

use super::browser::{Form, text_of};
use super::{iri, item, steward};
use crate::server::encoded;
use serde_json::json;

#[test]
fn a_form_sent_as_it_is_changes_nothing() {
    let (server, browser) = steward();
    let mut wrong = Vec::new();
    let mut looked = 0;
    for collection in crate::api::collections(&server) {
        for item in crate::api::items(&server, &collection, 50)
            .iter()
            .step_by(23)
        {
            let id = item["id"].as_str().expect("an IRI");
            let form = browser.open(&server, id);
            let answer = browser.press(&server, &form, "do", "check");
            let page = text_of(&answer.text());
            if answer.status != 200 || !page.contains("Nothing was changed.") {
                wrong.push(format!("{id}: {} {page}", answer.status));
            }
            looked += 1;
        }
    }
    assert!(looked > 100, "only {looked} forms");
    assert!(
        wrong.is_empty(),
        "{} of {looked}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_thing_of_ours_needs_no_base_in_the_address() {
    let (server, browser) = steward();
    let get = |of: &str| browser.get(&server, &format!("/edit?lang=en&of={}", encoded(of)));
    let whole = get(&iri("organisations/hdir"));
    assert_eq!(whole.status, 200);
    assert_eq!(get("id/organisations/hdir").text(), whole.text());
    for wrong in ["//[x", "x:y z"] {
        assert_eq!(get(wrong).status, 400, "{wrong}");
    }
}

#[test]
fn a_change_is_shown_then_made_with_its_reason() {
    let (server, browser) = steward();
    let thing = iri("organisations/hdir");
    let before = item(&server, "organisations/hdir");
    let mut form = browser.open(&server, &thing);
    form.set("/prefLabel/1/@text", "Direktoratet <b>&\r\n\"to\" linjer");
    let review = browser.press(&server, &form, "do", "check");
    let page = review.text();
    assert_eq!(review.status, 200);
    for part in [
        "<del><span lang=\"nn\">Helsedirektoratet (nn)</span></del>",
        "Direktoratet &#60;b&#62;&#38;\n&#34;to&#34; linjer (nn)",
        "name=\"message\"",
        "value=\"commit\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(
        item(&server, "organisations/hdir"),
        before,
        "nothing is stored yet"
    );
    let back = browser.press(&server, &Form::of(&page), "do", "back");
    let kept = Form::of(&back.text());
    assert_eq!(
        kept.get("/prefLabel/1/@text"),
        form.get("/prefLabel/1/@text")
    );
    let saved = browser.save(&server, &kept, "  a\nreason ");
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(saved.header("location"), "/doc/organisations/hdir?lang=en");
    let mut wanted = before;
    wanted["prefLabel"]["nn"] = json!("Direktoratet <b>&\n\"to\" linjer");
    assert_eq!(
        item(&server, "organisations/hdir"),
        wanted,
        "and nothing else"
    );
    let head = server.app.graph().head();
    let commit = server
        .app
        .graph()
        .change(head.revision)
        .unwrap()
        .expect("a commit");
    let draft = &commit.header.draft;
    assert_eq!(
        (draft.agent.as_str(), draft.message.as_deref()),
        ("steward", Some("a reason"))
    );
}

#[test]
fn what_the_shape_does_not_know_stays() {
    let (server, browser) = steward();
    let thing = iri("organisations/hdir");
    let more = format!(
        "INSERT DATA {{ GRAPH <https://w3id.org/helsegraf/graph/national/content> {{
           <{thing}> <http://example.org/odd> \"odd\"@la , 7.50 , <urn:x:y> , [ <http://example.org/in> \"deep\" ] ;
             <http://example.org/list> ( 1 \"two\" <urn:three> ) .
           << <{thing}> <http://example.org/odd> \"odd\"@la >> <http://example.org/sure> 0.5 . }}
         GRAPH <{}> {{ <{thing}> <http://example.org/elsewhere> 1 }} }}",
        crate::server::EDITED
    );
    let update = server.update(&server.admin, &more);
    assert!(update.status.is_success(), "{}", update.text());
    let said = || {
        let query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!ISLITERAL(?o) || ?o != 'x'@nb) }";
        let text = server.query(query, "application/n-triples").text();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let before = said();
    let mut form = browser.open(&server, &thing);
    form.set("/altLabel/0/@text", "x");
    assert_eq!(browser.save(&server, &form, "").status, 303);
    let after = said();
    let gone: Vec<_> = before.iter().filter(|line| !after.contains(line)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    assert_eq!(after.len(), before.len());
    let labels = item(&server, "organisations/hdir")["altLabel"]["nb"].clone();
    assert_eq!(labels, json!(["x"]));
}

#[test]
fn rows_come_and_go_without_script() {
    let (server, browser) = steward();
    let mut form = browser.open(&server, &iri("organisations/hdir"));
    form.set("/altLabel/0/@text", "one");
    let page = browser.press(&server, &form, "add", "/altLabel").text();
    let mut form = Form::of(&page);
    form.set("/altLabel/1/@text", "two");
    form.set("/altLabel/1/@lang", "en");
    assert!(
        page.contains("formaction=\"/edit?lang=en#f-altLabel\""),
        "one stays where one was"
    );
    let page = browser
        .press(&server, &form, "remove", "/altLabel/0")
        .text();
    let form = Form::of(&page);
    assert_eq!(
        (form.get("/altLabel/0/@text"), form.get("/altLabel/0/@lang")),
        ("two", "en")
    );
    assert_eq!(browser.save(&server, &form, "").status, 303);
    assert_eq!(
        item(&server, "organisations/hdir")["altLabel"],
        json!({"en": ["two"]})
    );
    let form = browser.open(&server, &iri("organisations/hdir"));
    let form = Form::of(
        &browser
            .press(&server, &form, "remove", "/altLabel/0")
            .text(),
    );
    assert_eq!(browser.save(&server, &form, "").status, 303);
    assert!(
        item(&server, "organisations/hdir")
            .get("altLabel")
            .is_none()
    );
}

#[test]
fn things_are_found_by_name_end_or_iri() {
    let (server, browser) = steward();
    let thing = iri("organisations/hdir");
    let field = "/subOrganizationOf";
    let form = browser.open(&server, &thing);
    let form = match form.names().contains(&"/subOrganizationOf/0/@iri") {
        true => Form::of(
            &browser
                .press(&server, &form, "remove", "/subOrganizationOf/0")
                .text(),
        ),
        false => form,
    };
    let found = |text: &str| {
        let mut form = form.clone();
        form.set(&format!("{field}/0/@text"), text);
        browser.press(&server, &form, "find", &format!("{field}/0"))
    };
    let whole = iri("organisations/fhi");
    for text in [
        "Folkehelseinstituttet (FHI)",
        "fhi",
        whole.as_str(),
        " Norwegian Institute of Public Health ",
    ] {
        let page = found(text).text();
        let chosen = Form::of(&page);
        assert_eq!(chosen.get(&format!("{field}/0/@iri")), whole, "{text}");
    }
    let several = found("helse").text();
    assert!(
        several.contains("Which one?") && several.contains("type=\"radio\""),
        "{several}"
    );
    let none = found("xyzzyq").text();
    assert!(
        none.contains("Found nothing of the right kind") && none.contains("aria-invalid"),
        "{none}"
    );
    // A thing of another kind is not offered, and the guard would not have it either.
    let wrong_kind = found("ICD-11").text();
    assert!(
        !wrong_kind.contains("id/standards/icd-11\""),
        "{wrong_kind}"
    );
    let mut form = form.clone();
    form.set(&format!("{field}/0/@text"), &iri("standards/icd-11"));
    let refused = browser.press(&server, &form, "do", "check");
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("href=\"#f-subOrganizationOf"),
        "{}",
        text_of(&refused.text())
    );
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    let (server, browser) = steward();
    let before = item(&server, "organisations/hdir");
    let mut form = browser.open(&server, &iri("organisations/hdir"));
    form.set("/prefLabel/0/@text", "");
    for (language, message) in [
        ("nb", "Skriv «navn» på bokmål"),
        ("en", "Write &#34;name&#34; in Norwegian Bokmål"),
    ] {
        let pairs: Vec<_> = form
            .0
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let answer = browser.post(&server, &format!("/edit?lang={language}"), &pairs, &[]);
        let page = answer.text();
        assert_eq!(answer.status, 422);
        let field = page.find("id=\"f-prefLabel\"").expect("the field");
        let error = page[field..].find(message).expect("the message beside it");
        let end = page[field..].find("</fieldset>").expect("its end");
        assert!(error < end, "the message is not in its field");
        assert!(
            page.contains("<a href=\"#f-prefLabel\""),
            "and in the summary: {page}"
        );
    }
    assert_eq!(item(&server, "organisations/hdir"), before);
}

#[test]
fn a_new_thing_is_made_of_a_form_and_removed_again() {
    let (server, browser) = steward();
    let mut form = browser.begin(&server, "organisations");
    let refused = browser.press(&server, &form, "do", "check");
    assert_eq!(refused.status, 422, "nothing is filled in");
    form.set("/prefLabel/0/@text", "Ny Ænhet");
    form.set("/prefLabel/2/@text", "New unit");
    let refused = browser.press(&server, &form, "do", "check");
    assert_eq!(refused.status, 422);
    let page = refused.text();
    let mut form = Form::of(&page);
    assert!(
        page.contains("href=\"#f-mark\"") && page.contains("href=\"#f-source\""),
        "{}",
        text_of(&page)
    );
    for (name, value) in [
        ("/description/0/@text", "En enhet."),
        ("/description/2/@text", "A unit."),
        ("/mark/0/@term", "<https://w3id.org/helsegraf/ns#project>"),
    ] {
        form.set(name, value);
    }
    let passages = server
        .get("/api/passages?limit=1", "application/json")
        .json();
    let passage = passages["items"][0]["id"]
        .as_str()
        .expect("a passage")
        .to_owned();
    form.set("/source/0/@text", &passage);
    let mut page = browser.press(&server, &form, "do", "check");
    if page.status == 422 {
        // What else this kind must have is stated to be unknown.
        let form = fill_choices(&Form::of(&page.text()));
        page = browser.press(&server, &form, "do", "check");
    }
    assert_eq!(page.status, 200, "{}", text_of(&page.text()));
    assert!(
        page.text().contains("id/organisations/ny-aenhet"),
        "{}",
        page.text()
    );
    let saved = browser.press(&server, &Form::of(&page.text()), "do", "commit");
    assert_eq!(saved.status, 303, "{}", text_of(&saved.text()));
    assert_eq!(
        saved.header("location"),
        "/doc/organisations/ny-aenhet?lang=en"
    );
    assert_eq!(
        item(&server, "organisations/ny-aenhet")["prefLabel"]["en"],
        "New unit"
    );

    let form = browser.open(&server, &iri("organisations/ny-aenhet"));
    let ask = browser.press(&server, &form, "do", "delete");
    assert_eq!(ask.status, 200);
    assert!(ask.text().contains("Nothing else refers to the resource."));
    let gone = browser.press(&server, &Form::of(&ask.text()), "do", "delete-now");
    assert_eq!(
        (gone.status.as_u16(), gone.header("location")),
        (303, "/doc/organisations?lang=en")
    );
    assert_eq!(server.get("/api/organisations/ny-aenhet", "").status, 404);
    let edit = format!("/edit?of={}", encoded(&iri("organisations/ny-aenhet")));
    let left = browser.get(&server, &edit);
    assert_eq!(
        (left.status.as_u16(), left.header("location")),
        (303, "/doc/organisations/ny-aenhet")
    );
}

/// What else an organisation must have.
fn fill_choices(form: &Form) -> Form {
    let mut form = form.clone();
    let owner = "<https://w3id.org/helsegraf/ns#ownerActor>";
    form.set("/classification/0/@term", owner);
    form
}

#[test]
fn what_two_have_added_can_both_be_kept() {
    let (server, browser) = steward();
    let thing = iri("organisations/hdir");
    let (mut first, mut second) = (browser.open(&server, &thing), browser.open(&server, &thing));
    first.set("/altLabel/0/@text", "Of the first");
    second.set("/altLabel/0/@text", "Of the second");
    second.set("/prefLabel/2/@text", "Both");
    assert_eq!(browser.save(&server, &first, "I was <first>").status, 303);
    let conflict = browser.press(&server, &second, "do", "check");
    let page = conflict.text();
    assert_eq!(conflict.status, 412);
    for part in ["by steward.", "I was &#60;first&#62;", "Keep both"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(page.matches("value=\"both\"").count(), 1, "not of one text");
    let mut choice = Form::of(&page);
    choice.set("take/altLabel", "both");
    let review = browser.press(&server, &choice, "do", "merge");
    assert_eq!(review.status, 200, "{}", text_of(&review.text()));
    let done = browser.press(&server, &Form::of(&review.text()), "do", "commit");
    assert_eq!(done.status, 303);
    let now = item(&server, "organisations/hdir");
    assert_eq!(now["prefLabel"]["en"], "Both");
    let mut names: Vec<&str> = now["altLabel"]["nb"]
        .as_array()
        .expect("several")
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["Of the first", "Of the second"]);
}

#[test]
fn a_long_form_begins_with_its_parts() {
    let (server, browser) = steward();
    let page = browser.get(&server, "/edit?kind=domains&lang=en").text();
    let links = page.matches("<li><a href=\"#group-").count();
    assert!(links > 4, "{links}");
    for number in 1..=links {
        assert_eq!(page.matches(&format!("id=\"group-{number}\"")).count(), 1);
    }
}

#[test]
fn a_thing_others_need_is_not_removed() {
    let (server, browser) = steward();
    let form = browser.open(&server, &iri("organisations/hdir"));
    let ask = browser.press(&server, &form, "do", "delete");
    let page = ask.text();
    assert!(
        page.contains("others refer to the resource."),
        "{}",
        text_of(&page)
    );
    if ask.status == 422 {
        assert!(!page.contains("value=\"delete-now\""));
    }
    let forced = browser.press(&server, &form, "do", "delete-now");
    let done = if ask.status == 200 { 303 } else { 422 };
    assert_eq!(forced.status, done, "{}", text_of(&forced.text()));
}

#[test]
fn a_conflict_shows_both_and_lets_one_go_on() {
    let (server, browser) = steward();
    let thing = iri("organisations/hdir");
    let mut mine = browser.open(&server, &thing);
    let mut theirs = mine.clone();
    mine.set("/prefLabel/1/@text", "Mitt");
    mine.set("/altLabel/0/@text", "mitt andre");
    theirs.set("/prefLabel/1/@text", "Deira");
    theirs.set("/description/2/@text", "Their description.");
    assert_eq!(browser.save(&server, &theirs, "first").status, 303);
    for step in ["check", "commit"] {
        let conflict = browser.press(&server, &mine, "do", step);
        assert_eq!(conflict.status, 412, "{step}");
    }
    let conflict = browser.press(&server, &mine, "do", "commit");
    let page = conflict.text();
    for part in [
        "Mitt (nn)",
        "Deira (nn)",
        "Their description. (en)",
        "mitt andre",
    ] {
        assert!(page.contains(part), "{part}: {}", text_of(&page));
    }
    let form = Form::of(&page);
    // What only they have changed is theirs unless one says otherwise; what both have is mine.
    assert_eq!(form.get("take/description"), "theirs");
    assert_eq!(form.get("take/prefLabel"), "mine");
    assert_eq!(
        item(&server, "organisations/hdir")["prefLabel"]["nn"],
        "Deira"
    );
    let review = browser.press(&server, &form, "do", "merge");
    assert_eq!(review.status, 200, "{}", text_of(&review.text()));
    let saved = browser.press(&server, &Form::of(&review.text()), "do", "commit");
    assert_eq!(saved.status, 303, "{}", text_of(&saved.text()));
    let now = item(&server, "organisations/hdir");
    assert_eq!(now["prefLabel"]["nn"], "Mitt");
    assert_eq!(now["description"]["en"], "Their description.");
    assert_eq!(now["altLabel"]["nb"], json!(["mitt andre"]));
}

#[test]
fn parts_are_edited_within_their_thing() {
    let (server, browser) = steward();
    let collections = crate::api::collections(&server);
    let part = collections.iter().find_map(|collection| {
        let all = crate::api::items(&server, collection, 200);
        all.iter().find_map(|item| {
            let marks = item.get("statementMark")?.as_array()?;
            let mark = marks
                .iter()
                .position(|mark| mark.get("comment").is_some() || mark.get("mark").is_some())?;
            Some((
                item["id"].as_str()?.to_owned(),
                marks[mark]["id"].as_str()?.to_owned(),
            ))
        })
    });
    let list = server.get("/api/registries/dodsarsaksregister", "application/json");
    let (thing, _) = part.unwrap_or_else(|| {
        assert_eq!(list.status, 200);
        (iri("registries/dodsarsaksregister"), String::new())
    });
    let form = browser.open(&server, &thing);
    let id = form
        .names()
        .iter()
        .find(|name| name.ends_with("/@id"))
        .map(|name| (*name).to_owned());
    let id = id.unwrap_or_else(|| panic!("no part in the form of {thing}: {:?}", form.names()));
    let row = id.strip_suffix("/@id").expect("a row").to_owned();
    let part = form.get(&id).to_owned();
    let mark = format!("{row}/mark/0/@term");
    let mut changed = form.clone();
    let other = match form.get(&mark).contains("#inferred") {
        true => "<https://w3id.org/helsegraf/ns#external>",
        false => "<https://w3id.org/helsegraf/ns#inferred>",
    };
    changed.set(&mark, other);
    let saved = browser.save(&server, &changed, "");
    assert_eq!(saved.status, 303);
    let ask = format!("ASK {{ <{part}> <https://w3id.org/helsegraf/ns#mark> {other} }}");
    assert_eq!(
        server.query(&ask, "application/sparql-results+json").json()["boolean"],
        true
    );
    // Removed, it is gone with all that was said of it.
    let form = browser.open(&server, &thing);
    let form = Form::of(&browser.press(&server, &form, "remove", &row).text());
    assert!(!form.0.iter().any(|(_, value)| *value == part));
    assert_eq!(browser.save(&server, &form, "").status, 303);
    let ask = format!("ASK {{ {{ <{part}> ?p ?o }} UNION {{ ?s ?q <{part}> }} }}");
    assert_eq!(
        server.query(&ask, "application/sparql-results+json").json()["boolean"],
        false
    );
    // A new one has fields of its own class, and a name of its own.
    let form = browser.open(&server, &thing);
    let field = row.rsplit_once('/').expect("a field").0.to_owned();
    let page = browser
        .get(&server, &format!("/edit?lang=en&of={}", encoded(&thing)))
        .text();
    let add = page
        .split(&format!("name=\"add\" value=\"{field} "))
        .nth(1)
        .expect("a button");
    let class = add.split('"').next().expect("a class");
    let page = browser
        .press(&server, &form, "add", &format!("{field} {class}"))
        .text();
    let form = Form::of(&page);
    assert!(
        form.0
            .iter()
            .any(|(name, value)| name.ends_with("/@id") && value.starts_with('#')),
        "{:?}",
        form.names()
    );
    let refused = browser.press(&server, &form, "do", "check");
    assert_eq!(refused.status, 422, "an empty part is not enough");
    assert!(
        refused
            .text()
            .contains(&format!("href=\"#f{}-", field.replace('/', "-"))),
        "{}",
        text_of(&refused.text())
    );
}
