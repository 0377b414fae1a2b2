"""The two kinds of stress cases, and the checks that every input must pass.

- An `InputCase` is an input of a size n. It runs with `-j 1` and `-j 8` and, if it grows, at 2n.
  All general properties are checked: exit code, valid output lines, memory, time, lost words.
- A `ScenarioCase` is anything that is more than an input, such as a full disk or a signal. It is a
  function that works with the runner and returns its result in a few words.
"""

import collections
import dataclasses
import json
import pathlib
import re
from collections.abc import Callable, Iterable
from typing import Protocol

from scripts.stress.runner import CaseFailed, Run, Runner

# MB that a run may take with the default --max-record-bytes of 64 MiB.
PEAK_MB = 400
# Twice the input may take twice the time. The rest is for noise.
MAX_TIME_RATIO = 2.6
# How often both sizes are measured again if the ratio is too large.
RETRIES = 5
# Times below this, in seconds, are dominated by startup and page faults.
MIN_SECONDS = 0.25
# The share of the numbered words that must be found.
MIN_WORDS_FOUND = 0.99
# Words that are counted are numbered, so that no word is counted for another.
NUMBERED_WORD = re.compile(r"\bw[0-9]+\b")


class Case(Protocol):
    """A stress case: a name, the expected result, and a check that returns the actual result."""

    @property
    def name(self) -> str: ...

    @property
    def expected(self) -> str: ...

    def check(self, runner: Runner) -> str: ...


@dataclasses.dataclass(frozen=True)
class InputCase:
    """An input; `make(n)` returns its bytes, or chunks of them."""

    name: str
    make: Callable[[int], bytes | Iterable[bytes]]
    # The number of output lines by status and warnings: `3 ok`, `1 error, 1 ok depth-limit`.
    expected: str
    n: int = 1
    # The size 2n is run, too, and may take twice the time.
    grows: bool = False
    # How many of the words `w0`, `w1`, ... a reader sees on the input of size n.
    words: Callable[[int], int] | None = None
    options: tuple[str, ...] = ()
    # The name of the file, because the extension matters; "-" passes the input by stdin.
    file: str = "page.html"
    code: int = 0
    peak_mb: float = PEAK_MB

    def check(self, runner: Runner) -> str:
        source = self.write(runner, self.n)
        single, parallel = self.run(runner, source, "-j", "1"), self.run(runner, source, "-j", "8")
        got = self.result(single)
        if single.output.read_bytes() != parallel.output.read_bytes():
            raise CaseFailed(got, "-j 1 and -j 8 differ")
        if self.words:
            self.check_words(runner, source, self.words(self.n), got)
        if self.grows:
            twice = self.write(runner, 2 * self.n, "twice-")
            failure = growth_failure(
                single.seconds,
                lambda: self.seconds(runner, source),
                lambda: self.seconds(runner, twice),
            )
            if failure:
                raise CaseFailed(got, f"n = {self.n}: {failure}")
        if runner.peak_mb > self.peak_mb:
            raise CaseFailed(got, f"{runner.peak_mb:.0f} MB, allowed are {self.peak_mb}")
        return got

    def write(self, runner: Runner, n: int, prefix: str = "") -> pathlib.Path:
        """Writes the input of size n into a file."""
        name = "stdin" if self.file == "-" else self.file
        return runner.write(prefix + name, self.make(n))

    def run(self, runner: Runner, source: pathlib.Path, *options: str) -> Run:
        """Runs the program on the input, as a file or by stdin."""
        if self.file == "-":
            return runner.run("--quiet", *self.options, *options, stdin=source)
        return runner.run("--quiet", *self.options, *options, source)

    def result(self, run: Run) -> str:
        """The result of a run in the form of `expected`, which it must equal."""
        got = count_lines(run.output)
        if run.code != self.code:
            reason = f"exit code {run.code} instead of {self.code}: {run.stderr[-300:]}"
            raise CaseFailed(got, reason)
        if got != self.expected:
            raise CaseFailed(got, run.stderr[-300:])
        return got

    def seconds(self, runner: Runner, source: pathlib.Path) -> float:
        """The CPU seconds of a run, whose result is checked, too."""
        run = self.run(runner, source, "-j", "1")
        self.result(run)
        return run.seconds

    def check_words(self, runner: Runner, source: pathlib.Path, expected: int, got: str) -> None:
        """Fails if numbered words are lost. All blocks count, whether they are kept or dropped."""
        run = self.run(runner, source, "-j", "1", "--explain")
        found = count_words(run.output)
        if found < MIN_WORDS_FOUND * expected:
            raise CaseFailed(got, f"only {found} of {expected} words are found")


@dataclasses.dataclass(frozen=True)
class ScenarioCase:
    """A scenario; `play(runner)` returns the result, which must equal `expected`, or raises."""

    name: str
    expected: str
    play: Callable[[Runner], str]

    def check(self, runner: Runner) -> str:
        got = self.play(runner)
        if got != self.expected:
            raise CaseFailed(got, "another result than expected")
        return got


def count_lines(output: pathlib.Path) -> str:
    """The number of output lines by status and warnings. Every line must be valid JSON."""
    counts: collections.Counter[str] = collections.Counter()
    with open(output, "rb") as lines:
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError as error:
                raise CaseFailed("invalid JSON", f"{error}: {line[:200]!r}") from error
            counts[" ".join(filter(None, [row["status"], row["warnings"]]))] += 1
    return ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no lines"


def count_words(output: pathlib.Path) -> int:
    """The number of different numbered words in the texts of the output lines."""
    found: set[str] = set()
    with open(output, "rb") as lines:
        for line in lines:
            found.update(NUMBERED_WORD.findall(json.loads(line)["text"]))
    return len(found)


def growth_failure(
    seconds: float, measure: Callable[[], float], measure_twice: Callable[[], float]
) -> str | None:
    """Compares the times for an input of size n and of size 2n; None if the growth is linear.

    Other work on a shared machine only adds to a time, up to half of it. So the minimum of several
    runs is the best estimate, and both sizes are measured again while the ratio is too large.
    `seconds` is a first measurement of size n.
    """
    least, least_twice = seconds, measure_twice()
    for _ in range(RETRIES):
        if least_twice <= MAX_TIME_RATIO * max(least, MIN_SECONDS):
            return None
        least, least_twice = min(least, measure()), min(least_twice, measure_twice())
    return f"{least:.2f} s, and {least_twice:.2f} s for twice the size"
