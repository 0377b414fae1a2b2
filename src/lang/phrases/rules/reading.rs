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
    ],
    rejects: &[
        ("en", "14 minutes later the train left."),
        ("en", "Today the sun came out."),
        ("de", "Vor 3 Jahren zog sie nach Wien."),
        ("de", "Lesezeit: 3 Minuten sind genug."),
        ("fr", "Il y a 3 heures de marche jusqu'au lac."),
        ("ru", "5 лет назад здесь был лес."),
        ("zh", "3天前的大雨冲毁了桥。"),
    ],
};
