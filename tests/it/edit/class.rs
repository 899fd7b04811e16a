//! Another class chosen for something new: what fits stays, the rest comes back with its class.

use super::browser::{Form, text_of};
use super::steward;

const MEASURE: &str = "https://w3id.org/helsegraf/ns#Measure";
const ROADMAP: &str = "https://w3id.org/helsegraf/ns#RoadmapMeasure";

#[test]
fn what_fits_another_class_stays_and_the_rest_is_set_aside() {
    let (server, browser) = steward();
    let choose = |form: &Form, class: &str| {
        let mut form = form.clone();
        form.set("class", class);
        let answer = browser.press(&server, &form, "do", "class");
        assert_eq!(answer.status, 200, "{}", text_of(&answer.text()));
        answer.text()
    };
    let page = choose(&browser.begin(&server, "measures"), ROADMAP);
    let mut form = Form::of(&page);
    for (name, value) in [
        ("/prefLabel/0/@text", "Et tiltak"),
        ("/altLabel/0/@text", "Annet navn"),
        ("/period/0/@text", "2026"),
        ("slug", "et-tiltak"),
    ] {
        form.set(name, value);
    }
    let page = choose(&form, MEASURE);
    assert!(
        page.contains("This type has no place for") && page.to_lowercase().contains("period"),
        "{}",
        text_of(&page)
    );
    let mut other = Form::of(&page);
    assert_eq!(other.get("/prefLabel/0/@text"), "Et tiltak");
    assert_eq!(other.get("/altLabel/0/@text"), "Annet navn");
    assert_eq!(
        (other.get("slug"), other.get("class")),
        ("et-tiltak", MEASURE)
    );
    assert!(!other.names().contains(&"/period/0/@text"));
    other.set("/prefLabel/1/@text", "Eit tiltak");
    // A step in between keeps it too.
    let step = browser.press(&server, &other, "add", "/altLabel");
    assert_eq!(step.status, 200, "{}", step.text());
    let back = Form::of(&choose(&Form::of(&step.text()), ROADMAP));
    for (name, value) in [
        ("/prefLabel/0/@text", "Et tiltak"),
        ("/prefLabel/1/@text", "Eit tiltak"),
        ("/period/0/@text", "2026"),
    ] {
        assert_eq!(back.get(name), value, "{name}");
    }
    assert!(!back.names().iter().any(|name| name.starts_with("aside")));
    let foreign = back.clone();
    let wrong = browser.press(&server, &foreign, "aside/none/0/@text", "x");
    assert_eq!(wrong.status, 422, "it is carried, not read");
    let refused = browser.press(&server, &foreign, "asidenone", "x");
    assert_eq!(refused.status, 400);
}
