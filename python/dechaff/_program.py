"""The command `dechaff`: the program itself, in this process."""

import signal
import sys

from ._native import run_program


def main() -> None:
    """Runs the program with the arguments of this process, and exits with its code."""
    # The program has handlers of its own. Python's would raise once the program has ended.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run_program(["dechaff", *sys.argv[1:]]))
