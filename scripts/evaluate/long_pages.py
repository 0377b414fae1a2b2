"""Long HTML pages: real pages whose body is continued with paragraphs of other bodies.

The corpora have few articles of more than 3,000 words, so they do not show whether the program
loses prose far into a long one. Here the body of a page goes on after one of its own paragraphs, in
copies of that paragraph's element, with paragraphs of other pages in the same language and fold.
The rest of the page stays as it was served, so its own end still has to be found.

A page depends only on the seed and its id.
"""

import dataclasses
import html
import pathlib
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts import corpora
from scripts.corpora import Gold
from scripts.evaluate.figures import Figures, rounded
from scripts.words import ngrams, words

SEED = 7
# Words that are added: the logarithm is drawn, so that lengths of every order come alike.
LEAST_WORDS, MOST_WORDS = 1_500, 15_000
# Words of a paragraph, added or continued: shorter ones may be captions and labels.
LEAST_PARAGRAPH = 15
# Pages that are made of each corpus.
PAGES = {"wcxb": 120, "news": 60, "world": 60, "readers": 120}
# Words of body before a paragraph, from which on it is counted apart.
DEPTHS = (0, 500, 2_000, 4_000, 8_000)
RUN = 4
PARAGRAPH = re.compile(r"<p\b([^<>]*)>(.*?)</p\s*>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


@dataclasses.dataclass(frozen=True)
class LongPage:
    """A page, its gold with the longer body, and the words that were added."""

    gold: Gold
    markup: str
    added: int

    @property
    def id(self) -> str:
        return f"{self.gold.corpus}-{self.gold.id}"


def pages(golds: Sequence[Gold]) -> Iterator[LongPage]:
    """The long pages made of some labelled pages."""
    donors: dict[tuple[str, bool, int], list[str]] = defaultdict(list)
    for gold in golds:
        lines = (line for line in gold.body.split("\n") if len(words(line)) >= LEAST_PARAGRAPH)
        donors[gold.language, gold.held_out, gold.fold].extend(lines)
    for corpus, count in PAGES.items():
        choice = random.Random(f"{SEED}:{corpus}")
        articles = [gold for gold in golds if gold.corpus == corpus and gold.kind == "article"]
        made = 0
        for gold in choice.sample(articles, len(articles)):
            others = donors[gold.language, gold.held_out, gold.fold]
            page = lengthened(gold, others) if made < count else None
            if page:
                made += 1
                yield page


def lengthened(gold: Gold, paragraphs: Sequence[str]) -> LongPage | None:
    """A page whose body is continued; None if it has no paragraph to continue."""
    choice = random.Random(f"{SEED}:{gold.id}")
    markup, lines = corpora.page_text(gold), gold.body.split("\n")
    places = {" ".join(words(line)): at for at, line in enumerate(lines)}
    found = []
    for match in PARAGRAPH.finditer(markup):
        own = words(html.unescape(TAG.sub("", match[2])))
        at = places.get(" ".join(own))
        if at is not None and len(own) >= LEAST_PARAGRAPH:
            found.append((match, at))
    if not found:
        return None
    match, at = choice.choice(found)
    own_lines = set(lines)
    fresh = [line for line in paragraphs if line not in own_lines]
    choice.shuffle(fresh)
    size = LEAST_WORDS * (MOST_WORDS / LEAST_WORDS) ** choice.random()
    added: list[str] = []
    total = 0
    for line in fresh:
        if total >= size:
            break
        added.append(line)
        total += len(words(line))
    if total < LEAST_WORDS:
        return None
    inserted = "".join(f"<p{match[1]}>{html.escape(line)}</p>\n" for line in added)
    body = "\n".join([*lines[: at + 1], *added, *lines[at + 1 :]])
    end = match.end()
    longer = dataclasses.replace(gold, body=body)
    return LongPage(longer, markup[:end] + "\n" + inserted + markup[end:], total)


def written(golds: Sequence[Gold], place: pathlib.Path) -> list[LongPage]:
    """The long pages, written to files that are named by their ids."""
    place.mkdir(parents=True, exist_ok=True)
    made = list(pages(golds))
    for page in made:
        # The markup is Unicode now, whatever charset it declares.
        path = place / f"{page.id}.html"
        path.write_bytes(b"\xef\xbb\xbf" + page.markup.encode(errors="replace"))
    return made


def lost_by_depth(pages: Iterable[LongPage], texts: Mapping[str, str]) -> dict[str, Figures]:
    """The share of prose that the cleaned texts lack, by the words of body before it."""
    lost, total = dict.fromkeys(DEPTHS, 0), dict.fromkeys(DEPTHS, 0)
    for page in pages:
        if page.id not in texts:
            continue
        runs = set(ngrams(words(texts[page.id]), RUN))
        before = 0
        for line in page.gold.body.split("\n"):
            own = words(line)
            if len(own) >= LEAST_PARAGRAPH:
                depth = max(depth for depth in DEPTHS if depth <= before)
                mine = ngrams(own, RUN)
                is_kept = 2 * sum(run in runs for run in mine) >= len(mine)
                total[depth] += len(own)
                lost[depth] += 0 if is_kept else len(own)
            before += len(own)
    return {
        f"from {depth}": rounded({"lost": lost[depth] / max(total[depth], 1)}) for depth in DEPTHS
    }
