"""Texts whose every line is known to be body or chaff: gold bodies with foreign lists behind them, and bodies left whole.

A model that only saw real pages learns the lists of those sites. Here a list is drawn in as many forms as can be thought
of, so that what stays constant is what a list of other stories is: a run of lines alike in form, that nothing in the
body led up to. Nothing is copied from tails-dev: it is for measuring. A list's headlines are titles of other pages in
the same language, from other hosts of the same fold, so that no fold's model has seen those it is tried on.

Every text depends on the seed, its page's id and the number of its copy alone. The first copy is of the page's body,
the others may be of a part of it.
"""
import collections
import random
import string

from tail_forms import FORMS, JOINS, entries, pick

SEED = 4
# Texts of each sort that are made of a WCXB page, which has all kinds of page; news are alike, and many.
COPIES = 3
# Kinds whose body is no list itself; a list behind a list is a question of policy, which made-up data cannot settle.
PROSE = frozenset(("article", "documentation", "service", "forum"))

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


def furniture(choice, language, most):
    pool = FURNITURE[language].split("|")
    return choice.sample(pool, min(len(pool), choice.randint(1, most)))


def tail(choice, form, draw, language):
    """Everything behind the body: lists, with headings over some of them and furniture around some."""
    lines = []
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
        lines += entries(choice, form, titles, snippets, language)
        if choice.random() < 0.25:
            lines.append(pick(choice, FURNITURE, language))
    if choice.random() < 0.35:
        lines += furniture(choice, language, 8)
    return lines


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


def headlines(pages):
    """The pages whose titles may stand in a list, by what they must share with the page they stand under."""
    pools = collections.defaultdict(list)
    for page in pages:
        if page.title and 12 <= len(page.title) * (3 if page.language == "chinese" else 1) <= 220:
            pools[page.language, page.fold, page.sealed].append(page)
    return pools


def records(pages):
    """Texts with a tail and texts left whole for each page: dicts of `id`, `gold`, `styles`, `text`, `lines`, maybe `title`."""
    pools = headlines(pages)
    for page in pages:
        lines = [(line.strip(), 1) for line in page.body.split("\n") if line.strip()]
        others = [p for p in pools[page.language, page.fold, page.sealed] if p.host != page.host or not page.host]
        for copy in range(COPIES if page.corpus == "wcxb" else 1):
            if lines:
                yield whole(page, lines, copy)
            if lines and others and page.kind in PROSE:
                yield with_tail(page, lines, others, copy)


def whole(page, lines, copy):
    choice = random.Random(f"{SEED} whole {page.corpus} {page.id} {copy}")
    made = with_title(choice, page, stretch(choice, lines) if copy else lines)
    return record(choice, "whole", page, copy, made, len(made), {"whole"})


def with_tail(page, lines, others, copy):
    choice = random.Random(f"{SEED} tail {page.corpus} {page.id} {copy}")

    def draw(choice, count):
        drawn = choice.sample(others, min(count, len(others)))
        first = lambda body: next((line for line in body.split("\n") if len(line) > 40), "")
        cut = choice.randint(60, 240)
        snippets = [first(p.body)[:cut] + choice.choice(("", "…", "...", " Read more")) for p in drawn]
        return cased(choice, [p.title for p in drawn]), snippets

    form = choice.choice(list(FORMS))
    made = list(stretch(choice, lines) if copy else lines)
    if choice.random() < 0.35:
        made = with_promos(choice, made, draw, page.language)
    made = with_title(choice, page, made)
    if choice.random() < 0.25:
        made = [*((line, 0) for line in head(choice, page.language)), *made]
    behind = [(line, 0) for line in tail(choice, form, draw, page.language) if line.strip()]
    _, near = FORMS[form]
    if set(FURNITURE[page.language].split("|")) & {line for line, _ in behind}:
        near = near | {"furniture"}
    return record(choice, "tail", page, copy, made + behind, len(made), near)


def with_title(choice, page, lines):
    """The title may stay or go, whoever asks: it teaches nothing and is left out of the loss."""
    return [(page.title, None), *lines] if page.title and choice.random() < 0.6 else lines


def record(choice, sort, page, copy, lines, body_count, near):
    made = {"id": f"{sort}:{page.corpus}:{page.id}:{copy}", "gold": page, "styles": near, "lines": lines}
    made["text"] = text_of(choice, lines, body_count)
    if page.title and choice.random() < 0.5:
        made["title"] = page.title
    return made
