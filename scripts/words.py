"""How words are counted: by every scorer, by the labels of the training data, and nowhere else.

A word is a run of word characters. A CJK character counts as a word of its own, because Chinese and
Japanese put no spaces between words.
"""

import re
from collections import Counter

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def words(text: str | None) -> list[str]:
    """The words of a text in lower case."""
    return WORD.findall((text or "").lower())


def overlap(predicted: Counter[str], gold: Counter[str]) -> tuple[int, int, int]:
    """Words in both, words predicted, words of the gold text."""
    return sum((predicted & gold).values()), sum(predicted.values()), sum(gold.values())


def ngrams(found: list[str], size: int) -> list[tuple[str, ...]]:
    """Every run of `size` words, in order."""
    return [tuple(found[at : at + size]) for at in range(len(found) - size + 1)]
