"""Datasets with odd but legal values, in our own model: the same for the same seed, every value of every code list used.

    generated_datasets.py [--seed N] [--count N]     Turtle on standard output
"""

import argparse
import collections
import glob
import os
import random
import sys

from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("HELSEGRAF_SHARED", os.path.join(HERE, "../../../shared"))
BASE = "https://w3id.org/helsegraf/"
ID = BASE + "id/"
EU = "http://publications.europa.eu/resource/authority/"
HEALTH = "https://hdeu-dcat.data.health.europa.eu/resource/authority/"
ADMS = Namespace("http://www.w3.org/ns/adms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
CSVW = Namespace("http://www.w3.org/ns/csvw#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
DPV = Namespace("https://w3id.org/dpv#")
DQV = Namespace("http://www.w3.org/ns/dqv#")
GEODCATAP = Namespace("http://data.europa.eu/930/")
HDA = Namespace("http://healthdataportal.eu/ns/health#")
HG = Namespace(BASE + "ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SSSOM = Namespace("https://w3id.org/sssom/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
LEVELS = ["PUBLIC", "RESTRICTED", "NON_PUBLIC"]
SOURCE = URIRef(ID + "passages/001-26-25")
EHDS = URIRef(ID + "legislation/ehds")
# Text as people paste it: quotes, line breaks, mathematics, right-to-left, combining marks, beyond the basic plane.
ODD = ["«sitat» \"quoted\" 'single'", "linje\nskift\tog tabulator", "x < y & z > 0 \\ 100 %", "🧬 genom", "שלום עולם", "e\u0301 kombinert", "Nuorta-Várjjat", "a" * 64]
LANGUAGES = ["nb", "nn", "en", "se", "de", "fr", "pl", "el", "ar", "zh-Hans", "pt-BR", "sr-Latn-RS", "en-GB"]


def code_list(path, prefix):
    """The members of a published code list, in order."""
    graph = Graph().parse(os.path.join(SHARED, "profiles", path), format="turtle")
    return sorted(s for s in set(graph.subjects(SKOS.inScheme)) if str(s).startswith(prefix))


def code_lists():
    lists = {}
    for file in glob.glob(os.path.join(SHARED, "profiles/vocabularies/authority-tables/*.ttl")):
        name = os.path.basename(file)[: -len(".ttl")]
        lists[name] = code_list(f"vocabularies/authority-tables/{name}.ttl", f"{EU}{name}/")
    for name in ["health-theme", "health-activity", "coding-system", "standard", "publisher-type"]:
        lists[name] = code_list(f"healthdcat-ap-r8/vocabularies/{name}.ttl", f"{HEALTH}{name}/")
    dpv = Graph().parse(os.path.join(SHARED, "profiles/vocabularies/dpv/dpv-2.3-pd.ttl"), format="turtle")
    terms = [s for s in set(dpv.subjects(RDF.type, SKOS.Concept)) if str(s).startswith("https://w3id.org/dpv/pd#")]
    lists["personal-data"] = sorted(terms)[:40]
    gdpr = Graph()
    for file in glob.glob(os.path.join(SHARED, "profiles/vocabularies/dpv/dpv-2.3-eu-gdpr-legal_basis*.ttl")):
        gdpr.parse(file, format="turtle")
    bases = [s for s in set(gdpr.subjects(RDF.type, SKOS.Concept)) if "/eu/gdpr#A" in str(s)]
    lists["legal-basis"] = sorted(bases)
    ehds = "https://w3id.org/dpv/legal/eu/ehds#"
    purposes = ["PublicInterestRelatedToHealth", "PublicHealthSurveillance", "PublicPolicyMaking", "ProvideHealthcareOfficialStatistics"]
    purposes += ["ImproveHealthcareEducation", "HealthcareScientificResearch", "ImproveHealthcare"]
    lists["purpose"] = [URIRef(ehds + purpose) for purpose in purposes]
    lists["health-category"] = [URIRef(f"{ID}health-categories/art51-{letter}") for letter in "abcdefghijklmnopq"]
    short = [name for name, members in lists.items() if not members]
    if short:
        sys.exit(f"code lists without members: {short}")
    return lists


class Wheel:
    """Gives every value of a list in turn, so that after enough datasets all have been used."""

    def __init__(self, lists):
        self.lists, self.at = lists, collections.Counter()

    def next(self, name):
        values = self.lists[name]
        self.at[name] += 1
        return values[(self.at[name] - 1) % len(values)]

    def unused(self):
        return {name: len(values) - self.at[name] for name, values in self.lists.items() if self.at[name] < len(values)}


class Generator:
    """`Generator(seed).graph(count)`: that many datasets and what they need; `unused()` says which values none has."""

    def __init__(self, seed=51):
        self.random = random.Random(seed)
        self.wheel = Wheel(code_lists())
        self.made = Graph()
        self.levels = {}
        self.titles = {}

    def graph(self, count=200):
        self.organisations = [self.organisation(n) for n in range(len(self.wheel.lists["publisher-type"]))]
        self.series = [self.one_series(n) for n in range(5)]
        self.standards = [self.mapped("standards", DCTERMS.Standard, "standard", value) for value in self.wheel.lists["standard"]]
        self.systems = [self.mapped("code-systems", HG.CodeSystem, "coding-system", value) for value in self.wheel.lists["coding-system"]]
        self.wheel.lists["own-standard"], self.wheel.lists["own-system"] = self.standards, self.systems
        for n in range(count):
            self.dataset(n)
        return self.made

    # What several things have

    def say(self, subject, *pairs):
        for predicate, value in pairs:
            self.made.add((subject, predicate, value))

    def maybe(self, chance=0.5):
        return self.random.random() < chance

    def text(self, longest=1):
        words = [self.random.choice(["helse", "data", "register", "måling", "pasient", "år", "kommune", "undersøkelse"]) for _ in range(6)]
        return " ".join(words + ([self.random.choice(ODD)] if self.maybe() else [])) * longest

    def named(self, subject, name, alternative=True):
        for language in ["nb", "nn", "en"]:
            self.say(subject, (SKOS.prefLabel, Literal(f"{name} ({language})", lang=language)))
        for language in ["nb", "en"] + (["nn"] if self.maybe() else []):
            longest = 200 if self.maybe(0.05) else 1
            self.say(subject, (DCTERMS.description, Literal(f"{name}: {self.text(longest)}", lang=language)))
        if alternative and self.maybe(0.3):
            self.say(subject, (SKOS.altLabel, Literal(self.text(), lang=self.random.choice(LANGUAGES))))

    def many_languages(self, subject, predicate, least=1):
        for language in self.random.sample(LANGUAGES, self.random.randint(least, len(LANGUAGES))):
            self.say(subject, (predicate, Literal(self.text(), lang=language)))

    def entry(self, subject):
        self.say(subject, (DCTERMS.source, SOURCE), (HG.mark, HG.project))

    def contact(self, owner, part="contact"):
        contact = URIRef(f"{owner}#{part}")
        self.say(contact, (RDF.type, VCARD.Organization), (HG.mark, HG.project))
        for language in self.random.sample(["nb", "nn", "en"], self.random.randint(1, 3)):
            self.say(contact, (VCARD.fn, Literal(f"Kontakt {self.random.choice(ODD)}", lang=language)))
        self.say(contact, (VCARD.hasURL, URIRef(f"https://example.org/kontakt?til={self.random.randint(1, 999)}&språk=nb#svar")))
        if self.maybe():
            self.say(contact, (VCARD.hasEmail, URIRef("mailto:post+data@example.org")))
        elif self.maybe(0.3):
            self.say(contact, (VCARD.hasEmail, URIRef("mailto:kontakt@example.invalid")), (HG.placeholder, Literal(True)))
        return contact

    def date(self):
        year, month, day = self.random.randint(1951, 2026), self.random.randint(1, 12), self.random.randint(1, 28)
        if self.maybe(0.7):
            return Literal(f"{year}-{month:02}-{day:02}", datatype=XSD.date)
        return Literal(f"{year}-{month:02}-{day:02}T09:30:00+02:00", datatype=XSD.dateTime)

    # What datasets point to

    def organisation(self, n):
        organisation = URIRef(f"{ID}organisations/generert-{n}")
        self.say(organisation, (RDF.type, ORG.Organization), (ORG.classification, HG.ownerActor))
        self.named(organisation, f"Virksomhet {n}")
        self.entry(organisation)
        self.say(organisation, (DCTERMS.type, self.wheel.next("publisher-type")), (DCAT.contactPoint, self.contact(organisation)))
        return organisation

    def one_series(self, n):
        series = URIRef(f"{ID}dataset-series/generert-{n}")
        self.say(series, (RDF.type, DCAT.DatasetSeries), (DCAT.theme, URIRef(EU + "data-theme/HEAL")), (HG.publicationStatus, HG.published))
        self.named(series, f"Serie {n}")
        self.entry(series)
        self.say(series, (DCTERMS.publisher, self.organisations[n]), (DCAT.contactPoint, self.contact(series)), (DCATAP.applicableLegislation, EHDS))
        if self.maybe():
            self.say(series, (DCTERMS.accrualPeriodicity, self.wheel.next("frequency")))
        return series

    def mapped(self, kind, kind_class, table, value):
        """A standard or code system of ours that stands in a table of the EU."""
        code = str(value).rsplit("/", 1)[1]
        own = URIRef(f"{ID}{kind}/generert-{code.lower()}")
        self.say(own, (RDF.type, kind_class))
        if kind_class == HG.CodeSystem:
            self.say(own, (RDF.type, SKOS.ConceptScheme), (DCTERMS.type, HG.classification))
        self.named(own, code, alternative=False)
        self.entry(own)
        mapping = URIRef(f"{ID}mappings/generert-{table}-{code.lower()}")
        self.say(mapping, (RDF.type, HG.Mapping), (RDF.type, OWL.Axiom), (OWL.annotatedSource, own), (OWL.annotatedTarget, value))
        self.say(mapping, (OWL.annotatedProperty, SKOS.exactMatch), (SSSOM.author_label, Literal("Helsegraf")))
        self.say(mapping, (SSSOM.mapping_justification, URIRef("https://w3id.org/semapv/vocab/ManualMappingCuration")))
        self.say(mapping, (SSSOM.confidence, Literal("1.0", datatype=XSD.double)), (HG.mark, HG.external))
        for language in ["nb", "nn", "en"]:
            self.say(mapping, (SKOS.prefLabel, Literal(f"{code} → EU", lang=language)))
        for language in ["nb", "en"]:
            self.say(mapping, (RDFS.comment, Literal(code, lang=language)))
        return own

    # Datasets

    def dataset(self, n):
        level = LEVELS[n % 3]
        dataset = URIRef(f"{ID}datasets/generert-{n}")
        self.levels[dataset] = level
        self.titles[dataset] = f"Datasett {n} {ODD[n % len(ODD)]}"
        self.say(dataset, (RDF.type, DCAT.Dataset), (HG.publicationStatus, HG.published), (HG.useContext, HG.secondaryUse))
        self.named(dataset, self.titles[dataset])
        self.entry(dataset)
        self.say(dataset, (DCTERMS.identifier, Literal(str(dataset), datatype=XSD.anyURI)))
        self.say(dataset, (DCTERMS.accessRights, URIRef(f"{EU}access-right/{level}")), (DCATAP.applicableLegislation, EHDS))
        self.say(dataset, (HG.foundIn, URIRef(ID + "registries/npr")), (HG.inDomain, URIRef(ID + "domains/prosedyrer")))
        self.say(dataset, (DCAT.theme, URIRef(EU + "data-theme/HEAL")), (DCAT.contactPoint, self.contact(dataset)))
        self.say(dataset, (HDA.healthCategory, self.wheel.next("health-category")), (HDA.hdab, self.random.choice(self.organisations)))
        # Without one the Norwegian feeds hold a dataset back.
        self.say(dataset, (DCTERMS.publisher, self.random.choice(self.organisations)))
        self.responsibility(dataset)
        for language in self.random.sample(["nb", "nn", "en"], self.random.randint(1, 3)):
            self.say(dataset, (DCAT.keyword, Literal(self.text(), lang=language)))
        if level == "NON_PUBLIC" or self.maybe():
            self.say(dataset, (DCTERMS.type, self.wheel.next("dataset-type")), (DCTERMS.provenance, self.statement(dataset, "provenance", DCTERMS.ProvenanceStatement)))
        self.variables(dataset)
        for part in range(self.random.choice([1, 1, 1, 2, 3, 12])):
            self.say(dataset, (DCAT.distribution, self.distribution(dataset, f"distribution-{part}")))
        self.details(dataset)
        self.marked(dataset)

    def responsibility(self, dataset):
        if self.maybe(0.8):
            self.say(dataset, (GEODCATAP.custodian, self.random.choice(self.organisations)))
        else:
            self.say(dataset, (HG.unknown, GEODCATAP.custodian))
        if self.maybe():
            self.say(dataset, (HDA.hdabCoordinator, URIRef(ID + "organisations/fhi")))

    def marked(self, dataset):
        mark = URIRef(f"{dataset}#mark-healthCategory")
        self.say(dataset, (HG.statementMark, mark))
        self.say(mark, (RDF.type, HG.StatementMark), (RDF.subject, dataset), (RDF.predicate, HDA.healthCategory), (HG.mark, HG.inferred))
        self.say(mark, (RDF.object, next(self.made.objects(dataset, HDA.healthCategory))))
        for language in ["nb", "en"]:
            self.say(mark, (RDFS.comment, Literal("generert", lang=language)))

    def statement(self, owner, part, kind):
        statement = URIRef(f"{owner}#{part}")
        self.say(statement, (RDF.type, kind))
        self.many_languages(statement, RDFS.label)
        return statement

    def variables(self, dataset):
        structured = self.maybe(0.7)
        # xsd:boolean has two spellings of each value.
        self.say(dataset, (HDA.hasStructuredData, Literal("true" if structured else "false", datatype=XSD.boolean)))
        if not structured:
            return
        overview = URIRef(f"{dataset}#variables")
        self.say(dataset, (HDA.hasVariables, overview))
        self.say(overview, (RDF.type, CSVW.TableGroup), (SKOS.prefLabel, Literal(self.text(), lang="nb")))
        for t in range(self.random.randint(1, 3)):
            table = URIRef(f"{dataset}#table-{t}")
            self.say(overview, (CSVW.table, table))
            self.say(table, (RDF.type, CSVW.Table))
            self.many_languages(table, SKOS.prefLabel)
            if self.maybe():
                self.say(table, (CSVW.url, URIRef(f"https://example.org/tabell/{t}?år=2026")), (DCAT.keyword, Literal("tabell", lang="nb")))
            for c in range(self.random.choice([1, 2, 5, 20])):
                self.column(dataset, table, f"{t}-{c}")

    def column(self, dataset, table, place):
        column = URIRef(f"{dataset}#column-{place}")
        self.say(table, (CSVW.column, column))
        self.say(column, (RDF.type, CSVW.Column), (CSVW.name, Literal(f"kolonne_{place} æøå")))
        self.say(column, (SKOS.prefLabel, Literal(self.text(), lang="nb")), (DCTERMS.description, Literal(self.text(), lang="en")))
        self.say(column, (CSVW.datatype, Literal(self.random.choice(["string", "integer", "date", "gYear", "decimal", "boolean"]))))
        if self.maybe(0.3):
            self.say(column, (CSVW.propertyUrl, URIRef("http://snomed.info/id/404684003")))

    def distribution(self, dataset, part):
        distribution = URIRef(f"{dataset}#{part}")
        self.say(distribution, (RDF.type, DCAT.Distribution), (DCAT.accessURL, URIRef(f"https://example.org/søk?datasett=a%20b&del={part}#øverst")))
        if self.maybe(0.8):
            self.many_languages(distribution, SKOS.prefLabel)
        if self.maybe(0.6):
            self.many_languages(distribution, DCTERMS.description)
        # The others are under the law of their dataset.
        if self.maybe():
            self.say(distribution, (DCATAP.applicableLegislation, EHDS))
        optional = [
            (DCTERMS.format, lambda: self.wheel.next("file-type")),
            (DCTERMS.language, lambda: self.wheel.next("language")),
            (DCTERMS.license, lambda: self.wheel.next("licence")),
            (ADMS.status, lambda: self.wheel.next("distribution-status")),
            (DCATAP.availability, lambda: self.wheel.next("planned-availability")),
            (DCAT.mediaType, lambda: self.media_type()),
            (DCAT.compressFormat, lambda: URIRef("http://www.iana.org/assignments/media-types/application/gzip")),
            (DCAT.packageFormat, lambda: URIRef("http://www.iana.org/assignments/media-types/application/zip")),
            (DCAT.byteSize, lambda: Literal(str(self.random.choice([0, 1, 5120, 2**63])), datatype=XSD.nonNegativeInteger)),
            (DCAT.downloadURL, lambda: URIRef("ftp://example.org/fil%20med%20mellomrom.csv")),
            (DCTERMS.issued, self.date),
            (DCTERMS.modified, self.date),
            (FOAF.page, lambda: URIRef("https://example.org/dokumentasjon")),
            (DCTERMS.rights, lambda: self.rights(dataset, part)),
            (SPDX.checksum, lambda: self.checksum(dataset, part)),
        ]
        for predicate, value in optional:
            if self.maybe(0.75 if predicate == DCTERMS.format else 0.5):
                self.say(distribution, (predicate, value()))
        return distribution

    def media_type(self):
        scheme, branch = self.random.choice(["http", "https"]), self.random.choice(["text/csv", "application/json", "application/vnd.apache.parquet", "image/png"])
        return URIRef(f"{scheme}://www.iana.org/assignments/media-types/{branch}")

    def rights(self, dataset, part):
        return self.statement(dataset, f"{part}-rights", DCTERMS.RightsStatement)

    def checksum(self, dataset, part):
        checksum = URIRef(f"{dataset}#{part}-checksum")
        self.say(checksum, (RDF.type, SPDX.Checksum), (SPDX.algorithm, SPDX.checksumAlgorithm_sha1))
        self.say(checksum, (SPDX.checksumValue, Literal("da39a3ee5e6b4b0d3255bfef95601890afd80709", datatype=XSD.hexBinary)))
        return checksum

    def details(self, dataset):
        """What may be left out, each as often left out as given."""
        count = lambda most: Literal(str(self.random.choice([0, 1, most])), datatype=XSD.nonNegativeInteger)
        optional = [
            (DCTERMS.language, lambda: self.wheel.next("language")),
            (DCTERMS.language, lambda: self.wheel.next("language")),
            (DCTERMS.accrualPeriodicity, lambda: self.wheel.next("frequency")),
            (DCTERMS.spatial, lambda: self.wheel.next("country")),
            (DCTERMS.spatial, lambda: self.wheel.next("continent")),
            (DCAT.theme, lambda: self.wheel.next("data-theme")),
            (HDA.healthTheme, lambda: self.wheel.next("health-theme")),
            (HDA.healthCategory, lambda: self.wheel.next("health-category")),
            (DCTERMS.conformsTo, lambda: self.wheel.next("own-standard")),
            (HDA.hasCodingSystem, lambda: self.wheel.next("own-system")),
            (DPV.hasPersonalData, lambda: self.wheel.next("personal-data")),
            (DPV.hasLegalBasis, lambda: self.wheel.next("legal-basis")),
            (DPV.hasPurpose, lambda: self.wheel.next("purpose")),
            (HDA.hasCodeValues, lambda: Literal("U07.1")),
            (HDA.populationCoverage, lambda: Literal(self.text(5), lang=self.random.choice(LANGUAGES))),
            (HDA.minTypicalAge, lambda: Literal("0", datatype=XSD.nonNegativeInteger)),
            (HDA.maxTypicalAge, lambda: count(120)),
            (HDA.numberOfRecords, lambda: count(10**12)),
            (HDA.numberOfUniqueIndividuals, lambda: count(5_600_000)),
            (DCTERMS.issued, self.date),
            (DCTERMS.modified, self.date),
            (DCAT.version, lambda: Literal(self.random.choice(["1", "2026.1-β", "v 1.0 (utkast)"]))),
            (ADMS.versionNotes, lambda: Literal(self.text(), lang="nb")),
            (DCAT.temporalResolution, lambda: Literal(self.random.choice(["P1D", "PT0.5S", "P1Y2M3DT4H"]), datatype=XSD.duration)),
            (DCAT.spatialResolutionInMeters, lambda: Literal("0.5", datatype=XSD.decimal)),
            (DCAT.landingPage, lambda: URIRef("https://example.org/om?id=1&språk=nb")),
            (FOAF.page, lambda: URIRef("https://example.org/dokumentasjon#kapittel-1")),
            (DCTERMS.isReferencedBy, lambda: URIRef("https://doi.org/10.1000/xyz(2026)7")),
            (DCAT.inSeries, lambda: self.random.choice(self.series)),
            (DCTERMS.temporal, lambda: self.period(dataset, "temporal")),
            (HDA.retentionPeriod, lambda: self.period(dataset, "retention")),
            (PROV.wasGeneratedBy, lambda: self.activity(dataset)),
            (ADMS.identifier, lambda: self.identifier(dataset)),
            (DQV.hasQualityAnnotation, lambda: self.certificate(dataset)),
            (HDA.analytics, lambda: self.distribution(dataset, "analytics")),
        ]
        for predicate, value in optional:
            if self.maybe(0.6):
                self.say(dataset, (predicate, value()))

    def period(self, dataset, part):
        period = URIRef(f"{dataset}#{part}")
        self.say(period, (RDF.type, DCTERMS.PeriodOfTime))
        ends = self.random.choice([["start"], ["end"], ["start", "end"]])
        if "start" in ends:
            self.say(period, (DCAT.startDate, Literal("1951-01-01", datatype=XSD.date)))
        if ends == ["end"]:
            self.say(period, (DCAT.endDate, Literal("2025-12-31T23:59:59Z", datatype=XSD.dateTime)))
        elif "end" in ends:
            self.say(period, (DCAT.endDate, Literal("2025-12-31", datatype=XSD.date)))
        return period

    def activity(self, dataset):
        activity = self.statement(dataset, "activity", PROV.Activity)
        self.say(activity, (DCTERMS.type, self.wheel.next("health-activity")))
        return activity

    def identifier(self, dataset):
        identifier = URIRef(f"{dataset}#identifier")
        self.say(identifier, (RDF.type, ADMS.Identifier), (SKOS.notation, Literal("nr. 1/2026 <æ>")))
        return identifier

    def certificate(self, dataset):
        certificate = URIRef(f"{dataset}#quality")
        self.say(certificate, (RDF.type, DQV.QualityCertificate), (OA.hasTarget, dataset), (OA.motivatedBy, DQV.qualityAssessment))
        self.say(certificate, (OA.hasBody, URIRef("https://example.org/merke")))
        return certificate

    def unused(self):
        """Values no dataset has, by code list; those that only a catalogue would have are not asked for."""
        return {name: left for name, left in self.wheel.unused().items() if name not in NOT_OF_DATASETS}


# Access rights follow the levels; bodies of the EU publish nothing here; ours stand for the tables of standards and code systems.
NOT_OF_DATASETS = {"access-right", "corporate-body", "standard", "coding-system"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=51)
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    generator = Generator(arguments.seed)
    print(generator.graph(arguments.count).serialize(format="turtle"))
    if generator.unused():
        sys.exit(f"values that no dataset has: {generator.unused()}")


if __name__ == "__main__":
    main()
