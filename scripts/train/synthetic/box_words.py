"""The wording of boxes, by language: a small grammar of what sites write in the middle of articles.

`{site}` is the site's name, `{first}` and `{last}` a person's, `{number}` a number, and
`[one|other]` a choice. The texts are in the manner of real sites and copied from none. They are
short on purpose: the classifier sees how a text is built and which phrases it has, not its words.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Wording:
    """What the boxes of one language say."""

    offers: tuple[str, ...]
    gains: tuple[str, ...]
    accounts: tuple[str, ...]
    actions: tuple[str, ...]
    letters: tuple[str, ...]
    letter_titles: tuple[str, ...]
    consent_titles: tuple[str, ...]
    consents: tuple[str, ...]
    consent_actions: tuple[str, ...]
    related: tuple[str, ...]
    topics: tuple[str, ...]
    gallery_titles: tuple[str, ...]
    credits: tuple[str, ...]
    disclaimers: tuple[str, ...]
    biographies: tuple[str, ...]
    appeals: tuple[str, ...]
    names: tuple[str, ...]


ENGLISH = Wording(
    offers=(
        "[Enjoying|Liking] this [story|article|piece]? [Subscribe|Join] for [more|{number} cents a week].",
        "[Become a member|Join {site}|Subscribe today] and [get|enjoy] [unlimited|full] access",
        "[Support|Back] [independent|local] journalism [at {site}|today]",
        "{site} [Plus|Premium|Pro]: [everything|the whole story] for [one price|{number} dollars a month]",
        "[Don't have a subscription|Not a member] yet?",
        "[Try|Read] {site} [free for {number} days|with no adverts]",
    ),
    gains=(
        "[Unlimited|Full] access to [all articles|every story] on [any device|web and app].",
        "[Exclusive|Members-only] [analysis|interviews|newsletters] from our [reporters|editors].",
        "The [digital|printed] edition [every morning|at the weekend].",
        "[Puzzles|Crosswords], [recipes|reviews] and [podcasts|the archive].",
        "[Fewer|No] adverts and [faster pages|a better app].",
        "[Cancel|Pause] at any time.",
        "Your [support|membership] pays for our reporting.",
        "[Share|Give away] {number} articles a month with your friends.",
    ),
    accounts=(
        "[Create|Set up] [a free account|your account] [or|, or] [log in|sign in] to [continue|keep reading].",
        "Already [a subscriber|a member]? [Log in|Sign in] [here|now].",
        "Register [for free|in a minute] and [save|comment on] the stories that you [like|follow].",
        "By [signing up|continuing] you agree to our terms and our privacy policy.",
    ),
    actions=("Subscribe", "Sign up", "Join now", "Learn more", "Continue", "Get started", "See plans", "OK"),
    letters=(
        "[Sign up|Subscribe] to our [daily|weekly|free] newsletter and get [the best stories|the news that matters] in your inbox [every morning|each week].",
        "Get {site} [delivered|sent] to your inbox [every {number} days|each evening|on Sundays].",
        "[Enter|Give us] your email [address|below] and we will send you [the latest|our top stories] [every day|once a week].",
        "Our [editors|reporters] [pick|choose] the [five|ten] stories that you should not miss. [It's free.|Sign up today.]",
        "[Never miss a story|Stay informed]: [join|you can join] the {number},000 readers who [get|open] our [briefing|letter] [every day|at breakfast].",
    ),
    letter_titles=("[The|Your] {site} newsletter", "Get [our|the] [morning|weekly] briefing", "Stay in the loop", "[News|Stories] in your inbox"),
    consent_titles=("External content", "We need your consent", "This content is blocked", "Recommended content"),
    consents=(
        "[This|The] [video|map|post|chart] is [provided|hosted] by [a third party|another service] and may [set cookies|collect data]. [Accept|Allow] [all cookies|external content] to [view|see] it.",
        "To [see|show] this [post|content] we need your [consent|permission], because it comes from a social network that may [track you|use cookies].",
        "[Your privacy settings|Your cookie choices] [do not allow|block] [embedded content|content of third parties]. You can change [them|this] at any time.",
        "[By clicking|If you click] [below|here] you agree that personal data may be sent to [third parties|the provider]. You can read more about this in our privacy policy.",
    ),
    consent_actions=("Accept and show", "Manage cookies", "Allow content", "Privacy settings", "Load video"),
    related=(
        "Read more", "Read also", "Related", "See also", "More on this story", "Recommended", "You might also like", "Also on this site",
        "Don't miss", "More from this section", "Background", "Up next", "Further reading", "Watch",
    ),
    topics=("Opinion", "Analysis", "Live", "In depth", "Interview", "Explained", "Health", "Money", "Travel"),
    gallery_titles=("In pictures", "Photos of the week", "The best of the year so far", "Gallery"),
    credits=("Getty Images", "Reuters", "AP Photo", "Staff photo", "Handout"),
    disclaimers=(
        "The [views|opinions] expressed [here|in this article] are those of the author and do not [necessarily|always] reflect [the views|the position] of {site}.",
        "[This article|The content of this site] is for [general information|information] only and [is not|does not constitute] [financial|legal|medical] advice. [Talk to|Consult] a [professional|doctor] before you act.",
        "[We may earn|{site} may receive] a commission [if you buy|when you buy] through links on our site. [This does not affect|It has no influence on] our [reviews|choices].",
        "Past performance is [no guarantee|not an indication] of future results. The value of investments can [fall|go down] as well as rise.",
        "[This story|This report] was [produced|first published] by {site} and is [republished|distributed] with permission. It may not be [copied|sold] without the publisher's consent.",
        "[All rights reserved|Copyright {site}]. [No part of|Nothing in] this [site|material] may be [reproduced|redistributed] without written permission.",
    ),
    biographies=(
        "{first} {last} is [a reporter|an editor|a columnist|a senior writer] [at|for] {site} [who covers|covering] [politics|science|business|the arts]. [Follow|Find] [her|him|them] on [Twitter|X|Mastodon].",
        "{first} {last} [writes about|reports on] [health|schools|technology|sport]. [She|He] [can be reached at|lives in] [the north|the city] with [two dogs|three children]. [Contact: news@example.org.|Email tips to tips@example.com.]",
        "About the author: {first} {last} is the author of [several books|{number} novels] and [teaches|has taught] at a university.",
        "{first} {last} contributed to this report.",
        "[Reporting|Additional reporting] by {first} {last}; editing by {last} {first}.",
    ),
    appeals=(
        "[Follow|Join] us on [Facebook|Instagram|WhatsApp] for [more|the latest] [news|stories].",
        "[Download|Get] [our|the {site}] app for [iPhone|Android] and [read|listen] [anywhere|offline].",
        "[What do you think|Do you agree]? [Tell us|Let us know] in the comments [below|].",
        "[Do you have|Got] a [story|tip]? [Write to|Contact] our newsroom at [news@example.org|tips@example.com].",
        "[Listen to|Hear] our podcast [wherever you get your podcasts|every week].",
        "[If you value|If you like] our work, [please consider|consider] a [donation|gift] of {number} dollars.",
        "[Like|Enjoyed] this [article|post]? [Share it|Send it to a friend].",
    ),
    names=("Alice Morgan", "Peter Hale", "Nadia Brook", "Tom Okafor", "Sara Lind", "Miguel Ortega", "Jo Whitfield"),
)  # fmt: skip

GERMAN = Wording(
    offers=(
        "[Jetzt|Heute] {site} [Plus|Premium] [testen|abonnieren]",
        "[Unbegrenzt|Alles] lesen [für {number} Euro im Monat|ab einem Euro]",
        "Sie haben noch kein Abo?",
        "[Mehr|Alle Artikel] mit [dem Digitalabo|{site} Plus]",
    ),
    gains=(
        "Zugang zu allen Artikeln auf [Web und App|jedem Gerät].",
        "[Täglich|Am Wochenende] die digitale Ausgabe.",
        "Weniger Werbung, [monatlich kündbar|jederzeit kündbar].",
        "[Exklusive|Eigene] Berichte und Interviews.",
        "Rätsel, Podcasts und das Archiv.",
    ),
    accounts=(
        "[Melden Sie sich an|Registrieren Sie sich kostenlos], um [weiterzulesen|den Artikel zu kommentieren].",
        "Sie sind schon Abonnent? Dann melden Sie sich hier an.",
        "Mit der Anmeldung stimmen Sie unseren Nutzungsbedingungen zu.",
    ),
    actions=("Abonnieren", "Jetzt anmelden", "Mehr erfahren", "Weiter", "Zum Angebot"),
    letters=(
        "[Erhalten Sie|Lesen Sie] [jeden Morgen|einmal pro Woche] die wichtigsten [Nachrichten|Geschichten] [in Ihrem Postfach|per E-Mail].",
        "Mit unserem Newsletter [verpassen Sie nichts mehr|sind Sie immer informiert]. [Jetzt kostenlos anmelden.|Hier geht es zur Anmeldung.]",
        "[Nachrichten|Meldungen] direkt aufs Smartphone? [Folgen Sie|Abonnieren Sie] [unserem Kanal|unserem WhatsApp-Kanal].",
    ),
    letter_titles=("Unser Newsletter", "Der Morgen in Kürze", "Immer informiert"),
    consent_titles=("Externer Inhalt", "Empfohlener redaktioneller Inhalt", "Wir benötigen Ihre Einwilligung"),
    consents=(
        "An dieser Stelle finden Sie [einen externen Inhalt|ein Video], der den Artikel ergänzt. Sie können ihn sich mit einem Klick anzeigen lassen und wieder ausblenden.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden. Damit können personenbezogene Daten an [Drittplattformen|Dritte] übermittelt werden.",
        "Um diesen Inhalt anzuzeigen, müssen Sie [der Verwendung von Cookies|den Cookies von Drittanbietern] zustimmen. Mehr dazu in unserer Datenschutzerklärung.",
    ),
    consent_actions=("Inhalt anzeigen", "Einstellungen ändern", "Alle akzeptieren"),
    related=("Lesen Sie auch", "Mehr zum Thema", "Lesetipp", "Das könnte Sie auch interessieren", "Auch interessant", "Weiterlesen", "Passend dazu", "Mehr dazu"),
    topics=("Meinung", "Analyse", "Interview", "Sport", "Wetter", "Ratgeber", "Geschichte", "Verkehr"),
    gallery_titles=("Bilder des Tages", "Fotostrecke", "Die Bilder der Woche"),
    credits=("Foto: dpa", "Foto: Imago", "Bild: privat"),
    disclaimers=(
        "Die [Meinung|Ansicht] des Autors [gibt|entspricht] nicht unbedingt [die Meinung|der Ansicht] der Redaktion wieder.",
        "[Dieser Artikel|Dieser Beitrag] ersetzt keine [ärztliche|rechtliche] Beratung. Wenden Sie sich bei Fragen an eine Fachperson.",
        "Mit * gekennzeichnete Links sind [Affiliate-Links|Werbelinks]. Wenn Sie darüber kaufen, erhalten wir eine Provision, der Preis ändert sich für Sie nicht.",
        "Alle Rechte vorbehalten. [Nachdruck|Vervielfältigung] nur mit Genehmigung von {site}.",
    ),
    biographies=(
        "{first} {last} ist [Redakteurin|Redakteur|freier Journalist] bei {site} und schreibt über [Politik|Wirtschaft|Kultur]. [Mehr Artikel des Autors|Folgen Sie ihr auf Mastodon].",
        "Zur Person: {first} {last}, {number}, lebt in [Hamburg|Wien|Zürich] und hat [mehrere Bücher|zwei Romane] geschrieben.",
    ),
    appeals=(
        "Folgen Sie uns auf [Facebook|Instagram|WhatsApp].",
        "[Laden Sie|Holen Sie sich] unsere App für [Android und iOS|Ihr Smartphone].",
        "[Haben Sie|Habt ihr] einen [Hinweis|Fehler] entdeckt? [Schreiben Sie uns|Schreibt uns] an redaktion@example.org.",
        "Was denken Sie? [Diskutieren Sie|Schreiben Sie] in den Kommentaren.",
    ),
    names=("Anna Becker", "Jonas Weiß", "Lena Hofer", "Karim Yıldız", "Peter Lang"),
)  # fmt: skip

FRENCH = Wording(
    offers=("Abonnez-vous à {site} [dès {number} euros|sans engagement]", "[Soutenez|Lisez] {site} en illimité", "Pas encore abonné ?"),
    gains=("Tous les articles en illimité.", "Le journal numérique dès la veille.", "Moins de publicité.", "Des enquêtes [exclusives|inédites]."),
    accounts=("Connectez-vous ou créez un compte pour [continuer|lire la suite].", "Déjà abonné ? Connectez-vous."),
    actions=("S'abonner", "Je m'inscris", "En savoir plus", "Continuer"),
    letters=("Recevez [chaque matin|chaque semaine] l'essentiel de l'actualité dans votre boîte mail.", "Inscrivez-vous à notre lettre [gratuite|quotidienne] pour ne rien manquer."),
    letter_titles=("La lettre de {site}", "L'essentiel du jour"),
    consent_titles=("Contenu externe", "Votre consentement est requis"),
    consents=("Ce contenu est fourni par un tiers qui peut déposer des cookies. Acceptez-les pour [l'afficher|le voir].", "Vous avez refusé les cookies liés aux réseaux sociaux. Vous pouvez modifier votre choix à tout moment."),
    consent_actions=("Accepter", "Gérer mes choix"),
    related=("À lire aussi", "Lire aussi", "Voir aussi", "Sur le même sujet", "À découvrir", "Pour aller plus loin"),
    topics=("Analyse", "Entretien", "Reportage", "Tribune", "Vidéo"),
    gallery_titles=("En images", "Diaporama"),
    credits=("AFP", "Photo DR"),
    disclaimers=("Les opinions exprimées n'engagent que leur auteur.", "Cet article ne remplace pas l'avis d'un professionnel [de santé|du droit].", "Tous droits réservés. Reproduction interdite sans l'accord de {site}."),
    biographies=("{first} {last} est journaliste à {site} et suit [la politique|l'économie|la culture]. Suivez-[le|la] sur Twitter.",),
    appeals=("Suivez-nous sur [Facebook|Instagram].", "Téléchargez notre application [gratuite|pour mobile].", "Une [erreur|information] à nous signaler ? Écrivez à la rédaction."),
    names=("Claire Dubois", "Hugo Martin", "Inès Laurent"),
)  # fmt: skip

SPANISH = Wording(
    offers=("Suscríbete a {site} por {number} euros al [mes|año]", "[Apoya|Lee] {site} sin límites", "¿Aún no eres suscriptor?"),
    gains=("Acceso ilimitado a todos los artículos.", "La edición digital cada mañana.", "Sin publicidad.", "Boletines [exclusivos|semanales]."),
    accounts=("Inicia sesión o regístrate gratis para seguir leyendo.", "¿Ya eres suscriptor? Inicia sesión."),
    actions=("Suscribirse", "Regístrate", "Saber más", "Continuar"),
    letters=("Recibe cada [mañana|semana] las noticias más importantes en tu correo.", "Apúntate a nuestro boletín [gratuito|diario] y no te pierdas nada."),
    letter_titles=("El boletín de {site}", "Lo esencial del día"),
    consent_titles=("Contenido externo", "Necesitamos tu permiso"),
    consents=("Este contenido procede de un tercero que puede usar cookies. Acéptalas para [verlo|mostrarlo].", "Has rechazado las cookies de redes sociales. Puedes cambiar tu elección cuando quieras."),
    consent_actions=("Aceptar", "Configurar"),
    related=("Lee también", "Te puede interesar", "Más información", "Noticias relacionadas", "Ver también", "No te pierdas"),
    topics=("Análisis", "Entrevista", "Opinión", "Vídeo", "Deportes"),
    gallery_titles=("En imágenes", "Galería"),
    credits=("EFE", "Foto: archivo"),
    disclaimers=("Las opiniones del autor no reflejan necesariamente las de {site}.", "Este artículo no sustituye el consejo de un profesional.", "Todos los derechos reservados. Prohibida la reproducción sin permiso de {site}."),
    biographies=("{first} {last} es periodista de {site} y escribe sobre [política|economía|cultura]. Síguelo en Twitter.",),
    appeals=("Síguenos en [Facebook|Instagram].", "Descarga nuestra aplicación [gratis|para el móvil].", "¿Tienes una [historia|pista]? Escríbenos a la redacción."),
    names=("Lucía Romero", "Pablo Navas", "Elena Gil"),
)  # fmt: skip

RUSSIAN = Wording(
    offers=("Оформите подписку на {site} [со скидкой|за {number} рублей]", "Читайте {site} без ограничений", "Ещё нет подписки?"),
    gains=("Доступ ко всем статьям.", "Меньше рекламы.", "Газета в цифровом виде [каждое утро|по выходным]."),
    accounts=("Войдите или зарегистрируйтесь, чтобы читать дальше.", "Уже есть подписка? Войдите."),
    actions=("Подписаться", "Подробнее", "Войти", "Продолжить"),
    letters=("Получайте [каждое утро|раз в неделю] главные новости на почту.", "Подпишитесь на нашу рассылку и [ничего не пропустите|будьте в курсе]."),
    letter_titles=("Рассылка {site}", "Главное за день"),
    consent_titles=("Внешнее содержимое", "Нужно ваше согласие"),
    consents=("Это видео размещено на стороннем сайте, который может использовать файлы cookie. Разрешите их, чтобы посмотреть его.",),
    consent_actions=("Разрешить", "Настройки"),
    related=("Читайте также", "Подробнее", "По теме", "Смотрите также", "Материалы по теме", "Не пропустите"),
    topics=("Мнение", "Интервью", "Спорт", "Экономика", "Видео"),
    gallery_titles=("Фотогалерея", "Лучшие снимки недели"),
    credits=("Фото: РИА", "Фото: архив"),
    disclaimers=("Мнение автора может не совпадать с позицией редакции.", "Информация не является [медицинской|финансовой] рекомендацией. Посоветуйтесь со специалистом.", "Все права защищены. Перепечатка только с разрешения {site}."),
    biographies=("{first} {last} — корреспондент {site}, пишет о [политике|науке|культуре].",),
    appeals=("Подписывайтесь на наш канал в [Telegram|ВКонтакте].", "Скачайте наше приложение.", "Нашли ошибку? Напишите нам."),
    names=("Анна Белова", "Игорь Лосев", "Мария Серова"),
)  # fmt: skip

POLISH = Wording(
    offers=("Wykup dostęp do {site} [za {number} złotych|już dziś]", "Czytaj {site} bez ograniczeń", "Nie masz jeszcze subskrypcji?"),
    gains=("Dostęp do wszystkich artykułów.", "Mniej reklam.", "Wydanie cyfrowe [każdego ranka|w weekend]."),
    accounts=("Zaloguj się lub załóż konto, aby czytać dalej.", "Masz już subskrypcję? Zaloguj się."),
    actions=("Subskrybuj", "Zapisz się", "Dowiedz się więcej", "Dalej"),
    letters=("Otrzymuj [codziennie|raz w tygodniu] najważniejsze wiadomości na swoją skrzynkę.", "Zapisz się na nasz newsletter i [nie przegap niczego|bądź na bieżąco]."),
    letter_titles=("Newsletter {site}", "Poranek w skrócie"),
    consent_titles=("Treść zewnętrzna", "Potrzebujemy Twojej zgody"),
    consents=("Ten materiał pochodzi z zewnętrznego serwisu, który może używać plików cookie. Zaakceptuj je, aby go zobaczyć.",),
    consent_actions=("Akceptuję", "Ustawienia"),
    related=("Czytaj także", "Zobacz też", "Polecamy", "Czytaj więcej", "Zobacz również", "Przeczytaj"),
    topics=("Opinie", "Wywiad", "Sport", "Kultura", "Wideo"),
    gallery_titles=("Galeria zdjęć", "Zdjęcia tygodnia"),
    credits=("Fot. PAP", "Fot. archiwum"),
    disclaimers=("Poglądy autora nie muszą odzwierciedlać stanowiska redakcji.", "Artykuł nie zastępuje porady [lekarza|prawnika].", "Wszelkie prawa zastrzeżone. Kopiowanie bez zgody {site} jest zabronione."),
    biographies=("{first} {last} jest [dziennikarzem|dziennikarką] {site}, pisze o [polityce|nauce|kulturze].",),
    appeals=("Obserwuj nas na [Facebooku|Instagramie].", "Pobierz naszą aplikację.", "Masz ciekawy temat? Napisz do redakcji."),
    names=("Anna Nowak", "Piotr Zieliński", "Ewa Lis"),
)  # fmt: skip

GREEK = Wording(
    offers=("Γίνετε συνδρομητές στο {site} [σήμερα|με {number} ευρώ]", "Διαβάστε το {site} χωρίς όρια"),
    gains=("Πρόσβαση σε όλα τα άρθρα.", "Λιγότερες διαφημίσεις.", "Η ψηφιακή έκδοση κάθε πρωί."),
    accounts=("Συνδεθείτε ή εγγραφείτε για να συνεχίσετε.",),
    actions=("Εγγραφή", "Περισσότερα", "Σύνδεση"),
    letters=("Λάβετε [κάθε πρωί|κάθε εβδομάδα] τις σημαντικότερες ειδήσεις στο email σας.",),
    letter_titles=("Το newsletter του {site}", "Η ημέρα με λίγα λόγια"),
    consent_titles=("Εξωτερικό περιεχόμενο", "Απαιτείται η συγκατάθεσή σας"),
    consents=("Το περιεχόμενο παρέχεται από τρίτους που μπορεί να χρησιμοποιούν cookies. Αποδεχτείτε τα για να το δείτε.",),
    consent_actions=("Αποδοχή", "Ρυθμίσεις"),
    related=("Διαβάστε επίσης", "Δείτε ακόμα", "Σχετικά άρθρα", "Περισσότερα"),
    topics=("Άποψη", "Συνέντευξη", "Αθλητικά", "Βίντεο"),
    gallery_titles=("Σε εικόνες", "Φωτογραφίες της εβδομάδας"),
    credits=("Φωτ. ΑΠΕ", "Φωτ. αρχείου"),
    disclaimers=("Οι απόψεις του συντάκτη δεν εκφράζουν απαραίτητα το {site}.", "Απαγορεύεται η αναδημοσίευση χωρίς άδεια."),
    biographies=("Ο {first} {last} είναι δημοσιογράφος στο {site}.",),
    appeals=("Ακολουθήστε μας στο [Facebook|Instagram].", "Κατεβάστε την εφαρμογή μας."),
    names=("Νίκος Παππάς", "Ελένη Γεωργίου"),
)  # fmt: skip

CHINESE = Wording(
    offers=("订阅{site}，畅读全部文章", "成为会员，每月仅需{number}元"),
    gains=("无限制阅读所有文章。", "更少广告。", "每天早上的电子版。"),
    accounts=("登录或注册后继续阅读。",),
    actions=("订阅", "了解更多", "登录"),
    letters=("订阅我们的电子报,[每天早上|每周]收到最重要的新闻。",),
    letter_titles=("{site}电子报", "每日要闻"),
    consent_titles=("外部内容", "需要您的同意"),
    consents=("此内容由第三方提供，可能会使用Cookie。请同意后查看。",),
    consent_actions=("同意", "设置"),
    related=("相关阅读", "延伸阅读", "推荐阅读", "更多报道"),
    topics=("观点", "访谈", "体育", "视频"),
    gallery_titles=("图集", "一周图片"),
    credits=("新华社", "资料图"),
    disclaimers=("本文仅代表作者观点，不代表本站立场。", "版权所有，未经许可不得转载。"),
    biographies=("{first} {last}是本站记者，负责报道[政治|经济|文化]新闻。",),
    appeals=("关注我们的[微信|微博]。", "下载我们的应用。"),
    names=("李 明", "王 芳"),
)  # fmt: skip

WORDS = {
    "english": ENGLISH,
    "german": GERMAN,
    "french": FRENCH,
    "spanish": SPANISH,
    "russian": RUSSIAN,
    "polish": POLISH,
    "greek": GREEK,
    "chinese": CHINESE,
}
