//! Which line of a text opens readers' comments, as sites write above them.
//!
//! Text has no template that would tell, but this line is nearly always there, and what stands behind it is no body
//! any more. (`cues/comments.rs` is wider: its buttons and calls stand between comments, and above a body, too.)

use crate::document::{Block, Document};
use crate::words;
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

/// What leaves no doubt. (`Add a comment` stands below each post where people ask and answer.)
const READERS_COMMENTS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "reader comments",
            "reader interactions",
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
    ("pl", &["dodaj komentarz"]),
    ("ru", &["добавить комментарий", "оставить комментарий"]),
    ("zh", &["網友評論", "网友评论", "发表评论"]),
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

/// Behind a number, before the title: WordPress's `3 thoughts on “Title”`.
const THOUGHTS: [&str; 2] = ["thoughtson", "thoughton"];

/// The longest line that is looked at, in bytes: a title may be in it.
const LONGEST: usize = 240;

/// How forums are called, in what links to their parts: a site with one has posts for its body.
const FORUMS: [&str; 6] = ["forum", "fórum", "форум", "φόρουμ", "论坛", "論壇"];

/// The longest link to a forum's part, in bytes.
const LONGEST_LINK: usize = 60;

/// What a line that opens comments leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Nothing: it names who comments, or asks for one.
    Sure,
    /// What stands behind it has to look like comments, too: `5 Comments` may be the fifth chapter of a manual.
    Likely,
}

/// Whether a line opens readers' comments, of which there are some.
pub fn opens(line: &str) -> Option<Opening> {
    // `Comments?` asks for some.
    if line.len() > LONGEST || is_chapter(line) || line.ends_with('?') {
        return None;
    }
    let (mut said, mut some) = (String::new(), None);
    for word in words::folded(line) {
        // The number may stick to the word.
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &word[letters.len()..];
        if !number.is_empty() {
            some = Some(number.contains(|c| c != '0'));
        }
        said.push_str(letters);
    }
    let counts = some == Some(true);
    let thought = || THOUGHTS.iter().any(|begins| said.starts_with(begins));
    if some == Some(false) {
        None
    } else if KNOWN.readers_comments.contains(&said) || counts && thought() {
        Some(Opening::Sure)
    } else if KNOWN.comments.contains(&said) || counts && KNOWN.counted.contains(&said) {
        Some(Opening::Likely)
    } else {
        None
    }
}

/// Whether a line begins with a chapter's number: `2.4 Comments`, `3. Comments`; but `1.234 comments` are many.
fn is_chapter(line: &str) -> bool {
    let number = line.split_whitespace().next().unwrap_or("");
    let behind = number.rsplit_once('.').map(|(_, behind)| behind.len());
    behind.is_some_and(|digits| digits != 3)
}

/// Whether a text is of a forum's page, as its menus say.
pub fn is_forum(document: &Document) -> bool {
    let says = |block: &Block| {
        block.text.len() <= LONGEST_LINK && {
            let line = block.text.to_lowercase();
            FORUMS.iter().any(|forum| line.contains(forum))
        }
    };
    document.blocks.iter().any(says)
}

/// The tables, as lines are compared with them.
struct Known {
    comments: FxHashSet<String>,
    readers_comments: FxHashSet<String>,
    counted: FxHashSet<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    comments: known(COMMENTS),
    readers_comments: known(READERS_COMMENTS),
    counted: known(COUNTED),
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
    use crate::segment;

    #[test]
    fn the_line_above_comments_opens_them() {
        for line in [
            "124 Reader Comments",
            "3 thoughts on “10 things I wish I knew”",
            "Leave a comment",
            "Kommentar verfassen",
            "Laisser un commentaire",
            "Deja un comentario",
            "Dodaj komentarz",
            "Оставить комментарий",
            "网友评论",
        ] {
            assert_eq!(opens(line), Some(Opening::Sure), "{line}");
        }
    }

    #[test]
    fn a_heading_may_be_a_chapters() {
        for line in [
            "Comments",
            "36 Comments",
            "1.234 comments",
            "Comments (7)",
            "1 Comment",
            "Kommentare (12)",
            "Commentaires :",
            "Comentarios",
            "Comentários",
            "1 commento",
            "Reacties (3)",
            "Kommentarer",
            "Komentarze",
            "Комментарии45",
            "17 комментариев",
            "Коментарі",
            "σχόλια (25)",
            "评论",
            "コメント (2)",
            "댓글 4",
            "Yorumlar",
        ] {
            assert_eq!(opens(line), Some(Opening::Likely), "{line}");
        }
    }

    #[test]
    fn what_only_speaks_of_comments_opens_none() {
        for line in [
            "Comment",
            "0 comments",
            "σχόλια (0)",
            "No comments",
            "3.4. Comments",
            "2.4 Comments",
            "Comments?",
            "Add a comment",
            "Comments by the minister drew criticism.",
            "Thoughts on the election",
            "Комментарии экспертов разошлись.",
            "评论家们对这部电影看法不一。",
            "",
        ] {
            assert_eq!(opens(line), None, "{line}");
        }
    }

    #[test]
    fn a_forum_says_so_in_its_menus() {
        assert!(is_forum(&segment::text(
            "Home\nForums\nThe bridge is closed."
        )));
        let prose =
            "The forum of the city was excavated by students of the university for three years.";
        assert!(!is_forum(&segment::text(prose)));
    }
}
