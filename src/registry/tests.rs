//! Kinds, collections and fields are what the shapes say, and are read anew when those change.

use super::*;
use crate::index::{Scope, Snapshot};
use crate::rdf::{Delta, Language};
use crate::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::NamedNode;

const SHAPES: &str = r#"
        PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX dct: <http://purl.org/dc/terms/> PREFIX s: <https://w3id.org/helsegraf/shapes/>
        PREFIX hg: <https://w3id.org/helsegraf/ns#>
        s:Standard a sh:NodeShape ; sh:targetClass hg:Standard ; sh:node s:Base ;
          sh:property [ sh:path hg:layer ; sh:group s:place ; sh:order 2 ; sh:name "lag"@nb, "layer"@en ] ,
            [ sh:path [ sh:inversePath hg:uses ] ; sh:name "brukt av"@nb ; sh:group s:place ; sh:order 1 ] ,
            [ sh:path ( hg:uses hg:uses ) ; sh:minCount 1 ] .
        s:Base a sh:NodeShape ; sh:property [ sh:path dct:title ; sh:group s:about ; sh:order 1 ] .
        s:Off a sh:NodeShape ; sh:targetClass hg:Off ; sh:deactivated true .
        s:place a sh:PropertyGroup ; sh:order 2 ; rdfs:label "Plass"@nb .
        s:about a sh:PropertyGroup ; sh:order 1 ; rdfs:label "Om"@nb ."#;
const DATA: &str = r#"
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX id: <https://w3id.org/helsegraf/id/standards/>
        hg:Standard rdfs:label "standard"@nb . hg:Profile rdfs:subClassOf hg:Standard .
        hg:uses rdfs:label "bruker"@nb . dct:title rdfs:label "title"@en .
        id:icd a hg:Standard ; dct:title "ICD"@en ; dct:source [ dct:title "kilde" ] ."#;

fn snapshot() -> Snapshot {
    let parse = |text: &str, graph: &str| {
        RdfParser::from_format(RdfFormat::Turtle)
            .with_default_graph(NamedNode::new_unchecked(graph))
            .for_slice(text)
            .collect::<Result<Vec<_>, _>>()
            .unwrap()
    };
    let mut delta = Delta {
        added: parse(SHAPES, hg::SHAPES.as_str()),
        ..Delta::default()
    };
    delta
        .added
        .extend(parse(DATA, hg::NATIONAL_CONTENT.as_str()));
    Snapshot::empty(&[format!("{}graph/shapes/", hg::BASE)]).apply(&delta, 1)
}

#[test]
fn a_layout_follows_groups_and_order_of_the_shapes() {
    let registry = Registry::read(&snapshot(), hg::BASE);
    let layout = registry.layout(["https://w3id.org/helsegraf/ns#Profile"]);
    let lines: Vec<String> = layout
        .groups
        .iter()
        .map(|(group, properties)| {
            let heading = group.as_ref().and_then(|g| g.names.choose(Language::En));
            let names = properties
                .iter()
                .map(|p| p.names.choose(Language::En).unwrap().text.as_str());
            format!(
                "{}: {}",
                heading.unwrap().text,
                names.collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    assert_eq!(lines, ["Om: title", "Plass: brukt av, layer"]);
}

#[test]
fn kinds_are_named_by_the_ontology_and_placed_by_the_data() {
    let registry = Registry::read(&snapshot(), hg::BASE);
    let kinds: Vec<_> = registry
        .kinds()
        .iter()
        .map(|k| k.segment.as_str())
        .collect();
    assert_eq!(kinds, ["standards"]);
    let name = registry.kinds()[0].names.choose(Language::Nn).unwrap();
    assert_eq!(name.text, "standard");
    let uses = registry.term("https://w3id.org/helsegraf/ns#uses").unwrap();
    assert_eq!(uses.choose(Language::Nb).unwrap().text, "bruker");
}

#[test]
fn a_collection_names_the_segment() {
    let mut before = snapshot();
    let more = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#>
            <https://w3id.org/helsegraf/collections/norms> a hg:Collection ; hg:path "norms" ; hg:member hg:Standard ."#;
    let quads = RdfParser::from_format(RdfFormat::Turtle)
        .with_default_graph(hg::SHAPES)
        .for_slice(more)
        .collect::<Result<Vec<_>, _>>();
    let delta = Delta {
        added: quads.unwrap(),
        ..Delta::default()
    };
    before = before.apply(&delta, 2);
    let registry = Registry::read(&before, hg::BASE);
    assert_eq!(registry.kinds()[0].segment, "norms");
}

#[test]
fn a_description_takes_the_parts_of_the_thing_along() {
    let data = r#"PREFIX id: <https://w3id.org/helsegraf/id/codes/> PREFIX dct: <http://purl.org/dc/terms/>
            id:a dct:relation <https://w3id.org/helsegraf/id/codes/a#part> , id:b .
            <https://w3id.org/helsegraf/id/codes/a#part> dct:title "part" . id:b dct:title "b" ."#;
    let quads = RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(data)
        .collect::<Result<Vec<_>, _>>();
    let delta = Delta {
        added: quads.unwrap(),
        ..Delta::default()
    };
    let view = Snapshot::empty(&[]).apply(&delta, 1).view(Scope::Union);
    let a = NamedNode::new_unchecked("https://w3id.org/helsegraf/id/codes/a");
    assert_eq!(describe(&view, view.id(&a).unwrap()).len(), 3);
}

#[test]
fn a_description_takes_its_blank_nodes_along() {
    let view = snapshot().view(Scope::Union);
    let icd = NamedNode::new_unchecked("https://w3id.org/helsegraf/id/standards/icd");
    let triples = describe(&view, view.id(&icd).unwrap());
    assert_eq!(triples.len(), 4);
    let names = names_of(&view, view.id(&icd).unwrap());
    assert_eq!(names.choose(Language::Nb).unwrap().text, "ICD");
}

#[test]
fn fields_say_what_the_shapes_demand() {
    let more = r#"PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
            PREFIX s: <https://w3id.org/helsegraf/shapes/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX euvoc: <http://publications.europa.eu/ontology/euvoc#> PREFIX adms: <http://www.w3.org/ns/adms#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> BASE <https://w3id.org/helsegraf/>
            <collections/norms> a hg:Collection ; hg:path "norms" ; hg:member hg:Standard ; hg:columns ( hg:year hg:layer ) ;
              hg:facets ( hg:layer s:Standard-usedBy ) ; hg:sortBy ( [ hg:descending hg:year ] ) .
            adms:status hg:key "status" .
            s:Standard sh:property s:Standard-usedBy ,
              [ sh:path hg:layer ; sh:class hg:Layer ; sh:minCount 1 ; sh:maxCount 1 ] ,
              [ sh:path hg:layer ; sh:severity sh:Warning ; sh:minCount 2 ] ,
              [ sh:path hg:year ; sh:or ( [ sh:datatype xsd:gYear ] [ sh:datatype xsd:date ] ) ; sh:maxCount 1 ] ,
              [ sh:path adms:status ; sh:in ( hg:draft hg:done ) ] , [ sh:path euvoc:status ; sh:datatype xsd:boolean ] ,
              [ sh:path hg:text ; sh:datatype rdf:langString ; sh:uniqueLang true ; sh:languageIn ( "nb" "en" ) ] ,
              [ sh:path hg:text ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:languageIn ( "nb" ) ] ] .
            s:Standard-usedBy a sh:PropertyShape ; sh:path [ sh:inversePath hg:uses ] ."#;
    let quads = RdfParser::from_format(RdfFormat::Turtle)
        .with_default_graph(hg::SHAPES)
        .for_slice(more)
        .collect::<Result<Vec<_>, _>>();
    let delta = Delta {
        added: quads.unwrap(),
        ..Delta::default()
    };
    let registry = Registry::read(&snapshot().apply(&delta, 2), hg::BASE);
    let norms = registry.collection("norms").unwrap();
    let told = |key: &str| {
        let field = norms.field(key).unwrap();
        let max = field.max.map_or("n".to_owned(), |max| max.to_string());
        let wanted = field.required_languages.join(" ");
        format!("{:?} {}..{max} {wanted}", field.form(), field.min)
    };
    assert_eq!(told("layer"), "Thing 1..1 ");
    assert_eq!(told("year"), "Text 0..1 ");
    assert_eq!(told("text"), "Texts 0..n nb");
    assert_eq!(told("status"), "Thing 0..n ");
    assert_eq!(told("euvocStatus"), "Boolean 0..n ");
    assert_eq!(norms.field("status").unwrap().one_of.len(), 2);
    let keys: Vec<_> = norms
        .columns()
        .chain(norms.facets())
        .map(|f| &*f.key)
        .collect();
    assert_eq!(keys, ["year", "layer", "layer", "uses"]);
    assert_eq!(norms.field("uses").unwrap().direction, Direction::Inverse);
    let sort: Vec<_> = norms.sort().map(|(f, order)| (&*f.key, order)).collect();
    assert_eq!(sort, [("year", Order::Descending)]);
    assert_eq!(
        registry.predicate("status"),
        Some("http://www.w3.org/ns/adms#status")
    );
}

#[test]
fn it_is_read_anew_when_what_it_is_read_from_changes() {
    let cache = Cache::default();
    let mut now = snapshot();
    let mut last = cache.get(&now, hg::BASE);
    let prefixes = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX s: <https://w3id.org/helsegraf/shapes/>
            PREFIX hg: <https://w3id.org/helsegraf/ns#> BASE <https://w3id.org/helsegraf/>";
    for (revision, (graph, text, is_new)) in [
        (
            hg::NATIONAL_CONTENT,
            "<id/standards/x> hg:uses <id/standards/icd> .",
            false,
        ),
        (
            hg::NATIONAL_CONTENT,
            "hg:uses rdfs:label \"uses\"@en .",
            true,
        ),
        (
            hg::NATIONAL_CONTENT,
            "hg:Norm rdfs:subClassOf hg:Standard .",
            true,
        ),
        (
            hg::SHAPES,
            "s:Standard sh:property [ sh:path hg:year ] .",
            true,
        ),
        (hg::ONTOLOGY, "hg:other rdfs:label \"other\"@en .", true),
        (hg::NATIONAL_CONTENT, "<id/norms/y> a hg:Standard .", true),
        (
            hg::NATIONAL_CONTENT,
            "<id/norms/y> hg:uses <id/standards/x> .",
            false,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let quads = RdfParser::from_format(RdfFormat::Turtle)
            .with_default_graph(graph)
            .for_slice(&format!("{prefixes} {text}"))
            .collect::<Result<Vec<_>, _>>();
        let delta = Delta {
            added: quads.unwrap(),
            ..Delta::default()
        };
        now = now.apply(&delta, revision as u64 + 2);
        let registry = cache.get(&now, hg::BASE);
        assert_eq!(!std::sync::Arc::ptr_eq(&registry, &last), is_new, "{text}");
        last = registry;
    }
}
