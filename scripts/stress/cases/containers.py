"""Compressed input, whole, torn and hostile."""
import gzip
import struct
import zlib

from scripts.stress.case import Input

PAGE = b"<p>It was on Monday, said the mayor, that the old bridge was closed for good. w%d</p>"
LINE = b'{"html":"' + PAGE + b'"}\n'
JSONL = b"".join(LINE % i for i in range(1000))
SHORT = b"".join(PAGE % i for i in range(20))


def gz(name, data, expected, file="records.jsonl.gz", **rest):
    return Input(name, lambda n: data() if callable(data) else data, expected, file=file, **rest)


def bomb(piece, n):
    """n mebibytes of `piece` in a gzip member; a thousandth of that on disk."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = piece * ((1 << 20) // len(piece))
    for _ in range(n):
        yield packer.compress(block)
    yield packer.flush()


def many_members(n):
    return b"".join(gzip.compress(LINE % i, 1) for i in range(n))


def bad_crc():
    data = bytearray(gzip.compress(JSONL))
    data[-6] ^= 0xFF
    return bytes(data)


def zstd_raw(payload, window_log, known_size):
    """A Zstandard frame of one raw block (RFC 8878, 3.1.1), which needs no compressor."""
    descriptor = 0xA0 if known_size else 0x00
    head = struct.pack("<I", 0xFD2FB528) + bytes([descriptor])
    head += struct.pack("<I", len(payload)) if known_size else bytes([(window_log - 10) << 3])
    return head + struct.pack("<I", 1 | len(payload) << 3)[:3] + payload


def zstd_bomb(byte, n):
    """n mebibytes of a byte in a frame of blocks that say it 128 KiB times: 32 bytes a mebibyte."""
    most, repeated = 1 << 17, 1
    yield struct.pack("<I", 0xFD2FB528) + bytes([0, (17 - 10) << 3])
    for left in range(n * 8 - 1, -1, -1):
        yield struct.pack("<I", (left == 0) | repeated << 1 | most << 3)[:3] + byte


ROWS = [
    gz("one member", gzip.compress(JSONL), "1000 ok"),
    gz("a thousand members", lambda: many_members(1000), "1000 ok"),
    gz("gz by another name", gzip.compress(JSONL), "1000 ok", file="records.jsonl"),
    gz("plain lines named .gz", JSONL, "1000 ok"),
    gz("a page named .gz.zst", SHORT, "1 ok", file="page.html.gz.zst", words=lambda n: 20),
    gz("truncated", gzip.compress(JSONL, 0)[:60_000], "1 error, 613 ok", code=1),
    gz("truncated in its head", gzip.compress(JSONL)[:6], "1 error", code=1),
    gz("a bad check sum", bad_crc, "1 error, 1000 ok", code=1),
    gz("garbage behind", gzip.compress(JSONL) + b"garbage" * 100, "1 error, 1000 ok", code=1),
    gz("zeros behind", gzip.compress(JSONL) + bytes(1000), "1000 ok"),
    gz("gz in gz", gzip.compress(gzip.compress(JSONL)), "1000 ok"),
    gz("an empty member", gzip.compress(b""), "1 empty", file="page.html.gz"),
    Input("a bomb of zeros", lambda n: bomb(b"\0", n), "1 error", n=4096, file="page.html.gz", code=1, peak_mb=250),
    Input("a bomb of one page", lambda n: bomb(b"<p>word ", n), "1 error", n=1024, file="page.html.gz", code=1, peak_mb=250),
    Input("a bomb of one line", lambda n: bomb(b"x", n), "1 error", n=4096, file="records.jsonl.gz", options=("--from", "jsonl"), code=1, peak_mb=250),
    Input("a bomb of small lines", lambda n: bomb(LINE[:-1] % 1 + b"\n", n), "87376 ok", n=8, file="records.jsonl.gz"),
    gz("zstd of one raw block", zstd_raw(SHORT, 0, True), "1 ok", file="page.html.zst", words=lambda n: 20),
    gz("zstd, records truncated", zstd_raw(JSONL[:50_000], 0, True) + zstd_raw(JSONL[50_000:], 0, True)[:-20_000], "1 error, 795 ok", file="records.jsonl.zst", code=1),
    gz("zstd, garbage behind", zstd_raw(JSONL, 0, True) + b"garbage" * 100, "1 error, 1000 ok", file="records.jsonl.zst", code=1),
    Input("a zstd bomb of one page", lambda n: zstd_bomb(b"x", n), "1 error", n=4096, file="page.html.zst", code=1, peak_mb=250),
    Input("a zstd bomb of one line", lambda n: zstd_bomb(b"x", n), "1 error", n=4096, file="records.jsonl.zst", options=("--from", "jsonl"), code=1, peak_mb=250),
    gz("zstd truncated", zstd_raw(SHORT, 0, True)[:-10], "1 error", file="page.html.zst", code=1),
    gz("zstd with a window of 2 GiB", zstd_raw(SHORT, 31, False), "1 error", file="page.html.zst", code=1, peak_mb=250),
    gz("a broken zstd head", struct.pack("<I", 0xFD2FB528) + b"\xff" * 100, "1 error", file="page.html.zst", code=1),
]
