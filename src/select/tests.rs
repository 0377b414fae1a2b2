//! What is selected of blocks with given probabilities.

use super::*;
use crate::classify::{self, Models};
use crate::{html, plain_text};

/// What is thought of a page whose blocks have these probabilities and whose sort this one, whatever the model says.
fn thought(
    document: &Document,
    probabilities: &[f32],
    special: Option<f32>,
) -> (BlockScores, Title) {
    let title = crate::metadata::title(document);
    let mut scores = classify::classify(document, &title.text, &Models::default());
    scores.probabilities = probabilities.to_vec();
    scores.p_expert = special.unwrap_or(scores.p_expert);
    (scores, title)
}

/// The selection from these probabilities.
fn selected(document: &Document, probabilities: &[f32]) -> Selection {
    let (scores, title) = thought(document, probabilities, None);
    select(document, &scores, &title, Comments::Drop)
}

/// Whether each block is kept where all have the same probability.
fn kept_alike(document: &Document, p: f32, special: Option<f32>, comments: Comments) -> Vec<bool> {
    let (scores, title) = thought(document, &vec![p; document.blocks.len()], special);
    let verdicts = select(document, &scores, &title, comments).verdicts;
    verdicts.iter().map(|v| *v == Verdict::Keep).collect()
}

const PROSE: &str = "The offices in Moscow were closed on Monday, the minister said.";

/// The texts kept of a text of these lines with these probabilities.
fn kept(lines: &[(&str, f32)]) -> Vec<String> {
    let text: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let document = plain_text::parse(&text.join("\n"));
    let probabilities: Vec<f32> = lines.iter().map(|(_, p)| *p).collect();
    let selection = selected(&document, &probabilities);
    let blocks = document.blocks.iter().zip(&selection.verdicts);
    blocks
        .filter(|(_, verdict)| **verdict == Verdict::Keep)
        .map(|(block, _)| block.text.clone())
        .collect()
}

#[test]
fn a_short_line_inside_the_body_is_carried_by_its_neighbours() {
    let lines = [(PROSE, 0.95), ("Results", 0.4), (PROSE, 0.95)];
    assert_eq!(kept(&lines), [PROSE, "Results", PROSE]);
}

#[test]
fn the_same_line_behind_the_body_goes() {
    let lines = [
        (PROSE, 0.95),
        (PROSE, 0.95),
        ("Results", 0.4),
        ("Video", 0.1),
    ];
    assert_eq!(kept(&lines), [PROSE, PROSE]);
}

#[test]
fn a_run_of_unlikely_lines_inside_the_body_is_a_gap() {
    let lines = [
        (PROSE, 0.95),
        ("Share this story", 0.02),
        ("Facebook", 0.02),
        (PROSE, 0.95),
    ];
    assert_eq!(kept(&lines), [PROSE, PROSE]);
}

#[test]
fn a_page_that_is_sure_of_its_body_ends_with_it() {
    let page = html::parse(&format!("<p>{PROSE}<p>{PROSE}<p>Results<p>More from us"));
    let kept = |probabilities: &[f32]| {
        let verdicts = selected(&page, probabilities).verdicts;
        verdicts.iter().filter(|v| **v == Verdict::Keep).count()
    };
    assert_eq!(kept(&[0.99, 0.99, 0.99, 0.7]), 3);
    assert_eq!(kept(&[0.99, 0.99, 0.7, 0.9]), 4);
    // Where the body is less than sure, the same block may well belong.
    assert_eq!(kept(&[0.85, 0.85, 0.85, 0.7]), 4);
}

#[test]
fn a_page_whose_body_a_script_would_have_brought_has_none() {
    let kept = |markup: &str| {
        let page = html::parse(markup);
        let verdicts = selected(&page, &[0.5]).verdicts;
        verdicts.contains(&Verdict::Keep)
    };
    let shell = "<p>Please enable scripts to see the shop";
    assert!(!kept(&format!("<title>Blue wool coat</title>{shell}")));
    assert!(kept("<title>Blue wool coat</title><p>A blue coat of wool"));
    assert!(kept(&format!(
        "<title>Blue wool coat</title>{shell} {}",
        "and more ".repeat(150)
    )));
}

#[test]
fn a_line_of_signs_goes_with_the_lines_around_it() {
    let lines = [
        (PROSE, 0.95),
        ("greet();", 0.95),
        ("}", 0.01),
        (PROSE, 0.95),
        ("Share this story", 0.02),
        ("***", 0.01),
        ("Facebook", 0.02),
    ];
    assert_eq!(kept(&lines), [PROSE, "greet();", "}", PROSE]);
}

#[test]
fn a_body_that_is_cut_begins_and_ends_with_words_and_a_whole_text_may_not() {
    let cut = [
        ("Menu", 0.02),
        ("{ }", 0.9),
        (PROSE, 0.95),
        ("***", 0.9),
        ("Menu", 0.02),
    ];
    assert_eq!(kept(&cut), [PROSE]);
    let whole = [("{", 0.01), (PROSE, 0.95), ("}", 0.01)];
    assert_eq!(kept(&whole), ["{", PROSE, "}"]);
    let document = plain_text::parse(&format!("Offices closed\n***\n{PROSE}\n***\nMenu"));
    let mut verdicts = vec![Verdict::Keep; 5];
    verdicts[0] = Verdict::Drop(Reason::Title);
    verdicts[4] = Verdict::Drop(Reason::Comments);
    let (scores, _) = thought(&document, &[0.9; 5], None);
    drop_signs_at_cuts(&scores.stats.words, &mut verdicts);
    let stay: Vec<usize> = (0..5).filter(|at| verdicts[*at] == Verdict::Keep).collect();
    assert_eq!(stay, [2]);
}

#[test]
fn stars_above_the_title_do_not_hide_it_and_are_none_of_an_untitled_text() {
    let document = plain_text::parse(&format!("***\nOffices closed\n{PROSE}"));
    let titled = |text: &str| {
        let mut verdicts = vec![Verdict::Keep; 3];
        let title = Title {
            text: text.into(),
            ..Title::default()
        };
        drop_title(&document, &title, &mut verdicts);
        verdicts
    };
    let (kept, title) = (Verdict::Keep, Verdict::Drop(Reason::Title));
    assert_eq!(titled("Offices closed"), [kept, title, kept]);
    assert_eq!(titled(""), [kept; 3]);
}

#[test]
fn a_dump_begins_behind_its_headline_and_what_was_extracted_does_not() {
    let text = format!(
        "Offices closed in Moscow - The Daily\n{PROSE}\nOffices closed in Moscow\n{}",
        [PROSE; 4].join("\n")
    );
    let document = plain_text::parse(&text);
    let kept = |special: f32| {
        let kept = kept_alike(&document, 0.9, Some(special), Comments::Drop);
        kept.iter().filter(|kept| **kept).count()
    };
    assert_eq!((kept(0.1), kept(0.9)), (4, 7));
}

#[test]
fn a_dump_does_not_begin_behind_its_title_among_recent_posts() {
    let body = [PROSE; 12].join("\n");
    let teasers = [PROSE; 5].join("\n");
    let text = format!(
        "Offices closed in Moscow - The Daily\n{body}\nRecent posts\nOffices closed in Moscow\n{teasers}"
    );
    let kept = kept_alike(&plain_text::parse(&text), 0.9, Some(0.1), Comments::Drop);
    assert!(kept[1..13].iter().all(|kept| *kept));
}

#[test]
fn comments_on_a_text_go_and_posts_of_a_forum_stay() {
    const REPLY: &str = "My grandfather was on the boat that went out in the morning.";
    let (body, replies) = ([PROSE; 20].join("\n"), [REPLY; 3].join("\n"));
    // The lines of the body and of the replies that are kept, where replies are so likely.
    let kept = |text: &str, reply: f32, comments: Comments| {
        let document = plain_text::parse(text);
        let lines = document.blocks.iter().map(|block| &block.text[..]);
        let p = lines.map(|line| if line == REPLY { reply } else { 0.95 });
        let (scores, title) = thought(&document, &p.collect::<Vec<f32>>(), Some(0.1));
        let verdicts = select(&document, &scores, &title, comments).verdicts;
        let kept = document.blocks.iter().zip(verdicts);
        kept.filter(|(block, verdict)| {
            [PROSE, REPLY].contains(&&block.text[..]) && *verdict == Verdict::Keep
        })
        .count()
    };
    let page = format!("Home\n{body}\n36 Comments\n{replies}");
    assert_eq!(kept(&page, 0.7, Comments::Drop), 20);
    assert_eq!(kept(&page, 0.7, Comments::Keep), 23);
    assert_eq!(kept(&format!("Forums\n{page}"), 0.7, Comments::Drop), 23);
    // The thirty-sixth chapter of a manual reads like the others.
    assert_eq!(kept(&page, 0.94, Comments::Drop), 23);
    let named = page.replace("36 Comments", "Reader Comments");
    assert_eq!(kept(&named, 0.94, Comments::Drop), 20);
    // Under an entry of a blog's archive, or a button within the text.
    let asked = page.replace("36 Comments", "Leave a comment");
    assert_eq!(kept(&asked, 0.94, Comments::Drop), 23);
    assert_eq!(kept(&asked, 0.7, Comments::Drop), 20);
    // A thread is longer than the post that opens it.
    let thread = format!("{page}\n{replies}\n{}", [REPLY; 20].join("\n"));
    assert_eq!(kept(&thread, 0.7, Comments::Drop), 46);
    // A link to them above the body.
    let above = format!("Home\n36 Comments\n{body}\n{replies}");
    assert_eq!(kept(&above, 0.7, Comments::Drop), 23);
}

#[test]
fn promos_and_rules_go_whatever_the_model_says() {
    let lines = [
        (PROSE, 0.95),
        ("Also read: Five charged after heist", 0.95),
        ("-", 0.95),
        (PROSE, 0.95),
    ];
    assert_eq!(kept(&lines), [PROSE, PROSE]);
    for rule in ["____", "───", "═══", "| |", "×", "▲"] {
        let lines = [(PROSE, 0.95), (rule, 0.95), (PROSE, 0.95)];
        assert_eq!(kept(&lines), [PROSE, PROSE], "{rule}");
    }
    // The underline of a heading, and what closes code.
    for markup in ["=====", "~~~"] {
        let lines = [(PROSE, 0.95), (markup, 0.95), (PROSE, 0.95)];
        assert_eq!(kept(&lines), [PROSE, markup, PROSE]);
    }
}

#[test]
fn what_was_extracted_before_has_fewer_gaps() {
    let document = plain_text::parse(&[PROSE; 8].join("\n"));
    let kept = |special: f32, weighed: bool| {
        let gap = [0.99, 0.99, 0.99, 0.22, 0.99, 0.99, 0.99, 0.99];
        let (mut scores, title) = thought(&document, &gap, Some(special));
        scores.adjusted = weighed;
        let verdicts = select(&document, &scores, &title, Comments::Drop).verdicts;
        verdicts.iter().filter(|v| **v == Verdict::Keep).count()
    };
    assert_eq!((kept(0.9, false), kept(0.1, false)), (8, 7));
    // A profile of its site knows better what is none of its body.
    assert_eq!(kept(0.9, true), 7);
}

/// How many lines are kept of so many sure ones and the ones behind them.
fn kept_behind(sure: usize, behind: &[f32], special: f32, weighed: bool) -> usize {
    let document = plain_text::parse(&vec![PROSE; sure + behind.len()].join("\n"));
    let probabilities = [&vec![0.99; sure], behind].concat();
    let (mut scores, title) = thought(&document, &probabilities, Some(special));
    scores.adjusted = weighed;
    let verdicts = select(&document, &scores, &title, Comments::Drop).verdicts;
    verdicts.iter().filter(|v| **v == Verdict::Keep).count()
}

#[test]
fn an_uncertain_end_is_cut_where_it_is_little_of_what_was_extracted_before() {
    assert_eq!(kept_behind(20, &[0.3; 4], 0.9, false), 20);
    assert_eq!(kept_behind(4, &[0.3; 4], 0.9, false), 8);
    assert_eq!(kept_behind(4, &[0.1; 4], 0.9, false), 4);
}

#[test]
fn an_end_is_doubted_where_it_takes_more_than_three_tenths() {
    assert_eq!(kept_behind(7, &[0.3; 3], 0.9, false), 7);
    assert_eq!(kept_behind(9, &[0.3; 4], 0.9, false), 13);
}

#[test]
fn a_long_doubtful_stretch_within_what_was_extracted_before_stays_and_a_longer_one_goes() {
    let kept = |doubtful: usize| {
        let behind = [&vec![0.2; doubtful][..], &[0.99; 4]].concat();
        kept_behind(4, &behind, 0.9, false)
    };
    assert_eq!((kept(30), kept(31)), (38, 8));
}

#[test]
fn the_line_between_an_extracted_body_and_what_is_surely_chaff_stays() {
    assert_eq!(kept_behind(20, &[0.3, 0.01, 0.01], 0.9, false), 21);
    assert_eq!(kept_behind(20, &[0.2, 0.01, 0.01], 0.9, false), 20);
    assert_eq!(kept_behind(20, &[0.3, 0.1, 0.01], 0.9, false), 20);
    assert_eq!(kept_behind(20, &[0.3, 0.01, 0.01], 0.9, true), 20);
}

#[test]
fn what_has_a_profile_is_cut_where_it_is_unlikely() {
    assert_eq!(kept_behind(4, &[0.3; 4], 0.9, true), 4);
}

#[test]
fn where_all_is_uncertain_more_is_kept() {
    let lines = [(PROSE, 0.35), (PROSE, 0.3), (PROSE, 0.32)];
    assert_eq!(kept(&lines).len(), 3);
}

#[test]
fn one_block_that_stands_out_is_enough() {
    assert_eq!(
        kept(&[("Menu", 0.01), (PROSE, 0.4), ("Login", 0.01)]),
        [PROSE]
    );
}

#[test]
fn nothing_gives_nothing() {
    assert!(kept(&[]).is_empty());
}

/// What is kept of an article of sixty-six words and two comments, all of which are likely body.
fn kept_of_commented(special: f32, comments: Comments) -> Vec<String> {
    let body = format!("<p>{}</p>", PROSE.repeat(6));
    let document = html::parse(&format!(
        "<h1>Title</h1>{body}<ul class=comment-list><li>Ann</li><li>What a day that was!</li></ul><p>{PROSE}</p>"
    ));
    let kept = kept_alike(&document, 0.95, Some(special), comments);
    let blocks = document.blocks.iter().zip(kept).skip(2);
    blocks
        .filter(|(_, kept)| *kept)
        .map(|(block, _)| block.text.clone())
        .collect()
}

#[test]
fn comments_on_an_article_go_and_those_of_a_thread_stay() {
    assert_eq!(kept_of_commented(0.9, Comments::Drop), [PROSE]);
    let thread = ["Ann", "What a day that was!", PROSE];
    assert_eq!(kept_of_commented(0.0, Comments::Drop), thread);
}

#[test]
fn what_is_named_a_comment_within_the_body_or_is_the_body_stays() {
    let body = format!("<p>{}</p>", PROSE.repeat(6));
    for page in [
        format!("{body}<div class=expert-comment><p>{PROSE}</p></div>{body}"),
        format!("<p>{PROSE}</p><div class=tone-comment>{body}</div>"),
    ] {
        let document = html::parse(&format!("<h1>Title</h1>{page}"));
        let kept = kept_alike(&document, 0.95, Some(0.9), Comments::Drop);
        assert!(kept[1..].iter().all(|kept| *kept), "{page}");
    }
}

#[test]
fn comments_stay_where_they_are_wanted() {
    let all = ["Ann", "What a day that was!", PROSE];
    assert_eq!(kept_of_commented(0.9, Comments::Keep), all);
    let page = "<h1>Title</h1><ul class=comment-list><li>Ann</li><li>What a day that was, all in all!</li></ul>";
    let document = html::parse(page);
    let kept = kept_alike(&document, 0.01, None, Comments::Keep);
    assert_eq!(kept, [false, false, true]);
}

#[test]
fn an_article_begins_behind_its_headline() {
    let kept = |special: f32, behind: usize| {
        let body = format!("<p>{}</p>", PROSE.repeat(behind));
        let document = html::parse(&format!(
            "<title>A bridge is closed</title><p>{PROSE}</p><h1>A bridge is closed</h1>{body}"
        ));
        kept_alike(&document, 0.95, Some(special), Comments::Drop)[0]
    };
    assert!(!kept(0.9, 5));
    assert!(!kept(0.05, 5), "under many teasers it looks like a listing");
    assert!(kept(0.0, 5), "on a page of another sort");
    assert!(kept(0.9, 1), "before a teaser");
}

#[test]
fn short_sentences_that_end_the_body_of_a_dump_stay_and_its_footer_goes() {
    let short = "Nobody was hurt in the yard.";
    let kept = |behind: &[&str], doubt: f32| {
        let text = [&[PROSE; 6], behind].concat().join("\n");
        let document = plain_text::parse(&text);
        let mut probabilities = vec![0.97; 6];
        probabilities.resize(document.blocks.len(), doubt);
        let (scores, title) = thought(&document, &probabilities, Some(0.1));
        let verdicts = select(&document, &scores, &title, Comments::Drop).verdicts;
        verdicts.iter().filter(|v| **v == Verdict::Keep).count()
    };
    assert_eq!(kept(&[short, short, "Cooking and wine"], 0.25), 8);
    assert_eq!(kept(&[short], 0.1), 6);
    assert_eq!(kept(&["Cooking and wine", short], 0.25), 6);
}
