"""Sixteen forms of a list of other stories that no model is trained on; table `unseen`.

tails-dev has seven styles, and the forms of training come near to all of them. Users bring others.
The author of these forms had seen neither: they follow how sites and extractors are known to leave
such lists. Nothing may be copied from here into `scripts/train/`: the forms would measure nothing.

A form takes a random generator, headlines and the beginnings of their stories, and returns the
lines after the body. One call is one site's template: the decoration is drawn once, and authors,
dates and counters for each entry.
"""

import datetime
import random
import re
import textwrap
from collections.abc import Callable, Sequence

FIRST = "Anna Ben Carla Dmitri Elena Farid Grace Hugo Imani Jonas Keiko Liam Maya Nadia Omar Priya".split()
LAST = "Abbott Brandt Castillo Doyle Egan Fischer Gupta Hale Ito Jensen Kowalski Lowe Marsh Nwosu Okafor Reyes".split()
SECTIONS = [
    "World",
    "Politics",
    "Business",
    "Culture",
    "Science",
    "Health",
    "Technology",
    "Sport",
    "Travel",
    "Opinion",
    "Food & Drink",
    "Environment",
    "Local",
    "Education",
]
DATES = ["%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%a, %d %B %Y", "%b. %d, %Y", "%d.%m.%y"]


def name(rng: random.Random) -> str:
    return rng.choice(FIRST) + " " + rng.choice(LAST)


def date(rng: random.Random, fmt: str) -> str:
    return (datetime.date(2009, 1, 1) + datetime.timedelta(days=rng.randrange(5600))).strftime(fmt)


def ago(rng: random.Random) -> str:
    n, unit = rng.randrange(2, 23), rng.choice(["minutes", "hours", "days", "weeks"])
    return f"{n} {unit} ago"


def slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:50].rstrip("-")


def cut(text: str, width: int) -> str:
    """Shorten at a word's end, without a mark."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0]


def maybe(rng: random.Random, lines: Sequence[str], p: float = 0.5) -> list[str]:
    return list(lines) if rng.random() < p else []


def wet_cards(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Common Crawl WET of a card grid: image alt, title, teaser, button text, mostly no heading."""
    alt = rng.choice([None, "{}", "Image of {}", "Thumbnail for {}", "{} - featured image"])
    teaser, button = (
        rng.random() < 0.7,
        rng.choice([None, "Read more", "Continue reading", "READ FULL STORY", "Learn more >"]),
    )
    out = maybe(rng, ["You might also enjoy"], 0.3)
    for t, s in zip(titles, snippets, strict=False):
        out += [alt.format(t)] if alt else []
        out += [t] + ([s] if teaser else []) + ([button] if button else [])
    return out + maybe(rng, [rng.choice(["Load more", "Show more posts", "1 2 3 … 14 Next"])])


def lynx_dump(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """lynx -dump: numbered links in indented bullets, hard-wrapped, perhaps with link references."""
    ref, mark, width = (
        rng.randrange(12, 90),
        rng.choice(["*", "+", "o", "#"]),
        rng.choice([66, 72, 79]),
    )
    show_s, urls = rng.random() < 0.4, rng.random() < 0.3
    out = maybe(
        rng,
        [
            rng.choice(
                [
                    "Elsewhere on this site",
                    "Recent articles",
                    "   __________________",
                    "Also of interest",
                ]
            ),
            "",
        ],
        0.6,
    )
    for i, (t, s) in enumerate(zip(titles, snippets, strict=False)):
        text = f"[{ref + i}]{t}" + (f" {s}" if show_s else "")
        out += textwrap.wrap(
            text, width, initial_indent=f"     {mark} ", subsequent_indent="       "
        )
    if urls:
        out += ["", "References", ""] + [
            f"  {ref + i}. http://www.example.org/{slug(t)}.html" for i, t in enumerate(titles)
        ]
    return out


def html2text(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """html2text of a blog theme: markdown headings with links, images, teaser, 'read' link."""
    level, base = (
        "#" * rng.randrange(2, 6),
        rng.choice(["/blog/", "https://www.example.com/news/", "/2017/05/", "../posts/"]),
    )
    image, more = (
        rng.random() < 0.5,
        rng.choice([None, "[Read on »]({})", '[_Keep reading_]({} "more")', "[→]({})"]),
    )
    teaser = rng.random() < 0.6
    out = maybe(
        rng,
        [
            f"{level[1:]} "
            + rng.choice(["Latest from the blog", "Keep exploring", "**More stories**"]),
            "",
        ],
        0.7,
    )
    for t, s in zip(titles, snippets, strict=False):
        url = base + slug(t)
        out += [f"[ ![{t}](/img/{slug(t)[:20]}.jpg) ]({url})", ""] if image else []
        out += (
            [f"{level} [{t}]({url})", ""]
            + ([s, ""] if teaser else [])
            + ([more.format(url), ""] if more else [])
        )
    return out


def magazine(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Magazine, get_text('\\n'): kicker, headline, standfirst, author, reading time in separate
    lines."""
    upper, by, fmt = (
        rng.random() < 0.5,
        rng.choice(["By {}", "{}", "by\n{}", "Words by {}", "Text: {}"]),
        rng.choice(DATES),
    )
    parts = [
        "title",
        *rng.sample(["kicker", "stand", "author", "date", "time"], rng.randrange(2, 5)),
    ]
    order = [p for p in ["kicker", "title", "stand", "author", "date", "time"] if p in parts]
    minutes = rng.choice(["{} min read", "{}-minute read", "Reading time: {} mins", "{}′"])
    out = maybe(
        rng,
        [rng.choice(["In this issue", "More from the magazine", "Editors’ picks", "Keep reading"])],
        0.7,
    )
    for t, s in zip(titles, snippets, strict=False):
        sec = rng.choice(SECTIONS)
        entry = {
            "kicker": sec.upper() if upper else sec,
            "title": t,
            "stand": s,
            "author": by.format(name(rng)),
            "date": date(rng, fmt),
            "time": minutes.format(rng.randrange(2, 25)),
        }
        out += "\n".join(entry[p] for p in order).split("\n")
    return out + maybe(rng, ["Subscribe to the print edition", "From $4.99 a month"], 0.3)


def most_read(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Newspaper's popularity box: rank in its own line or before the title, tabs of the widget
    above."""
    rank = rng.choice(["{}\n", "{:02d}\n", "{}. ", "{:02d} ", "#{} ", "No. {}: ", "{}"])
    shares = rng.choice([None, "{} shares", "💬 {}", "{} comments", "({})"])
    same_line = rng.random() < 0.5
    out = list(
        rng.choice(
            [
                ["Most read"],
                ["Most viewed", "Most commented"],
                ["TRENDING NOW"],
                ["Today", "This week", "All time"],
                ["Popular"],
            ]
        )
    )
    for i, t in enumerate(titles, 1):
        tail = shares.format(rng.randrange(3, 900)) if shares else ""
        out += (rank.format(i) + t + ((" " if same_line else "\n") + tail if tail else "")).split(
            "\n"
        )
    return out


def glued_gettext(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """get_text() without or with a slim separator: several headlines run together in a line."""
    sep, per = (
        rng.choice(["", " ", " | ", " • ", " / ", "   ", " · ", " >> "]),
        rng.choice([2, 3, 4, 99]),
    )
    lead = rng.choice(["", "", "Related:", "MORE: ", "Related Articles", "Tagged in: News "])
    fmt = rng.choice(DATES) if rng.random() < 0.4 else None
    items = [t + ((" " if sep else "") + date(rng, fmt) if fmt else "") for t in titles]
    lines = [sep.join(items[i : i + per]) for i in range(0, len(items), per)]
    return [lead + lines[0], *lines[1:]]


def pager(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Blog theme, copied from a browser: previous / next links, then bare titles under an author
    box."""
    prev, nxt = rng.choice(
        [
            ("← {}", "{} →"),
            ("Previous post: {}", "Next post: {}"),
            ("« {}", "{} »"),
            ("Previous Article\n{}", "Next Article\n{}"),
            ("‹ Older: {}", "Newer: {} ›"),
        ]
    )
    author = name(rng)
    out = (prev.format(titles[0]) + "\n" + nxt.format(titles[1])).split("\n")
    out += maybe(rng, ["About the author", author, f"View all posts by {author} →"])
    return (
        out
        + maybe(
            rng,
            [
                rng.choice(
                    ["You may also like", "Similar posts", f"More by {author}", "From the archive"]
                )
            ],
            0.6,
        )
        + titles[2:]
    )


def forum_threads(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Forum / community portal: starter, replies, views and last post around each thread's title."""
    tabbed, fmt = rng.random() < 0.4, rng.choice(DATES)
    prefix = rng.choice(["", "", "Thread: ", "[Solved] ", "Re: ", "Sticky: "])
    out = list(
        rng.choice(
            [
                ["Similar Threads"],
                ["Thread\tReplies\tViews\tLast post"],
                ["Topics you may be interested in"],
                [],
            ]
        )
    )
    for t in titles:
        user, r, v = (
            rng.choice(FIRST).lower() + str(rng.randrange(10, 99)),
            rng.randrange(80),
            rng.randrange(100, 20000),
        )
        if tabbed:
            out.append(f"{prefix}{t}\t{r}\t{v:,}\t{date(rng, fmt)} by {user}")
        else:
            out += [
                prefix + t,
                f"Started by {user}, {date(rng, fmt)}",
                f"Replies: {r}",
                f"Views: {v:,}",
            ]
    return out + maybe(
        rng, ["You must log in or register to reply here.", "Share: Facebook Reddit Email Link"]
    )


def section_groups(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Portal's foot: groups of headlines under section names, with 'see all' links."""
    head = rng.choice(["{}", "More in {}", "{} »", "Latest {} news", "== {} =="])
    bullet, see = (
        rng.choice(["", "", "› ", "▪ ", "-- "]),
        rng.choice([None, "See all {}", "All {} stories", "More {} >"]),
    )
    upper, out, rest = rng.random() < 0.3, [], list(titles)
    for sec in rng.sample(SECTIONS, 6):
        group, rest = rest[: (n := rng.randrange(1, 5))], rest[n:]
        if group:
            out += (
                [head.format(sec.upper() if upper else sec)]
                + [bullet + t for t in group]
                + ([see.format(sec)] if see else [])
            )
    return (
        out
        + (rest and ["Also in the news"] + [bullet + t for t in rest])
        + maybe(rng, ["Terms of use | Privacy | Contact us", "© 2019 All rights reserved"])
    )


def docs_see_also(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Documentation / help centre, trafilatura: list items with a short description, feedback
    question."""
    bullet, joint = rng.choice(["- ", "* ", "• ", ""]), rng.choice([None, " — ", ": ", " - "])
    quote = rng.choice(["{}", "{}", "`{}`", "“{}”", "[[{}]]", "{} (article)"])
    width = rng.randrange(30, 70)
    feedback = rng.choice(
        [
            [],
            ["Was this article helpful?", "Yes", "No", "14 out of 19 found this helpful"],
            ["Edit this page", "Last updated on 2021-06-02"],
        ]
    )
    first = rng.random() < 0.5
    head = maybe(
        rng,
        [
            rng.choice(
                ["See also", "Related topics", "Next steps", "Further reading:", "In this section"]
            )
        ],
        0.75,
    )
    body = [
        bullet + quote.format(t) + (joint + cut(s, width) if joint else "")
        for t, s in zip(titles, snippets, strict=False)
    ]
    return feedback + head + body if first else head + body + feedback


def press_table(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Corporate newsroom: html2text or pandoc table of releases, the date in the first or last
    column."""
    fmt, bar, last = rng.choice(DATES), rng.choice([" | ", "|", "  "]), rng.random() < 0.4
    extra = rng.choice([None, "PDF", "Download (PDF, 212 KB)", "View release"])
    out = maybe(
        rng, [rng.choice(["Other press releases", "News archive", "Investor news"]), ""], 0.6
    )
    if bar != "  ":
        out += maybe(
            rng,
            [
                bar.join(["Title", "Date"] if last else ["Date", "Title"]),
                bar.strip().join(["---"] * 2),
            ],
        )
    day = datetime.date(2009, 1, 1) + datetime.timedelta(days=rng.randrange(400, 5600))
    for t in titles:
        day -= datetime.timedelta(days=rng.randrange(1, 25))  # newest first
        cells = [t, day.strftime(fmt)] if last else [day.strftime(fmt), t]
        out.append(bar.join(cells + ([extra] if extra else [])))
    return out + maybe(
        rng,
        ["Media contact:", name(rng) + ", Corporate Communications", "Sign up for e-mail alerts"],
        0.4,
    )


def jetpack(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """WordPress with Jetpack: share buttons, 'Like this', related posts with date and category."""
    fmt, where = (
        rng.choice(DATES[:3]),
        rng.choice(['In "{}"', "Similar post", "{}", "Posted in: {}"]),
    )
    teaser, same_line = rng.random() < 0.4, rng.random() < 0.3
    out = maybe(
        rng,
        [
            "Share this:",
            "Click to share on Twitter (Opens in new window)",
            "Click to share on Facebook (Opens in new window)",
        ],
        0.6,
    )
    out += maybe(rng, ["Like this:", "Like Loading..."], 0.6) + maybe(rng, ["Related"], 0.7)
    for t, s in zip(titles, snippets, strict=False):
        entry = [t] + ([s] if teaser else []) + [date(rng, fmt), where.format(rng.choice(SECTIONS))]
        out += [" ".join(entry)] if same_line else entry
    return out + maybe(rng, ["Published by " + name(rng), "Leave a Reply Cancel reply"], 0.4)


def video_rail(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Video / podcast portal: duration or episode before the title, channel and views after it."""
    podcast, joint, channel = (
        rng.random() < 0.4,
        rng.choice([" • ", " · ", "\n", " | "]),
        name(rng) + rng.choice([" Show", " TV", ""]),
    )
    button = rng.choice([None, "Play", "▶ Watch now", "Play trailer", "Listen"])
    out = maybe(
        rng,
        [rng.choice(["Up next", "Autoplay", "More episodes", "Watch next", "Related videos"])],
        0.6,
    )
    ep = rng.randrange(40, 300)
    for i, t in enumerate(titles):
        length = f"{rng.randrange(1, 59)}:{rng.randrange(60):02d}"
        if podcast:
            out += [f"Ep. {ep - i}: {t}", joint.join([ago(rng), length]).replace("\n", " ")]
        else:
            out += [
                length,
                t,
                *joint.join([channel, f"{rng.randrange(1, 990)}K views", ago(rng)]).split("\n"),
            ]
        out += [button] if button else []
    return out


def reviews(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Review site with affiliate boxes: score or stars, price and shop button round the title."""
    score = rng.choice(
        ["★★★★☆ ({n})", "{s}/10", "Rating: {s} out of 10", "{s}", "Our score {s} · {n} reviews"]
    )
    cur, shop = (
        rng.choice("$£€"),
        rng.choice(["Check price", "Buy now", "View deal at Amazon", "See offer", "Add to cart"]),
    )
    above, price, teaser = rng.random() < 0.4, rng.random() < 0.7, rng.random() < 0.3
    out = maybe(
        rng,
        [rng.choice(["Readers also looked at", "More reviews", "Best deals today", "Sponsored"])],
        0.6,
    )
    for t, s in zip(titles, snippets, strict=False):
        mark = score.format(n=rng.randrange(3, 800), s=rng.randrange(50, 98) / 10)
        out += ([mark, t] if above else [t, mark]) + ([s] if teaser else [])
        out += (
            [f"From {cur}{rng.randrange(9, 900)}.{rng.choice(['00', '95', '99'])}", shop]
            if price
            else []
        )
    return out + maybe(rng, ["We may earn a commission when you buy through links on our site."])


def sidebar(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """Old blog's sidebar widgets: shortened titles, recent comments, archive months, blogroll."""
    width, dots = rng.randrange(28, 60), rng.choice(["...", "…", " [...]", " ..", "&hellip;"])
    on, n = (
        rng.choice(["{} on {}", "{} commented on {}", "{}: Re: {}"]),
        rng.randrange(0, len(titles) // 2 + 1),
    )
    posts = [t if len(t) <= width else cut(t, width) + dots for t in titles]
    count = rng.random() < 0.3
    out = maybe(rng, ["Search for:"], 0.3) + maybe(
        rng, [rng.choice(["Recent Posts", "RECENT ENTRIES", "Latest Posts"])], 0.8
    )
    out += [p + (f" ({rng.randrange(40)})" if count else "") for p in posts[n:]]
    out += (["Recent Comments"] + [on.format(name(rng), p) for p in posts[:n]]) if n else []
    return out + maybe(
        rng,
        ["Archives"]
        + [date(rng, "%B %Y") for _ in range(rng.randrange(2, 6))]
        + ["Meta", "Log in", "Entries RSS"],
    )


def wire_ticker(rng: random.Random, titles: list[str], snippets: list[str]) -> list[str]:
    """News wire / live ticker: clock time or age before the headline, place or section tag after
    it."""
    stamp = rng.choice(["{t} ", "{t}\n", "[{t}] ", "{t} GMT | ", "{a} - ", "{a}\n", "{t} · "])
    tag = rng.choice(["", "", " ({})", " #{}", " — {}", "\n{}"])
    teaser = rng.random() < 0.3
    clock = rng.randrange(900, 1400)
    out = maybe(
        rng, [rng.choice(["Newsfeed", "LIVE", "Latest headlines", "Breaking", "Last 24 hours"])]
    )
    for t, s in zip(titles, snippets, strict=False):
        clock -= rng.randrange(3, 60)
        line = (
            stamp.format(
                t=f"{clock // 60:02d}:{clock % 60:02d}", a=f"{1 + (1400 - clock) // 60}h ago"
            )
            + t
            + tag.format(rng.choice(SECTIONS))
        )
        out += line.split("\n") + ([s] if teaser else [])
    return out + maybe(
        rng, ["Get the newsletter", "Your email address", "Sign up", "Follow us on Twitter"], 0.3
    )


# Makes the lines after the body.
Form = Callable[[random.Random, list[str], list[str]], list[str]]
FORMS: dict[str, Form] = {
    f.__name__: f
    for f in [
        wet_cards,
        lynx_dump,
        html2text,
        magazine,
        most_read,
        glued_gettext,
        pager,
        forum_threads,
        section_groups,
        docs_see_also,
        press_table,
        jetpack,
        video_rail,
        reviews,
        sidebar,
        wire_ticker,
    ]
}
