"""Texts with a list of other stories after the body, in forms that no model was trained on.

They have the layout of tails-dev. The form of a page depends on its position in the corpus, so
figures compare only on the same corpus.
"""

import random
from collections.abc import Iterator, Sequence

from scripts import headlines
from scripts.corpora import Gold, JsonRow
from scripts.evaluate.lists import sixteen_forms, twenty_forms

# The sets of forms, by the name of their table.
SETS = {"unseen": sixteen_forms.FORMS, "fresh": twenty_forms.FORMS}

# A body of fewer words leaves too little to recognise a tail by.
LEAST_BODY = 120
# Headlines of the shortest list: some forms set the first two apart.
LEAST_LIST = 3


def rows(pages: Sequence[Gold], name: str) -> Iterator[JsonRow]:
    """A text for each page of prose that is long enough: its body and a list of other stories."""
    forms = list(SETS[name].items())
    pools = headlines.pools(pages)
    bodies = [
        page
        for page in pages
        if page.kind in headlines.PROSE and len(page.body.split()) >= LEAST_BODY
    ]
    for at, page in enumerate(bodies):
        style, form = forms[at % len(forms)]
        choice = random.Random(f"{name} {page.id}")
        others = [
            other
            for other in pools[headlines.pool_of(page)]
            if other.host != page.host or not page.host
        ]
        count = min(len(others), choice.choice((3, 4, 5, 6, 8, 10, 12)))
        if count < LEAST_LIST:
            continue
        drawn = choice.sample(others, count)
        snippets = [first_long_line(p.body)[: choice.randint(80, 200)] + "…" for p in drawn]
        body = [line for line in page.body.split("\n") if line.strip()]
        tail = form(choice, [p.title for p in drawn], snippets)
        text = choice.choice(("\n", "\n\n")).join(body + tail)
        yield {
            "id": f"{page.id}-{style}",
            "style": style,
            "title": page.title,
            "text": text,
            "body": body,
        }


def first_long_line(body: str) -> str:
    """The first line of more than 60 characters, else the first line."""
    lines = body.split("\n")
    return next((line for line in lines if len(line) > 60), lines[0])
