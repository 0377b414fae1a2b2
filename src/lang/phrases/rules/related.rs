//! Headings of lists of other articles.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "related-heading",
    why: "the heading of a list of other articles",
    role: Role::Related,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                "(see |view |read |browse )?(more |our |the )?(related|recommended|\
                 similar|suggested|recent|latest|popular|trending|featured|most popular|\
                 most read|more)( (articles?|posts?|stories|story|news|reading|content|\
                 topics?|videos?|products?|links|searches|pages|items|headlines|now|\
                 today|coverage|for you|from us|from .{1,40}|on this .{1,30}|like this|\
                 in .{1,30}|by .{1,30}|about .{1,30}))?",
                "related to this",
                "(related|recommended|similar|further|more) (articles?|posts?|stories|reading).{0,60}",
                "you (may|might) (also )?(like|enjoy|be interested in).{0,60}",
                "other (people|ways) .{1,40}",
                "(what to )?(read|watch|see) next",
                "keep reading",
                "up next",
                "next up",
                "also (read|see|on .{1,30})",
                "most (read|viewed|shared|commented|popular)",
                "editor'?s'? (picks?|choice)",
                "top (stories|news|posts)",
                "trending( now)?",
                "don'?t miss",
                "in case you missed it",
                "in other news",
                "other (stories|news|articles|posts)",
                "further reading",
                "around the web",
                "from (around|across) the web",
                "sponsored (content|stories|links)",
                "promoted( stories| content)?",
                "people also (read|ask|viewed|bought)",
                "customers also (viewed|bought)",
                "previous (post|article)",
                "next (post|article)",
                "recommended for you",
                "explore more",
                "more to explore",
                "popular (right )?now",
            ],
        ),
        (
            "de",
            &[
                "das könnte (sie|dich) auch interessieren",
                "mehr zum thema",
                "mehr dazu",
                "auch interessant",
                "weitere (artikel|meldungen|beiträge|themen|nachrichten|news)",
                "ähnliche (artikel|beiträge|themen)",
                "meistgelesen(e artikel)?",
                "neueste (artikel|beiträge)",
                "lesen sie auch",
                "zum thema",
                "empfohlen",
            ],
        ),
        (
            "fr",
            &[
                "(à )?lire aussi",
                "sur le même (sujet|thème)",
                "articles? (similaires|liés|récents|recommandés)",
                "les plus (lus|populaires)",
                "à la une",
                "vous aimerez aussi",
            ],
        ),
        (
            "es",
            &[
                "noticias relacionadas",
                "artículos relacionados",
                "entradas (recientes|relacionadas)",
                "(también )?te puede interesar",
                "lo más (leído|visto)",
                "más (noticias|leídas|en .{1,30})",
                "más sobre.{0,30}",
            ],
        ),
        (
            "pt",
            &[
                "leia (também|mais)",
                "veja também",
                "notícias relacionadas",
                "mais lidas",
                "relacionadas",
                "artigos relacionados",
            ],
        ),
        (
            "it",
            &[
                "leggi anche",
                "articoli correlati",
                "potrebbe interessarti( anche)?",
                "i più letti",
            ],
        ),
        (
            "nl",
            &[
                "lees ook",
                "meer (nieuws|lezen|over .{1,30})",
                "gerelateerde (artikelen|berichten)",
            ],
        ),
        (
            "pl",
            &[
                "czytaj (także|też|również|więcej)",
                "zobacz (także|też|również)",
                "(przeczytaj|polecamy) (także|też|również)",
                "polecamy",
                "podobne (artykuły|tematy)",
                "najczęściej czytane",
                "najnowsze",
                "powiązane( artykuły)?",
                "więcej na ten temat",
            ],
        ),
        (
            "ru",
            &[
                "читайте (также|ещё|еще)",
                "(материалы )?по теме",
                "смотрите также",
                "похожие (статьи|материалы|новости)",
                "новости по теме",
                "другие (новости|материалы|статьи)",
                "(ещё|еще) по теме",
                "популярное",
                "самое (читаемое|популярное|обсуждаемое|интересное)",
                "последние новости",
                "главные новости",
                "лента новостей",
                "новости партнеров",
            ],
        ),
        (
            "el",
            &[
                "διαβάστε (επίσης|ακόμη|ακόμα)",
                "δείτε (επίσης|ακόμη|ακόμα)",
                "σχετικά (άρθρα|θέματα)",
                "σχετικές (ειδήσεις|αναρτήσεις)",
                "περισσότερα( νέα)?",
                "δημοφιλή",
                "τελευταία νέα",
            ],
        ),
        (
            "zh",
            &[
                "相关(新闻|阅读|文章|报道|推荐|链接|专题)",
                "相關(新聞|文章|報導|連結)",
                "(延伸|推荐)阅读",
                "(延伸|推薦)閱讀",
                "热门(文章|新闻|推荐|排行)?",
                "熱門(文章|新聞)?",
                "猜你喜欢",
                "更多(新闻|文章)?",
                "最新(新闻|文章|新聞)",
                "(相关|相關|更多|热门|熱門|最新|推荐|推薦|精选|精選|延伸|类似)(新闻|新聞|阅读|閱讀|文章|报道|報道|報導|推荐|推薦|内容|內容|话题|話題|\
                 主题|主題|资讯|資訊|消息|帖子|视频|影片|专题|專題|標籤|标签)",
                "(你|您)(可能|也许|也許|或許)(也|还|還|会|會)?(感兴趣|感興趣|喜欢|喜歡|想看|有興趣|對).{0,6}|猜你喜歡|看了又看|大家都在看",
                "(人气|人氣)(文章|推荐|推薦)?|(上|下)一篇([:：].{0,40})?|(编辑|編輯)(推荐|推薦|精選|精选)",
                "(点击|點擊|阅读|閱讀)(排行|排行榜)|为你推荐|為您推薦|往期(回顾|推荐|精彩)|延伸閱讀",
            ],
        ),
        (
            "ja",
            &[
                "関連(記事|ニュース|リンク)",
                "おすすめ(記事)?",
                "人気記事",
                "新着記事",
                "(関連|おすすめ|オススメ|人気|新着|最新|最近|注目|前|次|あわせて読みたい)の?(記事|ニュース|リンク|トピックス?|コンテンツ|動画|投稿|情報|\
                 キーワード)(一覧|ランキング)?",
                "(あわせて|合わせて|併せて)読みたい.{0,6}|(アクセス|人気|記事|デイリー|週間)?ランキング|こちらもおすすめ|よく読まれている記事",
                "この記事(を読んだ人|に関連).{0,24}|関連(する|した)(記事|ニュース)",
            ],
        ),
        (
            "ko",
            &[
                "관련 (기사|뉴스)",
                "많이 본 (뉴스|기사)",
                "(관련|추천|최신|인기|주요|실시간|많이 본|함께 볼만한|연관|다른) ?(기사|뉴스|글|소식|포스트|콘텐츠|영상|게시물|키워드)( 더 ?보기)?",
                "(이|지금) 시각 (주요|많이 본|인기) ?(뉴스|기사)?|함께 (보면|읽으면) 좋은 (글|기사)|(이전|다음) ?(글|기사|뉴스)",
                "(랭킹|핫) ?(뉴스|이슈)|오늘의 (핫이슈|주요 ?뉴스|추천)|.{1,12}(기자|카테고리)의? 다른 ?(기사|글|뉴스).{0,6}",
                "당신이 (좋아할|관심).{0,12}",
            ],
        ),
        (
            "tr",
            &[
                "ilgili haberler",
                "benzer (haberler|yazılar)",
                "[iİ]lgili (haberler|yaz[ıi]lar|konular|içerikler|makaleler)",
                "(son|di[ğg]er|önerilen|popüler|öne ç[ıi]kan) (haberler|yaz[ıi]lar|konular|\
                 makaleler|içerikler)",
                "benzer (konular|içerikler|makaleler)|[iİ]lginizi çekebilir",
                "(bunlar da|bu haber(ler)? de) [iİ]lginizi çekebilir",
                "[iİ]lginizi çekebilecek .{1,20}",
                "(en )?çok (okunan|yorumlanan|t[ıi]klanan|izlenen)(lar)?( haberler| yaz[ıi]lar)?",
                "s[ıi]radaki haber|önerilenler|ayr[ıi]ca (okuyun|bak[ıi]n[ıi]z)",
            ],
        ),
        (
            "ar",
            &[
                "اقرأ (أيضا|أيضاً|ايضا)",
                "مواضيع ذات صلة",
                "المزيد",
                "([اأإ]قر[أا]|شاهد|طالع|انظر) (أيضا|أيضاً|أيضًا|ايضا|ايضاً|ايضًا|المزيد|كذلك)",
                "(ال)?(مواضيع|موضوعات|أخبار|مقالات|مواد|تدوينات) (ذات (ال)?صلة|مشابهة|متعلقة|\
                 (ال)?مرتبطة|ذات علاقة|أخرى|مقترحة)",
                "(آخر|أحدث|أهم) (الأخبار|المقالات|المواضيع|التدوينات|الاخبار)",
                "(ال)?[اأ]كثر (قراءة|مشاهدة|شعبية|تفاعلا|تداولا|قراءه)",
                "قد (يعجبك|يهمك|تعجبك)( أيضا| أيضاً| أيضًا| ايضا)?",
            ],
        ),
        (
            "sv",
            &[
                "läs (också|även|mer|vidare)|relaterat|relaterade (artiklar|inlägg|nyheter|ämnen)",
                "mest (läst|lästa|populära|delat)",
                "senaste (nytt|nyheterna|nyheter|artiklarna|inläggen)",
                "fler (artiklar|nyheter|inlägg)|du kanske också (gillar|är intresserad av)",
                "liknande (artiklar|inlägg)|rekommenderad läsning|mer om ämnet|mer från .{1,30}",
            ],
        ),
        (
            "no",
            &[
                "les (også|mer|videre)|relater(t|te)( artikler| saker| innlegg| innhold)?",
                "mest (lest|leste|populære)|siste (nytt|nyheter|saker)",
                "flere (saker|artikler|nyheter|innlegg)|du vil kanskje også like",
                "kanskje du (også )?liker|anbefalte? (artikler|saker|for deg)",
                "andre leser( også| nå)?|lignende (artikler|saker|innlegg)|mer om (saken|temaet)",
            ],
        ),
        (
            "da",
            &[
                "læs (også|mere|videre)|relater(et|ede)( artikler| nyheder| indlæg| indhold)?",
                "mest (læste?|populære)|seneste (nyt|nyheder|artikler|indlæg)",
                "flere (artikler|nyheder|indlæg)|måske er du også interesseret i",
                "andre læser( også| lige nu)?|lignende (artikler|indlæg)",
                "anbefalet (til dig|læsning)|mere om emnet",
            ],
        ),
        (
            "fi",
            &[
                "lue (myös|lisää|seuraavaksi|edelleen)|katso myös|aiheesta (lisää|muualla)",
                "lisää (aiheesta|uutisia|artikkeleita|juttuja)|muita (uutisia|artikkeleita|juttuja)",
                "(uusimmat|luetuimmat|suosituimmat|tuoreimmat)( uutiset| jutut| artikkelit)?",
                "(aiheeseen|aihetta) (liittyv(ät|iä)|sivuavat) (artikkelit|artikkeleita|uutiset|\
                 jutut|sisällöt)",
                "sinua (saattaa|voisi|voivat) kiinnostaa( myös)?|suosittelemme( myös)?",
                "samankaltais(ia|et) (artikkeleita|artikkelit|juttuja)|katso myös nämä",
            ],
        ),
        (
            "et",
            &[
                "loe (ka|lisaks|veel|edasi)|vaata ka",
                "seotud (artiklid|lood|uudised|postitused|teemad)|(veel )?samal teemal",
                "(viimased|värsked|populaarsed|populaarsemad|loetumad|loetuimad) (uudised|lood|\
                 artiklid|postitused)",
                "veel (uudiseid|lugusid)|sarnased (artiklid|lood|postitused)|toimetus soovitab",
                "loetumad",
            ],
        ),
        (
            "lv",
            &[
                "lasi(et)? (arī|vairāk)|skat(ies|ieties) arī|saistīt(ie|ās) (raksti|ziņas|tēmas)",
                "līdzīgi raksti|(jaunākās|populārākās|lasītākās) (ziņas|tēmas)",
                "(jaunākie|populārākie|lasītākie)( raksti| ieraksti)?|citi raksti",
                "iesakām( izlasīt)?|par šo tēmu",
            ],
        ),
        (
            "lt",
            &[
                "(taip pat )?skaityk(ite)?( taip pat| daugiau)?|taip pat skaitykite",
                "susij(ę|usios) (straipsniai|naujienos|įrašai|temos)",
                "panaš(ūs|ios) (straipsniai|naujienos|įrašai)",
                "(naujausi|populiariausi|skaitomiausi)( straipsniai| įrašai)",
                "(naujausios|populiariausios|skaitomiausios) naujienos",
                "daugiau (naujienų|straipsnių|šia tema)|rekomenduojame( perskaityti)?",
                "jums taip pat gali patikti",
            ],
        ),
        (
            "hu",
            &[
                "kapcsolódó (cikkek|cikk|cikkeink|hírek|tartalmak|tartalom|bejegyzések|anyagok|\
                 témák)",
                "ez(ek)? is érdekelhet(i|nek|né)?( önt| téged)?",
                "olvas(s|sa|d|sd)( el)? (ezt is|tovább|el ezt is|még)",
                "további (cikkek|cikkeink|hírek|híreink)|(leg)?olvasottabb(ak)?( cikkek| hírek)?",
                "(legfrissebb|legújabb|legnépszerűbb|friss|népszerű|hasonló|ajánlott) (cikkek|\
                 hírek|bejegyzések|híreink|cikkeink|tartalmak)",
                "ajánljuk( még)?|olvasta már|ajánló",
            ],
        ),
        (
            "cs",
            &[
                "(pře)?čtěte( si)? (také|dále|i|více)",
                "související( články| témata| zprávy| příspěvky| obsah)?",
                "(další|nejnovější|poslední|podobné|doporučené|populární) (články|zprávy|\
                 příspěvky)",
                "nejčtenější( články)?|(více )?k tématu",
                "mohlo by (vás|se vám) (také )?(zajímat|líbit)|doporučujeme|mohlo by vás zajímat",
            ],
        ),
        (
            "sk",
            &[
                "(pre)?čítajte( si)? (aj|tiež|viac|ďalej)",
                "súvisiace( články| správy| témy| príspevky)?",
                "(ďalšie|najnovšie|posledné|podobné|odporúčané) (články|správy|príspevky)",
                "najčítanejšie( články| správy)?|(viac )?k téme|mohlo by vás (tiež |aj )?zaujímať",
                "odporúčame",
            ],
        ),
        (
            "sl",
            &[
                "(pre)?berite (tudi|še|več)|poglejte (tudi|še)",
                "(povezan[ei]|sorodn[ei]|podobn[ei]|zadnj[ei]|najnovejš[ei]) (novice|članki|\
                 vsebine|prispevki|objave)",
                "najbolj (brano|brane|brani članki|priljubljeno)|več (novic|o tej temi)",
                "morda vas (bo )?zanima( tudi)?|priporočamo",
            ],
        ),
        (
            "hr",
            &[
                "pročitaj(te)? (i|još|više|također)( ovo)?|čitajte (još|i)",
                "pogledaj(te)? (i|još)( ovo)?",
                "(povezan[ei]|sličn[ei]|srodn[ei]|najnovij[ei]|posljednj[ei]|ostal[ei]) (članci|\
                 vijesti|vesti|teme|objave|tekstovi)",
                "najčitanij[ei]( vijesti| vesti| članci)?|više (o temi|o ovoj temi|vijesti|vesti)",
                "moglo bi vas (i )?zanimati|možda (će )?vas (i )?zanima(ti)?|preporučujemo",
                "iz (ove|iste) kategorije",
            ],
        ),
        (
            "sr",
            &[
                "прочитајте (и|још|више)|прочитај (и|још)|погледајте (и|још)",
                "(повезан[еи]|сличн[еи]|најновиј[еи]|остал[еи]) (чланци|вести|теме|текстови)",
                "најчитаније( вести)?|више о теми|можда вас (и )?занима|препоручујемо",
            ],
        ),
        (
            "bg",
            &[
                "(прочетете|прочети|вижте|виж|четете) (още|също|и)",
                "свързани (статии|новини|публикации|теми)",
                "(подобни|последни|нови|още|други) (статии|новини|публикации)",
                "най-(четени|нови|популярни|гледани|коментирани)( новини| статии)?",
                "(още )?по темата|може да ви (хареса|заинтересува)|препоръчани( статии)?",
                "препоръчваме( ви)?",
            ],
        ),
        (
            "uk",
            &[
                "читайте (також|ще|більше)|(дивіться|дивись) також",
                "(матеріали|новини|більше|ще|статті) (за темою|по темі|на цю тему)|за темою",
                "(схожі|пов.язані|останні|головні|інші|актуальні|популярні|\
                 рекомендовані) (новини|статті|матеріали|записи|публікації)",
                "(най)?популярн(е|іше)|вас (також )?може зацікавити|рекомендуємо|новини партнерів",
                "стрічка новин",
            ],
        ),
        (
            "ro",
            &[
                "cite[sșş]te ([sșş]i|mai mult|în continuare|mai departe)|vezi ([sșş]i|mai mult)",
                "articole (similare|asemănătoare|recomandate|recente|conexe|pe aceea[sșş]i temă)",
                "cele mai (citite|noi|populare|recente)( articole| [sșş]tiri)?",
                "[sșş]tiri (similare|recente|recomandate|pe aceea[sșş]i temă)",
                "ultimele ([sșş]tiri|articole)|te-ar putea interesa( [sșş]i)?",
                "([tț]i|î[tț]i)-ar putea plăcea( [sșş]i)?|recomand(ări|ate)( pentru tine)?",
                "pe aceea[sșş]i temă",
            ],
        ),
        (
            "ca",
            &[
                "llegiu també|llegeix (també|més)|(també )?et pot interessar( també)?",
                "(articles|notícies|entrades) (relacionades|relacionats|recents)",
                "el més (llegit|vist)|més (notícies|sobre .{1,30}|informació)|relacionats",
                "et recomanem",
            ],
        ),
        (
            "eu",
            &[
                "irakurri (ere|gehiago)",
                "(erlazionatutako|lotutako|antzeko|azken) (artikuluak|albisteak|berriak|sarrerak)",
                "irakurrienak|gai honi buruz gehiago",
            ],
        ),
        (
            "fa",
            &[
                "(بیشتر|همچنین|این را هم) (بخوانید|ببینید)",
                "(مطالب|اخبار|مقالات|خبرهای|نوشته.?های|پست.?های) (مرتبط|مشابه|پیشنهادی|مربوط|\
                 بیشتر|دیگر)",
                "(آخرین|تازه.?ترین|جدیدترین|پربازدیدترین|پربیننده.?ترین|مهم.?ترین) (اخبار|خبرها|\
                 مطالب|مقالات|نوشته.?ها)",
                "پربازدید(ها|ترین.?ها)?|پیشنهاد (ما|سردبیر)",
                "شاید .{0,12}(بپسندید|دوست داشته باشید)",
            ],
        ),
        (
            "he",
            &[
                "קרא(ו|י)? (גם|עוד)|ראו גם|קריאה נוספת",
                "(כתבות|ידיעות|מאמרים|חדשות|תכנים|פוסטים|ערכים) (נוספות|נוספים|קשורות|קשורים|\
                 דומות|דומים|אחרונות|אחרונים|מומלצות|מומלצים)",
                "עוד (בנושא|כתבות|חדשות|באתר|מהמדור)( .{1,25})?",
                "אולי (יעניין|יעניינו|תאהבו) ?(אותך|אתכם)?( גם)?",
                "(הכי )?(נקראות|נקראים|נצפות)( ביותר)?|הכי (נקרא|חם|נצפה).{0,4}|הנקראות ביותר",
                "מומלצים( עבורך)?|כתבות שאולי (פספסת(ם)?|יעניינו אתכם)",
            ],
        ),
        (
            "hi",
            &[
                "(यह|ये|इसे|इन्हें) भी (प.{1,2}ें|प.{1,2}े|देखें|प.{1,2}िए)",
                "(संबंधित|सम्बंधित|रिलेटेड) (खबरें|ख.?बरें|लेख|समाचार|पोस्ट|स्टोरी|न्यूज.?)",
                "और (प.{1,2}ें|भी|खबरें|देखें)( प.{1,2}ें)?",
                "(ताज.?ा|बड.?ी|लेटेस्ट|ट्रेंडिंग|टॉप|मुख्य) (ख.?बरें|न्यूज.?|समाचार)",
                "सबसे (ज.?्यादा|अधिक) प.{1,2}(ी|े) ग.{1,3}|ट्रेंडिंग",
            ],
        ),
        (
            "ur",
            &[
                "(یہ بھی|مزید) (پڑھیں|پڑھیے|پڑھئے|دیکھیں|خبریں)|متعلقہ (خبریں|مضامین|تحریریں|خبر)",
                "(تازہ ترین|اہم|مقبول|مقبول ترین) (خبریں|تحریریں)",
                "سب سے زیادہ پڑھی جانے والی.{0,8}",
            ],
        ),
        (
            "bn",
            &[
                "আর[ওো]? (প.{1,2}ুন|দেখুন|খবর)",
                "(সম্পর্কিত|সংশ্লিষ্ট|এ সম্পর্কিত|এই বিভাগের|এ বিভাগের) (খবর|সংবাদ|আরও খবর|\
                 আরো খবর|পোস্ট|নিউজ)",
                "সর্বশেষ (খবর|সংবাদ)|সর্বাধিক পঠিত|জনপ্রিয.? (খবর|সংবাদ)|এ জাতীয.? আর[ওো]? খবর",
            ],
        ),
        (
            "ta",
            &[
                "(மேலும்|இதையும்) (படிக்க|படியுங்கள்|படிங்க|செய்திகள்|பார்க்க|வாசிக்க)",
                "(தொடர்புடைய|சமீபத்திய|அண்மைச்|முக்கிய|பிரபலமான) (செய்திகள்|செய்தி|கட்டுரைகள்|\
                 பதிவுகள்)",
                "அதிகம் (படிக்கப்பட்டவை|வாசிக்கப்பட்டவை|பகிரப்பட்டவை)",
            ],
        ),
        (
            "id",
            &[
                "baca (juga|selengkapnya|lebih lanjut|lainnya)",
                "(berita|artikel|topik|pos|postingan) (terkait|lainnya|terbaru|terkini|populer|\
                 pilihan|lain)",
                "terpopuler|terkini|terbaru|(lihat|simak) juga",
                "(anda|kamu) mungkin (juga )?(suka|menyukai|tertarik)",
                "rekomendasi( untuk (anda|kamu))?|pilihan (editor|untukmu|redaksi)",
                "paling (banyak dibaca|populer)",
            ],
        ),
        (
            "ms",
            &[
                "(baca|lihat) (juga|lagi|seterusnya)",
                "(berita|artikel) (berkaitan|terkini|lain|popular)|paling (popular|banyak dibaca)",
                "(anda|awak) mungkin (juga )?(suka|berminat)( .{0,20})?",
            ],
        ),
        (
            "vi",
            &[
                "(xem|đọc) (thêm|tiếp)( về .{1,30})?",
                "(tin|bài viết|tin tức|bài|chủ đề) (liên quan|khác|cùng chuyên mục|mới nhất|mới|\
                 nổi bật|xem nhiều|tương tự|đọc nhiều)",
                "(đọc|xem) nhiều( nhất)?|có thể bạn (sẽ )?(quan tâm|thích)|(tin )?cùng chuyên mục",
                "mời (bạn|độc giả) (đọc|xem) (thêm|tiếp)",
            ],
        ),
        (
            "th",
            &[
                "(ข่าว|บทความ|เรื่อง|เนื้อหา|โพสต์|กระทู้)(อื่น ?ๆ ?)?(ที่เกี่ยวข้อง|\
                 ที่คุณอาจสนใจ|ล่าสุด|ยอดนิยม|แนะนำ|น่าสนใจ|อื่น ?ๆ|เด่น)",
                "อ่าน(เพิ่มเติม|ต่อ|ข่าวอื่น.{0,20}|ข่าวเพิ่มเติม|เรื่องอื่น.{0,20}|\
                 ข่าวที่เกี่ยวข้อง)",
                "คุณอาจ(สนใจ|จะชอบ|ชอบ)( ?สิ่งนี้)?|ยอดนิยม|ดูเพิ่มเติม|เรื่องที่คุณอาจพลาด",
                "อ่านมากที่สุด|แนะนำสำหรับคุณ|ข่าวยอดนิยม",
            ],
        ),
    ],
    matches: &[
        ("en", "Related Articles"),
        ("en", "Trending"),
        ("en", "Read Next"),
        ("en", "You may also like"),
        ("en", "Related articles from our gardening blog:"),
        ("en", "You might also enjoy our guide to growing tomatoes"),
        ("en", "Latest News"),
        ("en", "More from The Guardian"),
        ("en", "Most read"),
        ("de", "Mehr zum Thema"),
        ("fr", "Sur le même sujet"),
        ("es", "Noticias relacionadas"),
        ("pt", "Leia também:"),
        ("it", "Articoli correlati"),
        ("nl", "Lees ook:"),
        ("pl", "Czytaj także:"),
        ("ru", "Читайте также:"),
        ("el", "Διαβάστε επίσης"),
        ("zh", "相关新闻"),
        ("ja", "関連記事"),
        ("ko", "많이 본 뉴스"),
        ("tr", "Benzer haberler"),
        ("ar", "اقرأ أيضاً"),
        ("sv", "Läs också:"),
        ("no", "Les også:"),
        ("da", "Læs også:"),
        ("fi", "Lue myös"),
        ("fi", "Aiheeseen liittyvät artikkelit"),
        ("et", "Loe ka:"),
        ("lv", "Lasi arī:"),
        ("lt", "Taip pat skaitykite:"),
        ("hu", "Kapcsolódó cikkek"),
        ("cs", "Mohlo by vás zajímat"),
        ("cs", "Čtěte také:"),
        ("sk", "Mohlo by vás zaujímať"),
        ("sl", "Preberite tudi:"),
        ("hr", "Moglo bi vas zanimati"),
        ("sr", "Прочитајте још:"),
        ("bg", "Прочетете още:"),
        ("uk", "Читайте також:"),
        ("ro", "Citește și:"),
        ("ca", "Et pot interessar"),
        ("eu", "Erlazionatutako albisteak"),
        ("tr", "İlgili haberler"),
        ("tr", "Bunlar da ilginizi çekebilir"),
        ("ar", "مواضيع ذات صلة"),
        ("ar", "الأكثر قراءة"),
        ("fa", "مطالب مرتبط"),
        ("he", "כתבות נוספות"),
        ("he", "קראו גם:"),
        ("hi", "यह भी पढ़ें:"),
        ("ur", "یہ بھی پڑھیں:"),
        ("bn", "আরও পড়ুন:"),
        ("ta", "தொடர்புடைய செய்திகள்"),
        ("id", "Baca juga:"),
        ("ms", "Berita berkaitan"),
        ("vi", "Tin liên quan"),
        ("th", "ข่าวที่เกี่ยวข้อง"),
        ("zh", "您可能感兴趣的文章"),
        ("zh", "延伸閱讀"),
        ("zh", "上一篇：春天"),
        ("ja", "あわせて読みたい"),
        ("ja", "人気記事ランキング"),
        ("ko", "관련기사"),
        ("ko", "이 시각 주요뉴스"),
    ],
    rejects: &[
        (
            "en",
            "Related work on this subject began in 1987 with a study by Miller.",
        ),
        ("en", "More than a hundred people came."),
        (
            "en",
            "Trending topics were analysed over two years to see how they spread in the network.",
        ),
        ("de", "Zum Thema wollte sich der Minister nicht äußern."),
        (
            "fr",
            "À la une du journal figurait ce jour-là une photo de la gare.",
        ),
        ("ru", "По теме выступили трое учёных."),
        ("zh", "热门景点在假期里挤满了人。"),
        (
            "fi",
            "Suosittelemme lämpimästi, että jokainen lukee kirjan itse.",
        ),
        ("sv", "Läs mer poesi, sade hon till klassen."),
        ("hu", "További hírek szerint a híd mégis kibírta a telet."),
        ("cs", "Doporučujeme si vzít teplé oblečení a pevné boty."),
        ("uk", "За темою дня стежила вся країна."),
        ("th", "ข่าวลือเรื่องอ่างเก็บน้ำแพร่ไปทั่วหมู่บ้าน"),
        ("ko", "관련 법안은 다음 달 국회에서 논의될 예정이다."),
        ("tr", "İlgili bakan soruyu yanıtsız bıraktı."),
        ("he", "קראו גם את הספר השני של הסופר, אמר המורה."),
        ("ja", "関連する法律は来月から施行される見通しだ。"),
    ],
};
