"""Feeds read by the code of real harvesters: counts and titles are those of the graph itself."""

import collections
import json
import os
import subprocess

import node
from feeds import BASE, FEEDS, Generated, address, fetch
from generated_datasets import HDA, SHARED
from rdflib import DCTERMS, RDF, SKOS, Graph, Namespace, URIRef
from SPARQLWrapper import JSON, SPARQLWrapper

HERE = os.path.dirname(os.path.abspath(__file__))
CKAN = os.path.join(HERE, "../../.venv-ckan/bin/python")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DATASETS = 120
# The published datasets in the words of our model; a level is an access right.
PUBLISHED = """PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX hg: <https://w3id.org/helsegraf/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?dataset ?title ?level (COUNT(?distribution) AS ?distributions) WHERE {
  ?dataset a dcat:Dataset ; hg:publicationStatus hg:published ; dct:accessRights ?level ; skos:prefLabel ?title ; dcat:distribution ?distribution .
  FILTER(LANG(?title) = "en")
} GROUP BY ?dataset ?title ?level"""
# The profile as ckanext-dcat calls it, and the format it is read in.
HARVESTED = {
    "dcat-ap-3": [("euro_dcat_ap_3", "turtle"), ("euro_dcat_ap_3", "xml")],
    "healthdcat-ap-8": [("euro_health_dcat_ap", "xml"), ("euro_health_dcat_ap", "json-ld")],
}
Dataset = collections.namedtuple("Dataset", "title level distributions")


def published(server):
    """Asked of the endpoint by SPARQLWrapper."""
    client = SPARQLWrapper(f"{server.url}/sparql", returnFormat=JSON)
    client.setQuery(PUBLISHED)
    rows = client.queryAndConvert()["results"]["bindings"]
    return {
        row["dataset"]["value"]: Dataset(row["title"]["value"], row["level"]["value"].rsplit("/", 1)[1], int(row["distributions"]["value"]))
        for row in rows
    }


def of_level(datasets, feed):
    wanted = feed.level and feed.level.upper().replace("-", "_")
    return {iri: dataset for iri, dataset in datasets.items() if wanted in (None, dataset.level)}


def by_rdflib(server, feed):
    """The whole feed in Turtle, as data.norge.no fetches it."""
    content, headers = fetch(address(server, feed), "text/turtle")
    assert headers["Content-Type"].startswith("text/turtle"), headers["Content-Type"]
    graph = Graph().parse(data=content, format="turtle")
    datasets = graph.subjects(RDF.type, DCAT.Dataset)
    return {str(d): str(next(t for t in graph.objects(d, DCTERMS.title) if t.language == "en")) for d in datasets}


def by_ckan(server, feed, profile, form):
    url = address(server, feed, page=1)
    # CKAN reads its settings from the folder it is in, and finds none here.
    ran = subprocess.run([CKAN, os.path.join(HERE, "ckan_harvest.py"), url, form, profile], capture_output=True, text=True, timeout=900)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


def check(server):
    if not os.path.isdir(SHARED):
        assert os.environ.get("CI") != "true", f"{SHARED} is missing"
        print(f"skipped: {SHARED} is not here")
        return
    with Generated(server.binary, DATASETS) as (full, generator):
        for name, holder in (("shipped", server), ("generated", full)):
            harvested(name, holder, published(holder))
        federated(server, full, generator)


def federated(server, other, generator):
    """Two nodes asked as one by Comunica."""
    category = URIRef(BASE + "id/health-categories/art51-q")
    of_category = sorted(generator.made.subjects(HDA.healthCategory, category))
    titles = [[str(d), next(str(t) for t in generator.made.objects(d, SKOS.prefLabel) if t.language == "en")] for d in of_category]
    node.run("with_federation.mjs", HELSEGRAF_URL=server.url, HELSEGRAF_OTHER=other.url, HELSEGRAF_WANTED=json.dumps(titles))


def harvested(name, server, datasets):
    for feed in FEEDS:
        wanted = of_level(datasets, feed)
        if not wanted or feed.token in ("modelldcat-ap-no", "skos-ap-no"):
            continue
        titles = {iri: dataset.title for iri, dataset in wanted.items()}
        found = by_rdflib(server, feed)
        assert found == titles, f"{name} {feed}: rdflib reads {len(found)}, published are {len(titles)}"
        told = [f"rdflib {len(found)}"]
        for profile, form in HARVESTED.get(feed.token, []):
            read = by_ckan(server, feed, profile, form)
            theirs = {dataset["uri"]: dataset["title"] for dataset in read["datasets"]}
            assert len(theirs) == len(read["datasets"]), f"{name} {feed}: ckanext-dcat reads a dataset twice"
            assert theirs == titles, f"{name} {feed}: {profile} reads {len(theirs)} from {form}, published are {len(titles)}"
            resources = {dataset["uri"]: dataset["resources"] for dataset in read["datasets"]}
            assert resources == {iri: dataset.distributions for iri, dataset in wanted.items()}, f"{name} {feed}: {profile} reads other distributions"
            told.append(f"{profile} from {form} {len(theirs)} on {read['pages']} page(s)")
        print(f"      {name} {feed.token} {feed.level or ''}: {', '.join(told)}")
