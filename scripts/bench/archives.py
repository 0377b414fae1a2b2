"""A web archive of 1 GB: pages per second, processor time and memory, beside other tools.

The archive is made of the labelled pages, again and again under other addresses, with a gzip member
for each record. The others come from PyPI, in a virtual environment of the reader's own:
    pip install resiliparse==2.0.1 fastwarc==2.0.1 warcio==1.8.1 trafilatura==2.3.1
They run on one core, as their users run a process for each archive. trafilatura is slow, so it
reads the first pages alone. The last figure is what `--resume` costs if a run was killed near its
end.
"""

import dataclasses
import json
import pathlib
import subprocess
import tempfile
import time

from scripts import corpora
from scripts.bench.process import on_cores
from scripts.scale import archive
from scripts.scale.measure import CORPORA
from scripts.stress.runner import Runner

# Bytes of the archive, and of the small one whose peak memory is compared with it.
SIZES = (100_000_000, 1_000_000_000)
# Pages that trafilatura reads.
FEW = 300
# The share of the records after which the resumed run is killed.
KILLED_AT = 0.9
# Seconds between two looks at the journal.
LOOK = 0.05

# Run by the other interpreter: the tool, the archive and the number of pages go in, lines come out.
PEER = """
import itertools, json, logging, sys
tool, path, count = sys.argv[1], sys.argv[2], int(sys.argv[3]) or None
logging.disable(logging.CRITICAL)
if tool == "resiliparse":
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    def pages():
        for record in ArchiveIterator(path, record_types=WarcRecordType.response):
            yield record.headers.get("WARC-Target-URI"), record.reader.read()
    def extract(page):
        html = bytes_to_str(page, detect_encoding(page, from_html_meta=True))
        return extract_plain_text(html, main_content=True)
else:
    import trafilatura
    from warcio.archiveiterator import ArchiveIterator
    def pages():
        with open(path, "rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response":
                    address = record.rec_headers.get_header("WARC-Target-URI")
                    yield address, record.content_stream().read()
    def extract(page):
        return trafilatura.extract(page, include_comments=False)
for address, page in itertools.islice(pages(), count):
    print(json.dumps({"url": address, "text": extract(page) or ""}))
"""


@dataclasses.dataclass(frozen=True)
class Row:
    """A line of the table."""

    name: str
    pages: int
    wall: float
    processor: float
    peak: float

    def print(self) -> None:
        print(
            f"{self.name:32} {self.pages:7} {self.pages / self.wall:8.1f} {self.wall:7.1f}"
            f" {self.processor:7.1f} {self.peak:8.0f}",
            flush=True,
        )


def timed(name: str, cores: str, command: list[object], folder: pathlib.Path) -> Row:
    """Runs a command that prints a line for each page."""
    taskset, *arguments = on_cores(cores, command)
    runner = Runner(pathlib.Path(taskset), folder)
    start = time.perf_counter()
    run = runner.run(*arguments)
    wall = time.perf_counter() - start
    if run.code:
        raise SystemExit(f"{name}: exit {run.code}: {run.stderr[-500:]}")
    with run.output.open("rb") as lines:
        pages = sum(1 for _ in lines)
    run.output.unlink()
    return Row(name, pages, wall, run.seconds, run.peak_mb)


def compare(binary: pathlib.Path, python: str) -> None:
    """Prints the table, and the cost of resuming."""
    pages = [page for name in CORPORA for page in sorted((corpora.folder(name) / "html").iterdir())]
    with tempfile.TemporaryDirectory(prefix="dechaff-bench-") as place:
        folder = pathlib.Path(place)
        small, large = (folder / f"{size}.warc.gz" for size in SIZES)
        for path, size in zip((small, large), SIZES, strict=True):
            count, html = archive.write(path, pages, size)
            megabytes = path.stat().st_size / 1e6
            print(f"{path.name}: {count} pages, {html / 1e6:.0f} MB of HTML, {megabytes:.0f} MB")
        columns = f"{'':32} {'pages':>7} {'pages/s':>8} {'s':>7} {'CPU s':>7} {'peak MB':>8}"
        print(columns, flush=True)
        for name, path in (("0.1 GB", small), ("1 GB", large)):
            for jobs, cores in ((1, "0"), (2, "0,1")):
                title = f"dechaff, {name}, {jobs} core{'s'[: jobs - 1]}"
                command: list[object] = [binary, "--quiet", "--jobs", jobs, path]
                timed(title, cores, command, folder).print()
        for title, tool, most in (
            ("fastwarc, resiliparse, 1 GB", "resiliparse", 0),
            (f"warcio, trafilatura, {FEW} pages", "trafilatura", FEW),
        ):
            timed(title, "0", [python, "-c", PEER, tool, large, most], folder).print()
        resume(binary, large, count, folder)


def records_done(journal: pathlib.Path) -> int:
    """The records that the last checkpoint of a run counts."""
    entries = [json.loads(line) for line in journal.read_bytes().splitlines(True) if line[-1] == 10]
    return max((entry["done"]["records"] for entry in entries if "done" in entry), default=0)


def run_until(command: list[str], journal: pathlib.Path, count: int) -> None:
    """Runs the program, and kills it once more than `count` records are done."""
    child = subprocess.Popen(command)
    while not (journal.exists() and records_done(journal) > count):
        if child.poll() is not None:
            raise SystemExit("the run ended before it was killed")
        time.sleep(LOOK)
    child.kill()
    child.wait()


def resume(binary: pathlib.Path, crawl: pathlib.Path, count: int, folder: pathlib.Path) -> None:
    """Kills a run near its end, and prints how long the next one takes to get there."""
    output = folder / "out.jsonl"
    journal = output.with_name("out.jsonl.journal")
    command = on_cores("0,1", [binary, "--quiet", "--jobs", 2, "--resume", crawl, "-o", output])
    run_until(command, journal, int(KILLED_AT * count))
    killed_at = records_done(journal)
    start = time.perf_counter()
    run_until(command, journal, killed_at)
    again = time.perf_counter() - start
    start = time.perf_counter()
    subprocess.run(["gzip", "-dc", crawl], stdout=subprocess.DEVNULL, check=True)
    inflated = time.perf_counter() - start
    print(
        f"killed at record {killed_at} of {count}, and resumed: the next checkpoint after "
        f"{again:.1f} s; gzip inflates the archive in {inflated:.1f} s"
    )
