"""Plain text that is not prose: very many lines and separators.

Twice each size must be below the record limit, too.
"""

from scripts.stress.builders import Numbered, Part, Repeated, growing_case
from scripts.stress.case import InputCase


def growing(name: str, expected: str, n: int, *parts: Part) -> InputCase:
    return growing_case(name, expected, n, parts, ("--from", "text"), "page.txt")


SPACED = Numbered(b"The mayor said w%d on Monday.\n\n")
BAR = Numbered(b"The mayor said w%d | ")
WRAPPED = Numbered(b"the mayor said on monday morning that the bridge w%d was\n")
SENTENCE = b"The mayor said it on Monday.\n"

CASES = [
    growing("short lines", "1 ok", 100_000, Numbered(b"w%d\n")),
    growing("short lines up to the record limit", "1 ok line-limit", 3_500_000, Numbered(b"w%d\n")),
    growing("lines that end with CR", "1 ok line-limit", 3_000_000, Numbered(b"w%d\r")),
    growing("lines with blank lines between", "1 ok line-limit", 800_000, SPACED),
    growing("one line with bars", "1 ok", 200_000, BAR),
    growing("one line with bars up to the record limit", "1 ok", 1_200_000, BAR),
    growing("code fences", "1 ok line-limit", 2_000_000, Numbered(b"```\nw%d\n")),
    growing("wrapped lines", "1 ok line-limit", 500_000, WRAPPED),
    growing("one line", "1 ok", 1_200_000, Numbered(b"The mayor said w%d. ")),
    growing("only blank lines after text", "1 ok", 30_000_000, SENTENCE, Repeated(b"\n")),
]
