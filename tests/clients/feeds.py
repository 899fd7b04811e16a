"""Feeds of a server: which there are, fetched into files, and a server that holds generated datasets besides."""

import collections
import os
import urllib.error
import urllib.parse
import urllib.request

from generated_datasets import Generator
from server import Server

# Fewer datasets make a quicker and poorer test; not every value of every code list is then used.
COUNT = int(os.environ.get("HELSEGRAF_GENERATED_DATASETS", "200"))
BASE = "https://w3id.org/helsegraf/"
CONTENT = BASE + "graph/national/content"

# A feed, the level of it, and the profiles of profile_check.py that judge it.
Feed = collections.namedtuple("Feed", "token level judges")
FEEDS = [
    Feed("dcat-ap-3", None, ["dcat-ap"]),
    Feed("healthdcat-ap-8", "public", ["r8-public"]),
    Feed("healthdcat-ap-8", "restricted", ["r8-restricted"]),
    Feed("healthdcat-ap-8", "non-public", ["r8-non-public"]),
    Feed("dcat-ap-no-2", None, ["no2", "no2-full"]),
    Feed("dcat-ap-no-3", None, ["no3"]),
    Feed("modelldcat-ap-no", None, ["modelldcat"]),
    Feed("skos-ap-no", None, ["skosno2"]),
]


def address(server, feed, **query):
    query.update({"level": feed.level} if feed.level else {})
    asked = urllib.parse.urlencode(query)
    return f"{server.url}/catalog/{feed.token}" + (f"?{asked}" if asked else "")


def fetch(url, accept="application/n-triples"):
    """Content and headers; `None` where nothing is published."""
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=600) as answer:
            return answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None, error.headers
        raise AssertionError(f"{url}: {error.code} {error.read()[:2000]!r}") from error


def save(server, feed, folder, name):
    """The feed in a file, or `None` where nothing is published."""
    content, _ = fetch(address(server, feed))
    if content is None:
        return None
    path = os.path.join(folder, f"{name}-{feed.token}-{feed.level or 'all'}.nt")
    with open(path, "wb") as file:
        file.write(content)
    return path


def save_pages(server, feed, folder, name):
    """The pages of the feed in files, each with whether it is the last."""
    page, path = 1, None
    while True:
        content, _ = fetch(address(server, feed, page=page))
        if path:
            yield path, content is None
        if content is None:
            return
        path = os.path.join(folder, f"{name}-{feed.token}-{feed.level or 'all'}-{page}.nt")
        with open(path, "wb") as file:
            file.write(content)
        page += 1


def write(server, turtle, method="POST"):
    """Through the ordinary door, as an administrator; the status and what was answered."""
    request = urllib.request.Request(
        f"{server.url}/graphs?" + urllib.parse.urlencode({"graph": CONTENT}),
        method=method,
        data=turtle.encode(),
        headers={"Content-Type": "text/turtle", "Accept": "application/json", "Authorization": f"Bearer {server.token}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=600) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class Generated:
    """`with Generated(binary) as (server, generator)`: a server with generated datasets, taken in as published."""

    def __init__(self, binary, count=COUNT):
        # All of it in one write: unoptimised and beside other work that takes longer than a write may.
        self.server, self.generator, self.count = Server(binary, "--time-limit-s", "300"), Generator(), count

    def __enter__(self):
        server = self.server.__enter__()
        try:
            turtle = self.generator.graph(self.count).serialize(format="turtle")
            assert self.count < 200 or not self.generator.unused(), f"values that no dataset has: {self.generator.unused()}"
            status, answer = write(server, turtle)
            assert status < 300, f"the generated datasets are refused: {status} {answer[:3000]}"
        except BaseException:
            self.server.__exit__(AssertionError)
            raise
        return server, self.generator

    def __exit__(self, *failure):
        self.server.__exit__(*failure)
