"""Running the program as a shell would, and measuring it.

CPU time and not the clock's: other work on the machine must fail no row. The program is started by a small process in
between, because a child's peak memory, as Linux counts it, begins with that of the process it was forked from.
"""
import dataclasses
import json
import os
import pathlib
import subprocess
import sys

# Runs a command and writes into a file what that took; the code of a signal is its number, negative.
MEASURED = """
import json, os, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as report:
    json.dump([code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024], report)
"""


class Failed(Exception):
    """A row does not hold; `got` is what stands in its column."""

    def __init__(self, got, why):
        super().__init__(why)
        self.got = got


@dataclasses.dataclass(frozen=True)
class Run:
    """One run of the program that has ended."""

    code: int
    output: pathlib.Path
    stderr: str
    seconds: float
    peak_mb: float


class Bench:
    """A folder to work in, the program, and the most that its runs took."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.seconds = self.peak_mb = 0.0
        self.runs = 0

    def write(self, name, make, *arguments):
        """A file of the bytes that `make` gives: one value of bytes, or pieces of them."""
        path = self.folder / name

        made = make(*arguments)
        with open(path, "wb") as file:
            file.writelines([made] if isinstance(made, bytes) else made)
        return path

    def run(self, *options, stdin=None):
        """Runs the program to its end; `stdin` is a file, or nothing."""
        self.runs += 1
        output, errors, report = (self.folder / f"{name}.{self.runs}" for name in ("out", "err", "report"))
        command = [sys.executable, "-S", "-c", MEASURED, report, self.binary, *options]
        with open(stdin or os.devnull, "rb") as source, open(output, "wb") as out, open(errors, "wb") as err:
            subprocess.run(list(map(str, command)), stdin=source, stdout=out, stderr=err, check=True)
        code, seconds, peak_mb = json.loads(report.read_text())
        run = Run(code, output, errors.read_text(errors="replace"), seconds, peak_mb)
        self.seconds, self.peak_mb = max(self.seconds, run.seconds), max(self.peak_mb, run.peak_mb)
        return run
