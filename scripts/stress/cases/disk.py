"""Full disks and failing system calls: no line is lost, and no broken output looks complete.

Most cases need strace, and those with a tmpfs need root.
"""

import contextlib
import itertools
import json
import pathlib
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence

from scripts.stress.case import ScenarioCase
from scripts.stress.process import run_ok, run_to_end, run_with_failing_call, tree
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import record

# Records of an input. A case runs it once for each system call.
RECORDS = 1500
HOLDS = "holds at every call"

# Outputs that are tested. `run/` is the folder of the output.
REJECTS = ("-o", "run/out.jsonl", "--resume", "--rejects", "run/rejects.jsonl")
ZST = ("-o", "run/out.jsonl.zst", "--resume")
GZ_NOT_RESUMABLE = ("-o", "run/out.jsonl.gz")
OUTPUT_DIR = ("--output-dir", "run/", "--resume")


def write_input(runner: Runner) -> pathlib.Path:
    return runner.write("in.jsonl", map(record, range(RECORDS)))


def ensure_output_error(result: tuple[int, str], *messages: str) -> None:
    """The run must exit with 3, and say what failed, where, and what to do."""
    code, stderr = result
    ensure(code == 3, f"exit {code}", stderr[-300:])
    for message in messages:
        ensure(message in stderr, "incomplete message", f"{message} is not in: {stderr[-300:]}")


def dev_full(runner: Runner) -> str:
    source = write_input(runner)
    full = "No space left"
    ensure_output_error(run_to_end(runner, source, "-o", "/dev/full"), "/dev/full", full)
    with open("/dev/full", "wb") as stdout:
        ensure_output_error(run_to_end(runner, source, stdout=stdout), "stdout", full)
    return "exit 3"


@contextlib.contextmanager
def tmpfs(runner: Runner, options: str) -> Iterator[pathlib.Path]:
    """A mounted tmpfs."""
    folder = runner.folder / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def full_tmpfs(runner: Runner) -> str:
    source = write_input(runner)
    with tmpfs(runner, "size=300k") as folder:
        for name in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst"):
            # Compressed output is small, so it gets less space.
            (folder / "filler").write_bytes(bytes(290 << 10 if name != "out.jsonl" else 0))
            result = run_to_end(runner, source, "-o", folder / name)
            ensure_output_error(result, name, "No space left", "free some space")
            ensure(not (folder / name).exists(), "output exists", "it looks complete")
            (folder / f"{name}.partial").unlink()
            (folder / "filler").unlink()
        resumable = (source, "-o", folder / "out.jsonl", "--resume")
        ensure_output_error(run_to_end(runner, *resumable), "the same command")
        subprocess.run(["mount", "-o", "remount,size=20m", folder], check=True)
        run_ok(runner, *resumable)
        lines = (folder / "out.jsonl").read_bytes().count(b"\n")
        ensure(lines == RECORDS, "lines are lost", f"{lines} of {RECORDS}")
    return "exit 3, then complete"


def read_only(runner: Runner) -> str:
    source = write_input(runner)
    with tmpfs(runner, "size=1m,ro") as folder:
        out = str(folder / "out")
        for target in (["-o", out], ["-o", out, "--resume"], ["--output-dir", out]):
            result = run_to_end(runner, source, *target)
            ensure_output_error(result, out, "Read-only", "that you can write to")
    return "exit 3"


def file_size_limit(runner: Runner) -> str:
    source = write_input(runner)
    result = run_to_end(runner, source, "-o", "out.jsonl", prefix=["prlimit", "--fsize=100000"])
    ensure_output_error(result, "out.jsonl", "File too large", "ulimit -f")
    ensure(not (runner.folder / "out.jsonl").exists(), "output exists", "it looks complete")
    return "exit 3"


def failing_call(
    call: str, error: str, target: Sequence[str], output: str
) -> Callable[[Runner], str]:
    """Fails the first call, then the second, and so on through the whole run. The same command,
    run again, must complete with the bytes of an uninterrupted run."""

    def play(runner: Runner) -> str:
        rejected = b'{"body":"no page"}\n'
        runner.write("in.jsonl", itertools.chain(map(record, range(RECORDS)), [rejected]))
        folder, reference = runner.folder / "run", runner.folder / "reference"
        folder.mkdir()
        reference.mkdir()
        command = ("in.jsonl", "--quiet", "--from", "jsonl")
        run_ok(runner, *command, *(part.replace("run/", "reference/") for part in target))
        expected = tree(reference)
        for when in itertools.count(1):
            code, stderr, failed = run_with_failing_call(
                runner, call, error, when, *command, *target
            )
            if not failed:
                ensure(code == 0 and when > 1, f"exit {code}", f"no {call} was reached")
                break
            at = f"at {call} {when}"
            ensure(code == 3, f"exit {code}", f"{at}: {stderr[-300:]}")
            has_message = "cannot" in stderr and "/" in stderr
            ensure(has_message, "no message", f"{at}: {stderr[-300:]}")
            if (folder / output).exists():
                # In a folder of outputs, one may be complete when a later call fails.
                ensure("--output-dir" in target, "output exists", f"it looks complete, {at}")
                complete = (folder / output).read_bytes() == expected[output]
                ensure(complete, "incomplete output", at)
            code, stderr = run_to_end(runner, "in.jsonl", "--from", "jsonl", *target)
            ensure(code == 0, f"exit {code}", f"resumed {at}: {stderr[-300:]}")
            ensure(tree(folder) == expected, "other output", f"resumed {at}")
            shutil.rmtree(folder)
            folder.mkdir()
        return HOLDS

    return play


def failing_reads(runner: Runner) -> str:
    """Each read of the input fails in turn: the lines before it are written, then one error."""
    source = write_input(runner)
    run_ok(runner, source, "-o", "reference.jsonl")
    expected = (runner.folder / "reference.jsonl").read_bytes().splitlines()
    for when in itertools.count(1):
        code, stderr, failed = run_with_failing_call(
            runner, "read", "EIO", when, source, "-o", "out.jsonl", path=source
        )
        if not failed:
            ensure(code == 0 and when > 1, f"exit {code}", "no read was reached")
            break
        *lines, last = (runner.folder / "out.jsonl").read_bytes().splitlines()
        ensure(code == 1, f"exit {code}", f"at read {when}: {stderr[-300:]}")
        ensure(lines == expected[: len(lines)], "other output", f"before read {when}")
        reason = f"at read {when}: {last[-300:]!r}"
        ensure("Input/output error" in json.loads(last)["error"], "no message", reason)
    return HOLDS


def interrupted_calls(runner: Runner) -> str:
    """EINTR at every third read, write and sync."""
    write_input(runner)
    run_ok(runner, "in.jsonl", "-o", "reference.jsonl")
    expected = (runner.folder / "reference.jsonl").read_bytes()
    for call in ("read", "write", "fsync", "fdatasync"):
        # The dynamic loader makes the first reads, and does not repeat them.
        when = "5+3" if call == "read" else "1+2"
        code, stderr, failed = run_with_failing_call(
            runner, call, "EINTR", when, "in.jsonl", "-o", "out.jsonl", "--resume"
        )
        ensure(code == 0, f"exit {code}", f"{call}: {stderr[-300:]}")
        # A short run may have no checkpoint, so no fdatasync.
        ensure(failed or call == "fdatasync", "not interrupted", call)
        ensure((runner.folder / "out.jsonl").read_bytes() == expected, "other bytes", call)
    return "the same bytes"


def failing(name: str, call: str, error: str, target: Sequence[str], output: str) -> ScenarioCase:
    return ScenarioCase(name, HOLDS, failing_call(call, error, target, output))


OUT, OUT_PER_INPUT = "out.jsonl", "in.jsonl.jsonl"

CASES = [
    ScenarioCase("/dev/full", "exit 3", dev_full),
    ScenarioCase("full tmpfs", "exit 3, then complete", full_tmpfs),
    ScenarioCase("read-only folder", "exit 3", read_only),
    ScenarioCase("limited file size", "exit 3", file_size_limit),
    failing("EIO at every write, --resume --rejects", "write", "EIO", REJECTS, OUT),
    failing("EIO at every write, zst", "write", "EIO", ZST, "out.jsonl.zst"),
    failing("EIO at every write, gz", "write", "EIO", GZ_NOT_RESUMABLE, "out.jsonl.gz"),
    failing("EIO at every write, --output-dir", "write", "EIO", OUTPUT_DIR, OUT_PER_INPUT),
    failing("ENOSPC at every write", "write", "ENOSPC", REJECTS, OUT),
    failing("EIO at every fsync", "fsync", "EIO", REJECTS, OUT),
    failing("EIO at every fsync, --output-dir", "fsync", "EIO", OUTPUT_DIR, OUT_PER_INPUT),
    failing("EIO at every fdatasync", "fdatasync", "EIO", REJECTS, OUT),
    failing("EIO at every rename", "rename", "EIO", REJECTS, OUT),
    failing("EIO at every rename, --output-dir", "rename", "EIO", OUTPUT_DIR, OUT_PER_INPUT),
    failing("EIO at every ftruncate", "ftruncate", "EIO", REJECTS, OUT),
    failing("EIO at every flock", "flock", "EIO", REJECTS, OUT),
    ScenarioCase("EIO at every read", HOLDS, failing_reads),
    ScenarioCase("EINTR at reads, writes, syncs", "the same bytes", interrupted_calls),
]
