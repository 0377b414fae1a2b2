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
        (
            "cs",
            &[
                "komentář(e|ů)?",
                "(přidat|napsat|vložit|zobrazit|číst)( všechny| nový)? (komentář|komentáře|\
                 odpověď)",
                "(napsat|zrušit) odpověď|odpovědět( na)?|diskuse( k článku)?|vstoupit do diskuse",
                "žádné komentáře|zatím žádné komentáře|příspěvky v diskusi",
            ],
        ),
        (
            "sk",
            &[
                "komentár(e|ov)?",
                "(pridať|napísať|zobraziť|čítať)( všetky| nový)? (komentár|komentáre|odpoveď)",
                "odpovedať|diskusia( k článku)?|vstúpiť do diskusie|žiadne komentáre",
                "pridaj komentár",
            ],
        ),
        (
            "sl",
            &[
                "komentar(ji|jev|ja)?",
                "(dodaj|napiši|oddaj|komentiraj|prikaži|preberi)( vse)? (komentar|komentarje|\
                 odgovor)",
                "odgovori|komentiraj(te)?|dodaj odgovor|ni komentarjev",
            ],
        ),
        (
            "hr",
            &[
                "komentar(i|a)?",
                "(dodaj|napiši|ostavi|pošalji|prikaži|pogledaj|pročitaj)(te)?( sve)? (komentar|\
                 komentare|odgovor)",
                "odgovori(te)?|komentiraj(te)?|komentariši(te)?|nema komentara",
                "odustani od odgovora|uključite se u raspravu",
            ],
        ),
        (
            "sr",
            &[
                "коментар(и|а)?",
                "(додај|напиши|остави|пошаљи|погледај)(те)?( све)? (коментар|коментаре|одговор)",
                "одговори(те)?|коментариши(те)?|нема коментара",
            ],
        ),
        (
            "bg",
            &[
                "коментар(и|а)?",
                "(добави|напиши|остави|публикувай|виж|покажи|прочети)(те)?( всички)? (коментар|\
                 коментари|отговор)",
                "(вашият|твоят) коментар|отговор(и|ете)?|коментирай(те)?( .{0,20})?",
                "няма коментари",
            ],
        ),
        (
            "uk",
            &[
                "коментар(і|ів|я|)?",
                "(додати|написати|залишити|показати|читати|переглянути)( всі| усі)? (коментар|\
                 коментарі|відповідь)",
                "відповісти|обговорити|обговорення|скасувати відповідь|коментарів (ще )?немає",
                "прокоментувати",
            ],
        ),
        (
            "ro",
            &[
                r"comentari(u|i|ile)|(\d+ )?de comentarii",
                "(adaugă|scrie|lasă|vezi|postează|afi[sșş]ează)( toate| un)? (comentariu|\
                 comentariul|comentariile|comentarii|răspuns)",
                "lasă un (răspuns|comentariu)|anulează răspunsul|răspunde(ți)?|niciun comentariu",
                "comentează",
            ],
        ),
        (
            "ca",
            &[
                "comentaris?",
                "(deixa|escriu|afegeix|mostra|veure)( els| un)? (comentari|comentaris|resposta)",
                "deixa un comentari|respon|cap comentari",
            ],
        ),
        (
            "eu",
            &[
                "iruzkin(ak|a)?|(utzi|idatzi|gehitu|erakutsi) (iruzkina|iruzkinak|erantzuna)",
                "erantzun|iruzkinik ez",
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
        ("cs", "Napsat komentář"),
        ("sk", "Pridať komentár"),
        ("sl", "Dodaj odgovor"),
        ("hr", "Ostavi komentar"),
        ("sr", "Остави коментар"),
        ("bg", "Добави коментар"),
        ("uk", "Залишити коментар"),
        ("ro", "Lasă un comentariu"),
        ("ca", "Deixa un comentari"),
        ("eu", "Utzi iruzkina"),
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
        ("cs", "Odpovědět na dopis mu trvalo měsíc."),
        ("bg", "Отговорът на министъра закъсня."),
    ],
};
