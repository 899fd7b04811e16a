"""Tries the server with real clients: one fresh server, every client in turn, all failures told at once."""

import argparse
import importlib
import os
import shutil
import sys
import time
import traceback

import node
from server import Server

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = ["with_rdflib", "with_jsonld", "with_api", "with_sparqlwrapper", "with_pyshacl", "with_judges", "with_profiles", "with_harvesters", "with_generated_client", "with_schemathesis"]
NODE = ["with_comunica.mjs", "browser.mjs", "journeys.mjs", "sparql.mjs", "editing.mjs"]


def run_node(script, server):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    node.run(script, HELSEGRAF_URL=server.url, HELSEGRAF_TOKEN=server.token, CHROMIUM=chromium)


def clients():
    for name in PYTHON:
        yield name, importlib.import_module(name).check
    for script in NODE:
        if os.path.exists(os.path.join(HERE, script)):
            yield script, lambda server, script=script: run_node(script, server)
    yield "tour", importlib.import_module("tour").check


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("only", nargs="*", help="names of clients; all unless given")
    arguments = parser.parse_args()
    failed = []
    yasgui = os.path.join(HERE, "../../var/yasgui/current")
    with Server(arguments.binary, "--yasgui-dir", yasgui) as server:
        for name, check in clients():
            if arguments.only and name not in arguments.only:
                continue
            started = time.monotonic()
            try:
                check(server)
                print(f"ok    {name} ({time.monotonic() - started:.1f} s)", flush=True)
            except Exception:
                failed.append(name)
                print(f"FAIL  {name}\n{traceback.format_exc()}", flush=True)
    if failed:
        sys.exit(f"{len(failed)} failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
