"""Cleans pages: one, or a stream of any length on all cores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from os import PathLike
from typing import TYPE_CHECKING, Any, TypedDict

from ._items import Item, Metadata, described, parts
from ._native import Settings, Window
from ._profile import Profile

if TYPE_CHECKING:
    # Type checkers know this module without its being installed.
    from typing_extensions import Unpack

    from ._options import Body, Comments, Format, Images, Links, Options, Quotes


class Article(TypedDict):
    """The keys of the JSON line that the program prints, in its order.

    `status` is `"ok"`, `"empty"` (the page has no body) or `"error"` (the page cannot be read;
    `error` says why and what to do). Other keys of a record follow.
    """

    id: str
    status: str
    url: str
    title: str
    author: str
    date: str
    site: str
    language: str
    text: str
    confidence: float
    source_chars: int
    text_chars: int
    source: str
    warnings: str
    error: str
    description: str
    image: str
    tags: str
    section: str
    modified: str
    text_hash: str
    simhash: str


class Cleaner:
    """Options for cleaning, and the methods that clean with them.

    All options are keywords:

    - `format`: `"auto"`, `"html"`, `"text"` or `"markdown"`: what pages are;
    - `charset`: the charset of bytes, as in an HTTP header; detected for each page if left out;
    - `url`: the address of pages without their own;
    - `field`: the key of a record that holds its page, or the path to it (`"response.body"`);
    - `body`: `"text"`, `"markdown"` or `"html"`: the format of `text`;
    - `links`: in Markdown and HTML `"keep"`, `"text"` (only their text) or `"references"`;
    - `images`: in Markdown and HTML `"drop"`, `"alt"` (their description) or `"keep"`;
    - `quotes`: `"keep"` typographic quotes or make them `"straight"`;
    - `comments`: `"drop"` or `"keep"` readers' comments;
    - `lang`: articles in another language (`"en"`) become `"empty"`;
    - `min_words`: articles of fewer words become `"empty"`;
    - `select`: a CSS selector, or several: of HTML, only elements that match one are cleaned;
    - `remove`: a CSS selector, or several: elements of HTML that are removed;
    - `profile`: a `Profile`, or the path of one.

    A cleaner is not changed by its use; threads may share one.

    >>> import dechaff
    >>> cleaner = dechaff.Cleaner(body="markdown", min_words=3)
    >>> cleaner.clean("<h1>Plan</h1><p>It is a <b>very</b> good plan, she said on Monday.")["text"]
    'It is a **very** good plan, she said on Monday.'
    >>> dechaff.Cleaner(body="pdf")
    Traceback (most recent call last):
    ValueError: body must be one of "text", "markdown", "html", not "pdf"
    """

    def __init__(
        self,
        *,
        format: Format = "auto",
        charset: str | None = None,
        url: str = "",
        field: str | None = None,
        body: Body = "text",
        links: Links = "keep",
        images: Images = "drop",
        quotes: Quotes = "keep",
        comments: Comments = "drop",
        lang: str | None = None,
        min_words: int = 0,
        select: str | Sequence[str] = (),
        remove: str | Sequence[str] = (),
        profile: Profile | str | PathLike[str] | None = None,
    ) -> None:
        if isinstance(min_words, int) and min_words < 0:
            raise ValueError(f"min_words must be 0 or more, not {min_words}")
        if profile is not None and not isinstance(profile, Profile):
            profile = Profile.load(profile)
        self._settings = Settings(
            format=format,
            charset=charset,
            url=url,
            field=field,
            body=body,
            links=links,
            images=images,
            quotes=quotes,
            comments=comments,
            lang=lang,
            min_words=min_words,
            select=[select] if isinstance(select, str) else list(select),
            remove=[remove] if isinstance(remove, str) else list(remove),
            profile=None if profile is None else profile._sample,
        )

    def clean(self, page: Item, *, metadata: Metadata | None = None) -> Article:
        """Cleans one page, which may be any item of `stream`.

        `metadata` are known values such as `url`, `title` or `date`. They win over what is found in
        the page. Other keys are passed on.

        >>> import dechaff
        >>> article = dechaff.Cleaner().clean(
        ...     b"<p>The bridge was closed for a week, the town hall said.",
        ...     metadata={"url": "https://example.com/bridge", "crawl": 7},
        ... )
        >>> article["url"], article["crawl"]
        ('https://example.com/bridge', 7)
        """
        content, known = parts(page) if metadata is None else described(page, metadata)
        article: Article = json.loads(self._settings.line(content, known))
        return article

    def stream(self, pages: Iterable[Item], threads: int | None = None) -> Iterator[Article]:
        """Cleans many pages on `threads` threads (all cores by default), and yields the articles in
        the order of the pages.

        An item is a `str` or `bytes`, a `dict` (a JSONL record), a tuple `(page, metadata)`, or a
        record of `dechaff.open`. `pages` may be infinite: items are pulled as articles are asked
        for, on the same thread, and at most 128 a thread are in flight. If `pages` raises, the
        articles of the items before come first, then the exception.

        >>> import dechaff
        >>> pages = ["The bridge was closed for a week, the town hall said.", {"no": "page"}]
        >>> for article in dechaff.Cleaner().stream(pages):
        ...     print(article["id"], article["status"])
        stream#1 ok
        stream#2 error
        """
        return _stream(iter(pages), Window(self._settings, threads))


def _stream(pages: Iterator[Item], window: Window) -> Iterator[Article]:
    failure: Exception | None = None
    try:
        number = 0
        while True:
            try:
                item = next(pages)
                number += 1
                window.push(*parts(item), number)
            except StopIteration:
                break
            except Exception as error:
                failure = error
                break
            while window.is_full() and (line := window.pop()) is not None:
                yield json.loads(line)
        while (line := window.pop()) is not None:
            yield json.loads(line)
        if failure is not None:
            raise failure
    finally:
        # The traceback of an exception holds this frame, which would keep the threads.
        del failure, window


@lru_cache(maxsize=64)
def _cleaner(options: tuple[tuple[str, Any], ...]) -> Cleaner:
    return Cleaner(**dict(options))


def clean(
    page: Item, *, url: str = "", metadata: Metadata | None = None, **options: Unpack[Options]
) -> Article:
    """Cleans one page with the options of `Cleaner`.

    `page` is a `str` or `bytes`, or any other item of `Cleaner.stream`. A page that cannot be read
    gives an article with the status `"error"`, never an exception.

    >>> import dechaff
    >>> page = "<title>Bridge closed</title><p>The bridge was closed for a week, the mayor said."
    >>> dechaff.clean(page, url="https://example.com/bridge")["site"]
    'example.com'
    >>> dechaff.clean(b"%PDF-1.7 ...")["status"]
    'error'
    """
    if url or options.get("profile") is not None:
        return Cleaner(url=url, **options).clean(page, metadata=metadata)
    # Lists cannot be keys of the cache.
    keys = ((name, tuple(v) if isinstance(v, list) else v) for name, v in options.items())
    return _cleaner(tuple(keys)).clean(page, metadata=metadata)
