//! The prefixes under which this project writes IRIs for people: Turtle, pages and the editor.

use crate::vocab::hg;

/// Prefixes of vocabularies that are not ours, in alphabetical order.
const FOREIGN: &[(&str, &str)] = &[
    ("adms", "http://www.w3.org/ns/adms#"),
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("csvw", "http://www.w3.org/ns/csvw#"),
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("dpv", "https://w3id.org/dpv#"),
    ("dqv", "http://www.w3.org/ns/dqv#"),
    ("ehds", "https://w3id.org/dpv/legal/eu/ehds#"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("euvoc", "http://publications.europa.eu/ontology/euvoc#"),
    ("fhir", "http://hl7.org/fhir/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("geodcatap", "http://data.europa.eu/930/"),
    ("healthdcatap", "http://healthdataportal.eu/ns/health#"),
    ("hydra", "http://www.w3.org/ns/hydra/core#"),
    ("locn", "http://www.w3.org/ns/locn#"),
    (
        "modelldcatno",
        "https://data.norge.no/vocabulary/modelldcatno#",
    ),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("odrl", "http://www.w3.org/ns/odrl/2/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prof", "http://www.w3.org/ns/dx/prof/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("rov", "http://www.w3.org/ns/regorg#"),
    ("schema", "http://schema.org/"),
    ("semapv", "https://w3id.org/semapv/vocab/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("skosno", "https://data.norge.no/vocabulary/skosno#"),
    ("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("sssom", "https://w3id.org/sssom/"),
    ("time", "http://www.w3.org/2006/time#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A table of prefixes; `hg` is the ontology, which keeps its name under every base.
#[derive(Debug, Clone)]
pub struct Prefixes(Vec<(&'static str, String)>);

impl Prefixes {
    /// The table for a deployment whose IRIs start with `base`: under another than the canonical
    /// one, terms it adds of its own are called `own`.
    pub fn new(base: &str) -> Self {
        let mut table: Vec<_> = FOREIGN
            .iter()
            .map(|(prefix, iri)| (*prefix, (*iri).to_owned()))
            .collect();
        table.push(("hg", format!("{}ns#", hg::BASE)));
        if base != hg::BASE {
            table.push(("own", format!("{base}ns#")));
        }
        table.sort();
        Self(table)
    }

    /// Prefix and namespace, in the order of the prefixes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(prefix, iri)| (*prefix, iri.as_str()))
    }

    /// Splits an IRI into prefix and local name where that is legal Turtle and SPARQL unescaped.
    pub fn split<'p, 'i>(&'p self, iri: &'i str) -> Option<(&'p str, &'i str)> {
        self.iter()
            .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)))
            .find(|(_, local)| is_plain_local_name(local))
    }

    /// The IRI of `prefix:local`, if the prefix is known.
    pub fn expand(&self, name: &str) -> Option<String> {
        let (prefix, local) = name.split_once(':')?;
        let (_, namespace) = self.iter().find(|(known, _)| *known == prefix)?;
        (!local.starts_with("//")).then(|| format!("{namespace}{local}"))
    }

    /// `prefix:local`, if a prefix fits.
    pub fn compact(&self, iri: &str) -> Option<String> {
        self.split(iri)
            .map(|(prefix, local)| format!("{prefix}:{local}"))
    }
}

/// Narrower than `PN_LOCAL`: letters, digits, `-`, `_`, with a letter or `_` in front.
fn is_plain_local_name(local: &str) -> bool {
    local
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ontology_keeps_its_prefix_under_another_base() {
        let prefixes = Prefixes::new("https://example.org/");
        for (iri, name) in [
            ("https://w3id.org/helsegraf/ns#mark", "hg:mark"),
            ("https://example.org/ns#mark", "own:mark"),
        ] {
            assert_eq!(prefixes.compact(iri).as_deref(), Some(name));
        }
    }

    #[test]
    fn only_plain_names_are_compacted() {
        let prefixes = Prefixes::new("https://w3id.org/helsegraf/");
        assert_eq!(
            prefixes.compact("https://w3id.org/helsegraf/ns#Standard"),
            Some("hg:Standard".to_owned())
        );
        assert_eq!(
            prefixes.compact("http://purl.org/dc/terms/title"),
            Some("dct:title".to_owned())
        );
        for iri in [
            "https://w3id.org/helsegraf/id/standard/icd-11",
            "http://purl.org/dc/terms/",
            "http://schema.org/a/b",
            "http://schema.org/9",
        ] {
            assert_eq!(prefixes.compact(iri), None, "{iri}");
        }
    }
}
