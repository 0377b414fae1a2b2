"""Speed from Python: the package beside the program and other extractors, in turn.

In: an interpreter that has the package, resiliparse, trafilatura and rs-trafilatura. Out: pages per
second. Each run is a process that reads a folder of pages, with its start and imports, as a user's
script has them. Processor seconds decide: the clock of a shared machine also counts what else runs
on it.
"""

import pathlib
import subprocess
import time

from scripts.bench.peers import PEER
from scripts.bench.process import cpu_seconds, on_cores
from scripts.bench.streams import plain_pages

ROUNDS = 5
CORPUS = "wcxb"
PEERS = ("resiliparse", "rs-trafilatura", "trafilatura")
# They run once: they take as long as all others together.
SLOW = PEERS[1:]
IMPORTS = 20

PACKAGE = """
import json, sys
import dechaff
folder, threads = sys.argv[1:]
pages = dechaff.open(folder, format="html")
for article in dechaff.Cleaner().stream(pages, threads=int(threads)):
    article["text"]
"""


def compare(binary: pathlib.Path, python: str) -> None:
    """Prints the speed of each, and how long an import of the package takes."""
    folder = plain_pages(CORPUS)
    pages = len(list(folder.iterdir()))
    program = [binary, "--from", "html", "--quiet", folder, "--jobs"]
    commands = {
        "program, 1 thread": on_cores("0", [*program, 1]),
        "package, 1 thread": on_cores("0", [python, "-c", PACKAGE, folder, 1]),
        "program, 2 threads": on_cores("0,1", [*program, 2]),
        "package, 2 threads": on_cores("0,1", [python, "-c", PACKAGE, folder, 2]),
    }
    commands |= {peer: on_cores("0", [python, "-c", PEER, peer, folder]) for peer in PEERS}
    cpu = dict.fromkeys(commands, float("inf"))
    clock = dict(cpu)
    # In turn, so that a change of the machine's speed meets all.
    for turn in range(ROUNDS):
        for name, command in commands.items():
            if turn and name in SLOW:
                continue
            start = time.perf_counter()
            cpu[name] = min(cpu[name], cpu_seconds(command))
            clock[name] = min(clock[name], time.perf_counter() - start)
    print(f"{CORPUS}-dev, {pages} pages, the fastest of {ROUNDS} runs")
    for name in commands:
        print(f"  {name:20s} {pages / cpu[name]:7.1f} pages per second of a core", end=", ")
        print(f"{pages / clock[name]:7.1f} pages/s by the clock")
    for threads in ("1 thread", "2 threads"):
        ratio = cpu[f"package, {threads}"] / cpu[f"program, {threads}"]
        print(f"  {threads}: the package takes {ratio:.2f} times the processor time of the program")

    code = "import time; a = time.perf_counter(); import dechaff; print(time.perf_counter() - a)"
    taken = [
        float(subprocess.run([python, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(IMPORTS)
    ]
    print(
        f"  import: {min(taken) * 1000:.0f} ms, median {sorted(taken)[IMPORTS // 2] * 1000:.0f} ms"
    )
