//! Below the limits, the tree is the one that html5ever alone builds.

use super::*;
use crate::classify::{Models, classify};
use crate::document::Document;
use crate::html::corpora;
use html5ever::tendril::TendrilSink;
use scraper::HtmlTreeSink;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// What `Html::parse_document` does: html5ever's tokenizer and tree builder without limits.
/// It is compiled here, like `parse`, so that the compiler can optimise both alike.
fn parse_without_limits(source: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    html5ever::parse_document(sink, Default::default()).one(source)
}

/// The inputs of html5lib-tests for tree construction.
fn html5lib_inputs() -> Vec<String> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html5lib-tests/tree-construction");
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let file = fs::read(entry.unwrap().path()).unwrap();
        let file = String::from_utf8_lossy(&file);
        for case in file.split("#data\n").skip(1) {
            let (data, _) = case.split_once("#errors").unwrap();
            inputs.push(data.strip_suffix('\n').unwrap_or(data).to_owned());
        }
    }
    inputs
}

#[test]
fn html5lib_inputs_give_the_trees_of_html5ever() {
    let inputs = html5lib_inputs();
    assert!(inputs.len() > 1400, "{}", inputs.len());
    for input in &inputs {
        let parsed = parse(input);
        assert!(parsed.html == parse_without_limits(input), "{input}");
        assert_eq!(parsed.limits_hit, [], "{input}");
    }
}

/// `cargo test --release --lib corpus_pages_give_the_trees -- --ignored`
///
/// Beyond a limit the trees differ by design. The corpora contain one such page, an Atom feed, in
/// which elements of unknown names nest deeper than the limit.
#[test]
#[ignore = "needs the corpora in ../shared or DECHAFF_SHARED"]
fn corpus_pages_give_the_trees_of_html5ever() {
    let mut pages = 0;
    let mut limited = Vec::new();
    for (path, text) in corpora::pages("") {
        let parsed = parse(&text);
        pages += 1;
        if parsed.limits_hit.is_empty() {
            let expected = parse_without_limits(&text);
            assert!(parsed.html == expected, "{}", path.display());
        } else {
            limited.push(path);
        }
    }
    assert!(pages > 1000, "{pages} pages");
    assert!(limited.len() <= 1, "limits exceeded: {limited:?}");
}

/// `cargo test --release --lib parsing_and_classifying_cost -- --ignored --nocapture`
///
/// Each round times all three on each page, and the fastest round of each page counts. That
/// removes the noise of other programs on the machine.
#[test]
#[allow(clippy::print_stdout, reason = "it is run for the figures it prints")]
#[ignore = "a measurement; needs the corpora in ../shared or DECHAFF_SHARED"]
fn parsing_and_classifying_cost_less_than_parsing_with_html5ever() {
    const EVERY_NTH_PAGE: usize = 10;
    const ROUNDS: usize = 20;
    let time = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let models = Models::default();
    let pages: Vec<(String, Document)> = corpora::pages("")
        .step_by(EVERY_NTH_PAGE)
        .map(|(_, text)| (text.clone(), crate::html::parse(&text)))
        .collect();
    let mut fastest = vec![[Duration::MAX; 3]; pages.len()];
    for round in 0..ROUNDS {
        for ((text, document), fastest) in pages.iter().zip(&mut fastest) {
            // Each task is first in every third round, because later ones find the page cached.
            for turn in 0..3 {
                let task = (round + turn) % 3;
                let elapsed = match task {
                    0 => time(&|| drop(parse_without_limits(text))),
                    1 => time(&|| drop(parse(text))),
                    _ => time(&|| drop(classify(document, &document.head.title, &models))),
                };
                fastest[task] = fastest[task].min(elapsed);
            }
        }
    }
    let sum = |task: usize| fastest.iter().map(|page| page[task]).sum::<Duration>();
    let html5ever = sum(0).as_secs_f64();
    let [parsing, classifying] = [1, 2].map(|task| sum(task).as_secs_f64() / html5ever);
    println!(
        "{} pages, {html5ever:.3} s by html5ever alone: \
         parsing takes {parsing:.3} of that, classifying {classifying:.3}",
        pages.len()
    );
    assert!(
        parsing < 0.6 && classifying < 0.6,
        "{parsing} {classifying}"
    );
}
