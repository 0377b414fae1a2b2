//! Words that decide about a hyphen at the end of a line.

/// Words after a suspended hyphen (`Haupt- und Nebenwege`), in lower case. The hyphen and the
/// blank stay. Syllables that are also such words (`to`, `en`, `o`) are left out.
pub(crate) const CONJUNCTIONS: &[&str] = &[
    "and", "or", "und", "oder", "bzw", "bis", "sowie", "noch", "statt", "och", "eller", "og", "et",
    "ou", "lub", "oraz", "или", "и", "ja", "tai",
];

/// First parts that English writes with a hyphen, and never divides from the rest of a word.
pub(crate) const COMPOUND_FIRST: &[&str] = &["well", "self", "quasi", "pseudo", "ill", "vice"];

/// Endings that belong to a first part without a hyphen: `self-|ish`, `ill-|ness`.
pub(crate) const SOLID_ENDINGS: &[&str] = &[
    "ish", "ishly", "ishness", "less", "lessly", "same", "hood", "ness", "nesses", "ing", "ington",
    "come", "comed",
];
