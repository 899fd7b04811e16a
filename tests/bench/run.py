"""Figures for one run, side by side: Helsegraf, Oxigraph and Virtuoso over the same generated graph.

Loads the graph into each, times a restart, reads resident memory, then drives the queries, look-ups
and writes in alternating rounds, best of each. Everything is kept in var/bench; the tables are
printed and in var/bench/results.md. The generator and the driver of the endpoints are those of the
shared bench folder (HELSEGRAF_SHARED, else ../shared).
"""

import argparse
import glob
import json
import os
import subprocess
import sys

from peers import Helsegraf, Oxigraph, Virtuoso
from trips import driver_ms, median_ms

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
SHARED = os.environ.get("HELSEGRAF_SHARED", os.path.join(ROOT, "../shared"))
BENCH = os.path.join(SHARED, "bench")
# The prototype's medians beside Oxigraph's in its own run: what half of the advantage means.
PROTOTYPE = {
    "label_lookup": (0.08, 0.15), "notation_lookup": (0.08, 0.15), "join2": (0.08, 0.15),
    "join3": (0.98, 16.5), "path_up": (0.085, 0.27), "path_down": (0.33, 4.6),
    "impact": (0.64, 10.7), "lang_fallback": (0.50, 6.8), "aggregate": (1.45, 44.9),
    "text_filter": (1.24, 482), "construct_one": (0.095, 0.33), "describe_one": (0.078, 0.22),
    "page_sorted": (2.2, 186), "gap_count": (1.36, 1143), "union_uses": (0.10, 0.26),
    "count_all": (0.07, 258),
}  # fmt: skip
# Answered in less than a Python client takes to ask: measured by wrk.
SHORT = [name for name, (ours, _) in PROTOTYPE.items() if ours < 0.15]


def generated(folder, quads):
    """The N-Quads file and its description."""
    file = os.path.join(folder, f"{quads}.nq")
    if not os.path.exists(file + ".meta.json"):
        print(f"generating {quads} quads", flush=True)
        subprocess.run(
            [sys.executable, os.path.join(BENCH, "gen.py"), "--quads", str(quads), "--out", file],
            check=True,
        )
    return file, file + ".meta.json"


def loaded(peer, file, times):
    seconds = min(peer.load(file) for _ in range(times))
    first = peer.start()
    peer.stop()
    restart = min(first, peer.start())
    print(f"{peer.name}: load {seconds:.2f} s, ready in {restart:.2f} s, {peer.resident_mib()} MiB", flush=True)
    return {"load_s": seconds, "ready_s": restart, "resident_mib": peer.resident_mib()}


def driven(peer, meta, folder, label, arguments):
    """One round of the shared driver."""
    out = os.path.join(folder, "results", f"{peer.name}-{label}.json")
    command = [
        sys.executable, os.path.join(BENCH, "run.py"),
        "--endpoint", peer.endpoint, "--update", peer.update, "--update-param", peer.update_param,
        "--meta", meta, "--name", peer.name, "--version", peer.version,
        "--pid", str(peer.process.pid), "--data-dir", peer.data, "--out", out,
        "--seconds", str(arguments.seconds),
    ]  # fmt: skip
    for header in peer.headers:
        command += ["--header", header]
    print(f"{peer.name}, round {label}", flush=True)
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)


def best(folder, name):
    """The best median of each query, and the best throughput, over the rounds of one peer."""
    medians, throughput = {}, {}
    for path in glob.glob(os.path.join(folder, "results", f"{name}-*.json")):
        with open(path) as file:
            result = json.load(file)
        for query, figures in result["queries"].items():
            if figures.get("median_ms") is not None:
                medians[query] = min(medians.get(query, 1e9), figures["median_ms"])
        for group, figures in result["throughput"].items():
            throughput[group] = max(throughput.get(group, 0), figures.get("rps", 0))
    return medians, throughput


def trips(peers, meta):
    """The queries whose answers are near the driver's own round trip, by a driver without one."""
    sys.path.append(BENCH)
    from queries import instances

    with open(meta) as file:
        described = json.load(file)
    figures = {}
    for peer in peers:
        asked = {name: instances(described, name, 1)[-1][0] for name in SHORT}
        figures[peer.name] = {"driver_ms": driver_ms(peer.endpoint)} | {
            name: median_ms(peer.endpoint, text, 2) for name, text in asked.items()
        }
        told = ", ".join(f"{name} {ms}" for name, ms in figures[peer.name].items())
        print(f"{peer.name}, ms by wrk: {told}", flush=True)
    return figures


def goals(folder, loads, tripped):
    """What was promised, and whether it holds."""
    ours, our_rate = best(folder, "helsegraf")
    theirs, their_rate = best(folder, "oxigraph")
    virtuoso, _ = best(folder, "virtuoso")
    lines = ["| goal | figure | holds |", "|---|---|---|"]

    def say(goal, figure, holds):
        lines.append(f"| {goal} | {figure} | {'yes' if holds else '**no**'} |")

    us, them = loads["helsegraf"], loads["oxigraph"]
    ratio = them["load_s"] / us["load_s"]
    say("load at least 10 times as fast as `oxigraph load`", f"{us['load_s']:.2f} s, {ratio:.1f} times", ratio >= 10)
    say("at most 160 MB resident after loading", f"{us['resident_mib']} MiB", us["resident_mib"] * 1.048576 <= 160)
    say("restart to ready in at most 0.5 s", f"{us['ready_s']:.2f} s", us["ready_s"] <= 0.5)
    mine, others = tripped["helsegraf"], tripped["oxigraph"]
    for query, (prototype, oxigraph) in PROTOTYPE.items():
        if query not in ours or query not in theirs:
            continue
        wanted, got = max(1, oxigraph / prototype / 2), theirs[query] / ours[query]
        figure = f"{ours[query]:.2f} ms, {got:.1f} times"
        if query in SHORT:
            by_driver, got = figure, others[query] / mine[query]
            figure = f"{mine[query]:.3f} ms, {got:.1f} times by wrk; {by_driver} by the driver, which alone takes {mine['driver_ms']:.2f} ms"
        say(f"{query}: at least {wanted:.1f} times as fast as Oxigraph", figure, got >= wanted)
    ahead = [q for q in ours if q in virtuoso and ours[q] < virtuoso[q]]
    say("ahead of Virtuoso on at least 14 of 16", f"{len(ahead)}", len(ahead) >= 14)
    for group, rate in our_rate.items():
        ratio = rate / max(1, their_rate.get(group, 0))
        say(f"{group}, 16 connections: at least 1.5 times Oxigraph's rate", f"{rate:.0f}/s, {ratio:.1f} times", ratio >= 1.5)
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=10, help="of each throughput test")
    parser.add_argument("--port", type=int, default=7930, help="first of six ports in a row")
    parser.add_argument("--skip", default="", help="peers left out, separated by commas")
    arguments = parser.parse_args()
    if not os.path.isdir(BENCH):
        sys.exit(f"{BENCH} is not here: set HELSEGRAF_SHARED to the folder that holds bench/")
    folder = os.path.join(ROOT, "var/bench", str(arguments.quads))
    os.makedirs(os.path.join(folder, "results"), exist_ok=True)
    for old in glob.glob(os.path.join(folder, "results", "*.json")):
        os.remove(old)
    file, meta = generated(folder, arguments.quads)
    peers = [
        Helsegraf(folder, arguments.port, os.path.abspath(arguments.binary)),
        Oxigraph(folder, arguments.port + 2),
        Virtuoso(folder, arguments.port + 4, os.path.join(BENCH, "peers/virtuoso.sh")),
    ]
    peers = [peer for peer in peers if peer.name not in arguments.skip.split(",")]
    try:
        loads = {p.name: loaded(p, file, 3 if p.name == "helsegraf" else 1) for p in peers}
        for round_ in range(arguments.rounds):
            for peer in peers:
                driven(peer, meta, folder, "abcdefgh"[round_], arguments)
        tripped = trips([peer for peer in peers if peer.name != "virtuoso"], meta)
    finally:
        for peer in peers:
            peer.stop()
    report(folder, peers, loads, tripped)


def report(folder, peers, loads, tripped):
    table = "| | load s | ready s | resident MiB |\n|---|---|---|---|\n"
    for peer in peers:
        figures = loads[peer.name]
        table += f"| {peer.name} {peer.version} | {figures['load_s']:.2f} | {figures['ready_s']:.2f} | {figures['resident_mib']} |\n"
    results = sorted(glob.glob(os.path.join(folder, "results", "*.json")))
    compared = subprocess.run(
        [sys.executable, os.path.join(BENCH, "compare.py"), *results], capture_output=True, text=True
    )
    parts = [table, compared.stdout or compared.stderr]
    if {"helsegraf", "oxigraph"} <= loads.keys():
        parts.append(goals(folder, loads, tripped))
    text = "\n".join(parts)
    with open(os.path.join(folder, "results.md"), "w") as out:
        out.write(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
