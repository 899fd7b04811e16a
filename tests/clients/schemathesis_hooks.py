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

formats = schemathesis.openapi.format
formats("sparql-query", st.sampled_from(QUERIES))
formats("sparql-update", st.sampled_from(UPDATES))
formats("iri", st.sampled_from([f"{BASE}graph/scratch/{name}" for name in "abc"]))
for suffix in ["ttl", "nt", "nq", "trig"]:
    formats(suffix, st.sampled_from(TRIPLES))
formats("rdf", st.just(XML))
formats("shape-name", st.sampled_from(["Organisation", "Dataset"]))
formats("iri-reference", st.sampled_from(["id/organisations/hdir", "http://example.org/a"]))

for media_type, texts in {"application/ld+json": LINKED, "application/rdf+xml": [XML]}.items():
    strategy = st.sampled_from([text.encode() for text in texts])
    schemathesis.openapi.media_type(media_type, strategy)


@schemathesis.serializer(*RDF, "application/sparql-query", "application/sparql-update")
def as_it_is(context, value):
    if isinstance(value, bytes):
        return value
    # What is no text must stay wrong: `{}` would be TriG.
    return (value if isinstance(value, str) else f"no text: {value!r}").encode()


@schemathesis.hook
def before_call(context, case, **kwargs):
    """What goes together, and what not, OpenAPI cannot say."""
    query = case.query or {}
    if case.path == "/sparql" and case.method == "GET" and not query.get("query"):
        # Graphs are named for a query; without one they mean nothing.
        for name in ["default-graph-uri", "named-graph-uri"]:
            query.pop(name, None)
    if case.path == "/validate" and case.media_type == "multipart/form-data":
        # Shapes are either sent or named, and a text is in the format that is named beside it.
        query.pop("shapes", None)
        if isinstance(case.body, dict):
            for name in ["data-format", "shapes-format"]:
                case.body.pop(name, None)
    if case.path == "/impact" and case.media_type == "multipart/form-data":
        if isinstance(case.body, dict):
            case.body.pop("change-format", None)
    if case.path.startswith("/api/"):
        # A place in a list comes from the answer before.
        query.pop("after", None)
