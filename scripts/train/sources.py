"""What the two models learn from: pages, their labels, and how much each source counts.

HTML learns from labelled pages as served, and from the same pages with boxes that sites put between
paragraphs (`synthetic.boxes`). Text learns from what several sorts of scraper leave of
the same pages (two renderings of WCXB and the extractions of readers-dev are in the corpora,
`naive_text` makes one of the others), and from synthetic texts (`synthetic.texts`).
"""

import dataclasses
import pathlib
from collections.abc import Iterable, Mapping, Sequence

from scripts import corpora
from scripts.corpora import Gold, JsonRow
from scripts.train import features, naive_text
from scripts.train.synthetic import boxes, texts

# The source of articles with boxes of other text between their paragraphs.
BOXED = "boxed"
# How the sources weigh against each other in a forest that learns from several, so that no corpus
# drowns another; within one, pages count alike. WCXB has all kinds of page and the best gold; world
# and Chinese bring languages, but only news of a few sites.
HTML_WEIGHTS = {
    "wcxb": 0.40,
    "world": 0.15,
    "news": 0.12,
    "chinese": 0.03,
    "readers": 0.30,
    BOXED: 0.20,
}
# The sources of texts that real scrapers left: extractions, and dumps of whole pages, which one
# scraper of extracted-dev makes.
EXTRACTED, DUMPED, DUMPING = "extracted", "dumped", "inscriptis"
SCRAPED = (EXTRACTED, DUMPED)
TEXT_WEIGHTS = {
    "text-all": 0.28,
    "text-loose": 0.08,
    "naive-news": 0.06,
    "naive-world": 0.10,
    "naive-chinese": 0.02,
    "naive-readers": 0.08,
    DUMPED: 0.08,
    EXTRACTED: 0.12,
    "tail-wcxb": 0.12,
    "tail-other": 0.10,
    "whole-wcxb": 0.14,
    "whole-other": 0.10,
}
# How far a source that is not synthetic counts as extracted text, for the gate. What a generous
# extractor leaves is labelled by real gold, so it trains the general forest. But a gate that
# learned it as raw text would take clean texts along, most of all long documentation, which then
# lose their short lines.
TEXT_EXPERT_TARGETS = {"text-loose": 0.7, EXTRACTED: 1.0}
# The gate does not learn from synthetic texts in forms that nobody meets twice. Whatever can be
# drawn looks more like raw text than real extractions do; the more of it, the more raw texts were
# taken for extracted.
NO_TARGET = float("nan")


@dataclasses.dataclass
class Source:
    """Pages of one sort: their blocks, and the gold page of each by id.

    A text source also has the records that the program reads; a synthetic one the styles of
    tails-dev that each text comes near to, and the ids of texts in plain forms.
    """

    name: str
    pages: features.Pages
    gold: dict[str, Gold]
    records: dict[str, JsonRow] = dataclasses.field(default_factory=dict)
    styles: dict[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    plain: frozenset[str] = frozenset()

    @property
    def synthetic(self) -> bool:
        """Whether its texts were made here."""
        return self.name.startswith(("tail-", "whole-"))

    @property
    def scored(self) -> bool:
        """Whether its pages are those of a labelled corpus, or renderings of them."""
        return not self.synthetic and self.name not in (*SCRAPED, BOXED)

    def path(self, name: str) -> pathlib.Path:
        """The file of a page of HTML."""
        return boxed_path(name) if self.name == BOXED else corpora.page_path(self.gold[name])


def read_sources(page_format: str, binary: pathlib.Path) -> list[Source]:
    """All sources of a page format."""
    return html_sources(binary) if page_format == "html" else text_sources(binary)


def weights(page_format: str) -> dict[str, float]:
    """The weights of the sources of a page format."""
    return dict(HTML_WEIGHTS if page_format == "html" else TEXT_WEIGHTS)


def html_sources(binary: pathlib.Path) -> list[Source]:
    """The labelled corpora as served."""
    found = []
    for corpus in corpora.LABELLED:
        gold = corpora.gold_pages(corpus)
        path = corpora.folder(corpus) / "html"
        pages = features.read(binary, "html", ["--from", "html"], path, gold)
        found.append(Source(corpus, pages, gold))
    return [*found, boxed_source(binary, [source.gold for source in found])]


def boxed_source(binary: pathlib.Path, every: Sequence[Mapping[str, Gold]]) -> Source:
    """Articles of all corpora with boxes between their paragraphs."""
    folder = boxed_path("any").parent
    folder.mkdir(parents=True, exist_ok=True)
    golds = [page for pages in every for page in pages.values()]
    made = {}
    for page in boxes.pages(golds, corpora.page_text):
        # With a byte order mark, because the page may declare the charset that it had.
        boxed_path(page.id).write_text(page.markup, encoding="utf-8-sig")
        made[page.id] = page.gold
    return Source(BOXED, features.read(binary, "html", ["--from", "html"], folder, made), made)


def boxed_path(name: str) -> pathlib.Path:
    """Where an article with boxes is."""
    return features.CACHE / BOXED / f"{name}.html"


def text_source(
    binary: pathlib.Path,
    name: str,
    path: pathlib.Path,
    gold: dict[str, Gold],
    truths: Mapping[str, features.Truth],
) -> Source:
    """A source of texts in a JSONL file."""
    options = ["--from", "jsonl", "--field", "text"]
    pages = features.read(binary, "text", options, path, truths)
    # Read at once: another run may write other texts there.
    records = {row["id"]: record_of(row, "title", "text") for row in corpora.rows_of(path)}
    return Source(name, pages, gold, records)


def record_of(row: JsonRow, *keys: str) -> JsonRow:
    """The named keys that a row has."""
    return {key: row[key] for key in keys if key in row}


def text_sources(binary: pathlib.Path) -> list[Source]:
    """Renderings of the labelled corpora, and synthetic texts."""
    every = {corpus: corpora.gold_pages(corpus) for corpus in corpora.LABELLED}
    found = []
    for name in ("text-all", "text-loose"):
        path, gold = corpora.CORPORA / f"{name}-dev.jsonl.gz", every["wcxb"]
        found.append(text_source(binary, name, path, gold, gold))
    for corpus in ("news", "world", "chinese", "readers"):
        path, gold = naive_file(corpus, every[corpus]), every[corpus]
        found.append(text_source(binary, f"naive-{corpus}", path, gold, gold))
    found += extracted_sources(binary, every["readers"])
    # Four of five pages of readers-dev have no title, so it lends no headlines.
    titled = [page for name, pages in every.items() if name != "readers" for page in pages.values()]
    made = list(texts.records(titled))
    for sort in ("tail", "whole"):
        # WCXB has all kinds of page; news texts are alike, and many.
        for part, of_wcxb in (("wcxb", True), ("other", False)):
            chosen = [
                text
                for text in made
                if text.sort == sort and (text.gold.corpus == "wcxb") == of_wcxb
            ]
            found.append(synthetic_source(binary, f"{sort}-{part}", chosen))
    return found


def extracted_sources(binary: pathlib.Path, golds: Mapping[str, Gold]) -> list[Source]:
    """What real scrapers extracted of readers-dev's pages, whole dumps apart."""
    rows = corpora.rows("extracted-dev")
    found = []
    for name, is_dump in ((DUMPED, True), (EXTRACTED, False)):
        chosen = [row for row in rows if (row["scraper"] == DUMPING) == is_dump]
        path = corpora.write_rows(features.CACHE / f"{name}.jsonl", chosen)
        gold = {row["id"]: golds[row["page"]] for row in chosen}
        found.append(text_source(binary, name, path, gold, gold))
    return found


def synthetic_source(
    binary: pathlib.Path, name: str, made: Iterable[texts.SyntheticText]
) -> Source:
    """A source of synthetic texts."""
    held = list(made)
    path = corpora.write_rows(
        features.CACHE / f"synthetic-{name}.jsonl", (text.record() for text in held)
    )
    truths: dict[str, features.Truth] = {text.id: text.lines for text in held}
    source = text_source(binary, name, path, {text.id: text.gold for text in held}, truths)
    source.styles = {text.id: text.styles for text in held}
    source.plain = frozenset(text.id for text in held if text.plain)
    return source


def naive_file(corpus: str, gold: Mapping[str, Gold]) -> pathlib.Path:
    """The naive renderings of a corpus, written."""
    rows = (
        {"id": name, "text": naive_text.render_file(corpora.page_path(page))}
        for name, page in gold.items()
    )
    return corpora.write_rows(naive_path(corpus), rows)


def naive_path(corpus: str) -> pathlib.Path:
    """Where the naive renderings of a corpus are."""
    return features.CACHE / f"naive-{corpus}.jsonl"
