"""Reads archives with the program, warcio and fastwarc, and compares what each finds.

    python3 -m scripts.stress.archives writers --python VENV/bin/python
    python3 -m scripts.stress.archives suite FOLDER --python VENV/bin/python

`writers` starts a local server, has wget, warcio and fastwarc write archives of its pages, and
compares the pages that each reader finds: ids, addresses, and bodies. The program prints no bodies.
So a body is compared by what the program makes of it: all blocks and scores, from the archive and
from the body that warcio read. fastwarc reads bodies as they are stored, because it ends its
reading at some encodings.

`suite` reads small archives, each broken in one way. `FOLDER/expect.json` gives for each the number
of pages and whether there is damage to report. `warc/make_suite.py FOLDER`, beside the corpora,
writes both.

Needs wget, and an interpreter with `pip install warcio==1.8.1 fastwarc==2.0.1 brotli`.
"""

import argparse
import base64
import dataclasses
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator, Sequence
from typing import ClassVar

from scripts import program
from scripts.corpora import JsonRow
from scripts.stress.samples import page, prose

READERS = ("warcio", "fastwarc")
# Seconds. A reader that hangs on a broken archive has found nothing.
TIMEOUT = 60

# Run by the other interpreter: a reader and an archive go in, a JSON line per page comes out. A
# page is a record with a body whose status is a success or absent. What was read before a
# failure counts.
READ = """
import base64, hashlib, io, json, sys
reader, path = sys.argv[1:]
TYPES = ("response", "resource", "conversion")

def by_warcio(stream):
    from warcio.archiveiterator import ArchiveIterator
    for record in ArchiveIterator(stream, arc2warc=True):
        kind, http = record.rec_type, record.http_headers
        if kind not in TYPES:
            continue
        status = http.get_statuscode() if http else ""
        content_type = (http or record.rec_headers).get_header("Content-Type") or ""
        headers = record.rec_headers
        address = headers.get_header("WARC-Target-URI")
        stored = record.raw_stream.read()
        record.raw_stream = io.BytesIO(stored)
        body, name = record.content_stream().read(), headers.get_header("WARC-Record-ID")
        yield name, address, status, content_type, stored, body

def by_fastwarc(stream, decode="all"):
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    types = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(stream, record_types=types, auto_decode=decode):
        http = record.http_headers
        status = str(http.status_code or "") if http else ""
        content_type = (http or record.headers).get("Content-Type") or ""
        address, name = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Record-ID")
        body = record.reader.read()
        yield name, address, status, content_type, body, body

def by_fastwarc_undecoded(stream):
    yield from by_fastwarc(stream, "none")

try:
    with open(path, "rb") as stream:
        for name, address, status, kind, stored, body in globals()["by_" + reader](stream):
            if body and (not status or status.startswith("2")):
                row = {"id": name, "url": (address or "").strip("<>"), "type": kind,
                       "body": base64.b64encode(body).decode(),
                       "stored": hashlib.sha1(stored).hexdigest()}
                print(json.dumps(row), flush=True)
except Exception as error:
    sys.exit(str(error))
"""

# Run by the other interpreter: a writer, an archive, and addresses go in. fastwarc writes the same
# records in each of its forms.
WRITE = """
import sys, urllib.parse
writer, path, *addresses = sys.argv[1:]

def raw_responses():
    import socket
    for address in addresses:
        place = urllib.parse.urlsplit(address)
        with socket.create_connection((place.hostname, place.port)) as connection:
            request = f"GET {place.path} HTTP/1.1\\r\\nHost: {place.netloc}\\r\\n"
            connection.sendall((request + "Connection: close\\r\\n\\r\\n").encode())
            yield address, connection.makefile("rb").read()

if writer == "warcio":
    from warcio.capture_http import capture_http
    # After warcio, which replaces a part of it.
    import http.client
    with capture_http(path):
        for address in addresses:
            place = urllib.parse.urlsplit(address)
            connection = http.client.HTTPConnection(place.netloc)
            connection.request("GET", place.path)
            connection.getresponse().read()
            connection.close()
else:
    from fastwarc.stream_io import GzipWriter, ZstdWriter
    from fastwarc.stream_io import zstd_train_dictionary_from_samples as train
    from fastwarc.warc import WarcRecord, WarcRecordType
    responses = list(raw_responses())
    dictionary = train([response for _, response in responses] * 20, 4096)
    files = [open(path + form, "wb") for form in ("", ".gz", ".zst", ".dictionary.zst")]
    outs = [files[0], GzipWriter(files[1]), ZstdWriter(files[2])]
    outs.append(ZstdWriter(files[3], dictionary=dictionary))
    for address, response in responses:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = address
        record.headers["Content-Type"] = "application/http; msgtype=response"
        for out in outs:
            record.set_bytes_content(response)
            record.write(out, checksum_data=True)
            if out is not files[0]:
                out.finish()
    for out in outs[1:] + files:
        out.close()
"""


@dataclasses.dataclass(frozen=True)
class Resource:
    """What the server sends under a path."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    encoding: str = ""
    is_chunked: bool = False
    status: int = 200
    location: str = ""
    is_page: bool = True
    # The end of the connection ends the body.
    without_length: bool = False


def deflate(body: bytes, bits: int) -> bytes:
    """`bits` as in zlib: 31 is gzip, 15 has a zlib header, -15 is bare."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, bits)
    return compressor.compress(body) + compressor.flush()


def page_in(charset: str, n: int) -> bytes:
    letters = {"windows-1252": "Überschwemmung, 5 € ", "koi8-r": "Река вышла из берегов. "}
    text = "".join(f"<p>{letters[charset]}{part}</p>" for part in prose(n).split("\n\n"))
    return f"<html><title>Page {n}</title><body>{text}</body></html>".encode(charset)


def no_page(body: bytes, content_type: str, status: int = 200, location: str = "") -> Resource:
    """A resource that gives no page."""
    return Resource(body, content_type, status=status, location=location, is_page=False)


LARGE = b"<html><title>Large</title>" + b"".join(page(n) for n in range(2500)) + b"</html>"
RESOURCES = {
    "/plain.html": Resource(page(1)),
    "/gzip.html": Resource(deflate(page(2), 31), encoding="gzip"),
    "/deflate.html": Resource(deflate(page(3), 15), encoding="deflate"),
    "/bare-deflate.html": Resource(deflate(page(4), -15), encoding="deflate"),
    "/chunked.html": Resource(page(5), is_chunked=True),
    "/chunked-gzip.html": Resource(deflate(page(6), 31), encoding="gzip", is_chunked=True),
    "/closed.html": Resource(page(7), without_length=True),
    "/western.html": Resource(page_in("windows-1252", 8), "text/html; charset=windows-1252"),
    "/russian.html": Resource(page_in("koi8-r", 9), "text/html; charset=koi8-r"),
    "/large.html": Resource(LARGE),
    "/text.txt": Resource(prose(10).encode(), "text/plain; charset=utf-8"),
    "/no-type.html": Resource(page(11), ""),
    "/empty.html": no_page(b"", "text/html"),
    "/missing.html": no_page(page(12), "text/html", status=404),
    "/moved.html": no_page(b"moved", "text/html", status=302, location="/plain.html"),
    "/robots.txt": no_page(b"User-agent: *\nDisallow:\n", "text/plain"),
    "/style.css": no_page(b"p { color: black }\n" * 20, "text/css"),
    "/data.json": no_page(b'{"a": 1}', "application/json"),
    "/image.png": no_page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "image/png"),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves the resources, each encoded in its one way, whatever the client accepts."""

    protocol_version = "HTTP/1.1"
    resources: ClassVar[dict[str, Resource]] = RESOURCES

    def do_GET(self) -> None:
        resource = self.resources.get(self.path, no_page(b"", "text/html", status=404))
        self.send_response(resource.status)
        headers = {
            "Content-Type": resource.content_type,
            "Content-Encoding": resource.encoding,
            "Location": resource.location,
        }
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        if resource.is_chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif resource.without_length:
            self.close_connection = True
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(len(resource.body)))
        self.end_headers()
        if resource.is_chunked:
            for start in range(0, len(resource.body), 500):
                chunk = resource.body[start : start + 500]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.wfile.write(resource.body)

    def log_message(self, format: str, *args: object) -> None:
        """Writes nothing."""


def python(interpreter: str, code: str, *arguments: object) -> tuple[list[JsonRow], str]:
    """Runs code under the other interpreter: its rows, and why it failed."""
    command = [interpreter, "-c", code, *map(str, arguments)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired as error:
        return rows(error.stdout or b""), "no end"
    message = done.stderr.decode(errors="replace").strip()[-300:]
    return rows(done.stdout), message or ("crashed" if done.returncode else "")


def rows(output: bytes) -> list[JsonRow]:
    """The complete lines of an output."""
    return [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith(b"\n")]


def cleaned(binary: pathlib.Path, path: pathlib.Path, *options: str) -> list[JsonRow]:
    """The lines of the program, whatever its exit code."""
    command = [str(binary), "--quiet", *options, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)
    return rows(done.stdout)


def write_archives(folder: pathlib.Path, interpreter: str, host: str) -> Iterator[pathlib.Path]:
    """Archives of all resources by each writer."""
    addresses = [host + path for path in RESOURCES]
    listing = folder / "addresses"
    listing.write_text("".join(f"{address}\n" for address in addresses))
    for name, options in (("wget", ()), ("wget-plain", ("--no-warc-compression",))):
        place = folder / f"{name}-files"
        command = ["wget", "--quiet", "--tries=1", f"--directory-prefix={place}", *options]
        command += [f"--warc-file={folder / name}", f"--input-file={listing}"]
        # wget exits with 8 because of the missing page.
        subprocess.run(command, check=False)
    for writer, name in (("warcio", "warcio.warc.gz"), ("fastwarc", "fastwarc.warc")):
        _, failure = python(interpreter, WRITE, writer, folder / name, *addresses)
        if failure:
            raise SystemExit(f"{writer} did not write {name}: {failure}")
    recompressed = folder / "warcio-recompressed.warc.gz"
    tool = pathlib.Path(interpreter).parent / "warcio"
    command = [str(tool), "recompress", str(folder / "wget-plain.warc"), str(recompressed)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield from sorted(folder.glob("*.warc*"))


def is_page(row: JsonRow) -> bool:
    """Whether a record that another reader found is a page, by its path."""
    path = "/" + row["url"].split("/", 3)[-1]
    return path in RESOURCES and RESOURCES[path].is_page


def explained(binary: pathlib.Path, found: Sequence[JsonRow], place: pathlib.Path) -> list[JsonRow]:
    """What the program makes of bodies that another reader found, decoded by their charset."""
    with place.open("w") as lines:
        for row in found:
            _, _, charset = row["type"].partition("charset=")
            key = "text" if row["type"].startswith("text/plain") else "html"
            body = base64.b64decode(row["body"])
            line = {"id": row["id"], "url": row["url"], key: body.decode(charset or "utf-8")}
            lines.write(json.dumps(line) + "\n")
    return cleaned(binary, place, "--from", "jsonl", "--explain")


def by_id(found: Sequence[JsonRow]) -> dict[str, list[JsonRow]]:
    """The rows of each record."""
    groups: dict[str, list[JsonRow]] = {}
    for row in found:
        groups.setdefault(row["id"], []).append(row)
    return groups


def compare_writers(binary: pathlib.Path, interpreter: str, folder: pathlib.Path) -> int:
    """Prints a line per archive; the number of archives in which the program finds less."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    archives = list(write_archives(folder, interpreter, host))
    server.shutdown()
    print(f"{'':28} {'pages found by':^32}   {'same as warcio':^21}")
    columns = ("dechaff", "warcio", "fastwarc", "dechaff", "fastwarc")
    print(f"{'archive':28} " + " ".join(f"{column:>10}" for column in columns))
    failed = 0
    for archive in archives:
        # warcio reads no zstd: there the reference is the plain archive with the same records.
        is_zstd = archive.suffix == ".zst"
        plain = folder / "fastwarc.warc" if is_zstd else archive
        reference, failure = python(interpreter, READ, "warcio", plain)
        undecoded, other_failure = python(interpreter, READ, "fastwarc_undecoded", archive)
        if failure or other_failure:
            raise SystemExit(f"{archive.name}: {failure or other_failure}")
        reference, undecoded = list(filter(is_page, reference)), list(filter(is_page, undecoded))
        own = cleaned(binary, archive)
        same = same_pages(binary, archive, reference, own, folder / "bodies.jsonl")
        stored = {row["id"]: row["stored"] for row in reference}
        same_stored = sum(stored.get(row["id"]) == row["stored"] for row in undecoded)
        counts = [len(own), "-" if is_zstd else len(reference), len(undecoded), same, same_stored]
        print(f"{archive.name:28} " + " ".join(f"{count:>10}" for count in counts))
        failed += not len(own) == len(reference) == len(undecoded) == same == same_stored
    print(f"{len(archives) - failed} of {len(archives)} archives: the same ids, addresses, bodies")
    return failed


def same_pages(
    binary: pathlib.Path,
    archive: pathlib.Path,
    reference: Sequence[JsonRow],
    own: Sequence[JsonRow],
    place: pathlib.Path,
) -> int:
    """How many pages of an archive the program reads as from the bodies of another reader."""
    expected = by_id(explained(binary, reference, place))
    got = by_id(cleaned(binary, archive, "--explain"))
    addresses = {row["id"]: row["url"] for row in reference}
    return sum(
        addresses.get(row["id"]) == row["url"] and expected[row["id"]] == got[row["id"]]
        for row in own
    )


# A word of every page of the suite, in its charset.
MARKERS = (b"alliance", "министр".encode("windows-1251"))


def compare_suite(binary: pathlib.Path, interpreter: str | None, folder: pathlib.Path) -> int:
    """Prints how many archives each reader reads completely; the failures of the program."""
    expected = json.loads((folder / "expect.json").read_text())
    complete = dict.fromkeys(READERS, 0) if interpreter else {}
    failed = 0
    for name, wanted in expected.items():
        own = cleaned(binary, folder / name)
        pages = sum(row["status"] != "error" for row in own)
        is_reported = pages < len(own)
        if (pages, is_reported) != (wanted["pages"], wanted["error"]):
            failed += 1
            print(f"{name}: {pages} pages, damage reported: {is_reported}; expected {wanted}")
        for reader in complete:
            read, _ = python(interpreter or "", READ, reader, folder / name)
            bodies = [base64.b64decode(row["body"]) for row in read]
            found = sum(any(marker in body for marker in MARKERS) for body in bodies)
            complete[reader] += found == wanted["pages"]
    print(f"{len(expected) - failed} of {len(expected)} archives: all pages, damage reported")
    for reader, count in complete.items():
        print(f"{reader}: all pages of {count}")
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.stress.archives",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=["writers", "suite"])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, help="of the suite")
    parser.add_argument("--python", metavar="PATH", help="interpreter with warcio and fastwarc")
    options = parser.parse_args()
    binary = program.build()
    if options.command == "suite":
        if options.folder is None:
            parser.error("name the folder of the suite")
        return min(1, compare_suite(binary, options.python, options.folder))
    if options.python is None:
        parser.error("name the interpreter of the other readers with --python PATH")
    with tempfile.TemporaryDirectory(prefix="dechaff-archives-") as folder:
        return min(1, compare_writers(binary, options.python, pathlib.Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
