"""Plain forms from a table: what a site's template makes of each headline, in one way each.

A form is drawn once a list, with its marks and its labels, and then makes the lines of each entry.
To add one, add a function and its line in FORMS.
"""

import random
from collections.abc import Callable

from scripts.train.synthetic.lists.decorations import (
    BULLETS,
    INVITATIONS,
    JOINS,
    NUMBERS,
    SEAMS,
    SITES,
    SUFFIXES,
    TIMES,
    TOPICS,
    address,
    pick,
)

# Makes the lines of an entry from its number, its headline and how its story begins.
Entry = Callable[[int, str, str], list[str]]


def labels(choice: random.Random, table: dict[str, str], language: str) -> Callable[[], str]:
    """A label an entry: always of one pattern, or each its own, as topics are."""
    pattern = pick(choice, table, language)
    steady = table is TIMES and choice.random() < 0.6
    return lambda: (pattern if steady else pick(choice, table, language)).format(
        choice.randint(1, 28)
    )


def bare(choice: random.Random, language: str) -> Entry:
    return lambda at, title, snippet: [title]


def bullets(choice: random.Random, language: str) -> Entry:
    mark = choice.choice(BULLETS)
    return lambda at, title, snippet: [mark + title]


def dash_suffix(choice: random.Random, language: str) -> Entry:
    suffix = choice.choice(SUFFIXES)
    return lambda at, title, snippet: [title + suffix]


def numbers(choice: random.Random, language: str) -> Entry:
    number = choice.choice(NUMBERS)
    return lambda at, title, snippet: [number.format(at + 1) + title]


def labelled(choice: random.Random, table: dict[str, str], before: bool, language: str) -> Entry:
    label, time = labels(choice, table, language), labels(choice, TIMES, language)

    def entry(at: int, title: str, snippet: str) -> list[str]:
        shown = f"{label()} | {time()}" if choice.random() < 0.1 else label()
        return [shown, title] if before else [title, shown]

    return entry


def tags(choice: random.Random, language: str) -> Entry:
    return labelled(choice, TOPICS, choice.random() < 0.7, language)


def times(choice: random.Random, language: str) -> Entry:
    return labelled(choice, TIMES, choice.random() < 0.2, language)


def teasers(choice: random.Random, language: str) -> Entry:
    time = labels(choice, TIMES, language)

    def entry(at: int, title: str, snippet: str) -> list[str]:
        lines = [title, snippet] if choice.random() < 0.85 else [title]
        return [*lines, time()] if choice.random() < 0.3 else lines

    return entry


def cards(choice: random.Random, language: str) -> Entry:
    """Two to four parts, in the template's order; now and then one is missing."""
    topic, time = labels(choice, TOPICS, language), labels(choice, TIMES, language)
    order = choice.sample(("topic", "snippet", "time"), choice.randint(1, 3))
    order.insert(choice.randint(0, len(order)), "title")

    def entry(at: int, title: str, snippet: str) -> list[str]:
        parts = {"topic": topic(), "title": title, "snippet": snippet, "time": time()}
        return [parts[part] for part in order if part == "title" or choice.random() < 0.9]

    return entry


def labelled_inline(choice: random.Random, language: str) -> Entry:
    label = labels(choice, choice.choice((TOPICS, TIMES, SITES)), language)
    (seam, end), before = choice.choice(SEAMS), choice.random() < 0.4

    def entry(at: int, title: str, snippet: str) -> list[str]:
        shown = label()
        return [
            f"{shown}{': ' if end else seam}{title}" if before else f"{title}{seam}{shown}{end}"
        ]

    return entry


def named_site(choice: random.Random, language: str) -> Entry:
    (seam, end), site = choice.choice(SEAMS), pick(choice, SITES, language)
    return lambda at, title, snippet: [f"{title}{seam}{site}{end}"]


def invited(choice: random.Random, language: str) -> Entry:
    invitation, inline = pick(choice, INVITATIONS, language), choice.random() < 0.3
    return lambda at, title, snippet: [f"{title} {invitation}"] if inline else [title, invitation]


def twice(choice: random.Random, language: str) -> Entry:
    """The picture's description, and then the headline."""
    return lambda at, title, snippet: [title, title] if choice.random() < 0.85 else [title]


def linked(choice: random.Random, language: str) -> Entry:
    mark = choice.choice(("", "", "- ", "* "))
    form = choice.choice(("{}[{}]({})", "{}{} {}", "{}{}: {}"))
    return lambda at, title, snippet: [form.format(mark, title, address(title))]


def mixed(choice: random.Random, language: str) -> Entry:
    entries = [form(choice, language) for form in (bare, bullets, dash_suffix, labelled_inline)]

    def shout(at: int, title: str, snippet: str) -> list[str]:
        return [title.upper()]

    return lambda at, title, snippet: choice.choice((*entries, shout))(at, title, snippet)


FORMS = (
    bare,
    bullets,
    dash_suffix,
    numbers,
    tags,
    times,
    teasers,
    cards,
    labelled_inline,
    named_site,
    invited,
    twice,
    linked,
    mixed,
)


def several(choice: random.Random, titles: list[str]) -> list[str]:
    """Several headlines a line."""
    size, join = choice.randint(2, max(2, min(6, len(titles)))), choice.choice(JOINS)
    return [join.join(titles[at : at + size]) for at in range(0, len(titles), size)]


def lines(
    choice: random.Random, titles: list[str], snippets: list[str], language: str
) -> list[str]:
    """The lines of a list in one of the forms, all entries made alike."""
    # None: several headlines a line.
    form = choice.choice((None, *FORMS))
    if form is None:
        return several(choice, titles)
    entry = form(choice, language)
    return [
        line
        for at, (title, snippet) in enumerate(zip(titles, snippets, strict=False))
        for line in entry(at, title, snippet)
    ]
