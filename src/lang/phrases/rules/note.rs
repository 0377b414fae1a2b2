//! Notes on how an article was made: contributors, contacts, corrections, sponsors.
//!
//! They follow the body more often than they are part of it, and annotators disagree on them. So
//! they are a feature of the classifier and decide nothing alone.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "note",
    why: "credits, contacts, corrections and disclosures follow the body",
    role: Role::EditorialNote,
    anchor: Anchor::Anywhere,
    phrases: &[
        (
            "en",
            &[
                r"\bcan be (reached|contacted|emailed) (at|on|by|via)\b",
                r"\b(e-?mail|contact|write to|reach) .{0,60}\w@\w",
                r"\bcontributed to this (report|story|article)\b",
                r"^(this (article|story|post) (was )?)?(originally )?(published|appeared) (in|on|at)\b",
                r"^(correction|clarification|editor'?s? note|disclosure|disclaimer)s?\s*[:—–-]",
                r"\ban? (earlier|previous) version of this\b",
                r"\baffiliate (link|commission|partner)",
                r"\b(earn|receive|get) a .{0,25}commission\b",
                r"\bin (paid )?partnership with\b",
            ],
        ),
        (
            "de",
            &[
                "dieser (artikel|text|beitrag) (erschien|ist .{0,40}erschienen)",
                "mit material von",
                "affiliate[- ]link",
            ],
        ),
        (
            "fr",
            &[
                "cet article (est|a été) (initialement )?(paru|publié)",
                "liens? (d.)?affili",
            ],
        ),
        (
            "es",
            &["este artículo (fue|se) public", "con información de"],
        ),
        (
            "pl",
            &[
                "artykuł (powstał|ukazał się)",
                "materiał (sponsorowany|partnera)",
                "współpraca reklamowa",
            ],
        ),
        (
            "ru",
            &["на правах рекламы", "текст .{0,20}впервые опубликован"],
        ),
        ("el", &["με πληροφορίες από"]),
        (
            "zh",
            &[
                "本文(首发|首發|原载|原載|转自|轉自|来源|來源)",
                "(投稿|联系|聯絡)(邮箱|郵箱|信箱)",
            ],
        ),
        (
            "sv",
            &[
                "artikeln (är|har) .{0,30}(tidigare publicerad|uppdaterats)",
                "(en )?tidigare version av (artikeln|texten)",
                "innehåller (reklam|annons|affiliate)l?änkar",
                r"^(rättelse|korrigering|redaktionens anmärkning|fotnot)\s*[:.—–-]",
            ],
        ),
        (
            "no",
            &[
                "i en tidligere versjon (av|sto)",
                "(saken|artikkelen) (er|ble) (først|opprinnelig) publisert",
                "inneholder (annonse|affiliate)lenker",
                r"^(rettelse|korreksjon|redaksjonell merknad)\s*[:.—–-]",
            ],
        ),
        (
            "da",
            &[
                "i en tidligere version (af|stod)",
                "artiklen (er|blev) (først|oprindeligt) (bragt|udgivet|publiceret)",
                "indeholder (reklame|affiliate)links",
                r"^(rettelse|korrektion|redaktionel note|præcisering)\s*[:.—–-]",
            ],
        ),
        (
            "fi",
            &[
                "juttua (on )?(korjattu|muokattu|päivitetty|täydennetty)",
                "(juttu|artikkeli) (on )?(julkaistu|ilmestynyt) (alun perin|ensimmäisen kerran)",
                "sisältää (mainos|affiliate)linkkejä",
                r"^(oikaisu|korjaus|toimituksen (huomautus|huom)|huom)\s*[.:—–-]",
            ],
        ),
        (
            "et",
            &[
                "artikkel (ilmus|avaldati) (esmakordselt|algselt)",
                "(artiklit|lugu) on (parandatud|täiendatud|uuendatud)",
                r"^(parandus|toimetuse märkus|õiendus|vabandus)\s*[:.—–-]",
            ],
        ),
        (
            "lv",
            &[
                "raksts (pirmo reizi )?(publicēts|tapis) (žurnālā|laikrakstā|sadarbībā)",
                r"^(labojums|precizējums|redakcijas piezīme)\s*[:.—–-]",
            ],
        ),
        (
            "lt",
            &[
                "straipsnis (pirmą kartą )?(publikuotas|paskelbtas) (žurnale|laikraštyje)",
                r"^(pataisymas|patikslinimas|redakcijos (pastaba|prierašas))\s*[:.—–-]",
            ],
        ),
        (
            "hu",
            &[
                "(a cikk|az írás|cikkünk) (eredetileg|először) .{0,40}(jelent meg|megjelent)",
                "(cikkünk|a cikk) korábbi változat",
                r"^(helyreigazítás|javítás|szerkesztői megjegyzés|a szerk|frissítés)\s*[.:—–-]",
            ],
        ),
    ],
    matches: &[
        ("en", "Ann Lee can be reached at the newsroom."),
        ("en", "Tips? Write to the editors: desk@daily.example"),
        ("en", "John Doe in Paris contributed to this report."),
        ("en", "Correction: The train left at ten, not at eleven."),
        (
            "en",
            "We may earn a small commission from links on this page.",
        ),
        (
            "de",
            "Dieser Artikel ist zuerst in der Abendzeitung erschienen.",
        ),
        ("fr", "Cet article a été initialement publié en mai."),
        ("es", "Con información de agencias"),
        ("pl", "Materiał sponsorowany"),
        ("ru", "На правах рекламы"),
        ("el", "Με πληροφορίες από ΑΠΕ"),
        ("zh", "本文首发于晚报"),
        ("sv", "Rättelse: Tåget gick klockan tio."),
        ("no", "Rettelse: Toget gikk klokken ti."),
        ("da", "Rettelse: Toget kørte klokken ti."),
        ("fi", "Oikaisu: Juna lähti kymmeneltä."),
        ("fi", "Juttua korjattu kello 14."),
        ("et", "Õiendus: Rong väljus kell kümme."),
        ("lv", "Precizējums: Vilciens atgāja desmitos."),
        ("lt", "Patikslinimas: Traukinys išvyko dešimtą."),
        ("hu", "Helyreigazítás: A vonat tízkor indult."),
    ],
    rejects: &[
        ("en", "The summit can be reached in two hours."),
        ("en", "Correction of the proofs took her a year."),
        ("en", "She was paid a salary and no bonus."),
        ("de", "Der Artikel der Verfassung schützt die Würde."),
        ("fr", "Cet article du code fut abrogé."),
        ("ru", "Реклама занимает половину полосы."),
        ("zh", "本文讨论了三种方法。"),
        ("fi", "Oikaisu julkaistiin seuraavana päivänä."),
        ("hu", "A frissítés után a gép nem indult el."),
    ],
};
