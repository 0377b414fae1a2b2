#!/usr/bin/env python3
"""Train the models that tell body from chaff, and say how good they are on pages they never saw.

    python3 -m scripts.train --form html --cv                    five folds by host; scores what the program prints with each fold's weights
    python3 -m scripts.train --form html --cv --quick            two of the five folds
    python3 -m scripts.train --form html --cv --drop near_       without the features whose names begin so
    python3 -m scripts.train --form html --leave-language greek  train without a language, score world-dev's pages in it
    python3 -m scripts.train --form html --worth                 two folds without each group of features in turn, each forest by itself
    python3 -m scripts.train --form text --worth wording         the same of some groups
    python3 -m scripts.train --form text --leave-styles          each style of tails-dev left out of training in turn, 20 minutes a style and fold
    python3 -m scripts.train --form text --leave-styles bare     the same of some styles
    python3 -m scripts.train --form html --sealed                the sealed fifth of hosts, once, at the end
    python3 -m scripts.train --form html --final                 train on every page and write src/classify/models/html.model

Same corpora, same options, same bytes: seeds are fixed and LightGBM is held to its deterministic mode. Nothing but
--sealed scores a sealed page, and nothing but --final trains on one.
"""
import argparse
import json
import re
import sys

import lightgbm
import numpy

from scripts.common import corpora, program
from scripts.train import features, forests, model_file, report, sources

# Findings put 50 x 15 within 0.003 of 600 x 31. Ten times this regularisation cost 0.008 of WCXB's F1 on one fold: weights
# are spread so widely that a leaf of body may weigh little.
PARAMETERS = {
    "seed": 20,
    "objective": "cross_entropy",
    "num_leaves": 31,
    "learning_rate": 0.12,
    "lambda_l2": 2.0,
    "min_data_in_leaf": 20,
    "min_sum_hessian_in_leaf": 1.0,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "feature_fraction": 0.4,
    "max_bin": 127,
    # Ours: what blocks behind the body weigh more, because a leftover tail is the defect people complain of most.
    "tail_weight": 1.5,
    # Ours: what a made text's last two lines of body, and the first three behind them, weigh more. Which of them is which is
    # the whole question, and they are few (scripts/README.md, "Lists in unseen ways").
    "seam_weight": 4.0,
}
# Text has more forms to tell apart (scripts/README.md, "Lists in unseen ways"); HTML gained next to nothing by more, at half the rate ("Chance, and what groups of features are worth").
TREES = {"html": 150, "text": 225}
# A page whose oracle is below this has gold that its blocks cannot tell of (it stands in an image, or in another page).
ORACLE_FLOOR = 0.5
# The scripts that training and scoring are made of: another version of one may give other figures.
SCORED_BY = ("common/*.py", "evaluate/**/*.py", "train/**/*.py")
# A block weighs its words over the gold's, as it does in the page's F1, and some words more for being a line at all:
# a lost heading or list item is a defect whatever its length. A page with next to no gold would outweigh all others by
# its menus, so the gold counts as this many words at least, a block as one gold at most, a page as four.
LINE_WORDS, GOLD_WORDS, BLOCK_MOST, PAGE_MOST = {"html": 0, "text": 5}, 50, 1.0, 4.0

# All features, by their names, in the groups whose worth is looked at (--worth).
GROUPS = {
    "cues": r"own\.cue|seq\.(under|outline)\.|tree\.opened",
    "block": r"own\.(?!cue)",
    "place": r"seq\.(?!under\.|outline\.|worded|said_|run_said_|seam|behind|ahead)",
    "sides": r"seq\.(said_|run_said_|seam|behind|ahead)",
    "wording": r"(seq|page)\.worded",
    "names": r"tree\.(in|near|chaff|body)",
    "tree": r"tree\.(?!in|near|chaff|body|opened)",
    "told": r"told\.",
    "page": r"page\.(?!worded)",
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--form", choices=("html", "text"), required=True)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--cv", action="store_true")
    what.add_argument("--sealed", action="store_true")
    what.add_argument("--final", action="store_true")
    what.add_argument("--leave-language", choices=("chinese", "english", "greek", "polish", "russian"))
    what.add_argument("--leave-styles", nargs="*", choices=report.TAIL_STYLES, metavar="STYLE")
    what.add_argument("--worth", nargs="*", choices=tuple(GROUPS), metavar="GROUP")
    parser.add_argument("--quick", action="store_true", help="two folds of the five; with --leave-styles one")
    parser.add_argument("--judge-only", action="store_true", help="score blocks at 0.5 without what the program makes of them")
    parser.add_argument("--params", nargs="*", default=[], metavar="K=V", help="override a parameter, or weight.SOURCE")
    parser.add_argument("--drop", action="append", default=[], metavar="PREFIX", help="leave these features out")
    return parser.parse_args()


class Blocks:
    """All sources end to end, with one row a block: what LightGBM is given."""

    def __init__(self, form, binary, changes, drop):
        self.form, self.binary = form, binary
        self.sources = (sources.html_sources if form == "html" else sources.text_sources)(binary)
        shares = dict(sources.HTML_WEIGHTS if form == "html" else sources.TEXT_WEIGHTS)
        self.parameters = {**PARAMETERS, "trees": TREES[form]}
        for change in changes:
            key, value = change.split("=", 1)
            table, key = (shares, key[7:]) if key.startswith("weight.") else (self.parameters, key)
            if key not in table:
                # Any other parameter of LightGBM's is welcome; a source that does not exist is a slip.
                if table is shares:
                    raise SystemExit(f"--params {change}: no such source; there are {', '.join(shares)}")
            known = table.get(key)
            table[key] = value if isinstance(known, str) else float(value) if isinstance(known, float) else json.loads(value)
        self.shares = shares
        self.names = self.sources[0].pages.names
        self.judgements = program.judgements(binary, form)
        if any(source.pages.names != self.names for source in self.sources):
            raise SystemExit("the sources' dumps differ in their features: was the binary replaced in between?")
        self.x = numpy.concatenate([source.pages.x for source in self.sources])
        for i, name in enumerate(self.names):
            if any(name.startswith(prefix) for prefix in drop):
                self.x[:, i] = 0
        self.y = numpy.concatenate([source.pages.labels for source in self.sources])
        self.pages = []  # (source, gold page, first row, last row)
        offset = 0
        for source in self.sources:
            for i, name in enumerate(source.pages.ids):
                self.pages.append((source, source.gold[name], offset + source.pages.starts[i], offset + source.pages.starts[i + 1]))
            offset += source.pages.starts[-1]
        spans = [high - low for _, _, low, high in self.pages]
        self.fold = numpy.repeat([gold.fold for _, gold, _, _ in self.pages], spans)
        sorts = map(self.sorts, self.pages, self.ids())
        self.is_any, self.is_special, self.told_special = (numpy.repeat(sort, spans) for sort in zip(*sorts))
        self.weight, self.left_out = self.block_weights()
        self.weight_of_any = self.weight if form == "text" else self.weights_of_any(spans)
        self.y = numpy.nan_to_num(self.y)

    def ids(self):
        """The id of each page."""
        return [name for source in self.sources for name in source.pages.ids]

    def sorts(self, page, name):
        """Which forests a page trains: the one of any page, the one of the special sort; and how special it is told to be."""
        source, gold, _, _ = page
        if source.made:
            return False, True, 1.0 if name in source.plain else sources.UNTOLD
        if self.form == "text":
            return True, False, sources.TEXT_SPECIAL.get(source.name, 0.0)
        # News corpora hold articles alone.
        special = gold.kind == "article" or source.name != "wcxb"
        return True, special, float(special)

    def block_weights(self):
        score, out, left_out = corpora.scorer(), numpy.zeros(len(self.y)), 0
        words = numpy.concatenate([source.pages.words for source in self.sources])
        for source in self.sources:
            used = 0
            first = numpy.flatnonzero([page[0] is source for page in self.pages])[0]
            span = []
            for i, name in enumerate(source.pages.ids):
                _, gold, low, high = self.pages[first + i]
                y, size = self.y[low:high], words[low:high]
                wanted = len(score.words(gold.body))
                known = numpy.nan_to_num(y)
                hit, taken = float((known * size).sum()), float(size[known >= 0.5].sum())
                # Made texts are labelled by what they are made of, so only real pages can fail their oracle.
                if not wanted or (not source.styles and 2 * hit / (wanted + taken) < ORACLE_FLOOR):
                    left_out += 1
                    continue
                weight = numpy.minimum(numpy.maximum(size + LINE_WORDS[self.form], 1) / max(wanted, GOLD_WORDS), BLOCK_MOST)
                body = numpy.flatnonzero(known >= 0.5)
                weight[(body[-1] if len(body) else -1) + 1:] *= self.parameters["tail_weight"]
                if source.made and len(body):
                    weight[max(body[-1] - 1, 0):body[-1] + 4] *= self.parameters["seam_weight"]
                weight *= min(1.0, PAGE_MOST / weight.sum())
                weight[numpy.isnan(y)] = 0
                out[low:high] = weight
                used += 1
                span.append((low, high))
            for low, high in span:
                out[low:high] *= self.shares[source.name] / used
        # LightGBM's regularisation is in units of weight: one a block on average.
        return (out / out[out > 0].mean()).astype(numpy.float32), left_out

    def weights_of_any(self, spans):
        """In the forest of any page WCXB, which has every sort, outweighs the news."""
        news = numpy.repeat([source.name != "wcxb" for source, *_ in self.pages], spans)
        out, share = self.weight.astype(float), sources.HTML_NEWS_OF_ANY
        out[news] *= share / (1 - share) * out[~news].sum() / out[news].sum()
        return (out / out[out > 0].mean()).astype(numpy.float32)

    def rows(self, wanted):
        """The rows of the pages that `wanted(source, gold, id)` says yes to."""
        mask = numpy.zeros(len(self.y), dtype=bool)
        for (source, gold, low, high), name in zip(self.pages, self.ids()):
            mask[low:high] = wanted(source, gold, name)
        return mask

    def train(self, wanted, name):
        """The forests on the pages wanted, written as weights: (forests, path)."""
        mask = self.rows(wanted) & (self.weight > 0)
        trained = forests.Forests(self, mask)
        path = features.CACHE / f"{self.form}-{name}.model"
        path.write_bytes(trained.encoded(self.x[mask][:20000]))
        return trained, path


def cross_validate(blocks, folds, judge_only):
    """Every page in the folds judged by weights trained on the other folds' hosts: (probabilities, program's lines)."""
    probability, outputs = numpy.full(len(blocks.y), numpy.nan), {}
    for fold in folds:
        trained, path = blocks.train(lambda source, gold, name: not gold.sealed and gold.fold != fold, f"fold{fold}")
        here = blocks.rows(lambda source, gold, name: not gold.sealed and gold.fold == fold)
        probability[here] = trained.predict(blocks.x[here], forests.specials(blocks, path, here))
        if not judge_only:
            outputs |= report.run(blocks, path, lambda gold: not gold.sealed and gold.fold == fold)
        print(f"fold {fold}: {int(here.sum())} blocks judged", file=sys.stderr, flush=True)
    return probability, outputs


def state(blocks, drop):
    """What the scores of a cross-validation depend on, so that --final may take those of one that was run already."""
    return features.digest(
        features.file_hash(blocks.binary),
        [source.pages.key for source in blocks.sources],
        blocks.parameters,
        blocks.shares,
        drop,
        lightgbm.__version__,
        [features.file_hash(path) for name in SCORED_BY for path in sorted((corpora.REPOSITORY / "scripts").glob(name))],
    )


def run_cv(blocks, options):
    folds = range(2 if options.quick else corpora.FOLDS)
    probability, outputs = cross_validate(blocks, folds, options.judge_only)
    wanted = lambda gold: not gold.sealed and gold.fold in folds
    report.oracle(blocks, wanted)
    report.judge_alone(blocks, probability, wanted)
    figures = {}
    trained, path = blocks.train(lambda source, gold, name: not gold.sealed, "unsealed")
    if not options.judge_only:
        figures = report.printed(blocks, outputs, wanted)
        figures |= report.unlabelled(blocks, path)
    for booster in trained.boosters:
        report.importances(booster, blocks.names)
    if not (options.quick or options.judge_only):
        place = features.CACHE / f"cv-{state(blocks, options.drop)}.json"
        place.write_text(json.dumps(figures))
    return figures


def final(blocks, options):
    if options.quick or options.judge_only or options.drop:
        raise SystemExit("--final writes the weights that ship: it goes with none of --quick, --judge-only and --drop")
    known = features.CACHE / f"cv-{state(blocks, options.drop)}.json"
    figures = json.loads(known.read_text()) if known.exists() else run_cv(blocks, options)
    _, path = blocks.train(lambda source, gold, name: True, "final")
    encoded = path.read_bytes()
    place = corpora.REPOSITORY / "src" / "classify" / "models" / f"{blocks.form}.model"
    place.write_bytes(encoded)
    card = {
        "command": " ".join(["python3 -m scripts.train", "--form", blocks.form, "--final", *(["--params", *options.params] if options.params else [])]),
        "lightgbm": lightgbm.__version__,
        "parameters": blocks.parameters,
        "weights_of_sources": blocks.shares,
        "pages": {source.name: len(source.pages.ids) for source in blocks.sources},
        "tells_sorts": {**forests.TELLING, "trees": forests.TELLING_TREES},
        "pages_left_out": blocks.left_out,
        "blocks": len(blocks.y),
        "features": len(blocks.names),
        "feature_hash": f"{model_file.fnv1a(chr(10).join([*blocks.names, *blocks.judgements]).encode()):016x}",
        "sharpness": forests.SHARPNESS[blocks.form],
        "lean": forests.LEAN[blocks.form],
        "bytes": len(encoded),
        "hash": f"{model_file.fnv1a(encoded):016x}",
        "cross_validated": figures,
    }
    place.with_suffix(".model.json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"{place}: {len(encoded)} bytes, {card['blocks']} blocks of {sum(card['pages'].values())} pages")


def leave_language(blocks, language):
    """Weights that never saw a language, on world-dev's unsealed pages in it."""
    _, path = blocks.train(lambda source, gold, name: not gold.sealed and gold.language != language, f"without-{language}")
    wanted = lambda gold: not gold.sealed and gold.corpus == "world" and gold.language == language
    print(f"without {language}:")
    report.printed(blocks, report.run(blocks, path, wanted), wanted)


def leave_styles(blocks, options):
    """For each style of tails-dev: made texts of the nearest form left out, hosts of the fold left out, that style scored."""
    folds = range(1 if options.quick else corpora.FOLDS)
    rows = {}
    for style in options.leave_styles or report.TAIL_STYLES:
        for fold in folds:
            keep = lambda source, gold, name: not gold.sealed and gold.fold != fold and style not in source.styles.get(name, ())
            _, path = blocks.train(keep, "style")
            rows |= report.run_tails(blocks, path, lambda gold: not gold.sealed and gold.fold == fold, style)
    report.tails_table("tails", rows, "each style left out of training in turn")


def worth(blocks, wanted):
    """Groups of features, or all that the form has, left out of training in turn. HTML: the forest of any page on WCXB, that of
    articles elsewhere; text: the forest of dumps on what is none of ours."""
    groups = {group: [i for i, name in enumerate(blocks.names) if re.match(pattern, name)] for group, pattern in GROUPS.items()}
    if sorted(column for columns in groups.values() for column in columns) != list(range(len(blocks.names))):
        raise SystemExit("GROUPS has a feature twice, or not at all: mend its patterns")
    # The forest of dumps, which is all that is scored of text, does not see the sides.
    if blocks.form == "text" and groups.pop("sides") and "sides" in (wanted or ()):
        raise SystemExit("--worth sides: text is scored by the forest of dumps, which does not see them; compare --cv with --drop")
    groups = {group: columns for group, columns in groups.items() if columns and group in (wanted or GROUPS)}
    for group, columns in {"nothing": [], **groups}.items():
        kept, blocks.x[:, columns] = blocks.x[:, columns], 0
        probability = numpy.full(len(blocks.y), numpy.nan)
        for fold in range(2):
            trained = blocks.rows(lambda source, gold, name: not gold.sealed and gold.fold != fold) & (blocks.weight > 0)
            of_any, of_special = forests.pair(blocks, trained)
            for source in blocks.sources:
                here = blocks.rows(lambda other, gold, name: other is source and not gold.sealed and gold.fold == fold)
                of_sort = source.made if blocks.form == "text" else source.name != "wcxb"
                probability[here] = (of_special if of_sort else of_any).predict(blocks.x[here])
        blocks.x[:, columns] = kept
        print(f"\nwithout {group}: {len(columns)} features of {len(blocks.names)}")
        report.judge_at_best(blocks, probability, lambda gold: not gold.sealed and gold.fold < 2)


def main():
    options = arguments()
    if options.leave_styles is not None and options.form != "text":
        raise SystemExit("--leave-styles is a question about text: add --form text")
    blocks = Blocks(options.form, program.build(), options.params, options.drop)
    print(
        f"{options.form}: {len(blocks.pages)} pages ({blocks.left_out} left out: no gold, or an oracle under {ORACLE_FLOOR}),"
        f" {len(blocks.y)} blocks, {len(blocks.names)} features",
        flush=True,
    )
    if options.cv:
        run_cv(blocks, options)
    elif options.final:
        final(blocks, options)
    elif options.leave_language:
        leave_language(blocks, options.leave_language)
    elif options.leave_styles is not None:
        leave_styles(blocks, options)
    elif options.worth is not None:
        worth(blocks, options.worth)
    else:
        _, path = blocks.train(lambda source, gold, name: not gold.sealed, "unsealed")
        wanted = lambda gold: gold.sealed
        report.printed(blocks, report.run(blocks, path, wanted), wanted, reading=False)


if __name__ == "__main__":
    main()
