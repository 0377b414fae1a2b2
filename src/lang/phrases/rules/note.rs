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
    ],
    rejects: &[
        ("en", "The summit can be reached in two hours."),
        ("en", "Correction of the proofs took her a year."),
        ("en", "She was paid a salary and no bonus."),
        ("de", "Der Artikel der Verfassung schützt die Würde."),
        ("fr", "Cet article du code fut abrogé."),
        ("ru", "Реклама занимает половину полосы."),
        ("zh", "本文讨论了三种方法。"),
    ],
};
