//! Labels of share, save and print buttons.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "share",
    why: "the labels of share buttons remain in the text",
    role: Role::Share,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "mul",
            &[
                "facebook",
                "twitter",
                "x",
                "whats ?app",
                "linkedin",
                "pinterest",
                "reddit",
                "telegram",
                "instagram",
                "youtube",
                "tiktok",
                "tumblr",
                "flipboard",
                "bluesky",
                "threads",
                "messenger",
            ],
        ),
        (
            "en",
            &[
                "(please )?share( (this|it|on|via|article|story|post|page|\
                 with .{1,20}))*( (article|story|post|page|facebook|twitter|x|linkedin|\
                 whatsapp|email|e-mail|friends))?",
                "tweet",
                "pin( it)?",
                "email( this)?",
                "e-mail",
                "print( this)?( page| article)?",
                "copy( the)? link",
                "link copied.?",
                "save( article)?",
                "bookmark( this)?",
                "follow us( on .{1,40})?",
                "follow",
                "like this",
                "(share|click) to (share|tweet|email|print).{0,40}",
                "share (this )?(page|story|link|post) (by|via|on|with) .{1,20}",
                "share on (facebook|twitter|x|linkedin|whatsapp|bluesky|threads|reddit|pinterest)",
                "send (by|via) e-?mail|gift (this )?article|give (this )?article",
            ],
        ),
        (
            "de",
            &[
                "teilen",
                "drucken",
                "merken",
                "auf .{1,20} teilen",
                "(artikel|beitrag|seite|diesen (artikel|beitrag)|per e-?mail|\
                 via .{1,16}) (teilen|versenden|drucken|merken|weiterempfehlen)",
                "link kopieren|(seite|artikel) drucken|weiterempfehlen|jetzt teilen|twittern",
                "zur merkliste( hinzufügen)?|speichern|ausdrucken",
            ],
        ),
        (
            "fr",
            &[
                "partager",
                "imprimer",
                "partage(r|z)( (sur|cet article|l.article|cette page|par).{0,20})?|copier le lien",
                "envoyer (par e?-?mail|à un ami)|tweeter|enregistrer|sauvegarder",
            ],
        ),
        (
            "es",
            &[
                "compartir",
                "imprimir",
                "compart(ir|e|a)( (en|por|este|esta|vía|artículo).{0,24})?|copiar (el )?enlace",
                "enviar por (correo|e?-?mail)|guardar|tuitear",
                "haz clic para (compartir|enviar|imprimir).{0,40}",
            ],
        ),
        (
            "pt",
            &[
                "compartilhar",
                "(compartilh|partilh)(e|ar)( (no|na|em|por|este|esta|via).{0,24})?",
                "copiar (o )?link|imprimir|enviar por e?-?mail|guardar|salvar|tweetar",
                "clique para (compartilhar|partilhar|imprimir|enviar).{0,40}",
            ],
        ),
        (
            "it",
            &[
                "condividi",
                "stampa",
                "condividi( (su|via|questo|questa|l.articolo|articolo|per).{0,20})?",
                "copia( il)? link|invia (per|via) e?-?mail|stampa (questo )?articolo|salva|twitta",
                "fai clic (qui )?per (condividere|stampare|inviare).{0,40}",
            ],
        ),
        (
            "nl",
            &[
                "delen",
                "deel( (op|via|dit|deze|artikel).{0,24})|delen (op|via|met) .{1,20}",
                "kopieer( de)? link|(af)?drukken|printen|mailen|bewaar( artikel)?|opslaan",
            ],
        ),
        (
            "pl",
            &[
                "udostępnij",
                "drukuj",
                "udostępnij( (na|ten|artykuł|przez|w).{0,20})?",
                "podziel się( (na|tym|artykułem).{0,20})?|(s)?kopiuj link",
                "wyślij (e-?mailem|znajomemu)|wydrukuj|zapisz( na później)?|tweetnij",
            ],
        ),
        (
            "ru",
            &[
                "поделиться( .{1,20})?",
                "распечатать",
                "поделитесь( (с друзьями|в .{1,16}))?|(с)?копировать ссылку",
                "отправить (другу|по почте)|печать|версия для печати|твитнуть|сохранить",
                "в закладки|рассказать друзьям",
            ],
        ),
        (
            "el",
            &[
                "κοινοποίηση",
                "εκτύπωση",
                "κοινοπο(ιήστε|ίησε|ίηση)( (στο|σε).{0,14})?",
                "μοιρ(αστείτε|ασου|άσου)( (το|στο).{0,14})?|εκτ[ύυ]πωση",
                "αντιγραφή (συνδέσμου|link)|αποθήκευση",
            ],
        ),
        (
            "zh",
            &[
                "分享(到.{1,10})?",
                "打印",
                "收藏",
                "分享(至|本文|文章|按钮|給朋友|给好友).{0,10}|(复制|複製)(链接|連結|网址|網址)|列印|点赞|點讚|(微信|微博|朋友圈|扫码)(分享)?",
                "转发|轉發|儲存",
            ],
        ),
        (
            "ja",
            &[
                "シェア",
                "(この記事を|記事を)?シェア(する)?|ツイート(する)?|(url|リンク)をコピー(する)?|(リンクを)?コピー(しました)?|印刷(する)?|保存する",
                "(line|はてなブックマーク|はてな|facebook|x)(で|に)(送る|シェア|共有|追加|保存)(する)?|共有(する)?",
            ],
        ),
        (
            "ko",
            &[
                "공유",
                "공유하기|(기사|글)?( ?)공유( ?하기)?",
                "(페이스북|트위터|카카오톡|카카오스토리|네이버|밴드|라인|엑스)(으?로|에)?( ?공유( ?하기)?)?",
                "(url|링크|주소)( ?)복사( ?하기)?|인쇄( ?하기)?|프린트|스크랩|좋아요|본문 글씨 .{1,8}|글씨 ?크기.{0,10}",
            ],
        ),
        (
            "tr",
            &[
                "paylaş",
                "payla[şs]([ıi]n)?|(bu )?(haberi|yaz[ıi]y[ıi]|makaleyi) payla[şs]([ıi]n)?",
                "(facebook|twitter|whatsapp|x).{0,5} payla[şs]([ıi]n)?|yazd[ıi]r",
                "ba[ğg]lant[ıi]y[ıi] kopyala|arkada[şs][ıi]na gönder|kaydet|tweetle",
            ],
        ),
        (
            "sv",
            &[
                "dela( (på|via) .{1,20}| (artikeln|inlägget|sidan|med .{1,20}))?|skriv ut",
                "kopiera länk(en)?|tipsa en vän|mejla",
            ],
        ),
        (
            "no",
            &[
                "del( (på|via) .{1,20}| (artikkelen|saken|innlegget))|skriv ut|kopier lenke(n)?",
                "tips en venn",
            ],
        ),
        (
            "da",
            &[
                "del( (på|via) .{1,20}| (artiklen|artikel|indlægget))|udskriv|kopi[eé]r link(et)?",
                "send til en ven",
            ],
        ),
        (
            "fi",
            &[
                "jaa( (artikkeli|juttu|tämä|sivu|linkki))?",
                "jaa (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "tulosta",
                "kopioi linkki|twiittaa|lähetä (ystävälle|sähköpostilla)|tallenna",
            ],
        ),
        (
            "et",
            &[
                "jaga( (artiklit|lugu|seda|postitust))?",
                "jaga (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "prindi|kopeeri link|saada sõbrale",
            ],
        ),
        (
            "lv",
            &[
                "dal(īties|ies)( ar (draugiem|rakstu))?",
                "dal(īties|ies) (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "drukāt|kopēt saiti|iesaki draugam",
            ],
        ),
        (
            "lt",
            &[
                "(pasi)?dalin(tis|kis|kitės)( straipsniu)?",
                "(pasi)?dalin(tis|kis|kitės) (facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "spausdinti|kopijuoti nuorodą",
            ],
        ),
        (
            "hu",
            &[
                "(megosztás|oszd meg)( a cikket| a bejegyzést)?",
                "(megosztás|oszd meg) (a )?(facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail).{0,5}",
                "nyomtatás",
                "link másolása|küldés e-?mail(ben)?|tweet(elés)?",
            ],
        ),
        (
            "cs",
            &[
                "sdílet( (na|přes|článek|tento článek|tento příspěvek|příspěvek).{0,20})?",
                "sdílejte( (článek|na facebook).{0,5})?|tisk(nout)?|vytisknout|zkopírovat odkaz",
                "kopírovat odkaz|poslat (e-?mailem|odkaz)|tweetnout|uložit( na později)?",
            ],
        ),
        (
            "sk",
            &[
                "zdieľa(ť|jte)( (článok|na facebook|na twitter|cez).{0,10})?|tlač(iť)?|vytlačiť",
                "(s)?kopírovať odkaz|poslať (e-?mailom|odkaz)|uložiť( na neskôr)?",
            ],
        ),
        (
            "sl",
            &[
                "deli(te)?( (na|prek|članek|objavo|novico).{0,20})?|natisni|kopiraj povezavo",
                "pošlji prijatelju|shrani",
            ],
        ),
        (
            "hr",
            &[
                "(po)?(d(ij|)eli(te)?)( (na|putem|preko|članak|vijest|vest|ovo).{0,20})?|ispiši",
                "isprintaj|štampaj|kopiraj (link|poveznicu)|pošalji prijatelju|spremi|sačuvaj",
            ],
        ),
        (
            "sr",
            &[
                "(по)?дели(те)?( (на|путем|преко|чланак|вест).{0,20})?|штампај|копирај линк",
                "сачувај",
            ],
        ),
        (
            "bg",
            &[
                "споделе(те|ни|но)( (във|в) .{0,12}| статията)?",
                "сподели( (във|в|статията|новината|с).{0,20})?|(от)?печат(ай)?|принтирай",
                "копирай( линка| връзката)?|изпрати на приятел|запази",
            ],
        ),
        (
            "uk",
            &[
                "поділи(тися|тись|ться)",
                "(поділи(тися|тись|ться)|поширити) (у |в |через )?(facebook|twitter|x|whatsapp|\
                 linkedin|telegram|viber|e-?mail|фейсбу).{0,5}",
                "поширити|(роз)?друкувати|копіювати посилання|надіслати другу|зберегти|твітнути",
            ],
        ),
        (
            "ro",
            &[
                "distribui(e|ți|ie|re)?( (pe|prin|articolul|acest articol).{0,20})?",
                "partajea(ză|zăți)( pe .{0,20}| articolul)?|tipăre[sșş]te",
                "printea(ză|ză articolul)|copiază (link(ul)?|adresa)",
                "trimite (pe email|unui prieten)|salvează",
            ],
        ),
        (
            "ca",
            &[
                "compart(eix|iu|ir)( (a|en|per|aquest|l'article).{0,20})?|imprimeix|imprimir",
                "copia l'enllaç|desa",
            ],
        ),
        (
            "eu",
            &["partekatu( facebook.{0,5}| twitter.{0,5})?|inprimatu|kopiatu esteka|gorde"],
        ),
        (
            "ar",
            &[
                "(شارك|شاركها|مشاركة|انشر)( (على|عبر|هذا|المقال|الخبر|المقالة).{0,20})?|طباعة",
                "اطبع|نسخ الرابط|أرسل (إلى|الى) صديق|غرد|حفظ",
            ],
        ),
        (
            "fa",
            &[
                "(هم.?رسانی|به اشتراک.?گذاری|اشتراک.?گذاری|به اشتراک بگذارید)( در .{0,12})?|چاپ",
                "نسخه چاپی|کپی (لینک|کردن لینک)|ارسال به دوستان|لینک کوتاه|ذخیره",
            ],
        ),
        (
            "he",
            &[
                "(שת(ף|פו|פי)|שיתוף)( (ב|את ה?)(פייסבוק|טוויטר|ווטסאפ|וואטסאפ|כתבה|מייל|facebook|\
                 twitter|whatsapp))?",
                "הדפס(ה|ו)?|העתק(ת)? קישור|שלח(ו)? לחבר|צייץ|שמור",
            ],
        ),
        (
            "hi",
            &[
                "शेयर( करें)?|साझा करें|प्रिंट( करें)?|लिंक कॉपी करें",
                "(फेसबुक|ट्विटर|व्हाट्सएप) पर (शेयर|साझा) करें|ट्वीट",
            ],
        ),
        ("ur", &["شی.?ئر( کریں)?|پرنٹ|لنک کاپی کریں|ٹویٹ"]),
        ("bn", &["শেয.?ার( করুন)?|প্রিন্ট( করুন)?|লিংক কপি( করুন)?|টুইট"]),
        (
            "ta",
            &["பகிர்(க|வு|ந்து கொள்ள)?|ஷேர் செய்ய|அச்சிடுக|இணைப்பை நகலெடு"],
        ),
        (
            "id",
            &[
                "bagikan( (ke|di|artikel|berita|lewat|via).{0,20})?|cetak|salin (tautan|link)",
                "simpan|kirim ke teman",
            ],
        ),
        (
            "ms",
            &["kongsi(kan)?( (di|ke|artikel|berita|melalui).{0,20})?|cetak|salin pautan|simpan"],
        ),
        (
            "vi",
            &[
                "chia sẻ( (bài viết|lên|qua|trên|facebook).{0,20})?|in bài( viết)?",
                "sao chép (liên kết|link)|gửi (cho bạn bè|email)|lưu( bài viết)?",
            ],
        ),
        (
            "th",
            &[
                "แชร์(บทความนี้|ข่าวนี้|ไปยัง.{0,20}|บน.{0,20}|หน้านี้|เรื่องนี้)?|แบ่งปัน|พิมพ์",
                "คัดลอกลิงก์|ทวีต|บันทึก",
            ],
        ),
    ],
    matches: &[
        ("mul", "Facebook"),
        ("mul", "WhatsApp"),
        ("en", "Share this article"),
        ("en", "Click to share on Twitter (Opens in new window)"),
        ("de", "Teilen"),
        ("fr", "Partager"),
        ("es", "Compartir"),
        ("pt", "Compartilhar"),
        ("it", "Condividi"),
        ("nl", "Delen"),
        ("pl", "Udostępnij"),
        ("ru", "Поделиться"),
        ("el", "Κοινοποίηση"),
        ("zh", "分享到微博"),
        ("ja", "シェア"),
        ("ko", "공유"),
        ("tr", "Paylaş"),
        ("sv", "Dela på Facebook"),
        ("no", "Del på Facebook"),
        ("da", "Del artiklen"),
        ("fi", "Jaa Facebookissa"),
        ("et", "Jaga Facebookis"),
        ("lv", "Dalīties Facebook"),
        ("lt", "Dalintis Facebook"),
        ("hu", "Megosztás Facebookon"),
        ("cs", "Sdílet na Facebooku"),
        ("sk", "Zdieľať na Facebooku"),
        ("sl", "Deli na Facebooku"),
        ("hr", "Podijeli na Facebooku"),
        ("sr", "Подели на Фејсбуку"),
        ("bg", "Сподели във Facebook"),
        ("uk", "Поділитися у Facebook"),
        ("ro", "Distribuie pe Facebook"),
        ("ca", "Comparteix a Facebook"),
        ("eu", "Partekatu Facebooken"),
        ("tr", "Facebook'ta paylaş"),
        ("ar", "مشاركة على فيسبوك"),
        ("fa", "اشتراک‌گذاری"),
        ("he", "שתפו בפייסבוק"),
        ("hi", "शेयर करें"),
        ("ur", "شیئر کریں"),
        ("bn", "প্রিন্ট করুন"),
        ("ta", "பகிர்க"),
        ("id", "Bagikan ke Facebook"),
        ("ms", "Kongsi di Facebook"),
        ("vi", "Chia sẻ lên Facebook"),
        ("th", "แชร์บทความนี้"),
        ("zh", "複製連結"),
        ("zh", "分享至微博"),
        ("ja", "この記事をシェアする"),
        ("ko", "카카오톡으로 공유하기"),
        ("ko", "URL 복사"),
        ("en", "Gift this article"),
        ("de", "Artikel teilen"),
        ("de", "Link kopieren"),
        ("fr", "Partager sur Facebook"),
        ("es", "Compartir en Facebook"),
        ("pt", "Partilhar no Facebook"),
        ("it", "Condividi su Facebook"),
        ("nl", "Deel dit artikel"),
        ("pl", "Udostępnij na Facebooku"),
        ("ru", "Поделитесь с друзьями"),
        ("el", "Κοινοποίηση στο Facebook"),
    ],
    rejects: &[
        ("en", "Share prices fell on Monday."),
        ("en", "Facebook said it would close the office."),
        ("en", "Print is not dead, the editor said."),
        ("de", "Teilen wollte er das Erbe nicht."),
        ("fr", "Partager le pouvoir, il n'y songeait pas."),
        ("it", "Stampa e governo si scontrano ancora."),
        ("zh", "收藏家买下了这幅画。"),
        ("fi", "Jaa omastasi, sanoi isoäiti."),
        ("sv", "Dela lika, sade farmor."),
        ("hu", "Megosztás nélkül nincs közösség."),
        ("cs", "Sdílet radost se sousedy uměla jen babička."),
        ("uk", "Поділитися хлібом він не відмовився."),
        ("ko", "공유 경제가 도시를 바꾸고 있다."),
        ("tr", "Paylaşmak isteyen kimse yoktu."),
        ("ja", "シェアハウスで暮らす人が増えている。"),
        ("en", "Gift shops line the street."),
        ("es", "Compartir el pan era costumbre."),
        ("ru", "Сохранить мост не удалось."),
    ],
};
