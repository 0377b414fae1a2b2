"""Speed, memory and accuracy of the release binary, beside other tools and by itself.

python3 -m scripts.bench speed --python VENV/bin/python [--corpus NAME ...] [--write]
python3 -m scripts.bench peers --python VENV/bin/python [--corpus NAME]
python3 -m scripts.bench metadata --python VENV/bin/python
python3 -m scripts.bench package --python VENV/bin/python
python3 -m scripts.bench archives --python VENV/bin/python
python3 -m scripts.bench repair --python VENV/bin/python [--only TABLE ...]
python3 -m scripts.bench instructions [--check | --update]
python3 -m scripts.bench text | memory | profile-memory
"""

import argparse
import sys

from scripts import corpora, program
from scripts.bench import archives, instructions, metadata, package, peers, repair, speed, streams

# Commands that run other extractors.
WITH_OTHERS = ("peers", "metadata", "package", "archives")


def main() -> int:
    arguments = sys.argv[1:]
    # Three commands have options of their own, and `instructions` needs no corpora.
    if arguments[:1] == ["instructions"]:
        return instructions.main(arguments[1:])
    if arguments[:1] == ["repair"]:
        return repair.main(arguments[1:])
    if arguments[:1] == ["speed"]:
        return speed.main(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = [*WITH_OTHERS, "text", "memory", "profile-memory"]
    parser.add_argument("command", choices=commands)
    parser.add_argument("--python", metavar="PATH", help="interpreter with the other extractors")
    parser.add_argument("--corpus", action="append", choices=peers.CORPORA, help="default: all")
    options = parser.parse_args(arguments)
    if not corpora.SHARED.exists():
        print(f"nothing to measure: {corpora.SHARED} does not exist (set DECHAFF_SHARED)")
        return 0
    if options.command in WITH_OTHERS and not options.python:
        parser.error("name the interpreter of the other extractors with --python PATH")
    binary = program.build()
    match options.command:
        case "archives":
            archives.compare(binary, options.python)
        case "metadata":
            metadata.compare(binary, options.python)
        case "package":
            package.compare(binary, options.python)
        case "peers":
            peers.compare(binary, options.python, options.corpus or list(peers.CORPORA))
        case "text":
            streams.text(binary)
        case "memory":
            streams.memory(binary)
        case "profile-memory":
            streams.profile_memory(binary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
