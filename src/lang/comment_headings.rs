//! Headings of readers' comments, and names of forums.
//!
//! Plain text has no template that marks comments, but sites nearly always put such a heading above
//! them, and nothing after it is body. The phrase rule `comments` is wider: its buttons and
//! requests also occur between comments and inside bodies.

use crate::text::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Headings with or without a number, by language (ISO 639). In a manual they may also head a
/// chapter.
const COMMENTS: &[(&str, &[&str])] = &[
    ("en", &["comments", "responses"]),
    ("de", &["Kommentare", "Leserkommentare"]),
    ("fr", &["commentaires", "commentaires des lecteurs"]),
    ("es", &["comentarios", "comentarios de los lectores"]),
    ("pt", &["comentários", "comentários dos leitores"]),
    ("it", &["commenti", "commenti dei lettori"]),
    ("nl", &["reacties", "reacties van lezers"]),
    ("sv", &["kommentarer"]),
    (
        "pl",
        &["komentarze", "komentarzy", "komentarze czytelników"],
    ),
    (
        "ru",
        &[
            "комментарии",
            "комментариев",
            "комментария",
            "комментарии читателей",
        ],
    ),
    ("uk", &["коментарі", "коментарів"]),
    ("el", &["σχόλια"]),
    ("zh", &["评论", "評論", "条评论", "則留言", "則回應"]),
    ("ja", &["コメント", "件のコメント"]),
    ("ko", &["댓글", "개의 댓글"]),
    ("tr", &["yorumlar"]),
    ("no", &["kommentarene"]),
    ("da", &["kommentarerne"]),
    ("fi", &["kommentit", "kommenttia"]),
    ("et", &["kommentaarid", "kommentaari"]),
    ("lv", &["komentāri", "komentāru"]),
    ("lt", &["komentarai", "komentarų"]),
    ("hu", &["hozzászólások", "kommentek"]),
    ("cs", &["komentáře", "komentářů"]),
    ("sk", &["komentáre", "komentárov"]),
    ("sl", &["komentarji", "komentarjev"]),
    ("hr", &["komentari", "komentara"]),
    ("sr", &["коментари", "коментара"]),
    ("bg", &["коментари", "коментара"]),
    ("ro", &["comentarii"]),
    ("ca", &["comentaris"]),
    ("eu", &["iruzkinak"]),
    ("ar", &["التعليقات", "تعليقات"]),
    ("fa", &["نظرات", "دیدگاه‌ها"]),
    ("he", &["תגובות"]),
    ("hi", &["टिप्पणियाँ", "टिप्पणियां"]),
    ("bn", &["মন্তব্য"]),
    ("vi", &["bình luận"]),
    ("th", &["ความคิดเห็น"]),
];

/// Requests for a comment. They also occur under each entry of a blog archive, and as buttons in a
/// text. `Add a comment` is missing, because question-and-answer sites put it under each post.
const REQUESTS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "leave a comment",
            "leave a reply",
            "post a comment",
            "join the conversation",
            "join the discussion",
        ],
    ),
    (
        "de",
        &[
            "Kommentar verfassen",
            "Kommentar schreiben",
            "Schreibe einen Kommentar",
            "Kommentar hinterlassen",
        ],
    ),
    ("fr", &["laisser un commentaire", "laisser une réponse"]),
    (
        "es",
        &[
            "deja un comentario",
            "deja una respuesta",
            "deja tu comentario",
            "publicar un comentario",
        ],
    ),
    (
        "pt",
        &[
            "deixe um comentário",
            "deixe uma resposta",
            "deixe o seu comentário",
        ],
    ),
    ("it", &["lascia un commento", "lascia una risposta"]),
    (
        "pl",
        &["dodaj komentarz", "zostaw komentarz", "dodaj odpowiedź"],
    ),
    ("ru", &["добавить комментарий", "оставить комментарий"]),
    (
        "zh",
        &["发表评论", "發佈留言", "发表回复", "發表評論", "發表迴響"],
    ),
    ("nl", &["geef een reactie", "laat een reactie achter"]),
    ("sv", &["lämna en kommentar", "lämna ett svar"]),
    ("no", &["legg igjen en kommentar", "legg igjen et svar"]),
    ("da", &["skriv en kommentar", "skriv et svar"]),
    ("fi", &["jätä kommentti", "kirjoita kommentti"]),
    ("et", &["lisa kommentaar"]),
    ("lv", &["pievienot komentāru", "atstāt komentāru"]),
    ("lt", &["parašykite komentarą", "rašyti komentarą"]),
    ("hu", &["szólj hozzá", "vélemény hozzászólás"]),
    ("cs", &["napsat komentář", "přidat komentář"]),
    ("sk", &["pridať komentár", "pridaj komentár"]),
    ("sl", &["dodaj odgovor", "dodaj komentar"]),
    ("hr", &["ostavi komentar", "dodaj komentar"]),
    ("sr", &["остави коментар"]),
    ("bg", &["добави коментар", "оставете коментар"]),
    ("uk", &["залишити коментар", "додати коментар"]),
    (
        "ro",
        &[
            "lasă un răspuns",
            "lasă un comentariu",
            "adaugă un comentariu",
        ],
    ),
    ("el", &["αφήστε μια απάντηση", "αφήστε ένα σχόλιο"]),
    ("ca", &["deixa un comentari"]),
    ("eu", &["utzi erantzuna"]),
    ("tr", &["bir yorum yazın", "bir cevap yazın", "yorum yapın"]),
    ("ar", &["اترك تعليقا", "اترك ردا", "أضف تعليقا"]),
    ("fa", &["دیدگاهتان را بنویسید", "ارسال نظر"]),
    ("he", &["כתיבת תגובה", "הוסף תגובה", "השאירו תגובה"]),
    ("hi", &["टिप्पणी करें"]),
    ("bn", &["মন্তব্য করুন"]),
    ("id", &["tinggalkan komentar", "tinggalkan balasan"]),
    ("ms", &["tinggalkan komen"]),
    ("vi", &["để lại bình luận", "viết bình luận"]),
    ("th", &["แสดงความคิดเห็น", "ใส่ความเห็น"]),
    ("ja", &["コメントを残す", "コメントを書く"]),
    ("ko", &["댓글 남기기", "댓글 쓰기"]),
];

/// Unambiguous headings: they name the readers.
const READERS_COMMENTS: &[(&str, &[&str])] = &[
    ("en", &["reader comments", "reader interactions"]),
    ("zh", &["網友評論", "网友评论"]),
];

/// Headings only with a number; without one they are buttons.
const COUNTED: &[(&str, &[&str])] = &[
    ("en", &["comment", "reader comment", "response"]),
    ("de", &["Kommentar"]),
    ("fr", &["commentaire"]),
    ("es", &["comentario"]),
    ("pt", &["comentário"]),
    ("it", &["commento"]),
    ("ru", &["комментарий"]),
    ("el", &["σχόλιο"]),
    ("tr", &["yorum"]),
    ("nl", &["reactie"]),
    ("sv", &["kommentar"]),
    ("fi", &["kommentti"]),
    ("et", &["kommentaar"]),
    ("lv", &["komentārs"]),
    ("lt", &["komentaras"]),
    ("hu", &["hozzászólás", "komment"]),
    ("pl", &["komentarz"]),
    ("cs", &["komentář"]),
    ("sk", &["komentár"]),
    ("bg", &["коментар"]),
    ("uk", &["коментар", "коментаря"]),
    ("ro", &["comentariu", "de comentarii"]),
    ("he", &["תגובה"]),
    ("ms", &["komen"]),
    ("ca", &["comentari"]),
    ("id", &["komentar"]),
];

/// Words between the number and the title in WordPress's `3 thoughts on “Title”`.
const THOUGHTS: [&str; 2] = ["thoughts", "thought"];

/// Quotation marks that open a title.
const QUOTES: [char; 6] = ['“', '"', '„', '«', '‘', '「'];

/// The longest heading, in bytes. It may contain the title of the article.
const MAX_HEADING_BYTES: usize = 240;

/// Names of forums in links, by language. The body of a page of a forum is its posts.
const FORUMS: &[(&str, &[&str])] = &[
    ("en", &["forum", "forums"]),
    ("de", &["Foren"]),
    ("es", &["foro", "foros"]),
    ("pt", &["fórum", "fóruns"]),
    ("pl", &["fora"]),
    ("ru", &["форум", "форумы"]),
    ("el", &["φόρουμ"]),
    ("zh", &["论坛", "論壇"]),
    ("ja", &["フォーラム", "掲示板"]),
    ("ko", &["포럼"]),
];

/// The most words of a link to a forum (`Our old forum`). A headline about a forum has more.
const FORUM_LINK_WORDS: usize = 3;

/// In a longer menu line, the forum is among the first words (`Home Forums Members Login`).
const FORUM_MENU_WORDS: usize = 2;

/// The longest such link or menu line, in bytes.
const MAX_FORUM_LINE_BYTES: usize = 60;

/// How certain it is that a line opens comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The line names the readers or the commented title.
    Sure,
    /// The blocks after the line must look like comments, too: `5 Comments` may be chapter five
    /// of a manual.
    Likely,
}

/// Whether a line is the heading of readers' comments, and of at least one.
pub fn opens(line: &str) -> Option<Opening> {
    if line.len() > MAX_HEADING_BYTES || is_chapter(line) {
        return None;
    }
    let has_digit = line.contains(|c: char| c.is_ascii_digit());
    if has_digit && is_thoughts_on(line) {
        // WordPress quotes the title. Without quotes it may be a post about the author's thoughts.
        let quoted = line.contains(QUOTES);
        return Some(if quoted {
            Opening::Sure
        } else {
            Opening::Likely
        });
    }
    // Most lines have more letters than any heading.
    let letters = line.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters > HEADINGS.max_bytes {
        return None;
    }
    let (mut heading, mut count_is_positive) = (String::new(), None);
    for word in words::folded(line) {
        // The number may be attached to the word.
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &word[letters.len()..];
        if !number.is_empty() {
            // `1,000` is two numbers.
            let is_positive = number.contains(|c| c != '0');
            count_is_positive = Some(count_is_positive == Some(true) || is_positive);
        }
        heading.push_str(letters);
    }
    let is_counted = count_is_positive == Some(true);
    // `Comments?` is a question to the reader.
    if count_is_positive == Some(false) || line.ends_with(['?', '？']) {
        None
    } else if HEADINGS.sure.contains(&heading) {
        Some(Opening::Sure)
    } else if HEADINGS.likely.contains(&heading)
        || is_counted && HEADINGS.counted.contains(&heading)
    {
        Some(Opening::Likely)
    } else {
        None
    }
}

/// Whether a line is WordPress's heading. `5 thoughts only a parent has` is a headline.
fn is_thoughts_on(line: &str) -> bool {
    let mut words = words::folded(line);
    let mut next = || words.next().unwrap_or_default();
    let number = next();
    number.contains(|c| c != '0')
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && THOUGHTS.contains(&&*next())
        && next() == "on"
}

/// Whether a line begins with the number of a chapter: `2.4 Comments`, `3. Comments`. In
/// `1.234 comments` the point separates thousands.
fn is_chapter(line: &str) -> bool {
    let number = line.split_whitespace().next().unwrap_or("");
    let is_number = number.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    let after_point = number.rsplit_once('.').map(|(_, after)| after.len());
    is_number && after_point.is_some_and(|digits| digits != 3)
}

/// Whether a line is a link to a forum or a menu with one.
pub fn links_to_forum(line: &str) -> bool {
    if line.len() > MAX_FORUM_LINE_BYTES {
        return false;
    }
    let is_name = |word: &str| FORUM_NAMES.contains(word);
    let words: Vec<String> = words::folded(line).collect();
    let looked_at = if words.len() <= FORUM_LINK_WORDS {
        FORUM_LINK_WORDS
    } else {
        FORUM_MENU_WORDS
    };
    // In scripts without spaces each character is a word.
    is_name(&words.concat()) || words.iter().take(looked_at).any(|word| is_name(word))
}

/// The headings in the form in which lines are compared with them.
struct Headings {
    sure: FxHashSet<String>,
    likely: FxHashSet<String>,
    counted: FxHashSet<String>,
    /// Bytes of the longest heading.
    max_bytes: usize,
}

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| {
    let sure = comparable(READERS_COMMENTS);
    let likely = &comparable(COMMENTS) | &comparable(REQUESTS);
    let counted = comparable(COUNTED);
    let all = sure.iter().chain(&likely).chain(&counted);
    Headings {
        max_bytes: all.map(String::len).max().unwrap_or(0),
        sure,
        likely,
        counted,
    }
});

static FORUM_NAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| comparable(FORUMS));

fn comparable(table: &[(&str, &[&str])]) -> FxHashSet<String> {
    let phrases = table.iter().flat_map(|(_, phrases)| *phrases);
    phrases
        .map(|phrase| words::folded(phrase).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(table: &'static [(&str, &[&str])]) -> impl Iterator<Item = &'static str> {
        table
            .iter()
            .flat_map(|(_, phrases)| phrases.iter().copied())
    }

    #[test]
    fn a_heading_that_names_the_readers_or_quotes_the_title_is_sure() {
        for phrase in phrases(READERS_COMMENTS) {
            assert_eq!(opens(phrase), Some(Opening::Sure), "{phrase}");
        }
        for line in [
            "124 Reader Comments",
            "3 thoughts on “10 things I wish I knew”",
            "1 thought on «Is this the end?»",
        ] {
            assert_eq!(opens(line), Some(Opening::Sure), "{line}");
        }
    }

    #[test]
    fn other_headings_and_requests_are_likely() {
        for phrase in phrases(COMMENTS).chain(phrases(REQUESTS)) {
            assert_eq!(opens(phrase), Some(Opening::Likely), "{phrase}");
        }
        for phrase in phrases(COUNTED) {
            assert_eq!(opens(phrase), None, "{phrase}");
        }
        for phrase in phrases(COMMENTS).chain(phrases(COUNTED)) {
            for line in [format!("3 {phrase}"), format!("{phrase} (10)")] {
                assert_eq!(opens(&line), Some(Opening::Likely), "{line}");
            }
            assert_eq!(opens(&format!("0 {phrase}")), None, "{phrase}");
        }
        for line in [
            "1.234 comments",
            "1,000 comments",
            "2.000 Kommentare",
            "10 000 комментариев",
            "Commentaires :",
            "Комментарии45",
            "5 thoughts on Apple's new phone",
            "7 Thoughts on grief",
            "3) Thoughts on the election",
        ] {
            assert_eq!(opens(line), Some(Opening::Likely), "{line}");
        }
    }

    #[test]
    fn lines_about_comments_are_not_headings() {
        for line in [
            "No comments",
            "3.4. Comments",
            "2.4 Comments",
            "Comments?",
            "Add a comment",
            "Comments by the minister drew criticism.",
            "Thoughts on the election",
            "Thoughts on the 2024 election",
            "Thoughts on 10 years of Rust",
            "5 thoughts only a parent has",
            "0 thoughts on “Title”",
            "Комментарии экспертов разошлись.",
            "评论家们对这部电影看法不一。",
            "",
        ] {
            assert_eq!(opens(line), None, "{line}");
        }
    }

    #[test]
    fn links_and_menus_with_a_forum_are_found_and_sentences_are_not() {
        for name in phrases(FORUMS) {
            assert!(links_to_forum(name), "{name}");
        }
        for menu in [
            "Our old forum",
            "Home Forums Members Login",
            "Forum » Hardware » Graphics cards",
        ] {
            assert!(links_to_forum(menu), "{menu}");
        }
        for other in [
            "The forum of the city was excavated by students of the university for three years.",
            "World Economic Forum opens in Davos",
            "Forumla",
        ] {
            assert!(!links_to_forum(other), "{other}");
        }
    }
}
