//! Which blocks the elements of a page become.

use super::*;

fn texts(source: &str) -> Vec<String> {
    parse(source).blocks.into_iter().map(|b| b.text).collect()
}

#[test]
fn permalinks_are_removed_from_headings_only() {
    assert_eq!(texts("<h2>Usage<a href=#u>#</a></h2>"), ["Usage"]);
    assert_eq!(texts("<pre><a href=#l1>#</a>include</pre>"), ["#include"]);
    assert_eq!(texts("<p>See <a href=/law>§</a> 42."), ["See § 42."]);
}

#[test]
fn code_lines_in_separate_elements_become_one_block() {
    let code = "<pre><div>def f():</div><div></div><div>  return</div></pre>";
    assert_eq!(texts(code), ["def f():\n\n  return"]);
}

#[test]
fn buttons_and_labels_are_separated_from_the_text_around_them() {
    let form = "<form><label>Search</label><input><button>Go</button>or <b>browse</b></form>";
    assert_eq!(texts(form), ["Search Go or browse"]);
}

#[test]
fn a_link_around_a_card_counts_in_each_block_of_the_card() {
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
fn permalinks_are_recognised_by_their_whole_text() {
    let heading = |link: &str| texts(&format!("<h2>Back-off <a href=#b>{link}</a></h2><p>x"));
    for link in ["¶", "#", "<span>§</span>"] {
        assert_eq!(heading(link), ["Back-off", "x"]);
    }
    assert_eq!(heading("#42"), ["Back-off #42", "x"]);
}
