"""Phrases that surround bodies and lists, by language, separated by `|`.

The tables are short on purpose: the model must not need the words.
"""

# Over a list of other stories.
HEADINGS = {
    "english": "Related Articles|Read more|More from this author|You may also like|Trending now|Most read|Latest news|Recommended|"
    "Up next|Popular posts|Don't miss|In other news|More stories|Also on this site|See also our top picks|Editor's picks|Must read|"
    "Keep reading|Around the web|Sponsored content|Similar posts|Recent posts|Top stories|What to read next|People also viewed",
    "chinese": "相关阅读|热门新闻|推荐阅读|更多新闻|延伸阅读|相關新聞|猜你喜欢|最新消息|热门排行|编辑推荐",
    "greek": "Διαβάστε επίσης|Σχετικά άρθρα|Περισσότερα|Δημοφιλή|Τελευταία νέα|Μην χάσετε|Προτεινόμενα|Ροή ειδήσεων",
    "polish": "Czytaj także|Zobacz też|Najczęściej czytane|Polecamy|Powiązane artykuły|Najnowsze|Więcej na ten temat|Popularne",
    "russian": "Читайте также|Похожие статьи|Самое читаемое|Новости по теме|Популярное|Последние новости|Рекомендуем|Ещё по теме",
}
# Around lists, and after a body: share bars, newsletters, comment counts, legal lines.
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
# Inside a body: one other story, or an advert.
PROMOS = {
    "english": "Also read: {}|Read more: {}|READ ALSO: {}|RELATED: {}|See also: {}|More: {}|Watch: {}|Don't miss: {}|({})|>> {}|Related story: {}|"
    "Sign up for our newsletter and never miss a story.|Advertisement|Story continues below advertisement|Scroll to continue",
    "chinese": "相关阅读：{}|延伸阅读：{}|更多：{}|【推荐】{}|点击查看：{}",
    "greek": "Διαβάστε επίσης: {}|Δείτε ακόμα: {}|Διαβάστε: {}|ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ: {}",
    "polish": "Czytaj też: {}|Zobacz również: {}|Przeczytaj: {}|CZYTAJ WIĘCEJ: {}|Reklama",
    "russian": "Читайте также: {}|Смотрите: {}|По теме: {}|ЧИТАЙТЕ: {}|Подробнее: {}",
}
# Before a body.
NAVIGATION = {
    "english": "Home|News|Politics|Business|Sports|Culture|Opinion|Technology|Video|Log in|Subscribe|Search|Menu|World|Health|Skip to content",
    "chinese": "首页|新闻|体育|财经|娱乐|科技|军事|登录|搜索|视频",
    "greek": "Αρχική|Πολιτική|Οικονομία|Αθλητισμός|Κόσμος|Πολιτισμός|Απόψεις|Αναζήτηση",
    "polish": "Strona główna|Wiadomości|Sport|Biznes|Kultura|Polityka|Szukaj|Zaloguj",
    "russian": "Главная|Новости|Политика|Спорт|Экономика|Культура|Поиск|Войти",
}
# Over a list of points that belongs to the body.
POINTS = {
    "english": "Key takeaways|In this article|At a glance|Summary|Highlights|What you will learn|In short|Table of contents",
    "chinese": "要点|本文目录|摘要",
    "greek": "Με λίγα λόγια|Τα κύρια σημεία",
    "polish": "W skrócie|Najważniejsze informacje",
    "russian": "Коротко|Главное",
}
