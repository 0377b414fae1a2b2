"""Trains the models that separate body from chaff, and measures them on pages they never saw.

    python3 -m scripts.train --format html --cv                   five folds by host: the program's
                                                                  output with each fold's model
    python3 -m scripts.train --format html --cv --quick           two of the five folds
    python3 -m scripts.train --format html --cv --drop tree.near  without the features of a prefix
    python3 -m scripts.train --format html --leave-language greek train without a language, and
                                                                  score world-dev's pages in it
    python3 -m scripts.train --format html --ablate               two folds without each group of
                                                                  features in turn
    python3 -m scripts.train --format text --ablate wording       the same for some groups
    python3 -m scripts.train --format text --leave-styles         tails-dev, each style left out of
                                                                  training in turn
    python3 -m scripts.train --format html --held-out             the held-out test set, once, at
                                                                  the end of a piece of work
    python3 -m scripts.train --format html --final                train on every page, and write
                                                                  src/classify/models/html.model

The same corpora and options give the same bytes: seeds are fixed, and LightGBM runs in its
deterministic mode. Only --held-out scores a held-out page, and only --final trains on one.
"""

import argparse
import functools
import json
import pathlib
import re
import shlex
from collections.abc import Iterable, Sequence

import lightgbm
import numpy

from scripts import corpora, program
from scripts.corpora import Gold
from scripts.evaluate.tables import Table
from scripts.train import features, forests, model_file, report
from scripts.train.features import CACHE, Array
from scripts.train.training_set import LEAST_ORACLE, Page, TrainingSet

MODELS = corpora.REPOSITORY / "src" / "classify" / "models"
# The scripts that figures depend on: another version of one may give others.
SCORED_BY = ("*.py", "evaluate/**/*.py", "train/**/*.py")
QUICK_FOLDS = 2
LANGUAGES = ("chinese", "english", "greek", "polish", "russian")

# All features by name, in the groups that --ablate leaves out.
GROUPS = {
    "phrases": r"block\.phrase|sequence\.(heading|outline)\.|tree\.opened",
    "block": r"block\.(?!phrase)",
    "sequence": r"sequence\.(?!heading\.|outline\.|wording|seen_|run_seen_|cohesion|context_)",
    "context": r"sequence\.(seen_|run_seen_|cohesion|context_)",
    "wording": r"(sequence|page)\.wording",
    "names": r"tree\.(inside\.|near|levels_to_|chaff|body)",
    "tree": r"tree\.(?!inside\.|near|levels_to_|chaff|body|opened)",
    "structured-data": r"structured_data\.",
    "page": r"page\.(?!wording)",
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--format", choices=("html", "text"), required=True)
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--cv", action="store_true")
    task.add_argument("--held-out", action="store_true")
    task.add_argument("--final", action="store_true")
    task.add_argument("--leave-language", choices=LANGUAGES)
    task.add_argument("--leave-styles", nargs="*", choices=report.TAIL_STYLES, metavar="STYLE")
    task.add_argument("--ablate", nargs="*", choices=tuple(GROUPS), metavar="GROUP")
    parser.add_argument(
        "--quick", action="store_true", help="two folds of the five; with --leave-styles one"
    )
    parser.add_argument(
        "--blocks-only", action="store_true", help="score blocks, and do not run the program"
    )
    parser.add_argument(
        "--params",
        nargs="*",
        default=[],
        metavar="KEY=VALUE",
        help="change a parameter, or weight.SOURCE",
    )
    parser.add_argument(
        "--drop",
        action="append",
        default=[],
        metavar="PREFIX",
        help="leave out the features whose names begin with this",
    )
    options = parser.parse_args()
    if options.leave_styles is not None and options.format != "text":
        parser.error("--leave-styles is about text: add --format text")
    if options.final and (options.quick or options.blocks_only or options.drop):
        parser.error("--final writes the model that ships: not with --quick, --blocks-only, --drop")
    return options


def in_development(gold: Gold) -> bool:
    """Whether a page is not in the held-out test set."""
    return not gold.held_out


def in_fold(gold: Gold, fold: int) -> bool:
    """Whether a page is in a fold. Held-out pages are in none."""
    return not gold.held_out and gold.fold == fold


def page_in_fold(page: Page, fold: int) -> bool:
    """Whether a page is measured on a fold."""
    return in_fold(page.gold, fold)


def in_other_folds(page: Page, fold: int) -> bool:
    """Whether a page trains the model that is measured on a fold."""
    return not page.gold.held_out and page.gold.fold != fold


def train_on_development(data: TrainingSet) -> tuple[forests.Forests, pathlib.Path]:
    """A model of all pages that are not held out."""
    mask = data.rows(lambda page: in_development(page.gold))
    return forests.train_model(data, mask, "development")


def cross_validate(
    data: TrainingSet, folds: Iterable[int], blocks_only: bool
) -> tuple[Array, report.Outputs]:
    """Block probabilities and the program's lines, each page by a model that never saw its host."""
    probability = numpy.full(len(data.y), numpy.nan)
    outputs: report.Outputs = {}
    for fold in folds:
        mask = data.rows(functools.partial(in_other_folds, fold=fold))
        trained, path = forests.train_model(data, mask, f"fold{fold}")
        here = data.rows(functools.partial(page_in_fold, fold=fold))
        probability[here] = trained.predict(data, path, here)
        if not blocks_only:
            outputs |= report.run(data, path, functools.partial(in_fold, fold=fold))
        print(f"fold {fold}: {int(here.sum())} blocks scored", flush=True)
    return probability, outputs


def run_cv(data: TrainingSet, options: argparse.Namespace) -> Table:
    """The tables of a cross-validation. Figures of a whole one are cached for --final."""
    folds = range(QUICK_FOLDS if options.quick else corpora.FOLDS)
    probability, outputs = cross_validate(data, folds, options.blocks_only)

    def wanted(gold: Gold) -> bool:
        return not gold.held_out and gold.fold in folds

    report.oracle(data, wanted)
    report.block_scores(data, probability, wanted)
    figures: Table = {}
    if not options.blocks_only:
        figures = report.program_tables(data, outputs)
        report.list_worst_pages(data, outputs)
        figures |= report.multilingual(data, outputs)
    if not options.quick:
        trained, _ = train_on_development(data)
        for booster in filter(None, (trained.general, trained.expert)):
            report.importances(booster, data.names)
    if not (options.quick or options.blocks_only):
        cv_path(data, options.drop).write_text(json.dumps(figures))
    return figures


def cv_path(data: TrainingSet, dropped: Sequence[str]) -> pathlib.Path:
    """Where the figures of a cross-validation are cached: under all that they depend on."""
    scripts = corpora.REPOSITORY / "scripts"
    state = features.digest(
        features.file_hash(data.binary),
        [source.pages.key for source in data.sources],
        data.parameters,
        data.source_weights,
        list(dropped),
        lightgbm.__version__,
        [features.file_hash(path) for glob in SCORED_BY for path in sorted(scripts.glob(glob))],
    )
    return CACHE / f"cv-{state}.json"


def run_final(data: TrainingSet, options: argparse.Namespace) -> None:
    """Trains on every page, and writes the model and its card."""
    cached = cv_path(data, options.drop)
    if not cached.exists():
        print("no figures of a cross-validation with this program: the card will have none")
    figures = json.loads(cached.read_text()) if cached.exists() else {}
    _, path = forests.train_model(data, data.rows(lambda page: True), "final")
    model = path.read_bytes()
    place = MODELS / f"{data.format}.model"
    place.write_bytes(model)
    command = ["python3", "-m", "scripts.train", "--format", data.format, "--final"]
    if options.params:
        command += ["--params", *options.params]
    card = {
        "command": shlex.join(command),
        "lightgbm": lightgbm.__version__,
        "parameters": data.parameters,
        "weights_of_sources": data.source_weights,
        "pages": {source.name: len(source.pages.ids) for source in data.sources},
        "gate": {**forests.GATE, "trees": forests.GATE_TREES},
        "pages_left_out": data.left_out,
        "blocks": len(data.y),
        "features": len(data.names),
        "feature_hash": f"{model_file.feature_hash(data.names, data.gate_names):016x}",
        "logit_scale": forests.LOGIT_SCALE[data.format],
        "gate_bias": forests.GATE_BIAS[data.format],
        "bytes": len(model),
        "hash": f"{model_file.fnv1a(model):016x}",
        "cross_validated": figures,
    }
    place.with_suffix(".model.json").write_text(json.dumps(card, indent=2) + "\n")
    count = sum(len(source.pages.ids) for source in data.sources)
    print(f"{place}: {len(model)} bytes, {len(data.y)} blocks of {count} pages")


def run_held_out(data: TrainingSet) -> None:
    """The tables of the held-out test set, without a list of its pages."""
    _, path = train_on_development(data)
    report.program_tables(data, report.run(data, path, lambda gold: gold.held_out))


def leave_language(data: TrainingSet, language: str) -> None:
    """A model that never saw a language, on world-dev's pages in it."""
    mask = data.rows(lambda page: not page.gold.held_out and page.gold.language != language)
    _, path = forests.train_model(data, mask, f"without-{language}")

    def wanted(gold: Gold) -> bool:
        return not gold.held_out and gold.corpus == "world" and gold.language == language

    print(f"without {language}:")
    report.program_tables(data, report.run(data, path, wanted))


def leave_styles(data: TrainingSet, options: argparse.Namespace) -> None:
    """Each style of tails-dev, by models without synthetic texts that come near to it."""
    outputs: report.Outputs = {}
    for style in options.leave_styles or report.TAIL_STYLES:
        for fold in range(1 if options.quick else corpora.FOLDS):
            outputs |= without_style(data, style, fold)
    report.list_table("tails", outputs, "each style left out of training in turn")


def without_style(data: TrainingSet, style: str, fold: int) -> report.Outputs:
    """The texts of a style in a fold, by a model that saw neither."""

    def trains(page: Page) -> bool:
        return in_other_folds(page, fold) and style not in page.source.styles.get(page.id, ())

    _, path = forests.train_model(data, data.rows(trains), "style")
    records = report.list_records("tails", functools.partial(in_fold, fold=fold))
    chosen = {key: row for key, row in records.items() if row["style"] == style}
    return report.run_texts(data, path, chosen)


def ablate(data: TrainingSet, wanted: Sequence[str]) -> None:
    """Groups of features left out of training in turn, on two folds.

    Text: the general expert on real texts, the expert on synthetic ones.
    """
    groups = {
        group: [i for i, name in enumerate(data.names) if re.match(pattern, name)]
        for group, pattern in GROUPS.items()
    }
    if sorted(i for columns in groups.values() for i in columns) != list(range(len(data.names))):
        raise SystemExit("GROUPS has a feature twice, or not at all: correct its patterns")
    if data.format == "text" and groups.pop("context") and "context" in wanted:
        # The general expert, which is all that is scored of text, does not see these features.
        raise SystemExit("--ablate context does not apply to text: compare --cv with --drop")
    chosen = {name: columns for name, columns in groups.items() if columns}
    chosen = {name: columns for name, columns in chosen.items() if name in (wanted or GROUPS)}
    for group, columns in {"nothing": [], **chosen}.items():
        kept, data.x[:, columns] = data.x[:, columns], 0
        probability = numpy.full(len(data.y), numpy.nan)
        for fold in range(QUICK_FOLDS):
            score_without_program(data, fold, probability)
        data.x[:, columns] = kept
        print(f"\nwithout {group}: {len(columns)} features of {len(data.names)}")
        report.block_scores_at_best(
            data, probability, lambda gold: not gold.held_out and gold.fold < QUICK_FOLDS
        )


def score_without_program(data: TrainingSet, fold: int, probability: Array) -> None:
    """Scores the blocks of a fold by one expert each: no gate, no program."""
    mask = data.rows(functools.partial(in_other_folds, fold=fold)) & (data.weight > 0)
    general, expert = forests.train_experts(data, mask)
    here = data.rows(functools.partial(page_in_fold, fold=fold))
    of_expert = data.rows(lambda page: expert is not None and page.source.synthetic)
    for booster, rows in ((expert, here & of_expert), (general, here & ~of_expert)):
        if booster and rows.any():
            probability[rows] = booster.predict(data.x[rows])


def main() -> None:
    options = arguments()
    data = TrainingSet(options.format, program.build(), options.params, options.drop)
    print(
        f"{options.format}: {len(data.pages)} pages ({data.left_out} not learned from: no gold, or"
        f" an oracle under {LEAST_ORACLE}), {len(data.y)} blocks, {len(data.names)} features",
        flush=True,
    )
    if options.cv:
        run_cv(data, options)
    elif options.final:
        run_final(data, options)
    elif options.held_out:
        run_held_out(data)
    elif options.leave_language:
        leave_language(data, options.leave_language)
    elif options.leave_styles is not None:
        leave_styles(data, options)
    else:
        ablate(data, options.ablate)


if __name__ == "__main__":
    main()
