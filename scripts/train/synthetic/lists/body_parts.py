"""What a body has besides paragraphs: points, schedules, results, references, recipes, credits.

They are made of the article's own sentences, often in lines that look like headlines, so that only
their subject shows that they are not other stories. A call is one author's habit: markers,
separators and letters are drawn once.
"""

import random
import re
from collections.abc import Callable, Sequence

SMALL = set("a an the and or but nor of in on at to for from by with as is vs via than".split())
STOPEND = SMALL | set(
    "that which who whose this these those their his her its our my your be was were are has have had "
    "will would could can may might not said says into over under about after before between it he she they we i "
    "if when while because so very more most one also been being".split()
)
MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SEP = [": ", " – ", " - ", " — ", " | ", ", ", " … ", " / ", " · "]


# ---------------------------------------------------------------- helpers
def clean(s: str) -> str:
    return re.sub(r"\s+", " ", s or "").strip()


def sents(sentences: list[str]) -> list[str]:
    """Never empty, whitespace cleaned."""
    return [t for t in map(clean, sentences) if len(t.split()) > 2] or [
        "The details were not known at the time"
    ]


def pick(rng: random.Random, sentences: list[str], n: int, ordered: bool = True) -> list[str]:
    """Up to n different sentences, mostly in the article's order."""
    ss = sents(sentences)
    idx = rng.sample(range(len(ss)), min(n, len(ss)))
    return [ss[i] for i in (sorted(idx) if ordered else idx)]


def bare(s: str) -> str:
    """Without quotes at the ends, and without the closing stop."""
    return clean(s).strip("\"'“”‘’«»„()[]*•- ").rstrip(".,;:!…").strip("\"'“”‘’«» ")


def upper1(s: str) -> str:
    return s[:1].upper() + s[1:]


def trim(ws: list[str]) -> list[str]:
    """Drop words with which no phrase can end."""
    ws = list(ws)
    while len(ws) > 2 and re.sub(r"\W", "", ws[-1]).lower() in STOPEND:
        ws.pop()
    return ws


def clause(rng: random.Random, s: str) -> str:
    """One clause of a sentence (or the whole)."""
    parts = [
        p
        for p in re.split(
            r"[,;:–—()]\s+|\s[-–—]\s|\s(?:and|but|which|who|while|because|after|when|that)\s",
            bare(s),
        )
        if len(p.split()) >= 3
    ]
    return upper1(bare(rng.choice(parts[:3]))) if parts else upper1(bare(s))


def phrase(rng: random.Random, s: str, lo: int = 3, hi: int = 12) -> str:
    """A headline-like phrase from a sentence: lo..hi words, no stop."""
    t = clause(rng, s) if rng.random() < 0.75 else bare(s)
    ws = t.split()
    if len(ws) < lo:
        ws = bare(s).split()
    n = rng.randint(lo, hi)
    if len(ws) > n:
        start = rng.randint(0, len(ws) - n) if rng.random() < 0.2 else 0
        ws = ws[start : start + n]
    if rng.random() < 0.35:  # headlinese: articles go
        ws = [w for w in ws if w.lower() not in ("the", "a", "an")] or ws
    return upper1(bare(" ".join(trim(ws)))) or "Note"


def title(s: str) -> str:
    ws = s.split()
    return " ".join(w if (i and w.lower() in SMALL) else upper1(w) for i, w in enumerate(ws))


def case(rng: random.Random) -> Callable[[str], str]:
    """One habit of letters: sentence case, Title Case, rarely UPPER or lower."""
    return rng.choices(
        [lambda s: s, title, str.upper, lambda s: s[:1].lower() + s[1:]], [10, 8, 1, 1]
    )[0]


def marker(rng: random.Random, numbered: bool | None = None) -> Callable[[int], str]:
    """One habit of bullets; f(i) gives the prefix of entry i (from 0)."""
    if numbered is None:
        numbered = rng.random() < 0.35
    if numbered:
        f = rng.choice(
            ["{}. ", "{}) ", "{} ", "#{} ", "{}: ", "({}) ", "{:02d} ", "No. {}: ", "{} – "]
        )
        return lambda i: f.format(i + 1)
    b = rng.choice(
        [
            "",
            "",
            "",
            "",
            "",
            "- ",
            "• ",
            "* ",
            "– ",
            "— ",
            "· ",
            "► ",
            "→ ",
            "✓ ",
            "+ ",
            "o ",
            "> ",
            "■ ",
        ]
    )
    return lambda i: b


def head(rng: random.Random, options: Sequence[str], p: float = 0.65) -> list[str]:
    """A heading line, or none."""
    if rng.random() >= p:
        return []
    h = rng.choice(options)
    h = rng.choices([h, title(h), h.upper()], [6, 4, 1])[0]
    return [h + rng.choices(["", ":", "..."], [6, 5, 0.2])[0]]


def topic(rng: random.Random, sentences: list[str], names: list[str] | None) -> str:
    return rng.choice(pool(rng, sentences, names)[:4])


def pool(
    rng: random.Random, sentences: list[str], names: list[str] | None, n: int = 12
) -> list[str]:
    """Names of the article, filled up from the sentences' first words."""
    out, seen = [], set()
    got = [clean(x) for x in (names or []) if clean(x)]
    rng.shuffle(got)
    for x in got + [
        " ".join(trim(bare(s).split()[: rng.randint(1, 4)]))
        for s in pick(rng, sentences, 40, False)
    ]:
        x = upper1(bare(x))
        if x and x.lower() not in seen:
            seen.add(x.lower())
            out.append(x)
    k = 0
    while len(out) < n:  # still short: longer words of the text
        ws = [w for s in sents(sentences) for w in re.findall(r"[^\W\d_]{4,}", s)] or ["Group"]
        x = upper1(rng.choice(ws)) + ("" if k < 20 else " %d" % k)
        k += 1
        if x.lower() not in seen:
            seen.add(x.lower())
            out.append(x)
    return out[:n]


def dates(rng: random.Random, n: int, step: int = 20) -> list[str]:
    """n rising dates in one format."""
    d = rng.randint(0, 200)
    y = rng.randint(2005, 2025)
    f = rng.choice(
        [
            "{d} {M} {y}",
            "{M} {d}, {y}",
            "{M} {d}",
            "{d} {m}",
            "{m}. {d}",
            "{d:02d}.{n:02d}.{y}",
            "{n}/{d}/{y}",
            "{y}-{n:02d}-{d:02d}",
            "{W}, {M} {d}",
            "{w} {d} {m}",
            "{M} {y}",
            "{d}. {M}",
        ]
    )
    out = []
    for _ in range(n):
        mo, dd = d // 28, d % 28 + 1
        out.append(
            f.format(
                d=dd,
                M=MONTHS[mo % 12],
                m=MONTHS[mo % 12][:3],
                n=mo % 12 + 1,
                y=y + mo // 12,
                W=DAYS[d % 7],
                w=DAYS[d % 7][:3],
            )
        )
        d += rng.randint(1, step)
    return out


def times(rng: random.Random, n: int) -> list[str]:
    """n rising clock times in one format."""
    t = rng.randint(7 * 12, 13 * 12)
    kind = rng.randint(0, 4)
    out = []
    for _ in range(n):
        h, m = t // 12 % 24, t % 12 * 5
        out.append(
            [
                "%d:%02d" % (h, m),
                "%02d.%02d" % (h, m),
                "%d:%02d %s" % ((h + 11) % 12 + 1, m, "pm" if h > 11 else "am"),
                "%02dh%02d" % (h, m),
                "%d:%02d %s" % ((h + 11) % 12 + 1, m, "p.m." if h > 11 else "a.m."),
            ][kind]
        )
        t += rng.choice([3, 6, 6, 9, 12, 18])
    return out


def money(rng: random.Random) -> Callable[[], str]:
    """One habit of prices."""
    f = rng.choice(
        [
            "${:,.2f}",
            "€{:,.0f}",
            "£{:,.2f}",
            "{:,.0f} euros",
            "${:,.0f}",
            "{:,.0f} kr",
            "Rs {:,.0f}",
            "{:,.2f} €",
            "${:.1f}m",
        ]
    )
    top = rng.choice([9, 60, 400, 9000])
    return lambda: f.format(rng.uniform(1, top))


def person(rng: random.Random, sentences: list[str], names: list[str] | None) -> str:
    """A name-like pair of words; the article's own where it has one."""
    two = [n for n in (names or []) if 2 <= len(n.split()) <= 3]
    if two and rng.random() < 0.7:
        return clean(rng.choice(two))
    return (
        rng.choice(
            "Anna Peter Maria James Lena Omar Priya Tom Ines David Ruth Jan Kofi Elena Mark Yuki Sara".split()
        )
        + " "
        + rng.choice(
            "Keller Novak Smith Okafor Rossi Lind Patel Moreau Hughes Silva Berg Tanaka Costa Walsh Kaya Brandt".split()
        )
    )


def lead(rng: random.Random, sentences: list[str], p: float = 0.25) -> list[str]:
    """Sometimes a closing body sentence after the list (list in the middle)."""
    return [rng.choice(sents(sentences))] if rng.random() < p else []


# ---------------------------------------------------------------- forms
def form_key_points(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Key points / numbered summary: headline-like phrases, one a line."""
    c, m, hi = case(rng), marker(rng), rng.choice([7, 10, 14])
    out = head(
        rng,
        [
            "key points",
            "in short",
            "at a glance",
            "key takeaways",
            "what we know",
            "the main points",
            "summary",
            "in brief",
            "the facts",
            "what you need to know",
            "highlights",
            "main findings",
            "the story so far",
            "why it matters",
            "conclusions",
            "what changes",
            "five things to remember",
            "bottom line",
            "TL;DR",
        ],
        0.75,
    )
    stop = rng.random() < 0.15
    for i, s in enumerate(pick(rng, sentences, rng.randint(3, 10))):
        out.append(m(i) + c(phrase(rng, s, 4, hi)) + ("." if stop else ""))
    return out


def form_schedule(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Programme of a day: time + item, on one line or two."""
    n = rng.randint(3, 12)
    ss, c, sep, two = (
        pick(rng, sentences, n),
        case(rng),
        rng.choice([*SEP, "  ", " "]),
        rng.random() < 0.3,
    )
    out = head(
        rng,
        [
            "schedule",
            "programme",
            "the day's agenda",
            "order of events",
            "timetable",
            "running order",
            "how the day unfolds",
            "what's on",
            "agenda",
            "line-up",
            "TV times",
            "full schedule",
        ],
    )
    if rng.random() < 0.3:
        out.append(rng.choice(DAYS) + rng.choice(["", ", " + dates(rng, 1)[0]]))
    for t, s in zip(times(rng, n), ss, strict=False):
        h = c(phrase(rng, s, 3, 9))
        out += [t, h] if two else [t + sep + h]
    return out + lead(rng, sentences)


def form_recipe(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Ingredients / materials with amounts, then the steps."""
    ws = list(
        dict.fromkeys(w.lower() for s in sents(sentences) for w in re.findall(r"[^\W\d_]{4,10}", s))
    )
    rng.shuffle(ws)
    units = rng.choice(
        [
            ["g", "ml", "tbsp", "tsp"],
            ["cup", "cups", "tablespoons", "oz"],
            ["pieces", "x", "packs of", "m of"],
        ]
    )
    m, ms = marker(rng, False), marker(rng)
    out = head(
        rng,
        [
            "ingredients",
            "you will need",
            "what you need",
            "materials",
            "for the base",
            "serves 4",
            "shopping list",
        ],
        0.8,
    )
    for i, w in enumerate((ws or ["water"])[: rng.randint(3, 10)]):
        q = rng.choice(["1", "2", "3", "½", "100", "250", "1 1/2", "50"])
        tail = rng.choice(["", "", ", chopped", ", fresh", " (optional)", " to taste"])
        out.append(
            m(i)
            + rng.choice([f"{q} {rng.choice(units)} {w}", f"{q} {w}", f"A handful of {w}"])
            + tail
        )
    out += head(
        rng, ["method", "directions", "steps", "how to do it", "preparation", "instructions"], 0.8
    )
    for i, s in enumerate(pick(rng, sentences, rng.randint(3, 7))):
        out.append(ms(i) + (s if rng.random() < 0.4 else phrase(rng, s, 4, 12)))
    return out


def form_results(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Tournament results or box score: pairs with scores, rounds as subheads."""
    ps, sep = (
        pool(rng, sentences, names, 16),
        rng.choice([" - ", " vs ", " v ", " – ", " beat ", " at ", " bt "]),
    )
    sty, top = rng.randint(0, 3), rng.choice([4, 7, 30, 110])
    out = head(
        rng,
        [
            "results",
            "full results",
            "Saturday's results",
            "scores",
            "how they finished",
            "round-up of results",
            "the results so far",
        ],
    )
    rounds = rng.sample(
        [
            "Final",
            "Semi-finals",
            "Quarter-finals",
            "Third place",
            "Group A",
            "Group B",
            "Women",
            "Men",
            "Round 1",
        ],
        3,
    )
    for r in rounds[: rng.randint(1, 3)]:
        if rng.random() < 0.7:
            out.append(r)
        for _ in range(rng.randint(1, 5)):
            a, b = rng.sample(ps, 2)
            x, y = rng.randint(0, top), rng.randint(0, top)
            out.append(
                [
                    f"{a}{sep}{b} {x}-{y}",
                    f"{a} {x}, {b} {y}",
                    f"{a} {x}:{y} {b}",
                    f"{a}{sep}{b} 6-{y % 5} 6-{x % 5}",
                ][sty]
            )
    return out[:20] + lead(rng, sentences)


def form_table(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Table of prices or statistics: label and figure, cells in a line or one a line."""
    ps, pr = pool(rng, sentences, names, 12), money(rng)
    kind, sep, c = rng.randint(0, 3), rng.choice([*SEP, "\t", "  ", " "]), case(rng)
    val = [
        pr,
        lambda: "%.1f%%" % rng.uniform(0, 90),
        lambda: f"{rng.randint(3, 90000):,}",
        lambda: "%+.1f" % rng.uniform(-20, 20),
    ][kind]
    cols, split, long = rng.choice([1, 1, 1, 2, 3]), rng.random() < 0.25, rng.random() < 0.5
    n = rng.randint(3, 12)
    labels = [phrase(rng, s, 3, 6) for s in pick(rng, sentences, n)] if long else ps[:n]
    out = head(
        rng,
        [
            "prices",
            "the numbers",
            "by the numbers",
            "in figures",
            "what it costs",
            "statistics",
            "comparison",
            "price list",
            "key figures",
            "data",
            "table 1",
            "costs compared",
            "fees",
        ],
    )
    if rng.random() < 0.3:
        out.append(
            sep.join(
                [rng.choice(["Name", "Item", "Area", "Category", "Year"])]
                + [str(2025 - k) for k in range(cols)]
            )
        )
    for l in labels:
        cells = [c(l)] + [val() for _ in range(cols)]
        out += cells if split else [sep.join(cells)]
    return out + (["Source: " + rng.choice(ps)] if rng.random() < 0.3 else [])


def form_references(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """List of references / further reading cited by the author: author, year, title that looks like
    a headline."""
    c, sty, n = case(rng), rng.randint(0, 4), rng.randint(3, 10)
    m = marker(rng, True) if rng.random() < 0.5 else marker(rng, False)
    out = head(
        rng,
        [
            "references",
            "sources",
            "bibliography",
            "works cited",
            "literature",
            "notes and references",
            "cited sources",
            "further reading",
            "documents",
            "source material",
        ],
        0.85,
    )
    ps, ds = pool(rng, sentences, names), dates(rng, n)
    for i, s in enumerate(pick(rng, sentences, n, False)):
        t, y, p = c(phrase(rng, s, 4, 12)), rng.randint(1985, 2025), rng.choice(ps)
        a = person(rng, sentences, None).split()
        out.append(
            m(i)
            + [
                f"{a[1]}, {a[0][0]}. ({y}). {t}. {p}, {rng.randint(1, 60)}({rng.randint(1, 6)}), {rng.randint(2, 400)}–{rng.randint(401, 460)}.",
                f"{a[0]} {a[1]}: {t}. {p} {y}",
                f"“{t}”, {p}, {ds[i]}",
                f"{t} ({p}, {y})",
                f"{t}",
            ][sty]
        )
    return out


def form_qa(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Q&A: question line that looks like a headline, answer below."""
    q, a = rng.choice(
        [
            ("Q: ", "A: "),
            ("", ""),
            ("", ""),
            ("Q. ", "A. "),
            ("Question: ", "Answer: "),
            ("– ", ""),
            (topic(rng, sentences, None) + ": ", person(rng, sentences, names) + ": "),
        ]
    )
    ps, c, short = pool(rng, sentences, names), rng.choice([lambda s: s, title]), rng.random() < 0.3
    qs = [
        "What does this mean for {}",
        "Who is {}",
        "Why does {} matter",
        "How did {} react",
        "What happens next with {}",
        "Is {} to blame",
        "When will {} decide",
        "What about {}",
        "How much does {} cost",
        "Where does {} go from here",
        "Can {} still change this",
        "What do we know about {}",
        "And {}",
    ]
    rng.shuffle(qs)
    out = head(
        rng,
        [
            "questions and answers",
            "FAQ",
            "frequently asked questions",
            "your questions answered",
            "Q&A",
            "the interview",
        ],
        0.5,
    )
    for k, s in enumerate(pick(rng, sentences, rng.randint(3, 8))):
        out.append(q + c(qs[k].format(rng.choice(ps))) + "?")
        out.append(a + (phrase(rng, s, 3, 10) if short else s))
    return out


def form_recommended(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Recommended books / films / places: name or title line, with a line about each."""
    c, m, two = case(rng), marker(rng), rng.random() < 0.5
    ps, by, sep, pr = pool(rng, sentences, names), rng.random() < 0.4, rng.choice(SEP), money(rng)
    longt, price, quo = (
        rng.random() < 0.6,
        rng.random() < 0.25,
        rng.choice(["{}", "{}", "“{}”", "'{}'"]),
    )
    out = head(
        rng,
        [
            "our picks",
            "five books to read",
            "films to see",
            "where to go",
            "best places",
            "recommended reading",
            "our favourites",
            "editor's choice for this trip",
            "what to watch",
            "the list",
            "also worth a visit",
            "the best of the season",
            "top picks",
        ],
    )
    ss = pick(rng, sentences, rng.randint(3, 9), False)
    for i, s in enumerate(ss):
        t = c(phrase(rng, s, 3, 7)) if longt else ps[i]
        l = (
            m(i)
            + quo.format(t)
            + (" by " + person(rng, sentences, None) if by else "")
            + (f" ({rng.randint(1950, 2025)})" if by and two else "")
        )
        l += f"{sep}{pr()}" if price else ""
        d = rng.choice(ss)
        out += [l, d] if two else [l + sep + phrase(rng, d, 4, 10)]
    return out


def form_practical(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Addresses, opening hours, phone, prices: a practical-information box."""
    ps, pr, sep, ts = (
        pool(rng, sentences, names),
        money(rng),
        rng.choice([": ", " – ", " ", ": "]),
        times(rng, 2),
    )
    dom = re.sub(r"\W", "", ps[0].lower())[:14] or "info"
    street = f"{rng.randint(1, 240)} {ps[1]} " + rng.choice(
        ["Street", "Road", "Avenue", "Square", "Lane"]
    )
    rows = [
        ("Where", f"{ps[0]}, {street}"),
        ("Address", street),
        ("Open", f"{rng.choice(DAYS)} to {rng.choice(DAYS)}, {ts[0]}–{ts[1]}"),
        ("Opening hours", f"daily {ts[0]} - {ts[1]}"),
        ("Tickets", pr()),
        ("Admission", f"{pr()}, children free"),
        ("When", dates(rng, 1)[0]),
        ("Phone", f"0{rng.randint(10, 99)} {rng.randint(100, 999)} {rng.randint(1000, 9999)}"),
        ("Information", f"www.{dom}.org"),
        ("Getting there", phrase(rng, rng.choice(sents(sentences)), 4, 10)),
        ("Good to know", phrase(rng, rng.choice(sents(sentences)), 4, 10)),
        ("Contact", f"{person(rng, sentences, names)}, info@{dom}.org"),
    ]
    idx, labels, split = (
        sorted(rng.sample(range(len(rows)), rng.randint(3, 8))),
        rng.random() < 0.75,
        rng.random() < 0.2,
    )
    out = head(
        rng,
        [
            "information",
            "practical information",
            "if you go",
            "good to know",
            "visitor information",
            "the details",
            "info",
            "how to get there",
            "need to know",
            "address",
            ps[0],
        ],
    )
    for i in idx:
        k, v = rows[i]
        out += ([k, v] if split else [k + sep + v]) if labels else [v]
    return out


def form_contact(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Press-release ending: contact person, about the organisation, notes to editors."""
    ps, p = pool(rng, sentences, names), person(rng, sentences, names)
    dom = re.sub(r"\W", "", ps[0].lower())[:14] or "office"
    out = rng.choice([[], ["ENDS"], ["###"], ["- ends -"]])
    out += head(
        rng,
        [
            "for further information",
            "media contact",
            "press contact",
            "contact",
            "further information from",
            "for more details",
        ],
        0.9,
    )
    out += [
        p,
        rng.choice(
            [
                "Head of Communications",
                "Press Officer",
                "Professor",
                "Project manager",
                "Spokesperson",
            ]
        )
        + rng.choice(["", ", " + ps[0]]),
    ]
    out += rng.sample(
        [
            f"Tel. +{rng.randint(1, 99)} {rng.randint(10, 99)} {rng.randint(1000000, 9999999)}",
            f"{p.split()[0].lower()}@{dom}.com",
            f"www.{dom}.com",
            f"Mobile: 07{rng.randint(10, 99)} {rng.randint(100000, 999999)}",
        ],
        rng.randint(1, 3),
    )
    if rng.random() < 0.6:
        out += rng.choice(
            [
                ["About " + ps[0]],
                ["Notes to editors"],
                ["Background"],
                ["Attachments"],
                ["Original publication"],
            ]
        )
        m, short = marker(rng), rng.random() < 0.6
        out += [
            m(i) + (phrase(rng, s, 4, 12) if short else s)
            for i, s in enumerate(pick(rng, sentences, rng.randint(1, 5)))
        ]
    return out


def form_chronology(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Chronology: date + what happened, in headline-like phrases."""
    n = rng.randint(3, 12)
    ss, c, sep, m = pick(rng, sentences, n), case(rng), rng.choice([*SEP, " "]), marker(rng, False)
    ds = (
        dates(rng, n, rng.choice([3, 30, 200]))
        if rng.random() < 0.7
        else [str(y) for y in sorted(rng.sample(range(1930, 2026), n))]
    )
    lay, full = rng.choices(["one", "above", "below"], [5, 3, 1])[0], rng.random() < 0.2
    if rng.random() < 0.2:
        ds.reverse()
    out = head(
        rng,
        [
            "timeline",
            "chronology",
            "how it happened",
            "key dates",
            "what happened when",
            "a brief history",
            "the events in order",
            "milestones",
            "background",
            "how we got here",
            "updates",
        ],
    )
    for d, s in zip(ds, ss, strict=False):
        h = s if full else c(phrase(rng, s, 4, 12))
        out += [m(0) + d + sep + h] if lay == "one" else [d, h] if lay == "above" else [h, d]
    return out


def form_voices(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Quotes by several people: quote with attribution, or name and age first."""
    a, b = rng.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), ("", "")])
    lay, full, jobs = rng.randint(0, 3), rng.random() < 0.5, rng.random() < 0.6
    ps = pool(rng, sentences, names)
    out = head(
        rng,
        [
            "what they said",
            "voices",
            "reactions",
            "quotes of the day",
            "what people say",
            "in their own words",
            "reaction",
            "the panel",
            "readers' views",
            "heard on the street",
        ],
    )
    for i, s in enumerate(pick(rng, sentences, rng.randint(3, 8), False)):
        q = a + (bare(s) + "." if full else phrase(rng, s, 4, 12)) + b
        p = person(rng, sentences, names) + (
            rng.choice(
                [
                    f", {rng.randint(18, 88)}",
                    ", " + rng.choice(["teacher", "coach", "mayor", "student", "nurse", "analyst"]),
                    f" ({ps[i]})",
                ]
            )
            if jobs
            else ""
        )
        out += [[q + rng.choice([" – ", " - "]) + p], [p + ": " + q], [p, q], [q, p]][lay]
    return out


def form_subheads(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Subheads with a short paragraph each (listicle / explainer)."""
    c, m, ss = case(rng), marker(rng, rng.random() < 0.5), sents(sentences)
    n, short, from_name = rng.randint(3, 8), rng.random() < 0.6, rng.random() < 0.3
    ps = pool(rng, sentences, names)
    out = []
    for i, s in enumerate(pick(rng, sentences, n)):
        k = ss.index(s)
        out.append(m(i) + (ps[i] if from_name else c(phrase(rng, s, 3, 8))))
        body = ss[k : k + (1 if short else rng.randint(1, 3))]
        out.append(" ".join(body))
    return out


def form_glossary(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Glossary: term and a short explanation."""
    ps, sep, c = (
        pool(rng, sentences, names),
        rng.choice([": ", " – ", " - ", " = ", " — ", ". "]),
        case(rng),
    )
    two, n = rng.random() < 0.3, rng.randint(3, 10)
    terms = sorted(ps[:n], key=str.lower) if rng.random() < 0.7 else ps[:n]
    out = head(
        rng,
        [
            "glossary",
            "who's who",
            "explained",
            "the terms",
            "what the words mean",
            "dictionary",
            "A to Z",
            "key terms",
            "who is who",
            "the main players",
            "names to know",
        ],
    )
    for t in terms:
        with_t = [s for s in sents(sentences) if t.lower() in s.lower()] or sents(sentences)
        d = phrase(rng, rng.choice(with_t), 4, 14)
        out += [c(t), d + "."] if two else [c(t) + sep + d]
    return out


def form_credits(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Cast and crew / production facts / nominees by category."""
    nominees, sep, dots = (
        rng.random() < 0.45,
        rng.choice([": ", " - ", " – ", " … ", ", "]),
        rng.choice(["★★★☆☆", "4/5", "Rating: B+", "Grade: A-", ""]),
    )
    t, c = topic(rng, sentences, names), case(rng)
    if not nominees:
        roles = [
            "Director",
            "Written by",
            "Cast",
            "Music",
            "Producer",
            "Running time",
            "Camera",
            "Stage design",
            "Editor",
            "Costumes",
            "With",
            "Genre",
            "Release",
        ]
        out = rng.choice([[], [t], ["Credits"], ["Cast and crew"], ["Production notes"]])
        for r in rng.sample(roles, rng.randint(3, 9)):
            v = (
                f"{rng.randint(80, 190)} minutes"
                if r == "Running time"
                else dates(rng, 1)[0]
                if r == "Release"
                else ", ".join(
                    person(rng, sentences, names)
                    for _ in range(rng.randint(1, 4 if r in ("Cast", "With") else 1))
                )
            )
            out.append(r + sep + v)
        return out + ([dots] if dots and rng.random() < 0.5 else [])
    out = head(
        rng,
        [
            "nominees",
            "the nominees",
            "winners",
            "the shortlist",
            "full list of winners",
            "awards",
            "the longlist",
        ],
    )
    star, cats = (
        rng.random() < 0.3,
        [c("Best " + phrase(rng, s, 3, 4).lower()) for s in pick(rng, sentences, 3)]
        if rng.random() < 0.5
        else ["Best Newcomer", "Audience Award", "Lifetime Achievement", "Best Feature"][
            : rng.randint(1, 3)
        ],
    )
    for cat in cats:
        out.append(cat)
        out += [
            c(phrase(rng, s, 3, 6))
            + (", " + person(rng, sentences, None) if rng.random() < 0.5 else "")
            for s in pick(rng, sentences, rng.randint(1, 5), False)
        ]
        out[-1] += " — WINNER" if star else ""
    return out[:24]


def form_standings(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Standings / ranking: rank, name, figures; points fall."""
    n, sep = rng.randint(3, 12), rng.choice([" ", "  ", ", ", " - ", "\t", " | "])
    ps, cols, m = pool(rng, sentences, names, n), rng.randint(1, 5), marker(rng, True)
    pts, split, unit = (
        rng.randint(40, 900),
        rng.random() < 0.2,
        rng.choice(["", "", " pts", " points", "p", " votes"]),
    )
    out = head(
        rng,
        [
            "standings",
            "ranking",
            "the top ten",
            "leaderboard",
            "overall standings",
            "league table",
            "the ranking in full",
            "medal table",
            "top scorers",
        ],
    )
    if cols > 1 and rng.random() < 0.5:
        out.append(sep.join(["Team", "P", "W", "D", "L", "Pts"][: cols + 1]))
    for i, p in enumerate(ps):
        cells = [p] + [str(rng.randint(0, 38)) for _ in range(cols - 1)] + [f"{pts}{unit}"]
        out += [m(i) + p, *cells[1:]] if split else [m(i) + sep.join(cells)]
        pts -= rng.randint(0, max(1, pts // 6))
    return out


def form_tracklist(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Tracklist / table of contents / podcast chapters: short titles, with lengths or not."""
    c, m, dur = (
        rng.choice([title, lambda s: s]),
        marker(rng, rng.random() < 0.7),
        rng.choice(["none", "end", "start", "paren", "page"]),
    )
    out = head(
        rng,
        [
            "tracklist",
            "track listing",
            "in this episode",
            "chapters",
            "contents",
            "setlist",
            "show notes",
            "side A",
            "the playlist",
            "in the book",
        ],
    )
    t = 0
    for i, s in enumerate(pick(rng, sentences, rng.randint(4, 12), False)):
        h, L = c(phrase(rng, s, 3, 6)), f"{rng.randint(1, 7)}:{rng.randint(0, 59):02d}"
        out.append(
            {
                "none": m(i) + h,
                "end": f"{m(i)}{h} {L}",
                "start": f"{t // 60:02d}:{t % 60:02d} {h}",
                "paren": f"{m(i)}{h} ({L})",
                "page": f"{h} ..... {t // 10 + 3}",
            }[dur]
        )
        t += rng.randint(40, 400)
    return out


def form_footnotes(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Footnotes, a correction note, then perhaps the author's bio line."""
    f = (
        rng.choice(["[{}] ", "{} ", "{}. ", "^{} ", "({}) ", "{}) "])
        if rng.random() < 0.75
        else "* "
    )
    ps, ss, p, short = (
        pool(rng, sentences, names),
        pick(rng, sentences, rng.randint(3, 7)),
        person(rng, sentences, names),
        rng.random() < 0.7,
    )
    out = head(rng, ["notes", "footnotes", "endnotes", "annotations"], 0.4)
    out += [
        f.format(i + 1)
        + (phrase(rng, s, 4, 14) if short else s)
        + rng.choice(["", "", f", p. {rng.randint(2, 400)}", f", see {rng.choice(ps)}"])
        for i, s in enumerate(ss)
    ]
    if rng.random() < 0.5:
        out.append(
            rng.choice(["Correction", "Clarification", "Editor's note", "Update", "Note"])
            + rng.choice([": ", f" ({dates(rng, 1)[0]}): "])
            + rng.choice(
                [
                    "An earlier version of this article misstated the following. ",
                    "This article has been amended. ",
                    "",
                ]
            )
            + rng.choice(ss)
        )
    if rng.random() < 0.5:
        out.append(
            rng.choice(
                [
                    "{} writes about {}.",
                    "{} is the author of “{}”.",
                    "{} is a reporter based in {}",
                    "By {} in {}",
                    "Text: {}, photos: {}",
                ]
            ).format(p, rng.choice(ps))
        )
    return out


def form_poem(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Poem or song lines: broken sentences, short lines, stanzas, perhaps a title and the poet."""
    k, c, per = (
        rng.randint(4, 8),
        rng.choice([upper1, str.lower, lambda s: s]),
        rng.choice([0, 2, 4]),
    )
    end, lines = rng.choice(["", "", ","]), []
    for s in pick(rng, sentences, rng.randint(2, 6)):
        ws = bare(s).split()
        j = 0
        while j < len(ws):
            w = max(2, k + rng.randint(-1, 1))
            lines.append(c(" ".join(ws[j : j + w])) + end)
            j += w
    lines = lines[: rng.randint(4, 16)]
    if per and rng.random() < 0.3:  # refrain
        lines = [
            l for i, x in enumerate(lines) for l in ([x, lines[0]] if i % per == per - 1 else [x])
        ]
    out = [title(phrase(rng, rng.choice(sents(sentences)), 3, 5))] if rng.random() < 0.4 else []
    return (
        out
        + lines
        + (
            [rng.choice(["— ", "", "From: "]) + person(rng, sentences, names)]
            if rng.random() < 0.35
            else []
        )
    )


def form_dialogue(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Dialogue / transcript / live ticker: speakers alternating with short turns."""
    sp = [person(rng, sentences, names), rng.choice(pool(rng, sentences, names))]
    f = rng.choice(["{}: {}", "{}: {}", "{} – {}", "[{}] {}", "dash"])
    if rng.random() < 0.4:
        sp = [x.split()[-1].upper() for x in sp]
    ts, short, out = (
        times(rng, 12),
        rng.random() < 0.6,
        head(rng, ["transcript", "the conversation", "live", "excerpt", "the exchange"], 0.35),
    )
    stamp = rng.random() < 0.25
    for i, s in enumerate(pick(rng, sentences, rng.randint(3, 12))):
        t = phrase(rng, s, 3, 11) + rng.choice(["", "?", "!", "."]) if short else s
        out.append(
            (ts[i] + " " if stamp else "")
            + (rng.choice(["– ", "— "]) + t if f == "dash" else f.format(sp[i % 2], t))
        )
    return out


def form_commands(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Code or commands: identifiers made from the article's words, with comment lines, or a change
    log."""
    ws = [w.lower() for s in sents(sentences) for w in re.findall(r"[A-Za-z]{3,12}", s)] or [
        "item",
        "data",
    ]
    W, com = lambda: rng.choice(ws), rng.choice(["# ", "// ", "-- ", ""])
    T = rng.choice(
        [
            ["$ {} --{} {}", "$ {} install {}-{}", "$ cd {}/{}/{}"],
            ["{} = {}({})", "print({}, {}.{})", "for {} in {}: {}()"],
            ['<{} class="{}">{}</div>', '<a href="/{}/{}">{}</a>'],
            ['{}.{} = "{}"', "[{}]", "{}: {}_{}"],
            ["Settings > {} > {} > {}", "Menu → {} → {} {}", "Ctrl+C in {} {} {}"],
            ["Fixed: {} {} {}", "Added {} for {} {}", "Removed {} from {} {}"],
        ]
    )
    out = head(
        rng,
        [
            "the code",
            "run the following",
            "example",
            "configuration",
            "changelog",
            "commands",
            "listing 1",
            "step by step",
        ],
        0.5,
    )
    for s in pick(rng, sentences, rng.randint(3, 8)):
        if rng.random() < 0.45:
            out.append(com + phrase(rng, s, 3, 8))
        out.append(rng.choice(T).format(W(), W(), W()))
    return out


def form_tips(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Tips / checklist: imperative openings put before the article's phrases."""
    vs = [
        "Remember: ",
        "Check ",
        "Don't forget ",
        "Keep in mind: ",
        "Avoid ",
        "Plan for ",
        "Ask about ",
        "Think of ",
        "Watch out for ",
        "Learn about ",
        "Make time for ",
        "Know this: ",
        "Look for ",
        "Never ignore ",
        "Be ready for ",
        "Talk about ",
    ]
    habit, c, m = rng.choice(["verb", "verb", "tipn", "howto"]), case(rng), marker(rng)
    lab, why = (
        rng.choice(["Tip", "Step", "Rule", "Lesson", "Reason", "Mistake"]),
        rng.random() < 0.25,
    )
    out = head(
        rng,
        [
            "tips",
            "checklist",
            "how to prepare",
            "what you can do",
            "dos and don'ts",
            "ten rules",
            "expert advice",
            "our tips",
            "to do",
            "steps to take",
        ],
    )
    for i, s in enumerate(pick(rng, sentences, rng.randint(3, 10))):
        t = phrase(rng, s, 3, 9)
        low = t if t.split()[0] in (names or []) else t[:1].lower() + t[1:]
        out.append(
            {
                "verb": m(i) + c(rng.choice(vs) + low),
                "tipn": f"{lab} {i + 1}: {c(t)}",
                "howto": m(i)
                + c(rng.choice(["How to handle ", "Why ", "When ", "What if "]) + low),
            }[habit]
        )
        out += [s] if why else []
    return out


def form_districts(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """By place: election results by district, weather by town, cases by region."""
    ps, kind = pool(rng, sentences, names, 14), rng.choice(["vote", "weather", "count", "status"])
    n, sep, nest = (
        rng.randint(3, 11),
        rng.choice([": ", " – ", ", ", " - ", " "]),
        rng.random() < 0.3,
    )
    a, b = rng.sample(ps, 2)
    sky = rng.sample(
        ["sunny", "cloudy", "rain", "light snow", "showers", "fog", "windy", "clear"], 4
    )
    out = head(
        rng,
        {
            "vote": [
                "results by district",
                "how the districts voted",
                "the count",
                "constituencies",
            ],
            "weather": ["weather by town", "forecast", "the outlook"],
            "count": ["by region", "county by county", "area by area"],
            "status": ["where things stand", "the situation by area", "road closures"],
        }[kind],
    )
    for p in ps[:n]:
        x = rng.uniform(20, 80)
        v = {
            "vote": f"{a} {x:.1f}%, {b} {100 - x:.1f}%",
            "weather": f"{rng.choice(sky)}, {rng.randint(-9, 36)}°",
            "count": f"{rng.randint(0, 4000)} ({rng.randint(-90, 90):+d})",
            "status": phrase(rng, rng.choice(sents(sentences)), 3, 8),
        }[kind]
        out += [p, *v.split(", ")] if nest else [p + sep + v]
    return out + lead(rng, sentences, 0.15)


def form_events(rng: random.Random, sentences: list[str], names: list[str]) -> list[str]:
    """Upcoming dates on the topic: date, title, place; also sections and categories as labels."""
    n = rng.randint(3, 10)
    ss, ds, ps, c = pick(rng, sentences, n), dates(rng, n), pool(rng, sentences, names), case(rng)
    sep, lay, tm = (
        rng.choice(SEP),
        rng.choice(["dt", "td", "stack", "label", "stack2"]),
        times(rng, n),
    )
    place, labels = (
        rng.random() < 0.5,
        rng.sample(
            [
                "Talk",
                "Concert",
                "Workshop",
                "Exhibition",
                "Tour",
                "Debate",
                "Family",
                "Film",
                "Sport",
                "Culture",
            ],
            4,
        ),
    )
    out = head(
        rng,
        [
            "upcoming dates",
            "events",
            "coming up",
            "dates",
            "tour dates",
            "next matches",
            "what's next",
            "save the date",
            "further performances",
            "the calendar",
        ],
    )
    for i, s in enumerate(ss):
        t = c(phrase(rng, s, 3, 9))
        where = (sep + ps[i % len(ps)]) if place else ""
        out += {
            "dt": [ds[i] + sep + t + where],
            "td": [t + where + sep + ds[i]],
            "stack": [ds[i], t + where],
            "label": [rng.choice(labels), t, f"{ds[i]}, {tm[i]}"],
            "stack2": [t, ds[i] + where],
        }[lay]
    return out


FORMS = [
    form_key_points,
    form_schedule,
    form_recipe,
    form_results,
    form_table,
    form_references,
    form_qa,
    form_recommended,
    form_practical,
    form_contact,
    form_chronology,
    form_voices,
    form_subheads,
    form_glossary,
    form_credits,
    form_standings,
    form_tracklist,
    form_footnotes,
    form_poem,
    form_dialogue,
    form_commands,
    form_tips,
    form_districts,
    form_events,
]


def lines(choice: random.Random, sentences: list[str]) -> list[str]:
    """The lines of something that a body has besides its paragraphs."""
    names = [
        name
        for sentence in sentences
        for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*", sentence)
    ]
    made = choice.choice(FORMS)(choice, sentences, names)
    return [line.strip() for long in made for line in long.split("\n") if line.strip()]
