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
            ],
        ),
        (
            "de",
            &[
                r"vor \d+ (minuten?|stunden?|tag(en)?|wochen?|monat(en)?|jahr(en)?)",
                r"lese(dauer|zeit):? (ca\.? )?\d+ min(uten?|\.)?",
            ],
        ),
        ("fr", &[r"il y a \d+ \w+"]),
        ("es", &[r"hace \d+ \w+"]),
        ("pt", &[r"há \d+ \w+"]),
        ("it", &[r"\d+ \w+ fa"]),
        ("pl", &[r"\d+ \w+ temu"]),
        ("ru", &[r"\d+ \w+ назад"]),
        ("el", &[r"πριν \d+ \w+"]),
        ("zh", &[r"\d+ ?(分钟|小时|天|分鐘|小時)前"]),
        ("ja", &[r"\d+ ?(分|時間|日)前"]),
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
    ],
};
