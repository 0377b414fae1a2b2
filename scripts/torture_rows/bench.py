"""Running the program as a shell would, and measuring it.

CPU time and not the clock's: other work on the machine must fail no row. Inputs are written by a process of their own,
because a child's peak memory, as Linux counts it, begins with that of the process it was forked from.
"""
import dataclasses
import multiprocessing
import os
import pathlib
import subprocess


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

        def fill():
            made = make(*arguments)
            with open(path, "wb") as file:
                file.writelines([made] if isinstance(made, bytes) else made)

        writer = multiprocessing.get_context("fork").Process(target=fill)
        writer.start()
        writer.join()
        if writer.exitcode:
            raise RuntimeError(f"{name} could not be made")
        return path

    def run(self, *options, stdin=None):
        """Runs the program to its end; `stdin` is a file, or nothing."""
        self.runs += 1
        output, errors = self.folder / f"out.{self.runs}", self.folder / f"err.{self.runs}"
        command = [str(self.binary), *map(str, options)]
        with open(stdin or os.devnull, "rb") as source, open(output, "wb") as out, open(errors, "wb") as err:
            child = subprocess.Popen(command, stdin=source, stdout=out, stderr=err)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        run = Run(
            code=child.returncode,
            output=output,
            stderr=errors.read_text(errors="replace"),
            seconds=usage.ru_utime + usage.ru_stime,
            peak_mb=usage.ru_maxrss / 1024,
        )
        self.seconds, self.peak_mb = max(self.seconds, run.seconds), max(self.peak_mb, run.peak_mb)
        return run
