"""The labelled corpora: where they stand, what their pages are called, and which pages may be seen together.

Pages of one site look alike, so everything that is measured on pages a model never saw is grouped by host: a host is in
one fold and no other. A fifth of the hosts is sealed: kept out of folds, reports and reading by eye, so that one honest
figure is left for the end. Both are decided by a hash of the host, so that adding a corpus moves no page.

Stdlib only: `evaluate` runs where nothing is installed.
"""
import collections
import dataclasses
import gzip
import hashlib
import importlib.util
import json
import os
import pathlib
import re
import urllib.parse

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("DECHAFF_SHARED", REPOSITORY.parent / "shared"))
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
# DECHAFF_BINARY names another build, such as the quick profile's while one works.
BINARY = pathlib.Path(os.environ.get("DECHAFF_BINARY", TARGET / "release" / "dechaff")).resolve()
# The corpora whose pages carry a gold body; multilingual-dev has snippets only and is never trained on.
LABELLED = ("wcxb", "news", "world", "chinese")
FOLDS = 5


@dataclasses.dataclass(frozen=True)
class Gold:
    """One labelled page: what is known of it apart from its bytes."""

    id: str
    corpus: str
    host: str
    kind: str
    language: str
    title: str
    body: str

    @property
    def sealed(self):
        return digest(self)[0] % 5 == 0

    @property
    def fold(self):
        """The second byte, because the first is fixed modulo five by the seal."""
        return digest(self)[1] % FOLDS


def digest(gold):
    return hashlib.sha256((gold.host or gold.id).encode()).digest()


def folder(corpus):
    return SHARED / "corpora" / f"{corpus}-dev"


def gold_pages(corpus):
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
        )
    return pages


def language_of(text):
    """The language as far as its script tells. Enough to draw headlines from pages that read alike; not a detector."""
    sample = text[:2000]
    share = lambda low, high: sum(low <= c <= high for c in sample) / max(1, len(sample))
    if share("\u3400", "\u9fff") > 0.2:
        return "chinese"
    if share("\u0400", "\u04ff") > 0.3:
        return "russian"
    if share("\u0370", "\u03ff") > 0.3:
        return "greek"
    return "english"


def page_path(gold):
    return folder(gold.corpus) / "html" / f"{gold.id}.html.gz"


def page_text(gold):
    """A page as text, by UTF-8 or else by the charset it declares: enough to put it into JSON."""
    with gzip.open(page_path(gold)) as page:
        raw = page.read()
    declared = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(declared[1].decode() if declared else "latin-1", "replace")


def rows(name):
    """The rows of one of the `.jsonl.gz` corpora, such as `tails-dev`."""
    return rows_of(SHARED / "corpora" / f"{name}.jsonl.gz")


def rows_of(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def subset(corpus, ids, place):
    """A corpus of some pages only, as links, so that the shared scorer itself scores a subset."""
    truth = place / "ground-truth"
    truth.mkdir(parents=True, exist_ok=True)
    for link in truth.iterdir():
        link.unlink()
    for name in ids:
        (truth / f"{name}.json").symlink_to(folder(corpus) / "ground-truth" / f"{name}.json")
    return place


def scorer():
    """`../shared/eval/score.py` as a module: words are counted by its rule everywhere, and by no copy of it."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_f1(score, text, body):
    """Word F1 of one page, as the scorer's mean takes it."""
    count = lambda t: collections.Counter(score.words(t))
    hit, predicted, wanted = score.overlap(count(text), count(body))
    return 2 * hit / (predicted + wanted) if hit else float(not predicted and not wanted)
