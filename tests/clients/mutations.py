"""One thing spoilt in a valid description: the official shapes and ours must both call it a Violation, and neither before."""

import concurrent.futures
import os
import subprocess
import sys
import tempfile

from feeds import BASE, FEEDS, address, fetch
from rdflib import DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef

HERE = os.path.dirname(os.path.abspath(__file__))
PROFILES = os.path.join(HERE, "../../ontology/profiles")
CSVW = Namespace("http://www.w3.org/ns/csvw#")
CV = Namespace("http://data.europa.eu/m8g/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
DPV = Namespace("https://w3id.org/dpv#")
HDA = Namespace("http://healthdataportal.eu/ns/health#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
STRANGER = URIRef("https://example.org/en-annen")


def without(predicate, of=DCAT.Dataset):
    """Takes every value away from everything of a class."""

    def spoil(graph):
        for subject in list(graph.subjects(RDF.type, of)):
            graph.remove((subject, predicate, None))

    return spoil


def instead(predicate, value, of=DCAT.Dataset):
    """Another value in place of what everything of a class has."""

    def spoil(graph):
        for subject in list(graph.subjects(RDF.type, of)):
            graph.set((subject, predicate, value))

    return spoil


def besides(predicate, *values, of=DCAT.Dataset):
    """More values for everything of a class."""

    def spoil(graph):
        for subject in list(graph.subjects(RDF.type, of)):
            for value in values:
                graph.add((subject, predicate, value))

    return spoil


def all_of(*spoilers):
    def spoil(graph):
        for one in spoilers:
            one(graph)

    return spoil


# The official rule stands in a property shape that has no path, which strict engines cannot use; it is read and ours holds to it.
OURS_ALONE = {"structured, without variables"}
# Name, what is done, and the levels at which it is a Violation.
ALL = ("public", "restricted", "non-public")
HEALTH = [
    ("no title", without(DCTERMS.title), ALL),
    ("no description", without(DCTERMS.description), ALL),
    ("no identifier", without(DCTERMS.identifier), ALL),
    ("no access rights", without(DCTERMS.accessRights), ALL),
    ("access rights of no level", instead(DCTERMS.accessRights, URIRef(EU + "access-right/SENSITIVE")), ALL),
    ("no law", without(DCATAP.applicableLegislation), ALL),
    ("a law that is text", instead(DCATAP.applicableLegislation, Literal("EHDS")), ("public",)),
    ("no health theme among the themes", without(DCAT.theme), ALL),
    ("no category", without(HDA.healthCategory), ALL),
    ("a category of our own", instead(HDA.healthCategory, URIRef(BASE + "id/health-categories/art51-k")), ("restricted",)),
    ("no access body", without(HDA.hdab), ALL),
    ("two access bodies", besides(HDA.hdab, STRANGER), ("public", "non-public")),
    ("nobody says whether it is structured", without(HDA.hasStructuredData), ALL),
    ("structured, without variables", all_of(instead(HDA.hasStructuredData, Literal(True)), without(HDA.hasVariables)), ALL),
    ("no distribution", without(DCAT.distribution), ALL),
    ("a distribution that cannot be reached", without(DCAT.accessURL, DCAT.Distribution), ALL),
    ("a distribution under no law", without(DCATAP.applicableLegislation, DCAT.Distribution), ALL),
    ("an organisation without name", without(FOAF.name, FOAF.Agent), ("restricted",)),
    ("an access body without contact", without(CV.contactPoint, FOAF.Agent), ALL),
    ("a contact of an organisation that cannot be reached", all_of(without(CV.contactPage, CV.ContactPoint), without(CV.email, CV.ContactPoint)), ("public",)),
    ("no contact", without(DCAT.contactPoint), ("non-public",)),
    ("a contact that cannot be reached", all_of(without(VCARD.hasURL, VCARD.Kind), without(VCARD.hasEmail, VCARD.Kind)), ALL),
    ("no keyword", without(DCAT.keyword), ("non-public",)),
    ("no type", without(DCTERMS.type), ("non-public",)),
    ("no provenance", without(DCTERMS.provenance), ("non-public",)),
    ("two publishers", besides(DCTERMS.publisher, STRANGER), ("non-public",)),
    ("a number of records that is none", instead(HDA.numberOfRecords, Literal("mange")), ("public",)),
    ("two lowest ages", besides(HDA.minTypicalAge, *[Literal(n, datatype=URIRef("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")) for n in ("1", "2")]), ("restricted",)),
    ("a frequency of our own", instead(DCTERMS.accrualPeriodicity, STRANGER), ("non-public",)),
    ("a language of our own", instead(DCTERMS.language, STRANGER), ("public",)),
    ("a health theme of our own", instead(HDA.healthTheme, STRANGER), ("public",)),
    ("personal data of our own", instead(DPV.hasPersonalData, STRANGER), ("non-public",)),
    ("a format of our own", instead(DCTERMS["format"], STRANGER, DCAT.Distribution), ("restricted",)),
    ("a size with a sign", instead(DCAT.byteSize, Literal("-1"), DCAT.Distribution), ("public",)),
    ("an overview without name", without(DCTERMS.title, CSVW.TableGroup), ALL),
    ("a table without variables", without(CSVW.column, CSVW.Table), ALL),
    ("a variable without technical name", without(CSVW.name, CSVW.Column), ALL),
    ("a variable without description", without(DCTERMS.description, CSVW.Column), ("non-public",)),
    ("a variable with two datatypes", besides(CSVW.datatype, Literal("one"), Literal("two"), of=CSVW.Column), ("public",)),
]
NATIONAL = {
    "dcat-ap-3": [("no title", without(DCTERMS.title)), ("no description", without(DCTERMS.description)), ("a distribution that cannot be reached", without(DCAT.accessURL, DCAT.Distribution))],
    "dcat-ap-no-2": [("no publisher", without(DCTERMS.publisher)), ("no identifier", without(DCTERMS.identifier)), ("no theme", without(DCAT.theme)), ("two types", besides(DCTERMS.type, URIRef(EU + "dataset-type/HVD"), URIRef(EU + "dataset-type/NAL")))],
    "dcat-ap-no-3": [("no publisher", without(DCTERMS.publisher)), ("no contact", without(DCAT.contactPoint)), ("a contact without name", without(VCARD.fn, VCARD.Kind)), ("a title twice in a language", besides(DCTERMS.title, Literal("to", lang="nb")))],
}


def one_dataset(server, feed):
    """A rendering with all that can be spoilt: the first of the feed that has variables, and what it leads to."""
    content, _ = fetch(address(server, feed))
    whole = Graph().parse(data=content, format="nt")
    datasets = sorted(whole.subjects(RDF.type, DCAT.Dataset))
    chosen = [d for d in datasets if (d, HDA.hasVariables, None) in whole and (d, DCTERMS.type, None) in whole]
    first, part = (chosen or datasets)[0], Graph()
    reached, ahead = {first}, [first]
    while ahead:
        for triple in whole.triples((ahead.pop(), None, None)):
            part.add(triple)
            if isinstance(triple[2], URIRef) and triple[2] not in reached:
                reached.add(triple[2])
                ahead.append(triple[2])
    return part


def ours(binary, feed, path):
    """How many Violations our own shapes of the profile find."""
    folder = os.path.join(PROFILES, feed.token)
    shapes = [os.path.join(folder, "shapes.ttl")] + ([os.path.join(folder, f"shapes-{feed.level}.ttl")] if feed.level else [])
    ran = subprocess.run([binary, "validate", path, "--shapes", *shapes, "--format", "ntriples"], capture_output=True, text=True)
    assert ran.returncode <= 1, ran.stderr
    return ran.stdout.count("<http://www.w3.org/ns/shacl#resultSeverity> <http://www.w3.org/ns/shacl#Violation>")


def judged(binary, official, feed, name, path):
    theirs = [official(judge, path, False).counts["Violation"] for judge in feed.judges]
    return feed, name, min(theirs), ours(binary, feed, path)


def spoilt(feed):
    if feed.token == "healthdcat-ap-8":
        # What holds at every level is tried at one of them each.
        chosen = [(name, spoil, levels if levels != ALL else (ALL[n % 3],)) for n, (name, spoil, levels) in enumerate(HEALTH)]
        return [(name, spoil) for name, spoil, levels in chosen if feed.level in levels]
    return NATIONAL.get(feed.token, [])


def disagreements(binary, server, official):
    """Spoils datasets of a server in every way; what the two judges do not agree on, as text."""
    wrong, todo = [], []
    with tempfile.TemporaryDirectory() as folder:
        for feed in FEEDS:
            if not spoilt(feed):
                continue
            whole = one_dataset(server, feed)
            for number, (name, spoil) in enumerate([(None, None), *spoilt(feed)]):
                graph = Graph()
                for triple in whole:
                    graph.add(triple)
                if spoil:
                    spoil(graph)
                    if set(graph) == set(whole):
                        wrong.append(f"{feed.token} {feed.level}: {name} changes nothing")
                path = os.path.join(folder, f"{feed.token}-{feed.level}-{number}.nt")
                graph.serialize(path, format="nt", encoding="utf-8")
                todo.append((feed, name, path))
        with concurrent.futures.ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
            futures = [workers.submit(judged, binary, official, *one) for one in todo]
            for feed, name, theirs, mine in (future.result() for future in futures):
                where = f"{feed.token} {feed.level or ''}".strip()
                if name is None and (theirs or mine):
                    wrong.append(f"{where}: a valid dataset has {theirs} Violations by the official shapes, {mine} by ours")
                elif name in OURS_ALONE and (theirs or not mine):
                    wrong.append(f"{where}: {name}: {theirs} Violations by the official shapes, {mine} by ours alone expected")
                elif name and name not in OURS_ALONE and not (theirs and mine):
                    wrong.append(f"{where}: {name}: {theirs} Violations by the official shapes, {mine} by ours")
    print(f"      {sum(1 for _, name, _ in todo if name)} spoilt datasets judged by the official shapes and ours")
    return wrong


if __name__ == "__main__":
    sys.exit(__doc__)
