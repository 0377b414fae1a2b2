"""Pipes that are slow, closed or stalled, and the memory of a run whose output nobody reads."""

import itertools
import json
import subprocess
import threading
import time

from scripts.stress.case import ScenarioCase
from scripts.stress.process import TIMEOUT, peak_mb, pipe, start
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import prose, record

RECORDS = 1500
# Output that nobody reads may fill this much memory. It is far below the 200 MB of the input.
BLOCKED_MB = 190
HUGE_RECORD_MB = 400


def short_reads(runner: Runner) -> str:
    """Stdin arrives in pieces of odd lengths."""
    source = runner.write("in.jsonl", map(record, range(RECORDS)))
    expected = runner.run(stdin=source).output.read_bytes()
    child = start(runner, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    content = source.read_bytes()
    stdin = pipe(child.stdin)

    def feed() -> None:
        position = 0
        for length in itertools.cycle((1, 7, 3, 4096, 2, 65_537, 1)):
            if position >= len(content):
                break
            stdin.write(content[position : position + length])
            stdin.flush()
            position += length
        stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    got = pipe(child.stdout).read()
    feeder.join()
    ensure(child.wait() == 0, f"exit {child.returncode}", "")
    return "the same bytes" if got == expected else "other bytes"


def closed_stdout(runner: Runner) -> str:
    """The reader closes the pipe after one line, as `head -1` does."""
    source = runner.write("in.jsonl", map(record, range(RECORDS)))
    child = start(runner, source, stdout=subprocess.PIPE)
    stdout = pipe(child.stdout)
    stdout.readline()
    stdout.close()
    stderr = pipe(child.stderr).read()
    return f"exit {child.wait(TIMEOUT)}, no message" if not stderr else repr(stderr[-100:])


def closed_stderr(runner: Runner) -> str:
    runner.write("in.jsonl", map(record, range(RECORDS)))
    command = f"exec {runner.binary} in.jsonl --progress always 2>&- >out.jsonl"
    code = subprocess.run(["sh", "-c", command], cwd=runner.folder).returncode
    lines = (runner.folder / "out.jsonl").read_bytes().count(b"{")
    return f"exit {code}, {lines} lines"


def blocked_output(runner: Runner) -> str:
    """The output of 200 MB of input is not read, so the run waits. Its memory must not grow."""
    line = record(0)[:-3] + b" " + prose(1).replace("\n", " ").encode() * 150 + b'"}\n'
    source = runner.write("in.jsonl", itertools.repeat(line, (200 << 20) // len(line)))
    child = start(runner, source, "-j", "2", stdout=subprocess.PIPE)
    before = 0.0
    while peak_mb(child) > before:
        before = peak_mb(child)
        time.sleep(0.5)
    runner.peak_mb = before
    child.kill()
    child.wait()
    return "constant memory" if before < BLOCKED_MB else f"{before:.0f} MB"


def stalled_stdin(runner: Runner) -> str:
    """A line is written as soon as its record is read, even if no other record follows."""
    child = start(
        runner, "--from", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    stdin, stdout = pipe(child.stdin), pipe(child.stdout)
    for n in range(5):
        stdin.write(record(n))
        line = json.loads(stdout.readline())
        ensure(line["id"] == f"r{n}", "another line", str(line))
    stdin.close()
    return f"exit {child.wait(TIMEOUT)}"


def one_huge_record(runner: Runner) -> str:
    text = "\n\n".join(map(prose, range(8000)))
    huge = json.dumps({"id": "huge", "text": text}).encode() + b"\n"
    small = list(map(record, range(2000)))
    source = runner.write("in.jsonl", [*small, huge, *small])
    single, parallel = runner.run(source, "-j", "1"), runner.run(source, "-j", "8")
    ensure(runner.peak_mb < HUGE_RECORD_MB, "more memory", f"{runner.peak_mb:.0f} MB")
    same = single.output.read_bytes() == parallel.output.read_bytes()
    return "the same bytes" if same else "other bytes"


CASES = [
    ScenarioCase("short reads", "the same bytes", short_reads),
    ScenarioCase("closed stdout", "exit 0, no message", closed_stdout),
    ScenarioCase("closed stderr", f"exit 0, {RECORDS} lines", closed_stderr),
    ScenarioCase("blocked output", "constant memory", blocked_output),
    ScenarioCase("stalled stdin", "exit 0", stalled_stdin),
    ScenarioCase("one huge record among small ones", "the same bytes", one_huge_record),
]
