"""How well `text_hash` and `simhash` find duplicates, by the distance that is allowed.

    python3 -m scripts.evaluate.duplicates

Texts: extracted-dev as cleaned, without the hosts of the held-out test set. Its pages were each
extracted by several scrapers. Two texts of one page are duplicates. Texts of different pages are
not, except for pages that stand in the corpus twice: pairs that share half of their shingles are
counted apart, as duplicates by content. The chance column is for 64 independent bits.
"""

import collections
import itertools
import math

from scripts import corpora, program
from scripts.words import words

# Successive words; two texts that share half of them count as duplicates by content.
SHINGLE = 3
# Share of common shingles above which two texts of a page are nearly equal.
NEAR = 0.8
DISTANCES = (0, 3, 6, 8, 10, 12, 14)
# Pairs of different pages whose shingles are compared: all that a distance of the table reaches.
FARTHEST = max(DISTANCES)

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """The sequences of successive words."""
    found = list(words(text))
    return frozenset(zip(*(found[i:] for i in range(SHINGLE)), strict=False))


def likeness(one: Shingles, other: Shingles) -> float:
    """The share of common shingles (Jaccard)."""
    return len(one & other) / max(1, len(one | other))


def chance(distance: int) -> float:
    """The share of pairs of random hashes within a distance."""
    return sum(math.comb(64, bits) for bits in range(distance + 1)) / 2.0**64


def main() -> None:
    """Prints the table."""
    if corpora.missing():
        return
    visible = {name for name, gold in corpora.gold_pages("readers").items() if not gold.held_out}
    rows = [
        row
        for row in program.clean_jsonl(
            program.build(), corpora.CORPORA / "extracted-dev.jsonl.gz", "text"
        ).values()
        if row["status"] == "ok" and row["page"] in visible and row["simhash"]
    ]
    hashes = [int(row["simhash"], 16) for row in rows]
    sets = [shingles(row["text"]) for row in rows]
    pages = collections.defaultdict(list)
    for index, row in enumerate(rows):
        pages[row["page"]].append(index)
    same = [pair for group in pages.values() for pair in itertools.combinations(group, 2)]
    near = [pair for pair in same if likeness(sets[pair[0]], sets[pair[1]]) >= NEAR]
    total, far = 0, []
    for one, other in itertools.combinations(range(len(rows)), 2):
        if rows[one]["page"] != rows[other]["page"]:
            total += 1
            distance = (hashes[one] ^ hashes[other]).bit_count()
            if distance <= FARTHEST:
                far.append((distance, likeness(sets[one], sets[other]) >= 0.5))
    equal = sum(rows[one]["text_hash"] == rows[other]["text_hash"] for one, other in same)
    print(f"{len(rows)} texts of {len(pages)} pages, {len(same)} pairs of one page")
    print(f"  {len(near)} of them share {NEAR:.0%} of their shingles, {equal} have one text_hash")
    print(f"{total} pairs of different pages")
    print("distance  recall  of near  different pages  of these not alike  chance")
    for limit in DISTANCES:
        found = [(hashes[one] ^ hashes[other]).bit_count() <= limit for one, other in same]
        nearly = [(hashes[one] ^ hashes[other]).bit_count() <= limit for one, other in near]
        within = [alike for distance, alike in far if distance <= limit]
        print(
            f"{limit:8d}  {sum(found) / len(same):6.3f}  {sum(nearly) / len(near):7.3f}"
            f"  {len(within):15d}  {within.count(False):18d}  {chance(limit):6.1e}"
        )


if __name__ == "__main__":
    main()
