//! A kind of one's own has its form by its shape alone.

use super::browser::Form;
use crate::cli::{Serving, token};
use crate::server::encoded;

const SHAPES: &str = r#"
    @prefix ex: <https://example.org/ns#> . @prefix hg: <https://w3id.org/helsegraf/ns#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <collections/trials> a hg:Collection ; hg:path "trials" ; sh:order 99 ; hg:member ex:Trial ; hg:shape ex:TrialShape ;
        rdfs:label "Utprøvinger"@nb , "Utprøvingar"@nn , "Trials"@en .
    ex:TrialShape a sh:NodeShape ; sh:targetClass ex:Trial ; rdfs:label "Utprøving"@nb , "Trial"@en ; sh:property
        [ sh:path skos:prefLabel ; sh:datatype rdf:langString ; sh:uniqueLang true ; sh:minCount 1 ; sh:order 1 ;
          sh:name "navn"@nb , "name"@en ; sh:group ex:what ] ,
        [ sh:path ex:phase ; sh:datatype xsd:integer ; sh:minCount 1 ; sh:maxCount 1 ; sh:order 2 ; sh:group ex:what ;
          sh:name "fase"@nb , "phase"@en ; sh:description "Fra 1 til 4."@nb , "From 1 to 4."@en ; sh:maxInclusive 4 ;
          sh:message "Høyst fase 4."@nb , "Phase 4 at most."@en ] ,
        [ sh:path ex:arm ; sh:in ( "open" "blind" ) ; sh:maxCount 1 ; sh:order 3 ; sh:name "arm"@nb ] ,
        [ sh:path ex:begun ; sh:datatype xsd:date ; sh:maxCount 1 ; sh:order 4 ; sh:name "begynt"@nb ] ,
        [ sh:path ex:ended ; sh:datatype xsd:boolean ; sh:maxCount 1 ; sh:order 5 ; sh:name "slutt"@nb ] ,
        [ sh:path ex:page ; sh:datatype xsd:anyURI ; sh:order 6 ; sh:name "side"@nb ] ,
        [ sh:path ex:sponsor ; sh:class org:Organization ; sh:maxCount 1 ; sh:order 7 ; sh:name "sponsor"@nb ] ,
        [ sh:path ex:visit ; sh:class ex:Visit ; sh:order 8 ; sh:name "besøk"@nb , "visit"@en ] .
    ex:VisitShape a sh:NodeShape ; sh:targetClass ex:Visit ; rdfs:label "Besøk"@nb , "Visit"@en ; sh:property
        [ sh:path ex:day ; sh:datatype xsd:date ; sh:minCount 1 ; sh:maxCount 1 ; sh:name "dag"@nb , "day"@en ; sh:message "A day, please."@en ] .
    ex:what a sh:PropertyGroup ; sh:order 1 ; rdfs:label "Hva"@nb , "What it is"@en ."#;

/// Status, headers and body of a running server's answer.
struct Told(String);

impl Told {
    fn status(&self) -> u16 {
        self.0[9..12].parse().expect("a status")
    }

    fn header(&self, name: &str) -> &str {
        let head = self.0.split("\r\n\r\n").next().unwrap_or_default();
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value)
    }
}

struct Visitor<'s> {
    server: &'s Serving,
    cookie: String,
}

impl Visitor<'_> {
    fn post(&self, path: &str, form: &Form, button: (&str, &str)) -> Told {
        let pairs = form
            .0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let pairs = pairs.chain([button]);
        let pairs = pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let headers = format!(
            "Accept: text/html\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            self.cookie,
            body.len()
        );
        Told(self.server.exchange("POST", path, &headers, &body))
    }

    fn get(&self, path: &str) -> Told {
        let headers = format!("Accept: text/html\r\nCookie: {}\r\n", self.cookie);
        Told(self.server.exchange("GET", path, &headers, ""))
    }
}

#[test]
fn a_new_kind_has_its_form_by_its_shape_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (data, overlay) = (folder.path().join("graph"), folder.path().join("overlay"));
    std::fs::create_dir_all(overlay.join("shapes")).unwrap();
    std::fs::write(overlay.join("shapes/trials.ttl"), SHAPES).unwrap();
    let server = Serving::start(&data, &["--overlay", overlay.to_str().unwrap()]);
    let token = token(&data, "ola", "steward");
    let mut visitor = Visitor {
        server: &server,
        cookie: String::new(),
    };
    let signed = visitor.post("/sign-in", &Form::default(), ("token", &token));
    assert_eq!(signed.status(), 303, "{}", signed.0);
    visitor.cookie = signed
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();

    let start = visitor.get("/edit?lang=en");
    assert!(
        start.0.contains("href=\"/edit?kind=trials&#38;lang=en\"")
            || start.0.contains("/edit?kind=trials"),
        "{}",
        start.0
    );
    let page = visitor.get("/edit?kind=trials&lang=en");
    assert_eq!(page.status(), 200, "{}", page.0);
    let order = [
        ">What it is</h2>",
        "id=\"f-prefLabel\"",
        "required",
        "id=\"f-phase\"",
        "From 1 to 4.",
        "type=\"number\"",
        "id=\"f-arm\"",
        "<select",
        "open",
        "id=\"f-begun\"",
        "type=\"date\"",
        "id=\"f-ended\"",
        "<select",
        "id=\"f-page\"",
        "type=\"url\"",
        "id=\"f-sponsor\"",
        "list=\"names",
        "id=\"f-visit\"",
        "name=\"add\" value=\"/visit https://example.org/ns#Visit\"",
    ];
    let mut rest = page.0.as_str();
    for part in order {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part} is not there, or not in order: {}", page.0));
        rest = &rest[at..];
    }
    let form = Form::of(&page.0);
    let mut form = Form::of(
        &visitor
            .post(
                "/edit?lang=en",
                &form,
                ("add", "/visit https://example.org/ns#Visit"),
            )
            .0,
    );
    for (name, value) in [
        ("/prefLabel/0/@text", "Første prøve"),
        ("/phase/0/@text", "7"),
        ("/arm/0/@term", "\"blind\""),
        ("/begun/0/@text", "2026-05-17"),
        ("/ended/0/@text", "false"),
        ("/page/0/@text", "https://example.org/a"),
        ("/sponsor/0/@text", "Helsedirektoratet"),
    ] {
        form.set(name, value);
    }
    let refused = visitor.post("/edit?lang=en", &form, ("do", "check"));
    assert_eq!(refused.status(), 422);
    for part in [
        "href=\"#f-phase-0\">phase: Phase 4 at most.",
        "href=\"#f-visit-0-day\">day: A day, please.",
    ] {
        assert!(refused.0.contains(part), "{part}: {}", refused.0);
    }
    let mut form = Form::of(&refused.0);
    form.set("/phase/0/@text", "2");
    form.set("/visit/0/day/0/@text", "2026-06-01");
    let review = visitor.post("/edit?lang=en", &form, ("do", "check"));
    assert_eq!(review.status(), 200, "{}", review.0);
    let saved = visitor.post("/edit?lang=en", &Form::of(&review.0), ("do", "commit"));
    assert_eq!(
        (saved.status(), saved.header("location")),
        (303, "/doc/trials/forste-prove?lang=en"),
        "{}",
        saved.0
    );
    let turtle = server.get("/doc/trials/forste-prove.ttl");
    for part in [
        "phase> 2",
        "\"blind\"",
        "2026-05-17",
        "false",
        "organisations/hdir",
        "anyURI",
        "#visit-1",
        "2026-06-01",
    ] {
        assert!(turtle.contains(part), "{part}: {turtle}");
    }
    let again = visitor
        .get("/edit?lang=en&of=https%3A%2F%2Fw3id.org%2Fhelsegraf%2Fid%2Ftrials%2Fforste-prove");
    let same = visitor.post("/edit?lang=en", &Form::of(&again.0), ("do", "check"));
    assert!(same.0.contains("Nothing was changed."), "{}", same.0);
    let page = visitor.get("/doc/trials/forste-prove?lang=en");
    assert!(
        page.0.contains("/edit?of="),
        "a link to the form: {}",
        page.0
    );
}
