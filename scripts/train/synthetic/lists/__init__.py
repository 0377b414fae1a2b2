"""The forms of a list of other stories: what a site's template and an extractor make of a headline.

The forms have several origins, so that the model has to learn what a list of other stories is, and
not how one author thinks that it looks. A model trained on fifteen forms from one table left lists
in other forms seventeen times as often (docs/decisions/0011-synthetic-lists.md). No form may come
from `scripts/evaluate/lists/` or tails-dev, which measure.
"""

import random
from collections.abc import Callable, Sequence

from scripts.train.synthetic.lists import blogs, composed, news, plain
from scripts.train.synthetic.lists.decorations import SUFFIXES

# Makes the lines of a list from headlines, beginnings of the stories, and the language.
Maker = Callable[[random.Random, list[str], list[str], str], list[str]]
# A maker, and how often lists are made by it.
Family = tuple[Maker, float]

# Plain forms are most of what is met; the others are met once each. The first copy of each page has
# plain forms only.
PLAIN: Family = (plain.lines, 0.25)
FAMILIES: tuple[Family, ...] = (
    PLAIN,
    (composed.lines, 0.31),
    (news.lines, 0.22),
    (blogs.lines, 0.22),
)

# Headlines that a whole template needs at least: some set the first two apart.
LEAST_HEADLINES = 3
# First letters by which a headline is recognised where a template cuts it, and the fewest of them
# that are shown.
KNOWN_BY, LEAST_SHOWN = 15, 8
ENDS = tuple(suffix.strip() for suffix in SUFFIXES)


def entries(
    choice: random.Random,
    titles: list[str],
    snippets: list[str],
    language: str,
    families: Sequence[Family],
) -> tuple[list[str], Family]:
    """The lines of a list of other stories, and the family that made them."""
    families = families if len(titles) >= LEAST_HEADLINES else families[:2]
    (family,) = choice.choices(families, [share for _, share in families])
    make, _ = family
    made = make(choice, titles, snippets, language)
    return [line for text in made for line in text.split("\n") if line.strip()], family


def styles_of(lines: Sequence[str], titles: Sequence[str]) -> set[str]:
    """The styles of tails-dev that a list comes near to, by what surrounds its headlines; several
    where entries differ."""
    starts = [title[:KNOWN_BY].lower() for title in titles]
    styles: set[str] = set()
    alone = 0
    for line in lines:
        low = line.strip().lower()
        shown = low.rstrip(" .…[]")
        # Nothing but a headline, cut or not.
        is_bare = len(shown) >= LEAST_SHOWN and any(t.lower().startswith(shown) for t in titles)
        alone = alone + 1 if is_bare else 0
        if alone > 1 or (alone and len(titles) == 1):
            styles.add("bare")
        at = min((at for at in map(low.find, starts) if at >= 0), default=None)
        if at is None and not is_bare:
            is_number = low.strip("#().:-– ").isdigit()
            has_digit = any(letter.isdigit() for letter in low)
            styles.add("numbers" if is_number else "times" if has_digit else "tags")
        before = low[: at or 0]
        if before.strip():
            styles.add("numbers" if any(letter.isdigit() for letter in before) else "bullets")
        if low.endswith(ENDS):
            styles.add("dash-suffix")
    return styles or {"bare"}
