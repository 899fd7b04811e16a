"""Random shapes and data over few names, so that they meet: all of SHACL Core and some SHACL-SPARQL.

A case has a namespace of its own, so that many cases make one graph and one run of a judge."""

import random

COMPONENTS = """Class Datatype NodeKind MinCount MaxCount MinExclusive MinInclusive MaxExclusive
MaxInclusive MinLength MaxLength Pattern LanguageIn UniqueLang Equals Disjoint LessThan
LessThanOrEquals Not And Or Xone Node QualifiedMinCount QualifiedMaxCount Closed HasValue In
SPARQL""".split()

LITERALS = """1|2|3|"x"^^xsd:integer|2.5|3.0E0|true|"a"@en|"b"@en|"a"@nb|"a"@en-GB
|"abc"|""|"n1"|"2020-02-30"^^xsd:date|"2020-02-03"^^xsd:date|"2021-02-03"^^xsd:date
|"2020-02-03T10:00:00Z"^^xsd:dateTime|"x"^^ex:own""".replace("\n", "").split("|")

TEXTS = ['"a"@en', '"b"@en', '"c"@en', '"a"@nb']

QUERIES = [
    "SELECT $this ?value WHERE { $this ex:p0 ?value . FILTER(isLiteral(?value)) }",
    "SELECT $this ?value WHERE { $this ex:p0/ex:p1 ?value }",
    "SELECT $this WHERE { $this ex:p1 ?x . FILTER NOT EXISTS { ?x ex:p2 ?y } }",
    "SELECT $this ?value WHERE { $this ?p ?value . FILTER(?value = 2) }",
    "SELECT $this WHERE { $this a/rdfs:subClassOf* ex:C0 OPTIONAL { $this ex:p0 ?x } FILTER(!bound(?x)) }",
    "SELECT DISTINCT $this WHERE { { $this ex:p0 ?x } UNION { ?x ex:p1 $this } }",
]
PROPERTY_QUERIES = [
    "SELECT $this ?value WHERE { $this $PATH ?value . FILTER(!isIRI(?value)) }",
    "SELECT $this ?value WHERE { $this $PATH ?value . ?value ex:p1 ?x }",
]
PREAMBLE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <NAMESPACE> .
"""
OWN_COMPONENTS = """
ex: sh:declare [ sh:prefix "ex" ; sh:namespace "NAMESPACE"^^xsd:anyURI ] ,
    [ sh:prefix "rdfs" ; sh:namespace "http://www.w3.org/2000/01/rdf-schema#"^^xsd:anyURI ] .
ex:Longer a sh:ConstraintComponent ; sh:parameter [ a sh:Parameter ; sh:path ex:longer ] ;
    sh:validator [ a sh:SPARQLAskValidator ; sh:prefixes ex: ;
        sh:ask "ASK { FILTER(isBlank($value) || isNumeric($value) || STRLEN(STR($value)) > $longer) }" ] .
ex:Linked a sh:ConstraintComponent ;
    sh:parameter [ a sh:Parameter ; sh:path ex:linked ] , [ a sh:Parameter ; sh:path ex:tag ; sh:optional true ] ;
    sh:propertyValidator [ a sh:SPARQLSelectValidator ; sh:prefixes ex: ;
        sh:select "SELECT $this ?value WHERE { $this $PATH ?value . FILTER NOT EXISTS { ?value $linked ?x } }" ] ;
    sh:nodeValidator [ a sh:SPARQLSelectValidator ; sh:prefixes ex: ;
        sh:select "SELECT $this WHERE { FILTER NOT EXISTS { $this $linked ?x } }" ] .
"""


def namespace(seed):
    return f"http://example.org/{seed}/"


class Made:
    """One case; the same seed makes the same."""

    def __init__(self, seed):
        self.seed, self.choice, self.names = seed, random.Random(seed), 0

    def shapes(self):
        text = "".join(self.top_shape(i) for i in range(self.choice.randrange(1, 4)))
        return (PREAMBLE + OWN_COMPONENTS).replace("NAMESPACE", namespace(self.seed)) + text

    def data(self):
        lines = []
        for _ in range(self.choice.randrange(6, 28)):
            kind = self.choice.randrange(8)
            if kind == 0:
                lines.append(f"{self.a_class()} rdfs:subClassOf {self.a_class()} .")
            elif kind == 1:
                lines.append(f"{self.node()} {self.predicate()} {self.pick(*TEXTS)} , {self.pick(*TEXTS)} .")
            elif kind < 4:
                lines.append(f"{self.node()} rdf:type {self.a_class()} .")
            else:
                lines.append(f"{self.node()} {self.predicate()} {self.value()} .")
        return PREAMBLE.replace("NAMESPACE", namespace(self.seed)) + "\n".join(lines) + "\n"

    def pick(self, *options):
        return self.choice.choice(options)

    def below(self, bound):
        return self.choice.randrange(bound)

    def predicate(self):
        return self.pick("ex:p0", "ex:p1", "ex:p2")

    def a_class(self):
        return self.pick("ex:C0", "ex:C1", "ex:C2")

    def node(self):
        blank = f"_:c{self.seed}b{self.below(2)}"
        return self.pick("ex:n0", "ex:n1", "ex:n2", "ex:n3", blank)

    def literal(self):
        return self.choice.choice(LITERALS)

    def value(self):
        return self.literal() if self.below(5) < 2 else self.node()

    def path(self, depth):
        if depth == 0 or self.choice.random() < 0.4:
            return self.predicate()
        one = lambda: self.path(depth - 1)
        return self.choice.choice(
            [
                lambda: f"[ sh:inversePath {one()} ]",
                lambda: f"( {one()} {one()} )",
                lambda: f"[ sh:alternativePath ( {one()} {one()} ) ]",
                lambda: f"[ sh:zeroOrMorePath {one()} ]",
                lambda: f"[ sh:oneOrMorePath {one()} ]",
                lambda: f"[ sh:zeroOrOnePath {one()} ]",
            ]
        )()

    def target(self):
        return self.pick(
            f"sh:targetClass {self.a_class()}",
            f"sh:targetSubjectsOf {self.predicate()}",
            f"sh:targetObjectsOf {self.predicate()}",
            f"sh:targetNode {self.pick('ex:n0', 'ex:n9', '1')}",
        )

    def top_shape(self, place):
        targets = " ; ".join({self.target(): 0 for _ in range(self.choice.randrange(1, 3))})
        if self.below(2):
            return f"ex:S{place} a sh:PropertyShape ; sh:path {self.path(2)} ; {targets} ; {self.body(2, True)} .\n"
        # A shape that is a class is its own target.
        if self.below(6) == 0:
            return f"ex:C0 a sh:NodeShape , rdfs:Class ; {self.body(2, False)} .\nex:S{place} rdfs:label \"none\" .\n"
        return f"ex:S{place} a sh:NodeShape ; {targets} ; {self.body(2, False)} .\n"

    def nested(self, depth):
        return f"[ a sh:NodeShape ; {self.body(depth - 1, False)} ]"

    def body(self, depth, is_property):
        parts = dict(self.value_parts())
        if depth:
            parts |= self.shape_parts(depth)
        if is_property:
            parts |= self.property_parts(depth)
        parts["sparql"] = lambda: self.query(is_property)
        names = set(self.choice.sample(sorted(parts), self.choice.randrange(1, 4)))
        if is_property and self.below(2):
            names.add(self.choice.choice(sorted(self.property_parts(depth))))
        names = sorted(names)
        lines = [parts[name]() for name in names]
        if self.below(6) == 0:
            lines.append("sh:severity " + self.pick("sh:Warning", "sh:Info"))
        if self.below(12) == 0:
            lines.append("sh:deactivated " + self.pick("true", "false"))
        if self.below(8) == 0:
            lines.append('sh:message "not so"@en , "ikke slik"@nb')
        return " ; ".join(lines)

    def value_parts(self):
        bounds = ["1", "2", "2.5", '"2020-06-01"^^xsd:date']
        return {
            "class": lambda: f"sh:class {self.a_class()}",
            "kind": lambda: "sh:nodeKind sh:"
            + self.pick("IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"),
            "datatype": lambda: "sh:datatype "
            + self.pick("xsd:integer", "xsd:date", "xsd:string", "rdf:langString", "ex:own"),
            "in": lambda: "sh:in ( ex:n0 ex:n1 1 )",
            "has": lambda: "sh:hasValue " + self.pick("ex:n0", "1", "ex:n9"),
            "minInclusive": lambda: f"sh:minInclusive {self.pick(*bounds)}",
            "minExclusive": lambda: f"sh:minExclusive {self.pick(*bounds)}",
            "maxInclusive": lambda: f"sh:maxInclusive {self.pick(*bounds)}",
            "maxExclusive": lambda: f"sh:maxExclusive {self.pick(*bounds)}",
            "maxLength": lambda: f"sh:maxLength {self.pick(0, 2, 23)}",
            "minLength": lambda: f"sh:minLength {self.pick(0, 2, 24)}",
            "pattern": lambda: "sh:pattern " + self.pick('"n[0-2]$"', '"^A" ; sh:flags "i"', '"b"'),
            "language": lambda: f"sh:languageIn ( {self.pick(chr(34) + 'en' + chr(34), chr(34) + 'nb' + chr(34))} )",
            "equals": lambda: f"sh:equals {self.predicate()}",
            "disjoint": lambda: f"sh:disjoint {self.predicate()}",
            "closed": lambda: f"sh:closed true ; sh:ignoredProperties ( rdf:type {self.predicate()} )",
            "longer": lambda: f"ex:longer {self.pick(0, 2)}",
            "linked": lambda: f"ex:linked {self.predicate()}",
        }

    def shape_parts(self, depth):
        one = lambda: self.nested(depth)
        return {
            "property": lambda: f"sh:property {self.property(depth)}",
            "node": lambda: f"sh:node {one()}",
            "not": lambda: f"sh:not {one()}",
            "and": lambda: f"sh:and ( {one()} {one()} )",
            "or": lambda: f"sh:or ( {one()} {one()} )",
            "xone": lambda: f"sh:xone ( {one()} {one()} )",
            "siblings": lambda: f"sh:property {self.qualified(depth)} , {self.qualified(depth)}",
        }

    def property(self, depth):
        return f"[ a sh:PropertyShape ; sh:path {self.path(1)} ; {self.body(depth - 1, True)} ]"

    def qualified(self, depth):
        return (
            f"[ a sh:PropertyShape ; sh:path {self.path(1)} ; sh:qualifiedValueShape {self.nested(depth)} ;"
            f" sh:qualifiedMinCount {self.below(3)} ; sh:qualifiedMaxCount {self.below(3)} ;"
            f" sh:qualifiedValueShapesDisjoint {self.pick('true', 'false')} ]"
        )

    def property_parts(self, depth):
        parts = {
            "least": lambda: f"sh:minCount {self.below(3)}",
            "most": lambda: f"sh:maxCount {self.below(3)}",
            "unique": lambda: f"sh:uniqueLang {self.pick('true', 'true', 'false')}",
            "less": lambda: f"sh:lessThan {self.predicate()}",
            "lessOrEqual": lambda: f"sh:lessThanOrEquals {self.predicate()}",
        }
        if depth:
            parts["qualified"] = lambda: (
                f"sh:qualifiedValueShape {self.nested(depth)} ;"
                f" sh:qualifiedMinCount {self.below(3)} ; sh:qualifiedMaxCount 2"
            )
        return parts

    def query(self, is_property):
        query = self.choice.choice(QUERIES + (PROPERTY_QUERIES if is_property else []))
        return f'sh:sparql [ a sh:SPARQLConstraint ; sh:prefixes ex: ; sh:select "{query}" ]'
