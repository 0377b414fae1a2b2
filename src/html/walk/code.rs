//! The language of code, from the classes that highlighters and Markdown converters write.

use super::Walk;

/// Elements around `pre` whose class may name the language (Sphinx, Jekyll, GitHub).
const LEVELS: usize = 3;

/// Characters of the longest name of a language.
const MAX_CHARS: usize = 24;

impl Walk {
    /// The language of a `pre` with this class.
    pub(super) fn language_of_code(&self, class: &str) -> Box<str> {
        let around = self.open_containers.iter().rev().skip(1).take(LEVELS);
        let labels = around.map(|index| &*self.containers[*index as usize].label);
        let mut names = std::iter::once(class).chain(labels).map(language);
        names
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .into()
    }

    /// Takes the language from the class of a `code` element inside `pre`.
    pub(super) fn add_code_language(&mut self, class: &str) {
        let language = language(class);
        if !language.is_empty() {
            self.code_language = language.into();
        }
    }
}

/// The language that a class names; empty if it names none.
fn language(class: &str) -> &str {
    const PREFIXES: [&str; 5] = [
        "language-",
        "lang-",
        "highlight-source-",
        "highlight-",
        "brush:",
    ];
    const NONE: [&str; 6] = [
        "none",
        "default",
        "plain",
        "plaintext",
        "notranslate",
        "nohighlight",
    ];
    let is_name = |name: &&str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "+#-_.".contains(c);
        !name.is_empty()
            && name.len() <= MAX_CHARS
            && name.chars().all(is_part)
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !NONE.contains(name)
    };
    class
        .split([' ', '\t', '\n', ';'])
        .filter_map(|class| {
            PREFIXES
                .iter()
                .find_map(|prefix| class.strip_prefix(prefix))
        })
        .find(is_name)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;
    use crate::spans::Mark;

    #[test]
    fn classes_name_the_language() {
        for (class, expected) in [
            ("language-rust", "rust"),
            ("hljs lang-c++", "c++"),
            ("highlight highlight-source-shell", "shell"),
            ("brush: js; toolbar: false", ""),
            ("brush:js;", "js"),
            ("language-plaintext highlighter-rouge", ""),
            ("languages", ""),
            ("", ""),
        ] {
            assert_eq!(language(class), expected, "{class}");
        }
    }

    #[test]
    fn the_language_is_a_mark_of_the_block() {
        for source in [
            "<pre class=language-js>a()</pre>",
            "<pre><code class=\"language-js hljs\">a()</code></pre>",
            "<div class=highlight-js><div class=highlight><pre>a()</pre></div></div>",
        ] {
            let blocks = parse(source).blocks;
            assert_eq!(blocks[0].spans[0].mark, Mark::Code("js".into()), "{source}");
        }
    }
}
