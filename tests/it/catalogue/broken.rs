//! A broken profile: the start fails, and says which file and what is wrong with it.

use super::folder;
use helsegraf::catalogue::Profiles;
use helsegraf::vocab::hg;
use std::path::Path;

/// What loading says of the trial profile with one file replaced; nothing if it is taken.
fn told(file: &str, content: Option<&str>) -> String {
    let copy = tempfile::tempdir().unwrap();
    let target = copy.path().join("first-1");
    std::fs::create_dir(&target).unwrap();
    for entry in std::fs::read_dir(folder().join("first-1")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, target.join(path.file_name().unwrap())).unwrap();
    }
    match content {
        Some(content) => std::fs::write(target.join(file), content).unwrap(),
        None => std::fs::remove_file(target.join(file)).unwrap(),
    }
    let loaded = Profiles::load(&hg::BASE_IRI.into_owned(), Some(copy.path()));
    loaded.map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn every_fault_is_placed() {
    let profile = std::fs::read_to_string(folder().join("first-1/profile.ttl")).unwrap();
    let thing = std::fs::read_to_string(folder().join("first-1/thing.rq")).unwrap();
    let without = |text: &str, line: &str| {
        let lines = text.lines().filter(|l| !l.contains(line));
        lines.collect::<Vec<_>>().join("\n")
    };
    for (file, content, wanted) in [
        ("profile.ttl", None, "first-1: there is no file profile.ttl"),
        ("profile.ttl", Some("oops".to_owned()), "first-1/profile.ttl: "),
        ("profile.ttl", Some(without(&profile, "versionInfo")), "owl:versionInfo"),
        ("profile.ttl", Some(without(&profile, "conformsTo")), "dct:conformsTo"),
        ("profile.ttl", Some(profile.replace("\"first-1\"", "\"other\"")), "prof:hasToken"),
        ("thing.rq", None, "no kind"),
        ("thing.rq", Some("SELECT * { ?this ?p ?o }".to_owned()), "not a CONSTRUCT"),
        ("thing.rq", Some(thing.replace("#+ order: 1", "#+ order: first")), "line 1: the order"),
        ("thing.rq", Some(thing.replace("#+ listed", "#+ lisetd")), "there is no key \"lisetd\""),
        ("thing.rq", Some(thing.replace("#+ class: e:Thing", "#+ class: x:Thing")), "no prefix \"x\""),
        ("thing.rq", Some(without(&thing, "#+ class")), "class"),
        ("thing.rq", Some(thing.replace("e:part ?part ;", "e:part [] ;")), "blank node"),
        ("thing.rq", Some(thing.replace("?this e:date ?date", "BIND(NOW() AS ?date)")), "NOW"),
        ("thing.rq", Some(thing.replace("?this e:date ?date", "BIND(<http://e/x> AS ?this)")), "?this is bound"),
        ("thing.rq", Some(thing.replace("?this e:date ?date", "SERVICE <http://e/> { ?this e:date ?date }")), "another host"),
        ("thing.rq", Some(thing.replace("e:made ?made", "e:made ?mda")), "?mda is in the template"),
        ("thing.rq", Some(thing.replace("WHERE {", "WHERE {{")), "first-1/thing.rq: "),
        ("shapes.ttl", Some("@prefix sh: <http://www.w3.org/ns/shacl#> . <http://e/s> a sh:NodeShape ; sh:minCount 1 .".to_owned()), "first-1/shapes.ttl: shape"),
        ("shapes-secret.ttl", Some(String::new()), "no level \"secret\""),
        ("other.ttl", Some(String::new()), "first-1/other.ttl: the file is not one"),
        ("notes.txt", Some("beside".to_owned()), ""),
    ] {
        let told = told(file, content.as_deref());
        match wanted {
            "" => assert_eq!(told, "", "{file}"),
            wanted => assert!(told.contains(wanted), "{file}: {told:?} has no {wanted:?}"),
        }
    }
}

#[test]
fn two_profiles_do_not_share_an_iri() {
    let copy = tempfile::tempdir().unwrap();
    for token in ["first-1", "second-1"] {
        let target = copy.path().join(token);
        std::fs::create_dir(&target).unwrap();
        for file in ["profile.ttl", "thing.rq"] {
            let text = std::fs::read_to_string(folder().join("first-1").join(file)).unwrap();
            std::fs::write(target.join(file), text.replace("first-1", token)).unwrap();
        }
    }
    let error = Profiles::load(&hg::BASE_IRI.into_owned(), Some(copy.path())).unwrap_err();
    assert!(
        error.to_string().contains("<http://e/profile/1>"),
        "{error}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let error = Profiles::load(
        &hg::BASE_IRI.into_owned(),
        Some(Path::new("/nowhere/at/all")),
    );
    assert!(error.unwrap_err().to_string().contains("/nowhere/at/all"));
}
