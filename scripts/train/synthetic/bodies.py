"""Changes to a body that keep it body: a part of it, its lists decorated, points of its own added.

Neither how a body ends nor the form of a list may give a tail away, so bodies end anywhere and have
lists that look like a site's.
"""

import random
import re

from scripts.train.labels import TaggedLine
from scripts.train.synthetic.lists import body_parts
from scripts.train.synthetic.lists.composed import items
from scripts.train.synthetic.lists.decorations import pick
from scripts.train.synthetic.phrases import POINTS

# Characters of a list's line, and how many such lines make a list.
ITEM_LENGTHS = range(4, 101)
LEAST_ITEMS = 3
# How often the lists of a body are decorated anew, and how often it gets points of its own.
DECORATED, POINTED = 0.5, 0.15
# A body of fewer lines stays whole.
LEAST_LINES = 6


def changed(choice: random.Random, lines: list[TaggedLine], language: str) -> list[TaggedLine]:
    """Maybe a part of the body, maybe with other lists."""
    return with_lists(choice, list(part_of(choice, lines)), language)


def part_of(choice: random.Random, lines: list[TaggedLine]) -> list[TaggedLine]:
    """The body, or a part of it."""
    if len(lines) < LEAST_LINES or choice.random() < 0.5:
        return lines
    size = choice.randint(max(4, len(lines) // 4), len(lines))
    first = choice.randint(0, len(lines) - size)
    return lines[first : first + size]


def may_be_item(line: str) -> bool:
    """Whether a line of a body may belong to a list."""
    return len(line) in ITEM_LENGTHS and line[-1] not in ".!?。！？:："


def with_lists(choice: random.Random, lines: list[TaggedLine], language: str) -> list[TaggedLine]:
    """The body's lines, its lists maybe decorated as a template does, and maybe with points."""
    if choice.random() < DECORATED:
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and may_be_item(lines[end][0]):
                end += 1
            if end - at >= LEAST_ITEMS:
                decorated = items(choice, [line for line, _ in lines[at:end]])
                lines[at:end] = [(line, 1) for line in decorated]
                end = at + len(decorated)
            at = end + 1
    if choice.random() < POINTED:
        # First, last, or between two paragraphs; mostly last, where other stories would be.
        place = choice.choice((0, len(lines), len(lines), choice.randint(0, len(lines))))
        lines[place:place] = [(line, 1) for line in points(choice, lines, language)]
    return lines


def points(choice: random.Random, lines: list[TaggedLine], language: str) -> list[str]:
    """Something that a body has besides paragraphs, made of its own words."""
    sentences = [
        sentence
        for line, _ in lines
        if len(line) > 80
        for sentence in re.split(r"(?<=[.!?])\s+|(?<=[。！？])", line)
        if len(sentence) > 20
    ]
    if len(sentences) < 2 * LEAST_ITEMS:
        return []
    # The forms of `body_parts` are of English words.
    if language == "english" and choice.random() < 0.8:
        return body_parts.lines(choice, sentences)
    chosen = choice.sample(sentences, choice.randint(LEAST_ITEMS, min(10, len(sentences))))
    heading = [pick(choice, POINTS, language)] if choice.random() < 0.6 else []
    return heading + items(choice, [shortened(choice, one, language) for one in chosen])


def shortened(choice: random.Random, sentence: str, language: str) -> str:
    """The beginning of a sentence, as long as a headline."""
    if language == "chinese":
        return sentence[: choice.randint(8, 28)]
    return " ".join(sentence.split()[: choice.randint(4, 12)]).rstrip(",;:.")
