#!/usr/bin/env python3
"""Feeds the release binary hostile and broken input, and checks what must hold whatever the input is.

    python3 -m scripts.stress                       every row
    python3 -m scripts.stress markup jsonl          these groups
    python3 -m scripts.stress --only gz             the rows whose name holds `gz`
    python3 -m scripts.stress --giant giant         a million files, 20 GB of records (TORTURE_GIANT=0.01 for a hundredth)
    python3 -m scripts.stress --list                the names alone

A row a line: group and name, expected, got, CPU seconds, peak memory. The last line is `N passed, 0 failed`, and the
exit code 0, if all hold. A group is a file of `scripts/stress/cases/`; `scripts/stress/case.py` says what a row is and what is
checked of it. Inputs are made on the fly, the same on every machine, in a folder that goes when the run ends.

Needs python3 and Linux; DECHAFF_BINARY names another build than target/release/dechaff.
"""
import argparse
import importlib
import pathlib
import sys
import tempfile

from scripts import program
from scripts.stress.bench import Bench, Failed

GROUPS = [path.stem for path in sorted((pathlib.Path(__file__).parent / "cases").glob("*.py"))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    # The group that takes an hour and gigabytes is left out unless it is asked for.
    left_out = {"__init__"} if "--giant" in sys.argv else {"__init__", "giant"}
    names = [name for name in GROUPS if name not in left_out]
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"one of {', '.join(names)}")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--giant", action="store_true", help="a million files and 20 GB, too (an hour)")
    parser.add_argument("--list", action="store_true", help="print the names and leave")
    arguments = parser.parse_args()
    unknown = set(arguments.groups) - set(names)
    if unknown:
        parser.error(f"no group is called {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    rows = [
        (group, row)
        for group in names
        if not arguments.groups or group in arguments.groups
        for row in importlib.import_module(f"scripts.stress.cases.{group}").ROWS
        if arguments.only in row.name
    ]
    if arguments.list:
        print("\n".join(f"{group}: {row.name}" for group, row in rows))
        return 0
    if not rows:
        parser.error("no row is called that")
    binary = program.build()
    print(f"{binary}\n{'':6} {'row':52} {'expected':24} {'got':24} {'CPU s':>7} {'peak MB':>8}")
    failed = 0
    for group, row in rows:
        failed += not passed(group, row, binary)
    print(f"{len(rows) - failed} passed, {failed} failed")
    return 1 if failed else 0


def passed(group, row, binary):
    """Runs one row and prints its line; a failure's reasons follow it."""
    with tempfile.TemporaryDirectory(prefix="dechaff-torture-") as folder:
        bench = Bench(binary, pathlib.Path(folder))
        try:
            got, why = row.check(bench), None
        except Failed as failure:
            got, why = failure.got, str(failure)
    verdict = "ok" if why is None else "FAILED"
    name = f"{group}: {row.name}"
    print(f"{verdict:6} {name:52} {row.expected:24} {got:24} {bench.seconds:7.2f} {bench.peak_mb:8.0f}", flush=True)
    if why:
        print(f"       {why}", flush=True)
    return why is None


if __name__ == "__main__":
    sys.exit(main())
