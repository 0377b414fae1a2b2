//! Generates `phrase_tables.rs`: the phrase rules as the matcher looks them up, and
//! `character_classes.rs`: the classes of all characters.
//!
//! The rules are regular expressions for people. Compiling them at every start of the program took
//! a tenth of a second; here they are compiled once. `src/lang/phrases/matcher/mod.rs` gives an
//! overview.

// `Part::ALL` and the bits are used by the library.
#[path = "src/lang/phrases/matcher/bits.rs"]
mod bits;
#[allow(dead_code)]
#[path = "src/text/characters/definition.rs"]
mod characters;
#[path = "src/lang/phrases/matcher/compiler.rs"]
mod compiler;
#[path = "src/lang/phrases/matcher/prefilter.rs"]
mod prefilter;
// The examples of the rules are used by the tests alone.
#[allow(dead_code)]
#[path = "src/lang/phrases/rules/mod.rs"]
mod rules;

use compiler::Expr;
use prefilter::{ByteWindow, Prefilter};
use rules::{PHRASE_RULES, PhraseRule, Role};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::{self, Write};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/lang/phrases");
    println!("cargo::rerun-if-changed=src/text/characters");
    let folder = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(folder.join("character_classes.rs"), character_classes()?)?;
    let mut tables = Tables::default();
    for rule in PHRASE_RULES {
        for phrase in rule.phrases.iter().flat_map(|(_, phrases)| *phrases) {
            tables.add(rule, &compiler::compile(phrase))?;
        }
    }
    std::fs::write(folder.join("phrase_tables.rs"), tables.source()?)?;
    Ok(())
}

/// The source of the table of classes: blocks of 256 characters, each stored once, and the block of
/// each page of code points.
fn character_classes() -> Result<String, fmt::Error> {
    let mut blocks: Vec<[u8; 256]> = Vec::new();
    let mut pages = Vec::new();
    for page in 0..=char::MAX as u32 >> 8 {
        let class = |low: u32| char::from_u32(page << 8 | low).map_or(0, characters::class);
        let block: [u8; 256] = std::array::from_fn(|low| class(low as u32));
        let known = blocks.iter().position(|known| *known == block);
        pages.push(known.unwrap_or_else(|| {
            blocks.push(block);
            blocks.len() - 1
        }));
    }
    let mut source = String::new();
    writeln!(source, "static PAGES: [u8; {}] = {pages:?};", pages.len())?;
    writeln!(
        source,
        "static BLOCKS: [[u8; 256]; {}] = {blocks:?};",
        blocks.len()
    )?;
    Ok(source)
}

/// The tables, by what is looked up in a text. Phrases are numbers in the order of the rules.
#[derive(Default)]
struct Tables {
    count: usize,
    /// The source text of `PHRASES`.
    phrases: String,
    always: Vec<usize>,
    leading_symbol: Vec<usize>,
    leading_digit: Vec<usize>,
    prefixes: BTreeMap<String, Vec<usize>>,
    windows: BTreeMap<ByteWindow, Vec<usize>>,
    note_windows: BTreeSet<u32>,
    short_words: BTreeMap<String, Vec<usize>>,
    /// Characters outside ASCII with their case-folded forms.
    folds: BTreeMap<char, char>,
}

impl Tables {
    fn add(&mut self, rule: &PhraseRule, expr: &Expr) -> fmt::Result {
        let (role, anchor) = (rule.role, rule.anchor);
        let prefixes = Vec::from_iter(
            prefilter::required_prefixes(expr)
                .into_iter()
                .map(|prefix| (bits::bits_of(prefix.chars()), prefix)),
        );
        let last_letters = Vec::from_iter(prefilter::last_letters(expr));
        let max_chars = compiler::max_trimmed_chars(expr);
        writeln!(
            self.phrases,
            "Phrase {{ role: Role::{role:?}, anchor: Anchor::{anchor:?}, \
             prefixes: &{prefixes:?}, last_letters: &{last_letters:?}, \
             max_chars: {max_chars}, node: {} }},",
            node(expr)
        )?;
        add_folds(expr, &mut self.folds);
        let (number, prefilter) = (self.count, Prefilter::new(rule, expr));
        self.count += 1;
        self.always.extend(prefilter.always.then_some(number));
        self.leading_symbol
            .extend(prefilter.leading_symbol.then_some(number));
        self.leading_digit
            .extend(prefilter.leading_digit.then_some(number));
        for prefix in prefilter.prefixes {
            self.prefixes.entry(prefix).or_default().push(number);
        }
        for word in prefilter.short_words {
            self.short_words.entry(word).or_default().push(number);
        }
        for window in prefilter.windows {
            if role == Role::EditorialNote {
                self.note_windows.insert(window.bytes);
            }
            self.windows.entry(window).or_default().push(number);
        }
        Ok(())
    }

    /// The Rust source of all tables.
    fn source(&self) -> Result<String, fmt::Error> {
        let mut source = String::new();
        let mut table = |name: &str, kind: &str, value: &str| {
            writeln!(source, "pub(super) static {name}: {kind} = {value};")
        };
        table(
            "PHRASES",
            &format!("[Phrase; {}]", self.count),
            &format!("[\n{}]", self.phrases),
        )?;
        for (name, phrases) in [
            ("ALWAYS", &self.always),
            ("LEADING_SYMBOL", &self.leading_symbol),
            ("LEADING_DIGIT", &self.leading_digit),
        ] {
            table(name, "&[u16]", &format!("&{phrases:?}"))?;
        }
        // Sorted by the first two characters. The second is `\0` in a prefix of one character.
        let prefixes = self.prefixes.iter().map(|(prefix, phrases)| {
            let mut chars = prefix.chars();
            let first_two = [(); 2].map(|()| chars.next().unwrap_or_default());
            (first_two, chars.collect::<String>(), phrases)
        });
        let mut prefixes = Vec::from_iter(prefixes);
        prefixes.sort();
        let prefixes =
            rows(prefixes.iter().map(|(first_two, rest, phrases)| {
                format!("({first_two:?}, {rest:?}, &{phrases:?})")
            }));
        table("PREFIXES", "&[([char; 2], &str, &[u16])]", &prefixes)?;
        let windows = rows(self.windows.iter().map(|(window, phrases)| {
            let ByteWindow {
                bytes,
                before,
                after,
            } = window;
            format!("({bytes}, {before:?}, {after:?}, &{phrases:?})")
        }));
        table("WINDOWS", "&[(u32, &str, &str, &[u16])]", &windows)?;
        let words = self.short_words.iter();
        let words = rows(words.map(|(word, phrases)| format!("({word:?}, &{phrases:?})")));
        table("SHORT_WORDS", "&[(&str, &[u16])]", &words)?;
        let all_windows = self.windows.keys().map(|window| window.bytes).collect();
        for (name, windows) in [
            ("WINDOW_BITS", &all_windows),
            ("NOTE_WINDOW_BITS", &self.note_windows),
        ] {
            let windows = Vec::from_iter(windows);
            table(name, "WindowBits", &format!("bits_of(&{windows:?})"))?;
        }
        let folds = Vec::from_iter(&self.folds);
        table("FOLDS", "&[(char, char)]", &format!("&{folds:?}"))?;
        // The classes of characters around a phrase, by anchor. `PADDING` is for `Anchor::Whole`.
        for (name, pattern) in [
            ("LETTERS", r"\p{L}"),
            ("PADDING", r"[\W\d]"),
            ("BEFORE_START", r"[^\p{L}©(]"),
            ("BEFORE_PROMO", r"[^\p{L}]"),
        ] {
            let ranges = compiler::class_ranges(pattern);
            table(name, "&CharRanges", &format!("&{ranges:?}"))?;
        }
        let separator = compiler::compile(r"\s*(?:[:：|»›>→]|[-–—]\s)\s*\S");
        table("PROMO_SEPARATOR", "Node", &node(&separator))?;
        Ok(source)
    }
}

/// A slice with one row a line.
fn rows(rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.map(|row| row + ",\n").collect();
    format!("&[\n{rows}]")
}

/// The source of a `Node`.
fn node(expr: &Expr) -> String {
    let all = |parts: &[Expr]| parts.iter().map(node).collect::<Vec<_>>().join(", ");
    match expr {
        Expr::Folded(text) => format!("Node::Folded({text:?})"),
        Expr::Exact(text) => format!("Node::Exact({text:?})"),
        Expr::Class(ranges) => format!("Node::Class(&{ranges:?})"),
        Expr::Concat(parts) => format!("Node::Concat(&[{}])", all(parts)),
        Expr::Alternation(parts) => format!("Node::Alternation(&[{}])", all(parts)),
        Expr::Repetition(min, max, part) => {
            format!("Node::Repetition({min}, {max}, &{})", node(part))
        }
        Expr::Start => "Node::Start".to_owned(),
        Expr::End => "Node::End".to_owned(),
        Expr::WordBoundary => "Node::WordBoundary".to_owned(),
    }
}

/// Adds the case variants outside ASCII of all characters of an expression.
fn add_folds(expr: &Expr, folds: &mut BTreeMap<char, char>) {
    match expr {
        Expr::Folded(text) | Expr::Exact(text) => {
            text.chars().for_each(|c| add_case_variants(c, folds));
        }
        // The characters of a small class may be in prefixes and last letters, which are folded.
        Expr::Class(ranges) => {
            let chars = || ranges.iter().flat_map(|(from, to)| *from..=*to);
            if chars().nth(compiler::MAX_SMALL_CLASS).is_none() {
                chars().for_each(|c| add_case_variants(c, folds));
            }
        }
        Expr::Start | Expr::End | Expr::WordBoundary => {}
        Expr::Concat(parts) | Expr::Alternation(parts) => {
            parts.iter().for_each(|part| add_folds(part, folds));
        }
        Expr::Repetition(_, _, part) => add_folds(part, folds),
    }
}

fn add_case_variants(c: char, folds: &mut BTreeMap<char, char>) {
    let variants = compiler::case_variants(c).into_iter();
    folds.extend(
        variants
            .filter(|variant| !variant.is_ascii())
            .map(|variant| (variant, compiler::fold(c))),
    );
}
