//! HTML to a tree, in time and memory linear in the page, whatever the page.
//!
//! The tree builder is html5ever's, the tokenizer our own, and on pages people write the tree is the one that html5ever builds. But the
//! algorithm of the HTML standard is quadratic in how deep elements nest, in the attributes of
//! one tag and in the formatting elements left open (159 KB of `<font x=1><p>` take 8 GB), so
//! limits stand around it. What lies beyond them loses its markup, never its text, and the page
//! says so in its warnings. Limits are counts, so that a page reads the same on every machine.
//!
//! - [`limits`] says how much a page may have;
//! - [`tokens`] stands between tokenizer and tree builder and swallows tags beyond a limit;
//! - [`swallowed`] keeps the text around those apart, and swallows their ends;
//! - [`open`] tells it what is open in the tree builder;
//! - [`tree`] builds the tree and sees to it that copies of an element do not cost more than
//!   the page.

mod counts;
mod dropped_tags;
mod element_names;
mod open_elements;
mod token_filter;
mod tree_sink;

use super::tokenizer::tokenize;
use crate::warning::Warning;
use counts::ATTRIBUTES;
use memchr::memchr_iter;
use scraper::Html;
use token_filter::Tokens;

/// A parsed page, and a warning for each limit it met.
pub(super) struct Guarded {
    pub page: Html,
    pub limits: Vec<Warning>,
}

/// Nodes for which there is room from the beginning, 9 MB: nearly every page has fewer, and of `<` alone a page makes none.
const NODES_AT_ONCE: usize = 1 << 16;

/// Parses a page.
pub(super) fn parse(source: &str) -> Guarded {
    // An element and its text have two tags, so that there are about as many nodes as these.
    let signs = memchr_iter(b'<', source.as_bytes()).count();
    let tokens = Tokens::new(signs.min(NODES_AT_ONCE));
    // One attribute more than a tag may have, by which it is seen that there were more.
    tokenize(source, ATTRIBUTES + 1, &tokens);
    tokens.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{Models, classify};
    use crate::document::Document;
    use flate2::read::MultiGzDecoder;
    use html5ever::tendril::TendrilSink;
    use scraper::HtmlTreeSink;
    use std::fs;
    use std::io::Read;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    /// The parser as it is, without limits: what `Html::parse_document` does, but compiled here, with the guard,
    /// so that the two are also alike in what the compiler could do for them.
    fn bare(source: &str) -> Html {
        let sink = HtmlTreeSink::new(Html::new_document());
        html5ever::parse_document(sink, Default::default()).one(source)
    }

    /// The pages that html5lib-tests has for the construction of trees.
    fn cases() -> Vec<String> {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html5lib-tests/tree-construction");
        let mut cases = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let file = fs::read(entry.unwrap().path()).unwrap();
            let file = String::from_utf8_lossy(&file);
            for case in file.split("#data\n").skip(1) {
                let (data, _) = case.split_once("#errors").unwrap();
                cases.push(data.strip_suffix('\n').unwrap_or(data).to_owned());
            }
        }
        cases
    }

    #[test]
    fn the_cases_of_html5lib_have_the_trees_of_the_bare_parser() {
        let cases = cases();
        assert!(cases.len() > 1400, "{}", cases.len());
        for case in &cases {
            let guarded = parse(case);
            assert!(guarded.page == bare(case), "{case}");
            assert_eq!(guarded.limits, [], "{case}");
        }
    }

    /// Every HTML page of the corpora, decoded.
    fn corpora() -> impl Iterator<Item = (PathBuf, String)> {
        let shared = std::env::var_os("DECHAFF_SHARED").map_or("../shared".into(), PathBuf::from);
        let entries = walkdir::WalkDir::new(shared.join("corpora")).sort_by_file_name();
        entries.into_iter().filter_map(|entry| {
            let path = entry.unwrap().into_path();
            let name = path.to_string_lossy();
            let mut bytes = Vec::new();
            if name.ends_with(".html") {
                bytes = fs::read(&path).unwrap();
            } else if name.ends_with(".html.gz") {
                let file = fs::File::open(&path).unwrap();
                MultiGzDecoder::new(file).read_to_end(&mut bytes).unwrap();
            } else {
                return None;
            }
            let decoded = crate::decode::decode(bytes, None).ok()?;
            Some((path, decoded.text))
        })
    }

    /// `cargo test --release --lib corpora -- --ignored`
    #[test]
    #[ignore = "reads every HTML page of the corpora in ../shared"]
    fn every_page_of_the_corpora_has_the_tree_of_the_bare_parser() {
        let mut pages = 0;
        for (path, text) in corpora() {
            let guarded = parse(&text);
            assert!(guarded.page == bare(&text), "{}", path.display());
            assert_eq!(guarded.limits, [], "{}", path.display());
            pages += 1;
        }
        assert!(pages > 1000, "{pages} pages");
    }

    /// `cargo test --release --lib cost -- --ignored --nocapture`. Pages are parsed both ways and judged in turn, round
    /// after round, and of each page the quickest round counts: what else the machine does is met in some.
    #[test]
    #[allow(clippy::print_stdout, reason = "the figures are what it is run for")]
    #[ignore = "measures, on every tenth HTML page of the corpora in ../shared"]
    fn the_cost_of_parsing_and_judging_beside_the_bare_parser() {
        const TENTH: usize = 10;
        const ROUNDS: usize = 20;
        let timed = |work: &dyn Fn()| {
            let start = Instant::now();
            work();
            start.elapsed()
        };
        let models = Models::default();
        let pages: Vec<(String, Document)> = corpora()
            .step_by(TENTH)
            .map(|(_, text)| (text.clone(), crate::html::parse(&text)))
            .collect();
        let mut quickest = vec![[Duration::MAX; 3]; pages.len()];
        for round in 0..ROUNDS {
            for ((text, document), quickest) in pages.iter().zip(&mut quickest) {
                // Each is first in every third round, for the second finds the page in the cache.
                for turn in 0..3 {
                    let way = (round + turn) % 3;
                    let took = match way {
                        0 => timed(&|| drop(bare(text))),
                        1 => timed(&|| drop(parse(text))),
                        _ => timed(&|| drop(classify(document, &document.head.title, &models))),
                    };
                    quickest[way] = quickest[way].min(took);
                }
            }
        }
        let sum = |way: usize| quickest.iter().map(|page| page[way]).sum::<Duration>();
        let bare = sum(0).as_secs_f64();
        let [parsing, judging] = [1, 2].map(|way| sum(way).as_secs_f64() / bare);
        println!(
            "{} pages, {bare:.3} s by the bare parser: parsing {parsing:.3} of it, judging {judging:.3}",
            pages.len()
        );
        assert!(parsing < 0.6 && judging < 0.6, "{parsing} {judging}");
    }
}
