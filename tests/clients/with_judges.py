"""TopBraid SHACL and pySHACL, which share no code with ours or each other, judge `validate`: on
generated data, on random small shapes and graphs, and on official profiles with their examples.

Result by result: focus node, path, value, component, severity, and the shape where it has a name.
`python with_judges.py BINARY [FIRST_SEED LAST_SEED]` runs it alone."""

import collections
import glob
import os
import re
import subprocess
import sys
import tempfile

import judges
from disagreements import BLURS, DISAGREEMENTS
from random_shapes import COMPONENTS, Made

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("HELSEGRAF_SHARED", os.path.join(HERE, "../../../shared"))
RANDOM_CASES = int(os.environ.get("HELSEGRAF_JUDGED_CASES", "160"))
SHOWN = 12


def check(server, seeds=range(RANDOM_CASES)):
    with tempfile.TemporaryDirectory() as folder:
        judged = Judged(server.binary, folder)
        judged.random(seeds)
        if os.path.isdir(SHARED):
            judged.generated(os.path.join(SHARED, "bench/shacl"))
            judged.profiles(SHARED)
        elif os.environ.get("CI") == "true":
            sys.exit(f"{SHARED} is missing")
        else:
            print(f"skipped: generated data and profiles, {SHARED} is not here")
        judged.tell()
        assert not judged.failures, "\n".join(judged.failures[:SHOWN])


class Judged:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.counts = collections.Counter()
        self.explained = collections.Counter()
        self.unconfirmed = collections.Counter()
        self.failures = []

    def tell(self):
        for what, n in self.counts.items():
            print(f"      {n:6} {what}")
        for (judge, name), n in sorted(self.explained.items()):
            print(f"      {n:6} differ: {judge} {name}")
        for judge, name in self.unconfirmed:
            if not self.explained[judge, name]:
                self.failures.append(f"{judge} alone, and no other judge says we are right: {name}")

    def file(self, name):
        return os.path.join(self.folder, name)

    # Random cases: one graph and one run for ours and for TopBraid, which takes seconds to start.

    def random(self, seeds):
        made = {seed: Made(seed) for seed in seeds}
        cases = {s: (m.shapes(), m.data()) for s, m in made.items()}
        graphs = {s: tuple(judges.read(text=t) for t in case) for s, case in cases.items()}
        files = [self.file("shapes.nt"), self.file("data.nt")]
        for place, file in enumerate(files):
            with open(file, "w", encoding="utf-8") as output:
                # Without prefixes: TopBraid abbreviates the IRIs of paths by them.
                output.writelines(g[place].serialize(format="nt") for g in graphs.values())
        ours = judges.ours(self.binary, [files[1]], [files[0]])
        by = {"TopBraid": judges.topbraid(files[1], files[0]), "pySHACL": collections.Counter()}
        given_up = set()
        for seed, (shapes, data) in graphs.items():
            try:
                by["pySHACL"] += judges.by_pyshacl(data, shapes)
            except judges.GaveUp as error:
                given_up.add(seed)
                self.counts[f"pySHACL gave up: {error}"[:90]] += 1
        self.compare("random", ours, by, lambda r: case_of(r) in given_up, cases)
        self.counts["random cases"] += len(cases)
        self.counts["of them judged by TopBraid alone, where pySHACL gave up"] += len(given_up)
        found = {r.component.removesuffix("ConstraintComponent") for r in ours}
        missing = [c for c in COMPONENTS if c not in found]
        if missing and len(cases) >= RANDOM_CASES:
            self.failures.append(f"no random case breaks {missing}")

    def generated(self, generators):
        data, shapes = self.file("generated.nt"), self.file("generated.ttl")
        run = lambda *arguments: subprocess.run(
            [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL
        )
        run(os.path.join(generators, "gen.py"), "30", data)
        run(os.path.join(generators, "genshapes.py"), shapes)
        by = {
            "TopBraid": judges.topbraid(data, shapes),
            "pySHACL": judges.by_pyshacl(judges.read(data), judges.read(shapes)),
        }
        self.compare("generated", judges.ours(self.binary, [data], [shapes]), by)

    def profiles(self, shared):
        """Published shapes as they are, read leniently, beside pySHACL on shapes without slips."""
        sys.path.insert(0, os.path.join(shared, "check"))
        import profile_check

        for profile, examples in EXAMPLES.items():
            files, background = profile_check.PROFILES[profile]
            shapes, _ = profile_check.shapes(files)
            without_odd_kinds(shapes)
            beside = judges.read(*background)
            for example in sorted(glob.glob(os.path.join(shared, "profiles", examples))):
                try:
                    data = judges.read(example) + beside
                except Exception:
                    # Three examples are no Turtle, as published.
                    self.counts["examples that are no Turtle"] += 1
                    continue
                ours = judges.ours(self.binary, [example, *background], files, "--lenient")
                name = f"{profile} {os.path.basename(example)}"
                self.compare(name, ours, {"pySHACL": judges.by_pyshacl(data, shapes)})
                self.counts["examples of official profiles"] += 1

    def compare(self, name, ours, by, unjudged=lambda r: False, cases=None):
        self.counts["results of ours"] += sum(ours.values())
        differences = {judge: Differences(judge, ours, theirs) for judge, theirs in by.items()}
        for judge, found in differences.items():
            others = [d for other, d in differences.items() if other != judge]
            for who, result, n in found:
                if judge == "pySHACL" and unjudged(result):
                    continue
                why = explanation(judge, result)
                if why and (why.beyond_doubt or all(d.agrees(result) for d in others)):
                    self.explained[judge, why.name] += n
                elif why and unjudged(result):
                    self.unconfirmed[judge, why.name] += n
                else:
                    told = f"{name}: {who} {judge}, {n}x: {' '.join(result)}"
                    self.failures.append(told + self.story(result, cases))
            for blur, n in found.blurs.items():
                self.explained[judge, blur.name] += n

    def story(self, result, cases):
        shown = cases and len(self.failures) < 2 and cases.get(case_of(result))
        return "\n" + "\n".join(shown) if shown else ""


class Differences:
    """What one report has and the other has not, past what the judge is known to say differently."""

    def __init__(self, judge, ours, theirs):
        self.blurs = collections.Counter()
        mine = [blur for blur in BLURS if blur.judge == judge]
        plain = sum(((ours - theirs) + (theirs - ours)).values())
        for blur in mine:
            ours, theirs = blurred(blur, ours), blurred(blur, theirs)
            left = sum(((ours - theirs) + (theirs - ours)).values())
            if left < plain:
                self.blurs[blur] = plain - left
            plain = left
        self.mine, self.only_ours, self.only_theirs = mine, ours - theirs, theirs - ours

    def __iter__(self):
        for who, some in (("ours, not", self.only_ours), ("not ours, but", self.only_theirs)):
            for result, n in sorted(some.items()):
                yield who, result, n

    def agrees(self, result):
        for blur in self.mine:
            result = blur.blurred(result)
        return result not in self.only_ours and result not in self.only_theirs


def blurred(blur, results):
    found = collections.Counter()
    for result, n in results.items():
        found[blur.blurred(result)] += 1 if blur.once(result) else n
    return found


def explanation(judge, result):
    fitting = (d for d in DISAGREEMENTS if d.judge == judge and d.concerns(result))
    return next(fitting, None)


def case_of(result):
    found = re.search(r"http://example\.org/(\d+)/", " ".join(result))
    return int(found[1]) if found else None


# Profiles of profile_check.py, by name, and the examples they are tried on.
EXAMPLES = {
    "dcat-ap-core": "dcat-ap-3.0.1/examples/*.ttl",
    "no2": "dcat-ap-no/examples/*.ttl",
    "no2-full": "dcat-ap-no/examples/*.ttl",
    "no3": "dcat-ap-no/examples/*.ttl",
    "skosno2": "skos-ap-no-begrep/examples/*.ttl",
    "modelldcat": "modelldcat-ap-no/examples/*.ttl",
    "r8-public": "healthdcat-ap-r8/examples/*.ttl",
    "r8-restricted": "healthdcat-ap-r8/examples/*.ttl",
    "r8-non-public": "healthdcat-ap-r8/examples/*.ttl",
}


def without_odd_kinds(shapes):
    """One profile has a node kind that is none; pySHACL passes over it and so do we, leniently."""
    for shape, _, kind in list(shapes.triples((None, judges.SH.nodeKind, None))):
        if not kind.startswith(str(judges.SH)):
            shapes.remove((shape, judges.SH.nodeKind, kind))


if __name__ == "__main__":
    program = type("Program", (), {"binary": sys.argv[1]})
    check(program, *([range(*map(int, sys.argv[2:4]))] if len(sys.argv) > 3 else []))
