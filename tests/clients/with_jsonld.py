"""JSON-LD: the context of the server, taken by a processor of others, gives and keeps the triples."""

import json
import urllib.error
import urllib.request

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

BASE = "https://w3id.org/helsegraf/"
HG = Namespace(BASE + "ns#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
THINGS = [
    "organisations/hdir",
    "information-models/nim-overfolsomhet",
    "elements/overf-klinisk-status",
    "health-categories/art51-b",
    "registries/npr",
]


def check(server):
    url = server.url + "/ns/context.jsonld"
    context = fetch(url)
    written(url)
    for thing in THINGS:
        kept(server, url, context, thing)


def fetch(url):
    """The context, with what lets browsers on other sites and caches take it."""
    with urllib.request.urlopen(url) as answer:
        headers, body = answer.headers, answer.read()
    assert headers["Content-Type"] == "application/ld+json", headers["Content-Type"]
    assert headers["Access-Control-Allow-Origin"] == "*", headers
    request = urllib.request.Request(url, headers={"If-None-Match": headers["ETag"]})
    try:
        urllib.request.urlopen(request)
        raise AssertionError("sent again though nothing changed")
    except urllib.error.HTTPError as unchanged:
        assert unchanged.code == 304, unchanged
    return json.loads(body)["@context"]


def written(url):
    """A document written by hand in short names says what is meant."""
    thing = BASE + "id/organisations/proeve"
    document = {
        "@context": url,
        "id": thing,
        "type": "Council",
        "prefLabel": {"nb": "Prøve", "en": "Trial"},
        "mark": str(HG.project),
        "steward": BASE + "id/organisations/hdir",
        "order": 3,
        "dct:source": {"id": BASE + "id/passages/p"},
    }
    subject = URIRef(thing)
    meant = Graph()
    for predicate, value in [
        (RDF.type, HG.Council),
        (SKOS.prefLabel, Literal("Prøve", lang="nb")),
        (SKOS.prefLabel, Literal("Trial", lang="en")),
        (HG.mark, HG.project),
        (HG.steward, URIRef(BASE + "id/organisations/hdir")),
        (HG.order, Literal(3, datatype=XSD.integer)),
        (URIRef("http://purl.org/dc/terms/source"), URIRef(BASE + "id/passages/p")),
    ]:
        meant.add((subject, predicate, value))
    said = Graph().parse(data=json.dumps(document), format="json-ld")
    assert isomorphic(said, meant), said.serialize(format="nt")


def kept(server, url, context, thing):
    """What the server says of a thing, in short names and back, is the same."""
    said = Graph().parse(f"{server.url}/doc/{thing}.nt", format="nt")
    short = json.loads(said.serialize(format="json-ld", context=context))
    assert "prefLabel" in json.dumps(short), short
    assert '"http://www.w3.org/2004/02/skos/core#prefLabel"' not in json.dumps(
        {key: value for key, value in short.items() if key != "@context"}
    )
    short["@context"] = url
    again = Graph().parse(data=json.dumps(short), format="json-ld")
    assert isomorphic(again, said), f"{thing} differs"
