"""Runs the program on hostile and broken input, and checks what must hold for every input.

    python3 -m scripts.stress                       every case
    python3 -m scripts.stress markup jsonl          the cases of these groups
    python3 -m scripts.stress --only gz             the cases whose name contains `gz`
    python3 -m scripts.stress --giant giant         a million files and 20 GB of records
    python3 -m scripts.stress --list                print the names only

Each case prints a line: group and name, expected and actual result, CPU seconds, peak memory. The
last line is `N passed, 0 failed`, and the exit code is 0, if all pass. A group is a file in
`scripts/stress/cases/`. `scripts/stress/case.py` defines the checks. Inputs are generated, are the
same on every machine, and are removed after the run.

Needs Linux, strace for the groups `disk` and `kills`, and root for `disk`. DECHAFF_BINARY names
another binary than target/release/dechaff. DECHAFF_STRESS_SCALE=0.01 makes `giant` a hundredth.
"""

import argparse
import importlib
import pathlib
import sys
import tempfile

from scripts import program
from scripts.stress.case import Case
from scripts.stress.runner import CaseFailed, Runner

# The group that takes an hour and gigabytes. It runs only with --giant.
GIANT = "giant"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.stress",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    folder = pathlib.Path(__file__).parent / "cases"
    groups = sorted(
        path.stem for path in folder.glob("*.py") if not path.stem.startswith(("__", "test_"))
    )
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"one of {', '.join(groups)}")
    parser.add_argument("--only", default="", help="cases whose name contains this")
    parser.add_argument("--giant", action="store_true", help=f"run `{GIANT}`, too (an hour)")
    parser.add_argument("--list", action="store_true", help="print the names and exit")
    arguments = parser.parse_args()
    unknown = set(arguments.groups) - set(groups)
    if unknown:
        parser.error(f"unknown group: {', '.join(sorted(unknown))}; use {', '.join(groups)}")
    if GIANT in arguments.groups and not arguments.giant:
        parser.error(f"the group {GIANT} takes an hour; add --giant")
    selected = [group for group in groups if group != GIANT or arguments.giant]
    cases: list[tuple[str, Case]] = [
        (group, case)
        for group in selected
        if not arguments.groups or group in arguments.groups
        for case in importlib.import_module(f"scripts.stress.cases.{group}").CASES
        if arguments.only in case.name
    ]
    if arguments.list:
        print("\n".join(f"{group}: {case.name}" for group, case in cases))
        return 0
    if not cases:
        parser.error(f"no case has a name that contains `{arguments.only}`")
    binary = program.build()
    header = f"{'':6} {'case':52} {'expected':24} {'got':24} {'CPU s':>7} {'peak MB':>8}"
    print(f"{binary}\n{header}")
    failed = sum(not passes(group, case, binary) for group, case in cases)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


def passes(group: str, case: Case, binary: pathlib.Path) -> bool:
    """Runs a case and prints its line, followed by the reason if it fails."""
    with tempfile.TemporaryDirectory(prefix="dechaff-stress-") as folder:
        runner = Runner(binary, pathlib.Path(folder))
        reason = None
        try:
            got = case.check(runner)
        except CaseFailed as failure:
            got, reason = failure.got, str(failure) or "no reason given"
    verdict = "ok" if reason is None else "FAILED"
    figures = f"{runner.seconds:7.2f} {runner.peak_mb:8.0f}"
    name = f"{group}: {case.name}"
    print(f"{verdict:6} {name:52} {case.expected:24} {got:24} {figures}", flush=True)
    if reason is not None:
        print(f"       {reason}", flush=True)
    return reason is None


if __name__ == "__main__":
    sys.exit(main())
