//! Lines of text without a word.

/// Whether a line without a word is a divider or a button.
///
/// A divider separates the body from what follows it, so it is evidence by itself. Other symbols
/// (the bracket that closes a function, the stars between two scenes) are body where the lines
/// around them are. `=====` underlines a heading and `~~~` fences code, so neither is a divider.
pub(super) fn is_divider(text: &str) -> bool {
    const DIVIDERS: &str = "-–—―_─━═|·•/»›";
    const BUTTONS: &str = "×✕☰↑▲▼";
    text.chars()
        .all(|c| DIVIDERS.contains(c) || BUTTONS.contains(c) || c.is_whitespace())
}
