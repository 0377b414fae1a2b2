"""Builds large inputs from parts: repeated pieces, numbered pieces, sentences, and literal bytes.

Inputs are built in chunks, because some are as large as the memory that a case allows.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from scripts.stress.case import InputCase

# Bytes of a chunk, about.
CHUNK = 1 << 20
# Words of a sentence.
SENTENCE = 20


@dataclasses.dataclass(frozen=True)
class Repeated:
    """A piece, n times."""

    piece: bytes

    def chunks(self, n: int) -> Iterator[bytes]:
        per_chunk = max(1, CHUNK // len(self.piece))
        chunk = self.piece * per_chunk
        whole, rest = divmod(n, per_chunk)
        for _ in range(whole):
            yield chunk
        yield self.piece * rest


@dataclasses.dataclass(frozen=True)
class Numbered:
    """A piece with one `%d`, for each number below n."""

    piece: bytes

    def chunks(self, n: int) -> Iterator[bytes]:
        for start in range(0, n, 10_000):
            yield b"".join(self.piece % i for i in range(start, min(start + 10_000, n)))


@dataclasses.dataclass(frozen=True)
class Sentences:
    """A fixed number of numbered words in sentences, so that a page has something to keep."""

    words: int

    def chunks(self, n: int) -> Iterator[bytes]:
        for start in range(0, self.words, SENTENCE):
            end = min(start + SENTENCE, self.words)
            yield b"<p>The mayor said %b on Monday.</p>" % b" ".join(
                b"w%d" % i for i in range(start, end)
            )


Part = bytes | Repeated | Numbered | Sentences


def concatenate(parts: Iterable[Part], n: int) -> Iterator[bytes]:
    """The parts at size n, one after the other, in chunks."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            yield from part.chunks(n)


def words(parts: Sequence[Part], n: int) -> int | None:
    """How many numbered words a reader sees at size n; None if the parts contain none."""
    if any(isinstance(part, Numbered) and b"w%d" in part.piece for part in parts):
        return n
    return next((part.words for part in parts if isinstance(part, Sentences)), None)


def growing_case(
    name: str, expected: str, n: int, parts: Sequence[Part], options: tuple[str, ...], file: str
) -> InputCase:
    """A case of size n that also runs at twice the size. Its words follow from the parts."""
    return InputCase(
        name,
        lambda size: concatenate(parts, size),
        expected,
        n=n,
        grows=True,
        words=None if words(parts, n) is None else lambda size: words(parts, size) or 0,
        options=options,
        file=file,
    )
