"""Texts whose every line is known to be body or foreign: gold bodies, whole or with lists after.

A model that saw only real pages learns the lists of those sites. Here lists are drawn in many
forms, so that what stays constant is what a list of other stories is: lines alike in form, to which
nothing in the body led. Headlines are titles of other pages in the same language, of other hosts in
the same fold, so that no fold's model has seen those it is tested on. Some are the titles most like
the page, as a site's related stories are. Nothing is copied from tails-dev, which measures.

A form must not give a list away either: lists of the body are decorated as a site's are, and bodies
get points of their own (`bodies`).

A text depends only on the seed, its page's id and the number of its copy. The first copy has the
body as it is, with lists in plain forms; others may have a part of it, and other lists.
"""

import collections
import dataclasses
import itertools
import math
import random
import re
import string
from collections.abc import Callable, Iterator, Sequence

from scripts import headlines
from scripts.corpora import Gold, JsonRow
from scripts.train.labels import TaggedLine
from scripts.train.synthetic import bodies, tails
from scripts.train.synthetic.lists import FAMILIES, PLAIN

SEED = 4
# Texts of each sort that are made of a page: more of WCXB's, which has all kinds of page.
COPIES, COPIES_OF_NEWS = 5, 2
# How often the other stories are those most like the page, and out of how many they are drawn.
RELATED, MOST_RELATED = 0.35, 25
# Letters that identify a word whatever its ending.
STEM = 5


@dataclasses.dataclass(frozen=True)
class SyntheticText:
    """A text, its tagged lines, and how it was made."""

    sort: str
    gold: Gold
    copy: int
    text: str
    title: str | None
    lines: list[TaggedLine]
    # The styles of tails-dev that it comes near to; `whole` where it has no tail.
    styles: frozenset[str]
    # Whether its lists are in plain forms and its body is the page's, line by line.
    plain: bool

    @property
    def id(self) -> str:
        return f"{self.sort}:{self.gold.corpus}:{self.gold.id}:{self.copy}"

    def record(self) -> JsonRow:
        """What the program reads."""
        title = {} if self.title is None else {"title": self.title}
        return {"id": self.id, **title, "text": self.text}


def records(pages: Sequence[Gold]) -> Iterator[SyntheticText]:
    """Whole texts and texts with a tail, for each page with a body."""
    pools = headlines.pools(pages)
    topics = {
        pool: [(page, topic_words(page.title, page.language)) for page in held]
        for pool, held in pools.items()
    }
    counts = {
        pool: collections.Counter(word for _, words in titled for word in words)
        for pool, titled in topics.items()
    }
    for page in pages:
        lines: list[TaggedLine] = [
            (line.strip(), 1) for line in page.body.split("\n") if line.strip()
        ]
        pool = headlines.pool_of(page)
        candidates = [
            (other, words)
            for other, words in topics.get(pool, ())
            if other is not page and (other.host != page.host or not page.host)
        ]
        others = [other for other, _ in candidates]
        related = most_related(page, candidates, counts.get(pool, collections.Counter()))
        for copy in range(COPIES if page.corpus == "wcxb" else COPIES_OF_NEWS):
            if lines:
                yield whole(page, lines, copy)
            if lines and others and page.kind in headlines.PROSE:
                yield with_tail(page, lines, others, related, copy)


def topic_words(text: str, language: str) -> set[str]:
    """What a text is about: pairs of Chinese characters, elsewhere the beginnings of longer words,
    because most languages inflect at the end."""
    if language == "chinese":
        pairs = (first + second for first, second in itertools.pairwise(text))
        return {pair for pair in pairs if pair.isalpha()}
    return {word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def most_related(
    page: Gold, candidates: Sequence[tuple[Gold, set[str]]], counts: collections.Counter[str]
) -> list[Gold]:
    """The other pages whose titles share most with the page's body, rare words counting more."""
    about = topic_words(page.body, page.language)
    # Summed exactly: a set has no order, and a last bit that differs gives another text.
    similarity = [
        (math.fsum(1 / counts[word] for word in words & about), other)
        for other, words in candidates
    ]
    best = sorted(similarity, key=lambda scored: scored[0], reverse=True)[:MOST_RELATED]
    return [other for score, other in best if score > 0]


def whole(page: Gold, lines: list[TaggedLine], copy: int) -> SyntheticText:
    """A body without a tail."""
    choice = random.Random(f"{SEED} whole {page.corpus} {page.id} {copy}")
    body = bodies.changed(choice, lines, page.language) if copy else list(lines)
    plain = set(body) <= set(lines)
    made = with_title(choice, page, body)
    return finished(choice, "whole", page, copy, made, len(made), {"whole"}, plain)


def with_tail(
    page: Gold, lines: list[TaggedLine], others: list[Gold], related: list[Gold], copy: int
) -> SyntheticText:
    """A body with lists of other stories after it."""
    choice = random.Random(f"{SEED} tail {page.corpus} {page.id} {copy}")
    is_related = choice.random() < RELATED

    def draw(choice: random.Random, count: int) -> tuple[list[str], list[str]]:
        pool = related if is_related and len(related) >= count else others
        drawn = choice.sample(pool, min(count, len(pool)))
        cut = choice.randint(60, 240)
        ends = ("", "…", "...", " Read more")
        snippets = [first_line(other.body)[:cut] + choice.choice(ends) for other in drawn]
        return cased(choice, [other.title for other in drawn]), snippets

    made = bodies.changed(choice, lines, page.language) if copy else list(lines)
    as_it_is = set(made) <= set(lines)
    if choice.random() < 0.35:
        made = tails.with_promos(choice, made, draw, page.language)
    made = with_title(choice, page, made)
    if choice.random() < 0.25:
        made = [*((line, 0) for line in tails.menu(choice, page.language)), *made]
    families = FAMILIES if copy else (PLAIN,)
    after, styles, plain = tails.tail(choice, draw, page.language, families)
    every: list[TaggedLine] = [*made, *((line, 0) for line in after)]
    return finished(choice, "tail", page, copy, every, len(made), styles, plain and as_it_is)


def first_line(body: str) -> str:
    """The first line of more than 40 characters."""
    return next((line for line in body.split("\n") if len(line) > 40), "")


def cased(choice: random.Random, titles: list[str]) -> list[str]:
    """One site writes its headlines in one way."""
    ways: tuple[Callable[[str], str], ...] = (str,)
    if choice.random() < 0.2:
        ways = (string.capwords, string.capwords, str.upper)
    way = choice.choice(ways)
    return [way(title) for title in titles]


def with_title(choice: random.Random, page: Gold, lines: list[TaggedLine]) -> list[TaggedLine]:
    """The lines, maybe after the title. A title may stay or go, so it has no loss."""
    return [(page.title, None), *lines] if page.title and choice.random() < 0.6 else lines


def finished(
    choice: random.Random,
    sort: str,
    page: Gold,
    copy: int,
    lines: list[TaggedLine],
    body_count: int,
    styles: set[str],
    plain: bool,
) -> SyntheticText:
    """The text of the lines; its title is given to the program half of the time."""
    text = joined(choice, [line for line, _ in lines], body_count)
    title = page.title if page.title and choice.random() < 0.5 else None
    return SyntheticText(sort, page, copy, text, title, lines, frozenset(styles), plain)


def joined(choice: random.Random, lines: list[str], body_count: int) -> str:
    """The lines as one text. A site's list is often set tighter or wider than the body."""
    inner = choice.choice(("\n", "\n\n"))
    outer = inner if choice.random() < 0.8 else choice.choice(("\n", "\n\n", "\n\n\n"))
    body, after = lines[:body_count], lines[body_count:]
    text = inner.join(body)
    return text + (inner if outer == "\n" else outer) + outer.join(after) if after else text
