"""Figures by name, and how they are printed: `F1 0.8440 tail 0.170`.

Every scorer returns figures rounded to the digits that are shown, so that a regression threshold
compares exactly what a reader of the table sees.
"""

import math
from collections.abc import Iterable, Mapping

Figures = dict[str, float]

# Digits after the point; all other figures have three. A word F1 is quoted to four.
DIGITS = {"n": 0, "F1": 4, "raw-F1": 4, "P": 4, "R": 4, "acc": 4, "article-R": 4}


def digits(name: str) -> int:
    """How many digits of a figure are shown."""
    return 1 if name.endswith("-words") else DIGITS.get(name, 3)


def rounded(values: Mapping[str, float]) -> Figures:
    """The figures as shown. What could not be computed (no page has the field) is left out."""
    return {
        name: round(value, digits(name)) for name, value in values.items() if not math.isnan(value)
    }


def line(figures: Mapping[str, float]) -> str:
    """The figures on one line."""
    return " ".join(f"{name} {value:.{digits(name)}f}" for name, value in figures.items())


def mean(values: Iterable[float]) -> float:
    """The mean; NaN of nothing."""
    held = list(values)
    return math.fsum(held) / len(held) if held else math.nan
