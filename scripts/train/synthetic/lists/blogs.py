"""Forms of blogs, magazines, shops, forums, documentation and newsrooms, as extractors leave them.

Their author had seen no other form. A call is one site's template.
"""

import random
import re
import textwrap
from collections.abc import Callable

from scripts.train.synthetic.lists.decorations import one_of

FIRST = (
    "Anna Marco Priya Tom Lucía Wei Fatima James Olga Ben Chloé Kenji Sara David Nneka Paul Ingrid Rosa Hugh Maya "
    "Ahmed Lena Carlos Joan Pete Ruth Sven Dana Amir Kate Leo Mina Oscar Tess Victor Yuki Zoe Ian Gwen Felix"
).split()
LAST = (
    "Smith Rossi Patel Becker García Chen Khan Novak Ivanova O'Neill Dubois Tanaka Berg Levy Okafor Walsh Lund Silva "
    "Grant Moreau Haddad Fischer Ortega Reid Cole Barnes Lindqvist Kaur Marsh Quinn Tran Webb Young Costa Doyle Frost"
).split()
CATS = (
    "Recipes|Health|Physics|Astronomy|Gardening|DIY|Product updates|Engineering|Culture|Opinion|Research|Press releases|"
    "Campus news|Travel|Books|Style|Biology|Climate|Money|Parenting|Photography|Guides|Reviews|How-to|Security|Cloud|"
    "Announcements|Life at work|Desserts|Weeknight dinners|Earth science|Chemistry|Neuroscience|Archaeology|Policy|"
    "Grants|Transport|Housing|Education|Faculty|Alumni|Design|Gaming|Music|Film|Home|Pets|Fitness|Tech|Sustainability|"
    "Partnerships|Community|Events|Case studies|Interviews|Essays|Long reads|Wellness|Tutorials|Tips & tricks"
).split("|")
TAGS = (
    "vegan|ai|python|open-source|budget|space|mars|kids|winter|baking|cloud|privacy|wood|paint|hiking|genomics|cancer|"
    "oceans|energy|batteries|seo|startup|remote work|linux|excel|tea|pasta|gluten-free|covid-19|sleep|yoga|robots|"
    "quantum|fossils|bees|soil|cats|dogs|guitar|vinyl|maps|cycling|running|knitting|election|inflation"
).split("|")
MON = (
    "January February March April May June July August September October November December".split()
)
DAY = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
HEADS = (
    "Related posts|You may also like|More from the blog|Related articles|Recommended for you|Keep reading|Read next|"
    "Recent posts|Latest stories|More stories|Further reading|Popular now|Trending|Most read|See also|Related content|"
    "Explore more|What to read next|Other news|Similar topics|From the archive|Editors' picks|More like this|"
    "In case you missed it|Up next|Don't miss|Others also read|Latest news|Related news|More news|"
    "Suggested for you|Our latest|Discover more|You might enjoy|Also on this site|Top stories|Featured|"
    "Continue browsing|Elsewhere on the site|More in this section|Readers also liked|Hand-picked for you"
).split("|")
MORE = (
    "Read more|Continue reading|Learn more|Read article|More|Full story|Read the post|View|Details|Read on|See more|"
    "Find out more|Read full article|Open|Discover|Get the recipe|Read now|Go to article|Keep reading|Read story"
).split("|")
SITE = "Daily Blue Open Little North Green Bright Urban Slow Deep Wild Simple Modern Clever Plain Salt River Iron Paper Nova".split()
SITE2 = "Kitchen Lab Journal Review Notes Garden Post Hub Digest Works Weekly Desk Guide Magazine Institute Table Studio Forum Wire Shop".split()


def name(r: random.Random) -> str:
    return r.choice(FIRST) + " " + r.choice(LAST)


def site(r: random.Random) -> str:
    return r.choice(SITE) + r.choice([" ", " ", ""]) + r.choice(SITE2)


def num(r: random.Random, k: float = 5) -> int:
    return int(10 ** r.uniform(0, k))


def case(r: random.Random) -> Callable[[str], str]:
    return one_of(r, str, str, str, str.upper, str.lower, str.title, str.capitalize)


def cats(r: random.Random) -> list[str]:
    return r.sample(CATS, r.randint(2, 9))


def slug(t: str, n: int = 60) -> str:
    return re.sub(r"[^a-z0-9]+", "-", t.lower()).strip("-")[:n] or "post"


def head(r: random.Random, p: float) -> list[str]:
    return (
        [case(r)(r.choice(HEADS)) + r.choice(["", "", "", ":", "…", " »", " ›", " →"])]
        if r.random() < p
        else []
    )


def blank(r: random.Random, p: float = 0.5) -> list[str]:
    return [""] * r.choice([1, 1, 1, 2]) if r.random() < p else []


def labels(r: random.Random, k: int = 1) -> list[str]:
    return [case(r)(x) for x in r.sample(MORE, k)]


def thousands(n: int) -> str:
    return f"{n:,}" if n < 10000 else f"{n / 1000:.1f}K"


def datefmt(r: random.Random) -> Callable[[], str]:
    """One site's date format, as a function of no argument that gives a date each time."""
    y0 = r.randint(2006, 2024)
    f = r.randrange(13)
    up = one_of(r, str, str, str, str.upper)
    pre = r.choice(
        [""] * 6 + ["Published ", "Posted on ", "Updated ", "Updated: ", "Date: ", "Posted: "]
    )

    def one() -> str:
        y, m, d = y0 - r.choice([0, 0, 0, 1, 2]), r.randint(1, 12), r.randint(1, 28)
        M, wd = MON[m - 1], r.choice(DAY)
        ago = r.choice(
            ["%d hours ago", "%d days ago", "%d weeks ago", "%d months ago"]
        ) % r.randint(2, 23)
        sfx = "th" if 10 < d < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
        return up(
            pre
            + [
                f"{M} {d}, {y}",
                f"{d} {M} {y}",
                f"{M[:3]} {d}, {y}",
                f"{d} {M[:3]} {y}",
                f"{y}-{m:02}-{d:02}",
                f"{d:02}.{m:02}.{y}",
                f"{m}/{d}/{y % 100:02}",
                f"{d:02}/{m:02}/{y}",
                ago,
                f"{M[:3]} {d}",
                f"{wd}, {M} {d}, {y}",
                f"{d}{sfx} {M} {y}",
                f"{wd[:3]} {d} {M[:3]} {r.randint(6, 22):02}:{r.randint(0, 59):02}",
            ][f]
        )

    return one


def shorten(t: str, n: int, mark: str, word: bool = True) -> str:
    if len(t) <= n:
        return t
    s = t[:n]
    return ((s.rsplit(" ", 1)[0] if word and " " in s else s).rstrip(" ,;:-") or s) + mark


def clip(r: random.Random) -> Callable[[str], str]:
    """One site's way to cut a teaser, as a function of the snippet."""
    n, mark = (
        r.choice([60, 90, 120, 160, 200, 400]),
        r.choice(["...", "…", " […]", " [...]", "", " ...", "… "]),
    )
    word, always = r.random() < 0.7, r.random() < 0.3
    return lambda s: (
        (shorten(s, n, mark, word) + (mark if always and len(s) <= n else "")).strip() if s else ""
    )


def form_wp_prevnext(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Previous/next post pair (glued, spaced or on lines of its own), then perhaps a run of bare
    titles."""
    a, b = rng.choice(
        [
            ("Previous", "Next"),
            ("Previous Post", "Next Post"),
            ("Older", "Newer"),
            ("« ", " »"),
            ("←", "→"),
            ("Prev", "Next"),
            ("Previous article", "Next article"),
            ("Older story", "Newer story"),
            ("Previous episode", "Next episode"),
            ("‹", "›"),
            ("PREVIOUS POST:", "NEXT POST:"),
            ("Previous topic", "Next topic"),
            ("Earlier", "Later"),
            ("<<", ">>"),
            ("Back:", "Next up:"),
        ]
    )
    t, u = titles[:2]
    d = datefmt(rng)
    lay = rng.randrange(6)
    out = [
        [a, t, b, u],
        [f"{a} {t}", f"{u} {b}"],
        [f"{a}{t}{b}{u}"],
        [f"{a} {t} {rng.choice(['|', '', '•', '/'])} {u} {b}"],
        [t, a, u, b],
        [a, d(), t, b, d(), u],
    ][lay]
    out = blank(rng) + out
    if rng.random() < 0.7:
        g = rng.random() < 0.4
        out += blank(rng) + head(rng, 0.4)
        for x in titles[2:]:
            out += [x] + ([""] if g else [])
    return out


def form_md_links(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """html2text: markdown links, with images, headings, dates or teasers in the same item."""
    base = rng.choice(
        [
            "",
            "/blog",
            "/news",
            "https://www.%s.com" % slug(site(rng)),
            "/%d/%02d" % (rng.randint(2010, 2024), rng.randint(1, 12)),
            "/articles",
        ]
    )
    ext, idp = rng.choice(["", "/", ".html", ".php", "?ref=related", "#more"]), rng.random() < 0.3
    bul = rng.choice(["  * ", "* ", "- ", "### ", "## ", "#### ", "", "1. ", "+ ", "##### ", "> "])
    img, teaser, dat, bold = (
        rng.random() < 0.4,
        rng.random() < 0.4,
        rng.random() < 0.4,
        rng.random() < 0.25,
    )
    d, c, wrap, gap = datefmt(rng), clip(rng), rng.choice([0, 0, 78]), blank(rng)
    out = [rng.choice(["## ", "### ", "**", "", "#### "]) + h for h in head(rng, 0.4)]
    out = [h + "**" if h.startswith("**") else h for h in out] + gap
    for t, s in zip(titles, snippets, strict=False):
        u = f"{base}/{num(rng, 6) if idp else ''}{'-' if idp else ''}{slug(t)}{ext}"
        l = f"[{'**' if bold else ''}{t}{'**' if bold else ''}]({u})"
        if img:
            out += [
                f"[![{rng.choice([t, ''])}]({base}/img/{slug(t, 20)}-{rng.choice([150, 300, 600])}x{rng.choice([150, 200])}.{rng.choice(['jpg', 'webp', 'png'])})]({u})",
                *gap,
            ]
        line = bul + l + (rng.choice([" ", " _"]) + d() if dat else "")
        out += (
            textwrap.wrap(
                line,
                wrap,
                subsequent_indent=" " * (len(bul) - len(bul.lstrip(" ")) and 4),
                break_long_words=False,
            )
            if wrap
            else [line]
        )
        out += ([*gap, c(s)] if teaser and s else []) + gap
    return out


def form_meta_first_card(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Cards of several lines whose metadata (section, date, reading time) are above the headline."""
    d, c, cs, up = datefmt(rng), clip(rng), cats(rng), case(rng)
    unit = rng.choice(
        ["%d min read", "%d MIN", "%d minute read", "Reading time: %d min", "%d mins", "~%d min"]
    )
    kinds = rng.sample(["cat", "date", "read", "by"], rng.randint(1, 3))
    joint = rng.choice([None, " | ", " · ", " / ", " • ", ", ", " — ", " "])
    teaser, more, gap = (
        rng.random() < 0.5,
        labels(rng) if rng.random() < 0.3 else [],
        rng.choice([[], [], [""]]),
    )
    by = rng.choice(["By ", "by ", "", "Written by ", "Author: "])
    out = head(rng, 0.35)
    for t, s in zip(titles, snippets, strict=False):
        m = [
            {
                "cat": up(rng.choice(cs)),
                "date": d(),
                "read": unit % rng.randint(1, 18),
                "by": by + name(rng),
            }[k]
            for k in kinds
        ]
        out += (
            (m if joint is None else [joint.join(m)])
            + [t]
            + ([c(s)] if teaser and s else [])
            + more
            + gap
        )
    return out


def form_oneline_run(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """get_text/innerText of inline links: all headlines in one line, or few, with a separator or
    glued."""
    sep = rng.choice(
        [
            " | ",
            " • ",
            " · ",
            " / ",
            " ",
            "  ",
            "",
            " – ",
            "; ",
            ", ",
            " » ",
            "\t",
            " >> ",
            " ~ ",
            "|",
            " ■ ",
            " ▪ ",
            " ‖ ",
        ]
    )
    per = rng.choice([2, 3, 4, 99, 99])
    d, dat = datefmt(rng), rng.random() < 0.3
    order = rng.random() < 0.5
    items = [(d() + sep + t if order else t + sep + d()) if dat else t for t in titles]
    lines = [sep.join(items[i : i + per]) for i in range(0, len(items), per)]
    h = head(rng, 0.45)
    if h and rng.random() < 0.6:
        return [h[0] + rng.choice([" ", "", ": ", sep]) + lines[0], *lines[1:]]
    return h + lines


def form_lynx(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """lynx/w3m dump: indented, numbered links, wrapped at the width, teasers below the link."""
    w, ind, n = (
        rng.choice([72, 76, 80, 60]),
        " " * rng.choice([3, 5, 2, 0, 6]),
        rng.randint(20, 180),
    )
    bul = rng.choice(["* ", "+ ", "o ", "", "# ", "• ", "□ ", "- "])
    lk, img = (
        rng.random() < 0.75,
        rng.choice(["", "", "[thumb] ", "[IMG] ", "[image] ", "(BUTTON) "]),
    )
    d, c = datefmt(rng), clip(rng)
    teaser, dat, gap = rng.random() < 0.4, rng.randrange(4), rng.choice([[], [""]])
    out = [ind + h for h in head(rng, 0.4)] + gap
    for t, s in zip(titles, snippets, strict=False):
        n += rng.choice([1, 1, 2])
        x = (f"[{n}]" if lk else "") + img + t
        x = {0: d() + " " + x, 1: x + " (" + d() + ")"}.get(dat, x)
        out += textwrap.wrap(bul + x, w, initial_indent=ind, subsequent_indent=ind + " " * len(bul))
        if teaser and s:
            out += textwrap.wrap(
                c(s), w, initial_indent=ind + " " * len(bul), subsequent_indent=ind + " " * len(bul)
            )
        out += gap
    return out


def form_forum_topics(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """A forum's table of similar threads: title, replies, views, activity, last poster."""
    cols = rng.sample(
        ["Replies", "Views", "Activity", "Author", "Last post", "Likes", "Forum"], rng.randint(2, 4)
    )
    first, sep = (
        rng.choice(["Topic", "Thread", "Title", "Subject", "Discussion", "Question"]),
        rng.choice(["\n", "\n", "\t", " | ", "  ", " "]),
    )
    d, boards = datefmt(rng), cats(rng)
    hdr, short = rng.random() < 0.5, rng.random() < 0.5
    tagged, status = (
        rng.random() < 0.3,
        rng.choice(
            [[""], [""], ["", "[Solved] ", "[SOLVED] "], ["", "Sticky: ", "Locked "], ["", "✔ "]]
        ),
    )

    def user() -> str:
        return rng.choice(
            [
                rng.choice(FIRST).lower() + str(rng.randint(1, 99)),
                rng.choice(LAST).lower() + "_" + rng.choice(TAGS)[:4],
                name(rng),
            ]
        )

    out = head(rng, 0.4) + (sep.join([first, *cols]).split("\n") if hdr else [])
    for t in titles:
        v = {
            "Replies": str(num(rng, 2)),
            "Views": thousands(num(rng)),
            "Activity": f"{rng.randint(1, 30)}{rng.choice('dhm')}" if short else d(),
            "Author": user(),
            "Last post": user() + " " + d(),
            "Likes": str(num(rng, 2)),
            "Forum": rng.choice(boards),
        }
        if not hdr and not short:
            v["Replies"] += " replies"
            v["Views"] += " views"
        row = (
            [rng.choice(status) + t]
            + (rng.sample(TAGS, rng.randint(1, 3)) if tagged else [])
            + [v[k] for k in cols]
        )
        out += sep.join(row).split("\n")
    return out


def form_podcast_video(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Episodes or clips with a duration, number, channel or view counter around the title."""
    style, n, step = rng.randrange(6), rng.randint(8, 480), rng.choice([-1, -1, 1])
    d, c, ch, prog = (
        datefmt(rng),
        clip(rng),
        [site(rng) for _ in range(rng.randint(1, 5))],
        rng.choice([site(rng), name(rng)]),
    )
    ep = rng.choice(
        [
            "Episode %d",
            "Ep. %d",
            "#%d",
            "EP%d",
            "S%d" % rng.randint(1, 9) + " E%d",
            "%03d",
            "Show %d",
            "No. %d",
        ]
    )
    sep, v = (
        rng.choice([": ", " – ", " | ", ". ", " "]),
        rng.choice(["%s views", "%s plays", "%s Views", "▶ %s", "%s listens"]),
    )
    teaser, extra = (
        rng.random() < 0.35,
        rng.choice(
            [
                [],
                [],
                ["Play"],
                ["▶"],
                ["Listen"],
                ["Watch now"],
                ["Now playing"],
                ["Download", "Share"],
            ]
        ),
    )
    out = head(rng, 0.3)
    for t, s in zip(titles, snippets, strict=False):
        L = (
            rng.choice(
                [
                    f"{rng.randint(0, 75)}:{rng.randint(0, 59):02}",
                    f"1:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}",
                ]
            )
            if style < 4
            else f"{rng.randint(3, 95)} min"
        )
        e, vw = ep % n, v % thousands(num(rng, 6))
        n = max(1, n + step)
        out += [
            [L, t, rng.choice(ch), vw + " • " + d()],
            [e + sep + t, L],
            [f"{t} ({L})"],
            [L + " " + t, prog],
            [d() + " · " + L, e + sep + t],
            [e, t, L],
        ][style]
        out += ([c(s)] if teaser and s else []) + extra
    return out


def form_archive_months(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Blog archive: years and months with counters, the open month's posts among them."""
    y, m = rng.randint(2008, 2024), rng.randint(1, 12)
    tri, fmt = (
        rng.choice(["", "► ", "▼ ", "+ ", "- ", "* ", "  "]),
        rng.choice(["%s (%d)", "%s [%d]", "%s  %d", "%s"]),
    )
    with_y, short, tail = rng.random() < 0.5, rng.random() < 0.3, rng.randint(0, 9)
    ts, out, down = list(titles), head(rng, 0.2), rng.choice(["", "▼ ", tri])

    def lab(mm: int, yy: int) -> str:
        return (MON[mm - 1][:3] if short else MON[mm - 1]) + (f" {yy}" if with_y else "")

    def put(x: str, k: int) -> str:
        return fmt % (x, k) if "%d" in fmt else fmt % x

    if rng.random() < 0.5:
        out.append(down + put(str(y), num(rng, 2.3)))
    per = rng.choice([len(ts), len(ts), 3, 4, 2])
    while ts:
        k, ts = ts[:per], ts[per:]
        out += [down + put(lab(m, y), len(k)), *k]
        m, y = (m - 1, y) if m > 1 else (12, y - 1)
    for _ in range(tail):
        out.append(tri + put(lab(m, y), rng.randint(1, 30)))
        m, y = (m - 1, y) if m > 1 else (12, y - 1)
    return out


def form_category_blocks(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Blocks by section: a section's name, two or more headlines under it, perhaps a 'more in'
    link."""
    cs, up = rng.sample(CATS, 6), case(rng)
    per, ind = rng.choice([1, 2, 2, 3, 4]), rng.choice(["", "", "  ", "- ", "• ", "› "])
    more = rng.choice(
        [
            "",
            "",
            "More in %s",
            "All %s",
            "View all %s",
            "More %s »",
            "See all",
            "%s »",
            "View all",
            "Browse %s",
        ]
    )
    inline, gap = rng.random() < 0.25, rng.choice([[], [], [""]])
    c, lead = clip(rng), rng.random() < 0.35
    out, i = [], 0
    for k in cs:
        b = list(zip(titles, snippets, strict=False))[i : i + per]
        i += per
        if not b:
            break
        if inline:
            out += [up(k) + rng.choice([": "]) + "; ".join(t for t, _ in b), *gap]
            continue
        out.append(up(k))
        for j, (t, s) in enumerate(b):
            out += [ind + t] + ([c(s)] if lead and j == 0 and s else [])
        out += ([more % k if "%s" in more else more] if more else []) + gap
    return out + [ind + t for t in titles[i:]]


def form_glued_cards(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """get_text(''): section, title, author and date of a card run together without a space."""
    d, cs, c, up = datefmt(rng), cats(rng), clip(rng), case(rng)
    order = rng.choice(
        [
            "ct",
            "ctd",
            "td",
            "dt",
            "tbd",
            "cdt",
            "btd",
            "ctbd",
            "tds",
            "cts",
            "dtsm",
            "tsm",
            "ctr",
            "tr",
        ]
    )
    by, more = rng.choice(["By ", "by", "", "Posted by ", "By"]), labels(rng)[0]
    rd = rng.choice(["%d min read", "%dmin", "%d comments", "%d Comments", "%d shares", "%d likes"])
    oneline = rng.random() < 0.4
    g = rng.choice(["", "", "", " "])
    rows = []
    for t, s in zip(titles, snippets, strict=False):
        v = {
            "c": up(rng.choice(cs)),
            "t": t,
            "d": d(),
            "b": by + name(rng),
            "s": c(s),
            "m": more,
            "r": rd % num(rng, 1.5),
        }
        rows.append(g.join(v[k] for k in order if v[k]))
    h = head(rng, 0.3)
    return [(h[0] if h else "") + g + g.join(rows)] if oneline else h + rows


def form_recipe_shop(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Recipe, how-to or shop's blog: rating stars, cook time, difficulty, price or stock near each
    title."""
    kinds = rng.sample(
        ["stars", "score", "time", "level", "price", "serves", "saves", "buy"], rng.randint(1, 3)
    )
    st, cur = (
        rng.choice(["★", "⭐", "* "]),
        rng.choice(["$%.2f", "£%.2f", "€%.2f", "%.2f €", "USD %.2f", "From $%.2f", "Rs. %.0f"]),
    )
    buy = rng.choice(
        [
            "Add to cart",
            "Shop now",
            "Save",
            "Quick view",
            "Add to favourites",
            "Jump to recipe",
            "Sold out",
            "Pin",
            "Print",
        ]
    )
    tm = rng.choice(
        [
            "%d mins",
            "%d min",
            "Total time: %d minutes",
            "Ready in %d min",
            "Prep: %d m",
            "Takes %d minutes",
        ]
    )
    first, join = rng.random() < 0.3, rng.choice([None, " ", " · ", " | ", " / "])
    lv, rt = (
        rng.choice(
            [
                ["Easy", "Medium", "Hard"],
                ["Beginner", "Intermediate", "Advanced"],
                ["EASY", "MODERATE"],
            ]
        ),
        rng.choice(["(%d)", "%d ratings", "%d reviews", "%d Reviews"]),
    )
    c, teaser, out = clip(rng), rng.random() < 0.3, head(rng, 0.35)
    for t, s in zip(titles, snippets, strict=False):
        v = {
            "stars": st * rng.randint(3, 5),
            "score": f"{rng.uniform(3.2, 5):.1f} " + rt % num(rng, 3),
            "time": tm % (5 * rng.randint(1, 24)),
            "level": rng.choice(lv),
            "price": cur
            % rng.choice([rng.randint(4, 300), rng.randint(4, 99) + 0.99, rng.uniform(3, 90)]),
            "serves": "Serves %d" % rng.randint(1, 12),
            "saves": thousands(num(rng)) + rng.choice([" saves"]),
            "buy": buy,
        }
        m = [v[k] for k in kinds]
        m = m if join is None else [join.join(m)]
        body = [t] + ([c(s)] if teaser and s else [])
        out += m + body if first else body + m
    return out


def form_teaser_only(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Teasers with a link label, the headlines lost (or fused before them, or kept now and then)."""
    c, more, keep = (
        clip(rng),
        labels(rng)[0] + rng.choice(["", " »", " →", " ›", "...", " >"]),
        rng.choice([0, 0, 0, 0.3, 0.6]),
    )
    own, where = rng.random() < 0.25, rng.randrange(4)
    d, dat = datefmt(rng), rng.choice([0, 0, 1, 2])
    gap, fuse, out = (
        rng.choice([[], [""]]),
        rng.choice([". ", ": ", " ", " — ", " - "]),
        head(rng, 0.35),
    )
    for t, s in zip(titles, snippets, strict=False):
        x = c(s) or t
        if s and rng.random() < keep:
            x = t + fuse + x
        m = more + (rng.choice([" about ", ": "]) + t if own else "")
        if dat == 1:
            x = d() + rng.choice([" "]) + x
        out += (
            ([d()] if dat == 2 else [])
            + {0: [x], 1: [x + " " + m], 2: [x, m], 3: [x + m]}[where]
            + gap
        )
    return out


def form_short_titles(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Sidebar or navigation titles cut at a fixed length, with or without ellipsis, perhaps
    numbered."""
    n, mark, word = (
        rng.randint(22, 58),
        rng.choice(["...", "…", "", " ...", " […]", ".."]),
        rng.random() < 0.6,
    )
    rank = rng.choice(["", "", "%d ", "%d. ", "%02d ", "%d) ", "#%d ", "%d\n", "%02d\n", "(%d) "])
    twice, caseall = rng.random() < 0.2, one_of(rng, str, str, str, str.upper)
    cnt = rng.choice(["", "", "", " (%d)", "\n%d", " %d comments", "\n%d shares", " – %d"])
    out = head(rng, 0.4)
    for i, t in enumerate(titles, 1):
        x = (
            (rank % i if rank else "")
            + caseall(shorten(t, n, mark, word))
            + (cnt % num(rng, 3) if cnt else "")
        )
        out += x.split("\n") + ([t] if twice else [])
    return out


def form_md_table(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """A table of documents: government, university or docs list (pipes, tabs or padded columns)."""
    d, typ = (
        datefmt(rng),
        rng.sample(
            "Guidance|Press release|Notice|Report|Policy paper|Speech|Consultation|News story|Form|Statistics|Circular|Minutes|Seminar|Thesis|Memo|Release notes|How-to|Reference|Bulletin".split(
                "|"
            ),
            4,
        ),
    )

    def size() -> str:
        return rng.choice(
            [
                "PDF",
                "HTML",
                "DOCX",
                "PDF, %d KB" % num(rng, 3),
                "PDF, %.1f MB" % rng.uniform(0.2, 9),
                "%d pages" % rng.randint(1, 90),
            ]
        )

    org = [
        rng.choice(
            [
                "Department of ",
                "Office of ",
                "Ministry of ",
                "School of ",
                "Faculty of ",
                "Institute for ",
            ]
        )
        + x
        for x in cats(rng)
    ]
    ref = rng.choice(["%02d/%d", "No. %d-%d", "PR %d/%d", "REF-%d%d"])
    pick = rng.sample(["date", "type", "file", "org", "ref"], rng.randint(1, 3))
    pos, style, hdr = rng.randint(0, len(pick)), rng.randrange(4), rng.random() < 0.4
    rows = [[x.capitalize() for x in pick]] if hdr else []
    for _ in titles:
        v = {
            "date": d(),
            "type": rng.choice(typ),
            "file": size(),
            "org": rng.choice(org),
            "ref": ref % (rng.randint(1, 99), rng.randint(2008, 2025)),
        }
        rows.append([v[k] for k in pick])
    first = rng.choice(["Title", "Document", "Name", "Subject", "Headline", "Item", "Publication"])
    rows = [
        [*r[:pos], t, *r[pos:]]
        for r, t in zip(rows, ([first] if hdr else []) + list(titles), strict=False)
    ]
    if style == 3:
        w = [max(len(r[i]) for r in rows) + 2 for i in range(len(rows[0]))]
        out = ["".join(x.ljust(k) for x, k in zip(r, w, strict=False)).rstrip() for r in rows]
    else:
        out = [["| " + " | ".join(r) + " |", "\t".join(r), " | ".join(r)][style] for r in rows]
        if hdr and style != 1:
            out.insert(1, "|".join(["---"] * len(rows[0])))
    return head(rng, 0.35) + out


def form_rss_dump(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Feed widget: title, RFC date or ISO stamp, author in brackets, teaser with the feed's ending."""
    src, own = site(rng), rng.random() < 0.5
    f, c = rng.randrange(4), clip(rng)
    end = rng.choice(
        [
            "",
            " The post %s appeared first on {}.",
            " [Link]",
            " Source: {}",
            " Continue reading on {} »",
            " (via {})",
            " Comments",
            " first appeared on {}.",
        ]
    ).format(src)
    link, keys = (
        rng.random() < 0.35,
        rng.choice(
            [
                ("", "", ""),
                ("", "", ""),
                ("Title: ", "Date: ", "Summary: "),
                ("title: ", "pubDate: ", "description: "),
            ]
        ),
    )
    dom, gap, out = (
        slug(src),
        rng.choice([[], [""]]),
        head(rng, 0.15) + ([src] if rng.random() < 0.3 else []),
    )
    dtf = datefmt(rng)
    for t, s in zip(titles, snippets, strict=False):
        dd, m, y, hh, mm = (
            rng.randint(1, 28),
            rng.randint(1, 12),
            rng.randint(2009, 2024),
            rng.randint(0, 23),
            rng.randint(0, 59),
        )
        st = [
            f"{rng.choice(DAY)[:3]}, {dd:02} {MON[m - 1][:3]} {y} {hh:02}:{mm:02}:{rng.randint(0, 59):02} +0000",
            f"{y}-{m:02}-{dd:02}T{hh:02}:{mm:02}:00Z",
            dtf(),
            f"{dd:02} {MON[m - 1][:3]} {hh:02}:{mm:02}",
        ][f]
        e = end % t if "%s" in end else end
        out += (
            [keys[0] + t, keys[1] + st + (f" ({name(rng)})" if own else "")]
            + ([keys[2] + c(s) + e] if s else [])
            + ([f"https://{dom}.{rng.choice(['com', 'org', 'net'])}/{slug(t)}"] if link else [])
            + gap
        )
    return out


def form_byline_after(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Headline first, then a line or two of byline, date, section and comments beneath it."""
    d, cs = datefmt(rng), cats(rng)
    pat = rng.choice(
        [
            "By {n} | {d}",
            "{n} · {d}",
            "by {n}",
            "{n}\n{d}",
            "By {n} in {c}",
            "{d} / {k} Comments",
            "{d} by {n}",
            "{c}, {d}",
            "Posted in {c} by {n}",
            "{n}, {o}",
            "{n} on {d}",
            "{d} | {c} | {k} comments",
            "— {n}",
            "{k} comments\n{d}",
            "BY {n}\n{d}",
            "{n} - {d} 0",
            "{d}\n{c}",
            "{n}\n{k} min read",
            "Filed under: {c}, {c2}",
            "Tagged {g}, {h}",
            "#{g} #{h}",
            "in {c}, {d}\nby {n}",
            "{o}",
            "{k} upvotes · {n}",
        ]
    )
    c, teaser, _top, gap = (
        clip(rng),
        rng.choice([0, 0, 1, 2]),
        rng.random() < 0.3,
        rng.choice([[], [], [""]]),
    )
    orgs = [
        rng.choice(["University of ", "The ", "Institute of "])
        + rng.choice(LAST + SITE)
        + rng.choice(["", " Lab", " Center"])
        for _ in range(4)
    ]
    out = head(rng, 0.35)
    for t, s in zip(titles, snippets, strict=False):
        g, h = rng.sample(TAGS, 2)
        m = pat.format(
            n=name(rng),
            d=d(),
            c=rng.choice(cs),
            c2=rng.choice(cs),
            k=num(rng, 2),
            o=rng.choice(orgs),
            g=g,
            h=h,
        ).split("\n")
        x = [c(s)] if teaser and s else []
        out += [t] + (x + m if teaser == 1 else m + x) + gap
    return out


def form_wrapped_pdf(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """PDF print or narrow column: titles broken over lines, no bullets, perhaps page debris and
    URLs."""
    w = rng.choice([24, 28, 32, 38, 45, 55])
    hy, gap, ind = rng.random() < 0.2, rng.choice([[], [], [""]]), rng.choice(["", "", "  "])
    d, dat, cs = datefmt(rng), rng.randrange(4), cats(rng)
    c, teaser, mark = clip(rng), rng.random() < 0.3, rng.choice(["", "", "• ", "■ ", "> ", "– "])
    out, n, dom = (
        [ind + h for h in head(rng, 0.35)],
        rng.randint(2, 9),
        slug(site(rng)) + rng.choice([".com", ".org", ".edu", ".gov"]),
    )
    for i, (t, s) in enumerate(zip(titles, snippets, strict=False)):
        if dat == 0:
            out.append(ind + rng.choice(cs))
        out += textwrap.wrap(mark + t, w, initial_indent=ind, subsequent_indent=ind)
        if teaser and s:
            out += textwrap.wrap(c(s), w + 12, initial_indent=ind, subsequent_indent=ind)
        out += ([ind + d()] if dat == 1 else []) + gap
        if hy and i and rng.random() < 0.25:
            out += [f"https://{dom}/{slug(t, 25)}/ {n}/{n + 3}", "\f" if rng.random() < 0.3 else ""]
            n += 1
    return out


def form_two_column_mix(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Several widgets without a body between them: a popular list, a recent list, tags, each of its
    own shape."""
    d, c, cs = datefmt(rng), clip(rng), cats(rng)
    k = rng.randint(1, len(titles) - 1)
    shapes = [
        lambda t, s: [t],
        lambda t, s: [t, d()],
        lambda t, s: [d() + " " + t],
        lambda t, s: [rng.choice(cs), t],
        lambda t, s: [name(rng) + rng.choice([" on "]) + t],
        lambda t, s: [f"“{c(s) or t}”", t],
        lambda t, s: [t + " " + (c(s) or d())],
        lambda t, s: [t + ", " + name(rng)],
    ]
    A, B = rng.sample(shapes, 2)
    mid = rng.choice(
        [
            [],
            [],
            [""],
            head(rng, 1),
            rng.sample(TAGS, rng.randint(3, 7)),
            [", ".join(rng.sample(TAGS, rng.randint(3, 8)))],
            [f"{x} ({num(rng, 2)})" for x in cs],
            [" ".join("#" + x.replace(" ", "") for x in rng.sample(TAGS, 4))],
        ]
    )
    out = head(rng, 0.3)
    for i, (t, s) in enumerate(zip(titles, snippets, strict=False)):
        if i == k:
            out += mid
        out += (A if i < k else B)(t, s)
    return out


def form_image_alt_dup(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Cards whose image text, caption or credit remains: the title doubled, or an alt text before
    it."""
    kind, cs, d, c = rng.randrange(6), cats(rng), datefmt(rng), clip(rng)
    cred = rng.choice(
        [
            "Photo: %s",
            "Image: %s",
            "Credit: %s",
            "© %s",
            "Photo by %s",
            "%s/Getty",
            "(Image credit: %s)",
            "Illustration by %s",
            "Image courtesy of %s",
        ]
    )
    alt = rng.choice(
        [
            "Image",
            "Thumbnail",
            "Photo",
            "Featured image",
            "thumb",
            "Picture",
            "Cover",
            "image of",
            "Logo",
        ]
    )
    ext, meta, teaser = (
        rng.choice([".jpg", ".png", "", "_1", "-scaled"]),
        rng.randrange(4),
        rng.random() < 0.3,
    )
    join, gap, out = rng.choice([": ", " ", " - "]), rng.choice([[], [], [""]]), head(rng, 0.3)
    for t, s in zip(titles, snippets, strict=False):
        ws = slug(t).split("-")
        first = [
            [t, t],
            [alt, t],
            [alt + join + t, t],
            ["-".join(ws[:4]) + ext, t],
            [t, cred % rng.choice([name(rng), site(rng)])],
            [" ".join(rng.sample(ws, min(3, len(ws)))), t],
        ][kind]
        out += (
            first
            + ([c(s)] if teaser and s else [])
            + {0: [d()], 1: [rng.choice(cs)]}.get(meta, [])
            + gap
        )
    return out


def form_docs_nested(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Docs or help centre: link labels in sentences, arrows, breadcrumbs or paths, a dash and a
    description."""
    style, c, cs = rng.randrange(7), clip(rng), cats(rng)
    dash, arrow = (
        rng.choice([" - ", ": ", " – ", " — ", ". "]),
        rng.choice([" > ", " / ", " › ", " » ", " → ", " :: "]),
    )
    lead = [
        case(rng)(x)
        for x in rng.sample(
            "See|See also|Read|Related|Next|Learn about|Check out|Next step|For more, see|Also|Read also|Recommended|Full article|New|Don't miss|Watch|Tip".split(
                "|"
            ),
            rng.choice([1, 1, 2, 3]),
        )
    ]
    root, v = (
        rng.choice([["Home"], ["Docs"], ["Help centre"], ["Support"], ["Newsroom"], ["Blog"], []]),
        rng.choice(["v%d.%d", "%d.%d"]),
    )
    helped = rng.choice(["%d of %d found this helpful", "Votes %d of %d", "%d/%d"])
    out = head(rng, 0.3)
    for t, s in zip(titles, snippets, strict=False):
        k, n, x = rng.choice(cs), num(rng, 2) + 2, c(s)
        out += [
            [t + (dash + x if x else "")],
            [arrow.join([*root, k, t])],
            [rng.choice(lead) + rng.choice([": "]) + t],
            [t, arrow.join([*root, k])],
            [t, helped % (rng.randint(1, n), n)],
            [v % (rng.randint(0, 9), rng.randint(0, 20)) + dash + t] + ([x] if x else []),
            [f"{rng.choice(lead)} {t}{arrow.rstrip()}"],
        ][style]
    return out


FORMS = [
    form_wp_prevnext,
    form_md_links,
    form_meta_first_card,
    form_oneline_run,
    form_lynx,
    form_forum_topics,
    form_podcast_video,
    form_archive_months,
    form_category_blocks,
    form_glued_cards,
    form_recipe_shop,
    form_teaser_only,
    form_short_titles,
    form_md_table,
    form_rss_dump,
    form_byline_after,
    form_wrapped_pdf,
    form_two_column_mix,
    form_image_alt_dup,
    form_docs_nested,
]


def lines(
    choice: random.Random, titles: list[str], snippets: list[str], language: str
) -> list[str]:
    """The lines of a list in one of the forms."""
    return choice.choice(FORMS)(choice, titles, snippets)
