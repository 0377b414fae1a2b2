"""Scores cleaned texts whose every line is known to be body or foreign (tails-dev, sites-dev).

usage: python3 -m scripts.evaluate.score_tails CORPUS.jsonl[.gz] OUTPUT.jsonl

By style: left is the share of foreign lines that are kept (false positives), lost the share of body
lines that are dropped (false negatives), exact the share of texts with neither. A line is kept
where its words follow each other in the output. Line breaks of the output do not matter.
"""

import pathlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from scripts.corpora import rows_of
from scripts.evaluate.figures import Figures, line, mean, rounded


def folded(text: str) -> str:
    """The words of a text, case and punctuation aside."""
    return " ".join(re.findall(r"\w+", text.lower()))


def score_text(row: Mapping[str, Any], output: str) -> tuple[float, float]:
    """Shares of foreign lines kept and of body lines lost. The title may stay or go."""
    out, whole, title = (
        f" {folded(part)} " for part in (output, " ".join(row["body"]), row["title"])
    )
    body = {folded(part) for part in row["body"]} - {"", title.strip()}
    lines = {folded(part) for part in row["text"].split("\n")} - {"", title.strip()}
    foreign = {part for part in lines if f" {part} " not in whole}

    def kept(parts: set[str]) -> float:
        return sum(f" {part} " in out for part in parts) / max(1, len(parts))

    return kept(foreign), 1 - kept(body) if body else 0.0


def tails(rows: Iterable[Mapping[str, Any]], texts: Mapping[str, str]) -> dict[str, Figures]:
    """Figures by style, for all texts with foreign lines (`tails only`) and for those without
    (`whole only`). A text without a prediction counts as empty."""
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        scored = score_text(row, texts.get(row["id"]) or "")
        groups[row["style"]].append(scored)
        groups["whole only" if row["style"] == "whole" else "tails only"].append(scored)
    return {
        style: {
            "n": len(scored),
            **rounded(
                {
                    "left": mean(left for left, _ in scored),
                    "lost": mean(lost for _, lost in scored),
                    "exact": mean(left == lost == 0 for left, lost in scored),
                }
            ),
        }
        for style, scored in sorted(groups.items())
    }


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    corpus, output = map(pathlib.Path, sys.argv[1:])
    texts = {row["id"]: row.get("text") or "" for row in rows_of(output)}
    for style, figures in tails(rows_of(corpus), texts).items():
        print(f"{style:14s} {line(figures)}")


if __name__ == "__main__":
    main()
