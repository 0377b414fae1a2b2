"""Labels of blocks: the share of each that is body, found by aligning a page with its gold body.

Two things decide. The words: the share of a block's words that are in 4-word runs of the gold
(3-word runs for short blocks). And the order: a page repeats things (a teaser of the story, a
second "Home"), the gold has them once, and both run the same way. So the aligner seeks the chain of
blocks that runs forward in page and gold and covers the most words. A block off the chain may still
be body (posts in another order), but only with gold words that no block of the chain covers.

Readers' labels say more than a gold body. A block of neutral text may be kept or dropped, so it has
no label. Where readers labelled the blocks around the end of a body, their letters for body and
foreign text replace what the alignment found. Neutral blocks there keep the label of the gold body:
a credit or a biography that the gold leaves out is better dropped.

Short lines between the first and the last block of body (a card's "Full-time", which a page
has fifty times) are body as long as the gold has words for them that no other block took: the
page's score counts words, not positions.
"""

import bisect
import collections
import itertools
from collections.abc import Sequence

from scripts.corpora import Gold
from scripts.words import ngrams, words

# A phrase of fewer words is in any text by chance. It counts only as a whole line of the gold or
# beside covered words.
SHORT = 4
# Blocks of this many words and more are matched by 4-word runs; shorter ones would lose too much at
# their ends.
LONG = 12
# A phrase with more occurrences in the gold ("the") does not show where its block belongs.
MOST_PLACES = 40
# Words of one block may be this much further apart in the gold than on the page (an advert
# between).
SLACK = 30
# A block takes gold words that are left over if they are this share of the block's words.
CLAIMED = 0.8
# A label from which on a block is body.
BODY = 0.5
# Blocks that are this near in the page may continue each other in the gold.
NEAR = 3
# Words that the walk along known lines looks ahead to find a block's beginning again.
LOOK_AHEAD = 40

# Where a block may be in the gold: first word, end, and the gold words it covers.
Match = tuple[int, int, list[int]]
# A line of a synthetic text, and whether it is body (1), not (0) or neither (None: the title).
TaggedLine = tuple[str, int | None]
# The end of a chain: the chain before it, the block and its match.
Link = tuple["Link | None", int, Match]


class GoldIndex:
    """The gold's words with the places of every run, built once a page."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.line_edges: set[int] = set()
        for line in text.split("\n"):
            self.line_edges.add(len(self.words))
            self.words += words(line)
        self.line_edges.add(len(self.words))
        self.places: dict[int, dict[tuple[str, ...], list[int]]] = {}
        for size in (1, 2, 3, 4):
            table: dict[tuple[str, ...], list[int]] = collections.defaultdict(list)
            for at, run in enumerate(ngrams(self.words, size)):
                table[run].append(at)
            self.places[size] = table

    def is_line(self, start: int, end: int) -> bool:
        """Whether a stretch of words is one or more whole lines."""
        return start in self.line_edges and end in self.line_edges


def matches(block: list[str], gold: GoldIndex) -> list[Match]:
    """Where a block may be in the gold, the widest first."""
    size = min(len(block), 4 if len(block) >= LONG else 3)
    if not size:
        return []
    table = gold.places[size]
    hits: list[tuple[int, int]] = []
    for at, run in enumerate(ngrams(block, size)):
        places = table.get(run, ())
        if len(places) <= MOST_PLACES:
            hits += [(place - at, place) for place in places]
    # Runs with a like offset between block and gold belong to one place.
    hits.sort()
    found: list[Match] = []
    start = 0
    for i in range(1, len(hits) + 1):
        if i < len(hits) and hits[i][0] - hits[i - 1][0] <= SLACK and len(block) >= LONG:
            continue
        if i < len(hits) and hits[i][0] == hits[i - 1][0]:
            continue
        covered = sorted({place + k for place in forward(hits[start:i]) for k in range(size)})
        found.append((covered[0], covered[-1] + 1, covered))
        start = i
    if len(block) < SHORT:
        return [match for match in found if len(match[2]) == len(block)][:MOST_PLACES]
    return sorted(found, key=lambda match: -len(match[2]))[:MOST_PLACES]


def forward(hits: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the longest sequence of runs that goes forward in block and gold.

    A phrase that the block contains twice is in two places, and only one of them is its own. This
    is the longest increasing subsequence, by patience sorting.
    """
    rows = sorted(((place - offset, place) for offset, place in hits), key=lambda r: (r[0], -r[1]))
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = [None] * len(rows)
    for i, (_, place) in enumerate(rows):
        at = bisect.bisect_left(ends, place)
        if at == len(ends):
            ends.append(place)
            last.append(i)
        else:
            ends[at], last[at] = place, i
        before[i] = last[at - 1] if at else None
    chosen: list[int] = []
    step: int | None = last[-1]
    while step is not None:
        chosen.append(rows[step][1])
        step = before[step]
    return chosen[::-1]


def chain(candidates: Sequence[tuple[int, list[Match]]], gold: GoldIndex) -> dict[int, Match]:
    """The heaviest chain of matches that runs forward in blocks and gold, by block."""
    # ends is increasing, and so is best: the weight of the best chain that ends at or before a
    # word.
    ends, best = [0], [0.0]
    tails: list[Link | None] = [None]
    for block, found in candidates:
        fresh: list[tuple[float, int, Link]] = []
        for start, end, covered in found:
            counts_whole = gold.is_line(start, end) or len(covered) >= SHORT
            weight = len(covered) if counts_whole else 0.5 * len(covered)
            at = bisect.bisect_right(ends, start) - 1
            fresh.append((best[at] + weight, end, (tails[at], block, (start, end, covered))))
        for weight, end, tail in fresh:
            at = bisect.bisect_right(ends, end) - 1
            if best[at] >= weight:
                continue
            at += 1
            ends.insert(at, end)
            best.insert(at, weight)
            tails.insert(at, tail)
            last = at + 1
            while last < len(ends) and best[last] <= weight:
                last += 1
            del ends[at + 1 : last], best[at + 1 : last], tails[at + 1 : last]
    chosen: dict[int, Match] = {}
    link = tails[-1]
    while link:
        link, block, match = link
        chosen[block] = match
    return chosen


def align(texts: Sequence[str], body: str) -> list[float]:
    """The share of each block's words that is body, for blocks in reading order."""
    gold = GoldIndex(body)
    blocks = [words(text) for text in texts]
    found = [matches(block, gold) for block in blocks]
    chosen = chain([(i, match) for i, match in enumerate(found) if match], gold)
    owner: list[int | None] = [None] * len(gold.words)
    for i, (_, _, covered) in chosen.items():
        for place in covered:
            owner[place] = i

    def anchored(i: int, start: int, end: int) -> bool:
        """Whether a short phrase is a line of the gold, or continues a near block."""
        if gold.is_line(start, end):
            return True
        beside = [owner[place] for place in (start - 1, end) if 0 <= place < len(owner)]
        return any(o is not None and o != i and abs(o - i) <= NEAR for o in beside)

    labels: list[float] = []
    for i, block in enumerate(blocks):
        if not block:
            labels.append(0.0)
        elif i in chosen:
            start, end, covered = chosen[i]
            kept = len(block) >= SHORT or anchored(i, start, end)
            # Words lost at the seams of its runs (a link's text in between) are still its own.
            labels.append(min(1.0, len(covered) / len(block)) if kept else 0.0)
        elif len(block) < SHORT:
            labels.append(0.0)
        else:
            free = max(
                ([place for place in match[2] if owner[place] is None] for match in found[i]),
                key=len,
                default=[],
            )
            share = min(1.0, len(free) / len(block))
            if share >= BODY:
                for place in free:
                    owner[place] = i
            labels.append(share if share >= BODY else 0.0)
    claim(blocks, gold.words, labels)
    return labels


# The label of a block that may be kept or dropped.
NEUTRAL = float("nan")
# The labels that a reader's letter gives; a neutral block (P) keeps its own.
LETTERS = {"B": 1.0, "F": 0.0}


def of_page(texts: Sequence[str], gold: Gold) -> list[float]:
    """The label of each block of a page; NaN for neutral text."""
    labels = align(texts, gold.body)
    if gold.neutral:
        neutral = align(texts, gold.neutral)
        pairs = zip(labels, neutral, strict=True)
        labels = [NEUTRAL if own < BODY <= other else own for own, other in pairs]
    return with_end(texts, labels, gold.end) if gold.end else labels


def with_end(
    texts: Sequence[str], labels: Sequence[float], end: Sequence[tuple[str, str]]
) -> list[float]:
    """The labels with those of a labelled end in place of what the alignment found.

    The end's blocks run in the order of the page, and the program may have cut them a little
    differently. So the longest common subsequence of equal texts decides which is which.
    """
    blocks = [" ".join(words(text)) for text in texts]
    known = [" ".join(words(text)) for _, text in end]
    found = list(labels)
    for block, at in common_subsequence(blocks, known):
        if blocks[block]:
            found[block] = LETTERS.get(end[at][0], labels[block])
    return found


def common_subsequence(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal items, in the order of both. Of equally long ones those nearest to each other
    in `one`: a word that a page repeats is matched beside its neighbours."""
    # best[i][j]: the longest for one[i:] and other[j:], and the negated gaps that it leaves.
    width = len(other) + 1
    best: list[list[tuple[int, int]]] = [[(0, 0)] * width for _ in range(len(one) + 1)]
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            # A block of the page that is skipped inside the end counts against it.
            inside = j > 0
            skipped = best[i + 1][j]
            options = [(skipped[0], skipped[1] - inside), best[i][j + 1]]
            if one[i] == other[j]:
                longer = best[i + 1][j + 1]
                options.append((longer[0] + 1, longer[1]))
            best[i][j] = max(options)
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        if one[i] == other[j] and best[i][j] == (best[i + 1][j + 1][0] + 1, best[i + 1][j + 1][1]):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return pairs


def claim(blocks: Sequence[list[str]], gold: list[str], labels: list[float]) -> None:
    """Makes body of the blocks between the first and the last for which the gold has words left."""
    body = [i for i, label in enumerate(labels) if label >= BODY]
    if not body:
        return
    left = collections.Counter(gold)
    left.subtract(itertools.chain.from_iterable(blocks[i] for i in body))
    for i in range(body[0], body[-1]):
        wanted = collections.Counter(blocks[i])
        have = sum(min(n, max(left[word], 0)) for word, n in wanted.items())
        if labels[i] < BODY and have >= CLAIMED * len(blocks[i]) > 0:
            labels[i] = 1.0
            left.subtract(wanted)


def by_construction(texts: Sequence[str], lines: Sequence[TaggedLine]) -> list[float]:
    """Labels of blocks that were cut from a text whose lines are all tagged.

    The blocks' words are walked along the lines' words, because a reader may join or split lines.
    A tag of None becomes NaN: the block serves as context of its neighbours and has no loss.
    """
    source: list[str] = []
    tags: list[float] = []
    for line, tag in lines:
        found = words(line)
        source += found
        tags += [float("nan") if tag is None else float(tag)] * len(found)
    labels, at = [], 0
    for text in texts:
        block = words(text)
        if not block:
            labels.append(0.0)
            continue
        head = block[:3]
        # Repair changes a word now and then, so the walk looks ahead for its place.
        for skip in range(LOOK_AHEAD):
            if source[at + skip : at + skip + len(head)] == head:
                at += skip
                break
        part = tags[at : at + len(block)]
        labels.append(sum(part) / len(part) if part else 0.0)
        at += len(block)
    return labels


def body_text(texts: Sequence[str], labels: Sequence[float]) -> str:
    """The blocks whose label or probability makes them body."""
    return "\n".join(text for text, label in zip(texts, labels, strict=True) if label >= BODY)
