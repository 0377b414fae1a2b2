//! What a page's elements become as blocks.

use super::*;

fn texts(source: &str) -> Vec<String> {
    parse(source).blocks.into_iter().map(|b| b.text).collect()
}

#[test]
fn a_page_that_shows_nothing_gives_its_noscript_or_its_article_body() {
    let told = |body: &str| {
        let body = serde_json::to_string(body).unwrap();
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":{body}}}</script>\
             <p>Loading</p><noscript>Please enable JavaScript.</noscript>"
        )
    };
    let [first, second] = [
        "A train will run at night.",
        "It is an old train, they say.",
    ];
    assert_eq!(
        texts(&told(&format!("{first}\n\n{second}"))),
        [first, second]
    );
    assert_eq!(
        texts(&told(&format!("<p>{first}</p><p>{second}</p>"))),
        [first, second]
    );
    let forum = format!("<div>Loading</div><noscript><p>{first}</p><p>{second}</p></noscript>");
    assert_eq!(texts(&forum), [first, second]);
    let shown = format!("<p>{}</p>", "word ".repeat(WORDS_SHOWN));
    assert_eq!(
        texts(&format!("{}{shown}", told(&first.repeat(20)))).len(),
        2
    );
}

#[test]
fn a_body_hidden_until_a_script_runs_wins_over_a_teaser_in_json_ld() {
    let told = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"A bridge.\"}</script>";
    let hidden =
        "<div style=visibility:hidden><p>The bridge was opened on Monday by the mayor.</div>";
    assert_eq!(
        texts(&format!("{told}{hidden}")),
        ["The bridge was opened on Monday by the mayor."]
    );
}

#[test]
fn signs_that_are_links_go_from_headings_and_stay_elsewhere() {
    assert_eq!(texts("<h2>Usage<a href=#u>#</a></h2>"), ["Usage"]);
    assert_eq!(texts("<pre><a href=#l1>#</a>include</pre>"), ["#include"]);
    assert_eq!(texts("<p>See <a href=/law>§</a> 42."), ["See § 42."]);
}

#[test]
fn lines_of_code_that_are_elements_are_one_block() {
    let code = "<pre><div>def f():</div><div></div><div>  return</div></pre>";
    assert_eq!(texts(code), ["def f():\n\n  return"]);
}

#[test]
fn buttons_and_labels_do_not_grow_together_with_their_neighbours() {
    let form = "<form><label>Search</label><input><button>Go</button>or <b>browse</b></form>";
    assert_eq!(texts(form), ["Search Go or browse"]);
}

#[test]
fn a_link_around_a_card_counts_in_each_of_its_blocks() {
    let page = super::parse(
        "<a href=/a-night-train-returns><img src=i><h3>Trains</h3><p>They return</a>\
         <p><a href=/x-y-z><img src=i></a>Plain <a href=#top>up</a>",
    );
    let counts = page
        .blocks
        .iter()
        .map(|b| (b.links, b.story_links, b.local_links));
    assert_eq!(
        counts.collect::<Vec<_>>(),
        [(1, 1, 0), (1, 1, 0), (1, 0, 1)]
    );
}

#[test]
fn links_to_the_heading_itself_are_no_words() {
    let heading = |link: &str| texts(&format!("<h2>Back-off <a href=#b>{link}</a></h2><p>x"));
    for link in ["¶", "#", "<span>§</span>"] {
        assert_eq!(heading(link), ["Back-off", "x"]);
    }
    assert_eq!(heading("#42"), ["Back-off #42", "x"]);
}
