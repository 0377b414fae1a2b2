"""Plain text that is no prose: lines and separators without end. Twice the size must be below the record limit, too."""
from scripts.stress.case import Input


def row(name, make, expected, n, words=None):
    return Input(name, make, expected, n=n, grows=True, words=words, options=("--from", "text"), file="page.txt")


def lines(piece):
    """The piece, with its one number, n times, in chunks."""
    return lambda n: (b"".join(piece % i for i in range(start, min(start + 10_000, n))) for start in range(0, n, 10_000))


same = lambda n: n

ROWS = [
    row("short lines", lines(b"w%d\n"), "1 ok", 100_000, same),
    row("short lines up to the record limit", lines(b"w%d\n"), "1 ok line-limit", 3_500_000, same),
    row("carriage returns for lines", lines(b"w%d\r"), "1 ok line-limit", 3_000_000, same),
    row("lines with blank lines between", lines(b"The mayor said w%d on Monday.\n\n"), "1 ok line-limit", 800_000, same),
    row("bars in one line", lines(b"The mayor said w%d | "), "1 ok", 200_000, same),
    row("bars in one line up to the record limit", lines(b"The mayor said w%d | "), "1 ok", 1_200_000, same),
    row("fences", lines(b"```\nw%d\n"), "1 ok line-limit", 2_000_000, same),
    row("wrapped lines", lines(b"the mayor said on monday morning that the bridge w%d was\n"), "1 ok line-limit", 500_000, same),
    row("one line", lines(b"The mayor said w%d. "), "1 ok", 1_200_000, same),
    row("blank lines", lambda n: b"The mayor said it on Monday.\n" + b"\n" * n, "1 ok", 30_000_000),
]
