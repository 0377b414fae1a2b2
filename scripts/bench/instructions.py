"""Instructions that the release binary executes on the fixtures, counted by callgrind.

Counts repeat on a busy machine where times do not, so CI compares them with `instructions.json`.
They depend on the compiler, so a count made by another rustc version is reported and not compared.
Source of the method: https://valgrind.org/docs/manual/cl-manual.html
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from scripts import program
from scripts.corpora import REPOSITORY

RECORDED = pathlib.Path(__file__).with_name("instructions.json")
# Share by which a count may rise before the check fails.
TOLERANCE = 0.03
COLLECTED = re.compile(r"Collected : (\d+)")

# Name of the sample, the program's arguments, and the file for stdin.
SAMPLES: dict[str, tuple[list[str], str | None]] = {
    "html": (["-j", "1", "--quiet", "fixtures/html"], None),
    "text": (["-j", "1", "--quiet", "fixtures/text"], None),
    "repair": (["repair"], "fixtures/text/mojibake.txt"),
    "start": (["-j", "1", "--quiet", "fixtures/text/code-lines.txt"], None),
}


def count(binary: pathlib.Path, arguments: list[str], stdin: str | None) -> int:
    """Instructions of one run from the root of the repository."""
    with (
        (REPOSITORY / (stdin or "LICENSE-MIT")).open("rb") as source,
        tempfile.TemporaryFile() as log,
    ):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        subprocess.run(
            [*command, str(binary), *arguments],
            cwd=REPOSITORY,
            stdin=source if stdin else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            check=True,
        )
        log.seek(0)
        found = COLLECTED.search(log.read().decode(errors="replace"))
    if found is None:
        raise SystemExit(f"callgrind printed no count for: {' '.join(arguments)}")
    return int(found[1])


def compiler() -> str:
    return subprocess.run(
        ["rustc", "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


def grown(counts: dict[str, int], recorded: dict[str, int]) -> list[str]:
    """The samples whose count rose by more than the tolerance."""
    return [
        name
        for name, instructions in counts.items()
        if name in recorded and instructions > recorded[name] * (1 + TOLERANCE)
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.bench instructions", description=__doc__
    )
    parser.add_argument(
        "--check", action="store_true", help="exit 1 where a count rose by over 3%%"
    )
    parser.add_argument("--update", action="store_true", help=f"write {RECORDED.name}")
    options = parser.parse_args(arguments)
    binary = program.build()
    counts = {name: count(binary, *sample) for name, sample in SAMPLES.items()}
    known = json.loads(RECORDED.read_text()) if RECORDED.exists() else {"instructions": {}}
    recorded: dict[str, int] = known["instructions"]
    for name, instructions in counts.items():
        change = f" {instructions / recorded[name] - 1:+.1%}" if name in recorded else ""
        print(f"{name:8s} {instructions / 1e6:10.1f} million instructions{change}")
    if options.update:
        record = {"compiler": compiler(), "instructions": counts}
        RECORDED.write_text(json.dumps(record, indent=2) + "\n")
        return 0
    if known.get("compiler") != compiler():
        print(f"recorded with {known.get('compiler')}, this is {compiler()}: not compared")
        return 0
    worse = grown(counts, recorded)
    if worse and options.check:
        print(f"more than {TOLERANCE:.0%} over {RECORDED.name}: {', '.join(worse)}")
        print("make it faster, or record the count with --update and say why in the commit")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
