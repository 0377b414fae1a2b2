"""Forms that are composed of parts: the headline's decoration, labels around it, and the layout.

Labels precede or follow the headline, on its line or on lines of their own. So there are thousands
of forms.
"""

import random
import textwrap
from collections.abc import Callable, Sequence

from scripts.train.synthetic.lists.decorations import (
    BULLETS,
    FIGURES,
    JOINS,
    NUMBERS,
    QUOTES,
    ROMAN,
    SEAMS,
    SIGNS,
    SUFFIXES,
    TABLES,
    address,
    pick,
)

# Makes the lines of an entry from its number, its headline and how its story begins.
Entry = Callable[[int, str, str], list[str]]
# Makes a label from an entry's headline and how its story begins.
Label = Callable[[str, str], str]

PARTS = (
    "topic",
    "topic",
    "time",
    "time",
    "time",
    "snippet",
    "snippet",
    "site",
    "person",
    "person",
    "picture",
    "invitation",
    "invitation",
    "figure",
    "words",
    "again",
)


def filled(choice: random.Random, pattern: str) -> str:
    return pattern.format(*(choice.randint(1, 28) for _ in range(2)))


def label(choice: random.Random, part: str, language: str) -> Label:
    """An entry's topic, time or the like, all of one pattern or each of its own, as topics are."""
    if part == "figure":
        pattern = choice.choice(FIGURES)
        return lambda title, snippet: filled(choice, pattern)
    if part == "words":
        mark = choice.choice(("#", "#", "", "@"))
        return lambda title, snippet: " ".join(mark + word.lower() for word in title.split()[:3])
    if part in ("snippet", "again"):
        return (
            (lambda title, snippet: snippet)
            if part == "snippet"
            else (lambda title, snippet: title)
        )
    steady = (
        pick(choice, TABLES[part], language)
        if choice.random() < (0.3 if part == "topic" else 0.6)
        else None
    )
    return lambda title, snippet: filled(choice, steady or pick(choice, TABLES[part], language))


def marked(choice: random.Random) -> Callable[[int], str]:
    """A mark before each headline."""
    draw = choice.random()
    if draw < 0.55:
        mark = choice.choice(BULLETS if draw < 0.4 else SIGNS)
        return lambda at: mark
    if draw < 0.8:
        pattern = choice.choice(NUMBERS)
        return lambda at: pattern.format(at + 1)
    if draw < 0.9:
        pattern, case = (
            choice.choice(("{}. ", "{}) ", "({}) ", "{} ")),
            choice.choice((str, str.lower)),
        )
        counted = choice.choice((ROMAN, tuple("ABCDEFGHIJKLMNOPQRST")))
        return lambda at: pattern.format(case(counted[at % len(counted)]))
    pattern = choice.choice(
        ("{:02}:{:02} ", "{}:{:02} ", "{:02}.{:02}. ", "[{:02}:{:02}] ", "{}/{} - ")
    )
    return lambda at: filled(choice, pattern)


def dressed(choice: random.Random) -> Callable[[int, str], str]:
    """What a template does to the headline itself."""
    before = marked(choice) if choice.random() < 0.42 else lambda at: ""
    after, shown = "", lambda title: title
    draw = choice.random()
    if draw < 0.14:
        after = choice.choice(SUFFIXES)
    elif draw < 0.2:
        opens, closes = choice.choice(QUOTES)

        def shown(title: str) -> str:
            return f"{opens}{title}{closes}"
    elif draw < 0.25:
        form = choice.choice(("[{}]({})", "{} {}", "{}: {}", "{} <{}>"))

        def shown(title: str) -> str:
            return form.format(title, address(title))
    elif draw < 0.31:
        length, end = choice.randint(18, 60), choice.choice(("…", "...", " …", ""))

        def shown(title: str) -> str:
            return title if len(title) <= length else title[:length].rstrip() + end

    return lambda at, title: before(at) + shown(title) + after


def template(choice: random.Random, language: str) -> Entry:
    """A form: what makes the lines of each entry."""
    headline = dressed(choice)
    # Lines with nothing but a headline are the most frequent on the web.
    parts = (
        [] if choice.random() < 0.4 else choice.sample(PARTS, choice.choice((1, 1, 1, 2, 2, 3, 4)))
    )
    above: list[Label] = []
    below: list[Label] = []
    before_headline: list[tuple[tuple[str, str], Label]] = []
    after_headline: list[tuple[tuple[str, str], Label]] = []
    for part in parts:
        make_label = label(choice, part, language)
        if part not in ("snippet", "again") and choice.random() < 0.35:
            (after_headline if choice.random() < 0.6 else before_headline).append(
                (choice.choice(SEAMS), make_label)
            )
        else:
            # Invitations come below; the topic of an entry, and its picture, often above.
            (
                above
                if choice.random()
                < {"topic": 0.6, "picture": 0.9, "again": 0.5, "figure": 0.4}.get(part, 0.25)
                else below
            ).append(make_label)
    sure = choice.choice((1.0, 1.0, 0.9, 0.7))

    def entry(at: int, title: str, snippet: str) -> list[str]:
        line = headline(at, title)
        for (seam, end), make_label in after_headline:
            line = f"{line}{seam}{make_label(title, snippet)}{end}"
        for (seam, end), make_label in before_headline:
            line = f"{make_label(title, snippet)}{': ' if end else seam}{line}"

        def shown(lines: Sequence[Label]) -> list[str]:
            return [make(title, snippet) for make in lines if choice.random() < sure]

        return [*shown(above), line, *shown(below)]

    return entry


def mixed(choice: random.Random, language: str) -> Entry:
    """Each entry its own form: lists of several boxes, whose templates differ."""
    made = [template(choice, language) for _ in range(3)]
    return lambda at, title, snippet: choice.choice(made)(at, title, snippet)


def laid_out(choice: random.Random, lines: list[str]) -> list[str]:
    """The lines as a reader leaves them: mostly as they are; several joined, wrapped, or indented."""
    draw = choice.random()
    if draw < 0.08:
        size, join = choice.randint(2, 6), choice.choice(JOINS)
        return [join.join(lines[at : at + size]) for at in range(0, len(lines), size)]
    if draw < 0.12:
        return [
            line for long in lines for line in textwrap.wrap(long, choice.choice((30, 40, 60, 72)))
        ]
    if draw < 0.17:
        indent = choice.choice(("  ", "    ", "\t"))
        return [indent + line for line in lines]
    return lines


def items(choice: random.Random, lines: list[str]) -> list[str]:
    """A list of the body's own: marked, quoted or measured, but with nothing that leads elsewhere
    or was cut off."""
    mark = marked(choice) if choice.random() < 0.55 else lambda at: ""
    opens, closes = choice.choice(QUOTES) if choice.random() < 0.08 else ("", "")
    figure = label(choice, "figure", "english") if choice.random() < 0.2 else None
    (seam, end), before = choice.choice(SEAMS), choice.random() < 0.3

    def measured(line: str) -> str:
        if not figure:
            return line
        shown = figure(line, line)
        return f"{shown}{seam}{line}" if before else f"{line}{seam}{shown}{end}"

    return laid_out(
        choice, [f"{mark(at)}{opens}{measured(line)}{closes}" for at, line in enumerate(lines)]
    )


def lines(
    choice: random.Random, titles: list[str], snippets: list[str], language: str
) -> list[str]:
    """The lines of a list, all entries made alike."""
    make = (mixed if choice.random() < 0.06 else template)(choice, language)
    made = [
        line
        for at, (title, snippet) in enumerate(zip(titles, snippets, strict=False))
        for line in make(at, title, snippet)
    ]
    return laid_out(choice, [line for line in made if line.strip()])
