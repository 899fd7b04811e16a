"""rdflib: the endpoint as a store, and links followed by content negotiation and by suffix."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

BASE = "https://w3id.org/helsegraf/"
NATIONAL = URIRef(BASE + "graph/national/content")
THINGS = """
SELECT ?thing (SAMPLE(?type) AS ?kind) WHERE {
  ?thing a ?type . FILTER(STRSTARTS(STR(?thing), "https://w3id.org/helsegraf/id/") && !CONTAINS(STR(?thing), "#"))
} GROUP BY ?thing ORDER BY ?thing LIMIT 5
"""


def check(server):
    store = Graph(SPARQLStore(server.url + "/sparql"))
    things = [row.thing for row in store.query(THINGS)]
    assert len(things) == 5, things
    assert len(list(store.triples((things[0], None, None)))) > 1
    assert (things[0], RDF.type, None) in store
    for thing in things:
        follow(server, thing)
    write(server)


def follow(server, thing):
    """/id/ redirects to /doc/, which says the same in every format."""
    path = str(thing).removeprefix(BASE + "id/")
    negotiated = Graph().parse(f"{server.url}/id/{path}")
    assert (thing, None, None) in negotiated, thing
    for suffix, format in {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}.items():
        document = Graph().parse(f"{server.url}/doc/{path}.{suffix}", format=format)
        assert isomorphic(document, negotiated), f"{thing} differs as {suffix}"


def write(server):
    """SPARQL Update and the Graph Store Protocol through rdflib, in a graph of our own."""
    store = SPARQLUpdateStore(
        server.url + "/sparql",
        server.url + "/sparql",
        headers={"Authorization": f"Bearer {server.token}"},
    )
    name = URIRef(BASE + "graph/test/rdflib")
    graph = Graph(store, identifier=name)
    subject = URIRef("https://example.org/rdflib")
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    graph.add((subject, label, Literal("prøve", lang="nb")))
    store.commit()
    assert list(graph.objects(subject, label)) == [Literal("prøve", lang="nb")]
    graph.remove((subject, None, None))
    store.commit()
    assert len(graph) == 0
