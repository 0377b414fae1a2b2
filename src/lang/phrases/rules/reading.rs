//! Reading times, ages and counters of articles.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "reading-time",
    why: "reading times, ages and counters belong to lists of articles",
    role: Role::ReadingTime,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                r"(about )?\d{1,3}[ -]?(min(ute)?s?|mins?\.?|sec|hours?|hrs?)([ -](read|watch|listen|long))?( (read|ago))?",
                r"\d+ (seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago",
                "(yesterday|today|just now)( at .{1,10})?",
                r"\d+[km]? (views?|likes?|shares?|reads?|comments?|replies|followers?|votes?)",
                "(estimated |average )?(reading|read) time:? .{0,16}|time to read:? .{0,12}",
                r"(read|reads?) in \d+ min(ute)?s?|\d+ minutes? of reading",
                r"(viewed|read|shared) [\d,.]+ times?",
                r"[\d.,]+[km]? (reads|hits|downloads|listens|plays|claps)",
            ],
        ),
        (
            "de",
            &[
                r"vor \d+ (minuten?|stunden?|tag(en)?|wochen?|monat(en)?|jahr(en)?)",
                r"lese(dauer|zeit):? (ca\.? )?\d+ min(uten?|\.)?",
                "vor (einer|einem|wenigen) (minuten?|stunden?|tag|woche|monat|jahr)",
                r"(ca\. )?\d+ (min\.?|minuten) (lesezeit|lesedauer|zum lesen)",
                r"lese(dauer|zeit):? (ca\.? |etwa |rund )?\d+ ?min(uten?|\.)?",
                r"[\d.,]+ (aufrufe|klicks|ansichten|mal gelesen)",
            ],
        ),
        (
            "fr",
            &[
                r"il y a \d+ \w+",
                r"il y a (une?|quelques|\d+) (minutes?|heures?|jours?|semaines?|mois|ans?|an)",
                r"(temps|durée) de lecture ?:? .{0,16}|lecture (de )?\d+ min(utes)?\.?",
                r"\d+ min(utes?)? (de lecture|à lire)|\d+ vues",
            ],
        ),
        (
            "es",
            &[
                r"hace \d+ \w+",
                r"hace (una?|unos|\d+) (minutos?|horas?|días?|semanas?|mes(es)?|años?)",
                "(tiempo|minutos) de lectura:? .{0,12}",
                r"(lectura:? )?\d+ min(utos?)?\.? (de lectura|de leer|lectura)",
                r"[\d.]+ (visitas|vistas|lecturas)",
            ],
        ),
        (
            "pt",
            &[
                r"há \d+ \w+",
                r"há (uma?|\d+) (minutos?|horas?|dias?|semanas?|m[êe]s(es)?|anos?)( atrás)?",
                "(tempo|minutos) de leitura:? .{0,12}",
                r"(leitura:? )?\d+ min(utos?)? (de leitura|para ler)|[\d.]+ visualizações",
            ],
        ),
        (
            "it",
            &[
                r"\d+ \w+ fa",
                r"(un|una|\d+) (minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa",
                r"(tempo di )?lettura ?:? \d+ min(ut[oi])?|\d+ min(ut[oi])?( di)? lettura",
                r"[\d.]+ (visualizzazioni|letture)",
            ],
        ),
        (
            "pl",
            &[
                r"\d+ \w+ temu",
                r"(\d+|kilka) (minut[yę]?|godzin[yę]?|dni|tygodni[e]?|miesięcy|miesiące|lat[a]?) temu",
                r"czas czytania:? (ok\. )?\d+ min(uty?|\.)?",
                r"\d+ min(uty?|\.)? (czytania|na przeczytanie)|[\d ]+ (wyświetleń|odsłon)",
            ],
        ),
        (
            "ru",
            &[
                r"\d+ \w+ назад",
                r"(\d+|час|день|неделю|месяц|год) ?(секунд[ыу]?|минут[ыу]?|час(а|ов)?|дн(я|ей)|день|недел[юиь]|месяц(а|ев)?|год(а)?|лет)? назад",
                r"время (на )?чтени[ея]:? .{0,14}|\d+ мин(ут[ыа]?|\.)? (на )?чтени[ея]",
                r"(просмотр(ы|ов)|прочитали|просмотрено):? \d+|\d+ просмотр(а|ов)?",
                "(вчера|сегодня)( в .{1,6})?",
            ],
        ),
        (
            "el",
            &[
                r"πριν \d+ \w+",
                r"πριν (από )?(\d+|μία|ένα|λίγα|λίγες) (λεπτ[άό]|ώρ(α|ες)|ημέρ(α|ες)|μέρ(α|ες)|εβδομάδ(α|ες)|μήν(α|ες)|χρόνια)",
                r"χρόνος ανάγνωσης:? .{0,14}|\d+ λεπτά ανάγνωση(ς)?",
            ],
        ),
        (
            "zh",
            &[
                r"\d+ ?(分钟|小时|天|分鐘|小時)前",
                r"(\d+|几|幾) ?(秒|分钟|分鐘|小时|小時|天|周|週|个月|個月|月|年)(之)?前",
                r"(阅读|閱讀|浏览|瀏覽|觀看|点击|人氣|人气)(量|数|數|次数)?[:：（( ]{0,2}\d+.{0,4}",
                r"\d+ ?(次)?(阅读|閱讀|浏览|瀏覽|點閱|观看)|(阅读|閱讀|预计阅读)(时间|時間).{0,10}",
            ],
        ),
        (
            "ja",
            &[
                r"\d+ ?(分|時間|日)前",
                r"\d+ ?(秒|分|時間|日|週間|か月|ヶ月|カ月|年)前|この記事は.{0,4}\d+分で読め.{0,4}|(約)?\d+分(で読めます|で読了)",
                "読了(時間|目安).{0,12}",
            ],
        ),
        (
            "sv",
            &[
                r"för \d+ (minut(er)?|timm(e|ar)|dag(ar)?|veck(a|or)|månad(er)?) sedan",
                r"läs(tid|ning)?:? \d+ min(uter)?|\d+ min(uter)?s? läs(ning|tid)",
            ],
        ),
        (
            "no",
            &[
                r"for \d+ (minutt(er)?|timer?|dag(er)?|uker?|måned(er)?) siden",
                r"lesetid:? (ca\.? )?\d+ min(utter)?|\d+ min(utter)?s? (lesetid|å lese)",
            ],
        ),
        (
            "da",
            &[
                r"for \d+ (minut(ter)?|timer?|dage?|uger?|måned(er)?) siden",
                r"læsetid:? (ca\.? )?\d+ min(utter)?|\d+ min(utter)?s? (læsetid|læsning)",
            ],
        ),
        (
            "fi",
            &[
                r"\d+ (minuuttia?|tuntia?|päivää?|viikkoa?|kuukautta?|vuotta) sitten",
                r"(luku|lukemis)aika:? (noin )?\d+ min(uuttia)?",
                r"\d+ min(uutin)? (lukuaika|lukea|luettava)",
            ],
        ),
        (
            "et",
            &[
                r"\d+ (minutit?|tundi?|päeva?|nädalat?|kuud?|aastat?) tagasi",
                r"lugemis(aeg|e aeg):? \d+ min(utit)?",
            ],
        ),
        (
            "lv",
            &[
                r"pirms \d+ (minūt(es|ēm)|stund(as|ām)|dien(as|ām)|nedēļ(as|ām)|mēnešiem)",
                r"lasīšanas laiks:? \d+ min(ūtes)?",
            ],
        ),
        (
            "lt",
            &[
                r"prieš \d+ (min\.?|minutes|minučių|val\.?|valandas|valandų|dienas|dienų|d\.|savaites|mėn\.?)",
                r"skaitymo laikas:? \d+ min\.?|skaitysite \d+ min\.?",
            ],
        ),
        (
            "hu",
            &[
                r"\d+ (perce|órája|napja|hete|hónapja|éve)",
                r"\d+ (perccel|órával|nappal|héttel|hónappal) ezelőtt",
                r"olvasási idő:? (kb\. )?\d+ perc|\d+ perces? (olvasás|olvasmány|olvasnivaló)",
            ],
        ),
        (
            "cs",
            &[
                r"před \d+ (minut(ou|ami)|hodin(ou|ami)|dn(em|y)|týdn(em|y)|měsíc(em|i)|lety)",
                r"doba čtení:? \d+ min(ut|uty|\.)?|\d+ min(ut|uty)? čtení",
            ],
        ),
        (
            "sk",
            &[
                r"pred \d+ (minút(ou|ami)|hodin(ou|ami)|dň(om|ami)|týždň(om|ami)|mesiac(om|mi)|rokmi)",
                r"čas čítania:? \d+ min(út|úty|\.)?|\d+ min(út|úty)? čítania",
            ],
        ),
        (
            "sl",
            &[
                r"pred \d+ (minut(o|ami)|ur(o|ami)|dn(em|evi)|tedn(om|i)|mesec(em|i)|leti)",
                r"čas branja:? (manj kot |približno )?\d+ min(ut|\.)?",
            ],
        ),
        (
            "hr",
            &[
                r"prije \d+ (minut[ae]?|sat[ai]?|dan[a]?|tjed[a]?n[a]?|m(j|)esec[ai]?|godin[ae])",
                r"pre \d+ (minut[ae]?|sat[ai]?|dan[a]?|nedelj[ae]|mesec[ai]?|godin[ae])",
                r"vr(ij|)eme čitanja:? (oko )?\d+ min(ut[ae]|\.)?",
            ],
        ),
        (
            "sr",
            &[
                r"пре \d+ (минут[ае]?|сат[аи]?|дан[а]?|недељ[ае]|месец[аи]?|годин[ае])",
                r"време читања:? \d+ мин(ут[ае]|\.)?",
            ],
        ),
        (
            "bg",
            &[
                r"преди \d+ (минут[аи]|час[а]?|ден|дни|седмиц[аи]|месец[а]?|годин[аи])",
                r"(време за четене|четене):? ~?\d+ мин(ути|\.)?|\d+ мин(ути|\.)? (за )?четене",
            ],
        ),
        (
            "uk",
            &[
                r"\d+ (хвилин[иу]?|хв\.?|годин[иу]?|год\.?|дн[іів]+|день|тижн[іів]+|місяц[іів]+|рок[иів]+) тому",
                r"час (на )?читання:? \d+ хв(илин[иа]?|\.)?|\d+ хв(илин[иа]?|\.)? (на )?читання",
            ],
        ),
        (
            "ro",
            &[
                r"acum \d+ (de )?(minut(e)?|or[eăi]|zi(le)?|săptămân[iă]|lun[iă]|ani?)",
                r"timp de (citire|citit):? \d+ min(ute)?|\d+ min(ute)? (de )?citi(t|re)",
            ],
        ),
        (
            "ca",
            &[
                r"fa \d+ (minuts?|hor(a|es)|di(a|es)|setman(a|es)|mes(os)?|anys?)",
                r"\d+ min(uts)? de lectura|temps de lectura:? \d+ min(uts)?",
            ],
        ),
        (
            "eu",
            &[
                r"duela \d+ (minutu|ordu|egun|aste|hilabete|urte)",
                r"irakurtzeko denbora:? \d+ min(utu)?",
            ],
        ),
        (
            "tr",
            &[
                r"\d+ (saniye|dakika|dk\.?|saat|gün|hafta|ay|y[ıi]l) önce",
                r"okuma süresi:? \d+ (dakika|dk\.?)|\d+ (dakika|dk\.?)(l[ıi]k)? okuma( süresi)?",
                r"\d+ (görüntülenme|okunma)",
            ],
        ),
        (
            "ar",
            &[
                r"(منذ|قبل) \d+ (دقائق|دقيقة|ساعات|ساعة|أيام|يوم|يوما|أسابيع|أسبوع|أشهر|شهر|سنوات|سنة)",
                "(منذ|قبل) (ساعة|ساعتين|يوم|يومين|أسبوع|شهر|دقيقة)",
                r"\d+ (دقائق|دقيقة|د)( للقراءة| قراءة)|(مدة|وقت|زمن) القراءة:? .{0,20}",
                r"\d+ (مشاهدة|قراءة|زيارة)",
            ],
        ),
        (
            "fa",
            &[
                r"\d+ (دقیقه|ساعت|روز|هفته|ماه|سال) (پیش|قبل)|زمان (مطالعه|خواندن):? \d+ دقیقه",
                r"\d+ (بازدید|نظر)",
            ],
        ),
        (
            "he",
            &[
                r"לפני \d+ (דקות|שעות|ימים|שבועות|חודשים|שנים)",
                "לפני (שעה|שעתיים|יום|יומיים|שבוע|חודש|דקה)|זמן קריאה:? .{0,16}",
                r"\d+ דק(ות|')? (קריאה|של קריאה)",
            ],
        ),
        (
            "hi",
            &[
                r"\d+ (मिनट|घंटे|घंटा|दिन|सप्ताह|महीने|साल) (पहले|पूर्व)",
                r"\d+ मिनट (में प.{1,2}ें|रीड)",
            ],
        ),
        (
            "ur",
            &[r"\d+ (منٹ|گھنٹے|گھنٹہ|دن|ہفتے|مہینے|سال) (پہلے|قبل)"],
        ),
        ("bn", &[r"[০-৯\d]+ (মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর) আগে"]),
        (
            "ta",
            &[r"\d+ (நிமிடங்கள்|மணி நேரம்|மணிநேரம்|நாட்கள்|நாள்|வாரங்கள்|மாதங்கள்) முன்(பு)?"],
        ),
        (
            "id",
            &[
                r"\d+ (detik|menit|jam|hari|minggu|bulan|tahun) (yang )?lalu|waktu baca:? .{0,12}",
                r"\d+ menit (baca|membaca)|\d+ kali dibaca",
            ],
        ),
        (
            "ms",
            &[
                r"\d+ (saat|minit|jam|hari|minggu|bulan|tahun) (yang )?lalu",
                r"\d+ minit (bacaan|baca)",
            ],
        ),
        (
            "vi",
            &[
                r"\d+ (phút|giờ|tiếng|ngày|tuần|tháng|năm) trước|\d+ phút đọc",
                r"thời gian đọc:? .{0,12}|\d+ lượt (xem|đọc|thích)",
            ],
        ),
        (
            "th",
            &[
                r"\d+ ?(วินาที|นาที|ชั่วโมง|ชม\.|วัน|สัปดาห์|เดือน|ปี)(ที่แล้ว|ที่ผ่านมา| ที่แล้ว)",
                r"อ่าน \d+ นาที|ใช้เวลาอ่าน.{0,12}|เวลาอ่าน.{0,12}",
            ],
        ),
        (
            "ko",
            &[
                r"\d+ ?(초|분|시간|일|주|주일|개월|달|년) ?전|(조회|조회수|읽음|공감|추천) ?[:：]? ?\d+.{0,4}",
                r"\d+분( 분량)?( 읽기| 소요)|읽는 ?시간.{0,10}",
            ],
        ),
        (
            "nl",
            &[
                r"\d+ (min(uten|uut)?|uur|uren|dag(en)?|we(e)?k(en)?|maand(en)?|jaar) geleden",
                r"leestijd:? (ca\.? |circa )?\d+ min(uten|\.)?|\d+ min(uten)?\.? (lezen|leestijd)",
            ],
        ),
    ],
    matches: &[
        ("en", "14 min read"),
        ("en", "2 hours ago"),
        ("en", "Yesterday"),
        ("en", "1.2k views"),
        ("de", "vor 3 Stunden"),
        ("de", "Lesedauer: 3 Minuten"),
        ("fr", "il y a 3 heures"),
        ("es", "hace 3 horas"),
        ("pt", "há 3 horas"),
        ("it", "3 ore fa"),
        ("pl", "3 godziny temu"),
        ("ru", "5 часов назад"),
        ("el", "πριν 3 ώρες"),
        ("zh", "3小时前"),
        ("ja", "3時間前"),
        ("sv", "för 3 timmar sedan"),
        ("no", "for 3 timer siden"),
        ("da", "for 3 timer siden"),
        ("fi", "3 tuntia sitten"),
        ("et", "3 tundi tagasi"),
        ("lv", "pirms 3 stundām"),
        ("lt", "prieš 3 valandas"),
        ("hu", "3 órája"),
        ("cs", "před 3 hodinami"),
        ("sk", "pred 3 hodinami"),
        ("sl", "pred 3 urami"),
        ("hr", "prije 3 sata"),
        ("sr", "пре 3 сата"),
        ("bg", "преди 3 часа"),
        ("uk", "3 години тому"),
        ("ro", "acum 3 ore"),
        ("ca", "fa 3 hores"),
        ("eu", "duela 3 ordu"),
        ("tr", "3 saat önce"),
        ("ar", "منذ 3 ساعات"),
        ("fa", "3 ساعت پیش"),
        ("he", "לפני 3 שעות"),
        ("hi", "3 घंटे पहले"),
        ("ur", "3 گھنٹے پہلے"),
        ("bn", "৩ ঘণ্টা আগে"),
        ("ta", "3 நாட்கள் முன்பு"),
        ("id", "3 jam yang lalu"),
        ("ms", "3 minit lalu"),
        ("vi", "3 giờ trước"),
        ("th", "3 ชั่วโมงที่แล้ว"),
        ("zh", "3個月前"),
        ("zh", "阅读量：2031"),
        ("ja", "3か月前"),
        ("ko", "3시간 전"),
        ("en", "Reading time: 4 minutes"),
        ("de", "5 Minuten Lesezeit"),
        ("fr", "Temps de lecture : 4 min"),
        ("es", "4 minutos de lectura"),
        ("pt", "4 min de leitura"),
        ("it", "Tempo di lettura: 4 minuti"),
        ("nl", "3 uur geleden"),
        ("nl", "Leestijd: 4 minuten"),
        ("pl", "Czas czytania: 4 minuty"),
        ("ru", "Время чтения: 4 минуты"),
        ("el", "Χρόνος ανάγνωσης: 4 λεπτά"),
    ],
    rejects: &[
        ("en", "14 minutes later the train left."),
        ("en", "Today the sun came out."),
        ("de", "Vor 3 Jahren zog sie nach Wien."),
        ("de", "Lesezeit: 3 Minuten sind genug."),
        ("fr", "Il y a 3 heures de marche jusqu'au lac."),
        ("ru", "5 лет назад здесь был лес."),
        ("zh", "3天前的大雨冲毁了桥。"),
        ("fi", "3 tuntia sitten alkanut palo on sammutettu."),
        ("hu", "3 órája esik az eső a faluban."),
        ("cs", "před 3 hodinami začalo pršet"),
        ("uk", "3 години тому тут був ліс"),
        ("tr", "3 saat önce başlayan yangın söndürüldü."),
        ("ko", "3시간 전 시작된 비가 그쳤다."),
        ("de", "Vor einer Woche war der See noch voll."),
    ],
};
