"""What a row is, and what must hold of it.

`Input` is an input made in a size n: it is run at -j 1 and -j 8 and, where it grows, at 2n, and everything is checked
that must hold of any input. `Act` is for what is no mere input (a full disk, a signal): it does what it likes with the
bench and says what it got.
"""
import collections
import dataclasses
import json
import re
from typing import Callable, Optional

from scripts.stress.bench import Failed

# What a run may take at the default --max-record-bytes of 64 MiB.
PEAK_MB = 400
# Doubling the input may double the time; the rest is noise (issue 6).
DOUBLED = 2.6
# How often both are run again where it seems to take longer.
TRIES = 5
# Below this the time is that of starting and of page faults, and says nothing of how it grows.
FLOOR_SECONDS = 0.25
WORDS_KEPT = 0.99
# Words that are counted are numbered, so that none is taken for another.
WORD = re.compile(r"\bw[0-9]+\b")


@dataclasses.dataclass(frozen=True)
class Input:
    """One input: `make(n)` gives its bytes, or pieces of them."""

    name: str
    make: Callable
    # Statuses of the lines with their numbers, and warnings where they are of interest: `3 ok`, `1 ok depth-limit`.
    expected: str
    n: int = 1
    # It has a size: 2n is run, too, and may take twice the time.
    grows: bool = False
    # How many words `w1`, `w2`, … the input of size n shows to a reader.
    words: Optional[Callable] = None
    options: tuple = ()
    # The name of the file, whose suffix may matter (or lie); "-": by stdin.
    file: str = "page.html"
    code: int = 0
    peak_mb: float = PEAK_MB

    def check(self, bench):
        source = self.source(bench, self.n)
        once, parallel = self.run(bench, source, "-j", "1"), self.run(bench, source, "-j", "8")
        got = self.got(once)
        if once.output.read_bytes() != parallel.output.read_bytes():
            raise Failed(got, "-j 1 and -j 8 differ")
        if self.words:
            self.check_words(bench, source, got)
        if self.grows:
            self.check_growth(bench, source, once.seconds, got)
        if bench.peak_mb > self.peak_mb:
            raise Failed(got, f"{bench.peak_mb:.0f} MB, allowed are {self.peak_mb}")
        return got

    def source(self, bench, n, prefix=""):
        name = "stdin" if self.file == "-" else self.file
        return bench.write(prefix + name, self.make, n)

    def run(self, bench, source, *options):
        if self.file == "-":
            return bench.run("--quiet", *self.options, *options, stdin=source)
        return bench.run("--quiet", *self.options, *options, source)

    def got(self, run):
        """The run in the words of `expected`; every line must parse, and the exit code be the one it should."""
        counts = collections.Counter()
        with open(run.output, "rb") as lines:
            for line in lines:
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise Failed("no JSON", f"{error}: {line[:200]!r}") from error
                counts[" ".join(filter(None, [row["status"], row["warnings"]]))] += 1
        got = ", ".join(f"{count} {what}" for what, count in sorted(counts.items())) or "no lines"
        if run.code != self.code:
            raise Failed(got, f"exit code {run.code} instead of {self.code}: {run.stderr[-300:]}")
        if got != self.expected:
            raise Failed(got, run.stderr[-300:])
        return got

    def check_growth(self, bench, source, seconds, got):
        """Twice the input in twice the time. What else the machine does only adds to a run's time, up to half of it on a
        shared one, so the least of several runs is the program's own."""
        twice = self.source(bench, 2 * self.n, "twice-")
        least, least_doubled = seconds, self.timed(bench, twice)
        for _ in range(TRIES):
            if least_doubled <= DOUBLED * max(least, FLOOR_SECONDS):
                return
            least = min(least, self.timed(bench, source))
            least_doubled = min(least_doubled, self.timed(bench, twice))
        raise Failed(got, f"{least:.2f} s for n = {self.n}, {least_doubled:.2f} s for twice that")

    def timed(self, bench, source):
        """The seconds of a run, which must be as good as any."""
        run = self.run(bench, source, "-j", "1")
        self.got(run)
        return run.seconds

    def check_words(self, bench, source, got):
        """Judged on all blocks: what is body is another question."""
        run = self.run(bench, source, "-j", "1", "--explain")
        found = set()
        with open(run.output, "rb") as lines:
            for line in lines:
                found.update(WORD.findall(json.loads(line)["text"]))
        expected = self.words(self.n)
        if len(found) < WORDS_KEPT * expected:
            raise Failed(got, f"{len(found)} of {expected} words are there")


@dataclasses.dataclass(frozen=True)
class Act:
    """Anything else: `act(bench)` says what it got, which must be `expected`, or raises Failed."""

    name: str
    expected: str
    act: Callable

    def check(self, bench):
        got = self.act(bench)
        if got != self.expected:
            raise Failed(got, "")
        return got
