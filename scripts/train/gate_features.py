"""What the program computes for the gate, with a given model: the gate's inputs and its answer.

The gate's inputs include what the two block experts make of a page, so only the program, running a
model, can compute them.
"""

import pathlib
from collections.abc import Iterable
from typing import NamedTuple

from scripts import corpora, program
from scripts.corpora import JsonRow
from scripts.train.features import CACHE


class GateRow(NamedTuple):
    """The gate's inputs for a page, and the probability that the expert applies to it."""

    x: list[float]
    p_expert: float


def of_html(binary: pathlib.Path, model: pathlib.Path, paths: Iterable[str]) -> dict[str, GateRow]:
    """Gate rows of HTML files by path."""
    options = ["--gate-features", "--from", "html", "--model-html", str(model)]
    return by_id(program.lines(binary, options, paths))


def of_text(
    binary: pathlib.Path, model: pathlib.Path, records: Iterable[JsonRow]
) -> dict[str, GateRow]:
    """Gate rows of text records by id."""
    path = corpora.write_rows(CACHE / "gate-input.jsonl", records)
    options = ["--gate-features", "--from", "jsonl", "--field", "text", "--model-text", str(model)]
    return by_id(program.lines(binary, options, [path]))


def by_id(rows: Iterable[JsonRow]) -> dict[str, GateRow]:
    """Gate rows by id. A page that could not be read has none."""
    return {row["id"]: GateRow(row["x"], row["p_expert"]) for row in rows if "p_expert" in row}
