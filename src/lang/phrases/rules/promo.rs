//! Lines inside a body that link to another article.
//!
//! The selection drops such a line whatever its score, so a phrase must be certain. A single word
//! before a colon or a dash is not certain: "Watch: the second hand moves.", a speaker called Lea,
//! or "– Zobacz – powiedziała" in a Polish dialogue.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "promo-inline",
    why: "a line inside the body that links to another article of the site",
    role: Role::Promo,
    anchor: Anchor::Promo,
    phrases: &[
        (
            "en",
            &[
                "(also|must)[ -](read|see|watch)",
                "read (also|more|next|this|related)",
                "see also",
                "related (story|article|stories|reading|news|coverage|video|post)",
                "recommended (story|reading|for you)",
                "don'?t miss",
                "more on this( story)?",
                "watch (now|also)",
                "(click|tap) here to (read|see|watch|subscribe|join|follow).{0,40}",
                "also on .{2,30}",
                // A label of a magazine: sentences do not begin in capitals.
                "(?-i:MORE|RELATED|WATCH|LISTEN)",
            ],
        ),
        (
            "de",
            &[
                "lesen sie (auch|mehr|dazu|hier).{0,12}",
                "lies auch",
                "mehr (dazu|zum thema)",
                "siehe auch",
                "auch interessant",
                "hier lesen",
            ],
        ),
        ("fr", &["(à )?lire (aussi|également)", "(voir|voyez) aussi"]),
        (
            "es",
            &[
                "(lea|lee) (también|además)",
                "(también )?te puede interesar",
                "(ver|vea) también",
            ],
        ),
        ("pt", &["leia (também|mais)", "veja também", "saiba mais"]),
        ("it", &["leggi anche", "vedi anche", "approfondisci"]),
        ("nl", &["lees ook", "zie ook"]),
        (
            "pl",
            &[
                "(czytaj|przeczytaj|zobacz|sprawdź) (także|też|również|więcej|koniecznie)",
                "polecamy( (także|też|również|więcej|koniecznie))?",
            ],
        ),
        (
            "ru",
            &[
                "читайте (также|ещё|еще)",
                "смотрите также",
                "по теме",
                r"см\. также",
            ],
        ),
        (
            "el",
            &[
                "διαβάστε (επίσης|ακόμη|ακόμα|εδώ)",
                "δείτε (επίσης|ακόμη|ακόμα|εδώ)",
            ],
        ),
        (
            "zh",
            &[
                "相关(阅读|新闻|报道)",
                "相關新聞",
                "延伸(阅读|閱讀)",
                "推荐阅读",
            ],
        ),
        ("ja", &["関連記事"]),
        ("ko", &["관련 기사"]),
        ("tr", &["ayrıca okuyun"]),
        ("ar", &["اقرأ (أيضا|أيضاً|ايضا|المزيد)"]),
        ("sv", &["läs (också|även|mer)"]),
        ("no", &["les (også|mer)|se også"]),
        ("da", &["læs (også|mere)|se også"]),
        (
            "fi",
            &["lue (myös|lisää|seuraavaksi)|katso myös|aiheesta lisää"],
        ),
        ("et", &["loe (ka|lisaks|veel)|vaata ka"]),
        ("lv", &["lasi(et)? (arī|vairāk)|skat(ies|ieties) arī"]),
        (
            "lt",
            &["(taip pat )?skaitykite( taip pat| daugiau)|taip pat skaitykite"],
        ),
        (
            "hu",
            &["olvas(s|sa|sd) (el ezt is|tovább)|kapcsolódó cikk(ek|ünk|eink)?|ez is érdekelheti"],
        ),
    ],
    matches: &[
        ("en", "Also read: Germany's multimillion-euro heist"),
        ("en", "READ MORE: Why the bank failed"),
        ("en", "MORE: Ten gardens to see this spring"),
        ("en", "Related story: How the bridge fell"),
        ("en", "Recommended reading | Ten years of the euro"),
        ("en", "Watch now: The eclipse over Chile"),
        ("de", "Lesen Sie auch: Die neue Regierung"),
        ("fr", "À lire aussi : Le budget voté"),
        ("fr", "Lire également : La grève continue"),
        ("es", "Lea también: El nuevo presupuesto"),
        ("es", "Te puede interesar: Diez rutas por la sierra"),
        ("pt", "Leia também: O novo orçamento"),
        ("it", "Leggi anche: Il nuovo governo"),
        ("nl", "Lees ook: Het nieuwe kabinet"),
        ("pl", "Czytaj także: Nowe prawo"),
        ("pl", "Polecamy: Dziesięć szlaków w Tatrach"),
        ("ru", "Читайте также: Новый закон"),
        ("el", "Διαβάστε επίσης: Ο νέος νόμος"),
        ("zh", "相关阅读：新法律今日生效"),
        ("ja", "関連記事：新しい法律が成立"),
        ("ko", "관련 기사: 새 법안 통과"),
        ("tr", "Ayrıca okuyun: Yeni yasa kabul edildi"),
        ("ar", "اقرأ أيضاً: القانون الجديد"),
        ("sv", "Läs även: Nya lagen röstades igenom"),
        ("no", "Les også: Den nye loven ble vedtatt"),
        ("da", "Læs også: Den nye lov blev vedtaget"),
        ("fi", "Lue myös: Uusi laki hyväksyttiin"),
        ("et", "Loe ka: Uus seadus võeti vastu"),
        ("lv", "Lasi arī: Pieņemts jaunais likums"),
        ("lt", "Taip pat skaitykite: Priimtas naujas įstatymas"),
        ("hu", "Kapcsolódó cikk: Elfogadták az új törvényt"),
    ],
    rejects: &[
        (
            "en",
            "Also read were letters from her father, which she had kept.",
        ),
        ("en", "Read more books this year."),
        ("en", "Watch the road, he told them, and they did."),
        ("en", "Watch: the second hand moves."),
        (
            "en",
            "Recommended: two cups of flour and one egg for every person at the table.",
        ),
        ("en", "Related — how cells grow"),
        ("en", "Related"),
        ("de", "Mehr dazu wollte sie nicht sagen."),
        (
            "fr",
            "À lire : Marc Bloch, Apologie pour l'histoire, Armand Colin, 1949.",
        ),
        ("es", "Lea: No sabía que ibas a venir tan pronto."),
        ("pl", "– Zobacz – powiedziała matka i otworzyła okno."),
        ("pl", "– Czytaj – poprosił cicho."),
        (
            "pl",
            "Sprawdź: czy okna są zamknięte, czy gaz jest zakręcony.",
        ),
        ("ru", "По теме выступили трое учёных."),
        ("fi", "Lue myös rivien välistä, hän neuvoi."),
        ("sv", "Läs även böcker som du inte tycker om."),
        (
            "hu",
            "Olvass tovább, mondta az anyja, és eloltotta a lámpát.",
        ),
    ],
};
