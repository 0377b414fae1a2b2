"""Repairs damaged text."""

from ._native import repair as _repair


def repair(text: str, *, quotes: str = "keep") -> str:
    """Repairs mojibake, apostrophes, entities and control characters, line by line.

    In doubt the text stays as it is. `quotes="straight"` also straightens typographic quotes.

    >>> import dechaff
    >>> dechaff.repair("The allianceÂ´s cafÃ© isnâ€™t open &amp;amp; quiet.")
    "The alliance's café isn’t open & quiet."
    """
    return _repair(text, quotes)
