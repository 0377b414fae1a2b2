"""Which pages may lend their titles to a list of other stories, and which pages may carry such a list.

Both the synthetic texts that the model learns from and the list sets that only measure it draw headlines from here.
"""
import collections

# Page kinds whose body is prose. On other kinds a list after a list is a question of policy, which synthetic texts cannot settle.
PROSE = frozenset(("article", "documentation", "service", "forum"))


def pools(pages):
    """The pages whose titles may be listed, grouped by what they share with the page that carries the list."""
    grouped = collections.defaultdict(list)
    for page in pages:
        if page.title and 12 <= len(page.title) * (3 if page.language == "chinese" else 1) <= 220:
            grouped[page.language, page.fold, page.sealed].append(page)
    return grouped
