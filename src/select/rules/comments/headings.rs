//! Readers' comments in raw text, by the line above them.

use crate::document::Reason;
use crate::lang::comment_headings::{self, Opening};
use crate::select::rules::Rule;
use crate::select::{Comments, Context, Selection, SourceKind};

pub(in crate::select::rules) const DROP_AFTER_HEADING: Rule = Rule {
    name: "comment-headings",
    applies_to: &[SourceKind::RawText],
    why: "What follows a line such as `36 Comments` after the body is not body, except in forums.",
    apply,
};

/// The least kept words before the heading, and their least mean probability.
///
/// Links to the comments are also found above a body. A thread is longer than the post that opens
/// it, so the words before the heading must also outnumber those after it. All three limits were
/// set by hand; with looser ones manuals lose whole chapters.
const BODY_WORDS: f32 = 150.0;
const BODY_PROBABILITY: f32 = 0.85;

/// How much less likely than the body the comments are, where the heading alone could also be the
/// title of a chapter.
const LESS_LIKELY: f32 = 0.1;

fn apply(context: &Context, selection: &mut Selection) {
    if context.comments == Comments::Keep {
        return;
    }
    let with = |sum: Kept, block: usize| sum.with(context.probability(block), context.words(block));
    let blocks = selection.blocks();
    let all = selection.kept(blocks.clone()).fold(Kept::default(), with);
    let mut body = Kept::default();
    let opens_comments = |block: &usize| {
        let after = all.without(body);
        let may_open =
            body.words >= BODY_WORDS.max(after.words) && body.probability() >= BODY_PROBABILITY;
        let opening = may_open.then(|| comment_headings::opens(context.text(*block)));
        let opens = match opening.flatten() {
            Some(Opening::Sure) => true,
            Some(Opening::Likely) => after.probability() <= body.probability() - LESS_LIKELY,
            None => false,
        };
        if selection.is_kept(*block) {
            body = with(body, *block);
        }
        opens
    };
    let Some(heading) = blocks.clone().find(opens_comments) else {
        return;
    };
    let is_forum = blocks
        .clone()
        .any(|block| comment_headings::links_to_forum(context.text(block)));
    if !is_forum {
        selection.drop_kept(heading..blocks.end, Reason::Comments);
    }
}

/// The sums over some kept blocks.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    words: f32,
    expected: f32,
}

impl Kept {
    fn with(self, probability: f32, words: f32) -> Self {
        Kept {
            words: self.words + words,
            expected: self.expected + probability * words,
        }
    }

    fn without(self, others: Kept) -> Self {
        Kept {
            words: self.words - others.words,
            expected: self.expected - others.expected,
        }
    }

    /// The mean probability of a word.
    fn probability(self) -> f32 {
        self.expected / self.words.max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Verdict;
    use crate::plain_text;
    use crate::select::testing::{PROSE, scored};
    use crate::select::{Comments, select};

    const REPLY: &str = "My grandfather was on the boat that went out in the morning.";

    /// The kept lines of body and replies, where each reply has this probability.
    fn kept(text: &str, reply: f32, comments: Comments) -> usize {
        let document = plain_text::parse(text);
        let lines = document.blocks.iter().map(|block| &block.text[..]);
        let p = lines.map(|line| if line == REPLY { reply } else { 0.95 });
        let (scores, title) = scored(&document, &p.collect::<Vec<f32>>(), Some(0.1));
        let verdicts = select(&document, &scores, &title, comments, &[]).verdicts;
        let blocks = document.blocks.iter().zip(verdicts);
        let kept = blocks.filter(|(block, verdict)| {
            [PROSE, REPLY].contains(&&block.text[..]) && *verdict == Verdict::Keep
        });
        kept.count()
    }

    /// Twenty lines of body, a heading and three replies.
    fn page(heading: &str) -> String {
        let (body, replies) = ([PROSE; 20].join("\n"), [REPLY; 3].join("\n"));
        format!("Home\n{body}\n{heading}\n{replies}")
    }

    #[test]
    fn comments_on_a_text_are_dropped_unless_the_caller_keeps_them() {
        let page = page("36 Comments");
        assert_eq!(kept(&page, 0.7, Comments::Drop), 20);
        assert_eq!(kept(&page, 0.7, Comments::Keep), 23);
    }

    #[test]
    fn posts_of_a_forum_are_kept() {
        let page = page("36 Comments");
        assert_eq!(kept(&format!("Forums\n{page}"), 0.7, Comments::Drop), 23);
        // A thread is longer than the post that opens it.
        let thread = format!(
            "{page}\n{}\n{}",
            [REPLY; 3].join("\n"),
            [REPLY; 20].join("\n")
        );
        assert_eq!(kept(&thread, 0.7, Comments::Drop), 46);
    }

    #[test]
    fn a_chapter_named_comments_is_kept_unless_the_heading_is_certain() {
        // The chapter of a manual is as likely as the others.
        assert_eq!(kept(&page("36 Comments"), 0.94, Comments::Drop), 23);
        assert_eq!(kept(&page("Reader Comments"), 0.94, Comments::Drop), 20);
    }

    #[test]
    fn a_call_to_comment_opens_comments_only_before_less_likely_lines() {
        let page = page("Leave a comment");
        assert_eq!(kept(&page, 0.94, Comments::Drop), 23);
        assert_eq!(kept(&page, 0.7, Comments::Drop), 20);
    }

    #[test]
    fn a_link_to_the_comments_above_the_body_opens_none() {
        let (body, replies) = ([PROSE; 20].join("\n"), [REPLY; 3].join("\n"));
        let above = format!("Home\n36 Comments\n{body}\n{replies}");
        assert_eq!(kept(&above, 0.7, Comments::Drop), 23);
    }
}
