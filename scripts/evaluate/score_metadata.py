"""Scores title, author and date against a labelled corpus in the WCXB layout.

usage: python3 -m scripts.evaluate.score_metadata CORPUS PREDICTIONS.json|OUTPUT.jsonl [...]

PREDICTIONS: {id: {"title", "author", "date"}}, or the program's JSONL.

title: the same words (case, punctuation and spaces aside). title~: word F1 of 0.8 or more. author:
the same set of name words (order and separators aside). date: the same day.
recall: share right of the pages whose gold text has the field. precision: share right of those
where the system gave one. false: share of the pages without a gold value for which one was given.
"""

import json
import pathlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from scripts.evaluate import predictions
from scripts.evaluate.figures import Figures, line, rounded
from scripts.words import overlap, words

# The word F1 from which on a title is nearly the same.
NEARLY = 0.8
# `false` is given from this many pages without a gold value on.
LEAST_WITHOUT = 20


def word_f1(found: str, wanted: str) -> float:
    """Word F1; 0 where no word is shared."""
    hit, given, gold = overlap(Counter(words(found)), Counter(words(wanted)))
    return 2 * hit / (given + gold) if hit else 0.0


def day(text: str) -> str:
    """The date at the beginning of a timestamp, or nothing."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", str(text or ""))
    return found[0] if found else ""


AGREES: dict[str, Callable[[str, str], bool]] = {
    "title": lambda found, gold: words(found) == words(gold),
    "title~": lambda found, gold: word_f1(found, gold) >= NEARLY,
    "author": lambda found, gold: set(words(found)) == set(words(gold)),
    "date": lambda found, gold: day(found) == day(gold),
}
# The key of each field in the gold texts.
GOLD_KEYS = {"title": "title", "title~": "title", "author": "author", "date": "publish_date"}


def field_figures(
    field: str, golds: Mapping[str, Mapping[str, Any]], rows: Mapping[str, Mapping[str, Any]]
) -> Figures:
    """Recall, precision and false positives of one field."""
    right = have = given = false = without = 0
    for name, truth in golds.items():
        gold = truth.get(GOLD_KEYS[field]) or ""
        found = (rows.get(name) or {}).get(field.strip("~")) or ""
        if field == "date" and gold and not day(gold):
            continue
        if gold:
            have += 1
            given += bool(found)
            right += bool(found) and AGREES[field](found, gold)
        else:
            without += 1
            false += bool(found)
    figures = {"recall": right / max(1, have), "precision": right / max(1, given)}
    if without >= LEAST_WITHOUT:
        figures["false"] = false / without
    return rounded(figures)


def metadata(corpus: pathlib.Path, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Figures]:
    """The figures of each field."""
    golds = {
        path.stem: json.loads(path.read_text())["ground_truth"]
        for path in sorted((corpus / "ground-truth").glob("*.json"))
    }
    return {field: field_figures(field, golds, rows) for field in AGREES}


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for path in map(pathlib.Path, sys.argv[2:]):
        fields = metadata(pathlib.Path(sys.argv[1]), predictions.rows(path))
        shown = " | ".join(f"{field} {line(figures)}" for field, figures in fields.items())
        print(f"{path.stem:24s} {shown}", flush=True)


if __name__ == "__main__":
    main()
