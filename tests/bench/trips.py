"""What a query costs without the driver: the median over one kept connection, asked by wrk.

The shared driver is Python, whose own round trip is longer than our shortest answers. Where the
wanted ratio would need an answer shorter than that round trip, these figures say what the servers do.
"""

import http.client
import os
import socket
import statistics
import subprocess
import tempfile
import time
from urllib.parse import urlencode, urlsplit

# Counts by wrk, microseconds; its report rounds to two digits.
SCRIPT = """
wrk.headers["Accept"] = "application/sparql-results+json, application/n-triples;q=0.9"
function done(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect
  io.write(string.format("MEDIAN %d FAILED %d\\n", latency:percentile(50), failed))
end
"""


def median_ms(endpoint, query, seconds=4):
    """The median time of the query over one connection, milliseconds; None where requests failed."""
    base = "{0.scheme}://{0.netloc}{0.path}".format(urlsplit(endpoint))
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as script:
        script.write(SCRIPT)
    try:
        done = subprocess.run(
            ["wrk", "-t1", "-c1", f"-d{seconds}s", "--timeout", "30s", "-s", script.name, f"{base}?{urlencode({'query': query})}"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    finally:
        os.unlink(script.name)
    words = next(line for line in done.stdout.splitlines() if line.startswith("MEDIAN")).split()
    return int(words[1]) / 1000 if words[3] == "0" else None


def driver_ms(endpoint, times=400):
    """What the shared driver's way of asking takes where there is nothing to compute, milliseconds."""
    parts = urlsplit(endpoint)
    connection = http.client.HTTPConnection(parts.hostname, parts.port)
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    body = urlencode({"query": "SELECT (1 AS ?n) {}"}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        connection.request("POST", parts.path, body, headers)
        connection.getresponse().read()
        taken.append((time.perf_counter() - started) * 1000)
    connection.close()
    return statistics.median(taken)
