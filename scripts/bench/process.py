"""Running a command on chosen cores: its seconds and its peak memory."""

import resource
import subprocess
from collections.abc import Iterable, Sequence


def on_cores(cores: str, command: Sequence[object]) -> list[str]:
    """The command bound to these cores (`0` or `0,1`)."""
    return ["taskset", "-c", cores, *map(str, command)]


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system seconds of one run, its output discarded."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_memory(process: int) -> int:
    """The largest resident memory of a living process so far, in kilobytes."""
    with open(f"/proc/{process}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def feed(command: Sequence[str], records: Iterable[bytes]) -> int:
    """Runs a command over a stream, its output discarded; its peak memory in kilobytes."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    with process.stdin as pipe:
        for record in records:
            pipe.write(record)
        # The peak is read while the process lives: what wait4 reports of a child includes
        # what this script had in memory when it forked.
        pipe.flush()
        peak = peak_memory(process.pid)
    if process.wait():
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return peak


def run_python(python: str, source: str, arguments: Iterable[object], cores: str) -> bytes:
    """The output of a source text that another interpreter runs with these arguments."""
    command = on_cores(cores, [python, "-c", source, *arguments])
    done = subprocess.run(command, capture_output=True)
    if done.returncode:
        reason = done.stderr.decode(errors="replace")[-500:]
        name = " ".join(map(str, arguments))
        raise SystemExit(f"{name} did not run under {python}: {reason}")
    return done.stdout
