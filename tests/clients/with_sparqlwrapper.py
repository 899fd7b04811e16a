"""SPARQLWrapper: every format it knows, GET and POST, updates with and without a token."""

import json

from rdflib import Graph
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, Unauthorized

LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?label WHERE { ?thing ?p ?label FILTER(LANG(?label) = "nb") } ORDER BY ?thing ?label LIMIT 10
"""
GRAPH = "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type } LIMIT 50"


def ask(server, query, format, method=GET):
    wrapper = SPARQLWrapper(server.url + "/sparql")
    wrapper.setQuery(query)
    wrapper.setReturnFormat(format)
    wrapper.setMethod(method)
    if method == POST:
        wrapper.setRequestMethod(URLENCODED)
    return wrapper.query()


def update(server, text, token=None):
    wrapper = SPARQLWrapper(server.url + "/sparql")
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(POSTDIRECTLY)
    if token:
        wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
    wrapper.setQuery(text)
    return wrapper.query()


def check(server):
    rows = ask(server, LABELS, JSON).convert()["results"]["bindings"]
    assert len(rows) == 10, rows
    labels = [row["label"]["value"] for row in rows]
    posted = ask(server, LABELS, JSON, POST).convert()["results"]["bindings"]
    assert posted == rows
    xml = ask(server, LABELS, XML).convert()
    literals = [node.firstChild.data for node in xml.getElementsByTagName("literal")]
    assert literals == labels, literals
    for format in (CSV, TSV):
        text = ask(server, LABELS, format).convert().decode()
        assert all(label.split(",")[0].split('"')[0] in text for label in labels), text
    assert ask(server, "ASK { ?s ?p ?o }", JSON).convert()["boolean"] is True
    graphs(server)
    refusals(server)


def graphs(server):
    turtle = Graph().parse(data=ask(server, GRAPH, TURTLE).convert(), format="turtle")
    assert len(turtle) == 50
    xml = ask(server, GRAPH, RDFXML).convert()
    assert len(xml) == 50, len(xml)
    jsonld = ask(server, GRAPH, JSONLD).response.read()
    assert len(Graph().parse(data=jsonld, format="json-ld")) == 50, json.loads(jsonld)


def refusals(server):
    try:
        ask(server, "SELECT * WHERE {", JSON)
        raise AssertionError("a broken query was answered")
    except QueryBadFormed as error:
        assert "line" in str(error) or "1:" in str(error), error
    insert = "INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/test/wrapper> { <https://example.org/a> <https://example.org/b> 1 } }"
    try:
        update(server, insert)
        raise AssertionError("an update without a token was accepted")
    except Unauthorized:
        pass
    update(server, insert, server.token)
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <https://w3id.org/helsegraf/graph/test/wrapper> { ?s ?p ?o } }"
    assert ask(server, count, JSON).convert()["results"]["bindings"][0]["n"]["value"] == "1"
    update(server, "DROP GRAPH <https://w3id.org/helsegraf/graph/test/wrapper>", server.token)
