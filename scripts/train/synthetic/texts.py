"""Texts whose every line is known to be body or chaff: gold bodies with foreign lists behind them, and bodies left whole.

A model that only saw real pages learns the lists of those sites. Here a list is drawn in as many forms as can be thought
of, so that what stays constant is what a list of other stories is: a run of lines alike in form, that nothing in the
body led up to. Nothing is copied from tails-dev: it is for measuring. A list's headlines are titles of other pages in
the same language, from other hosts of the same fold, so that no fold's model has seen those it is tried on. Now and then
they are the ones that say most of what the page is about, as a site's related stories do.

A form must not tell by itself, either: lists in the body are dressed as the site's own are, and a body has points of its own
set apart in a list.

Every text depends on the seed, its page's id and the number of its copy alone. The first copy is of the page's body as it
is, with lists in plain forms behind it; the others may be of a part of it, and with other lists.
"""
import collections
import math
import random
import re
import string

from scripts.common import headlines
from scripts.train.synthetic.lists import FAMILIES, PLAIN, body as own, entries, near
from scripts.train.synthetic.lists.composed import items
from scripts.train.synthetic.lists.parts import JOINS, pick

SEED = 4
# Texts of each sort that are made of a page: more of WCXB's, which has all kinds of page; news are alike, and many.
COPIES, COPIES_OF_NEWS = 5, 2

# By language: what stands over, between and around lists. Short on purpose: the model must not need them.
HEADINGS = {
    "english": "Related Articles|Read more|More from this author|You may also like|Trending now|Most read|Latest news|Recommended|"
    "Up next|Popular posts|Don't miss|In other news|More stories|Also on this site|See also our top picks|Editor's picks|Must read|"
    "Keep reading|Around the web|Sponsored content|Similar posts|Recent posts|Top stories|What to read next|People also viewed",
    "chinese": "相关阅读|热门新闻|推荐阅读|更多新闻|延伸阅读|相關新聞|猜你喜欢|最新消息|热门排行|编辑推荐",
    "greek": "Διαβάστε επίσης|Σχετικά άρθρα|Περισσότερα|Δημοφιλή|Τελευταία νέα|Μην χάσετε|Προτεινόμενα|Ροή ειδήσεων",
    "polish": "Czytaj także|Zobacz też|Najczęściej czytane|Polecamy|Powiązane artykuły|Najnowsze|Więcej na ten temat|Popularne",
    "russian": "Читайте также|Похожие статьи|Самое читаемое|Новости по теме|Популярное|Последние новости|Рекомендуем|Ещё по теме",
}
FURNITURE = {
    "english": "Share this article|Facebook|Twitter|LinkedIn|Share|Tweet|Email|Print|Copy link|Subscribe to our newsletter|Follow us|"
    "Sign up for our daily briefing|Get the best of our stories in your inbox every morning.|© 2024 All rights reserved.|Privacy Policy|"
    "Terms of Service|Contact us|About|Advertise with us|Leave a comment|Comments (12)|No comments yet|Tags: news, life, world|"
    "Next post|Previous post|Back to top|Load more|By continuing you agree to our use of cookies.|Log in to join the conversation.|"
    "Filed under: Culture|View all posts|Powered by WordPress|Advertisement|Download our app",
    "chinese": "分享到|微信|微博|责任编辑：王明|版权所有 未经许可不得转载|关于我们|联系我们|上一篇|下一篇|发表评论|登录|注册|返回顶部|订阅",
    "greek": "Κοινοποίηση|Facebook|Twitter|Εκτύπωση|Σχόλια (3)|Όροι χρήσης|Επικοινωνία|Εγγραφείτε στο newsletter|Αρχική|Ταυτότητα",
    "polish": "Udostępnij|Facebook|Drukuj|Komentarze (7)|Zapisz się do newslettera|Regulamin|Kontakt|Reklama|Wszelkie prawa zastrzeżone|Skomentuj",
    "russian": "Поделиться|ВКонтакте|Одноклассники|Распечатать|Комментарии (5)|Подписаться на рассылку|О проекте|Контакты|Реклама|Все права защищены",
}
PROMOS = {
    "english": "Also read: {}|Read more: {}|READ ALSO: {}|RELATED: {}|See also: {}|More: {}|Watch: {}|Don't miss: {}|({})|>> {}|Related story: {}|"
    "Sign up for our newsletter and never miss a story.|Advertisement|Story continues below advertisement|Scroll to continue",
    "chinese": "相关阅读：{}|延伸阅读：{}|更多：{}|【推荐】{}|点击查看：{}",
    "greek": "Διαβάστε επίσης: {}|Δείτε ακόμα: {}|Διαβάστε: {}|ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ: {}",
    "polish": "Czytaj też: {}|Zobacz również: {}|Przeczytaj: {}|CZYTAJ WIĘCEJ: {}|Reklama",
    "russian": "Читайте также: {}|Смотрите: {}|По теме: {}|ЧИТАЙТЕ: {}|Подробнее: {}",
}
NAVIGATION = {
    "english": "Home|News|Politics|Business|Sports|Culture|Opinion|Technology|Video|Log in|Subscribe|Search|Menu|World|Health|Skip to content",
    "chinese": "首页|新闻|体育|财经|娱乐|科技|军事|登录|搜索|视频",
    "greek": "Αρχική|Πολιτική|Οικονομία|Αθλητισμός|Κόσμος|Πολιτισμός|Απόψεις|Αναζήτηση",
    "polish": "Strona główna|Wiadomości|Sport|Biznes|Kultura|Polityka|Szukaj|Zaloguj",
    "russian": "Главная|Новости|Политика|Спорт|Экономика|Культура|Поиск|Войти",
}

POINTS = {
    "english": "Key takeaways|In this article|At a glance|Summary|Highlights|What you will learn|In short|Table of contents",
    "chinese": "要点|本文目录|摘要",
    "greek": "Με λίγα λόγια|Τα κύρια σημεία",
    "polish": "W skrócie|Najważniejsze informacje",
    "russian": "Коротко|Главное",
}
# A line of a list, in characters, and how many make one.
ITEM = range(4, 101)
ITEMS = 3
# How often the lists of a body that may be changed are dressed anew, and it is given points of its own.
DRESSED, POINTED = 0.5, 0.15
# How often the other stories are those that are most like the page, drawn from so many.
RELATED, LIKEST = 0.35, 25
# Letters of a word that say which it is, whatever its ending.
STEM = 5


def furniture(choice, language, most):
    pool = FURNITURE[language].split("|")
    return choice.sample(pool, min(len(pool), choice.randint(1, most)))


def tail(choice, draw, language, families):
    """Everything behind the body: lists, with headings over some of them and furniture around some; the styles of tails-dev
    that it comes near to, and whether all lists are of a plain form."""
    lines, styles, plain = [], set(), True
    for _ in range(1 if choice.random() < 0.75 else choice.randint(2, 3)):
        count = choice.choice((1, 2, 3, 3, 4, 5, 5, 6, 8, 10, 12, 15, 20))
        titles, snippets = draw(choice, count)
        if not titles:
            continue
        if choice.random() < 0.35:
            lines += furniture(choice, language, 6)
        if choice.random() < 0.5:
            heading = pick(choice, HEADINGS, language)
            lines.append(choice.choice((heading, heading, heading + ":", heading.upper(), f"## {heading}", f"— {heading} —")))
        elif choice.random() < 0.15:
            lines.append(choice.choice(("-", "---", "***", "* * *", "=====", "•", "|")))
        made, family = entries(choice, titles, snippets, language, families)
        lines, styles, plain = lines + made, styles | near(made, titles), plain and family is PLAIN
        if choice.random() < 0.25:
            lines.append(pick(choice, FURNITURE, language))
    if choice.random() < 0.35:
        lines += furniture(choice, language, 8)
    if set(FURNITURE[language].split("|")) & set(lines):
        styles.add("furniture")
    return lines, styles, plain


def head(choice, language):
    pool = NAVIGATION[language].split("|")
    sections = choice.sample(pool, min(len(pool), choice.randint(2, 9)))
    return [choice.choice(JOINS).join(sections)] if choice.random() < 0.3 else sections


def with_promos(choice, lines, draw, language):
    """The body's lines with a foreign line or two put between them, never inside a list of short lines."""
    gaps = [i for i in range(1, len(lines)) if len(lines[i - 1][0]) > 80 and len(lines[i][0]) > 80]
    for at in sorted(choice.sample(gaps, min(len(gaps), choice.randint(1, 3))), reverse=True):
        titles, _ = draw(choice, choice.choice((1, 1, 1, 2)))
        marker = pick(choice, PROMOS, language)
        put = [(marker.format(title), 0) for title in titles] or [(pick(choice, FURNITURE, language), 0)]
        if choice.random() < 0.2:
            put = [(pick(choice, HEADINGS, language), 0), *((title, 0) for title in titles)]
        lines[at:at] = put
    return lines


def in_list(line):
    """Whether a line of a body may be a list's."""
    return len(line) in ITEM and line[-1] not in ".!?。！？:："


def with_lists(choice, lines, language):
    """The body's lines, its lists dressed as a template would, and maybe its points set apart in one."""
    if choice.random() < DRESSED:
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and in_list(lines[end][0]):
                end += 1
            if end - at >= ITEMS:
                dressed = items(choice, [line for line, _ in lines[at:end]])
                lines[at:end] = [(line, 1) for line in dressed]
                end = at + len(dressed)
            at = end + 1
    if choice.random() < POINTED:
        # In front, or behind, or between two paragraphs; mostly where other stories would stand.
        place = choice.choice((0, len(lines), len(lines), choice.randint(0, len(lines))))
        lines[place:place] = [(line, 1) for line in points(choice, lines, language)]
    return lines


def points(choice, lines, language):
    """Something that a body has besides its paragraphs, made of its own words."""
    prose = (line for line, _ in lines if len(line) > 80)
    sentences = [said for line in prose for said in re.split(r"(?<=[.!?])\s+|(?<=[。！？])", line) if len(said) > 20]
    if len(sentences) < 2 * ITEMS:
        return []
    # Those forms are of English words.
    if language == "english" and choice.random() < 0.8:
        return own.lines(choice, sentences)
    said = choice.sample(sentences, choice.randint(ITEMS, min(10, len(sentences))))
    heading = [pick(choice, POINTS, language)] if choice.random() < 0.6 else []
    return heading + items(choice, [shortened(choice, sentence, language) for sentence in said])


def shortened(choice, sentence, language):
    """How a sentence begins, as long as a headline."""
    if language == "chinese":
        return sentence[:choice.randint(8, 28)]
    return " ".join(sentence.split()[:choice.randint(4, 12)]).rstrip(",;:.")


def telling(text, language):
    """What says what a text is about: pairs of Chinese characters, elsewhere how its longer words begin, as most languages bend
    their ends."""
    if language == "chinese":
        return {first + second for first, second in zip(text, text[1:]) if (first + second).isalpha()}
    return {word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def text_of(choice, lines, body_count):
    """The lines joined; a site's list is often set tighter or wider than its body."""
    inner = choice.choice(("\n", "\n\n"))
    outer = inner if choice.random() < 0.8 else choice.choice(("\n", "\n\n", "\n\n\n"))
    body, behind = lines[:body_count], lines[body_count:]
    text = inner.join(line for line, _ in body)
    return text + (inner if outer == "\n" else outer) + outer.join(line for line, _ in behind) if behind else text


def stretch(choice, lines):
    """A body as it is, or a part of it: where a body begins and how it ends is the author's affair, so that a last line
    that is short, or a list's, must not look like a tail by itself."""
    if len(lines) < 6 or choice.random() < 0.5:
        return lines
    size = choice.randint(max(4, len(lines) // 4), len(lines))
    first = choice.randint(0, len(lines) - size)
    return lines[first:first + size]


def cased(choice, titles):
    """One site writes its headlines in one way."""
    way = choice.choice((string.capwords, string.capwords, str.upper) if choice.random() < 0.2 else (str,))
    return [way(title) for title in titles]


def records(pages):
    """Texts with a tail and texts left whole for each page: dicts of `id`, `gold`, `styles`, `plain`, `text`, `lines`, maybe `title`."""
    pools = headlines.pools(pages)
    said = {pool: [(page, telling(page.title, page.language)) for page in held] for pool, held in pools.items()}
    rarity = {pool: collections.Counter(word for _, words in titled for word in words) for pool, titled in said.items()}
    for page in pages:
        lines = [(line.strip(), 1) for line in page.body.split("\n") if line.strip()]
        pool = page.language, page.fold, page.sealed
        others = [(other, words) for other, words in said.get(pool, ()) if other is not page and (other.host != page.host or not page.host)]
        about = telling(page.body, page.language)
        # Exactly, as a set has no order, and another sum in its last bit is another text.
        likeness = [(math.fsum(1 / rarity[pool][word] for word in words & about), other) for other, words in others]
        likest = sorted(likeness, key=lambda known: known[0], reverse=True)[:LIKEST]
        related, others = [other for like, other in likest if like > 0], [other for other, _ in others]
        for copy in range(COPIES if page.corpus == "wcxb" else COPIES_OF_NEWS):
            if lines:
                yield whole(page, lines, copy)
            if lines and others and page.kind in headlines.PROSE:
                yield with_tail(page, lines, others, related, copy)


def whole(page, lines, copy):
    choice = random.Random(f"{SEED} whole {page.corpus} {page.id} {copy}")
    body = changed(choice, page, lines, copy)
    made = with_title(choice, page, body)
    return record(choice, "whole", page, copy, made, len(made), {"whole"}, of_page(body, lines))


def changed(choice, page, lines, copy):
    """The page's body as it is in the first copy, else maybe a part of it, and maybe with other lists."""
    return with_lists(choice, list(stretch(choice, lines)), page.language) if copy else list(lines)


def of_page(body, lines):
    """Whether all that a made body says is said by the page's own, in lines as they are there."""
    return set(body) <= set(lines)


def with_tail(page, lines, others, related, copy):
    choice = random.Random(f"{SEED} tail {page.corpus} {page.id} {copy}")
    near_by = choice.random() < RELATED

    def draw(choice, count):
        pool = related if near_by and len(related) >= count else others
        drawn = choice.sample(pool, min(count, len(pool)))
        first = lambda body: next((line for line in body.split("\n") if len(line) > 40), "")
        cut = choice.randint(60, 240)
        snippets = [first(p.body)[:cut] + choice.choice(("", "…", "...", " Read more")) for p in drawn]
        return cased(choice, [p.title for p in drawn]), snippets

    made = changed(choice, page, lines, copy)
    as_it_is = of_page(made, lines)
    if choice.random() < 0.35:
        made = with_promos(choice, made, draw, page.language)
    made = with_title(choice, page, made)
    if choice.random() < 0.25:
        made = [*((line, 0) for line in head(choice, page.language)), *made]
    behind, styles, plain = tail(choice, draw, page.language, FAMILIES if copy else (PLAIN,))
    lines = made + [(line, 0) for line in behind]
    return record(choice, "tail", page, copy, lines, len(made), styles, plain and as_it_is)


def with_title(choice, page, lines):
    """The title may stay or go, whoever asks: it teaches nothing and is left out of the loss."""
    return [(page.title, None), *lines] if page.title and choice.random() < 0.6 else lines


def record(choice, sort, page, copy, lines, body_count, styles, plain):
    made = {"id": f"{sort}:{page.corpus}:{page.id}:{copy}", "gold": page, "styles": styles, "plain": plain, "lines": lines}
    made["text"] = text_of(choice, lines, body_count)
    if page.title and choice.random() < 0.5:
        made["title"] = page.title
    return made
