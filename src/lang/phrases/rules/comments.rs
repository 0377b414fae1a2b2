//! Headings and controls of readers' comments.

use super::{Anchor, PhraseRule, Role};

pub(super) const RULE: PhraseRule = PhraseRule {
    name: "comments",
    why: "a heading of readers' comments, or a request for one",
    role: Role::Comments,
    anchor: Anchor::Whole,
    phrases: &[
        (
            "en",
            &[
                r"\(?\d* ?comments?( \(?\d+\)?)?( on .{1,80})?",
                "(add|post|leave|write|view|show|see|hide|read)( a| your| all| the)? (comments?|\
                 reply|replies)( .{0,20})?",
                "no comments( yet)?",
                "leave a reply",
                "cancel reply",
                "replies",
                "reply",
                "join the (discussion|conversation)",
                "comments are (closed|off).{0,30}",
                "log ?in to (comment|reply|leave).{0,30}",
                "report( (this )?comment)?",
                "be the first to comment",
            ],
        ),
        (
            "de",
            &[
                r"kommentare?( \(\d+\))?",
                "kommentar (schreiben|verfassen|hinterlassen)",
                "antworten",
            ],
        ),
        (
            "fr",
            &[
                "commentaires?",
                "(laisser|ajouter|poster) un commentaire",
                "répondre",
            ],
        ),
        (
            "es",
            &[
                "comentarios?",
                "deja (un comentario|una respuesta)",
                "responder",
            ],
        ),
        (
            "pt",
            &["comentários?", "deixe (um comentário|uma resposta)"],
        ),
        ("it", &["commenti", "lascia un commento", "rispondi"]),
        ("nl", &["reacties", "reageren"]),
        (
            "pl",
            &["komentarze", "(dodaj|zostaw|napisz) komentarz", "odpowiedz"],
        ),
        (
            "ru",
            &[
                "комментарии",
                "(добавить|оставить|написать) комментарий",
                "ответить",
                "обсудить( .{1,20})?",
            ],
        ),
        ("el", &["σχόλια", "(αφήστε|προσθήκη|γράψτε) σχόλι.{1,8}"]),
        ("zh", &["评论", "发表评论", "网友评论", "回复"]),
        ("ja", &["コメント"]),
        ("ko", &["댓글"]),
        ("tr", &["yorumlar"]),
    ],
    matches: &[
        ("en", "Leave a Reply"),
        ("en", "12 Comments"),
        ("en", "Comments (3)"),
        ("de", "Kommentare"),
        ("fr", "Laisser un commentaire"),
        ("es", "Deja un comentario"),
        ("pt", "Deixe uma resposta"),
        ("it", "Lascia un commento"),
        ("nl", "Reageren"),
        ("pl", "Dodaj komentarz"),
        ("ru", "Комментарии"),
        ("el", "Αφήστε σχόλιο"),
        ("zh", "发表评论"),
        ("ja", "コメント"),
        ("ko", "댓글"),
        ("tr", "Yorumlar"),
    ],
    rejects: &[
        (
            "en",
            "Comments by the minister drew criticism from the opposition parties.",
        ),
        ("en", "Reply to the letter came in May."),
        ("de", "Kommentare aus der Regierung blieben aus."),
        ("es", "Responder a esa carta le llevó un mes."),
        ("ru", "Комментарии экспертов разошлись."),
        ("zh", "评论家们对这部电影看法不一。"),
    ],
};
