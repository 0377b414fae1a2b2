"""Controls the program while it runs: signals, pipes, failing system calls.

`Runner.run` covers runs that are left alone from start to end. This module is for the others.
"""

import pathlib
import random
import re
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import IO, Any

from scripts.stress.runner import Runner, ensure

# Seconds after which a run counts as hanging, and fails its case.
TIMEOUT = 300

Process = subprocess.Popen[bytes]
Argument = str | pathlib.Path


def start(
    runner: Runner, *arguments: Argument, prefix: Sequence[Argument] = (), **pipes: Any
) -> Process:
    """Starts the program in the folder. `prefix` is a command that runs it, such as strace."""
    command = [*map(str, prefix), str(runner.binary), *map(str, arguments)]
    pipes.setdefault("stdin", subprocess.DEVNULL)
    pipes.setdefault("stdout", subprocess.DEVNULL)
    pipes.setdefault("stderr", subprocess.PIPE)
    return subprocess.Popen(command, cwd=runner.folder, **pipes)


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    """A pipe that `start` was asked for."""
    assert end is not None
    return end


def run_to_end(
    runner: Runner, *arguments: Argument, prefix: Sequence[Argument] = (), **pipes: Any
) -> tuple[int, str]:
    """Runs the program; its exit code and stderr."""
    return wait_for_end(start(runner, *arguments, prefix=prefix, **pipes))


def run_ok(runner: Runner, *arguments: Argument) -> str:
    """Runs the program, which must exit with 0; its stderr."""
    code, stderr = run_to_end(runner, *arguments)
    ensure(code == 0, f"exit {code}", stderr[-300:])
    return stderr


def wait_for_end(child: Process) -> tuple[int, str]:
    """Waits for the end of a run; its exit code and stderr."""
    _, stderr = child.communicate(timeout=TIMEOUT)
    return child.returncode, (stderr or b"").decode(errors="replace")


def peak_mb(child: Process) -> float:
    """The peak memory of a running child so far."""
    status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", status)
    assert found, status
    return int(found.group(1)) / 1024


def interrupt_often(
    runner: Runner,
    arguments: Sequence[Argument],
    number: signal.Signals,
    times: int,
    seed: int,
    at_most: float = 2.0,
) -> list[int]:
    """Interrupts the same run by a signal at random moments, `times` times, then lets it end.

    A run that completes before its signal is removed and started again from the beginning. The
    arguments name the output `out.*`. Returns the exit codes of the interrupted runs.
    """
    generator = random.Random(seed)
    codes: list[int] = []
    while len(codes) < times:
        child = start(runner, *arguments)
        time.sleep(generator.uniform(0.02, at_most))
        if child.poll() is None:
            child.send_signal(number)
        code, stderr = wait_for_end(child)
        if code == 0:
            for path in complete_outputs(runner):
                path.unlink()
        else:
            codes.append(code)
            reason = f"the output looks complete after: {stderr[-300:]}"
            ensure(not complete_outputs(runner), "output exists", reason)
    run_ok(runner, *arguments)
    return codes


def complete_outputs(runner: Runner) -> list[pathlib.Path]:
    """The files with the final name of an output."""
    suffixes = (".jsonl", ".gz", ".zst")
    paths = runner.folder.glob("out.*")
    return [path for path in paths if path.is_file() and path.suffix in suffixes]


def tree(folder: pathlib.Path) -> dict[str, bytes]:
    """The bytes of all files below a folder, by relative path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def run_with_failing_call(
    runner: Runner,
    call: str,
    error: str,
    when: int | str,
    *arguments: Argument,
    path: pathlib.Path | None = None,
) -> tuple[int, str, bool]:
    """Runs the program under strace, which lets a system call fail.

    `when` selects the calls, counted for each thread; `path` limits them to one file. Returns the
    exit code, stderr, and whether a call failed.
    """
    log = runner.folder / "strace.log"
    inject = f"inject={call}:error={error}:when={when}"
    strace: list[Argument] = ["strace", "-f", "-o", log, "-e", f"trace={call}", "-e", inject]
    if path:
        strace += ["-P", path]
    code, stderr = run_to_end(runner, *arguments, prefix=strace)
    return code, stderr, "INJECTED" in log.read_text(errors="replace")
