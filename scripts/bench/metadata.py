"""Title, author and date beside other extractors, corpus by corpus.

In: an interpreter with trafilatura and rs-trafilatura. Out: recall and precision of each field, as
`scripts.evaluate.score_metadata` counts them.
"""

import json
import pathlib

from scripts import corpora, program
from scripts.bench.process import run_python
from scripts.bench.streams import plain_pages
from scripts.corpora import JsonRow
from scripts.evaluate import figures, score_metadata

CORPORA = ("wcxb", "news", "readers")
PEERS = ("trafilatura", "rs-trafilatura")

# Run by the other extractors' interpreter: a name and a folder go in, JSON comes out.
PEER = """
import json, logging, pathlib, sys
peer, folder = sys.argv[1:]
logging.disable(logging.CRITICAL)
if peer == "trafilatura":
    import trafilatura
    def extract(page):
        return trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
else:
    import rs_trafilatura
    extract = rs_trafilatura.extract_bytes
rows = {}
for path in sorted(pathlib.Path(folder).iterdir()):
    try:
        found = extract(path.read_bytes())
    except BaseException as error:
        # A crash of an extractor is a page without metadata; an interrupt is the reader's.
        if isinstance(error, KeyboardInterrupt):
            raise
        found = None
    fields = ("title", "author", "date")
    rows[path.name] = {field: str(getattr(found, field, None) or "") for field in fields}
json.dump(rows, sys.stdout)
"""


def rows_of(python: str, peer: str, folder: pathlib.Path) -> dict[str, JsonRow]:
    """The fields that another extractor finds, by page id."""
    output = run_python(python, PEER, [peer, folder], cores="0,1")
    return {program.stem(name): row for name, row in json.loads(output).items()}


def compare(binary: pathlib.Path, python: str) -> None:
    """Prints a line for each extractor and corpus."""
    for corpus in CORPORA:
        folder = plain_pages(corpus)
        found = {"dechaff": program.clean_html(binary, [folder])}
        found |= {peer: rows_of(python, peer, folder) for peer in PEERS}
        print(f"{corpus}-dev")
        for name, rows in found.items():
            fields = score_metadata.metadata(corpora.folder(corpus), rows)
            shown = " | ".join(
                f"{field} {figures.line(values)}" for field, values in fields.items()
            )
            print(f"  {name:15s} {shown}", flush=True)
