//! Labels of advertisements.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "advert",
    why: "advertisements are not part of the article",
    role: Role::Advert,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                "ad(vert(isement|ising)?)?s?",
                "sponsored( (by|content|post|links?).{0,40})?",
                "promoted( content)?",
                "paid (content|post|partnership)",
                "(story|article) continues (below|after).{0,30}",
                "continue reading below.{0,30}",
                "scroll (down )?to continue.{0,30}",
                "ad (choices|feedback)|skip ad.{0,20}",
                "(this is a |this )?(paid|sponsored) (advertisement|post|message|feature)",
                "in (partnership|association) with .{1,30}|presented by .{1,30}",
                "(article|content|post) continues (below|after) .{0,24}|advertiser content",
                "partner content|remove ads|hide ad|why this ad|(story|page) continues below",
            ],
        ),
        (
            "de",
            &[
                "anzeige",
                "werbung",
                "(an)?zeigen?|werbung( -|:)? ?(bitte weiterlesen)?",
                "(bezahlte )?(werbung|anzeige|partnerschaft)( von .{1,20})?",
                "gesponsert(er inhalt| von .{1,20})?|advertorial|sponsored",
                "(artikel|text|beitrag) (wird )?(unter|nach) (der|dieser) (anzeige|\
                 werbung) (fortgesetzt|weiter)",
                "(der )?artikel geht .{0,20}(anzeige|werbung) weiter",
                "unterstützt durch produktplatzierung|promotion",
            ],
        ),
        (
            "fr",
            &[
                "publicité",
                "publicités?|(contenu|article) (sponsorisé|partenaire)|annonces?",
                "sponsorisé( par .{1,20})?|la suite (de l.article )?après (cette|la) publicité",
                "(suite|continue) après la publicité|en partenariat avec .{1,25}",
            ],
        ),
        (
            "es",
            &[
                "publicidad",
                "anuncios?|(contenido|artículo) (patrocinado|publicitario|de marca)",
                "patrocinado( por .{1,20})?|publirreportaje",
                "(el artículo |la nota )?continúa (después|debajo) de (la publicidad|\
                 este anuncio)",
                "(sigue|continúa) después de la publicidad",
            ],
        ),
        (
            "pt",
            &[
                "publicidade",
                "publicidades?|anúncios?|propaganda|(conteúdo|artigo) (patrocinado|publicitário)",
                "patrocinad[oa]( por .{1,20})?|publieditorial",
                "continua (depois|após) (da|a) publicidade",
                "(a matéria )?continua após (a publicidade|o anúncio)",
            ],
        ),
        (
            "it",
            &[
                "pubblicità",
                "annuncio|(contenuto|articolo) (sponsorizzato|pubblicitario)",
                "sponsorizzat[oi]( da .{1,20})?|pubbliredazionale",
                "(l.articolo )?continua (dopo|sotto) la pubblicità|informazione pubblicitaria",
                "messaggio promozionale",
            ],
        ),
        (
            "nl",
            &[
                "advertentie",
                "advertenties?|reclame|gesponsord(e inhoud| door .{1,20})?",
                "betaalde (inhoud|samenwerking)",
                "(het artikel |tekst )?(gaat )?verder (na|onder) de advertentie|branded content",
            ],
        ),
        (
            "pl",
            &[
                "reklama",
                "reklam[ay]|(artykuł|materiał|wpis) (sponsorowany|reklamowy|partnera)",
                "płatna współpraca",
                "dalsz(y|a) (ciąg|część) (artykułu |tekstu )?pod (reklamą|wideo|materiałem.{0,8})",
                "(ciąg dalszy|dalsza część) pod reklamą|autopromocja|ogłoszeni[ea]",
            ],
        ),
        (
            "ru",
            &[
                "реклама",
                "на правах рекламы|рекламный (материал|блок)|партн[её]рский материал",
                "спонсорский (материал|пост)|продолжение (после|под) реклам(ы|ой)",
                r"реклама[.,:]? ?(0?16|18)\+.{0,30}|объявлени[ея]|промо",
            ],
        ),
        (
            "el",
            &[
                "διαφήμιση",
                "διαφημ[ίι]σεις|χορηγούμενο( περιεχόμενο)?|advertorial",
                "η συνέχεια μετά τη διαφήμιση",
            ],
        ),
        (
            "zh",
            &[
                "广告|廣告",
                "(商业|商業)?(推广|推廣)(内容|內容)?|赞助(内容|商)?|贊助(內容|商)?|(赞助|贊助|推廣|推广)(文章|連結|链接)|廣編(特輯|企劃)?",
                "(請|请)?繼續往下閱讀.{0,4}",
            ],
        ),
        (
            "ja",
            &[
                "広告",
                "(スポンサー(ド)?リンク|スポンサード?サーチ|pr|ad|タイアップ(記事|広告)?|記事広告|プロモーション)|記事は広告の(後|下)に続きます",
                "広告の(後|下)に(も)?.{0,10}続(く|きます)",
            ],
        ),
        (
            "ko",
            &[
                "광고",
                "(협찬|후원|유료) ?(광고|콘텐츠)|ad|애드버토리얼|파워 ?링크|광고 ?(후|아래).{0,14}(이어집니다|계속됩니다)|기사형 ?광고",
            ],
        ),
        (
            "tr",
            &[
                "reklam",
                "reklam( alan[ıi])?|sponsorlu( içerik)?|[iİ]lan|advertorial",
                "haber reklamdan sonra devam (ediyor|edecek)",
            ],
        ),
        (
            "sv",
            &[
                "annons(er|ör)?|reklam|sponsrat( innehåll)?|(i )?(betalt )?samarbete( med .{1,30})?",
                "artikeln fortsätter (efter|under) annonsen",
            ],
        ),
        (
            "no",
            &[
                "annonse(r|innhold|ørinnhold)?|reklame|sponset( innhold)?|betalt innhold",
                "saken fortsetter (etter|under) annonsen",
                "artikkelen fortsetter (etter|under) annonsen",
            ],
        ),
        (
            "da",
            &[
                "annonce(r|ørbetalt indhold)?|reklame|sponsoreret( indhold)?|betalt indhold",
                "artiklen fortsætter (efter|under) annoncen",
            ],
        ),
        (
            "fi",
            &[
                "mainos|ilmoitus|kaupallinen yhteistyö|maksettu (mainos|sisältö|yhteistyö)",
                "sponsoroitu( sisältö)?|juttu jatkuu mainoksen (jälkeen|alla)",
                "(artikkeli|juttu) jatkuu .{0,20}mainoksen.{0,10}",
            ],
        ),
        (
            "et",
            &[
                "reklaam|sisuturundus|reklaamtekst|toetatud sisu|artikkel jätkub pärast reklaami",
                "lugu jätkub pärast reklaami",
            ],
        ),
        (
            "lv",
            &[
                "reklāma|sludinājums|reklāmraksts|apmaksāts (raksts|saturs)",
                "raksta turpinājums pēc reklāmas",
            ],
        ),
        (
            "lt",
            &[
                "reklama|skelbimas|rėmėjų turinys|užsakom(asis|oji) .{1,20}",
                "straipsnis tęsiasi po reklamos",
            ],
        ),
        (
            "hu",
            &[
                "hirdetés|reklám|(támogatott|szponzorált|fizetett) tartalom|pr-?cikk",
                "a cikk a hirdetés után folytatódik",
            ],
        ),
        (
            "cs",
            &[
                "reklama|inzerce|komerční sdělení|placená (inzerce|spolupráce)",
                "sponzorovan(ý|é)( obsah| článek)?|článek pokračuje pod reklamou",
            ],
        ),
        (
            "sk",
            &[
                "reklama|inzercia|platená (inzercia|spolupráca)|sponzorovan(ý|é)( obsah| článok)?",
                "článok pokračuje pod (reklamou|videoreklamou)",
            ],
        ),
        (
            "sl",
            &[
                "oglas|oglasi|oglasno sporočilo|promocija|sponzorirana vsebina|pr članek",
                "članek se nadaljuje pod oglasom",
            ],
        ),
        (
            "hr",
            &[
                "oglas(i)?|reklama|promo|sponzorirani (sadržaj|članak)|plaćeni sadržaj",
                "oglas - tekst se nastavlja ispod oglasa|(tekst|članak) se nastavlja ispod oglasa",
            ],
        ),
        (
            "sr",
            &[
                "оглас|реклама|огласи|спонзорисани (садржај|чланак)",
                "текст се наставља (испод|након) (огласа|рекламе)",
            ],
        ),
        (
            "bg",
            &[
                "реклама|обява|спонсорирано( съдържание)?|платено съдържание",
                "(статията|текстът) продължава след рекламата",
            ],
        ),
        (
            "uk",
            &[
                "реклама|партнерський (матеріал|проєкт|проект)|на правах реклами|оголошення",
                "спонсорський матеріал|продовження після реклами",
            ],
        ),
        (
            "ro",
            &[
                "publicitate|reclam(ă|e)|advertorial|con[tț]inut (sponsorizat|plătit)",
                "articolul continuă (după|sub) (publicitate|reclamă)",
            ],
        ),
        ("ca", &["publicitat|contingut patrocinat"]),
        ("eu", &["publizitatea|iragarkia|babestutako edukia"]),
        (
            "ar",
            &["إعلان(ات)?|اعلان(ات)?|محتوى (مدفوع|ممول|إعلاني)|إعلان ممول|برعاية|ممول"],
        ),
        ("fa", &["تبلیغات|آگهی|رپورتاژ( آگهی)?|تبلیغ"]),
        (
            "he",
            &["פרסומת|מודעה|תוכן (ממומן|שיווקי|פרסומי)|בשיתוף .{1,25}|ממומן|מקודם"],
        ),
        (
            "hi",
            &["विज्ञापन|प्रायोजित|(आगे )?खबर विज्ञापन के बाद.{0,10}|स्पॉन्सर्ड"],
        ),
        ("ur", &["اشتہار(ات)?|سپانسرڈ"]),
        ("bn", &["বিজ্ঞাপন|স্পনসরড"]),
        ("ta", &["விளம்பரம்|விளம்பரங்கள்"]),
        (
            "id",
            &[
                "iklan|advertorial|konten (bersponsor|berbayar)",
                "(scroll|gulir) (ke bawah )?untuk (melanjutkan|lanjut).{0,12}",
                "lanjutkan membaca setelah iklan",
            ],
        ),
        ("ms", &["iklan|kandungan (tajaan|berbayar)|tajaan"]),
        (
            "vi",
            &["quảng cáo|nội dung (được )?tài trợ|bài (viết )?(pr|tài trợ)|tin tài trợ"],
        ),
        (
            "th",
            &["โฆษณา|บทความโฆษณา|เนื้อหาสนับสนุน|advertorial|สปอนเซอร์"],
        ),
    ],
    matches: &[
        ("en", "Advertisement"),
        ("en", "ADVERTISEMENT"),
        ("en", "Story continues below advertisement"),
        ("de", "Anzeige"),
        ("fr", "Publicité"),
        ("es", "Publicidad"),
        ("pt", "Publicidade"),
        ("it", "Pubblicità"),
        ("nl", "Advertentie"),
        ("pl", "Reklama"),
        ("ru", "Реклама"),
        ("el", "Διαφήμιση"),
        ("zh", "广告"),
        ("ja", "広告"),
        ("ko", "광고"),
        ("tr", "Reklam"),
        ("sv", "Annons"),
        ("no", "Annonse"),
        ("da", "Annonce"),
        ("fi", "Mainos"),
        ("et", "Reklaam"),
        ("lv", "Reklāma"),
        ("lt", "Straipsnis tęsiasi po reklamos"),
        ("hu", "Hirdetés"),
        ("cs", "Inzerce"),
        ("sk", "Článok pokračuje pod videoreklamou"),
        ("sl", "Oglasno sporočilo"),
        ("hr", "Tekst se nastavlja ispod oglasa"),
        ("sr", "Текст се наставља испод огласа"),
        ("bg", "Платено съдържание"),
        ("uk", "На правах реклами"),
        ("ro", "Publicitate"),
        ("ca", "Publicitat"),
        ("eu", "Publizitatea"),
        ("tr", "Sponsorlu içerik"),
        ("ar", "إعلان"),
        ("fa", "تبلیغات"),
        ("he", "תוכן שיווקי"),
        ("hi", "विज्ञापन"),
        ("ur", "اشتہار"),
        ("bn", "বিজ্ঞাপন"),
        ("ta", "விளம்பரம்"),
        ("id", "Scroll untuk melanjutkan membaca"),
        ("ms", "Iklan"),
        ("vi", "Quảng cáo"),
        ("th", "โฆษณา"),
        ("zh", "請繼續往下閱讀"),
        ("ja", "スポンサーリンク"),
        ("ko", "파워링크"),
        ("en", "Partner content"),
        ("de", "Artikel wird unter der Anzeige fortgesetzt"),
        ("fr", "La suite après cette publicité"),
        ("es", "Contenido patrocinado"),
        ("pt", "Continua depois da publicidade"),
        ("it", "Continua dopo la pubblicità"),
        ("nl", "Tekst gaat verder na de advertentie"),
        ("pl", "Dalsza część artykułu pod reklamą"),
        ("ru", "Партнёрский материал"),
        ("el", "Η συνέχεια μετά τη διαφήμιση"),
    ],
    rejects: &[
        ("en", "Advertisement in newspapers grew last year."),
        ("de", "Anzeige erstattete niemand."),
        ("fr", "Publicité et presse vivent ensemble."),
        ("ru", "Реклама на улицах запрещена."),
        ("zh", "广告业去年增长很快。"),
        ("fi", "Mainos maksoi yhtiölle miljoonan."),
        ("hu", "Hirdetés nélkül is eladták a házat."),
        ("cs", "Reklama stála firmu milion."),
        ("uk", "Реклама на вулицях заборонена."),
        ("tr", "Reklam gelirleri geçen yıl düştü."),
        ("ko", "광고 시장이 지난해 크게 성장했다."),
        ("de", "Anzeigen gegen den Betreiber gab es keine."),
        (
            "en",
            "Presented by his son, the old man smiled and waved to everyone.",
        ),
    ],
};
