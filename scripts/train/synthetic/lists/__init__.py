"""The forms that a list of other stories takes: what a site's template, and whoever read its page, make of each headline.

Forms are of several origins, so that what a list of other stories is has to be learned, not how one author thinks that they
look: fifteen forms drawn from a table taught those fifteen, and lists in ways that nobody had thought of were left seventeen
times as often (scripts/README.md, "Lists in unseen ways"). None may come from unseen_tails.py or tails-dev, which measure.
"""
from scripts.train.synthetic.lists import blogs, composed, news, plain
from scripts.train.synthetic.lists.parts import SUFFIXES

# How often lists are made by each. The plain ones are most of what is met, and the others what is not met twice. (Of each
# page's first text the plain ones make all lists.)
PLAIN = (plain.lines, 0.25)
FAMILIES = (PLAIN, (composed.lines, 0.31), (news.lines, 0.22), (blogs.lines, 0.22))

# Headlines that those of whole templates have at least: some set the first two apart.
LEAST = 3


def entries(choice, titles, snippets, language, families):
    """The lines of a list of other stories, and the family that made them."""
    families = families if len(titles) >= LEAST else families[:2]
    (family,) = choice.choices(families, [share for _, share in families])
    make, _ = family
    return [line for made in make(choice, titles, snippets, language) for line in made.split("\n") if line.strip()], family


# A headline is known by so many first letters where a template cuts it short, and is one where no fewer are shown.
KNOWN_BY, LEAST_SHOWN = 15, 8
ENDS = tuple(suffix.strip() for suffix in SUFFIXES)


def near(lines, titles):
    """The styles of tails-dev that a list comes near to, by what stands around its headlines: of several where its entries differ."""
    starts = [title[:KNOWN_BY].lower() for title in titles]
    styles, alone = set(), 0
    for line in lines:
        low = line.strip().lower()
        shown = low.rstrip(" .…[]")
        # Cut short or not, nothing but a headline.
        is_bare = len(shown) >= LEAST_SHOWN and any(title.lower().startswith(shown) for title in titles)
        alone = alone + 1 if is_bare else 0
        if alone > 1 or (alone and len(titles) == 1):
            styles.add("bare")
        at = min((at for at in map(low.find, starts) if at >= 0), default=None)
        if at is None and not is_bare:
            is_number = low.strip("#().:-– ").isdigit()
            styles.add("numbers" if is_number else "times" if any(letter.isdigit() for letter in low) else "tags")
        before = low[:at or 0]
        if before.strip():
            styles.add("numbers" if any(letter.isdigit() for letter in before) else "bullets")
        if low.endswith(ENDS):
            styles.add("dash-suffix")
    return styles or {"bare"}
