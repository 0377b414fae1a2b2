"""Scores predicted texts against labelled pages.

usage: python3 -m scripts.evaluate.score CORPUS PREDICTIONS.json|OUTPUT.jsonl [...]

CORPUS is a folder in one of three layouts.

* `ground-truth/*.json` (WCXB, also used by readers-dev, news-dev, world-dev and chinese-dev): means
  over pages of word precision P, recall R and F1, by page type or by language where the gold text
  names one. `with` and `without` are shares of snippets. Words of the gold's `neutral` texts may be
  kept or dropped.
  `tail`: share of pages with 8 or more foreign words after the last 4-word run of the body.
  `head`: the same before the first run. `cut`: share of articles that lack the last 4 or more words
  of the body. `late`: that lack the first 4 or more. Tail and cut are the two sides of one edge.
* `ground-truth.json` (ScrapingHub's article extraction benchmark): shingle P, R and F1 as that
  benchmark defines them.
* `evaldata.json` (trafilatura's evaluation): P, R, F1 and accuracy over snippets that must and must
  not appear.
"""

import json
import math
import pathlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.evaluate import predictions
from scripts.evaluate.figures import Figures, line, mean, rounded
from scripts.words import WORD, ngrams, overlap, words

# The page types of WCXB, in the order of the table.
TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")
# A page has a tail or a head from this many foreign words on, and is cut or late from this many
# body words on that are missing.
FOREIGN_WORDS, MISSING_WORDS = 8, 4
# Words that are the run by which an edge is found.
RUN = 4
# Figures that are means over articles alone.
ARTICLE_FIGURES = ("article-R", "article-tail", "cut", "late")


def f1(hit: float, predicted: float, gold: float) -> float:
    """F1 of counts; two empty texts agree."""
    return 2 * hit / (predicted + gold) if hit else float(not predicted and not gold)


def page_f1(text: str, body: str) -> float:
    """Word F1 of one page, without neutral texts."""
    return f1(*overlap(Counter(words(text)), Counter(words(body))))


def edges(text: str, gold: str, neutral: Iterable[str] = ()) -> tuple[int, int]:
    """Words of `text` before the first and after the last 4-word run that `gold` or a neutral text
    contains. Line breaks do not matter."""
    found, body = words(text), words(gold)
    size = min(RUN, len(body), len(found))
    if not size:
        return len(found), len(found)
    runs = {run for known in (body, *map(words, neutral)) for run in ngrams(known, size)}
    hits = [at for at, run in enumerate(ngrams(found, size)) if run in runs]
    return (hits[0], len(found) - hits[-1] - size) if hits else (len(found), len(found))


def missing(text: str, gold: str) -> tuple[int, int]:
    """Words of the body before its first and after its last 4-word run that `text` contains."""
    return edges(gold, text)


@dataclass(frozen=True)
class PageScore:
    """What is measured of one page."""

    kind: str
    precision: float
    recall: float
    with_rate: float
    without_rate: float
    foreign: tuple[int, int]
    missing: tuple[int, int]

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_page(truth: Mapping[str, Any], kind: str, text: str) -> PageScore:
    """Scores one page of the WCXB layout."""
    body, neutral = truth.get("main_content") or "", truth.get("neutral") or []
    have, gold, spare = (Counter(words(part)) for part in (text, body, " ".join(neutral)))
    hit, predicted, wanted = overlap(have, gold)
    predicted -= sum(((have - gold) & spare).values())
    low = text.lower()

    def rate(key: str) -> float:
        return mean(snippet.lower() in low for snippet in truth.get(key) or [])

    return PageScore(
        kind=kind,
        precision=hit / predicted if predicted else float(not wanted),
        recall=hit / wanted if wanted else float(not predicted),
        with_rate=rate("with"),
        without_rate=rate("without"),
        foreign=edges(text, body, neutral),
        missing=missing(text, body),
    )


def labelled_pages(corpus: pathlib.Path, texts: Mapping[str, str]) -> Figures:
    """The figures of a corpus in the WCXB layout. A page without a prediction counts as empty."""
    groups: dict[str, list[PageScore]] = defaultdict(list)
    for path in sorted((corpus / "ground-truth").glob("*.json")):
        page = json.loads(path.read_text())
        kind = page["_internal"]["page_type"]["primary"]
        kind = "collection" if kind == "category" else kind
        scored = score_page(page["ground_truth"], kind, texts.get(path.stem) or "")
        groups[page["_internal"].get("language", kind)].append(scored)
    every = [page for group in groups.values() for page in group]
    articles = [page for page in every if page.kind == "article"]
    order = [*TYPES, *sorted(set(groups) - set(TYPES))]
    return rounded(
        {
            "F1": mean(page.f1 for page in every),
            "P": mean(page.precision for page in every),
            "R": mean(page.recall for page in every),
            "with": mean(p.with_rate for p in every if not math.isnan(p.with_rate)),
            "without": mean(p.without_rate for p in every if not math.isnan(p.without_rate)),
            "tail": mean(page.foreign[1] >= FOREIGN_WORDS for page in every),
            "head": mean(page.foreign[0] >= FOREIGN_WORDS for page in every),
            "article-R": mean(page.recall for page in articles),
            "article-tail": mean(page.foreign[1] >= FOREIGN_WORDS for page in articles),
            "cut": mean(page.missing[1] >= MISSING_WORDS for page in articles),
            "late": mean(page.missing[0] >= MISSING_WORDS for page in articles),
            **{
                name[:4]: mean(page.f1 for page in groups[name]) for name in order if name in groups
            },
        }
    )


def shingles(text: str, size: int = RUN) -> Counter[tuple[str, ...]]:
    """Runs of words with their case; a text of fewer words is one shingle."""
    found = WORD.findall(text)
    starts = range(max(1, len(found) - size + 1))
    return Counter(tuple(found[at : at + size]) for at in starts if found[at : at + size])


def shingle_pages(corpus: pathlib.Path, texts: Mapping[str, str]) -> Figures:
    """The figures of ScrapingHub's benchmark."""
    precisions, recalls, exact, tails, cuts = [], [], [], [], []
    for name, page in json.loads((corpus / "ground-truth.json").read_text()).items():
        body, text = page.get("articleBody", ""), texts.get(name) or ""
        have, gold = shingles(text), shingles(body)
        hit = sum((have & gold).values())
        if have:
            precisions.append(hit / sum(have.values()))
        if gold:
            recalls.append(hit / sum(gold.values()))
        exact.append(WORD.findall(body) == WORD.findall(text))
        tails.append(edges(text, body)[1] >= FOREIGN_WORDS)
        cuts.append(missing(text, body)[1] >= MISSING_WORDS)
    precision, recall = mean(precisions), mean(recalls)
    return rounded(
        {
            "F1": 2 * precision * recall / (precision + recall),
            "P": precision,
            "R": recall,
            "exact": mean(exact),
            "tail": mean(tails),
            "cut": mean(cuts),
        }
    )


def snippet_pages(
    corpus: pathlib.Path, texts: Mapping[str, str], only: Container[str] | None = None
) -> Figures:
    """The figures of trafilatura's evaluation: snippets that must and must not appear."""
    hit = missed = wrong = absent = 0
    for page in json.loads((corpus / "evaldata.json").read_text()).values():
        name = page["file"].removesuffix(".html")
        if only is not None and name not in only:
            continue
        text = " ".join((texts.get(name) or "").split())
        for snippet in page["with"]:
            found = " ".join(snippet.split()) in text
            hit, missed = hit + found, missed + (not found)
        for snippet in page["without"]:
            found = " ".join(snippet.split()) in text
            wrong, absent = wrong + found, absent + (not found)
    precision, recall = hit / (hit + wrong), hit / (hit + missed)
    return rounded(
        {
            "F1": 2 * precision * recall / (precision + recall),
            "P": precision,
            "R": recall,
            "acc": (hit + absent) / (hit + absent + wrong + missed),
        }
    )


def scorer(corpus: pathlib.Path) -> Callable[[pathlib.Path, Mapping[str, str]], Figures]:
    """The scorer of a corpus, by its layout."""
    if (corpus / "ground-truth.json").exists():
        return shingle_pages
    return snippet_pages if (corpus / "evaldata.json").exists() else labelled_pages


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    corpus = pathlib.Path(sys.argv[1])
    for path in map(pathlib.Path, sys.argv[2:]):
        figures = scorer(corpus)(corpus, predictions.texts(path))
        print(f"{path.stem:34s} {line(figures)}", flush=True)


if __name__ == "__main__":
    main()
