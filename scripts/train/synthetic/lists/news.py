"""Forms of newspapers, agencies, broadcasters and sports portals.

Their author had seen no other form. A call is one site's template: labels, separators and layout
are drawn once, and authors, dates and counters for each entry.
"""

import datetime
import random
import re
import textwrap
from collections.abc import Sequence
from typing import Any

from scripts.train.synthetic.lists.decorations import one_of
from scripts.train.synthetic.lists.news_words import AGENCIES, CLUBS, WORDS


def _lang(rng: random.Random, titles: list[str]) -> str:
    """Guess the language of the headlines (some sites mix, so rarely a random one)."""
    t = " ".join(titles)
    if rng.random() < 0.03:
        return rng.choice(sorted(WORDS))
    for pat, l in ((r"[\u4e00-\u9fff]", "zh"), (r"[а-яё]", "ru"), (r"[α-ω]", "el")):
        if len(re.findall(pat, t)) > len(t) * 0.25:
            return l
    ws = re.findall(r"\w+", t.lower())
    sc = {
        l: sum(w in d["stop"] for w in ws) + rng.random() * 0.5
        for l, d in WORDS.items()
        if l not in ("zh", "ru", "el")
    }
    for l, cs in (
        ("pl", "łśżźćąę"),
        ("tr", "ğşı"),
        ("de", "äß"),
        ("pt", "ãõ"),
        ("es", "ñ¿¡"),
        ("fr", "êèœ"),
    ):
        sc[l] += 1.5 * sum(t.lower().count(c) for c in cs)
    return max(sc, key=lambda l: sc[l])


class _Site:
    """One site's template: every decoration is drawn once."""

    def __init__(self, rng: random.Random, titles: list[str]) -> None:
        self.rng, self.l = rng, _lang(rng, titles)
        self.d = WORDS[self.l]
        self.secs = rng.sample(self.d["sec"], rng.randint(2, 8))
        self.fix = {
            k: rng.choice(self.d[k])
            for k in ("more", "also", "by", "ad", "com", "read", "prev", "next", "all")
        }
        self.scase = one_of(rng, str, str, str, str.upper, str.lower)
        self.base = datetime.datetime(
            rng.randint(2012, 2025),
            rng.randint(1, 12),
            rng.randint(1, 28),
            rng.randint(5, 22),
            rng.randint(0, 59),
        )
        self.t, self.kmax, self.dfmt = self.base, rng.choice([9, 60, 400, 30000]), rng.randrange(16)
        self.agos = rng.sample(self.d["ago"], rng.randint(1, len(self.d["ago"])))
        self.ncase = one_of(rng, str, str, str, str.upper)
        self.step = rng.choice([20, 120, 900, 6000])
        self.bycity = rng.random() < 0.5

    def __getattr__(self, k: str) -> Any:
        return self.__dict__["fix"][k]

    def one(self, k: str) -> str:
        return self.rng.choice(self.d[k])

    def sec(self) -> str:
        return self.scase(self.rng.choice(self.secs))

    def name(self) -> str:
        f, n = self.one("fn"), self.one("ln")
        return self.ncase(
            n + f if self.l == "zh" else (f"{f[0]}. {n}" if self.dfmt == 3 else f"{f} {n}")
        )

    def byline(self) -> str:
        return self.fix["by"].format(
            n=self.name(), s=self.rng.choice(self.secs), c=self.one("city")
        )

    def k(self, hi: int | None = None) -> str:
        v = int((hi or self.kmax) ** self.rng.random()) + self.rng.randint(0, 3)
        return f"{v:,}".replace(",", ["", ",", ".", " "][self.dfmt % 4])

    def cnt(self) -> str:
        return self.fix["com"].format(k=self.k())

    def rd(self) -> str:
        return self.fix["read"].format(k=self.rng.randint(1, 11))

    def ago(self) -> str:
        return self.rng.choice(self.agos).format(k=self.rng.randint(2, 23))

    def time(self) -> str:
        self.t -= datetime.timedelta(minutes=self.rng.randint(1, self.step))
        return self.t.strftime(["%H:%M", "%H.%M", "%H:%M", "%Hh%M"][self.dfmt % 4])

    def date(self, rel: bool = True) -> str:
        self.t -= datetime.timedelta(minutes=self.rng.randint(1, self.step))
        t, m = self.t, self.d["mon"][self.t.month - 1]
        if self.l == "zh" and self.dfmt % 3:
            return t.strftime(["", f"%Y年{t.month}月{t.day}日", "%Y-%m-%d %H:%M"][self.dfmt % 3])
        f = [
            f"{t.day} {m} {t.year}",
            f"{t.day}. {m} {t.year}",
            t.strftime("%d.%m.%Y"),
            t.strftime("%d/%m/%Y"),
            t.strftime("%Y-%m-%d"),
            f"{m} {t.day}, {t.year}",
            t.strftime("%d.%m.%Y, %H:%M"),
            t.strftime("%d/%m/%y %H:%M"),
            f"{m[:3]} {t.day}",
            f"{t.day} {m}",
            t.strftime("%d.%m.%y"),
            f"{m[:3].upper()} {t.day}, {t.year} {t:%I:%M %p}",
            t.strftime("%H:%M, ") + f"{t.day} {m} {t.year}",
            None,
            None,
            t.strftime("%d-%m-%Y - %H:%M"),
        ][self.dfmt]
        if self.l == "en" and self.dfmt == 1:
            f = f"{t.strftime('%a')} {t.day} {m[:3]}"
        return f or (self.ago() if rel else f"{t.day} {m} {t.year}")

    def head(self, p: float) -> list[str]:
        """A heading line or, with probability 1-p, nothing."""
        if self.rng.random() >= p:
            return []
        h = self.one("head").format(s=self.rng.choice(self.secs))
        case = one_of(self.rng, str, str, str, str.upper)
        h = case(h) + self.rng.choice(["", "", "", ":", " »", " ›", "..."])
        return [h] + ([""] if self.rng.random() < 0.3 else [])


def _cut(rng: random.Random, s: str, n: int, tail: str) -> str:
    """Shorten at n characters, at a word boundary or not."""
    if len(s) <= n:
        return s
    c = s[:n]
    return (c.rsplit(" ", 1)[0] if rng.random() < 0.8 and " " in c else c).rstrip(" ,;:-") + tail


def _pairs(titles: list[str], snippets: list[str]) -> list[tuple[str, str]]:
    sn = list(snippets or []) + [""] * len(titles)
    return [(t.strip(), " ".join((s or "").split())) for t, s in zip(titles, sn, strict=False)]


def _join(blocks: Sequence[Sequence[str]], gap: int) -> list[str]:
    out = []
    for i, b in enumerate(blocks):
        out += ([""] * gap if i else []) + [x for x in b if x]
    return out


def form_bare_headlines(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Nothing but headlines, one a line, possibly with a bullet, the list ended by an 'all news'
    link."""
    S, b = (
        _Site(rng, titles),
        rng.choice(
            ["", "", "", "", "- ", "• ", "» ", "* ", "› ", "▸ ", "■ ", "+ ", "– ", "> ", "· ", "→ "]
        ),
    )
    end = rng.choice(["", "", "", "", ".", " »", " ›", " >"])
    case = one_of(rng, *[str] * 6, str.upper)
    return (
        S.head(0.35)
        + _join([[b + case(t.strip()) + end] for t in titles], rng.random() < 0.3)
        + ([S.all] if rng.random() < 0.2 else [])
    )


def form_section_card(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Metadata first: section (and date) line, headline, optional teaser, one card after another."""
    S, show, when, gap = _Site(rng, titles), rng.random() < 0.5, rng.randrange(4), rng.randint(0, 1)
    sep, out = rng.choice([" | ", " · ", " - ", " • ", ", ", " / ", "  ", " — "]), []
    for t, s in _pairs(titles, snippets):
        m = S.sec()
        label = [[m], [m, S.date()], [m + sep + S.date()], [S.date() + sep + m]][when]
        out.append(label + [t] + ([s] if show else []))
    return S.head(0.25) + _join(out, gap)


def form_time_ticker(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Wire ticker: clock time before each headline, in the line or above it, day breaks and
    agencies in between."""
    S, own, out = _Site(rng, titles), rng.random() < 0.35, []
    S.step = rng.choice([15, 60, 400])
    w = rng.choice(
        [
            "{}",
            "{}",
            "[{}]",
            "({})",
            "{} Uhr" if S.l == "de" else "{}",
            "{} |",
            "{} -",
            "{} –",
            "{}:",
            "• {}",
        ]
    )
    ag, sec, glue = (
        rng.random() < 0.3,
        rng.random() < 0.3,
        rng.choice([" ", " ", " ", "", "  ", "\t"]),
    )
    for t in titles:
        day = S.t.day
        c = w.format(S.time())
        if S.t.day != day:
            out.append(f"{S.t.day} {S.d['mon'][S.t.month - 1]}" + rng.choice(["", f" {S.t.year}"]))
        t = (
            (S.sec() + rng.choice([": ", " "]) if sec else "")
            + t
            + (f" ({rng.choice(AGENCIES)})" if ag else "")
        )
        out += [c, t] if own else [c + glue + t]
    return S.head(0.3) + out + ([S.all] if rng.random() < 0.25 else [])


def form_inline_separated(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Several headlines in one line with a separator (footer strip or carousel), one or a few lines
    in all."""
    S, per = _Site(rng, titles), rng.choice([2, 3, 4, 99, 99])
    sep = rng.choice(
        [
            " | ",
            " • ",
            " · ",
            " +++ ",
            " *** ",
            " // ",
            " / ",
            " — ",
            "; ",
            "   ",
            " » ",
            " ~ ",
            " ● ",
            ", ",
            " ◆ ",
            " - ",
        ]
    )
    ts = [t.strip() for t in titles]
    if rng.random() < 0.3:
        ts = [f"{S.sec()}: {t}" if rng.random() < 0.8 else t for t in ts]
    rows = [sep.join(ts[i : i + per]) for i in range(0, len(ts), per)]
    if "+++" in sep or rng.random() < 0.15:
        rows = [(sep.lstrip() + r + sep.rstrip()) for r in rows]
    h = S.head(0.3)
    return (
        [h[0].rstrip(":») ") + ": " + rows[0], *rows[1:]] if h and rng.random() < 0.6 else h + rows
    )


def form_glued_kicker(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Kicker (or section) glued to or set before the headline in the same line, teaser maybe glued
    after it."""
    S, g = _Site(rng, titles), rng.choice(["", "", "", ": ", " ", " – ", " | ", ". ", " +++ "])
    src, case, tail, out = (
        rng.choice(["kick", "sec", "city", "vid"]),
        one_of(rng, str, str, str.upper),
        rng.randrange(5),
        [],
    )
    for t, s in _pairs(titles, snippets):
        k = case(S.one(src) if rng.random() < 0.85 else S.sec())
        if tail == 1 and s:
            t += rng.choice(["", "", " "]) + s
        elif tail == 2:
            t += S.date()
        elif tail == 3:
            t += S.more
        out.append([k + g + t])
    return S.head(0.25) + _join(out, rng.random() < 0.25)


def form_ranked(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Most-read ranking: the rank before the headline, alone above it, glued, or after it with
    counters."""
    S, mode, cnt, out = _Site(rng, titles), rng.randrange(6), rng.random() < 0.45, []
    z, off = rng.random() < 0.25, rng.choice([1, 1, 1, 1, 2])
    for i, t in enumerate(titles):
        n, t = f"{i + off:02d}" if z else str(i + off), t.strip()
        b = [[f"{n}. {t}"], [n, t], [n + t], [f"{n} {t}"], [t, f"#{n}"], [f"{n})", t]][mode]
        if cnt:
            c = S.cnt() if rng.random() < 0.9 else ""
            b = [*b, c] if mode % 2 else [b[0] + (" (" + c + ")" if c else ""), *b[1:]]
        out.append(b)
    return S.head(0.5) + _join(out, rng.random() < 0.2)


def form_broadcast_clips(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Broadcaster's media list: media label and duration around the headline, views and age below."""
    S, lay, gap, out = _Site(rng, titles), rng.randrange(5), rng.randint(0, 1), []
    lab, low = rng.sample(S.d["vid"], min(3, len(S.d["vid"]))), rng.randrange(4)
    df = rng.choice(
        [
            "{m}:{s:02d}",
            "{m:02d}:{s:02d}",
            "({m}:{s:02d})",
            "00:{m:02d}:{s:02d}",
            "{m}m {s}s",
            "{m} min",
            "{m}'{s:02d}\"",
        ]
    )
    for t, s in _pairs(titles, snippets):
        v, u = (
            rng.choice(lab),
            df.format(m=rng.choice([0, 1, 1, 2, 2, 3, 5, 9, 28, 44]) or 1, s=rng.randint(0, 59)),
        )
        b = [
            [u, t],
            [f"{v} {u}", t],
            [f"{t} {u}"],
            [v, t, u],
            [f"{v}{t}{rng.choice(['.', ''])}", f"{v}, {u}"],
        ][lay]
        if rng.random() < 0.2:
            b = [t]
        out.append(b + [[], [S.date()], [S.cnt() + " · " + S.ago()], [s]][low])
    return S.head(0.3) + _join(out, gap)


def form_hard_wrapped(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Narrow column: headlines (and teasers) broken over several lines, with hanging indent or
    blank lines between."""
    S, w, show, ind = (
        _Site(rng, titles),
        rng.randint(18, 46),
        rng.random() < 0.3,
        rng.choice(["", "", "", "  ", "   "]),
    )
    b = rng.choice(["", "", "- ", "* ", "o "]) if ind or rng.random() < 0.4 else ""
    dt, out = rng.randrange(4), []
    for t, s in _pairs(titles, snippets):
        x = textwrap.wrap(t, w, initial_indent=b, subsequent_indent=ind) or [t]
        if dt == 1:
            x = [S.date(), *x]
        elif dt == 2:
            x[-1] += " " + f"({S.date(False)})"
        out.append(x + (textwrap.wrap(s, w + 6) if show else []))
    return S.head(0.3) + _join(out, 0 if b and rng.random() < 0.6 else 1)


def form_shortened(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Headlines cut at a fixed length, with an ellipsis or nothing, sometimes with a more-link
    after or below."""
    S, n, tail, m = (
        _Site(rng, titles),
        rng.randint(24, 62),
        rng.choice(["...", "…", " ...", " […]", "", "", ".."]),
        rng.randrange(5),
    )
    if S.l == "zh":
        n //= 3
    out = []
    for t in titles:
        c = _cut(rng, t.strip(), n, tail)
        out.append([[c], [c], [c + " " + S.more], [c, S.more], [c, S.date()]][m])
    return S.head(0.3) + _join(out, rng.random() < 0.25)


def form_teasers_only(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Teasers without headlines (the picture carried the link): cut snippets, a headline only where
    none exists."""
    S, n, tail = (
        _Site(rng, titles),
        rng.choice([60, 80, 110, 140, 400]),
        rng.choice(["...", "…", " [...]", " …", "", " (...)"]),
    )
    m, pre, gap, out = rng.randrange(4), rng.randrange(4), rng.randint(0, 1), []
    for t, s in _pairs(titles, snippets):
        x = _cut(rng, s or t, n, tail)
        if pre == 1:
            x = f"{S.one('city')}{rng.choice([' - ', ' – ', '. '])}{x}"
        elif pre == 2:
            x = S.date() + rng.choice([" ", " - "]) + x
        out.append([[x], [x + " " + S.more], [x, S.more], [S.sec(), x]][m])
    return S.head(0.25) + _join(out, gap)


def form_table(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Rows of a table flattened with pipes, tabs or runs of blanks: date, section, headline,
    counter in a fixed order."""
    S, sep = _Site(rng, titles), rng.choice([" | ", "|", "\t", "   ", " || ", " ; "])
    S.dfmt = rng.choice([2, 3, 4, 7, 8, 10])
    cols = rng.sample("dscnr", rng.randint(1, 3))
    cols.insert(rng.randint(0, len(cols)), "t")
    f = {"d": S.date, "s": S.sec, "c": lambda: S.k(), "n": S.name, "r": S.rd}
    edge, out = sep == " | " and rng.random() < 0.4, []
    for t in titles:
        r = sep.join(t.strip() if c == "t" else f[c]() for c in cols)
        out.append(f"| {r} |" if edge else r)
    return (
        S.head(0.3)
        + (
            [sep.strip(" ") * 3 if edge else "-" * rng.randint(3, 40)]
            if rng.random() < 0.15
            else []
        )
        + out
    )


def form_wire_dateline(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Agency list: headline, then a dateline 'CITY (AGENCY) -' opening the teaser, or a source line
    of agency and time."""
    S, mode, gap, out = _Site(rng, titles), rng.randrange(4), rng.randint(0, 1), []
    ags, up, d = (
        rng.sample(AGENCIES, rng.randint(1, 4)),
        one_of(rng, str, str.upper),
        rng.choice([" - ", " — ", " – ", ": ", " -- ", ".- "]),
    )
    fm = rng.choice(
        ["{c} ({a}){d}", "{c}, {t} ({a}){d}", "{c} /{a}/{d}", "({a}) {c}{d}", "{c} ({a}/{b}){d}"]
    )
    for t, s in _pairs(titles, snippets):
        a = rng.choice(ags)
        line = fm.format(c=up(S.one("city")), a=a, b=rng.choice(AGENCIES), d=d, t=S.date(False))
        src = rng.choice([a, a, S.ncase(S.name())]) + rng.choice([", ", ", ", " / "]) + S.date()
        out.append([[t, line + s if s else src], [src, t], [t, src, s], [f"{t} ({src})"]][mode])
    return S.head(0.2) + _join(out, gap)


def form_sport_portal(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Sports portal: headlines with league or club labels, comment counters, and score lines thrown
    between them."""
    S, mode, out = _Site(rng, titles), rng.randrange(5), []
    sc, pr, sd = (
        rng.choice(
            [
                "{a} {x}-{y} {b}",
                "{a} - {b} {x}:{y}",
                "{a} {x} {b} {y}",
                "{a} – {b} {x}–{y}",
                "{a} v {b}",
            ]
        ),
        rng.choice([0, 0.15, 0.35]),
        rng.random() < 0.5,
    )
    for t in titles:
        t, k, l = t.strip(), S.k(300), rng.choice(CLUBS) if sd else S.sec()
        out += [
            [f"{t} {k}"],
            [l, t, k],
            [f"{l}. {t}" if rng.random() < 0.7 else t],
            [t, f"{l} {S.time()}"],
            [f"{t}{k}{l}"],
        ][mode]
        if rng.random() < pr:
            a, b = rng.sample(CLUBS, 2)
            out.append(sc.format(a=a, b=b, x=rng.randint(0, 4), y=rng.randint(0, 4)))
            out += [S.time()] if rng.random() < 0.4 else []
    return S.head(0.3) + out


def form_prev_next(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Previous/next navigation with the first two headlines (own lines, glued or arrows), then
    cards of the others."""
    S, mode, q = _Site(rng, titles), rng.randrange(4), [t.strip() for t in titles]
    a, b = q[0], q[1]
    nav = [
        [S.prev, a, S.next, b],
        [S.prev + a, S.next + b],
        [f"{rng.choice('←‹«<')} {a}", f"{b} {rng.choice('→›»>')}"],
        [f"{S.prev}: {a} {S.next}: {b}"],
    ][mode]
    au = [S.name()] if rng.random() < 0.3 else []
    tail, rest = rng.randrange(4), []
    for t, _s in _pairs(titles, snippets)[2:]:
        rest.append(
            [
                [t],
                [t, S.date()],
                [S.sec(), t],
                [t, (au or [S.name()])[0] + rng.choice([" - ", " "]) + S.date()],
            ][tail]
        )
    return nav[:] + au + S.head(0.4) + _join(rest, rng.randint(0, 1))


def form_byline_card(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Headline first, then byline, date and reading time in one or several lines, optional teaser
    at a fixed place."""
    S, sep, gap, out = (
        _Site(rng, titles),
        rng.choice([" | ", " · ", " - ", " • ", ", ", " "]),
        rng.randint(0, 1),
        [],
    )
    parts = rng.sample(["b", "b", "d", "r", "c"], rng.randint(1, 3))
    pos, one = rng.randrange(4), rng.random() < 0.5
    f = {"b": S.byline, "d": S.date, "r": S.rd, "c": S.cnt}
    for t, s in _pairs(titles, snippets):
        m = [f[p]() for p in dict.fromkeys(parts)]
        m = [sep.join(m)] if one else m
        out.append([[t, *m], [t, s, *m], [t, *m, s], [*m, t]][pos])
    return S.head(0.3) + _join(out, gap)


def form_image_alt(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Picture alt text (often the headline again) or caption and photo credit before each headline."""
    S, gap, show, out = _Site(rng, titles), rng.randint(0, 1), rng.random() < 0.4, []
    cr = rng.choice(
        [
            "{n}/{a}",
            "({a})",
            "© {a}",
            "Foto: {n}",
            "Photo: {a}",
            "Image: {n} / {a}",
            "{a}",
            "FOTO {n}",
            "Bild: {a}",
            "© {n} - {a}",
        ]
    )
    alt, glue = rng.choice([0.5, 0.8, 1]), rng.random() < 0.2
    for t, s in _pairs(titles, snippets):
        c = cr.format(n=S.name(), a=rng.choice(AGENCIES))
        first = t if rng.random() < alt else _cut(rng, s, 70, "")
        first = (first + rng.choice(["", " "]) + c) if rng.random() < 0.5 else first
        out.append([first + t] if glue else [first, t] + ([s] if show else []))
    return S.head(0.25) + _join(out, gap)


def form_section_blocks(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Front-page remnants: the list falls into groups, each under its own section or box name, with
    an all-link."""
    S, src, foot, i, out = _Site(rng, titles), rng.randrange(3), rng.random() < 0.35, 0, []
    deco, rel = (
        rng.choice(["{}", "{}", "{}", "{} »", "[{}]", "— {} —", "{}:", "## {}", "/ {}"]),
        rng.randrange(3),
    )
    b = rng.choice(["", "", "- ", "• "])
    while i < len(titles):
        n = rng.randint(1, 4)
        h = (
            S.sec()
            if src == 0 or (src == 2 and rng.random() < 0.5)
            else S.one("head").format(s=S.sec())
        )
        out.append(deco.format(h))
        for t, s in _pairs(titles, snippets)[i : i + n]:
            out += (
                [b + t]
                + ([s] if rel == 1 and s and t == titles[i].strip() else [])
                + ([S.ago()] if rel == 2 else [])
            )
        out += ([S.all] if foot else []) + ([""] if rng.random() < 0.4 else [])
        i += n
    return out


def form_run_together(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """All entries glued into one or few long lines without separators, metadata stuck between the
    headlines."""
    S, g, per = _Site(rng, titles), rng.choice(["", "", "", " "]), rng.choice([99, 99, 3, 2])
    parts = rng.choice(
        ["t", "t", "td", "dt", "st", "std", "tn", "ta", "ts", "tm", "tr", "xtd", "tx"]
    )
    f = {"d": S.date, "s": S.sec, "n": S.byline, "a": S.ago, "m": lambda: S.more, "r": S.rd}
    es = []
    for t, s in _pairs(titles, snippets):
        es.append(g.join(t if p == "t" else s if p == "x" else f[p]() for p in parts))
    rows = [g.join(es[i : i + per]) for i in range(0, len(es), per)]
    h = S.head(0.35)
    return [h[0] + g + rows[0], *rows[1:]] if h and rng.random() < 0.6 else h + rows


def form_label_lines(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Each headline carries its own 'read also' label, before it, above it or in brackets, with
    site name after some."""
    S, mode, out = _Site(rng, titles), rng.randrange(5), []
    lab = rng.sample(S.d["also"], rng.choice([1, 1, 2, 3]))
    sep, site = (
        rng.choice([": ", " | ", " – ", " > ", " ", " » ", ":", " >> "]),
        rng.choice(["", "", "", " | ", " - ", " – "]),
    )
    brand = rng.choice(CLUBS + S.d["city"]).title() + rng.choice(
        [" News", " Post", " 24", ".info", " Online", " Live", " Echo", " TV", " Press"]
    )
    for t in titles:
        t, l = t.strip() + (site + brand if site else ""), rng.choice(lab)
        out.append(
            [
                [l + sep + t],
                [l, t],
                [f"({l}{sep}{t})"],
                [f"{t} [{l}]"],
                [f"{l}{sep}{t} {S.date(False)}"],
            ][mode]
        )
    return _join(out, rng.choice([0, 0, 1]))


def form_feed_with_noise(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Mobile feed: cards of varying parts (paywall mark, section, age, shares) with advertisement
    lines between."""
    S, gap, p, out = _Site(rng, titles), rng.choice([0, 0, 1]), rng.choice([0.1, 0.25, 0.4]), []
    big, prem, sep = (
        rng.random() < 0.5,
        rng.choice(S.d["prem"]),
        rng.choice([" · ", " | ", " • ", " "]),
    )
    first, sh = rng.random() < 0.5, rng.random() < 0.4
    for i, (t, s) in enumerate(_pairs(titles, snippets)):
        m = sep.join(
            x
            for x in ([prem] if rng.random() < p else [])
            + ([S.sec()] if rng.random() < 0.8 else [])
            + [S.ago()]
        )
        b = [m, t] if first else [t, m]
        b += [s] if big and (i == 0 or rng.random() < p) else []
        b += [S.cnt()] if sh else []
        out.append(b)
        out += [[S.ad]] if rng.random() < p else []
    return S.head(0.2) + _join(out, gap) + ([S.all] if rng.random() < 0.2 else [])


FORMS = [
    form_bare_headlines,
    form_section_card,
    form_time_ticker,
    form_inline_separated,
    form_glued_kicker,
    form_ranked,
    form_broadcast_clips,
    form_hard_wrapped,
    form_shortened,
    form_teasers_only,
    form_table,
    form_wire_dateline,
    form_sport_portal,
    form_prev_next,
    form_byline_card,
    form_image_alt,
    form_section_blocks,
    form_run_together,
    form_label_lines,
    form_feed_with_noise,
]


def lines(
    choice: random.Random, titles: list[str], snippets: list[str], language: str
) -> list[str]:
    """The lines of a list in one of the forms."""
    return choice.choice(FORMS)(choice, titles, snippets)
