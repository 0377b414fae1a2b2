"""The forms that a list of other stories takes: what a site's template, and whoever read its page, make of each headline.

A form is put together for each list, as a template is: what is done to the headline, what stands before and behind it,
on its line or on lines of its own, and how the lines are laid out. So there are thousands of forms, and what they have in
common is what a list of other stories is. Fifteen forms drawn from a table taught those fifteen: lists in ways that nobody
had thought of were left seventeen times as often (scripts/README.md, "Lists in unseen ways").

Each part says which styles of tails-dev it comes near to, so that a style can be left out of training.
"""
import textwrap

BULLETS = ("- ", "* ", "• ", "· ", "– ", "— ", "▪ ", "‣ ", "» ", "› ", "> ", "→ ", "► ", "+ ", "o ", "|", "■ ", "✔ ", "[+] ", "#")
SIGNS = ("★ ", "☆ ", "❯ ", "✦ ", "◆ ", "▶ ", "▶️ ", "📰 ", "🔥 ", "👉 ", "🎥 ", "➤ ", "[*] ", "~ ", "= ", "__ ", "/ ", "\\- ", "!! ", "\t* ")
NUMBERS = ("{}. ", "{}) ", "{} ", "{:02} ", "#{} ", "({}) ", "{}: ", "[{}] ", "{} - ", "{}/ ", "No. {} ", "{}.")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")
SUFFIXES = (" -", " –", " |", " »", " ›", " →", " …", " ...", " >", " (more)", " +", " ↗", " [+]", " ::", " *", " >>")
QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("[", "]"), ("**", "**"), ("__", "__"), ("| ", " |"), ("<", ">"), ("„", "“"), ("( ", " )"))
JOINS = (" | ", " • ", " · ", " - ", " – ", " / ", " » ", "   ", " || ", ", ", " >> ", " ", "; ", "\t", " * ", " + ", " :: ")
# Between a headline and the site, the topic or the time that stand in its line.
SEAMS = ((" - ", ""), (" – ", ""), (" | ", ""), (" · ", ""), (": ", ""), (" — ", ""), (" • ", ""), (" (", ")"), (" [", "]"), (", ", ""), (" ", ""), ("\t", ""), (" / ", ""))

# By language. Short on purpose: the model must not need the words.
TOPICS = {
    "english": "Home|News|Politics|Business|Sports|Culture|Opinion|Technology|Video|World|Health|Travel|Food|Science|Lifestyle|Guides|Case studies|Press release|Events|Life & Style",
    "chinese": "新闻|体育|财经|娱乐|科技|军事|视频|国际|健康|旅游",
    "greek": "Πολιτική|Οικονομία|Αθλητισμός|Κόσμος|Πολιτισμός|Απόψεις|Υγεία",
    "polish": "Wiadomości|Sport|Biznes|Kultura|Polityka|Świat|Zdrowie",
    "russian": "Новости|Политика|Спорт|Экономика|Культура|В мире|Здоровье",
}
TIMES = {
    "english": "{} min read|{} hours ago|{} days ago|Nov {}, 2025|2025-03-{:02}|{:02}:45|{} comments|By Anna Weber|March {}, 2024 at 10:30 am|{}K views|"
    "{:02}/06/2023|{}h|Posted on May {}|Jun {}|{}|{}.2K|Updated: 2 January 2024, {:02}:10|Yesterday|{} minutes",
    "chinese": "{}小时前|2012-03-{:02}|{}条评论|03月{:02}日|10:{:02}|{}",
    "greek": "πριν από {} ώρες|{:02}/03/2012|{} σχόλια|10:{:02}|{}",
    "polish": "{} godzin temu|{:02}.03.2012|{} komentarzy|10:{:02}|{}",
    "russian": "{} часов назад|{:02}.03.2012|{} комментариев|10:{:02}|{}",
}
INVITATIONS = {
    "english": "Read more|Continue reading|Read more →|Read full story|View details|Learn more|Watch now|Full article|More »|Listen|Read|Share|Save|Add to cart|Sponsored|Play video|Comment",
    "chinese": "阅读全文|查看更多|更多|详情|全文",
    "greek": "Διαβάστε περισσότερα|Περισσότερα|Δείτε το βίντεο|Συνέχεια",
    "polish": "Czytaj więcej|Czytaj dalej|Zobacz|Więcej|Czytaj całość",
    "russian": "Читать далее|Подробнее|Читать полностью|Смотреть|Далее",
}
SITES = {
    "english": "The Daily Herald|BBC|CNN Business|TechRadar|nature.com|Reuters|Medium|The Garden Post|Forbes|Our Blog|Metro|www.example.org|@gardenpost",
    "chinese": "新浪网|人民网|腾讯新闻|凤凰网|搜狐",
    "greek": "in.gr|Η Καθημερινή|Το Βήμα|news247",
    "polish": "Onet|Gazeta.pl|RMF24|Polityka|Interia",
    "russian": "РИА Новости|Лента.ру|РБК|Известия|Газета.Ru",
}
PEOPLE = {
    "english": "Anna Weber|by Tom Becker|J. R. Novak|Staff writer|Maria López, Editor|By Wei Chen and Paul Hill|Guest author|Dr. Ines Roth",
    "chinese": "王明|记者 李华|编辑：张伟",
    "greek": "Νίκος Παπάς|της Μαρίας Δήμου",
    "polish": "Jan Nowak|oprac. Anna Zając",
    "russian": "Иван Петров|Анна Смирнова",
}
PICTURES = {
    "english": "Photo: AP|Getty Images|Image credit: Jane Doe|Image|thumbnail|(Courtesy photo)|A man walks along the shore|© Reuters|logo.png",
    "chinese": "图片|资料图|图：新华社",
    "greek": "Φωτογραφία|ΑΠΕ-ΜΠΕ",
    "polish": "Fot. PAP|zdjęcie",
    "russian": "Фото: РИА Новости|Фото",
}
# Prices, marks, votes, durations, versions: what cards of other things than stories carry. Of any language.
FIGURES = ("${}.99", "€ {},00", "4.{} ({})", "{}%", "{}:{:02}", "{} / 5", "★★★★☆ ({})", "{:,}", "v{}.{}", "+{}", "${} – ${}", "{} km", "#{}")
TABLES = {"topic": TOPICS, "time": TIMES, "site": SITES, "person": PEOPLE, "picture": PICTURES, "invitation": INVITATIONS}
# The styles of tails-dev that a part comes near to on a line of its own.
NEAR = {"topic": "tags", "time": "times", "invitation": "tags", "person": "times", "site": "tags", "picture": "tags", "figure": "times", "words": "tags"}
PARTS = ("topic", "topic", "time", "time", "time", "snippet", "snippet", "site", "person", "person", "picture", "invitation", "invitation", "figure", "words", "again")


def pick(choice, table, language):
    return choice.choice(table[language].split("|"))


def filled(choice, pattern):
    return pattern.format(*(choice.randint(1, 28) for _ in range(2)))


def label(choice, part, language):
    """What says an entry's topic, time or the like: always of one pattern, or each its own, as topics are."""
    if part == "figure":
        pattern = choice.choice(FIGURES)
        return lambda title, snippet: filled(choice, pattern)
    if part == "words":
        mark = choice.choice(("#", "#", "", "@"))
        return lambda title, snippet: " ".join(mark + word.lower() for word in title.split()[:3])
    if part in ("snippet", "again"):
        return (lambda title, snippet: snippet) if part == "snippet" else (lambda title, snippet: title)
    steady = pick(choice, TABLES[part], language) if choice.random() < (0.3 if part == "topic" else 0.6) else None
    return lambda title, snippet: filled(choice, steady or pick(choice, TABLES[part], language))


def marked(choice):
    """A mark before each headline, and what it comes near to."""
    draw = choice.random()
    if draw < 0.4:
        mark = choice.choice(BULLETS)
        return (lambda at: mark), {"bullets"}
    if draw < 0.55:
        mark = choice.choice(SIGNS)
        return (lambda at: mark), {"bullets"}
    if draw < 0.8:
        pattern = choice.choice(NUMBERS)
        return (lambda at: pattern.format(at + 1)), {"numbers"}
    if draw < 0.9:
        pattern, case = choice.choice(("{}. ", "{}) ", "({}) ", "{} ")), choice.choice((str, str.lower))
        counted = choice.choice((ROMAN, tuple("ABCDEFGHIJKLMNOPQRST")))
        return (lambda at: pattern.format(case(counted[at % len(counted)]))), {"numbers"}
    pattern = choice.choice(("{:02}:{:02} ", "{}:{:02} ", "{:02}.{:02}. ", "[{:02}:{:02}] ", "{}/{} - "))
    return (lambda at: filled(choice, pattern)), {"numbers", "times"}


def address(title):
    return f"https://www.example.com/{'-'.join(title.lower().split()[:4])}"


def dressed(choice):
    """What a template does to the headline itself, and what that comes near to."""
    before, after, near = (lambda at: ""), "", set()
    shown = lambda title: title
    if choice.random() < 0.42:
        before, near = marked(choice)
    draw = choice.random()
    if draw < 0.14:
        after, near = choice.choice(SUFFIXES), near | {"dash-suffix"}
    elif draw < 0.2:
        opens, closes = choice.choice(QUOTES)
        shown = lambda title: f"{opens}{title}{closes}"
    elif draw < 0.25:
        form, near = choice.choice(("[{}]({})", "{} {}", "{}: {}", "{} <{}>")), near | {"bullets"}
        shown = lambda title: form.format(title, address(title))
    elif draw < 0.31:
        length, end = choice.randint(18, 60), choice.choice(("…", "...", " …", ""))
        shown = lambda title: title if len(title) <= length else title[:length].rstrip() + end
    return (lambda at, title: before(at) + shown(title) + after), near


def template(choice, language):
    """A form: what makes the lines of each entry, and the styles it comes near to."""
    headline, near = dressed(choice)
    near = set(near)
    # Of lines that say nothing but a headline there are more on the web than of any other.
    parts = [] if choice.random() < 0.4 else choice.sample(PARTS, choice.choice((1, 1, 1, 2, 2, 3, 4)))
    above, below, ahead, behind = [], [], [], []
    for part in parts:
        said = label(choice, part, language)
        if part not in ("snippet", "again") and choice.random() < 0.35:
            (behind if choice.random() < 0.6 else ahead).append((choice.choice(SEAMS), said))
            near.add("dash-suffix")
        else:
            # What is tapped on stands below; what the entry is about, and its picture, often above.
            (above if choice.random() < {"topic": 0.6, "picture": 0.9, "again": 0.5, "figure": 0.4}.get(part, 0.25) else below).append(said)
            near.add(NEAR.get(part, "bare" if part == "again" else "times"))
    near = near or {"bare"}
    sure = choice.choice((1.0, 1.0, 0.9, 0.7))

    def entry(at, title, snippet):
        line = headline(at, title)
        for (seam, end), said in behind:
            line = f"{line}{seam}{said(title, snippet)}{end}"
        for (seam, end), said in ahead:
            line = f"{said(title, snippet)}{': ' if end else seam}{line}"
        shown = lambda lines: [said(title, snippet) for said in lines if choice.random() < sure]
        return [*shown(above), line, *shown(below)]

    return entry, near


def mixed(choice, language):
    """Each entry its own form: lists of several boxes, whose templates differ."""
    made = [template(choice, language) for _ in range(3)]
    entry = lambda at, title, snippet: choice.choice(made)[0](at, title, snippet)
    return entry, {style for _, near in made for style in near}


def laid_out(choice, lines):
    """The lines as a reader leaves them: mostly as they are; several joined, wrapped, or indented."""
    draw = choice.random()
    if draw < 0.08:
        size, join = choice.randint(2, 6), choice.choice(JOINS)
        return [join.join(lines[at:at + size]) for at in range(0, len(lines), size)]
    if draw < 0.12:
        return [line for long in lines for line in textwrap.wrap(long, choice.choice((30, 40, 60, 72)))]
    if draw < 0.17:
        indent = choice.choice(("  ", "    ", "\t"))
        return [indent + line for line in lines]
    return lines


def items(choice, lines):
    """A list of the body's own, dressed as a template dresses lists, with nothing that leads elsewhere."""
    shown, _ = dressed(choice)
    figure = label(choice, "figure", "english") if choice.random() < 0.2 else None
    (seam, end), before = choice.choice(SEAMS), choice.random() < 0.3
    said = lambda line: f"{figure(line, line)}{seam}{line}" if before else f"{line}{seam}{figure(line, line)}{end}"
    return laid_out(choice, [shown(at, said(line) if figure else line) for at, line in enumerate(lines)])


def entries(choice, titles, snippets, language):
    """The lines of a list of other stories, all entries made alike, as a site's template has it, and what that comes near to."""
    make, near = (mixed if choice.random() < 0.06 else template)(choice, language)
    lines = [line for at, (title, snippet) in enumerate(zip(titles, snippets)) for line in make(at, title, snippet)]
    return laid_out(choice, [line for line in lines if line.strip()]), near
