"""Trains the character bigrams by which `repair` recognises mojibake.

    pip install django==5.1.4 babel==2.19.0
    python3 -m scripts.train.character_bigrams

Writes `src/repair/language_model/bigrams.bin`: how often one character follows another, over all
languages. Sources, all free to use (docs/repair.md names the licences):
  Django   the translations of its messages, in 90 languages (BSD)
  CLDR     names of languages, countries, currencies, days and units as Babel ships them, in 330
           languages (Unicode licence)
  corpora  titles and bodies of the labelled pages, without the held-out test set

Each language counts by the square root of its characters, so that no language is drowned. A part
of the text is counted in capitals again, because headlines are. Lines that contain mojibake are
left out. The same sources give the same bytes.
"""

import collections
import contextlib
import io
import itertools
import math
import pathlib
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator

from scripts import corpora

OUTPUT = corpora.REPOSITORY / "src" / "repair" / "language_model" / "bigrams.bin"

# A language with this number of characters weighs as much. Others weigh more or less by the square
# root of their characters, up to a limit.
USUAL_LENGTH, MOST_WEIGHT = 200_000, 1_000_000
# The weight of the text in capitals, and of the text with capital initials.
CAPITALS_WEIGHT, TITLE_WEIGHT = 0.02, 0.02
# Pairs that occur less often are noise of one text.
LEAST_COUNT, LEAST_WEIGHT = 2, 0.15
# Steps per power of two of a count in the file, in which the least weight is 0.
STEPS = 8
# The fields of CLDR that are words or symbols, not patterns.
CLDR_FIELDS = (
    "territories languages variants scripts months days quarters eras day_periods currency_names "
    "currency_names_plural currency_symbols unit_patterns unit_display_names date_fields "
    "time_zones meta_zones"
).split()

Counts = collections.Counter[tuple[str, str]]


def django_texts() -> Iterator[tuple[str, str]]:
    """A language and a translated message at a time."""
    import django  # type: ignore[import-not-found,unused-ignore]
    from babel.messages.pofile import read_po  # type: ignore[import-not-found,unused-ignore]

    for path in sorted(pathlib.Path(django.__file__).parent.rglob("*.po")):
        language = path.parents[1].name
        # The parser prints warnings about plural forms.
        with path.open("rb") as file, contextlib.redirect_stdout(io.StringIO()):
            messages = list(read_po(file))
        for message in messages:
            texts = message.string
            for text in (texts,) if isinstance(texts, str) else texts:
                if message.id and text:
                    # Placeholders, access keys and markup are no text.
                    yield language, re.sub(r"%\(\w+\)[sd]|%[sd]|&|<[^>]*>|\{\w*\}", "", text)


def strings(value: object) -> Iterator[str]:
    """All strings in nested dictionaries."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in sorted(value, key=str):
            yield from strings(value[key])


def cldr_texts() -> Iterator[tuple[str, str]]:
    """A language and a name at a time."""
    from babel.localedata import load, locale_identifiers  # type: ignore[import-not-found,unused-ignore]

    for locale in sorted(locale_identifiers()):
        data = load(locale, merge_inherited=False)
        for field in CLDR_FIELDS:
            for text in strings(data.get(field)):
                if "#" not in text and "¤" not in text:
                    yield locale, text.replace("{0}", "5")


def corpus_texts() -> Iterator[tuple[str, str]]:
    """A language and a line at a time."""
    for corpus in corpora.LABELLED:
        for gold in corpora.gold_pages(corpus).values():
            if not gold.held_out:
                for line in f"{gold.title}\n{gold.body}".split("\n"):
                    yield gold.language, line


def is_mojibake(text: str) -> bool:
    """Whether a part of the text is UTF-8 that was read in a common code page."""
    for part in re.findall("[^\x00-\x7f]{2,}", text):
        for code_page in ("cp1252", "cp1250", "mac_roman", "cp437"):
            try:
                part.encode(code_page).decode()
            except ValueError:
                continue
            return True
    return bool(re.search("[\x80-\x9f\ufffd]|Ã[^ A-ZÀ-Ý]|â€|Â[^ A-Za-zÀ-ỹ]", text))


def folded(text: str) -> str:
    """The characters that the model distinguishes: one digit, one Han character, one syllable of
    Hangul, one emoji, one control. Others beyond the plane are left out."""
    text = unicodedata.normalize("NFC", " ".join(text.split(" ")))
    for pattern, one in (
        ("[0-9]", "0"),
        ("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", "一"),
        ("[\uac00-\ud7a3]", "가"),
        ("[\U0001f000-\U0001faff]", "\u2600"),
        ("[\U00010000-\U0010ffff]", ""),
        ("[\x00-\x1f]", "\n"),
    ):
        text = re.sub(pattern, one, text)
    return text


def language_counts(texts: Iterable[str]) -> tuple[Counts, int]:
    """The pairs of a language by weight, and its characters."""
    counts: Counts = collections.Counter()
    raised: Counts = collections.Counter()
    titled: Counts = collections.Counter()
    for text in texts:
        for line, into in ((text, counts), (text.upper(), raised), (text.title(), titled)):
            line = f"\n{folded(line)}\n"
            into.update(itertools.pairwise(line))
    length = counts.total()
    kept: Counts = collections.Counter()
    for pairs, weight in ((counts, 1.0), (raised, CAPITALS_WEIGHT), (titled, TITLE_WEIGHT)):
        for pair, count in pairs.items():
            if count >= LEAST_COUNT:
                kept[pair] += count * weight  # type: ignore[assignment]
    return kept, length


def weighted_counts() -> dict[tuple[str, str], float]:
    """The pairs of all languages."""
    languages: dict[str, dict[str, None]] = collections.defaultdict(dict)
    for texts in (django_texts(), cldr_texts(), corpus_texts()):
        for language, text in texts:
            if not is_mojibake(text):
                # Variants of a country are the same language. The same text counts once.
                name = re.sub("[_-][A-Z]{2}$", "", language)
                languages[name][text] = None
    sums: dict[tuple[str, str], float] = collections.defaultdict(float)
    for name in sorted(languages):
        counts, length = language_counts(languages[name])
        weight = min(MOST_WEIGHT, math.sqrt(length * USUAL_LENGTH))
        scale = weight / max(1, length)
        for pair, count in counts.items():
            sums[pair] += count * scale
    return {pair: count for pair, count in sums.items() if count >= LEAST_WEIGHT}


def packed(counts: dict[tuple[str, str], float]) -> bytes:
    """For each first character in order: its code, the number of pairs, and for each pair the
    difference of the second character to the one before (7 bits a byte, the high bit on all bytes
    but the last) and the logarithm of the count."""
    rows: dict[str, list[tuple[str, int]]] = collections.defaultdict(list)
    for (first, second), count in sorted(counts.items()):
        rows[first].append((second, min(255, round(math.log2(count / LEAST_WEIGHT) * STEPS))))
    out = bytearray()
    for first, pairs in rows.items():
        out += struct.pack("<HH", ord(first), len(pairs))
        before = 0
        for second, logarithm in pairs:
            gap = ord(second) - before
            before = ord(second)
            while gap >= 0x80:
                out.append(0x80 | gap & 0x7F)
                gap >>= 7
            out += bytes((gap, logarithm))
    return bytes(out)


def main() -> None:
    counts = weighted_counts()
    data = packed(counts)
    OUTPUT.write_bytes(data)
    characters = len({first for first, _ in counts})
    print(f"{OUTPUT}: {len(counts)} pairs of {characters} characters, {len(data)} bytes")


if __name__ == "__main__":
    main()
