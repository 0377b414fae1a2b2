"""The program's own features as arrays with labels beside them, cached.

`dechaff --features` is the only code that computes a feature; here its lines are read once into float32, every block is
labelled, and both are kept under the hash of the dump and of what labelled it, so that training again costs seconds.
"""
import dataclasses
import hashlib
import json
import multiprocessing
import pathlib
import subprocess
import tempfile

import numpy

from scripts.common import corpora, program
from scripts.train import labels

CACHE = corpora.TARGET / "train"


@dataclasses.dataclass
class Pages:
    """The blocks of many pages, one after another; page i has the blocks starts[i] to starts[i + 1]."""

    names: list
    ids: list
    starts: numpy.ndarray
    x: numpy.ndarray
    words: numpy.ndarray
    labels: numpy.ndarray
    texts: list
    key: str


def file_hash(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def label(texts, gold):
    """Gold is a body to align with, or lines whose tags are known."""
    return labels.align(texts, gold) if isinstance(gold, str) else labels.by_construction(texts, gold)


def start_worker(gold):
    label.gold = gold


def read_page(line):
    page = json.loads(line)
    name = page["id"] if page["id"] in label.gold else program.stem(page["id"])
    # A page that could not be read comes as an error line, which has no blocks.
    if name not in label.gold or not page.get("blocks"):
        return None
    texts = [block["text"] for block in page["blocks"]]
    x = numpy.array([block["x"] for block in page["blocks"]], dtype=numpy.float32)
    words = numpy.array([len(labels.words(text)) for text in texts], dtype=numpy.int32)
    return name, x, words, numpy.array(label(texts, label.gold[name]), dtype=numpy.float32), texts


def content_hash(path):
    """Of a file; of a folder that of its files, so that a corpus that was cleaned again is read again."""
    return file_hash(path) if path.is_file() else digest([(str(file.relative_to(path)), file_hash(file)) for file in sorted(path.rglob("*")) if file.is_file()])


def read(binary, form, options, path, gold):
    """The blocks of all pages at a path that have gold: {id: body, or [(line, tag)]}."""
    CACHE.mkdir(parents=True, exist_ok=True)
    # What the same binary says of the same input is known already, so even the dump can be skipped.
    inputs = content_hash(pathlib.Path(path))
    known = CACHE / f"dump-{digest(file_hash(binary), inputs, options)}"
    dump_hash = known.read_text() if known.exists() else None
    if dump_hash and (pages := load(cache_path(dump_hash, gold))):
        return pages
    with tempfile.NamedTemporaryFile(dir=CACHE, suffix=".jsonl") as dump:
        command = [str(binary), "--features", *options, "--quiet", str(path)]
        done = subprocess.run(command, stdout=dump, stderr=subprocess.PIPE)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
        dump_hash = file_hash(dump.name)
        place = cache_path(dump_hash, gold)
        pages = load(place)
        if not pages:
            pages = parse(dump.name, form, gold, place)
        known.write_text(dump_hash)
    return pages


def parse(dump, form, gold, place):
    with open(dump) as lines, multiprocessing.get_context("fork").Pool(2, start_worker, (gold,)) as pool:
        names = {head["form"]: head["features"] for head in (json.loads(next(lines)) for _ in ("html", "text"))}[form]
        read = [page for page in pool.imap(read_page, lines, chunksize=8) if page]
    ids, xs, words, targets, texts = zip(*read)
    starts = numpy.cumsum([0, *map(len, xs)])
    pages = Pages(names, list(ids), starts, numpy.concatenate(xs), numpy.concatenate(words), numpy.concatenate(targets), list(texts), place.name)
    numpy.savez(place.with_suffix(".npz"), starts=starts, x=pages.x, words=pages.words, labels=pages.labels)
    # Written last: a cache with its JSON is whole.
    place.with_suffix(".json").write_text(json.dumps([names, pages.ids, pages.texts]))
    return pages


def load(place):
    if not place.with_suffix(".json").exists():
        return None
    names, ids, texts = json.loads(place.with_suffix(".json").read_text())
    with numpy.load(place.with_suffix(".npz")) as arrays:
        return Pages(names, ids, arrays["starts"], arrays["x"], arrays["words"], arrays["labels"], texts, place.name)


def cache_path(dump_hash, gold):
    return CACHE / f"pages-{digest(dump_hash, gold, pathlib.Path(labels.__file__).read_text())}"


def digest(*parts):
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:24]
