//! What is recognised as subtitles, and what becomes of them.

use super::*;
use proptest::prelude::*;

fn paragraphs(source: &str) -> Vec<String> {
    let prose = prose(source).unwrap_or_default();
    prose
        .split("\n\n")
        .filter(|p| !p.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_cues_of_a_sentence_are_joined() {
    let srt = "\u{feff}1\r\n00:00:01,000 --> 00:00:04,000\r\nThe reservoir above Kell\r\n\
        had not been drained\r\n\r\n2\r\n00:00:04,500 --> 00:00:08,000\r\n<i>since 1964.</i>\r\n\r\n\
        3\r\n00:00:08,500 --> 00:00:12,000\r\n- Did you know the steps were there?\r\n\
        - Everybody knew.\r\n";
    let wanted = [
        "The reservoir above Kell had not been drained since 1964.",
        "Did you know the steps were there?",
        "Everybody knew.",
    ];
    assert_eq!(paragraphs(srt), wanted);
    // Scrapers lose blank lines, or double them.
    assert_eq!(paragraphs(&srt.replace("\r\n\r\n", "\n")), wanted);
    assert_eq!(paragraphs(&srt.replace("\r\n", "\n\n")), wanted);
}

#[test]
fn headers_notes_names_and_settings_of_webvtt_are_dropped() {
    let vtt = "WEBVTT - Kell valley\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: lime }\n\n\
        NOTE Checked by hand\nin two steps\n\nintro\n00:01.000 --> 00:04.000 align:start position:0%\n\
        <v Ines Marlow>I was born <c.loud>behind</c> the fourth one.\n\n\
        00:04.500 --> 00:06.000\n<v Ines Marlow>She said it was the third.\n\n\
        00:06.500 --> 00:08.000\n{\\an8}<v Tom>How many <00:07.000>are there? 3 < 4\n";
    assert_eq!(
        paragraphs(vtt),
        [
            "Ines Marlow: I was born behind the fourth one. She said it was the third.",
            "Tom: How many are there? 3 < 4",
        ]
    );
}

#[test]
fn lines_that_scroll_are_kept_once() {
    let mut vtt = "WEBVTT\n\n".to_owned();
    let lines = [
        "the reservoir above kell",
        "had not been drained",
        "since the war",
    ];
    for (at, line) in lines.iter().enumerate() {
        let before = if at > 0 { lines[at - 1] } else { " " };
        vtt += &format!("00:0{at}.000 --> 00:0{at}.990\n{before}\n<c>{line}</c>\n\n");
        vtt += &format!("00:0{at}.990 --> 00:0{at}.999\n{line}\n\n");
    }
    assert_eq!(paragraphs(&vtt), [lines.join(" ")]);
}

#[test]
fn captions_without_arrows_and_in_other_scripts_are_read() {
    let sbv = "0:00:01.000,0:00:02.000\nPrvní věta\n\n0:00:02.000,0:00:03.000\nna dvou řádcích.\n\n\
        0:00:09.000,0:00:10.000\nDruhá věta.\n";
    assert_eq!(
        paragraphs(sbv),
        ["První věta na dvou řádcích.", "Druhá věta."]
    );
    let chinese = "1\n00:00:01,000 --> 00:00:02,000\n水库自一九六四年以来\n\n\
        2\n00:00:02,000 --> 00:00:03,000\n从未放过水。\n\n3\n00:00:03,000 --> 00:00:04,000\n全村人都来了。\n";
    assert_eq!(
        paragraphs(chinese),
        ["水库自一九六四年以来从未放过水。全村人都来了。"]
    );
}

#[test]
fn texts_with_times_are_not_subtitles() {
    for text in [
        "",
        "A cue begins with a line such as\n00:00:01,000 --> 00:00:04,000\nand a text.",
        "<!-- one --><!-- two --><!-- three -->",
        "a --> b\nb --> c\nc --> d\nd --> e",
        "10:30, 11:45\n12:00, 13:15\n14:00, 15:00",
        "9:30 --> 10:30\nOpening words by the chair\n",
    ] {
        assert_eq!(prose(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_word_of_a_cue_is_lost(words in proptest::collection::vec("[a-z]{2,9}[.,]?", 9..60)) {
        let mut srt = String::new();
        for (at, line) in words.chunks(3).enumerate() {
            srt += &format!("{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{}\n\n", line.join(" "));
        }
        let text = prose(&srt).unwrap_or_default();
        let spoken: Vec<&str> = text.split_whitespace().collect();
        prop_assert_eq!(spoken, words.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(prose(&text), None);
    }
}
