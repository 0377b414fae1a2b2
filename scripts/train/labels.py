#!/usr/bin/env python3
"""What share of every block is body: the label a model learns, found by laying the page's blocks along the gold text.

Two things decide. The words: the share of a block's words that stand in 4-word runs (3-word runs in short blocks) of the
gold. And the order: pages say many things twice (a teaser of the story, a second "Home"), the gold says them once, and
blocks and gold run the same way. So a chain of blocks is sought that runs forward in both and covers the most words;
what is off the chain may still be body (posts in another order), but only with gold that no block of the chain covers. Last,
short lines between the first and the last block of body (a card's "Full-time", of which a page has fifty) are body as long
as the gold has words for them that no other block took: the page's score counts words, not places.

usage: python3 -m scripts.train.labels DUMP.jsonl CORPUS     prints what a perfect judge of these blocks would score, by kind or language
"""
import bisect
import collections
import functools
import json
import sys

from scripts.common import corpora

# A phrase this short stands in any text by chance, so it counts only as a whole line of the gold or beside covered words.
SHORT = 4
# From this many words on 4-word runs are asked for; shorter blocks would lose too much at their ends.
LONG = 12
# A phrase that stands more often than this in the gold ("the") says nothing about where its block belongs.
PLACES = 40
# The words of one block may stand apart in the gold by this much more than they do on the page (an inline advert cut out).
SLACK = 30
# A block takes what the gold has left if it has this share of the block's words.
CLAIMED = 0.8


@functools.cache
def words_of():
    return corpora.scorer().words


def words(text):
    return words_of()(text)


class GoldIndex:
    """The gold's words with the places of every run, built once a page."""

    def __init__(self, text):
        self.words, self.line_edges = [], set()
        for line in text.split("\n"):
            self.line_edges.add(len(self.words))
            self.words += words(line)
        self.line_edges.add(len(self.words))
        self.places = {n: collections.defaultdict(list) for n in (1, 2, 3, 4)}
        for n, table in self.places.items():
            for at in range(len(self.words) - n + 1):
                table[tuple(self.words[at:at + n])].append(at)


def run_length(block):
    return min(len(block), 4 if len(block) >= LONG else 3)


def matches(block, gold):
    """Where a block may lie in the gold: (start, end, the gold words it covers there)."""
    n = run_length(block)
    if not n:
        return []
    table, hits = gold.places[n], []
    for at in range(len(block) - n + 1):
        places = table.get(tuple(block[at:at + n]), ())
        if len(places) <= PLACES:
            hits += [(place - at, place) for place in places]
    # Runs whose offset between block and gold is alike belong to one place.
    hits.sort()
    found, start = [], 0
    for i in range(1, len(hits) + 1):
        if i < len(hits) and hits[i][0] - hits[i - 1][0] <= SLACK and len(block) >= LONG:
            continue
        if i < len(hits) and hits[i][0] == hits[i - 1][0]:
            continue
        covered = sorted({place + k for place in forward(hits[start:i]) for k in range(n)})
        found.append((covered[0], covered[-1] + 1, covered))
        start = i
    if len(block) < SHORT:
        return [m for m in found if len(m[2]) == len(block)][:PLACES]
    return sorted(found, key=lambda m: -len(m[2]))[:PLACES]


def forward(hits):
    """The places of the longest row of runs that goes forward in the block and in the gold: a phrase that the block says twice
    lies in two places, of which one is its own. (The longest increasing subsequence, by patience sorting.)"""
    rows = sorted(((place - offset, place) for offset, place in hits), key=lambda r: (r[0], -r[1]))
    ends, last, before = [], [], [None] * len(rows)
    for i, (_, place) in enumerate(rows):
        at = bisect.bisect_left(ends, place)
        if at == len(ends):
            ends.append(place), last.append(i)
        else:
            ends[at], last[at] = place, i
        before[i] = last[at - 1] if at else None
    chosen, i = [], last[-1]
    while i is not None:
        chosen.append(rows[i][1])
        i = before[i]
    return chosen[::-1]


def chain(candidates, gold):
    """The heaviest chain of (block, match) that runs forward in the blocks and in the gold: {block: match}."""
    # ends[i] is increasing and so is best[i]: the weight of the best chain that ends at or before that gold word.
    ends, best, tails = [0], [0.0], [None]
    for block, found in candidates:
        fresh = []
        for start, end, covered in found:
            whole_line = start in gold.line_edges and end in gold.line_edges
            weight = len(covered) if whole_line or len(covered) >= SHORT else 0.5 * len(covered)
            at = bisect.bisect_right(ends, start) - 1
            fresh.append((best[at] + weight, end, (tails[at], block, (start, end, covered))))
        for weight, end, tail in fresh:
            at = bisect.bisect_right(ends, end) - 1
            if best[at] >= weight:
                continue
            at += 1
            ends.insert(at, end), best.insert(at, weight), tails.insert(at, tail)
            last = at + 1
            while last < len(ends) and best[last] <= weight:
                last += 1
            del ends[at + 1:last], best[at + 1:last], tails[at + 1:last]
    chosen, link = {}, tails[-1]
    while link:
        link, block, match = link
        chosen[block] = match
    return chosen


def align(texts, body):
    """The share of every block's words that is body, for blocks in reading order."""
    gold = GoldIndex(body)
    blocks = [words(text) for text in texts]
    found = [matches(block, gold) for block in blocks]
    chosen = chain([(i, m) for i, m in enumerate(found) if m], gold)
    owner = [None] * len(gold.words)
    for i, (_, _, covered) in chosen.items():
        for place in covered:
            owner[place] = i

    def anchored(i, start, end):
        """Whether a short phrase is a line of its own in the gold, or goes on where a near block stops."""
        if start in gold.line_edges and end in gold.line_edges:
            return True
        beside = [owner[p] for p in (start - 1, end) if 0 <= p < len(owner)]
        return any(o is not None and o != i and abs(o - i) <= 3 for o in beside)

    labels = []
    for i, block in enumerate(blocks):
        if not block:
            labels.append(0.0)
        elif i in chosen:
            start, end, covered = chosen[i]
            kept = len(block) >= SHORT or anchored(i, start, end)
            # Words of the block lost at the seams of its runs (a link's text in between) are its own all the same.
            labels.append(min(1.0, len(covered) / len(block)) if kept else 0.0)
        elif len(block) < SHORT:
            labels.append(0.0)
        else:
            free = max(([p for p in m[2] if owner[p] is None] for m in found[i]), key=len, default=[])
            share = min(1.0, len(free) / len(block))
            if share >= 0.5:
                for place in free:
                    owner[place] = i
            labels.append(share if share >= 0.5 else 0.0)
    claim(blocks, gold.words, labels)
    return labels


def claim(blocks, gold, labels):
    """Makes body of the blocks within its stretch for whose words the gold has some left."""
    body = [i for i, label in enumerate(labels) if label >= 0.5]
    if not body:
        return
    left = collections.Counter(gold)
    left.subtract(word for i in body for word in blocks[i])
    for i in range(body[0], body[-1]):
        wanted = collections.Counter(blocks[i])
        if labels[i] < 0.5 and sum(min(n, max(left[word], 0)) for word, n in wanted.items()) >= CLAIMED * len(blocks[i]) > 0:
            labels[i] = 1.0
            left.subtract(wanted)


def by_construction(texts, lines):
    """Labels of blocks cut from a text whose every line is known: (line, 1 body, 0 chaff, None neither).

    The blocks' words are walked along the lines' words, because a reader may join or split lines. None becomes NaN: the
    block is there for its neighbours' features and takes no part in the loss.
    """
    source, tags = [], []
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
        # Mending changes a word here and there, so the walk looks a little ahead for its place.
        for skip in range(40):
            if source[at + skip:at + skip + len(head)] == head:
                at += skip
                break
        part = tags[at:at + len(block)]
        labels.append(sum(part) / len(part) if part else 0.0)
        at += len(block)
    return labels


def oracle_text(texts, labels):
    return "\n".join(text for text, label in zip(texts, labels) if label >= 0.5)


def main():
    dump, corpus = sys.argv[1:3]
    score, gold, predicted = corpora.scorer(), corpora.gold_pages(corpus), {}
    with open(dump) as lines:
        next(lines)
        for page in map(json.loads, lines):
            name = page["id"].rsplit("/", 1)[-1].removesuffix(".gz").removesuffix(".html")
            texts = [block["text"] for block in page["blocks"]]
            predicted[name] = oracle_text(texts, align(texts, gold[name].body))
    print(f"oracle {corpus:10s} {score.wcxb(corpora.folder(corpus), predicted)}")


if __name__ == "__main__":
    main()
