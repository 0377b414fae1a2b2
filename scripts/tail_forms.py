"""The forms that a list of other stories takes: what a site's template makes of each headline.

A form is drawn once a list, with its marks and its labels, and then makes the lines of each entry. They are as many as can
be thought of, so that what they have in common is what a list of other stories is. To add one, add a function and its line
in FORMS.
"""
BULLETS = ("- ", "* ", "• ", "· ", "– ", "— ", "▪ ", "‣ ", "» ", "› ", "> ", "→ ", "► ", "+ ", "o ", "|", "■ ", "✔ ", "[+] ", "#")
NUMBERS = ("{}. ", "{}) ", "{} ", "{:02} ", "#{} ", "({}) ", "{}: ")
SUFFIXES = (" -", " –", " |", " »", " ›", " →", " …", " ...", " >", " (more)")
JOINS = (" | ", " • ", " · ", " - ", " – ", " / ", " » ", "   ", " || ", ", ", " >> ")
# Between a headline and the site, the topic or the time that stand in its line.
SEAMS = ((" - ", ""), (" – ", ""), (" | ", ""), (" · ", ""), (": ", ""), (" — ", ""), (" • ", ""), (" (", ")"), (" [", "]"), (", ", ""))

# By language. Short on purpose: the model must not need the words.
TOPICS = {
    "english": "Home|News|Politics|Business|Sports|Culture|Opinion|Technology|Video|World|Health|Travel|Food|Science|Lifestyle",
    "chinese": "新闻|体育|财经|娱乐|科技|军事|视频|国际|健康|旅游",
    "greek": "Πολιτική|Οικονομία|Αθλητισμός|Κόσμος|Πολιτισμός|Απόψεις|Υγεία",
    "polish": "Wiadomości|Sport|Biznes|Kultura|Polityka|Świat|Zdrowie",
    "russian": "Новости|Политика|Спорт|Экономика|Культура|В мире|Здоровье",
}
TIMES = {
    "english": "{} min read|{} hours ago|{} days ago|Nov {}, 2025|2025-03-{:02}|{:02}:45|{} comments|By Anna Weber|March {}, 2024 at 10:30 am|{}K views",
    "chinese": "{}小时前|2012-03-{:02}|{}条评论|03月{:02}日|10:{:02}",
    "greek": "πριν από {} ώρες|{:02}/03/2012|{} σχόλια|10:{:02}",
    "polish": "{} godzin temu|{:02}.03.2012|{} komentarzy|10:{:02}",
    "russian": "{} часов назад|{:02}.03.2012|{} комментариев|10:{:02}",
}
INVITATIONS = {
    "english": "Read more|Continue reading|Read more →|Read full story|View details|Learn more|Watch now|Full article|More »|Listen|Read",
    "chinese": "阅读全文|查看更多|更多|详情|全文",
    "greek": "Διαβάστε περισσότερα|Περισσότερα|Δείτε το βίντεο|Συνέχεια",
    "polish": "Czytaj więcej|Czytaj dalej|Zobacz|Więcej|Czytaj całość",
    "russian": "Читать далее|Подробнее|Читать полностью|Смотреть|Далее",
}
SITES = {
    "english": "The Daily Herald|BBC|CNN Business|TechRadar|nature.com|Reuters|Medium|The Garden Post|Forbes|Our Blog|Metro",
    "chinese": "新浪网|人民网|腾讯新闻|凤凰网|搜狐",
    "greek": "in.gr|Η Καθημερινή|Το Βήμα|news247",
    "polish": "Onet|Gazeta.pl|RMF24|Polityka|Interia",
    "russian": "РИА Новости|Лента.ру|РБК|Известия|Газета.Ru",
}


def pick(choice, table, language):
    return choice.choice(table[language].split("|"))


def labels(choice, table, language):
    """A label an entry: always of one pattern, or each its own, as topics are."""
    pattern = pick(choice, table, language)
    steady = table is TIMES and choice.random() < 0.6
    return lambda: (pattern if steady else pick(choice, table, language)).format(choice.randint(1, 28))


def bare(choice, language):
    return lambda at, title, snippet: [title]


def bullets(choice, language):
    mark = choice.choice(BULLETS)
    return lambda at, title, snippet: [mark + title]


def dash_suffix(choice, language):
    suffix = choice.choice(SUFFIXES)
    return lambda at, title, snippet: [title + suffix]


def numbers(choice, language):
    number = choice.choice(NUMBERS)
    return lambda at, title, snippet: [number.format(at + 1) + title]


def labelled(choice, table, before, language):
    label, time = labels(choice, table, language), labels(choice, TIMES, language)

    def entry(at, title, snippet):
        said = f"{label()} | {time()}" if choice.random() < 0.1 else label()
        return [said, title] if before else [title, said]

    return entry


def tags(choice, language):
    return labelled(choice, TOPICS, choice.random() < 0.7, language)


def times(choice, language):
    return labelled(choice, TIMES, choice.random() < 0.2, language)


def teasers(choice, language):
    time = labels(choice, TIMES, language)

    def entry(at, title, snippet):
        lines = [title, snippet] if choice.random() < 0.85 else [title]
        return [*lines, time()] if choice.random() < 0.3 else lines

    return entry


def cards(choice, language):
    """Two to four parts, in the template's order; now and then one is missing."""
    topic, time = labels(choice, TOPICS, language), labels(choice, TIMES, language)
    order = choice.sample(("topic", "snippet", "time"), choice.randint(1, 3))
    order.insert(choice.randint(0, len(order)), "title")

    def entry(at, title, snippet):
        parts = {"topic": topic(), "title": title, "snippet": snippet, "time": time()}
        return [parts[part] for part in order if part == "title" or choice.random() < 0.9]

    return entry


def labelled_inline(choice, language):
    label = labels(choice, choice.choice((TOPICS, TIMES, SITES)), language)
    (seam, end), before = choice.choice(SEAMS), choice.random() < 0.4

    def entry(at, title, snippet):
        said = label()
        return [f"{said}{': ' if end else seam}{title}" if before else f"{title}{seam}{said}{end}"]

    return entry


def named_site(choice, language):
    (seam, end), site = choice.choice(SEAMS), pick(choice, SITES, language)
    return lambda at, title, snippet: [f"{title}{seam}{site}{end}"]


def invited(choice, language):
    invitation, inline = pick(choice, INVITATIONS, language), choice.random() < 0.3
    return lambda at, title, snippet: [f"{title} {invitation}"] if inline else [title, invitation]


def twice(choice, language):
    """The picture's description, and then the headline."""
    return lambda at, title, snippet: [title, title] if choice.random() < 0.85 else [title]


def linked(choice, language):
    mark = choice.choice(("", "", "- ", "* "))
    address = lambda title: f"https://www.example.com/{'-'.join(title.lower().split()[:4])}"
    form = choice.choice(("{}[{}]({})", "{}{} {}", "{}{}: {}"))
    return lambda at, title, snippet: [form.format(mark, title, address(title))]


def mixed(choice, language):
    entries = [form(choice, language) for form in (bare, bullets, dash_suffix, labelled_inline)]
    shout = lambda at, title, snippet: [title.upper()]
    return lambda at, title, snippet: choice.choice((*entries, shout))(at, title, snippet)


# Each with the styles of tails-dev that it comes near to, so that a style can be left out of training.
FORMS = {
    "bare": (bare, {"bare"}),
    "bullets": (bullets, {"bullets"}),
    "dash-suffix": (dash_suffix, {"dash-suffix"}),
    "numbers": (numbers, {"numbers"}),
    "tags": (tags, {"tags"}),
    "times": (times, {"times"}),
    # Several headlines a line.
    "joined": (None, set()),
    "teasers": (teasers, {"times"}),
    "cards": (cards, {"tags", "times"}),
    "labelled-inline": (labelled_inline, {"dash-suffix"}),
    "named-site": (named_site, {"dash-suffix"}),
    "invited": (invited, {"tags", "times"}),
    "twice": (twice, {"bare"}),
    "linked": (linked, {"bullets"}),
    "mixed": (mixed, {"bare", "bullets", "dash-suffix", "times"}),
}


def entries(choice, form, titles, snippets, language):
    """The lines of a list of other stories, all entries made alike, as a site's template has it."""
    if form == "joined":
        size, join = choice.randint(2, max(2, min(6, len(titles)))), choice.choice(JOINS)
        return [join.join(titles[at:at + size]) for at in range(0, len(titles), size)]
    make, _ = FORMS[form]
    entry = make(choice, language)
    return [line for at, (title, snippet) in enumerate(zip(titles, snippets)) for line in entry(at, title, snippet)]
