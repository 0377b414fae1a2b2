//! HTML to a tree, in time and memory linear in the page, whatever the page.
//!
//! The parser is html5ever, and on pages people write the tree is the one it builds. But the
//! algorithm of the HTML standard is quadratic in how deep elements nest, in the attributes of
//! one tag and in the formatting elements left open (159 KB of `<font x=1><p>` take 8 GB), so
//! limits stand around it. What lies beyond them loses its markup, never its text, and the page
//! says so in its warnings. Limits are counts, so that a page reads the same on every machine.
//!
//! - [`limits`] says how much a page may have;
//! - [`tokens`] stands between tokenizer and tree builder and swallows tags beyond a limit;
//! - [`swallowed`] keeps the text around those apart, and swallows their ends;
//! - [`attributes`] cuts tags of endless attributes before the tokenizer has compared them all;
//! - [`open`] tells it what is open in the tree builder;
//! - [`tree`] builds the tree and sees to it that copies of an element do not cost more than
//!   the page.

mod attributes;
mod limits;
mod names;
mod open;
mod swallowed;
mod tokens;
mod tree;

use attributes::{ATTRIBUTES, OpenTag};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use limits::Limit;
use scraper::Html;
use tokens::Tokens;

/// Bytes the tokenizer gets at a time. A tag that goes on behind a piece is looked at, so this
/// bounds the attributes that are compared with each other before anybody counts them.
const PIECE: usize = 8 << 10;

/// Bytes that are copied at a time, to be handed over in pieces: memory for each piece by itself costs 2% of
/// the parsing, and a page of the usual size is one stretch, but a huge one is not there twice.
const STRETCH: usize = 1 << 20;

/// A parsed page, and the limits it met, as names for the article's warnings.
pub(super) struct Guarded {
    pub page: Html,
    pub limits: Vec<&'static str>,
}

/// Parses a page.
pub(super) fn parse(source: &str) -> Guarded {
    parse_in_pieces(source, PIECE)
}

/// Parses a page of which the tokenizer gets so many bytes at a time.
fn parse_in_pieces(source: &str, piece: usize) -> Guarded {
    let input = BufferQueue::default();
    let tokenizer = Tokenizer::new(Tokens::new(&input), TokenizerOpts::default());
    let tokens = &tokenizer.sink;
    let feed = |text: StrTendril| {
        input.push_back(text);
        // The tokenizer stops at the end of a script and where a charset is told; neither is of interest.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    };
    let bytes = source.as_bytes();
    let mut fed = 0;
    let mut stretch = Stretch::default();
    let mut open_tag = OpenTag::default();
    while fed < source.len() {
        if fed >= stretch.end() {
            stretch = Stretch::of(source, fed);
        }
        let end = boundary_after(source, fed + piece).min(stretch.end());
        let tokens_before = tokens.count();
        feed(stretch.part(fed, end));
        let mut unread = fed;
        if tokens.count() > tokens_before {
            open_tag = OpenTag::default();
            unread = end.saturating_sub(tokens.unused());
        }
        open_tag.read(&bytes[unread..end]);
        fed = end;
        if open_tag.attributes() > ATTRIBUTES {
            tokens.meet(Limit::Attributes);
            let quote = open_tag.quote();
            fed += open_tag.skip(&bytes[fed..]);
            if fed < source.len() {
                feed(StrTendril::from_slice(quote));
            }
        }
    }
    tokenizer.end();
    tokenizer.sink.finish()
}

/// A part of the page in memory that the tokenizer's pieces share.
#[derive(Default)]
struct Stretch {
    text: StrTendril,
    begin: usize,
}

impl Stretch {
    fn of(source: &str, begin: usize) -> Self {
        let end = boundary_after(source, begin + STRETCH);
        Stretch {
            text: StrTendril::from_slice(&source[begin..end]),
            begin,
        }
    }

    fn end(&self) -> usize {
        self.begin + self.text.len()
    }

    /// What stands there in the page; a tendril's lengths are of 32 bits, which a stretch does not need.
    fn part(&self, from: usize, to: usize) -> StrTendril {
        let (offset, length) = (from - self.begin, to - from);
        self.text.subtendril(offset as u32, length as u32)
    }
}

/// The first boundary between characters at or behind so many bytes.
fn boundary_after(source: &str, mut bytes: usize) -> usize {
    while bytes < source.len() && !source.is_char_boundary(bytes) {
        bytes += 1;
    }
    bytes.min(source.len())
}

#[cfg(test)]
mod tests {
    use super::*;
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
            for piece in [1, 3, 7, PIECE] {
                let guarded = parse_in_pieces(case, piece);
                assert!(guarded.page == bare(case), "in pieces of {piece}: {case}");
                assert_eq!(guarded.limits, [""; 0], "{case}");
            }
        }
    }

    #[test]
    fn a_page_of_several_stretches_has_the_tree_of_the_bare_parser() {
        // Of three bytes, so that no stretch ends where a character does.
        let text = "<p>漢字<b class='ä'>漢</b>".repeat(3 * STRETCH / 30);
        for page in [
            format!("<p>x{text}"),
            format!("<p title=\"{}\">{text}", "x ".repeat(STRETCH)),
        ] {
            let guarded = parse(&page);
            assert!(guarded.page == bare(&page));
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
            assert_eq!(guarded.limits, [""; 0], "{}", path.display());
            pages += 1;
        }
        assert!(pages > 1000, "{pages} pages");
    }

    /// `cargo test --release --lib cost -- --ignored --nocapture`. Pages are parsed both ways in turn, round
    /// after round, and of each page the quickest round counts: what else the machine does is met in some.
    #[test]
    #[allow(clippy::print_stdout, reason = "the figure is what it is run for")]
    #[ignore = "measures, on every tenth HTML page of the corpora in ../shared"]
    fn the_cost_of_the_guard_is_small() {
        const TENTH: usize = 10;
        const ROUNDS: usize = 30;
        let timed = |parse: &dyn Fn()| {
            let start = Instant::now();
            parse();
            start.elapsed()
        };
        let pages: Vec<String> = corpora().step_by(TENTH).map(|(_, text)| text).collect();
        let mut quickest = vec![[Duration::MAX; 2]; pages.len()];
        for round in 0..ROUNDS {
            for (text, quickest) in pages.iter().zip(&mut quickest) {
                // Each is first in every other round, for the second finds the page in the cache.
                for way in [round % 2, 1 - round % 2] {
                    let took = match way {
                        0 => timed(&|| drop(bare(text))),
                        _ => timed(&|| drop(parse(text))),
                    };
                    quickest[way] = quickest[way].min(took);
                }
            }
        }
        let sum = |way: usize| quickest.iter().map(|page| page[way]).sum::<Duration>();
        let (without, with) = (sum(0), sum(1));
        let ratio = with.as_secs_f64() / without.as_secs_f64();
        println!(
            "{} pages: guarded {with:?}, bare {without:?}: {ratio:.3}",
            pages.len()
        );
        assert!(ratio < 1.05, "{ratio}");
    }
}
