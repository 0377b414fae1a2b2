"""Site profiles: what a site repeats on its pages."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

from ._items import Item, parts
from ._native import Sample, Settings


class Profile:
    """What sites repeat on their pages: menus, promos, notices. Give it to `Cleaner(profile=…)`.

    >>> import dechaff
    >>> page = "<p>{} was closed for a week, the town hall said on Monday.</p><p>Call us today."
    >>> pages = [(page.format(name), {"url": f"https://example.com/{name}"}) for name in "ABCDEF"]
    >>> profile = dechaff.Profile.learn(pages)
    >>> len(profile)
    6
    >>> cleaner = dechaff.Cleaner(profile=profile)
    """

    def __init__(self) -> None:
        self._sample = Sample()

    @classmethod
    def learn(cls, pages: Iterable[Item], *, field: str | None = None) -> Profile:
        """Learns from pages, which are items as in `Cleaner.stream`. Some 20 pages of a site are
        enough; pages that cannot be read are left out."""
        profile = cls()
        settings = _settings(field)
        for page in pages:
            profile._sample.add(settings, *parts(page))
        return profile

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Profile:
        """Reads a file that `save` or `dechaff profile` wrote."""
        profile = cls()
        profile._sample = Sample.read(path)
        return profile

    def save(self, path: str | PathLike[str]) -> None:
        """Writes the profile to a file, for `load` and for `dechaff --profile`."""
        self._sample.write(path)

    def __len__(self) -> int:
        """How many pages it keeps."""
        return len(self._sample)

    def __bool__(self) -> bool:
        return True


def _settings(field: str | None) -> Settings:
    return Settings(
        format="auto",
        charset=None,
        url="",
        field=field,
        body="text",
        links="keep",
        images="drop",
        quotes="keep",
        comments="drop",
        lang=None,
        min_words=0,
        select=[],
        remove=[],
        profile=None,
    )
