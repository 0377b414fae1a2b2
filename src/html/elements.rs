//! The effect of each element on the text, in one table.
//!
//! The walk looks up every element here, and contains nearly no element names itself. Elements
//! that are not listed are inline and have no effect, as in a browser.

use crate::document::BlockKind;
use crate::lang::class_names::HIDING_CLASSES;
use crate::spans::Mark;

/// What an element does to the text inside and around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Effect {
    /// None: its text joins the text around it.
    Inline,
    /// Readers do not see its text.
    Skip,
    /// Its text is a separate block, of this kind, or without one of the kind that the element
    /// around it gives.
    Block(Option<BlockKind>),
    /// A list: a block that also counts for the list depth.
    List,
    /// A table row: its cells become one block if it contains data.
    TableRow,
    /// A cell of a table row.
    Cell,
    /// `pre`: white space is kept, and line breaks.
    Preformatted,
    /// A block inside `pre`, which becomes a line.
    CodeLine,
    /// `a`.
    Link,
    /// Bold text.
    Bold,
    /// Italic text.
    Italic,
    /// Deleted text.
    Deleted,
    /// Code in a line.
    Code,
    /// Subscript.
    Sub,
    /// Superscript.
    Sup,
    /// `math`.
    Math,
    /// `base`.
    Base,
    /// A control (`button`, `label`).
    Control,
    /// `br`.
    LineBreak,
    /// `hr`: ends a block and has no text.
    Rule,
    /// `img`.
    Image,
    /// Its text is markup for browsers without scripts, used if the page shows no other body.
    Noscript,
    /// `title`.
    Title,
    /// `meta`.
    Meta,
    /// `link`.
    HeadLink,
    /// `script` and `iframe`.
    Script,
    /// `input`.
    Field,
}

impl Effect {
    /// The effect inside `pre`, where blocks become lines.
    pub(super) fn in_preformatted(self) -> Effect {
        match self {
            Effect::Block(_) | Effect::List | Effect::TableRow => Effect::CodeLine,
            Effect::Cell => Effect::Inline,
            effect => effect,
        }
    }

    /// The inline markup that the element gives its text.
    pub(super) fn mark(self) -> Option<Mark> {
        match self {
            Effect::Bold => Some(Mark::Strong),
            Effect::Italic => Some(Mark::Emphasis),
            Effect::Deleted => Some(Mark::Deleted),
            Effect::Code => Some(Mark::Code("".into())),
            Effect::Sub => Some(Mark::Sub),
            Effect::Sup => Some(Mark::Sup),
            _ => None,
        }
    }

    /// Whether the text before, in and after the element belongs to separate blocks. Such an
    /// element becomes a container of the document.
    pub(super) fn is_container(self) -> bool {
        matches!(
            self,
            Effect::Block(_)
                | Effect::List
                | Effect::TableRow
                | Effect::Cell
                | Effect::Preformatted
        )
    }
}

/// The effect of an element. The name is in lower case, as the parser gives it.
pub(super) fn effect(name: &str) -> Effect {
    use Effect::*;
    match name {
        "a" => Link,
        "b" | "strong" => Bold,
        "i" | "em" | "cite" => Italic,
        "del" | "s" | "strike" => Deleted,
        "code" | "kbd" | "samp" | "tt" => Code,
        "sub" => Sub,
        "sup" => Sup,
        "math" => Math,
        "base" => Base,
        "button" | "label" | "legend" => Control,
        "br" => LineBreak,
        "hr" => Rule,
        "img" => Image,
        "noscript" => Noscript,
        "title" => Title,
        "meta" => Meta,
        "link" => HeadLink,
        "script" | "iframe" => Script,
        "input" => Field,
        // The content of `object`, `canvas` and `video` is a fallback that browsers do not show;
        // `rt` and `rp` repeat the ruby text as its pronunciation.
        "style" | "template" | "noframes" | "noembed" | "audio" | "canvas" | "object"
        | "select" | "datalist" | "textarea" | "rp" | "rt" | "rtc" | "annotation" | "svg"
        | "video" => Skip,
        "h1" => Block(Some(BlockKind::Heading(1))),
        "h2" => Block(Some(BlockKind::Heading(2))),
        "h3" => Block(Some(BlockKind::Heading(3))),
        "h4" => Block(Some(BlockKind::Heading(4))),
        "h5" => Block(Some(BlockKind::Heading(5))),
        "h6" => Block(Some(BlockKind::Heading(6))),
        "li" => Block(Some(BlockKind::Item)),
        "dt" => Block(Some(BlockKind::Term)),
        "dd" => Block(Some(BlockKind::Definition)),
        "blockquote" => Block(Some(BlockKind::Quote)),
        "figcaption" | "caption" => Block(Some(BlockKind::Caption)),
        "pre" | "listing" | "xmp" | "plaintext" => Preformatted,
        "ul" | "ol" | "menu" | "dir" => List,
        "tr" => TableRow,
        "td" | "th" => Cell,
        "address" | "article" | "aside" | "body" | "center" | "details" | "dialog" | "div"
        | "dl" | "fieldset" | "figure" | "footer" | "form" | "frameset" | "header" | "hgroup"
        | "html" | "main" | "nav" | "p" | "search" | "section" | "summary" | "table" | "tbody"
        | "tfoot" | "thead" | "optgroup" | "option" | "amp-sidebar" => Block(None),
        _ => Inline,
    }
}

/// Whether an attribute hides its element when the page is first shown.
pub(super) fn hides(name: &str, value: &str) -> bool {
    match name {
        "hidden" => value != "until-found",
        "aria-hidden" => value == "true",
        "style" => {
            let without_spaces: String = value
                .chars()
                .filter(|c| !c.is_whitespace())
                .take(400)
                .collect();
            let lower = without_spaces.to_ascii_lowercase();
            lower.contains("display:none") || lower.contains("visibility:hidden")
        }
        "class" => value
            .split_ascii_whitespace()
            .any(|class| HIDING_CLASSES.contains(&class)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_styles_and_classes_hide_elements() {
        for (name, value) in [
            ("hidden", ""),
            ("aria-hidden", "true"),
            ("style", "color: red; DISPLAY : none"),
            ("class", "a sr-only b"),
        ] {
            assert!(hides(name, value), "{name}={value}");
        }
        for (name, value) in [
            ("hidden", "until-found"),
            ("aria-hidden", "false"),
            ("style", "display:block"),
            ("class", "hidden-gems"),
        ] {
            assert!(!hides(name, value), "{name}={value}");
        }
    }
}
