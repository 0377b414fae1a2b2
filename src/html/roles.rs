//! Elements whose class gives their text a role of its own: marks of footnotes, notes at the side,
//! line numbers, buttons that copy code, drawn formulas.
//!
//! Input: the name, class and role of an element. Output: its [`Role`]. The classes are those of
//! the programs that write such elements (MediaWiki, Sphinx, MathJax, highlighters), so they
//! decide, unlike the [vocabulary of class names](crate::lang::class_names), which is evidence.

use crate::lang::copy_buttons;
use ego_tree::NodeRef;
use scraper::Node;

/// The role of an element by its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Its text belongs to the page and not to the sentence: `[edit]`, `[1]` of MediaWiki, a button
    /// that copies code.
    Furniture,
    /// A button that copies code, if its text is short.
    CopyButton,
    /// A formula that is drawn beside its MathML, if something is beside it.
    DrawnCopy,
    /// The numbers of lines of code, if it has nothing but numbers.
    LineNumbers,
    /// A note that style sheets put beside the paragraph that it is written in.
    SideNote,
    /// A formula as a script drew it.
    DrawnFormula,
    /// Code whose lines are cells of a table.
    CodeCell,
    /// The mark of a footnote.
    FootnoteMark,
}

/// The role of an element. `role` is its attribute.
pub(super) fn of(name: &str, class: &str, role: &str) -> Option<Role> {
    if matches!(role, "doc-noteref") {
        return Some(Role::FootnoteMark);
    }
    if class.is_empty() {
        return None;
    }
    class
        .split_ascii_whitespace()
        .find_map(|class| of_class(name, class))
}

fn of_class(name: &str, class: &str) -> Option<Role> {
    match class {
        "mw-editsection"
        | "mw-cite-backlink"
        | "Inline-Template"
        | "mw-jump-link"
        | "footnote-backref"
        | "footnote-back-ref"
        | "footnote-return"
        | "reversefootnote"
        | "MathJax_Preview"
        | "mwe-math-fallback-image-inline"
        | "mwe-math-fallback-image-display" => Some(Role::Furniture),
        "reference" if name == "sup" => Some(Role::Furniture),
        "copy-button"
        | "copy-btn"
        | "copybtn"
        | "btn-copy"
        | "copy-code"
        | "code-copy"
        | "copy"
        | "copy-code-button"
        | "clipboard-copy"
        | "zeroclipboard-container"
        | "clipboard"
        | "copy-to-clipboard"
        | "copy-to-clipboard-button"
        | "code-block-copy" => Some(Role::CopyButton),
        "gutter"
        | "lineno"
        | "linenos"
        | "line-number"
        | "line-numbers"
        | "line_number"
        | "line_numbers"
        | "linenumber"
        | "linenumbers"
        | "linenodiv"
        | "lnt"
        | "ln"
        | "blob-num"
        | "hljs-ln-numbers"
        | "rouge-gutter"
        | "CodeMirror-linenumber"
        | "lineNumber"
        | "react-line-number"
        | "code-line-number"
        | "line-no"
        | "line-num" => Some(Role::LineNumbers),
        "sidenote" | "marginnote" | "margin-note" | "side-note" | "sidenote-content"
        | "sidenote-text" | "tufte-note" => Some(Role::SideNote),
        "MathJax"
        | "MathJax_Display"
        | "MathJax_SVG"
        | "MathJax_SVG_Display"
        | "MathJax_CHTML"
        | "MJXc-display"
        | "mjx-chtml" => Some(Role::DrawnFormula),
        "katex-html" => Some(Role::DrawnCopy),
        "blob-code" | "hljs-ln-code" | "code-cell" | "react-code-text" | "line_content"
        | "line-code"
            if name == "td" =>
        {
            Some(Role::CodeCell)
        }
        "footnote-ref" | "footnoteRef" | "footnote-reference" | "fn-ref" | "footnote-anchor" => {
            Some(Role::FootnoteMark)
        }
        _ => None,
    }
}

/// Characters of the text of a button, at most.
const MAX_BUTTON_CHARS: usize = 40;

/// Nodes of a button or of a row that are read.
const MAX_SMALL: usize = 200;

/// Whether an element is a button that copies code: it has no code, and no text or a label.
pub(super) fn copies_code(element: NodeRef<Node>) -> bool {
    let mut text = String::new();
    for (index, node) in element.descendants().enumerate() {
        if let Some(part) = node.value().as_text() {
            text.extend(part.chars().take(MAX_BUTTON_CHARS + 1));
        }
        let is_code = has_name(node, &["pre", "code", "textarea"]);
        if is_code || index > MAX_SMALL || text.trim().chars().count() > MAX_BUTTON_CHARS {
            return false;
        }
    }
    text.trim().is_empty() || copy_buttons::is_label(&text)
}

/// Whether a cell of line numbers has code in its row. Elsewhere numbers are line numbers by their
/// class alone.
pub(super) fn is_beside_code(element: NodeRef<Node>) -> bool {
    if !has_name(element, &["td", "th"]) {
        return true;
    }
    let row = element
        .parent()
        .into_iter()
        .flat_map(|row| row.descendants());
    row.take(MAX_SMALL).any(|node| {
        let cell = node.value().as_element();
        let class = cell.and_then(|cell| cell.attr("class")).unwrap_or_default();
        has_name(node, &["pre", "code"]) || class.to_ascii_lowercase().contains("code")
    })
}

fn has_name(node: NodeRef<Node>, names: &[&str]) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| names.contains(&element.name()))
}

/// Nodes that are read to find out whether an element has only numbers. A page of code has some
/// thousand lines.
const MAX_NODES: usize = 20_000;

/// Whether an element has no text but numbers.
pub(super) fn has_only_numbers(element: NodeRef<Node>) -> bool {
    let mut nodes = 0;
    for node in element.descendants() {
        nodes += 1;
        let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ':');
        let is_text = node.value().as_text();
        if nodes > MAX_NODES || is_text.is_some_and(|text| !text.chars().all(is_number)) {
            return false;
        }
    }
    true
}

/// Whether text is nothing but line numbers: two or more, each one more than the one before.
pub(super) fn is_line_numbers(text: &str) -> bool {
    let mut previous: Option<u32> = None;
    let mut count = 0;
    for word in text.split_whitespace() {
        let Ok(number) = word.trim_end_matches(['.', ':', '|']).parse::<u32>() else {
            return false;
        };
        if previous.is_some_and(|previous| previous.checked_add(1) != Some(number)) {
            return false;
        }
        previous = Some(number);
        count += 1;
    }
    count >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    fn texts(source: &str) -> Vec<String> {
        parse(source).blocks.into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn classes_give_roles_only_to_their_elements() {
        for (name, class, expected) in [
            ("sup", "reference", Some(Role::Furniture)),
            ("div", "reference", None),
            ("td", "gutter", Some(Role::LineNumbers)),
            ("td", "blob-code js-file-line", Some(Role::CodeCell)),
            ("div", "blob-code", None),
            ("button", "copy", Some(Role::CopyButton)),
            ("div", "hljs-copy-wrapper", None),
            ("span", "sidenote", Some(Role::SideNote)),
        ] {
            assert_eq!(of(name, class, ""), expected, "{name}.{class}");
        }
    }

    #[test]
    fn line_numbers_are_removed_and_code_is_not() {
        for (source, expected) in [
            (
                "<table><tr><td class=gutter><pre>1\n2</pre><td><pre>a\n  b</pre></table>",
                &["a\n  b"][..],
            ),
            (
                "<table><tr><td><pre>7\n8\n9</pre><td><pre>a\nb\nc</pre></table>",
                &["a\nb\nc"],
            ),
            (
                "<pre><span class=lineno>1</span>a\n<span class=lineno>2</span>b</pre>",
                &["a\nb"],
            ),
            (
                "<pre class=line-numbers><code>a = 1</code></pre>",
                &["a = 1"],
            ),
            ("<pre>1 1 2 3</pre>", &["1 1 2 3"]),
            ("<pre>1\n2\n3</pre>", &["1\n2\n3"]),
            ("<div class=code-copy><pre>a</pre></div>", &["a"]),
            ("<div><a class=copy>Copy</a></div><pre>a</pre>", &["a"]),
            (
                "<table><tr><td class=line-number>120<td>bus</table>",
                &["120 | bus"],
            ),
            ("<p class=ln>Line.", &["Line."]),
        ] {
            assert_eq!(texts(source), expected, "{source}");
        }
    }

    #[test]
    fn cells_of_code_keep_their_indentation() {
        let code = "<table><tr><td class=blob-num><td class=blob-code>def f():<tr>\
            <td class=blob-num><td class=blob-code>    return</table>";
        assert_eq!(texts(code), ["def f():", "    return"]);
    }

    #[test]
    fn side_notes_follow_the_paragraph_that_they_are_in() {
        let note = "<p>The road<span class=sidenote>Built in 1966.</span> is old.<p>Next.";
        assert_eq!(texts(note), ["The road is old.", "Built in 1966.", "Next."]);
        let lines = "<div>A<small class=marginnote><i>B.<br><br>C.</i></small> <b>d</b>.</div>";
        assert_eq!(texts(lines), ["A d.", "B.", "C."]);
    }
}
