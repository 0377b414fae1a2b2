"""The tables of training: what the program prints with a model that never saw the page.

The scorers are those of `scripts.evaluate`.
"""

import collections
import gzip
import hashlib
import pathlib
from collections.abc import Callable, Iterable, Mapping

import lightgbm
import numpy

from scripts import corpora, program
from scripts.corpora import Gold, JsonRow
from scripts.evaluate import long_pages, score, score_ends, score_extracted, score_tails
from scripts.evaluate.figures import Figures, line
from scripts.evaluate.lists import texts as list_texts
from scripts.evaluate.tables import ENDS_OF, Table, lost_share
from scripts.train import sources
from scripts.train.features import CACHE, Array
from scripts.train.labels import body_text
from scripts.train.training_set import TrainingSet

TAIL_STYLES = ("bare", "bullets", "dash-suffix", "furniture", "numbers", "tags", "times", "whole")
# The texts that real scrapers extracted of readers-dev, by the name of their table.
EXTRACTED_TABLE = "extracted"
# Pages whose body is continued, by the name of their table.
LONG_TABLE = "long"
# Reliability is read from ten bins of equal width, as is usual for expected calibration error.
BINS = 10
# The texts with lines of other stories, by the name of their table.
LIST_TABLES = ("tails", *list_texts.SETS, "sites")
# The confidence from which on users keep a page, and the F1 that they then expect.
SURE = 0.9
# The least and the highest threshold when a page's best one is sought.
THRESHOLDS = (0.25, 0.6)
# Features that are printed, those of the most gain first.
SHOWN_FEATURES = 40

# A source or table, and the id of a page in it.
Key = tuple[str, str]
Outputs = dict[Key, JsonRow]
GoldFilter = Callable[[Gold], bool]
# Which blocks of a slice of rows are kept, as numbers: 0.5 or more is kept.
Chosen = Callable[[slice], Array]


def run(data: TrainingSet, model: pathlib.Path, wanted: GoldFilter) -> Outputs:
    """The program with a model over every page that is wanted."""
    if data.format == "text":
        return run_texts(data, model, text_records(wanted))
    found: Outputs = {}
    every = {
        source.name: [source.path(name) for name, gold in source.gold.items() if wanted(gold)]
        for source in data.sources
    }
    made = long_pages.written(scored_golds(data), CACHE / LONG_TABLE)
    chosen = (page.id for page in made if wanted(page.gold))
    every[LONG_TABLE] = [CACHE / LONG_TABLE / f"{name}.html" for name in chosen]
    for name, paths in every.items():
        if paths:
            rows = program.clean_html(data.binary, paths, ["--model-html", str(model)])
            found |= {(name, page): row for page, row in rows.items()}
    return found


def run_texts(data: TrainingSet, model: pathlib.Path, records: Mapping[Key, JsonRow]) -> Outputs:
    """The program with a model over text records."""
    keys = list(records)
    rows = (
        {"id": str(i), **sources.record_of(records[key], "url", "title", "text")}
        for i, key in enumerate(keys)
    )
    path = corpora.write_rows(CACHE / "fold.jsonl", rows)
    found = program.clean_jsonl(data.binary, path, "text", ["--model-text", str(model)])
    return {key: found[str(i)] | {"id": key[1]} for i, key in enumerate(keys)}


def text_records(wanted: GoldFilter) -> dict[Key, JsonRow]:
    """All texts that the text model is measured on."""
    every = {corpus: corpora.gold_pages(corpus) for corpus in corpora.LABELLED}
    records: dict[Key, JsonRow] = {}

    def add(name: str, rows: Iterable[JsonRow], golds: Mapping[str, Gold]) -> None:
        records.update({(name, row["id"]): row for row in rows if wanted(golds[row["id"]])})

    for name in ("text-all", "text-loose"):
        add(name, corpora.rows(f"{name}-dev"), every["wcxb"])
    for corpus in ("news", "world", "chinese", "readers"):
        rows = corpora.rows_of(sources.naive_path(corpus))
        add(f"naive-{corpus}", rows, every[corpus])
    for corpus in ("wcxb", "news"):
        golds = (gold for gold in every[corpus].values() if gold.body.strip())
        add(f"gold-{corpus}", ({"id": g.id, "text": g.body} for g in golds), every[corpus])
    for name in LIST_TABLES:
        records |= list_records(name, wanted)
    for row in corpora.rows("extracted-dev"):
        if wanted(every["readers"][row["page"]]):
            records[EXTRACTED_TABLE, row["id"]] = row
    return records


def list_records(name: str, wanted: GoldFilter) -> dict[Key, JsonRow]:
    """Texts with lines of other stories.

    They are made of WCXB pages, whose hosts decide the fold. Their foreign lines are titles of
    other pages, which a fold's model may have seen; no feature holds words to remember them by.
    """
    gold = corpora.gold_pages("wcxb")
    rows = list_rows(name)
    return {(name, row["id"]): row for row in rows if wanted(gold[row["id"].split("-")[0]])}


def list_rows(name: str) -> Iterable[JsonRow]:
    """All rows of a table of texts with lines of other stories."""
    if name in list_texts.SETS:
        return list_texts.rows(list(corpora.gold_pages("wcxb").values()), name)
    return corpora.rows(f"{name}-dev")


def score_pages(source: str, texts: Mapping[str, str]) -> Figures:
    """The figures of some pages of a source."""
    corpus = "wcxb" if source.startswith("text-") else source.removeprefix("naive-")
    return score.labelled_pages(corpora.subset(corpus, texts, CACHE / "subset" / corpus), texts)


def print_figures(name: str, figures: Figures) -> None:
    """One line of a table."""
    print(f"  {name:14s} {line(figures)}", flush=True)


def block_table(title: str, data: TrainingSet, wanted: GoldFilter, chosen: Chosen) -> None:
    """The figures of the chosen blocks of real pages."""
    print(f"\n{title}")
    for source in data.sources:
        if not source.scored:
            continue
        # A page for which the program made no block counts as an empty one.
        texts = {name: "" for name, gold in source.gold.items() if wanted(gold)}
        pages = (page for page in data.pages if page.source is source)
        for page, blocks in zip(pages, source.pages.texts, strict=True):
            if wanted(page.gold):
                texts[page.id] = body_text(blocks, list(chosen(slice(page.low, page.high))))
        if texts:
            print_figures(source.name, score_pages(source.name, texts))


def oracle(data: TrainingSet, wanted: GoldFilter) -> None:
    """What the segmentation into blocks allows."""
    title = "oracle: the blocks whose label is 0.5 or more"
    block_table(title, data, wanted, lambda rows: data.y[rows])


def block_scores(data: TrainingSet, probability: Array, wanted: GoldFilter) -> None:
    """What the block scores give without selection."""
    title = "block scores: the blocks of probability 0.5 or more, without selection"
    block_table(title, data, wanted, lambda rows: probability[rows])
    block_scores_at_best(data, probability, wanted)


def block_scores_at_best(data: TrainingSet, probability: Array, wanted: GoldFilter) -> None:
    """The block scores with the threshold that has each page's highest expected F1."""

    def chosen(rows: slice) -> Array:
        return above_best_threshold(probability[rows], data.words[rows])

    block_table("block scores, with each page's expected-F1 threshold", data, wanted, chosen)


def above_best_threshold(probability: Array, words: Array) -> Array:
    """1 for the blocks above the threshold of the highest expected F1, within its limits."""
    order = numpy.argsort(-probability, kind="stable")
    promised = (probability * words)[order]
    kept = numpy.cumsum(words[order])
    expected = 2 * numpy.cumsum(promised) / numpy.maximum(kept + promised.sum(), 1)
    threshold = numpy.clip(probability[order][numpy.argmax(expected)], *THRESHOLDS)
    above: Array = (probability >= threshold).astype(float)
    return above


def program_tables(data: TrainingSet, outputs: Outputs) -> Table:
    """Prints and returns the figures of what the program printed."""
    print("\nprogram: its output with a model that never saw the page's host")
    figures: Table = {}
    pages = []
    for source in data.sources:
        texts = output_texts(outputs, source.name)
        if not source.scored or not texts:
            continue
        figures[source.name] = score_pages(source.name, texts)
        print_figures(source.name, figures[source.name])
        for name, text in texts.items():
            gold, confidence = source.gold[name], outputs[source.name, name]["confidence"]
            f1 = score.page_f1(text, gold.body)
            pages.append((f1, float(confidence)))
    if data.format == "text":
        for name in LIST_TABLES:
            figures |= list_table(name, outputs)
        figures |= gold_tables(outputs)
        figures |= extracted_table(outputs)
    else:
        figures |= ends_table(outputs)
        figures |= long_table(data, outputs)
        figures |= boxed_table(data, outputs)
    figures["confidence"] = calibration(pages)
    return figures


def output_texts(outputs: Outputs, name: str) -> dict[str, str]:
    """The texts of a source by page."""
    return {key[1]: row["text"] for key, row in outputs.items() if key[0] == name}


def list_worst_pages(data: TrainingSet, outputs: Outputs) -> None:
    """Writes a list of all pages, the worst first, for error analysis."""
    rows = []
    for source in data.sources:
        for name, text in output_texts(outputs, source.name).items():
            # The table of extracted texts has dumps, too, which are another source.
            if name not in source.gold:
                continue
            gold, confidence = source.gold[name], outputs[source.name, name]["confidence"]
            f1 = score.page_f1(text, gold.body)
            rows.append((f1, float(confidence), source.name, gold.id, gold.kind, gold.host))
    place = CACHE / f"worst-{data.format}.tsv"
    lines = (f"{f1:.4f}\t{c:.3f}\t{s}\t{i}\t{k}\t{h}\n" for f1, c, s, i, k, h in sorted(rows))
    place.write_text("".join(lines))
    print(f"\nevery page, the worst first: {place}")


def list_table(name: str, outputs: Outputs, note: str = "") -> Table:
    """The figures of the texts of a list table that were run; its styles are named `name.style`."""
    texts = output_texts(outputs, name)
    if not texts:
        return {}
    rows = (row for row in list_rows(name) if row["id"] in texts)
    found = score_tails.tails(rows, texts)
    print(f"\n  {name} {note}")
    for style, figures in found.items():
        print(f"    {style:14s} {line(figures)}", flush=True)
    return {f"{name}.{style}": figures for style, figures in found.items()}


def gold_tables(outputs: Outputs) -> Table:
    """Words lost from texts that were clean to begin with."""
    figures: Table = {}
    for corpus in ("wcxb", "news"):
        gold, texts = corpora.gold_pages(corpus), output_texts(outputs, f"gold-{corpus}")
        if texts:
            lost = lost_share((text, gold[name].body) for name, text in texts.items())
            figures[f"gold-{corpus}"] = {"lost": round(lost, 5)}
            print(f"  gold-{corpus:9s} words lost {lost:.4f}")
    return figures


def extracted_table(outputs: Outputs) -> Table:
    """The cleaning of texts that real scrapers extracted, by scraper."""
    texts = output_texts(outputs, EXTRACTED_TABLE)
    rows = [row for row in corpora.rows("extracted-dev") if row["id"] in texts]
    golds = score_extracted.golds_of(corpora.folder("readers"))
    found = score_extracted.extracted(rows, golds, texts)
    for scraper, figures in found.items():
        print_figures(f"extracted {scraper}", figures)
    return {f"extracted.{scraper}": figures for scraper, figures in found.items()}


def ends_table(outputs: Outputs) -> Table:
    """The ends of articles, by corpus."""
    texts = {key[1]: row["text"] for key, row in outputs.items() if key[0] in ENDS_OF}
    found = score_ends.ends(corpora.rows("ends-dev"), texts)
    for corpus, figures in found.items():
        print_figures(f"ends {corpus}", figures)
    return {f"ends.{corpus}": figures for corpus, figures in found.items()}


def long_table(data: TrainingSet, outputs: Outputs) -> Table:
    """Prose lost from pages whose body is continued, by the words of body before it."""
    texts = output_texts(outputs, LONG_TABLE)
    found = long_pages.lost_by_depth(long_pages.pages(scored_golds(data)), texts)
    for depth, figures in found.items():
        print_figures(f"long {depth}", figures)
    return {f"long.{depth}": figures for depth, figures in found.items()}


def scored_golds(data: TrainingSet) -> list[Gold]:
    """The pages of the labelled corpora, each once."""
    every = (source for source in data.sources if source.scored)
    return [gold for source in every for gold in source.gold.values()]


def boxed_table(data: TrainingSet, outputs: Outputs) -> Table:
    """F1 of articles with boxes between their paragraphs, and of the same articles as served."""
    figures: Table = {}
    found: dict[str, list[tuple[float, float]]] = collections.defaultdict(list)
    for source in (source for source in data.sources if source.name == sources.BOXED):
        for name, text in output_texts(outputs, source.name).items():
            gold = source.gold[name]
            served = outputs[gold.corpus, gold.id]["text"]
            pair = (score.page_f1(text, gold.body), score.page_f1(served, gold.body))
            found[gold.corpus].append(pair)
    for corpus, pairs in found.items():
        boxed, served = (float(numpy.mean(column)) for column in zip(*pairs, strict=True))
        figures[f"boxed.{corpus}"] = {
            "n": len(pairs),
            "F1": round(boxed, 4),
            "served": round(served, 4),
        }
        print_figures(f"boxed {corpus}", figures[f"boxed.{corpus}"])
    return figures


def calibration(pages: list[tuple[float, float]]) -> Figures:
    """Whether confidence is the F1 that it claims, for (F1, confidence) of pages."""
    if not pages:
        return {}
    f1 = numpy.array([f1 for f1, _ in pages])
    confidence = numpy.array([confidence for _, confidence in pages])
    bins = numpy.minimum((confidence * BINS).astype(int), BINS - 1)
    print("\n  confidence     pages  claimed  F1")
    error = 0.0
    for i in range(BINS):
        here = bins == i
        if here.any():
            claimed, is_f1 = confidence[here].mean(), f1[here].mean()
            error += here.mean() * abs(claimed - is_f1)
            low, high = i / BINS, (i + 1) / BINS
            print(f"  {low:.1f} to {high:.1f}  {here.sum():7d}  {claimed:.3f}    {is_f1:.3f}")
    print(f"  expected calibration error {error:.4f}")
    sure = confidence >= SURE
    right = float((f1[sure] >= SURE).mean()) if sure.any() else 1.0
    print(f"  confidence of {SURE} or more: {sure.sum()} pages, {right:.3f} with that F1 or more")
    return {"ece": round(float(error), 4), "sure": int(sure.sum()), "sure-right": round(right, 3)}


def multilingual(data: TrainingSet, outputs: Outputs) -> Table:
    """The figures of multilingual-dev's pages that readers-dev has too: nine of ten.

    Each page was cleaned by a model that never saw its host.
    """
    if data.format != "html":
        return {}
    folder = corpora.folder("multilingual")
    names = {page: name for name, page in page_hashes("multilingual").items()}
    texts = {
        names[page]: outputs["readers", name]["text"]
        for name, page in page_hashes("readers").items()
        if page in names and ("readers", name) in outputs
    }
    figures = score.snippet_pages(folder, texts, only=texts)
    print_figures("multilingual", figures)
    return {"multilingual": figures}


def page_hashes(corpus: str) -> dict[str, str]:
    """The hash of each page's bytes, by page."""
    found = {}
    for path in sorted((corpora.folder(corpus) / "html").iterdir()):
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as page:
            found[program.stem(path.name)] = hashlib.sha256(page.read()).hexdigest()
    return found


def importances(booster: lightgbm.Booster, names: list[str]) -> None:
    """The features by gain."""
    gain = booster.feature_importance("gain")
    print("\n  gain    feature")
    for i in numpy.argsort(-gain)[:SHOWN_FEATURES]:
        print(f"  {gain[i] / gain.sum():.4f}  {names[i]}")
