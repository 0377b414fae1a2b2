"""Measures what each selection rule is worth: the program with all rules against the program
without one.

    python3 -m scripts.evaluate.rules                               every rule
    python3 -m scripts.evaluate.rules --only promo-lines            some rules
    python3 -m scripts.evaluate.rules --fold-models 'cv/html-{fold}.model'

Pages are those that the embedded weights never saw: readers-dev (HTML) and extracted-dev (text that
real scrapers extracted), without the hosts of the held-out test set. With `--fold-models` the pages
of the training corpora are measured too, each with the weights of its fold, and so are the ends of
ends-dev. PATTERN contains `{fold}`.

A line of the table is a rule on a corpus: the number of pages whose text the rule changes, and the
difference that it makes to the mean of each figure (with the rule minus without it). F1 should
rise; `tail` (8 or more foreign words after the body) and `cut` (4 or more words of the end of the
body missing) should fall. The figures of ends are `right`, `left` and `cut` of score_ends.

Standard library only.
"""

import argparse
import pathlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts import corpora, program
from scripts.evaluate import score, score_ends, score_extracted
from scripts.words import words

# What a corpus measures of a page: the three figures of its columns.
Scores = tuple[float, float, float]
# The program's texts by page, given options.
Texts = dict[str, str]

COLUMNS = ("F1", "tail", "cut")
END_COLUMNS = ("right", "left", "cut")


@dataclass(frozen=True)
class Corpus:
    """Pages, how the program cleans them and how a cleaned page is scored."""

    name: str
    columns: tuple[str, str, str]
    clean: Callable[[Sequence[str]], Texts]
    score: Callable[[str, str], Scores]


def rule_names() -> list[str]:
    """The names of all rules that can be switched off, from their definitions."""
    folder = corpora.REPOSITORY / "src" / "select"
    names = re.findall(r'CAUTIOUS_PATH: &str = "([a-z-]+)"', (folder / "path.rs").read_text())
    for path in sorted((folder / "rules").rglob("*.rs")):
        names += re.findall(r'^    name: "([a-z-]+)"', path.read_text(), re.M)
    stage = corpora.REPOSITORY / "src" / "no_content" / "mod.rs"
    return names + re.findall(r'NAME: &str = "([a-z-]+)"', stage.read_text())


def labelled(name: str, pages: Mapping[str, corpora.Gold]) -> Callable[[str, str], Scores]:
    """The scorer of a corpus of HTML pages with gold bodies."""
    golds = score_extracted.golds_of(corpora.folder(name))

    def scored(page: str, text: str) -> Scores:
        result = score.score_page(golds[page], pages[page].kind, text)
        tail = result.foreign[1] >= score.FOREIGN_WORDS
        return result.f1, float(tail), float(result.missing[1] >= score.MISSING_WORDS)

    return scored


def readers(binary: pathlib.Path) -> Corpus:
    """readers-dev as HTML."""
    pages = visible("readers")
    paths = [corpora.page_path(page) for page in pages.values()]

    def clean(options: Sequence[str]) -> Texts:
        return program.texts(program.clean_html(binary, paths, options))

    return Corpus("readers", COLUMNS, clean, labelled("readers", pages))


def visible(name: str) -> dict[str, corpora.Gold]:
    """The pages of a corpus whose hosts are not held out."""
    pages = corpora.gold_pages(name)
    return {key: page for key, page in pages.items() if not page.held_out}


def extracted(binary: pathlib.Path, scratch: pathlib.Path) -> list[Corpus]:
    """extracted-dev, by whether the scraper dumps the whole page or extracts an article."""
    pages, golds = visible("readers"), score_extracted.golds_of(corpora.folder("readers"))
    rows = [row for row in corpora.rows("extracted-dev") if row["page"] in pages]
    found = {}
    for row in rows:
        gold = score_extracted.extracted_lines(golds[row["page"]]["main_content"], row["text"])
        if len(words(gold)) >= score_extracted.LEAST_GOLD:
            found[row["id"]] = gold

    def scored(page: str, text: str) -> Scores:
        neutral = golds[page.split("/")[0]].get("neutral") or []
        f1, tail, cut = score_extracted.score_text(text, found[page], neutral)
        return f1, float(tail), float(cut)

    def corpus(name: str, is_dump: bool) -> Corpus:
        path = corpora.write_rows(
            scratch / f"{name}.jsonl",
            (
                {"id": row["id"], "text": row["text"]}
                for row in rows
                if row["id"] in found and (row["scraper"] == "inscriptis") == is_dump
            ),
        )

        def clean(options: Sequence[str]) -> Texts:
            return program.texts(program.clean_jsonl(binary, path, "text", options))

        return Corpus(name, COLUMNS, clean, scored)

    return [corpus("extracted", False), corpus("dumps", True)]


def folds(binary: pathlib.Path, pattern: str) -> list[Corpus]:
    """The training corpora with the weights of their folds, and the ends of their articles."""
    found = []
    for name in ("wcxb", "news", "world"):
        pages = visible(name)
        clean = by_fold(binary, pattern, pages)
        found.append(Corpus(name, COLUMNS, clean, labelled(name, pages)))
    pages = {}
    for name in ("wcxb", "news", "world"):
        pages |= {f"{name}-dev/{key}": page for key, page in visible(name).items()}
    blocks = {row["id"]: row["blocks"] for row in corpora.rows("ends-dev") if row["id"] in pages}
    clean = by_fold(binary, pattern, {key: pages[key] for key in blocks})

    def scored(page: str, text: str) -> Scores:
        foreign, lost = score_ends.end_of_page(blocks[page], text)
        left, cut = foreign >= score_ends.LEFT_WORDS, lost >= score_ends.CUT_WORDS
        return float(not left and not cut), float(left), float(cut)

    return [*found, Corpus("ends", END_COLUMNS, clean, scored)]


def by_fold(
    binary: pathlib.Path, pattern: str, pages: Mapping[str, corpora.Gold]
) -> Callable[[Sequence[str]], Texts]:
    """Cleans each page with the weights of its fold."""

    def clean(options: Sequence[str]) -> Texts:
        texts: Texts = {}
        for fold in range(corpora.FOLDS):
            mine = {key: page for key, page in pages.items() if page.fold == fold}
            model = ["--model-html", pattern.format(fold=fold)]
            paths = [corpora.page_path(page) for page in mine.values()]
            rows = program.clean_html(binary, paths, [*model, *options])
            texts |= {key: rows[page.id]["text"] for key, page in mine.items()}
        return texts

    return clean


def means(rows: Iterable[Scores]) -> Scores:
    """The mean of each column."""
    columns = list(zip(*rows, strict=True))
    first, second, third = (sum(column) / len(column) for column in columns)
    return first, second, third


def compare(corpus: Corpus, wanted: Sequence[str]) -> None:
    """Prints the table of a corpus."""
    texts = corpus.clean([])
    scores = {page: corpus.score(page, text) for page, text in texts.items()}
    full = means(scores.values())
    first, second, third = corpus.columns
    print(f"\n{corpus.name}: n {len(texts)} {first} {full[0]:.4f} {second} {full[1]:.4f}", end="")
    print(f" {third} {full[2]:.4f}")
    print(f"{'rule':24s} {'changed':>8s} {first:>9s} {second:>9s} {third:>9s}")
    for rule in wanted:
        without = corpus.clean(["--without-rule", rule])
        changed = [page for page, text in texts.items() if without[page] != text]
        bare = means({**scores, **{p: corpus.score(p, without[p]) for p in changed}}.values())
        gains = " ".join(f"{with_ - out:+9.4f}" for with_, out in zip(full, bare, strict=True))
        print(f"{rule:24s} {len(changed):8d} {gains}", flush=True)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", metavar="NAMES", help="some rules, separated by commas")
    parser.add_argument("--fold-models", metavar="PATTERN", help="weights of each fold, for HTML")
    options = parser.parse_args()
    known = rule_names()
    wanted = options.only.split(",") if options.only else known
    if unknown := set(wanted) - set(known):
        parser.error(f"no rule {', '.join(sorted(unknown))}; the rules are {', '.join(known)}")
    if corpora.missing():
        return 0
    binary = program.build()
    with tempfile.TemporaryDirectory() as scratch:
        found = [readers(binary), *extracted(binary, pathlib.Path(scratch))]
        if options.fold_models:
            found += folds(binary, options.fold_models)
        for corpus in found:
            compare(corpus, wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
