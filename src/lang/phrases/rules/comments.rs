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
        (
            "sv",
            &[
                "kommentar(er)?|(skriv|lämna|visa|läs|lägg till)( en| din| alla)? kommentar(er)?",
                "lämna ett svar|svara|kommentera( .{0,30})?|inga kommentarer( än)?",
            ],
        ),
        (
            "no",
            &[
                "kommentar(er)?",
                "(skriv|legg igjen|legg til|vis|les)( en| din| alle)? kommentar(er|ene)?",
                "legg igjen (et )?svar|svar|kommenter( .{0,30})?|ingen kommentarer( ennå)?",
            ],
        ),
        (
            "da",
            &[
                "kommentar(er)?|(skriv|efterlad|tilføj|vis|læs)( en| din| alle)? kommentar(er)?",
                "skriv et svar|svar|kommentér|ingen kommentarer( endnu)?",
            ],
        ),
        (
            "fi",
            &[
                "komment(ti|it|tia|eja)",
                "(jätä|kirjoita|lisää|lähetä|näytä|lue)( kaikki)? komment(ti|it|teja)",
                "vastaa( viestiin)?|kommentoi( .{0,30})?|keskustele|ei (vielä )?kommentteja",
                "kommentit on suljettu|osallistu keskusteluun|keskustelu",
            ],
        ),
        (
            "et",
            &[
                "kommentaar(i|id|e)?|(lisa|jäta|kirjuta|vaata|näita|loe)( kõiki)? kommentaar(e|id)?",
                "vasta|kommenteeri( .{0,30})?|kommentaare (pole|ei ole)|lisa vastus",
            ],
        ),
        (
            "lv",
            &[
                "komentār(s|i|u|us)",
                "(pievieno|pievienot|rakstīt|atstāt|lasīt|skatīt)( visus)? (komentāru|komentārus|\
                 atbildi)",
                "atbildēt|komentēt|nav komentāru",
            ],
        ),
        (
            "lt",
            &[
                "komentar(as|ai|ų)",
                "(rašyti|palikti|parašyti|parašykite|palikite|rodyti|\
                 skaityti)( visus)? (komentarą|komentarus|atsakymą)",
                "atsakyti|komentuoti|komentarų nėra",
            ],
        ),
        (
            "hu",
            &[
                "hozzászólás(ok)?|kommentek?|komment(ár|árok)|(szólj|szóljon) hozzá|új hozzászólás",
                "hozzászólok|válasz(olok|ol)?|hozzászólás (írása|küldése|elküldése)",
                "vélemény, hozzászólás|kommentelj|kommentek megjelenítése",
            ],
        ),
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
        ("sv", "Lämna en kommentar"),
        ("no", "Legg igjen en kommentar"),
        ("da", "Skriv en kommentar"),
        ("fi", "Jätä kommentti"),
        ("fi", "12 kommenttia"),
        ("et", "Lisa kommentaar"),
        ("lv", "Pievienot komentāru"),
        ("lt", "Parašykite komentarą"),
        ("hu", "Szólj hozzá!"),
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
        ("fi", "Kommentit ministerin puheesta olivat kielteisiä."),
        ("hu", "Válasz nélkül maradt a levél."),
    ],
};
