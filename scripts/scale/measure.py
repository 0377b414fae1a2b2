"""What one core does with a web archive, and what a snapshot of the web costs at that rate.

In: an archive made of the corpora. Out: a table of figures, each with the arithmetic beside it.
Processor seconds are counted, not the clock: other work on the machine changes them less.
"""

import dataclasses
import os
import pathlib
import subprocess

from scripts import corpora
from scripts.scale import archive

CORPORA = ("wcxb", "news", "world", "readers")
ROUNDS = 3
# A snapshot of Common Crawl: https://commoncrawl.github.io/cc-crawl-statistics/
SNAPSHOT_FILES, SNAPSHOT_FILE_GB = 90_000, 1.0
# Bits a second of a worker's network, as small machines of the clouds have it.
NETWORK = 10e9


@dataclasses.dataclass(frozen=True)
class Run:
    """The fastest of some runs, and the largest peak. Sizes are bytes."""

    seconds: float
    peak: int
    output: int


def run(command: list[str]) -> tuple[float, int]:
    """Processor seconds and peak memory in bytes of one run, which must succeed."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(binary: pathlib.Path, crawl: pathlib.Path, suffix: str, jobs: int) -> Run:
    """Cleans an archive some times, into a file with this extension."""
    output = crawl.with_name(f"output.jsonl{suffix}")
    command = [str(binary), "--quiet", "--ignore-errors", "--jobs", str(jobs)]
    runs = [run([*command, str(crawl), "-o", str(output)]) for _ in range(ROUNDS)]
    seconds, peaks = zip(*runs, strict=True)
    return Run(min(seconds), max(peaks), output.stat().st_size)


def report(binary: pathlib.Path, place: pathlib.Path) -> None:
    """Prints the figures of one core, and those of a snapshot."""
    crawl = place / "crawl.warc.gz"
    pages = [page for name in CORPORA for page in sorted((corpora.folder(name) / "html").iterdir())]
    count, html = archive.write(crawl, pages)
    compressed = crawl.stat().st_size
    one, zst = measure(binary, crawl, "", 1), measure(binary, crawl, ".zst", 1)
    two = measure(binary, crawl, "", 2)
    print(
        f"archive: {count} pages, {html / 1e6:.0f} MB of HTML, {compressed / 1e6:.0f} MB compressed"
    )
    print(
        f"one core: {one.seconds:.1f} s of processor time, {count / one.seconds:.0f} pages/s",
        end=", ",
    )
    print(f"{html / one.seconds / 1e6:.1f} MB/s of HTML", end=", ")
    print(f"{compressed / one.seconds / 1e6:.2f} MB/s of the compressed archive")
    print(f"memory: {one.peak / 1e6:.0f} MB at one thread, {two.peak / 1e6:.0f} MB at two")
    print(f"output: {one.output / count:.0f} bytes a page", end=", ")
    print(f"{zst.output / count:.0f} as .zst ({zst.output / compressed:.1%} of the archive)")

    file = SNAPSHOT_FILE_GB * 1e9
    share = file / compressed
    seconds = share * one.seconds
    print(f"a file of {SNAPSHOT_FILE_GB:.0f} GB: {share * count:.0f} pages", end=", ")
    print(f"{seconds:.0f} s of a core, {share * zst.output / 1e6:.0f} MB of output as .zst")
    print(f"{SNAPSHOT_FILES} files: {SNAPSHOT_FILES * share * count / 1e9:.1f} billion pages")
    print(f"  core hours {SNAPSHOT_FILES * seconds / 3600:.0f}")
    print(f"  read TB    {SNAPSHOT_FILES * file / 1e12:.0f}")
    print(f"  written TB {SNAPSHOT_FILES * share * one.output / 1e12:.1f}", end=", ")
    print(f"as .zst {SNAPSHOT_FILES * share * zst.output / 1e12:.1f}")
    print(f"  a core reads {file * 8 / seconds / 1e6:.0f} Mbit/s", end=", ")
    print(f"so {NETWORK / 1e9:.0f} Gbit/s serve {NETWORK / (file * 8 / seconds):.0f} cores")
