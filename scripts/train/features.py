"""The program's features as arrays with labels, cached.

`dechaff --features` is the only code that computes a feature. Here its lines are read once into
float32 and every block is labelled. Both are kept under the hash of the dump and of what labels it,
so that training again takes seconds.
"""

import dataclasses
import functools
import hashlib
import json
import multiprocessing
import os
import pathlib
import pickle
import tempfile
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy
import numpy.typing

from scripts import corpora, program
from scripts.corpora import Gold
from scripts.train import labels
from scripts.words import words

CACHE = corpora.TARGET / "train"
# What decides labels beside texts and truths: another version of it may give others.
LABELLED_BY = pathlib.Path(labels.__file__).read_text()

Array: TypeAlias = numpy.typing.NDArray[Any]
# What labels a page: its gold, or the lines of a synthetic text with their tags.
Truth: TypeAlias = "Gold | list[labels.TaggedLine]"


@dataclasses.dataclass
class Pages:
    """The blocks of many pages in order; page i has the blocks starts[i] to starts[i + 1]."""

    names: list[str]
    ids: list[str]
    starts: Array
    x: Array
    words: Array
    labels: Array
    texts: list[list[str]]
    key: str


# Labels by the hash of all that they depend on. Aligning a page takes longer than all else, and
# most pages have the same blocks after a change of the program.
KnownLabels: TypeAlias = dict[str, list[float]]
KNOWN_LABELS = "labels.pickle"
# The truths of the pages that this worker process reads, and the labels that are known.
_truths: Mapping[str, Truth] = {}
_known: KnownLabels = {}


def start_worker(truths: Mapping[str, Truth], known: KnownLabels) -> None:
    """Hands truths and known labels to a worker process."""
    global _truths, _known
    _truths, _known = truths, known


def label(texts: Sequence[str], truth: Truth) -> list[float]:
    """The labels of a page's blocks."""
    if isinstance(truth, Gold):
        return labels.of_page(texts, truth)
    return labels.by_construction(texts, truth)


def read_page(
    line: str, width: int
) -> tuple[str, Array, Array, list[float], list[str], str] | None:
    """Id, features, word counts, labels, texts of a page, and the key of its labels; None if there
    is nothing to learn."""
    page = json.loads(line)
    name = page["id"] if page["id"] in _truths else program.stem(page["id"])
    # A page that could not be read is an error line, which has no blocks.
    if name not in _truths or not page.get("blocks"):
        return None
    # A text that is Markdown has the features of HTML.
    if len(page["blocks"][0]["x"]) != width:
        return None
    texts = [block["text"] for block in page["blocks"]]
    x = numpy.array([block["x"] for block in page["blocks"]], dtype=numpy.float32)
    counts = numpy.array([len(words(text)) for text in texts], dtype=numpy.int32)
    truth = _truths[name]
    key = digest(texts, truth, LABELLED_BY)
    known = _known.get(key)
    return name, x, counts, label(texts, truth) if known is None else known, texts, key


def read(
    binary: pathlib.Path,
    page_format: str,
    options: Sequence[str],
    path: pathlib.Path,
    truths: Mapping[str, Truth],
) -> Pages:
    """The blocks of all pages at a path that have a truth."""
    CACHE.mkdir(parents=True, exist_ok=True)
    # The same binary on the same input writes the same dump, so even the dump can be skipped.
    known = CACHE / f"dump-{digest(file_hash(binary), content_hash(path), list(options))}"
    if known.exists() and (pages := load(cache_path(known.read_text(), truths))):
        return pages
    with tempfile.NamedTemporaryFile(dir=CACHE, suffix=".jsonl") as dump:
        program.run([str(binary), "--features", *options, "--quiet", str(path)], stdout=dump)
        dump_hash = file_hash(pathlib.Path(dump.name))
        place = cache_path(dump_hash, truths)
        pages = load(place) or parse(pathlib.Path(dump.name), page_format, truths, place)
        known.write_text(dump_hash)
    return pages


def parse(
    dump: pathlib.Path, page_format: str, truths: Mapping[str, Truth], place: pathlib.Path
) -> Pages:
    """Reads and labels a dump, and caches the result at `place`."""
    known = load_labels()
    pool = multiprocessing.get_context("fork").Pool(2, start_worker, (truths, known))
    with dump.open() as lines, pool:
        heads = (json.loads(next(lines)) for _ in ("html", "text"))
        names = {head["format"]: head["features"] for head in heads}[page_format]
        of_width = functools.partial(read_page, width=len(names))
        found = [page for page in pool.imap(of_width, lines, chunksize=8) if page]
    ids, xs, counts, targets, texts, keys = zip(*found, strict=True)
    save_labels(known | dict(zip(keys, targets, strict=True)))
    starts = numpy.cumsum([0, *map(len, xs)])
    pages = Pages(
        names,
        list(ids),
        starts,
        numpy.concatenate(xs),
        numpy.concatenate(counts),
        numpy.concatenate([numpy.array(page, dtype=numpy.float32) for page in targets]),
        list(texts),
        place.name,
    )
    numpy.savez(
        place.with_suffix(".npz"), starts=starts, x=pages.x, words=pages.words, labels=pages.labels
    )
    # Written last: a cache entry with its JSON is complete.
    place.with_suffix(".json").write_text(json.dumps([names, pages.ids, pages.texts]))
    return pages


def load(place: pathlib.Path) -> Pages | None:
    """A cached result."""
    if not place.with_suffix(".json").exists():
        return None
    names, ids, texts = json.loads(place.with_suffix(".json").read_text())
    with numpy.load(place.with_suffix(".npz")) as arrays:
        return Pages(
            names,
            ids,
            arrays["starts"],
            arrays["x"],
            arrays["words"],
            arrays["labels"],
            texts,
            place.name,
        )


def load_labels() -> KnownLabels:
    """The labels that are known."""
    path = CACHE / KNOWN_LABELS
    if not path.exists():
        return {}
    with path.open("rb") as file:
        known: KnownLabels = pickle.load(file)
    return known


def save_labels(known: KnownLabels) -> None:
    """Writes the labels that are known, renamed when complete."""
    partial = CACHE / f"{KNOWN_LABELS}.{os.getpid()}"
    with partial.open("wb") as file:
        pickle.dump(known, file)
    partial.rename(CACHE / KNOWN_LABELS)


def cache_path(dump_hash: str, truths: Mapping[str, Truth]) -> pathlib.Path:
    """Where the labelled blocks of a dump are cached."""
    return CACHE / f"pages-{digest(dump_hash, truths, LABELLED_BY)}"


def file_hash(path: pathlib.Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_hash(path: pathlib.Path) -> str:
    """The hash of a file, or of all files of a folder: a changed corpus is read again."""
    if path.is_file():
        return file_hash(path)
    files = (file for file in sorted(path.rglob("*")) if file.is_file())
    return digest([(str(file.relative_to(path)), file_hash(file)) for file in files])


def digest(*parts: Any) -> str:
    """A short hash of JSON values."""
    text = json.dumps(parts, sort_keys=True, default=dataclasses.asdict)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
