"""Schemathesis with all its checks over the whole document, on a server of its own: it may write."""

import os
import re
import subprocess
import sys

from server import Server

HERE = os.path.dirname(os.path.abspath(__file__))

# What is tried how hard. Collections have the same handlers, as questions have: each address is tried,
# some of them with everything there is. The numbers are drawn from one seed, so that a run that found
# nothing finds nothing the next time. `stateful` follows what one answer says into the next request.
PHASES = "examples,coverage,fuzzing"
WITH_CHAINS = PHASES + ",stateful"
PASSES = [
    ("the rest", ["--exclude-path-regex", "^/(questions|api)/", "-n", "8", "--phases", WITH_CHAINS]),
    ("three collections", ["--include-path-regex", "^/api/(datasets|domains|organisations)", "-n", "3", "--phases", WITH_CHAINS]),
    ("questions", ["--include-path-regex", "^/questions/", "-n", "1", "--phases", "fuzzing"]),
    ("collections", ["--include-path-regex", "^/api/", "-n", "1", "--phases", "fuzzing"]),
]


def check(server):
    failures = []
    with Server(server.binary) as own:
        for name, arguments in PASSES:
            told = run(own, arguments)
            number = {
                key: int(found.group(1)) if (found := re.search(rf"{key}:? +(\d+)", told)) else 0
                for key in ["Selected", "Tested"]
            }
            cases = re.search(r"(\d+) generated", told)
            print(f"      {name}: {number['Tested']} operations, {cases and cases.group(1)} cases", flush=True)
            if "Failures:" in told or "Errors:" in told or not cases:
                failures.append(f"{name}:\n{told[-6000:]}")
            elif number["Tested"] < number["Selected"]:
                failures.append(f"{name}: only {number['Tested']} of {number['Selected']} were tried")
    assert not failures, "\n".join(failures)


def run(server, arguments):
    environment = dict(os.environ, SCHEMATHESIS_HOOKS="schemathesis_hooks", PYTHONPATH=HERE)
    command = [
        os.path.join(os.path.dirname(sys.executable), "schemathesis"),
        *["--config-file", os.path.join(HERE, "schemathesis.toml")],
        *["run", f"{server.url}/api/openapi.json", "--url", server.url, "-c", "all"],
        *["-H", f"Authorization: Bearer {server.token}", "--seed", "1", "--generation-deterministic"],
        *["--no-shrink", "--continue-on-failure", "--no-color", *arguments],
    ]
    done = subprocess.run(
        command, env=environment, cwd=server.folder.name, capture_output=True, text=True, timeout=900
    )
    return done.stdout + done.stderr
