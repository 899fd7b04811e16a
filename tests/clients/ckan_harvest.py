"""What ckanext-dcat's own parser makes of a feed, page after page as its harvester walks them: JSON of datasets on standard output.

    ckan_harvest.py URL FORMAT PROFILE...      run with the Python of .venv-ckan, which has CKAN
"""

import json
import sys
import urllib.request

from ckanext.dcat.processors import RDFParser

MEDIA_TYPES = {"turtle": "text/turtle", "xml": "application/rdf+xml", "json-ld": "application/ld+json"}


def pages(url, form, profiles):
    """A parser for each page, as the harvester has, which stops when a page is the same as the one before."""
    before = None
    while url:
        request = urllib.request.Request(url, headers={"Accept": MEDIA_TYPES[form]})
        with urllib.request.urlopen(request, timeout=600) as answer:
            content = answer.read().decode()
        if content == before:
            return
        parser = RDFParser(profiles)
        parser.parse(content, _format=form)
        yield parser
        before, url = content, parser.next_page()


def main():
    url, form, *profiles = sys.argv[1:]
    found, walked = [], 0
    for parser in pages(url, form, profiles):
        walked += 1
        for dataset in parser.datasets():
            extras = {extra["key"]: extra["value"] for extra in dataset.get("extras", [])}
            found.append(
                {
                    "uri": dataset.get("uri") or extras.get("uri"),
                    "title": dataset["title"],
                    "resources": len(dataset.get("resources", [])),
                }
            )
    json.dump({"pages": walked, "datasets": found}, sys.stdout)


if __name__ == "__main__":
    main()
