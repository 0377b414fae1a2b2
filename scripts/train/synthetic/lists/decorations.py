"""What surrounds the headlines of a list: marks, and by language topics, times, names, invitations.

The tables are short on purpose: the model must not need the words.
"""

import random
from collections.abc import Callable

BULLETS = (
    "- ",
    "* ",
    "• ",
    "· ",
    "– ",
    "— ",
    "▪ ",
    "‣ ",
    "» ",
    "› ",
    "> ",
    "→ ",
    "► ",
    "+ ",
    "o ",
    "|",
    "■ ",
    "✔ ",
    "[+] ",
    "#",
)
SIGNS = (
    "★ ",
    "☆ ",
    "❯ ",
    "✦ ",
    "◆ ",
    "▶ ",
    "▶️ ",
    "📰 ",
    "🔥 ",
    "👉 ",
    "🎥 ",
    "➤ ",
    "[*] ",
    "~ ",
    "= ",
    "__ ",
    "/ ",
    "\\- ",
    "!! ",
    "\t* ",
)
NUMBERS = (
    "{}. ",
    "{}) ",
    "{} ",
    "{:02} ",
    "#{} ",
    "({}) ",
    "{}: ",
    "[{}] ",
    "{} - ",
    "{}/ ",
    "{}.",
)
ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
)
SUFFIXES = (
    " -",
    " –",
    " |",
    " »",
    " ›",
    " →",
    " …",
    " ...",
    " >",
    " (more)",
    " +",
    " ↗",
    " [+]",
    " ::",
    " *",
    " >>",
)
QUOTES = (
    ("“", "”"),
    ('"', '"'),
    ("«", "»"),
    ("‘", "’"),
    ("[", "]"),
    ("**", "**"),
    ("__", "__"),
    ("| ", " |"),
    ("<", ">"),
    ("„", "“"),
    ("( ", " )"),
)
JOINS = (
    " | ",
    " • ",
    " · ",
    " - ",
    " – ",
    " / ",
    " » ",
    "   ",
    " || ",
    ", ",
    " >> ",
    " ",
    "; ",
    "\t",
    " * ",
    " + ",
    " :: ",
)
# Between a headline and the site, the topic or the time in its line.
SEAMS = (
    (" - ", ""),
    (" – ", ""),
    (" | ", ""),
    (" · ", ""),
    (": ", ""),
    (" — ", ""),
    (" • ", ""),
    (" (", ")"),
    (" [", "]"),
    (", ", ""),
    (" ", ""),
    ("\t", ""),
    (" / ", ""),
)

# By language.
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
    "english": "Read more|Continue reading|Read more →|Read full story|View details|Learn more|Watch now|Full article|More »|Listen|Read|Share|Save|Play video|Comment",
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
FIGURES = (
    "${}.99",
    "€ {},00",
    "4.{} ({})",
    "{}%",
    "{}:{:02}",
    "{} / 5",
    "{:,}",
    "v{}.{}",
    "+{}",
    "${} – ${}",
    "{} km",
    "#{}",
)
TABLES = {
    "topic": TOPICS,
    "time": TIMES,
    "site": SITES,
    "person": PEOPLE,
    "picture": PICTURES,
    "invitation": INVITATIONS,
}

# What a template does to the letters of a label.
Case = Callable[[str], str]


def pick(choice: random.Random, table: dict[str, str], language: str) -> str:
    return choice.choice(table[language].split("|"))


def address(title: str) -> str:
    return f"https://www.example.com/{'-'.join(title.lower().split()[:4])}"


def one_of(rng: random.Random, *ways: Case) -> Case:
    """One of several ways to write a label."""
    return rng.choice(ways)
