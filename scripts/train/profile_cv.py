"""Measures what a site profile adds on pages that the models never saw.

    python3 -m scripts.train.profile_cv                  with the models that `--cv` left, for html
                                                         and for text
    python3 -m scripts.train.profile_cv --models FOLDER  with models from elsewhere

world-dev as JSONL with addresses, as markup and as naive text, and sites-dev, which is text. The
pages of each fold are run with the model of the other folds' hosts, without a profile and with one
of all pages. A profile learns without labels, so it may include the pages that it is used on.

Needs the standard library only.
"""

import argparse
import pathlib
import sys
from collections.abc import Iterable, Sequence

from scripts import corpora, program
from scripts.corpora import Gold, JsonRow
from scripts.evaluate import score, score_tails
from scripts.evaluate.figures import Figures
from scripts.train import naive_text

PLACE = corpora.TARGET / "profile_cv"
COLUMNS = {
    "world": ("F1", "R", "tail", "head"),
    "world as text": ("F1", "tail"),
    "sites": ("left", "lost"),
}

# Gold pages and what the program reads of them.
Records = list[tuple[Gold, JsonRow]]


def fold_models(binary: pathlib.Path, folder: pathlib.Path) -> dict[str, list[pathlib.Path]]:
    """The models of the folds, by page format. A missing one, or one with features of another
    build, ends the script."""
    models = {
        page_format: [folder / f"{page_format}-fold{fold}.model" for fold in range(corpora.FOLDS)]
        for page_format in ("html", "text")
    }
    for page_format, paths in models.items():
        for path in paths:
            if not path.exists():
                raise SystemExit(
                    f"{path} does not exist: run `python3 -m scripts.train --format {page_format}"
                    f" --cv` with {binary}, which writes a model for each fold"
                )
            program.run([str(binary), "--quiet", f"--model-{page_format}", str(path)])
    return models


def tables() -> dict[str, tuple[str, Records]]:
    """The records of each table, and their page format."""
    world = corpora.gold_pages("world").values()

    def record(gold: Gold, key: str, content: str) -> tuple[Gold, JsonRow]:
        return gold, {"id": gold.id, "url": f"http://{gold.host}/", key: content}

    wcxb = corpora.gold_pages("wcxb")
    # The texts of sites-dev are bodies of WCXB's pages, whose hosts decide the fold.
    sites = [(wcxb[row["id"].split("-")[0]], row) for row in corpora.rows("sites-dev")]
    naive = {gold.id: naive_text.render_file(corpora.page_path(gold)) for gold in world}
    return {
        "world": ("html", [record(gold, "html", corpora.page_text(gold)) for gold in world]),
        "world as text": ("text", [record(gold, "text", naive[gold.id]) for gold in world]),
        "sites": (
            "text",
            [(gold, {key: row[key] for key in ("id", "url", "text")}) for gold, row in sites],
        ),
    }


def written(name: str, records: Iterable[JsonRow]) -> pathlib.Path:
    """Records as a file."""
    return corpora.write_rows(PLACE / f"{name.replace(' ', '-')}.jsonl", records)


def profile_of(binary: pathlib.Path, path: pathlib.Path, page_format: str) -> pathlib.Path:
    """The profile of all records of a file."""
    profile = path.with_suffix(".profile")
    options = ["--quiet", "--from", "jsonl", "--field", page_format]
    program.run([str(binary), "profile", *options, str(path), "-o", str(profile)])
    return profile


def cross_validated(
    binary: pathlib.Path,
    models: Sequence[pathlib.Path],
    page_format: str,
    records: Records,
    options: Sequence[str],
) -> dict[str, str]:
    """The texts of all pages that are not held out, each with its fold's model."""
    texts: dict[str, str] = {}
    for fold, model in enumerate(models):
        here = (row for gold, row in records if gold.fold == fold and not gold.held_out)
        options_of_fold = [f"--model-{page_format}", str(model), *options]
        path = written("fold", here)
        texts |= program.texts(program.clean_jsonl(binary, path, page_format, options_of_fold))
    return texts


def scored(name: str, texts: dict[str, str]) -> Figures:
    """The figures of a table."""
    if name == "sites":
        rows = (row for row in corpora.rows("sites-dev") if row["id"] in texts)
        # All texts with foreign lines, which every page of a site has.
        return score_tails.tails(rows, texts)["tails only"]
    return score.labelled_pages(corpora.subset("world", texts, PLACE / "subset"), texts)


def print_table(found: dict[str, list[float]]) -> None:
    """The Markdown table of the figures without and with a profile."""
    columns = [f"{name} {column}" for name, of_table in COLUMNS.items() for column in of_table]
    print("| | " + " | ".join(columns) + " |")
    print("|---" * (1 + len(columns)) + "|")
    for row, values in found.items():
        print(f"| {row} | " + " | ".join(f"{value:.3f}" for value in values) + " |")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.train.profile_cv",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--models",
        metavar="FOLDER",
        type=pathlib.Path,
        default=corpora.TARGET / "train",
        help="where the models of the folds are",
    )
    options = parser.parse_args()
    if corpora.missing():
        return 0
    binary = program.build()
    models = fold_models(binary, options.models)
    found: dict[str, list[float]] = {"without": [], "with": []}
    for name, (page_format, records) in tables().items():
        profile = profile_of(binary, written(name, (row for _, row in records)), page_format)
        for row, use in (("without", []), ("with", ["--profile", str(profile)])):
            texts = cross_validated(binary, models[page_format], page_format, records, use)
            figures = scored(name, texts)
            found[row] += [figures[column] for column in COLUMNS[name]]
        print(f"{name}: {len(records)} pages", file=sys.stderr, flush=True)
    print_table(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
