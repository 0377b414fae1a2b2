#!/usr/bin/env python3
"""Speed and accuracy beside the peers, in one run on one machine; and memory and cores on long streams.

    python3 -m scripts.bench --python VENV/bin/python    WCXB on one core: dechaff -j 1, resiliparse, trafilatura
    python3 -m scripts.bench --text                      text-all on one core: megabytes of text a second
    python3 -m scripts.bench --memory                    what the second core adds, and peak memory over 10,000 and 100,000 pages
    python3 -m scripts.bench --profile-memory            peak memory of `dechaff profile` over 5,000, 20,000 and 100,000 pages

The peers come from PyPI, in a virtual environment of the reader's own:
    pip install resiliparse==2.0.1 trafilatura==2.3.1 lxml_html_clean==0.4.5
Shared machines make pages per second move by a third from hour to hour, so it is the ratios that can be quoted. dechaff is
timed as a whole process, reading and writing included; the peers by their extraction alone, with the pages already in
memory and the imports done. What favour there is, is theirs.
"""
import argparse
import gzip
import json
import resource
import subprocess
import sys
import time

from scripts.common import corpora, program
from scripts.evaluate import figures, score

# Rounds of what takes seconds, in turn, of which the quickest counts: other work on the machine makes a run longer, not shorter.
ROUNDS = 5
# Times the corpus is read to see what the second core adds: long enough that start and end do not count.
PASSES = 3
# Sites whose profile is measured: at 64 pages each there are twice as many as a profile keeps of all.
SITES = 1000

# Run by the peers' own interpreter: the name of the peer and the folder of pages come in, JSON goes out.
PEER = """
import json, pathlib, sys, time
peer, folder = sys.argv[1:]
if peer == "resiliparse":
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    extract = lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page, from_html_meta=True)), main_content=True)
else:
    import trafilatura
    extract = lambda page: trafilatura.extract(page, include_comments=False)
pages = [(path.name, path.read_bytes()) for path in sorted(pathlib.Path(folder).iterdir())]
texts, start = {}, time.perf_counter()
for name, page in pages:
    try:
        texts[name] = extract(page) or ""
    except Exception:
        texts[name] = ""
json.dump({"seconds": time.perf_counter() - start, "texts": texts}, sys.stdout)
"""


def plain_pages(place):
    """The corpus unpacked once, so that nobody's time holds the unpacking."""
    place.mkdir(parents=True, exist_ok=True)
    for packed in sorted((corpora.folder("wcxb") / "html").glob("*.gz")):
        page = place / packed.name.removesuffix(".gz")
        if not page.exists():
            page.write_bytes(gzip.decompress(packed.read_bytes()))
    return place


def on_cores(cores, command):
    return ["taskset", "-c", cores, *map(str, command)]


def time_dechaff(binary, folder, output):
    start = time.perf_counter()
    with open(output, "w") as out:
        command = [binary, "-j", "1", "--from", "html", "--quiet", folder]
        subprocess.run(on_cores("0", command), stdout=out, check=True)
    seconds = time.perf_counter() - start
    with open(output) as lines:
        return seconds, {program.stem(row["id"]): row["text"] for row in map(json.loads, lines)}


def time_peer(python, peer, folder):
    done = subprocess.run(on_cores("0", [python, "-c", PEER, peer, folder]), capture_output=True)
    if done.returncode:
        raise SystemExit(f"{peer} did not run under {python}: {done.stderr.decode(errors='replace')[-500:]}")
    result = json.loads(done.stdout)
    return result["seconds"], {program.stem(name): text for name, text in result["texts"].items()}


def beside_peers(binary, python):
    place = corpora.TARGET / "compare"
    folder = plain_pages(place / "pages")
    pages = list(folder.iterdir())
    megabytes = sum(page.stat().st_size for page in pages) / 1e6
    runs = {}
    for peer in ("dechaff", "resiliparse") * ROUNDS + ("trafilatura",):
        run = time_dechaff(binary, folder, place / "dechaff.jsonl") if peer == "dechaff" else time_peer(python, peer, folder)
        runs[peer] = min(runs.get(peer, run), run, key=lambda run: run[0])
    own = runs["dechaff"][0]
    print(f"WCXB dev, {len(pages)} pages, {megabytes:.0f} MB, one core; dechaff was trained on these pages, see python3 -m scripts.train --cv")
    for name, (seconds, texts) in runs.items():
        line = figures.line(score.labelled_pages(corpora.folder("wcxb"), texts))
        print(f"  {name:12s} {len(pages) / seconds:7.1f} pages/s {megabytes / seconds:6.1f} MB/s   dechaff is {seconds / own:5.2f} times as fast")
        print(f"  {'':12s} {line}", flush=True)


def text_speed(binary):
    """User and system seconds of the quickest run."""
    place = corpora.TARGET / "compare" / "text-all.jsonl"
    place.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(corpora.SHARED / "corpora" / "text-all-dev.jsonl.gz") as packed:
        place.write_bytes(packed.read())
    megabytes = sum(len(json.loads(row)["text"].encode()) for row in place.open()) / 1e6
    command = on_cores("0", [binary, "-j", "1", "--from", "jsonl", "--field", "text", "--quiet", place])
    seconds = min(own_seconds(command) for _ in range(ROUNDS))
    print(f"text-all, {megabytes:.1f} MB of text, one core, the quickest of {ROUNDS} runs: {seconds:.2f} s, {megabytes / seconds:.1f} MB/s")


def own_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stream(pages, count):
    """A JSONL stream of `count` records made from the corpus on the fly, so that no file of its size is needed."""
    for i in range(count):
        yield b'{"id":"%d","html":%s}\n' % (i, pages[i % len(pages)])


def sites_stream(pages, count):
    """The same of a thousand sites, so that a profile keeps as many pages as it ever does. A word in letters of its own makes
    each page another, since a profile keeps the same page once, and takes one number for the next."""
    letters = str.maketrans("0123456789", "abcdefghij")
    for i in range(count):
        word = str(i).translate(letters).encode()
        yield b'{"url":"http://site%d.example/%d","html":"<p>%s</p>%s}\n' % (i % SITES, i, word, pages[i % len(pages)][1:])


def run_stream(records, cores, binary, *arguments):
    """Seconds and peak resident kilobytes of one run over a stream, output discarded."""
    options = ["--from", "jsonl", "--field", "html", "--quiet", "-j", cores.count(",") + 1]
    command = on_cores(cores, [binary, *arguments, *options])
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    with process.stdin as pipe:
        for record in records:
            pipe.write(record)
        # Read while it lives: what wait4 tells of a child holds what this script had in memory when it forked.
        pipe.flush()
        peak = peak_memory(process.pid)
    if process.wait():
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return time.perf_counter() - start, peak


def peak_memory(process):
    """The most that a living process had resident so far, in kilobytes."""
    with open(f"/proc/{process}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def memory(binary):
    pages = json_pages("wcxb")
    print("one JSONL stream of WCXB dev's pages over and over")
    for count in (10_000, 100_000):
        stream_row(count, *run_stream(stream(pages, count), "0,1", binary))


def profile_memory(binary):
    pages = json_pages("world")
    print(f"`dechaff profile` of one JSONL stream of world-dev's pages over and over, as pages of {SITES} sites")
    for count in (5_000, 20_000, 100_000):
        stream_row(count, *run_stream(sites_stream(pages, count), "0,1", binary, "profile", "-o", "/dev/null"))


def json_pages(corpus):
    packed = sorted((corpora.folder(corpus) / "html").glob("*.gz"))
    return [json.dumps(gzip.decompress(page.read_bytes()).decode("utf-8", "replace")).encode() for page in packed]


def stream_row(count, seconds, peak):
    print(f"  {count:7d} pages, cores 0,1 {count / seconds:7.1f} pages/s   peak {peak / 1024:7.1f} MiB", flush=True)


def cores(binary):
    """From files, because a script that feeds a stream takes its time from the same two cores."""
    folder = plain_pages(corpora.TARGET / "compare" / "pages")
    seconds = {}
    for jobs, on in ((1, "0"), (2, "0,1")):
        start = time.perf_counter()
        command = [binary, "-j", jobs, "--from", "html", "--quiet", *[folder] * PASSES]
        subprocess.run(on_cores(on, command), stdout=subprocess.DEVNULL, check=True)
        seconds[jobs] = time.perf_counter() - start
        print(f"  -j {jobs} on cores {on:4s} {seconds[jobs]:6.1f} s", flush=True)
    print(f"  two cores are {seconds[1] / seconds[2]:.2f} times as fast as one")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", metavar="PATH", help="the interpreter of an environment with resiliparse and trafilatura")
    parser.add_argument("--text", action="store_true", help="text instead of peers, none of which takes any")
    parser.add_argument("--memory", action="store_true", help="long streams instead of peers")
    parser.add_argument("--profile-memory", action="store_true", help="long streams of many sites, learned from")
    options = parser.parse_args()
    if not corpora.SHARED.exists():
        print(f"nothing to compare: {corpora.SHARED} is not there (DECHAFF_SHARED names another place)")
        return 0
    if not (options.python or options.text or options.memory or options.profile_memory):
        parser.error("name the peers' interpreter with --python PATH, or ask for --text, --memory or --profile-memory")
    binary = program.build()
    if options.python:
        beside_peers(binary, options.python)
    if options.text:
        text_speed(binary)
    if options.memory:
        cores(binary)
        memory(binary)
    if options.profile_memory:
        profile_memory(binary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
