//! Which files of a folder are read: `--ext`, `--glob` and `--follow-links`.
//!
//! Input: the path of a file. Output: whether it has one of the extensions and matches one of the
//! patterns. A file that was named is always read.

use super::super::detect::extension;
use std::path::Path;

/// The files of folders that are read.
#[derive(Debug, Clone, Default)]
pub struct FileFilter {
    /// In lower case, without the dot; all if empty.
    pub extensions: Vec<String>,
    /// Patterns as in shells; all if empty.
    pub patterns: Vec<String>,
    /// Whether folders are walked to which a link in a folder leads.
    pub follow_links: bool,
}

impl FileFilter {
    /// Whether a file is read.
    pub fn accepts(&self, path: &Path) -> bool {
        let has_extension = || {
            // `html` also means `page.html.gz`.
            let whole = path
                .extension()
                .map(|e| e.to_string_lossy().to_ascii_lowercase());
            let inner = extension(path);
            let is_given = |one: &String| self.extensions.contains(one);
            whole.as_ref().is_some_and(is_given) || inner.as_ref().is_some_and(is_given)
        };
        let matches = || {
            let path = path.to_string_lossy();
            let is_match = |pattern: &str, text: &str| matches(pattern.as_bytes(), text.as_bytes());
            self.patterns
                .iter()
                .any(|pattern| match pattern.contains('/') {
                    // The end of the path.
                    true => is_match(pattern, &path) || is_match(&format!("**/{pattern}"), &path),
                    false => is_match(pattern, path.rsplit('/').next().unwrap_or_default()),
                })
        };
        (self.extensions.is_empty() || has_extension()) && (self.patterns.is_empty() || matches())
    }
}

/// Whether a pattern matches a whole text: `?` is a byte and `*` any number of them, without `/`;
/// `**` also crosses `/`.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    // The states are the positions in the pattern that the text so far leads to, so that no
    // pattern takes more than the product of both lengths.
    let mut states = vec![false; pattern.len() + 1];
    states[0] = true;
    pass_stars(pattern, &mut states);
    for byte in text {
        let mut next = vec![false; pattern.len() + 1];
        for (at, sign) in pattern.iter().enumerate().filter(|(at, _)| states[*at]) {
            let crosses = pattern.get(at + 1) == Some(&b'*') || at > 0 && pattern[at - 1] == b'*';
            match sign {
                b'*' => next[at] |= *byte != b'/' || crosses,
                b'?' => next[at + 1] |= *byte != b'/',
                sign => next[at + 1] |= sign == byte,
            }
        }
        pass_stars(pattern, &mut next);
        states = next;
    }
    states[pattern.len()]
}

/// A star may match nothing.
fn pass_stars(pattern: &[u8], states: &mut [bool]) {
    for at in 0..pattern.len() {
        if states[at] && pattern[at] == b'*' {
            states[at + 1] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_in_shells() {
        for (pattern, text, expected) in [
            ("*.html", "a.html", true),
            ("*.html", "a.htm", false),
            ("a?c*", "abcdef", true),
            ("*/b/*.txt", "a/b/c.txt", true),
            ("*/c.txt", "a/b/c.txt", false),
            ("**/c.txt", "a/b/c.txt", true),
            ("", "a", false),
        ] {
            assert_eq!(
                matches(pattern.as_bytes(), text.as_bytes()),
                expected,
                "{pattern}"
            );
        }
    }

    #[test]
    fn a_file_needs_an_extension_and_a_pattern_of_those_given() {
        let filter = FileFilter {
            extensions: vec!["html".to_owned(), "gz".to_owned()],
            patterns: vec!["a*".to_owned(), "*/x/*".to_owned()],
            follow_links: false,
        };
        for (path, expected) in [
            ("p/a.HTML", true),
            ("p/a.html.gz", true),
            ("p/a.txt.gz", true),
            ("p/a.txt", false),
            ("p/b.html", false),
            ("/p/q/x/b.html", true),
        ] {
            assert_eq!(filter.accepts(Path::new(path)), expected, "{path}");
        }
        assert!(FileFilter::default().accepts(Path::new("any")));
    }
}
