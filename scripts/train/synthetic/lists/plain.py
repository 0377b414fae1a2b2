"""Forms that are drawn from a table: what a site's template makes of each headline, one way each.

A form is drawn once a list, with its marks and its labels, and then makes the lines of each entry. To add one, add a function
and its line in FORMS.
"""

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


def labels(choice, table, language):
    """A label an entry: always of one pattern, or each its own, as topics are."""
    pattern = pick(choice, table, language)
    steady = table is TIMES and choice.random() < 0.6
    return lambda: (pattern if steady else pick(choice, table, language)).format(
        choice.randint(1, 28)
    )


def bare(choice, language):
    return lambda at, title, snippet: [title]


def bullets(choice, language):
    mark = choice.choice(BULLETS)
    return lambda at, title, snippet: [mark + title]


def dash_suffix(choice, language):
    suffix = choice.choice(SUFFIXES)
    return lambda at, title, snippet: [title + suffix]


def numbers(choice, language):
    number = choice.choice(NUMBERS)
    return lambda at, title, snippet: [number.format(at + 1) + title]


def labelled(choice, table, before, language):
    label, time = labels(choice, table, language), labels(choice, TIMES, language)

    def entry(at, title, snippet):
        said = f"{label()} | {time()}" if choice.random() < 0.1 else label()
        return [said, title] if before else [title, said]

    return entry


def tags(choice, language):
    return labelled(choice, TOPICS, choice.random() < 0.7, language)


def times(choice, language):
    return labelled(choice, TIMES, choice.random() < 0.2, language)


def teasers(choice, language):
    time = labels(choice, TIMES, language)

    def entry(at, title, snippet):
        lines = [title, snippet] if choice.random() < 0.85 else [title]
        return [*lines, time()] if choice.random() < 0.3 else lines

    return entry


def cards(choice, language):
    """Two to four parts, in the template's order; now and then one is missing."""
    topic, time = labels(choice, TOPICS, language), labels(choice, TIMES, language)
    order = choice.sample(("topic", "snippet", "time"), choice.randint(1, 3))
    order.insert(choice.randint(0, len(order)), "title")

    def entry(at, title, snippet):
        parts = {"topic": topic(), "title": title, "snippet": snippet, "time": time()}
        return [parts[part] for part in order if part == "title" or choice.random() < 0.9]

    return entry


def labelled_inline(choice, language):
    label = labels(choice, choice.choice((TOPICS, TIMES, SITES)), language)
    (seam, end), before = choice.choice(SEAMS), choice.random() < 0.4

    def entry(at, title, snippet):
        said = label()
        return [f"{said}{': ' if end else seam}{title}" if before else f"{title}{seam}{said}{end}"]

    return entry


def named_site(choice, language):
    (seam, end), site = choice.choice(SEAMS), pick(choice, SITES, language)
    return lambda at, title, snippet: [f"{title}{seam}{site}{end}"]


def invited(choice, language):
    invitation, inline = pick(choice, INVITATIONS, language), choice.random() < 0.3
    return lambda at, title, snippet: [f"{title} {invitation}"] if inline else [title, invitation]


def twice(choice, language):
    """The picture's description, and then the headline."""
    return lambda at, title, snippet: [title, title] if choice.random() < 0.85 else [title]


def linked(choice, language):
    mark = choice.choice(("", "", "- ", "* "))
    form = choice.choice(("{}[{}]({})", "{}{} {}", "{}{}: {}"))
    return lambda at, title, snippet: [form.format(mark, title, address(title))]


def mixed(choice, language):
    entries = [form(choice, language) for form in (bare, bullets, dash_suffix, labelled_inline)]

    def shout(at, title, snippet):
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


def several(choice, titles):
    """Several headlines a line."""
    size, join = choice.randint(2, max(2, min(6, len(titles)))), choice.choice(JOINS)
    return [join.join(titles[at : at + size]) for at in range(0, len(titles), size)]


def lines(choice, titles, snippets, language):
    """The lines of a list in one of the forms, all entries made alike."""
    form = choice.choice((several, *FORMS))
    if form is several:
        return several(choice, titles)
    entry = form(choice, language)
    return [
        line
        for at, (title, snippet) in enumerate(zip(titles, snippets, strict=False))
        for line in entry(at, title, snippet)
    ]
