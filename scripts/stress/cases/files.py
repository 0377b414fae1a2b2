"""Files and folders that cannot be read, that are not regular, or that change during the run."""

import collections
import json
import os
import pathlib
import shutil
import socket
import subprocess
from collections.abc import Callable

from scripts.stress.case import ScenarioCase
from scripts.stress.process import TIMEOUT, pipe, run_ok, run_to_end, start
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import page, record

# Several times what the pipe, the output buffer and the queue of the program hold, in records.
RECORDS = 6000
# Many files may take this much more memory than few: a ratio and MB.
MAX_MEMORY_RATIO, MEMORY_SLACK_MB = 1.2, 4


def count_statuses(output: bytes) -> str:
    """The number of output lines by status, such as `3 ok, 1 error`. Every line must be JSON."""
    counts = collections.Counter(json.loads(line)["status"] for line in output.splitlines())
    known = [status for status in ("ok", "empty", "error") if counts[status]]
    return ", ".join(f"{counts[status]} {status}" for status in known) or "no lines"


def write_pages(runner: Runner, count: int) -> pathlib.Path:
    """A folder of pages `0.html`, `1.html`, ..."""
    folder = runner.folder / "pages"
    folder.mkdir()
    for n in range(count):
        (folder / f"{n}.html").write_bytes(page(n))
    return folder


def unreadable_file(runner: Runner) -> str:
    """Root may read every file, so the program runs as another user then."""
    folder = write_pages(runner, 2)
    (folder / "0.html").chmod(0)
    binary = runner.folder / "dechaff"
    shutil.copy(runner.binary, binary)
    for path in (runner.folder, folder, binary):
        path.chmod(0o755)
    nobody = 65534 if os.getuid() == 0 else None
    done = subprocess.run([binary, folder], capture_output=True, cwd="/", user=nobody)
    reason = done.stderr[-300:].decode(errors="replace")
    ensure(done.returncode == 1, f"exit {done.returncode}", reason)
    ensure(b"Permission denied" in done.stdout, "no reason", done.stdout[-300:].decode())
    return count_statuses(done.stdout)


def missing_path(runner: Runner) -> str:
    folder = write_pages(runner, 1)
    code, stderr = run_to_end(runner, folder, "/nonexistent", "-o", "out.jsonl")
    ensure("/nonexistent" in stderr, "no message", stderr)
    ensure(not list(runner.folder.glob("out.*")), "output exists", "before the error")
    return f"exit {code}"


def broken_links(runner: Runner) -> str:
    folder = write_pages(runner, 2)
    (folder / "up").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / "dangling.html").symlink_to("nowhere")
    return statuses_of(runner, folder, code=1)[0]


def special_files(runner: Runner) -> str:
    folder = write_pages(runner, 2)
    os.mkfifo(folder / "pipe.html")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket"))
        (folder / "zero").symlink_to("/dev/zero")
        got, stderr = statuses_of(runner, folder, "--progress", "always")
    ensure("3 files skipped" in stderr, got, stderr)
    return got


def unusual_names(runner: Runner) -> str:
    folder = os.fsencode(write_pages(runner, 0))
    names = (b"new\nline.html", b"caf\xe9.html", b"-rf.html", b" .html", b"\xff\xfe", b"n" * 250)
    for name in names:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(page(1))
    return statuses_of(runner, os.fsdecode(folder))[0]


def statuses_of(runner: Runner, *arguments: str | pathlib.Path, code: int = 0) -> tuple[str, str]:
    """The statuses of the output lines, and stderr, of a run that must exit with this code."""
    run = runner.run(*arguments)
    got = count_statuses(run.output.read_bytes())
    reason = f"exit code {run.code} instead of {code}: {run.stderr[-300:]}"
    ensure(run.code == code, got, reason)
    return got, run.stderr


def change_during_run(
    runner: Runner, source: pathlib.Path, change: Callable[[], None]
) -> tuple[str, int]:
    """Changes the input while the run waits for the reader of its output.

    Returns the statuses of the output lines and the exit code.
    """
    child = start(runner, source, stdout=subprocess.PIPE, bufsize=0)
    first = pipe(child.stdout).read(1)
    change()
    rest, stderr = child.communicate(timeout=TIMEOUT)
    reason = stderr[-300:].decode(errors="replace")
    ensure(child.returncode in (0, 1), f"exit {child.returncode}", reason)
    return count_statuses(first + rest), child.returncode


def removed_folder(runner: Runner) -> str:
    folder = write_pages(runner, 0)
    for part in range(3):
        (folder / f"{part}").mkdir()
        for n in range(RECORDS // 3):
            (folder / f"{part}" / f"{n}.html").write_bytes(page(n))
    got, code = change_during_run(runner, folder, lambda: shutil.rmtree(folder / "2"))
    ensure(code == 1, got, f"exit code {code}")
    return got


def growing_file(runner: Runner) -> str:
    path = runner.write("in.jsonl", map(record, range(RECORDS)))

    def append() -> None:
        with open(path, "ab") as file:
            file.write(record(RECORDS))

    return change_during_run(runner, path, append)[0]


def shrinking_file(runner: Runner) -> str:
    path = runner.write("in.jsonl", map(record, range(RECORDS)))
    size = path.stat().st_size
    got, code = change_during_run(runner, path, lambda: os.truncate(path, size * 3 // 4 + 10))
    ok = int(got.split()[0])
    ensure(RECORDS // 2 < ok < RECORDS and code == 0, got, f"exit code {code}")
    return "last record truncated" if got == f"{ok} ok, 1 error" else got


def write_tiny_files(runner: Runner, count: int) -> pathlib.Path:
    """A folder of text files of one line, a thousand in each subfolder."""
    folder = runner.folder / f"tiny.{count}"
    for first in range(0, count, 1000):
        part = folder / f"{first // 1000}"
        part.mkdir(parents=True)
        for n in range(first, first + 1000):
            (part / f"{n}.txt").write_text(f"It was {n} o'clock, and all was well.")
    return folder


def many_tiny_files(runner: Runner) -> str:
    """Four times as many files need the same memory."""
    peaks = []
    for count in (5000, 20_000):
        folder = write_tiny_files(runner, count)
        run = runner.run(folder, "--quiet", "-o", "/dev/null", "-j", "2")
        ensure(run.code == 0, f"exit {run.code}", run.stderr[-300:])
        peaks.append(run.peak_mb)
    few, many = peaks
    constant = many < MAX_MEMORY_RATIO * few + MEMORY_SLACK_MB
    ensure(constant, "more memory", f"{few:.0f} MB, then {many:.0f} MB")
    return "constant memory"


def output_in_input_folder(runner: Runner) -> str:
    """A second run does not read the output of the first."""
    folder = write_pages(runner, 2)
    got = []
    for option, target in (("-o", folder / "1-out.jsonl"), ("--output-dir", folder / "1-out")):
        for _ in range(2):
            run_ok(runner, folder, option, target)
        is_folder = target.is_dir()
        paths = [path for path in target.rglob("*") if path.is_file()] if is_folder else [target]
        got.append(count_statuses(b"".join(path.read_bytes() for path in paths)))
        if is_folder:
            shutil.rmtree(target)
        else:
            target.unlink()
    return "; ".join(got)


def output_is_input(runner: Runner) -> str:
    path = runner.write("in.jsonl", record(0))
    for target in (("-o", path), ("--output-dir", runner.folder), ("--rejects", path)):
        code, stderr = run_to_end(runner, path, *target)
        ensure(code == 2 and "both input and output" in stderr, f"exit {code}", stderr[-300:])
    ensure(path.read_bytes() == record(0), "changed", "the input was written to")
    return "refused"


CASES = [
    ScenarioCase("unreadable file", "1 ok, 1 error", unreadable_file),
    ScenarioCase("missing path", "exit 2", missing_path),
    ScenarioCase("circular and dangling links", "2 ok, 2 error", broken_links),
    ScenarioCase("pipe, socket and device in a folder", "2 ok", special_files),
    ScenarioCase("names with newlines, invalid UTF-8, 250 bytes", "6 ok", unusual_names),
    ScenarioCase(
        "folder removed during the run", f"{RECORDS // 3 * 2} ok, 1 error", removed_folder
    ),
    ScenarioCase("file that grows during the run", f"{RECORDS + 1} ok", growing_file),
    ScenarioCase("file that shrinks during the run", "last record truncated", shrinking_file),
    ScenarioCase("20,000 tiny files", "constant memory", many_tiny_files),
    ScenarioCase("output inside the input folder", "2 ok; 2 ok", output_in_input_folder),
    ScenarioCase("output is the input", "refused", output_is_input),
]
