//! Writes `cues.rs`: the phrases of all cues as the program looks for them.
//!
//! The table of cues is text for people; what is looked for is derived from it here, once, instead of
//! at the start of every process, which took a tenth of a second. `src/lang/phrases/compiler.rs` and `signs.rs` say how.

#[path = "src/lang/phrases/compiler.rs"]
mod compiler;
#[path = "src/lang/phrases/prefilter.rs"]
mod prefilter;
// The texts that show each cue at work are for the tests.
#[allow(dead_code)]
#[path = "src/lang/phrases/table.rs"]
mod table;

use compiler::Part;
use prefilter::Window;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use table::{PHRASE_RULES, Role};

fn main() {
    println!("cargo::rerun-if-changed=src/lang/phrases");
    let directory = std::env::var("OUT_DIR").expect("cargo says where to write");
    let path = std::path::Path::new(&directory).join("cues.rs");
    std::fs::write(path, source().expect("a string takes all")).expect("the directory is ours");
}

fn source() -> Result<String, std::fmt::Error> {
    let mut source = String::new();
    let (mut always, mut behind_sign, mut behind_digit) = (Vec::new(), Vec::new(), Vec::new());
    let mut beginnings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut windows: BTreeMap<Window, Vec<usize>> = BTreeMap::new();
    let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut of_notes = BTreeSet::new();
    let mut folds = BTreeMap::new();
    let mut phrases = String::new();
    let mut count = 0;
    for cue in PHRASE_RULES {
        for phrase in cue.phrases.iter().flat_map(|(_, own)| *own) {
            let part = compiler::part(phrase);
            let signs = prefilter::of(cue, &part);
            let (role, at) = (cue.role, cue.anchor);
            let (begins, most) = (prefilter::begins(&part), compiler::most_chars(&part));
            let ends = Vec::from_iter(prefilter::ends(&part));
            let node = node(&part);
            writeln!(
                phrases,
                "Phrase {{ role: Role::{role:?}, anchor: Anchor::{at:?}, begins: &{begins:?}, ends: &{ends:?}, most_chars: {most}, node: {node} }},"
            )?;
            add_folds(&part, &mut folds);
            always.extend(signs.always.then_some(count));
            behind_digit.extend(signs.behind_digit.then_some(count));
            behind_sign.extend(signs.behind_sign.then_some(count));
            for beginning in signs.beginnings {
                beginnings.entry(beginning).or_default().push(count);
            }
            for word in signs.words {
                words.entry(word).or_default().push(count);
            }
            for window in signs.windows {
                if cue.role == Role::Note {
                    of_notes.insert(window.bytes);
                }
                windows.entry(window).or_default().push(count);
            }
            count += 1;
        }
    }
    writeln!(
        source,
        "pub(super) static PHRASES: [Phrase; {count}] = [\n{phrases}];"
    )?;
    writeln!(source, "pub(super) static ALWAYS: &[u16] = &{always:?};")?;
    writeln!(
        source,
        "pub(super) static BEHIND_DIGIT: &[u16] = &{behind_digit:?};"
    )?;
    writeln!(
        source,
        "pub(super) static BEHIND_SIGN: &[u16] = &{behind_sign:?};"
    )?;
    writeln!(
        source,
        "pub(super) static BEGINNINGS: &[([char; 2], &str, &[u16])] = &["
    )?;
    // By the first two characters, the second of which is missing where there is but one.
    let mut keyed: Vec<([char; 2], String, &Vec<usize>)> = beginnings
        .iter()
        .map(|(beginning, phrases)| {
            let mut chars = beginning.chars();
            let first = [(); 2].map(|()| chars.next().unwrap_or_default());
            (first, chars.collect(), phrases)
        })
        .collect();
    keyed.sort();
    for (first, rest, phrases) in keyed {
        writeln!(source, "({first:?}, {rest:?}, &{phrases:?}),")?;
    }
    writeln!(
        source,
        "];\npub(super) static WINDOWS: &[(u32, &str, &str, &[u16])] = &["
    )?;
    for (window, phrases) in &windows {
        let Window {
            bytes,
            before,
            after,
        } = window;
        writeln!(source, "({bytes}, {before:?}, {after:?}, &{phrases:?}),")?;
    }
    writeln!(
        source,
        "];\npub(super) static SHORT_WORDS: &[(&str, &[u16])] = &["
    )?;
    for (word, phrases) in &words {
        writeln!(source, "({word:?}, &{phrases:?}),")?;
    }
    let windows: BTreeSet<u32> = windows.keys().map(|window| window.bytes).collect();
    let windows = Vec::from_iter(windows);
    writeln!(
        source,
        "];\npub(super) static WINDOW_BITS: Bits = bits_of(&{windows:?});"
    )?;
    writeln!(
        source,
        "pub(super) static NOTE_BITS: Bits = bits_of(&{:?});",
        Vec::from_iter(of_notes)
    )?;
    writeln!(
        source,
        "pub(super) static FOLDS: &[(char, char)] = &{:?};",
        Vec::from_iter(folds)
    )?;
    for (name, pattern) in [
        ("LETTERS", r"\p{L}"),
        ("SPACE_OR_SIGN", r"[\W\d]"),
        ("BEFORE_START", r"[^\p{L}©(]"),
        ("BEFORE_PROMO", r"[^\p{L}]"),
    ] {
        let class = compiler::class(pattern);
        writeln!(source, "pub(super) static {name}: &Class = &{class:?};")?;
    }
    // What stands behind a promo's phrase.
    let behind = node(&compiler::part(r"\s*(?:[:：|»›>→]|[-–—]\s)\s*\S"));
    writeln!(source, "pub(super) static BEHIND_PROMO: Node = {behind};")?;
    Ok(source)
}

/// A part as the program's `Node`.
fn node(part: &Part) -> String {
    let all = |parts: &[Part]| parts.iter().map(node).collect::<Vec<_>>().join(", ");
    match part {
        Part::Folded(word) => format!("Node::Folded({word:?})"),
        Part::Raw(word) => format!("Node::Raw({word:?})"),
        Part::Class(class) => format!("Node::Class(&{class:?})"),
        Part::All(parts) => format!("Node::All(&[{}])", all(parts)),
        Part::Any(parts) => format!("Node::Any(&[{}])", all(parts)),
        Part::Repeat(least, most, part) => {
            format!("Node::Repeat({least}, {most}, &{})", node(part))
        }
        Part::Start => "Node::Start".to_owned(),
        Part::End => "Node::End".to_owned(),
        Part::WordBoundary => "Node::WordBoundary".to_owned(),
    }
}

/// The characters beyond ASCII that a part takes for others of its own.
fn add_folds(part: &Part, folds: &mut BTreeMap<char, char>) {
    match part {
        Part::Folded(word) | Part::Raw(word) => {
            word.chars().for_each(|c| add_others(c, folds));
        }
        // Of a few characters a class is asked for as a word is, where a match begins or ends.
        Part::Class(class) => {
            let all = || class.iter().flat_map(|(from, to)| *from..=*to);
            if all().nth(compiler::MOST_OF_CLASS).is_none() {
                all().for_each(|c| add_others(c, folds));
            }
        }
        Part::Start | Part::End | Part::WordBoundary => {}
        Part::All(parts) | Part::Any(parts) => parts.iter().for_each(|p| add_folds(p, folds)),
        Part::Repeat(_, _, part) => add_folds(part, folds),
    }
}

fn add_others(c: char, folds: &mut BTreeMap<char, char>) {
    let others = compiler::same(c).into_iter().filter(|c| !c.is_ascii());
    folds.extend(others.map(|other| (other, compiler::fold(c))));
}
