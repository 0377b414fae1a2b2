"""What a snapshot of the web costs, and how long it takes with slow and lost workers.

python3 -m scripts.scale measure
python3 -m scripts.scale simulate [--seconds 150]
"""

import argparse
import pathlib
import sys
import tempfile

from scripts import corpora, program
from scripts.scale import measure, simulate


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=["measure", "simulate"])
    parser.add_argument(
        "--seconds", type=float, default=150, help="of a core, for one archive [default: 150]"
    )
    options = parser.parse_args()
    if options.command == "simulate":
        simulate.report(options.seconds / 3600)
    elif not corpora.missing():
        with tempfile.TemporaryDirectory() as folder:
            measure.report(program.build(), pathlib.Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
