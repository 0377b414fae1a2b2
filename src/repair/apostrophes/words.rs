//! The words and parts of words that show that an accent was typed for an apostrophe.

/// English words that may end in é: `crudite´s` may be crudités.
pub const ENDING_IN_E_ACUTE: [&str; 10] = [
    "cafe",
    "canape",
    "cliche",
    "communique",
    "crudite",
    "fiance",
    "fiancee",
    "protege",
    "saute",
    "souffle",
];

/// Suffixes after an apostrophe in English, German (`geht´s`) and many brand names.
pub const ENGLISH_SUFFIXES: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// Words in a vowel that English verbs are contracted with: `you´re`, `who´d`.
pub const BEFORE_VERBS: [&str; 11] = [
    "i", "you", "he", "she", "we", "they", "who", "there", "where", "why", "people",
];

/// Words that contract with the word before in Welsh: `mae´n`, `i´r`.
pub const WELSH: (&[&str], &[&str]) = (
    &[
        "a", "i", "o", "y", "mae", "sy", "gyda", "drwy", "trwy", "yw", "dyna",
    ],
    &["r", "n", "i", "u", "w", "ch"],
);

/// Suffixes of Turkish names.
pub const TURKISH_SUFFIXES: [&str; 34] = [
    "nin", "nın", "nun", "nün", "in", "ın", "un", "ün", "de", "da", "te", "ta", "den", "dan",
    "ten", "tan", "ye", "ya", "yi", "yı", "yu", "yü", "deki", "daki", "teki", "taki", "li", "lı",
    "lu", "lü", "nde", "nda", "le", "la",
];

/// Names with a glottal stop, as the parts on both sides.
pub const GLOTTAL_STOPS: [(&str, &str); 14] = [
    ("qur", "an"),
    ("shi", "ite"),
    ("shi", "ites"),
    ("shi", "a"),
    ("ba", "ath"),
    ("ba", "athist"),
    ("sana", "a"),
    ("ka", "aba"),
    ("hawai", "i"),
    ("nuku", "alofa"),
    ("xi", "an"),
    ("ma", "am"),
    ("ra", "anana"),
    ("be", "er"),
];

/// Articles and pronouns of French, Italian and Catalan without their last vowel, besides those of
/// one letter; and Swahili `ng´ombe`.
pub const ELIDED_IN_U: [&str; 7] = [
    "qu", "lorsqu", "puisqu", "jusqu", "quelqu", "presqu", "quoiqu",
];
pub const ELIDED_WORDS: [&str; 20] = [
    "dell", "all", "sull", "nell", "dall", "coll", "quell", "bell", "un", "quest", "sant", "grand",
    "senz", "anch", "mezz", "tutt", "cos", "entr", "aujourd", "ng",
];

/// Words whose beginning is elided: `´em`, Dutch `´s morgens`, German `´ne`.
pub const ELIDED_AT_THE_BEGINNING: [&str; 16] = [
    "n", "em", "til", "cause", "cos", "tis", "twas", "bout", "round", "s", "t", "neath", "ne",
    "nen", "nem", "ner",
];

/// Frequent words of English.
pub const ENGLISH: [&str; 16] = [
    "the", "of", "and", "to", "is", "for", "that", "with", "in", "my", "you", "i", "it", "have",
    "this", "be",
];
