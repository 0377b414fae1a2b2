"""Scores how articles end: foreign text that is kept, and body that is cut off.

usage: python3 -m scripts.evaluate.score_ends ENDS.jsonl[.gz] [PREDICTIONS.json|OUTPUT.jsonl ...]

ENDS has a page a line: {"id", "blocks": [[label, text], ...]}, the blocks around the end of an
article. A reader labelled each block:
  B  body,
  P  belongs to the article but may be kept or dropped (credit, biography, tags, call to action),
  F  foreign (other stories, newsletter, comments, navigation).

left: share of pages that keep 4 or more foreign words. cut: share that lose 3 or more body words.
right: neither. P blocks never count. A block is kept where half of its 4-word runs are in the text;
a short block where all its words follow each other in the text, near the end of the article.
So a foreign line that repeats words of the body counts as kept. The first lines of the output show
how often: they are the figures of the labelled body alone, and with the P blocks.
"""

import pathlib
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from scripts.corpora import rows_of
from scripts.evaluate import predictions
from scripts.evaluate.figures import Figures, line, mean, rounded
from scripts.words import ngrams, words

# A page counts as left or cut from this many words on.
LEFT_WORDS, CUT_WORDS = 4, 3
RUN = 4
# Blocks of this many words and more are looked for by their runs, shorter ones as a whole.
LONG_BLOCK = 6
# Words before the first block found where short blocks are looked for, too; where no block is
# found, the last words of the text.
BEFORE_BLOCKS, LAST_WORDS = 60, 200

Run = tuple[str, ...]


def kept(block: list[str], text: list[str], runs: Mapping[Run, int], start: int) -> bool:
    """Whether the text contains a block of one word or more."""
    if len(block) >= LONG_BLOCK:
        mine = ngrams(block, RUN)
        return sum(run in runs for run in mine) >= len(mine) / 2
    last = len(text) - len(block)
    return any(text[at : at + len(block)] == block for at in range(start, last + 1))


def end_of_page(blocks: Sequence[Sequence[str]], text: str) -> tuple[int, int]:
    """Foreign words kept and body words lost among the blocks."""
    found = words(text)
    places: dict[Run, int] = {}
    for at, run in enumerate(ngrams(found, RUN)):
        places.setdefault(run, at)
    counted = [(label, words(block)) for label, block in blocks]
    starts = [
        places[run]
        for _, block in counted
        if len(block) >= LONG_BLOCK
        for run in ngrams(block, RUN)
        if run in places
    ]
    start = max(0, min(starts) - BEFORE_BLOCKS) if starts else max(0, len(found) - LAST_WORDS)
    left = lost = 0
    for label, block in counted:
        if not block:
            continue
        is_kept = kept(block, found, places, start)
        left += len(block) if label == "F" and is_kept else 0
        lost += len(block) if label == "B" and not is_kept else 0
    return left, lost


def ends(pages: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> dict[str, Figures]:
    """Figures by corpus and for `all`, of the pages that have a prediction."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        corpus, _, name = page["id"].rpartition("/")
        if name in texts:
            scored = end_of_page(page["blocks"], texts[name])
            groups[corpus].append(scored)
            groups["all"].append(scored)
    return {
        group: {
            "n": len(scored),
            **rounded(
                {
                    "left": mean(left >= LEFT_WORDS for left, _ in scored),
                    "cut": mean(lost >= CUT_WORDS for _, lost in scored),
                    "right": mean(x < LEFT_WORDS and y < CUT_WORDS for x, y in scored),
                    "foreign-words": mean(left for left, _ in scored),
                    "body-words": mean(lost for _, lost in scored),
                }
            ),
        }
        for group, scored in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0]))
    }


def labelled(pages: Sequence[Mapping[str, Any]], labels: str) -> dict[str, str]:
    """The blocks of each page with one of these labels, as a prediction."""
    return {
        page["id"].rpartition("/")[2]: "\n".join(
            block for label, block in page["blocks"] if label in labels
        )
        for page in pages
    }


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    pages = rows_of(pathlib.Path(sys.argv[1]))
    texts = {"labelled B": labelled(pages, "B"), "labelled B and P": labelled(pages, "BP")}
    texts |= {path.stem: predictions.texts(path) for path in map(pathlib.Path, sys.argv[2:])}
    for name, found in texts.items():
        for group, figures in ends(pages, found).items():
            print(f"{name:24s} {group:14s} {line(figures)}", flush=True)


if __name__ == "__main__":
    main()
