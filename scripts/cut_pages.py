"""Labelled pages with parts cut out of them, as other sites might have laid them out.

There are some two thousand labelled pages, and of some sorts a hundred; two thirds of the pages instead of a half were worth
0.0065 of WCXB's F1. A page without its sidebar, or half of its body, or whose classes say nothing, is as real as the
page itself, and its blocks are still what they were: their labels are carried over. What is cut is drawn without looking at
the labels, chaff and body alike.

A page depends on its id and the number of the copy alone.
"""
import gzip
import hashlib
import html.parser
import random
import re

import corpora

# What can be taken away whole.
PARTS = frozenset("div section aside nav footer header ul ol li p table tr form article blockquote dl figure h2 h3 h4".split())
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# An end tag closes the nearest open element of its name, if that is no further out than this: pages forget to close things.
REACH = 11
# A part has at least and at most this share of the page's words; together those cut have one of BUDGETS at most.
LEAST, MOST = 0.002, 0.35
BUDGETS = (0.15, 0.3, 0.5, 0.7)
MOST_PARTS = 40
# The share of copies whose classes and ids are replaced by names that say nothing, each always by the same.
NAMELESS = 0.3
NAMES = re.compile(r'(\s(?:class|id)\s*=\s*)"([^"<>]*)"')


class Parts(html.parser.HTMLParser):
    """The elements that could be cut: (start, end, words), as offsets in the markup."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=False)
        self.lines = [0, *(found.end() for found in re.finditer("\n", markup))]
        self.open, self.found, self.words, self.scripts = [], [], 0, 0
        self.feed(markup)
        self.close()

    def place(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.scripts += tag in ("script", "style")
            self.open.append((tag, self.place(), self.words))

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.scripts = max(0, self.scripts - 1)
        for at in range(len(self.open) - 1, max(-1, len(self.open) - 1 - REACH), -1):
            if self.open[at][0] == tag:
                _, start, before = self.open[at]
                # With something left open inside, it is not known what would go along.
                if at == len(self.open) - 1 and tag in PARTS:
                    self.found.append((start, self.place() + len(f"</{tag}>"), self.words - before))
                del self.open[at:]
                return

    def handle_data(self, data):
        if not self.scripts:
            self.words += len(data.split())


def cut(markup, choice):
    """The markup without some of its parts, or None if it has none to speak of."""
    parts = Parts(markup)
    small = lambda words: max(1, LEAST * parts.words) <= words <= MOST * parts.words
    candidates = [part for part in parts.found if small(part[2])]
    if len(candidates) < 4:
        return None
    budget, gone = choice.choice(BUDGETS) * parts.words, []
    # Large parts are few, so they come somewhat sooner.
    for start, end, words in sorted(candidates, key=lambda part: -choice.random() * part[2] ** 0.3):
        if words <= budget and all(end <= other or start >= other_end for other, other_end in gone):
            gone.append((start, end))
            budget -= words
        if len(gone) > MOST_PARTS:
            break
    left, at = [], 0
    for start, end in sorted(gone):
        left.append(markup[at:start])
        at = end
    left.append(markup[at:])
    return nameless("".join(left), choice.random()) if choice.random() < NAMELESS else "".join(left)


def nameless(markup, salt):
    name = lambda word: "x" + hashlib.sha256(f"{word} {salt}".encode()).hexdigest()[:6]
    return NAMES.sub(lambda found: f'{found[1]}"{" ".join(map(name, found[2].split()))}"', markup)


def write(golds, copies, folder):
    """Copies of some pages in a folder; {id of the copy: gold page}."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for gold in golds:
        markup = corpora.page_text(gold)
        for copy in range(copies):
            without = cut(markup, random.Random(f"{gold.corpus} {gold.id} {copy}"))
            if without is not None:
                name = f"{gold.id}~{copy}"
                # The mark says what the bytes are, whatever the page declares.
                (folder / f"{name}.html.gz").write_bytes(gzip.compress(without.encode("utf-8-sig", "replace"), 1, mtime=0))
                made[name] = gold
    return made
