"""Accuracy and speed beside other extractors, in one run on one machine, corpus by corpus.

The extractors come from PyPI, in a virtual environment of the reader's own:
    pip install resiliparse==2.0.1 trafilatura==2.3.1 rs-trafilatura==0.1.1 readability-lxml==0.9 \
        lxml_html_clean==0.4.5
Only ratios can be quoted: the speed of a shared machine changes by a third from hour to hour.
dechaff is timed as a whole process, with reading and writing. The others are timed by their
extraction calls alone, with the pages in memory and the imports done, which favours them.
"""

import dataclasses
import json
import pathlib
import subprocess
import time

from scripts import corpora, program
from scripts.bench.process import on_cores, run_python
from scripts.bench.streams import ROUNDS, plain_pages
from scripts.evaluate import figures, score, score_ends
from scripts.evaluate.tables import ENDS_OF

CORPORA = ("readers", "wcxb", "news", "world")
# Extractors that are timed against dechaff in turn, and those that run once.
IN_TURN, ONCE = ("resiliparse",), ("trafilatura", "rs-trafilatura", "readability")

# Run by the other extractors' interpreter: a name and a folder go in. It defines `text_of`, and
# what measures follows it.
EXTRACT = """
import json, logging, pathlib, sys, time
peer, folder = sys.argv[1:]
logging.disable(logging.CRITICAL)
if peer == "resiliparse":
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    def extract(page):
        html = bytes_to_str(page, detect_encoding(page, from_html_meta=True))
        return extract_plain_text(html, main_content=True)
elif peer == "lexbor":
    from resiliparse.parse.html import HTMLTree
    def extract(page):
        HTMLTree.parse_from_bytes(page)
elif peer == "trafilatura":
    import trafilatura
    def extract(page):
        return trafilatura.extract(page, include_comments=False)
elif peer == "rs-trafilatura":
    import rs_trafilatura
    def extract(page):
        return rs_trafilatura.extract_bytes(page).main_content
else:
    import lxml.html
    import readability
    def extract(page):
        document = lxml.html.fromstring(readability.Document(page).summary(html_partial=True))
        for block in document.iter(*"p li h1 h2 h3 h4 h5 h6 pre td br div".split()):
            block.tail = "\\n" + (block.tail or "")
        return document.text_content()
def text_of(page):
    try:
        return extract(page) or ""
    except BaseException as error:
        # A crash of an extractor is a page without text; an interrupt is the reader's.
        if isinstance(error, KeyboardInterrupt):
            raise
        return ""
"""
# Prints the seconds and the texts as JSON.
PEER = f"""{EXTRACT}
pages = [(path.name, path.read_bytes()) for path in sorted(pathlib.Path(folder).iterdir())]
start = time.perf_counter()
texts = {{name: text_of(page) for name, page in pages}}
json.dump({{"seconds": time.perf_counter() - start, "texts": texts}}, sys.stdout)
"""


@dataclasses.dataclass
class Run:
    """One extractor over one corpus: wall seconds on one core, and the texts by page id."""

    seconds: float
    texts: dict[str, str]


def run_dechaff(binary: pathlib.Path, folder: pathlib.Path) -> Run:
    output = corpora.TARGET / "bench" / "dechaff.jsonl"
    start = time.perf_counter()
    with output.open("w") as out:
        command = on_cores("0", [binary, "-j", "1", "--from", "html", "--quiet", folder])
        subprocess.run(command, stdout=out, check=True)
    seconds = time.perf_counter() - start
    rows = map(json.loads, output.open())
    return Run(seconds, {program.stem(row["id"]): row["text"] for row in rows})


def run_peer(python: str, peer: str, folder: pathlib.Path) -> Run:
    result = json.loads(run_python(python, PEER, [peer, folder], cores="0"))
    texts = {program.stem(name): text for name, text in result["texts"].items()}
    return Run(result["seconds"], texts)


def faster(one: Run | None, other: Run) -> Run:
    return other if one is None or other.seconds < one.seconds else one


def compare(binary: pathlib.Path, python: str, names: list[str]) -> None:
    """Prints pages per second, the ratio of times, and the scores of each extractor."""
    for corpus in names:
        folder = plain_pages(corpus)
        pages = list(folder.iterdir())
        megabytes = sum(page.stat().st_size for page in pages) / 1e6
        runs: dict[str, Run] = {}
        # In turn, so that a change of the machine's speed meets all; the slow ones run once.
        for name in ("dechaff", *IN_TURN) * ROUNDS + ONCE:
            own = name == "dechaff"
            run = run_dechaff(binary, folder) if own else run_peer(python, name, folder)
            runs[name] = faster(runs.get(name), run)
        print(f"{corpus}-dev, {len(pages)} pages, {megabytes:.0f} MB, one core")
        for name, run in runs.items():
            ratio = run.seconds / runs["dechaff"].seconds
            speed = len(pages) / run.seconds
            print(f"  {name:12s} {speed:7.1f} pages/s, dechaff is {ratio:5.2f} times as fast")
            scores = figures.line(score.labelled_pages(corpora.folder(corpus), run.texts))
            print(f"  {'':12s} {scores}", flush=True)
            if corpus in ENDS_OF:
                found = score_ends.ends(corpora.rows("ends-dev"), run.texts)["all"]
                print(f"  {'':12s} ends {figures.line(found)}", flush=True)
