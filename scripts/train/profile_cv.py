#!/usr/bin/env python3
"""What a site profile adds on pages that the weights never saw.

    python3 -m scripts.train.profile_cv                    with the weights that `python3 -m scripts.train --form html --cv` and `--form text --cv` left
    python3 -m scripts.train.profile_cv --models FOLDER    with those that were put elsewhere

world-dev as JSONL with addresses, as markup and as naive text, and sites-dev, which is text. Each fold's unsealed pages
are run with the weights trained on the other folds' hosts, without a profile and with one of all the pages, which
learns without labels and so may know the pages it is used on, as with `--profile auto`.

Python's standard library is enough.
"""
import argparse
import json
import pathlib
import subprocess
import sys

from scripts.common import corpora, program
from scripts.train import naive_text

PLACE = corpora.TARGET / "profile_cv"
COLUMNS = {"world": ("F1", "R", "tail", "head"), "world as text": ("F1", "tail"), "sites": ("left", "lost")}


def fold_models(binary, folder):
    """{form: [each fold's weights]}; weights that are missing, or of another build's features, end the script."""
    models = {form: [folder / f"{form}-fold{fold}.model" for fold in range(corpora.FOLDS)] for form in ("html", "text")}
    for form, paths in models.items():
        for path in paths:
            command = [str(binary), "--quiet", f"--model-{form}", str(path)]
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(f"{done.stderr.strip()}\nrun `python3 -m scripts.train --form {form} --cv` with {binary}, which leaves each fold's weights")
    return models


def tables():
    """{table: (form, [(gold page, record)])}"""
    world = corpora.gold_pages("world").values()
    record = lambda gold, **content: (gold, {"id": gold.id, "url": f"http://{gold.host}/", **content})
    wcxb = corpora.gold_pages("wcxb")
    # Its texts are bodies of WCXB's pages, whose hosts decide the fold.
    sites = [(wcxb[row["id"].split("-")[0]], row) for row in corpora.rows("sites-dev")]
    return {
        "world": ("html", [record(gold, html=corpora.page_text(gold)) for gold in world]),
        "world as text": ("text", [record(gold, text=naive_text.render_file(corpora.page_path(gold))) for gold in world]),
        "sites": ("text", [(gold, {key: row[key] for key in ("id", "url", "text")}) for gold, row in sites]),
    }


def written(name, records):
    path = PLACE / f"{name.replace(' ', '-')}.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def profile_of(binary, path, form):
    made = path.with_suffix(".profile")
    command = [str(binary), "profile", "--quiet", "--from", "jsonl", "--field", form, str(path), "-o", str(made)]
    subprocess.run(command, check=True)
    return made


def cross_validated(binary, models, form, pages, options):
    """{id: line} of every unsealed page, run with its fold's weights."""
    rows = {}
    for fold, model in enumerate(models):
        path = written("fold", (record for gold, record in pages if gold.fold == fold and not gold.sealed))
        rows |= program.clean_jsonl(binary, path, form, [f"--model-{form}", str(model), *options])
    return rows


def scored(name, rows):
    if name == "sites":
        corpus = written("sites-gold", (row for row in corpora.rows("sites-dev") if row["id"] in rows))
        figures, _ = program.score_tails(corpus, rows.values())
        # The scorer's name for all texts that hold foreign lines, which every page of a site does.
        return figures["tails only"]
    texts = program.texts(rows)
    return program.figures(corpora.scorer().wcxb(corpora.subset("world", texts, PLACE / "subset"), texts))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", metavar="FOLDER", type=pathlib.Path, default=corpora.TARGET / "train", help="where the folds' weights are")
    options = parser.parse_args()
    if not corpora.SHARED.exists():
        print(f"nothing to measure: {corpora.SHARED} is not there (DECHAFF_SHARED names another place)")
        return 0
    binary = program.build()
    models = fold_models(binary, options.models)
    PLACE.mkdir(parents=True, exist_ok=True)
    found = {"without": [], "with": []}
    for name, (form, pages) in tables().items():
        made = profile_of(binary, written(name, (record for _, record in pages)), form)
        for row, how in (("without", []), ("with", ["--profile", str(made)])):
            rows = cross_validated(binary, models[form], form, pages, how)
            figures = scored(name, rows)
            found[row] += [figures[column] for column in COLUMNS[name]]
        print(f"{name}: {len(rows)} pages", file=sys.stderr, flush=True)
    print("| | " + " | ".join(f"{name} {column}" for name, columns in COLUMNS.items() for column in columns) + " |")
    print("|---" * (1 + sum(map(len, COLUMNS.values()))) + "|")
    for row, values in found.items():
        print(f"| {row} | " + " | ".join(f"{value:.3f}" for value in values) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
