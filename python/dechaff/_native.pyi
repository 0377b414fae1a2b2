"""The native module (python/src)."""

from collections.abc import Iterator
from typing import Union, final

from ._options import Body, Comments, Format, Images, Links, Quotes

VERSION: str
PAGE_KEY: str

Content = Union[str, bytes, Record, None]  # noqa: UP007 (Record follows)

def repair(text: str, quotes: str) -> str: ...
def run_program(arguments: list[str]) -> int: ...

@final
class Settings:
    def __init__(
        self,
        *,
        format: Format,
        charset: str | None,
        url: str,
        field: str | None,
        body: Body,
        links: Links,
        images: Images,
        quotes: Quotes,
        comments: Comments,
        lang: str | None,
        min_words: int,
        select: list[str],
        remove: list[str],
        profile: Sample | None,
    ) -> None: ...
    def line(self, content: Content, metadata: str | None) -> str: ...

@final
class Window:
    def __init__(self, settings: Settings, threads: int | None) -> None: ...
    def push(self, content: Content, metadata: str | None, number: int) -> None: ...
    def is_full(self) -> bool: ...
    def pop(self) -> str | None: ...

@final
class Record:
    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def error(self) -> str: ...

@final
class Reader:
    def __init__(
        self,
        paths: list[str],
        *,
        format: str,
        charset: str | None,
        url: str,
        field: str | None,
        id_prefix: str,
        max_record_bytes: int,
    ) -> None: ...
    def __iter__(self) -> Iterator[Record]: ...
    def __next__(self) -> Record: ...
    def __enter__(self) -> Reader: ...
    def __exit__(self, *error: object) -> None: ...
    def close(self) -> None: ...

@final
class Sample:
    def __init__(self) -> None: ...
    @staticmethod
    def read(path: object) -> Sample: ...
    def write(self, path: object) -> None: ...
    def add(self, settings: Settings, content: Content, metadata: str | None) -> None: ...
    def __len__(self) -> int: ...
