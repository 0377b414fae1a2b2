#!/usr/bin/env python3
"""Run the release binary over the shared corpora, print every table, and hold the figures to their floors.

    python3 -m scripts.evaluate                       every table; exit 1 where a floor of floors.json is broken, 0 without ../shared
    python3 -m scripts.evaluate --only wcxb,tails     some of the tables
    python3 -m scripts.evaluate --update              raise the floors to what is reached
    python3 -m scripts.evaluate --update --lower NAME lower that floor too; none is ever lowered unnamed

These are figures on pages the weights were trained on: they guard against getting worse, and flatter. What the program
does on pages it never saw is what `python3 -m scripts.train --cv` prints.

Python's standard library is enough.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

from scripts.common import corpora, program
from scripts.evaluate.lists import unseen

FLOORS = pathlib.Path(__file__).resolve().parent / "thresholds.json"
# A floor stands this far under what was reached, so that a change which moves one page in five hundred is no alarm.
MARGIN = 0.002
# Figures of which less is better; all others are shares of what should be there.
ERRORS = frozenset(("tail", "article-tail", "left", "lost"))
# Shown but not held: precision and recall are traded for each other by every good change, and F1 holds their balance;
# snippets say again what words say.
NOT_HELD = frozenset(("P", "R", "acc", "with", "without", "head"))

# What the case the project began with must and must not say.
SEED_KEPT = (
    "MOSCOW: Russia said Monday it was suspending its mission to NATO",
    "closing the alliance's offices in Moscow",
    "Moscow's 2014 annexation of Crimea from Ukraine",
    "will be in Brussels on Thursday and Friday for a series of meetings.",
)
SEED_DROPPED = ("alliance´s", "Nanny Arrested By ICE", "Winnie Harlow", "Robbie Gushes", "Sarah Ferguson", "Muppet Show")


def layout_table(name, binary):
    """A corpus of HTML pages with gold bodies."""
    folder = corpora.folder(name)
    line = corpora.scorer().wcxb(folder, program.texts(program.clean_html(binary, [folder / "html"])))
    return {"": program.figures(line)}, line


def multilingual_table(binary):
    folder = corpora.folder("multilingual")
    line = corpora.scorer().snippets(folder, program.texts(program.clean_html(binary, [folder / "html"])))
    return {"": program.figures(line)}, line


def text_table(name, binary):
    """A text rendering of the WCXB pages."""
    rows = program.clean_jsonl(binary, corpora.SHARED / "corpora" / f"{name}-dev.jsonl.gz", "text")
    line = corpora.scorer().wcxb(corpora.folder("wcxb"), program.texts(rows))
    return {"": program.figures(line)}, line


def tails_table(name, binary, options=()):
    path = corpora.SHARED / "corpora" / f"{name}-dev.jsonl.gz"
    return program.score_tails(path, program.clean_jsonl(binary, path, "text", options).values())


def unseen_table(name, binary):
    """Lists in forms that no weights were trained on; held as a whole, since a form has fifty or sixty texts."""
    path = corpora.TARGET / "evaluate" / f"{name}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = unseen.rows(list(corpora.gold_pages("wcxb").values()), name)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    groups, table = program.score_tails(path, program.clean_jsonl(binary, path, "text").values())
    return {"all": groups["tails only"]}, table


def profile_table(name, binary):
    """A corpus of HTML pages with gold bodies, as JSONL with their addresses, in two passes: sites tell what they repeat."""
    path = corpora.TARGET / "evaluate" / f"{name}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as lines:
        for page in corpora.gold_pages(name).values():
            row = {"id": page.id, "url": f"http://{page.host}/", "html": corpora.page_text(page)}
            lines.write(json.dumps(row) + "\n")
    rows = program.clean_jsonl(binary, path, "html", ["--profile", "auto"])
    line = corpora.scorer().wcxb(corpora.folder(name), program.texts(rows))
    return {"": program.figures(line)}, line


def gold_table(corpus, binary):
    """Gold bodies as text: nearly clean already, so next to nothing may go."""
    score, gold = corpora.scorer(), corpora.gold_pages(corpus)
    path = corpora.TARGET / "evaluate" / f"gold-{corpus}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps({"id": name, "text": page.body}) + "\n" for name, page in gold.items()))
    texts, lost, total = program.texts(program.clean_jsonl(binary, path, "text")), 0, 0
    for name, page in gold.items():
        hit, _, wanted = score.overlap(*(collections.Counter(score.words(text)) for text in (texts[name], page.body)))
        lost, total = lost + wanted - hit, total + wanted
    return {"": {"lost": round(lost / total, 4)}}, f"lost {lost / total:.4f} of the words"


def seed_table(binary):
    rows = program.lines(binary, ["--from", "text"], [corpora.SHARED / "corpora" / "seed-article.txt"])
    text = rows[0]["text"]
    wrong = [f"lost: {s}" for s in SEED_KEPT if s not in text] + [f"left: {s}" for s in SEED_DROPPED if s in text]
    checks = len(SEED_KEPT) + len(SEED_DROPPED)
    passed = 1 - len(wrong) / checks
    return {"": {"passed": round(passed, 4)}}, "\n".join([f"{checks - len(wrong)} of {checks} checks hold", *wrong])


def mojibake_table(binary):
    """ftfy's cases through `dechaff repair`, whose output is compared to the letter; ftfy straightens quotes."""
    filtered = lambda text: subprocess.run([str(binary), "repair", "--quotes", "straight"], input=text.encode(), capture_output=True)
    # A binary without the command takes "repair" for a missing path and refuses.
    if filtered("plain\n").stdout != b"plain\n":
        return {}, "skipped: this binary has no `dechaff repair`"
    cases = json.loads((corpora.SHARED / "corpora" / "mojibake-dev.json").read_text())
    wrong = [c for c in cases if filtered(c["original"] + "\n").stdout.decode(errors="replace").removesuffix("\n") != c["fixed"]]
    passed = 1 - len(wrong) / len(cases)
    failing = [f"fails: {case['label']}" for case in wrong]
    return {"": {"passed": round(passed, 4)}}, "\n".join([f"{len(cases) - len(wrong)} of {len(cases)} cases", *failing])


TABLES = {
    "wcxb": lambda binary: layout_table("wcxb", binary),
    "news": lambda binary: layout_table("news", binary),
    "world": lambda binary: layout_table("world", binary),
    "chinese": lambda binary: layout_table("chinese", binary),
    "multilingual": multilingual_table,
    "text-all": lambda binary: text_table("text-all", binary),
    "text-loose": lambda binary: text_table("text-loose", binary),
    "tails": lambda binary: tails_table("tails", binary),
    "unseen": lambda binary: unseen_table("unseen", binary),
    "fresh": lambda binary: unseen_table("fresh", binary),
    "sites": lambda binary: tails_table("sites", binary),
    "sites-profile": lambda binary: tails_table("sites", binary, ["--profile", "auto"]),
    "world-profile": lambda binary: profile_table("world", binary),
    "gold-wcxb": lambda binary: gold_table("wcxb", binary),
    "gold-news": lambda binary: gold_table("news", binary),
    "seed": seed_table,
    "mojibake": mojibake_table,
}


def measure(binary, wanted):
    """Every figure by name, such as `wcxb.F1` or `tails.bare.left`, with the tables printed on the way."""
    figures = {}
    for name in wanted:
        groups, table = TABLES[name](binary)
        print(f"{name}\n  " + table.replace("\n", "\n  "), flush=True)
        for group, values in groups.items():
            figures |= {".".join(filter(None, (name, group, key))): value for key, value in values.items() if key not in NOT_HELD}
    return figures


def side(name):
    return "at_most" if name.rsplit(".", 1)[1] in ERRORS else "at_least"


def worse(name, value, bound):
    return value > bound if side(name) == "at_most" else value < bound


def broken(floors, figures):
    """What is worse than its floor. A figure that was not measured, by --only or for want of a command, breaks nothing."""
    bounds = {**floors["at_least"], **floors["at_most"]}
    return {name: bound for name, bound in bounds.items() if name in figures and worse(name, figures[name], bound)}


def updated(floors, figures, lower):
    """The floors raised to what is reached; those named in `lower` go where they are now, even down."""
    fresh = {"at_least": dict(floors["at_least"]), "at_most": dict(floors["at_most"])}
    for name, value in figures.items():
        table = fresh[side(name)]
        bound = round(value + MARGIN if side(name) == "at_most" else max(0.0, value - MARGIN), 4)
        if name not in table or name in lower or worse(name, table[name], bound):
            table[name] = bound
    return {key: dict(sorted(table.items())) for key, table in fresh.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAMES", default="", help=f"some of {', '.join(TABLES)}")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--lower", metavar="NAME", action="append", default=[], help="with --update: let this floor fall")
    options = parser.parse_args()
    wanted = [name for name in options.only.split(",") if name] or list(TABLES)
    if unknown := set(wanted) - set(TABLES):
        parser.error(f"no table {', '.join(sorted(unknown))}: there are {', '.join(TABLES)}")
    if not corpora.SHARED.exists():
        print(f"nothing to evaluate: {corpora.SHARED} is not there (DECHAFF_SHARED names another place)")
        return 0
    figures, floors = measure(program.build(), wanted), json.loads(FLOORS.read_text())
    print("\nThe weights were trained on these pages; for pages they never saw see python3 -m scripts.train --cv.")
    if unknown := set(options.lower) - set(figures):
        parser.error(f"--lower names no figure that was measured: {', '.join(sorted(unknown))}")
    failing = broken(floors, figures)
    for name, bound in failing.items():
        named = " (lowered)" if options.update and name in options.lower else ""
        print(f"floor broken: {name} is {figures[name]:.4f}, {side(name).replace('_', ' ')} {bound:.4f}{named}")
    if options.update and set(failing) <= set(options.lower):
        FLOORS.write_text(json.dumps(updated(floors, figures, options.lower), indent=2) + "\n")
        print(f"floors written to {FLOORS}")
        return 0
    if options.update:
        print("floors not written: a broken floor is mended, or lowered by its name with --lower NAME")
    elif not failing:
        held = sum(name in figures for table in floors.values() for name in table)
        print(f"all {held} floors hold")
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
