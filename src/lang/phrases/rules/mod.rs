//! The phrase rules: the phrases of each role by language, with examples.
//!
//! `build.rs` also includes this module, and compiles the phrases for the matcher. So it must not
//! depend on the rest of the crate.

mod account;
mod advert;
mod back;
mod byline;
mod call_to_action;
mod comments;
mod follow;
mod legal;
mod newsletter;
mod note;
mod promo;
mod reading;
mod related;
mod share;

/// Where in a block a phrase must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It is the whole block, apart from symbols and digits.
    Whole,
    /// It begins the block.
    Start,
    /// It begins the block, and a colon, bar, arrow or dash with more text follows: a link to
    /// another page of the site inside the body.
    Promo,
    /// It is anywhere in the block.
    Anywhere,
}

/// The purpose of a block that contains a phrase. The order is that of the bits, which are
/// features of the models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    /// The heading of a list of other articles.
    Related,
    /// A link to another article inside the body.
    Promo,
    /// The label of a share, save or print button.
    Share,
    /// A request for an e-mail address or a subscription.
    Newsletter,
    /// The heading of readers' comments, or a request for one.
    Comments,
    /// A copyright line, terms, a cookie notice.
    Legal,
    /// The page's own controls: log-in, menus, search, paging.
    Controls,
    /// Author, date, photo credit.
    Byline,
    /// Reading time, age, number of views.
    ReadingTime,
    /// The label of an advertisement.
    Advert,
    /// The heading of sources, references or author notes after the body, sometimes part of it.
    BackMatter,
    /// A request to follow the site on a social network.
    FollowUs,
    /// A note on how the article was made: credits, corrections, disclosures.
    EditorialNote,
}

impl Role {
    /// All roles, in the order of their bits.
    pub const ALL: [Role; 13] = [
        Role::Related,
        Role::Promo,
        Role::Share,
        Role::Newsletter,
        Role::Comments,
        Role::Legal,
        Role::Controls,
        Role::Byline,
        Role::ReadingTime,
        Role::Advert,
        Role::BackMatter,
        Role::FollowUs,
        Role::EditorialNote,
    ];

    /// The name of the role in the features of the models.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Related => "related",
            Role::Promo => "promo",
            Role::Share => "share",
            Role::Newsletter => "newsletter",
            Role::Comments => "comments",
            Role::Legal => "legal",
            Role::Controls => "account",
            Role::Byline => "byline",
            Role::ReadingTime => "reading",
            Role::Advert => "advert",
            Role::BackMatter => "back",
            Role::FollowUs => "follow",
            Role::EditorialNote => "note",
        }
    }

    /// The bit of the role in a set of roles.
    pub const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// A rule: phrases that give a block one role.
pub struct PhraseRule {
    /// A short name, unique among the rules.
    pub name: &'static str,
    /// Why such blocks matter.
    pub why: &'static str,
    /// The role of a block that matches.
    pub role: Role,
    /// Where the phrases must match.
    pub anchor: Anchor,
    /// Languages (ISO 639; `mul` for names and symbols of all languages) with their phrases:
    /// regular expressions in lower case, matched case-insensitively. A phrase needs an anchor of
    /// its own only where it differs from `anchor`.
    pub phrases: &'static [(&'static str, &'static [&'static str])],
    /// Example texts with their language: at least one for each language of `phrases`.
    pub matches: &'static [(&'static str, &'static str)],
    /// Prose that resembles the phrases and must not match, with its language.
    pub rejects: &'static [(&'static str, &'static str)],
}

/// All rules.
pub const PHRASE_RULES: &[PhraseRule] = &[
    related::RULE,
    promo::RULE,
    call_to_action::RULE,
    share::RULE,
    newsletter::RULE,
    comments::RULE,
    legal::RULE,
    account::RULE,
    byline::RULE,
    reading::RULE,
    advert::RULE,
    back::RULE,
    follow::RULE,
    note::RULE,
];

#[cfg(test)]
pub(super) mod tests {
    use super::super::roles;
    use super::*;
    use regex::RegexBuilder;
    use std::collections::BTreeSet;

    /// A regular expression that matches any of the phrases at the anchor.
    pub(in super::super) fn regex_at_anchor(anchor: Anchor, phrases: &[&str]) -> String {
        let phrases = phrases.join("|").replace(r"\b", r"(?-u:\b)");
        match anchor {
            Anchor::Whole => format!(r"^[\W\d]*(?:{phrases})[\W\d]*$"),
            Anchor::Start => format!(r"^[^\p{{L}}©(]*(?:{phrases})"),
            Anchor::Promo => format!(r"^[^\p{{L}}]*(?:{phrases})\s*(?:[:：|»›>→]|[-–—]\s)\s*\S"),
            Anchor::Anywhere => format!("(?:{phrases})"),
        }
    }

    #[test]
    fn every_rule_matches_its_examples_and_not_its_counterexamples() {
        for rule in PHRASE_RULES {
            let name = rule.name;
            assert!(!rule.matches.is_empty() && !rule.rejects.is_empty() && !rule.why.is_empty());
            for (_, text) in rule.matches {
                assert_ne!(roles(text) & rule.role.bit(), 0, "{name} on {text:?}");
            }
            for (_, text) in rule.rejects {
                assert_eq!(roles(text) & rule.role.bit(), 0, "{name} on {text:?}");
            }
        }
    }

    #[test]
    fn every_language_of_a_rule_has_an_example_and_three_other_languages_a_counterexample() {
        for rule in PHRASE_RULES {
            let name = rule.name;
            for (language, phrases) in rule.phrases {
                let regex = RegexBuilder::new(&regex_at_anchor(rule.anchor, phrases))
                    .case_insensitive(true)
                    .build()
                    .expect("the phrases of a language compile");
                let mut examples = rule.matches.iter().filter(|(of, _)| of == language);
                assert!(
                    examples.any(|(_, text)| regex.is_match(text)),
                    "{name} in {language}"
                );
            }
            let foreign: BTreeSet<&str> = rule
                .rejects
                .iter()
                .map(|(language, _)| *language)
                .filter(|language| *language != "en")
                .collect();
            assert!(foreign.len() >= 3, "{name} has only {foreign:?}");
        }
    }

    #[test]
    fn a_rule_lists_each_language_once_by_its_code() {
        const LANGUAGES: [&str; 44] = [
            "mul", "en", "de", "fr", "es", "pt", "it", "nl", "ca", "eu", "sv", "no", "da", "fi",
            "et", "lv", "lt", "hu", "pl", "cs", "sk", "sl", "hr", "sr", "bg", "uk", "ru", "ro",
            "el", "tr", "ar", "fa", "he", "ur", "hi", "bn", "ta", "id", "ms", "vi", "th", "zh",
            "ja", "ko",
        ];
        for rule in PHRASE_RULES {
            let languages: Vec<&str> = rule.phrases.iter().map(|(language, _)| *language).collect();
            let examples = rule.matches.iter().chain(rule.rejects);
            let unknown = languages
                .iter()
                .copied()
                .chain(examples.map(|(language, _)| *language))
                .find(|language| !LANGUAGES.contains(language));
            assert_eq!(unknown, None, "{}", rule.name);
            let distinct: BTreeSet<_> = languages.iter().collect();
            assert_eq!(distinct.len(), languages.len(), "{}", rule.name);
        }
    }

    #[test]
    fn all_roles_are_listed_in_the_order_of_their_bits() {
        for (index, role) in Role::ALL.iter().enumerate() {
            assert_eq!(role.bit(), 1 << index);
        }
    }
}
