"""Pages with boxes that sites put into their articles: offers, consent, galleries, other stories.

Labelled pages seldom have such a box between two paragraphs of the body, so a classifier learns
that whatever lies between paragraphs is body. Here a box is written into a real page as markup,
after a paragraph of its article. Its wording comes from a grammar (`box_words`), its headlines and
sentences from other pages of the same language and fold, and its names from parts that templates
combine. The labels need no change: the words of a box are not in the gold body.

A wrapper alone must not give a box away. So some paragraphs of the body get a wrapper too, with
names from the same grammar.
"""

import dataclasses
import html
import random
import re
from collections.abc import Callable, Iterator, Sequence

from scripts import headlines
from scripts.corpora import Gold
from scripts.train.synthetic.box_words import WORDS, Wording
from scripts.words import words

SEED = 7
# Characters of a paragraph that may have a box after it. Shorter ones may be a caption or a label.
LEAST_PARAGRAPH = 80
# Paragraphs that a page has at least: in a short article a box would be most of the page.
LEAST_PARAGRAPHS = 4
# Share of a paragraph's words that are in the gold body: the paragraph is body.
KNOWN_WORDS = 0.9
# Other pages to draw headlines from, at least.
LEAST_OTHERS = 8

PARAGRAPH = re.compile(
    r"<p(?:\s[^<>]*)?>(?:(?!</?(?:p|div|section|ul|table)\b).){80,4000}?</p>", re.S | re.I
)
# The language that a page declares, in its first characters.
DECLARED = re.compile(r"<html[^>]*\blang=[\"']?([a-z]{2})", re.I)
DECLARED_BEFORE = 20_000
LANGUAGES = {"de": "german", "fr": "french", "es": "spanish", "pl": "polish"}
TAGS = re.compile(r"<[^>]*>")

# Parts of class names. `{}` is the word that says what the box is.
NAMES = (
    "{}", "{}-box", "{}-inline", "c-{}", "m-{}", "article__{}", "{}__wrapper", "js-{}", "{}--large",
    "wp-block-{}", "block-{}", "inline-{}", "{}-module", "{}_container", "entry-{}", "post-{}",
    "{}-unit", "o-{} u-spacing", "story-{}", "{}-widget", "teaser-{}",
)  # fmt: skip
# Names that say nothing, as style compilers make them.
BLANK_NAMES = ("css-{:x}", "sc-{:x}", "_{:x}", "e{:x}", "row-{}", "col-{}", "box-{}", "")
# Words in the names of a body's own boxes.
BODY_WORDS = (
    "text", "content", "section", "chapter", "infobox", "factbox", "quote", "highlight",
    "paragraph", "summary", "callout", "background", "text-block", "rich-text", "part",
    "interview", "answer",
)  # fmt: skip
WRAPPERS = ("div", "div", "div", "section", "aside", "figure")


@dataclasses.dataclass(frozen=True)
class Boxed:
    """A page with boxes: its gold and its markup."""

    gold: Gold
    markup: str

    @property
    def id(self) -> str:
        return f"{self.gold.corpus}-{self.gold.id}"


@dataclasses.dataclass(frozen=True)
class Material:
    """What the boxes of a page are made of."""

    wording: Wording
    # Headlines of other pages, and the first sentences of their bodies.
    titles: Sequence[str]
    sentences: Sequence[str]
    site: str


def pages(golds: Sequence[Gold], markup_of: Callable[[Gold], str]) -> Iterator[Boxed]:
    """The articles whose markup shows enough paragraphs of their body, with boxes."""
    articles = [
        dataclasses.replace(gold, language=language(gold, markup_of(gold)))
        for gold in golds
        if gold.kind == "article" and gold.body.strip()
    ]
    pools = headlines.pools(articles)
    for gold in articles:
        others = [
            other
            for other in pools.get(headlines.pool_of(gold), ())
            if other.host != gold.host or not gold.host
        ]
        if len(others) < LEAST_OTHERS:
            continue
        markup = markup_of(gold)
        places = body_paragraphs(markup, gold)
        if len(places) < LEAST_PARAGRAPHS:
            continue
        choice = random.Random(f"{SEED} {gold.corpus} {gold.id}")
        drawn = choice.sample(others, LEAST_OTHERS)
        material = Material(
            WORDS.get(gold.language, WORDS["english"]),
            [other.title for other in drawn],
            [sentence for other in drawn for sentence in first_sentences(other.body)],
            gold.host.split(".")[0].capitalize() or "Lantern",
        )
        yield Boxed(gold, with_boxes(choice, markup, places, material))


def language(gold: Gold, markup: str) -> str:
    """The language of a page: that of the gold, or what its markup says of a Latin script."""
    declared = DECLARED.search(markup[:DECLARED_BEFORE])
    if gold.language != "english" or declared is None:
        return gold.language
    return LANGUAGES.get(declared[1].lower(), gold.language)


def body_paragraphs(markup: str, gold: Gold) -> list[tuple[int, int]]:
    """Where the paragraphs of the body begin and end in the markup."""
    known = set(words(gold.body))
    found = []
    for match in PARAGRAPH.finditer(markup):
        text = html.unescape(TAGS.sub(" ", match[0]))
        own = words(text)
        if len(text) < LEAST_PARAGRAPH or not own:
            continue
        if sum(word in known for word in own) >= KNOWN_WORDS * len(own):
            found.append(match.span())
    return found


def first_sentences(body: str) -> list[str]:
    """The first two sentences of a body's first paragraph."""
    paragraph = next((line for line in body.split("\n") if len(line) > LEAST_PARAGRAPH), "")
    return [part for part in re.split(r"(?<=[.!?])\s+|(?<=[。！？])", paragraph)[:2] if part]


def with_boxes(
    choice: random.Random, markup: str, places: Sequence[tuple[int, int]], material: Material
) -> str:
    """The markup with one to four boxes, and maybe wrappers around paragraphs of the body."""
    made: dict[int, str] = {}
    chosen = choice.choice(KINDS)
    name = names(choice, chosen.words)
    inner = places[:-1]
    for at in choice.sample(inner, min(len(inner), choice.choice((1, 1, 2, 3)))):
        # A site's boxes are often of one kind.
        if choice.random() < 0.4:
            chosen = choice.choice(KINDS)
            name = names(choice, chosen.words)
        made[at[1]] = box(choice, chosen, name, material)
    if choice.random() < 0.5:
        last = choice.choice(LAST_KINDS)
        made[places[-1][1]] = box(choice, last, names(choice, last.words), material)
    wrapped: dict[int, tuple[int, str, str]] = {}
    if choice.random() < 0.5:
        for at in choice.sample(places, min(len(places), choice.choice((1, 2, 4)))):
            tag = choice.choice(WRAPPERS[:-1])
            wrapped[at[0]] = (at[1], f"<{tag}{names(choice, BODY_WORDS)}>", f"</{tag}>")
    parts, done = [], 0
    for low, high in places:
        parts.append(markup[done:low])
        _, opening, closing = wrapped.get(low, (high, "", ""))
        parts += [opening, markup[low:high], closing, made.get(high, "")]
        done = high
    return "".join([*parts, markup[done:]])


def names(choice: random.Random, about: Sequence[str]) -> str:
    """A class attribute that says what the box is, or nothing."""
    if choice.random() < 0.3:
        name = choice.choice(BLANK_NAMES).format(choice.randrange(1, 1 << 24))
    else:
        name = choice.choice(NAMES).format(choice.choice(about))
    return f' class="{name}"' if name else ""


def box(choice: random.Random, made: "Kind", name: str, material: Material) -> str:
    """A box of a kind. Without a wrapper it is paragraphs like those of the body."""
    inside = made.make(choice, material)
    if choice.random() < made.bare:
        return inside
    tag = choice.choice(WRAPPERS)
    return f"<{tag}{name}>{inside}</{tag}>"


def heading(choice: random.Random, text: str) -> str:
    """A heading in one of the forms that templates use."""
    form = choice.choice(
        (
            "<h2>{}</h2>",
            "<h3>{}</h3>",
            "<h4>{}</h4>",
            "<p><strong>{}</strong></p>",
            "<div>{}</div>",
            "<b>{}</b>",
        )
    )
    return form.format(escaped(text))


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def paragraph(text: str) -> str:
    return f"<p>{escaped(text)}</p>"


def link(choice: random.Random, text: str) -> str:
    """A link to a page of the site."""
    return f'<a href="/{choice.randrange(1000, 1 << 20)}">{escaped(text)}</a>'


def items(parts: Sequence[str]) -> str:
    """A list of items that are markup."""
    return "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"


def action(choice: random.Random, text: str) -> str:
    """A button, a link, or a form with a field."""
    return choice.choice(
        (
            f"<button>{escaped(text)}</button>",
            link(choice, text),
            f"<p>{link(choice, text)}</p>",
            f'<form action="/s"><input type="email"><button>{escaped(text)}</button></form>',
        )
    )


def offer(choice: random.Random, material: Material) -> str:
    """A subscription or a membership with what it gives."""
    wording = material.wording
    parts = [heading(choice, drawn(choice, wording.offers, material))]
    if choice.random() < 0.7:
        count = min(len(wording.gains), choice.randint(2, 5))
        gains = choice.sample(wording.gains, count)
        parts.append(items([escaped(filled(choice, gain, material)) for gain in gains]))
    if choice.random() < 0.7:
        parts.append(paragraph(drawn(choice, wording.accounts, material)))
    if choice.random() < 0.4:
        parts.append(heading(choice, drawn(choice, wording.offers, material)))
    parts.append(action(choice, choice.choice(wording.actions)))
    return "".join(parts)


def newsletter(choice: random.Random, material: Material) -> str:
    """An invitation to a letter, alone or with a field."""
    wording = material.wording
    text = paragraph(drawn(choice, wording.letters, material))
    if choice.random() < 0.4:
        return text
    first = heading(choice, drawn(choice, wording.letter_titles, material))
    return first * (choice.random() < 0.6) + text + action(choice, choice.choice(wording.actions))


def consent(choice: random.Random, material: Material) -> str:
    """A placeholder for content of others."""
    wording = material.wording
    return "".join(
        (
            heading(choice, choice.choice(wording.consent_titles)) * (choice.random() < 0.7),
            paragraph(drawn(choice, wording.consents, material)),
            action(choice, choice.choice(wording.consent_actions)),
        )
    )


def related(choice: random.Random, material: Material) -> str:
    """Other stories: a list of links under a heading, or one or two after a label."""
    labels = material.wording.related
    titles = list(material.titles[: choice.choice((1, 1, 2, 3, 4, 5))])
    label = choice.choice(labels)
    if len(titles) == 1:
        mark = choice.choice(
            ("{}: ", "<b>{}:</b> ", "<strong>{}</strong> ", "{} – ", "<em>{}:</em> ")
        )
        return f"<p>{mark.format(escaped(label))}{link(choice, titles[0])}</p>"
    entries = [link(choice, title) for title in titles]
    if choice.random() < 0.3:
        topics = choice.sample(
            material.wording.topics, min(len(titles), len(material.wording.topics))
        )
        entries = [
            f"{escaped(topic)}: {entry}" for topic, entry in zip(topics, entries, strict=False)
        ]
    if choice.random() < 0.25:
        entries = [entry + paragraph(choice.choice(material.sentences)) for entry in entries]
    return heading(choice, label) * (choice.random() < 0.75) + items(entries)


def gallery(choice: random.Random, material: Material) -> str:
    """Slides about other stories."""
    wording = material.wording
    count = choice.randint(2, 6)
    total = count + choice.choice((0, 0, 3, 9))
    slides = []
    for at, title in enumerate(material.titles[:count], 1):
        number = choice.choice(("{}/{} ", "{} / {} ", "")).format(at, total)
        credit = f"<span>{escaped(choice.choice(wording.credits))}</span>" * (choice.random() < 0.6)
        text = paragraph(choice.choice(material.sentences))
        slides.append(f'<div class="slide">{heading(choice, number + title)}{text}{credit}</div>')
    return heading(choice, choice.choice(wording.gallery_titles)) * (
        choice.random() < 0.8
    ) + "".join(slides)


def disclaimer(choice: random.Random, material: Material) -> str:
    """Legal paragraphs."""
    texts = material.wording.disclaimers
    chosen = choice.sample(texts, min(len(texts), choice.choice((1, 1, 2, 3))))
    mark = choice.choice(("<p>{}</p>", "<p><em>{}</em></p>", "<p><small>{}</small></p>"))
    return "".join(mark.format(escaped(filled(choice, text, material))) for text in chosen)


def biography(choice: random.Random, material: Material) -> str:
    """Who wrote it, and where to follow them."""
    text = drawn(choice, material.wording.biographies, material)
    return choice.choice(("<p><em>{}</em></p>", "<p>{}</p>", "<div>{}</div>")).format(escaped(text))


def appeal(choice: random.Random, material: Material) -> str:
    """An app, an account to follow, a donation, a question to readers."""
    text = drawn(choice, material.wording.appeals, material)
    if choice.random() < 0.5:
        return f"<p>{link(choice, text)}</p>" if choice.random() < 0.5 else paragraph(text)
    return heading(choice, text) + action(choice, choice.choice(material.wording.actions))


def drawn(choice: random.Random, texts: Sequence[str], material: Material) -> str:
    return filled(choice, choice.choice(texts), material)


def filled(choice: random.Random, text: str, material: Material) -> str:
    """A text of the grammar: `{site}`, and `[one|other]` for a choice."""
    while "[" in text:
        text = re.sub(r"\[([^\[\]]*)\]", lambda match: choice.choice(match[1].split("|")), text)
    first, last = choice.choice(material.wording.names).split()
    return text.format(site=material.site, first=first, last=last, number=choice.randint(2, 60))


# Makes what is inside a box.
Maker = Callable[[random.Random, Material], str]


@dataclasses.dataclass(frozen=True)
class Kind:
    """A kind of box: the words of its class names, how often it has no wrapper, and its maker."""

    words: tuple[str, ...]
    bare: float
    make: Maker


def kind(names_of_kind: str, bare: float, make: Maker) -> Kind:
    """A kind whose words are separated by blanks."""
    return Kind(tuple(names_of_kind.split()), bare, make)


OFFER = kind("subscribe subscription paywall offer membership promo regwall plus", 0.05, offer)
NEWSLETTER = kind("newsletter signup mailing cta subscribe-form promo email", 0.35, newsletter)
CONSENT = kind("consent embed-consent placeholder embed external gdpr opt-in", 0.05, consent)
RELATED = kind("related teaser more read-also recirc linklist mehr-zum-thema links", 0.5, related)
GALLERY = kind("gallery slideshow carousel slider photos bilder swiper", 0.0, gallery)
DISCLAIMER = kind("legal disclaimer note imprint smallprint disclosure footnote", 0.3, disclaimer)
BIOGRAPHY = kind("author bio about-author byline contributor autor", 0.4, biography)
APPEAL = kind("promo cta app social follow donate poll engage banner", 0.4, appeal)
KINDS = (OFFER, NEWSLETTER, CONSENT, RELATED, RELATED, GALLERY, APPEAL)
LAST_KINDS = (
    NEWSLETTER, RELATED, DISCLAIMER, DISCLAIMER, BIOGRAPHY, BIOGRAPHY, APPEAL, OFFER
)  # fmt: skip
