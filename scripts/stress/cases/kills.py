"""Runs that are killed and resumed, and runs that must be refused.

One case needs strace. Under `kill -9` a record that happens to be in flight at two kills
in a row would become an `error` line (docs/decisions/0005). The records here take a fraction of a
millisecond, so this is very unlikely.
"""

import contextlib
import itertools
import signal
import subprocess
import time
from collections.abc import Callable

from scripts.scale import archive
from scripts.stress.case import ScenarioCase
from scripts.stress.process import (
    TIMEOUT,
    interrupt_often,
    pipe,
    run_ok,
    run_to_end,
    start,
    tree,
    wait_for_end,
)
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import page, record

# Some seconds of work, several compressed members and several checkpoints.
RECORDS = 40_000
# A run whose writer is blocked by its pipe.
FEW_RECORDS = 1500
ARCHIVES = 50


def interrupted(
    number: signal.Signals, times: int, output: str, seed: int, at_most: float = 2.0
) -> Callable[[Runner], str]:
    """Interrupts a run at random moments. The final bytes are those of an uninterrupted run."""

    def play(runner: Runner) -> str:
        rejected = b'{"body":"no page"}\n'
        runner.write("in.jsonl", itertools.chain(map(record, range(RECORDS)), [rejected]))
        command = ("in.jsonl", "--from", "jsonl", "--rejects", "rejects.jsonl", "--resume", "-o")
        reference = output.replace("out.", "reference.")
        run_ok(runner, *command, reference)
        codes = interrupt_often(runner, (*command, output), number, times, seed, at_most)
        same = (runner.folder / output).read_bytes() == (runner.folder / reference).read_bytes()
        ensure(same, "other bytes", f"than {reference}")
        files = sorted(path.name for path in runner.folder.iterdir())
        expected = sorted(["in.jsonl", output, reference, "rejects.jsonl"])
        ensure(files == expected, "more files", str(files))
        # A run that has not installed its handler yet is ended by the signal itself.
        handled = {128 + number} if number != signal.SIGKILL else set()
        expected_codes = handled <= set(codes) <= {*handled, -number}
        ensure(expected_codes, "other exit codes", str(codes))
        return f"{len(codes)} times, the same bytes"

    return play


def killed_output_dir(runner: Runner) -> str:
    pages = runner.folder / "pages"
    pages.mkdir()
    for n in range(300):
        (pages / f"{n:03}.html").write_bytes(page(n))
    (pages / "150.jsonl").write_bytes(b"".join(map(record, range(RECORDS))))
    run_ok(runner, "pages", "--output-dir", "reference", "--resume")
    command = ("pages", "--output-dir", "clean", "--resume")
    codes = interrupt_often(runner, command, signal.SIGKILL, 20, 5)
    same = tree(runner.folder / "clean") == tree(runner.folder / "reference")
    ensure(same, "other bytes", "than the uninterrupted run")
    return f"{len(codes)} times, the same bytes"


def killed_archives(runner: Runner) -> str:
    """Kills a run over whole and damaged archives."""
    folder = runner.folder / "crawl"
    folder.mkdir()
    per_archive = RECORDS // ARCHIVES
    for n in range(ARCHIVES):
        numbers = range(n * per_archive, (n + 1) * per_archive)
        members = [response(number) for number in numbers]
        if n % 10 == 3:
            # The checksum of a member.
            members[7] = members[7][:-8] + bytes(4) + members[7][-4:]
        if n % 10 == 6:
            members[-1] = members[-1][:-200]
        if n % 10 == 9:
            members.insert(5, b"garbage" * 100)
        (folder / f"{n:02}.warc.gz").write_bytes(b"".join(members))
    command = ("crawl", "--ignore-errors", "--resume", "-o")
    run_ok(runner, *command, "reference.jsonl")
    reference = (runner.folder / "reference.jsonl").read_bytes()
    # Of the 15 damaged archives, five lose a record.
    lines, errors = reference.count(b"\n"), reference.count(b'"status":"error"')
    ensure((lines, errors) == (RECORDS + 10, 15), f"{lines} lines, {errors} errors", "damage")
    codes = interrupt_often(runner, (*command, "out.jsonl"), signal.SIGKILL, 20, 8)
    same = (runner.folder / "out.jsonl").read_bytes() == reference
    ensure(same, "other bytes", "than the uninterrupted run")
    return f"{len(codes)} times, the same bytes"


def response(n: int) -> bytes:
    """A record of an archive, compressed."""
    address = f"http://town.example/{n}"
    block = archive.response(page(n))
    return archive.record("response", address, "application/http; msgtype=response", block)


def killed_while_listing(runner: Runner) -> str:
    """Kills a run again and again while it lists a slow folder. No record is quarantined."""
    for n in range(60):
        folder = runner.folder / "pages" / f"{n:02}"
        folder.mkdir(parents=True)
        (folder / "page.html").write_bytes(page(n))
    run_ok(runner, "pages", "-o", "reference.jsonl")
    # The first listing by each thread takes two seconds: one for the fingerprint of the inputs,
    # and one by the reader.
    slow = ("-P", runner.folder / "pages" / "30", "-e", "inject=getdents64:delay_enter=2s:when=1")
    strace = ("strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=getdents64", *slow)
    in_flight, times = runner.folder / "out.jsonl.inflight", 6

    def created() -> int | None:
        with contextlib.suppress(FileNotFoundError):
            return in_flight.stat().st_mtime_ns
        return None

    for _ in range(times):
        before = created()
        child = start(runner, "pages", "-j1", "-o", "out.jsonl", "--resume", prefix=strace)
        started = time.monotonic()
        while created() in (before, None) and time.monotonic() < started + TIMEOUT:
            time.sleep(0.01)
        time.sleep(1)
        child.kill()
        code, stderr = wait_for_end(child)
        ensure(code == -signal.SIGKILL, f"exit {code}", stderr[-300:])
    run_ok(runner, "pages", "-o", "out.jsonl", "--resume")
    expected = (runner.folder / "reference.jsonl").read_bytes()
    ensure((runner.folder / "out.jsonl").read_bytes() == expected, "other bytes", "")
    left = [path.name for path in runner.folder.glob("out.jsonl.*")]
    ensure(not left, "more files", str(left))
    return f"{times} times, the same bytes"


def second_signal(runner: Runner) -> str:
    source = runner.write("in.jsonl", map(record, range(FEW_RECORDS)))
    child = start(runner, source, stdout=subprocess.PIPE)
    pipe(child.stdout).read(1)
    child.send_signal(signal.SIGINT)
    time.sleep(0.3)
    ensure(child.poll() is None, "ended", "before its output was read")
    child.send_signal(signal.SIGINT)
    return f"exit {child.wait(TIMEOUT)}"


def changed_run(runner: Runner) -> str:
    """A run cannot be resumed with other options or inputs."""
    source = runner.write("in.jsonl", map(record, range(RECORDS)))
    command = (source, "-o", "out.jsonl", "--resume")
    child = start(runner, *command)
    journal = runner.folder / "out.jsonl.journal"
    while not (journal.exists() and b'{"done":' in journal.read_bytes()):
        ensure(child.poll() is None, "ended", "before a checkpoint")
        time.sleep(0.01)
    child.kill()
    wait_for_end(child)
    for changed in (("--quotes", "straight"), ("--field", "text")):
        code, stderr = run_to_end(runner, *command, *changed)
        ensure(code == 2 and changed[0] in stderr, f"exit {code}", stderr[-300:])
    with open(source, "ab") as file:
        file.write(record(RECORDS))
    code, stderr = run_to_end(runner, *command)
    ensure(code == 2 and "in.jsonl" in stderr, f"exit {code}", stderr[-300:])
    ensure(not (runner.folder / "out.jsonl").exists(), "output exists", "it looks complete")
    return "refused"


def two_runs(runner: Runner) -> str:
    """Two runs cannot write one output."""
    source = runner.write("in.jsonl", map(record, range(RECORDS)))
    for target in (["-o", "out.jsonl"], ["-o", "out.jsonl", "--resume"], ["--output-dir", "clean"]):
        first = start(runner, source, *target)
        time.sleep(0.3)
        code, stderr = run_to_end(runner, source, *target)
        ensure(code == 3 and "another run" in stderr, f"exit {code}", stderr[-300:])
        code, stderr = wait_for_end(first)
        ensure(code == 0, f"exit {code} of the first", stderr[-300:])
    return "the second is refused"


def killed(
    name: str, number: signal.Signals, times: int, output: str, seed: int, at_most: float = 2.0
) -> ScenarioCase:
    play = interrupted(number, times, output, seed, at_most)
    return ScenarioCase(name, f"{times} times, the same bytes", play)


KILL, INT, TERM = signal.SIGKILL, signal.SIGINT, signal.SIGTERM

CASES = [
    killed("kill -9 at random moments", KILL, 20, "out.jsonl", 1),
    killed("kill -9, zst", KILL, 20, "out.jsonl.zst", 2),
    killed("kill -9, gz", KILL, 20, "out.jsonl.gz", 3),
    ScenarioCase("kill -9, --output-dir", "20 times, the same bytes", killed_output_dir),
    ScenarioCase("kill -9, 50 archives", "20 times, the same bytes", killed_archives),
    ScenarioCase("kill -9 while listing", "6 times, the same bytes", killed_while_listing),
    # Few runs reach a checkpoint, so the same records are cleaned again and again.
    killed("kill -9 soon after the start", KILL, 60, "out.jsonl", 4, 0.4),
    killed("SIGINT at random moments", INT, 5, "out.jsonl", 6),
    killed("SIGTERM at random moments, zst", TERM, 5, "out.jsonl.zst", 7),
    ScenarioCase("second signal", "exit 130", second_signal),
    ScenarioCase("changed options or inputs", "refused", changed_run),
    ScenarioCase("two runs, one output", "the second is refused", two_runs),
]
