"""Every feed judged by the official shapes of its profile: by pySHACL and by us, with the vocabularies and without.

What is shipped and 200 generated datasets with odd but legal values are judged. A Violation fails, and so does another count of ours.
So are the pages harvesters walk: all of them by us, the last of each feed by pySHACL too.
"""

import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile
import time

import rdflib
from feeds import BASE, FEEDS, Generated, save, save_pages
from generated_datasets import SHARED
from mutations import disagreements
from rdflib import RDF, BNode, Graph

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SEVERITIES = ["Violation", "Warning", "Info"]
# Results that no catalogue can avoid, by judge and profile: (focus, end of path, component).
UNAVOIDABLE = {
    # The shape asks for sh:nodeKind vcard:Organization, which no value can have; leniently read it asks for nothing.
    ("pySHACL", "modelldcat"): {(BASE + "catalog/modelldcat-ap-no", "contactPoint", "NodeKindConstraintComponent")},
}
Case = collections.namedtuple("Case", "name feed judge path vocabularies ours_only", defaults=[False])
Verdict = collections.namedtuple("Verdict", "counts violations seconds")


def official():
    sys.path.insert(0, os.path.join(SHARED, "check"))
    import profile_check

    return profile_check


def files(judge, vocabularies):
    shapes, background = official().PROFILES[judge]
    return [os.path.normpath(f) for f in shapes], [os.path.normpath(f) for f in background] if vocabularies else []


def by_pyshacl(judge, path, vocabularies):
    # "01"^^xsd:integer is another term than 1. pySHACL resets this each time it has run.
    rdflib.NORMALIZE_LITERALS = False
    started = time.monotonic()
    counts, rows, _ = official().check(judge, path, vocabularies)
    violations = {(focus, end(at), component) for severity, focus, at, component, _ in rows if severity == "Violation"}
    return Verdict(counts, violations, time.monotonic() - started)


def by_us(binary, judge, path, vocabularies):
    """Our own verdict on the same, counted as profile_check.py counts: results on nodes of the feed itself."""
    started = time.monotonic()
    shapes, background = files(judge, vocabularies)
    command = [binary, "validate", path, *background, "--shapes", *shapes, "--lenient", "--format", "ntriples"]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode <= 1, ran.stderr
    subjects = set(Graph().parse(path).subjects())
    report = Graph().parse(data=ran.stdout, format="nt")
    nested = set(report.objects(None, SH.detail))
    counts, violations = collections.Counter(), set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        if result in nested or (focus not in subjects and not isinstance(focus, BNode)):
            continue
        severity = str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[-1]
        counts[severity] += 1
        if severity == "Violation":
            component = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
            violations.add((str(focus), end(str(report.value(result, SH.resultPath))), component))
    return Verdict(counts, violations, time.monotonic() - started)


def end(path):
    return path.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def judged(binary, case):
    theirs = None if case.ours_only else by_pyshacl(case.judge, case.path, case.vocabularies)
    return case, theirs, by_us(binary, case.judge, case.path, case.vocabularies)


def cases(name, server, folder):
    """What is to be judged of a server; a level at which nothing is published has no document."""
    for feed in FEEDS:
        path = save(server, feed, folder, name)
        if path is None:
            assert name == "shipped" and feed.level in ("public", "restricted"), f"{name}: {feed} is empty"
            print(f"      {name}: nothing is published as {feed.token} {feed.level}")
            continue
        for judge in feed.judges:
            for vocabularies in (True, False):
                yield Case(name, feed, judge, path, vocabularies)


def cases_of_pages(server, folder):
    """The pages of each feed that has several: a page is complete in itself."""
    for feed in FEEDS:
        pages = list(save_pages(server, feed, folder, "page"))
        for number, (path, is_last) in enumerate(pages if len(pages) > 1 else [], 1):
            for judge in feed.judges:
                yield Case(f"page {number}/{len(pages)}", feed, judge, path, False, not is_last)


def told(verdict):
    return "not asked" if verdict is None else " / ".join(str(verdict.counts[severity]) for severity in SEVERITIES)


def failures(case, theirs, ours):
    where = f"{case.name} {case.judge} {'with' if case.vocabularies else 'without'} vocabularies"
    allowed = UNAVOIDABLE.get(("pySHACL", case.judge), set())
    for who, verdict, let in (("pySHACL", theirs, allowed), ("ours", ours, set())):
        for violation in sorted(verdict.violations - let)[:5] if verdict else []:
            yield f"{where}: {who}: {' '.join(violation)}"
    if theirs is None:
        return
    expected = collections.Counter(theirs.counts)
    expected["Violation"] -= len(theirs.violations & allowed)
    if +expected != +ours.counts:
        yield f"{where}: pySHACL counts {told(theirs)}, we count {told(ours)}"


def check(server):
    if not os.path.isdir(SHARED):
        assert os.environ.get("CI") != "true", f"{SHARED} is missing"
        print(f"skipped: {SHARED} is not here")
        return
    started, wrong = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder, Generated(server.binary) as (full, _):
        todo = [*cases("shipped", server, folder), *cases("generated", full, folder), *cases_of_pages(full, folder)]
        assert any(case.name.startswith("page 2") for case in todo), "no feed has a second page"
        todo.sort(key=lambda case: -os.path.getsize(case.path))
        with concurrent.futures.ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
            done = list(workers.map(judged, [server.binary] * len(todo), todo))
        print("      profile          | of        | vocabularies | pySHACL V / W / I | ours V / W / I")
        for case, theirs, ours in sorted(done, key=lambda one: (FEEDS.index(one[0].feed), one[0].judge, one[0].name, not one[0].vocabularies)):
            with_them = "with" if case.vocabularies else "without"
            print(f"      {case.judge:16} | {case.name:9} | {with_them:12} | {told(theirs):17} | {told(ours)}")
            wrong += failures(case, theirs, ours)
        print(f"      feeds judged in {time.monotonic() - started:.0f} s, pySHACL worked {sum(d[1].seconds for d in done if d[1]):.0f} s, we {sum(d[2].seconds for d in done):.1f} s")
        wrong += disagreements(server.binary, full, by_pyshacl)
    assert not wrong, "\n".join(wrong[:40])
