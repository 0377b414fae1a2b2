"""Records that end the process. A record in flight at two crashes in a row is skipped.

The rule and its reasons are in docs/decisions/0005, the files beside the output in
docs/long-runs.md. The process crashes because a record needs more memory than `prlimit` allows.
How much that is depends on the build, so the limit is searched for.
"""

import itertools
import json
from collections.abc import Callable, Sequence

from scripts.stress.case import ScenarioCase
from scripts.stress.process import run_to_end
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import prose, record

# Bytes of a slot in `FILE.inflight`, and the slot of the reader (src/cli/resume/in_flight.rs).
SLOT = 21
READER = 0
# Records before the one that crashes, which is therefore this number, and records after it.
BEFORE, AFTER = 200, 50
# The same record crashes two starts, and the third skips it. Others may crash near the limit.
MAX_STARTS = 8

# Records that take long to read and little memory to clean.
LARGE = tuple(
    json.dumps({"text": prose(n), "rest": "x" * (4 << 20)}).encode() + b"\n" for n in range(12)
)


def slots(content: bytes) -> list[int | None]:
    """The record in each slot of an in-flight file; the first slot is the reader's."""
    texts = [content[at : at + SLOT].strip() for at in range(0, len(content), SLOT)]
    return [int(text) if text else None for text in texts]


def quarantined(crashes: Sequence[Sequence[int | None]]) -> set[int]:
    """The records that were in flight at two crashes in a row."""
    pairs = itertools.pairwise(crashes)
    both = {record for first, second in pairs for record in set(first) & set(second)}
    return {record for record in both if record is not None}


def crashes_until_complete(runner: Runner, megabytes: int) -> list[list[int | None]] | None:
    """Starts the same run until it completes. Returns the records in flight at each crash, or None
    if it does not complete."""
    limit = ["prlimit", f"--as={megabytes << 20}"]
    in_flight = runner.folder / "out.jsonl.inflight"
    crashes: list[list[int | None]] = []
    for _ in range(MAX_STARTS):
        command = ("in.jsonl", "-o", "out.jsonl", "--resume", "-j", "2")
        code, _stderr = run_to_end(runner, *command, prefix=limit)
        if code == 0:
            return crashes
        crashes.append(slots(in_flight.read_bytes() if in_flight.exists() else b""))
    return None


def crashing_record(
    text: Callable[[], str], is_read: bool, following: Sequence[bytes] = ()
) -> Callable[[Runner], str]:
    """A run whose record number 200 needs too much memory, while it is read or while it is cleaned.

    `following` are the records after it."""

    def play(runner: Runner) -> str:
        huge = json.dumps({"id": "huge", "text": text()}).encode() + b"\n"
        records = [*map(record, range(BEFORE)), huge, *following, *map(record, range(AFTER))]
        runner.write("in.jsonl", records)
        for megabytes in range(100, 1000, 50):
            crashes = crashes_until_complete(runner, megabytes)
            if crashes and BEFORE in quarantined(crashes):
                last = next(slots for slots in reversed(crashes) if BEFORE in slots)
                if (last.index(BEFORE) == READER) == is_read:
                    lines = (runner.folder / "out.jsonl").read_text().splitlines()
                    rows = [json.loads(line) for line in lines]
                    errors = {n for n, row in enumerate(rows) if row["status"] != "ok"}
                    ensure(len(rows) == len(records), f"{len(rows)} lines", "not every record")
                    expected = quarantined(crashes)
                    reason = f"in flight at two crashes in a row: {sorted(expected)}"
                    ensure(errors == expected, f"errors: {sorted(errors)}", reason)
                    return "skipped"
            for path in runner.folder.glob("out.*"):
                path.unlink()
        return "no such crash"

    return play


def many_paragraphs() -> str:
    return "\n\n".join(map(prose, range(40_000)))


def long_word() -> str:
    return "x" * (60 << 20)


CASES = [
    ScenarioCase("crash while cleaning", "skipped", crashing_record(many_paragraphs, False)),
    ScenarioCase("crash while reading", "skipped", crashing_record(long_word, True)),
    ScenarioCase(
        "crash while cleaning, large records follow",
        "skipped",
        crashing_record(many_paragraphs, False, LARGE),
    ),
]
