//! Which line of a text opens readers' comments, as sites write above them.
//!
//! Text has no template that would tell, but this line is nearly always there, and what stands behind it is no body
//! any more. (`cues/comments.rs` is wider: its buttons and calls stand between comments, and above a body, too.)

use crate::document::{Block, Document};
use crate::text::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What the line says, with a number or without, by language (ISO 639). It may also be a chapter's heading, in a manual.
const COMMENTS: &[(&str, &[&str])] = &[
    ("en", &["comments", "responses"]),
    ("de", &["Kommentare", "Leserkommentare"]),
    ("fr", &["commentaires"]),
    ("es", &["comentarios"]),
    ("pt", &["comentários"]),
    ("it", &["commenti"]),
    ("nl", &["reacties"]),
    ("sv", &["kommentarer"]),
    ("pl", &["komentarze", "komentarzy"]),
    ("ru", &["комментарии", "комментариев", "комментария"]),
    ("uk", &["коментарі", "коментарів"]),
    ("el", &["σχόλια"]),
    ("zh", &["评论", "評論"]),
    ("ja", &["コメント"]),
    ("ko", &["댓글"]),
    ("tr", &["yorumlar"]),
];

/// What asks for one. It stands under each entry of a blog's archive, too, and as a button within a text. (`Add a comment`
/// stands below each post where people ask and answer.)
const ASKED: &[(&str, &[&str])] = &[
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
    ("de", &["Kommentar verfassen", "Kommentar schreiben"]),
    ("fr", &["laisser un commentaire"]),
    ("es", &["deja un comentario", "deja una respuesta"]),
    ("pt", &["deixe um comentário"]),
    ("it", &["lascia un commento"]),
    ("pl", &["dodaj komentarz"]),
    ("ru", &["добавить комментарий", "оставить комментарий"]),
    ("zh", &["发表评论"]),
];

/// What leaves no doubt: it says whose comments they are.
const READERS_COMMENTS: &[(&str, &[&str])] = &[
    ("en", &["reader comments", "reader interactions"]),
    ("zh", &["網友評論", "网友评论"]),
];

/// What says so only with a number: alone it is a button.
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
];

/// Between a number and the title: WordPress's `3 thoughts on “Title”`.
const THOUGHTS: [&str; 2] = ["thoughts", "thought"];

/// What opens a title's quotes.
const QUOTES: [char; 6] = ['“', '"', '„', '«', '‘', '「'];

/// The longest line that is looked at, in bytes: a title may be in it.
const LONGEST: usize = 240;

/// How forums are called, in what links to them: a site with one has posts for its body.
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

/// A link to a forum has so many words, `Our old forum`, or the forum is among the first of a menu's line: `Home Forums
/// Members Login`. A headline about one has more.
const LINK_WORDS: usize = 3;
const FIRST_WORDS: usize = 2;

/// The longest such link, in bytes.
const LONGEST_LINK: usize = 60;

/// What a line that opens comments leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Nothing: it says whose comments they are.
    Sure,
    /// What stands behind it has to look like comments, too: `5 Comments` may be the fifth chapter of a manual.
    Likely,
}

/// Whether a line opens readers' comments, of which there are some.
pub fn opens(line: &str) -> Option<Opening> {
    if line.len() > LONGEST || is_chapter(line) {
        return None;
    }
    let numbered = line.contains(|c: char| c.is_ascii_digit());
    if numbered && follows_thoughts(line) {
        // A title stands there in quotes; without them a blog's post has its own thoughts.
        let quoted = line.contains(QUOTES);
        return Some(if quoted {
            Opening::Sure
        } else {
            Opening::Likely
        });
    }
    // Most lines say more, by their letters alone.
    let letters = line.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters > KNOWN.longest {
        return None;
    }
    let (mut said, mut some) = (String::new(), None);
    for word in words::folded(line) {
        // The number may stick to the word.
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &word[letters.len()..];
        if !number.is_empty() {
            // `1,000` is two of them.
            some = Some(some == Some(true) || number.contains(|c| c != '0'));
        }
        said.push_str(letters);
    }
    let counts = some == Some(true);
    // `Comments?` asks whether there are any.
    if some == Some(false) || line.ends_with(['?', '？']) {
        None
    } else if KNOWN.readers_comments.contains(&said) {
        Some(Opening::Sure)
    } else if KNOWN.likely.contains(&said) || counts && KNOWN.counted.contains(&said) {
        Some(Opening::Likely)
    } else {
        None
    }
}

/// Whether a line is WordPress's, above its comments. `5 thoughts only a parent has` is a headline.
fn follows_thoughts(line: &str) -> bool {
    let mut words = words::folded(line);
    let mut next = || words.next().unwrap_or_default();
    let number = next();
    number.contains(|c| c != '0')
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && THOUGHTS.contains(&&*next())
        && next() == "on"
}

/// Whether a line begins with a chapter's number: `2.4 Comments`, `3. Comments`; but `1.234 comments` are many.
fn is_chapter(line: &str) -> bool {
    let number = line.split_whitespace().next().unwrap_or("");
    let numbers = number.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    let behind = number.rsplit_once('.').map(|(_, behind)| behind.len());
    numbers && behind.is_some_and(|digits| digits != 3)
}

/// Whether a text is of a forum's page, as its menus say: a line of a few words that names one.
pub fn is_forum(document: &Document) -> bool {
    let named = |word: &str| KNOWN.forums.contains(word);
    let says = |block: &Block| {
        if block.text.len() > LONGEST_LINK {
            return false;
        }
        let words: Vec<String> = words::folded(&block.text).collect();
        // In scripts without blanks each character is a word.
        let looked_at = if words.len() <= LINK_WORDS {
            LINK_WORDS
        } else {
            FIRST_WORDS
        };
        named(&words.concat()) || words.iter().take(looked_at).any(|word| named(word))
    };
    document.blocks.iter().any(says)
}

/// The tables, as lines are compared with them.
struct Known {
    readers_comments: FxHashSet<String>,
    likely: FxHashSet<String>,
    counted: FxHashSet<String>,
    forums: FxHashSet<String>,
    /// Bytes of the longest that may open comments.
    longest: usize,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let readers_comments = known(READERS_COMMENTS);
    let likely = &known(COMMENTS) | &known(ASKED);
    let counted = known(COUNTED);
    let openings = readers_comments.iter().chain(&likely).chain(&counted);
    Known {
        longest: openings.map(String::len).max().unwrap_or(0),
        readers_comments,
        likely,
        counted,
        forums: known(FORUMS),
    }
});

fn known(table: &[(&str, &[&str])]) -> FxHashSet<String> {
    let phrases = table.iter().flat_map(|(_, phrases)| *phrases);
    phrases
        .map(|phrase| words::folded(phrase).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_text;

    fn phrases(table: &'static [(&str, &[&str])]) -> impl Iterator<Item = &'static str> {
        table
            .iter()
            .flat_map(|(_, phrases)| phrases.iter().copied())
    }

    #[test]
    fn what_says_whose_comments_they_are_leaves_no_doubt() {
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
    fn a_heading_may_be_a_chapters_and_a_call_a_buttons() {
        for phrase in phrases(COMMENTS).chain(phrases(ASKED)) {
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
    fn what_only_speaks_of_comments_opens_none() {
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
    fn a_forum_says_so_in_its_menus() {
        let is_forum = |text: &str| is_forum(&plain_text::parse(text));
        for name in phrases(FORUMS) {
            assert!(
                is_forum(&format!("Home\n{name}\nThe bridge is closed.")),
                "{name}"
            );
        }
        for menu in [
            "Our old forum",
            "Home Forums Members Login",
            "Forum » Hardware » Graphics cards",
        ] {
            assert!(is_forum(menu), "{menu}");
        }
        for other in [
            "The forum of the city was excavated by students of the university for three years.",
            "World Economic Forum opens in Davos",
            "Forumla",
        ] {
            assert!(!is_forum(other), "{other}");
        }
    }
}
