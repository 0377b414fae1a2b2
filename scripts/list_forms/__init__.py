"""The forms that a list of other stories takes: what a site's template, and whoever read its page, make of each headline.

Forms are of several origins, so that what a list of other stories is has to be learned, not how one author thinks that they
look: fifteen forms drawn from a table taught those fifteen, and lists in ways that nobody had thought of were left seventeen
times as often (scripts/README.md, "Lists in unseen ways"). None may come from unseen_tails.py or tails-dev, which measure.
"""
from list_forms import blogs, composed, news, plain

# How often lists are made by each. The plain ones are most of what is met, and the others what is not met twice.
FAMILIES = ((plain.lines, 0.4), (composed.lines, 0.25), (news.lines, 0.175), (blogs.lines, 0.175))

# Headlines that those of whole templates have at least: some set the first two apart.
LEAST = 3


def entries(choice, titles, snippets, language):
    """The lines of a list of other stories."""
    families = FAMILIES if len(titles) >= LEAST else FAMILIES[:2]
    (make,) = choice.choices([family for family, _ in families], [share for _, share in families])
    return [line for made in make(choice, titles, snippets, language) for line in made.split("\n") if line.strip()]


def near(lines, titles):
    """The styles of tails-dev that a list comes near to, by what stands around its headlines."""
    styles = set()
    for line in lines:
        title = next((title for title in titles if title in line), None)
        if title is None:
            styles.add("times" if len(line) > 40 or any(letter.isdigit() for letter in line) else "tags")
            continue
        before, after = line.split(title, 1)
        if before.strip():
            styles.add("numbers" if any(letter.isdigit() for letter in before) else "bullets")
        if after.strip():
            styles.add("dash-suffix")
    return styles or {"bare"}
