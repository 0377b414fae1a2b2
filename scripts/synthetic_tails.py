"""Texts whose every line is known to be body or chaff: gold bodies with foreign lists behind them, and bodies left whole.

A model that only saw real pages learns the lists of those sites. Here a list is drawn in as many forms as can be thought
of, so that what stays constant is what a list of other stories is: a run of lines alike in form, that nothing in the
body led up to. Nothing is copied from tails-dev: it is for measuring. A list's headlines are titles of other pages in
the same language, from other hosts of the same fold, so that no fold's model has seen those it is tried on.

Every text depends on the seed and its page's id alone.
"""
import collections
import random

SEED = 4
# Kinds whose body is no list itself; a list behind a list is a question of policy, which made-up data cannot settle.
PROSE = frozenset(("article", "documentation", "service", "forum"))

BULLETS = ("- ", "* ", "• ", "· ", "– ", "— ", "▪ ", "‣ ", "» ", "› ", "> ", "→ ", "► ", "+ ", "o ", "|", "■ ", "✔ ", "[+] ", "#")
SUFFIXES = (" -", " –", " |", " »", " ›", " →", " …", " ...", " >", " (more)")
JOINS = (" | ", " • ", " · ", " - ", " – ", " / ", " » ", "   ", " || ", ", ", " >> ")

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
TAGS = NAVIGATION
TIMES = {
    "english": "{} min read|{} hours ago|{} days ago|Nov {}, 2025|2025-03-{:02}|0{}:45|{} comments|By Anna Weber|March {}, 2024 at 10:30 am|{}K views",
    "chinese": "{}小时前|2012-03-{:02}|{}条评论|03月{:02}日|10:{:02}",
    "greek": "πριν από {} ώρες|{:02}/03/2012|{} σχόλια|10:{:02}",
    "polish": "{} godzin temu|{:02}.03.2012|{} komentarzy|10:{:02}",
    "russian": "{} часов назад|{:02}.03.2012|{} комментариев|10:{:02}",
}
# The forms a list takes, each with the styles of tails-dev it comes near to, so that a style can be left out of training.
FORMS = {
    "bare": {"bare"},
    "bullets": {"bullets"},
    "dash-suffix": {"dash-suffix"},
    "numbers": {"numbers"},
    "tags": {"tags"},
    "times": {"times"},
    "joined": set(),
    "teasers": {"times"},
    "mixed": {"bare", "bullets", "dash-suffix", "times"},
}


def pick(choice, table, language):
    return choice.choice(table[language].split("|"))


def entries(choice, form, titles, snippets, language):
    """A list of other stories: the lines of one form, the same marker throughout as a site's template has it."""
    mark, suffix = choice.choice(BULLETS), choice.choice(SUFFIXES)
    number = choice.choice(("{}. ", "{}) ", "{} ", "{:02} ", "#{} ", "({}) ", "{}: "))
    before = choice.random() < (0.2 if form == "times" else 0.7)
    pattern, labels = pick(choice, TIMES, language), TIMES if form == "times" else TAGS
    number_in = lambda label: label.format(choice.randint(1, 28))
    if form == "joined":
        size = choice.randint(2, max(2, min(6, len(titles))))
        join = choice.choice(JOINS)
        return [join.join(titles[i:i + size]) for i in range(0, len(titles), size)]
    lines = []
    for i, title in enumerate(titles):
        if form == "bullets":
            lines.append(mark + title)
        elif form == "dash-suffix":
            lines.append(title + suffix)
        elif form == "numbers":
            lines.append(number.format(i + 1) + title)
        elif form in ("tags", "times"):
            steady = form == "times" and choice.random() < 0.6
            label = number_in(pattern if steady else pick(choice, labels, language))
            if choice.random() < 0.1:
                label = f"{label} | {number_in(pick(choice, TIMES, language))}"
            lines += [label, title] if before else [title, label]
        elif form == "teasers":
            lines += [title, snippets[i]] if choice.random() < 0.85 else [title]
            if choice.random() < 0.3:
                lines.append(number_in(pick(choice, TIMES, language)))
        elif form == "mixed":
            lines += choice.choice(([title], [mark + title], [title + suffix], [f"{title} {pattern.format(i + 1)}"], [title.upper()]))
        else:
            lines.append(title)
    return lines


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


def records(pages):
    """One text with a tail and one left whole for each page: dicts of `id`, `gold`, `styles`, `text`, `lines`, maybe `title`."""
    pools = collections.defaultdict(list)
    for page in pages:
        if page.title and 12 <= len(page.title) * (3 if page.language == "chinese" else 1) <= 220:
            pools[page.language, page.fold, page.sealed].append(page)
    for page in pages:
        lines = [(line.strip(), 1) for line in page.body.split("\n") if line.strip()]
        if not lines:
            continue
        others = [p for p in pools[page.language, page.fold, page.sealed] if p.host != page.host or not page.host]

        def draw(choice, count):
            drawn = choice.sample(others, min(count, len(others)))
            first = lambda body: next((line for line in body.split("\n") if len(line) > 40), "")
            cut = choice.randint(60, 240)
            return [p.title for p in drawn], [first(p.body)[:cut] + choice.choice(("", "…", "...", " Read more")) for p in drawn]

        for form in ("tail", "whole"):
            choice = random.Random(f"{SEED} {form} {page.corpus} {page.id}")
            made, style = list(lines), "whole"
            if form == "tail":
                if page.kind not in PROSE or not others:
                    continue
                style = choice.choice(list(FORMS))
                if choice.random() < 0.35:
                    made = with_promos(choice, made, draw, page.language)
            # The title may stay or go, whoever asks: it teaches nothing and is left out of the loss.
            if page.title and choice.random() < 0.6:
                made = [(page.title, None), *made]
            if form == "tail" and choice.random() < 0.25:
                made = [*((line, 0) for line in head(choice, page.language)), *made]
            body_count = len(made)
            if form == "tail":
                made += [(line, 0) for line in tail(choice, style, draw, page.language) if line.strip()]
            near = FORMS.get(style, {style})
            if form == "tail" and set(FURNITURE[page.language].split("|")) & {line for line, _ in made[body_count:]}:
                near = near | {"furniture"}
            record = {"id": f"{form}:{page.corpus}:{page.id}", "gold": page, "styles": near, "lines": made}
            record["text"] = text_of(choice, made, body_count)
            if page.title and choice.random() < 0.5:
                record["title"] = page.title
            yield record
