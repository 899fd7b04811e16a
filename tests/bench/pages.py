"""How long pages take to make: every way from the home page and a thing of each kind, by median.

Measured over loopback on one connection kept open, so the round trip (some tenths of a millisecond)
is in the figures. Twice: on the shipped graph, and with the generated graph of a million quads beside it.
"""

import argparse
import http.client
import os
import re
import statistics
import sys
import time
import urllib.parse

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../clients"))

from run import generated
from server import Server

GOALS = {"shipped": 10, "with a million quads": 30}
HEADERS = {"Accept": "text/html", "Accept-Language": "nb"}


class Reader:
    """One connection to a server."""

    def __init__(self, url):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=120)

    def get(self, path):
        self.connection.request("GET", path, headers=HEADERS)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def milliseconds(self, path):
        started = time.perf_counter()
        status, body = self.get(path)
        assert status == 200, f"{path}: {status} {body[:300]!r}"
        return (time.perf_counter() - started) * 1000


def addresses(reader):
    """The local links of the home page, and the first thing of each kind in the map of the site."""
    _, home = reader.get("/")
    links = {link.replace("&amp;", "&").replace("&#38;", "&") for link in re.findall(r'href="(/[^"#]*)', home.decode())}
    found = {link for link in links if not re.match(r"/(static|id)/|/opensearch|.*[?&]lang=", link)} | {"/"}
    _, site = reader.get("/sitemap.xml")
    kinds = {}
    for path in re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", site.decode()):
        kinds.setdefault(path.rsplit("/", 1)[0], path)
    return sorted(found | set(kinds.values()))


def measured(server, times):
    """(median, first, address) in milliseconds, slowest first."""
    reader = Reader(server.url)
    rows = []
    for path in addresses(reader):
        first = reader.milliseconds(path)
        rows.append((statistics.median(reader.milliseconds(path) for _ in range(times)), first, path))
    return sorted(rows, reverse=True)


def of_other_classes(file):
    """The same graph with classes of its own: our shapes demand more of theirs than it says."""
    copy = file.replace(".nq", "-pages.nq")
    with open(file) as source, open(copy, "w") as target:
        for line in source:
            target.write(re.sub(r"(#type> )<[^>]*?([^/#>]+)>", r"\1<https://helse.example/class/\2>", line))
    return copy


def report(name, rows, shown):
    goal = GOALS[name]
    over = [row for row in rows if row[0] > goal]
    print(f"\n{name}: {len(rows)} pages, median of medians {statistics.median(row[0] for row in rows):.2f} ms, "
          f"{len(over)} over {goal} ms")
    print("  median ms | first ms | page")
    for median, first, path in rows[: max(shown, len(over))]:
        print(f"  {median:9.2f} | {first:8.2f} | {path}{'   over the goal' if median > goal else ''}")
    return not over


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--times", type=int, default=15, help="requests a page, after one that is not counted")
    parser.add_argument("--shown", type=int, default=12, help="pages listed, slowest first")
    parser.add_argument("--quads", type=int, default=1_000_000)
    arguments = parser.parse_args()
    folder = os.path.abspath(f"var/bench/{arguments.quads}")
    os.makedirs(folder, exist_ok=True)
    good = True
    with Server(arguments.binary) as server:
        good &= report("shipped", measured(server, arguments.times), arguments.shown)
    file = of_other_classes(generated(folder, arguments.quads)[0])
    with Server(arguments.binary) as server:
        server.stop()
        server.command("load", "--data", server.data, file)
        server.start()
        good &= report("with a million quads", measured(server, arguments.times), arguments.shown)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
