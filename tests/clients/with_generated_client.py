"""The OpenAPI document: valid, true of every item, and the source of a client that compiles and works."""

import json
import os
import shutil
import subprocess
import tempfile
import urllib.request

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

HERE = os.path.dirname(os.path.abspath(__file__))


def check(server):
    document = fetch(f"{server.url}/api/openapi.json")
    valid(document)
    items = every_item(server, document)
    print(f"      {len(document['paths'])} addresses, {items} items follow their schemas", flush=True)
    generated(server, document)


def fetch(url):
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)


def valid(document):
    faults = [fault.message[:300] for fault in OpenAPIV31SpecValidator(document).iter_errors()]
    assert not faults, faults[:5]


def every_item(server, document):
    """Each thing of each collection, and each list of them, as the document says they are."""
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:document", resource)

    def validator(name):
        schema = {"$ref": f"urn:document#/components/schemas/{name}"}
        return Draft202012Validator(schema, registry=registry)

    schemas = {}
    for path, methods in document["paths"].items():
        if "x-schema" in methods.get("get", {}) and "{slug}" not in path:
            schemas[path] = methods["get"]["x-schema"]
    wholes = {path: validator(name) for path, name in schemas.items()}
    faults, told = [], set()
    for path, name in schemas.items():
        lists, address = validator(f"ListOf{name}"), f"{path}?limit=1000"
        while address:
            page = fetch(server.url + address)
            faults += [(address, fault.message[:300]) for fault in lists.iter_errors(page)]
            for href in (item["href"] for item in page["items"]):
                if href in told:
                    continue
                told.add(href)
                item = fetch(server.url + href)
                whole = wholes[href.rsplit("/", 1)[0]]
                faults += [
                    (href, "/".join(map(str, fault.absolute_path)), fault.message[:300])
                    for fault in whole.iter_errors(item)
                ]
            address = page.get("next")
    assert len(told) > 1000, f"only {len(told)} items"
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(map(str, faults[:20]))
    return len(told)


def generated(server, document):
    """Types by openapi-typescript, a client by openapi-fetch: compiled strictly, then run."""
    modules = os.path.join(HERE, "node_modules")
    tools = os.path.join(modules, ".bin")
    with tempfile.TemporaryDirectory(prefix="helsegraf-client-") as folder:
        os.symlink(modules, os.path.join(folder, "node_modules"))
        shutil.copy(os.path.join(HERE, "generated_client.ts"), folder)
        with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as package:
            package.write('{"type": "module"}')
        with open(os.path.join(folder, "openapi.json"), "w", encoding="utf-8") as described:
            json.dump(document, described)
        run(folder, f"{tools}/openapi-typescript", "openapi.json", "-o", "api.d.ts")
        options = "--strict --target es2022 --module nodenext --lib es2022,dom --skipLibCheck".split()
        run(folder, f"{tools}/tsc", *options, "generated_client.ts")
        environment = dict(os.environ, HELSEGRAF_URL=server.url, HELSEGRAF_TOKEN=server.token)
        print(f"      {run(folder, 'node', 'generated_client.js', env=environment).strip()}", flush=True)


def run(folder, *command, **more):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == 0, f"{command}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout
