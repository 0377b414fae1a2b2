"""Writes the generated part of `docs/results.md`; the text around it is kept by hand."""

import pathlib
from collections.abc import Iterable, Mapping, Sequence

from scripts.evaluate.figures import Figures, digits
from scripts.evaluate.score import ARTICLE_FIGURES, TYPES
from scripts.evaluate.tables import Table

BEGIN = "<!-- Begin: written by `python3 -m scripts.evaluate --write docs/results.md` -->"
END = "<!-- End: written by `python3 -m scripts.evaluate` -->"

# (heading, tables, columns): a row for each group of each table. No columns: all that there are,
# which are page types or languages.
KINDS = tuple(kind[:4] for kind in TYPES)
SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "HTML pages",
        ("wcxb", "news", "world", "world-profile", "chinese", "readers", "multilingual"),
        ("F1", "P", "R", "tail", "head", *ARTICLE_FIGURES),
    ),
    ("WCXB pages by type, word F1", ("wcxb", "text-all", "text-loose"), KINDS),
    (
        "world-dev by language, word F1",
        ("world", "world-profile"),
        ("chin", "engl", "gree", "poli", "russ"),
    ),
    ("Ends of articles", ("ends",), ("n", "left", "cut", "right")),
    ("Prose lost in long pages, by the words of body before it", ("long",), ("lost",)),
    ("Metadata", ("news-metadata", "readers-metadata"), ("recall", "precision", "false")),
    (
        "Text renderings of the WCXB pages",
        ("text-all", "text-loose"),
        ("F1", "P", "R", "tail", "head", *ARTICLE_FIGURES),
    ),
    (
        "Texts that scrapers extracted",
        ("extracted",),
        ("n", "raw-F1", "raw-tail", "F1", "tail", "cut"),
    ),
    (
        "Texts whose lines are known: false positives (left), false negatives (lost), exact",
        ("tails", "unseen", "fresh", "sites", "sites-profile"),
        ("n", "left", "lost", "exact"),
    ),
    ("Words lost from clean texts", ("gold-wcxb", "gold-news"), ("lost",)),
    ("Checks passed", ("seed", "mojibake"), ("n", "passed")),
    (
        "Lines of the Universal Declaration in 205 languages, misread",
        ("misread",),
        ("n", "restored", "wrong", "spoiled"),
    ),
)


def markdown_table(columns: Sequence[str], rows: Iterable[tuple[str, Figures]]) -> str:
    """A Markdown table; a figure that a row lacks is an empty cell."""
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, figures in rows:
        cells = (f"{figures[c]:.{digits(c)}f}" if c in figures else "" for c in columns)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def section(
    heading: str, names: Iterable[str], columns: Sequence[str], found: Mapping[str, Table]
) -> str:
    """A heading and its table, or nothing where none of the tables was measured."""
    rows = [
        (" ".join(filter(None, (name, group))), figures)
        for name in names
        for group, figures in found.get(name, {}).items()
    ]
    return f"### {heading}\n\n{markdown_table(columns, rows)}\n" if rows else ""


def written(page: str, found: Mapping[str, Table]) -> str:
    """The page with its generated part replaced."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise SystemExit(f"the page must hold these lines once each:\n{BEGIN}\n{END}")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    sections = [section(*parts, found) for parts in SECTIONS]
    return before + "\n".join([BEGIN, "", *filter(None, sections)]) + "\n" + END + after


def write(path: pathlib.Path, found: Mapping[str, Table]) -> None:
    """Replaces the generated part of a page on disk."""
    path.write_text(written(path.read_text(), found))
