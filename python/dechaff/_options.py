"""The options of `Cleaner` and `clean`, for type checkers."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._profile import Profile

Format = Literal["auto", "html", "text", "markdown"]
Body = Literal["text", "markdown", "html"]
Links = Literal["keep", "text", "references"]
Images = Literal["drop", "alt", "keep"]
Quotes = Literal["keep", "straight"]
Comments = Literal["drop", "keep"]


class Options(TypedDict, total=False):
    """`Cleaner` says what each is."""

    format: Format
    charset: str | None
    field: str | None
    body: Body
    links: Links
    images: Images
    quotes: Quotes
    comments: Comments
    lang: str | None
    min_words: int
    select: str | Sequence[str]
    remove: str | Sequence[str]
    profile: Profile | str | PathLike[str] | None
