//! Recognises source code by the shape of its lines.
//!
//! Input: the lines of a text that are not blank. Output: whether they are code. No language is
//! parsed: a line is code if it ends, begins or is punctuated as statements are, and a text is code
//! if nearly all of its lines are. Texts about programming have sentences between the code.

use regex::bytes::Regex;
use std::sync::LazyLock;

/// Fewer lines are no evidence, unless they are long.
const MIN_LINES: usize = 5;

/// The least share of lines that are code, in percent of the lines that are not comments.
const MIN_SHARE: usize = 85;

/// The most share of lines that read as a sentence, in percent.
const MAX_SENTENCES: usize = 5;

/// A line of more bytes is minified code or a paragraph.
const LONG_LINE: usize = 2_000;

/// Whether the lines are source code. If they are only the beginning of a text, the first line must
/// prove it, because some scrapers leave scripts before an article.
pub(super) fn is_code(lines: &[&str], is_whole: bool) -> bool {
    let first = lines.first().copied().unwrap_or_default();
    if first.starts_with("#!/") || first.starts_with("<?php") {
        return true;
    }
    if !is_whole {
        return false;
    }
    if lines.iter().any(|line| line.len() >= LONG_LINE) {
        return lines.len() <= 20 && is_minified(&lines.concat());
    }
    let (mut in_comment, mut in_text) = (false, false);
    let mut kept = Vec::new();
    for line in lines {
        let line = line.trim();
        // The texts that describe functions in Python.
        let toggles = line.matches("\"\"\"").count() % 2 == 1;
        in_text ^= toggles;
        if in_text || toggles {
            continue;
        }
        in_comment |= line.starts_with("/*") || line.starts_with("<!--");
        let is_comment = in_comment
            || ["//", "#", "--", "*", "%", ";"]
                .iter()
                .any(|sign| line.starts_with(sign));
        in_comment &= !(line.ends_with("*/") || line.ends_with("-->"));
        if is_comment {
            continue;
        }
        kept.push(line);
    }
    // Prose is found first, because the pattern of statements is costly to compile.
    if kept.len() < MIN_LINES || kept.iter().any(|line| is_prose(line)) {
        return false;
    }
    let count = |is_kind: fn(&str) -> bool| kept.iter().filter(|line| is_kind(line)).count();
    count(is_sentence) * 100 <= kept.len() * MAX_SENTENCES
        && count(is_statement) * 4 >= kept.len()
        && count(is_code_line) * 100 >= kept.len() * MIN_SHARE
}

/// How statements of common languages begin.
static STATEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x-u)^(
            (import|from)\ [\w.{*'"]+
          | (def|fn|func|function|class|struct|enum|impl|interface|namespace|package|module)\ [\w$]+
          | (pub|public|private|protected|static|final|export|async|abstract|extern|unsafe)\ \w+
          | (var|let|const|val|mut|auto|int|char|void|bool|float|double|string|String|long)\ [\w*&\[\]<>]+
          | (if|for|while|switch|elif|catch|foreach)\ ?\(?.+[:{)]$
          | (else|try|do|finally|begin|end|done|fi|then)\s*[:{;]?$
          | (return|yield|throw|raise|await|assert|print|echo|elsif|require|include|using|use|delete|new)\b.*
          | \#include|\#define|@\w+\(?|\$\w+\s*=
          | [\w.$\[\]>-]+\s*([-+*/|&:]?=)\s*\S
          | [\w.$:>-]+\(.*\)\s*[;,{:]?$
          | [\w-]+\s*:\s*[^;]+;$
          | [.\#]?[\w-]+[\w\s.,:>\#-]*\{$
        )"#,
    )
    .expect("the pattern is valid")
});

fn is_statement(line: &str) -> bool {
    STATEMENT.is_match(line.as_bytes())
}

fn is_code_line(line: &str) -> bool {
    let ends = line.ends_with([';', '{', '}', '(', ')', '[', ']', ',', ':', '=', '\\', '>']);
    ends || is_statement(line) || line.starts_with(['}', ')', ']', '{', '@'])
}

/// Whether a line is several words and a full stop, without the signs of code.
fn is_sentence(line: &str) -> bool {
    /// Words of the shortest sentence.
    const MIN_WORDS: usize = 6;
    let is_word = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || "'’,.-".contains(c))
    };
    line.ends_with(['.', '!', '?', '”', '"'])
        && !line.contains([';', '=', '{', '}', '('])
        && line.split_whitespace().filter(is_word).count() >= MIN_WORDS
}

/// Whether a line is longer prose, or in a script without blanks between words.
fn is_prose(line: &str) -> bool {
    /// Words of a line of prose that may contain some signs.
    const MIN_WORDS: usize = 12;
    /// Letters of a line in Chinese or Japanese.
    const MIN_LETTERS: usize = 15;
    let is_word = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || "'’,.-".contains(c))
    };
    let letters = || {
        line.chars()
            .filter(|c| c.is_alphabetic() && !c.is_ascii())
            .count()
    };
    let is_quoted = line.contains(['"', '\'', '`']) && line.contains(['(', '=', ':']);
    !is_quoted
        && (line.split_whitespace().filter(is_word).count() >= MIN_WORDS
            || letters() >= MIN_LETTERS)
}

/// Whether a long text is minified code: few blanks, many signs of code.
fn is_minified(text: &str) -> bool {
    let count = |of: &[u8]| text.bytes().filter(|byte| of.contains(byte)).count();
    let (blanks, signs) = (count(b" "), count(b"{}();=:,"));
    blanks * 12 <= text.len() && signs * 10 >= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_code_text(text: &str) -> bool {
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        is_code(&lines, true)
    }

    #[test]
    fn code_of_common_languages_is_code() {
        let minified = "function a(b){return b.c?d(b,{e:1}):f(b)};var g=[a,h];".repeat(60);
        for code in [
            "#!/bin/sh\necho words\n",
            "#include <stdio.h>\n/* A comment that\n is long. */\nint main(void) {\n  int i;\n  for (i = 0; i < 3; i++) {\n    printf(\"%d\", i);\n  }\n  return 0;\n}\n",
            "const a = require('a');\n// It is a comment.\nfunction b(c) {\n  if (c) {\n    return a(c);\n  }\n}\nmodule.exports = { b };\n",
            "body {\n  color: red;\n  margin: 0;\n}\n.a > p {\n  font: 12px serif;\n}\n",
            "use std::fs;\n\npub struct A {\n    b: u8,\n}\n\nimpl A {\n    pub fn c(&self) -> u8 {\n        self.b\n    }\n}\n",
            &minified,
        ] {
            assert!(is_code_text(code), "{code}");
        }
    }

    #[test]
    fn prose_lists_recipes_and_poems_are_not() {
        for text in [
            "We use a loop:\nfor i in range(3):\n    print(i)\nThe result is printed three times on the screen.\nIt ends then.\n",
            "Ingredients:\n2 eggs,\n100 g flour,\na pinch of salt,\nmilk (cold),\nbutter.\n",
            "O rose, thou art sick;\nThe invisible worm,\nThat flies in the night,\nIn the howling storm,\nHas found out thy bed;\n",
            "Name: Anna\nAge: 12\nCity: Ulm\nHeight: 1.50\nWeight: 40\nClub: none\n",
            "Home\nNews\nSport (3)\nWeather\nAbout us\nLogin\nSearch\n",
        ] {
            assert!(!is_code_text(text), "{text}");
        }
    }
}
