"""What the two models learn from: pages, the gold they are labelled by, and how much each kind of them counts.

HTML learns from the labelled pages as served. Text learns from what several sorts of scraper leave of the same pages
(../shared has two renderings of WCXB, naive_text makes one of the others) and from texts made by synthetic_tails.
"""
import dataclasses
import json

from scripts.common import corpora
from scripts.train import features, naive_text
from scripts.train.synthetic import texts

# How much the sources weigh against each other in a forest that learns from several (forests.py), so that no corpus drowns
# another; within one, pages count alike. WCXB has all kinds of page and the best gold; world and Chinese bring languages, but only news of a few sites.
HTML_WEIGHTS = {"wcxb": 0.55, "world": 0.25, "news": 0.15, "chinese": 0.05}
# In the forest of any page all but WCXB's weigh this share together. Without them it is lost on news of 2011 that is taken
# for another sort (0.87 of world-dev's F1 against 0.93); with more of them it takes listings for articles.
HTML_NEWS_OF_ANY = 0.15
TEXT_WEIGHTS = {
    "text-all": 0.28,
    "text-loose": 0.08,
    "naive-news": 0.06,
    "naive-world": 0.10,
    "naive-chinese": 0.02,
    "tail-wcxb": 0.12,
    "tail-other": 0.10,
    "whole-wcxb": 0.14,
    "whole-other": 0.10,
}
# How far a source that is not made counts as extracted already, for the forest that tells. What a generous extractor leaves
# is labelled by real golds, so it trains with the dumps; but told as one of them it takes clean texts along, most of all long
# documentation, which then lose their short lines.
TEXT_SPECIAL = {"text-loose": 0.7}
# What it does not learn from: texts made in forms that are not met twice. Whatever can be drawn looks more like a dump than
# what is left of a page by those who extract, and the more of it, the more dumps were taken for extracted.
UNTOLD = float("nan")


@dataclasses.dataclass
class Source:
    """Pages of one sort: their blocks, the gold page behind each by id; of texts what the program is given, and for made ones
    (which say so) the styles of tails-dev that each comes near to, and which are plain."""

    name: str
    pages: features.Pages
    gold: dict
    records: dict = dataclasses.field(default_factory=dict)
    styles: dict = dataclasses.field(default_factory=dict)
    plain: frozenset = frozenset()

    @property
    def made(self):
        return self.name.startswith(("tail-", "whole-"))


def html_sources(binary):
    found = []
    for corpus in corpora.LABELLED:
        gold = corpora.gold_pages(corpus)
        bodies = {name: page.body for name, page in gold.items()}
        pages = features.read(binary, "html", ["--from", "html"], corpora.folder(corpus) / "html", bodies)
        found.append(Source(corpus, pages, gold))
    return found


def text_sources(binary):
    every = {corpus: corpora.gold_pages(corpus) for corpus in corpora.LABELLED}
    found = []

    def add(name, path, gold, how, **of_made):
        pages = features.read(binary, "text", ["--from", "jsonl", "--field", "text"], path, how)
        # Read at once: another run may write other texts there.
        records = {row["id"]: {key: row[key] for key in ("title", "text") if key in row} for row in corpora.rows_of(path)}
        found.append(Source(name, pages, gold, records, **of_made))

    bodies = lambda corpus: {name: page.body for name, page in every[corpus].items()}
    for name in ("text-all", "text-loose"):
        add(name, corpora.SHARED / "corpora" / f"{name}-dev.jsonl.gz", every["wcxb"], bodies("wcxb"))
    for corpus in ("news", "world", "chinese"):
        add(f"naive-{corpus}", naive_file(corpus, every[corpus]), every[corpus], bodies(corpus))
    made = list(texts.records([page for pages in every.values() for page in pages.values()]))
    for sort in ("tail", "whole"):
        # WCXB has all kinds of page; news texts are alike, and many.
        for part, of_wcxb in (("wcxb", True), ("other", False)):
            rows = [row for row in made if row["id"].startswith(f"{sort}:") and (row["gold"].corpus == "wcxb") == of_wcxb]
            path = written(f"made-{sort}-{part}.jsonl", [{k: row[k] for k in ("id", "title", "text") if k in row} for row in rows])
            lines = {row["id"]: [list(line) for line in row["lines"]] for row in rows}
            gold = {row["id"]: row["gold"] for row in rows}
            plain = frozenset(row["id"] for row in rows if row["plain"])
            add(f"{sort}-{part}", path, gold, lines, styles={row["id"]: row["styles"] for row in rows}, plain=plain)
    return found


def naive_file(corpus, gold):
    rows = [{"id": name, "text": naive_text.render_file(corpora.page_path(page))} for name, page in gold.items()]
    return written(f"naive-{corpus}.jsonl", rows)


def written(name, rows):
    features.CACHE.mkdir(parents=True, exist_ok=True)
    path = features.CACHE / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path
