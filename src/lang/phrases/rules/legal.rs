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
        (
            "cs",
            &[
                "(všechna|veškerá) práva vyhrazena",
                "zásady (ochrany osobních údajů|používání cookies|soukromí)",
                "ochrana osobních údajů|(všeobecné )?(obchodní |smluvní )podmínky",
                "podmínky (použití|užití|užívání)|používáme (soubory )?cookies",
                "nastavení (cookies|soukromí)",
                "bez (předchozího )?(písemného )?souhlasu .{0,40}(zakázáno|šíření)",
                "^(kontakty?|o nás|inzerce|reklama|redakce|tiráž)$",
            ],
        ),
        (
            "sk",
            &[
                "všetky práva vyhradené|zásady ochrany (osobných údajov|súkromia)",
                "ochrana osobných údajov|(všeobecné )?(obchodné |zmluvné )podmienky",
                "podmienky používania|používame (súbory )?cookies|nastavenia (cookies|súkromia)",
                "^(kontakty?|o nás|inzercia|reklama|redakcia)$",
            ],
        ),
        (
            "sl",
            &[
                "vse pravice pridržane|politika zasebnosti|varstvo osebnih podatkov",
                "(splošni )?pogoji (uporabe|poslovanja)|(uporabljamo|uporaba) piškotk",
                "nastavitve (zasebnosti|piškotkov)",
                "^(kontakt|o nas|oglaševanje|impresum|piškotki)$",
            ],
        ),
        (
            "hr",
            &[
                "sva prava (su )?(pridržana|zadržana)|(pravila|politika|zaštita) privatnosti",
                "(opći )?uv(j|)eti (korištenja|poslovanja)|uslovi kori[sš]ćenja",
                "(koristi(mo)?|postavke) kolačić|prenošenje sadržaja",
                "bez dozvole (izdavača|redakcije)",
                "^(kontakt|o nama|impress?um|marketing|oglašavanje|kolačići)$",
            ],
        ),
        (
            "sr",
            &[
                "сва права (су )?(придржана|задржана)|политика приватности|услови кориш[ћh]ења",
                "(користи(мо)?|подешавања) колачић",
                "^(контакт|о нама|импресум|маркетинг)$",
            ],
        ),
        (
            "bg",
            &[
                "всички права (са )?запазени|политика за (поверителност|лични данни|бисквитки)",
                "(общи )?условия за (ползване|използване)|защита на личните данни",
                "използва(ме|т|) (бисквитки|„бисквитки)|настройки на бисквитките",
                "без (изричното |писменото )?съгласие .{0,40}(забран|препечат)",
                "^(контакти?|за нас|реклама|бисквитки|общи условия)$",
            ],
        ),
        (
            "uk",
            &[
                "(всі|усі) права (захищен[оі]|застережен[оі])",
                "політика (конфіденційності|приватності)",
                "(умови|правила) (використання|користування)",
                "використову(ємо|є) (файли )?(cookie|кукі)",
                "(передрук|використання|копіювання|цитування) .{0,60}(заборонен|дозвол|посиланн)",
                "(гіперпосилання|посилання) .{0,20}обов.язков",
                "^(контакти|про нас|про проєкт|реклама|реклама на сайті|редакція)$",
            ],
        ),
        (
            "ro",
            &[
                "toate drepturile (sunt )?rezervate",
                "politica (de )?(confiden[tț]ialitate|cookie.{0,8}|prelucrare.{0,30})",
                "termeni([i]|)? [sșş]i condi[tț]ii(le)?|protec[tț]ia datelor",
                "(folosim|utilizăm|folose[sșş]te|utilizează) (module |fi[sșş]iere )?cookie",
                "setări (cookie|confiden).{0,14}",
                "preluarea (integrală|articolelor|informa[tț]iilor)",
                "^(contact|despre noi|publicitate|redac[tț]ia|caseta redac[tț]ională)$",
            ],
        ),
        (
            "ca",
            &[
                "tots els drets reservats|política de (privacitat|privadesa|galetes|cookies)",
                "avís legal|condicions d.ús|utilitza(m)? (galetes|cookies)",
            ],
        ),
        (
            "eu",
            &[
                "eskubide guztiak (gordeta|erreserbatuta)|pribatutasun[- ](politika|gune)",
                "lege[- ](oharra|informazioa)|cookie(en|ak) (politika|erabil)",
                "erabilera[- ]baldintzak",
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
        ("cs", "Všechna práva vyhrazena"),
        ("sk", "Všetky práva vyhradené"),
        ("sl", "Vse pravice pridržane"),
        ("hr", "Sva prava pridržana"),
        ("sr", "Сва права задржана"),
        ("bg", "Всички права запазени"),
        ("uk", "Усі права захищено"),
        ("ro", "Toate drepturile rezervate"),
        ("ca", "Tots els drets reservats"),
        ("eu", "Eskubide guztiak gordeta"),
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
        ("cs", "Práva dětí jsou vyhrazena zákonem."),
        ("ro", "Drepturile copiilor sunt garantate."),
    ],
};
