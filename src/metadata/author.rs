//! Who wrote a page.
//!
//! Bylines come with everything around the name: `By`, a role, a handle, a date, the
//! site. What is left after cleaning counts only if it reads like a name; a wrong author
//! is worse than none.

use super::json_ld::Told;
use super::likeness::letters;
use super::{calendar, metas, site};
use crate::document::{Document, Head};

/// Metas that hold the author's name, the most trusted first.
const METAS: &[&str] = &[
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "citation_author",
    "byl",
    "byline",
    "authors",
    "twitter:creator:name",
];

/// What stands before a name in a byline, in lower case.
const PREFIXES: &[&str] = &[
    "view all posts by",
    "commentary by",
    "text by",
    "author",
    "posts by",
    "more by",
    "written by",
    "posted by",
    "post by",
    "published by",
    "reported by",
    "story by",
    "words by",
    "article by",
    "by:",
    "by ",
    "author:",
    "authors:",
    "von:",
    "von ",
    "autor:",
    "autorin:",
    "par ",
    "auteur :",
    "auteur:",
    "por:",
    "por ",
    "di ",
    "a cura di ",
    "autore:",
    "door ",
    "av ",
    "af ",
    "skriven av",
    "text:",
    "tekst:",
    "автор:",
    "авторы:",
    "текст:",
    "автор ",
    "συντάκτης:",
    "του ",
    "της ",
    "yazan:",
    "作者：",
    "作者:",
    "文／",
    "文/",
    "记者：",
    "记者",
    "記者：",
    "記者",
    "编辑：",
    "责任编辑：",
    "기자 ",
    "penulis:",
    "oleh ",
    "tác giả:",
    "bởi ",
    "بقلم ",
    "كتب ",
];

/// What parts several names.
const JOINTS: &[&str] = &[
    " and ", " & ", " und ", " et ", " y ", " e ", " i ", " и ", " och ", " og ", " en ", " with ",
    " και ", " та ", "、", "，", ";", "/", "／", ",",
];

/// What ends the names in a byline: the site, a place, a date.
const ENDS: &[&str] = &[" | ", "|", " - ", " – ", " — ", " • ", "•", "·", "(", "["];

/// Words that are roles, offices and the like, never part of a name; in lower case.
const ROLES: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "editor",
    "editors",
    "editorial",
    "reporter",
    "reporters",
    "correspondent",
    "writer",
    "writers",
    "staff",
    "contributor",
    "contributors",
    "contributing",
    "senior",
    "chief",
    "director",
    "manager",
    "columnist",
    "producer",
    "photographer",
    "desk",
    "newsroom",
    "webmaster",
    "unknown",
    "anonymous",
    "guest",
    "user",
    "null",
    "undefined",
    "none",
    "md",
    "phd",
    "rd",
    "ms",
    "mph",
    "esq",
    "jr",
    "founder",
    "ceo",
    "redaktion",
    "redakcja",
    "redacción",
    "redação",
    "rédaction",
    "redazione",
    "редакция",
    "редактор",
    "корреспондент",
    "编辑",
    "本报记者",
];

/// Words that end a name.
const ENDING_WORDS: &[&str] = &[
    "on",
    "at",
    "for",
    "in",
    "is",
    "says",
    "published",
    "updated",
    "posted",
    "reviewed",
    "edited",
    "contributions",
    "last",
    "»",
    "min",
    "read",
];

/// Words of an editorial office, agency or paper. Behind a person's name they say where
/// that person works.
const HOUSES: &[&str] = &[
    "news",
    "times",
    "post",
    "press",
    "reuters",
    "afp",
    "report",
    "magazine",
    "media",
    "network",
    "today",
    "journal",
    "agency",
    "team",
    "tribune",
    "daily",
    "university",
    "institute",
];

/// What stands in elements marked as bylines besides names, as letters.
const NO_NAMES: &[&str] = &[
    "by",
    "writtenby",
    "postedby",
    "insightsfrom",
    "anonymous",
    "name",
    "author",
    "theauthor",
    "abouttheauthor",
    "topicauthor",
    "fullbio",
    "bio",
    "readmore",
    "follow",
    "more",
    "von",
    "por",
    "par",
    "автор",
];

/// Words in lower case that names hold.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "der", "den", "di", "du", "la", "le", "van",
    "von", "vom", "zu", "zur", "ten", "ter", "bin", "ibn", "al", "el", "ul", "und", "y", "e", "af",
    "av", "st", "the", "of",
];

/// Marks whose label says one of these speak of other people, or of the author without
/// the name.
const OTHER_MARKS: &[&str] = &[
    "comment",
    "review",
    "testimonial",
    "reply",
    "avatar",
    "title",
    "position",
    "bio",
    "role",
    "label",
];

/// Characters of a text in which names are looked for.
const MOST_TEXT: usize = 1000;

/// Characters and words of the longest name.
const MOST_CHARS: usize = 60;
const MOST_WORDS: usize = 6;

/// Names of one page; more are a list of contributors.
const MOST_NAMES: usize = 12;

/// Characters of the longest line that may be a byline.
const BYLINE_CHARS: usize = 120;

/// Blocks before and behind the title where the byline stands.
const BEFORE_TITLE: usize = 5;
const BEHIND_TITLE: usize = 10;

/// The names of a page's authors, joined by `, `; empty if it does not tell.
pub(super) fn find(
    document: &Document,
    told: &Told,
    site: &str,
    title_block: Option<usize>,
) -> String {
    let head = &document.head;
    let title = title_block.unwrap_or(0);
    let near = title.saturating_sub(BEFORE_TITLE)..=title.saturating_add(BEHIND_TITLE);

    let from_json_ld = told.authors.iter().flat_map(|name| names(name, false));
    let from_metas = METAS.iter().map(|name| {
        metas(head, std::slice::from_ref(name))
            .flat_map(|content| names(content, false))
            .collect::<Vec<_>>()
    });
    let end = document.blocks.len().min(near.end() + 1);
    let lines = document
        .blocks
        .get(*near.start()..end)
        .unwrap_or_default()
        .iter()
        .filter(|block| is_byline(&block.text))
        .map(|block| names(&block.text, true));

    let found: Vec<Vec<String>> = std::iter::once(from_json_ld.collect())
        .chain(from_metas)
        .chain(marked(head, title))
        .chain(lines)
        .filter(|names: &Vec<String>| !names.is_empty())
        .collect();
    // A site that signs its articles itself is their author only where nobody else is.
    let site = [site::bare(site)];
    found
        .iter()
        .enumerate()
        .find(|(at, names)| {
            let signed_by_site = names.iter().all(|name| site::is_name(name, &site));
            !signed_by_site && (*at == 0 || names.iter().all(|name| is_full(name)))
        })
        .map(|(_, names)| names)
        .or(found.first())
        .map(|names| joined(names))
        .unwrap_or_default()
}

/// Whether a line is nothing but a byline: a word for `by`, and a name.
pub(super) fn is_byline(text: &str) -> bool {
    text.chars().take(BYLINE_CHARS + 1).count() <= BYLINE_CHARS
        && signed_part(text).is_some()
        && !names(text, true).is_empty()
}

/// The names in elements that are marked as bylines, the nearest to the title first.
fn marked(head: &Head, title: usize) -> impl Iterator<Item = Vec<String>> {
    let mut marks: Vec<_> = head
        .bylines
        .iter()
        .filter(|mark| !OTHER_MARKS.iter().any(|word| mark.label.contains(word)))
        .map(|mark| (title.abs_diff(mark.block as usize), mark))
        .collect();
    marks.sort_by_key(|(distance, _)| *distance);
    marks.into_iter().map(|(distance, mark)| {
        let strict = distance > BEHIND_TITLE || !mark.label.contains("author");
        [&mark.text, &mark.value]
            .into_iter()
            .filter(|text| text.chars().take(BYLINE_CHARS + 1).count() <= BYLINE_CHARS)
            .map(|text| {
                // `5 October Written by Jane Doe`: in a byline, names follow this word.
                let by = text.to_ascii_lowercase().find(" by ");
                names(by.map_or(text.as_str(), |at| &text[at + 4..]), strict)
            })
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    })
}

fn joined(names: &[String]) -> String {
    let mut seen = std::collections::HashSet::new();
    names
        .iter()
        .filter(|name| seen.insert(letters(name)))
        .take(MOST_NAMES)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}

/// The part of a line that a word for `by` begins, without that word.
fn signed_part(text: &str) -> Option<&str> {
    text.split(['|', '•', '·', '\n'])
        .find_map(|part| unsigned(part.trim()))
}

/// A text without the word for `by` before it, if one is there.
fn unsigned(text: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|prefix| {
        let end = text
            .char_indices()
            .nth(prefix.chars().count())
            .map_or(text.len(), |(end, _)| end);
        let (start, rest) = text.split_at(end);
        // `posts by` must not begin `posts bygone`.
        let whole =
            !prefix.ends_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with([' ', ':']);
        (whole && start.to_lowercase() == *prefix)
            .then(|| rest.trim_start_matches([' ', ':', '：']))
    })
}

/// The names in a text. `strict`: nothing but the text itself says that it holds names,
/// so they must be written as names are, with a first and a last one.
fn names(text: &str, strict: bool) -> Vec<String> {
    let end = text
        .char_indices()
        .nth(MOST_TEXT)
        .map_or(text.len(), |(end, _)| end);
    let words: Vec<&str> = text[..end]
        .split_whitespace()
        .filter(|word| !is_address(word))
        .collect();
    let text = words.join(" ");
    let mut part = signed_part(&text).unwrap_or(&text);
    while let Some(rest) = unsigned(part) {
        part = rest;
    }
    let end = ENDS.iter().filter_map(|end| part.find(end)).min();
    let mut pieces = vec![&part[..end.unwrap_or(part.len())]];
    for joint in JOINTS {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| split(piece, joint))
            .collect();
    }
    pieces
        .into_iter()
        .enumerate()
        .filter_map(|(at, piece)| name(piece, strict, at == 0))
        .collect()
}

/// The parts of a piece, unless the joint is a word that belongs to a name (`Ortega y Gasset`).
fn split<'a>(piece: &'a str, joint: &str) -> Vec<&'a str> {
    let parts: Vec<&str> = piece.split(joint).collect();
    let word = joint.starts_with(' ');
    if word && parts.iter().any(|part| part.split_whitespace().count() < 2) {
        vec![piece]
    } else {
        parts
    }
}

/// The name in a piece of a byline, if it is one. The first piece may be a single word or
/// an editorial office (`News Staff`); behind it such pieces are offices and degrees.
fn name(piece: &str, strict: bool, first: bool) -> Option<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let end = words.iter().enumerate().position(|(at, word)| {
        let dated = words
            .get(at + 1)
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        (dated && super::months::number(letters(word).as_str()).is_some())
            || (strict && is_lower(word))
            || (at > 0 && word.contains(|c: char| c.is_ascii_digit()))
            || ENDING_WORDS.contains(&word.to_lowercase().trim_end_matches(':'))
            // `Jane Doe Staff Writer`: the office follows without a comma.
            || (at >= 2 && is_role(word))
    });
    let cut_at_date = end.and_then(|end| words.get(end..)).is_some_and(|rest| {
        rest.iter()
            .any(|word| word.contains(|c: char| c.is_ascii_digit()))
    });
    let words = &words[..end.unwrap_or(words.len())];
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '®'));
    let name = name
        .strip_suffix('.')
        .filter(|name| !name.ends_with(|c: char| c.is_uppercase()) && words.len() < 3)
        .unwrap_or(name);

    let roles = words.iter().filter(|word| is_role(word)).count();
    let has_case = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let full = words.len() >= 2 || !has_case;
    // `Sun Dec 17, 2023` is cut to a single word that is no name.
    let whole = !(has_case && words.len() == 1 && cut_at_date)
        && !words.last().is_some_and(|last| PARTICLES.contains(last))
        && (first || !words.first().is_some_and(|word| is_lower(word)));
    let plausible = (2..=MOST_CHARS).contains(&name.chars().count())
        && words.len() <= MOST_WORDS
        && !(words.len() > 1 && name.starts_with(|c: char| c.is_ascii_digit()))
        && !NO_NAMES.contains(&letters(name).as_str())
        && name.chars().any(char::is_alphabetic)
        && !piece.contains(['?', '!', ':', '"', '“', '<', '>', '{', '}', '=', '#', '…'])
        && calendar::first(name, calendar::Order::DayFirst).is_none();
    let free_of_roles = if first {
        roles < words.len() && !words.iter().any(|word| is_role(word) && is_lower(word))
    } else {
        roles == 0 && !names_house(name)
    };
    (plausible && whole && free_of_roles && (full || (first && !strict))).then(|| name.to_owned())
}

/// Whether a name has a first and a last part, and is no paper's or agency's.
fn is_full(name: &str) -> bool {
    let has_case = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    (!has_case || name.contains(' ')) && !names_house(name)
}

fn names_house(name: &str) -> bool {
    name.split(' ')
        .any(|word| HOUSES.contains(&letters(word).as_str()))
}

fn is_role(word: &str) -> bool {
    ROLES.contains(&letters(word).as_str())
}

/// Whether a word begins small and is none of the small words in names.
fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !PARTICLES.contains(&word)
}

/// Whether a word is an e-mail or web address or a handle.
fn is_address(word: &str) -> bool {
    let domain = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .rsplit_once('.')
        .is_some_and(|(name, ending)| {
            name.len() >= 2
                && (2..=6).contains(&ending.len())
                && ending.chars().all(|c| c.is_ascii_lowercase())
        });
    domain || word.contains('@') || word.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Kind, Mark};
    use crate::page::Form;

    #[test]
    fn bylines_are_cleaned_to_names() {
        for (text, wanted) in [
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE", "JANE DOE"),
            (
                "By Jane Doe and John Smith, Staff Writers",
                "Jane Doe, John Smith",
            ),
            ("By Jane Doe, Senior Editor", "Jane Doe"),
            (
                "Written by: Jane Doe | The Daily | jane@daily.example",
                "Jane Doe",
            ),
            ("Oct 5, 2023 | By Jane Doe", "Jane Doe"),
            ("By Jane Doe on October 5, 2023", "Jane Doe"),
            ("By Jane Doe @janedoe (Reuters)", "Jane Doe"),
            ("Von Jürgen von der Heide", "Jürgen von der Heide"),
            ("Por José Ortega y Gasset", "José Ortega y Gasset"),
            (
                "Par Élodie Martin et Luc Besson",
                "Élodie Martin, Luc Besson",
            ),
            ("Автор: Иван Иванов", "Иван Иванов"),
            ("作者：张三、李四", "张三, 李四"),
            ("By J.K. Rowling", "J.K. Rowling"),
        ] {
            assert!(is_byline(text), "{text}");
            assert_eq!(joined(&names(text, true)), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_byline_names_nobody() {
        for text in [
            "By using this site you agree to our terms",
            "By Monday, everything had changed",
            "Bystanders Saw Everything",
            "By the numbers",
            "By 2030",
            "Jane Doe",
            "By admin",
            "Posted by Staff Writer",
            "",
        ] {
            assert!(!is_byline(text), "{text}: {:?}", names(text, true));
        }
        for text in [
            "admin",
            "https://facebook.com/jane",
            "@janedoe",
            "",
            "Is this a name?",
            "Staff Writer",
            "About the author of this little site and its dog",
        ] {
            assert_eq!(names(text, false), Vec::<String>::new(), "{text}");
        }
    }

    fn page(metas: &[(&str, &str)], bylines: &[(&str, u32)], lines: &[&str]) -> Document {
        Document {
            form: Form::Html,
            head: Head {
                metas: metas
                    .iter()
                    .map(|(name, content)| (name.to_string(), content.to_string()))
                    .collect(),
                bylines: bylines
                    .iter()
                    .map(|(text, block)| Mark {
                        value: String::new(),
                        text: text.to_string(),
                        label: "span author".into(),
                        block: *block,
                    })
                    .collect(),
                ..Head::default()
            },
            blocks: lines
                .iter()
                .map(|line| Block::new(Kind::Paragraph, line.to_string(), 0))
                .collect(),
            containers: Vec::new(),
        }
    }

    #[test]
    fn places_are_asked_in_order_and_the_site_signs_last() {
        let nobody = Told::default();
        let told = Told {
            authors: vec!["Jane Doe".into()],
            ..Told::default()
        };
        let meta = page(&[("author", "John Smith")], &[], &[]);
        assert_eq!(find(&meta, &told, "", None), "Jane Doe");
        assert_eq!(find(&meta, &nobody, "", None), "John Smith");
        let marked = page(
            &[("author", "The Daily")],
            &[("Max Far", 40), ("Jane Doe", 3)],
            &[],
        );
        assert_eq!(find(&marked, &nobody, "The Daily", Some(2)), "Jane Doe");
        assert_eq!(
            find(
                &page(&[("author", "The Daily")], &[], &[]),
                &nobody,
                "The Daily",
                None
            ),
            "The Daily"
        );
        let mut commented = page(&[], &[("Max Commenter", 1), ("Jane Doe", 3)], &[]);
        commented.head.bylines[0].label = "div comment-author vcard".into();
        assert_eq!(find(&commented, &nobody, "", Some(0)), "Jane Doe");
        let seen = page(&[], &[], &["Ten die", "By Jane Doe", "Text."]);
        assert_eq!(find(&seen, &nobody, "", Some(0)), "Jane Doe");
        assert_eq!(find(&page(&[], &[], &["Text."]), &nobody, "", None), "");
    }
}
