"""pySHACL judges what is served with the shapes that are served, and a refused write."""

import urllib.error
import urllib.parse
import urllib.request

import pyshacl
from rdflib import Graph, Namespace

BASE = "https://w3id.org/helsegraf/"
SH = Namespace("http://www.w3.org/ns/shacl#")


def fetch(server, name):
    address = f"{server.url}/graphs?" + urllib.parse.urlencode({"graph": BASE + name})
    request = urllib.request.Request(address, headers={"Accept": "application/n-triples"})
    with urllib.request.urlopen(request) as answer:
        return Graph().parse(data=answer.read(), format="nt")


def violations(report):
    return {
        (report.value(r, SH.focusNode), report.value(r, SH.sourceConstraintComponent))
        for r in report.subjects(SH.resultSeverity, SH.Violation)
    }


def check(server):
    shapes = fetch(server, "graph/shapes/helsegraf")
    data = fetch(server, "graph/national/content") + fetch(server, "graph/ontology/helsegraf")
    assert len(shapes) > 100 and len(data) > 1000, (len(shapes), len(data))
    _, report, text = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
    assert not violations(report), text
    refused(server, shapes, data)


def refused(server, shapes, data):
    """A thing without what its shape asks for: 422, with the report pySHACL would give."""
    query = """SELECT ?class WHERE {
      ?shape <http://www.w3.org/ns/shacl#targetClass> ?class ;
             <http://www.w3.org/ns/shacl#property>/<http://www.w3.org/ns/shacl#minCount> ?n } ORDER BY ?class LIMIT 1"""
    wanted = next(iter(shapes.query(query)))[0]
    bad = f"<{BASE}id/test/without-anything> a <{wanted}> ."
    address = f"{server.url}/graphs?" + urllib.parse.urlencode({"graph": BASE + "graph/national/content"})
    request = urllib.request.Request(
        address,
        method="POST",
        data=bad.encode(),
        headers={
            "Content-Type": "text/turtle",
            "Accept": "text/turtle",
            "Authorization": f"Bearer {server.token}",
        },
    )
    try:
        urllib.request.urlopen(request)
        raise AssertionError("a write against the shapes was accepted")
    except urllib.error.HTTPError as error:
        body = error.read()
        assert error.code == 422, (error.code, body)
    ours = violations(Graph().parse(data=body, format="turtle"))
    _, report, _ = pyshacl.validate(
        data + Graph().parse(data=bad, format="turtle"), shacl_graph=shapes, advanced=False
    )
    assert ours == violations(report), (ours, violations(report))
