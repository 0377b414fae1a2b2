"""The labelled corpora: where they are, what a labelled page is, and which pages are held apart.

Pages of one site look alike. So everything measured on pages a model never saw is grouped by host:
a host is in one fold and no other. A fifth of the hosts is the held-out test set, kept out of
folds, reports and reading by eye. A hash of the host decides both: adding a corpus moves no page.

Standard library only: `scripts.evaluate` runs where nothing is installed.
"""

import dataclasses
import functools
import gzip
import hashlib
import json
import os
import pathlib
import re
import urllib.parse
from collections.abc import Iterable
from typing import Any

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
SHARED = pathlib.Path(os.environ.get("DECHAFF_SHARED", REPOSITORY.parent / "shared"))
CORPORA = SHARED / "corpora"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
# DECHAFF_BINARY names another build, such as the quick profile's during development.
BINARY = pathlib.Path(os.environ.get("DECHAFF_BINARY", TARGET / "release" / "dechaff")).resolve()
# The corpora that train. multilingual-dev, which has snippets only, is for measuring.
LABELLED = ("wcxb", "news", "world", "chinese", "readers")
FOLDS = 5

JsonRow = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Gold:
    """A labelled page without its bytes.

    `neutral` are lines that may be kept or dropped, in the order of the page. `end` are the blocks
    around the end of the body, each with a reader's letter: B body, P neutral, F foreign.
    """

    id: str
    corpus: str
    host: str
    kind: str
    language: str
    title: str
    body: str
    neutral: str = ""
    end: tuple[tuple[str, str], ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether the page is in the held-out test set."""
        return digest(self)[0] % 5 == 0

    @property
    def fold(self) -> int:
        """The fold of the page's host, from the second byte: the held-out rule uses the first."""
        return digest(self)[1] % FOLDS


def digest(gold: Gold) -> bytes:
    """The hash that decides fold and held-out set: of the host, or of the id without one."""
    return hashlib.sha256((gold.host or gold.id).encode()).digest()


def missing() -> bool:
    """Whether there are no corpora, and prints a message if so."""
    if SHARED.exists():
        return False
    print(
        f"nothing to measure: {SHARED} does not exist; set DECHAFF_SHARED to the corpora's folder"
    )
    return True


def folder(corpus: str) -> pathlib.Path:
    """The folder of a corpus of HTML pages, such as `wcxb`."""
    return CORPORA / f"{corpus}-dev"


def gold_pages(corpus: str) -> dict[str, Gold]:
    """Every labelled page of a corpus by id, in the order of ids."""
    pages = {}
    for path in sorted((folder(corpus) / "ground-truth").glob("*.json")):
        row = json.loads(path.read_text())
        host = urllib.parse.urlsplit(row.get("url") or "").hostname or ""
        truth, body = row["ground_truth"], row["ground_truth"].get("main_content") or ""
        pages[path.stem] = Gold(
            id=path.stem,
            corpus=corpus,
            host=host.removeprefix("www."),
            kind=row["_internal"]["page_type"]["primary"],
            language=row["_internal"].get("language") or language_of(body),
            title=truth.get("title") or "",
            body=body,
            neutral="\n".join(truth.get("neutral") or []),
            end=labelled_ends().get(f"{corpus}-dev/{path.stem}", ()),
        )
    return pages


@functools.cache
def labelled_ends() -> dict[str, tuple[tuple[str, str], ...]]:
    """The labelled blocks of ends-dev, by `<corpus>-dev/<page>`."""
    return {
        row["id"]: tuple((letter, text) for letter, text in row["blocks"])
        for row in rows("ends-dev")
    }


def language_of(text: str) -> str:
    """The language as far as the script shows it. Enough to draw headlines in a like language."""
    sample = text[:2000]

    def share(low: str, high: str) -> float:
        return sum(low <= c <= high for c in sample) / max(1, len(sample))

    if share("\u3400", "\u9fff") > 0.2:
        return "chinese"
    if share("\u0400", "\u04ff") > 0.3:
        return "russian"
    if share("\u0370", "\u03ff") > 0.3:
        return "greek"
    return "english"


def page_path(gold: Gold) -> pathlib.Path:
    """The compressed HTML of a page."""
    return folder(gold.corpus) / "html" / f"{gold.id}.html.gz"


def page_text(gold: Gold) -> str:
    """A page as text, as UTF-8 or else by the charset it declares: enough to put it into JSON."""
    with gzip.open(page_path(gold)) as page:
        raw = page.read()
    declared = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(declared[1].decode() if declared else "latin-1", "replace")


def rows(name: str) -> list[JsonRow]:
    """The rows of one of the `.jsonl.gz` corpora, such as `tails-dev`."""
    return rows_of(CORPORA / f"{name}.jsonl.gz")


def rows_of(path: pathlib.Path) -> list[JsonRow]:
    """The rows of a JSONL file, compressed or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        return [json.loads(line) for line in lines]


def write_rows(path: pathlib.Path, rows: Iterable[JsonRow]) -> pathlib.Path:
    """Writes a JSONL file and returns its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def subset(corpus: str, ids: Iterable[str], place: pathlib.Path) -> pathlib.Path:
    """A corpus of some pages only, as links, so that the same scorer scores a subset."""
    truth = place / "ground-truth"
    truth.mkdir(parents=True, exist_ok=True)
    for link in truth.iterdir():
        link.unlink()
    for name in ids:
        (truth / f"{name}.json").symlink_to(folder(corpus) / "ground-truth" / f"{name}.json")
    return place
