"""The tables of `train`: what the program prints with weights that never saw the page, scored by the shared scorers."""
import collections
import json

import numpy

from scripts.common import corpora, program
from scripts.evaluate.lists import unseen
from scripts.train import features, labels

TAIL_STYLES = ("bare", "bullets", "dash-suffix", "furniture", "numbers", "tags", "times", "whole")
# Reliability is read off ten bins of equal width, as is the custom for expected calibration error.
BINS = 10
# The texts that hold lines of other stories, by the name of their table.
FOREIGN = ("tails", *unseen.SETS, "sites")


def run(blocks, model, wanted):
    """The program with given weights over every page wanted: {(source, id): line}."""
    options = [f"--model-{blocks.form}", str(model)]
    if blocks.form == "html":
        found = {}
        for source in blocks.sources:
            paths = [corpora.page_path(gold) for gold in source.gold.values() if wanted(gold)]
            if paths:
                found |= {(source.name, name): row for name, row in program.clean_html(blocks.binary, paths, options).items()}
        return found
    return run_jsonl(blocks, options, text_records(wanted))


def text_records(wanted):
    """Everything text mode is measured on: {(source, id): record}."""
    every = {corpus: corpora.gold_pages(corpus) for corpus in corpora.LABELLED}
    records = {}
    for name in ("text-all", "text-loose"):
        records |= {(name, row["id"]): row for row in corpora.rows(f"{name}-dev") if wanted(every["wcxb"][row["id"]])}
    for corpus in ("news", "world", "chinese"):
        with open(features.CACHE / f"naive-{corpus}.jsonl") as lines:
            records |= {(f"naive-{corpus}", row["id"]): row for row in map(json.loads, lines) if wanted(every[corpus][row["id"]])}
    for corpus in ("wcxb", "news"):
        golds = (gold for gold in every[corpus].values() if wanted(gold) and gold.body.strip())
        records |= {(f"gold-{corpus}", gold.id): {"text": gold.body} for gold in golds}
    for name in FOREIGN:
        records |= foreign_records(name, wanted)
    return records


def tails_records(wanted, style=None):
    records = foreign_records("tails", wanted)
    return {key: row for key, row in records.items() if style in (None, row["style"])}


def foreign_records(name, wanted):
    """tails-dev and sites-dev are made of WCXB pages, whose hosts decide the fold. Their foreign lines are titles of other
    pages, which a fold's weights may have met; the features hold no words to remember them by."""
    gold = corpora.gold_pages("wcxb")
    return {(name, row["id"]): row for row in foreign_rows(name) if wanted(gold[row["id"].split("-")[0]])}


def foreign_rows(name):
    if name in unseen.SETS:
        return unseen.rows(list(corpora.gold_pages("wcxb").values()), name)
    return corpora.rows(f"{name}-dev")


def run_jsonl(blocks, options, records):
    keys = list(records)
    rows = [{"id": str(i), **{k: records[key][k] for k in ("url", "title", "text") if k in records[key]}} for i, key in enumerate(keys)]
    path = features.CACHE / "fold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = program.clean_jsonl(blocks.binary, path, "text", options)
    return {key: found[str(i)] | {"id": key[1]} for i, key in enumerate(keys)}


def run_tails(blocks, model, wanted, style):
    return run_jsonl(blocks, ["--model-text", str(model)], tails_records(wanted, style))


def corpus_of(source):
    """The corpus that holds the gold of a source's pages."""
    return "wcxb" if source.startswith("text-") else source.removeprefix("naive-")


def scored(source, texts, ids):
    """The shared scorer's line for some pages of a source's corpus."""
    corpus = corpus_of(source)
    return corpora.scorer().wcxb(corpora.subset(corpus, ids, features.CACHE / "subset" / corpus), texts)


def block_texts(blocks, wanted, chosen):
    """{source: {id: the text of the chosen blocks}} for real pages; `chosen` takes a slice of rows."""
    found, position = {}, iter(blocks.pages)
    for source in blocks.sources:
        # A page of which the program made no block at all counts, as an empty one.
        texts = {name: "" for name, gold in source.gold.items() if wanted(gold)}
        for name, lines in zip(source.pages.ids, source.pages.texts):
            _, gold, low, high = next(position)
            if wanted(gold):
                texts[name] = labels.oracle_text(lines, chosen(slice(low, high)))
        if texts and not source.styles:
            found[source.name] = texts
    return found


def block_table(title, blocks, wanted, chosen):
    print(f"\n{title}")
    for source, texts in block_texts(blocks, wanted, chosen).items():
        print(f"  {source:14s} {scored(source, texts, texts)}", flush=True)


def oracle(blocks, wanted):
    block_table("oracle: the blocks whose label is 0.5 or more; what segmentation allows", blocks, wanted, lambda rows: blocks.y[rows])


def judge_alone(blocks, probability, wanted):
    block_table("judge alone: the blocks of probability 0.5 or more, without trim", blocks, wanted, lambda rows: probability[rows])
    judge_at_best(blocks, probability, wanted)


def judge_at_best(blocks, probability, wanted):
    words = numpy.concatenate([source.pages.words for source in blocks.sources])
    chosen = lambda rows: best_expected(probability[rows], words[rows])
    block_table("judge alone, with each page's threshold by its expected F1", blocks, wanted, chosen)


def best_expected(probability, words):
    """1 for the most probable blocks that together promise the highest F1, with the threshold held in 0.25 to 0.6 (findings).
    What can be had of these probabilities without trim, and so what trim is measured by."""
    order = numpy.argsort(-probability, kind="stable")
    promised = (probability * words)[order]
    expected = 2 * numpy.cumsum(promised) / numpy.maximum(numpy.cumsum(words[order]) + promised.sum(), 1)
    return (probability >= numpy.clip(probability[order][numpy.argmax(expected)], 0.25, 0.6)).astype(float)


def program_texts(outputs, name):
    return {key[1]: row["text"] for key, row in outputs.items() if key[0] == name}


def printed(blocks, outputs, wanted, reading=True):
    """The tables of what the program printed; {table: {figure: value}}. `reading` also lists pages for error work."""
    print("\nprogram: what it prints with weights that never saw the page's host")
    figures, pages, score = {}, [], corpora.scorer()
    for source in blocks.sources:
        texts = program_texts(outputs, source.name)
        if source.styles or not texts:
            continue
        line = scored(source.name, texts, texts)
        figures[source.name] = program.figures(line)
        print(f"  {source.name:14s} {line}", flush=True)
        for name in texts:
            gold, row = source.gold[name], outputs[source.name, name]
            pages.append((corpora.page_f1(score, row["text"], gold.body), float(row["confidence"]), source.name, gold))
    if blocks.form == "text":
        for name in FOREIGN:
            rows = {key: row for key, row in outputs.items() if key[0] == name}
            if rows:
                figures[name] = tails_table(name, rows, "")
        figures |= gold_table(outputs)
    figures["confidence"] = calibration(pages)
    if reading:
        place = features.CACHE / f"worst-{blocks.form}.tsv"
        rows = sorted((f, c, s, g.id, g.kind, g.host) for f, c, s, g in pages)
        place.write_text("".join(f"{f:.4f}\t{c:.3f}\t{s}\t{i}\t{k}\t{h}\n" for f, c, s, i, k, h in rows))
        print(f"\nevery page, the worst first: {place}")
    return figures


def tails_table(name, rows, note):
    """The shared tails scorer over those texts of its corpus that were run."""
    ids = {key[1] for key in rows}
    corpus = features.CACHE / f"{name}-subset.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in foreign_rows(name) if row["id"] in ids))
    figures, table = program.score_tails(corpus, rows.values())
    print(f"\n  {name} {note}")
    print("\n".join(f"    {line}" for line in table.splitlines()), flush=True)
    return figures


def gold_table(outputs):
    """Words lost from texts that were clean to begin with."""
    score, figures = corpora.scorer(), {}
    for corpus in ("wcxb", "news"):
        gold, lost, total = corpora.gold_pages(corpus), 0, 0
        for name, text in program_texts(outputs, f"gold-{corpus}").items():
            hit, _, wanted = score.overlap(*(collections.Counter(score.words(t)) for t in (text, gold[name].body)))
            lost, total = lost + wanted - hit, total + wanted
        if total:
            figures[f"gold-{corpus}"] = {"lost": round(lost / total, 5)}
            print(f"  gold-{corpus:9s} words lost {lost / total:.4f}")
    return figures


def calibration(pages):
    """Whether `confidence` is the F1 it claims: the reliability table, and {ece}."""
    if not pages:
        return {}
    f1, confidence = numpy.array([p[0] for p in pages]), numpy.array([p[1] for p in pages])
    bins = numpy.minimum((confidence * BINS).astype(int), BINS - 1)
    print("\n  confidence     pages  says   is")
    ece = 0.0
    for i in range(BINS):
        here = bins == i
        if here.any():
            ece += here.mean() * abs(confidence[here].mean() - f1[here].mean())
            print(f"  {i / BINS:.1f} to {(i + 1) / BINS:.1f}  {here.sum():7d}  {confidence[here].mean():.3f}  {f1[here].mean():.3f}")
    print(f"  expected calibration error {ece:.4f}")
    return {"ece": round(float(ece), 4)}


def unlabelled(blocks, model):
    """multilingual-dev is in no training set, so weights of all unsealed pages are fair to it."""
    if blocks.form != "html":
        return {}
    folder = corpora.folder("multilingual")
    texts = program.texts(program.clean_html(blocks.binary, [folder / "html"], ["--model-html", str(model)]))
    line = corpora.scorer().snippets(folder, texts)
    print(f"  {'multilingual':14s} {line}")
    return {"multilingual": program.figures(line)}


def importances(booster, names, count=40):
    gain = booster.feature_importance("gain")
    print("\n  gain    feature")
    for i in numpy.argsort(-gain)[:count]:
        print(f"  {gain[i] / gain.sum():.4f}  {names[i]}")
