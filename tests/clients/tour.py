"""Runs the tour of the README against a fresh server: every command as pasted.

Blocks of ```sh between `<!-- tour -->` and `<!-- /tour -->` are run in order in one shell, with
the address of the tour replaced by that of the server and `helsegraf` by the binary that was
built. A line `#> text` under a command is what its output must contain.
"""

import os
import re
import subprocess

README = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../README.md")


def blocks(text):
    for part in re.findall(r"<!-- tour -->(.*?)<!-- /tour -->", text, re.S):
        yield from re.findall(r"```sh\n(.*?)```", part, re.S)


def check(server):
    with open(README, encoding="utf-8") as readme:
        tour = list(blocks(readme.read()))
    assert len(tour) >= 5, "the tour is gone from the README"
    script = ["set -eu", f"helsegraf() {{ {server.binary} \"$@\"; }}", f"export HELSEGRAF_DATA={server.data}"]
    for number, block in enumerate(tour):
        script += [f"echo '@@{number}'", "{", block, "} 2>&1"]
    text = "\n".join(script).replace("http://127.0.0.1:7878", server.url)
    text = text.replace("./target/release/helsegraf", "helsegraf").replace("target/release/helsegraf", "helsegraf")
    done = subprocess.run(["bash", "-c", text], capture_output=True, text=True, timeout=120)
    outputs = re.split(r"@@\d+\n", done.stdout)[1:]
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    for block, output in zip(tour, outputs, strict=True):
        for wanted in re.findall(r"^#> (.*)$", block, re.M):
            assert wanted.strip() in output, f"{block}\nshould print {wanted!r}, printed:\n{output}"
