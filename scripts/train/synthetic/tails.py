"""Foreign text around a body: other stories, site furniture, menus, lines inside the body."""

import random
from collections.abc import Callable, Sequence

from scripts.train.labels import TaggedLine
from scripts.train.synthetic.lists import PLAIN, Family, entries, styles_of
from scripts.train.synthetic.lists.decorations import JOINS, pick
from scripts.train.synthetic.phrases import FURNITURE, HEADINGS, NAVIGATION, PROMOS

# Draws a number of other stories: their headlines, and the beginnings of the stories.
Draw = Callable[[random.Random, int], tuple[list[str], list[str]]]

# Characters of the body lines on both sides of a line that is inserted. Shorter ones may be a list.
PARAGRAPH = 80


def furniture(choice: random.Random, language: str, most: int) -> list[str]:
    """Up to `most` lines that a site puts on every page."""
    pool = FURNITURE[language].split("|")
    return choice.sample(pool, min(len(pool), choice.randint(1, most)))


def tail(
    choice: random.Random, draw: Draw, language: str, families: Sequence[Family]
) -> tuple[list[str], set[str], bool]:
    """Everything after the body: lists, headings over some, furniture around some.

    Also returns the styles of tails-dev that it comes near to, and whether all lists are in plain
    forms.
    """
    lines: list[str] = []
    styles: set[str] = set()
    plain = True
    for _ in range(1 if choice.random() < 0.75 else choice.randint(2, 3)):
        count = choice.choice((1, 2, 3, 3, 4, 5, 5, 6, 8, 10, 12, 15, 20))
        titles, snippets = draw(choice, count)
        if not titles:
            continue
        if choice.random() < 0.35:
            lines += furniture(choice, language, 6)
        if choice.random() < 0.5:
            lines.append(heading_line(choice, pick(choice, HEADINGS, language)))
        elif choice.random() < 0.15:
            lines.append(choice.choice(("-", "---", "***", "* * *", "=====", "•", "|")))
        made, family = entries(choice, titles, snippets, language, families)
        lines, styles = lines + made, styles | styles_of(made, titles)
        plain = plain and family is PLAIN
        if choice.random() < 0.25:
            lines.append(pick(choice, FURNITURE, language))
    if choice.random() < 0.35:
        lines += furniture(choice, language, 8)
    if set(FURNITURE[language].split("|")) & set(lines):
        styles.add("furniture")
    return lines, styles, plain


def heading_line(choice: random.Random, heading: str) -> str:
    """A heading as an extractor may leave it."""
    marked = (f"{heading}:", heading.upper(), f"## {heading}", f"— {heading} —")
    return choice.choice((heading, heading, *marked))


def menu(choice: random.Random, language: str) -> list[str]:
    """The sections of a site, before the body."""
    pool = NAVIGATION[language].split("|")
    sections = choice.sample(pool, min(len(pool), choice.randint(2, 9)))
    return [choice.choice(JOINS).join(sections)] if choice.random() < 0.3 else sections


def with_promos(
    choice: random.Random, lines: list[TaggedLine], draw: Draw, language: str
) -> list[TaggedLine]:
    """The body's lines with a foreign line or two between paragraphs."""
    gaps = [
        at
        for at in range(1, len(lines))
        if len(lines[at - 1][0]) > PARAGRAPH and len(lines[at][0]) > PARAGRAPH
    ]
    for at in sorted(choice.sample(gaps, min(len(gaps), choice.randint(1, 3))), reverse=True):
        titles, _ = draw(choice, choice.choice((1, 1, 1, 2)))
        marker = pick(choice, PROMOS, language)
        put: list[TaggedLine] = [(marker.format(title), 0) for title in titles]
        put = put or [(pick(choice, FURNITURE, language), 0)]
        if choice.random() < 0.2:
            put = [(pick(choice, HEADINGS, language), 0), *((title, 0) for title in titles)]
        lines[at:at] = put
    return lines
