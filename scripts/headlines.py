"""Which pages lend their titles to a list of other stories, and which pages carry such a list.

The synthetic texts that train the model and the list sets that only measure it both draw their
headlines from here.
"""

import collections
from collections.abc import Iterable

from scripts.corpora import Gold

# Page kinds whose body is prose. After a list, another list is a question of policy, which
# synthetic texts cannot settle.
PROSE = frozenset(("article", "documentation", "service", "forum"))
# Characters of a title that may be listed. A Chinese character counts as three.
LENGTHS = range(12, 221)

# Language, fold, and whether it is held out: what a title shares with the page that lists it.
Pool = tuple[str, int, bool]


def pool_of(page: Gold) -> Pool:
    """The pool that a page's title belongs to."""
    return page.language, page.fold, page.held_out


def pools(pages: Iterable[Gold]) -> dict[Pool, list[Gold]]:
    """The pages whose titles may be listed, by pool. Absent pools are empty lists."""
    grouped: dict[Pool, list[Gold]] = collections.defaultdict(list)
    for page in pages:
        width = 3 if page.language == "chinese" else 1
        if page.title and len(page.title) * width in LENGTHS:
            grouped[pool_of(page)].append(page)
    return grouped
