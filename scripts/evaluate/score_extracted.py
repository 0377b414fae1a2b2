"""Scores the cleaning of text that real scrapers extracted.

usage: python3 -m scripts.evaluate.score_extracted EXTRACTED.jsonl[.gz] CORPUS OUTPUT.jsonl

EXTRACTED: {"id": "<page>/<scraper>", "page", "scraper", "text"}; CORPUS: the folder with the pages'
gold texts (readers-dev); OUTPUT: the program's lines for EXTRACTED.

By scraper and for all: word F1 of the text as extracted (raw-F1) and as cleaned (F1), against the
gold lines that the extraction still has; neutral texts do not count. tail: share of texts with 8
or more foreign words after the body. cut: share that lost 4 or more words at the end of the body
that the extraction had.
"""

import json
import pathlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scripts.corpora import rows_of
from scripts.evaluate.figures import Figures, line, mean, rounded
from scripts.evaluate.score import FOREIGN_WORDS, MISSING_WORDS, edges
from scripts.words import ngrams, overlap, words

# An extraction that has fewer words of the gold text than this is not scored.
LEAST_GOLD = 40
RUN = 3


def f1(text: str, gold: str, neutral: str) -> float:
    """Word F1, neutral words not counted."""
    have, wanted, spare = (Counter(words(part)) for part in (text, gold, neutral))
    hit, kept, total = overlap(have, wanted)
    kept -= sum(((have - wanted) & spare).values())
    return 2 * hit / (kept + total) if kept + total else 1.0


def extracted_lines(gold: str, text: str) -> str:
    """The lines of the gold text that the extraction still has."""
    found = words(text)
    runs, joined = set(ngrams(found, RUN)), " ".join(found)

    def is_there(line: str) -> bool:
        mine = ngrams(words(line), RUN)
        if not mine:
            return " ".join(words(line)) in joined
        return sum(run in runs for run in mine) >= len(mine) / 2

    return "\n".join(line for line in gold.split("\n") if words(line) and is_there(line))


def score_text(text: str, gold: str, neutral: Sequence[str]) -> tuple[float, bool, bool]:
    """F1, whether a tail is left, and whether the end of the body is cut."""
    return (
        f1(text, gold, " ".join(neutral)),
        edges(text, gold, neutral)[1] >= FOREIGN_WORDS,
        edges(gold, text)[1] >= MISSING_WORDS,
    )


def extracted(
    rows: Iterable[Mapping[str, Any]],
    golds: Mapping[str, Mapping[str, Any]],
    cleaned: Mapping[str, str],
) -> dict[str, Figures]:
    """Figures by scraper and for `all`."""
    groups: dict[str, list[tuple[tuple[float, bool, bool], tuple[float, bool, bool]]]]
    groups = defaultdict(list)
    for row in rows:
        truth = golds.get(row["page"])
        if not truth or row["id"] not in cleaned:
            continue
        gold, neutral = extracted_lines(truth["main_content"], row["text"]), truth.get("neutral")
        if len(words(gold)) < LEAST_GOLD:
            continue
        both = (
            score_text(row["text"], gold, neutral or []),
            score_text(cleaned[row["id"]], gold, neutral or []),
        )
        groups[row["scraper"]].append(both)
        groups["all"].append(both)
    return {
        group: {
            "n": len(scored),
            **rounded(
                {
                    "raw-F1": mean(raw[0] for raw, _ in scored),
                    "raw-tail": mean(raw[1] for raw, _ in scored),
                    "F1": mean(clean[0] for _, clean in scored),
                    "tail": mean(clean[1] for _, clean in scored),
                    "cut": mean(clean[2] for _, clean in scored),
                }
            ),
        }
        for group, scored in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0]))
    }


def golds_of(corpus: pathlib.Path) -> dict[str, dict[str, Any]]:
    """The gold texts of a corpus in the WCXB layout."""
    return {
        path.stem: json.loads(path.read_text())["ground_truth"]
        for path in (corpus / "ground-truth").glob("*.json")
    }


def main() -> None:
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    source, corpus, output = map(pathlib.Path, sys.argv[1:])
    cleaned = {row["id"]: row["text"] for row in rows_of(output)}
    for group, figures in extracted(rows_of(source), golds_of(corpus), cleaned).items():
        print(f"{group:20s} {line(figures)}")


if __name__ == "__main__":
    main()
