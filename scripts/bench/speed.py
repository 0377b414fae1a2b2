"""Speed and memory beside other extractors and parsers, in Rust and in Python, corpus by corpus.

    python3 -m scripts.bench speed --python VENV/bin/python [--corpus NAME ...] [--rounds N]
        [--pages N] [--write]

In: the corpora and an interpreter with the Python extractors, in a virtual environment of the
reader's own:
    pip install resiliparse==2.0.1 trafilatura==2.3.1 rs-trafilatura==0.1.1
The Rust extractors and dechaff's library are built from `scripts/bench/rust_peers` and the source
as it is, so the program must be built of the same source. Out: a table for each corpus and for
a mix of all; with --write also `docs/speed.md` and `docs/speed.svg`.

CPU seconds are measured, because the clock of a shared machine also counts what else runs on it.
The speed of such a machine changes from hour to hour too. So all extractors run in turn, each
round gives a ratio to dechaff in the same round, and the median of the ratios counts.
"""

import argparse
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from scripts import corpora, program
from scripts.bench import plot
from scripts.bench.peers import CORPORA, EXTRACT
from scripts.bench.process import on_cores, run_python
from scripts.bench.streams import ROUNDS, plain_pages

CRATE = pathlib.Path(__file__).with_name("rust_peers")
PLACE = corpora.TARGET / "bench"
PAGE = corpora.REPOSITORY / "docs" / "speed.md"
PLOT = PAGE.with_suffix(".svg")
# The same number of pages of each corpus.
MIX = "mix"
# All others are compared with it.
BASE = "dechaff"
TWO_THREADS = "dechaff, 2 threads"
PYTHON_PACKAGES = ("resiliparse", "trafilatura", "rs-trafilatura")
KINDS = (("own", "dechaff"), ("peer", "other extractors"), ("parser", "parsers alone"))

# Run by a small interpreter, because Linux counts the peak memory of a child from the size of the
# process that it was forked from. A file and a command go in, JSON comes out.
PROGRAM = """
import json, os, resource, subprocess, sys, time
output, *command = sys.argv[1:]
with open(output, "wb") as out:
    start = time.perf_counter()
    subprocess.run(command, stdout=out, check=True)
    clock = time.perf_counter() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump({
    "seconds": usage.ru_utime + usage.ru_stime, "clock": clock,
    "texts_bytes": os.stat(output).st_size, "pages_kb": 0, "peak_kb": usage.ru_maxrss,
}, sys.stdout)
"""

# Run by the other extractors' interpreter after EXTRACT: prints what the Rust extractors print.
PEER = f"""{EXTRACT}
def memory(line):
    with open("/proc/self/status") as status:
        return next(int(found.split()[1]) for found in status if found.startswith(line))
before = memory("VmRSS:")
pages = [path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())]
held = memory("VmRSS:") - before
processor, clock = time.process_time(), time.perf_counter()
texts = sum(len(text_of(page).encode("utf-8", "replace")) for page in pages)
processor, clock = time.process_time() - processor, time.perf_counter() - clock
json.dump({{
    "seconds": processor, "clock": clock,
    "texts_bytes": texts, "pages_kb": held, "peak_kb": memory("VmHWM:"),
}}, sys.stdout)
"""

TEXT = """\
# Speed

dechaff beside other extractors, and beside parsers that build a tree and extract nothing.

![Pages per CPU second of each extractor]({plot})

The command that writes this page: `{command}`. Date: {date}. Processor: {processor}.
Versions: {versions}.

- All extractors run in turn on the same pages, in {rounds}. trafilatura and rs-trafilatura
  run once. Only ratios can be quoted, because the speed of a machine changes.
- **pages/s**, **MB/s**: pages and megabytes of HTML per CPU second (user and system). They are
  medians.
- **ratio**: the speed beside `dechaff`. At 0.5 an extractor takes twice the CPU seconds. It is the
  median of the ratios within each round, so it is not that of the medians in the first column.
  Other work on the machine moves both by a fifth.
- **by the clock**: pages per second of the clock. Two threads run on two cores, all else on one.
- **peak**: the largest resident memory of the process in MB. **without pages** is the same less
  the pages, which all but the program hold in memory.
- `dechaff` and `{two_threads}` are whole processes of the program. They start, read files and
  write JSONL with metadata.
- All others are a loop over pages in memory, after all imports. Only the calls are counted, which
  favours them.
- Each extractor takes bytes. Those that detect charsets do so. The others read UTF-8.
- All Rust extractors have the allocator of the program, mimalloc.
- A crash of an extractor counts as an empty text.
- resiliparse runs with `main_content=True`. Its parser is Lexbor. That of scraper is html5ever.
- The mix has the same number of pages of each corpus.

How good the texts are is in [results.md](results.md).
"""


class Run(NamedTuple):
    """One run of an extractor over a folder. Memory is in kilobytes."""

    seconds: float
    clock: float
    texts_bytes: int
    pages_kb: int
    peak_kb: int


class Extractor(NamedTuple):
    """What is measured. `kind` is its class in the plot; the slow ones run once."""

    run: Callable[[pathlib.Path], Run]
    kind: str
    once: bool = False


@dataclasses.dataclass(frozen=True)
class Row:
    """A line of a table: speeds per CPU second, and memory in MB."""

    name: str
    pages: float
    megabytes: float
    ratio: float
    clock: float
    peak: float
    without_pages: float

    def cells(self) -> list[str]:
        speeds = [f"{self.pages:.1f}", f"{self.megabytes:.1f}", plot.figure(self.ratio)]
        return [
            self.name,
            *speeds,
            f"{self.clock:.1f}",
            f"{self.peak:.0f}",
            f"{self.without_pages:.0f}",
        ]


HEADS = ("", "pages/s", "MB/s", "ratio", "by the clock", "peak", "without pages")


class Table(NamedTuple):
    """The rows of one corpus."""

    corpus: str
    pages: int
    megabytes: float
    rows: list[Row]

    def title(self) -> str:
        return f"{self.corpus}: {self.pages} pages, {self.megabytes:.0f} MB"


def parsed(line: bytes) -> Run:
    """A run from the JSON that each measured process prints."""
    values = json.loads(line)
    return Run(*(values[field] for field in Run._fields))


def run_program(binary: pathlib.Path, jobs: int, folder: pathlib.Path) -> Run:
    command = [binary, "-j", jobs, "--from", "html", "--quiet", folder]
    cores = ",".join(map(str, range(jobs)))
    output = PLACE / "dechaff.jsonl"
    return parsed(run_python(sys.executable, PROGRAM, [output, *command], cores))


def run_rust(rust: pathlib.Path, name: str, folder: pathlib.Path) -> Run:
    return parsed(program.run(on_cores("0", [rust, name, folder])))


def run_peer(python: str, name: str, folder: pathlib.Path) -> Run:
    return parsed(run_python(python, PEER, [name, folder], "0"))


def build_rust() -> pathlib.Path:
    """The program of the Rust extractors, up to date."""
    target = PLACE / "rust_peers"
    manifest = CRATE / "Cargo.toml"
    command = ["cargo", "build", "--release", "--locked", "--quiet"]
    program.run([*command, "--manifest-path", str(manifest), "--target-dir", str(target)])
    return target / "release" / "dechaff-rust-peers"


def extractors(binary: pathlib.Path, rust: pathlib.Path, python: str) -> dict[str, Extractor]:
    """All that is measured, by name, in the order of the tables."""

    def program_with(jobs: int) -> Callable[[pathlib.Path], Run]:
        return lambda folder: run_program(binary, jobs, folder)

    def crate(name: str) -> Callable[[pathlib.Path], Run]:
        return lambda folder: run_rust(rust, name, folder)

    def package(name: str) -> Callable[[pathlib.Path], Run]:
        return lambda folder: run_peer(python, name, folder)

    return {
        BASE: Extractor(program_with(1), "own"),
        TWO_THREADS: Extractor(program_with(2), "own"),
        "dechaff, library": Extractor(crate("dechaff"), "own"),
        "pagesift-content": Extractor(crate("pagesift-content"), "peer"),
        "dom_smoothie": Extractor(crate("dom_smoothie"), "peer"),
        "resiliparse": Extractor(package("resiliparse"), "peer"),
        "rs-trafilatura": Extractor(package("rs-trafilatura"), "peer", once=True),
        "trafilatura": Extractor(package("trafilatura"), "peer", once=True),
        "Lexbor, parse only": Extractor(package("lexbor"), "parser"),
        "scraper, parse only": Extractor(crate("scraper"), "parser"),
    }


def spread(pages: Sequence[pathlib.Path], count: int) -> list[pathlib.Path]:
    """`count` pages at even distances, or all if there are no more."""
    count = min(count, len(pages))
    return [pages[i * len(pages) // count] for i in range(count)]


def samples(names: Iterable[str], most: int | None) -> dict[str, list[pathlib.Path]]:
    """The pages of each corpus, and the mix if there are several; `most` is of each corpus."""
    found = {}
    for name in names:
        pages = sorted(plain_pages(name).iterdir())
        found[name] = spread(pages, most or len(pages))
    if len(found) > 1:
        fewest = min(map(len, found.values()))
        found[MIX] = [page for pages in found.values() for page in spread(pages, fewest)]
    return found


def linked(name: str, pages: Iterable[pathlib.Path]) -> tuple[pathlib.Path, float]:
    """A folder with only these pages, and their megabytes."""
    folder = PLACE / "speed" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    size = 0
    for page in pages:
        # With the corpus, because two corpora may use a name.
        (folder / f"{page.parent.name}-{page.name}").symlink_to(page.resolve())
        # Read, so that the first run does not wait for the disk either.
        size += len(page.read_bytes())
    return folder, size / 1e6


def measured(
    found: Mapping[str, Extractor], folder: pathlib.Path, rounds: int
) -> dict[str, list[Run]]:
    """The runs of each extractor, in turn so that a change of the machine's speed meets all."""
    runs: dict[str, list[Run]] = {name: [] for name in found}
    for turn in range(rounds):
        for name, extractor in found.items():
            if turn and extractor.once:
                continue
            run = extractor.run(folder)
            # A crash is an empty text, so a broken installation would look very fast.
            if not run.texts_bytes and extractor.kind != "parser":
                raise SystemExit(f"{name} found no text in any page of {folder.name}")
            runs[name].append(run)
    return runs


def ratio(base: Sequence[Run], runs: Sequence[Run]) -> float:
    """The median of the speeds beside the base in the same round. Some have only the first."""
    return statistics.median(
        one.seconds / run.seconds for one, run in zip(base, runs, strict=False)
    )


def rows(runs: Mapping[str, Sequence[Run]], pages: int, megabytes: float) -> list[Row]:
    """A line for each extractor."""
    found = []
    for name, own in runs.items():
        seconds = statistics.median(run.seconds for run in own)
        clock = statistics.median(run.clock for run in own)
        # Linux writes kB for 1024 bytes.
        peak, without_pages = (
            max(values) * 1024 / 1e6
            for values in ([r.peak_kb for r in own], [r.peak_kb - r.pages_kb for r in own])
        )
        beside = ratio(runs[BASE], own)
        speeds = (pages / seconds, megabytes / seconds, beside, pages / clock)
        found.append(Row(name, *speeds, peak, without_pages))
    return found


def plain(table: Table) -> str:
    """A table for a terminal."""
    lines = [table.title()]
    for first, *cells in (HEADS, *(row.cells() for row in table.rows)):
        lines.append(f"  {first:20s}" + "".join(f"{cell:>14s}" for cell in cells))
    return "\n".join(lines)


def markdown(table: Table) -> str:
    """A section of the page."""
    cells = [HEADS, ["---", *["---:"] * (len(HEADS) - 1)], *(row.cells() for row in table.rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([f"\n## {table.title()}\n", *lines]) + "\n"


def drawn(tables: Iterable[Table], kinds: Mapping[str, str]) -> str:
    """The plot of the ratios."""
    groups = []
    for table in tables:
        # Two threads gain nothing per CPU second, and their bar would hide what they gain.
        shown = (row for row in table.rows if row.name != TWO_THREADS)
        bars = [plot.Bar(row.name, row.ratio, kinds[row.name]) for row in shown]
        groups.append(plot.Group(table.title(), bars))
    title = "Pages per CPU second beside dechaff"
    axis = "Pages per CPU second; dechaff, the program with one thread, is 1. More is faster."
    return plot.svg(title, axis, KINDS, groups)


def versions(python: str) -> str:
    """The versions of the peers: of the crates as pinned, of the packages as installed."""
    crates = tomllib.loads((CRATE / "Cargo.toml").read_text())["dependencies"]
    found = {}
    for name in ("pagesift-content", "dom_smoothie", "scraper"):
        pin = crates[name]
        found[name] = (pin if isinstance(pin, str) else pin["version"]).removeprefix("=")
    source = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]))"
    installed = run_python(python, source, PYTHON_PACKAGES, "0").decode().split()
    found |= zip(PYTHON_PACKAGES, installed, strict=True)
    return ", ".join(f"{name} {version}" for name, version in found.items())


def processor() -> str:
    """The name of the processor and how many cores there are."""
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.bench speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--python", metavar="PATH", required=True, help="interpreter with the Python extractors"
    )
    parser.add_argument(
        "--corpus", nargs="+", action="extend", choices=CORPORA, help="default: all, and a mix"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="default: 5")
    parser.add_argument("--pages", type=int, metavar="N", help="pages of each corpus at most")
    parser.add_argument(
        "--write", action="store_true", help=f"write docs/{PAGE.name} and docs/{PLOT.name}"
    )
    options = parser.parse_args(arguments)
    if corpora.missing():
        return 0
    found = extractors(program.build(), build_rust(), options.python)
    tables = []
    for name, pages in samples(options.corpus or CORPORA, options.pages).items():
        folder, megabytes = linked(name, pages)
        runs = measured(found, folder, options.rounds)
        tables.append(Table(name, len(pages), megabytes, rows(runs, len(pages), megabytes)))
        print(plain(tables[-1]), flush=True)
    if options.write:
        PLOT.write_text(drawn(tables, {name: one.kind for name, one in found.items()}))
        PAGE.write_text(page_text(options, tables))
    return 0


def page_text(options: argparse.Namespace, tables: Iterable[Table]) -> str:
    """The page: how the figures are made, and the tables."""
    command = "python3 -m scripts.bench speed --python PATH"
    if options.corpus:
        command += f" --corpus {' '.join(options.corpus)}"
    command += f" --rounds {options.rounds}"
    if options.pages:
        command += f" --pages {options.pages}"
    text = TEXT.format(
        plot=PLOT.name,
        command=f"{command} --write",
        date=datetime.date.today().isoformat(),
        processor=processor(),
        versions=versions(options.python),
        rounds=f"{options.rounds} round{'s' if options.rounds > 1 else ''}",
        two_threads=TWO_THREADS,
    )
    return text + "".join(map(markdown, tables))
