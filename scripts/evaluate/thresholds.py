"""Regression thresholds: no figure may become worse than its threshold in `thresholds.json`."""

import json
import pathlib
from collections.abc import Collection, Mapping

from scripts.evaluate.figures import Figures

FILE = pathlib.Path(__file__).resolve().parent / "thresholds.json"
# A threshold leaves this much below what was reached, so that a change which moves one page in five
# hundred raises no alarm.
MARGIN = 0.002
# Figures of which less is better; all others are shares of what should be there.
ERRORS = frozenset(("tail", "article-tail", "cut", "late", "left", "lost", "spoiled", "wrong"))
# Shown but not held. Every good change trades precision and recall, and F1 holds their balance;
# snippets repeat what words show; the raw figures and word counts describe the corpus;
# gold pages lack many a title or author that a page has, so `false` is no error by itself.
NOT_HELD = frozenset(
    "n P R acc false with without head raw-F1 raw-tail foreign-words body-words".split()
)

Bounds = dict[str, dict[str, float]]


def load() -> Bounds:
    """{"at_least": {name: bound}, "at_most": {name: bound}}"""
    bounds: Bounds = json.loads(FILE.read_text())
    return bounds


def save(bounds: Bounds) -> None:
    """Writes the thresholds."""
    FILE.write_text(json.dumps(bounds, indent=2) + "\n")


def held(table: str, groups: Mapping[str, Figures]) -> Figures:
    """The figures of a table that thresholds hold, by their full names."""
    return {
        ".".join(filter(None, (table, group, name))): value
        for group, figures in groups.items()
        for name, value in figures.items()
        if name not in NOT_HELD
    }


def side(name: str) -> str:
    """On which side of its threshold a figure must be."""
    return "at_most" if name.rsplit(".", 1)[1] in ERRORS else "at_least"


def worse(name: str, value: float, bound: float) -> bool:
    """Whether a figure is on the wrong side."""
    return value > bound if side(name) == "at_most" else value < bound


def broken(bounds: Bounds, figures: Figures) -> dict[str, float]:
    """The thresholds that do not hold. A figure that was not measured breaks none."""
    every = {**bounds["at_least"], **bounds["at_most"]}
    return {
        name: bound
        for name, bound in every.items()
        if name in figures and worse(name, figures[name], bound)
    }


def updated(bounds: Bounds, figures: Figures, lower: Collection[str]) -> Bounds:
    """The thresholds tightened to what is reached; those named in `lower` are set to it, even if
    that loosens them."""
    fresh = {"at_least": dict(bounds["at_least"]), "at_most": dict(bounds["at_most"])}
    for name, value in figures.items():
        table = fresh[side(name)]
        reached = value + MARGIN if side(name) == "at_most" else max(0.0, value - MARGIN)
        bound = round(reached, 4)
        if name not in table or name in lower or worse(name, table[name], bound):
            table[name] = bound
    return {key: dict(sorted(table.items())) for key, table in fresh.items()}
