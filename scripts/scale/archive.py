"""A web archive made of the labelled pages, as a crawler writes it: what large runs read.

In: pages of the corpora. Out: a `.warc.gz` file with a gzip member for each record. As in Common
Crawl, a page has three records: the request, the response, and metadata.
"""

import gzip
import itertools
import pathlib
import uuid
from collections.abc import Iterable, Iterator

DATE = "2026-01-01T00:00:00Z"


def record(kind: str, address: str, content_type: str, block: bytes) -> bytes:
    """One record of WARC 1.0, compressed. Its id is a hash, so that archives can be compared."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {address}")
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {DATE}\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", compresslevel=6, mtime=0)


def response(page: bytes) -> bytes:
    """An answer of a server, with the headers that decide how a page is read."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
    return head.encode() + page


def rounds(pages: Iterable[pathlib.Path]) -> Iterator[tuple[int, pathlib.Path]]:
    """The pages again and again, with the number of the round."""
    kept = list(pages)
    for number in itertools.count():
        yield from ((number, page) for page in kept)
        if not kept:
            return


def write(path: pathlib.Path, pages: Iterable[pathlib.Path], least: int = 0) -> tuple[int, int]:
    """Writes an archive of compressed pages: how many pages, and their bytes as HTML.

    `least`: the pages are written again, under other addresses, until the archive has this many
    bytes.
    """
    count = size = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as archive:
        for round_, place in rounds(pages):
            if round_ and archive.tell() >= least:
                break
            with gzip.open(place) as file:
                page = file.read()
            address = f"https://{place.parts[-3]}.example/{place.name.removesuffix('.html.gz')}"
            address += f"?{round_}" if round_ else ""
            request = b"GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n"
            archive.write(record("request", address, "application/http; msgtype=request", request))
            answer = response(page)
            kind = "application/http; msgtype=response"
            archive.write(record("response", address, kind, answer))
            archive.write(
                record("metadata", address, "application/warc-fields", b"fetchTime: 1\r\n")
            )
            count, size = count + 1, size + len(page)
    return count, size
