//! Phrases that tell what a block is for: the only place that knows a language.
//!
//! The model works without them (structure carries it), so a language that is missing
//! here is judged almost as well; they help where text has no structure left. A cue is
//! an entry: why it exists, the phrases by language, a text it must fire on and one it
//! must not. To add a phrase, add it to its line; to add a cue, add an entry, and
//! retrain (`CONTRIBUTING.md`).

use regex::RegexSet;
use std::sync::LazyLock;

/// Where a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// It is all the block says, but for punctuation and numbers.
    Whole,
    /// The block begins with it.
    Start,
    /// The block begins with it, and a colon or more than the phrase follows: a promo of
    /// another page inside the body.
    Promo,
    /// Anywhere in it.
    Anywhere,
}

/// What a block that holds the phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Use {
    /// Introduces other stories.
    Related,
    /// Points to one other story from inside the body.
    Promo,
    Share,
    Newsletter,
    Comments,
    Legal,
    Account,
    Byline,
    Reading,
    Advert,
    /// Sources, references, about the author: behind the body, and sometimes part of it.
    Back,
}

/// All uses, in the order of their bits.
pub const USES: [(Use, &str); 11] = [
    (Use::Related, "related"),
    (Use::Promo, "promo"),
    (Use::Share, "share"),
    (Use::Newsletter, "newsletter"),
    (Use::Comments, "comments"),
    (Use::Legal, "legal"),
    (Use::Account, "account"),
    (Use::Byline, "byline"),
    (Use::Reading, "reading"),
    (Use::Advert, "advert"),
    (Use::Back, "back"),
];

/// One cue.
pub struct Cue {
    pub name: &'static str,
    pub why: &'static str,
    pub purpose: Use,
    pub at: At,
    /// Phrases in lower case, as regular expressions without anchors, alternatives by `|`.
    pub phrases: &'static str,
    pub fires: &'static [&'static str],
    pub not: &'static [&'static str],
}

/// A cue is read in blocks up to this many bytes: a longer block is prose that happens
/// to hold the phrase.
const CUE_BYTES: usize = 240;

pub const CUES: &[Cue] = &[
    Cue {
        name: "related-heading",
        why: "the line above a list of other stories says so",
        purpose: Use::Related,
        at: At::Whole,
        phrases: "(see |view |read |browse )?(more |our |the )?(related|recommended|similar|suggested|recent|latest|popular|trending|featured|most popular|most read|more)( (articles?|posts?|stories|story|news|reading|content|topics?|videos?|products?|links|searches|pages|items|headlines|now|today|coverage|for you|from us|from .{1,40}|on this .{1,30}|like this|in .{1,30}|by .{1,30}|about .{1,30}))?|related to this|you (may|might) (also )?(like|enjoy|be interested in).{0,20}|(what to )?(read|watch|see) next|keep reading|up next|next up|also (read|see|on .{1,30})|most (read|viewed|shared|commented|popular)|editor'?s'? (picks?|choice)|top (stories|news|posts)|trending( now)?|don'?t miss|in case you missed it|in other news|other (stories|news|articles|posts)|further reading|around the web|from (around|across) the web|sponsored (content|stories|links)|promoted( stories| content)?|people also (read|ask|viewed|bought)|customers also (viewed|bought)|previous (post|article)|next (post|article)|recommended for you|explore more|more to explore|popular (right )?now|das könnte (sie|dich) auch interessieren|mehr zum thema|mehr dazu|auch interessant|weitere (artikel|meldungen|beiträge|themen|nachrichten|news)|ähnliche (artikel|beiträge|themen)|meistgelesen(e artikel)?|neueste (artikel|beiträge)|lesen sie auch|zum thema|empfohlen|à lire aussi|lire aussi|sur le même (sujet|thème)|articles? (similaires|liés|récents|recommandés)|les plus (lus|populaires)|à la une|vous aimerez aussi|noticias relacionadas|artículos relacionados|entradas (recientes|relacionadas)|te puede interesar|también te puede interesar|lo más (leído|visto)|más (noticias|leídas|en .{1,30})|más sobre.{0,30}|leia (também|mais)|veja também|notícias relacionadas|mais lidas|relacionadas|artigos relacionados|leggi anche|articoli correlati|potrebbe interessarti( anche)?|i più letti|lees ook|meer (nieuws|lezen|over .{1,30})|gerelateerde (artikelen|berichten)|czytaj (także|też|również|więcej)|zobacz (także|też|również)|(przeczytaj|polecamy) (także|też|również)|polecamy|podobne (artykuły|tematy)|najczęściej czytane|najnowsze|powiązane( artykuły)?|więcej na ten temat|читайте (также|ещё|еще)|(материалы )?по теме|смотрите также|похожие (статьи|материалы|новости)|новости по теме|другие (новости|материалы|статьи)|ещё по теме|еще по теме|популярное|самое (читаемое|популярное|обсуждаемое|интересное)|последние новости|главные новости|лента новостей|новости партнеров|διαβάστε (επίσης|ακόμη|ακόμα)|δείτε (επίσης|ακόμη|ακόμα)|σχετικά (άρθρα|θέματα)|σχετικές (ειδήσεις|αναρτήσεις)|περισσότερα( νέα)?|δημοφιλή|τελευταία νέα|相关(新闻|阅读|文章|报道|推荐|链接|专题)|相關(新聞|文章|報導|連結)|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门(文章|新闻|推荐|排行)?|熱門(文章|新聞)?|猜你喜欢|更多(新闻|文章)?|最新(新闻|文章|新聞)|関連(記事|ニュース|リンク)|おすすめ(記事)?|人気記事|新着記事|관련 (기사|뉴스)|많이 본 (뉴스|기사)|ilgili haberler|benzer (haberler|yazılar)|اقرأ (أيضا|أيضاً|ايضا)|مواضيع ذات صلة|المزيد",
        fires: &[
            "Related Articles",
            "Trending",
            "Read Next",
            "You may also like",
            "Mehr zum Thema",
            "Читайте также:",
            "Czytaj także:",
            "Διαβάστε επίσης",
            "相关新闻",
            "Latest News",
            "More from The Guardian",
            "Most read",
        ],
        not: &[
            "Related work on this subject began in 1987 with a study by Miller.",
            "More than a hundred people came.",
            "Trending topics were analysed over two years to see how they spread in the network.",
        ],
    },
    Cue {
        name: "promo-inline",
        why: "a line inside the body that points to another story of the site",
        purpose: Use::Promo,
        at: At::Promo,
        phrases: "(also|must)[ -](read|see|watch)|read (also|more|next|this|related)|see also|related( (story|article|stories|reading|news|coverage|video|post))?|recommended( (story|reading|for you))?|don'?t miss|more on this( story)?|watch( now| also)?|(click|tap) here to (read|see|watch|subscribe|join|follow).{0,40}|also on .{2,30}|lesen sie (auch|mehr|dazu|hier).{0,12}|lies auch|mehr (dazu|zum thema)|siehe auch|auch interessant|hier lesen|à lire( aussi| également)?|lire (aussi|également)|(voir|voyez) aussi|lea( también| además)?|lee (también|además)|te puede interesar|también te puede interesar|ver también|vea también|leia (também|mais)|veja também|saiba mais|leggi anche|vedi anche|approfondisci|lees ook|zie ook|(czytaj|przeczytaj|zobacz|sprawdź|polecamy)( (także|też|również|więcej|koniecznie))?|читайте (также|ещё|еще)|смотрите также|по теме|см\\. также|διαβάστε (επίσης|ακόμη|ακόμα|εδώ)|δείτε (επίσης|ακόμη|ακόμα|εδώ)|相关(阅读|新闻|报道)|相關新聞|延伸(阅读|閱讀)|推荐阅读|関連記事|관련 기사|ayrıca okuyun|اقرأ (أيضا|أيضاً|ايضا|المزيد)",
        fires: &[
            "Also read: Germany's multimillion-euro heist",
            "READ MORE: Why the bank failed",
            "Lesen Sie auch: Die neue Regierung",
            "À lire aussi : Le budget voté",
            "Читайте также: Новый закон",
            "Czytaj także: Nowe prawo",
        ],
        not: &[
            "Also read were letters from her father, which she had kept.",
            "Read more books this year.",
            "Watch the road, he told them, and they did.",
            "Related",
        ],
    },
    Cue {
        name: "share",
        why: "share buttons leave their labels behind",
        purpose: Use::Share,
        at: At::Whole,
        phrases: "(please )?share( (this|it|on|via|article|story|post|page|with .{1,20}))*( (article|story|post|page|facebook|twitter|x|linkedin|whatsapp|email|e-mail|friends))?|facebook|twitter|x|whats ?app|linkedin|pinterest|reddit|telegram|instagram|youtube|tiktok|tumblr|flipboard|bluesky|threads|messenger|tweet|pin( it)?|email( this)?|e-mail|print( this)?( page| article)?|copy( the)? link|link copied.?|save( article)?|bookmark( this)?|follow us( on .{1,40})?|follow|like this|(share|click) to (share|tweet|email|print).{0,40}|teilen|drucken|merken|auf .{1,20} teilen|partager|imprimer|compartir|imprimir|compartilhar|condividi|stampa|delen|udostępnij|drukuj|поделиться( .{1,20})?|распечатать|κοινοποίηση|εκτύπωση|分享(到.{1,10})?|打印|收藏|シェア|공유|paylaş",
        fires: &[
            "Share this article",
            "Facebook",
            "WhatsApp",
            "Click to share on Twitter (Opens in new window)",
            "Teilen",
            "Поделиться",
        ],
        not: &[
            "Share prices fell on Monday.",
            "Facebook said it would close the office.",
            "Print is not dead, the editor said.",
        ],
    },
    Cue {
        name: "newsletter",
        why: "asks for an address or a subscription",
        purpose: Use::Newsletter,
        at: At::Anywhere,
        phrases: "\\bnewsletters?\\b|\\b(sign|signing) up (for|to|now|today|here)\\b|\\bsubscribe (to|now|today|for|here)\\b|^subscribe$|delivered (straight |right )?to your inbox|in your inbox|\\bjoin (our|the) (newsletter|mailing list|community|telegram|whatsapp)|\\bfollow us on\\b|\\blike us on\\b|\\bdownload (our|the) app\\b|\\bnewsletter abonnieren|\\babonnez-vous|\\binscrivez-vous|\\bsuscríbete|\\bsuscribirse|\\binscreva-se|\\bassine (a|o|nossa)|\\biscriviti\\b|\\bschrijf je in|\\bzapisz się|\\bsubskrybuj|подпис(ывайтесь|аться|ка на)|εγγραφείτε|订阅|訂閱|关注我们|扫描二维码|メルマガ|구독",
        fires: &[
            "Sign up for our newsletter",
            "Get the day's top stories delivered to your inbox.",
            "Подписывайтесь на наш канал",
            "Subscribe to our channel for the latest updates",
        ],
        not: &[
            "He signed up with the navy.",
            "The inbox was empty.",
            "They subscribed to the old theory.",
        ],
    },
    Cue {
        name: "comments",
        why: "introduces readers' comments or asks for one",
        purpose: Use::Comments,
        at: At::Whole,
        phrases: "\\(?\\d* ?comments?( \\(?\\d+\\)?)?( on .{1,80})?|(add|post|leave|write|view|show|see|hide|read)( a| your| all| the)? (comments?|reply|replies)( .{0,20})?|no comments( yet)?|leave a reply|cancel reply|replies|reply|join the (discussion|conversation)|comments are (closed|off).{0,30}|log ?in to (comment|reply|leave).{0,30}|report( (this )?comment)?|be the first to comment|kommentare?( \\(\\d+\\))?|kommentar (schreiben|verfassen|hinterlassen)|antworten|commentaires?|(laisser|ajouter|poster) un commentaire|répondre|comentarios?|deja (un comentario|una respuesta)|responder|comentários?|deixe (um comentário|uma resposta)|commenti|lascia un commento|rispondi|reacties|reageren|komentarze|(dodaj|zostaw|napisz) komentarz|odpowiedz|комментарии|(добавить|оставить|написать) комментарий|ответить|обсудить( .{1,20})?|σχόλια|(αφήστε|προσθήκη|γράψτε) σχόλι.{1,8}|评论|发表评论|网友评论|回复|コメント|댓글|yorumlar",
        fires: &[
            "Leave a Reply",
            "12 Comments",
            "Comments (3)",
            "Kommentare",
            "Комментарии",
            "发表评论",
        ],
        not: &[
            "Comments by the minister drew criticism from the opposition parties.",
            "Reply to the letter came in May.",
        ],
    },
    Cue {
        name: "legal",
        why: "copyright lines, terms and cookie notices",
        purpose: Use::Legal,
        at: At::Anywhere,
        phrases: "^(©|\\(c\\)|copyright)|©|\\ball rights reserved\\b|^(privacy|cookies?|terms|legal|disclaimer|imprint|accessibility|sitemap|contact( us)?|about( us)?|advertise)( (policy|notice|statement|settings|preferences|of (use|service)|and conditions|& conditions|conditions|with us))?$|\\bprivacy policy\\b|\\bterms (of (use|service)|and conditions)\\b|\\bcookie (policy|settings|preferences)\\b|we use cookies|uses cookies|^impressum$|datenschutz|alle rechte vorbehalten|mentions légales|tous droits réservés|todos los derechos reservados|política de privacidad|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|polityka prywatności|все права защищены|при (использовании|перепечатке|цитировании) .{0,60}(ссылка|материалов)|με επιφύλαξη|όροι χρήσης|版权所有|版權所有|免责声明|未经.{0,12}(授权|许可)|著作権|無断転載",
        fires: &[
            "© 2026 All rights reserved.",
            "Privacy Policy",
            "Alle Rechte vorbehalten",
            "Все права защищены",
            "We use cookies to improve your visit.",
        ],
        not: &[
            "The privacy of patients was at stake.",
            "The court weighed the terms that both had agreed.",
        ],
    },
    Cue {
        name: "account",
        why: "log in, menus and search: the page's own controls",
        purpose: Use::Account,
        at: At::Whole,
        phrases: "(log|sign) ?(in|out|up)( or .{1,20})?|register( now)?|subscribe( now)?|my account|account|cart|checkout|add to (cart|bag|basket|wish ?list)|search( .{1,20})?|menu|main menu|home( ?page)?|skip to .{1,30}|(back|return) to (top|.{1,20})|go to .{1,20}|toggle .{1,20}|close( menu)?|open( menu)?|next( page)?|previous( page)?|load(ing)?( more)?.{0,3}|show (more|less|all)|view (all|more)|see (all|more)|read (more|less|full (story|article))|learn more|continue reading.{0,80}|find out more|more|(click|tap) (here|to .{1,30})|expand|collapse|advertisement|loading|anmelden|abmelden|registrieren|suche|startseite|weiterlesen|mehr( erfahren| lesen| anzeigen)?|zurück|weiter|nach oben|connexion|se connecter|rechercher|accueil|lire (la suite|plus)|en savoir plus|iniciar sesión|buscar|inicio|leer más|ver (más|todo)|entrar|pesquisar|início|ler mais|saiba mais|accedi|cerca|leggi (tutto|di più)|inloggen|zoeken|lees (meer|verder)|zaloguj( się)?|szukaj|strona główna|więcej|czytaj (więcej|dalej)|войти|регистрация|поиск|главная|подробнее|далее|читать (далее|полностью)|вход|σύνδεση|αναζήτηση|αρχική|περισσότερα|登录|注册|搜索|首页|返回(首页|顶部)|查看更多|更多|下一页|上一页|ログイン|検索|ホーム|続きを読む|로그인|검색|giriş|devamını oku",
        fires: &[
            "Skip to content",
            "Log in",
            "Read more",
            "Weiterlesen",
            "Подробнее",
            "首页",
        ],
        not: &[
            "Home is where the heart is.",
            "Search teams found the boat on Sunday.",
            "Closed for winter",
        ],
    },
    Cue {
        name: "byline",
        why: "who wrote it, when, and who took the picture: about the article, not in it",
        purpose: Use::Byline,
        at: At::Start,
        phrases: "(written|posted|published|reviewed|edited|updated|reported|photo(graph)?s?|image|picture|video|words|story|text)( and \\w+)? (by|credit|courtesy)\\b|by (?-i:\\p{Lu})[\\p{L}.'-]+( (?-i:\\p{Lu})[\\p{L}.'-]+){1,4}$|by:|author:|(last )?(updated|published|posted|modified|edited)( on| at|:)|(photo|image|picture|credit|source|filed under|tags?|topics?|categor(y|ies)|posted in|location)s? ?(credit|by)?:|von (?-i:\\p{Lu})[\\p{L}.'-]+( (?-i:\\p{Lu})[\\p{L}.'-]+){1,3}$|(foto|bild|quelle|autor|stand|veröffentlicht|aktualisiert|schlagw(o|ö)rt(er)?|themen)( am|:)|par (?-i:\\p{Lu})[\\p{L}.'-]+( (?-i:\\p{Lu})[\\p{L}.'-]+){1,3}$|(publié|mis à jour|crédit|photo|source) ?(le|:)|por (?-i:\\p{Lu})[\\p{L}.'-]+( (?-i:\\p{Lu})[\\p{L}.'-]+){1,3}$|(publicado|actualizado|atualizado|fuente|fonte|foto|etiquetas|temas)( el| em|:)|(źródło|autor|fot\\.?|opublikowano|aktualizacja|tagi|data):|fot\\. |(источник|автор|фото|опубликовано|теги|метки|рубрика|дата)( ?:)|(πηγή|φωτογραφία|δημοσίευση|ετικέτες)( ?:)|(来源|來源|作者|编辑|編輯|记者|責任編輯|责任编辑|发布时间|标签|关键词|分类|图片来源)[:：]|(写真|文|出典)[:：＝]",
        fires: &[
            "By Jane Doe",
            "Photo: Reuters",
            "Published on 5 May 2020",
            "Von Hans Müller",
            "Источник: РИА",
            "来源：新华网",
        ],
        not: &[
            "By the time they came it was over.",
            "Photographs show the old town.",
            "Von dort ging es weiter.",
        ],
    },
    Cue {
        name: "reading-time",
        why: "reading times, dates and counters that stand between teasers",
        purpose: Use::Reading,
        at: At::Whole,
        phrases: "(about )?\\d{1,3}[ -]?(min(ute)?s?|mins?\\.?|sec|hours?|hrs?)([ -](read|watch|listen|long))?( (read|ago))?|\\d+ (seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago|(yesterday|today|just now)( at .{1,10})?|\\d+[km]? (views?|likes?|shares?|reads?|comments?|replies|followers?|votes?)|vor \\d+ (minuten?|stunden?|tag(en)?|wochen?|monat(en)?|jahr(en)?)|il y a \\d+ \\w+|hace \\d+ \\w+|há \\d+ \\w+|\\d+ \\w+ fa|\\d+ \\w+ temu|\\d+ \\w+ назад|πριν \\d+ \\w+|\\d+ ?(分钟|小时|天|分鐘|小時)前|\\d+ ?(分|時間|日)前",
        fires: &[
            "14 min read",
            "2 hours ago",
            "Yesterday",
            "1.2k views",
            "vor 3 Stunden",
            "5 часов назад",
        ],
        not: &[
            "14 minutes later the train left.",
            "Today the sun came out.",
        ],
    },
    Cue {
        name: "advert",
        why: "labels of advertisements",
        purpose: Use::Advert,
        at: At::Whole,
        phrases: "ad(vert(isement|ising)?)?s?|sponsored( (by|content|post|links?).{0,40})?|promoted( content)?|paid (content|post|partnership)|(story|article) continues (below|after).{0,30}|continue reading below.{0,30}|scroll (down )?to continue.{0,30}|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama|реклама|διαφήμιση|广告|廣告|広告|광고|reklam",
        fires: &[
            "Advertisement",
            "ADVERTISEMENT",
            "Anzeige",
            "Реклама",
            "Story continues below advertisement",
        ],
        not: &["Advertisement in newspapers grew last year."],
    },
    Cue {
        name: "back-matter",
        why: "the heading of what follows a body: authors, sources, notes",
        purpose: Use::Back,
        at: At::Whole,
        phrases: "(about|meet) (the |this )?(authors?|writer|us|.{1,40})|authors?( bio(graphy)?)?|contributors?|references|sources?|citations?|bibliography|footnotes?|notes|works cited|external links|credits|acknowledg(e)?ments?|disclosures?|disclaimer|contact( us| information| details)?|media contacts?|press contacts?|share your thoughts|get in touch|tags?|topics?|categories|filed under|über (den autor|die autorin|uns)|quellen|literatur|einzelnachweise|weblinks|fußnoten|à propos( de l'auteur)?|références|notes et références|sobre (el autor|la autora|o autor|nosotros)|referencias|fuentes|referências|fontes|fonti|note|bronnen|bibliografia|źródła|przypisy|источники|примечания|ссылки|литература|об авторе|πηγές|参考文献|参考资料|注释|脚注|出典|作者简介",
        fires: &[
            "About the Author",
            "References",
            "Sources:",
            "Quellen",
            "Литература",
            "参考文献",
        ],
        not: &[
            "References to the king were cut.",
            "Notes from a small island were found.",
        ],
    },
];

static PATTERNS: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = CUES.iter().map(|cue| {
        // The Unicode word boundary would force the regex engine off its fast path wherever
        // a text is not ASCII; beside a letter of a phrase, the ASCII one says the same.
        let phrases = cue.phrases.replace(r"\b", r"(?-u:\b)");
        match cue.at {
            At::Whole => format!(r"^[\W\d]*(?:{phrases})[\W\d]*$"),
            At::Start => format!(r"^[^\p{{L}}©(]*(?:{phrases})"),
            At::Promo => format!(r"^[^\p{{L}}]*(?:{phrases})\s*(?:[:：|»›>→]|[-–—]\s)\s*\S"),
            At::Anywhere => format!("(?:{phrases})"),
        }
    });
    // The alternatives are many, their programs small: the default limit of 10 MiB is for strangers' patterns.
    regex::RegexSetBuilder::new(patterns)
        .case_insensitive(true)
        .size_limit(64 << 20)
        .dfa_size_limit(16 << 20)
        .build()
        .expect("the table's patterns compile: a test walks them")
});

/// The uses of a block, one bit for each of [`USES`].
pub fn uses(text: &str) -> u16 {
    let text = text.trim();
    if text.is_empty() || text.len() > CUE_BYTES {
        return 0;
    }
    PATTERNS
        .matches(text)
        .iter()
        .filter_map(|index| CUES.get(index))
        .fold(0, |bits, cue| bits | bit(cue.purpose))
}

/// The bit of a use.
pub const fn bit(purpose: Use) -> u16 {
    1 << purpose as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_fires_on_its_texts_and_not_on_the_others() {
        for (index, cue) in CUES.iter().enumerate() {
            assert!(!cue.fires.is_empty() && !cue.not.is_empty() && !cue.why.is_empty());
            for text in cue.fires {
                assert!(
                    PATTERNS.matches(text).matched(index),
                    "{} on {text:?}",
                    cue.name
                );
            }
            for text in cue.not {
                assert!(
                    !PATTERNS.matches(text).matched(index),
                    "{} on {text:?}",
                    cue.name
                );
            }
        }
    }

    #[test]
    fn bits_stand_in_the_order_of_uses() {
        for (index, (purpose, _)) in USES.iter().enumerate() {
            assert_eq!(bit(*purpose), 1 << index);
        }
    }
}
