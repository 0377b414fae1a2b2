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
            ],
        ),
        ("de", &["anzeige", "werbung"]),
        ("fr", &["publicité"]),
        ("es", &["publicidad"]),
        ("pt", &["publicidade"]),
        ("it", &["pubblicità"]),
        ("nl", &["advertentie"]),
        ("pl", &["reklama"]),
        ("ru", &["реклама"]),
        ("el", &["διαφήμιση"]),
        ("zh", &["广告|廣告"]),
        ("ja", &["広告"]),
        ("ko", &["광고"]),
        ("tr", &["reklam"]),
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
    ],
};
