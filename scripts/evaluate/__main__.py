"""Runs the program over the corpora, prints every table and checks the regression thresholds.

    python3 -m scripts.evaluate                        every table; exit 1 if a threshold is broken
    python3 -m scripts.evaluate --only wcxb,tails      some of the tables
    python3 -m scripts.evaluate --write docs/results.md   the tables into the page, too
    python3 -m scripts.evaluate --update               tighten the thresholds to what is reached
    python3 -m scripts.evaluate --update --lower NAME  loosen that threshold, too

Without corpora it prints a message and exits 0. The models were trained on most of these pages: the
figures guard against getting worse, and flatter. `python3 -m scripts.train --cv` measures pages
that a model never saw. Needs the standard library only.
"""

import argparse
import functools
import multiprocessing
import pathlib
import sys
from collections.abc import Iterable

from scripts import corpora, program
from scripts.evaluate import results, thresholds
from scripts.evaluate.figures import Figures, line
from scripts.evaluate.tables import TABLES, Table

PROCESSES = 2


def measure(binary: pathlib.Path, names: Iterable[str]) -> dict[str, Table]:
    """The tables by name, printed as they are measured.

    Two at a time: most of the time the scorers work, on one core each.
    """
    found, wanted = {}, list(names)
    with multiprocessing.Pool(PROCESSES) as pool:
        measured = pool.imap(functools.partial(measure_one, binary), wanted)
        for name, table in zip(wanted, measured, strict=True):
            found[name] = table
            print(name)
            for group, figures in table.items():
                print(
                    f"  {group:14s} {line(figures)}" if group else f"  {line(figures)}", flush=True
                )
    return found


def measure_one(binary: pathlib.Path, name: str) -> Table:
    """One table."""
    return TABLES[name](binary)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", metavar="NAMES", default="", help=f"some of {', '.join(TABLES)}")
    parser.add_argument(
        "--write", metavar="PAGE", type=pathlib.Path, help="put the tables into a Markdown page"
    )
    parser.add_argument("--update", action="store_true", help="tighten the thresholds")
    parser.add_argument(
        "--lower",
        metavar="NAME",
        action="append",
        default=[],
        help="with --update: loosen this threshold",
    )
    options = parser.parse_args()
    options.names = [name for name in options.only.split(",") if name] or list(TABLES)
    if unknown := set(options.names) - set(TABLES):
        parser.error(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    return options


def check(figures: Figures, options: argparse.Namespace) -> int:
    """Compares figures with their thresholds, and updates these where asked; the exit code."""
    bounds = thresholds.load()
    if unknown := set(options.lower) - set(figures):
        print(f"--lower names no figure that was measured: {', '.join(sorted(unknown))}")
        return 2
    failing = thresholds.broken(bounds, figures)
    for name, bound in failing.items():
        note = " (loosened)" if options.update and name in options.lower else ""
        must = thresholds.side(name).replace("_", " ")
        print(f"threshold broken: {name} is {figures[name]:.4f}, must be {must} {bound:.4f}{note}")
    if options.update and set(failing) <= set(options.lower):
        thresholds.save(thresholds.updated(bounds, figures, options.lower))
        print(f"thresholds written to {thresholds.FILE}")
        return 0
    if options.update:
        print("thresholds not written: repair what broke, or name it with --lower NAME")
    elif not failing:
        count = sum(name in figures for table in bounds.values() for name in table)
        print(f"all {count} thresholds hold")
    return 1 if failing else 0


def main() -> int:
    options = arguments()
    if corpora.missing():
        return 0
    found = measure(program.build(), options.names)
    print("\nThe models were trained on these pages; for others see python3 -m scripts.train --cv.")
    if options.write:
        results.write(options.write, found)
    figures: Figures = {}
    for name, table in found.items():
        figures |= thresholds.held(name, table)
    return check(figures, options)


if __name__ == "__main__":
    sys.exit(main())
