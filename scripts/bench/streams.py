"""Long streams: peak memory, what the second core adds, and the speed of text.

The streams are made from the corpora while they are read, so that no file of their size is needed.
"""

import gzip
import json
import pathlib
import subprocess
import time
from collections.abc import Iterator

from scripts import corpora
from scripts.bench.process import cpu_seconds, feed, on_cores

# Runs of the same command; the fastest counts, since other work on the machine only slows a run.
ROUNDS = 5
# Times that the corpus is read for the gain of a second core; start and end must not count.
PASSES = 3
# Sites of the profile stream. At 64 pages each there are twice as many as a profile keeps.
SITES = 1000


def plain_pages(corpus: str) -> pathlib.Path:
    """The folder of a corpus's pages, decompressed once so that no run is charged for it."""
    place = corpora.TARGET / "bench" / corpus
    place.mkdir(parents=True, exist_ok=True)
    for packed in sorted((corpora.folder(corpus) / "html").glob("*.gz")):
        page = place / packed.name.removesuffix(".gz")
        if not page.exists():
            page.write_bytes(gzip.decompress(packed.read_bytes()))
    return place


def json_pages(corpus: str) -> list[bytes]:
    """Each page of a corpus as a JSON string."""
    paths = sorted(plain_pages(corpus).iterdir())
    return [json.dumps(page.read_bytes().decode("utf-8", "replace")).encode() for page in paths]


def records(pages: list[bytes], count: int) -> Iterator[bytes]:
    """`count` JSONL records of the pages over and over."""
    for i in range(count):
        yield b'{"id":"%d","html":%s}\n' % (i, pages[i % len(pages)])


def records_of_sites(pages: list[bytes], count: int) -> Iterator[bytes]:
    """The same as pages of many sites, so that a profile keeps as many pages as it ever does.

    A word of letters makes each page different. A profile keeps equal pages once, and it treats
    all numbers alike.
    """
    letters = str.maketrans("0123456789", "abcdefghij")
    for i in range(count):
        word = str(i).translate(letters).encode()
        page = pages[i % len(pages)][1:]
        yield b'{"url":"http://site%d.example/%d","html":"<p>%s</p>%s}\n' % (
            i % SITES,
            i,
            word,
            page,
        )


def print_stream(
    binary: pathlib.Path, count: int, stream: Iterator[bytes], *arguments: str
) -> None:
    """Runs the program over a stream on two cores and prints its speed and peak memory."""
    options = ["--from", "jsonl", "--field", "html", "--quiet", "-j", "2"]
    start = time.perf_counter()
    peak = feed(on_cores("0,1", [binary, *arguments, *options]), stream)
    speed = count / (time.perf_counter() - start)
    print(f"  {count:7d} pages {speed:7.1f} pages/s   peak {peak / 1024:7.1f} MiB", flush=True)


def memory(binary: pathlib.Path) -> None:
    """Peak memory over 10,000 and 100,000 pages, and two cores against one."""
    folder = plain_pages("wcxb")
    seconds = {}
    # From files, because a script that feeds a stream takes its time from the same two cores.
    for jobs, on in ((1, "0"), (2, "0,1")):
        start = time.perf_counter()
        command = on_cores(
            on, [binary, "-j", jobs, "--from", "html", "--quiet", *[folder] * PASSES]
        )
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        seconds[jobs] = time.perf_counter() - start
        print(f"  -j {jobs} on cores {on:4s} {seconds[jobs]:6.1f} s", flush=True)
    print(f"  two cores are {seconds[1] / seconds[2]:.2f} times as fast as one")
    pages = json_pages("wcxb")
    print("one JSONL stream of WCXB pages")
    for count in (10_000, 100_000):
        print_stream(binary, count, records(pages, count))


def profile_memory(binary: pathlib.Path) -> None:
    """Peak memory of `dechaff profile` over 5,000, 20,000 and 100,000 pages."""
    pages = json_pages("world")
    print(f"`dechaff profile` over one JSONL stream of world-dev pages, as pages of {SITES} sites")
    for count in (5_000, 20_000, 100_000):
        stream = records_of_sites(pages, count)
        print_stream(binary, count, stream, "profile", "-o", "/dev/null")


def text(binary: pathlib.Path) -> None:
    """Megabytes of text-all per CPU second on one core."""
    place = corpora.TARGET / "bench" / "text-all.jsonl"
    place.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(corpora.SHARED / "corpora" / "text-all-dev.jsonl.gz") as packed:
        place.write_bytes(packed.read())
    megabytes = sum(len(json.loads(row)["text"].encode()) for row in place.open()) / 1e6
    options = ["-j", "1", "--from", "jsonl", "--field", "text", "--quiet"]
    command = on_cores("0", [binary, *options, place])
    seconds = min(cpu_seconds(command) for _ in range(ROUNDS))
    print(
        f"text-all, {megabytes:.1f} MB of text, one core, fastest of {ROUNDS} runs: "
        f"{seconds:.2f} s, {megabytes / seconds:.1f} MB/s"
    )
