"""Reads the records of files."""

from __future__ import annotations

import os

from ._native import Reader, Record

__all__ = ["Record", "open"]


def open(
    *paths: str | os.PathLike[str],
    format: str = "auto",
    charset: str | None = None,
    url: str = "",
    field: str | None = None,
    id_prefix: str = "",
    max_record_bytes: int = 64 << 20,
) -> Reader:
    """Opens files and folders, and iterates over their records: HTML, text, Markdown, JSONL and web
    archives, compressed or not, all recognised by content. `"-"` is stdin.

    The options are those of the program: `format` (also `"jsonl"` and `"csv"`), `charset`, `url`,
    `field`, `id_prefix` and `max_record_bytes`. They belong to the records: those of the `Cleaner`
    do not change how a record is read. A record that cannot be read gives an `"error"` article; a
    stream leaves out records of an archive that hold no page.
    A path that does not exist is an `OSError`.

    >>> import dechaff, pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "pages.jsonl")
    >>> _ = path.write_text('{"id": "a", "text": "The bridge was closed for a week, she said."}')
    >>> for article in dechaff.Cleaner().stream(dechaff.open(path)):
    ...     print(article["id"], article["text"])
    a The bridge was closed for a week, she said.
    """
    if not paths:
        raise TypeError('open needs a path, or "-" for stdin')
    names = [os.fspath(path) for path in paths]
    for name in names:
        if name != "-":
            os.stat(name)
    return Reader(
        [os.fsdecode(name) for name in names],
        format=format,
        charset=charset,
        url=url,
        field=field,
        id_prefix=id_prefix,
        max_record_bytes=max_record_bytes,
    )
