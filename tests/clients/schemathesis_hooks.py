"""What Schemathesis cannot make up: SPARQL, RDF and names of graphs that are safe to write."""

import schemathesis
from hypothesis import strategies as st

BASE = "https://w3id.org/helsegraf/"
QUERIES = [
    "ASK {}",
    "SELECT * WHERE { ?s ?p ?o } LIMIT 2",
    "SELECT ?name WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } LIMIT 3",
]
UPDATES = [
    f"INSERT DATA {{ GRAPH <{BASE}graph/scratch/a> {{ <http://example.org/a> <http://example.org/b> 1 }} }}",
    f"DELETE DATA {{ GRAPH <{BASE}graph/scratch/a> {{ <http://example.org/a> <http://example.org/b> 1 }} }}",
]
TRIPLES = [
    "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n",
    '<http://example.org/a> <http://example.org/b> "d"@nb .\n',
]
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    '<rdf:Description rdf:about="http://example.org/a"><e:b>c</e:b></rdf:Description></rdf:RDF>'
)
LINKED = ['{"@id": "http://example.org/a", "http://example.org/b": "c"}', "{}", "[]"]


RDF = ["text/turtle", "application/n-triples", "application/n-quads", "application/trig"]


def among(texts):
    return st.sampled_from([text.encode() for text in texts])


formats = schemathesis.openapi.format
formats("sparql-query", st.sampled_from(QUERIES))
formats("sparql-update", st.sampled_from(UPDATES))
formats("iri", st.sampled_from([f"{BASE}graph/scratch/{name}" for name in "abc"]))
formats("turtle", st.sampled_from(TRIPLES))
formats("shape-name", st.sampled_from(["Organisation", "Dataset"]))
formats("iri-reference", st.sampled_from(["id/organisations/hdir", "http://example.org/a"]))

bodies = schemathesis.openapi.media_type
bodies("application/sparql-query", among(QUERIES))
bodies("application/sparql-update", among(UPDATES))
for media_type in RDF:
    bodies(media_type, among(TRIPLES))
bodies("application/rdf+xml", among([XML]))
bodies("application/ld+json", among(LINKED))


@schemathesis.serializer(
    *RDF, "application/rdf+xml", "application/sparql-query", "application/sparql-update"
)
def as_it_is(context, value):
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def map_query(context, query):
    """Graphs are named for a query: without one they mean nothing, which OpenAPI cannot say."""
    if query and context.operation.path == "/sparql" and not query.get("query"):
        return {name: value for name, value in query.items() if not name.endswith("-graph-uri")}
    return query
