"""pySHACL, which shares no code with ours, judges `validate`: generated data, random small shapes
over random small graphs, and the official profiles over their examples. Result by result."""

import collections
import glob
import logging
import os
import random
import subprocess
import sys
import tempfile

import pyshacl
import pyshacl.errors
from rdflib import RDF, BNode, Graph, Namespace

# It tells of every ill-typed literal, and there are many on purpose.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)

SH = Namespace("http://www.w3.org/ns/shacl#")
HERE = os.path.dirname(os.path.abspath(__file__))
BESIDE = os.path.join(HERE, "../../../shared")
SHARED = os.environ.get("HELSEGRAF_SHARED", BESIDE)
RANDOM_CASES = int(os.environ.get("HELSEGRAF_JUDGED_CASES", "60"))

# Profile: shapes, other graphs that belong to the data, examples.
PROFILES = [
    ("dcat-ap-3.0.1/shacl/shapes_recommended.ttl", [], "dcat-ap-3.0.1/examples/*.ttl"),
    ("dcat-ap-3.0.1/shacl/dcat-ap-SHACL.ttl", [], "dcat-ap-3.0.1/examples/*.ttl"),
    ("dcat-ap-3.0.1/shacl/shapes.ttl", [], "dcat-ap-3.0.1/examples/*.ttl"),
    (
        "dcat-ap-no/v2/DCAT-AP-NO-shacl_shapes_2.00.ttl",
        ["dcat-ap-no/v2/ontologies.ttl"],
        "dcat-ap-no/examples/*.ttl",
    ),
    (
        "skos-ap-no-begrep/shacl/SKOS-AP-NO-Begrep-shape_shape_v2.ttl",
        [],
        "skos-ap-no-begrep/examples/*.ttl",
    ),
    (
        "modelldcat-ap-no/shacl/modelldcat-ap-no_v1_SHACL-shapes.ttl",
        ["modelldcat-ap-no/ontology/modelldcatno.ttl"],
        "modelldcat-ap-no/examples/*.ttl",
    ),
    ("healthdcat-ap-r8/shapes/non-public-shapes.ttl", [], "healthdcat-ap-r8/examples/*.ttl"),
    ("fair-data-point/0017_shape-dataset.ttl", [], "dcat-ap-3.0.1/examples/*.ttl"),
]


def check(server):
    with tempfile.TemporaryDirectory() as folder:
        judged = Judged(server.binary, folder)
        judged.random(RANDOM_CASES)
        if os.path.isdir(SHARED):
            judged.generated(os.path.join(SHARED, "bench/shacl"))
            judged.profiles(os.path.join(SHARED, "profiles"))
        elif os.environ.get("CI") == "true":
            sys.exit(f"{SHARED} is missing")
        else:
            print(f"skipped: generated data and profiles, {SHARED} is not here")
        print(
            f"      {judged.cases} cases with {judged.results} results judged alike but"
            f" {len(judged.failures)}, {judged.unjudged} the judge gave up on"
        )
        assert not judged.failures, "\n\n".join(judged.failures)


class Judged:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.cases = self.results = self.unjudged = 0
        self.failures = []

    def case(self, name, data, shapes):
        files = []
        for part, graph in (("data", data), ("shapes", shapes)):
            files.append(os.path.join(self.folder, part + ".nt"))
            graph.serialize(files[-1], format="nt", encoding="utf-8")
        ran = subprocess.run(
            [self.binary, "validate", files[0], "--shapes", files[1], "--format", "ntriples"],
            capture_output=True,
            text=True,
        )
        if ran.returncode > 1:
            self.failures.append(f"{name}: {ran.stderr}")
            return
        ours = results(Graph().parse(data=ran.stdout, format="nt"))
        try:
            _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
        except pyshacl.errors.ReportableRuntimeError:
            # It gives up on comparing blank nodes, for one; the standard does not.
            self.unjudged += 1
            return
        theirs = results(report)
        self.cases += 1
        self.results += sum(ours.values())
        only = [(ours - theirs, "only ours"), (theirs - ours, "only theirs")]
        told = [f"  {who} {n}x: {r}" for some, who in only for r, n in sorted(some.items())[:5]]
        if told:
            shapes.namespace_manager.bind("ex", "http://example.org/")
            text = shapes.serialize(format="turtle") + data.serialize(format="nt")
            shown = text if len(text) < 6000 else ""
            self.failures.append("\n".join([name, *told, shown]))

    def generated(self, generators):
        data, shapes = (os.path.join(self.folder, f) for f in ("generated.nt", "generated.ttl"))
        run = lambda *arguments: subprocess.run(
            [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL
        )
        run(os.path.join(generators, "gen.py"), "40", data)
        run(os.path.join(generators, "genshapes.py"), shapes)
        self.case("generated", Graph().parse(data, format="nt"), Graph().parse(shapes))

    def profiles(self, folder):
        for shapes_file, more, examples in PROFILES:
            shapes = without_slips(Graph().parse(os.path.join(folder, shapes_file)))
            for example in sorted(glob.glob(os.path.join(folder, examples))):
                data = Graph()
                try:
                    for file in [example, *(os.path.join(folder, m) for m in more)]:
                        data.parse(file)
                except Exception:
                    # Three examples are no Turtle, as published.
                    continue
                self.case(f"{shapes_file} {os.path.basename(example)}", data, shapes)

    def random(self, cases):
        for seed in range(cases):
            made = Made(random.Random(seed))
            text = PREFIXES + made.shapes()
            shapes = Graph().parse(data=text, format="turtle")
            data = Graph().parse(data=PREFIXES + made.data(), format="turtle")
            self.case(f"random {seed}", data, shapes)


def without_slips(shapes):
    """What makes an official shapes graph ill-formed, so that we refuse it: property shapes without
    a path, and node kinds there are not."""
    for shape, _, value in list(shapes.triples((None, SH.property, None))):
        if (value, SH.path, None) not in shapes:
            shapes.remove((shape, SH.property, value))
            if not list(shapes.triples((None, SH.property, value))):
                shapes.remove((value, RDF.type, SH.PropertyShape))
    for shape, _, kind in list(shapes.triples((None, SH.nodeKind, None))):
        if not kind.startswith(str(SH)):
            shapes.remove((shape, SH.nodeKind, kind))
    return shapes


def results(report):
    found = collections.Counter()
    for root in report.subjects(RDF.type, SH.ValidationReport):
        for result in report.objects(root, SH.result):
            value = lambda p: name(report.value(result, p))
            found[
                (
                    value(SH.focusNode),
                    path(report, report.value(result, SH.resultPath)),
                    value(SH.value),
                    value(SH.sourceShape),
                    value(SH.sourceConstraintComponent),
                    value(SH.resultSeverity),
                )
            ] += 1
    return found


def name(term):
    if term is None:
        return ""
    return "_:" if isinstance(term, BNode) else term.n3()


def path(graph, node):
    if not isinstance(node, BNode):
        return name(node)
    if (node, RDF.first, None) in graph:
        return "(" + " ".join(path(graph, member) for member in graph.items(node)) + ")"
    return "[" + ";".join(sorted(f"{p} {path(graph, o)}" for p, o in graph.predicate_objects(node))) + "]"


PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
"""


class Made:
    """Random shapes and data over few names, so that they meet."""

    def __init__(self, choice):
        self.choice = choice

    def pick(self, *options):
        return self.choice.choice(options)

    def predicate(self):
        return self.pick("ex:p0", "ex:p1", "ex:p2")

    def a_class(self):
        return self.pick("ex:C0", "ex:C1", "ex:C2")

    def node(self):
        return self.pick("ex:n0", "ex:n1", "ex:n2", "ex:n3", "_:b0", "_:b1")

    def value(self):
        # No dates: pySHACL lets one pass a numeric bound, which SPARQL cannot compare it with.
        literals = '1|2|3|2.5|"a"@en|"b"@en|"a"@nb|"abc"'.split("|")
        return self.pick(self.node(), self.node(), self.pick(*literals))

    def data(self):
        lines = []
        for _ in range(self.choice.randrange(4, 22)):
            kind = self.choice.randrange(8)
            if kind == 0:
                lines.append(f"{self.a_class()} rdfs:subClassOf {self.a_class()} .")
            elif kind < 3:
                lines.append(f"{self.node()} rdf:type {self.a_class()} .")
            else:
                lines.append(f"{self.node()} {self.predicate()} {self.value()} .")
        return "\n".join(lines)

    def path(self, depth):
        if depth == 0 or self.choice.random() < 0.4:
            return self.predicate()
        one = lambda: self.path(depth - 1)
        return self.pick(
            f"[ sh:inversePath {one()} ]",
            f"( {one()} {one()} )",
            f"[ sh:alternativePath ( {one()} {one()} ) ]",
            f"[ sh:zeroOrMorePath {self.predicate()} ]",
            f"[ sh:oneOrMorePath {self.predicate()} ]",
            f"[ sh:zeroOrOnePath {self.predicate()} ]",
        )

    def target(self):
        return self.pick(
            f"sh:targetClass {self.a_class()}",
            f"sh:targetSubjectsOf {self.predicate()}",
            f"sh:targetObjectsOf {self.predicate()}",
            f"sh:targetNode {self.pick('ex:n0', 'ex:n9')}",
        )

    def shapes(self):
        text = ""
        for i in range(self.choice.randrange(1, 4)):
            body, path = (self.body(2, False), "") if self.pick(0, 1) else (
                self.body(2, True),
                f"sh:path {self.path(2)} ;",
            )
            kind = "sh:PropertyShape" if path else "sh:NodeShape"
            text += f"ex:S{i} a {kind} ; {path} {self.target()} ; {body} .\n"
        return text

    def body(self, depth, is_property):
        nested = lambda: f"[ a sh:NodeShape ; {self.body(depth - 1, False)} ]"
        parts = {
            "class": lambda: f"sh:class {self.a_class()}",
            "kind": lambda: "sh:nodeKind " + self.pick("sh:IRI", "sh:Literal", "sh:BlankNodeOrIRI"),
            "datatype": lambda: "sh:datatype " + self.pick("xsd:integer", "xsd:date", "rdf:langString"),
            "in": lambda: "sh:in ( ex:n0 ex:n1 1 )",
            "has": lambda: "sh:hasValue " + self.pick("ex:n0", "1"),
            "min": lambda: "sh:minInclusive 2",
            "max": lambda: "sh:maxExclusive 3",
            "length": lambda: "sh:maxLength 18",
            "pattern": lambda: 'sh:pattern "n[0-2]$"',
            "language": lambda: 'sh:languageIn ( "en" )',
            "equals": lambda: f"sh:equals {self.predicate()}",
            "disjoint": lambda: f"sh:disjoint {self.predicate()}",
            "closed": lambda: f"sh:closed true ; sh:ignoredProperties ( rdf:type {self.predicate()} )",
        }
        if depth:
            parts |= {
                "property": lambda: f"sh:property [ a sh:PropertyShape ; sh:path {self.path(1)} ; {self.body(depth - 1, True)} ]",
                "node": lambda: f"sh:node {nested()}",
                "not": lambda: f"sh:not {nested()}",
                "and": lambda: f"sh:and ( {nested()} {nested()} )",
                "or": lambda: f"sh:or ( {nested()} {nested()} )",
                "xone": lambda: f"sh:xone ( {nested()} {nested()} )",
            }
        if is_property:
            parts |= {
                "least": lambda: f"sh:minCount {self.choice.randrange(3)}",
                "most": lambda: f"sh:maxCount {self.choice.randrange(3)}",
                "unique": lambda: "sh:uniqueLang true",
                "less": lambda: f"sh:lessThan {self.predicate()}",
            }
            if depth:
                parts["qualified"] = lambda: (
                    f"sh:qualifiedValueShape {nested()} ;"
                    f" sh:qualifiedMinCount {self.choice.randrange(3)} ; sh:qualifiedMaxCount 2"
                )
        names = self.choice.sample(sorted(parts), self.choice.randrange(1, 4))
        return " ; ".join(parts[n]() for n in names)


if __name__ == "__main__":
    check(type("Program", (), {"binary": sys.argv[1]}))
