//! The warnings of an article.
//!
//! A warning names something that shaped the text without being an error: bytes that were not
//! in the declared charset, a parser limit, a filter. Warnings are an enum, so that the README's
//! table and the program cannot drift apart: a test compares the table with [`Warning::ALL`].

use serde::{Serialize, Serializer};
use std::fmt;

/// One entry of an article's `warnings`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Warning {
    /// Stray bytes inside UTF-8, or a character cut at the end of the input.
    BadUtf8,
    /// Bytes that do not exist in the charset of the page.
    BadBytes,
    /// No charset was declared, or the declared one did not fit.
    GuessedCharset,
    /// Elements nest too deep.
    DepthLimit,
    /// Too many formatting elements are open at once.
    FormattingLimit,
    /// The page has too many nodes.
    NodeLimit,
    /// Attributes were dropped.
    AttributeLimit,
    /// The text has too many lines.
    LineLimit,
    /// The archive holds only the beginning of the page.
    Truncated,
    /// No element of the page is selected.
    NothingSelected,
    /// The article is not in the language of `--lang`.
    OtherLanguage,
    /// The article is shorter than `--min-words`.
    TooShort,
    /// The input has no words.
    NoText,
    /// No block of the page is body.
    NoBody,
    /// The page is an error message of its server.
    ErrorPage,
    /// The page is empty until a script has run.
    ScriptShell,
    /// The page asks its visitor to log in.
    LoginWall,
    /// The page asks its visitor to agree to cookies or terms.
    ConsentWall,
    /// The domain has no site.
    Parked,
    /// The page tests or refuses visitors that may be programs.
    BotWall,
}

impl Warning {
    /// Every warning, in the order of the README's table.
    pub const ALL: [Warning; 20] = [
        Warning::BadUtf8,
        Warning::BadBytes,
        Warning::GuessedCharset,
        Warning::DepthLimit,
        Warning::FormattingLimit,
        Warning::NodeLimit,
        Warning::AttributeLimit,
        Warning::LineLimit,
        Warning::Truncated,
        Warning::NothingSelected,
        Warning::OtherLanguage,
        Warning::TooShort,
        Warning::NoText,
        Warning::NoBody,
        Warning::ErrorPage,
        Warning::ScriptShell,
        Warning::LoginWall,
        Warning::ConsentWall,
        Warning::Parked,
        Warning::BotWall,
    ];

    /// Whether the warning gives the reason why an article is empty.
    pub fn is_reason(self) -> bool {
        self >= Warning::OtherLanguage
    }

    /// The name in the output. Names are part of the output format and do not change.
    pub fn name(self) -> &'static str {
        match self {
            Warning::BadUtf8 => "bad-utf8",
            Warning::BadBytes => "bad-bytes",
            Warning::GuessedCharset => "guessed-charset",
            Warning::DepthLimit => "depth-limit",
            Warning::FormattingLimit => "formatting-limit",
            Warning::NodeLimit => "node-limit",
            Warning::AttributeLimit => "attribute-limit",
            Warning::LineLimit => "line-limit",
            Warning::Truncated => "truncated",
            Warning::NothingSelected => "nothing-selected",
            Warning::OtherLanguage => "other-language",
            Warning::TooShort => "too-short",
            Warning::NoText => "no-text",
            Warning::NoBody => "no-body",
            Warning::ErrorPage => "error-page",
            Warning::ScriptShell => "script-shell",
            Warning::LoginWall => "login-wall",
            Warning::ConsentWall => "consent-wall",
            Warning::Parked => "parked",
            Warning::BotWall => "bot-wall",
        }
    }

    /// What happened and what was done, in one sentence for the README's table.
    pub fn description(self) -> &'static str {
        match self {
            Warning::BadUtf8 => {
                "stray bytes in a UTF-8 page were decoded with another charset, or a cut last \
                 character was dropped"
            }
            Warning::BadBytes => "bytes that are invalid in the page's charset became U+FFFD",
            Warning::GuessedCharset => {
                "the charset was guessed: none was declared, or the declared one did not fit"
            }
            Warning::DepthLimit => {
                "elements nest more than 512 deep; deeper elements lost their tags, not their text"
            }
            Warning::FormattingLimit => "unclosed formatting elements (`<font>`) were closed",
            Warning::NodeLimit => {
                "more than 750,000 elements and texts; the rest of the text is one block"
            }
            Warning::AttributeLimit => {
                "attributes were dropped: too many, or too many different names"
            }
            Warning::LineLimit => "a text of more than 300,000 lines; the rest is one block",
            Warning::Truncated => "the archive holds only the beginning of the page",
            Warning::NothingSelected => "no element matches `--select`; the whole page was cleaned",
            Warning::OtherLanguage => "the text was emptied by `--lang`",
            Warning::TooShort => "the text was emptied by `--min-words`",
            Warning::NoText => "the input has no words",
            Warning::NoBody => "the page has words, but none of them are body",
            Warning::ErrorPage => {
                "the page is a message of its server: an error, maintenance, a redirect"
            }
            Warning::ScriptShell => "the page is empty until a script has run",
            Warning::LoginWall => {
                "the page asks its visitor to log in or to subscribe; a teaser before it is kept"
            }
            Warning::ConsentWall => "the page asks its visitor to agree to cookies or terms",
            Warning::Parked => "the domain has no site: it is for sale, parked or not set up",
            Warning::BotWall => "the page tests or refuses visitors that may be programs",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_safe_in_a_comma_separated_list() {
        let names: HashSet<&str> = Warning::ALL.iter().map(|warning| warning.name()).collect();
        assert_eq!(names.len(), Warning::ALL.len());
        for name in names {
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(name.chars().all(allowed), "{name}");
        }
    }
}
