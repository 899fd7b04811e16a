"""The JSON of /api as others take it: JSON-LD of rdflib, CSV of Python, and a client that only knows JSON."""

import csv
import io
import json
import urllib.error
import urllib.request

from rdflib import RDFS, Graph, Namespace, URIRef

SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCT = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
NAMING = {SKOS.prefLabel, RDFS.label, DCT.title, FOAF.name}
# Things compared as RDF, of each collection: the first and the last.
COMPARED = 4


def check(server):
    collections = ask(server, "GET", "/api")[1]["collections"]
    assert len(collections) > 70, len(collections)
    for collection in collections:
        items = walk(server, collection["href"])
        assert len(items) == collection["total"], collection
        table(server, collection["href"], items)
        for item in items[:COMPARED] + items[COMPARED:][-COMPARED:]:
            if "href" in item:
                true(server, item)
    written(server)


def ask(server, method, path, body=None, **headers):
    """Status, JSON (none for an empty body) and headers of an answer."""
    data = None if body is None else json.dumps(body).encode()
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers.setdefault("Accept", "application/json")
    if body is not None:
        headers.setdefault("Content-Type", "application/json")
    if method != "GET":
        headers["Authorization"] = f"Bearer {server.token}"
    request = urllib.request.Request(server.url + path, data, headers, method=method)
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as refused:
        answer = refused
    text = answer.read()
    return answer.status, json.loads(text) if text else None, answer.headers


def walk(server, path):
    """Every item of a list, by the links to the next page."""
    items = []
    path += "?limit=100"
    while path:
        status, page, headers = ask(server, "GET", path)
        assert status == 200, page
        items += page["items"]
        path = page.get("next")
        assert ('rel="next"' in headers["Link"]) == bool(path), headers["Link"]
    assert len({item["id"] for item in items}) == len(items)
    return items


def table(server, path, items):
    with urllib.request.urlopen(f"{server.url}{path}.csv") as answer:
        rows = list(csv.reader(io.TextIOWrapper(answer, "utf-8", newline=""), strict=True))
    assert [row[0] for row in rows[1:]] == [item["id"] for item in items], path
    assert {len(row) for row in rows} == {len(rows[0])}, path


def true(server, item):
    """Read as RDF, the JSON says all that the page says, and of other things only their names."""
    with urllib.request.urlopen(server.url + item["href"]) as answer:
        told = Graph().parse(data=answer.read(), format="json-ld")
    page = item["href"].replace("/api/", "/doc/", 1)
    said = Graph().parse(f"{server.url}{page}.nt", format="nt")
    left_out = said - told
    assert not left_out, f"{page}: {left_out.serialize(format='nt')}"
    for subject, predicate, _ in told - said:
        is_name = subject != URIRef(item["id"]) and predicate in NAMING
        assert is_name, f"{page}: {subject} {predicate}"


def written(server):
    """Made, read, changed by two of whom one is told, and removed: with nothing but JSON."""
    name = {"nb": "Prøve av API", "nn": "Prøve av API", "en": "Trial of the API"}
    norm = {
        "prefLabel": name,
        "description": name,
        "source": ["https://w3id.org/helsegraf/id/passages/001-27-25"],
        "mark": "https://w3id.org/helsegraf/ns#doc",
    }
    status, made, headers = ask(server, "POST", "/api/standards", norm)
    assert status == 201, made
    path = headers["Location"]
    assert path == "/api/standards/prove-av-api", path
    _, item, headers = ask(server, "GET", path)
    tag = headers["ETag"]
    assert item == made["item"] and tag == made["etag"], (tag, made["etag"])
    item["altLabel"] = {"en": ["A second name"]}
    status, changed, _ = ask(server, "PUT", path, item, If_Match=tag)
    assert (status, changed["added"], changed["removed"]) == (200, 1, 0), changed
    status, problem, headers = ask(server, "PUT", path, item, If_Match=tag)
    assert (status, headers["Content-Type"]) == (412, "application/problem+json"), problem
    patch = {"mark": None}
    kind = "application/merge-patch+json"
    status, problem, _ = ask(server, "PATCH", path, patch, Content_Type=kind)
    assert status == 422 and problem["results"], problem
    # With warnings to tell 200, else 204.
    status, receipt, _ = ask(server, "DELETE", path)
    assert status == 204 or receipt["removed"] == 10, receipt
    assert ask(server, "GET", path)[0] == 404
