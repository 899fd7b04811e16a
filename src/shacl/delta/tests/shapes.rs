//! Random shapes: every target, component and kind of path, shared shapes and queries.

use super::choices::Choices;
use super::{DECLARED, PREFIXES};

/// Constraint components of the shapes' own: one asks about each value, one selects.
pub(super) const COMPONENTS: &str = r#"
ex:Linked a sh:ConstraintComponent ; sh:parameter [ sh:path ex:linked ] ;
    sh:validator [ sh:ask "ASK { ?value $linked ?x }" ] .
ex:Kept a sh:ConstraintComponent ; sh:parameter [ sh:path ex:kept ] ;
    sh:propertyValidator [ sh:prefixes ex: ;
        sh:select "SELECT $this ?value WHERE { $this $PATH ?value . FILTER NOT EXISTS { ?value $kept ?y . ?y ex:p3 $this } }" ] ;
    sh:nodeValidator [ sh:prefixes ex: ;
        sh:select "SELECT $this WHERE { $this ex:p1 ?x . FILTER EXISTS { ?x $kept ?y } }" ] .
"#;

const QUERIES: &[&str] = &[
    "SELECT $this ?value WHERE { $this ex:p0 ?value . FILTER(isLiteral(?value)) }",
    "SELECT $this ?value WHERE { $this ex:p0/ex:p1 ?value }",
    "SELECT $this WHERE { $this ex:p0 ?x . ?y ex:p1 ?x . FILTER NOT EXISTS { ?y ex:p2 ?z . ?z a ex:C0 } }",
    "SELECT $this WHERE { $this ex:p0 ?x OPTIONAL { ?x ex:p1 ?y . ?y ex:p2 ?z } FILTER(!bound(?z)) }",
    "SELECT $this WHERE { { $this ex:p0 ?x } UNION { ?x ex:p1 $this . ?x ex:p2* ?w . ?w ex:p0 1 } }",
    "SELECT $this WHERE { ?a ex:p0 ?b . ?b ex:p1 1 }",
    "SELECT $this ?value WHERE { $this ?p ?value . FILTER(?value = 2) }",
    "SELECT $this WHERE { $this ex:p1 ?x . { SELECT $this ?n WHERE { $this ex:p2 ?n } } }",
    "SELECT $this WHERE { $this ^ex:p1|ex:p2 ?x . ?x ex:p3 [ ex:p0 ?y ] . FILTER EXISTS { $this a/ex:p1? ?c } }",
    "SELECT $this WHERE { $this a/rdfs:subClassOf* ex:C0 . FILTER NOT EXISTS { $this ex:p0 ?x } }",
    "SELECT $this ?value WHERE { $this ex:p0 ?value . BIND(EXISTS { ?value ex:p1 ?y } AS ?e) FILTER(?e) }",
    "SELECT $this (COUNT(?x) AS ?n) WHERE { $this ex:p0 ?x } GROUP BY $this HAVING (COUNT(?x) > 1)",
    "SELECT $this WHERE { $this !ex:p0 ex:n1 }",
    "SELECT $this WHERE { $this ex:p0 ?x . ?x ex:p1 ?y . ?y ex:p2 ?z . ?z ex:p3 $this }",
];

const PROPERTY_QUERIES: &[&str] = &[
    "SELECT $this ?value WHERE { $this $PATH ?value . ?value ex:p1 ?x }",
    "SELECT $this ?value WHERE { $this $PATH ?value . FILTER NOT EXISTS { ?value a ex:C1 } }",
];

/// How many kinds of constraint any shape may have, and how many more a property shape.
const ANYWHERE: usize = 28;
const ON_PROPERTIES: usize = 6;

impl Choices<'_> {
    pub(super) fn shapes(&mut self) -> String {
        let mut text = format!("{PREFIXES}{DECLARED}{COMPONENTS}");
        for i in 0..=self.below(3) {
            text += &match self.below(5) {
                0..=1 => self.node_shape(i),
                // A class that is a shape is its own target.
                2 => format!(
                    "{} a sh:NodeShape , rdfs:Class ;{} .\n",
                    ["ex:C0", "ex:C1", "ex:C2", "ex:n1"][i],
                    self.body(2, false)
                ),
                _ => self.property_shape(i),
            };
        }
        text
    }

    fn node_shape(&mut self, i: usize) -> String {
        let (targets, body) = (self.targets(), self.body(2, false));
        self.node_shapes.push(i);
        format!("ex:S{i} a sh:NodeShape ;{targets}{body} .\n")
    }

    fn property_shape(&mut self, i: usize) -> String {
        let (path, targets, body) = (self.path(2), self.targets(), self.body(2, true));
        self.property_shapes.push(i);
        format!("ex:S{i} sh:path {path} ;{targets}{body} .\n")
    }

    fn targets(&mut self) -> String {
        let mut targets = String::new();
        for _ in 0..=self.below(2) {
            targets += &match self.below(6) {
                0 | 1 => format!(" sh:targetClass {} ;", self.class()),
                2 => format!(" sh:targetSubjectsOf {} ;", self.predicate()),
                3 => format!(" sh:targetObjectsOf {} ;", self.predicate()),
                4 => format!(
                    " {} ;",
                    self.pick(&[
                        "sh:targetSubjectsOf rdf:type",
                        "sh:targetObjectsOf rdf:type"
                    ])
                ),
                _ => format!(
                    " sh:targetNode {} ;",
                    self.pick(&["ex:n0", "ex:n7", "1", "ex:C1"])
                ),
            };
        }
        targets
    }

    /// Constraints, each kind at most once.
    fn body(&mut self, depth: usize, is_property: bool) -> String {
        let mut body = String::new();
        let mut used = Vec::new();
        let kinds = ANYWHERE + if is_property { ON_PROPERTIES } else { 0 };
        for _ in 0..=self.below(3) {
            let kind = self.below(kinds);
            if used.contains(&kind) {
                continue;
            }
            used.push(kind);
            body += &match kind {
                0..=15 => self.simple(kind),
                16..ANYWHERE => self.of_shapes(kind, depth, is_property),
                _ => self.on_property(kind - ANYWHERE, depth),
            };
        }
        match self.below(12) {
            10 => body += " sh:severity sh:Warning ;",
            11 => body += " sh:deactivated true ;",
            _ => {}
        }
        body
    }

    fn simple(&mut self, kind: usize) -> String {
        match kind {
            0 => format!(" sh:class {} ;", self.class()),
            1 => format!(
                " sh:nodeKind {} ;",
                self.pick(&["sh:IRI", "sh:Literal", "sh:BlankNodeOrIRI"])
            ),
            2 => format!(
                " sh:datatype {} ;",
                self.pick(&["xsd:integer", "xsd:date", "rdf:langString"])
            ),
            3 => format!(
                " sh:in ( {} {} 1 ) ;",
                self.pick(&["ex:n0", "ex:n1"]),
                self.class()
            ),
            4 => format!(" sh:hasValue {} ;", self.pick(&["ex:n0", "1", "ex:n9"])),
            5 => format!(" sh:minInclusive {} ;", self.pick(&["2", "2.5"])),
            6 => format!(
                " sh:maxExclusive {} ;",
                self.pick(&["3", "\"2020-06-01\"^^xsd:date"])
            ),
            7 => " sh:minExclusive 1 ;".to_owned(),
            8 => " sh:maxInclusive 2 ;".to_owned(),
            9 => " sh:minLength 2 ;".to_owned(),
            10 => " sh:maxLength 17 ;".to_owned(),
            11 => " sh:pattern \"n[0-2]$\" ;".to_owned(),
            12 => " sh:languageIn ( \"en\" ) ;".to_owned(),
            13 => format!(" sh:equals {} ;", self.predicate()),
            14 => format!(" sh:disjoint {} ;", self.predicate()),
            _ => format!(
                " sh:closed true ; sh:ignoredProperties ( rdf:type {} ) ;",
                self.predicate()
            ),
        }
    }

    fn of_shapes(&mut self, kind: usize, depth: usize, is_property: bool) -> String {
        let query = |query| format!(" sh:sparql [ sh:prefixes ex: ; sh:select \"{query}\" ] ;");
        match kind {
            16 if is_property && self.below(2) == 1 => query(self.pick(PROPERTY_QUERIES)),
            16 => query(self.pick(QUERIES)),
            17 => format!(" ex:linked {} ;", self.predicate()),
            18 => format!(" ex:kept {} ;", self.predicate()),
            // Shapes made before may be shared: no circle comes of it.
            19 if !self.node_shapes.is_empty() => {
                let place = self.below(self.node_shapes.len());
                let shape = self.node_shapes[place];
                format!(" {} ex:S{shape} ;", self.pick(&["sh:node", "sh:not"]))
            }
            20 if !self.property_shapes.is_empty() => {
                let place = self.below(self.property_shapes.len());
                let shape = self.property_shapes[place];
                format!(" {} ex:S{shape} ;", self.pick(&["sh:property", "sh:not"]))
            }
            _ if depth == 0 => format!(" sh:class {} ;", self.class()),
            19..=21 => format!(
                " sh:property [ sh:path {} ;{} ] ;",
                self.path(1),
                self.body(depth - 1, true)
            ),
            22 => format!(
                " sh:property {} , {} ;",
                self.sibling(depth),
                self.sibling(depth)
            ),
            23 => format!(" sh:node {} ;", self.nested(depth)),
            24 => format!(" sh:not {} ;", self.nested(depth)),
            25 => format!(
                " sh:and ( {} {} ) ;",
                self.nested(depth),
                self.nested(depth)
            ),
            26 => format!(" sh:or ( {} {} ) ;", self.nested(depth), self.nested(depth)),
            _ => format!(
                " sh:xone ( {} {} ) ;",
                self.nested(depth),
                self.nested(depth)
            ),
        }
    }

    fn nested(&mut self, depth: usize) -> String {
        format!("[{} ]", self.body(depth - 1, false))
    }

    /// A property shape whose values must not conform to its siblings' value shapes.
    fn sibling(&mut self, depth: usize) -> String {
        format!(
            "[ sh:path {} ;{} sh:qualifiedValueShapesDisjoint true ]",
            self.path(1),
            self.qualified(depth)
        )
    }

    fn qualified(&mut self, depth: usize) -> String {
        format!(
            " sh:qualifiedValueShape {} ; sh:qualifiedMinCount {} ; sh:qualifiedMaxCount {} ;",
            self.nested(depth),
            self.below(3),
            self.below(3)
        )
    }

    fn on_property(&mut self, kind: usize, depth: usize) -> String {
        match kind {
            0 => format!(" sh:minCount {} ;", self.below(3)),
            1 => format!(" sh:maxCount {} ;", self.below(3)),
            2 => " sh:uniqueLang true ;".to_owned(),
            3 => format!(" sh:lessThan {} ;", self.predicate()),
            4 => format!(" sh:lessThanOrEquals {} ;", self.predicate()),
            _ if depth == 0 => String::new(),
            _ => self.qualified(depth),
        }
    }
}
