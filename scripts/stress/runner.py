"""Runs the program to its end and measures it.

CPU time is measured, not wall-clock time: other work on the machine must not fail a case. A small
process starts the program, because Linux counts the peak memory of a child from the size of the
process that it was forked from.
"""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterable

# Runs a command and writes its exit code, CPU seconds and peak MB into a file. The code of a
# process that a signal ended is the negative number of the signal.
MEASURE = """
import json, os, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as report:
    json.dump([code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024], report)
"""


class CaseFailed(Exception):
    """A check of a case failed. `got` is shown in the column of the actual result."""

    def __init__(self, got: str, reason: str) -> None:
        super().__init__(reason)
        self.got = got


def ensure(condition: bool, got: str, reason: str) -> None:
    """Fails the case if the condition is false."""
    if not condition:
        raise CaseFailed(got, reason)


@dataclasses.dataclass(frozen=True)
class Run:
    """A run of the program that has ended."""

    code: int
    output: pathlib.Path
    stderr: str
    seconds: float
    peak_mb: float


class Runner:
    """The program, a folder to work in, and the largest figures of the runs so far."""

    def __init__(self, binary: pathlib.Path, folder: pathlib.Path) -> None:
        self.binary = binary
        self.folder = folder
        self.seconds = 0.0
        self.peak_mb = 0.0
        self.runs = 0

    def write(self, name: str, content: bytes | Iterable[bytes]) -> pathlib.Path:
        """Writes a file into the folder, from bytes or from chunks of bytes."""
        path = self.folder / name
        with open(path, "wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        return path

    def run(self, *options: str | pathlib.Path, stdin: pathlib.Path | None = None) -> Run:
        """Runs the program to its end. `stdin` is a file; without one, stdin is empty."""
        self.runs += 1
        output = self.folder / f"out.{self.runs}"
        errors = self.folder / f"err.{self.runs}"
        report = self.folder / f"report.{self.runs}"
        command = [sys.executable, "-S", "-c", MEASURE, str(report), str(self.binary)]
        command += map(str, options)
        with (
            open(stdin or os.devnull, "rb") as source,
            open(output, "wb") as out,
            open(errors, "wb") as err,
        ):
            subprocess.run(command, stdin=source, stdout=out, stderr=err, check=True)
        code, seconds, peak_mb = json.loads(report.read_text())
        self.seconds = max(self.seconds, seconds)
        self.peak_mb = max(self.peak_mb, peak_mb)
        return Run(code, output, errors.read_text(errors="replace"), seconds, peak_mb)
