//! Copyright lines, terms, privacy and cookie notices.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "legal",
    why: "legal notices are the same on every page of a site",
    role: Role::Legal,
    anchor: Anchor::Anywhere,
    phrases: &[
        ("mul", &[r"^(\(c\)|copyright)", "©"]),
        (
            "en",
            &[
                r"\ball rights reserved\b",
                "^(privacy|cookies?|terms|legal|disclaimer|imprint|accessibility|sitemap|\
                 contact( us)?|about( us)?|advertise)( (policy|notice|statement|settings|\
                 preferences|of (use|service)|and conditions|& conditions|conditions|\
                 with us))?$",
                r"\bprivacy policy\b",
                r"\bterms (of (use|service)|and conditions)\b",
                r"\bcookie (policy|settings|preferences)\b",
                "we use cookies",
                "uses cookies",
                r"\byou are visitor (number|no)",
                r"\bbest viewed (with|in|using|at)\b",
                r"\b(may|can) ?not be (published|reproduced|republished)\b",
                r"\brepublish (our|this)\b",
            ],
        ),
        (
            "de",
            &["^impressum$", "datenschutz", "alle rechte vorbehalten"],
        ),
        ("fr", &["mentions légales", "tous droits réservés"]),
        (
            "es",
            &["todos los derechos reservados", "política de privacidad"],
        ),
        ("pt", &["todos os direitos reservados"]),
        ("it", &["tutti i diritti riservati"]),
        ("nl", &["alle rechten voorbehouden"]),
        (
            "pl",
            &["wszelkie prawa zastrzeżone", "polityka prywatności"],
        ),
        (
            "ru",
            &[
                "все права защищены",
                "перепечатка .{0,40}(запрещена|разрешения|согласия)",
                "при (использовании|перепечатке|цитировании) .{0,60}(ссылка|материалов)",
            ],
        ),
        (
            "el",
            &[
                "με επιφύλαξη",
                "όροι χρήσης",
                "απαγορεύεται η αναδημοσίευση",
            ],
        ),
        (
            "zh",
            &[
                "版权所有|版權所有",
                "免责声明",
                "未经.{0,12}(授权|许可)",
                "不得(转载|轉載)|(禁止|谢绝|謝絕)(转载|轉載)",
            ],
        ),
        ("ja", &["著作権", "無断転載"]),
        (
            "sv",
            &[
                "alla rättigheter (är )?förbehåll|(integritets|sekretess|dataskydds|cookie)policy",
                "användarvillkor|kakor|vi använder (cookies|kakor)|ansvarig utgivare",
                "får inte (återges|kopieras|publiceras)",
            ],
        ),
        (
            "no",
            &[
                "alle rettigheter (er )?(forbeholdt|reservert)|personvern(erklæring|policy)",
                "brukervilkår|informasjonskapsler|vi bruker (cookies|informasjonskapsler)",
                "ansvarlig redaktør|vær varsom-plakaten",
            ],
        ),
        (
            "da",
            &[
                "alle rettigheder (er )?forbeholdes?|(privatlivs|persondata|cookie)politik",
                "handelsbetingelser|brugerbetingelser|vi bruger cookies|ansvarshavende chefredaktør",
                "ophavsret(sloven|ligt beskyttet)",
            ],
        ),
        (
            "fi",
            &[
                "kaikki oikeudet pidätetään|tietosuoja(seloste|käytäntö|lauseke|ilmoitus)",
                "evästekäytän|evästeasetu|(käytämme|käyttää) evästeitä|rekisteriseloste",
                "tekijänoikeu(s|det|della) (suojattu|pidätetään)",
                "^(käyttöehdot|tietosuoja|evästeet|yhteystiedot|palaute|mediatiedot)$",
            ],
        ),
        (
            "et",
            &[
                "kõik õigused (on )?(kaitstud|reserveeritud)",
                "privaatsus(poliitika|tingimused|reeglid)|küpsise(d|id|te)? (kasut|sätted|seaded)",
                "kasutustingimused|kasutab küpsiseid",
                "^(kontakt|reklaam|küpsised|meist)$",
            ],
        ),
        (
            "lv",
            &[
                "visas tiesības (ir )?(aizsargātas|paturētas)|privātuma politika",
                "sīkdat(nes|ņu) (politika|iestat|izmant)|lietošanas (noteikumi|nosacījumi)",
                "izmanto(jam)? sīkdatnes|pārpublicēšana",
            ],
        ),
        (
            "lt",
            &[
                "visos teisės (saugomos|ginamos)|privatumo politika",
                "slapukų (politika|nustatym|naudojim)|naudoja(me)? slapukus",
                "naudojimo(si)? (sąlygos|taisyklės)|draudžiama (kopijuoti|platinti|naudoti)",
                "be (raštiško|išankstinio) sutikimo",
            ],
        ),
        (
            "hu",
            &[
                "minden jog fenntartva|adat(kezelési|védelmi) (tájékoztató|nyilatkozat|szabályzat)",
                "(általános )?(felhasználási|szerződési) feltételek|(sütiket|cookie-kat) haszná",
                "sütibeállít",
                "^(impresszum|médiaajánlat|jogi nyilatkozat|adatvédelem|kapcsolat|hirdetés)$",
            ],
        ),
    ],
    matches: &[
        ("mul", "© 2026 Miller & Sons"),
        ("mul", "Copyright 2019 The Daily News"),
        ("en", "Privacy Policy"),
        ("en", "Best viewed with Netscape Navigator"),
        ("en", "We use cookies to improve your visit."),
        ("en", "This text may not be reproduced without our consent."),
        ("de", "Alle Rechte vorbehalten"),
        ("fr", "Tous droits réservés"),
        ("es", "Todos los derechos reservados"),
        ("pt", "Todos os direitos reservados"),
        ("it", "Tutti i diritti riservati"),
        ("nl", "Alle rechten voorbehouden"),
        ("pl", "Wszelkie prawa zastrzeżone"),
        ("ru", "Все права защищены"),
        ("el", "Όροι χρήσης"),
        ("zh", "未经书面授权不得转载"),
        ("ja", "記事の無断転載を禁じます"),
        ("sv", "Alla rättigheter förbehållna"),
        ("no", "Personvernerklæring"),
        ("da", "Alle rettigheder forbeholdes"),
        ("fi", "Kaikki oikeudet pidätetään"),
        ("et", "Kõik õigused kaitstud"),
        ("lv", "Visas tiesības aizsargātas"),
        ("lt", "Visos teisės saugomos"),
        ("hu", "Minden jog fenntartva"),
    ],
    rejects: &[
        ("en", "His letters were not published in his lifetime."),
        ("en", "The privacy of patients was at stake."),
        ("en", "The court weighed the terms that both had agreed."),
        ("de", "Alle Rechte der Kinder sind gleich."),
        ("fr", "Les droits réservés aux citoyens furent étendus."),
        ("ru", "Права человека защищены законом."),
        ("zh", "作者把版权留给了女儿。"),
        ("fi", "Kaikki oikeudet kuuluvat kansalle."),
        ("hu", "Minden jog az ügyfelet illeti."),
    ],
};
