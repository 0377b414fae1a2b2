"""Compressed input: complete, truncated, damaged, and hostile."""

import gzip
import struct
import zlib
from collections.abc import Callable, Iterator

from scripts.stress.case import PEAK_MB, InputCase

PAGE = b"<p>It was on Monday, said the mayor, that the old bridge was closed for good. w%d</p>"
LINE = b'{"html":"' + PAGE + b'"}\n'
JSONL = b"".join(LINE % i for i in range(1000))
SHORT = b"".join(PAGE % i for i in range(20))

# Bombs must need no more memory than a record of the largest size.
BOMB_PEAK_MB = 250
# The first bytes of a Zstandard frame (RFC 8878, 3.1.1).
ZSTD_MAGIC = struct.pack("<I", 0xFD2FB528)
GARBAGE = b"garbage" * 100


def data(
    name: str,
    content: bytes,
    expected: str,
    file: str = "records.jsonl.gz",
    *,
    words: int | None = None,
    code: int = 0,
    peak_mb: float = PEAK_MB,
) -> InputCase:
    """A compressed file with this content."""
    return InputCase(
        name,
        lambda n: content,
        expected,
        words=None if words is None else lambda n: words,
        file=file,
        code=code,
        peak_mb=peak_mb,
    )


def bomb(name: str, mebibytes: int, file: str, make: Callable[[int], Iterator[bytes]]) -> InputCase:
    """A small file that decompresses to very much. It becomes one `error` line."""
    options = ("--from", "jsonl") if file.startswith("records") else ()
    return InputCase(
        name, make, "1 error", n=mebibytes, options=options, file=file, code=1, peak_mb=BOMB_PEAK_MB
    )


def gzip_repeated(piece: bytes, n: int) -> Iterator[bytes]:
    """n MiB of a piece in one gzip member, a thousandth of that on disk."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = piece * ((1 << 20) // len(piece))
    for _ in range(n):
        yield compressor.compress(block)
    yield compressor.flush()


def compress(content: bytes, level: int = 9) -> bytes:
    """A gzip member without the time, so that it is the same in every run."""
    return gzip.compress(content, level, mtime=0)


def wrong_checksum() -> bytes:
    content = bytearray(compress(JSONL))
    content[-6] ^= 0xFF
    return bytes(content)


def zstd_raw(payload: bytes) -> bytes:
    """A Zstandard frame of known size with one raw block, which needs no compressor."""
    return ZSTD_MAGIC + b"\xa0" + struct.pack("<I", len(payload)) + zstd_raw_block(payload)


def zstd_window(payload: bytes, window_log: int) -> bytes:
    """A Zstandard frame of unknown size that asks for a window of `2 ** window_log` bytes."""
    return ZSTD_MAGIC + bytes([0, (window_log - 10) << 3]) + zstd_raw_block(payload)


def zstd_raw_block(payload: bytes) -> bytes:
    return struct.pack("<I", 1 | len(payload) << 3)[:3] + payload


def zstd_repeated(byte: bytes, n: int) -> Iterator[bytes]:
    """n MiB of one byte in blocks that repeat it 128 Ki times: 32 bytes on disk per MiB."""
    size, repeated = 1 << 17, 1
    yield ZSTD_MAGIC + bytes([0, (17 - 10) << 3])
    for remaining in range(n * 8 - 1, -1, -1):
        yield struct.pack("<I", (remaining == 0) | repeated << 1 | size << 3)[:3] + byte


MEMBERS = b"".join(compress(LINE % i, 1) for i in range(1000))
ZSTD_TRUNCATED = zstd_raw(JSONL[:50_000]) + zstd_raw(JSONL[50_000:])[:-20_000]
ZSTD_PAGE, ZSTD_RECORDS = "page.html.zst", "records.jsonl.zst"

CASES = [
    data("gz of one member", compress(JSONL), "1000 ok"),
    data("gz of a thousand members", MEMBERS, "1000 ok"),
    data("gz without the extension", compress(JSONL), "1000 ok", "records.jsonl"),
    data("uncompressed lines named .gz", JSONL, "1000 ok"),
    data("uncompressed page named .gz.zst", SHORT, "1 ok", "page.html.gz.zst", words=20),
    data("truncated gz", compress(JSONL, 0)[:60_000], "1 error, 613 ok", code=1),
    data("gz truncated in its header", compress(JSONL)[:6], "1 error", code=1),
    data("gz with a wrong checksum", wrong_checksum(), "1 error, 1000 ok", code=1),
    data("garbage after gz", compress(JSONL) + GARBAGE, "1 error, 1000 ok", code=1),
    data("zeros after gz", compress(JSONL) + bytes(1000), "1000 ok"),
    data("gz in gz", compress(compress(JSONL)), "1000 ok"),
    data("gz of an empty file", compress(b""), "1 empty", "page.html.gz"),
    bomb("gz bomb of zeros", 4096, "page.html.gz", lambda n: gzip_repeated(b"\0", n)),
    bomb("gz bomb of one page", 1024, "page.html.gz", lambda n: gzip_repeated(b"<p>word ", n)),
    bomb("gz bomb of one line", 4096, "records.jsonl.gz", lambda n: gzip_repeated(b"x", n)),
    InputCase(
        "gz bomb of small lines",
        lambda n: gzip_repeated(LINE[:-1] % 1 + b"\n", n),
        "87376 ok",
        n=8,
        file="records.jsonl.gz",
    ),
    data("zstd of one raw block", zstd_raw(SHORT), "1 ok", ZSTD_PAGE, words=20),
    data("truncated zstd records", ZSTD_TRUNCATED, "1 error, 795 ok", ZSTD_RECORDS, code=1),
    data("garbage after zstd", zstd_raw(JSONL) + GARBAGE, "1 error, 1000 ok", ZSTD_RECORDS, code=1),
    bomb("zstd bomb of one page", 4096, ZSTD_PAGE, lambda n: zstd_repeated(b"x", n)),
    bomb("zstd bomb of one line", 4096, ZSTD_RECORDS, lambda n: zstd_repeated(b"x", n)),
    data("truncated zstd page", zstd_raw(SHORT)[:-10], "1 error", ZSTD_PAGE, code=1),
    data(
        "zstd with a window of 2 GiB",
        zstd_window(SHORT, 31),
        "1 error",
        ZSTD_PAGE,
        code=1,
        peak_mb=BOMB_PEAK_MB,
    ),
    data("broken zstd header", ZSTD_MAGIC + b"\xff" * 100, "1 error", ZSTD_PAGE, code=1),
]
